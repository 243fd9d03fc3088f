"""Somebody with a number, half a name or a question finds what they came for."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

FOLDING = json.loads((Path(__file__).parents[1] / "folding.json").read_text("utf-8"))
NUMBERS = json.loads((Path(__file__).parents[1] / "numbers.json").read_text("utf-8"))
LED = "certificates/iecq-h-exmpl-24-0012.html"


@pytest.mark.parametrize(
    "spelling",
    [
        "IECQ-H EXMPL 24.0012",
        "iecqhexmpl240012",
        "IECQ–H EXMPL 24.0012 Issue 0",
        "ＩＥＣＱ－Ｈ ＥＸＭＰＬ ２４．００１２",
        "Certificate No. IECQ-H EXMPL 24.0012 is it valid?",
        "https://directory.example/certificates/iecq-h-exmpl-24-0012.html",
        "IECQ-H EXMPL 24.OOI2",
        "iecqhexmpl24ooi2",
    ],
)
@pytest.mark.parametrize("start", ["index.html", "certificates/iecq-h-mstde-23-0056.html", "faq/general.html"])
def test_number_in_any_spelling_goes_straight_to_its_record(
    page: Page, address: str, start: str, spelling: str
) -> None:
    """Enter in the search box of any page opens the record."""
    page.goto(address + start)
    page.get_by_role("searchbox").fill(spelling)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(address + LED)
    expect(page.get_by_role("heading", level=1)).to_have_text("IECQ-H EXMPL 24.0012")


@pytest.mark.parametrize("behind", ["-06", "/06", " 06", " Site 06", ", site -06", ".06", "_06", " (06)", "-O6"])
def test_site_is_opened_however_it_is_joined(page: Page, address: str, behind: str) -> None:
    """Site -06 has ended and its master has not: whoever names the site never gets the master."""
    page.get_by_role("searchbox").fill(f"IECQ-H YNGCN 24.0042{behind}")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/certificates/iecq-h-yngcn-24-0042-06.html")
    expect(page.locator(".verdict")).to_contain_text("Cancelled on")


JOINTS = (
    *("-", " — ", "/", " ", ", ", ";", ":", "_", " (", "[", "#", "+", "&", "=", "|", "\\", "*", "~"),
    *("·", "、", "…", "\n", "      ", " No. ", "№ "),
)
SITE_WORDS = ("", "site ", "site no. ", "plant ", "サイト", "the site called ", "Anlage ", "S")


@pytest.mark.parametrize(
    "number", ["IECQ-H YNGCN 24.0042", "iecqhyngcn240042", "iecqhyngcn24.0042", "IECQ-H-YNGCN-24-0042"]
)
def test_no_digit_behind_a_number_is_passed_over(page: Page, address: str, number: str) -> None:
    """However a site is joined to a number, Enter leads to that site or to the results, never to the master."""
    sites = ("06", "6", "17", "0006", "06a")
    texts = [f"{number}{joint}{word}{site}" for joint in JOINTS for word in SITE_WORDS for site in sites]
    opened = page.evaluate(
        """async ([base, texts]) => {
          const { lookUp } = await import(base + "assets/search/lookup.js");
          const found = [];
          for (const text of texts) found.push((await lookUp(text))?.number ?? "the results");
          return found;
        }""",
        [address, texts],
    )
    right = ("IECQ-H YNGCN 24.0042-06", "the results")
    assert [text for text, one in zip(texts, opened, strict=True) if one not in right] == []
    assert opened.count(right[0]) > 50


@pytest.mark.parametrize(
    "behind",
    [" valid until 2027-05-12", ", IECQ QC 080000:2017", " Issue 0 dated 13 May 2024", " (2027)", " 20 pcs"],
)
def test_what_is_plainly_no_site_does_not_stop_anybody(page: Page, address: str, behind: str) -> None:
    """A day, a year, a standard, an amount or the issue in force behind a number is no part of it."""
    page.get_by_role("searchbox").fill(f"IECQ-H YNGCN 24.0042{behind}")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/certificates/iecq-h-yngcn-24-0042.html")


@pytest.mark.parametrize(
    "link",
    [
        "certificates/iecq-h-exmpl-24-0012.html?on=2025-01-01#history",
        "search.html?q=IECQ-H%20EXMPL%2024.0012",
        "IECQ-H%20EXMPL%2024.0012",
    ],
)
def test_pasted_link_is_read_as_what_it_leads_to(page: Page, address: str, link: str) -> None:
    """A link to a record or to a search, and one with signs escaped."""
    page.get_by_role("searchbox").fill(address + link)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(address + LED)


def test_number_typed_on_the_search_page_is_offered_first(page: Page, address: str) -> None:
    """While typing, the exact record stands before all other results, and Enter opens it."""
    page.goto(address + "search.html")
    page.get_by_role("searchbox").type("iecqhexmpl240012")
    first = page.locator("#search-results a").first
    expect(first).to_have_text("IECQ-H EXMPL 24.0012")
    assert first.get_attribute("href").endswith(LED)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(address + LED)


def test_absent_number_is_not_called_fake(page: Page, address: str) -> None:
    """A number that is not here gets the three things that can mean."""
    page.goto(address + "search.html?q=IECQ-H+EXMPL+24.9999")
    absent = page.locator(".absent")
    expect(absent).to_contain_text("No record has the number")
    expect(absent).to_contain_text("This can mean:")
    expect(absent).to_contain_text("typing error")
    expect(absent).to_contain_text("not in this directory")
    expect(absent).to_contain_text("may not be genuine")


def test_document_is_not_taken_for_a_number(page: Page, address: str) -> None:
    """QC 080000 with its year is a standard; nobody is told that it may not be genuine."""
    page.goto(address + "search.html?q=IECQ+QC+080000+2017")
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.locator(".absent")).to_have_count(0)


@pytest.mark.parametrize("words", ["RoHS", "conflict minerals", "xyzzyplugh"])
def test_words_that_no_record_has_find_no_record(page: Page, address: str, words: str) -> None:
    """A company that has nothing to do with the words is not shown as an answer."""
    page.goto(f"{address}search.html?q={words}")
    expect(page.locator("#search-count")).to_have_text(f"No record found for “{words}”.")
    expect(page.locator("#search-records .hit")).to_have_count(0)


def test_show_more_shows_each_record_once(page: Page, address: str) -> None:
    """Two quick clicks load the next page once; a new search begins anew."""
    page.goto(address + "search.html")
    page.get_by_role("link", name="Show all records").click()
    expect(page.locator("#search-count")).to_have_text("155 records")
    expect(page.locator(".hit")).to_have_count(10)
    page.locator("#search-records .more").dblclick()
    expect(page.locator(".hit")).to_have_count(20)
    links = [link.get_attribute("href") for link in page.locator(".hit h3 a").all()]
    assert len(links) == len(set(links))


def test_facets_narrow_and_the_address_holds_the_whole_state(page: Page, address: str) -> None:
    """Words, facets and order are in the address; back and a shared link bring them back."""
    page.goto(address + "search.html?q=led")
    count = page.locator("#search-count")
    expect(count).to_have_text("10 records")
    page.get_by_label("HSPM").check()
    expect(count).to_have_text("5 records")
    page.get_by_label("AC LED").check()
    expect(count).to_have_text("7 records")
    page.get_by_label("Sort by").select_option("expires asc")
    page.wait_for_url("**/search.html?q=led&scheme=HSPM&scheme=AC+LED&sort=expires+asc")
    shared = page.url
    page.go_back()
    page.go_back()
    expect(count).to_have_text("5 records")
    page.goto(shared)
    expect(count).to_have_text("7 records")
    untils = [text.rsplit("until ", 1)[1] for text in page.locator(".hit p:has-text('until')").all_inner_texts()]
    assert sorted(untils) == untils


def test_facet_leads_to_the_suspended_records_and_a_result_opens(page: Page, address: str) -> None:
    """Without any words, a facet alone lists records; a result is a plain link."""
    page.goto(address + "search.html?all")
    page.get_by_label("Suspended").check()
    expect(page.locator("#search-count")).to_have_text("7 records")
    for status in page.locator(".hit .status").all_inner_texts():
        assert "Suspended" in status
    page.locator(".hit a").first.click()
    expect(page.locator(".verdict")).to_contain_text("Suspended since")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("例示光電", "IECQ-H EXMPL 24.0012"),
        ("光電股份", "IECQ-H EXMPL 24.0012"),
        ("grunaulicht", "IECQ-H MSTDE 24.0021"),
        ("gruenaulicht", "IECQ-H MSTDE 24.0021"),
        ("Plant 2", "IECQ-H EXMPL 24.0012-01"),
        ("Example Lumen", "IECQ-H EXMPL 24.0012"),
    ],
)
def test_names_are_found_in_both_scripts(page: Page, address: str, words: str, expected: str) -> None:
    """The beginning or the middle of a local name finds its record, and so does a name without its accents."""
    page.goto(f"{address}search.html?q={words}")
    expect(page.locator("#search-records").get_by_role("link", name=expected, exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how are scopes worded", "example"),
        ("surveilance audit", "surveillance"),
        ("forgot my pasword", "password"),
        ("restricted substanses", "substances"),
        ("what does certification cost", "cost"),
    ],
)
def test_questions_are_answered_despite_typing_errors(page: Page, address: str, question: str, expected: str) -> None:
    """Help stands under its own heading; its first results lead to the answer and its anchor exists."""
    page.goto(f"{address}search.html?q={question}")
    help_ = page.locator("#search-help")
    expect(help_.get_by_role("heading", level=2)).to_have_text("Questions and help")
    links = help_.locator("a")
    assert expected in " ".join(help_.all_inner_texts()).lower()
    target = links.first.get_attribute("href")
    page.goto(target)
    if "#" in target:
        expect(page.locator(f"[id='{target.rsplit('#', 1)[1]}']")).to_have_count(1)


def test_pages_for_bodies_do_not_answer_a_buyer(page: Page, address: str) -> None:
    """A page on merges is no answer to who asks for minerals, but to who asks how to undo one."""
    page.goto(f"{address}search.html?q=conflict minerals")
    expect(page.locator("#search-exact .absent")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert "merge" not in page.locator("#search-results").inner_text().lower()
    page.goto(f"{address}search.html?q=undo a merge")
    expect(page.locator("#search-help h3").first).to_have_text("Undo a merge")


def test_browser_reads_numbers_as_the_generator_does(page: Page, address: str) -> None:
    """number.js and number.py are held to the same answers."""
    found = page.evaluate(
        """async ([base, vectors]) => {
          const { canonical, key, numbersIn, reading } = await import(base + "assets/number.js");
          const { behind } = await import(base + "assets/behind.js");
          return {
            canonical: vectors.numbers.map((vector) => canonical(vector.in)),
            keys: vectors.numbers.map((vector) => key(vector.in)),
            readings: vectors.readings.map((vector) => reading(vector.in)),
            amid: vectors.amid.map((vector) => numbersIn(vector.in)[0]?.reading ?? null),
            behind: vectors.behind.map((vector) => {
              const { site, issue, unread } = behind(vector.in);
              return { in: vector.in, site, issue, unread };
            }),
          };
        }""",
        [address, NUMBERS],
    )
    assert [vector["canonical"] for vector in NUMBERS["numbers"]] == found["canonical"]
    assert [vector["key"] for vector in NUMBERS["numbers"]] == found["keys"]
    assert [vector["reading"] for vector in NUMBERS["readings"]] == found["readings"]
    assert [vector["first"] for vector in NUMBERS["amid"]] == found["amid"]
    assert NUMBERS["behind"] == found["behind"]


def test_browser_folds_words_as_the_generator_does(page: Page, address: str) -> None:
    """folding.js and folding.py are held to the same answers."""
    found = page.evaluate(
        """async ([base, texts]) => {
          const { terms } = await import(base + "assets/search/folding.js");
          return texts.map(terms);
        }""",
        [address, [vector["in"] for vector in FOLDING]],
    )
    assert [vector["terms"] for vector in FOLDING] == found


def test_keyboard_reaches_everything(page: Page, address: str) -> None:
    """Slash goes to the box, arrows walk through the results, Escape comes back, the first tab stop skips the header."""
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.goto(address + "search.html?q=lens")
    expect(page.locator(".hit").first).to_be_visible()
    page.wait_for_load_state("networkidle")  # the last results may still move the first ones
    page.locator("h1").click()
    page.keyboard.press("/")
    box = page.get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#search-results a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#search-results a").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()


def test_nothing_is_loaded_before_somebody_searches(page: Page, address: str) -> None:
    """A page of a record asks for no index."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + LED)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/pagefind/" in url or "/search/" in url] == []


def test_absent_name_is_not_called_fake(page: Page, address: str) -> None:
    """Words that no record has get what that can mean, the nearest names, and how complete the bodies are; no paper is doubted."""
    page.goto(address + "search.html?q=grunaulihtc elektronki")
    absent = page.locator(".absent")
    expect(absent).to_contain_text("written otherwise")
    expect(absent).to_contain_text("not in this directory")
    expect(absent).not_to_contain_text("genuine")
    absent.get_by_role("link", name=re.compile("grunaulicht")).click()
    expect(page.locator("#search-records .hit-holder").first).to_contain_text("Grünaulicht")
