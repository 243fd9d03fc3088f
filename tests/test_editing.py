"""The commands for daily work, on real files with the real check: what they add, what they leave alone, what they refuse."""

import datetime
import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from given import AS_OF, ROOT
from hypothesis import given, strategies

from generator import build, cli
from generator.commands import options
from generator.editing import record, steps, values
from generator.model import timeline
from generator.model.findings import DirectoryError
from generator.model.record import Certificate, Record
from generator.reading import loading, text

MASTER = "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml"
SITE = "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012-01.yaml"
REAL = loading.read_directory(ROOT / "data").directory
assert REAL is not None
RECORDS = sorted(REAL.records.items())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real directory; the folder ``data`` itself."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """All commands run on one day."""
    monkeypatch.setattr(options, "today", lambda: AS_OF)


def run(data: Path, *arguments: str, answers: str | None = None) -> Result:
    """Run a command as a person does."""
    return CliRunner().invoke(cli.main, [*arguments, "--data", str(data)], input=answers)


def contents(data: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {path.relative_to(data.parent).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    """For each file that differs, the lines it has more; that all old lines are there in order is asserted."""
    found = {}
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path):
            found[path] = added(before.get(path, b"").decode(), after[path].decode())
    return found


def added(before: str, after: str) -> list[str]:
    """The lines that are new; all old ones stand there still, in their order, to the byte."""
    old, new = before.splitlines(keepends=True), []
    for line in after.splitlines(keepends=True):
        if old and line == old[0]:
            old.pop(0)
        else:
            new.append(line.rstrip("\r\n"))
    assert old == []
    return new


@pytest.mark.parametrize(
    "spelling", ["IECQ-H EXMPL 24.0012", "iecqhexmpl240012", "iecq‑h exmpl 24.0012", "IECQ-H-EXMPL 24.0012 Issue 0"]
)
def test_suspend_takes_any_spelling_and_the_sites_with_it(data: Path, spelling: str) -> None:
    """A number is found however it is spelled; the sites of a master follow it, for the reason that says so."""
    before = contents(data)
    result = run(data, "suspend", spelling, "--reason", "fees", "--note", "Said in public: #3")
    assert result.exit_code == 0, result.output
    assert changed(before, contents(data)) == {
        SITE: ["  - {date: 2026-11-24, to: suspended, reason: master-status}"],
        MASTER: ['  - {date: 2026-11-24, to: suspended, reason: fees, note: "Said in public: #3"}'],
    }
    assert "the additional sites go with their master: IECQ-H EXMPL 24.0012-01" in result.output
    assert "git add" in result.output
    assert "+  - {date: 2026-11-24, to: suspended, reason: master-status}\n" in result.output
    assert "\x1b[" not in result.output


@pytest.mark.parametrize("command", ["suspend", "restore", "withdraw", "cancel"])
def test_help_lists_the_reasons_that_fit(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The help of each command ends with the reasons for which a record may come to its status."""
    monkeypatch.chdir(ROOT)
    to = {"suspend": "suspended", "restore": "current", "withdraw": "withdrawn", "cancel": "cancelled"}[command]
    listed = CliRunner().invoke(cli.main, [command, "--help"]).output.partition("Reasons:\n")[2]
    said = [line.split()[0] for line in listed.splitlines() if line[:3].strip()]
    assert [term.id for term in REAL.terms("status-reasons").values() if to in term.fits] == said


def test_restore_takes_back_what_followed_the_master(data: Path) -> None:
    """A site that was suspended with its master is restored with it."""
    run(data, "suspend", "iecqhexmpl240012", "--reason", "fees", "--date", "2026-10-01")
    before = contents(data)
    assert run(data, "restore", "iecqhexmpl240012").exit_code == 0
    line = "  - {date: 2026-11-24, to: current, reason: restored}"
    assert changed(before, contents(data)) == {SITE: [line], MASTER: [line]}
    assert build.check(data, AS_OF).errors == ()


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (("withdraw", "--reason", "misuse"), "  - {date: 2026-11-24, to: withdrawn, reason: misuse}"),
        (("cancel",), "  - {date: 2026-11-24, to: cancelled, reason: holder-request}"),
        (("suspend", "--reason", "fees"), "  - {date: 2026-11-24, to: suspended, reason: fees}"),
    ],
)
def test_each_end_adds_one_line_at_a_path(data: Path, command: tuple[str, ...], line: str) -> None:
    """A path is as good as a number, and one record alone is changed when it has no sites."""
    path = "certificates/exmpl/2024/iecq-c-exmpl-24-0042.yaml"
    before = contents(data)
    result = run(data, command[0], str(data / path), *command[1:])
    assert result.exit_code == 0, result.output
    assert changed(before, contents(data)) == {f"data/{path}": [line]}


