"""While somebody types: results on every page, groups, filters, lists to take away, and little to load."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

HOME_AND_OTHERS = ("index.html", "certificates/iecq-h-mstde-23-0056.html", "faq/general.html")


def asked_for(page: Page) -> list[str]:
    """What is asked for from now on, without the icon of the tab."""
    found: list[str] = []
    page.on("request", lambda request: None if request.url.endswith(".svg") else found.append(request.url))
    return found


@pytest.mark.parametrize("start", HOME_AND_OTHERS)
def test_results_stand_below_the_box_of_every_page(page: Page, address: str, start: str) -> None:
    """After the first letters; arrows go through them, Escape comes back and closes, the last leads to all of them."""
    page.goto(address + start)
    page.keyboard.press("/")
    box = page.get_by_role("searchbox")
    box.press_sequentially("lumen")
    panel = page.get_by_role("region", name="Results while you type")
    expect(panel.get_by_role("link", name="IECQ-H EXMPL 24.0012", exact=True)).to_be_visible()
    expect(panel.locator(".status").first).to_have_text("● Current")
    box.press("ArrowDown")
    expect(panel.get_by_role("link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    box.press("Escape")
    expect(panel).to_be_hidden()
    expect(box).to_have_value("lumen")
    box.press_sequentially(" ex")
    panel.get_by_role("link", name="All results, with filters").click()
    page.wait_for_url(address + "search.html?q=lumen%20ex")
    expect(page.locator("#search-count")).to_have_text("2 records")


def test_panel_goes_away_when_somebody_goes_on(page: Page, address: str) -> None:
    """A click elsewhere or leaving by the tab key closes the results; nothing on the page has moved."""
    page.goto(address + "faq/general.html")
    before = page.locator("article h1").bounding_box()
    page.get_by_role("searchbox").press_sequentially("sampleton")
    panel = page.get_by_role("region", name="Results while you type")
    expect(panel).to_be_visible()
    assert page.locator("article h1").bounding_box() == before
    page.mouse.click(5, 600)
    expect(panel).to_be_hidden()


def test_number_is_found_with_three_requests(page: Page, address: str) -> None:
    """A list, the block of its number, its card: no facets, no register, no engine for texts."""
    page.goto(address + "search.html")
    page.wait_for_load_state("networkidle")
    asked = asked_for(page)
    page.get_by_role("searchbox").fill("IECQ-H EXMPL 24.0012")
    expect(page.locator("#search-exact h3")).to_have_text("IECQ-H EXMPL 24.0012")
    page.wait_for_timeout(600)  # nothing else comes later
    assert len(asked) == 3
    assert all("/search/" in url for url in asked)


@pytest.mark.parametrize("path", ["index.html", "search.html"])
def test_nothing_is_loaded_before_the_first_key(page: Page, address: str, path: str) -> None:
    """No index is asked for by a page that nobody has searched on."""
    asked = asked_for(page)
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert [
        url
        for url in asked
        if re.search(r"/search/(index|parts)|/pagefind/|help\.json", url.replace("/assets/search/", "/"))
    ] == []


def test_groups_stand_in_their_order(page: Page, address: str) -> None:
    """Records, then bodies, schemes, pages and questions; a line on top leads to each."""
    page.goto(address + "search.html?q=hazardous substance")
    asked = asked_for(page)
    page.wait_for_timeout(800)  # nobody is near the texts yet
    assert [url for url in asked if "/pagefind/" in url or "help.json" in url] == []
    page.locator("#search-groups").get_by_role("link", name="Questions and help").click()
    expect(page.locator("#search-help h2")).to_be_visible()
    heads = page.locator("#search-results h2").all_inner_texts()
    expected = ["Certification bodies", "Schemes", "Pages", "Questions and help"]
    assert [title for title in heads if title in expected] == [title for title in expected if title in heads]
    assert "Schemes" in heads
    page.locator("#search-groups").get_by_role("link", name=re.compile("Schemes")).click()
    expect(page.locator("#search-schemes h2")).to_be_in_viewport()


def test_body_is_found_by_its_code_and_its_name_in_its_script(page: Page, address: str) -> None:
    """Bodies stand in a group of their own."""
    for words in ("EXMPL", "例示驗證", "example certification taiwan"):
        page.goto(f"{address}search.html?q={words}")
        expect(page.locator("#search-bodies h3").first).to_have_text("Example Certification Taiwan Ltd.")


@pytest.mark.parametrize(
    ("number", "nearest"),
    [
        ("IECQ-H EXMPL 24.0021", "IECQ-H EXMPL 24.0012"),
        ("IECQ-H EXMLP 24.0012", "IECQ-H EXMPL 24.0012"),
        ("IECQ-H EXMPL 24.012", "IECQ-H EXMPL 24.0012"),
        ("IECQ-H EXMPL 24.12", "IECQ-H EXMPL 24.0012"),
        ("IECQ-H EXMPL 24.0012-02", "IECQ-H EXMPL 24.0012"),
        ("IECQ-H EXMPL 24.0012-02", "IECQ-H EXMPL 24.0012-01"),
        ("IECQ-H EXMPL 24.0012 - 7", "IECQ-H EXMPL 24.0012"),
        ("IECQ-H EXMPL 24.0012A", "IECQ-H EXMPL 24.0012"),
    ],
)
def test_absent_number_is_shown_the_nearest_ones(page: Page, address: str, number: str, nearest: str) -> None:
    """A digit wrong, exchanged or missing, or a code: the right one is offered, and how complete the body's records are."""
    page.goto(f"{address}search.html?q={number}")
    absent = page.locator(".absent")
    expect(absent).to_contain_text(f"No record has the number “{number}”.")
    expect(absent.get_by_role("link", name=nearest, exact=True)).to_be_visible()
    absent.locator("summary").click()
    expect(absent.locator("details")).to_contain_text("complete as of")


