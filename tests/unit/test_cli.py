"""The program says what is wrong in the form that was asked for, and its exit code says whether anything is."""

import json
import os
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from given import ROOT

from generator import build, cli, commands

AS_OF = "2026-11-24"
LED = "certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml"
CONNECTORS = "certificates/exmpl/2024/iecq-c-exmpl-24-0042.yaml"


def run(*arguments: str | Path) -> Result:
    """The program with these arguments."""
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def check(data: Path, *arguments: str) -> Result:
    """``certdir check`` of a folder on a fixed day."""
    return run("check", "--data", data, "--as-of", AS_OF, *arguments)


def test_every_command_is_where_it_is_said_to_be() -> None:
    """The table of commands has each command of each module under its own name, and nothing else."""
    found, below = {}, []
    for module in pkgutil.iter_modules(commands.__path__):
        for name, one in vars(import_module(f"{commands.__name__}.{module.name}")).items():
            if isinstance(one, click.Command):
                found[one.name] = f"{module.name}.{name}"
                below += one.commands if isinstance(one, click.Group) else ()
    assert {name: at for name, at in found.items() if name not in below} == cli.COMMANDS


def loaded(*arguments: str) -> set[str]:
    """The modules that a start of the program with these arguments loads."""
    code = "import sys\nfrom generator import cli\ntry: cli.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_start_loads_what_the_command_needs() -> None:
    """The version is told without any command; a check loads nothing of pages, the search and files for programs."""
    assert {name for name in loaded("--version") if name.startswith("generator")} == {"generator", "generator.cli"}
    of_a_check = loaded("check", "--help")
    assert "generator.rules.dates" in of_a_check
    assert of_a_check.isdisjoint(
        {"generator.build", "generator.pages", "generator.search", "generator.exports", "jinja2"}
    )


def test_help_lists_every_command() -> None:
    """Each command has a line in the help, in the order of the alphabet, with what it does."""
    listed = [line.split(maxsplit=1) for line in run("--help").stdout.partition("Commands:\n")[2].splitlines()]
    assert [name for name, _ in listed] == sorted(cli.COMMANDS)


@pytest.mark.parametrize(
    ("words", "begun", "offered"), [([], "re", ["renew", "restore", "review"]), (["check"], "--si", ["--since"])]
)
def test_shell_completes(words: list[str], begun: str, offered: list[str]) -> None:
    """A shell that asks how a line may go on is told the commands, and the options of a command."""
    completed = ShellComplete(cli.main, {}, "certdir", "_CERTDIR_COMPLETE").get_completions(words, begun)
    assert [one.value for one in completed] == offered


def test_name_of_an_account_is_not_its_number() -> None:
    """Who gives a name to authorize is told that the number is needed, and where it stands."""
    result = run("authorize", "--base", "HEAD", "--actor", "ole")
    assert result.exit_code == 2
    assert "--actor: 'ole' is not the number of an account" in result.output


@pytest.mark.parametrize("command", [("check", "--format", "json"), ("authorize", "--base", "HEAD", "--actor", "1")])
def test_nobody_reading_on_is_no_fault(command: tuple[str, ...]) -> None:
    """When what follows in a pipe has seen enough, the program ends without a word, as other tools do."""
    reads, writes = os.pipe()
    os.close(reads)
    program = Path(sys.executable).with_name("certdir")
    done = subprocess.run([program, *command], cwd=ROOT, stdout=writes, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writes)
    assert (done.returncode, done.stderr) == (1, "")


def put(data: Path, path: str, old: str, new: str) -> None:
    """Change a text in one of the files."""
    text = (data / path).read_text("utf-8")
    assert old in text
    (data / path).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def faulty_data(sound_data: Path) -> Path:
    """The sound directory with one fault in each of two records."""
    put(sound_data, LED, "expires: 2027-03-17", "expires: 2028-03-17")
    put(sound_data, CONNECTORS, "specifications: [QC 480101]", "specifications: [100 %]")
    return sound_data


SHOWN = """\
data/certificates/exmpl/2024/iecq-c-exmpl-24-0042.yaml:23:22: R204 '100 %' is not an edition in data/standards.yaml
  hint: the Secretariat adds editions to data/standards.yaml
data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml:21:14: R303 expires 2028-03-17, more than three years after \
2024-03-18
  hint: write at most 2027-03-17

2 errors in 2 files; .venv/bin/certdir explain CODE says why
"""


