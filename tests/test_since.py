"""``certdir check --since REV`` on real git repositories: it reads less and finds the same."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from given import AS_OF, SOUND
from test_examples import EXAMPLES, change

from generator import build, cli, rules
from generator.model.findings import DirectoryError

LED = "certificates/exmpl/2024/iecq-h-exmpl-24-0012"


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody who has no settings of their own."""
    identity = ["-c", "user.name=A Clerk", "-c", "user.email=clerk@exmpl.example", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", folder, *identity, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sound directory, committed."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(SOUND / "data", folder / "data")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Sound")
    return folder


@pytest.fixture
def repository(committed: Path) -> Iterator[Path]:
    """A repository to change; afterwards it is as it was."""
    yield committed
    git(committed, "reset", "--quiet", "--hard", "main")
    git(committed, "clean", "--quiet", "--force", "-d", "-x")
    git(committed, "checkout", "--quiet", "main")


def check(repository: Path, *options: str) -> Result:
    """Run the command as a person does."""
    return CliRunner().invoke(cli.main, ["check", "--data", str(repository / "data"), "--as-of", str(AS_OF), *options])


def test_nothing_changed_reads_no_record(repository: Path) -> None:
    """Without a change there is nothing to check, and the command says what it did not look at."""
    shown = check(repository, "--since", "HEAD").output
    assert shown.startswith("0 records checked, no findings\n")
    assert f"not looked at, as they need all records: {', '.join(rules.needing_all())}\n" in shown


@pytest.mark.parametrize(
    ("path", "records"),
    [
        ("certificates/exmpl/2024/iecq-c-exmpl-24-0042.yaml", 1),
        (f"{LED}.yaml", 2),
        (f"{LED}-01.yaml", 2),
    ],
)
def test_one_change_reads_its_family_only(repository: Path, path: str, records: int) -> None:
    """A record alone is read alone; a master comes with its sites, a site with its master."""
    file = repository / "data" / path
    file.write_text(file.read_text("utf-8") + "# looked at again\n", "utf-8")
    checked = build.check(repository / "data", AS_OF, since="HEAD")
    assert ((), records) == (checked.findings, checked.records)


def test_changed_body_reads_everything(repository: Path) -> None:
    """An approval that is taken away can concern any record of the body, and any record may name a scheme."""
    change(repository / "data", {"in": "bodies/exmpl.yaml", "replace": "EXMPL", "with": "EXMPX"})
    checked = build.check(repository / "data", AS_OF, since="HEAD")
    assert build.check(repository / "data", AS_OF).findings == checked.findings
    assert checked.records == 10
    assert checked.findings[0].code == "R105"


def test_removed_master_is_missed_by_its_site(repository: Path) -> None:
    """Of a file that is gone the old content tells whose master it was."""
    (repository / "data" / f"{LED}.yaml").unlink()
    shown = check(repository, "--since", "HEAD").output
    assert f"data/{LED}-01.yaml:18:9: R203 master 'IECQ-H EXMPL 24.0012' is not in the directory" in shown


def test_only_the_own_changes_count(repository: Path) -> None:
    """What others changed on main meanwhile is not this branch's."""
    git(repository, "checkout", "--quiet", "-b", "renewal")
    change(repository / "data", {"in": f"{LED}.yaml", "append": "# mine\n"})
    git(repository, "commit", "--quiet", "--all", "--message=Mine")
    git(repository, "checkout", "--quiet", "-b", "theirs", "main")
    change(repository / "data", {"in": "certificates/exmpl/2024/iecq-c-exmpl-24-0042.yaml", "append": "# theirs\n"})
    git(repository, "commit", "--quiet", "--all", "--message=Theirs")
    git(repository, "checkout", "--quiet", "renewal")
    assert build.check(repository / "data", AS_OF, since="theirs").records == 2


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", ""])
def test_unknown_revision_is_wrong_use(repository: Path, revision: str) -> None:
    """A name that git does not know ends with 2 and a way out; nothing is called sound."""
    result = check(repository, f"--since={revision}")
    assert result.exit_code == 2
    assert "hint: name a branch, tag or commit" in result.output


def test_folder_outside_of_git_is_wrong_use(sound_data: Path) -> None:
    """Without a repository there is no revision."""
    with pytest.raises(DirectoryError):
        build.check(sound_data, AS_OF, since="HEAD")


def _changes_records_only(about: dict) -> bool:
    return all(what["in"].startswith("certificates/") for what in about.get("changes", [about]))


def test_every_faulty_record_is_found_as_in_a_whole_check(repository: Path) -> None:
    """For each example that changes records, the part that is read shows what the whole shows, to the letter, except
    what needs all records."""
    differing, compared = [], 0
    for example in EXAMPLES:
        about = yaml.safe_load(example.read_text("utf-8"))
        if not _changes_records_only(about):
            continue
        for what in about.get("changes", [about]):
            change(repository / "data", what)
        checked = build.check(repository / "data", AS_OF)
        whole = [finding for finding in checked.findings if finding.code not in rules.needing_all()]
        # A file that has an error gets no warnings, and the error may be one of those that need all records.
        erring = {finding.place.path for finding in checked.errors if finding not in whole}
        part = build.check(repository / "data", AS_OF, since="HEAD")
        compared += 1
        if whole != [found for found in part.findings if found in part.errors or found.place.path not in erring]:
            differing.append(example.stem)
        git(repository, "reset", "--quiet", "--hard")
        git(repository, "clean", "--quiet", "--force", "-d", "-x")
    assert differing == []
    assert compared > 100
