"""The text of a new record, with a comment that explains each line, and the next free number."""

import re

from generator.editing.values import Value, written
from generator.model.directory import Directory
from generator.model.number import parts
from generator.model.register import CertificationBody, Scheme

SCHEMA_LINE = "# yaml-language-server: $schema=../../../../docs/schema/record.json"
_COLUMN = 39
_NOTES = {
    "number": "as printed, in capitals; never changes",
    "kind": "the scheme decides which kind it is",
    "scheme": "an id of data/schemes/",
    "body": "an id of data/bodies/, and the name of the folder",
    "holder name": "in Latin letters",
    "holder name_local": "as the holder writes it",
    "holder language": "the language of name_local",
    "site role": "single, master or additional",
    "site type": "a master is head-office or system-control-point",
    "site name": "tells the sites of one family apart",
    "site address postal_code": "optional, as is region",
    "site address country": "ISO 3166-1, two capitals",
    "master": "on additional sites only",
    "originally_issued": "the day of the very first issue",
    "issues": "oldest first; append only",
    "issues issue": "the first issue is 0",
    "issues issued": "the day from which this issue is in force",
    "issues cycle_start": "from here the three years count",
    "issues expires": "the last day of validity, included",
    "issues standards": "with edition, as in data/standards.yaml",
    "issues specifications": "further specifications, with edition",
    "issues scope": "of all sites, in the words of the paper",
    "issues scope_activities": "the scope of all sites, taken apart; on a master only",
    "issues at_this_location": "of this site, in the words of the paper",
    "issues activities": "what is done at this site, taken apart",
    "issues categories": "words of data/vocabularies/component-categories.yaml",
    "issues approval_type": "qualification, capability or technology",
    "issues subject": "any product or service",
    "issues unit": "what the value is for",
    "issues boundary": "cradle-to-gate, cradle-to-grave or gate-to-gate",
    "issues value": "kg CO2e per unit, with a decimal point",
    "issues period": "the time the data is from",
    "issues assurance": "limited or reasonable",
    "issues reason": "why there is this issue, in a few words",
    "status": "oldest first; append only",
}
_IN_LINES = ("issues",)
"""Lists whose entries have each field on a line of its own; entries of other lists stand between braces."""


def annotated(tree: dict[str, Value]) -> str:
    """A whole record as text."""
    return "\n".join([SCHEMA_LINE, *_lines(tree, "", ())]) + "\n"


def _lines(tree: dict[str, Value], indent: str, above: tuple[str, ...]) -> list[str]:
    found = []
    for name, value in tree.items():
        here = (*above, name)
        if isinstance(value, dict) and name != "period":
            found += [_noted(f"{indent}{name}:", here), *_lines(value, f"{indent}  ", here)]
        elif isinstance(value, list) and isinstance(value[0], dict):
            found.append(_noted(f"{indent}{name}:", here))
            for entry in value:
                if name in _IN_LINES:
                    first, *others = _lines(entry, f"{indent}    ", here)
                    found += [f"{indent}  - {first.lstrip()}", *others]
                else:
                    found.append(f"{indent}  - {written(entry)}")
        else:
            plain = value if name == "value" else written(value)
            found.append(_noted(f"{indent}{name}: {plain}", here))
    return found


def _noted(line: str, path: tuple[str, ...]) -> str:
    note = _NOTES.get(" ".join(path))
    return f"{line.ljust(_COLUMN - 3)}   # {note}" if note else line


def twin(directory: Directory, tree: dict) -> str | None:
    """The number of a record that says the same already: one scheme, holder, site, first day, and what is done."""
    for number, record in directory.by_number.items():
        if (record.scheme, record.holder.name) == (tree["scheme"], tree["holder"].get("name")):
            there = record.model_dump(mode="json", exclude_none=True)
            same = there["site"] == tree["site"] and there["originally_issued"] == str(tree["originally_issued"])
            if same and _what(there) == _what(tree):
                return number
    return None


def _what(tree: dict) -> list:
    return [tree["issues"][0].get(name) or None for name in ("activities", "categories", "subject", "boundary")]


def next_number(directory: Directory, body: CertificationBody, scheme: Scheme, year: int) -> str:
    """The number after the highest one that the body has allotted in that year. Gaps are not filled: a number may have
    been given to a certificate that is not here yet."""
    code = body.codes[0]
    taken = [found for number in directory.by_number if (found := parts(number)) and found.year == year]
    highest = max((int(found.sequence) for found in taken if found.code in body.codes), default=0)
    return f"IECQ-{scheme.letters} {code} {year % 100:02}.{highest + 1:04}"


def next_site_number(directory: Directory, master: str, body: CertificationBody, scheme: Scheme, year: int) -> str:
    """The number of the master with the next free suffix; where another body allotted that, which a transfer leaves
    behind, the next number of the body that has the family now."""
    if parts(master).code not in body.codes:
        return next_number(directory, body, scheme, year)
    suffix = re.compile(re.escape(master) + r"-([0-9]{2,3})")
    taken = [int(found[1]) for number in directory.by_number if (found := suffix.fullmatch(number))]
    return f"{master}-{max(taken, default=0) + 1:02}"
