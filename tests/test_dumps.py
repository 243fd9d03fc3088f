"""The whole directory in one file: each form holds all of it, is the same each time, and does what the page about it shows."""

import csv
import gzip
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import apsw
import duckdb
import pytest
from given import AS_OF, ROOT

from generator.cache import Cache
from generator.exports.dumps import database, lines, listing, packing, parquet, table, tables
from generator.exports.dumps.columns import COLUMNS
from generator.exports.record_json import line, recorded
from generator.model import record as record_models
from generator.model.timeline import status_on
from generator.pages.catalogue import Catalogue

PAGE = (ROOT / "docs" / "data.md").read_text("utf-8")
LUMEN = "IECQ-H EXMPL 24.0012"


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SQLite file of the site, unpacked as the page says."""
    found = tmp_path_factory.mktemp("dumps") / "directory.sqlite"
    found.write_bytes(gzip.decompress((site / database.PATH).read_bytes()))
    return found


def queries(heading: str) -> list[str]:
    """The statements that the page shows under a heading."""
    section = PAGE.partition(f"{{#{heading}}}")[2].partition("\n## ")[0]
    blocks = re.findall(r"^```sql\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
    return [query.strip() for block in blocks for query in block.split(";\n") if query.strip()]


def test_every_record_is_a_line(site: Path, catalogue: Catalogue) -> None:
    """JSON Lines: one record a line, sorted by path, with the same facts as the file beside its page."""
    records = catalogue.directory.records
    content = gzip.decompress((site / lines.PATH).read_bytes())
    read = [json.loads(each) for each in content.splitlines()]
    assert [each["path"] for each in read] == sorted(records)
    assert content == b"".join(line(path, records[path]) for path in sorted(records))
    one = json.loads((site / "certificates" / "iecq-h-exmpl-24-0012.json").read_bytes())
    assert {each["recorded"]["number"]: each["recorded"] for each in read}[LUMEN] == one["recorded"]


def test_packed_file_names_no_time() -> None:
    """The head of a gzip file has no time, no name and no operating system."""
    packed = packing.gzipped(b"a line\n" * 1000)
    assert packed[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    assert gzip.decompress(packed) == b"a line\n" * 1000


def test_rows_are_as_of_the_day(site: Path, catalogue: Catalogue) -> None:
    """CSV: a row for each record, with the status and the last day that its page shows; the usual line ends."""
    content = (site / table.PATH).read_bytes()
    assert content.startswith(b"\xef\xbb\xbfnumber,slug,")
    assert content.count(b"\r\n") == len(catalogue.entries) + 1
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["number"] for row in rows] == [entry.record.number for entry in catalogue.entries]
    assert {row["as_of"] for row in rows} == {str(AS_OF)}
    for row in rows:
        derived = json.loads((site / "certificates" / f"{row['slug']}.json").read_bytes())["derived"]
        assert (row["status"], row["valid_until"]) == (derived["status"], derived["valid_until"] or "")


@pytest.mark.parametrize("text", ["=1+1", "+886", "-5", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(catalogue: Catalogue, text: str) -> None:
    """A text that a spreadsheet would run has an apostrophe before it; whatever it is, it stays one cell."""
    directory = catalogue.directory
    path = catalogue.by_number[LUMEN].path
    hostile = directory.records[path].model_copy(
        update={"holder": directory.records[path].holder.model_copy(update={"name": text})}
    )
    changed = Catalogue(type(directory)(**{**vars_of(directory), "records": {path: hostile}}), AS_OF)
    (row,) = csv.DictReader(io.StringIO(table.as_csv(changed).decode("utf-8-sig"), newline=""))
    assert row["holder"] == f"'{text}"


def vars_of(directory: object) -> dict:
    """The fields that a directory is made of, without what it has worked out."""
    return {name: vars(directory)[name] for name in type(directory).__dataclass_fields__}


def test_page_tells_every_column() -> None:
    """The columns of the CSV stand on the page in their order, each with what it means."""
    told = re.findall(r"^\| `([a-z_]+)` \| (.+) \|$", PAGE.partition("| Column |")[2], re.MULTILINE)
    assert told == [(column.name, column.about) for column in COLUMNS]


def test_page_tells_every_table_and_file(site: Path) -> None:
    """Tables and views of the SQLite file, and the files of the folder, stand on the page, and no others."""
    told = PAGE.partition("| Table or view |")[2].partition("\nDays are text")[0]
    assert set(re.findall(r"`([a-z_]+)`", "\n".join(re.findall(r"^\| (.+?) \|", told, re.MULTILINE)))) == {
        *tables.TABLES,
        *tables.SEARCHES,
        *tables.VIEWS,
    }
    assert set(re.findall(r"\(dumps/([^)]+)\)", PAGE)) == {path.name for path in (site / "dumps").iterdir()}


def test_page_tells_every_column_of_the_database(unpacked: Path) -> None:
    """Those of tables and views, in their order."""
    section = PAGE.partition("| In |")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([a-z_]+)` \| (.+) \|$", section, re.MULTILINE)
    told = {name: re.findall("`([a-z_]+)`", columns) for name, columns in rows}
    with sqlite3.connect(unpacked) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
        names = [name for (name,) in tables if not re.match("search(_parts)?_(config|data|docsize|idx)", name)]
        there = {
            name: [column for (column,) in connection.execute("SELECT name FROM pragma_table_info(?)", (name,))]
            for name in names
        }
    there["current_records"] = ["records", *there["current_records"][len(there["records"]) :]]
    assert told == there


def test_database_is_sound(unpacked: Path, catalogue: Catalogue) -> None:
    """SQLite finds no damage and no reference to nothing; what it is for is in its head."""
    with sqlite3.connect(unpacked) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA application_id").fetchone() == (database.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        about = dict(connection.execute("SELECT name, value FROM about"))
        assert about == {
            "schema_version": "1",
            "notice": "Demonstration with invented records; the official system is at https://www.iecq.org",
            "generated_at": f"{AS_OF}T00:00:00Z",
            "as_of": str(AS_OF),
            "next_update": "2026-11-25",
            "total": str(len(catalogue.entries)),
        }


def test_database_says_what_the_records_say(unpacked: Path, catalogue: Catalogue) -> None:
    """Put together again from the tables, every issue and every status is that of the file in git."""
    with sqlite3.connect(unpacked) as connection:
        for key, entry in enumerate(catalogue.entries, start=1):
            record = entry.record
            said = connection.execute("SELECT number, status FROM records WHERE id = ?", (key,)).fetchone()
            assert said == (record.number, str(entry.status))
            issues = connection.execute("SELECT issue, issued, expires FROM issues WHERE record = ?", (key,)).fetchall()
            assert issues == [
                (one.issue, str(one.issued), str(one.expires) if one.expires else None) for one in record.issues
            ]
            statuses = connection.execute("SELECT begins, status, reason, note FROM statuses WHERE record = ?", (key,))
            assert statuses.fetchall() == [(str(one.date), one.to, one.reason, one.note) for one in record.status]
            products = connection.execute(
                "SELECT activity, product FROM activities WHERE record = ? AND issue = ? AND NOT of_all_sites",
                (key, record.issues[-1].issue),
            ).fetchall()
            named = getattr(record.issues[-1], "activities", ())
            assert products == [pair for one in named for pair in one.pairs]


def test_views_agree_with_the_catalogue(unpacked: Path, catalogue: Catalogue) -> None:
    """Current, expiring and families are those that the pages show."""
    with sqlite3.connect(unpacked) as connection:
        current = connection.execute("SELECT number, standards FROM current_records ORDER BY slug").fetchall()
        live = [entry for entry in catalogue.entries if entry.status == "current"]
        assert current == [(one.record.number, "; ".join(sorted(one.issue.standards))) for one in live]
        soon = connection.execute("SELECT number, valid_until FROM expiring WHERE days_left <= 90").fetchall()
        assert sorted(soon) == sorted((one.record.number, str(one.until)) for one in catalogue.expiring(90))
        sites = connection.execute("SELECT master, site FROM families").fetchall()
        families = catalogue.directory.sites_of
        assert sites == sorted((master, site.number) for master, found in families.items() for site in found)


def test_shown_queries_run(unpacked: Path, site: Path, catalogue: Catalogue) -> None:
    """What the page shows can be copied: through SQLite as it is in Python and in apsw, and through DuckDB."""
    asked = queries("sqlite")
    assert len(asked) == 4
    with sqlite3.connect(unpacked) as old:
        found = [old.execute(query).fetchall() for query in asked]
    assert found == [list(apsw.Connection(str(unpacked)).execute(query)) for query in asked]
    assert all(found)
    assert LUMEN in {row[0] for row in found[1]} & {row[0] for row in found[2]}
    assert "'2027-06-30'" in asked[3]
    later = date(2027, 6, 30)
    assert found[3] == [(entry.record.number, status_on(entry.record, later)) for entry in catalogue.entries]
    assert len(queries("parquet")) == 2
    for query in queries("parquet"):
        with duckdb.connect() as connection:
            assert connection.execute(query.replace("records.parquet", str(site / parquet.PATH))).fetchall()


def test_shown_filter_of_lines_runs(site: Path) -> None:
    """The example for jq picks the numbers of the holder that it names; what it asks is asked here too where jq is not."""
    shown = re.search(r"jq --raw-output '(.+)'", PAGE)
    assert shown is not None
    content = gzip.decompress((site / lines.PATH).read_bytes())
    records = [json.loads(each)["recorded"] for each in content.splitlines()]
    expected = [one["number"] for one in records if one["holder"]["name"] == "Example Lumen Co., Ltd."]
    assert LUMEN in expected
    assert shown[1] == """.recorded | select(.holder.name == "Example Lumen Co., Ltd.") | .number"""
    if jq := shutil.which("jq"):
        run = subprocess.run([jq, "--raw-output", shown[1]], input=content, capture_output=True, check=True)
        assert run.stdout.decode().split("\n")[:-1] == expected


def test_parquet_says_what_the_records_say(site: Path, catalogue: Catalogue) -> None:
    """Read back, every record is the one in git, days are dates, and the names are those of the record."""
    names = ", ".join(f'"{name}"' for name in parquet.RECORDED)
    with duckdb.connect() as connection:
        read = connection.execute(
            f"SELECT to_json(struct_pack({packed(names)})) FROM '{site / parquet.PATH}'"
        ).fetchall()
        kinds = dict(
            connection.execute(
                f"SELECT column_name, column_type FROM (DESCRIBE FROM '{site / parquet.PATH}')"
            ).fetchall()
        )
    assert [without_nothing(json.loads(row)) for (row,) in read] == [
        without_nothing(json.loads(recorded(entry.record))) for entry in catalogue.entries
    ]
    assert {kinds[name] for name in ("originally_issued", "valid_until", "as_of")} == {"DATE"}
    fields = {name for kind in ("Certificate", "VerificationStatement") for name in fields_of(kind)}
    assert set(parquet.RECORDED) == fields


def packed(names: str) -> str:
    """Columns as fields of one value."""
    return ", ".join(f"{name} := {name}" for name in names.split(", "))


def fields_of(kind: str) -> set[str]:
    """The names that a kind of record has in a file."""
    return {field.alias or name for name, field in getattr(record_models, kind).model_fields.items()}


def without_nothing(value: object) -> object:
    """A tree without what is not said: null, and lists that are empty."""
    if isinstance(value, dict):
        kept = {name: without_nothing(inner) for name, inner in value.items()}
        return {name: inner for name, inner in kept.items() if inner not in (None, [])}
    return [without_nothing(one) for one in value] if isinstance(value, list) else value


ANEW = """
import datetime, sys
from hashlib import sha256
from pathlib import Path
from generator import build
from generator.exports import dumps
from generator.pages.catalogue import Catalogue
as_of = datetime.date.fromisoformat(sys.argv[2])
catalogue = Catalogue(build.check(Path(sys.argv[1]), as_of).directory, as_of)
for unit in dumps.units(catalogue):
    for draft in unit():
        print(draft.path, sha256(draft.make()).hexdigest())
