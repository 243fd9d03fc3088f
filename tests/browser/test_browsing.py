"""Browsing in a real browser: without script, on a phone, in the dark, in forced colours and on paper."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

BODY = "bodies/exmpl.html"
COUNTRIES = "countries/index.html"
LISTS = {
    "status": "certificates/status-current.html",
    "status without records": "certificates/status-withdrawn.html",
    "all of a scheme": "certificates/scheme-hspm.html",
    "all of a body": "certificates/body-exmpl.html",
    "all of a standard": "certificates/standard-iec-61340-5-1.html",
    "expiring soon": "certificates/expiring-30.html",
    "expiring later": "certificates/expiring-180.html",
}
DOOR = "certificates/index.html"
WAYS = [
    (DOOR, ["All holders", "E", "Example Lumen Co., Ltd. 例示光電股份有限公司"], "IECQ-H EXMPL 24.0012"),
    (DOOR, ["All countries, as a picture and as a table", "Taiwan: 31 records, 28 current"], "IECQ-H EXMPL 24.0012"),
    (DOOR, ["Suspended 7"], "IECQ-IS EXMPL 24.0035"),
    (DOOR, ["Example Cert", "All 32 as a list"], "IECQ-IS EXMPL 24.0035"),
    (DOOR, ["AP ISMS"], "IECQ-IS EXMPL 24.0035"),
    (DOOR, ["Expiring within 30 days", "180 days"], "IECQ-H EXMPL 23.0049"),
    (
        DOOR,
        [
            "Standards and specifications",
            "IEC 61340-5-1: Electrostatics – Part 5-1: Protection of electronic devices from electrostatic phenomena – General requirements",
            "All 9 as a list",
        ],
        "IECQ-ESD EXMPL 23.0050",
    ),
    (DOOR, ["Component categories", "Passive components"], "IECQ-C MHNJP 19.0003"),
    (DOOR, ["2024"], "IECQ-H EXMPL 24.0012"),
]
CONTRAST = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const seen = (...layers) => {
    for (const colour of ["Canvas", ...layers]) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const paper = matchMedia("print").matches ? "white" : getComputedStyle(document.body).backgroundColor;
  const fill = (element) => getComputedStyle(element).fill;
  const worst = { bars: 99, outlines: 99, words: 99, tiles: 99, edges: 99 };
  const note = (kind, one, other) => { worst[kind] = Math.min(worst[kind], contrast(one, other)); };
  for (const bar of document.querySelectorAll(".chart > svg rect:not(.others)")) note("bars", seen(paper, fill(bar)), seen(paper));
  for (const bar of document.querySelectorAll(".chart > svg rect.others")) note("outlines", seen(paper, getComputedStyle(bar).stroke), seen(paper));
  for (const word of document.querySelectorAll(".chart > svg text")) note("words", seen(paper, fill(word)), seen(paper));
  for (const [tone, tile] of [...document.querySelectorAll(".world a")].entries()) {
    tile.setAttribute("class", `tone-${1 + tone % 6}`);
    const square = tile.querySelector("rect");
    for (const word of tile.querySelectorAll("text")) note("tiles", seen(paper, fill(word)), seen(paper, fill(square)));
    note("edges", seen(paper, getComputedStyle(square).stroke), seen(paper));
  }
  return worst;
}
"""
"""The least contrast of each kind of mark on a page; every tone of the squares is tried."""

SHAPE = '(one) => JSON.parse(getComputedStyle(one, \'::before\').content.match(/^"[^"]*"/)[0])'
"""What the style sheet draws before a status."""


@pytest.mark.parametrize("path", LISTS.values(), ids=LISTS.keys())
def test_lists_fit_a_phone(context: BrowserContext, address: str, path: str) -> None:
    """No sideways scroll at 320 px, one first heading, and a way back to the door."""
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name="Browse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Browse certificates and statements")


