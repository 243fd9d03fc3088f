"""A page made on one day and read on another tells the truth; every kind of page works everywhere."""

import datetime

import pytest
from given import AS_OF, ROOT
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator import build
from generator.model.timeline import as_text, last_day, status_on, step_on, steps
from generator.pages.listings import ahead

LED = "certificates/iecq-h-exmpl-24-0012.html"
SCREENSHOTS = ROOT / "build" / "screenshots"
KINDS = {
    "home": "index.html",
    "search": "search.html?q=led",
    "certificate, master": LED,
    "certificate, seven sites": "certificates/iecq-h-yngcn-24-0042.html",
    "certificate, additional site": "certificates/iecq-h-exmpl-24-0012-01.html",
    "certificate, approved component": "certificates/iecq-c-mstde-21-0043.html",
    "statement": "certificates/iecq-vs-exmpl-26-0025.html",
    "body": "bodies/exmpl.html",
    "bodies": "bodies/index.html",
    "scheme": "schemes/hspm.html",
    "scheme of components": "schemes/ac.html",
    "schemes": "schemes/index.html",
    "group": "schemes/supply-chain.html",
    "holder": "holders/example-lumen-co-ltd.html",
    "holders": "holders/index.html",
    "country": "countries/tw.html",
    "countries": "countries/index.html",
    "standard": "standards/iec-61340-5-1.html",
    "standards": "standards/index.html",
    "category": "categories/passive.html",
    "categories": "categories/index.html",
    "browse": "certificates/index.html",
    "year": "certificates/year-2024.html",
    "letter": "certificates/names-e.html",
    "expiring": "certificates/expiring.html",
    "changes": "certificates/changes.html",
    "watch": "feeds.html",
    "messages": "contributing/messages.html",
    "questions": "faq/index.html",
    "answers": "faq/multi-site-scopes.html",
    "answers with tables": "faq/general.html",
    "form": "submit.html",
    "guide": "contributing/record.html",
    "about": "about.html",
    "files for programs": "api/reference.html",
    "hosting": "hosting/index.html",
    "not found": "404.html",
}


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_fits_a_phone_and_a_desk(
    browser: Browser, address: str, path: str, scheme: str, request: pytest.FixtureRequest
) -> None:
    """No sideways scroll at 320 and 1280 px, one searchbox, one main landmark, one first heading, a clean console.

    Pictures of all of them are put into build/screenshots/ for whoever wants to look.
    """
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 700})
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    page = context.new_page()
    page.goto(address + path)
    if "search" in path:
        expect(page.locator(".hit").first).to_be_visible()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        assert width == page.evaluate("document.documentElement.scrollWidth")
        kind = request.node.callspec.id.removeprefix(f"{scheme}-").replace(" ", "-")
        page.screenshot(path=SCREENSHOTS / f"{kind}-{width}-{scheme}.png")
    assert {"light": "default", "dark": "slate"}[scheme] == page.locator("body").get_attribute("data-md-color-scheme")
    expect(page.get_by_role("searchbox")).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("contentinfo")).to_contain_text("This is a demonstration.")
    expect(page.get_by_role("contentinfo")).to_contain_text("Data as of 24 November 2026 (UTC)")
    context.close()
    assert complaints == []


def read_on(context: BrowserContext, address: str, moment: str, path: str) -> Page:
    """The page as somebody sees it at a moment."""
    page = context.new_page()
    page.clock.set_fixed_time(datetime.datetime.fromisoformat(moment))
    page.goto(address + path)
    return page


