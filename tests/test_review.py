"""``certdir review`` on real git repositories: the change as a decision, the most serious first."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from given import AS_OF
from repositories import Step, append, edit, git, propose, remove, sound_repository, write
from test_authorize import CONNECTOR, ESD, EXMPL, MASTER, OPERATOR, SITE, THEIRS
from test_recipes import NEWCO

from generator import cli
from generator.changes.review import MOST_CHARACTERS


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sound directory on ``main``; proposals are commits of their own and change nothing there."""
    return sound_repository(tmp_path_factory.mktemp("review"))


def review(repository: Path, *steps: Step, options: tuple[str, ...] = ()) -> str:
    """What a reviewer reads of a change."""
    head = propose(repository, *steps)
    command = ["review", "--repository", str(repository), "--base", "main", "--head", head, "--as-of", str(AS_OF)]
    result = CliRunner().invoke(cli.main, [*command, *options])
    assert result.exit_code == 0, result.output
    return result.output


RENEWAL = """\
  - issue: 1
    issued: 2026-11-20
    expires: 2029-11-19
    standards: [IECQ QC 080000:2017]
    scope: Design and Manufacture of LED Frames
    scope_activities:
      - {activity: design, products: [LED frames]}
      - {activity: manufacture, products: [LED frames]}
    at_this_location: Design and Manufacture of LED Frames
    activities:
      - {activity: design, products: [LED frames]}
      - {activity: manufacture, products: [LED frames]}
    reason: Renewal
status:
"""


def test_change_reads_as_decisions(repository: Path) -> None:
    """Status, expiry and scope in words, what is lost before what is new, with a link to the page as it would be."""
    shown = review(
        repository,
        edit(MASTER, "status:\n", RENEWAL),
        append(SITE, "  - {date: 2026-11-20, to: withdrawn, reason: nonconformity}\n"),
        options=(f"--actor={EXMPL}", "--preview=https://preview.example/7/"),
    )
    lines = [line for line in shown.splitlines() if line.startswith("* **")]
    assert lines == [
        "* **IECQ-H EXMPL 24.0012-01** (Example Lumen Co., Ltd.): current → withdrawn from 2026-11-20 (requirements were not met and not put right in time)"
        " [preview](https://preview.example/7/certificates/iecq-h-exmpl-24-0012-01.html)",
        "* **IECQ-H EXMPL 24.0012** (Example Lumen Co., Ltd.): scope loses 'design' of 'lens', 'manufacture' of 'lens';"
        " this site loses 'design' of 'lens'; expiry 2027-03-17 → 2029-11-19; issue 1 of 2026-11-20: Renewal"
        " [preview](https://preview.example/7/certificates/iecq-h-exmpl-24-0012.html)",
    ]
    assert shown.startswith("## 2 records of exmpl\n\n**Risk: high.**\n")
    assert "* Yes. Proposed by a maintainer of exmpl.\n" in shown


def test_suspension_is_of_medium_risk(repository: Path) -> None:
    """It can be taken back, and people rely on it all the same."""
    shown = review(repository, append(CONNECTOR, "  - {date: 2026-11-20, to: suspended, reason: fees}\n"))
    assert "**Risk: medium.**" in shown
    assert "current → suspended from 2026-11-20 (fees were not paid)" in shown


def test_comment_alone_is_of_low_risk(repository: Path) -> None:
    """Nothing that is recorded is different."""
    shown = review(repository, edit(CONNECTOR, "scheme: ac", "scheme: ac  # as printed"))
    assert "**Risk: low.**" in shown
    assert "comments and layout only" in shown


def test_refusal_is_said_first_and_whole(repository: Path) -> None:
    """Who proposed it, why not, and at which line."""
    shown = review(repository, append(THEIRS, "# mine now\n"), options=(f"--actor={EXMPL}",))
    assert "**Risk: high, and not allowed as it is.**" in shown
    assert (
        f"* Not yet, see below. Proposed by a maintainer of exmpl.\n* error A102 `{THEIRS}:1`: this record is in the folder of 'mihon'"
        in shown
    )


def test_removed_and_unreadable_records_come_first(repository: Path) -> None:
    """What would be missing afterwards is the most serious."""
    shown = review(repository, remove(CONNECTOR), write(ESD, "a: [\n"))
    lines = [line for line in shown.splitlines() if line.startswith("* ")]
    assert lines[0].endswith("cannot be read as a record")
    assert lines[1] == "* **IECQ-C EXMPL 24.0042** (Boyan Connector Co., Ltd.): would be removed"


