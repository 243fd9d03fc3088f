"""The form makes files that the check accepts, for everybody: with a keyboard, after a reload, with hostile text."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from given import AS_OF, ROOT
from playwright.sync_api import BrowserContext, Page, expect

from generator import build
from generator.model.timeline import TRANSITIONS, as_text, steps

HOSTILE = """Lin <img src=x onerror=alert(1)> "Sons" {{7*7}} </script><svg/onload=alert(1)> & Co: Ltd. #1"""
CERTIFICATE = {
    "number": "iecq–h exmpl 26.0099",
    "scheme": "hspm",
    "body": "exmpl",
    "holder.name": "Fuyan Lamps Co., Ltd.",
    "site.role": "single",
    "site.address.street": "No. 7, Fuyan Road",
    "site.address.city": "Sampleton",
    "site.address.postal_code": "00723",
    "site.address.country": "NO",
    "issues.issued": "2026-11-20",
    "issues.expires": "2029-11-19",
    "issues.standards": ["IECQ QC 080000:2017"],
    "issues.scope": "Manufacture of Lamp Sockets",
    "issues.activities.activity": "manufacture",
    "issues.activities.products": ["lamp sockets"],
    "issues.reason": "First issue",
}
MASTER = {
    "site.role": "master",
    "site.type": "head-office",
    "issues.scope": "Design and Manufacture of Lamp Sockets",
    "issues.scope_activities.activity": ["design", "manufacture"],
    "issues.scope_activities.products": ["lamp sockets", "lamp sockets"],
    "issues.at_this_location": "Design of Lamp Sockets",
    "issues.activities.activity": "design",
}
SITE = {
    "site.role": "additional",
    "site.type": "production",
    "site.name": "Plant 2",
    "site.address.street": "No. 9, Fuyan Road",
    "issues.at_this_location": "Manufacture of Lamp Sockets",
}
STATEMENT = {
    "kind": "verification-statement",
    "scheme": "cfp",
    "body": "exmpl",
    "holder.name": "Fuyan Lamps Co., Ltd.",
    "site.role": "single",
    "site.address.street": "No. 7, Fuyan Road",
    "site.address.city": "Sampleton",
    "site.address.country": "TW",
    "issues.issued": "2026-11-20",
    "issues.standards": ["ISO 14067:2018"],
    "issues.subject": "Lamp socket FL-1",
    "issues.unit": "1 lamp socket",
    "issues.boundary": "cradle-to-gate",
    "issues.value": "0.40",
    "issues.period.from": "2025-01-01",
    "issues.period.to": "2025-12-31",
    "issues.assurance": "limited",
    "issues.reason": "First issue",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real records."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The form, ready."""
    return opened(page, address)


def opened(page: Page, address: str) -> Page:
    """The page of the form, when its fields are there."""
    page.goto(address + "submit.html")
    expect(page.locator("#submit")).to_be_visible()
    return page


def fill(form: Page, values: dict[str, str | list[str]]) -> None:
    """Fill in fields by their path in the schema; of a list its first entries, adding rows as needed."""
    expect(form.locator("#submit-form")).to_be_visible()
    for path, value in values.items():
        for index, one in enumerate(value if isinstance(value, list) else [value]):
            field = form.locator(f"#submit-fields :is(input, textarea, select)[data-path='{path}']")
            if field.count() <= index:
                lists = (f"fieldset[data-path='{one}']:not(.row) > button" for one in (path, path.rpartition(".")[0]))
                next(add for add in map(form.locator, lists) if add.count()).first.click()
            if field.nth(index).evaluate("(element) => element.tagName") == "SELECT":
                field.nth(index).select_option(one)
            else:
                field.nth(index).fill(one)
                field.nth(index).blur()


def taken(form: Page, data: Path) -> Path:
    """Check and show, download, and put the file where the form says."""
    form.get_by_role("button", name="Check and show").click()
    expect(form.get_by_role("heading", name="The file", exact=True)).to_be_focused()
    path = data.parent / form.locator("#submit-path").inner_text()
    with form.expect_download() as waiting:
        form.get_by_role("link", name=f"Download {path.name}").click()
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting.value.save_as(path)
    assert waiting.value.suggested_filename == path.name
    assert form.locator("#submit-yaml").inner_text() == path.read_text("utf-8")
    return path


def found(data: Path, path: Path) -> list[str]:
    """What the check says of a file."""
    name = path.relative_to(data.parent).as_posix()
    return [finding.message for finding in build.check(data, AS_OF).findings if finding.place.path == name]


def fetch(form: Page, what: str, number: str) -> None:
    """Choose a task and the record it is about."""
    form.get_by_label(what).check()
    form.get_by_label("Number of the record").fill(number)
    form.get_by_label("Number of the record").press("Enter")


def clear(form: Page) -> None:
    """Begin anew, and say yes to the question whether to."""
    form.once("dialog", lambda dialog: dialog.accept())
    form.get_by_role("button", name="Clear the form").click()
    expect(form.locator("#submit-said")).to_contain_text("The form is empty")


def test_new_certificate_passes_the_check(form: Page, data: Path) -> None:
    """A certificate that was filled in is written in the layout of the house, and the check accepts it."""
    fill(form, CERTIFICATE)
    path = taken(form, data)
    assert path.relative_to(data).as_posix() == "certificates/exmpl/2026/iecq-h-exmpl-26-0099.yaml"
    assert found(data, path) == []
    assert path.read_text("utf-8").splitlines() == [
        "number: IECQ-H EXMPL 26.0099",
        "kind: certificate",
        "scheme: hspm",
        "body: exmpl",
        "holder:",
        "  name: Fuyan Lamps Co., Ltd.",
        "site:",
        "  role: single",
        "  address:",
        "    street: No. 7, Fuyan Road",
        "    city: Sampleton",
        '    postal_code: "00723"',
        '    country: "NO"',
        "originally_issued: 2026-11-20",
        "issues:",
        "  - issue: 0",
        "    issued: 2026-11-20",
        "    expires: 2029-11-19",
        "    standards: [IECQ QC 080000:2017]",
        "    scope: Manufacture of Lamp Sockets",
        "    activities:",
        "      - {activity: manufacture, products: [lamp sockets]}",
        "    reason: First issue",
        "status:",
        "  - {date: 2026-11-20, to: current}",
    ]


def test_new_master_and_its_site_pass_the_check_together(form: Page, data: Path, address: str) -> None:
    """What a role needs is asked for as soon as the role is chosen; the two files together are a sound family."""
    fill(form, CERTIFICATE | MASTER)
    master = taken(form, data)
    clear(form)
    fill(form, CERTIFICATE | SITE | {"number": "IECQ-H EXMPL 26.0099-01", "site.role": "additional"} | {"issues.scope": ""}
         | {"master": "iecq-h exmpl 26.0099"})  # fmt: skip
    site = taken(form, data)
    assert found(data, site) == []
    # The small family leaves a part of the scope to nobody but what it says itself.
    assert found(data, master) == []


def test_new_statement_passes_the_check(form: Page, data: Path) -> None:
    """With the kind the fields change; what was filled in before stays, and a value keeps its zeros."""
    form.locator("[data-path='holder.name']").fill("Fuyan Lamps Co., Ltd.")
    fill(form, {"kind": "verification-statement"})
    expect(form.locator("[data-path='holder.name']")).to_have_value("Fuyan Lamps Co., Ltd.")
    expect(form.locator("[data-path='kind']")).to_be_focused()
    fill(form, STATEMENT | {"number": "IECQ-VS EXMPL 26.0099"})
    path = taken(form, data)
    assert found(data, path) == []
    assert "    value: 0.40\n" in path.read_text("utf-8")
    assert "certificate" not in form.locator("#submit-preview").inner_text().lower()


def test_renewal_appends_an_issue(form: Page, data: Path) -> None:
    """The record is fetched by its number, the newest issue stands there to be changed, and the old text stays."""
    fetch(form, "it has a new issue", "iecqhexmpl240046")
    expect(form.locator("#submit-found")).to_have_text("IECQ-H EXMPL 24.0046, Qiongyu Semiconductor Testing Co., Ltd.")
    expect(form.locator("[data-path='issues.scope']")).to_have_value("Test and Packaging of Integrated Circuits")
    fill(form, {"issues.issued": "2026-11-20", "issues.expires": "2029-11-19", "issues.reason": "Renewal"})
    before = (data / "certificates" / "exmpl" / "2024" / "iecq-h-exmpl-24-0046.yaml").read_text("utf-8")
    path = taken(form, data)
    assert found(data, path) == []
    new = """\
  - issue: 1
    issued: 2026-11-20
    expires: 2029-11-19
    standards: [IECQ QC 080000:2017]
    scope: Test and Packaging of Integrated Circuits
    activities:
      - {activity: test, products: [integrated circuits]}
      - {activity: packaging, products: [integrated circuits]}
    reason: Renewal
"""
    assert before.replace("status:\n", new + "status:\n") == path.read_text("utf-8")
    expect(form.get_by_text("Comments of the old file are not kept this way")).to_be_visible()


def test_suspension_appends_a_status(form: Page, data: Path) -> None:
    """Only where the status may go is offered; the reason is needed; the old text stays."""
    fetch(form, "its status changes", "IECQ–H EXMPL 24.0046 Issue 0")
    expect(form.locator("[data-path='status.to']")).to_be_visible()
    options = form.locator("[data-path='status.to'] option").all_inner_texts()
    assert options == ["Choose …", *TRANSITIONS["current"]]
    before = (data / "certificates" / "exmpl" / "2024" / "iecq-h-exmpl-24-0046.yaml").read_text("utf-8")
    fill(form, {"status.date": "2026-11-23", "status.to": "suspended"})
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-faults li")).to_have_text(["New status, Reason: this is needed"])
    fill(form, {"status.reason": "audit-not-allowed"})
    path = taken(form, data)
    assert found(data, path) == []
    assert before + "  - {date: 2026-11-23, to: suspended, reason: audit-not-allowed}\n" == path.read_text("utf-8")
    expect(form.locator("#submit-preview .verdict")).to_contain_text("Suspended since 23 November 2026.")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("IECQ-H EXMPL 24.9999", "No record has this number."),
        ("lamp sockets", "This is not a number."),
        ("IECQ-H YNGCN 21.0097", "It is withdrawn, and that is final"),
    ],
)
def test_record_that_cannot_be_changed_is_told_why(form: Page, number: str, expected: str) -> None:
    """Absent, no number at all, or ended: the form says which, and offers no fields."""
    fetch(form, "its status changes", number)
    expect(form.locator("#submit-found")).to_contain_text(expected)
    expect(form.locator("#submit-form")).to_be_hidden()


