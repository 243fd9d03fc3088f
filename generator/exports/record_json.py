"""The JSON beside each record's page: what is recorded, and apart from it what follows from it on a day."""

from functools import partial

from generator.exports.envelope import compact, envelope
from generator.model.record import Record
from generator.model.timeline import issue_on
from generator.pages.catalogue import Catalogue, Entry
from generator.pages.page import Draft


def record_draft(entry: Entry, catalogue: Catalogue) -> Draft:
    """The file, which is one of a bundle."""
    return Draft(f"certificates/{entry.slug}.json", b"", partial(record_json, entry, catalogue))


def record_json(entry: Entry, catalogue: Catalogue) -> bytes:
    """One record as JSON. ``commit`` and ``last_changed`` are those of its last change; ``derived`` says for which day
    it holds."""
    directory = catalogue.directory
    changed = directory.revisions.get(entry.path)
    issue = issue_on(entry.record, catalogue.as_of)
    about = envelope(catalogue) | {
        "commit": changed.commit if changed else None,
        "last_changed": str(changed.date) if changed else None,
        "page": f"{directory.info.address}certificates/{entry.slug}.html",
        "badge": None if "badges" in catalogue.left_out else f"{directory.info.address}certificates/{entry.slug}.svg",
    }
    derived = {
        "status": entry.status,
        "issue_in_force": issue.issue if issue else None,
        "valid_until": str(entry.until) if entry.until else None,
        "steps": [{"from": str(step.start), "status": step.status} for step in entry.steps],
        "sites": [site.number for site in directory.sites_of.get(entry.record.number, ())],
    }
    return f'{compact(about)[:-1]},"recorded":{recorded(entry.record)},"derived":{compact(derived)}}}\n'.encode()


def recorded(record: Record) -> str:
    """What stands in the file in git, as JSON, with what it leaves out at its default."""
    return record.model_dump_json(by_alias=True, exclude_none=True)


def line(path: str, record: Record) -> bytes:
    """One record in the files that hold all of them: where it is kept in git, and what is recorded. Nothing in it
    depends on a day."""
    return f'{{"path":{compact(path)},"recorded":{recorded(record)}}}\n'.encode()