def test_number_of_a_body_that_is_not_here_says_so(page: Page, address: str) -> None:
    """Not found is told apart: the code belongs to no body here, on the page and while typing; and beside one that is here."""
    unknown = "The code “ZZZZ” belongs to no body in this directory: compare it with the paper"
    page.goto(f"{address}search.html?q=IECQ-H ZZZZ 24.0777")
    expect(page.locator(".absent p").first).to_contain_text(unknown)
    expect(page.locator(".absent ul").first).to_contain_text(
        "The body is not in this directory, so none of its records is."
    )
    page.goto(f"{address}search.html?q=IECQ-H EXMPL 24.0012, IECQ-H ZZZZ 24.0777")
    expect(page.locator("#search-exact > .absent")).to_contain_text(unknown)
    page.goto(f"{address}search.html?q=IECQ-H EXMPL 24.0888")
    expect(page.locator(".absent")).to_contain_text("ask the body whose code is in the number")
    expect(page.locator(".absent")).not_to_contain_text("belongs to no body")
    page.goto(f"{address}about.html")
    page.get_by_role("searchbox").fill("IECQ-H ZZZZ 24.0777")
    expect(page.locator(".panel")).to_contain_text(unknown)


def test_spelled_alike_is_said_so(page: Page, address: str) -> None:
    """Somebody who made a typing error sees what was found, and that it is not what was typed."""
    page.goto(address + "search.html?q=exmaple lumne")
    expect(page.locator("#search-count")).to_contain_text("No record has exactly these words; these are spelled alike.")
    expect(page.locator("#search-records .hit-holder").first).to_contain_text("Example Lumen")


