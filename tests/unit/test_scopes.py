"""Scopes as certification bodies write them are sound; those that leave something open are found."""

import pytest
from directories import codes, record, said


def of(scope: str, activities: dict[str, list[str]]) -> list[str]:
    """What the rules say of a certificate with this scope, and with these activities and their products."""
    listed = [{"activity": done, "products": products} for done, products in activities.items()]
    return said(record(issue={"scope": scope, "activities": listed}))


@pytest.mark.parametrize(
    ("scope", "activities"),
    [
        # One sentence, one activity.
        ("Manufacture of printed circuit boards", {"manufacture": ["printed circuit boards"]}),
        ("The manufacture of printed circuit boards.", {"manufacture": ["printed circuit boards"]}),
        ("Manufacturing of Multilayer Ceramic Capacitors (MLCC) and Chip Resistors for Automotive Use", {"manufacture": ["multilayer ceramic capacitors", "chip resistors"]}),
        ("Manufacture of flexible printed circuits for automotive, medical and industrial applications", {"manufacture": ["flexible printed circuits"]}),
        ("Manufacture of printed board assemblies in accordance with IPC-A-610, class 3", {"manufacture": ["printed board assemblies"]}),
        ("Manufacture of capacitors (ceramic, film and electrolytic)", {"manufacture": ["capacitors"]}),
        ("Manufacture of ceramic and film capacitors", {"manufacture": ["ceramic capacitors", "film capacitors"]}),
        ("Manufacture of connectors including crimping and plating", {"manufacture": ["connectors"]}),
        ("Distribution of semiconductors, passive components & connectors", {"distribution": ["semiconductors", "passive components", "connectors"]}),
        ("Storage of moisture-sensitive devices", {"storage": ["moisture-sensitive devices"]}),
        # Several activities on the same products.
        ("Design, manufacture and distribution of LED drivers", {"design": ["LED drivers"], "manufacture": ["LED drivers"], "distribution": ["LED drivers"]}),
        ("Design and Development of Power Modules", {"design": ["power modules"]}),
        ("Design/Manufacture of transformers", {"design": ["transformers"], "manufacture": ["transformers"]}),
        ("Assembly & testing of IC packages", {"assembly": ["IC packages"], "test": ["IC packages"]}),
        ("Assembly, test and packaging of integrated circuits", {"assembly": ["integrated circuits"], "test": ["integrated circuits"], "packaging": ["integrated circuits"]}),
        ("Wafer level assembly and final test of image sensors", {"assembly": ["image sensors"], "test": ["image sensors"]}),
        # Several activities, each on its own.
        ("Design of LED Frames and Lens; Manufacture of LED Frames", {"design": ["LED frames", "lens"], "manufacture": ["LED frames"]}),
        ("Design of LED frames and manufacture of lenses", {"design": ["LED frames"], "manufacture": ["lenses"]}),
        ("Design of LED frames. Manufacture of lenses.", {"design": ["LED frames"], "manufacture": ["lenses"]}),
        ("Design of LED frames,\nmanufacture of lenses", {"design": ["LED frames"], "manufacture": ["lenses"]}),
        ("Design of LED frames as well as final test of lenses", {"design": ["LED frames"], "test": ["lenses"]}),
        ("Manufacture of relays and assembly and test of relay modules", {"manufacture": ["relays"], "assembly": ["relay modules"], "test": ["relay modules"]}),
        ("Manufacture of LED frames; lens; housings", {"manufacture": ["LED frames", "lens", "housings"]}),
        # Services.
        ("Provision of test services for integrated circuits", {"test": ["integrated circuits"]}),
        ("Provision of calibration services for measuring instruments", {"service": ["measuring instruments"]}),
        ("Repair services for printed board assemblies", {"service": ["printed board assemblies"]}),
        # Products whose names have words of activities in them.
        ("Manufacture of test sockets and storage batteries", {"manufacture": ["test sockets", "storage batteries"]}),
        ("Manufacture of power distribution units", {"manufacture": ["power distribution units"]}),
        ("Manufacture of probers and testers for wafers", {"manufacture": ["probers", "testers"]}),
        ("Manufacture of tools for production of lenses", {"manufacture": ["tools"]}),
        # Units, ranges, and what is written like something else.
        ("Manufacture of thick-film resistors from 1 Ω to 10 MΩ", {"manufacture": ["thick-film resistors"]}),
        ("Manufacture of film resistors of 10 kΩ and capacitors of 4.7 µF", {"manufacture": ["film resistors", "capacitors"]}),
        ("Manufacture of wafers of 200 μm for -40 °C to +125 °C", {"manufacture": ["wafers"]}),
        ("Manufacture of converters with ΔT of 20 K", {"manufacture": ["converters"]}),
        ("Manufacture of relays 24...48 V DC", {"manufacture": ["relays"]}),
        ("Manufacture of sensors for 0.5 … 2.0 mm", {"manufacture": ["sensors"]}),
        ("Manufacture of transmitters, 5 ms pulse", {"manufacture": ["transmitters", "5 ms pulse"]}),
        ("Manufacture of DC/DC converters +5 / 3.3 / 1.8 V", {"manufacture": ["DC/DC converters"]}),
        ("Manufacture of power supplies of 450 V and more", {"manufacture": ["power supplies"]}),
        ("Manufacture of printed circuits with 12 layers and more", {"manufacture": ["printed circuits"]}),
        ("Manufacture of optical parts in a cleanroom of class 100,000", {"manufacture": ["optical parts"]}),
        ("R&D and manufacture of modules", {"manufacture": ["modules"]}),
        ("Manufacture of AT&T-type connectors", {"manufacture": ["connectors"]}),
        ("Assembly&Test of modules; Storage of wafers", {"assembly": ["modules"], "test": ["modules"], "storage": ["wafers"]}),
        ("Packaging on EUR 1 pallets of relays", {"packaging": ["relays"]}),
        ("Manufacture of BestCap supercapacitors", {"manufacture": ["BestCap supercapacitors"]}),
        ("Manufacture of TBC-coated parts", {"manufacture": ["TBC-coated parts"]}),
        ("Manufacture of RFID tags with a unique number", {"manufacture": ["RFID tags"]}),
        ("Manufacture of relays at plant no. 1", {"manufacture": ["relays"]}),
        # Short ones in capitals, and other scripts.
        ("PCB ASSEMBLY", {"assembly": ["PCB"]}),
        ("印刷電路板之製造", {"manufacture": ["printed circuit boards"]}),
    ],
)  # fmt: skip
def test_sound_scope_is_not_reported(scope: str, activities: dict[str, list[str]]) -> None:
    """What real certificates say in clear words gets neither an error nor a warning."""
    assert of(scope, activities) == []


