"""``certdir import`` on real files, messy as they come, with the real check."""

import datetime
import io
import shutil
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from given import AS_OF, ROOT

from generator import build, cli
from generator.commands import options
from generator.importing import cells, table, template
from generator.importing.columns import COLUMNS, column_of
from generator.model.findings import DirectoryError
from generator.model.number import slug
from generator.reading import loading

HEADINGS = [column.heading for column in COLUMNS]
EXAMPLE = {column.heading: column.example for column in COLUMNS if column.example}
MASTER = {
    "Number": "IECQ-H EXMPL 26.0095", "Scheme": "hspm", "Holder": "Family Works Ltd", "Role": "master",
    "Site type": "head-office", "Street": "1 Way", "City": "Sampleton", "Country": "TW", "Issued": "2026-03-02",
    "Expires": "2029-03-01", "Standards": "IECQ QC 080000:2017", "Scope": "Manufacture of Lens",
    "Scope activities": "manufacture: lens", "At this location": "Manufacture of Lens", "Activities": "manufacture: lens",
}  # fmt: skip
SITE = MASTER | {
    "Number": "IECQ-H EXMPL 26.0095-01", "Role": "additional", "Site type": "production", "Street": "2 Way",
    "Master": "IECQ-H EXMPL 26.0095", "Scope": "", "Scope activities": "",
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real directory; the folder ``data`` itself."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """All commands run on one day."""
    monkeypatch.setattr(options, "today", lambda: AS_OF)


def contents(data: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def run(data: Path, file: Path, *more: str) -> Result:
    """Run the command as a person does."""
    return CliRunner().invoke(cli.main, ["import", str(file), "--body", "exmpl", "--data", str(data), *more])


def as_csv(tmp_path: Path, *rows: dict[str, str], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """A CSV file with these rows under all headings."""
    lines = [delimiter.join(HEADINGS).replace("Holder, local name", "Local name")]
    lines += [delimiter.join('"' + row.get(heading, "") + '"' for heading in HEADINGS) for row in rows]
    path = tmp_path / "records.csv"
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    return path


def messy(tmp_path: Path) -> Path:
    """A workbook as people make them: a title over merged cells, headings of their own, a total, other sheets."""
    path = tmp_path / "messy.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Notes").write("A1", "How we count")
    hidden = book.add_worksheet("Old")
    sheet = book.add_worksheet("Certificates 2026")
    day = book.add_format({"num_format": "d mmm yyyy"})
    headings = ["CERT NO.", " scheme", "Company", "Site  type", "Address", "Town", "Zip code", "country code", "Issue Date",
                "Valid until", "Standard", "Scope of certification", "Activities", "Our remarks"]  # fmt: skip
    for each in (hidden, sheet):
        each.merge_range("A1:N1", "Certificates of the year")
        each.write_row("A4", headings)
    hidden.hide()
    work = ["Manufacture of Lens", "Manufacture： lens"]
    standard = "IECQ QC 080000:2017"
    sheet.write_row(
        "A5", ["ＩＥＣＱ-H EXMPL ２６.００９１", "HSPM", "Lens\xa0One Ltd ", "Production", "1 Way", "X", "01234", "tw"]
    )
    sheet.write_datetime("I5", datetime.datetime(2026, 3, 2), day)
    sheet.write_row("J5", ["1 March 2029", standard, *work, "paid"])
    sheet.write_row("A7", ["iecq–h exmpl 26.0092", "hspm", "Lens Two Ltd", "office", "2 Way", "X", 30078, "US"])
    sheet.write_row("I7", [46083, "01.03.2029", standard, *work])
    sheet.write("J7", "28.02.2029")
    sheet.write_row(
        "A8", ["IECQ-H EXMPL 26.0093", "hspm", "Lens Three Ltd", "", "3 Way", "X", "", "TW", "2026年3月2日"]
    )
    sheet.write_formula("J8", "=EDATE(I8,36)-1", day, 47178)
    sheet.write_row("K8", [standard, *work])
    sheet.write_row("A9", ["Total", "", "", "", "", "", "", "", "", 3])
    book.close()
    return path


def test_messy_workbook_becomes_records_and_once_more_changes_nothing(data: Path, tmp_path: Path) -> None:
    """Titles, synonyms, blanks, full-width signs, serials, formulas and totals are read as a person reads them."""
    path = messy(tmp_path)
    result = run(data, path)
    assert result.exit_code == 0, result.output
    assert "messy.xlsx, sheet 'Certificates 2026': 3 new, 0 continued, 0 unchanged, 0 refused" in result.output
    assert "row 9 is a total and was not read" in result.output
    assert "columns that were not read: Our remarks" in result.output
    assert "sheets that were not read: Notes, Old" in result.output
    found = loading.read_directory(data).directory.by_number
    one, two, three = (found[f"IECQ-H EXMPL 26.009{last}"] for last in "123")
    assert (one.holder.name, one.site.address.postal_code, one.site.type) == ("Lens One Ltd", "01234", "production")
    assert [str(record.issues[0].issued) for record in (one, two, three)] == ["2026-03-02"] * 3
    assert [str(record.issues[0].expires) for record in (one, two, three)] == ["2029-03-01", "2029-02-28", "2029-03-01"]
    before = contents(data)
    again = run(data, path)
    assert (0, before) == (again.exit_code, contents(data)), again.output
    assert "0 new, 0 continued, 3 unchanged, 0 refused" in again.output


BAD = [
    ({"Issued": "03/04/2026"}, "column 'Issued': '03/04/2026' may be 2026-04-03 or 2026-03-04"),
    ({"Issued": "2026-02-30"}, "column 'Issued': '2026-02-30' is not in the calendar"),
    ({"Issued": "02.03.26"}, "column 'Issued': '02.03.26' is not a date"),
    ({"Expires": "2035-03-01"}, "column 'Expires': R303 expires 2035-03-01, more than three years"),
    ({"Country": "Taiwan"}, "column 'Country': 'Taiwan' is not a country of ISO 3166-1"),
    ({"Scheme": "hspn"}, "column 'Scheme': the scheme 'hspn' is not in the directory\n  hint: did you mean 'hspm'?"),
    ({"Number": "H 24.1"}, "column 'Number': 'H 24.1' is not a certificate number"),
    ({"Holder": "=HYPERLINK(A1)"}, "column 'Holder': the text begins with =, as a formula does"),
    ({"Activities": "lens"}, "column 'Activities': 'lens' does not name an activity and its products"),
    ({"Holder": ""}, "column 'Holder': the field 'name' is missing"),
    ({"Status": "expired"}, "column 'Status date': the cell is empty"),
    ({"Status": "expired", "Status date": "2026-05-05"}, "column 'Status': 'expired' is no word for 'to'"),
    ({"Standards": "IECQ QC 080000:1066"}, "column 'Standards': R204"),
    ({"Number": "IECQ-H MSTDE 26.0091"}, "column 'Number': R105 'MSTDE' is not a code of 'exmpl'"),
]


@pytest.mark.parametrize(("change", "said"), BAD, ids=lambda value: str(value)[:50])
def test_bad_row_is_named_with_its_column(data: Path, tmp_path: Path, change: dict[str, str], said: str) -> None:
    """File, row, column and reason are told, and nothing is written."""
    before = contents(data)
    result = run(data, as_csv(tmp_path, EXAMPLE | change))
    assert (1, before) == (result.exit_code, contents(data)), result.output
    assert f"records.csv, row 2, {said}" in result.output


def test_all_faults_are_told_and_partial_takes_the_rest(data: Path, tmp_path: Path) -> None:
    """One run tells everything; with --partial the sound rows become records, and a family stands or falls together."""
    late = EXAMPLE | {"Number": "IECQ-H EXMPL 26.0092", "Expires": "2035-01-01", "Issued": "2026-03-03"}
    path = as_csv(tmp_path, EXAMPLE, late | {"Originally issued": ""}, MASTER | {"Country": "Nowhere"}, SITE)
    before = contents(data)
    result = run(data, path)
    assert (1, before) == (result.exit_code, contents(data))
    for said in ("row 3, column 'Expires': R303", "row 4, column 'Country'", "row 5, column 'Master': R203"):
        assert said in result.output, result.output
    assert run(data, path, "--partial").exit_code == 1
    assert set(contents(data)) - set(before) == {"certificates/exmpl/2026/iecq-h-exmpl-26-0091.yaml"}
    assert build.check(data, AS_OF).errors == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv_of_all_kinds(data: Path, tmp_path: Path, delimiter: str, encoding: str) -> None:
    """Comma, semicolon or tab, with or without a byte order mark: it is the same table, a family included."""
    result = run(data, as_csv(tmp_path, MASTER, SITE, delimiter=delimiter, encoding=encoding))
    assert result.exit_code == 0, result.output
    assert "2 new" in result.output
    assert build.check(data, AS_OF).errors == ()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_other_encodings_are_refused(data: Path, tmp_path: Path, encoding: str) -> None:
    """Letters are not guessed."""
    row = {heading: text for heading, text in EXAMPLE.items() if text.isascii()} | {"City": "Zürich"}
    result = run(data, as_csv(tmp_path, row, encoding=encoding))
    assert result.exit_code == 2
    assert "is not UTF-8" in result.output
    assert "save it as 'CSV UTF-8'" in result.output


def test_later_rows_go_on_with_their_records(data: Path, tmp_path: Path) -> None:
    """A renewal and a suspension are appended; what was issued is not changed by a table."""
    run(data, as_csv(tmp_path, EXAMPLE))
    path = data / "certificates/exmpl/2026" / f"{slug(EXAMPLE['Number'])}.yaml"
    path.write_text(path.read_text("utf-8") + "# kept\n", "utf-8")
    before = path.read_text("utf-8")
    later = EXAMPLE | {"Originally issued": "", "Issue": "", "Issued": "2026-09-01", "Cycle start": "2026-03-02"}
    later |= {"Scope": "Manufacture and Test of Lens", "Activities": "manufacture: lens; test: lens", "Reason": "Scope"}
    later |= {"Status": "suspended", "Status date": "2026-10-01", "Status reason": "fees"}
    result = run(data, as_csv(tmp_path, later))
    assert result.exit_code == 0, result.output
    assert "0 new, 1 continued" in result.output
    rest = iter(path.read_text("utf-8").splitlines())
    assert all(line in rest for line in before.splitlines())
    record = loading.read_directory(data).directory.by_number[EXAMPLE["Number"]]
    assert [issue.issue for issue in record.issues] == [0, 1]
    assert [change.to for change in record.status] == ["current", "suspended"]
    assert record.issues[1].scope == "Manufacture and Test of Lens"
    assert "1 unchanged" in run(data, as_csv(tmp_path, later)).output
    for change, said in (
        ({"Scope": "Design of Lens"}, "has another 'scope' in the directory"),
        ({"Holder": "Somebody Else"}, "'holder' is not what the record in the directory says"),
        ({"Status date": "2026-10-02"}, "has another date in the directory"),
    ):
        result = run(data, as_csv(tmp_path, later | change))
        assert (result.exit_code, said in result.output) == (1, True), result.output


def test_statement_in_a_table(data: Path, tmp_path: Path) -> None:
    """Both kinds of record come in by the same table."""
    statement = {"Number": "IECQ-VS EXMPL 26.0091", "Scheme": "cfp", "Holder": "Heat Ltd", "Street": "1 Way", "City": "X",
                 "Country": "TW", "Issued": "2026-03-02", "Standards": "ISO 14067:2018", "Subject": "Heat sink",
                 "Unit": "1 heat sink", "Boundary": "Cradle to gate", "Value": "4.37", "Period from": "2025-01-01",
                 "Period to": "31 Dec 2025", "Assurance": "Limited"}  # fmt: skip
    result = run(data, as_csv(tmp_path, statement))
    assert result.exit_code == 0, result.output
    assert "1 unchanged" in run(data, as_csv(tmp_path, statement)).output


@pytest.mark.parametrize(
    ("cell", "reader", "said"),
    [
        (24.001, cells.number, "zeros at its end are lost"),
        (datetime.datetime(2024, 3, 18, 5), cells.day, "has a time of day"),
        (24.5, cells.day, "24.5 is not a date"),
        (True, cells.text, "the cell says TRUE"),
        ("1,5", cells.amount, "has a comma"),
        ("5/13/24", cells.day, "is not a date"),
    ],
)
def test_doubtful_cells_are_refused(cell: object, reader, said: str) -> None:
    """What was lost or can be read in two ways is not guessed."""
    with pytest.raises(cells.Doubt) as raised:
        reader(cell)
    assert said in raised.value.message


def test_postal_code_as_a_number_is_taken_where_no_zero_can_be_lost() -> None:
    """94105 is whole in the United States; 1067 may be 01067 in Germany."""
    assert cells.postal(94105.0, "US") == "94105"
    with pytest.raises(cells.Doubt):
        cells.postal(1067.0, "DE")


@pytest.mark.parametrize(
    "text",
    ["2024-03-18", "2024/3/18", "18.03.2024", "18/3/2024", "3/18/2024", "18 March 2024", "18-Mar-2024", "March 18, 2024",
     "2024年3月18日", "２０２４-０３-１８", "18th Mar. 2024", " 2024‑03‑18\xa0"],
)  # fmt: skip
def test_clear_dates_are_read(text: str) -> None:
    """Every form that can mean one day only."""
    assert cells.day(text) == "2024-03-18"


def test_files_that_are_no_tables_are_refused(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too large, a bomb, a far-off cell, another program's file: each is told in two lines and opens nothing."""
    monkeypatch.setattr(table, "MOST_UNPACKED", 1_000_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 5_000_000)
    far = io.BytesIO()
    with zipfile.ZipFile(far, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", '<c r="XFD1048576"/>')
    for name, raw, said in (
        ("bomb.xlsx", bomb.getvalue(), "unpacks to more than"),
        ("far.xlsx", far.getvalue(), "reaches to row 1,048,576"),
        ("old.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is no workbook of the form .xlsx"),
        ("empty.xlsx", b"", "is no workbook of the form .xlsx"),
        ("words.csv", b"a,b\n1,2\n", "has no line with the headings"),
        ("words.pdf", b"%PDF", "is neither .xlsx nor .csv"),
        ("large.csv", b" " * 20_000_001, "is larger than 20 MB"),
    ):
        (tmp_path / name).write_bytes(raw)
        result = run(data, tmp_path / name)
        assert (result.exit_code, said in result.output) == (2, True), result.output


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """A workbook that names a file of this machine as an entity does not get its content."""
    secret = tmp_path / "secret"
    secret.write_text("IECQ secret")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template.as_xlsx())) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode()
            if name.endswith("sheet1.xml"):
                entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]><worksheet'
                content = content.replace("<worksheet", entity, 1).replace("Sampleton", "&e;")
            target.writestr(name, content)
    (tmp_path / "entity.xlsx").write_bytes(out.getvalue())
    try:
        rows = table.read(tmp_path / "entity.xlsx", None).rows
    except DirectoryError:
        rows = []
    assert "IECQ secret" not in str(rows)


