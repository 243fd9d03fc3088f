"""What of a record is history, and which changes two people have to look at."""

from collections import Counter
from collections.abc import Callable, Iterator

from generator.changes.comparison import CORRECTION, Comparison, FileChange
from generator.model.fields import Fact
from generator.model.findings import Finding
from generator.model.record import Activity, Record
from generator.model.timeline import TRANSITIONS
from generator.reading import characters, text

BACKDATED_DAYS = 90
MOST_AT_ONCE = 50
MOST_ENDING = 10
SHARE_ENDING = 0.1
_LISTS: dict[str, str] = {
    "issues": "A201",
    "status": "A202",
    "transfers": "A204",
    "surveillance": "A204",
}
_FIXED: dict[str, Callable[[Record], object]] = {
    "number": lambda record: record.number,
    "kind": lambda record: record.kind,
    "scheme": lambda record: record.scheme,
    "originally_issued": lambda record: record.originally_issued,
    "holder": lambda record: record.holder.name,
    "name_local": lambda record: record.holder.name_local,
    "master": lambda record: getattr(record, "master", None),
}


def refusals(comparison: Comparison, actor: int) -> Iterator[Finding]:
    """History that would be rewritten. An operator may put it right, with the reason in a commit message."""
    if actor in comparison.operators and comparison.corrections:
        return
    for change, was, becomes in comparison.pairs:
        if becomes is None and not change.is_gone:
            yield change.finding("A111", "this cannot be read as a record", "run certdir check and mend what it shows")
        elif was and becomes:
            yield from _rewritten(change, was, becomes, actor in comparison.operators)


def _rewritten(change: FileChange, was: Record, becomes: Record, is_operator: bool) -> Iterator[Finding]:
    way_out = f"an operator can put it right, with a line '{CORRECTION}: …' at the end of the commit message"
    for field, value in _FIXED.items():
        before, after = value(was), value(becomes)
        if before == after or (field == "name_local" and before is None):
            continue  # a name in its own script may be added
        would = "be removed" if after is None else f"become '{after}'"
        had = "was not there" if before is None else f"was '{before}'"
        route = ("holder", field) if field == "name_local" else (field,)
        message = f"'{field}' {had} and would {would}"
        yield change.finding("A203", message, f"put it back; {way_out}", _place(change, route))
    if was.body != becomes.body and not is_operator:
        message = f"'{was.body}' would hand the record to '{becomes.body}'"
        yield change.finding("A205", message, "a transfer is an operator's; ask for it", _place(change, ("body",)))
    for field, code in _LISTS.items():
        before, after = getattr(was, field, ()), getattr(becomes, field, ())
        if after[: len(before)] != before:
            said, route = _first_difference(field, before, after)
            hint = f"put it back and add a new entry; {way_out}"
            yield change.finding(code, said, hint, _place(change, route))


def _first_difference(field: str, before: tuple, after: tuple) -> tuple[str, tuple[str | int, ...]]:
    """What of a published list would be another, in words, and the way to it."""
    at = next((n for n, entry in enumerate(before) if n >= len(after) or after[n] != entry), 0)
    if at >= len(after):
        return f"entry {at + 1} of '{field}' was published and would be removed", (field,)
    for name, old, new in fields_that_differ(before[at], after[at]):
        return f"'{name}' of entry {at + 1} of '{field}' was {old} and would become {new}", (field, at, name)
    return f"entry {at + 1} of '{field}' was {before[at]} and would become {after[at]}", (field, at)


def fields_that_differ(before: object, after: object) -> Iterator[tuple[str, str, str]]:
    """The fields of two entries that differ, with both values in words."""
    if isinstance(before, Fact) and isinstance(after, Fact):
        for name, field in type(before).model_fields.items():
            old, new = getattr(before, name), getattr(after, name)
            if old != new:
                yield field.alias or name, _in_words(old), _in_words(new)


def _in_words(value: object) -> str:
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        return ", ".join(map(_in_words, value))
    if isinstance(value, Activity):
        return f"{value.activity} of {', '.join(value.products)}"
    return f"'{value}'"


def second_looks(comparison: Comparison, actor: int) -> Iterator[Finding]:
    """Changes that are allowed when a second person agrees."""
    if actor in comparison.operators and comparison.corrections:
        for change, was, becomes in comparison.pairs:
            if (was and becomes and any(_rewritten(change, was, becomes, True))) or change.is_gone:
                yield change.finding(
                    "A301", "what is recorded would be put right", f"said is: {comparison.corrections[0]}"
                )
    for change, was, becomes in comparison.pairs:
        if becomes:
            yield from _backdated(comparison, change, was, becomes)
        if was and becomes and was.site.address != becomes.site.address and len(was.issues) == len(becomes.issues):
            hint = "add an issue for the change; for a slip in the old address a second person agrees"
            yield change.finding(
                "A305", "the address changes without an issue", hint, _place(change, ("site", "address"))
            )
    yield from _many(comparison)


def _backdated(comparison: Comparison, change: FileChange, was: Record | None, becomes: Record) -> Iterator[Finding]:
    for field, day in (("issues", "issued"), ("status", "date")):
        known = len(getattr(was, field)) if was else 0
        for at, entry in enumerate(getattr(becomes, field)):
            late = (comparison.as_of - getattr(entry, day)).days
            if (at >= known if was else at == len(becomes.issues) - 1 and field == "issues") and late > BACKDATED_DAYS:
                message = f"dated {getattr(entry, day)}, {late} days back"
                yield change.finding(
                    "A302",
                    message,
                    f"more than {BACKDATED_DAYS} days need a second look",
                    _place(change, (field, at, day)),
                )


def _many(comparison: Comparison) -> Iterator[Finding]:
    ending: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    first: dict[str, FileChange] = {}
    for change, was, becomes in comparison.pairs:
        touched[change.body] += 1
        if was and TRANSITIONS[was.status[-1].to] and (not becomes or becomes.status[-1].to != "current"):
            first.setdefault(change.body, change)
            ending[change.body] += 1 if was.status[-1].to == "current" or not becomes else 0
    for body, number in ending.items():
        had = comparison.records_of(body)
        if number > MOST_ENDING or (number > 1 and number > SHARE_ENDING * had):
            message = f"{number} of {had} records of '{body}' would no longer be current"
            yield first[body].finding(
                "A303", message, "a slip of a program looks like this; compare with the decisions"
            )
    for body, number in touched.items():
        if number > MOST_AT_ONCE:
            change = next(change for change in comparison.records if change.body == body)
            message = f"{number} records of '{body}' would change at once"
            yield change.finding("A304", message, f"more than {MOST_AT_ONCE} need a second look")


def _place(change: FileChange, route: tuple[str | int, ...]) -> tuple[int, int]:
    """Line and column of a value in what is proposed; of what stands above it when it is not there."""
    return text.Places(characters.decode(change.after)).of(route, at_key=False) if change.after else (1, 1)
