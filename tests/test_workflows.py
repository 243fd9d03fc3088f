"""The workflows in .github/ hold to what makes them safe, and their longer scripts do what they say, with a false gh."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from given import AS_OF, ROOT
from published import publish

GITHUB = ROOT / ".github"
FILES = {path.stem: path for path in sorted((GITHUB / "workflows").glob("*.yml"))}
HEAD = "a" * 40


def load(path: Path) -> dict:
    """A YAML file as text; ``on`` stays a word."""
    return yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)


WORKFLOWS = {name: load(path) for name, path in FILES.items()}
JOBS = {(name, key): job for name, workflow in WORKFLOWS.items() for key, job in workflow["jobs"].items()}
STEPS = [(name, step) for (name, _), job in JOBS.items() for step in job["steps"]]


def script(workflow: str, step_name: str) -> str:
    """The lines that a step runs."""
    (found,) = [step["run"] for name, step in STEPS if (name, step.get("name")) == (workflow, step_name)]
    return found


def test_zizmor_finds_nothing() -> None:
    """Not even in its most careful persona; two workflow_run triggers are excused, with the reason beside them."""
    done = subprocess.run(
        [Path(sys.executable).with_name("zizmor"), "--offline", "--pedantic", "--no-config", "--format=json", GITHUB],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, json.loads(done.stdout)) == (0, []), done.stderr
    excused = [
        line for path in FILES.values() for line in path.read_text("utf-8").splitlines() if "zizmor: ignore" in line
    ]
    assert [re.search(r"ignore\[(.*?)\]", line)[1] for line in excused] == ["dangerous-triggers"] * 2


def test_actions_are_pinned() -> None:
    """Every action is named by its commit, with the version beside it, and is one of GitHub's own."""
    for path in FILES.values():
        for line in re.findall(r"uses:.*", path.read_text("utf-8")):
            assert re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), (path.name, line)


def test_nothing_is_put_into_a_script() -> None:
    """What an event says reaches a script as a variable and never as part of its text."""
    assert [step["run"] for _, step in STEPS if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("name", FILES)
def test_rights_are_given_job_by_job(name: str) -> None:
    """At the top nothing is allowed, no secret is named, and no trigger lends a proposal the rights of main."""
    text = FILES[name].read_text("utf-8")
    assert WORKFLOWS[name]["permissions"] == {}
    assert "secrets" not in "".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    assert "pull_request_target" not in WORKFLOWS[name]["on"]


def test_what_may_be_written() -> None:
    """These are all the rights to write; where there are any, nothing of a proposal is checked out."""
    writing = {}
    for place, job in JOBS.items():
        rights = {right for right, how in job.get("permissions", {}).items() if how != "read"}
        if rights:
            writing[place] = rights
            assert not any("checkout" in step.get("uses", "") for step in job["steps"]), place
    assert writing == {
        ("again", "again"): {"actions"},
        ("comment", "comment"): {"pull-requests"},
        ("publish", "deploy"): {"pages", "id-token"},
    }


def test_checkouts_leave_no_key_behind() -> None:
    """The token of a checkout is not kept where later steps could read it."""
    checkouts = [step for _, step in STEPS if "actions/checkout@" in step.get("uses", "")]
    assert ["false"] * len(checkouts) == [step["with"]["persist-credentials"] for step in checkouts]


def test_authority_runs_code_of_main_alone() -> None:
    """In that job commands run in the clone of main; the proposal is fetched into it and never run."""
    job = JOBS["check", "authority"]
    assert [step["with"]["ref"] for step in job["steps"] if "checkout" in step.get("uses", "")] == [
        "main",
        "${{ github.event.pull_request.head.sha }}",
    ]
    lines = [line.strip() for step in job["steps"] for line in step.get("run", "").splitlines()]
    assert [line for line in lines if "proposal" in line and not line.startswith("#")] == [
        "git -C main fetch --quiet --no-tags ../proposal HEAD"
    ]
    assert [step["working-directory"] for step in job["steps"] if "certdir" in step.get("run", "")] == ["main"]


def test_names_that_hang_together() -> None:
    """A workflow that waits for another, and a script that looks for a job, name one that is there."""
    names = {workflow["name"] for workflow in WORKFLOWS.values()}
    for workflow in WORKFLOWS.values():
        assert names >= set(workflow["on"].get("workflow_run", {}).get("workflows", []))
    assert JOBS["check", "authority"]["name"] == "Authority"
    assert 'select(.name == "Authority")' in script("again", "Run Authority again")
    assert "decision" in [
        step["with"]["name"] for step in JOBS["check", "authority"]["steps"] if "upload" in step.get("uses", "")
    ]


def owners(path: str) -> str:
    """Who owns a path: the last pattern of CODEOWNERS that fits, of the three forms used there."""
    found = ""
    for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, _, who = line.partition(" ")
            assert pattern == "*" or pattern.startswith("/"), pattern
            if pattern == "*" or path == pattern[1:] or (pattern.endswith("/") and path.startswith(pattern[1:])):
                found = who.strip()
    return found


def test_everything_but_records_has_an_owner() -> None:
    """Every file that git knows, CODEOWNERS too, needs an operator's approval; records need what Authority says."""
    operators = owners("something-new")
    assert operators.startswith("@")
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, text=True, check=True).stdout
    paths = [*listed.split("\0")[:-1], ".github/CODEOWNERS", "docs/data/certificates/x.yaml"]
    for path in paths:
        assert owners(path) == ("" if path.startswith("data/certificates/") else operators), path


