"""``certdir import`` on real files, messy as they come, with the real check."""

import datetime
import io
import re
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from given import AS_OF, ROOT

from generator import build, cli
from generator.commands import options
from generator.importing import cells, days, sheets, table, template
from generator.importing.columns import COLUMNS, Column, column_of
from generator.model.findings import DirectoryError
from generator.model.number import slug
from generator.model.record import Record
from generator.reading import loading

HEADINGS = [column.heading for column in COLUMNS]
EXAMPLE = {column.heading: column.example for column in COLUMNS if column.example} | {"Holder": "Lens Works Ltd"}
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
STATEMENT = {
    "Number": "IECQ-VS EXMPL 26.0091", "Scheme": "cfp", "Holder": "Heat Ltd", "Street": "1 Way", "City": "X",
    "Country": "TW", "Issued": "2026-03-02", "Standards": "ISO 14067:2018", "Subject": "Heat sink",
    "Unit": "1 heat sink", "Boundary": "Cradle to gate", "Value": "4.37", "Period from": "2025-01-01",
    "Period to": "31 Dec 2025", "Assurance": "Limited",
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
    assert "columns that were not read: N 'Our remarks'" in result.output
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
    ({"Issued": "03/04/2026"}, "column Q 'Issued': '03/04/2026' may be 2026-04-03 or 2026-03-04"),
    ({"Issued": "2026-02-30"}, "column Q 'Issued': '2026-02-30' is not in the calendar"),
    ({"Issued": "02.03.26"}, "column Q 'Issued': '02.03.26' is not a date"),
    ({"Expires": "2035-03-01"}, "column S 'Expires': R303 expires 2035-03-01, more than three years"),
    ({"Country": "Formosa"}, "column M 'Country': 'Formosa' is not a country of ISO 3166-1"),
    ({"Scheme": "hspn"}, "column B 'Scheme': the scheme 'hspn' is not in the directory\n  hint: did you mean 'hspm'?"),
    ({"Number": "H 24.1"}, "column A 'Number': 'H 24.1' is not a certificate number"),
    ({"Holder": "=HYPERLINK(A1)"}, "column C 'Holder': the text begins with =, as a formula does"),
    ({"Activities": "lens"}, "column Y 'Activities': 'lens' does not name an activity and its products"),
    ({"Holder": ""}, "column C 'Holder': the cell is empty\n  hint: fill it in (In Latin letters)"),
    ({"Status": "expired"}, "column AK 'Status date': the cell is empty"),
    ({"Status": "expired", "Status date": "2026-05-05"}, "column AJ 'Status': 'expired' is no word for 'to'"),
    ({"Standards": "IECQ QC 080000:1066"}, "column T 'Standards': R204"),
    ({"Number": "IECQ-H MSTDE 26.0091"}, "column A 'Number': R105 'MSTDE' is not a code of 'exmpl'"),
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
    for said in ("row 3, column S 'Expires': R303", "row 4, column M 'Country'", "row 5, column N 'Master': R203"):
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
        ({"Holder": "Somebody Else"}, "column C 'Holder': the record in the directory says 'Lens Works Ltd' here"),
        ({"Status date": "2026-10-02"}, "has another date in the directory"),
    ):
        result = run(data, as_csv(tmp_path, later | change))
        assert (result.exit_code, said in result.output) == (1, True), result.output


def test_statement_in_a_table(data: Path, tmp_path: Path) -> None:
    """Both kinds of record come in by the same table."""
    result = run(data, as_csv(tmp_path, STATEMENT))
    assert result.exit_code == 0, result.output
    assert "1 unchanged" in run(data, as_csv(tmp_path, STATEMENT)).output


@pytest.mark.parametrize(
    ("cell", "reader", "said"),
    [
        (24.001, cells.number, "zeros at its end are lost"),
        (datetime.datetime(2024, 3, 18, 5), days.day, "has a time of day"),
        (24.5, days.day, "24.5 is not a date"),
        (True, cells.text, "the cell says TRUE"),
        ("1,5", cells.amount, "has a comma"),
        ("5/13/24", days.day, "is not a date"),
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
     "18-03-2024", "2024年3月18日", "２０２４-０３-１８", "18th Mar. 2024", " 2024‑03‑18\xa0"],
)  # fmt: skip
def test_clear_dates_are_read(text: str) -> None:
    """Every form that can mean one day only."""
    assert days.day(text) == "2024-03-18"


