"""Every kind of page is for everyone: axe finds nothing, in light and dark, on a phone and on a desk."""

from collections.abc import Callable, Iterator
from importlib import metadata

import pytest
from playwright.sync_api import Browser, Page, expect
from test_reading import KINDS, LED

AXE = next(path for path in metadata.files("axe-playwright-python") or () if path.name == "axe.min.js").read_text(
    "utf-8"
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ABSENT = "IECQ-H EXMPL 24.0013"
DESK = {"width": 1280, "height": 700}
PHONE = {"width": 320, "height": 700}


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


def list_checked(page: Page) -> None:
    """Check a list in which everything occurs, of more than one page: differences, near misses, names and nothing."""
    rows = ["IECQ-H EXMPL 24.0012\tOther GmbH\t2027-05-01", "IECQ-H EXMPL 24.0013\t\t", "\tExampel Lumen\t", "\tqwzx\t"]
    page.locator("#check-text").fill("\n".join(["Number\tHolder\tExpires", *rows * 15]))
    page.locator("#check-form button[type=submit]").click()
    expect(page.locator("#check-table tbody tr").first).to_be_visible()


def list_refused(page: Page) -> None:
    """Choose what is no list."""
    page.locator("#check-files").set_input_files({"name": "a.jpg", "mimeType": "", "buffer": b"\xff\xd8\0\1" * 99})
    expect(page.locator("#check-faults")).to_be_visible()


PAGES: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    **{name: (path, None) for name, path in KINDS.items() if name != "search"},
    "contributing": ("contributing/index.html", None),
    "fields": ("contributing/fields.html", None),
    "reading": ("reading.html", None),
    "contact": ("contact.html", None),
    "data": ("api.html", None),
    "files for programs": ("api/reference.html", None),
    "embedding": ("embedding.html", None),
    "quality": ("quality.html", None),
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
    "list": ("check.html", None),
    "list, checked": ("check.html", list_checked),
    "list, refused": ("check.html", list_refused),
    "form, faults": ("submit.html", faults),
    "form, file": ("submit.html", file),
}


NARROW = {
    "home",
    "certificate, master",
    "certificate, seven sites",
    "statement",
    "body",
    "quality",
    "countries",
    "browse",
    "year",
    "answers with tables",
    "form",
    "form, faults",
    "form, file",
    "search",
    "search, table",
    "search, absent",
    "panel",
    "list, checked",
}
"""Those laid out in another way on a phone, which are asked about all rules there too."""
BY_LAYOUT = ["target-size", "scrollable-region-focusable"]
"""What the width alone can break, asked on a phone about all the others."""
ALIKE = {
    "certificate, seven sites",
    "certificate, additional site",
    "scheme of components",
    "holders",
    "standards",
    "categories",
    "year",
    "letter",
    "contributing",
    "fields",
    "hosting",
    "guide",
    "reading",
    "contact",
    "data",
    "checks at a forge",
    "questions",
    "answers",
    "search, all",
    "search, narrowed",
    "search in Japanese",
    "record in Korean",
    "list",
    "list, refused",
    "panel in Chinese",
    "panel on the first page",
    "form, site",
    "form, change",
    "form, status",
}
"""Those with the colours of another page in the list, which is looked at in the dark for them."""

# Only what is wrong comes back: what axe has to say of everything that is right takes longer than looking at it.
ASK = """
async ([rules, type]) => {
  const options = { runOnly: { type, values: rules }, resultTypes: ["violations"], selectors: false };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
}
"""

# Rows and entries far down a long page are made by the same lines of a template as those above them.
SHORTENED = """
for (const one of document.querySelectorAll("article :is(tbody > tr, li):nth-child(n+16), article > :nth-child(n+90)")) one.remove();
"""

# What scrolls sideways is made reachable by a script that hears of the new width with the next frame.
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One tab for all pages, and what its console says; axe is put into it from outside, which our policy forbids."""
    context = browser.new_context(bypass_csp=True, viewport=DESK)
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    yield context.new_page(), complaints
    context.close()


def forget(page: Page) -> None:
    """Make the tab that of a fresh visitor: no language chosen, no form half filled in."""
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.goto("about:blank")


def ask(page: Page, rules: list[str], kind: str = "rule") -> list[str]:
    """What axe says of the page as it stands: rule, what to do, and the first elements."""
    return page.evaluate(ASK, [rules, kind])


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(tab: tuple[Page, list[str]], address: str, name: str) -> None:
    """No violation of WCAG 2.2 AA or of axe's best practices, and nothing in the console."""
    page, complaints = tab
    complaints.clear()
    path, prepare = PAGES[name]
    page.set_viewport_size(DESK)
    page.goto(address + path)
    try:
        if prepare:
            prepare(page)
        page.evaluate(SHORTENED)
        page.evaluate(AXE)
        found = {"desk": ask(page, RULES, "tag")}
        if name not in ALIKE:
            page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
            found["desk, dark"] = ask(page, ["color-contrast"])
            page.evaluate("document.body.dataset.mdColorScheme = 'default'")
        page.set_viewport_size(PHONE)
        page.evaluate(SETTLED)
        found["phone"] = ask(page, RULES, "tag") if name in NARROW else ask(page, BY_LAYOUT)
    finally:
        forget(page)
    assert {where: said for where, said in found.items() if said} == {}
    assert complaints == []


def test_lists_of_pages_name_pages() -> None:
    """No name that has been changed in one place alone, or a page would silently be looked at less."""
    assert PAGES.keys() >= NARROW | ALIKE


def test_axe_would_find_something(tab: tuple[Page, list[str]], address: str) -> None:
    """Each way of asking reports what is wrong: a picture without words, pale letters, links too small to touch."""
    page, _ = tab
    page.goto(address + "404.html")
    page.evaluate(AXE)
    page.evaluate(
        """document.querySelector("article").insertAdjacentHTML("beforeend", `<img src="assets/icon.svg">
        <div><p id="pale">pale letters</p></div>
        <div><a href="#a" id="a">i</a><br><a href="#b" id="b">j</a></div>`);
        Object.assign(document.getElementById("pale").style, { color: "#999", background: "#888" });
        for (const id of "ab") Object.assign(document.getElementById(id).style, { display: "inline-block", width: "8px", height: "8px", lineHeight: "8px", overflow: "hidden" });
        document.getElementById("a").parentElement.style.lineHeight = "8px";"""
    )
    said = ask(page, RULES, "tag")
    assert {one.split(":")[0] for one in said} >= {"image-alt", "color-contrast", "target-size"}
    assert [one.split(":")[0] for one in ask(page, ["color-contrast"])] == ["color-contrast"]
    assert {one.split(":")[0] for one in ask(page, BY_LAYOUT)} == {"target-size"}
    forget(page)


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
