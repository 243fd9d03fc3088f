"""``certdir authorize`` on real git repositories: who may change what, and what of a record is history."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from given import AS_OF
from repositories import append, edit, git, link, mode, move, propose, remove, sound_repository, write

from generator import build, cli
from generator.changes.decision import Decision, decide

OPERATOR, SECOND_OPERATOR, STRANGER = 999000000001, 999000000002, 123456
EXMPL, SECOND_EXMPL, MIHON = 999000000101, 999000000102, 999000000301
C = "data/certificates"
CONNECTOR = f"{C}/exmpl/2024/iecq-c-exmpl-24-0042.yaml"
MASTER = f"{C}/exmpl/2024/iecq-h-exmpl-24-0012.yaml"
SITE = f"{C}/exmpl/2024/iecq-h-exmpl-24-0012-01.yaml"
ESD = f"{C}/exmpl/2020/iecq-esd-exmpl-20-0050.yaml"
THEIRS = f"{C}/mihon/2024/iecq-esd-mhnjp-24-0006.yaml"
WATCHED = f"{C}/mihon/2023/iecq-h-mhnjp-23-0018.yaml"
ENDED = f"{C}/nrthq/2016/iecq-h-nrthq-16-0004.yaml"
SUSPEND = "  - {date: 2026-11-20, to: suspended, reason: fees}\n"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sound directory on ``main``; proposals are commits of their own and change nothing there."""
    return sound_repository(tmp_path_factory.mktemp("authority"))


def decided(repository: Path, head: str, actor: int, *approvers: int, base: str = "main") -> Decision:
    """The decision on the day of the tests."""
    return decide(repository, base, head, actor, approvers, AS_OF)


def codes(decision: Decision) -> list[str]:
    """The codes of what stands in the way, each once."""
    return sorted({finding.code for finding in decision.findings if finding.severity == "error"})


def append_status(path: str, entry: str = SUSPEND) -> Callable[[Path], object]:
    """A new entry at the end of ``status``; in the examples that is the end of the file."""
    return append(path, entry)


