"""The JSON beside each record's page: what is recorded, and apart from it what follows from it on a day."""

import json
from functools import partial

from generator.model.timeline import issue_on
from generator.pages.catalogue import Catalogue, Entry
from generator.pages.page import Draft

SCHEMA_VERSION = "1"


def record_draft(entry: Entry, catalogue: Catalogue) -> Draft:
    """The file, to be made unless it is there."""
    directory = catalogue.directory
    sites = [site.number for site in directory.sites_of.get(entry.record.number, ())]
    made_of = catalogue.made_of([entry], repr((directory.revisions.get(entry.path), sites)))
    return Draft(f"certificates/{entry.slug}.json", made_of, partial(record_json, entry, catalogue))


def record_json(entry: Entry, catalogue: Catalogue) -> bytes:
    """One record as JSON. ``recorded`` is the file in git, with what it leaves out at its default; ``commit`` and
    ``last_changed`` are those of its last change; ``derived`` says for which day it holds."""
    directory = catalogue.directory
    changed = directory.revisions.get(entry.path)
    issue = issue_on(entry.record, catalogue.as_of)
    about = {
        "schema_version": SCHEMA_VERSION,
        "notice": notice(catalogue),
        "as_of": str(catalogue.as_of),
        "next_update": str(catalogue.next_update),
        "commit": changed.commit if changed else None,
        "last_changed": str(changed.date) if changed else None,
        "page": f"{directory.info.address}certificates/{entry.slug}.html",
    }
    derived = {
        "status": entry.status,
        "issue_in_force": issue.issue if issue else None,
        "valid_until": str(entry.until) if entry.until else None,
        "steps": [{"from": str(step.start), "status": step.status} for step in entry.steps],
        "sites": [site.number for site in directory.sites_of.get(entry.record.number, ())],
    }
    recorded = entry.record.model_dump_json(by_alias=True, exclude_none=True)
    return f'{_object(about)[:-1]},"recorded":{recorded},"derived":{_object(derived)}}}\n'.encode()


def _object(content: dict) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def notice(catalogue: Catalogue) -> str:
    """What kind of directory this is, in one sentence."""
    info = catalogue.directory.info
    if info.kind == "demonstration":
        return f"Demonstration with invented records; the official system is at {info.official_system}"
    return f"{info.title}, operated by {info.operator}"
