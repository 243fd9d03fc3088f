"""What reading can find wrong, in words: the paragraphs behind the codes Y… (the file) and F… (its fields)."""

from generator.model.explanations import Explanation

_MADE_HERE = "rule of this directory"


def _explain(code: str, title: str, text: str) -> Explanation:
    return Explanation(code=code, title=title, basis="I", source=_MADE_HERE, text=text)


CODES: dict[str, Explanation] = {
    explanation.code: explanation
    for explanation in (
        _explain(
            "Y100",
            "The file belongs here",
            "Only the known files lie under data/. A stray file would be published or forgotten without anybody "
            "noticing; a misplaced record would never be shown.",
        ),
        _explain(
            "Y101",
            "The file can be read as UTF-8 text",
            "Files are saved as UTF-8. Another encoding turns names in other scripts into something else.",
        ),
        _explain(
            "Y102",
            "The file is at most 64 KiB",
            "A record is about 1 kB. A larger file is refused before it is read, so that no input can make the "
            "check slow.",
        ),
        _explain(
            "Y103",
            "No invisible or control characters",
            "Tabs, control characters, invisible characters, marks that change the direction of writing and code "
            "points that are no character can make a file look different from what a program reads.",
        ),
        _explain(
            "Y104",
            "Text is in its composed form (Unicode NFC)",
            "The same letter can be written as one character or as two. Only one of the two finds the other in a "
            "search.",
        ),
        _explain(
            "Y105",
            "The file is YAML",
            "The file has to follow the syntax of YAML. The place shown is where reading had to stop, or where that "
            "begins which was not closed in time or stands too far to the right.",
        ),
        _explain(
            "Y106",
            "Plain YAML only",
            "Anchors, aliases, tags, directives and merge keys (<<) are refused: different programs read them "
            "differently, and they can blow a small file up.",
        ),
        _explain(
            "Y107",
            "Each field is written once",
            "When a field stands twice, most programs silently take the last one. Which of the two is meant, only "
            "the author knows.",
        ),
        _explain(
            "Y108",
            "One document in each file",
            "A file holds one document, which is a list of fields with their values.",
        ),
        _explain(
            "Y109",
            "Nesting and length stay within limits",
            "At most 12 levels, 4,000 values and 8,192 characters in a value; a real record has about 4 levels.",
        ),
        _explain(
            "Y110",
            "Field names are plain",
            "A field name is lower-case letters, digits and underscores, such as originally_issued.",
        ),
        _explain(
            "Y111",
            "A comment is told from text",
            "In YAML everything behind a blank and a # is a comment and is dropped. In 'Unit B #5' the number would be "
            "lost without anybody noticing. A comment behind a value has two blanks before its # and one behind.",
        ),
        _explain(
            "Y112",
            "Quotes are straight",
            "A word processor turns the quotes of YAML into curved ones, which are then part of the text and would be "
            "shown around the name.",
        ),
        _explain(
            "Y113",
            "The file is not marked as a program",
            "A record is read, never run. Git keeps the mark that makes a file a program, and a reviewer hardly sees "
            "it. Where every file has it, the file system keeps no such mark, and nothing is said.",
        ),
        _explain(
            "F201",
            "No required field is missing",
            "The field reference lists what a record needs. The place shown is the part in which the field is missing.",
        ),
        _explain(
            "F202",
            "Every field is known",
            "An unknown field is refused rather than ignored: it is mostly a typing error, and there is no place "
            "for findings of audits, prices or personal data here.",
        ),
        _explain(
            "F203",
            "Closed lists hold only their words",
            "Some fields take one word of a short list. The hint names the nearest.",
        ),
        _explain(
            "F204",
            "Values have their form",
            "Dates, numbers, codes and addresses have one form each, so that every program reads the same.",
        ),
        _explain(
            "F205",
            "Values have their length",
            "A text is neither empty nor longer than a page can show, and a list that has to name something is not "
            "empty.",
        ),
        _explain(
            "F206",
            "Values have their shape",
            "A field takes either one text, or a list, or a group of fields of its own.",
        ),
        _explain(
            "F207",
            "A file of the register is named by its id",
            "Bodies and schemes are found by their id, in addresses and in records. The file has the same name, so "
            "that two of them cannot claim one id.",
        ),
        _explain(
            "F208",
            "Text that looks like something else is quoted",
            "This directory reads every value as it is written. Other programs that read YAML take NO for false, 00501 "
            "for 321 and 12:30 for 750, each a little differently. Between quotes it is text to all of them.",
        ),
        _explain(
            "F209",
            "The fields are those of the kind",
            "A certificate and a verification statement have different fields. When all of them fit the other kind, it "
            "is the kind that is wrong.",
        ),
    )
}