def test_statement_can_only_be_withdrawn(form: Page) -> None:
    """A verification statement is neither suspended nor cancelled."""
    fetch(form, "its status changes", "IECQ-VS EXMPL 26.0025")
    expect(form.locator("[data-path='status.to']")).to_be_visible()
    assert form.locator("[data-path='status.to'] option").all_inner_texts() == ["Choose …", "withdrawn"]


def test_half_filled_form_survives_a_reload_until_it_is_cleared(form: Page, address: str) -> None:
    """What was typed is there again, rows included; one key holds it, and the button removes it."""
    some = {path: CERTIFICATE[path] for path in ("holder.name", "site.role", "issues.activities.activity")}
    fill(form, some | {"issues.activities.products": ["lamp sockets", "lamp ca"], "number": "not yet a numb"})
    form.reload()
    products = form.locator("input[data-path='issues.activities.products']")
    expect(products).to_have_count(2)
    expect(products.nth(1)).to_have_value("lamp ca")
    expect(form.locator("[data-path='number']")).to_have_value("not yet a numb")
    expect(form.locator("[data-path='site.role']")).to_have_value("single")
    assert form.evaluate("Object.keys(localStorage)") == ["directory-form"]
    clear(form)
    assert form.evaluate("Object.keys(localStorage)") == []
    expect(form.locator("[data-path='holder.name']")).to_have_value("")
    form.reload()
    expect(form.locator("[data-path='holder.name']")).to_have_value("")


