"""What reading can find wrong, in words and lines: what stands behind the codes Y… (the file) and F… (its fields)."""

from generator.model.explanations import Explanation

_MADE_HERE = "rule of this directory"


def _explain(code: str, title: str, text: str, wrong: str, right: str) -> Explanation:
    return Explanation(code, title, "I", _MADE_HERE, text, wrong, right)


CODES: dict[str, Explanation] = {
    explanation.code: explanation
    for explanation in (
        _explain(
            "Y100",
            "The file belongs here",
            "Only the known files lie under data/. A stray file would be published or forgotten without anybody "
            "noticing; a misplaced record would never be shown.",
            "A note lies beside a record, as data/certificates/exmpl/2024/notes.txt.",
            "Only records lie there; notes are kept outside of data/.",
        ),
        _explain(
            "Y101",
            "The file can be read as UTF-8 text",
            "Files are saved as UTF-8. Another encoding turns names in other scripts into something else.",
            "The file was saved as ANSI, as Big5 or as Unicode.",
            "It is saved as UTF-8.",
        ),
        _explain(
            "Y102",
            "The file is at most 64 KiB",
            "A record is about 1 kB. A larger file is refused before it is read, so that no input can make the "
            "check slow.",
            "The file has 70 kB, as with a whole report pasted into it.",
            "It is at most 64 KiB; a record has about 1 kB.",
        ),
        _explain(
            "Y103",
            "No invisible or control characters",
            "Tabs, control characters, invisible characters, marks that change the direction of writing and code "
            "points that are no character can make a file look different from what a program reads.",
            "A tab, or a no-break space copied from a web page, stands between two words.",
            "An ordinary blank stands there.",
        ),
        _explain(
            "Y104",
            "Text is in its composed form (Unicode NFC)",
            "The same letter can be written as one character or as two. Only one of the two finds the other in a "
            "search.",
            "The ả of Hải was pasted as an a with a mark behind it, as some programs write it.",
            "It is typed as one character, ả.",
        ),
        _explain(
            "Y105",
            "The file is YAML",
            "The file has to follow the syntax of YAML. The place shown is where reading had to stop, or where that "
            "begins which was not closed in time or stands too far to the right.",
            "reason: Renewal: scope extended by storage",
            'reason: "Renewal: scope extended by storage"',
        ),
        _explain(
            "Y106",
            "Plain YAML only",
            "Anchors, aliases, tags, directives and merge keys (<<) are refused: different programs read them "
            "differently, and they can blow a small file up.",
            "postal_code: !!str 236",
            'postal_code: "236"',
        ),
        _explain(
            "Y107",
            "Each field is written once",
            "When a field stands twice, most programs silently take the last one. Which of the two is meant, only "
            "the author knows.",
            "- {date: 2024-10-07, to: current, date: 2024-10-08}",
            "- {date: 2024-10-07, to: current}",
        ),
        _explain(
            "Y108",
            "One document in each file",
            "A file holds one document, which is a list of fields with their values.",
            "- number: IECQ-C EXMPL 24.0042",
            "number: IECQ-C EXMPL 24.0042",
        ),
        _explain(
            "Y109",
            "Nesting and length stay within limits",
            "At most 12 levels, 4,000 values and 8,192 characters in a value; a real record has about 4 levels.",
            "A report of 8,500 characters stands in one field.",
            "A sentence stands there; no value has more than 8,192 characters.",
        ),
        _explain(
            "Y110",
            "Field names are plain",
            "A field name is lower-case letters, digits and underscores, such as originally_issued.",
            "originally-issued: 2024-10-07",
            "originally_issued: 2024-10-07",
        ),
        _explain(
            "Y111",
            "A comment is told from text",
            "In YAML everything behind a blank and a # is a comment and is dropped. In 'Unit B #5' the number would be "
            "lost without anybody noticing. A comment behind a value has two blanks before its # and one behind.",
            "street: 3F, Unit B #5, 1 Sample Road",
            'street: "3F, Unit B #5, 1 Sample Road"',
        ),
        _explain(
            "Y112",
            "Quotes are straight",
            "A word processor turns the quotes of YAML into curved ones, which are then part of the text and would be "
            "shown around the name.",
            "name: “Plant 2”",
            'name: "Plant 2"',
        ),
        _explain(
            "Y113",
            "The file is not marked as a program",
            "A record is read, never run. Git keeps the mark that makes a file a program, and a reviewer hardly sees "
            "it. Where every file has it, the file system keeps no such mark, and nothing is said.",
            "Git has the file as 100755, as after chmod +x.",
            "Git has it as 100644, as after chmod -x.",
        ),
        _explain(
            "F201",
            "No required field is missing",
            "The field reference lists what a record needs. The place shown is the part in which the field is missing.",
            "- {date: 2024-10-01, to: mihon}",
            "- {date: 2024-10-01, from: nrthq, to: mihon}",
        ),
        _explain(
            "F202",
            "Every field is known",
            "An unknown field is refused rather than ignored: it is mostly a typing error, and there is no place "
            "for findings of audits, prices or personal data here.",
            "originaly_issued: 2024-10-07",
            "originally_issued: 2024-10-07",
        ),
        _explain(
            "F203",
            "Closed lists hold only their words",
            "Some fields take one word of a short list. The hint names the nearest.",
            "to: canceled",
            "to: cancelled",
        ),
        _explain(
            "F204",
            "Values have their form",
            "Dates, numbers, codes and addresses have one form each, so that every program reads the same.",
            "expires: 06.10.2027",
            "expires: 2027-10-06",
        ),
        _explain(
            "F205",
            "Values have their length",
            "A text is neither empty nor longer than a page can show, and a list that has to name something is not "
            "empty.",
            "standards: []",
            "standards: [IEC 61076-1:2006]",
        ),
        _explain(
            "F206",
            "Values have their shape",
            "A field takes either one text, or a list, or a group of fields of its own.",
            "standards: IEC 61076-1:2006",
            "standards: [IEC 61076-1:2006]",
        ),
        _explain(
            "F207",
            "A file of the register is named by its id",
            "Bodies and schemes are found by their id, in addresses and in records. The file has the same name, so "
            "that two of them cannot claim one id.",
            "id: mihon  # in data/bodies/gyeonbon.yaml",
            "id: gyeonbon",
        ),
        _explain(
            "F208",
            "Text that looks like something else is quoted",
            "This directory reads every value as it is written. Other programs that read YAML take NO for false, 00501 "
            "for 321 and 12:30 for 750, each a little differently. Between quotes it is text to all of them.",
            "postal_code: 09112",
            'postal_code: "09112"',
        ),
        _explain(
            "F209",
            "The fields are those of the kind",
            "A certificate and a verification statement have different fields. When all of them fit the other kind, it "
            "is the kind that is wrong.",
            "kind: certificate  # with subject, unit and value",
            "kind: verification-statement",
        ),
    )
}