SCENARIOS = {
    # what a body's maintainer may do
    "suspends an own certificate": (EXMPL, [append_status(CONNECTOR)], []),
    "adds an own record": (EXMPL, [write(f"{C}/exmpl/2026/iecq-h-exmpl-26-0099.yaml", "kind: x\n")], ["A111"]),
    "puts a comment behind a value": (EXMPL, [edit(CONNECTOR, "scheme: ac", "scheme: ac  # as printed")], []),
    "changes nothing": (EXMPL, [], []),
    "changes two own records": (EXMPL, [append_status(MASTER), append_status(CONNECTOR)], ["A303"]),
    # whose a record is
    "changes another body's record": (EXMPL, [append_status(THEIRS)], ["A102"]),
    "names itself maintainer of the other body": (
        EXMPL,
        [edit("data/bodies/mihon.yaml", "[999000000301, ", f"[{EXMPL}, "), append_status(THEIRS)],
        ["A102", "A103"],
    ),
    "names itself operator": (
        STRANGER,
        [edit("data/directory.yaml", "[999000000001,", f"[{STRANGER}, 999000000001,"), append_status(THEIRS)],
        ["A101"],
    ),
    "writes its own id into another's record": (EXMPL, [edit(THEIRS, "body: mihon", "body: exmpl")], ["A102", "A205"]),
    "moves another's record into its folder": (
        EXMPL,
        [move(THEIRS, THEIRS.replace("/mihon/", "/exmpl/"))],
        ["A102", "A108"],
    ),
    "moves its own record to another body": (
        EXMPL,
        [move(CONNECTOR, CONNECTOR.replace("/exmpl/", "/mihon/"))],
        ["A102", "A108"],
    ),
    "comes from an unknown account": (STRANGER, [append_status(CONNECTOR)], ["A101"]),
    "changes its own and another's": (EXMPL, [append_status(CONNECTOR), append_status(THEIRS)], ["A102"]),
    "makes a folder for a body that is not there": (
        EXMPL,
        [write(f"{C}/newco/2026/x.yaml", "a: b\n")],
        ["A102", "A111"],
    ),
    # what only operators change
    "adds an approval to its own body": (
        EXMPL,
        [edit("data/bodies/exmpl.yaml", "maintainers:", "# approved\nmaintainers:")],
        ["A103"],
    ),
    "changes a scheme": (EXMPL, [append("data/schemes/hspm.yaml", "# x\n")], ["A103"]),
    "adds a word to a vocabulary": (EXMPL, [append("data/vocabularies/activities.yaml", "# x\n")], ["A103"]),
    "changes the program": (EXMPL, [write("generator/cli.py", "print('all is well')\n")], ["A103"]),
    "changes the workflow that checks it": (EXMPL, [write(".github/workflows/check.yml", "on: push\n")], ["A103"]),
    "changes who owns the workflow": (EXMPL, [write(".github/CODEOWNERS", "* @me\n")], ["A103"]),
    "changes a page": (EXMPL, [append("docs/index.md", "Buy here.\n")], ["A103"]),
    "adds a file at the root": (EXMPL, [write("index.html", "<p>\n")], ["A103"]),
    "adds a git attribute": (EXMPL, [write(".gitattributes", "* merge=ours\n")], ["A103"]),
    # what a file is
    "leaves notes in its folder": (EXMPL, [write(f"{C}/exmpl/2024/notes.txt", "x\n")], ["A104", "A111"]),
    "leaves a record outside of a year": (
        EXMPL,
        [write(f"{C}/exmpl/iecq-h-exmpl-26-0099.yaml", "a: b\n")],
        ["A104", "A111"],
    ),
    "puts a link in place of a record": (
        EXMPL,
        [link(CONNECTOR, "../../mihon/2024/iecq-esd-mhnjp-24-0006.yaml")],
        ["A105", "A111"],
    ),
    "adds a link to a folder": (EXMPL, [link(f"{C}/exmpl/2026/iecq-h-exmpl-26-0099.yaml", "/etc")], ["A105", "A111"]),
    "marks a record as a program": (EXMPL, [mode(CONNECTOR, 0o755)], ["A105"]),
    "adds a twin in capitals": (
        EXMPL,
        [write(f"{C}/exmpl/2024/IECQ-C-EXMPL-24-0042.yaml", "a: b\n")],
        ["A104", "A106", "A111"],
    ),
    "adds a folder that is a twin": (EXMPL, [write(f"{C}/Exmpl/2024/x.yaml", "a: b\n")], ["A102", "A106", "A111"]),
    "adds more files than anybody reviews": (
        EXMPL,
        [write(f"{C}/exmpl/2025/iecq-h-exmpl-25-{number:04}.yaml", "a: b\n") for number in range(501)],
        ["A107", "A111", "A304"],
    ),
    # what is history
    "deletes a record": (EXMPL, [remove(CONNECTOR)], ["A108"]),
    "renames a record": (EXMPL, [move(CONNECTOR, CONNECTOR.replace("0042", "0043"))], ["A108", "A302"]),
    "moves a published expiry": (EXMPL, [edit(CONNECTOR, "expires: 2027-10-06", "expires: 2027-10-05")], ["A201"]),
    "changes a published scope": (
        EXMPL,
        [edit(ESD, "scope: Test of Integrated", "scope: Test of integrated")],
        ["A201"],
    ),
    "changes a published status": (EXMPL, [edit(CONNECTOR, "date: 2024-10-07, to", "date: 2024-10-08, to")], ["A202"]),
    "changes the number": (EXMPL, [edit(CONNECTOR, "EXMPL 24.0042", "EXMPL 24.0043")], ["A203"]),
    "changes the scheme": (EXMPL, [edit(CONNECTOR, "scheme: ac", "scheme: hspm")], ["A203"]),
    "changes the holder": (EXMPL, [edit(CONNECTOR, "name: Boyan", "name: Noyab")], ["A203"]),
    "changes the holder's name in its own script": (
        EXMPL,
        [edit(ESD, "name_local: 瓊嶼半導體", "name_local: 泊硯半導體")],
        ["A203"],
    ),
    "adds a record of two years ago": (
        EXMPL,
        [
            move(CONNECTOR, CONNECTOR.replace("0042", "0043")),
            edit(CONNECTOR.replace("0042", "0043"), "24.0042", "24.0043"),
            lambda root: git(root, "checkout", "--quiet", "HEAD", "--", CONNECTOR),
        ],
        ["A302"],
    ),
    "moves a site without a word": (
        EXMPL,
        [edit(SITE, "street: 27 Specimen Street", "street: 1 Hanoi Street")],
        ["A305"],
    ),
    "changes the first day": (EXMPL, [edit(CONNECTOR, "originally_issued: 2024", "originally_issued: 2023")], ["A203"]),
    "gives a site another master": (
        EXMPL,
        [edit(SITE, "master: IECQ-H EXMPL 24.0012", "master: IECQ-H EXMPL 24.0011")],
        ["A203"],
    ),
    "takes a surveillance back": (MIHON, [edit(WATCHED, "2024-04-15, ", "")], ["A204"]),
    "hands a record to another body in place": (EXMPL, [edit(CONNECTOR, "body: exmpl", "body: mihon")], ["A205"]),
    "breaks a record": (EXMPL, [write(CONNECTOR, "a: [\n")], ["A111"]),
    "speaks for a body that has ended": (EXMPL, [append_status(ENDED)], ["A102"]),
    # what needs a second person
    "dates a suspension far back": (
        EXMPL,
        [append_status(CONNECTOR, "  - {date: 2026-03-01, to: suspended, reason: fees}\n")],
        ["A302"],
    ),
    # what operators may do
    "operator adds an approval": (OPERATOR, [append("data/bodies/exmpl.yaml", "# looked at\n")], []),
    "operator changes the program": (OPERATOR, [append("generator/cli.py", "x\n")], []),
    "operator adds a script that runs": (
        OPERATOR,
        [write("tests/run.sh", "#!/bin/sh\n"), mode("tests/run.sh", 0o755)],
        [],
    ),
    "operator adds a link": (OPERATOR, [link("docs/x.md", "/etc/passwd")], ["A105"]),
    "operator deletes a record": (OPERATOR, [remove(CONNECTOR)], ["A108"]),
    "operator rewrites history without a word": (
        OPERATOR,
        [edit(CONNECTOR, "expires: 2027-10-06", "expires: 2027-10-05")],
        ["A201"],
    ),
    "operator transfers a record": (
        OPERATOR,
        [
            edit(CONNECTOR, "body: exmpl", "body: mihon"),
            append(CONNECTOR, "transfers:\n  - {date: 2026-11-20, from: exmpl, to: mihon}\n"),
            move(CONNECTOR, CONNECTOR.replace("/exmpl/", "/mihon/")),
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_scenario_has_its_verdict(repository: Path, name: str) -> None:
    """Each change is allowed, or refused for its own reason and no other."""
    actor, steps, expected = SCENARIOS[name]
    assert expected == codes(decided(repository, propose(repository, *steps), actor))


def test_every_code_has_a_scenario() -> None:
    """There are more than fifty, and no code is shown to anybody without one, here or in a test below."""
    assert len(SCENARIOS) > 50
    shown = {code for _, _, expected in SCENARIOS.values() for code in expected}
    below = {"A109", "A110", "A301"}
    assert {code for code in build.explanations() if code.startswith("A")} == shown | below


def test_submodule_is_refused(repository: Path) -> None:
    """A module of another repository brings along what nobody here has looked at."""
    commit = git(repository, "rev-parse", "main")

    def step(root: Path) -> None:
        git(root, "update-index", "--add", "--cacheinfo", f"160000,{commit},{C}/exmpl/2031")

    git(repository, "checkout", "--quiet", "--detach", "main")
    step(repository)
    git(repository, "commit", "--quiet", "--message=Module")
    head = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "--quiet", "--force", "main")
    assert "A105" in codes(decided(repository, head, EXMPL))


def test_maintainer_of_an_ended_body_changes_nothing(tmp_path: Path) -> None:
    """Its records are the operators' to keep."""
    root = sound_repository(tmp_path)
    end = edit("data/bodies/mihon.yaml", "to: accepted}", "to: accepted}\n  - {date: 2026-06-01, to: ended}")
    git(root, "merge", "--quiet", "--ff-only", propose(root, end))
    assert codes(decided(root, propose(root, append_status(THEIRS)), MIHON)) == ["A110"]


def test_authority_is_that_of_main_today(tmp_path: Path) -> None:
    """Somebody who was a maintainer when the branch began, and is none any more, changes nothing."""
    root = sound_repository(tmp_path)
    head = propose(root, append_status(CONNECTOR))
    assert codes(decided(root, head, SECOND_EXMPL)) == []
    gone = edit("data/bodies/exmpl.yaml", "[999000000101, 999000000102]", "[999000000101]")
    git(root, "merge", "--quiet", "--ff-only", propose(root, gone))
    assert codes(decided(root, head, SECOND_EXMPL)) == ["A101"]


def test_what_both_changed_has_to_be_settled_first(tmp_path: Path) -> None:
    """What would be published cannot be told while the two are at odds."""
    root = sound_repository(tmp_path)
    head = propose(root, append_status(CONNECTOR))
    other = append_status(CONNECTOR, "  - {date: 2026-11-21, to: cancelled, reason: holder-request}\n")
    git(root, "merge", "--quiet", "--ff-only", propose(root, other))
    decision = decided(root, head, EXMPL)
    assert codes(decision) == ["A109"]
    assert decision.findings[0].place.path == CONNECTOR


def test_compared_is_what_merging_makes(tmp_path: Path) -> None:
    """A branch that is behind main does not seem to take back what others did meanwhile."""
    root = sound_repository(tmp_path)
    head = propose(root, append_status(CONNECTOR))
    git(root, "merge", "--quiet", "--ff-only", propose(root, append_status(THEIRS)))
    decision = decided(root, head, EXMPL)
    assert [change.path for change in decision.comparison.files] == [CONNECTOR]
    assert decision.is_allowed


@pytest.mark.parametrize(
    ("approver", "allowed"),
    [(EXMPL, False), (SECOND_EXMPL, True), (OPERATOR, True), (MIHON, False), (STRANGER, False)],
)
def test_second_person_is_another_of_the_body_or_an_operator(repository: Path, approver: int, allowed: bool) -> None:
    """Nobody agrees with themselves, and no other body decides."""
    back_dated = append_status(CONNECTOR, "  - {date: 2026-03-01, to: suspended, reason: fees}\n")
    assert allowed is decided(repository, propose(repository, back_dated), EXMPL, approver).is_allowed


def test_correction_needs_a_reason_and_another_operator(repository: Path) -> None:
    """An operator who says why can put history right, and not alone; nobody else can."""
    wrong = edit(CONNECTOR, "name: Boyan", "name: Boyang")
    head = propose(repository, wrong, message="Spelling\n\nCorrection: as on the paper")
    assert codes(decided(repository, head, OPERATOR)) == ["A301"]
    assert not decided(repository, head, OPERATOR, EXMPL).is_allowed
    assert decided(repository, head, OPERATOR, SECOND_OPERATOR).is_allowed
    assert "A203" in codes(decided(repository, head, EXMPL, SECOND_EXMPL))


def _withdraw_everything(root: Path) -> None:
    for path in (root / C / "exmpl").rglob("*.yaml"):
        text = path.read_text("utf-8")
        if "to: current}\n" in text[-30:]:
            path.write_text(text + "  - {date: 2026-11-20, to: withdrawn, reason: nonconformity}\n", "utf-8")


def test_mass_ending_is_stopped_and_one_revert_undoes_it(tmp_path: Path) -> None:
    """A program's slip that ends a body's records waits for a second person, an operator's too; when it was let
    through all the same, one revert brings every record back to the letter."""
    root = sound_repository(tmp_path)
    before = {path: path.read_bytes() for path in (root / "data").rglob("*.yaml")}
    head = propose(root, _withdraw_everything)
    for actor in (EXMPL, OPERATOR):
        assert codes(decided(root, head, actor)) == ["A303"]
    git(root, "merge", "--quiet", "--no-ff", "--message=Merge", head)
    assert before != {path: path.read_bytes() for path in (root / "data").rglob("*.yaml")}

    git(root, "checkout", "--quiet", "--detach", "main")
    git(root, "revert", "--no-edit", "--mainline=1", "main")
    git(root, "commit", "--quiet", "--amend", "--message=Undo\n\nCorrection: a program ended records by mistake")
    undo = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "--quiet", "main")
    assert not decided(root, undo, OPERATOR).is_allowed
    assert decided(root, undo, OPERATOR, SECOND_OPERATOR).is_allowed
    git(root, "merge", "--quiet", "--ff-only", undo)
    assert before == {path: path.read_bytes() for path in (root / "data").rglob("*.yaml")}


def authorize(repository: Path, head: str, *options: str) -> Result:
    """Run the command as a laptop or a forge does."""
    day = ["--as-of", str(AS_OF)]
    return CliRunner().invoke(
        cli.main, ["authorize", "--repository", str(repository), "--base", "main", "--head", head, *day, *options]
    )


def test_command_says_yes_and_for_whom(repository: Path) -> None:
    """Exit code 0, and one line that says why."""
    result = authorize(repository, propose(repository, append_status(CONNECTOR)), f"--actor={EXMPL}")
    assert f"allowed: {EXMPL} is a maintainer of exmpl; 1 file would change\n" == result.output
    assert result.exit_code == 0


def test_command_says_no_with_place_and_way_out(repository: Path) -> None:
    """Exit code 1, the entry that was changed, and what to do."""
    head = propose(repository, edit(CONNECTOR, "expires: 2027-10-06", "expires: 2027-10-05"))
    result = authorize(repository, head, f"--actor={EXMPL}")
    assert result.output == (
        f"{CONNECTOR}:21:14: A201 'expires' of entry 1 of 'issues' was '2027-10-06' and would become '2027-10-05'\n"
        "  hint: put it back and add a new entry; an operator can put it right, with a line 'Correction: …' at the end of the commit message\n"
        "\n1 error in 1 file; .venv/bin/certdir explain CODE says why\n"
        f"not allowed as it is: {EXMPL} is a maintainer of exmpl; 1 file would change\n"
    )
    assert result.exit_code == 1


def test_command_speaks_to_forges_and_programs(repository: Path) -> None:
    """The same findings as annotations and as JSON."""
    head = propose(repository, append_status(THEIRS))
    assert authorize(repository, head, f"--actor={EXMPL}", "--format=github").output.startswith(
        f"::error file={THEIRS},line=1,col=1,title=A102::"
    )
    assert [
        one["code"] for one in json.loads(authorize(repository, head, f"--actor={EXMPL}", "--format=json").output)
    ] == ["A102"]


@pytest.mark.parametrize("head", ["no-such-branch", "--output=x"])
def test_unknown_revision_is_wrong_use(repository: Path, head: str) -> None:
    """Exit code 2, never 0: what cannot be compared is not allowed."""
    result = authorize(repository, f"{head}", f"--actor={EXMPL}")
    assert result.exit_code == 2
    assert "hint: name a branch, tag or commit" in result.output


def test_names_of_any_bytes_are_shown_as_escapes(repository: Path) -> None:
    """A name that looks like a command to the forge stays a name."""
    odd = f"{C}/exmpl/2024/a\n::error::b\x1b.yaml"
    result = authorize(repository, propose(repository, write(odd, "x\n")), f"--actor={EXMPL}", "--format=github")
    assert all(line.startswith("::error file=") for line in result.output.splitlines())
    assert "\x1b" not in result.output


def test_limits_of_days_are_days(repository: Path) -> None:
    """Ninety days back is accepted, ninety-one need a second person."""
    for days, expected in ((90, []), (91, ["A302"])):
        day = AS_OF - datetime.timedelta(days=days)
        entry = f"  - {{date: {day}, to: suspended, reason: fees}}\n"
        assert expected == codes(decided(repository, propose(repository, append_status(CONNECTOR, entry)), EXMPL))