def test_half_filled_renewal_survives_a_reload(form: Page) -> None:
    """The record is fetched again, and what was typed stands in its fields."""
    fetch(form, "it has a new issue", "iecqhexmpl240046")
    fill(form, {"issues.reason": "Renewal, half fi"})
    form.reload()
    expect(form.locator("[data-path='issues.reason']")).to_have_value("Renewal, half fi")
    expect(form.get_by_label("it has a new issue")).to_be_checked()


def test_look_at_another_task_loses_nothing(form: Page) -> None:
    """What was filled in for a new record is there again after somebody looked at a renewal."""
    fill(form, {"holder.name": "Fuyan Lamps Co., Ltd."})
    fetch(form, "it has a new issue", "iecqhexmpl240046")
    fill(form, {"issues.reason": "Renewal"})
    form.get_by_label("its status changes").check()
    expect(form.locator("[data-path='status.to']")).to_be_visible()
    form.get_by_label("it has a new issue").check()
    expect(form.locator("[data-path='issues.reason']")).to_have_value("Renewal")
    form.get_by_label("A new certificate or statement was issued").check()
    expect(form.locator("[data-path='holder.name']")).to_have_value("Fuyan Lamps Co., Ltd.")


@pytest.mark.parametrize(
    "kept",
    ["{", "null", '{"version":0,"task":"new"}', '{"version":1,"task":"toString"}', '{"version":1,"task":"new"}', "[]"],
)
def test_strange_memory_does_no_harm(form: Page, kept: str) -> None:
    """What another version or another page left behind is passed over."""
    form.evaluate("(kept) => localStorage.setItem('directory-form', kept)", kept)
    form.reload()
    expect(form.get_by_role("button", name="Check and show")).to_be_visible()