@pytest.mark.parametrize(
    ("scope", "activities", "code"),
    [
        # Left open.
        ("Manufacture of LED frames, etc", {"manufacture": ["LED frames"]}, "R601"),
        ("Manufacture of LED frames (ETC.)", {"manufacture": ["LED frames"]}, "R601"),
        ("Manufacture of LED frames and so on", {"manufacture": ["LED frames"]}, "R601"),
        ("Manufacture of LED frames and many more", {"manufacture": ["LED frames"]}, "R601"),
        ("Manufacture of LED frames and others", {"manufacture": ["LED frames"]}, "R601"),
        ("Manufacture of all kinds of LED frames", {"manufacture": ["LED frames"]}, "R601"),
        ("Manufacture of miscellaneous parts", {"manufacture": ["parts"]}, "R601"),
        ("Manufacture of lens and related goods", {"manufacture": ["lens"]}, "R601"),
        ("Manufacture of relays of 5...", {"manufacture": ["relays"]}, "R601"),
        ("Manufacture of TBD", {"manufacture": ["lens"]}, "R601"),
        ("n/a", {"manufacture": ["lens"]}, "R601"),
        ("As per annex", {"manufacture": ["lens"]}, "R601"),
        # No activity, no product.
        ("LED Frames", {"manufacture": ["LED frames"]}, "R602"),
        ("LED Frames; Lens", {"manufacture": ["LED frames", "lens"]}, "R602"),
        ("Manufacturing", {"manufacture": ["lens"]}, "R602"),
        ("Soldering", {"manufacture": ["lens"]}, "R602"),
        ("Design, manufacture & test", {"manufacture": ["lens"]}, "R602"),
        ("Of LED frames", {"manufacture": ["LED frames"]}, "R602"),
        # Hard to read.
        ("MANUFACTURE OF LENS", {"manufacture": ["lens"]}, "R603"),
        ("Manufacture of the world's best lens", {"manufacture": ["lens"]}, "R603"),
        ("Manufacture of state-of-the-art lens", {"manufacture": ["lens"]}, "R603"),
        ("Manufacture of lens;", {"manufacture": ["lens"]}, "R603"),
        ("Manufacture of lens for the", {"manufacture": ["lens"]}, "R603"),
        # In one of the two only.
        ("Manufacture of lens", {"manufacture": ["lens", "LED frames"]}, "R604"),
        ("Manufacture of lens and LED frames", {"manufacture": ["lens"]}, "R604"),
        ("Design of lens and manufacture of LED frames", {"design": ["lens", "LED frames"], "manufacture": ["LED frames"]}, "R604"),
        ("Design of LED frames and manufacture of lens", {"design": ["LED frames"]}, "R604"),
        ("Design of LED frames. Manufacture of lens.", {"design": ["LED frames"]}, "R604"),
        ("Manufacture of LED frames; lens", {"manufacture": ["LED frames"]}, "R604"),
        # In other words.
        ("Fabrication of lens", {"manufacture": ["lens"]}, "R605"),
        ("Design of LED frames and production of lens", {"design": ["LED frames"], "manufacture": ["lens"]}, "R605"),
        ("Lens Production", {"manufacture": ["lens"]}, "R605"),
        ("Sale of lens", {"distribution": ["lens"]}, "R605"),
    ],
)  # fmt: skip
def test_near_miss_is_reported_once(scope: str, activities: dict[str, list[str]], code: str) -> None:
    """What looks nearly the same and says too little is found, by one rule."""
    assert [code] == [line.split()[0] for line in of(scope, activities)]