def test_several_values_of_a_facet_and_days(page: Page, address: str) -> None:
    """Values of one facet add up, facets and days narrow, and the counts of a facet are without its own choice."""
    page.goto(address + "search.html?all")
    count = page.locator("#search-count")
    expect(count).to_have_text("155 records")
    page.get_by_label("Taiwan").check()
    page.wait_for_url("**country=Taiwan")
    expect(count).not_to_have_text("155 records")
    taiwan = int(re.search(r"\d+", count.inner_text())[0])
    page.get_by_label("Japan").check()
    page.wait_for_url("**country=Taiwan&country=Japan")
    expect(count).not_to_have_text(f"{taiwan} records")
    both = int(re.search(r"\d+", count.inner_text())[0])
    assert both > taiwan
    shown = int(re.search(r"\d+", page.locator("label", has_text="Taiwan").locator("small").inner_text())[0])
    assert shown == taiwan
    page.locator("#search-issued-from").fill("2024-01-01")
    page.locator("#search-issued-to").fill("2024-12-31")
    page.locator("#search-issued-to").blur()
    page.wait_for_url("**issued=2024-01-01..2024-12-31")
    page.get_by_role("button", name="Table").click()
    days = page.locator("#search-records .row-issued").all_inner_texts()
    assert days
    assert all(day.startswith("2024") for day in days)


_IN_ORDER = """() => {
  const lines = [...document.querySelectorAll(".hit p")].map((line) => line.textContent);
  const days = lines.filter((line) => line.includes("until ")).map((line) => line.split("until ")[1]);
  return days.length > 0 && days.every((day, at) => !at || days[at - 1] <= day);
}"""


def test_expiring_soon_lists_what_is_still_valid(page: Page, address: str) -> None:
    """Within 90 days from today, current or suspended, soonest first if so sorted; the address says it."""
    page.goto(address + "search.html?all")
    page.get_by_label("Expiring soon").select_option("90")
    page.get_by_label("Sort by").select_option("expires asc")
    page.wait_for_url("**within=90&sort=expires+asc")
    page.wait_for_function(_IN_ORDER)  # the address is there before the results
    expect(page.locator(".hit").first).to_be_visible()
    words = {text.split()[-1] for text in page.locator(".hit .status").all_inner_texts()}
    assert words <= {"Current", "Suspended"}
    untils = [text.rsplit("until ", 1)[1] for text in page.locator(".hit p:has-text('until')").all_inner_texts()]
    assert untils == sorted(untils)


def test_list_is_saved_for_a_spreadsheet(page: Page, address: str, tmp_path: Path) -> None:
    """All results and not only those shown, in the order shown, as text whatever sign it begins with."""
    page.goto(address + "search.html?q=electronics&sort=holder+asc")
    count = int(re.search(r"\d+", page.locator("#search-count", has_text="records").inner_text())[0])
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as CSV").click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    assert re.fullmatch(r"records-\d{4}-\d\d-\d\d\.csv", saved.name)
    rows = list(csv.reader(io.StringIO(saved.read_text("utf-8-sig"))))
    assert rows[0] == [
        *("number", "kind", "status", "holder", "local name", "site", "city", "country", "scheme", "standards"),
        *("body", "issue", "issued", "until", "scope", "page", "as of", "query"),
    ]
    first = dict(zip(rows[0], rows[1], strict=True))
    page.goto(first["page"])
    expect(page.get_by_role("heading", level=1)).to_have_text(first["number"])
    expect(page.locator("article")).to_contain_text(first["scope"])
    assert first["query"] == "electronics"
    assert first["as of"] == saved.stem.removeprefix("records-")
    page.go_back()
    expect(page.locator("#search-records h3 a").first).to_be_visible()
    assert len(rows) == count + 1
    shown = page.locator("#search-records h3 a").all_inner_texts()
    assert [row[0] for row in rows[1 : len(shown) + 1]] == shown


def test_table_says_who_issued_and_which_site(page: Page, address: str) -> None:
    """Beside the number stands the site; on a narrow screen the day of issue says what it is."""
    page.goto(address + "search.html?q=yunque&view=table")
    row = page.locator("#search-records tr", has_text="24.0042-06")
    expect(row.locator("th")).to_have_text("IECQ-H YNGCN 24.0042-06 Shenzhen Warehouse")
    expect(row.locator(".row-body")).to_have_text("Yangli Sample Cert")
    before = "element => getComputedStyle(element, '::before').content"
    assert row.locator(".row-issued").evaluate(before) == "none"
    page.set_viewport_size({"width": 390, "height": 800})
    assert row.locator(".row-issued").evaluate(before) == '"issued "'


