"""What a scope says in words: clear, unambiguous, detailed, and the same as its activities say taken apart."""

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.model.findings import Route, Severity
from generator.model.record import Activity, Certificate, Record
from generator.model.vocabulary import Term
from generator.rules.free_texts import free_texts
from generator.rules.remembering import remembered
from generator.rules.rule import Context, Fault, record_rule
from generator.rules.wording import ActivityWords, Clause, keys

HERE = "rule of this directory"
CLAUSE_8_1_4 = "IECQ 03-1:2023 clause 8.1.4, as the public FAQ quotes it"
LONGEST_TO_READ = 1000
"""Characters; a longer scope is rarely read to its end."""

_EMPTY_WORDS = re.compile(
    r"(?<!\w)(?:etc(?!\w)\.?|and so (?:on|forth)|and the like|and (?:others|many (?:others|more)|much more)|various"
    r"|and other(?: products)?|other products|(?:including,? )?but not limited to"
    r"|miscellaneous|related (?:products|items|goods|services)|(?:all|any) kinds? of|(?:as|same as|see) (?:above|below)"
    r"|(?:as per|see) (?:the )?(?:annex|appendix|attachment|list)|to be (?:defined|determined)|tb[dca](?![- ]\w)|n/a)"
    r"(?![\w/])|(?:\.\.\.|…)(?! ?[-+−±]?[0-9])",
    re.IGNORECASE,
)
_SIGNS_OF_EMPTY_WORDS = (
    *("etc", "and so", "and the like", "other", "and many", "and much", "various", "limited", "miscellaneous"),
    *("related", "kind", "above", "below", "annex", "appendix", "attachment", "list", "to be", "tb", "n/a", "..", "…"),
)
"""In small letters; one of them is wherever the pattern is found."""
_PRAISE = re.compile(
    r"\b(?:world[- ]class|state[- ]of[- ]the[- ]art|cutting[- ]edge|high[- ]quality|best|leading|premium|superior"
    r"|innovative|excellent|number one)\b",
    re.IGNORECASE,
)
_LATIN = re.compile("[A-Za-z]")
_SIGNS_OF_PRAISE = (
    *("class", "state", "edge", "quality", "best", "leading", "premium", "superior", "innovative", "excellent"),
    "number one",
)
_DANGLING = re.compile(r"[,;:&/–-]$|\b(?:and|or|of|for|the)$")


def _dangling(text: str) -> re.Match | None:
    """What a text ends with that something has to follow."""
    return _DANGLING.search(text, max(0, len(text) - 4))


def _scopes(record: Record) -> Iterator[tuple[Route, str]]:
    """Every text of a certificate that describes what is done, with its route."""
    if isinstance(record, Certificate):
        for position, issue in enumerate(record.issues):
            for field in ("scope", "at_this_location"):
                if text := getattr(issue, field):
                    yield ("issues", position, field), text


def _products(record: Record) -> Iterator[tuple[Route, str]]:
    """Every product of a certificate, with its route."""
    if isinstance(record, Certificate):
        for position, issue in enumerate(record.issues):
            for field in ("scope_activities", "activities"):
                for index, activity in enumerate(getattr(issue, field)):
                    for place, product in enumerate(activity.products):
                        yield ("issues", position, field, index, "products", place), product


@record_rule("R601", "A scope names everything by name", "S", CLAUSE_8_1_4)
def scope_is_unambiguous(record: Record, context: Context) -> Iterator[Fault]:
    """The description of the scope of activity is clear, unambiguous and detailed. Words such as 'etc.', 'various',
    'other products', 'as above' or 'N/A' leave open what was assessed, and nobody can tell whether a product is
    covered. Which words these are is this directory's list.

    Wrong: scope: Design and Manufacture of LED Frames, Lens and Related Products
    Right: scope: Design and Manufacture of LED Frames and Lens
    """
    if not any(map(free_texts.small(record).__contains__, _SIGNS_OF_EMPTY_WORDS)):
        return
    for route, text in (*_scopes(record), *_products(record)):
        if found := _EMPTY_WORDS.search(text):
            message = f"'{found[0]}' leaves open what is covered"
            yield Fault(route, message, "name each activity and product, and leave this out")


@record_rule("R602", "A scope says what is done, and on what", "S", CLAUSE_8_1_4)
def scope_names_both(record: Record, context: Context) -> Iterator[Fault]:
    """A detailed description has an activity and a product: 'Manufacture of LED Frames', neither 'LED Frames' nor
    'Manufacture' alone. How a product is put into words is free.

    Wrong: scope: Power Management Modules
    Right: scope: Manufacture of Power Management Modules
    """
    words = context.activity_words
    if words is None:
        return
    for route, text in _scopes(record):
        if missing := _missing(text, words):
            yield Fault(route, f"the text names no {missing}", "write it as 'Manufacture of LED Frames'")


@remembered(8192)
def _missing(text: str, words: ActivityWords) -> str | None:
    clauses = words.clauses(text)
    missing = next((what for what in ("activity", "product") if not _is_named(what, clauses, words)), None)
    # What leaves everything open, as "N/A", is R601's.
    return missing if missing and _LATIN.search(text) and not _EMPTY_WORDS.search(text) else None


