"""``certdir export``: a table that the import takes, and that changes nothing when it does."""

import datetime
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from given import AS_OF, ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from generator import build, cli
from generator.commands import options
from generator.importing import exporting, table, workbook
from generator.importing.columns import COLUMNS
from generator.importing.rows import Importer
from generator.importing.table import Row
from generator.model.directory import Directory
from generator.model.record import KINDS, Record
from generator.reading import loading

PAGE = (ROOT / "docs" / "contributing" / "import.md").read_text("utf-8")
BODIES = sorted(path.stem for path in (ROOT / "data" / "bodies").glob("*.yaml"))
LUMEN = "IECQ-H EXMPL 24.0012"


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The real data."""
    found = build.check(ROOT / "data", AS_OF).directory
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """All commands run on one day."""
    monkeypatch.setattr(options, "today", lambda: AS_OF)


def run(*arguments: str | Path) -> Result:
    """The program with these arguments."""
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def contents(data: Path) -> dict[str, bytes]:
    """Every file of the records with its bytes."""
    return {path.name: path.read_bytes() for path in (data / "certificates").rglob("*.yaml")}


@pytest.mark.parametrize("body", BODIES)
def test_import_of_an_export_changes_nothing(tmp_path: Path, directory: Directory, body: str) -> None:
    """All records of every body: as many are unchanged as were written, by either form, and no file is touched."""
    form = "xlsx" if BODIES.index(body) % 2 else "csv"
    file, data = tmp_path / f"records.{form}", tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    before = contents(data)
    exported = run("export", "--body", body, "--out", file, "--data", data)
    assert exported.exit_code == 0, exported.output
    imported = run("import", file, "--body", body, "--data", data)
    records = [record for record in directory.records.values() if record.body == body]
    assert f": 0 new, 0 continued, {len(records)} unchanged, 0 refused\n" in imported.output
    assert imported.exit_code == 0
    assert contents(data) == before


def test_both_forms_hold_the_same_cells(tmp_path: Path, directory: Directory) -> None:
    """Read by the reader of tables, CSV and workbook have the headings of the import and equal cells, all of them text."""
    rows = exporting.as_rows(exporting.exported(directory.records.values(), directory, is_csv=True))
    (tmp_path / "a.csv").write_bytes(workbook.as_csv(rows))
    (tmp_path / "a.xlsx").write_bytes(workbook.as_xlsx(rows))
    read = [table.read(tmp_path / name, None) for name in ("a.csv", "a.xlsx")]
    assert [[column.heading for column in one.columns] for one in read] == [[one.heading for one in COLUMNS]] * 2
    assert [one.cells for one in read[0].rows] == [one.cells for one in read[1].rows]
    assert len(read[0].rows) == len(directory.records)
    assert workbook.as_xlsx(rows) == workbook.as_xlsx(rows)


def test_records_said_whole_come_back_the_same(tmp_path: Path) -> None:
    """Their files taken away and imported again, they are the same records; and once the import has written them, the
    round is the same bytes."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    known = build.check(data, AS_OF).directory
    records = [record for record in known.records.values() if record.body == "exmpl"]
    whole = [one.record for one in exporting.exported(records, known, is_csv=True) if not one.left_out]
    assert len(whole) == 19
    rounds = []
    for place in range(2):
        file = tmp_path / f"{place}.csv"
        assert run("export", "--body", "exmpl", "--out", file, "--data", data).exit_code == 0
        for record in whole:
            (tmp_path / known.paths[record.number]).unlink()
        result = run("import", file, "--body", "exmpl", "--data", data)
        assert f"{len(whole)} new, 0 continued, {len(records) - len(whole)} unchanged, 0 refused" in result.output
        assert build.check(data, AS_OF).directory.records == known.records
        rounds.append((file.read_bytes(), contents(data)))
    assert rounds[0] == rounds[1]


def test_what_a_row_leaves_out_is_told(directory: Directory) -> None:
    """Every record of the data and of a sample is either said whole, or told to have more issues, statuses, transfers or
    audits than a row can say; and it has."""
    has = {
        r"\d+ earlier issues?": lambda record: len(record.issues) > 1,
        r"\d+ earlier status(es)?": lambda record: len(record.status) > 1,
        r"its transfers?": lambda record: bool(record.transfers),
        r"the days of surveillance": lambda record: bool(getattr(record, "surveillance", ())),
    }
    told = set()
    for one in exporting.exported(directory.records.values(), directory, is_csv=True):
        for words in one.left_out:
            (meant,) = [pattern for pattern in has if re.fullmatch(pattern, words)]
            assert has[meant](one.record), one.record.number
            told.add(meant)
        if not one.left_out:
            assert len(one.record.issues) == 1
            assert not one.record.transfers
    assert told == set(has)