def test_value_that_there_is_not_is_said_and_dropped(page: Page, address: str) -> None:
    """A link from elsewhere with a status that nobody knows still shows what the rest of it asks for."""
    page.goto(address + "search.html?q=yunque&status=Bogus&country=China")
    expect(page.locator("#search-count")).to_contain_text("There is no “Bogus” under “Status”; it was left out.")
    expect(page.locator("#search-records .hit").first).to_be_visible()
    page.wait_for_url("**/search.html?q=yunque&country=China")


@pytest.mark.parametrize(
    ("asked", "said", "left"),
    [
        ("issued=2026-13-45..2026-06-30", ["“2026-13-45” under “Day of issue” is no day"], "issued=..2026-06-30"),
        ("expires=2027-02-30..soon", ["“2027-02-30” under “Last day", "“soon” under “Last day"], ""),
        ("issued=2026", ["“2026” under “Day of issue” is no day"], ""),
        ("issued_from=2026-13-45", ["There is no “issued_from=2026-13-45” under “Day of issue”"], ""),
        (
            "within=45&status=Bogus",
            ["There is no “45” under “Expiring soon”", "There is no “Bogus” under “Status”"],
            "",
        ),
        ("issued=2026-06-30..2020-01-01", [], "issued=2020-01-01..2026-06-30"),
    ],
)
def test_day_that_there_is_not_is_said_and_dropped(page: Page, address: str, asked: str, said: list, left: str) -> None:
    """A link that was cut or mistyped asks for what the rest of it says, and what was left out is told, once."""
    page.goto(f"{address}search.html?q=lumen&{asked}")
    expect(page.locator("#search-records .hit").first).to_be_visible()
    expect(page.locator("#search-count .note")).to_have_count(len(said))
    for sentence in said:
        expect(page.locator("#search-count")).to_contain_text(sentence)
    if said:
        page.wait_for_url(f"**/search.html?q=lumen{'&' if left else ''}{left}")
    page.get_by_label("Sort by").select_option("holder asc")
    expect(page.locator("#search-count .note")).to_have_count(0)
    assert left in page.url


def test_back_on_another_page_has_the_query_again(page: Page, address: str) -> None:
    """Whoever went from the first page to a record finds the words there when coming back."""
    box = page.get_by_role("searchbox")
    box.fill("IECQ-H EXMPL 24.0012")
    box.press("Enter")
    page.wait_for_url("**/certificates/iecq-h-exmpl-24-0012.html")
    page.go_back()
    expect(box).to_have_value("IECQ-H EXMPL 24.0012")
    box.fill("lumen sampleton")
    page.get_by_role("region", name="Results while you type").get_by_role(
        "link", name="IECQ-H EXMPL 24.0012-01"
    ).click()
    page.wait_for_url("**/certificates/iecq-h-exmpl-24-0012-01.html")
    page.go_back()
    expect(box).to_have_value("lumen sampleton")


def test_keyboard_skips_from_the_box_to_the_results(page: Page, address: str) -> None:
    """The stop after the box leads past tools and filters."""
    page.goto(address + "search.html?q=lumen")
    expect(page.locator("#search-records .hit").first).to_be_visible()
    page.get_by_role("searchbox").focus()
    skip = page.get_by_role("link", name="Skip to the results")
    for _ in range(2):
        page.keyboard.press("Tab")
        if skip.evaluate("element => element === document.activeElement"):
            break
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#search-records h3 a").first).to_be_focused()


def test_back_brings_the_results_back(page: Page, address: str) -> None:
    """From a record back to the list: words, filters and order are there again."""
    page.goto(address + "search.html?q=electronics&status=current&sort=expires+asc&view=table")
    first = page.locator("#search-records tbody a").first
    expect(first).to_be_visible()
    number = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)
    page.go_back()
    expect(page.locator("#search-records tbody a").first).to_have_text(number)
    expect(page.get_by_role("searchbox")).to_have_value("electronics")
    expect(page.get_by_label("Current")).to_be_checked()


