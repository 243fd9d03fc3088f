"""Parquet: one record a row, its issues and statuses as lists inside it; days are days.

DuckDB writes it: alone, in one thread, without a network and without extensions (docs/decisions/0015).
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.exports.envelope import compact
from generator.exports.record_json import recorded
from generator.pages.catalogue import Catalogue, Entry
from generator.pages.page import Draft

PATH = "dumps/records.parquet"
_ACTIVITIES = "STRUCT(activity VARCHAR, products VARCHAR[])[]"
_ISSUES = f"""STRUCT(issue INTEGER, issued DATE, cycle_start DATE, expires DATE, standards VARCHAR[],
specifications VARCHAR[], scope VARCHAR, scope_activities {_ACTIVITIES}, at_this_location VARCHAR,
activities {_ACTIVITIES}, categories VARCHAR[], approval_type VARCHAR, subject VARCHAR, unit VARCHAR,
boundary VARCHAR, value VARCHAR, period STRUCT("from" DATE, "to" DATE), assurance VARCHAR, reason VARCHAR)[]"""
RECORDED = {
    "number": "VARCHAR",
    "kind": "VARCHAR",
    "scheme": "VARCHAR",
    "body": "VARCHAR",
    "holder": "STRUCT(name VARCHAR, name_local VARCHAR, language VARCHAR)",
    "site": "STRUCT(role VARCHAR, type VARCHAR, name VARCHAR, "
    "address STRUCT(street VARCHAR, city VARCHAR, region VARCHAR, postal_code VARCHAR, country VARCHAR))",
    "master": "VARCHAR",
    "originally_issued": "DATE",
    "issues": _ISSUES,
    "status": 'STRUCT(date DATE, "to" VARCHAR, reason VARCHAR, note VARCHAR)[]',
    "transfers": 'STRUCT(date DATE, "from" VARCHAR, "to" VARCHAR)[]',
    "surveillance": "DATE[]",
}
"""What is recorded, under the names that it has in git, and its type."""
DERIVED = {"slug": "VARCHAR", "path": "VARCHAR", "status_now": "VARCHAR", "valid_until": "DATE", "as_of": "DATE"}
"""What follows from it for the day of the file, and where it is kept."""
_IN_A_GROUP = 20_480


def draft(catalogue: Catalogue) -> Draft:
    """The file, to be made unless it is there."""
    return Draft(PATH, catalogue.made_of(catalogue.entries, PATH), lambda: as_parquet(catalogue))


def as_parquet(catalogue: Catalogue) -> bytes:
    """The file; what DuckDB reads and writes lies in a folder that goes again."""
    import duckdb  # here, so that only the process that makes the file loads it

    types = ", ".join(f"'{name}': '{kind}'" for name, kind in DERIVED.items())
    inner = ", ".join(f'"{name}" {kind}' for name, kind in RECORDED.items())
    names = ", ".join([f'recorded."{name}" AS "{name}"' for name in RECORDED] + list(DERIVED))
    config = {"threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False}
    with TemporaryDirectory(prefix="certdir-") as folder:
        source, target = Path(folder) / "records.jsonl", Path(folder) / "records.parquet"
        source.write_bytes(b"".join(_lines(catalogue)))
        with duckdb.connect(":memory:", config=config) as connection:
            connection.execute(
                f"COPY (SELECT {names} FROM read_json('{_quoted(source)}', format = 'newline_delimited', "
                f"columns = {{{types}, 'recorded': 'STRUCT({_quoted(inner)})'}})) TO '{_quoted(target)}' "
                f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_IN_A_GROUP})"
            )
        return target.read_bytes()


def _lines(catalogue: Catalogue) -> Iterator[bytes]:
    for entry in catalogue.entries:
        yield f'{compact(_derived(entry, catalogue))[:-1]},"recorded":{recorded(entry.record)}}}\n'.encode()


def _derived(entry: Entry, catalogue: Catalogue) -> dict[str, str | None]:
    until = str(entry.until) if entry.until else None
    return dict(zip(DERIVED, (entry.slug, entry.path, entry.status, until, str(catalogue.as_of)), strict=True))


def _quoted(text: object) -> str:
    return str(text).replace("'", "''")