def test_renewal_goes_on_where_the_old_cycle_ends(data: Path) -> None:
    """An early renewal begins on the day after the old last day, and the sites are renewed with their master."""
    before = contents(data)
    result = run(data, "renew", "iecqhexmpl240012", "--standards", "IECQ QC 080000:2017")
    assert result.exit_code == 0, result.output
    new = changed(before, contents(data))
    assert new[SITE] == [
        "  - issue: 1",
        "    issued: 2026-11-24",
        "    cycle_start: 2027-03-18",
        "    expires: 2030-03-17",
        "    standards: [IECQ QC 080000:2017]",
        "    at_this_location: Manufacture of Lens",
        "    activities:",
        "      - {activity: manufacture, products: [lens]}",
        "    reason: Renewal",
    ]
    assert list(new) == [SITE, MASTER]
    assert build.check(data, AS_OF).errors == ()


@pytest.mark.parametrize(
    ("issued", "expires", "wanted"),
    [
        ("2026-12-01", None, ("2027-03-18", "2030-03-17", "Renewal")),
        ("2026-12-01", "2029-11-30", (None, "2029-11-30", "Renewal")),
        ("2027-03-18", None, (None, "2030-03-17", "Renewal")),
        ("2027-06-01", None, ("2027-03-18", "2030-03-17", "Restored after expiry")),
        ("2028-03-01", None, (None, "2031-02-28", "Renewal")),
    ],
)
def test_dates_of_renewals(issued: str, expires: str | None, wanted: tuple[str | None, str, str]) -> None:
    """Early, early from its own day, on time, restored, and after more than six months."""
    last = REAL.records[MASTER].issues[-1]
    day = datetime.date.fromisoformat
    found = steps.renewal(last, day(issued), day(expires) if expires else None)
    assert wanted == (found.cycle_start and str(found.cycle_start), str(found.expires), found.reason)


def test_transfer_moves_the_family_and_keeps_its_lines(data: Path) -> None:
    """The files lie in the other body's folder with one entry more and another body; the numbers stay."""
    before = (data.parent / MASTER).read_text("utf-8")
    result = run(data, "transfer", "iecqhexmpl240012", "--to", "mihon")
    assert result.exit_code == 0, result.output
    assert "only an operator may propose a transfer" in result.output
    moved = data.parent / MASTER.replace("/exmpl/", "/mihon/")
    entry = "transfers:\n  - {date: 2026-11-24, from: exmpl, to: mihon}\n"
    assert before.replace("body: exmpl", "body: mihon") + entry == moved.read_text("utf-8")
    assert not (data.parent / MASTER).exists()
    assert not (data.parent / SITE).exists()


ODD = {
    "comments": ("status:", "# above\nstatus: # oldest first\n  # kept"),
    "comment behind": ("  - {date: 2024-03-18, to: current}\n", "  - {date: 2024-03-18, to: current}  # by post\n  # end\n"),
    "blank lines": ("status:\n", "status:\n\n"),
    "lines": ("  - {date: 2024-03-18, to: current}", "  -   date: 2024-03-18\n      to: current"),
    "no indent": ("\n  - {date: 2024-03-18, to: current}", "\n- {date: 2024-03-18, to: current}"),
    "last is not last": ("\nissues:", "\nsurveillance: [2025-03-01, 2026-03-02]  # both in time\nissues:"),
    "quotes": ("to: current", '"to": "current"'),
    "no end": ("to: current}\n", "to: current}"),
    "braces": ("status:\n  - {date: 2024-03-18, to: current}", "status: [{date: 2024-03-18, to: current}]"),
}  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("layout", ODD)
def test_odd_layout_is_kept(data: Path, layout: str, newline: str) -> None:
    """However the file is laid out, all that was there stays, and the check reads one entry more."""
    path = data.parent / SITE
    old, new = ODD[layout]
    source = path.read_text("utf-8").replace(old, new, 1).replace("\n", newline)
    path.write_bytes(source.encode())
    assert build.check(data, AS_OF).errors == ()
    result = run(data, "suspend", "iecqhexmpl24001201", "--reason", "fees", "--date", "2026-10-01")
    assert result.exit_code == 0, result.output
    after = path.read_bytes().decode()
    rest = iter(after)
    assert all(character in rest for character in source)
    assert ("\n" in after.replace("\r\n", "")) == (newline == "\n")
    found = loading.read_directory(data).directory.records[SITE]
    assert [change.to for change in found.status] == ["current", "suspended"]


