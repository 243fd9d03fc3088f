"""The form makes files that the check accepts, for everybody: with a keyboard, after a reload, with hostile text."""

import datetime
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from given import AS_OF, ROOT
from playwright.sync_api import BrowserContext, Locator, Page, expect

from generator import build, cli
from generator.commands import options
from generator.editing import fresh
from generator.editing import steps as steps_of_editing
from generator.model.timeline import ONE_DAY, TRANSITIONS, as_text, steps, years_later

HOSTILE = """Lin <img src=x onerror=alert(1)> "Sons" {{7*7}} </script><svg/onload=alert(1)> & Co: Ltd. #1"""
CERTIFICATE = {
    "body": "exmpl",
    "scheme": "hspm",
    "number": "iecq–h exmpl 26.0099",
    "holder.name": "Fuyan Lamps Co., Ltd.",
    "site.role": "single",
    "site.address.street": "No. 7, Fuyan Road",
    "site.address.city": "Sampleton",
    "site.address.postal_code": "00723",
    "site.address.country": "NO",
    "issues.issued": "2026-11-20",
    "issues.scope": "Manufacture of Lamp Sockets",
    "issues.activities.activity": "manufacture",
    "issues.activities.products": ["lamp sockets"],
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
    "site.type": "warehouse",
    "site.name": "Store 4",
    "site.address.street": "No. 9, Fuyan Road",
    "site.address.city": "Sampleton",
    "site.address.country": "TW",
    "issues.issued": "2026-11-20",
    "issues.at_this_location": "Manufacture of Lens",
    "issues.activities.activity": "manufacture",
    "issues.activities.products": ["lens"],
}
STATEMENT = {
    "body": "exmpl",
    "scheme": "cfp",
    "holder.name": "Fuyan Lamps Co., Ltd.",
    "site.address.street": "No. 7, Fuyan Road",
    "site.address.city": "Sampleton",
    "site.address.country": "TW",
    "issues.issued": "2026-11-20",
    "issues.subject": "Lamp socket FL-1",
    "issues.unit": "1 lamp socket",
    "issues.boundary": "cradle-to-gate",
    "issues.value": "0.40",
    "issues.period.from": "2025-01-01",
    "issues.period.to": "2025-12-31",
    "issues.assurance": "limited",
}
NEW, ADDED = "A new certificate or statement was issued", "A further site joined"
RENEWED, CHANGED, STATUS = "A certificate was renewed", "Something changed in between", "A record was suspended"
MASTER_NUMBER = "IECQ-H EXMPL 24.0012"


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
            found = field(form, path)
            if found.count() <= index:
                lists = (f"fieldset[data-path='{one}']:not(.row) > button" for one in (path, path.rpartition(".")[0]))
                next(add for add in map(form.locator, lists) if add.count()).first.click()
            if found.nth(index).evaluate("(element) => element.tagName") == "SELECT":
                found.nth(index).select_option(one)
            else:
                found.nth(index).fill(one)
            found.nth(index).blur()


def field(form: Page, path: str) -> Locator:
    """The field with this path in the schema."""
    return form.locator(f"#submit-fields :is(input, textarea, select)[data-path='{path}']")


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
    box = form.get_by_label(re.compile("^Number of the (record|master certificate)$"))
    box.fill(number)
    box.press("Enter")
    expect(form.locator("#submit-found")).not_to_have_text(re.compile("^$|Looking"))


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


def test_new_master_passes_the_check(form: Page, data: Path) -> None:
    """What a role needs is asked for as soon as the role is chosen, and only that."""
    fill(form, CERTIFICATE | MASTER)
    expect(form.locator("[data-path='site.type'] option")).to_have_text(
        ["Choose …", "head office", "system control point"]
    )
    # The small family leaves a part of the scope to nobody but what it says itself.
    assert found(data, taken(form, data)) == ["'manufacture' of 'lamp sockets' is done at no site"]


