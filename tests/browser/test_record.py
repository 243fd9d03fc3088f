"""The page of one record: what was so on a day, the picture of its life, citing, coming back, and paper."""

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from given import AS_OF, ROOT
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator import build
from generator.model.timeline import ONE_DAY, status_on, steps
from generator.pages.periods import as_text, periods

LED = "certificates/iecq-h-exmpl-24-0012.html"
SUSPENDED = "certificates/iecq-c-mstde-21-0043.html"
SEVEN_SITES = "certificates/iecq-h-yngcn-24-0042.html"
USUAL = {
    "renewed": "certificates/iecq-h-mstde-21-0028.html",
    "suspended, approved component": SUSPENDED,
    "withdrawn": "certificates/iecq-h-yngcn-21-0097.html",
    "statement": "certificates/iecq-vs-exmpl-26-0025.html",
    "not yet valid": "certificates/iecq-h-gybkr-27-0001.html",
    "additional site": "certificates/iecq-h-exmpl-24-0012-01.html",
    "master of two": LED,
}


def read_on(context: BrowserContext, address: str, path: str, moment: str = "2026-11-24T12:00:00+00:00") -> Page:
    """The page as somebody sees it at a moment."""
    page = context.new_page()
    page.clock.set_fixed_time(datetime.datetime.fromisoformat(moment))
    page.goto(address + path)
    return page