def test_parts_that_are_gone_are_asked_for_anew(browser: Browser, address: str) -> None:
    """Somebody has a page open while the directory is published anew: the search goes on with the new list."""
    page = browser.new_page()  # one that may complain: the browser notes every file that is not there
    page.goto(address + "search.html?q=lumen")
    expect(page.locator("#search-count")).to_have_text("2 records")
    lists: list[str] = []
    page.on("request", lambda request: lists.append(request.url) if request.url.endswith("search/index.json") else None)
    page.route(re.compile(r"/search/parts/"), lambda route: route.fulfill(status=404, body=""), times=1)
    page.get_by_role("searchbox").fill("connector")
    expect(page.locator("#search-records").get_by_text("Connector").first).to_be_visible()
    assert len(lists) == 1
    page.close()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("IECQ-H EXMPL 24.0012-02", "You named site 02; that site is not in the directory."),
        ("IECQ-H YNGCN 24.0042 / 17", "You named site 17; that site is not in the directory."),
        ("iecqhyngcn240042 site 17", "You named site 17; that site is not in the directory."),
        (
            "IECQ-H YNGCN 24.0042-6",
            "You typed 24.0042-6; the record is 24.0042-06. Compare with the paper, sign by sign.",
        ),
        ("IECQ-H YNGCN 24.0042 0006", "“0006” behind the number was not understood."),
        ("IECQ-H YNGCN 24.0042-05, -06", "“06” behind the number was not understood."),
        ("IECQ-H MRLS6 24.0038", "You typed MRLS6; the record is MRLSG. Compare with the paper, sign by sign."),
        ("iecqhmrls6240038", "You typed MRLS6; the record is MRLSG."),
        ("IECQ-H MRLSG 24.003B", "You typed 24.003B; the record is 24.0038."),
        ("IECQ-H EXMPL 24.0012 Issue 3", "Issue 3 is not recorded here; the issue in force is 0."),
        (
            "IECQ-H YNGCN 24.0042-06 Issue 2",
            "Issue 2 is not recorded here; this record has ended, and its last issue was 0.",
        ),
        ("IECQ-H EXMPL 21.0009 Issue 0", "You named issue 0, which was replaced by issue 1 on 21 February 2024."),
        ("IECQ-H EXMPL 24.0012, IECQ-H EXMPL 24.9999", "No record has the number “IECQ-H EXMPL 24.9999”."),
    ],
)
def test_enter_does_not_pass_over_what_does_not_agree(page: Page, address: str, text: str, sentence: str) -> None:
    """A site, an issue, a sign or a second number that is not here: the way is to the search page, which says so."""
    page.goto(address + "index.html")
    page.get_by_role("searchbox").fill(text)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search.html?q=*")
    expect(page.locator(".absent").first).to_contain_text(sentence)


def test_signs_that_can_be_nothing_else_are_said_and_open(page: Page, address: str) -> None:
    """O among digits is 0: the result says what was typed, and Enter goes on to the record."""
    page.goto(address + "search.html?q=IECQ-H MRLSG 24.OO38")
    expect(page.locator("#search-exact .absent")).to_contain_text("You typed 24.OO38; the record is 24.0038.")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/certificates/iecq-h-mrlsg-24-0038.html")


def test_sites_stand_before_the_master_when_a_site_was_named(page: Page, address: str) -> None:
    """Whoever named a site is shown the sites that there are, the nearest first, and then their master."""
    page.goto(address + "search.html?q=IECQ-H YNGCN 24.0042/08")
    expect(page.locator(".absent h3 a").first).to_have_text("IECQ-H YNGCN 24.0042-06")
    numbers = page.locator(".absent h3 a").all_inner_texts()
    assert numbers == [f"IECQ-H YNGCN 24.0042{site}" for site in ("-06", "-05", "-04", "-03", "")]


