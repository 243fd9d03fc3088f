"""Search and status in the visitor's language: chosen, remembered, only ever offered, and English below it."""

import re

import pytest
from given import ROOT
from playwright.sync_api import Browser, Page, expect

LED = "certificates/iecq-h-exmpl-24-0012.html"
SUSPENDED = "certificates/iecq-h-mrlvn-25-0012.html"
LANGUAGES = {path.stem for path in (ROOT / "overrides" / "assets" / "words").glob("*.js")}

# The keys of words, as a tree: a function counts by being one, a list by its length, a text by being there.
SHAPE = """
const shape = (value) => {
  if (typeof value === "function") return "function";
  if (Array.isArray(value)) return value.map(shape);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)]).sort());
  return String(value).trim() ? typeof value : "empty";
};
"""


def test_languages_are_there() -> None:
    """The four languages of which the menu speaks have their words."""
    assert {"zh-Hans", "zh-Hant", "ja", "ko"} == LANGUAGES


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_words_have_the_same_keys(page: Page, address: str, language: str) -> None:
    """Every word of the English has its counterpart of the same kind; none is left over."""
    english, others = page.evaluate(
        f"""async ([base, language]) => {{
          {SHAPE}
          const {{ STATUS, SENTENCE, KIND, FACET_TITLES, SEARCH, CHECK, ON_DAY, CITE, THEME, DATES }} = await import(base + "assets/words.js");
          const {{ words: {{ TEXTS, ...words }} }} = await import(`${{base}}assets/words/${{language}}.js`);
          return [{{ STATUS, SENTENCE, KIND, FACET_TITLES, SEARCH, CHECK, ON_DAY, CITE, THEME, DATES }}, words].map(shape);
        }}""",
        [address, language],
    )
    assert english == others


def test_texts_are_those_of_the_pages(page: Page, address: str) -> None:
    """All languages translate the same texts, and each of them stands in a template; so no text changes unnoticed."""
    texts = page.evaluate(
        """async ([base, languages]) => Promise.all(languages.map(
          async (one) => Object.keys((await import(`${base}assets/words/${one}.js`)).words.TEXTS)))""",
        [address, sorted(LANGUAGES)],
    )
    assert texts[1:] == texts[:-1]
    sources = [
        ROOT / "overrides" / "assets" / "language.js",
        *(ROOT / "overrides").rglob("*.html"),
        *(ROOT / "generator" / "pages").rglob("*.*"),
        ROOT / "mkdocs.yml",
    ]
    written = " ".join(path.read_text("utf-8") for path in sources if path.suffix in (".html", ".js", ".py", ".yml"))
    written = re.sub(r"\{\{ words\.KIND\[record\.kind\]\|lower \}\}", "certificate", written)
    written += " What this verification statement says, and what it does not"
    assert [text for text in texts[0] if text not in written] == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh-Hans", "● 自2024年3月18日起登记为有效。 有效期至2027年3月17日。"),
        ("zh-Hant", "● 自2024年3月18日起登錄為有效。 有效期至2027年3月17日。"),
        ("ja", "● 2024年3月18日から有効として登録されています。 有効期限は2027年3月17日です。"),
        ("ko", "● 2024년 3월 18일부터 유효로 등록되어 있습니다. 유효기간은 2027년 3월 17일까지입니다."),
    ],
)
def test_status_is_told_in_the_language(page: Page, address: str, language: str, expected: str) -> None:
    """The sentence stands first and says its language; the English one, which names its day, stands below it."""
    page.clock.set_fixed_time("2026-11-24T12:00:00Z")
    page.goto(f"{address}{LED}?lang={language}")
    english = "Recorded as current on 24 November 2026. Valid until 17 March 2027."
    expect(page.locator(".verdict p")).to_have_text(f"{expected} {english}", use_inner_text=True)
    expect(page.locator(f".verdict .sentence[lang={language}]")).to_have_count(1)
    expect(page.locator(".verdict small[lang=en]")).to_have_text(english)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".facts dt").first).to_have_attribute("lang", language)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "zh-Hans",
            "● 是：据登记，2025年5月14日的状态为“有效”（版次 0）。 此状态自2024年3月18日起，至2027年3月17日止。",
        ),
        (
            "zh-Hant",
            "● 是：依登錄，2025年5月14日的狀態為「有效」（版次 0）。 此狀態自2024年3月18日起，至2027年3月17日止。",
        ),
        (
            "ja",
            "● はい：登録によれば、2025年5月14日の状態は「有効」です（版 0）。 この状態は2024年3月18日から2027年3月17日までです。",
        ),
        (
            "ko",
            "● 예: 등록에 따르면 2025년 5월 14일의 상태는 ‘유효’입니다(판 0). 이 상태는 2024년 3월 18일부터 2027년 3월 17일까지입니다.",
        ),
    ],
)
def test_day_is_answered_in_the_language_and_the_citation_stays(
    page: Page, address: str, language: str, expected: str
) -> None:
    """The answer says its language and names the record as its ground; what is quoted is English from end to end."""
    page.clock.set_fixed_time("2027-03-18T12:00:00Z")
    page.goto(f"{address}{LED}?lang={language}&on=2025-05-14")
    expect(page.locator("#answer")).to_contain_text(expected, use_inner_text=True)
    expect(page.locator("#answer")).to_have_attribute("lang", language)
    expect(page.locator("#printed")).to_have_attribute("lang", language)
    english = [
        "History",
        "Was it valid on a certain day?",
        "Ask and cite",
        "Answer",
        "Copy the citation",
        "Master site",
        "full bar",
    ]
    said = page.get_by_role("article").inner_text()
    assert [text for text in english if text in said] == []
    expect(page.locator("#citation")).to_contain_text("status on 18 March 2027: expired. IECQ certificate directory")


