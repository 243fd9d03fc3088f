"""Records that look like each other: one address in two ways, two certificates for one site, numbers that jump.

Each compares through a key, so that the time grows with the number of records and not with that of pairs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, repeat
from operator import attrgetter

from generator.model import number as numbers
from generator.model.findings import Severity
from generator.model.names import name_slug
from generator.model.record import Certificate, Record, VerificationStatement
from generator.model.timeline import Status, status_on
from generator.rules.compared import Compared, Said
from generator.rules.remembering import remembered
from generator.rules.rule import Context, Fault, Noted, directory_rule

HERE = "rule of this directory"
_LEAP = 1000
"""So far apart numbers of one body and scheme never are; a digit too many makes them so."""


def _ways(_: str, record: Record, __: Context) -> Iterable[Said]:
    return zip(_address_keys(record), repeat(_written(record)))


_WAYS = Compared(_ways)


@directory_rule("R908", "One address is written in one way", "I", HERE, Severity.WARNING, needs_all=True, notes=_WAYS)
def addresses_are_written_once(context: Context, noted: Iterable[Noted]) -> Iterator[tuple[str, Fault]]:
    """'1 Sample Road' and 'No. 1, Sample Rd.' in one city are one place. Written in two ways it is counted as two, and
    a search for the one does not find the other. Large cities have many a street twice, so two holders are at one
    address only when their postal codes agree.

    Wrong: street: No. 1, Sample Rd.  # in another record: 1 Sample Road
    Right: street: 1 Sample Road
    """
    places: dict[object, dict[tuple, tuple[str, Record]]] = defaultdict(dict)
    for path, record in sorted(_WAYS.records(noted, context).items(), key=lambda item: item[1].number):
        for key in _address_keys(record):
            places[key].setdefault(_written(record), (path, record))
    seen = set()
    for ways in places.values():
        (first, (_, known)), *others = ways.items()
        for written, (path, _) in others:
            if path not in seen:
                seen.add(path)
                pairs = zip(_ADDRESS, written, first, strict=True)
                field, mine, theirs = next(pair for pair in pairs if pair[1] != pair[2])
                said = [f"'{text}'" if text else f"no {field.replace('_', ' ')}" for text in (mine, theirs)]
                message = f"{said[0]} here, but {said[1]} in {known.number} at the same address"
                yield path, Fault(("site", "address", field), message, "write the address in one way in both")


_ADDRESS = ("street", "city", "region", "postal_code")
_IN_ADDRESS = attrgetter(*_ADDRESS)


def _written(record: Record) -> tuple[str | None, ...]:
    """The address as it is written."""
    return _IN_ADDRESS(record.site.address)


_SHORT_WORDS = {
    "rd": "road", "st": "street", "str": "street", "strasse": "street", "ave": "avenue", "av": "avenue",
    "blvd": "boulevard", "ln": "lane", "dr": "drive", "sq": "square", "bldg": "building", "fl": "floor", "f": "floor",
    "sec": "section", "dist": "district", "ind": "industrial", "pk": "park", "apt": "apartment", "rm": "room",
}  # fmt: skip
_SAYS_NOTHING = frozenset(("no", "nr", "number", "the"))
_NUMBERED = frozenset(
    ("alley", "block", "building", "floor", "gate", "lane", "phase", "plot", "room", "section", "unit")
)
"""Words that belong to the number behind them, wherever the two stand."""


@remembered(65_536)
def _street_key(street: str) -> tuple[str, ...]:
    """The words of a street in any order, its numbers in theirs: lane 88, no. 21 is not lane 21, no. 88."""
    said: list[str] = []
    for word in name_slug(street).split("-"):
        if word.isdigit() and said and said[-1] in _NUMBERED:
            said[-1] += word
        elif word not in _SAYS_NOTHING:
            said.append(_SHORT_WORDS.get(word, word))
    return *sorted(word for word in said if not word.isdigit()), *(word for word in said if word.isdigit())


def _address_keys(record: Record) -> Iterator[object]:
    """Keys of which two records share one when they are at one place: by holder and city, and by postal code."""
    address = record.site.address
    street = _street_key(address.street)
    yield name_slug(record.holder.name), address.country, name_slug(address.city), street
    if address.postal_code:
        yield address.country, name_slug(address.postal_code), street


def _certified(path: str, record: Record, context: Context) -> Iterator[Said]:
    """The place and scheme with what is certified there, as far as two records can say the same."""
    place, scheme = _place(record), context.directory.schemes.get(record.scheme)
    yield (place, "kinds"), record.kind
    if isinstance(record, VerificationStatement):
        yield (place, _claim(record)), path
    elif scheme and scheme.subject == "component":
        yield from (((place, product), path) for product in sorted(_products(record)))
    else:
        yield place, path


def _place(record: Record) -> str:
    return repr((record.scheme, next(_address_keys(record)), name_slug(record.site.name or "")))


_CERTIFIED = Compared(_certified)


@directory_rule(
    "R909",
    "A site has one valid certificate under a scheme",
    "I",
    HERE,
    Severity.WARNING,
    needs_all=True,
    notes=_CERTIFIED,
)
def certificates_do_not_overlap(context: Context, noted: Iterable[Noted]) -> Iterator[tuple[str, Fault]]:
    """Two certificates of one holder, place and scheme that are valid at the same time say the same thing twice, or two
    different things about one. Components and claims are certified one by one, so there the product has to be the same
    too, and for a claim its period.

    Wrong: number: IECQ-H MHNJP 23.0019  # the renewal of 23.0018
    Right: number: IECQ-H MHNJP 23.0018  # a renewal is a new issue in it
    """
    places: dict[object, list[tuple[str, Record]]] = defaultdict(list)
    for path, record in sorted(_CERTIFIED.records(noted, context).items(), key=lambda item: item[1].number):
        places[_place(record)].append((path, record))
    for together in places.values():
        if len(together) < 2:
            continue
        living = [item for item in together if status_on(item[1], context.as_of) in _LIVING]
        for position, (path, record) in enumerate(living):
            if other := next((one for _, one in living[:position] if _overlap(one, record, context)), None):
                message = f"{other.number} is valid for the same site and scheme"
                yield (
                    path,
                    Fault(("number",), message, "end one of the two, or tell the sites apart by name or address"),
                )


_LIVING = (Status.CURRENT, Status.SUSPENDED, Status.NOT_YET_VALID)


def _overlap(one: Record, other: Record, context: Context) -> bool:
    scheme = context.directory.schemes.get(one.scheme)
    for earlier, later in ((one, other), (other, one)):
        if (end := earlier.issues[-1].expires) and end < later.issues[0].issued:
            return False
    if isinstance(one, VerificationStatement) and isinstance(other, VerificationStatement):
        return _claim(one) == _claim(other)
    if isinstance(one, Certificate) and isinstance(other, Certificate) and scheme and scheme.subject == "component":
        return not _products(one).isdisjoint(_products(other))
    return True


def _claim(record: VerificationStatement) -> tuple[str, ...]:
    newest = record.issues[-1]
    return newest.subject, newest.boundary, str(newest.period.from_), str(newest.period.to)


def _products(record: Certificate) -> set[tuple[str, str]]:
    return {pair for activity in record.issues[-1].activities for pair in activity.pairs}


def _numbers(records: dict[str, Record], _: Context) -> list[tuple[str, str, int, int, str]]:
    """Letters, code, year and running number of each record, and its path."""
    taken = [(numbers.parts(record.number), path) for path, record in records.items()]
    return [(part.letters, part.code, part.year, int(part.sequence), path) for part, path in taken]


@directory_rule("R910", "Numbers do not jump", "I", HERE, Severity.WARNING, needs_all=True, notes=_numbers)
def numbers_do_not_jump(context: Context, noted: Iterable[Noted]) -> Iterator[tuple[str, Fault]]:
    """A body allots its numbers one after the other. One that is a thousand beyond the next lower of the same body and
    scheme has mostly a digit too many.

    Wrong: number: IECQ-H MHNJP 27.10001
    Right: number: IECQ-H MHNJP 27.0001
    """
    for run in _runs(noted).values():
        ordered = sorted(run)
        for (before, _), (number, path) in pairwise(ordered):
            if number - before > _LEAP:
                message = f"the number is {number - before:,} beyond the next lower of this body and scheme"
                yield path, Fault(("number",), message, "compare it with the paper, digit by digit")


@directory_rule("R911", "A row of numbers has no gap", "I", HERE, Severity.WARNING, needs_all=True, notes=_numbers)
def rows_have_no_gap(context: Context, noted: Iterable[Noted]) -> Iterator[tuple[str, Fault]]:
    """Where nearly all numbers of a body, a scheme and a year are here, the one that is missing was perhaps forgotten.
    A number may also have been allotted and never issued. Said from ten numbers on, when nine of ten are here.

    Wrong: Ten of the numbers 26.0025 to 26.0035 are here, and 26.0029 is not.
    Right: Its record is added, unless it was never issued.
    """
    if context.faulty:
        return  # what has a fault may lie elsewhere or have another number; it is not missing
    for (letters, code, year), run in _runs(noted, by_year=True).items():
        here = dict(sorted(run, reverse=True))
        last = max(here)
        missing = [number for number in range(min(here), last) if number not in here]
        if len(here) >= 10 and missing and len(missing) * 9 <= len(here):
            names = [f"IECQ-{letters} {code} {year % 100:02}.{number:04}" for number in missing]
            behind = here[min(number for number in here if number > missing[0])]
            message = f"{', '.join(names)} {'is' if len(names) == 1 else 'are'} not here"
            yield behind, Fault(("number",), message, "add the record if it was issued")


def _runs(noted: Iterable[Noted], by_year: bool = False) -> dict[tuple, list[tuple[int, str]]]:
    """The numbers of each body and scheme, with the path of the record that has it; sites of a family count once."""
    runs: dict[tuple, list[tuple[int, str]]] = defaultdict(list)
    for letters, code, year, number, path in chain.from_iterable(notes for _, notes in noted):
        runs[letters, code, year if by_year else 0].append((number, path))
    return runs


RULES = (
    addresses_are_written_once,
    certificates_do_not_overlap,
    numbers_do_not_jump,
    rows_have_no_gap,
)