def test_new_site_of_a_master_passes_the_check(form: Page, data: Path) -> None:
    """What a family shares is taken from the master; the next number and the day on which the family ends are proposed."""
    fetch(form, ADDED, "iecqhexmpl240012")
    expect(field(form, "number")).to_have_value("IECQ-H EXMPL 24.0012-02")
    expect(field(form, "issues.expires")).to_have_value("2027-03-17")
    fill(form, SITE)
    path = taken(form, data)
    assert found(data, path) == []
    text = path.read_text("utf-8")
    assert "site:\n  role: additional\n" in text
    assert f"master: {MASTER_NUMBER}\noriginally_issued: 2026-11-20\n" in text
    assert "  name_local: 例示光電股份有限公司\n" in text
    assert "    issued: 2026-11-20\n    expires: 2027-03-17\n    cycle_start: 2024-03-18\n" in text


def test_site_is_written_as_the_command_writes_it(form: Page, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Form and ``certdir add-site`` make the same record of the same answers."""
    fetch(form, ADDED, MASTER_NUMBER)
    fill(form, SITE)
    by_form = taken(form, data)
    tree = by_form.read_text("utf-8")
    by_form.unlink()
    monkeypatch.setattr(options, "today", lambda: AS_OF)
    asked = {"type": "warehouse", "site-name": "Store 4", "street": "No. 9, Fuyan Road", "city": "Sampleton", "country": "TW",
             "issued": "2026-11-20", "at-this-location": "Manufacture of Lens", "activities": "manufacture: lens"}  # fmt: skip
    given = [part for name, value in asked.items() for part in (f"--{name}", value)]
    result = CliRunner().invoke(cli.main, ["add-site", MASTER_NUMBER, *given, "--data", str(data)])
    assert result.exit_code == 0, result.output
    lines = [line.partition("   # ")[0].rstrip() for line in by_form.read_text("utf-8").splitlines()]
    assert sorted(lines[1:]) == sorted(tree.splitlines())


def test_new_family_is_made_in_one_go(form: Page, data: Path) -> None:
    """After a new master the form goes on with its sites, which take from it what a family shares, also after a reload;
    together the files pass the check without a word."""
    fill(form, CERTIFICATE | MASTER | {"issues.issued": "2026-11-10", "issues.expires": "2029-11-09"})
    master = taken(form, data)
    together = form.locator("#submit-together")
    expect(together).to_contain_text("all their files go into one pull request")
    assert found(data, master) == ["'manufacture' of 'lamp sockets' is done at no site"]
    form.get_by_role("button", name="Add a site of this new master").click()
    expect(form.locator("#submit-found")).to_contain_text("IECQ-H EXMPL 26.0099, Fuyan Lamps Co., Ltd.: made here")
    form.reload()
    expect(field(form, "number")).to_have_value("IECQ-H EXMPL 26.0099-01")
    expect(field(form, "issues.issued")).to_have_value("2026-11-10")
    expect(field(form, "issues.expires")).to_have_value("2029-11-09")
    expect(field(form, "issues.activities.activity")).to_have_value("manufacture")
    expect(field(form, "issues.activities.products")).to_have_value("lamp sockets")
    of_site = ("site.type", "site.name", "site.address.street", "site.address.city", "site.address.country")
    plant = {name: SITE[name] for name in of_site} | {"issues.at_this_location": "Manufacture of Lamp Sockets"}
    fill(form, plant)
    site = taken(form, data)
    assert "cycle_start" not in site.read_text("utf-8")
    names = [path.relative_to(data.parent).as_posix() for path in (master, site)]
    expect(together.get_by_role("listitem")).to_have_text(names)
    assert found(data, master) == found(data, site) == []
    form.get_by_role("button", name="Add another site of this master").click()
    expect(field(form, "number")).to_have_value("IECQ-H EXMPL 26.0099-02")
    expect(field(form, "site.name")).to_have_value("")
    fill(form, plant | {"site.name": "Store 5", "site.address.street": "No. 11, Fuyan Road"})
    fill(form, {"issues.activities.activity": "manufacture", "issues.activities.products": ["lamp sockets"]})
    fill(form, {"issues.issued": "2026-11-20"})
    later = taken(form, data)
    assert "    cycle_start: 2026-11-10\n" in later.read_text("utf-8")
    assert [found(data, path) for path in (master, site, later)] == [[], [], []]
    clear(form)
    fetch(form, ADDED, "IECQ-H EXMPL 26.0099")
    expect(form.locator("#submit-found")).to_contain_text("No record has this number.")


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"issues.expires": "2026-11-19"}, "Last day of validity: this is before the day of issue, 2026-11-20"),
        ({"issues.expires": "2029-11-21"}, "more than three years after 2026-11-20: write at most 2029-11-19"),
        ({"issues.expires": "2029-02-30"}, "Last day of validity: there is no day 2029-02-30 in the calendar"),
        ({"number": "iecqhexmpl260090"}, "Number: write it as it is printed: IECQ-H EXMPL 26.0090"),
        ({"site.address.city": "新竹"}, "Town or city: write it in Latin letters"),
    ],
    ids=str,
)
def test_what_is_certain_to_be_refused_is_said(form: Page, wrong: dict[str, str], expected: str) -> None:
    """It is said before the file is made, with what to write."""
    fill(form, CERTIFICATE | {"issues.expires": "2029-11-20"} | wrong)
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-faults li")).to_have_count(1)
    expect(form.locator("#submit-faults li")).to_contain_text(expected)


def test_status_is_entered_when_it_is_decided(form: Page) -> None:
    """A day to come, or before the last change, is refused as the check refuses it."""
    fetch(form, STATUS, "IECQ-H EXMPL 24.0046")
    fill(form, {"status.to": "suspended", "status.reason": "fees"})
    ahead = datetime.datetime.now(datetime.UTC).date() + 2 * ONE_DAY
    for day, said in ((str(ahead), "this day is still to come"), ("2001-01-01", "this is before the last change")):
        fill(form, {"status.date": day})
        form.get_by_role("button", name="Check and show").click()
        expect(form.locator("#submit-faults li")).to_contain_text([f"New status, Day of the decision: {said}"])


def test_taken_number_is_said_beside_other_faults(form: Page) -> None:
    """Nobody corrects one thing to be told the next."""
    fill(form, CERTIFICATE | {"number": "IECQ-H EXMPL 24.0012", "holder.name": ""})
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-faults li")).to_have_text(
        [
            "Number: this number is taken: a record of this directory has it",
            "Holder, Name of the organization: this is needed",
        ]
    )


def test_new_statement_passes_the_check(form: Page, data: Path) -> None:
    """The scheme decides the kind, and the form says which; what was filled in before stays; a value keeps its zeros."""
    field(form, "holder.name").fill("Fuyan Lamps Co., Ltd.")
    fill(form, {"body": "exmpl"})
    field(form, "scheme").focus()
    field(form, "scheme").select_option("cfp")
    expect(field(form, "issues.subject")).to_be_visible()
    expect(field(form, "holder.name")).to_have_value("Fuyan Lamps Co., Ltd.")
    expect(field(form, "scheme")).to_be_focused()
    expect(field(form, "scheme")).to_have_accessible_description(
        "It is recorded as a verification statement, with a number that begins with IECQ-VS."
    )
    fill(form, STATEMENT)
    path = taken(form, data)
    assert found(data, path) == []
    assert "    value: 0.40\n" in path.read_text("utf-8")
    assert "kind: verification-statement\n" in path.read_text("utf-8")
    assert "certificate" not in form.locator("#submit-preview").inner_text().lower()


def test_bodies_and_schemes_are_those_approved_today(form: Page) -> None:
    """Who may not issue is not offered; under a body stand the schemes that it is approved for."""
    directory = build.check(ROOT / "data", AS_OF).directory
    day = datetime.datetime.now(datetime.UTC).date()
    for body in directory.bodies.values():
        schemes = {held.scheme for held in body.approvals if held.holds_on(day)}
        option = form.locator(f"[data-path='body'] option[value='{body.id}']")
        if body.status_on(day).to != "accepted" or not schemes:
            expect(option).to_have_count(0)
            continue
        expect(option).to_have_text(body.name)
        fill(form, {"body": body.id})
        expect(form.locator("[data-path='scheme'] option:not([value=''])")).to_have_count(len(schemes))
        offered = form.locator("[data-path='scheme'] option").evaluate_all("(all) => all.map((one) => one.value)")
        assert sorted(schemes) == sorted(filter(None, offered))
    assert {body.status_on(day).to for body in directory.bodies.values()} >= {"accepted", "ended"}


def test_next_number_and_last_day_are_proposed(form: Page) -> None:
    """They follow body, scheme and day of issue until somebody writes something else; the commands propose the same."""
    directory = build.check(ROOT / "data", AS_OF).directory
    for id_, scheme, year in (("exmpl", "hspm", 2026), ("merligo", "ac-led", 2025), ("mihon", "ac", 2031)):
        body, issued = directory.bodies[id_], datetime.date(year, 2, 28)
        fill(form, {"body": id_, "scheme": scheme, "issues.issued": str(issued)})
        number = fresh.next_number(directory, body, directory.schemes[scheme], year)
        expect(field(form, "number")).to_have_value(number)
        expect(field(form, "issues.expires")).to_have_value(str(years_later(issued, 3) - ONE_DAY))
    fill(form, {"issues.expires": "2033-12-31", "issues.issued": "2032-02-29"})
    expect(field(form, "number")).to_have_value(re.compile(r" 32\.0001$"))
    expect(field(form, "issues.expires")).to_have_value("2033-12-31")
    fill(form, {"scheme": "hspm"})
    expect(form.locator("[data-path='issues.standards'] select")).to_have_value("IECQ QC 080000:2017")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("IECQ-ESD EXMPL 26.0099", "the letters ESD do not belong to this scheme: its numbers begin with IECQ-H"),
        ("IECQ-H EXPML 26.0099", "EXPML is not a code of this body: use EXMPL"),
        ("IECQ-H EXMPL 24.0012", "this number is taken: a record of this directory has it"),
    ],
)
def test_number_fits_scheme_and_body_and_is_free(form: Page, number: str, expected: str) -> None:
    """A number of another scheme or body, or of another record, is refused with a way out."""
    fill(form, CERTIFICATE | {"number": number})
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-faults li")).to_have_text([f"Number: {expected}"])
    expect(form.locator("#submit-result")).to_be_hidden()


def test_year_of_a_number_is_asked_about(form: Page, data: Path) -> None:
    """A number of another year may be right, so it is pointed out and not refused."""
    fill(form, CERTIFICATE | {"number": "IECQ-H EXMPL 23.0099"})
    remark = "the number is of 2023, but the first issue is of 2026-11-20"
    expect(form.get_by_text(remark)).to_be_visible()
    expect(field(form, "number")).not_to_have_attribute("aria-invalid", "true")
    assert found(data, taken(form, data)) == ["originally issued 2026-11-20, but the number is of 2023"]
    fill(form, {"issues.issued": "2024-01-09"})
    expect(form.get_by_text(remark)).to_be_hidden()


def test_categories_are_needed_where_the_scheme_needs_them(form: Page) -> None:
    """Under Approved Component at least one, elsewhere none; types of approval are asked for there alone."""
    fill(form, {"body": "exmpl", "scheme": "hspm"})
    categories = form.locator("fieldset[data-path='issues.categories']")
    expect(categories.locator("legend").first).to_have_text("Component categories (optional)")
    expect(field(form, "issues.approval_type")).to_have_count(0)
    fill(form, {"scheme": "ac"})
    expect(categories.locator("legend").first).to_have_text("Component categories")
    expect(categories.locator("select")).to_have_count(1)
    expect(field(form, "issues.approval_type")).to_be_visible()
    form.get_by_role("button", name="Check and show").click()
    expect(form.get_by_role("link", name="Component categories, Category 1: this is needed")).to_be_visible()


def test_renewal_appends_an_issue(form: Page, data: Path) -> None:
    """The record is fetched in any spelling; all that stood there stays, the scope is there to be changed, and the three
    years go on where the old ones end."""
    fetch(form, RENEWED, "iecqhexmpl240046 issue 0")
    expect(form.locator("#submit-found")).to_have_text("IECQ-H EXMPL 24.0046, Qiongyu Semiconductor Testing Co., Ltd.")
    before = (data / "certificates" / "exmpl" / "2024" / "iecq-h-exmpl-24-0046.yaml").read_text("utf-8")
    last = re.search(r"expires: (\S+)", before)[1]
    start = datetime.date.fromisoformat(last) + ONE_DAY
    fill(form, {"issues.issued": str(start - datetime.timedelta(days=90))})
    path = taken(form, data)
    new = f"""\
  - issue: 1
    issued: {start - datetime.timedelta(days=90)}
    expires: {years_later(start, 3) - ONE_DAY}
    cycle_start: {start}
    standards: [IECQ QC 080000:2017]
    scope: Test and Packaging of Integrated Circuits
    activities:
      - {{activity: test, products: [integrated circuits]}}
      - {{activity: packaging, products: [integrated circuits]}}
    reason: Renewal
"""
    assert before.replace("status:\n", new + "status:\n") == path.read_text("utf-8")
    expect(form.get_by_text("Comments of the old file are not kept this way")).to_be_visible()


def test_renewal_of_today_passes_the_check(form: Page, data: Path) -> None:
    """What is proposed for a renewal is what the check accepts without a word."""
    fetch(form, RENEWED, "iecqhexmpl240004")
    fill(form, {"issues.issued": "2026-11-20"})
    assert found(data, taken(form, data)) == []


def test_change_keeps_the_last_day(form: Page, data: Path) -> None:
    """A new scope inside a cycle does not make the certificate valid for longer."""
    fetch(form, CHANGED, "iecqhexmpl240046")
    expect(field(form, "issues.expires")).to_have_value(re.compile("^2"))
    expires = field(form, "issues.expires").input_value()
    fill(form, {"issues.issued": "2026-11-20", "issues.reason": "Address corrected"})
    path = taken(form, data)
    assert found(data, path) == []
    assert path.read_text("utf-8").count(f"expires: {expires}\n") == 2


def test_days_of_a_renewal_are_those_of_the_commands(form: Page, address: str) -> None:
    """Early, on the day, late within six months and later: the form proposes what `certdir renew` writes."""
    last = build.check(ROOT / "data", AS_OF).directory.by_number["IECQ-H EXMPL 24.0046"].issues[-1]
    for expires in (last.expires, datetime.date(2024, 2, 29), datetime.date(2026, 8, 31)):
        days = [expires + datetime.timedelta(days=days) for days in (-400, -40, 0, 1, 2, 100, 180, 182, 185, 400)]
        proposed = form.evaluate(
            """async ([base, expires, days]) => {
              const { renewal } = await import(base + "assets/submit-tasks.js");
              return days.map((day) => renewal({ expires }, day));
            }""",
            [address, str(expires), list(map(str, days))],
        )
        for day, one in zip(days, proposed, strict=True):
            wanted = steps_of_editing.renewal(last.model_copy(update={"expires": expires}), day, None)
            start = str(wanted.cycle_start or "")
            assert [str(wanted.expires), start, wanted.reason] == [
                one[f"issues.{name}"] for name in ("expires", "cycle_start", "reason")
            ]


@pytest.mark.parametrize(("to", "reason"), [("suspended", "audit-not-allowed"), ("withdrawn", "misuse")])
def test_change_of_status_is_appended(form: Page, data: Path, to: str, reason: str) -> None:
    """Only where the status may go is offered, with the reasons that fit; the old text stays."""
    fetch(form, STATUS, "IECQ–H EXMPL 24.0046 Issue 0")
    ways = form.locator("[data-path='status.to'] option").evaluate_all("(all) => all.map((one) => one.value)")
    assert ways == ["", *TRANSITIONS["current"]]
    before = (data / "certificates" / "exmpl" / "2024" / "iecq-h-exmpl-24-0046.yaml").read_text("utf-8")
    fill(form, {"status.date": "2026-11-23"})
    field(form, "status.to").focus()
    field(form, "status.to").select_option(to)
    form.keyboard.press("Tab")
    expect(field(form, "status.reason")).to_be_focused()
    offered = form.locator("[data-path='status.reason'] option").evaluate_all("(all) => all.map((one) => one.value)")
    fitting = build.check(data, AS_OF).directory.reasons(to, "certificate")
    assert [word for word in fitting if word != "master-status"] == offered[1:]
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-faults li")).to_have_text(["New status, Reason: this is needed"])
    fill(form, {"status.reason": reason})
    path = taken(form, data)
    assert found(data, path) == []
    assert before + f"  - {{date: 2026-11-23, to: {to}, reason: {reason}}}\n" == path.read_text("utf-8")
    word = to.capitalize()
    expect(form.locator("#submit-preview .verdict")).to_contain_text(re.compile(f"{word} (since|on) 23 November 2026."))


def test_master_goes_with_its_sites(form: Page, data: Path) -> None:
    """The sites of a master are named, each needs a file of its own, and the form goes on with the next."""
    fetch(form, STATUS, MASTER_NUMBER)
    sites = form.locator("#submit-sites")
    expect(sites).to_contain_text("Each of its additional sites has a record of its own")
    expect(sites.get_by_role("listitem")).to_have_text(["IECQ-H EXMPL 24.0012-01, Plant 2: current"])
    fill(form, {"status.date": "2026-11-23", "status.to": "suspended", "status.reason": "fees"})
    master = taken(form, data)
    form.get_by_role("button", name="Go on with IECQ-H EXMPL 24.0012-01").click()
    expect(field(form, "status.reason")).to_have_value("master-status")
    expect(sites).to_be_hidden()
    site = taken(form, data)
    assert site.name == "iecq-h-exmpl-24-0012-01.yaml"
    assert found(data, site) == found(data, master) == []
    fetch(form, STATUS, "IECQ-H EXMPL 24.0046")
    expect(sites).to_be_hidden()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("IECQ-H EXMPL 24.9999", "No record has this number."),
        ("lamp sockets", "This is not a number."),
        ("IECQ-H YNGCN 21.0097", "It is withdrawn, and that is final"),
        ("IECQ-VS EXMPL 26.0025", "A verification statement is not renewed"),
    ],
)
def test_record_that_cannot_be_changed_is_told_why(form: Page, number: str, expected: str) -> None:
    """Absent, no number at all, ended, or not of the kind: the form says which, and offers no fields."""
    fetch(form, RENEWED, number)
    expect(form.locator("#submit-found")).to_contain_text(expected)
    expect(form.locator("#submit-form")).to_be_hidden()


def test_statement_can_only_be_withdrawn(form: Page) -> None:
    """A verification statement is neither suspended nor cancelled."""
    fetch(form, STATUS, "IECQ-VS EXMPL 26.0025")
    expect(form.locator("[data-path='status.to'] option")).to_have_text(["Choose …", "Withdrawn by the body, for good"])


def test_only_a_master_gets_sites(form: Page) -> None:
    """For a site, the form names its master."""
    fetch(form, ADDED, "IECQ-H EXMPL 24.0012-01")
    expect(form.locator("#submit-found")).to_have_text(
        "It is not a master, so it has no further sites. Its master is IECQ-H EXMPL 24.0012."
    )
    expect(form.locator("#submit-form")).to_be_hidden()


def test_half_filled_form_survives_a_reload_until_it_is_cleared(form: Page, address: str) -> None:
    """What was typed is there again, rows included; one key holds it, and the button removes it."""
    some = {path: CERTIFICATE[path] for path in ("holder.name", "issues.activities.activity")}
    fill(
        form,
        some
        | {"site.role": "master"}
        | {"issues.activities.products": ["lamp sockets", "lamp ca"], "number": "not yet a numb"},
    )
    form.reload()
    products = form.locator("input[data-path='issues.activities.products']")
    expect(products).to_have_count(2)
    expect(products.nth(1)).to_have_value("lamp ca")
    expect(form.locator("[data-path='number']")).to_have_value("not yet a numb")
    expect(form.locator("[data-path='site.role']")).to_have_value("master")
    assert form.evaluate("Object.keys(localStorage)") == ["directory-form"]
    clear(form)
    assert form.evaluate("Object.keys(localStorage)") == []
    expect(form.locator("[data-path='holder.name']")).to_have_value("")
    form.reload()
    expect(form.locator("[data-path='holder.name']")).to_have_value("")


def test_half_filled_renewal_survives_a_reload(form: Page) -> None:
    """The record is fetched again, and what was typed stands in its fields."""
    fetch(form, RENEWED, "iecqhexmpl240046")
    fill(form, {"issues.reason": "Renewal, half fi"})
    form.reload()
    expect(form.locator("[data-path='issues.reason']")).to_have_value("Renewal, half fi")
    expect(form.get_by_label(RENEWED)).to_be_checked()


def test_look_at_another_task_loses_nothing(form: Page) -> None:
    """What was filled in for a new record is there again after somebody looked at a renewal."""
    fill(form, {"holder.name": "Fuyan Lamps Co., Ltd."})
    fetch(form, RENEWED, "iecqhexmpl240046")
    fill(form, {"issues.reason": "Renewal"})
    form.get_by_label(STATUS).check()
    expect(form.locator("[data-path='status.to']")).to_be_visible()
    form.get_by_label(RENEWED).check()
    expect(form.locator("[data-path='issues.reason']")).to_have_value("Renewal")
    form.get_by_label(NEW).check()
    expect(form.locator("[data-path='holder.name']")).to_have_value("Fuyan Lamps Co., Ltd.")


@pytest.mark.parametrize(
    "kept",
    ["{", "null", '{"version":0,"task":"new"}', '{"version":3,"task":"toString"}', '{"version":3,"task":"new"}', "[]"],
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
            "Holder, Name of the organization: U+202E cannot be seen, or is no ordinary blank: delete it and type the text again",
            "First issue, Day of issue: there is no day 2026-02-30 in the calendar",
            "First issue, What is done at this site, taken apart, Activity 1, On which products, Product 1: this is needed",
        ]
    )
    form.locator("#submit-faults a").nth(2).click()
    issued = form.locator("[data-path='issues.issued']")
    expect(issued).to_be_focused()
    expect(issued).to_have_attribute("aria-invalid", "true")
    expect(issued).to_have_accessible_description(
        "The day from which this issue is in force. there is no day 2026-02-30 in the calendar"
    )
    issued.fill("2026-02-28")
    expect(issued).not_to_have_attribute("aria-invalid", "true")
    expect(form.locator("#submit-result")).to_be_hidden()


def test_hostile_text_is_shown_as_text(form: Page, data: Path) -> None:
    """A script in any field is text in the file, in the page as it will look, and in the link to the forge."""
    dialogs: list[str] = []
    form.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    fill(form, CERTIFICATE | {"holder.name": HOSTILE, "site.address.street": HOSTILE, "issues.scope": HOSTILE})
    path = taken(form, data)
    assert f'  name: "{HOSTILE.replace(chr(34), chr(92) + chr(34))}"\n' in path.read_text("utf-8")
    preview = form.locator("#submit-preview")
    expect(preview.locator(".holder")).to_have_text(HOSTILE)
    everywhere = form.locator("#submit-fields :is(input, textarea)")
    for index in range(everywhere.count()):
        everywhere.nth(index).fill(HOSTILE)
        everywhere.nth(index).blur()
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-faults")).to_be_focused()
    form.reload()
    expect(field(form, "holder.name")).to_have_value(HOSTILE)
    fill(form, CERTIFICATE | {"holder.language": "", "holder.name": HOSTILE, "site.address.street": HOSTILE})
    fill(form, {"issues.scope": HOSTILE, "issues.expires": "2029-11-19"})
    form.get_by_role("button", name="Check and show").click()
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

    form.get_by_label(NEW).focus()
    named = {"body": "Example", "scheme": "Restricted", "site.address.country": "Norway", "site.role": "One site"}
    for path, value in (CERTIFICATE | named).items():
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
        route.fulfill(json=schema)

    form.route("**/api/v1/schema/record.json", answer)
    form.reload()
    fill(form, CERTIFICATE | {"site.floor_area": "12 m"})
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-faults li")).to_have_text(["Site, Floor area: write digits"])
    fill(form, {"site.floor_area": "120"})
    form.get_by_role("button", name="Check and show").click()
    expect(form.locator("#submit-yaml")).to_contain_text('  floor_area: "120"\n')


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