def test_what_lies_ahead_is_told_as_recorded(page: Page, address: str) -> None:
    """In another language, too, a day behind that of the data is not answered with a yes."""
    page.goto(f"{address}{LED}?lang=ja&on=2026-11-25")
    expect(page.locator("#answer strong")).to_have_text(
        "2026年11月24日までの登録によれば、2026年11月25日の状態は「有効」です（版 0）。"
    )
    expect(page.locator("#answer")).to_contain_text("今後の決定により変わることがあります。")


def test_reason_of_a_suspension_stays(page: Page, address: str) -> None:
    """What only the English sentence says, who decided and why, is not lost."""
    page.goto(f"{address}{SUSPENDED}?lang=ja")
    expect(page.locator(".verdict")).to_contain_text("2026年3月30日から一時停止されています。")
    expect(page.locator(".verdict")).to_contain_text("by Merligo Cert: an audit could not take place in time.")


def test_search_speaks_the_language(page: Page, address: str) -> None:
    """Box, count, filters and groups are in it; records stay as they are recorded."""
    page.goto(f"{address}search.html?q=led&lang=ja")
    expect(page.locator("#search-count")).to_contain_text("件の記録")
    expect(page.get_by_role("button", name="検索", exact=True)).to_be_visible()
    expect(page.locator("#search-facets legend").first).to_have_text("状態")
    expect(page.locator("#search-facets legend").first).to_have_attribute("lang", "ja")
    expect(page.locator("#search-records .status").first).to_have_text("● 有効")
    page.locator("#search-groups").get_by_role("link", name="質問とヘルプ").click()
    expect(page.get_by_role("heading", name="質問とヘルプ")).to_be_visible()
    expect(page.locator("#search-records .hit h3").first).to_contain_text("IECQ-")
    page.goto(f"{address}search.html?q=IECQ-H+EXMPL+24.0013")
    expect(page.locator("#search-exact")).to_contain_text("番号「IECQ-H EXMPL 24.0013」の記録はありません。")


def test_panel_speaks_the_language(page: Page, address: str) -> None:
    """The results while typing, too."""
    page.goto(f"{address}about.html?lang=ko")
    page.get_by_role("searchbox").press_sequentially("led")
    expect(page.locator(".panel [role=status]")).to_contain_text("기록 ")
    expect(page.locator(".panel-all a")).to_have_text("전체 결과 (필터 사용 가능)")


def test_menu_chooses_and_remembers(page: Page, address: str) -> None:
    """Who chooses a language finds it on the next page and on the next visit; English is one of them."""
    page.get_by_label("Language of search and status").select_option("ja")
    expect(page.locator("h1")).to_have_text("この証明書は真正ですか。本日有効ですか。")
    page.goto(address + LED)
    expect(page.locator(".site-language select")).to_have_value("ja")
    later = page.context.new_page()
    later.goto(address)
    expect(later.locator("h1")).to_have_attribute("lang", "ja")
    later.locator(".site-language select").select_option("en")
    expect(later.locator("h1")).to_have_text("Is this certificate genuine, and is it valid today?")


def test_link_counts_for_the_visit_only(page: Page, address: str) -> None:
    """A link in a language does not change what somebody has chosen for later."""
    page.goto(f"{address}?lang=ko")
    page.goto(address + LED)
    expect(page.locator(".site-language select")).to_have_value("ko")
    later = page.context.new_page()
    later.goto(address)
    expect(later.locator(".site-language select")).to_have_value("en")


@pytest.mark.parametrize(
    ("locale", "offered"),
    [
        ("ja-JP", "日本語"),
        ("zh-CN", "简体中文"),
        ("zh-TW", "繁體中文"),
        ("zh-HK", "繁體中文"),
        ("ko-KR", "한국어"),
        ("de-DE", ""),
    ],
)
def test_language_of_the_browser_is_offered_and_not_taken(
    browser: Browser, address: str, locale: str, offered: str
) -> None:
    """The page is English, with a button for the other language; once chosen, the offer is gone."""
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("h1")).to_have_text("Is this certificate genuine, and is it valid today?")
    assert page.locator(".site-offer:visible").all_inner_texts() == ([offered] if offered else [])
    if offered:
        page.get_by_role("button", name=offered).click()
        expect(page.locator("h1")).not_to_have_text("Is this certificate genuine, and is it valid today?")
        expect(page.locator(".site-offer:visible")).to_have_count(0)
    context.close()


def test_words_that_do_not_come_leave_english(browser: Browser, address: str) -> None:
    """When the file of a language cannot be loaded, the page is shown in English and works."""
    context = browser.new_context()
    context.route("**/words/ja.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}search.html?q=led&lang=ja")
    expect(page.locator("#search-count")).to_contain_text("records")
    expect(page.locator("h1")).to_be_visible()
    context.close()