def test_number_that_filters_leave_out_gives_its_place_to_no_other(page: Page, address: str) -> None:
    """What stands as the number asked for is that number, whatever the list is narrowed to."""
    page.goto(address + "search.html?q=IECQ-H YNGCN 24.0042&status=cancelled")
    expect(page.locator("#search-records h3 a")).to_have_text("IECQ-H YNGCN 24.0042-06")
    expect(page.locator("#search-exact")).to_be_hidden()


def test_several_numbers_are_all_looked_up(page: Page, address: str) -> None:
    """Those that are here stand in the list, those that are not are named."""
    page.goto(address + "search.html?q=IECQ-H EXMPL 24.0012; IECQ-H EXMPL 24.9999; IECQ-H MSTDE 24.0021")
    expect(page.locator("#search-exact h3")).to_contain_text("IECQ-H EXMPL 24.0012")
    expect(page.locator("#search-exact .absent")).to_contain_text("“IECQ-H EXMPL 24.9999”")
    expect(page.locator("#search-records").get_by_role("link", name="IECQ-H MSTDE 24.0021")).to_be_visible()


def test_number_that_is_still_typed_is_not_called_absent(page: Page, address: str) -> None:
    """On the way to a whole number the records that begin so are shown, and nothing says that there is none."""
    page.goto(address + "search.html")
    box = page.get_by_role("searchbox")
    number = "IECQ-H EXMPL 24.0012-01"
    for end in range(1, len(number) + 1):
        box.fill(number[:end])
        page.wait_for_timeout(120)
        assert page.locator(".absent").count() == 0
    expect(page.locator("#search-exact h3")).to_contain_text(number)


@pytest.mark.parametrize("words", ["台湾 HSPM", "台灣 HSPM", "대만 HSPM", "Taiwan HSPM"])
def test_country_is_found_in_other_languages(page: Page, address: str, words: str) -> None:
    """All HSPM records of the country, whatever it is called."""
    page.goto(f"{address}search.html?q={words}")
    expect(page.locator("#search-count")).to_have_text("18 records")


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("usa", "United States"),
        ("U.S.A.", "United States"),
        ("america", "United States"),
        ("uk", "United Kingdom"),
        ("england", "United Kingdom"),
        ("great britain", "United Kingdom"),
        ("republic of korea", "South Korea"),
        ("한국", "South Korea"),
        ("holland", "Netherlands"),
        ("chinese taipei", "Taiwan"),
    ],
)
def test_country_is_found_by_what_people_call_it(page: Page, address: str, words: str, country: str) -> None:
    """The records of the country come first, and there are as many as the country has."""
    page.goto(f"{address}search.html?q={words}")
    expect(page.locator("#search-records .hit").first).to_contain_text(country)
    found = page.locator("#search-count").inner_text()
    page.goto(f"{address}search.html?country={country}")
    expect(page.locator("#search-count")).to_have_text(found)


@pytest.mark.parametrize(
    ("words", "first", "counted"),
    [
        ("connectors kulim", "IECQ-ESD MRLSG 24.0002-01", "connectors: 16 records · kulim: 1 record"),
        ("connectors UK", "IECQ-CAP NRTHQ 22.0018", "connectors: 16 records · UK: 2 records"),
        ("綿麓 台南", "IECQ-L EXMPL 22.0013", "綿麓: 2 records · 台南: 0 records"),
    ],
)
def test_two_words_that_no_record_has_together(page: Page, address: str, words: str, first: str, counted: str) -> None:
    """The records with the rarer word stand first, it is said, and each word leads to its own records."""
    page.goto(f"{address}search.html?q={words}")
    expect(page.locator("#search-count")).to_contain_text("No record has all of these words; these have one of them")
    expect(page.locator("#search-exact .each")).to_have_text(counted)
    expect(page.locator("#search-records h3 a").first).to_have_text(first)
    said = page.locator("#search-exact .each a").first
    number = re.search(r": (.*)", said.inner_text())[1]
    said.click()
    expect(page.locator("#search-count")).to_have_text(number)