def test_mistakes_are_listed_and_lead_to_their_fields(form: Page) -> None:
    """The words are the schema's; the summary has the focus, each line leads to its field, and is said there too."""
    wrong = {"number": "26.1", "issues.issued": "2026-02-30", "holder.name": "a\u202eb"}
    fill(form, CERTIFICATE | wrong | {"issues.activities.products": ""})
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-faults")).to_be_focused()
    expect(form.locator("#submit-faults h3")).to_have_text("4 things have to be put right")
    expect(form.locator("#submit-faults li")).to_have_text(
        [
            "Number: write a number as IECQ-H EXMPL 24.0012",
            "Holder, Name: U+202E cannot be seen, or is no ordinary blank: delete it and type the text again",
            "First issue, Issued: write a date as 2024-03-18",
            "First issue, Activities, Activity 1, Products, Product 1: this is needed",
        ]
    )
    form.locator("#submit-faults a").nth(2).click()
    issued = form.locator("[data-path='issues.issued']")
    expect(issued).to_be_focused()
    expect(issued).to_have_attribute("aria-invalid", "true")
    expect(issued).to_have_accessible_description(
        "The day from which this issue is in force. write a date as 2024-03-18"
    )
    issued.fill("2026-02-28")
    expect(issued).not_to_have_attribute("aria-invalid", "true")
    expect(form.locator("#submit-result")).to_be_hidden()


def test_hostile_text_is_shown_as_text(form: Page, data: Path) -> None:
    """A name that is a script is text in the file, in the page as it will look, and in the link to the forge."""
    dialogs: list[str] = []
    form.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    fill(form, CERTIFICATE | {"holder.name": HOSTILE, "site.address.street": HOSTILE, "issues.scope": HOSTILE})
    path = taken(form, data)
    assert f'  name: "{HOSTILE.replace(chr(34), chr(92) + chr(34))}"\n' in path.read_text("utf-8")
    preview = form.locator("#submit-preview")
    expect(preview.locator(".holder")).to_have_text(HOSTILE)
    expect(preview.locator("address")).to_contain_text(HOSTILE)
    assert form.locator("main img, [onerror], [onload], main script, main svg").count() == 0
    assert dialogs == []


def test_forge_is_one_link_away(form: Page, data: Path, address: str, context: BrowserContext) -> None:
    """The forge gets path and content in the address of its page for a new file; what is too long, or not new, is uploaded."""
    fill(form, CERTIFICATE)
    path = taken(form, data)
    link = form.get_by_role("link", name="Open the forge's page for a new file")
    address = link.get_attribute("href")
    read = form.evaluate("(address) => [...new URL(address).searchParams]", address)
    assert address.startswith("https://forge.example/secretariat/directory/new/main?filename=data%2Fcertificates")
    assert read == [["filename", path.relative_to(data.parent).as_posix()], ["value", path.read_text("utf-8")]]
    fill(form, {"issues.scope": "燈" * 1000})
    form.get_by_role("button", name="Check and show").click()
    upload = form.get_by_role("link", name="upload it at the forge")
    expected = "https://forge.example/secretariat/directory/upload/main/data/certificates/exmpl/2026"
    expect(upload).to_have_attribute("href", expected)
    form.locator("#submit").evaluate("(element) => { element.dataset.repository = ''; }")
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-forge a")).to_have_count(0)
    expect(form.locator("#submit-forge")).to_contain_text("send it to whoever keeps the repository")


def test_keyboard_alone_makes_a_record(form: Page, data: Path) -> None:
    """Tab, letters, space and Enter are enough, and the focus goes where the next thing is to be done."""

    def tab_to(path: str) -> None:
        for _ in range(60):
            form.keyboard.press("Tab")
            if form.evaluate("document.activeElement.dataset.path ?? document.activeElement.textContent") == path:
                return
        pytest.fail(f"Tab does not lead to {path}")

    form.get_by_label("A new certificate or statement was issued").focus()
    for path, value in CERTIFICATE.items():
        for index, one in enumerate(value if isinstance(value, list) else [value]):
            if index:
                tab_to("Add product")
                form.keyboard.press("Enter")
            else:
                tab_to(path)
            form.keyboard.type(one)
    tab_to("Check and show")
    form.keyboard.press("Enter")
    expect(form.get_by_role("heading", name="The file", exact=True)).to_be_focused()