def test_page_shows_what_is_told() -> None:
    """The lines on the page are those that the command writes."""
    said = run("export", "--body", "exmpl", "--data", ROOT / "data").stderr
    shown = PAGE.partition("{#export}")[2].partition("```text\n")[2].partition("```")[0].splitlines()
    assert [line for line in shown if line not in said.splitlines()] == []
    assert len(shown) == 3


def test_page_has_the_columns_in_both_directions() -> None:
    """Heading, what the import takes and what the export writes stand on the page as they stand in the code."""
    rows = [f"| {column.heading} | {column.about} | {exporting.writes(column)} |" for column in COLUMNS]
    assert "\n".join(["|---|---|---|", *rows, ""]) in PAGE


def with_texts(record: Record, holder: str, product: str, scope: str) -> Record | None:
    """The record with other texts; None where a record may not have them."""
    tree = record.model_dump(by_alias=True, exclude_none=True)
    tree["holder"]["name"], issue = holder, tree["issues"][-1]
    issue |= {"scope": scope, "activities": [{"activity": "design", "products": [product, "lens"]}]}
    try:
        return KINDS[record.kind].model_validate(tree)
    except ValidationError:
        return None


TEXTS = st.text(alphabet="ab1é例,;:=+-@'\" \u3000\u00a0，；（.\n", min_size=1, max_size=12)


@settings(max_examples=150)
@given(holder=TEXTS, product=TEXTS, scope=TEXTS, is_csv=st.booleans())
def test_any_text_comes_back_or_is_told(
    directory: Directory, holder: str, product: str, scope: str, is_csv: bool
) -> None:
    """Whatever a text has in it, the import reads it as it is, or its cell is empty and the line says so; no cell of
    CSV begins like a formula."""
    record = with_texts(directory.by_number[LUMEN], holder, product, scope)
    if record is None:
        return
    path = directory.paths[LUMEN]
    alone = Directory(
        directory.info, directory.schemes, directory.bodies, directory.standards, directory.vocabularies, {path: record}
    )
    (one,) = exporting.exported([record], alone, is_csv)
    importer = Importer(alone, record.body, False, lambda path: "", lambda path: "")
    assert importer.take(Row(2, dict(one.cells), LUMEN)).text is None
    said = {"Holder": holder, "Scope": scope}
    for heading, text in said.items():
        assert one.cells.get(heading) == text or f"'{heading}', which a cell cannot say" in one.left_out
    assert "Activities" in one.cells or "'Activities', which a cell cannot say" in one.left_out
    assert not is_csv or not [cell for cell in one.cells.values() if cell.startswith(("=", "+", "-", "@"))]
    if not one.left_out:
        nobody = Directory(*(vars(alone)[name] for name in list(alone.__dataclass_fields__)[:5]), {})
        made = Importer(nobody, record.body, False, str, str).take(Row(2, dict(one.cells), LUMEN))
        assert made.text is not None
        assert yaml.load(made.text, yaml.CBaseLoader)["holder"]["name"] == holder


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["--body", "exmp"], "there is no body 'exmp'", "did you mean 'exmpl'?"),
        (["--body", "mihon", LUMEN], f"{LUMEN} is a record of 'exmpl'", "leave it out, or export it with --body exmpl"),
        (["--body", "exmpl", "IECQ-H EXMPL 24.0013"], "there is no record 'IECQ-H EXMPL 24.0013'", "did you mean"),
        (["--body", "exmpl", "--format", "xlsx"], "a workbook cannot be printed", "add --out records.xlsx"),
        (["--body", "exmpl", "--out", "records.ods"], "'records.ods' is neither .csv nor .xlsx", "add --format"),
        (
            ["--body", "exmpl", "--out", str(ROOT / "README.md"), "--format", "csv"],
            "is there already",
            f"add --out {ROOT / 'README-2.md'}, or remove it first",
        ),
        (["--body", "exmpl", "--out", "/none/records.csv"], "/none/records.csv cannot be written", "name another file"),
    ],
)
def test_what_cannot_be_exported_is_said(arguments: list[str], message: str, hint: str) -> None:
    """Each wrong use is told in two lines with a way out, and code 2."""
    result = run("export", "--data", ROOT / "data", *arguments)
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert message in first
    assert hint in second


def test_changed_row_is_entered(tmp_path: Path) -> None:
    """Exported, changed in one cell and imported, a table enters that change alone."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    file = tmp_path / "records.csv"
    assert run("export", "--body", "exmpl", LUMEN, "--out", file, "--data", data).exit_code == 0
    text = file.read_text("utf-8-sig").replace(",current,,,", ",suspended,2026-11-20,fees,")
    file.write_text(text, "utf-8")
    result = run("import", file, "--body", "exmpl", "--data", data)
    assert "0 new, 1 continued, 0 unchanged, 0 refused" in result.output
    read = loading.read_directory(data).directory
    assert (read.by_number[LUMEN].status[-1].to, read.by_number[LUMEN].status[-1].date) == (
        "suspended",
        datetime.date(2026, 11, 20),
    )
