"""What a change of the register means: which body comes, for what, and who may speak for it."""

from collections.abc import Iterable

from generator.changes.comparison import FileChange
from generator.model.fields import Fact
from generator.model.register import CertificationBody
from generator.reading.revisions import fact


def register_events(change: FileChange) -> list[str]:
    """What is said of a file of the register that comes or changes, a line for each fact; nothing for other files."""
    was, becomes = fact(change.path, change.before), fact(change.path, change.after)
    if becomes is None:
        return []
    if was is None:
        return _new_body(becomes) if isinstance(becomes, CertificationBody) else []
    return [
        line
        for name, field in type(was).model_fields.items()
        for line in _difference(field.alias or name, getattr(was, name), getattr(becomes, name))
    ]


def _new_body(body: CertificationBody) -> list[str]:
    schemes = ", ".join(f"{held.scheme} from {held.from_}" for held in body.approvals)
    return [
        f"new body: {body.name} ({body.short_name}), {body.city}, {body.country}",
        f"codes: {', '.join(body.codes)}",
        f"approved for: {schemes}",
        f"accounts that may change its records: {_said(body.maintainers)}",
    ]


def _difference(name: str, before: object, after: object) -> list[str]:
    """A list by what is added and what is taken away, anything else as old → new."""
    if before == after:
        return []
    if isinstance(before, tuple) and isinstance(after, tuple):
        lost = [one for one in before if one not in after]
        new = [one for one in after if one not in before]
        if not lost and not new:
            return [f"{name}: another order"]
        return [f"{name}: {verb} {_said(found)}" for verb, found in (("without", lost), ("with", new)) if found]
    return [f"{name}: {_said(before)} → {_said(after)}"]


def _said(value: object) -> str:
    """A value in a few words."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, Fact):
        named = ((field.alias or name, getattr(value, name)) for name, field in type(value).model_fields.items())
        return " ".join(f"{name} {_said(part)}" for name, part in named if part not in (None, ()))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(map(_said, value))
    return str(value)