def test_template_is_a_table_that_can_be_imported(data: Path, tmp_path: Path) -> None:
    """Both forms have the same bytes each time, all headings, and a row that becomes a record."""
    assert (template.as_xlsx(), template.as_csv()) == (template.as_xlsx(), template.as_csv())
    for name, raw in (("t.xlsx", template.as_xlsx()), ("t.csv", template.as_csv())):
        (tmp_path / name).write_bytes(raw)
        found = table.read(tmp_path / name, None)
        assert [column.heading for column in found.columns] == HEADINGS
        assert "1 new" in run(data, tmp_path / name, "--dry-run").output
    assert all(column_of(column.heading) is column for column in COLUMNS)


def test_template_is_on_the_site(site: Path) -> None:
    """It can be downloaded where the page about it is."""
    assert template.as_xlsx() == (site / "contributing" / "import-template.xlsx").read_bytes()
    assert template.as_csv() == (site / "contributing" / "import-template.csv").read_bytes()


def test_every_column_is_on_the_page_about_the_import() -> None:
    """The page has each heading with what it means."""
    page = (ROOT / "docs" / "contributing" / "import.md").read_text("utf-8")
    assert [column.heading for column in COLUMNS if f"| {column.heading} | {column.about} |" not in page] == []


def test_five_thousand_rows(data: Path, tmp_path: Path) -> None:
    """A body's whole list comes in by one command, quietly; a second time nothing changes."""
    rows = [EXAMPLE | {"Number": f"IECQ-H EXMPL 26.{place:05}", "Holder": f"Works {place} Ltd", "Street": f"{place} Way"}
            for place in range(10_000, 15_000)]  # fmt: skip
    rows = [row | {"Holder, local name": "", "Language": ""} for row in rows]
    path = as_csv(tmp_path, *rows)
    started = time.perf_counter()
    result = run(data, path)
    first = time.perf_counter() - started
    assert result.exit_code == 0, result.output[:2000]
    assert "5,000 new" in result.output
    assert "5,000 unchanged" in run(data, path).output
    print(f"5,000 rows: {first:.1f} s, again {time.perf_counter() - started - first:.1f} s")