def test_comments_are_not_copied_into_a_new_issue() -> None:
    """What a comment says is about the issue it stands at, even behind a text with # in it and in a list over lines."""
    source = (
        'issues:\n  - issue: 0   # the first is 0\n    issued: 2024-03-18\n    expires: 2027-03-17\n'
        "    # as printed\n    standards:\n      # one\n      - IECQ QC 080000:2017  # the only one\n"
        '    scope: "Test of #5 # chips"  # sic\n    reason: First issue  # or so\nstatus: []\n'
    )  # fmt: skip
    fields = {"issue": 1, "issued": datetime.date(2027, 1, 4), "cycle_start": None, "reason": "Renewal"}
    found = record.with_issue(source, fields | {"expires": datetime.date(2029, 1, 3)})
    assert added(source, found) == [
        "  - issue: 1",
        "    issued: 2027-01-04",
        "    expires: 2029-01-03",
        "    standards:",
        "      - IECQ QC 080000:2017",
        '    scope: "Test of #5 # chips"',
        "    reason: Renewal",
    ]


@given(strategies.sampled_from(RECORDS), strategies.booleans(), strategies.text("a:# ,{'\"NO0\\é\n", max_size=12))
def test_every_real_record_can_be_appended_to(real: tuple[str, Record], crlf: bool, note: str) -> None:
    """On each record, status, transfer and issue are the old ones plus one, and all old lines are there in order."""
    path, old = real
    source = (ROOT / path).read_text("utf-8").replace("\n", "\r\n" if crlf else "\n")
    tree = text.load(source.replace("\r\n", "\n"))
    entry = {"date": AS_OF, "to": "suspended", "reason": "fees", "note": note}
    change = record.with_entry(source, "status", entry)
    assert len(added(source, change)) == 1
    assert text.load(change.replace("\r\n", "\n"))["status"] == [*tree["status"], entry | {"date": str(AS_OF)}]
    move = record.with_entry(source, "transfers", {"date": AS_OF, "from": old.body, "to": "other"})
    assert len(added(source, move)) == (1 if old.transfers else 2)
    if isinstance(old, Certificate):
        dates = steps.renewal(old.issues[-1], AS_OF, None)
        renewed = record.with_issue(source, dates.fields(old.issues[-1], [], note or None))
        added(source, renewed)
        issues = text.load(renewed.replace("\r\n", "\n"))["issues"]
        assert tree["issues"] == issues[:-1]
        assert tree["issues"][-1]["activities"] == issues[-1]["activities"]
        assert ("\n" in renewed.replace("\r\n", "")) != crlf


@given(strategies.text("aZ09 :#,-?{}[]&*!|>'\"%@`~=.\\\n_éNOxe+", max_size=12), strategies.booleans())
def test_written_values_read_back_the_same(value: str, in_braces: bool) -> None:
    """Whatever the text, the strict loader reads the same one back, and no reader takes it for a number or a truth."""
    shown = values.written(value, in_braces)
    line = f"at: {{value: {shown}}}\n" if in_braces else f"at:\n  value: {shown}  # end\n"
    found = text.load(line)["at"]["value"]
    assert value == found
    assert type(found) is str


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("NO", '"NO"'),
        ("0123", '"0123"'),
        ("30078", '"30078"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("Example Lumen Co., Ltd.", "Example Lumen Co., Ltd."),
        ("- x", '"- x"'),
        ("IECQ QC 080000:2017", "IECQ QC 080000:2017"),
    ],
)
def test_values_get_quotes_where_they_need_them(value: str, wanted: str) -> None:
    """Plain is what people read best; quotes stand where a reader would see something else."""
    assert wanted == values.written(value)