@pytest.mark.parametrize(
    "scope",
    [
        "Wafer dicing",
        "Reflow soldering of modules",
        "Injection moulding and surface treatment",
        "Heat treatment; electroplating",
        "Failure analysis",
        "Provision of calibration for laboratories",
        "Warehouse for electronic components",
        "Receiving inspection, repair and maintenance of ovens",
    ],
)
def test_activity_may_be_none_of_the_vocabulary(scope: str) -> None:
    """How an activity is put into words is free: it is a warning at most that it is not in the list of activities."""
    found = of(scope, {"service": ["modules"]})
    assert {line.split()[0] for line in found} <= {"R604"}


def test_what_is_missing_is_said_in_the_words_of_the_text() -> None:
    """A person finds the words of the message in the file."""
    found = of("Design of Lenses, Boxes and LED Frames", {"design": ["lens", "LED frames"]})
    assert found == ["R604 'design' of 'Boxes' is in the text, but not in the activities"]


def test_scope_is_not_compared_while_it_leaves_something_open() -> None:
    """A warning that would follow from the error is not shown beside it."""
    assert codes(record(issue={"scope": "Manufacture of lens etc."})) == ["R601"]


@pytest.mark.parametrize(
    "words",
    [
        *("etc.", "and so on", "and so forth", "and the like", "and others", "and many others", "and many more"),
        *("and much more", "various", "and other", "and other products", "other products", "but not limited to"),
        *("including, but not limited to", "miscellaneous", "related products", "related items", "related goods"),
        *("related services", "all kinds of", "any kind of", "as above", "same as below", "see above", "as per annex"),
        *("see the appendix", "see attachment", "as per the list", "to be defined", "to be determined", "TBD", "tbc"),
        *("tba", "N/A", "...", "…"),
    ],
)
def test_every_word_that_leaves_something_open_is_found(words: str) -> None:
    """Wherever it stands, and in small letters or capitals."""
    for written in (words, words.upper()):
        assert "R601" in codes(record(issue={"scope": f"Manufacture of lens, {written} (frames)"}))


@pytest.mark.parametrize(
    "word",
    [
        *("world-class", "world class", "state of the art", "state-of-the-art", "cutting-edge", "high quality", "best"),
        *("leading", "premium", "superior", "innovative", "excellent", "number one"),
    ],
)
def test_every_word_of_praise_is_found(word: str) -> None:
    """Whether it is written with a capital or not."""
    for written in (word, word.title()):
        assert "R603" in codes(record(issue={"scope": f"Manufacture of {written} lens"}))