def test_dates_with_dots_are_day_first() -> None:
    """Nobody writes the month first with dots; a month of 18 is then no month."""
    assert days.day("02.09.2026") == "2026-09-02"
    with pytest.raises(cells.Doubt) as raised:
        days.day("09.18.2026")
    assert "is not in the calendar" in raised.value.message


@pytest.mark.parametrize(
    ("others", "day", "said"),
    [
        (["31/12/2026"], "2026-09-02", "the day is read before the month in row 2, as row 3 says 31/12/2026"),
        (["12/31/2026"], "2026-02-09", "the month is read before the day in row 2, as row 3 says 12/31/2026"),
        (["31.12.2026"], None, "'02/09/2026' may be 2026-09-02 or 2026-02-09"),
        (["31/12/2026", "12/31/2026"], None, "'02/09/2026' may be 2026-09-02 or 2026-02-09"),
        ([], None, "hint: write it as 2024-03-18, or with dots and the day first, as 18.03.2024"),
    ],
)
def test_column_decides_what_is_the_day(
    data: Path, tmp_path: Path, others: list[str], day: str | None, said: str
) -> None:
    """One date with slashes that can be read in one way only, and none in the other, decides for its whole column."""
    whole = EXAMPLE | {"Originally issued": "", "Expires": "2029-01-31"}
    rows = [numbered(whole, 93 + at) | {"Issued": cell, "Street": f"{at} Way"} for at, cell in enumerate(others)]
    result = run(data, as_csv(tmp_path, whole | {"Issued": "02/09/2026"}, *rows), "--partial")
    assert said in result.output, result.output
    found = loading.read_directory(data).directory.by_number.get(EXAMPLE["Number"])
    assert (found and str(found.issues[0].issued)) == day
    assert ("is read before" in result.output) == (day is not None)


@pytest.mark.parametrize(
    ("number", "said", "hint"),
    [
        ("IECQ-H EXMPL 24.0021", "there is no record IECQ-H EXMPL 24.0021 of this body", "nearest: IECQ-H EXMPL 24.0012"),
        ("IECQ-H EXPML 24.0012", "there is no record IECQ-H EXPML 24.0012", "nearest: IECQ-H EXMPL 24.0012"),
        ("IECQ-H EXMPL 24.OO12", "'IECQ-H EXMPL 24.OO12' is not a certificate number", "nearest: IECQ-H EXMPL 24.0012"),
        ("IECQ-H EXMPL 99.9998", "there is no record IECQ-H EXMPL 99.9998 of this body", "correct the number; a row for"),
        ("IECQ-H MHNJP 23.0018", "a record of 'mihon'; a table of 'exmpl' cannot change it", "leave the row out, or"),
    ],
)  # fmt: skip
def test_status_of_a_record_that_is_not_there(data: Path, tmp_path: Path, number: str, said: str, hint: str) -> None:
    """A table of statuses says once that the number is wrong, and which is near; not what a new record would lack."""
    path = tmp_path / "status.csv"
    path.write_text(f"Number;Status;Status date;Status reason\n{number};suspended;02.09.2026;fees\n", "utf-8")
    result = run(data, path)
    assert len(faults(result)) == 1, result.output
    assert said in faults(result)[0]
    assert f"hint: {hint}" in result.output