REFUSED = [
    (("restore", "iecqhexmpl240012"), 2, "IECQ-H EXMPL 24.0012 is already current, since 2024-03-18\n  hint: there is"),
    (("suspend", "iecqhexmpl240012", "--reason", "fees", "--date", "2020-01-01"), 1, "R403"),
    (("suspend", "iecqhexmpl240012", "--reason", "fees", "--note", "a​b"), 1, "Y103 U+200B"),
    (("cancel", "iecqvsexmpl260025"), 2, 'it stands, or it is withdrawn: certdir withdraw "IECQ-VS EXMPL 26.0025"'),
    (("renew", "iecqhexmpl240012", "--expires", "2035-01-01"), 1, "R303"),
    (("renew", "iecqhexmpl240012", "--standards", "IECQ QC 080000:1066"), 2, "--standards: 'IECQ QC 080000:1066' is"),
    (("renew", "iecqhexmpl240012", "--standards", "QC 08000"), 2, "did you mean 'IECQ QC 080000:2017'?"),
    (("renew", "iecqhexmpl240012", "--issued", "24.11.2026"), 2, "not a date\n  hint: did you mean 2026-11-24?"),
    (("renew", "iecqhexmpl240012", "--issued", "2025-11-24"), 2, "is valid until 2027-03-17 already"),
    (("suspend", "iecqhexmpl240012", "--reason", "fees", "--date", "11/12/2026"), 2, "write a date as 2024-03-18"),
    (
        ("suspend", "iecqhexmpl240012", "--reason", "fees", "--date", "2026-11-26"),
        2,
        "--date: 2026-11-26 is still to come",
    ),
    (
        ("withdraw", "iecqhexmpl24001201", "--reason", "site-closed"),
        2,
        "only IECQ-H EXMPL 24.0012-01 does 'manufacture'",
    ),
    (("cancel", "iecqhexmpl240012", "--scope", "Design of Lens"), 2, "the scope of no family changes"),
    (("renew", "iecqvsexmpl260025"), 2, "a verification statement is not renewed"),
    (("suspend", "iecqhexmpl240012", "--reason", "fee"), 2, "did you mean 'fees'?"),
    (("suspend", "iecqhexmpl240012"), 2, "--reason is missing\n  hint: one of: nonconformity, audit-not-allowed,"),
    (("suspend", "iecqhexmpl240012", "--reason", "restored"), 2, "'restored' is no reason for 'suspended'\n"),
    (("withdraw", "iecqhexmpl240012", "--reason", "claim-wrong"), 2, "hint: use one of: nonconformity, audit-not"),
    (("withdraw", "iecqhexmpl240012", "--reason", "master-status"), 2, "is no reason for"),
    (("suspend", "IECQ-H EXMPL 24.0013", "--reason", "fees"), 2, "did you mean 'IECQ-H EXMPL 24.0012'"),
    (("transfer", "iecqhexmpl240012", "--to", "exmpl"), 2, "with 'exmpl' already"),
    (("transfer", "iecqhexmpl24001201", "--to", "other"), 2, "there is no body 'other'"),
    (("add-site", "iecqhexmpl24001201"), 2, "name IECQ-H EXMPL 24.0012"),
    (("add-site", "iecqhexmpl240012"), 2, "--street is missing\n  hint: Street and number\ncertdir: --city is"),
    (("new",), 2, "--scheme is missing\n  hint: Scheme, one of: ac,"),
    (("new", "--body", "exmpl", "--scheme", "hspm"), 2, "--holder is missing\n  hint: Holder, in Latin letters\n"),
    (("new", "--body", "exmpl", "--scheme", "hspn"), 2, "did you mean 'hspm'?"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), REFUSED, ids=lambda value: str(value)[:60])