def test_owned_paths_exist() -> None:
    """No line of CODEOWNERS speaks of something that has moved."""
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("/") and not (ROOT / line.split()[0][1:]).exists()] == []


def test_issue_forms_are_forms() -> None:
    """Each form has what GitHub asks for, and its fields have names of their own."""
    forms = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
    assert len(forms) == 3
    for path in forms:
        form = load(path)
        assert {"name", "description", "title", "labels", "body"} == set(form)
        fields = [part for part in form["body"] if part["type"] != "markdown"]
        assert len(fields) == len({part["id"] for part in fields})
        assert {part["type"] for part in fields} <= {"input", "textarea", "dropdown", "checkboxes"}
        assert all(part["attributes"]["label"] for part in fields)


def test_issue_forms_lead_to_this_directory() -> None:
    """The links beside the forms lead to pages of the directory, or to the official system."""
    directory = load(ROOT / "data" / "directory.yaml")
    for link in load(GITHUB / "ISSUE_TEMPLATE" / "config.yml")["contact_links"]:
        assert link["url"].startswith((directory["address"], directory["official_system"]))
        if page := re.fullmatch(r"contact\.html#(.*)", link["url"].removeprefix(directory["address"])):
            assert f"{{#{page[1]}}}" in (ROOT / "docs" / "contact.md").read_text("utf-8")


# The scripts, with a gh that answers out of files and writes down what it is told to change.

GH = """#!{python}
import json, pathlib, subprocess, sys
answers, arguments = pathlib.Path({answers!r}), sys.argv[1:]
assert arguments.pop(0) == "api"
asked = next(a for a in arguments if a.startswith("repos/"))
if "--method" in arguments:
    body = json.loads(pathlib.Path(arguments[arguments.index("--input") + 1]).read_text())["body"]
    change = [arguments[arguments.index("--method") + 1], asked, body]
    (answers / "changes.jsonl").open("a").write(json.dumps(change) + "\\n")
    sys.exit()
raw = (answers / asked.removeprefix("repos/o/r/").split("?")[0].replace("/", "-")).read_bytes()
if "--jq" in arguments:
    query = arguments[arguments.index("--jq") + 1]
    raw = subprocess.run(["jq", "--raw-output", query], input=raw, capture_output=True, check=True).stdout
sys.stdout.buffer.write(raw)
"""