def test_findings_of_the_outcome_are_shown(repository: Path) -> None:
    """Whatever the check would newly find, and then it is not merged, whoever proposed it."""
    shown = review(repository, edit(CONNECTOR, "country: TW", "country: XX"))
    assert (
        f"### Newly found by the check\n\n* error R207 `{CONNECTOR}:16`: 'XX' is not a country of ISO 3166-1" in shown
    )


def test_errors_stand_in_the_way(repository: Path) -> None:
    """A change that its author may make is still no change to merge."""
    mistyped = append(CONNECTOR, "  - {date: 2026-11-20, to: suspended, reason: feez}\n")
    shown = review(repository, mistyped, options=(f"--actor={EXMPL}",))
    assert "**Risk: high, and the check finds errors.**" in shown
    assert "* Not yet: the check finds errors. Proposed by a maintainer of exmpl.\n" in shown


def test_what_follows_for_other_records_is_shown(repository: Path) -> None:
    """A master that is withdrawn alone leaves a site that is still current."""
    shown = review(repository, append(MASTER, "  - {date: 2026-11-20, to: withdrawn, reason: nonconformity}\n"))
    assert f"* warning R515 `{SITE}:" in shown


def test_correction_is_shown_field_by_field(repository: Path) -> None:
    """A second operator sees what would be put right."""
    shown = review(
        repository,
        edit(CONNECTOR, "expires: 2027-10-06", "expires: 2027-10-05"),
        edit(ESD, "type: laboratory", "type: office"),
    )
    assert "published issue 0: expires '2027-10-06' → '2027-10-05'" in shown
    assert "site type 'laboratory' → 'office'" in shown


def test_files_of_operators_are_listed(repository: Path) -> None:
    """Code and register are told apart from records."""
    shown = review(repository, append("generator/cli.py", "x\n"), options=(f"--actor={OPERATOR}",))
    assert "### Only operators change these\n\n* `generator/cli.py` changed\n" in shown
    assert "**Risk: high.**" in shown


def test_text_of_a_change_stays_text(repository: Path) -> None:
    """No picture, link, heading or call by name comes out of a record."""
    name = 'name: "![x](https://evil.example) @iecq <img src=x> `a` # b"'
    shown = review(repository, edit(CONNECTOR, "name: Boyan Connector Co., Ltd.", name))
    assert "@iecq" not in shown
    assert "\\!\\[" in shown or "!\\[x\\]" in shown
    assert "<img" not in shown.replace("\\<img", "")


def test_long_review_is_cut_where_a_forge_would_refuse_it(repository: Path) -> None:
    """A change of thousands of lines still has a comment, with its end said."""
    steps = [write(f"docs/{number}-{'x' * 150}.md", "x\n") for number in range(500)]
    shown = review(repository, *steps)
    assert len(shown) <= MOST_CHARACTERS
    assert "and more:" in shown.splitlines()[-1]


def test_branch_without_changes_says_so(repository: Path) -> None:
    """An empty change is no puzzle."""
    assert review(repository).startswith("## Nothing changes\n")


def test_conflict_is_said_instead(tmp_path: Path) -> None:
    """There is no outcome to show."""
    root = sound_repository(tmp_path)
    head = propose(root, append(CONNECTOR, "  - {date: 2026-11-20, to: suspended, reason: fees}\n"))
    other = append(CONNECTOR, "  - {date: 2026-11-21, to: cancelled, reason: holder-request}\n")
    git(root, "merge", "--quiet", "--ff-only", propose(root, other))
    result = CliRunner().invoke(cli.main, ["review", "--repository", str(root), "--base=main", f"--head={head}"])
    assert result.output.startswith("## This cannot be merged as it is\n")


def test_change_of_the_register_says_who_may_do_what(repository: Path) -> None:
    """A body that comes with its codes, approvals and accounts; an account more or less is a line of its own."""
    shown = review(
        repository,
        write("data/bodies/newco.yaml", NEWCO),
        edit("data/bodies/exmpl.yaml", "maintainers: [999000000101", "maintainers: [999000000777"),
        options=(f"--actor={OPERATOR}",),
    )
    assert (
        """\
* `data/bodies/exmpl.yaml` changed
    * maintainers: without 999000000101
    * maintainers: with 999000000777
* `data/bodies/newco.yaml` added
    * new body: Newco Certification Ltd (Newco), York, GB
    * codes: NEWCO
    * approved for: hspm from 2026-11-02
    * accounts that may change its records: 999000000901, 999000000902
"""
        in shown
    )