def sheets(page: Page) -> int:
    """How many sheets of A4 the page is printed on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize(
    ("path", "day", "expected"),
    [
        (LED, "2024-03-17", "◔ No: not yet valid on 17 March 2024. Its first day is 18 March 2024."),
        (LED, "2024-03-18", "● Yes: recorded as current on 18 March 2024, issue 0. This is so from 18 March 2024 to 17 March 2027."),
        (SUSPENDED, "2024-09-19", "● Yes: recorded as current on 19 September 2024, issue 0. This is so from 20 September 2021 to 19 September 2024."),
        (SUSPENDED, "2024-09-20", "● Yes: recorded as current on 20 September 2024, issue 1. This is so from 20 September 2024 to 8 November 2026."),
        (SUSPENDED, "2026-11-09", "‖ No: suspended on 9 November 2026, issue 1. This is so from 9 November 2026 to 19 September 2027. It does not count as valid while suspended."),
        (LED, "2026-11-25", "● As recorded by 24 November 2026: current on 25 November 2026, issue 0. This is so from 18 March 2024 to 17 March 2027. A later decision can still change it."),
        (LED, "2027-03-18", "○ As recorded by 24 November 2026: expired on 18 March 2027. This is so from 18 March 2027 on. A later decision can still change it."),
    ],
)  # fmt: skip
def test_answer_for_a_day(context: BrowserContext, address: str, path: str, day: str, expected: str) -> None:
    """On the days around each change; what lies behind the day of the data is never said as if it had happened."""
    page = read_on(context, address, path)
    page.get_by_label("Day", exact=True).fill(day)
    page.get_by_role("button", name="Answer").click()
    answer = page.get_by_role("status")
    expect(answer).to_contain_text(expected[2:])
    assert answer.inner_text().startswith(expected)


def test_answer_works_with_the_keyboard_and_has_an_address(context: BrowserContext, address: str) -> None:
    """Typed and entered; the address then leads somebody else to the same answer, and no request was made for it."""
    page = read_on(context, address, LED)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Day", exact=True).focus()
    page.keyboard.type("05142025")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("current on 14 May 2025")
    assert [one for one in asked if not one.endswith("icon.svg")] == []
    assert page.url == f"{address}{LED}?on=2025-05-14#day"
    other = read_on(context, address, page.url.removeprefix(address))
    expect(other.get_by_role("status")).to_contain_text("current on 14 May 2025")
    expect(other.get_by_label("Day", exact=True)).to_have_value("2025-05-14")


@pytest.mark.parametrize("asked", ["", "2025-02-30", "today", "2025-5-14", "<b>", "99999-01-01"])
def test_day_that_is_none_gets_no_answer(context: BrowserContext, address: str, asked: str) -> None:
    """What stands in an address comes from whoever made the link."""
    page = read_on(context, address, f"{LED}?on={asked}")
    expect(page.get_by_role("status")).to_be_empty()
    expect(page.get_by_label("Day", exact=True)).to_have_value("")


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        ("2024-03-20", "Entered in this directory on 20 March 2024."),
        ("2025-05-14", "Entered in this directory on 14 May 2025."),
        ("2025-05-15", "It was entered in this directory only on 15 May 2025: whoever looked on 14 May 2025 could not see it here yet."),
        ("-", "When it was entered in this directory is not known to this copy."),
    ],
)  # fmt: skip
def test_day_of_effect_and_day_of_entry_are_told_apart(
    context: BrowserContext, address: str, entered: str, expected: str
) -> None:
    """Entered before the day that is asked for, on it, after it, or nobody knows."""
    page = read_on(context, address, LED)
    page.evaluate(
        "(text) => { document.getElementById('on-day').dataset.periods = text; }", f"2024-03-18 current 0 {entered}"
    )
    page.get_by_label("Day", exact=True).fill("2025-05-14")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("status")).to_contain_text(expected)


def test_browser_and_generator_answer_alike(page: Page, address: str) -> None:
    """For every record, around every change: the status that the rules give."""
    records = build.check(ROOT / "data", AS_OF).directory.records.values()
    asked, expected = [], []
    for record in records:
        found = periods(record, steps(record), {})
        for one in found:
            for day in (one.start - ONE_DAY, one.start, one.start + ONE_DAY):
                asked.append([as_text(found), str(day)])
                expected.append(str(status_on(record, day)))
    page.goto(address + LED)
    answers = page.evaluate(
        """async ([base, asked]) => {
          const { periodOn } = await import(base + "assets/record.js");
          return asked.map(([text, day]) => periodOn(text, day).status);
        }""",
        [address, asked],
    )
    assert len(expected) > 900
    assert expected == answers


def test_without_script_the_periods_answer_the_question(browser: Browser, address: str) -> None:
    """No form that would do nothing: a list with the first and the last day of everything."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + SUSPENDED)
    expect(page.get_by_label("Day", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Copy the citation")).to_be_hidden()
    region = page.get_by_role("region", name="Was it valid on a certain day?")
    assert region.get_by_role("listitem").all_inner_texts() == [
        "20 September 2021 to 19 September 2024: Current, issue 0",
        "20 September 2024 to 8 November 2026: Current, issue 1",
        "9 November 2026 to 19 September 2027: Suspended, issue 1",
        "From 20 September 2027 on: Expired (if nothing else is recorded)",
    ]
    expect(page.locator("#citation")).to_contain_text("status on 24 November 2026: suspended, issue 1.")
    context.close()


def test_status_comes_before_everything_else(page: Page, address: str) -> None:
    """Shape, word and sentence stand right below the number, without scrolling on a phone."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + SUSPENDED)
    box = page.locator(".verdict").bounding_box()
    assert box["y"] + box["height"] < 640
    assert page.locator("h1 + .verdict").count() == 1


def test_picture_is_not_read_to_anybody_and_follows_the_colours(browser: Browser, address: str) -> None:
    """The list says the same; in forced colours every line keeps a colour that differs from the ground."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(address + SUSPENDED)
    assert "full bar" not in page.get_by_role("article").aria_snapshot()
    fills = page.evaluate(
        """() => [...document.querySelectorAll(".timeline rect, .timeline line")].map((one) => {
          const style = getComputedStyle(one);
          return one.tagName === "line" || style.fill === "none" ? style.stroke : style.fill;
        })"""
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert len(fills) > 8
    assert ground not in fills
    assert "none" not in fills
    context.close()


def test_citation_is_of_the_day_of_reading(context: BrowserContext, address: str) -> None:
    """Number, holder, body, status on that day, the data's own day, and the permanent address."""
    page = read_on(context, address, LED, "2027-03-18T08:00:00+00:00")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "IECQ-H EXMPL 24.0012, certificate (HSPM) of Example Lumen Co., Ltd., Sampleton, Taiwan; issued by Example "
        "Certification Taiwan Ltd.; status on 18 March 2027: expired. IECQ certificate directory (demonstration), "
        "data of 24 November 2026, https://directory.example/certificates/iecq-h-exmpl-24-0012.html"
    )


def test_data_for_programs_is_data_to_the_browser_too(page: Page, address: str) -> None:
    """It parses, names the record, and the strict policy has nothing to say about it (see the watch on the console)."""
    page.goto(address + LED)
    said = json.loads(page.locator("script[type='application/ld+json']").text_content())
    assert (said["@type"], said["identifier"]) == ("Certification", "IECQ-H EXMPL 24.0012")
    # What draws a card for a link finds these where there is no other description of it.
    assert page.title() == "IECQ-H EXMPL 24.0012: Example Lumen Co., Ltd. - IECQ certificate directory"
    head = page.locator("head")
    expect(head.locator("meta[name=description]")).to_have_attribute(
        "content", "HSPM certificate of Example Lumen Co., Ltd., Sampleton. Recorded as current on 24 November 2026."
    )
    expect(head.locator("link[rel=canonical]")).to_have_attribute("href", f"https://directory.example/{LED}")


def test_code_is_shown_with_what_it_proves(page: Page, address: str) -> None:
    """The picture has loaded under the policy, has words instead, and beside it stands what to look at."""
    page.goto(address + LED)
    code = page.get_by_role("img", name="QR code of the permanent address")
    expect(code).to_be_visible()
    assert code.evaluate("(picture) => picture.complete && picture.naturalWidth > 80")
    expect(page.get_by_text("A QR code proves only where it leads")).to_contain_text("https://directory.example/")


@pytest.mark.parametrize("path", USUAL.values(), ids=USUAL.keys())
def test_usual_record_is_printed_on_one_sheet(context: BrowserContext, address: str, path: str) -> None:
    """With its number and status, the day of printing and of the data, the address, and that it is a demonstration."""
    page = read_on(context, address, path, "2026-11-25T12:00:00+00:00")
    assert sheets(page) == 1
    page.emulate_media(media="print")
    for text in (
        "Printed on 25 November 2026 (UTC)",
        "Data as of 24 November 2026",
        "Permanent address:",
        "This is a demonstration.",
    ):
        expect(page.get_by_text(text).first).to_be_visible()
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.locator(".qr")).to_be_visible()
    expect(page.get_by_label("Day", exact=True)).to_be_hidden()
    expect(page.get_by_role("heading", name="Was it valid on a certain day?")).to_be_hidden()


def test_answer_is_printed_with_its_address(context: BrowserContext, address: str) -> None:
    """Somebody who asked about a day has the answer on paper, and where it came from."""
    page = read_on(context, address, f"{LED}?on=2025-05-14")
    page.emulate_media(media="print")
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.get_by_role("heading", name="Was it valid on a certain day?")).to_be_visible()
    expect(page.locator("#printed")).to_have_text(
        f"Printed on 24 November 2026 (UTC) from {address}{LED}?on=2025-05-14."
    )