def test_refused_changes_leave_everything_as_it_was(
    data: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """A change that cannot be is told with a way out, and not one byte is written."""
    before = contents(data)
    result = run(data, *arguments)
    assert (code, before) == (result.exit_code, contents(data)), result.output
    assert said in result.output


def test_errors_elsewhere_do_not_stop_a_suspension(data: Path) -> None:
    """Another record that is faulty already is not this decision's matter; the faulty one itself cannot be changed."""
    path = data / "certificates" / "exmpl" / "2024" / "iecq-c-exmpl-24-0042.yaml"
    path.write_text(path.read_text("utf-8").replace("country: TW", "country: Taiwan"), "utf-8")
    assert run(data, "suspend", "iecqhexmpl240012", "--reason", "fees").exit_code == 0
    result = run(data, "cancel", "iecqcexmpl240042")
    assert (result.exit_code, "F204 'Taiwan'" in result.output) == (1, True)


def test_dry_run_writes_nothing(data: Path) -> None:
    """The change is checked and shown only."""
    before = contents(data)
    result = run(data, "withdraw", "iecqhexmpl240012", "--reason", "misuse", "--no-sites", "--dry-run")
    assert (0, before) == (result.exit_code, contents(data))
    assert "+  - {date: 2026-11-24, to: withdrawn, reason: misuse}" in result.output
    assert "the additional sites stay as they are" in result.output


def test_failing_disk_puts_all_files_back(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the second of two files cannot be written, the first is as it was before."""
    before, replace, calls = contents(data), os.replace, []

    def failing(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    result = run(data, "suspend", "iecqhexmpl240012", "--reason", "fees")
    assert (2, before) == (result.exit_code, contents(data))
    assert "No space left on device" in result.output


NEW = ("--holder", "Lens: Works, Inc.", "--street", "NO", "--city", "Sampleton", "--country", "TW")
WORK = ("--scope", "Manufacture of Lens", "--activities", "manufacture: lens")


def test_new_writes_an_annotated_file_with_the_next_number(data: Path) -> None:
    """The file is explained line by line, passes the check, and reads back what was said."""
    result = run(data, "new", "--body", "exmpl", "--scheme", "hspm", *NEW, *WORK, "--issued", "2024-12-02")
    assert result.exit_code == 0, result.output
    found = loading.read_directory(data).directory.by_number
    number = max(number for number in found if "-H EXMPL 24." in number and len(number) == 20)
    text_of_file = data / "certificates/exmpl/2024" / f"{number.lower().replace(' ', '-').replace('.', '-')}.yaml"
    lines = text_of_file.read_text("utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../../../../docs/schema/record.json"
    assert lines[1] == f"number: {number}           # as printed, in capitals; never changes"
    assert '  name: "Lens: Works, Inc."            # in Latin letters' in lines
    assert '    street: "NO"' in lines
    assert found[number].issues[0].expires == datetime.date(2027, 12, 1)
    assert found[number].holder.name == "Lens: Works, Inc."


def test_new_never_takes_a_number_twice(data: Path) -> None:
    """A number that is taken is refused; nothing is overwritten."""
    before = contents(data)
    result = run(data, "new", "--body", "exmpl", "--scheme", "hspm", *NEW, *WORK, "--number", "iecqh exmpl 24.0012")
    assert (2, before) == (result.exit_code, contents(data))


def test_new_asks_in_a_terminal_until_the_answer_can_stand(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each answer is looked at by itself, with the words of the check, and asked for again."""
    monkeypatch.setattr(options, "can_ask", lambda: True)
    answers = [
        "exmpl",
        "hspm",
        "single",
        "Lens Works",
        "",
        "production",
        "",
        "1 Road",
        "Sampleton",
        "",
        "0123",
        "Nowhere",
    ]
    answers += ["tw", "2026-13-01", "2026-11-02", "", "", "Manufacture of Lens", "make lens", "manufacturing: lens"]
    answers += ["manufacture: lens", ""]
    result = run(data, "new", answers="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "'NOWHERE' does not have the form of 'country'" in result.output
    assert "'2026-13-01' is not a date" in result.output
    assert "'make lens' does not name an activity and its products" in result.output
    assert "did you mean 'manufacture'?" in result.output
    assert '+    postal_code: "0123"                # optional, as is region' in result.output


def test_new_writes_a_statement(data: Path) -> None:
    """A verification statement has its own fields, and those of a certificate are refused."""
    what = ("--subject", "Heat sink", "--unit", "1 heat sink", "--boundary", "cradle-to-gate", "--value", "4.37")
    when = ("--period", "2025-01-01 to 2025-12-31", "--assurance", "limited", "--standards", "ISO 14067:2018")
    start = ("new", "--body", "exmpl", "--scheme", "cfp", *NEW, *what, *when)
    result = run(data, *start)
    assert result.exit_code == 0, result.output
    assert "+    value: 4.37" in result.output
    assert run(data, *start, "--scope", "All").exit_code == 2
    assert "'2025' does not name two days\n  hint: write '2025-01-01 to" in run(data, *start, "--period", "2025").output


def test_add_site_takes_from_the_master_what_they_share(data: Path) -> None:
    """Holder, scheme, body, standards and last day are the master's, the number is the next one."""
    address = ("--type", "production", "--street", "2 Road", "--city", "Sampleton", "--country", "TW")
    work = ("--at-this-location", "Manufacture of Lens", "--activities", "manufacture: lens")
    result = run(data, "add-site", "iecqhexmpl240012", *address, *work)
    assert result.exit_code == 0, result.output
    directory = loading.read_directory(data).directory
    site, master = directory.by_number["IECQ-H EXMPL 24.0012-02"], directory.by_number["IECQ-H EXMPL 24.0012"]
    assert (master.holder, master.number, "additional") == (site.holder, site.master, site.site.role)
    assert master.issues[-1].standards == site.issues[0].standards
    assert master.issues[-1].expires == site.issues[0].expires


GROWN = "Design and Manufacture of LED Frames and Lens; Manufacture of Reflectors"


def test_scope_grows_with_a_site_that_does_more(data: Path) -> None:
    """The master gets a new issue in its cycle, with what only the new site does; all is sound."""
    more = [*SITE_OPTIONS[:-3], "Manufacture of Lens and Reflectors", "--activities", "manufacture: lens, reflectors"]
    before = contents(data)
    result = run(data, "add-site", "iecqhexmpl240012", *more)
    assert (2, before) == (result.exit_code, contents(data))
    assert "--activities: 'manufacture' of 'reflectors' is not in the scope of IECQ-H EXMPL 24.0012\n" in result.output
    result = run(data, "add-site", "iecqhexmpl240012", *more, "--scope", GROWN)
    assert result.exit_code == 0, result.output
    checked = build.check(data, AS_OF)
    assert checked.errors == ()
    first, newest = checked.directory.by_number["IECQ-H EXMPL 24.0012"].issues
    assert (GROWN, first.issued, first.expires, first.activities) == (
        newest.scope, newest.cycle_start, newest.expires, newest.activities,
    )  # fmt: skip
    assert [(one.activity, one.products) for one in newest.scope_activities] == [
        ("design", ("LED frames", "lens")),
        ("manufacture", ("LED frames", "lens", "reflectors")),
    ]


def test_scope_does_not_grow_with_what_is_in_it(data: Path) -> None:
    """Words for a scope that stays are refused, and nothing is written."""
    before = contents(data)
    result = run(data, "add-site", "iecqhexmpl240012", *SITE_OPTIONS, "--scope", GROWN)
    assert (2, before) == (result.exit_code, contents(data))
    assert "--scope: all that is done here is in the scope of IECQ-H EXMPL 24.0012 already" in result.output


def test_all_flags_that_are_wrong_or_missing_are_told_at_once(data: Path) -> None:
    """One run names each flag with what is wrong and a way out; after a slip in the scheme its questions are known."""
    before = contents(data)
    wrong = ("--body", "exmlp", "--scheme", "hspn", "--role", "boss", "--country", "Formosa", "--issued", "24.11.2026")
    result = run(data, "new", *wrong, "--standards", "QC080000", "--number", "foo", "--subject", "Heat sink")
    assert (2, before) == (result.exit_code, contents(data))
    said = [line.removeprefix("certdir: ") for line in result.output.splitlines() if line.startswith("certdir: ")]
    assert said == [
        "--body: there is no body 'exmlp'",
        "--scheme: there is no scheme 'hspn'",
        "--role: a new record is not 'boss'",
        "--holder is missing",
        "--street is missing",
        "--city is missing",
        "--country: 'FORMOSA' does not have the form of 'country'",
        "--issued: '24.11.2026' is not a date",
        "--standards: 'QC080000' cannot stand here",
        "--scope is missing",
        "--activities is missing",
        "--subject: this does not belong to this kind of record or site",
        "--number: 'foo' is not a certificate number",
    ]
    for hint in ("did you mean 'exmpl'?", "did you mean 'IECQ QC 080000:2017'?", "did you mean 2026-11-24?"):
        assert f"  hint: {hint}\n" in result.output


def test_body_without_an_approved_scheme_is_told_so(data: Path) -> None:
    """Nothing is offered where nothing can be chosen."""
    result = run(data, "new", "--body", "exmpl", "--scheme", "ac-tc")
    assert "--scheme: the body 'exmpl' is not approved for 'ac-tc' on 2026-11-24" in result.output
    path = data / "bodies" / "exmpl.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(\{scheme: [a-z-]+, from: [0-9-]+)\}", r"\1, to: 2026-01-31}", text), "utf-8")
    result = run(data, "new", "--body", "exmpl", "--scheme", "hspm")
    assert result.exit_code == 2
    assert "--body: the body 'exmpl' has no approved scheme on 2026-11-24" in result.output
    assert "use one of" not in result.output


def test_findings_on_a_new_record_name_the_flag(data: Path) -> None:
    """What only the whole record shows is told with the option that carried the value."""
    what = ("--activities", "manufacture: frames", "--scope", "Manufacture of Lens")
    result = run(data, "new", "--body", "exmpl", "--scheme", "hspm", *NEW, *what, "--expires", "2033-01-01")
    assert result.exit_code == 1
    assert "R303 --expires: expires 2033-01-01, more than three years after 2026-11-24" in result.output
    result = run(data, "new", "--body", "exmpl", "--scheme", "hspm", *NEW, *what, "--dry-run")
    assert "R604 warning: --scope: 'manufacture' of 'frames' is in the activities, but not in the text" in result.output


SITE_OPTIONS = (
    *("--type", "production", "--street", "2 Road", "--city", "Sampleton", "--country", "TW"),
    *("--at-this-location", "Manufacture of Lens", "--activities", "manufacture: lens"),
)


@pytest.mark.parametrize(
    ("renewed", "issued", "wanted"),
    [
        (None, "2025-06-02", ("2024-03-18", "2027-03-17")),
        (None, "2026-11-24", ("2024-03-18", "2027-03-17")),
        ("2026-10-01", "2026-11-02", ("2027-03-18", "2030-03-17")),
        ("2026-10-01", "2025-06-02", ("2024-03-18", "2027-03-17")),
    ],
)
def test_site_joins_the_cycle_of_its_master(
    data: Path, renewed: str | None, issued: str, wanted: tuple[str, str]
) -> None:
    """A site that is added later lies in the cycle its master was in on that day, and nothing is found but a renewal
    that it missed."""
    if renewed:
        assert run(data, "renew", "iecqhexmpl240012", "--issued", renewed).exit_code == 0
    result = run(data, "add-site", "iecqhexmpl240012", *SITE_OPTIONS, "--issued", issued)
    assert result.exit_code == 0, result.output
    site = loading.read_directory(data).directory.by_number["IECQ-H EXMPL 24.0012-02"]
    assert wanted == (str(site.issues[0].cycle_start), str(site.issues[0].expires))
    missed = {"R513"} if issued == "2025-06-02" and renewed else set()
    assert missed == set(re.findall(r"R[0-9]{3}", result.output))


def test_site_of_a_family_taken_over_has_a_number_of_its_new_body(data: Path) -> None:
    """The body that adds the site allots its number, not the one that the family came from."""
    assert run(data, "transfer", "iecqhexmpl240012", "--to", "mihon", "--date", "2026-11-02").exit_code == 0
    result = run(data, "add-site", "iecqhexmpl240012", *SITE_OPTIONS)
    assert result.exit_code == 0, result.output
    assert "+number: IECQ-H MHNJP 26." in result.output
    assert "R1" not in result.output
    assert build.check(data, AS_OF).errors == ()


@pytest.mark.parametrize(
    ("commands", "said"),
    [
        (
            (("suspend", "--reason", "fees"),),
            "it is suspended since 2026-11-02\n  hint: restore it first: certdir restore",
        ),
        ((("withdraw", "--reason", "misuse"),), "it is withdrawn since 2026-11-02\n  hint: whoever is certified again"),
        ((("cancel",),), "it is cancelled since 2026-11-02\n"),
    ],
)
def test_no_site_joins_what_has_ended(data: Path, commands: tuple[tuple[str, ...], ...], said: str) -> None:
    """One refusal comes before any question."""
    for name, *more in commands:
        assert run(data, name, "iecqhexmpl240012", *more, "--date", "2026-11-02").exit_code == 0
    result = run(data, "add-site", "iecqhexmpl240012")
    assert result.exit_code == 2
    assert f"no site can join IECQ-H EXMPL 24.0012: {said}" in result.output
    assert "is missing" not in result.output


@pytest.mark.parametrize("command", [("withdraw", "--reason", "site-closed"), ("cancel",)])
def test_site_leaves_its_family_alone(data: Path, command: tuple[str, ...]) -> None:
    """The master has a new issue in the same cycle without what only that site did, and all is sound."""
    scope = "Design of LED Frames and Lens; Manufacture of LED Frames"
    result = run(data, command[0], "iecqhexmpl24001201", *command[1:], "--scope", scope, "--date", "2026-11-02")
    assert result.exit_code == 0, result.output
    assert "IECQ-H EXMPL 24.0012 has a new issue without 'manufacture' of 'lens'" in result.output
    checked = build.check(data, AS_OF)
    assert checked.errors == ()
    site, master = (checked.directory.by_number[f"IECQ-H EXMPL 24.0012{tail}"] for tail in ("-01", ""))
    first, newest = master.issues
    assert ("2026-11-02", scope, first.counts_from, first.expires) == (
        str(newest.issued), newest.scope, newest.cycle_start, newest.expires,
    )  # fmt: skip
    assert [(one.activity, one.products) for one in newest.scope_activities] == [
        ("design", ("LED frames", "lens")),
        ("manufacture", ("LED frames",)),
    ]
    assert (len(site.status), len(master.status)) == (2, 1)


def test_scope_of_the_rest_is_asked_for_and_said_on_every_site_that_repeats_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site that says the scope of the family gets the new one too; what another site does as well is not lost."""
    whole = "Design and Manufacture of LED Frames and Lens"
    assert run(data, "add-site", "iecqhexmpl240012", *SITE_OPTIONS, "--issued", "2026-10-01").exit_code == 0
    before = contents(data)
    assert run(data, "withdraw", "iecqhexmpl24001201", "--reason", "site-closed").exit_code == 0
    assert list(changed(before, contents(data))) == [SITE]
    frames = [*SITE_OPTIONS[:-3], "Manufacture of LED Frames", "--activities", "manufacture: LED frames"]
    assert run(data, "add-site", "iecqhexmpl240012", *frames, "--issued", "2026-10-02").exit_code == 0
    third = data.parent / SITE.replace("-01.yaml", "-03.yaml")
    text = third.read_text("utf-8")
    third.write_text(text.replace("    at_this_location", f"    scope: {whole}\n    at_this_location"), "utf-8")
    monkeypatch.setattr(options, "can_ask", lambda: True)
    words = "Design of LED Frames and Lens; Manufacture of LED Frames"
    result = run(data, "withdraw", "iecqhexmpl24001202", "--reason", "site-closed", answers=f"{words}\n")
    assert result.exit_code == 0, result.output
    found = build.check(data, AS_OF)
    assert found.errors == ()
    assert words == found.directory.by_number["IECQ-H EXMPL 24.0012-03"].issues[-1].scope


def test_slips_at_the_keyboard_have_a_way_out(data: Path) -> None:
    """A letter for a figure, a country by its name, a type that no master has, a reason that is not so."""
    assert "did you mean 'IECQ-H EXMPL 24.0012'?" in run(data, "suspend", "iecqhexmpl240O12", "--reason", "fees").output
    shared = ("new", "--role", "master", "--body", "exmpl", "--scheme", "hspm")
    said = run(data, *shared, "--type", "laboratory", "--country", "taiwan").output
    assert "--type: 'laboratory' cannot stand here\n  hint: use one of: head-office, system-control-point\n" in said
    assert "--country" not in said
    refused = run(data, "withdraw", "iecqhexmpl24001201", "--reason", "master-status")
    assert refused.exit_code == 2
    assert "'master-status' is not so, as the master IECQ-H EXMPL 24.0012 is current" in refused.output


def test_renewal_is_not_entered_long_ahead(data: Path) -> None:
    """Months before its day it is refused, whoever types it; a week before, it is taken."""
    before = contents(data)
    result = run(data, "renew", "iecqhexmpl240012", "--issued", "2027-02-22")
    assert (2, before) == (result.exit_code, contents(data))
    assert "--issued: 2027-02-22 is 90 days ahead" in result.output
    assert run(data, "renew", "iecqhexmpl240012", "--issued", "2026-12-01").exit_code == 0


def test_same_certificate_is_entered_twice_only_when_meant(data: Path) -> None:
    """Typed again, a new record is refused by the number of the first; with --again it has a number of its own."""
    what = ("--activities", "manufacture: lens", "--scope", "Manufacture of Lens")
    command = ("new", "--body", "exmpl", "--scheme", "hspm", *NEW, *what)
    assert run(data, *command).exit_code == 0
    before = contents(data)
    refused = run(data, *command)
    assert (2, before) == (refused.exit_code, contents(data))
    assert "IECQ-H EXMPL 26.0046 says the same: holder, site, scheme, day and what is done" in refused.output
    assert run(data, *command, "--again").exit_code == 0


def test_renewal_with_another_scope(data: Path) -> None:
    """The master's new issue says what was given; a site that gained nothing is renewed for no such reason."""
    scope = (
        "--scope",
        GROWN,
        "--scope-activities",
        "design: LED frames, lens; manufacture: LED frames, lens, reflectors",
    )
    here = ("--activities", "design: LED frames, lens; manufacture: LED frames, reflectors")
    reason = ("--reason", "Renewal, scope extended by reflectors")
    before = contents(data)
    refused = run(data, "renew", "iecqhexmpl24001201", "--scope", GROWN)
    assert (2, before) == (refused.exit_code, contents(data))
    words = ("--at-this-location", "Design of LED Frames and Lens; Manufacture of LED Frames and Reflectors")
    result = run(data, "renew", "iecqhexmpl240012", *scope, *here, *words, *reason)
    assert result.exit_code == 0, result.output
    checked = build.check(data, AS_OF)
    assert checked.errors == ()
    site, master = (checked.directory.by_number[f"IECQ-H EXMPL 24.0012{tail}"].issues[-1] for tail in ("-01", ""))
    assert (GROWN, words[1], reason[1], "Renewal") == (
        master.scope, master.at_this_location, master.reason, site.reason,
    )  # fmt: skip
    assert ("manufacture", "reflectors") in [pair for one in master.activities for pair in one.pairs]
    assert site.expires == master.expires


def test_renewal_of_a_suspended_record_says_that_it_stays_so(data: Path) -> None:
    """A renewal does not restore."""
    run(data, "suspend", "iecqhexmpl240012", "--reason", "fees", "--date", "2026-11-02")
    result = run(data, "renew", "iecqhexmpl240012")
    assert result.exit_code == 0, result.output
    assert 'note: IECQ-H EXMPL 24.0012 stays suspended; "certdir restore" makes it current again' in result.output


def test_second_withdrawal_has_nothing_to_do(data: Path) -> None:
    """The plain reason is told, not the rule on the order of days."""
    assert run(data, "withdraw", "iecqhexmpl240012", "--reason", "misuse").exit_code == 0
    result = run(data, "withdraw", "iecqhexmpl240012", "--reason", "misuse")
    assert result.exit_code == 2
    assert "is already withdrawn, since 2026-11-24\n  hint: there is nothing to do" in result.output
    assert "cannot be renewed: it is withdrawn" in run(data, "renew", "iecqhexmpl240012").output


def test_record_between_braces_is_left_to_people() -> None:
    """A layout that no line can be put into is refused, not guessed at."""
    with pytest.raises(DirectoryError) as raised:
        record.with_entry("{status: [{date: 2024-03-18, to: current}]}\n", "status", {"date": AS_OF, "to": "suspended"})
    assert "between braces" in raised.value.message


def test_statuses_of_the_steps_are_those_of_the_model() -> None:
    """Every command leads to a status that can be reached."""
    assert {to for allowed in timeline.TRANSITIONS.values() for to in allowed} == {
        "current", "suspended", "withdrawn", "cancelled",
    }  # fmt: skip