def test_what_is_not_committed_can_be_imported_anew(data: Path, tmp_path: Path) -> None:
    """A slip in a file that only the import made is corrected by deleting it; what git has stays, and no way is told."""

    def git(*arguments: str) -> None:
        names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", "-C", data.parent, *names, *arguments], check=True, capture_output=True)

    run(data, as_csv(tmp_path, EXAMPLE))
    wrong = as_csv(tmp_path, EXAMPLE | {"Expires": "2029-02-28"})
    assert "if it was imported just now and is not committed yet" in run(data, wrong).output
    git("init", "-q")
    name = f"{data}/certificates/exmpl/2026/{slug(EXAMPLE['Number'])}.yaml"
    assert f"{name} is not committed yet, so it may still be made anew: delete it" in run(data, wrong).output
    git("add", "data")
    git("commit", "-qm", "All")
    assert "import again" not in run(data, wrong).output
    later = EXAMPLE | {"Originally issued": "", "Issue": "1", "Issued": "2026-09-01", "Expires": "2029-08-31"}
    run(data, as_csv(tmp_path, later | {"Reason": "Renewal"}))
    result = run(data, as_csv(tmp_path, later | {"Reason": "Renewal", "Expires": "2029-08-30"}))
    assert f"git restore -SW {name}, then import again" in result.output
    git("restore", "-SW", name)
    assert "1 continued" in run(data, as_csv(tmp_path, later | {"Reason": "Renewal"})).output


def test_hints_name_columns_and_no_lines_of_a_file(data: Path, tmp_path: Path) -> None:
    """What is missing is told in the words of the table, whichever part of a record it is."""
    few = {name: EXAMPLE[name] for name in ("Number", "Scheme", "Holder", "Issued")}
    for role in ("single", "master", "additional"):
        row = few | {"Role": role, "Status": "suspended", "Status date": "2026-05-05"}
        for rest in (
            {},
            {name: EXAMPLE[name] for name in ("Street", "City", "Country", "Expires", "Standards", "Activities")},
        ):
            output = run(data, as_xlsx(tmp_path, list(row | rest), list((row | rest).values()))).output
            assert re.findall(r"hint: .*'[a-z_]+: [^']*'", output) == []
            assert not re.search(r"hint: .*[a-z]_[a-z]", output)
            if not rest:
                missing = ("Street", "City", "Country", "Expires", "Activities")
                assert [name for name in missing if f"no column '{name}'" not in output] == []
            elif role != "additional":
                assert "hint: fill in 'Scope'" in output