@pytest.mark.parametrize(
    ("path", "moment", "expected"),
    [
        (LED, "2026-11-24T12:00:00+00:00", "● Recorded as current on 24 November 2026. Valid until 17 March 2027 (in 113 days)."),
        (LED, "2027-03-16T12:00:00+00:00", "● Recorded as current on 24 November 2026. Valid until 17 March 2027 (tomorrow)."),
        (LED, "2027-03-17T23:59:59+00:00", "● Recorded as current on 24 November 2026. Valid until 17 March 2027 (today)."),
        (LED, "2027-03-18T00:00:00+00:00", "○ Expired on 17 March 2027. No renewal was recorded here when this page was made."),
        (LED, "2020-01-01T00:00:00+00:00", "● Recorded as current on 24 November 2026. Valid until 17 March 2027 (in 113 days)."),
        ("certificates/iecq-h-gybkr-27-0001.html", "2027-01-10T23:59:59+00:00", "◔ Not yet valid. Its first day is 11 January 2027."),
        ("certificates/iecq-h-gybkr-27-0001.html", "2027-01-11T00:00:00+00:00", "● Recorded as current since 11 January 2027. Valid until 10 January 2030."),
        (
            "certificates/iecq-h-mrlvn-25-0012.html",
            "2026-11-24T00:00:00+00:00",
            "‖ Suspended since 30 March 2026 by Merligo Cert: an audit could not take place in time. It does not count as valid while suspended.",
        ),
    ],
)  # fmt: skip
def test_status_is_worked_out_for_the_day_of_reading(
    context: BrowserContext, address: str, path: str, moment: str, expected: str
) -> None:
    """The sentence is right on the day before, on and after a change, UTC; a clock behind the page is not believed."""
    expect(read_on(context, address, moment, path).locator(".verdict")).to_have_text(expected, use_inner_text=True)


def test_browser_and_generator_see_the_same_status(page: Page, address: str) -> None:
    """For every record, on the days around each of its steps: the same status, first day and last day."""
    records = build.check(ROOT / "data", AS_OF).directory.records.values()
    asked, expected = [], []
    for record in records:
        found = steps(record)
        days = {step.start + datetime.timedelta(days=shift) for step in found for shift in (-1, 0, 1)}
        for day in sorted(days):
            now, until = step_on(found, day), last_day(found, day)
            asked.append([as_text(found), str(day)])
            expected.append([now.status if now else "not-yet-valid", str(now.start) if now else "", str(until or "")])
    answers = page.evaluate(
        """async ([base, asked]) => {
          const { statusOn } = await import(base + "assets/status.js");
          return asked.map(([steps, day]) => statusOn(steps, day)).map(({ status, since, until }) => [status, since, until]);
        }""",
        [address, asked],
    )
    assert len(expected) > 900
    assert expected == answers


def test_rows_of_lists_follow_from_fewer_steps(page: Page, address: str) -> None:
    """They lack what was before the day of the data; from that day on the browser sees the same status in them."""
    asked, expected = [], []
    for record in build.check(ROOT / "data", AS_OF).directory.records.values():
        found = steps(record)
        days = {step.start + datetime.timedelta(days=shift) for step in found for shift in (-1, 0, 1)} | {AS_OF}
        for day in sorted(day for day in days if day >= AS_OF):
            now = step_on(found, day)
            asked.append([status_on(record, AS_OF), ahead(found, AS_OF), str(day)])
            expected.append(now.status if now else "not-yet-valid")
    answers = page.evaluate(
        """async ([base, asked]) => {
          const { statusOn, stepsOf } = await import(base + "assets/status.js");
          return asked.map(([className, steps, day]) => statusOn(stepsOf({ localName: "td", className, dataset: { steps } }), day).status);
        }""",
        [address, asked],
    )
    assert len(expected) > 300
    assert expected == answers


def test_lists_and_results_follow_the_day_of_reading(context: BrowserContext, address: str) -> None:
    """A record that expired after the build is not shown as current in any list or search result."""
    after = "2027-03-18T00:00:00+00:00"
    page = read_on(context, address, after, "holders/example-lumen-co-ltd.html")
    cell = page.locator("tbody td[data-steps]").first
    expect(cell).to_have_text("Expired")
    assert cell.evaluate("(one) => getComputedStyle(one, '::before').content").startswith('"○')
    expect(page.locator("[data-today]")).to_have_text("2027-03-18")
    page = read_on(context, address, after, "search.html?q=IECQ-H+EXMPL+24.0012")
    expect(
        page.locator(".hit", has=page.get_by_text("IECQ-H EXMPL 24.0012", exact=True)).locator(".status")
    ).to_have_text("○ Expired")