def test_sound_data_is_fine(sound_data: Path) -> None:
    """Nothing wrong is exit code 0 and one line that says how much was checked."""
    result = check(sound_data)
    assert result.exit_code == 0
    assert result.output == "10 records checked, no findings\n"


def test_findings_are_shown_in_order(faulty_data: Path) -> None:
    """All findings of all files are shown, by place, and counted; the exit code is 1."""
    result = check(faulty_data)
    assert result.exit_code == 1
    assert result.output == SHOWN


def test_one_finding_is_counted_in_the_singular(sound_data: Path) -> None:
    """One finding is not '1 findings'."""
    put(sound_data, LED, "country: TW", "country: UK")
    assert check(sound_data).output.endswith("\n\n1 error in 1 file; .venv/bin/certdir explain CODE says why\n")


def test_annotations_of_a_pull_request(faulty_data: Path) -> None:
    """Each finding is one line in the form of workflow commands, with per cent and line ends escaped."""
    result = check(faulty_data, "--format", "github")
    assert result.exit_code == 1
    assert result.output == (
        "::error file=data/certificates/exmpl/2024/iecq-c-exmpl-24-0042.yaml,line=23,col=22,title=R204::"
        "'100 %25' is not an edition in data/standards.yaml%0A"
        "hint: the Secretariat adds editions to data/standards.yaml\n"
        "::error file=data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml,line=21,col=14,title=R303::"
        "expires 2028-03-17, more than three years after 2024-03-18%0A"
        "hint: write at most 2027-03-17\n"
    )


def test_annotation_keeps_to_its_file(sound_data: Path) -> None:
    """A file name cannot end the properties of an annotation or begin others."""
    (sound_data / "certificates" / "a,line=1::b%.txt").write_text("", "utf-8")
    assert check(sound_data, "--format", "github").output.startswith(
        "::error file=data/certificates/a%2Cline=1%3A%3Ab%25.txt,line=1,col=1,title=Y100::"
    )


def test_no_findings_are_no_annotations(sound_data: Path) -> None:
    """Programs get nothing where there is nothing."""
    assert check(sound_data, "--format", "github").output == ""
    assert check(sound_data, "--format", "json").output == "[]\n"


def test_findings_as_json(faulty_data: Path) -> None:
    """Programs get the same findings as people, field by field."""
    result = check(faulty_data, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.output) == [
        {
            "path": "data/certificates/exmpl/2024/iecq-c-exmpl-24-0042.yaml",
            "line": 23,
            "column": 22,
            "code": "R204",
            "severity": "error",
            "message": "'100 %' is not an edition in data/standards.yaml",
            "hint": "the Secretariat adds editions to data/standards.yaml",
        },
        {
            "path": "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml",
            "line": 21,
            "column": 14,
            "code": "R303",
            "severity": "error",
            "message": "expires 2028-03-17, more than three years after 2024-03-18",
            "hint": "write at most 2027-03-17",
        },
    ]


def test_json_keeps_names_as_they_are_written(sound_data: Path) -> None:
    """A name in another script is readable in the output of every format."""
    put(sound_data, CONNECTORS, "language: zh-Hant", "language: 中文")
    assert "'中文' does not have the form of 'language'" in check(sound_data, "--format", "json").output


@pytest.mark.parametrize(
    ("paths", "codes"),
    [
        ([f"data/{LED}"], ["R303"]),
        ([f"./data/{LED}"], ["R303"]),
        (["data/certificates/exmpl/2024/"], ["R204", "R303"]),
        (["data"], ["R204", "R303"]),
        (["data/certificates/mihon"], []),
        (["data/certificates/mihon", f"data/{CONNECTORS}"], ["R204"]),
    ],
)
def test_paths_narrow_what_is_shown(faulty_data: Path, paths: list[str], codes: list[str]) -> None:
    """Everything is checked, and only what concerns the paths is shown and counts for the exit code."""
    result = check(faulty_data, "--format", "json", *paths)
    assert codes == [finding["code"] for finding in json.loads(result.output)]
    assert bool(codes) == result.exit_code


@pytest.mark.parametrize("path", ["data/certificates/exmpl/202", "nothing-of-the-kind.yaml", "/etc"])
def test_path_that_is_not_in_the_data_is_wrong_use(faulty_data: Path, path: str) -> None:
    """A mistyped path is not told that all is well."""
    result = check(faulty_data, path)
    assert result.exit_code == 2
    assert f"there is nothing called {path} in" in result.stderr