def test_files_that_are_no_tables_are_refused(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too large, a bomb, a far-off cell, another program's file: each is told in two lines and opens nothing."""
    monkeypatch.setattr(sheets, "MOST_UNPACKED", 1_000_000)
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
    """Both forms have the same bytes each time, all headings, and a row that becomes a record when it has a holder."""
    assert (template.as_xlsx(), template.as_csv()) == (template.as_xlsx(), template.as_csv())
    for name, raw in (("t.xlsx", template.as_xlsx()), ("t.csv", template.as_csv())):
        (tmp_path / name).write_bytes(raw)
        found = table.read(tmp_path / name, None)
        assert [column.heading for column in found.columns] == HEADINGS
    assert "1 new" in run(data, as_csv(tmp_path, EXAMPLE), "--dry-run").output
    assert all(column_of(column.heading) is column for column in COLUMNS)


def test_template_is_on_the_site(site: Path) -> None:
    """It can be downloaded where the page about it is."""
    assert template.as_xlsx() == (site / "contributing" / "import-template.xlsx").read_bytes()
    assert template.as_csv() == (site / "contributing" / "import-template.csv").read_bytes()


def test_every_column_is_on_the_page_about_the_import() -> None:
    """The page has each heading with what it means."""
    page = (ROOT / "docs" / "contributing" / "import.md").read_text("utf-8")
    assert [column.heading for column in COLUMNS if f"| {column.heading} | {column.about} |" not in page] == []


def faults(result: Result) -> list[str]:
    """What is told of rows, without the hints and the name of the file."""
    lines = result.output.splitlines()
    return [line.partition(", ")[2] for line in lines if re.match(r"[^:]+, row [0-9]", line)]


def numbered(row: dict[str, str], place: int) -> dict[str, str]:
    """The row under another number."""
    return row | {"Number": f"{row['Number'][:-4]}{place:04}"}


HEADING_OF = {"Holder, local name": "Local name"}


@pytest.mark.parametrize("row", [EXAMPLE, MASTER, STATEMENT], ids=["certificate", "master", "statement"])
def test_one_bad_cell_is_one_fault(data: Path, tmp_path: Path, row: dict[str, str]) -> None:
    """Whichever cell of a row is damaged, that is told, with its column, and nothing follows from it."""
    damaged = [numbered(row, 700 + place) | {heading: "=1"} for place, heading in enumerate(row)]
    told = faults(run(data, as_csv(tmp_path, *damaged)))
    expected = [
        f"row {number}, column {{}} '{HEADING_OF.get(heading, heading)}'" for number, heading in enumerate(row, 2)
    ]
    found = [re.sub(r"column [A-Z]+", "column {}", line.partition(": ")[0]) for line in told]
    assert found == expected


@pytest.mark.parametrize(
    "heading", ["Scheme", "Holder", "Street", "City", "Country", "Issued", "Expires", "Activities"]
)
def test_one_empty_cell_is_one_fault(data: Path, tmp_path: Path, heading: str) -> None:
    """A cell that a record needs and that is empty is told once."""
    row = EXAMPLE | {"Originally issued": "", heading: ""}
    told = faults(run(data, as_csv(tmp_path, row)))
    assert [re.sub(r"column [A-Z]+", "column {}", line) for line in told] == [
        f"row 2, column {{}} '{heading}': the cell is empty"
    ]


def test_renewal_with_one_bad_cell_is_one_fault(data: Path, tmp_path: Path) -> None:
    """The same beside records that are there."""
    headings = [heading for heading in EXAMPLE if heading not in ("Number", "Status")]
    rows = [numbered(EXAMPLE, 700 + place) for place in range(len(headings))]
    assert run(data, as_csv(tmp_path, *rows)).exit_code == 0
    later = {
        "Originally issued": "2026-03-02",
        "Issue": "1",
        "Issued": "2026-09-01",
        "Expires": "2029-08-31",
        "Reason": "New",
    }
    damaged = [row | later | {heading: "=1"} for row, heading in zip(rows, headings, strict=True)]
    told = faults(run(data, as_csv(tmp_path, *damaged)))
    found = [re.sub(r", column [A-Z]+ ", " ", line.partition(": ")[0]) for line in told]
    assert found == [f"row {number} '{HEADING_OF.get(name, name)}'" for number, name in enumerate(headings, 2)]


def test_all_faults_of_a_row_are_told_at_once(data: Path, tmp_path: Path) -> None:
    """Cells, words of vocabularies and rules, as far as each can be known without the others."""
    row = EXAMPLE | {"Issued": "31.02.2026", "Country": "Utopia", "Activities": "frobnicate: lens", "Scope": "Lens",
                     "Standards": "IECQ QC 080000:1066", "Status": "paused", "Status date": "soon"}  # fmt: skip
    assert faults(run(data, as_csv(tmp_path, row))) == [
        "row 2, column M 'Country': 'Utopia' is not a country of ISO 3166-1",
        "row 2, column Q 'Issued': '31.02.2026' is not in the calendar",
        "row 2, column T 'Standards': R204 'IECQ QC 080000:1066' is not an edition in data/standards.yaml",
        "row 2, column V 'Scope': R602 the text names no activity",
        "row 2, column Y 'Activities': R205 'frobnicate' is not a word of data/vocabularies/activities.yaml",
        "row 2, column AJ 'Status': 'paused' is no word for 'to'",
        "row 2, column AK 'Status date': 'soon' is not a date",
    ]


def as_xlsx(
    tmp_path: Path, headings: list[str], *rows: list[object], top: int = 0, sheets: tuple[str, ...] = ("S",)
) -> Path:
    """A workbook with these rows in each sheet."""
    path = tmp_path / "clerk.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in sheets:
            sheet = book.add_worksheet(name)
            for place, cells_ in enumerate([headings, *rows], top):
                sheet.write_row(place, 0, cells_)
    return path


FEW = ["Cert\nNo.", "Service", "Company", "Address", "Town", "country  code", "Date of issue", "Valid until", "Standard",
       "SCOPE", "Activities"]  # fmt: skip
ROW = ["IECQ-H EXMPL 26.0501", "hspm", "Clerk Works Ltd", "1 Way", "Sampleton", "TW", "2026-03-02", "2029-03-01",
       "IECQ QC 080000:2017", "Manufacture of Lens", "manufacture: lens"]  # fmt: skip


def changed(**cells_: object) -> list[object]:
    """The row with other cells, by the letter of their column."""
    return [cells_.get(chr(65 + place), cell) for place, cell in enumerate(ROW)]


@pytest.mark.parametrize(
    ("cells_", "said"),
    [
        ({"H": "2035-01-01"}, "column H 'Valid until': R303"),
        ({"A": "IECQ-AP EXMPL 26.0501"}, "column A 'Cert No.': R106"),
        ({"C": "Example Lumen Co. Ltd."}, "column C 'Company': R903"),
        ({"I": "IEC 61340-5-1:2024"}, "column I 'Standard': R702"),
        ({"K": "manufacture: lens; manufacture: lens"}, "column K 'Activities': R210"),
        ({"J": "Manufacture of Lens etc."}, "column J 'SCOPE': R601"),
        ({"D": "TBD"}, "column D 'Address': R609"),
        ({"G": "2001-03-02", "H": "2004-03-01"}, "column G 'Date of issue': R804"),
        ({"H": "2026-01-01"}, "column H 'Valid until': R302"),
        ({"B": "ac"}, "no column 'Categories': R701"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_rules_name_the_column_as_the_file_has_it(
    data: Path, tmp_path: Path, cells_: dict[str, str], said: str
) -> None:
    """Letter and heading are those of the file, in its own order and spelling; headings in row 3."""
    result = run(data, as_xlsx(tmp_path, FEW, changed(**cells_), top=2))
    assert result.exit_code == 1, result.output
    assert f"clerk.xlsx, sheet 'S', row 4, {said}" in result.output
    assert all(", column " in line or ", no column " in line for line in faults(result)), result.output


def test_column_that_is_not_there_is_told_once(data: Path, tmp_path: Path) -> None:
    """A needed column that the file lacks, or that is misspelt, is one finding for all rows."""
    path = as_xlsx(tmp_path, [*FEW[:6], "Isued", *FEW[7:]], ROW, changed(A="IECQ-H EXMPL 26.0502", D="2 Way"))
    result = run(data, path)
    assert faults(result) == [
        "sheet 'S', row 2 and 1 more, no column 'Issued': a record needs it, and the file does not have it"
    ]
    assert "hint: column G 'Isued' looks like it: write 'Issued'" in result.output
    assert "columns that were not read: G 'Isued' (did you mean 'Issued'?)" in result.output
    assert "2 refused" in result.output
    result = run(data, as_xlsx(tmp_path, ["Certifcate Number", *FEW[1:]], ROW))
    assert result.exit_code == 2
    assert "no column 'Number'" in result.output
    assert "column A 'Certifcate Number' looks like it" in result.output


def test_columns_and_cells_that_are_empty_say_nothing(data: Path, tmp_path: Path) -> None:
    """What a table does not say stays as the record has it, for the same issue and for a new one."""
    whole = EXAMPLE | {"Specifications": "IECQ QC 080000:2012", "Cycle start": "2026-03-02", "Region": "North"}
    assert run(data, as_csv(tmp_path, whole | {"Specifications": ""})).exit_code == 0
    optional = ("Holder, local name", "Language", "Role", "Site type", "Site name", "Postal code", "Originally issued",
                "Issue", "Scope", "Reason", "Status", "Region", "Cycle start")  # fmt: skip
    bare = {name: value for name, value in whole.items() if name not in (*optional, "Specifications")}
    before = contents(data)
    assert "1 unchanged" in run(data, as_csv(tmp_path, bare)).output
    few = as_xlsx(tmp_path, list(bare), list(bare.values()))
    assert "1 unchanged" in run(data, few).output
    assert contents(data) == before
    later = bare | {"Issued": "2026-09-01", "Expires": "2029-08-31"}
    result = run(data, as_xlsx(tmp_path, list(later), list(later.values())))
    assert (result.exit_code, "1 continued" in result.output) == (0, True), result.output
    record = loading.read_directory(data).directory.by_number[EXAMPLE["Number"]]
    first, second = record.issues
    assert (second.scope, second.activities, second.reason) == (first.scope, first.activities, "Renewal")
    assert (first.cycle_start is None, second.cycle_start) == (False, None)
    assert (record.holder.name_local, record.site.address.region) == (EXAMPLE["Holder, local name"], "North")
    state = {"Number": EXAMPLE["Number"], "Status": "suspended", "Status date": "2026-10-01", "Status reason": "fees"}
    path = as_xlsx(tmp_path, list(state), list(state.values()))
    assert ["1 continued" in run(data, path).output, "1 unchanged" in run(data, path).output] == [True, True]


def test_record_of_another_body_is_not_touched(data: Path, tmp_path: Path) -> None:
    """A row with another body's record is told so, and nothing else about it."""
    record = next(one for one in loading.read_directory(data).directory.by_number.values() if one.body == "mihon")
    result = run(data, as_csv(tmp_path, EXAMPLE | {"Number": record.number}))
    assert faults(result) == [
        f"row 2, column A 'Number': {record.number} is a record of 'mihon'; a table of 'exmpl' cannot change it"
    ]


def cell_of(record: Record, column: Column) -> str:
    """What a table says of a record: its newest issue, and its last status."""
    found: object = record
    for step in column.route:
        found = found[-1] if isinstance(step, int) else getattr(found, "from_" if step == "from" else step, None)
        if found is None:
            return ""
    if isinstance(found, tuple):
        parts = [f"{one.activity}: {', '.join(one.products)}" if hasattr(one, "activity") else one for one in found]
        return "; ".join(parts)
    return str(found)


def test_every_record_as_a_table_changes_nothing(data: Path, tmp_path: Path) -> None:
    """What is in the directory, written as tables and imported again, leaves each byte as it is."""
    directory, before = loading.read_directory(data).directory, contents(data)
    for body in {record.body for record in directory.records.values()}:
        mine = [record for record in directory.records.values() if record.body == body]
        path = as_csv(tmp_path, *({column.heading: cell_of(record, column) for column in COLUMNS} for record in mine))
        result = CliRunner().invoke(cli.main, ["import", str(path), "--body", body, "--data", str(data)])
        assert f"0 new, 0 continued, {len(mine)} unchanged, 0 refused" in result.output, result.output
    assert contents(data) == before


def test_finding_at_a_record_that_is_in_no_row(data: Path, tmp_path: Path) -> None:
    """The row that causes it is named, and the record beside it."""
    run(data, as_csv(tmp_path, MASTER, SITE))
    smaller = MASTER | {"Issued": "2026-09-01", "Cycle start": "2026-03-02", "Scope": "Design of Lens"}
    smaller |= {"Scope activities": "design: lens", "At this location": "Design of Lens", "Activities": "design: lens"}
    told = faults(run(data, as_csv(tmp_path, smaller)))
    site = "data/certificates/exmpl/2026/iecq-h-exmpl-26-0095-01.yaml"
    assert [line.partition(f": {site}")[0].partition(": '")[0] for line in told] == [
        f"row 2, column W 'Scope activities': R508 in {site}"
    ]
    run(data, as_csv(tmp_path, EXAMPLE))
    others = [numbered(EXAMPLE, place) | {"Holder": "Lens Works, Ltd.", "Street": f"{place} Way"} for place in (92, 93)]
    told = faults(run(data, as_csv(tmp_path, *others)))
    assert [line[:26] for line in told] == ["row 2, column C 'Holder': ", "row 3, column C 'Holder': "]


@pytest.mark.parametrize(("name", "raw"), [("t.xlsx", template.as_xlsx()), ("t.csv", template.as_csv())])
def test_example_of_the_template_is_no_record(data: Path, tmp_path: Path, name: str, raw: bytes) -> None:
    """An untouched template imports nothing and says why."""
    (tmp_path / name).write_bytes(raw)
    before = contents(data)
    result = run(data, tmp_path / name)
    assert (0, before) == (result.exit_code, contents(data))
    assert "row 2 is the example of the template and was not read" in result.output
    assert "nothing was written: there are no rows of records below the headings" in result.output


def test_rows_below_the_example_are_taken(data: Path, tmp_path: Path) -> None:
    """The example may stay above the rows."""
    lines = template.as_csv() + as_csv(tmp_path, numbered(EXAMPLE, 92)).read_bytes().split(b"\r\n")[1]
    (tmp_path / "t.csv").write_bytes(lines)
    result = run(data, tmp_path / "t.csv")
    assert result.exit_code == 0, result.output
    assert "1 new" in result.output
    assert "row 2 is the example" in result.output


def test_exit_code_and_summary_say_what_is_left(data: Path, tmp_path: Path) -> None:
    """1 means that rows are left, with --partial too, and the last lines say which; one is one record, two are two."""
    two = [numbered(EXAMPLE, 92), numbered(EXAMPLE, 93) | {"Street": "4 Sample Road"}]
    path = as_csv(tmp_path, numbered(EXAMPLE, 91), *two, numbered(EXAMPLE, 94) | {"Country": "Utopia"})
    result = run(data, path)
    assert result.exit_code == 1
    assert "nothing was written, as there are faults in 1 row; with --partial 3 records would be" in result.output
    result = run(data, path, "--partial", "--dry-run")
    assert result.exit_code == 1
    assert "nothing was written, as --dry-run says; 3 records would be" in result.output
    result = run(data, path, "--partial")
    assert result.exit_code == 1
    assert (
        "3 records written, 1 row left out (5), hence exit code 1: correct and import the file again" in result.output
    )
    assert "git commit -m 'Import 3 records from records.csv'" in result.output
    result = run(data, as_csv(tmp_path, numbered(EXAMPLE, 91), *two, numbered(EXAMPLE, 94)))
    assert result.exit_code == 0
    assert "1 new, 0 continued, 3 unchanged, 0 refused" in result.output
    assert "1 record written\n" in result.output
    assert "git commit -m 'Import 1 record from records.csv'" in result.output
    result = run(data, as_csv(tmp_path, *two), "--partial")
    assert (result.exit_code, "nothing was written: the directory says the same already" in result.output) == (0, True)


def test_site_of_a_refused_master_is_told_which_row_to_correct(data: Path, tmp_path: Path) -> None:
    """It is right by itself: with the master corrected it is taken."""
    result = run(data, as_csv(tmp_path, MASTER | {"Country": "Utopia"}, SITE))
    assert [line[:26] for line in faults(result)] == ["row 2, column M 'Country':", "row 3, column N 'Master': "]
    assert "hint: correct row 2, which is of the same family and refused; then this row is taken too" in result.output
    result = run(data, as_csv(tmp_path, MASTER, SITE | {"Country": "Utopia"}))
    assert [line[:26] for line in faults(result)] == ["row 3, column M 'Country':"]


@pytest.mark.parametrize(
    ("cells_", "said"),
    [
        ({"F": "Taiwan"}, "1 new"),
        ({"F": "germany "}, "1 new"),
        ({"F": "Vietnm"}, "hint: write its code of two letters, as TW; VN is Vietnam"),
        ({"F": "USA"}, "hint: write its code of two letters, as TW; US is United States"),
        ({"G": "31.02.2026"}, "column G 'Date of issue': '31.02.2026' is not in the calendar"),
        ({"G": "03/04/2026"}, "may be 2026-04-03 or 2026-03-04"),
        ({"G": 46083, "A": " ＩＥＣＱ－Ｈ　ＥＸＭＰＬ　２６．０５０１ "}, "1 new"),
        ({"A": 26.05}, "column A 'Cert No.': the number is a cell of numbers, 26.05"),
        ({"A": "IECQ-H MSTDE 26.0501"}, "column A 'Cert No.': R105 'MSTDE' is not a code of 'exmpl'"),
        ({"B": "HSPM "}, "1 new"),
        ({"B": "Restricted/Hazardous Substances Process Management"}, "1 new"),
        ({"B": "HSPN"}, "hint: did you mean 'hspm'?"),
        ({"B": "substances"}, "hint: use one of: ac-aqp, ac-led"),
        ({"C": "Lens\u200bWorks Ltd"}, "column C 'Company': Y103 U+200B (ZERO WIDTH SPACE) is not allowed here"),
        ({"D": "1 Way\nFloor 2 "}, "1 new"),
        ({"E": True}, "column E 'Town': the cell says TRUE, not text"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_a_clerk_writes(data: Path, tmp_path: Path, cells_: dict[str, object], said: str) -> None:
    """What can mean one thing only is read; what cannot is told with the way out."""
    result = run(data, as_xlsx(tmp_path, FEW, changed(**cells_)))
    assert said in result.output, result.output
    assert len(faults(result)) == (said != "1 new"), result.output


def test_file_is_read_by_what_it_is(data: Path, tmp_path: Path) -> None:
    """A workbook that is called CSV is read; CSV that is called a workbook, and other encodings, are told apart."""
    (tmp_path / "book.csv").write_bytes(as_xlsx(tmp_path, FEW, ROW).read_bytes())
    assert "book.csv, sheet 'S': 1 new" in run(data, tmp_path / "book.csv", "--dry-run").output
    umlaut = numbered(EXAMPLE, 92) | {"City": "Zürich", "Holder, local name": "", "Language": ""}
    path = as_csv(tmp_path, umlaut, delimiter=";")
    assert "1 new" in run(data, path, "--dry-run").output
    result = run(data, path, "--sheet", "S")
    assert (result.exit_code, "is CSV and has no sheets" in result.output) == (2, True)
    (tmp_path / "words.xlsx").write_bytes(path.read_bytes())
    result = run(data, tmp_path / "words.xlsx")
    assert (result.exit_code, "if it is CSV, let its name end with .csv" in result.output) == (2, True)
    result = run(data, as_csv(tmp_path, umlaut, delimiter=";", encoding="cp1252"))
    assert result.exit_code == 2
    assert "line 2 has the byte 0xfc" in result.output
    assert "Zürich" in result.output


def test_sheets_headings_and_rows_that_are_unclear(data: Path, tmp_path: Path) -> None:
    """Two sheets, two columns for one thing, too few headings, one number twice: each with the way out."""
    result = run(data, as_xlsx(tmp_path, FEW, ROW, sheets=("Q1", "Q2")))
    assert (result.exit_code, "choose one with --sheet" in result.output) == (2, True)
    assert "1 new" in run(data, tmp_path / "clerk.xlsx", "--sheet", "Q2", "--dry-run").output
    result = run(data, as_xlsx(tmp_path, [*FEW, "Holder"], ROW))
    assert (result.exit_code, "two columns that mean 'Holder': C and L" in result.output) == (2, True)
    result = run(data, as_xlsx(tmp_path, ["Number", "Holder", "Town"], ROW[:3]))
    assert (result.exit_code, "row 1 has City, Holder, Number only" in result.output) == (2, True)
    result = run(data, as_xlsx(tmp_path, FEW, ROW, [" "] * 11, [], ROW))
    assert faults(result) == ["sheet 'S', row 5, column A 'Cert No.': IECQ-H EXMPL 26.0501 stands in row 2 already"]


def test_a_script_sees_no_progress(data: Path, tmp_path: Path) -> None:
    """A script's log has the findings alone; what a terminal shows is in ``test_progress``."""
    path = as_xlsx(tmp_path, FEW, ROW)
    command = [
        Path(sys.executable).with_name("certdir"),
        "import",
        path,
        "--body",
        "exmpl",
        "--data",
        data,
        "--dry-run",
    ]
    quiet = subprocess.run(command, capture_output=True, text=True, check=True)
    assert quiet.stderr == "nothing was written, as --dry-run says; 1 record would be\n"


def test_two_thousand_rows(data: Path, tmp_path: Path) -> None:
    """A body's whole list comes in by one command, quietly; a second time nothing changes."""
    rows = [EXAMPLE | {"Number": f"IECQ-H EXMPL 26.{place:05}", "Holder": f"Works {place} Ltd", "Street": f"{place} Way"}
            for place in range(10_000, 12_000)]  # fmt: skip
    rows = [row | {"Holder, local name": "", "Language": ""} for row in rows]
    path = as_csv(tmp_path, *rows)
    started = time.perf_counter()
    result = run(data, path)
    first = time.perf_counter() - started
    assert result.exit_code == 0, result.output[:2000]
    assert "2,000 new" in result.output
    assert "2,000 unchanged" in run(data, path).output
    print(f"2,000 rows: {first:.1f} s, again {time.perf_counter() - started - first:.1f} s")