def test_large_family_takes_two_sheets_at_most(context: BrowserContext, address: str) -> None:
    """Seven sites with their table."""
    assert sheets(read_on(context, address, SEVEN_SITES)) <= 2


@pytest.fixture
def narrow(browser: Browser) -> Iterator[BrowserContext]:
    """A phone."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context
    context.close()


def test_table_of_sites_reads_on_a_phone_and_aloud(narrow: BrowserContext, address: str) -> None:
    """It moves inside its own frame, which the keyboard reaches, and each mark has words."""
    page = narrow.new_page()
    page.goto(address + SEVEN_SITES)
    table = page.get_by_role("region", name="Sites")
    expect(page.get_by_text("7 sites: move the table sideways to see all of them.")).to_be_visible()
    assert table.evaluate("(frame) => frame.scrollWidth > frame.clientWidth && frame.tabIndex === 0")
    table.focus()
    page.keyboard.press("ArrowRight")
    assert table.evaluate(
        """async (frame) => {
          for (let waited = 0; waited < 300 && !frame.scrollLeft; waited++) await new Promise(requestAnimationFrame);
          return frame.scrollLeft > 0;
        }"""
    )
    rows = table.get_by_role("row").all()[1:]
    assert all("done here" in row.inner_text() for row in rows if row.get_by_text("●").count())


def test_pages_stay_light(site: Path) -> None:
    """Without its code, a page has less than 12.5 kB on average."""
    sizes = [
        len(re.sub(r'src="data:[^"]*"', "", path.read_text("utf-8")).encode())
        for path in (site / "certificates").glob("iecq-*.html")
    ]
    assert sum(sizes) / len(sizes) < 12_500