def test_rows_come_and_go_by_keyboard(form: Page) -> None:
    """A new row has the focus in its first field; when one goes, the next has it; the last that is needed stays."""
    form.get_by_role("button", name="Add activity").press("Enter")
    activity = form.locator("select[data-path='issues.activities.activity']")
    expect(activity).to_have_count(2)
    expect(activity.nth(1)).to_be_focused()
    activity.nth(1).select_option("test")
    form.get_by_role("button", name="Remove activity 1").press("Enter")
    expect(activity).to_have_count(1)
    expect(activity).to_be_focused()
    expect(activity).to_have_value("test")
    expect(form.locator("#submit-said")).to_have_text("Removed activity 1.")
    expect(form.get_by_role("button", name="Remove activity 1")).to_be_hidden()
    form.get_by_role("button", name="Add specification").press("Enter")
    form.get_by_role("button", name="Remove specification 1").press("Enter")
    expect(form.get_by_role("button", name="Add specification")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_form_fits_a_phone_and_every_field_has_a_name(form: Page, data: Path, scheme: str) -> None:
    """No sideways scroll at 320 px with everything shown; headings go down one level at a time; every field is named."""
    form.emulate_media(color_scheme=scheme)
    form.reload()
    fill(form, CERTIFICATE | MASTER | {"holder.name": "F" * 120})
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-preview")).to_be_visible()
    for width in (320, 1280):
        form.set_viewport_size({"width": width, "height": 700})
        assert width == form.evaluate("document.documentElement.scrollWidth")
    for field in form.locator("#submit :is(input, textarea, select):visible").all():
        expect(field).to_have_accessible_name(re.compile(r"\S"))
    levels = form.locator("main :is(h1, h2, h3, h4):visible").evaluate_all("(all) => all.map((one) => +one.tagName[1])")
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_new_field_of_the_schema_appears_by_itself(form: Page) -> None:
    """A field that the models get tomorrow is in the form and in the file without a change of the script."""

    def answer(route: object) -> None:
        schema = route.fetch().json()
        schema["else"]["properties"]["site"]["properties"]["floor_area"] = {
            "type": "string",
            "description": "In `square metres`.",
            "pattern": "^[0-9]+$",
            "patternErrorMessage": "write digits",
        }
        schema["else"]["properties"]["body"]["enum"].append("novum")
        schema["else"]["properties"]["body"]["enumDescriptions"].append("Novum Cert")
        route.fulfill(json=schema)

    form.route("**/api/v1/schema/record.json", answer)
    form.reload()
    fill(form, CERTIFICATE | {"body": "novum", "site.floor_area": "12 m"})
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-faults li")).to_have_text(["Site, Floor area: write digits"])
    fill(form, {"site.floor_area": "120"})
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-yaml")).to_contain_text('  floor_area: "120"\n')
    expect(form.locator("#submit-preview")).to_contain_text("Novum Cert")


def test_without_script_the_other_ways_are_told(context: BrowserContext, browser: object, address: str) -> None:
    """The page says that the form needs JavaScript, and how to do without."""
    silent = browser.new_context(java_script_enabled=False)
    page = silent.new_page()
    page.goto(address + "submit.html")
    expect(page.get_by_text("The form needs JavaScript")).to_be_visible()
    expect(page.get_by_role("heading", name="Where this form's checks end")).to_be_visible()
    expect(page.locator("#submit")).to_be_hidden()
    silent.close()


def test_form_and_generator_see_the_same_steps(form: Page, address: str) -> None:
    """For every record, the page as it will look has the status that the page has; the ways of a status are the same."""
    records = [one for _, one in sorted(build.check(ROOT / "data", AS_OF).directory.records.items())]
    recorded = [one.model_dump(mode="json", by_alias=True, exclude_none=True) for one in records]
    found_steps, ways = form.evaluate(
        """async ([base, records]) => {
          const { stepsOf } = await import(base + "assets/submit-preview.js");
          const { TRANSITIONS } = await import(base + "assets/submit-tasks.js");
          return [records.map(stepsOf), TRANSITIONS];
        }""",
        [address, recorded],
    )
    assert [as_text(steps(one)) for one in records] == found_steps
    assert {status: list(to) for status, to in TRANSITIONS.items()} == ways