def test_overdue_page_says_so(context: BrowserContext, address: str) -> None:
    """After the day by which the next update was due, the foot of the page warns."""
    on_time = read_on(context, address, "2026-11-25T23:00:00+00:00", LED)
    expect(on_time.locator("#stale")).to_be_hidden()
    late = read_on(context, address, "2026-11-26T00:00:00+00:00", LED)
    expect(late.locator("#stale")).to_contain_text("It may be out of date.")


def test_without_script_pages_read_and_claim_nothing_about_today(browser: Browser, address: str) -> None:
    """The sentence names its own day; browsing leads to a record; the search page says what to do instead."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "certificates/index.html")
    page.get_by_role("link", name="HSPM", exact=True).click()
    page.get_by_role("link", name="IECQ-H EXMPL 24.0012", exact=True).click()
    verdict = page.locator(".verdict").inner_text().strip()
    assert verdict == "● Recorded as current on 24 November 2026. Valid until 17 March 2027."
    page.goto(address + "search.html")
    expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()
    context.close()


def test_family_is_one_click_away_in_both_directions(page: Page, address: str) -> None:
    """A master shows its sites and its own part; a site leads to its master."""
    page.goto(address + LED)
    expect(
        page.get_by_role("heading", name="This Certificate is applicable for the following scope of activity")
    ).to_be_visible()
    expect(page.get_by_text("This location performs part of the scope.")).to_be_visible()
    page.locator(".matrix").get_by_role("link", name="IECQ-H EXMPL 24.0012-01").click()
    expect(page.get_by_text("Manufacture of Lens", exact=True)).to_be_visible()
    page.locator(".facts").get_by_role("link", name="IECQ-H EXMPL 24.0012").click()
    page.wait_for_url(address + LED)


def test_contents_of_a_long_page_stay_at_hand(page: Page, address: str) -> None:
    """From the end of the page that describes every file one jump leads to any other; on a phone, one to the contents."""
    page.goto(f"{address}api/reference.html#Recorded")
    contents = page.get_by_role("navigation", name="On this page")
    link = contents.get_by_role("link", name="/api/v1/bodies/{body}.json", exact=True)
    expect(link).to_be_in_viewport()
    link.click()
    heading = page.get_by_role("heading", name="The records of a body")
    expect(heading).to_be_in_viewport()
    contents.get_by_role("link", name="Recorded", exact=True).click()
    expect(page.get_by_role("heading", name="Recorded", exact=True)).to_be_in_viewport()
    page.set_viewport_size({"width": 320, "height": 700})
    page.locator("#Recorded").scroll_into_view_if_needed()
    expect(link).not_to_be_in_viewport()
    page.get_by_role("link", name="On this page").click()
    expect(contents.get_by_text("On this page")).to_be_in_viewport()
    link.click()
    expect(heading).to_be_in_viewport()
    bar = page.get_by_role("link", name="On this page").bounding_box()
    assert heading.bounding_box()["y"] >= bar["y"] + bar["height"], "it does not lie below what stays in sight"


def test_statement_is_never_called_a_certificate(page: Page, address: str) -> None:
    """The page of a verification statement does not use the word certificate for it."""
    page.goto(address + "certificates/iecq-vs-exmpl-26-0025.html")
    article = page.get_by_role("article").inner_text()
    assert "Verification statement" in article
    assert "This Certificate" not in article
    assert "this certificate" not in article


def test_chosen_colour_scheme_stays(page: Page, address: str) -> None:
    """The button changes light and dark, and the next page remembers."""
    page.get_by_role("button", name="Dark").click()
    page.goto(address + LED)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    expect(page.get_by_role("button", name="Light")).to_be_visible()


def test_record_prints_without_the_screens_furniture(page: Page, address: str) -> None:
    """On paper there is the record, its date and its address; no search box, no menu."""
    page.goto(address + LED)
    page.emulate_media(media="print")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_text("Permanent address:")).to_be_visible()
    expect(page.get_by_text("Data as of 24 November 2026")).to_be_visible()
