"""Checking a whole list: in the browser alone, from text, spreadsheets and papers, in clear words where it cannot be read."""

import csv
import datetime
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import xlsxwriter
from playwright.sync_api import Browser, BrowserContext, Page, expect
from reportlab.pdfgen.canvas import Canvas

LED = "IECQ-H EXMPL 24.0012"
SUSPENDED = "IECQ-H MRLVN 25.0012"
TODAY = "2026-11-24T12:00:00Z"
HEADS = ["Certificate No.", "Company", "City", "Standard", "Valid until", "Remark"]


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """One visitor for all tests, on the day of the data. Nothing but the site is asked, and nothing is ever sent to it."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    context.set_default_timeout(10_000)
    asked: list[tuple[str, str, str | None]] = []
    context.on("request", lambda one: asked.append((one.method, one.url, one.post_data)))
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context
    context.close()
    assert complaints == []
    assert {(method, sent) for method, _, sent in asked} == {("GET", None)}
    urls = [urlsplit(url) for _, url, _ in asked if not url.startswith("blob:")]
    assert {url.hostname for url in urls} == {"127.0.0.1"}
    assert {url.query for url in urls} <= {"", "lang=ja"}
    named = {url.path for url in urls if "exmpl" in url.path.lower() or "lumen" in url.path.lower()}
    assert named <= {"/certificates/iecq-h-exmpl-24-0012.html"}, "a test prints that page; no list leads to it"


@pytest.fixture
def desk(visitor: BrowserContext, address: str) -> Iterator[Page]:
    """The page, with nothing checked yet."""
    page = visitor.new_page()
    page.clock.set_fixed_time(TODAY)
    page.goto(f"{address}check.html")
    expect(page.locator("#check")).to_be_visible()  # its script is there, and takes what is dropped
    yield page
    page.close()


def check(page: Page, text: str) -> None:
    """Paste a list and have it checked."""
    page.get_by_role("textbox", name="Your list").fill(text)
    page.get_by_role("button", name="Check the list").click()
    expect(page.get_by_role("heading", name="What the records say")).to_be_focused()
    in_order(page)


def in_order(page: Page) -> None:
    """The rows in the order of the list."""
    page.get_by_label("Sort by").select_option("line")


def drop(page: Page, folder: Path, **files: bytes) -> None:
    """Choose files; ``a_csv`` is called ``a.csv``."""
    paths = [folder / name.replace("_", ".") for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    page.locator("#check-files").set_input_files(paths)


def chip(page: Page, name: str) -> None:
    """Show one kind of result."""
    page.get_by_role("group", name="Show").get_by_role("button", name=name).click()


def cells(page: Page) -> list[list[str]]:
    """The rows that are shown: line, group with record, status, until, and what has to be said."""
    return [
        [
            row.locator(place).first.inner_text()
            for place in ("th", "td:nth-child(3)", "td:nth-child(4)", "td:nth-child(6)")
        ]
        for row in page.locator("#check-table tbody tr").all()
    ]


def remarks(page: Page, row: int) -> list[str]:
    """What a row has to say, sentence by sentence."""
    return page.locator("#check-table tbody tr").nth(row).locator("td").last.locator("li").all_inner_texts()


def workbook(rows: list[list[object]], *, hidden: bool = False) -> bytes:
    """A real workbook; days are days."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Suppliers")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        if hidden:
            other = book.add_worksheet("Old")
            other.write(0, 0, "IECQ-H EXMPL 24.0001")
            other.hide()
    return content.getvalue()


