"""What stands behind the codes A…: who may change what, and what of a record is history."""

from generator.model.explanations import Explanation


def _explain(code: str, title: str, text: str, wrong: str, right: str) -> Explanation:
    return Explanation(code, title, "I", "rule of this directory", text, wrong, right)


CODES: dict[str, Explanation] = {
    explanation.code: explanation
    for explanation in (
        _explain(
            "A101",
            "Whoever proposes a change may propose it",
            "The register as it is on main says which account speaks for which body, and which are operators. "
            "Accounts count by their number, for a name can pass to somebody else.",
            "A pull request comes from an account that stands nowhere in the register.",
            "maintainers: [999000000101, 999000000102]",
        ),
        _explain(
            "A102",
            "A body changes its own records only",
            "The folder tells whose a record is. What the changed file itself says of it does not count, nor "
            "does what the change says of who is a maintainer.",
            "A maintainer of exmpl changes a file in data/certificates/mihon/.",
            "A maintainer of exmpl changes a file in data/certificates/exmpl/.",
        ),
        _explain(
            "A103",
            "Only operators change anything but records",
            "Bodies, schemes, standards, words, pages and the program decide what records mean and how they are "
            "checked.",
            "A maintainer of exmpl adds an approval in data/bodies/exmpl.yaml.",
            "The body asks an operator to add it.",
        ),
        _explain(
            "A104",
            "Records lie where records lie",
            "One path for each record: the folder of the body, of the year, and the number as the name of the file.",
            "A file is added as data/certificates/exmpl/notes.txt.",
            "A record lies at data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml.",
        ),
        _explain(
            "A105",
            "Files are plain files",
            "A link can lead anywhere, a module brings another repository along, and a record that can be run "
            "is no record.",
            "A link stands in place of a record.",
            "The file itself is there.",
        ),
        _explain(
            "A106",
            "Names differ in more than case and accents",
            "On many computers two such names are one file, and one of the two would be lost without a word.",
            "Beside iecq-h-exmpl-24-0012.yaml lies IECQ-H-EXMPL-24-0012.yaml.",
            "One number has one file.",
        ),
        _explain(
            "A107",
            "A change is small enough to be looked at",
            "Nobody reviews more than 500 files at once.",
            "A pull request has 5,000 records.",
            "Ten pull requests have 500 each.",
        ),
        _explain(
            "A108",
            "A record is never removed",
            "Whoever looks up the number of a paper has to find what became of it. A certificate that ended is "
            "withdrawn or cancelled, and its page stays. An operator moves a record when it is transferred to "
            "another body.",
            "The file is deleted, or renamed.",
            "- {date: 2026-11-02, to: withdrawn, reason: nonconformity}",
        ),
        _explain(
            "A109",
            "The change fits what main has become",
            "Both sides changed the same lines. What would be published can only be told when that is settled.",
            "Two branches add different entries at the same place.",
            "The branch is brought up to date first.",
        ),
        _explain(
            "A110",
            "The body is still accepted",
            "When its acceptance has ended a body no longer changes its records; the operators do, or another "
            "body takes them over.",
            "- {date: 2025-06-30, to: ended}",
            "- {date: 2008-06-01, to: accepted}",
        ),
        _explain(
            "A111",
            "What is proposed can be compared",
            "A file that cannot be read as a record could hide a change of what was published.",
            "A record is proposed that certdir check refuses to read.",
            "The record has no errors.",
        ),
        _explain(
            "A201",
            "Issues are added, never changed",
            "Earlier issues are what somebody relied on. The list as it was on main is the beginning of the new one.",
            "The expiry of an issue that is published is moved.",
            "A new issue is added at the end of the list.",
        ),
        _explain(
            "A202",
            "Status entries are added, never changed",
            "When and why a certificate was suspended stays readable after it was restored. Withdrawn and "
            "cancelled are final and are not taken back.",
            "The entry 'withdrawn' is deleted.",
            "A new entry is added at the end of the list.",
        ),
        _explain(
            "A203",
            "Number, kind, scheme, holder and first day stay",
            "They say which certificate this is. Another holder or another scheme is another certificate.",
            "The name of the holder is replaced by that of another company.",
            "The other company has a new certificate.",
        ),
        _explain(
            "A204",
            "Transfers and surveillance are added, never changed",
            "Who was responsible when, and when somebody looked, is history.",
            "A day of surveillance is removed.",
            "A new day is added at the end of the list.",
        ),
        _explain(
            "A205",
            "A transfer is an operator's",
            "A body neither gives a record away nor takes one by itself: both bodies and the Secretariat agree first.",
            "body: mihon  # in a change by a maintainer of exmpl",
            "An operator moves the file after both bodies agreed.",
        ),
        _explain(
            "A301",
            "A correction is looked at by two",
            "An operator can put right what was recorded wrongly, with a line 'Correction: …' at the end of the "
            "commit message. A second operator has to agree.",
            "Nobody else has approved the correction.",
            "Another operator has approved it.",
        ),
        _explain(
            "A302",
            "Far back-dated changes are looked at by two",
            "A status or an issue dated more than 90 days back changes what people were told in between.",
            "- {date: 2026-01-05, to: withdrawn, reason: fees}  # proposed in November",
            "The entry has the day on which it was decided, and is proposed on that day.",
        ),
        _explain(
            "A303",
            "Many endings at once are looked at by two",
            "More than ten records of a body, or more than a tenth of them, that stop being current at once are "
            "mostly the slip of a program. Elsewhere a whole register once stood terminated for a day.",
            "All records of a body become withdrawn.",
            "A second person, who has seen the decisions, has approved it.",
        ),
        _explain(
            "A305",
            "An address changes with an issue",
            "A site that moved is assessed again, and the new certificate says so. An address that was "
            "written wrongly is put right without an issue, when a second person agrees.",
            "city: Hanoi  # was Sampleton; no new issue",
            "- issue: 1  # and its reason: The site has moved",
        ),
        _explain(
            "A304",
            "Many changes at once are looked at by two",
            "More than 50 records of a body in one change cannot be compared line by line by one person alone.",
            "An import has 80 records.",
            "A second person has approved it.",
        ),
    )
}