@pytest.mark.parametrize(
    "words", ["connectors penang", "grunaulihtc elektronki", "exmaple lumne taipie", "czech connectors"]
)
def test_nothing_is_suggested_that_leads_nowhere(page: Page, address: str, words: str) -> None:
    """Every link of an answer that finds nothing, or not all, leads to records."""
    page.goto(f"{address}search.html?q={words}")
    expect(page.locator("#search-count")).not_to_have_text(re.compile("Loading|^$"))
    links = [link.get_attribute("href") for link in page.locator("#search-exact a[href*='search.html?q=']").all()]
    for link in links:
        page.goto(link)
        expect(page.locator("#search-records .hit").first).to_be_visible()


def test_word_of_the_trade_is_understood(page: Page, address: str) -> None:
    """Who types PCB gets printed boards; who types RoHS is led to the scheme, and no record is said to be that."""
    page.goto(address + "search.html?q=PCBs taiwan")
    expect(page.locator("#search-records .hit").first).to_be_visible()
    for text in page.locator("#search-records .hit").all_inner_texts():
        assert "Taiwan" in text
    page.goto(address + "faq/general.html")
    page.get_by_role("searchbox").fill("RoHS")
    expect(page.get_by_role("region", name="Results while you type")).to_contain_text("RoHS: see HSPM, 86 records")
    page.goto(address + "search.html?q=RoHS")
    expect(page.locator("#search-exact .note")).to_have_text("RoHS: see HSPM, 86 records")
    page.locator("#search-exact .note a").click()
    expect(page.locator("#search-count")).to_have_text("86 records")


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("一時停止", "Suspended"),
        ("暂停", "Suspended"),
        ("효력 정지", "Suspended"),
        ("撤销", "Withdrawn"),
        ("有効", "Current"),
        ("有効期限切れ", "Expired"),
    ],
)
def test_status_is_found_by_its_word_in_any_language(page: Page, address: str, word: str, status: str) -> None:
    """What the interface calls a status in one of its languages finds the records of that status, whatever is chosen."""
    page.goto(f"{address}search.html?q={word}")
    expect(page.locator("#search-records .hit .status").first).to_contain_text(status)
    found = page.locator("#search-count").inner_text()
    page.goto(f"{address}search.html?status={status.lower()}")
    expect(page.locator("#search-count")).to_have_text(found)


def test_year_is_that_of_the_number_before_that_of_an_edition(page: Page, address: str) -> None:
    """Who narrows a name down by a year means when it was certified."""
    page.goto(address + "search.html?q=luntiang 2024")
    expect(page.locator("#search-records h3 a").first).to_have_text("IECQ-H MRLSG 24.0038")


def test_zeros_may_be_left_out_of_a_part_of_a_number(page: Page, address: str) -> None:
    """24.38 is shown what 24.0038 is, and that it is not what was typed."""
    page.goto(address + "search.html?q=MRLSG 24.38")
    expect(page.locator("#search-count")).to_contain_text("these are spelled alike")
    expect(page.locator("#search-records h3 a").first).to_have_text("IECQ-H MRLSG 24.0038")


def test_part_of_a_number_outweighs_other_words(page: Page, address: str) -> None:
    """Whoever names a part of a number is shown what has it, whatever else stands beside it."""
    page.goto(address + "search.html?q=is 24.0038 valid")
    expect(page.locator("#search-count")).to_contain_text("2 records")
    for number in page.locator("#search-records h3 a").all_inner_texts():
        assert number.endswith("24.0038")


def test_question_is_answered_first(page: Page, address: str) -> None:
    """Who asks gets the answer before records that share a word."""
    page.goto(address + "search.html?q=how long is a certificate valid?")
    expect(page.locator("#search-help h2")).to_be_visible()
    assert page.evaluate(
        "document.getElementById('search-help').compareDocumentPosition(document.getElementById('search-records')) & 4"
    )