def test_broken_register_is_shown_whatever_the_paths(faulty_data: Path) -> None:
    """When the records could not be checked at all, no path hides why."""
    (faulty_data / "standards.yaml").write_text("standards: [", "utf-8")
    result = check(faulty_data, "data/certificates/mihon")
    assert result.exit_code == 1
    assert "data/standards.yaml:1:13: Y105" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'github', 'json'"),
        (["check", "--as-of", "24.11.2026"], "'24.11.2026' is not a date\n  hint: did you mean 2026-11-24?"),
        (["check", "--as-of", "2026-02-30"], "'2026-02-30' is not a date\n  hint: write a day that is in the calendar"),
        (["check", "--strict"], "No such option"),
        (["chekc"], "No such command 'chekc'. Did you mean 'check'?"),
        (["explain"], "Missing argument 'CODE'"),
    ],
)
def test_wrong_use_is_exit_code_2(arguments: list[str], said: str) -> None:
    """Wrong use is told apart from findings, and said."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_missing_folder_is_exit_code_2(tmp_path: Path) -> None:
    """No folder is no sound directory: two lines say what to do, on the channel for errors."""
    result = check(tmp_path / "data")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        f"certdir: there is no folder {tmp_path / 'data'}\n"
        "  hint: run certdir in the repository's root, or name it with --data\n"
    )


def test_build_of_faulty_data_writes_nothing(faulty_data: Path, tmp_path: Path) -> None:
    """With findings the site stays as it was; they are shown as in a check."""
    out = tmp_path / "public"
    result = run("build", "--data", faulty_data, "--as-of", AS_OF, "--out", out)
    assert result.exit_code == 1
    assert f"{SHOWN}nothing was built; {out} is as it was\n" == result.stderr
    assert not out.exists()


def test_build_outside_the_repository_is_exit_code_2(
    sound_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without mkdocs.yml there is nothing to build with, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    result = run("build", "--data", sound_data, "--as-of", AS_OF)
    assert result.exit_code == 2
    assert result.stderr == (
        f"certdir: there is no mkdocs.yml in {tmp_path}\n  hint: run certdir in the repository's root\n"
    )
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize("code", ["R203", "r203"])
def test_code_is_explained(code: str) -> None:
    """A code is explained by what has to be true, why, wrong and right, and its source; case does not matter."""
    result = run("explain", code)
    assert result.exit_code == 0
    assert result.output == (
        "R203 The master is in the directory (error)\n\n"
        "Each certified site is listed on its own and linked to the master certificate, so the master has to be here "
        "first.\n\n"
        "Wrong: master: IECQ-H EXMPL 24.0099  # no such record\n"
        "Right: master: IECQ-H EXMPL 24.0012\n\n"
        "Basis: IECQ (IECQ 03-1:2023 clause 5.2, as the public FAQ quotes it).\n"
    )


def test_basis_of_a_rule_of_this_directory_is_said_once() -> None:
    """Where the source is the directory itself, it is not named twice."""
    assert run("explain", "Y107").output.endswith("\n\nBasis: rule of this directory.\n")


@pytest.mark.parametrize("code", build.explanations())
def test_every_code_that_is_shown_can_be_explained(code: str) -> None:
    """What a finding is called leads to its paragraph."""
    assert run("explain", code).output.startswith(f"{code} ")


def test_unknown_code_is_exit_code_2() -> None:
    """A code that does not exist is wrong use, with an example of one that does."""
    result = run("explain", "R999")
    assert result.exit_code == 2
    assert result.stderr == "certdir: there is no code 'R999'\n  hint: codes look like R203 or Y105\n"


def test_schema_is_written_for_editors(sound_data: Path, tmp_path: Path) -> None:
    """One file for each kind of file and one for either kind of record, with the words of the directory given."""
    result = run("schema", "--data", sound_data, "--out", tmp_path / "schema")
    assert (0, f"8 schemas in {tmp_path / 'schema'}/\n") == (result.exit_code, result.output)
    record = json.loads((tmp_path / "schema" / "record.json").read_text("utf-8"))
    assert record["else"]["properties"]["scheme"]["enum"] == ["ac", "ap-esd", "hspm"]


def test_schema_is_not_written_of_faulty_data(faulty_data: Path, tmp_path: Path) -> None:
    """With findings nothing is written; they are shown."""
    result = run("schema", "--data", faulty_data, "--out", tmp_path / "schema")
    assert result.exit_code == 1
    assert "R303 expires 2028-03-17" in result.output
    assert not (tmp_path / "schema").exists()
