"""The sites on the page of a holder."""

from dataclasses import replace

from directories import record, register
from given import AS_OF

from generator.pages.catalogue import Catalogue, sites_of


def test_one_place_stands_once() -> None:
    """Records for one place stand together; another street, or another name at the same street, is another place."""
    made = [
        record("IECQ-H EXMPL 24.0001"),
        record("IECQ-H EXMPL 24.0002", address={"street": "2 Sample Road"}),
        record("IECQ-H EXMPL 24.0003"),
        record("IECQ-H EXMPL 24.0004", site={"name": "Plant 2"}),
    ]
    found = Catalogue(replace(register(), records={one.number: one for one in made}), AS_OF).entries
    shown = [(site.name, site.address.street, [entry.slug[-4:] for entry in at]) for site, at in sites_of(found)]
    assert shown == [
        (None, "1 Sample Road", ["0001", "0003"]),
        (None, "2 Sample Road", ["0002"]),
        ("Plant 2", "1 Sample Road", ["0004"]),
    ]