def test_without_script_every_way_leads_to_a_record(browser: Browser, address: str) -> None:
    """By holder, country, status, body, scheme, day of expiry, standard, category and year."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for door, names, number in WAYS:
        page.goto(address + door)
        for name in names:
            page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
        page.locator("table.records").get_by_role("link", name=number, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(number)
    context.close()


@pytest.mark.parametrize("path", [BODY, "schemes/hspm.html", "schemes/cfp.html"])
def test_charts_say_what_they_show(page: Page, address: str, path: str) -> None:
    """Each has a name and its numbers in words; the table behind has the same numbers as the counts on top."""
    page.goto(address + path)
    by_year = page.get_by_role("img", name="By year of first issue")
    by_status = page.get_by_role("img", name="By status on 24 November 2026")
    expect(by_year).to_be_visible()
    expect(by_status).to_be_visible()
    counted = dict(text.split("\n")[0].rsplit(" ", 1) for text in page.locator(".tally li").all_inner_texts())
    for status, number in counted.items():
        expect(by_status.locator("desc")).to_contain_text(f"{status.lower()} {number}")
        drawn = page.locator(".tally .status", has_text=status).evaluate(SHAPE)
        expect(by_status.locator("text", has_text=status)).to_have_text(f"{drawn} {status}")
    page.get_by_text("The numbers of both as a table").click()
    table = page.get_by_role("table").filter(has_text="First issued")
    rows = [[int(cell) for cell in row.split("\t")[1:]] for row in table.inner_text().split("\n")[1:]]
    *years, total = rows
    assert total == [*map(int, counted.values()), sum(map(int, counted.values()))]
    assert total == [sum(column) for column in zip(*years, strict=True)]
    drawn = by_year.locator("desc").text_content()
    assert drawn.count("of them current") == len([row for row in years if row[-1]])


def test_every_square_is_a_link_with_its_numbers(page: Page, address: str) -> None:
    """The picture and the table behind it name the same countries with the same numbers, and both lead to them."""
    page.goto(address + COUNTRIES)
    squares = {}
    for link in page.locator(".world a").all():
        name, _, numbers = link.get_attribute("aria-label").partition(": ")
        squares[link.get_attribute("href")] = (name, int(numbers.split()[0]))
    table = {}
    for row in page.locator("table.numbers tbody tr").all():
        link, cells = row.get_by_role("link"), [int(cell) for cell in row.locator("td").all_inner_texts()]
        assert sum(cells[:-1]) == cells[-1]
        table[link.get_attribute("href")] = (link.inner_text(), cells[-1])
    assert len(table) > 20
    assert squares == table
    page.get_by_role("link", name="Taiwan: 31 records, 28 current").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taiwan")


@pytest.mark.parametrize("path", [BODY, COUNTRIES])
@pytest.mark.parametrize("media", ["light", "dark", "forced", "paper", "paper from the dark"])
def test_pictures_are_readable_in_every_light(browser: Browser, address: str, path: str, media: str) -> None:
    """Words have a contrast of 4.5 to 1, bars and edges of 3 to 1: light, dark, in forced colours and on paper."""
    context = browser.new_context(
        color_scheme="dark" if "dark" in media else "light",
        forced_colors="active" if media == "forced" else "none",
        viewport={"width": 1280, "height": 900},
    )
    page = context.new_page()
    page.goto(address + path)
    if "paper" in media:
        page.emulate_media(media="print")
    worst = page.evaluate(CONTRAST)
    context.close()
    assert len([kind for kind in worst if worst[kind] < 99]) >= 2, "nothing was measured"
    assert worst["words"] >= 4.5
    assert worst["tiles"] >= 4.5
    assert min(worst["bars"], worst["outlines"], worst["edges"]) >= 3


def test_numbers_are_on_paper(page: Page, address: str) -> None:
    """What is folded on the screen is printed: the table behind the charts."""
    page.goto(address + BODY)
    table = page.locator("details table")
    seen = "element => element.checkVisibility({ contentVisibilityAuto: true })"
    assert not table.evaluate(seen)
    page.emulate_media(media="print")
    assert table.evaluate(seen)
    assert table.bounding_box()["height"] > 100
