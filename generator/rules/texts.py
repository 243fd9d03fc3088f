"""Free text is plain, complete and about the certificate: what pages show as it stands."""

import re
from collections.abc import Callable, Iterator

from generator.model.findings import Route, Severity
from generator.model.record import Record
from generator.rules.free_texts import IN_ADDRESS, free_texts
from generator.rules.letters import called, may_have_stray_letters, stray_letter
from generator.rules.rule import Context, Fault, record_rule

HERE = "rule of this directory"
FACILITY = "public IECQ FAQ: organization and facilities"
_PRIVATE = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+\.[\w.]+)"
    r"|(?P<person>\b(?-i:(?:Mr|Mrs|Ms|Miss)\.?\s+[A-Z]\w+))"
    r"|(?P<phone>\+\d(?:[ ()./-]{0,3}\d){7,})"
    r"|(?P<price>(?:[€$£¥]|\b(?:USD|EUR|GBP|CNY|JPY|TWD|KRW)\b)\s?\d[\d.,]*\d"
    r"|\d[\d.,]{0,12}\d\s?(?:€|(?:USD|EUR|GBP|CNY|JPY|TWD|KRW)\b))"
    r"|(?P<days>\b(?:man|auditor|audit)[- ]?days?\b)"
    r"|(?P<audit>\b(?:major|minor)s? (?:non-?conformit|finding)\w*)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"m(?<!\wm)(?:r|rs|s|iss)\b")
_SIGNS_OF_PRIVATE = (
    *("@", "+", "€", "$", "£", "¥", "usd", "eur", "gbp", "cny", "jpy", "twd", "krw"),
    *("manday", "man-day", "man day", "audit", "major", "minor"),
)
_CALLED = {
    "mail": "an e-mail address", "person": "a person", "phone": "a telephone number", "price": "a price",
    "days": "the length of an audit", "audit": "a finding of an audit",
}  # fmt: skip
_MARKUP = re.compile(
    r"</?[a-z!][^<>]{0,40}>?|&(?:amp|lt|gt|quot|apos|nbsp|shy|[mn]dash|hellip|copy|reg|trade|deg|micro|omega|times|plusmn|szlig"
    r"|[a-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash)|#[0-9]+|#x[0-9a-f]+);"
    r"|\{\{|\{%|\{#|\]\(\w+:|\b(?:javascript|vbscript):|\bhttps?://",
    re.IGNORECASE,
)
_SIGN_OF_MARKUP = re.compile(r"<[/!a-z]|&[a-z#]|\{[{%#]|\]\(|javascript:|vbscript:|https?://")
_PLACEHOLDER = re.compile(
    r"(?i:n/?a|n\.a\.|tb[acd]|to be (?:announced|confirmed|determined)|unknown|none|nil|null|test|xx+|same|dummy)"
    r"|[\W_]+"
)
_POST_BOX = re.compile(r"\bP\.?\s?O\.?\s?Box\b|\bPostfach\b|\bPost Office Box\b", re.IGNORECASE)


def _found(record: Record, pattern: re.Pattern, has_sign: Callable[[str], object]) -> Iterator[tuple[Route, re.Match]]:
    """Where a pattern is found in the free texts. ``has_sign`` is asked first, for all of them together in small
    letters: it is cheap, is true wherever the pattern is found, and mostly it is not."""
    if has_sign(free_texts.small(record)):
        for route, text in free_texts.of(record):
            if found := pattern.search(text):
                yield route, found


def _may_be_private(small: str) -> bool:
    return any(map(small.__contains__, _SIGNS_OF_PRIVATE)) or _TITLE.search(small) is not None


@record_rule("R606", "No personal data, prices or findings of audits", "I", HERE)
def nothing_private_is_told(record: Record, context: Context) -> Iterator[Fault]:
    """The directory is public for good: what once was published stays in its history. Persons, their addresses and
    telephone numbers, prices, audit days and findings of audits do not belong here; a body's contact stands in its own
    file, as a function and not as a person.

    Wrong: note: 2 minor nonconformities not resolved in time
    Right: note: Not resolved within the period of suspension
    """
    for route, found in _found(record, _PRIVATE, _may_be_private):
        message = f"'{found[0]}' looks like {_CALLED[found.lastgroup]}"
        yield Fault(route, message, "take it out; it does not belong on a public page")


@record_rule("R607", "Text is plain text", "I", HERE)
def text_is_plain(record: Record, context: Context) -> Iterator[Fault]:
    """Every text is shown letter by letter. HTML, Markdown, template code and links have no effect; they would stand on
    the page as they were typed. Text copied from a web page often has such remains, as &amp; for &.

    Wrong: name: Grünaulicht Elektronik GmbH &amp; Co. KG
    Right: name: Grünaulicht Elektronik GmbH & Co. KG
    """
    for route, found in _found(record, _MARKUP, _SIGN_OF_MARKUP.search):
        message = f"'{found[0]}' would be shown as it stands"
        yield Fault(route, message, "write plain text, without tags, entities and links")


@record_rule("R608", "A word is in one script", "I", HERE, Severity.WARNING)
def words_are_in_one_script(record: Record, context: Context) -> Iterator[Fault]:
    """A Cyrillic or Greek letter in the middle of a Latin word looks right and is found by no search. Mostly it slipped
    in from another keyboard; it can also be meant to deceive. Units and quantities such as kΩ, μm and ΔT stay.

    Wrong: The e in lens was typed on a Cyrillic keyboard.
    Right: It is typed again, in Latin letters like the rest of the word.
    """
    if not may_have_stray_letters(free_texts.together(record)):
        return
    for route, text in free_texts.of(record):
        if found := stray_letter(text):
            word, letter = found
            message = f"'{word}' has {called(letter)} among Latin letters"
            yield Fault(route, message, f"type the word again: '{letter}' (U+{ord(letter):04X}) only looks right")


@record_rule(
    "R609", "Names and addresses are real, not placeholders", "S", "public IECQ FAQ: organization and facilities"
)
def nothing_is_a_placeholder(record: Record, context: Context) -> Iterator[Fault]:
    """A certificate is for an organization at a place. 'TBD', 'N/A' or a row of dashes fills the field and says
    nothing; an optional field that is not known is left out.

    Wrong: postal_code: N/A
    Right: postal_code: "236"
    """
    address = record.site.address
    named = [(("holder", "name"), record.holder.name), (("site", "name"), record.site.name)]
    named += [(("site", "address", field), getattr(address, field)) for field in IN_ADDRESS]
    for route, text in named:
        if text and _PLACEHOLDER.fullmatch(text):
            message = f"'{text}' is no {str(route[-1]).replace('_', ' ')}"
            yield Fault(route, message, "write what is on the certificate, or leave an optional field out")


@record_rule(
    "R610", "A site is a place, not a post box", "S", "public IECQ FAQ: organization and facilities", Severity.WARNING
)
def site_is_a_place(record: Record, context: Context) -> Iterator[Fault]:
    """What is certified is what is done at a facility, and nobody can visit a post box. One that stands behind the
    street, as is usual where no letters are brought to the door, does no harm.

    Wrong: street: P.O. Box 12
    Right: street: 3 Thornwick Quay
    """
    street = record.site.address.street
    boxes = [_POST_BOX.search(part) for part in street.split(",")] if _POST_BOX.search(street) else [None]
    if all(boxes):
        yield Fault(("site", "address", "street"), f"'{boxes[0][0]}' is no place of work", "write street and number")


RULES = (
    nothing_private_is_told,
    text_is_plain,
    words_are_in_one_script,
    nothing_is_a_placeholder,
    site_is_a_place,
)