def test_nothing_loads_before_a_list_is_there(visitor: BrowserContext, address: str) -> None:
    """The page itself asks for its own script and no data; the index comes with the first list."""
    page = visitor.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(urlsplit(one.url).path))
    page.goto(f"{address}check.html")
    expect(page.get_by_role("textbox", name="Your list")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert [path for path in asked if path.startswith(("/search/", "/assets/check/"))] == ["/assets/check/page.js"]
    check(page, LED)
    data = [path for path in asked if path.startswith("/search/")]
    assert data[0] == "/search/index.json"
    assert len(data) == 5, "the list of parts, all numbers, one part with the record, one with its holder"
    page.close()


def test_table_with_headings_is_compared_in_plain_words(desk: Page) -> None:
    """Each column is compared with the record: editions, days, places and names; legal forms, accents and dates in any
    notation make no difference."""
    check(
        desk,
        "\n".join(
            "\t".join(row)
            for row in (
                HEADS,
                [LED, "EXAMPLE LUMEN CO LTD", "Sampleton", "QC080000 : 2017", "17 March 2027", "ours"],
                [LED, "Example Lumen", "Sampleton", "QC 080000:2012", "2027-05-01", ""],
                ["iecqhexmpl240012", "Other Works GmbH", "Hsinchu", "ISO 9001:2015", "someday 27", ""],
                [SUSPENDED, "CONG TY TNHH BAO BI MAY DOI", "", "", "13/07/2028", ""],
            )
        ),
    )
    assert [row[:3] for row in cells(desk)] == [
        ["2", f"Found, nothing differs\n{LED}\nExample Lumen Co., Ltd. 例示光電股份有限公司", "● Current"],
        ["3", f"To look at\n{LED}\nExample Lumen Co., Ltd. 例示光電股份有限公司", "● Current"],
        ["4", f"To look at\n{LED}\nExample Lumen Co., Ltd. 例示光電股份有限公司", "● Current"],
        ["5", f"To look at\n{SUSPENDED}\nCông ty TNHH Bao bì Mây Đồi", "‖ Suspended"],
    ]
    assert remarks(desk, 1) == [
        "Standard: the list says “QC 080000:2012”, the record says “IECQ QC 080000:2017”.",
        "Last day of validity: the list says “2027-05-01”, the record says “2027-03-17”.",
    ]
    assert remarks(desk, 2) == [
        "Holder: the list says “Other Works GmbH”, the record says “Example Lumen Co., Ltd. · 例示光電股份有限公司”.",
        "City: the list says “Hsinchu”, the record says “Sampleton”.",
        "Standard: the list says “ISO 9001:2015”, the record says “IECQ QC 080000:2017”.",
        "Last day of validity: “someday 27” was not understood and not compared.",
    ]
    assert remarks(desk, 0) == []
    assert remarks(desk, 3) == ["Suspended since 30 March 2026."]
    expect(desk.locator("#check-notes li")).to_have_text(
        "Compared: Certificate No., Company, City, Standard, Valid until. Not compared: Remark."
    )


LOOSE = """Zertifikat,Holder,Country,City,Scope,Norm
"IECQ-H EXMPL 24.0012","Example Lumen Co., Ltd. (例示光電股份有限公司)",Taiwan R.O.C.,桃園,LED 鏡片製造,080000:2017
iecq-h-exmpl-24-0012,例示光電,台灣,Sampleton City,manufacture of LED lenses,QC 080000
IECQ-H EXMPL 24.0012,LUMEN EXAMPLE,JP,Sampleton,LED cables,"QC 080000:2017; ISO 14067"
"""


def test_list_as_others_keep_it(desk: Page) -> None:
    """A heading that is not known is known by its cells; both names in one cell, countries in any language, another order of
    words; what is in another script than the record is not called a difference, and it is said."""
    check(desk, LOOSE)
    assert remarks(desk, 0) == remarks(desk, 1) == []
    assert remarks(desk, 2) == [
        "Country: the list says “JP”, the record says “Taiwan”.",
        "Scope: the record does not have “cables”; it says “Design and Manufacture of LED Frames and Lens · "
        "Design of LED Frames and Lens; Manufacture of LED Frames”.",
        "Standard: the list says “ISO 14067”, the record says “IECQ QC 080000:2017”.",
    ]
    expect(desk.locator("#check-notes li").last).to_have_text(
        "2 cells in another script than the records are written in were not compared."
    )


HEADINGS = [
    "Supplier name\tCert. valid until\tPlace\tIECQ cert. no.",
    "Lieferant\tGültig bis\tOrt\tZertifikat",
    "Our vendor\tCertificate Expiry Date\tCity / town\tCertificate reference",
    "Firma\tCert. expiry\tOrt\tZertifikats-Nr.",
    "Company\tqqq\tCity\tNumber",
]


def test_headings_in_other_words(desk: Page) -> None:
    """A part of a heading is enough, and of days without one it is taken that they are the last ones; days that are not
    compared are named, and the row is not called one on which nothing differs."""
    rows = f"Other Works GmbH\t2027-05-01\tHsinchu\t{LED}\nExample Lumen\t2027-05-01\tSampleton\t{LED}"
    last = "Last day of validity: the list says “2027-05-01”, the record says “2027-03-17”."
    city = "City: the list says “Hsinchu”, the record says “Sampleton”."
    holder = "Example Lumen Co., Ltd. · 例示光電股份有限公司"
    holder = f"Holder: the list says “Other Works GmbH”, the record says “{holder}”."
    for heads in HEADINGS:
        check(desk, f"{heads}\n{rows}")
        assert sorted(remarks(desk, 0)) == [city, holder, last], heads
        assert remarks(desk, 1) == [last], heads
    check(desk, f"Company\tLast audit\tCity\tNumber\n{rows}")
    assert remarks(desk, 1) == ["Not compared, as it is not clear what is meant: Last audit: 2027-05-01."]
    assert cells(desk)[1][1].startswith("Found, with a remark\n")


def test_what_matters_stands_first(desk: Page) -> None:
    """What does not count today, what is not here, another holder, other days, near misses, what ends soon, what is fine; each
    with its reason in words. The result is in sight when it is there."""
    lines = [
        "Number\tHolder\tValid until",
        f"{LED}\tExample Lumen\t2027-03-17",
        "IECQ-L MHNJP 23.0042\tKomore Testing Laboratory\t2026-12-12",
        "IECQ-H EXMPL 24.0013\t\t",
        f"{LED}\tExample Lumen\t2028-03-17",
        f"{LED}\tOther Works GmbH\t2027-03-17",
        "IECQ-H ZZZZZ 11.9999\t\t",
        "IECQ-VS YNGCN 25.0024\tHuizhou Penglu Battery\t2028-03-16",
    ]
    desk.set_viewport_size({"width": 1280, "height": 400})
    check(desk, "\n".join(lines))
    box = desk.get_by_role("heading", name="What the records say").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 100
    desk.get_by_label("Sort by").select_option("what matters first")
    assert [row[0] for row in cells(desk)] == ["8", "7", "6", "5", "4", "3", "2"]
    assert remarks(desk, 0) == [
        "Withdrawn on 8 December 2025.",
        "The last day on the list, 2028-03-16, no longer counts: the record has ended.",
    ]
    assert remarks(desk, 5) == ["Ends in 18 days."]
    assert cells(desk)[5][1].startswith("To look at\n")
    desk.get_by_label("Sort by").select_option("most serious status")
    assert [row[0] for row in cells(desk)][:3] == ["8", "4", "7"]


def test_lines_without_columns(desk: Page) -> None:
    """A number amid words, a name with commas, a day and a holder behind a number: read as they are meant."""
    check(
        desk,
        "\n".join(
            (
                f"{LED}, Example Lumen Co., Ltd., valid until 17 March 2027",
                f"{LED} - Other Lamps Ltd - 17.03.2028",
                "Example Lumen Co., Ltd.",
                "see https://directory.example/certificates/iecq-h-exmpl-24-0012.html",
            )
        ),
    )
    assert [row[0] for row in cells(desk)] == ["1", "2", "3", "3", "4"]
    assert remarks(desk, 0) == remarks(desk, 4) == []
    assert remarks(desk, 1) == [
        "Holder: the list says “Other Lamps Ltd”, the record says “Example Lumen Co., Ltd. · 例示光電股份有限公司”.",
        "Day: the list says “2028-03-17”, the record says “2024-03-18 · 2027-03-17”.",
    ]


def test_near_misses_and_what_is_not_found(desk: Page) -> None:
    """A digit wrong leads to the nearest numbers, a name with an error to names like it; not found keeps its meanings."""
    check(
        desk,
        "IECQ-H EXMPL 24.0013\nExampel Lumen\nIECQ-H ZZZZZ 11.9999\nqwzx vvkp\nIECQ-H EXMPL 24.12\nIECQ-H EXMPL 24.OO12",
    )
    groups = ["Near miss", "Near miss", "Not found", "Not found", "Near miss", "Near miss"]
    assert [row[1].split("\n")[0] for row in cells(desk)] == groups
    assert remarks(desk, 0)[0] == "No record has the number “IECQ-H EXMPL 24.0013”."
    assert remarks(desk, 0)[-1].startswith(f"The nearest numbers: {LED} Example Lumen Co., Ltd. ● Current")
    assert remarks(desk, 1) == ["No record found for “Exampel Lumen”.", "Names that are alike: Example Lumen Co., Ltd."]
    assert remarks(desk, 4)[-1].startswith(f"The nearest numbers: {LED} ")
    assert remarks(desk, 5) == ["You typed 24.OO12; the record is 24.0012. Compare with the paper, sign by sign."]
    expect(desk.locator("#check-meanings li")).to_have_count(3)
    expect(desk.locator("#check-meanings")).to_contain_text("Not found is not fake. It can mean:")


def test_body_that_is_not_here_is_told_from_one_that_is(desk: Page) -> None:
    """A code that belongs to no body of the directory is named, with what to do; nothing is said of a body that is here."""
    unknown = ["IECQ-H ZZZZZ 11.9999", "iecqhqqqqq119999", "IECQ-H EXMLP 24.0012", "IECQ-H ZZZZZ 119998"]
    here = ["IECQ-H EXMP1 11.9999", "iecqhexmpl119998", "IECQ-H EXMPL11 9997", "IECQ-H-EXMPL-11-9996"]
    check(desk, "\n".join([*unknown, *here]))
    groups = ["Not found", "Not found", "Near miss", *["Not found"] * 5]
    assert [row[1].split("\n")[0] for row in cells(desk)] == groups
    ends = "belongs to no body in this directory: compare it with the paper, and if it is right, ask the body that is named there."
    assert remarks(desk, 0) == [
        "No record has the number “IECQ-H ZZZZZ 11.9999”.",
        f"The code “ZZZZZ” {ends}",
    ]
    assert remarks(desk, 1)[1] == f"Its code {ends}"
    assert remarks(desk, 2)[1] == f"The code “EXMLP” {ends}"
    assert remarks(desk, 2)[2].startswith(f"The nearest numbers: {LED} ")
    assert remarks(desk, 3)[1] == f"The code “ZZZZZ” {ends}"
    assert [len(remarks(desk, at)) for at in (4, 5, 6, 7)] == [1, 1, 1, 1]


def test_card_of_a_line_begins_with_its_status(desk: Page) -> None:
    """On a phone the status comes first, and without one what was found instead; then the number of the line, then the record."""
    check(desk, f"{SUSPENDED}\nIECQ-H ZZZZZ 11.9999\n{LED}")
    desk.set_viewport_size({"width": 320, "height": 900})
    shown = [
        sorted(
            ((box["y"], box["x"]), one.inner_text().split("\n")[0])
            for one in row.locator("th, td").all()
            if (box := one.bounding_box())
        )
        for row in desk.locator("#check-table tbody tr").all()
    ]
    assert [[text for _, text in cells[:3]] for cells in shown] == [
        ["‖ Suspended", "1", "To look at"],
        ["Not found", "2", "IECQ-H ZZZZZ 11.9999"],
        ["● Current", "3", "Found, nothing differs"],
    ]
    assert [cells[0][0][0] == cells[1][0][0] for cells in shown] == [True, True, True], "on one line"
    assert "–" not in [text for cells in shown for _, text in cells]


def test_shorter_name_is_no_other_company(desk: Page) -> None:
    """A word more or less is spoken of quietly, dots in a legal form are nothing, another word is another company."""
    names = ["Example Lumen Optics", "Lumen", "EXAMPLE LUMEN S.p.A.", "Example Lamps"]
    check(desk, "Number\tHolder\n" + "\n".join(f"{LED}\t{name}" for name in names))
    groups = ["Found, with a remark", "Found, with a remark", "Found, nothing differs", "To look at"]
    assert [row[1].split("\n")[0] for row in cells(desk)] == groups
    assert [text.split(":")[0] for at in range(4) for text in remarks(desk, at)] == [
        "Shorter or longer name",
        "Shorter or longer name",
        "Holder",
    ]


def test_numbers_days_and_totals_as_lists_write_them(desk: Page) -> None:
    """Sites behind a number are numbers of their own, "Rev." is an issue, years may have two digits, a total is no name."""
    check(
        desk,
        f"Number\tIssue\tValid until\n{LED} Rev.7\t\t17-Mar-27\n{LED}\tRev 7\t17.3.27\n{LED}, -01\t\t\n"
        f"{LED}\t\t18-Mar-27\nTotal: 33\t\t\n\t\t12",
    )
    assert [row[0] for row in cells(desk)] == ["2", "3", "4", "4", "5"]
    assert [row[1].split("\n")[1].split(" Plant")[0] for row in cells(desk)[2:4]] == [LED, f"{LED}-01"]
    assert remarks(desk, 0) == remarks(desk, 1)
    assert "issue 7" in remarks(desk, 0)[0].lower()
    assert remarks(desk, 4) == ["Last day of validity: the list says “2027-03-18”, the record says “2027-03-17”."]
    assert remarks(desk, 2) == []
    expect(desk.locator("#check-notes li").last).to_have_text(
        "2 lines with nothing to look up, such as a total, were left out."
    )


def test_what_was_not_compared_is_not_called_equal(desk: Page) -> None:
    """A short year behind a number is a day and no site; a day beside several numbers belongs to none of them."""
    check(desk, f"{LED} 27-Jul-28\n{LED}, -01 until 2028-07-27")
    assert remarks(desk, 0) == ["Day: the list says “2028-07-27”, the record says “2024-03-18 · 2027-03-17”."]
    several = "The line names several numbers, so that nothing else than the holder was compared."
    assert remarks(desk, 1) == remarks(desk, 2) == [several]
    assert {row[1].split("\n")[0] for row in cells(desk)[1:]} == {"Found, with a remark"}


def test_name_alone_finds_all_records_of_the_holder(desk: Page) -> None:
    """In either script, with the count; the most serious status stands first; several numbers in a line are a row each."""
    check(desk, f"Example Lumen Co., Ltd.\n例示光電\n{LED} and {SUSPENDED}; IECQ-H EXMPL 24.0012-01")
    found = cells(desk)
    assert [row[0] for row in found] == ["1", "1", "2", "2", "3", "3", "3"]
    by_name = "Found by name only; no number was compared."
    assert remarks(desk, 0)[-2:] == [by_name, "2 records of this holder; the most serious status stands first."]
    assert remarks(desk, 1)[-1] == by_name
    assert {row[1].split("\n")[0] for row in found[:4]} <= {"Found, with a remark", "To look at"}
    assert [row[1].split("\n")[1].split(" Plant")[0] for row in found[-3:]] == [LED, SUSPENDED, f"{LED}-01"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-8"])
def test_csv_in_any_encoding(desk: Page, tmp_path: Path, encoding: str) -> None:
    """Semicolons, quotes over two lines, a title above the headings, Chinese headings and another column order."""
    text = f'清单\r\n公司名称;证书编号;有效期至\r\n"例示光電\r\n股份有限公司";{LED};2027年3月17日\r\n"a ""b""";{SUSPENDED};2028.7.13\r\n'
    drop(desk, tmp_path, list_csv=text.encode(encoding))
    expect(desk.locator("#check-table tbody tr")).to_have_count(2)
    in_order(desk)
    assert [row[0] for row in cells(desk)] == ["3", "5"]
    assert remarks(desk, 0) == []
    assert remarks(desk, 1)[1].startswith('Holder: the list says “a "b"”, the record says')
    expect(desk.locator("#check-notes")).to_contain_text("1 line above the headings was left out.")


def test_workbook_by_a_spreadsheet_program(desk: Page, tmp_path: Path) -> None:
    """Days kept as numbers are read as days, hidden sheets are left alone, numbers may stand in any column."""
    rows = [
        ["No.", "Supplier", "Expiry date", "Cert. No."],
        [1, "Example Lumen Co., Ltd.", datetime.date(2027, 3, 17), LED],
        [2, "Example & Sons <b>", datetime.date(2027, 5, 1), LED],
    ]
    drop(desk, tmp_path, suppliers_xlsx=workbook(rows, hidden=True))
    expect(desk.locator("#check-table tbody tr")).to_have_count(2)
    in_order(desk)
    expect(desk.locator("#check-table tbody tr").first).to_contain_text(f"2027-03-17 | {LED}")
    assert remarks(desk, 0) == []
    assert remarks(desk, 1) == [
        "Holder: the list says “Example & Sons <b>”, the record says “Example Lumen Co., Ltd. · 例示光電股份有限公司”.",
        "Last day of validity: the list says “2027-05-01”, the record says “2027-03-17”.",
    ]


def bomb() -> bytes:
    """A workbook whose sheet is 90 MB of blanks."""
    content = io.BytesIO(workbook([["x"]]))
    with zipfile.ZipFile(content) as book:
        files = {name: book.read(name) for name in book.namelist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        for name, old in files.items():
            with book.open(name, "w", force_zip64=False) as entry:
                if name != "xl/worksheets/sheet1.xml":
                    entry.write(old)
                    continue
                for _ in range(90):
                    entry.write(b" " * 1_000_000)
    return packed.getvalue()


def scan() -> bytes:
    """A PDF with a picture and no letter."""
    content = io.BytesIO()
    canvas = Canvas(content)
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.save()
    return content.getvalue()


def test_what_cannot_be_read_is_said_and_nothing_is_lost(desk: Page, tmp_path: Path) -> None:
    """A bomb, a file that is too big, an old workbook, a picture, a scan, half a file: each in words, the good one is
    checked all the same, and what was typed stays."""
    desk.get_by_role("textbox", name="Your list").fill("kept")
    whole = workbook([[LED]])
    drop(
        desk,
        tmp_path,
        bomb_xlsx=bomb(),
        big_csv=bytes(20_000_001),
        old_xls=b"\xd0\xcf\x11\xe0" + b"\0" * 2_000,
        photo_jpg=b"\xff\xd8\xff\xe0" + b"\0\1\2" * 2_000,
        scan_pdf=scan(),
        locked_pdf=paper(LED, encrypt="secret"),
        half_xlsx=whole[: len(whole) // 2],
        good_txt=LED.encode(),
    )
    expect(desk.locator("#check-table tbody tr")).to_have_count(1)
    assert desk.locator("#check-faults li").all_inner_texts() == [
        "bomb.xlsx was not read: unpacked it would be far larger than a list can be. Save the sheet as CSV.",
        "big.csv was not read: it has more than 20 MB. Save only the columns that matter, as CSV.",
        "old.xls was not read: it is of the old Excel format or locked with a password. Save it as XLSX or CSV.",
        "photo.jpg was not read: it is neither text, CSV, XLSX nor PDF.",
        "No text was found in scan.pdf: it may be a scan or a picture. Type the number that is printed on it.",
        "locked.pdf was not read: it is locked. Type the number that is printed on it.",
        "half.xlsx was not read: it is damaged or was not saved to its end. Open it and save it anew.",
    ]
    assert cells(desk)[0][0] == "good.txt: 1"
    expect(desk.get_by_role("textbox", name="Your list")).to_have_value("kept")


def paper(*lines: str, encrypt: str | None = None) -> bytes:
    """A certificate as a program makes it: letters in a standard font, packed."""
    content = io.BytesIO()
    canvas = Canvas(content, encrypt=encrypt)
    for at, line in enumerate(lines):
        canvas.drawString(60, 780 - 20 * at, line)
    canvas.save()
    return content.getvalue()


def test_paper_is_compared_with_its_record(desk: Page, tmp_path: Path, visitor: BrowserContext, address: str) -> None:
    """A page of a record printed by Chromium says what the record says; a paper with another day, holder and edition is
    told apart."""
    record = visitor.new_page()
    record.goto(f"{address}certificates/iecq-h-exmpl-24-0012.html")
    printed = record.pdf()
    record.close()
    forged = paper(
        "CERTIFICATE OF CONFORMITY", f"Certificate No.: {LED}", "Example Lamps Co., Ltd., Sampleton", "IECQ QC 080000:2012",
        "Design and Manufacture of LED Frames and Lens", "Issued 2024-03-18, valid until 2028-03-17",
    )  # fmt: skip
    drop(desk, tmp_path, printed_pdf=printed, forged_pdf=forged, letter_pdf=paper("Dear customer, see you soon"))
    expect(desk.locator("#check-table tbody tr").last).to_be_visible()
    rows = {row[0]: at for at, row in reversed(list(enumerate(cells(desk))))}
    assert cells(desk)[rows["printed.pdf"]][1].startswith(f"Found, nothing differs\n{LED}"), remarks(
        desk, rows["printed.pdf"]
    )
    assert remarks(desk, rows["forged.pdf"]) == [
        "Holder: “Example Lumen Co., Ltd. · 例示光電股份有限公司”, as the record says, is not in the file.",
        "Standard: the file says “IECQ QC 080000:2012”, the record says “IECQ QC 080000:2017”.",
        "Last day of validity: “2027-03-17”, as the record says, is not in the file.",
    ]
    assert remarks(desk, rows["letter.pdf"]) == ["No number of a certificate was found in the text of this file."]


def long_list(site: Path) -> list[str]:
    """A few more than 10,000 lines of numbers and names that are here, that are nearly here and that are nothing."""
    cards = [
        card
        for path in sorted((site / "search" / "parts").glob("*.json"))
        for card in [json.loads(path.read_text("utf-8"))]
        if isinstance(card, list) and card and isinstance(card[0], list) and len(card[0]) == 16
        for card in card
    ]
    known = [(card[0], card[1]) for card in cards]
    lines = []
    for at in range(10_050):
        number, holder = known[(at + at // len(known)) % len(known)]
        digit = str(at % 10)
        lines.append((number, number[:-1] + digit, f"{number} {holder}", f"zq{at} blurb {at * 7919}", holder)[at % 5])
    return lines


def test_ten_thousand_lines_while_somebody_types(desk: Page, site: Path) -> None:
    """Pasted from the clipboard; what is typed meanwhile arrives, progress is told, the table turns pages and sorts."""
    field = desk.get_by_role("textbox", name="Your list")
    desk.evaluate("text => navigator.clipboard.writeText(text)", "\n".join(long_list(site)))
    desk.evaluate(
        """() => { window.told = new Set(); const said = document.getElementById("check-said");
          new MutationObserver(() => window.told.add(said.textContent)).observe(said, { childList: true }); }"""
    )
    field.focus()
    desk.keyboard.press("Control+V")
    desk.keyboard.press("Control+Enter")
    desk.keyboard.type("typed meanwhile")
    state = "[document.getElementById('check-text').value.split('\\n').at(-1), document.getElementById('check-result').hidden]"
    typed, is_at_work = desk.evaluate(state)
    assert typed.endswith("typed meanwhile")
    assert is_at_work
    expect(desk.locator("#check-table tbody tr")).to_have_count(50, timeout=60_000)
    assert [text for text in desk.evaluate("[...window.told]") if " of 10,000 lines checked …" in text]
    expect(desk.locator("#check-progress")).to_be_hidden()
    expect(desk.locator("#check-notes")).to_have_text(
        "Only the first 10,000 lines were checked. Check the rest as a list of its own."
    )
    expect(desk.locator("#check-count")).to_contain_text("10,000 lines")
    desk.get_by_role("button", name="Next").click()
    expect(desk.locator("#check-pager")).to_contain_text("Page 2 of ")
    chip(desk, "Not found")
    assert {row[1] for row in cells(desk)} == {"Not found"}
    chip(desk, "All")
    desk.locator("#check-table").get_by_role("button", name="Status").click()
    assert cells(desk)[0][2] == "✕ Withdrawn"
    expect(desk.locator("#check-table").get_by_role("button", name="Status")).to_be_focused()


def test_saved_as_csv_with_formulas_disarmed(desk: Page, tmp_path: Path) -> None:
    """The rows that are shown, with the day, in words; whatever begins like a formula is text. Dropped again
    it is not taken for a list that agrees with the records."""
    check(desk, f'Company\tNumber\n=HYPERLINK("https://x.example")\t\n+49 Works\t{LED}\n@SUM\t{SUSPENDED}')
    chip(desk, "To look at")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Save as CSV").click()
    assert download.value.suggested_filename == "list-2026-11-24.csv"
    rows = list(csv.reader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert [row[0] for row in rows] == ["line", "3", "4"]
    assert rows[1][1] == f"'+49 Works | {LED}"
    assert rows[2][1] == f"'@SUM | {SUSPENDED}"
    assert rows[1][5:7] == ["Current", "2027-03-17"]
    assert rows[1][-1] == "2026-11-24"
    saved = Path(download.value.path()).read_bytes()
    chip(desk, "Not found")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Save as CSV").click()
    assert "'=HYPERLINK" in Path(download.value.path()).read_text("utf-8-sig")
    drop(desk, tmp_path, saved_csv=saved)
    expect(desk.locator("#check-notes")).to_contain_text("This is a result that was saved here")
    in_order(desk)
    assert [row[0] for row in cells(desk)] == ["3", "4"]
    assert cells(desk)[0][1].startswith("Found, with a remark\n")
    assert remarks(desk, 0) == [f"Not compared, as it is not clear what is meant: +49 Works | {LED}."]


def test_kept_file_says_later_what_has_changed(desk: Page, tmp_path: Path) -> None:
    """Opened on a day after the last day of validity, the page says what was and what is; filter and order are as kept."""
    check(desk, f"{LED}\n{SUSPENDED}\nnobody at all")
    chip(desk, "Found, nothing differs")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Keep as a file").click()
    kept = Path(download.value.path()).read_bytes()
    drop(desk, tmp_path, list_json=kept)
    expect(desk.locator("#check-notes")).to_have_text("Compared with 24 November 2026: nothing has changed.")
    expect(desk.get_by_role("button", name="Found, nothing differs")).to_have_attribute("aria-pressed", "true")
    desk.clock.set_fixed_time("2027-03-18T12:00:00Z")
    drop(desk, tmp_path, list_json=kept)
    expect(desk.locator("#check-notes")).to_have_text("Compared with 24 November 2026: 1 result has changed.")
    expect(desk.get_by_role("button", name="Changed since")).to_have_attribute("aria-pressed", "true")
    expect(desk.locator("#check-table tbody tr")).to_have_count(1)
    assert remarks(desk, 0) == ["Since 2026-11-24: was Current, is Expired.", "Expired on 17 March 2027."]
    old = json.loads(kept) | {"version": 99}
    drop(desk, tmp_path, later_json=json.dumps(old).encode())
    expect(desk.locator("#check-faults li")).to_have_text(
        "later.json was kept by another version of this page, and is not understood."
    )
    expect(desk.locator("#check-faults")).to_be_focused()


def test_file_is_dropped_anywhere_and_forgotten(desk: Page) -> None:
    """Beside the field, too, where the browser would open it in place of the page; clearing takes all of it away."""
    desk.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "a.txt"));
          document.querySelector("footer").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        }""",
        LED,
    )
    expect(desk.locator("#check-table tbody tr")).to_have_count(1)
    assert cells(desk)[0][1].startswith(f"Found, nothing differs\n{LED}")
    desk.get_by_role("button", name="Clear").click()
    expect(desk.get_by_role("heading", name="What the records say")).to_be_hidden()
    expect(desk.get_by_text(LED)).to_have_count(0)


def test_page_speaks_the_language(desk: Page, address: str) -> None:
    """Fields, words of the table and what differs, in Japanese too."""
    desk.goto(f"{address}check.html?lang=ja")
    desk.get_by_role("textbox", name="リスト").fill(f"Number\tStandard\n{LED}\tQC 080000:2012")
    desk.get_by_role("button", name="リストを照合する").click()
    expect(desk.locator("#check-table tbody td").last).to_have_text(
        "規格：リストは「QC 080000:2012」、記録は「IECQ QC 080000:2017」です。"
    )
    desk.evaluate("sessionStorage.clear()")


def test_without_script_the_page_says_what_to_do(browser: Browser, address: str) -> None:
    """No field that does nothing, and a way to look each number up."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}check.html")
    expect(page.locator("#check")).to_be_hidden()
    expect(page.get_by_role("link", name="holders")).to_be_visible()
    context.close()
