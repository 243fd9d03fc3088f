"""SQLite: the whole directory as one file to ask with SQL, the same bytes each time.

apsw brings its own SQLite, so that it is one release of it on every machine (docs/decisions/0015).
"""

from collections import defaultdict

from generator.exports.dumps import tables
from generator.exports.dumps.packing import gzipped
from generator.exports.envelope import SCHEMA_VERSION, envelope
from generator.pages.catalogue import Catalogue
from generator.pages.page import Draft

PATH = "dumps/directory.sqlite.gz"
APPLICATION_ID = 0x43455254
"""CERT: what kind of SQLite file it is, for programs that look."""
_RECORDS_AT_ONCE = 500


def draft(catalogue: Catalogue) -> Draft:
    """The packed file, to be made unless it is there."""
    return Draft(PATH, catalogue.made_of(catalogue.entries, PATH), lambda: gzipped(as_sqlite(catalogue)))


def as_sqlite(catalogue: Catalogue) -> bytes:
    """The file, made in memory: no time, no place on a disk and no order but that of the numbers gets into it."""
    import apsw  # here, so that only the process that makes the file loads it

    connection = apsw.Connection(":memory:")
    try:
        connection.execute(
            f"PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA application_id = {APPLICATION_ID};"
            f"PRAGMA user_version = {SCHEMA_VERSION}; PRAGMA journal_mode = OFF"
        )
        with connection:
            connection.execute(";".join(_definitions()))
            _fill(connection, catalogue)
        connection.execute("VACUUM")
        return connection.serialize("main")
    finally:
        connection.close()


def _definitions() -> list[str]:
    found = []
    for name, columns in tables.TABLES.items():
        kind = "STRICT, WITHOUT ROWID" if name in tables.WITHOUT_ROWID else "STRICT"
        found.append(f"CREATE TABLE {name} ({columns}) {kind}")
    for name, (columns, tokens) in tables.SEARCHES.items():
        found.append(f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='', tokenize=\"{tokens}\")")
    found += [f"CREATE VIEW {name} AS {query}" for name, query in tables.VIEWS.items()]
    return found


def _fill(connection, catalogue: Catalogue) -> None:
    rows: dict[str, list[tuple]] = defaultdict(list)
    rows["about"] = [(name, str(value)) for name, value in envelope(catalogue, len(catalogue.entries)).items()]
    for table, row in tables.of_register(catalogue):
        rows[table].append(row)
    for key, entry in enumerate(catalogue.entries, start=1):
        for table, row in tables.of_record(key, entry, catalogue):
            rows[table].append(row)
        for table, row in tables.to_be_found(key, entry).items():
            rows[table].append(row)
        if key % _RECORDS_AT_ONCE == 0:
            _insert(connection, rows)
    _insert(connection, rows)
    for name, what in tables.INDEXES.items():
        connection.execute(f"CREATE INDEX {name} ON {what}")
    for name in tables.SEARCHES:
        connection.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")


def _insert(connection, rows: dict[str, list[tuple]]) -> None:
    """Put the rows in and empty the lists; tables in the order in which they are defined."""
    for table in (*tables.TABLES, *tables.SEARCHES):
        if not rows[table]:
            continue
        marks = ",".join("?" * len(rows[table][0]))
        columns = f"(rowid, {tables.SEARCHES[table][0]})" if table in tables.SEARCHES else ""
        connection.executemany(f"INSERT INTO {table}{columns} VALUES ({marks})", rows[table])
        rows[table].clear()