"""


def test_same_bytes_elsewhere(site: Path, tmp_path: Path) -> None:
    """Another process, folder, time zone, locale, order of hashes and number of cores make the same bytes."""
    one_core = ["taskset", "--cpu-list", "0"] if shutil.which("taskset") else []
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    command = [*one_core, sys.executable, "-c", ANEW, str(ROOT / "data"), str(AS_OF)]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    made = dict(row.split() for row in run.stdout.splitlines())
    assert made == {path: sha256((site / path).read_bytes()).hexdigest() for path in made}
    assert {Path(path).name for path in made} == set(listing.ABOUT)


def test_checksums_are_right(site: Path) -> None:
    """``sha256sum`` agrees with the list, index.json included; the list for programs has both hashes and all sizes."""
    folder = site / "dumps"
    run = subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=True)
    assert run.stdout.count(": OK\n") == len(list(folder.iterdir())) - 1
    index = json.loads((folder / "index.json").read_bytes())
    assert (index["as_of"], index["schema_version"], index["licence"]) == (str(AS_OF), "1", listing.LICENCE)
    assert [one["name"] for one in index["files"]] == sorted(listing.ABOUT)
    for one in index["files"]:
        content = (folder / one["name"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(content), sha256(content).hexdigest())
        if one["name"].endswith(".gz"):
            plain = gzip.decompress(content)
            assert (one["unpacked_bytes"], one["unpacked_sha256"]) == (len(plain), sha256(plain).hexdigest())


def test_listing_remembers_what_it_unpacked(catalogue: Catalogue, tmp_path: Path) -> None:
    """A content that was unpacked once is not unpacked again, and another one is."""
    cache = Cache(tmp_path)
    first = listing.files(catalogue, {lines.PATH: packing.gzipped(b"one\n")}, cache)
    assert listing.files(catalogue, {lines.PATH: packing.gzipped(b"one\n")}, cache) == first
    assert len(list(tmp_path.iterdir())) == 1
    assert listing.files(catalogue, {lines.PATH: packing.gzipped(b"two\n")}, cache) != first
    assert len(list(tmp_path.iterdir())) == 2


def test_lines_outlive_a_day(catalogue: Catalogue) -> None:
    """On another day the lines follow from the same, so that the published file is kept; the others do not."""
    later = Catalogue(catalogue.directory, AS_OF.replace(year=2027))
    assert lines.draft(later.directory).made_of == lines.draft(catalogue.directory).made_of != b""
    assert table.draft(later).made_of != table.draft(catalogue).made_of
