"""Number, file name and folder say the same, and no number stands twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.model import number as numbers
from generator.model.directory import is_at_home
from generator.model.findings import Severity
from generator.model.record import Record
from generator.rules.compared import Compared
from generator.rules.rule import Context, Fault, Noted, directory_rule, record_rule

HERE = "rule of this directory"


@record_rule("R101", "The folder is the issuing body's", "I", HERE)
def folder_is_the_body(record: Record, context: Context, path: str) -> Iterator[Fault]:
    """A body writes in its own folder only, so the folder has to be the body that the record names. After a transfer
    the file lies in the folder of the body that took the record over.

    Wrong: The record says body: mihon after a transfer, and still lies in the folder exmpl.
    Right: It lies in the folder mihon, that of the body that has it now.
    """
    folder = path.split("/")[2]
    if folder != record.body and record.body in context.directory.bodies:
        message = f"the record names the body '{record.body}' but lies in the folder '{folder}'"
        hint = f"move the file to data/certificates/{record.body}/"
        if folder in context.directory.bodies:
            hint += f", or write 'body: {folder}'"
        yield Fault(("body",), message, hint)


@record_rule("R102", "The year folder is the number's year", "I", HERE)
def year_is_the_number(record: Record, context: Context, path: str) -> Iterator[Fault]:
    """Records are kept by the year in which their number was allotted; a renewal keeps the number and the folder.

    Wrong: IECQ-H NRTGB 22.0006 lies in the folder 2025, the year of its renewal.
    Right: It lies in the folder 2022, the year in its number.
    """
    folder = path.split("/")[3]
    year = numbers.parts(record.number).year
    if folder != str(year) and is_at_home(path, record):
        yield Fault(
            ("number",),
            f"the number is of {year} but the file lies in the folder '{folder}'",
            f"move the file to data/certificates/{record.body}/{year}/",
        )


@record_rule("R103", "The file name is the number", "I", HERE)
def name_is_the_number(record: Record, context: Context, path: str) -> Iterator[Fault]:
    """The address of a record's page is made from its number. The file carries the same name, so that each can be
    found from the other and two people cannot take one number without noticing.

    Wrong: number: IECQ-C EXMPL 24.0024  # in iecq-c-exmpl-24-0042.yaml
    Right: number: IECQ-C EXMPL 24.0042
    """
    if not is_at_home(path, record):
        wanted, name = numbers.slug(record.number), PurePosixPath(path).stem
        yield Fault(
            ("number",),
            f"the number '{record.number}' does not fit the file name '{name}.yaml'",
            f"name the file '{wanted}.yaml', or correct the number",
        )


def _letters_and_digits(record: Record) -> str:
    """``numbers.key`` of a number that is written as it should be, as all that were read are."""
    return numbers.slug(record.number).replace("-", "")


_NUMBERS = Compared(lambda path, record, context: [(_letters_and_digits(record), path)])


@directory_rule("R104", "A number stands once", "I", HERE, notes=_NUMBERS)
def number_is_unique(context: Context, noted: Iterable[Noted]) -> Iterator[tuple[str, Fault]]:
    """Two records that claim one number make both worthless to somebody who looks the number up. Spelling does not
    make a difference: numbers are compared without blanks, hyphens and dots.

    Wrong: number: IECQ-H EXMPL 24.0012  # the number of its master
    Right: number: IECQ-H EXMPL 24.0012-01
    """
    paths = defaultdict(list)
    for path, record in _NUMBERS.records(noted, context).items():
        paths[_letters_and_digits(record)].append(path)
    for same in paths.values():
        # The file that is named by the number has the better claim to it.
        same.sort(key=lambda path: not is_at_home(path, context.directory.records[path]))
        for path in same[1:]:
            number = context.directory.records[path].number
            yield (
                path,
                Fault(
                    ("number",),
                    f"the number '{number}' is already taken by {same[0]}",
                    "give this record its own number, or remove the copy",
                ),
            )


@record_rule("R105", "The code in the number is the issuing body's", "I", HERE)
def code_is_the_body(record: Record, context: Context) -> Iterator[Fault]:
    """The code tells who allotted the number: the body itself, or, after a transfer, the body it came from.

    Wrong: number: IECQ-C EXPML 24.0042  # body: exmpl
    Right: number: IECQ-C EXMPL 24.0042
    """
    code, known = numbers.parts(record.number).code, context.directory.bodies
    if record.body in known and code in known[record.body].codes:
        return
    ids = [record.body, *(transfer.from_ for transfer in record.transfers)]
    bodies = [known[id_] for id_ in ids if id_ in known]
    codes = [one for body in bodies for one in body.codes]
    if len(bodies) == len(ids) and code not in codes:
        yield Fault(
            ("number",),
            f"'{code}' is not a code of '{record.body}'",
            f"use {' or '.join(codes)}; a record taken over from another body has an entry under transfers",
        )


@record_rule("R106", "The letters in the number are the scheme's", "I", HERE)
def letters_are_the_scheme(record: Record, context: Context) -> Iterator[Fault]:
    """The letters after IECQ- tell the scheme. Only H, for HSPM, is known from a real number; the letters of the other
    schemes are made up for this demonstration.

    Wrong: scheme: hspm  # number: IECQ-ESD EXMPL 20.0050
    Right: scheme: ap-esd
    """
    scheme = context.directory.schemes.get(record.scheme)
    letters = numbers.parts(record.number).letters
    if scheme and letters != scheme.letters:
        yield Fault(
            ("number",),
            f"the letters '{letters}' do not belong to the scheme '{record.scheme}'",
            f"numbers of this scheme begin with IECQ-{scheme.letters}",
        )


@record_rule("R107", "The year in the number is that of the first issue", "I", HERE, Severity.WARNING)
def year_is_the_first_issue(record: Record, context: Context) -> Iterator[Fault]:
    """A number is allotted with the first issue and kept ever after: a certificate of 2009 that was renewed in 2023 is
    still 09.…. One that was allotted in December and issued in January is of the year before, and a site that joins a
    family later has the number of the family.

    Wrong: number: IECQ-H MHNJP 26.0018  # originally_issued: 2023-05-22
    Right: number: IECQ-H MHNJP 23.0018
    """
    part, first = numbers.parts(record.number), record.originally_issued
    year = part.year
    fits = year == first.year or (year, 1) == (first.year - 1, first.month) or (part.site and year < first.year)
    if not fits:
        message = f"originally issued {first}, but the number is of {year}"
        yield Fault(("originally_issued",), message, "correct the date or the number, unless both are as printed")


RULES = (
    folder_is_the_body,
    year_is_the_number,
    name_is_the_number,
    number_is_unique,
    code_is_the_body,
    letters_are_the_scheme,
    year_is_the_first_issue,
)