class Forge:
    """A folder in which a script of a workflow runs, with what the forge would answer."""

    def __init__(self, folder: Path) -> None:
        self.work, self.answers = folder / "work", folder / "answers"
        (folder / "bin").mkdir()
        self.work.mkdir()
        self.answers.mkdir()
        self._path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        program = folder / "bin" / "gh"
        program.write_text(GH.format(python=sys.executable, answers=str(self.answers)))
        program.chmod(0o755)

    def answer(self, asked: str, content: object) -> None:
        """What gh says to a request."""
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        (self.answers / asked.replace("/", "-")).write_bytes(raw)

    def artifact(self, **files: bytes) -> None:
        """What the run of Check left."""
        with zipfile.ZipFile(self.answers / "actions-artifacts-7-zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr("review.md" if name == "review" else name, content)

    def run(self, lines: str, folder: str = ".", ends: int = 0, **variables: str) -> str:
        """Run a script as GitHub does, in a folder of the work, and expect its exit code."""
        environment = os.environ | {"PATH": self._path, "GITHUB_REPOSITORY": "o/r", "GH_TOKEN": "none"} | variables
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", lines],
            cwd=self.work / folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == ends, done.stdout + done.stderr
        return done.stdout

    @property
    def changes(self) -> list[list[str]]:
        """What was asked to be changed: method, address and text."""
        written = self.answers / "changes.jsonl"
        return [json.loads(line) for line in written.read_text().splitlines()] if written.exists() else []


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """Pull request 5 changes a record; its run 3 left a review."""
    forge = Forge(tmp_path)
    artifact = {"id": 7, "expired": False, "size_in_bytes": 500}
    forge.answer("actions/runs/3/artifacts", {"artifacts": [artifact]})
    forge.artifact(number=b"5\n", review=b"## One record\n\nSuspended.\n")
    pull = {"head": {"sha": HEAD}, "base": {"ref": "main"}, "state": "open", "changed_files": 1}
    forge.answer("pulls/5", pull)
    forge.answer("pulls/5/files", [{"filename": "data/certificates/exmpl/2024/x.yaml"}])
    forge.answer("issues/5/comments", [])
    return forge


def comment(forge: Forge) -> str:
    """Run the script of Comment."""
    return forge.run(script("comment", "Post the review"), HEAD=HEAD, RUN="3", LC_ALL="C.UTF-8")


def test_review_is_posted(forge: Forge) -> None:
    """The first time a comment is made, beginning with the mark by which it is found again."""
    comment(forge)
    text = "<!-- certdir review -->\n## One record\n\nSuspended.\n"
    assert [["POST", "repos/o/r/issues/5/comments", text]] == forge.changes


def test_comment_is_edited_in_place(forge: Forge) -> None:
    """Afterwards that comment is changed; one of somebody else with the same mark is left alone."""
    mark = "<!-- certdir review -->\nbefore"
    mine, other = {"login": "github-actions[bot]"}, {"login": "somebody"}
    comments = [{"id": 1, "user": other, "body": mark}, {"id": 2, "user": mine, "body": mark}]
    forge.answer("issues/5/comments", comments)
    comment(forge)
    assert [(method, asked) for method, asked, _ in forge.changes] == [("PATCH", "repos/o/r/issues/comments/2")]


def test_review_calls_nobody(forge: Forge) -> None:
    """People, teams and issues that a record names are not told; control characters are dropped."""
    forge.artifact(number=b"5", review="@octocat @a/b #12 o/r#3 \x1b[31m例示\n".encode())
    comment(forge)
    assert forge.changes[0][2] == "<!-- certdir review -->\n@\u200boctocat @\u200ba/b #\u200b12 o/r#\u200b3 [31m例示\n"


@pytest.mark.parametrize(
    ("number", "review", "why"),
    [
        (b"5; id", b"x", "the number is none"),
        (b"../../7", b"x", "the number is none"),
        (b"", b"x", "the number is none"),
        (b"5", b"x" * 240_001, "the review is too long"),
        (b"5", b"x" * 65_001, "the review is too long"),
        (b"5", b"x" * 20_000_000, "the review is too long"),
        (b"5", b"\xff\xfe", "the review is not UTF-8"),
        (b"5", b"", "the review is empty"),
    ],
)
def test_hostile_artifact_is_not_posted(forge: Forge, number: bytes, review: bytes, why: str) -> None:
    """What is no number, no text, or too long is left, and the log says why."""
    forge.artifact(number=number, review=review)
    assert f"nothing is posted: {why}" in comment(forge)
    assert forge.changes == []


@pytest.mark.parametrize(
    "pull",
    [{"head": {"sha": "b" * 40}}, {"base": {"ref": "other"}}, {"state": "closed"}],
    ids=["another commit", "another branch", "closed"],
)
def test_another_pull_request_gets_no_comment(forge: Forge, pull: dict) -> None:
    """The number has to be that of an open pull request for main whose head is the commit that was looked at."""
    sound = {"head": {"sha": HEAD}, "base": {"ref": "main"}, "state": "open", "changed_files": 1}
    forge.answer("pulls/5", sound | pull)
    comment(forge)
    assert forge.changes == []


@pytest.mark.parametrize(
    "file",
    [
        {"filename": ".github/workflows/check.yml"},
        {"filename": "data/x.yaml", "previous_filename": "generator/cli.py"},
    ],
    ids=["a workflow", "a file of the program that was moved"],
)
def test_changed_program_does_not_speak(forge: Forge, file: dict) -> None:
    """Where more than data changes, what the run says of itself is not repeated."""
    forge.answer("pulls/5/files", [file])
    comment(forge)
    assert "Suspended" not in forge.changes[0][2]
    assert "make review" in forge.changes[0][2]


def test_large_or_missing_artifact_is_left(forge: Forge) -> None:
    """An artifact that no review can need is not even fetched."""
    forge.answer("actions/runs/3/artifacts", {"artifacts": [{"id": 7, "expired": False, "size_in_bytes": 300_000}]})
    assert "nothing is posted: the run left no decision" in comment(forge)


def test_who_has_approved(forge: Forge) -> None:
    """Of each person the last word counts; approvals of an earlier commit, taken back, or mere remarks do not."""

    def review(number: int, who: int, state: str, commit: str = HEAD) -> dict:
        return {"id": number, "user": {"id": who}, "state": state, "commit_id": commit}

    pages = [
        [
            review(1, 10, "APPROVED"),
            review(2, 11, "APPROVED", "b" * 40),
            review(3, 12, "APPROVED"),
            review(4, 13, "CHANGES_REQUESTED"),
            {"id": 5, "user": None, "state": "APPROVED", "commit_id": HEAD},
        ],
        [
            review(6, 12, "CHANGES_REQUESTED"),
            review(7, 13, "APPROVED"),
            review(8, 10, "COMMENTED"),
            review(9, 14, "DISMISSED"),
            review(10, 15, "COMMENTED"),
        ],
    ]
    forge.answer("pulls/5/reviews", pages)
    assert forge.run(script("check", "Who has approved this commit"), HEAD=HEAD, NUMBER="5") == "approved by: 10 13\n"


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody who has no settings of their own."""
    identity = ["-c", "user.name=A Clerk", "-c", "user.email=clerk@exmpl.example", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", folder, *identity, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("actor", "approvers", "verdict", "said"),
    [
        ("999000000101", "", "1", "A302"),
        ("999000000101", "999000000102\n", "0", "A302"),
        ("999000000201", "999000000102\n", "1", "A102"),
    ],
    ids=["a second person is missing", "a second person has approved", "another body"],
)
def test_authority_is_decided(forge: Forge, actor: str, approvers: str, verdict: str, said: str) -> None:
    """With the real program: the verdict, the annotations and the review that Comment posts."""
    main, proposal = forge.work / "main", forge.work / "proposal"
    shutil.copytree(ROOT / "data", main / "data")
    (main / ".venv" / "bin").mkdir(parents=True)
    (main / ".venv" / "bin" / "certdir").symlink_to(Path(sys.executable).with_name("certdir"))
    git(main, "init", "--quiet", "--initial-branch=main")
    git(main, "add", "data")
    git(main, "commit", "--quiet", "--message=Data")
    git(forge.work, "clone", "--quiet", str(main), str(proposal))
    record = proposal / "data" / "certificates" / "exmpl" / "2026" / "iecq-h-exmpl-26-0010.yaml"
    record.write_text(
        record.read_text("utf-8") + "  - {date: 2026-04-01, to: suspended, reason: nonconformity}\n", "utf-8"
    )
    git(proposal, "commit", "--quiet", "--all", "--message=Suspend")
    git(main, "fetch", "--quiet", "--no-tags", "../proposal", "HEAD")
    (forge.work / "approvers").write_text(approvers)
    summary = forge.work / "summary"
    annotations = forge.run(
        script("check", "Decide"),
        folder="main",
        ends=int(verdict),
        ACTOR=actor,
        HEAD=git(proposal, "rev-parse", "HEAD"),
        NUMBER="5",
        PREVIEW="https://forge.example/runs/3#artifacts",
        GITHUB_STEP_SUMMARY=str(summary),
    )
    decision = {path.name: path.read_text("utf-8") for path in (forge.work / "decision").iterdir()}
    assert (decision["number"], decision["verdict"]) == ("5\n", f"{verdict}\n")
    assert f"title={said}" in annotations
    assert "IECQ-H EXMPL 26.0010" in decision["review.md"]
    assert "https://forge.example/runs/3#artifacts" in decision["review.md"]
    assert summary.read_text("utf-8") == decision["review.md"]


# The scripts in .ci/.


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A repository with three commits, of which the second is published."""
    folder, site = tmp_path / "repository", tmp_path / "site"
    (folder / ".ci").mkdir(parents=True)
    (folder / "data").mkdir()
    site.mkdir()
    (folder / ".ci" / "follows-published").write_text((ROOT / ".ci" / "follows-published").read_text())
    (folder / ".ci" / "follows-published").chmod(0o755)
    (folder / "data" / "directory.yaml").write_text(f"title: x\naddress: file://{site}/\n")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    for number in range(3):
        git(folder, "commit", "--quiet", "--allow-empty", f"--message={number}")
    mark = {"as_of": "2026-11-24", "commit": git(folder, "rev-parse", "HEAD~1"), "modified": False}
    (site / "build.json").write_text(json.dumps(mark, indent=1))
    return folder


def follows(folder: Path) -> tuple[int, str]:
    """The exit code and what was said."""
    program = [folder / ".ci" / "follows-published"]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_publishing_goes_forward(published: Path) -> None:
    """A commit that follows what is published may be published, and so may the same one again."""
    assert (follows(published)[0], "and this follows it" in follows(published)[1]) == (0, True)
    git(published, "reset", "--quiet", "--hard", "HEAD~1")
    assert follows(published)[0] == 0


def test_publishing_never_goes_back(published: Path) -> None:
    """An older commit, and a main that was written anew, are refused."""
    git(published, "reset", "--quiet", "--hard", "HEAD~2")
    assert (follows(published)[0], "is no ancestor of" in follows(published)[1]) == (1, True)
    git(published, "commit", "--quiet", "--allow-empty", "--message=another")
    assert follows(published)[0] == 1


def test_first_publication_has_nothing_to_follow(published: Path) -> None:
    """Without a published site, or with one that names no commit, publishing goes on and says so."""
    mark = published.parent / "site" / "build.json"
    mark.write_text('{\n "commit": null\n}\n')
    assert (follows(published)[0], "names no commit" in follows(published)[1]) == (0, True)
    mark.unlink()
    assert (follows(published)[0], "the first time that is right" in follows(published)[1]) == (0, True)


def test_review_asks_all_three(tmp_path: Path) -> None:
    """On a laptop and in any CI the same three commands run, the worst exit code counts, and approvals are handed on."""
    program = tmp_path / "certdir"
    program.write_text('#!/bin/sh\necho "$@"\n[ "$1" != check ]\n')
    program.chmod(0o755)
    environment = os.environ | {"CERTDIR": str(program), "ACTOR": "1", "APPROVERS": "2 3", "FORMAT": "json"}
    command = [ROOT / ".ci" / "review", "main", "topic"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()) == (
        1,
        [
            "check --since main --format json",
            "authorize --base main --head topic --actor 1 --approver 2 --approver 3 --format json",
            "review --base main --head topic --actor 1 --approver 2 --approver 3",
        ],
    )


def leftover(id_: int, **changes: object) -> dict:
    """An artifact that a run of main has left."""
    run = {"head_branch": "main", "head_repository_id": 1}
    return {"id": id_, "name": "watch", "expired": False, "workflow_run": run} | changes


FOREIGN = {"head_branch": "main", "head_repository_id": 2}
BRANCH = {"head_branch": "proposal", "head_repository_id": 1}


@pytest.mark.parametrize(
    ("artifacts", "state"),
    [
        ([], None),
        ([leftover(7)], b"{}"),
        ([leftover(9, expired=True), leftover(7), leftover(5)], b"{}"),
        ([leftover(9, workflow_run=FOREIGN), leftover(8, workflow_run=BRANCH), leftover(7)], b"{}"),
        ([leftover(9, workflow_run=FOREIGN)], None),
        ([leftover(9, name="other")], None),
    ],
)
def test_watch_goes_on_from_its_own_last_run(tmp_path: Path, artifacts: list, state: bytes | None) -> None:
    """The newest artifact of the own main branch is taken; what a proposal or a fork has left under that name is not."""
    forge = Forge(tmp_path)
    forge.answer("actions/artifacts", {"artifacts": artifacts})
    forge.artifact(**{"state.json": b"{}"})
    forge.run(script("watch", "What the last run has left"), NAME="watch", BRANCH="main", REPOSITORY="1")
    kept = forge.work / "watch" / "state.json"
    assert (kept.read_bytes() if kept.exists() else None) == state


def test_watch_refuses_a_name_that_is_none(tmp_path: Path) -> None:
    """A name goes into an address, so it is held to letters."""
    forge = Forge(tmp_path)
    forge.run(script("watch", "What the last run has left"), ends=1, NAME="a&per_page=1", BRANCH="main", REPOSITORY="1")


@pytest.mark.parametrize(("name", "code"), [("IECQ-H EXMPL 99.9999", 0), ("IECQ-IS EXMPL 24.0035", 1)])
def test_watch_runs_the_program(tmp_path: Path, name: str, code: int) -> None:
    """The step ends well when there is a result, and says beside it whether it is serious."""
    forge = Forge(tmp_path)
    (forge.work / "program").symlink_to(ROOT)
    (forge.work / "caller").mkdir()
    (forge.work / "caller" / "my list.txt").write_text(name)
    copy = tmp_path / "copy"
    publish(ROOT / "data", copy, AS_OF)
    (forge.work / "watch").mkdir()
    said = {name: str(tmp_path / name) for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    forge.run(script("watch", "Watch"), LIST="my list.txt", SITE=str(copy), **said)
    assert (tmp_path / "GITHUB_OUTPUT").read_text() == f"code={code}\n"
    assert (tmp_path / "GITHUB_STEP_SUMMARY").read_text().startswith("# Records on your list")
    assert sorted(path.name for path in (forge.work / "watch").iterdir()) == WATCHED
    shutil.rmtree(copy)
    forge.run(script("watch", "Watch"), ends=1, LIST="my list.txt", SITE=str(copy), **said)


WATCHED = ["state.json", "watch.atom", "watch.ics", "watch.md"]


def test_caller_of_watch_is_as_the_docs_say() -> None:
    """What stands there to copy names every input that is needed, no other, and the rights that the workflow takes."""
    text = (ROOT / "docs" / "watching.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (job,) = yaml.load(example, yaml.CBaseLoader)["jobs"].values()
    inputs = WORKFLOWS["watch"]["on"]["workflow_call"]["inputs"]
    assert set(job["with"]) == {name for name, one in inputs.items() if one.get("required") == "true"}
    assert job["permissions"] == JOBS["watch", "watch"]["permissions"]
    assert job["uses"].endswith("/.github/workflows/watch.yml@COMMIT")
