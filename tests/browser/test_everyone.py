"""Every kind of page is for everyone: axe finds nothing, in light and dark, on a phone and on a desk."""

from collections.abc import Callable
from importlib import metadata

import pytest
from playwright.sync_api import Browser, Page, expect
from test_reading import KINDS, LED

AXE = next(path for path in metadata.files("axe-playwright-python") or () if path.name == "axe.min.js").read_text(
    "utf-8"
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ABSENT = "IECQ-H EXMPL 24.0013"


def results(page: Page) -> None:
    """Wait for records."""
    expect(page.locator("#search-records .hit").first).to_be_visible()


def questions(page: Page) -> None:
    """Wait for records, texts and questions, the last of which are the slowest."""
    expect(page.locator("#search-help .hit").first).to_be_visible()


def table(page: Page) -> None:
    """Wait for rows."""
    expect(page.locator("#search-records tbody tr").first).to_be_visible()


def absent(page: Page) -> None:
    """Wait for what an absent number can mean, and open what is folded there."""
    page.locator("#search-exact summary").click()


def panel(page: Page) -> None:
    """Type into the box of a page that is not the search page."""
    page.get_by_role("searchbox").press_sequentially("how long valid led")
    expect(page.locator(".panel .hit").first).to_be_visible()


def panel_of_absent(page: Page) -> None:
    """Type a number that is not there."""
    page.get_by_role("searchbox").press_sequentially(ABSENT)
    expect(page.locator(".panel h2").first).to_have_text("The nearest numbers")


def panel_of_absent_in_chinese(page: Page) -> None:
    """The same, where the words are others."""
    page.get_by_role("searchbox").press_sequentially(ABSENT)
    expect(page.locator(".panel h2").first).to_have_text("最接近的編號")


def task(value: str) -> Callable[[Page], None]:
    """Choose a task of the form; where it starts from a record, fetch one."""

    def prepare(page: Page) -> None:
        page.locator(f'input[name="task"][value="{value}"]').check()
        if value != "new":
            page.locator("#submit-number").fill("IECQ-H EXMPL 24.0012")
            page.get_by_role("button", name="Fetch the record").click()
        expect(page.get_by_role("button", name="Check and show")).to_be_visible()

    return prepare


def faults(page: Page) -> None:
    """Send the form empty: every fault is told at its field."""
    task("new")(page)
    page.get_by_role("button", name="Check and show").click()
    expect(page.locator("#submit-faults")).to_be_visible()


def file(page: Page) -> None:
    """Renew a record: the file and the page as it will look."""
    task("renew")(page)
    page.get_by_role("button", name="Check and show").click()
    expect(page.locator("#submit-result")).to_be_visible()


PAGES: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    **{name: (path, None) for name, path in KINDS.items() if name != "search"},
    "contributing": ("contributing/index.html", None),
    "fields": ("contributing/fields.html", None),
    "reading": ("reading.html", None),
    "contact": ("contact.html", None),
    "data": ("api.html", None),
    "checks at a forge": ("hosting/ci.html", None),
    "search, not asked": ("search.html", None),
    "search": ("search.html?q=led+valid", questions),
    "search, table": ("search.html?q=led&view=table", table),
    "search, all": ("search.html?all", results),
    "search, narrowed": ("search.html?status=suspended", results),
    "search, absent": (f"search.html?q={ABSENT}", absent),
    "search in Japanese": ("search.html?q=led+valid&lang=ja", questions),
    "record in Korean": (f"{LED}?lang=ko", None),
    "panel in Chinese": ("about.html?lang=zh-Hant", panel_of_absent_in_chinese),
    "panel": ("about.html", panel),
    "panel on the first page": ("index.html", panel),
    "panel, absent": ("about.html", panel_of_absent),
    **{f"form, {value}": ("submit.html", task(value)) for value in ("new", "site", "renew", "change", "status")},
    "form, faults": ("submit.html", faults),
    "form, file": ("submit.html", file),
}


def violations(page: Page, rules: list[str]) -> list[str]:
    """What axe says of the page as it stands: rule, what to do, and the first elements."""
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", rules)["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node['failureSummary']}" for one in found for node in one["nodes"][:3]]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Browser, address: str, name: str) -> None:
    """No violation of WCAG 2.2 AA or of axe's best practices, and nothing in the console."""
    path, prepare = PAGES[name]
    # axe is put into the page from outside, which the policy of the pages forbids for good reasons.
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 700})
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    page = context.new_page()
    page.goto(address + path)
    if prepare:
        prepare(page)
    page.evaluate(AXE)
    found = {}
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        for scheme, rules in (("default", RULES), ("slate", ["color-contrast"])):  # colours are all that differs
            page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
            if said := violations(page, rules):
                found[f"{scheme}, {width} px"] = said
    context.close()
    assert found == {}
    assert complaints == []


@pytest.mark.parametrize("path", ["index.html", "search.html?q=led", LED, "faq/general.html", "submit.html"])
def test_page_turns_round_for_scripts_from_right_to_left(page: Page, address: str, path: str) -> None:
    """With dir=rtl nothing runs out of a phone or a desk, and the header begins on the right."""
    page.goto(address + path)
    if "search" in path:
        results(page)
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        assert width == page.evaluate("document.documentElement.scrollWidth")
        end = page.evaluate("document.querySelector('.site-title').getBoundingClientRect().right")
        assert end > width * 0.9


@pytest.mark.parametrize("path", ["index.html", "search.html?q=led", LED, "submit.html"])
def test_nothing_moves(page: Page, address: str, path: str) -> None:
    """No transition and no running animation, whether somebody asked for less motion or not."""
    page.goto(address + path)
    durations = page.evaluate(
        "[...new Set([...document.querySelectorAll('body, body *')].map((one) => getComputedStyle(one).transitionDuration))]"
    )
    assert durations == ["0s"]
    moving = page.evaluate(
        "document.getAnimations().map((one) => one.animationName).filter((name) => name !== 'reveal')"
    )
    assert moving == []  # "reveal" waits for a script that does not come, and then shows at once what was hidden


def test_forced_colours_lose_nothing(browser: Browser, address: str) -> None:
    """With the colours of the system, the words found stand in the colour of text, and the chosen view differs."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(address + "search.html?q=led")
    results(page)
    colour = "(one) => { const style = getComputedStyle(one); return [style.color, style.backgroundColor]; }"
    text = page.locator(".hit .hit-holder").first.evaluate(colour)
    assert text[0] == page.locator(".hit mark").first.evaluate(colour)[0]
    views = [view.evaluate(colour) for view in page.locator("#search-view button").all()]
    assert views[0] != views[1]
    context.close()