def _is_named(what: str, clauses: tuple[Clause, ...], words: ActivityWords) -> bool:
    """Whether one of some clauses names an activity, or a product."""
    is_activity = what == "activity"
    for clause in clauses:
        if clause.is_divided:
            if clause.activities if is_activity else len(clause.words) > len(clause.activities):
                return True
        elif any(words.is_activity(word) is is_activity for word in clause.words):
            return True
    return False


@record_rule("R603", "A scope is easy to read", "I", HERE, Severity.WARNING)
def scope_is_readable(record: Record, context: Context) -> Iterator[Fault]:
    """Capitals throughout, more than 1,000 characters, praise, or an end that looks cut off: people read such a text
    wrongly or not at all, and a search finds it badly.

    Wrong: scope: Manufacture of High-quality Power Management Modules
    Right: scope: Manufacture of Power Management Modules
    """
    may_praise = any(map(free_texts.small(record).__contains__, _SIGNS_OF_PRAISE))
    for route, text in _scopes(record):
        if text.isupper() and len(text) > 12:
            yield Fault(route, "the text is in capitals throughout", "write it as a sentence, capitals for names only")
        if len(text) > LONGEST_TO_READ:
            hint = f"shorten it below {LONGEST_TO_READ:,}; details stand in the activities"
            yield Fault(route, f"the text has {len(text):,} characters", hint)
        if may_praise and (found := _PRAISE.search(text)):
            yield Fault(route, f"'{found[0]}' praises and names nothing", "leave it out")
        if found := _dangling(text):
            yield Fault(route, f"the text ends with '{found[0]}', as if cut off", "write the rest, or take the end off")


@record_rule("R604", "Text and activities say the same", "I", HERE, Severity.WARNING)
def text_and_activities_agree(record: Record, context: Context) -> Iterator[Fault]:
    """The scope stands twice: in words, as printed, and taken apart, so that sites can be compared and activities
    counted. What stands in one only is mostly forgotten in the other. The comparison is by words; a text that says the
    same in another way gets this warning too.

    Wrong: scope: Manufacture and Testing of Printed Board Assemblies  # no activity test
    Right: scope: Manufacture of Printed Board Assemblies
    """
    words = context.activity_words
    if words is None or not isinstance(record, Certificate):
        return
    for position, issue in enumerate(record.issues):
        pairs = [("scope", "scope_activities"), ("at_this_location", "activities")]
        if record.site.role == "single":
            pairs = [("scope", "activities"), ("at_this_location", "activities")]
        for field, structured in pairs:
            text, activities = getattr(issue, field), getattr(issue, structured)
            if not text or not activities or not _LATIN.search(text) or _dangling(text):
                continue  # what is cut off is R603's
            if said := _difference(text, activities, words):
                hint = f"make the text and '{structured}' say the same"
                yield Fault(("issues", position, field), said, hint)


def _difference(text: str, activities: tuple[Activity, ...], words: ActivityWords) -> str | None:
    """The first thing that is said once only, in words."""
    clauses = [(words.terms_in(clause.words), clause) for clause in words.clauses(text)]
    listed: dict[str, set[str]] = defaultdict(set)
    for activity in activities:
        done = activity.activity
        where = [clause.keys for named, clause in clauses if done in named]
        for product in activity.products:
            said = keys(product)
            if not any(there.issuperset(said) for there in where):
                return f"'{done}' of '{product}' is in the activities, but not in the text"
            listed[done].update(said)
    for _, clause in clauses:
        for done, word in words.terms_in(clause.activities).items():
            if done not in listed:
                return f"'{word}' is in the text, but not in the activities"
            for thing in clause.things if clause.is_divided else ():
                if listed[done].isdisjoint(keys(thing)):
                    return f"'{word}' of '{thing}' is in the text, but not in the activities"
    return None


@record_rule("R605", "An activity is called by its word", "S", "public IECQ FAQ, multi-site scopes", Severity.WARNING)
def activities_have_their_word(record: Record, context: Context) -> Iterator[Fault]:
    """Activities are described consistently on all certificates. A text that says 'production' where the vocabulary
    says 'manufacture' may mean the same, but cannot be told from something else. 'Design and development' says the word
    and may say more. Which words are taken is this directory's vocabulary.

    Wrong: scope: Production of Power Management Modules
    Right: scope: Manufacture of Power Management Modules
    """
    words = context.activity_words
    if words is None:
        return
    for route, text in _scopes(record):
        for word, term in _in_other_words(text, words):
            yield Fault(route, f"'{word}' is called '{term.id}' in this directory", f"write '{term.label}'")


@remembered(8192)
def _in_other_words(text: str, words: ActivityWords) -> list[tuple[str, Term]]:
    return [found for clause in words.clauses(text) for found in words.in_other_words(clause.activities).items()]


RULES = (
    scope_is_unambiguous,
    scope_names_both,
    scope_is_readable,
    text_and_activities_agree,
    activities_have_their_word,
)
