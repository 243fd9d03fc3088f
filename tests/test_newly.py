"""What a change newly brings: asked of a few records, it is what checking everything twice would say."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from given import ROOT
from repositories import append, git, propose

from generator import build, cli, rules
from generator.cache import Cache
from generator.changes import newly
from generator.model.findings import Finding, Severity
from generator.reading.revisions import Revisions
from generator.rules.compared import Compared
from generator.rules.rule import DirectoryRule
from generator.sampling.sample import DAY
from generator.workers import Means

COUNT = 120
Edit = Callable[[random.Random, Path], object]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A sample on ``main``; one body has declared how many records it has, and has a row of numbers without a gap."""
    root = tmp_path / "repository"
    command = ["sample", "--count", COUNT, "--seed", 7, "--out", root / "data", "--data", ROOT / "data"]
    assert CliRunner().invoke(cli.main, [str(part) for part in command]).exit_code == 0
    of_body = of_most(records(root))
    newest = {file.stem[:-4]: file for file in of_body if "role: single" in file.read_text("utf-8")}
    put_a_row(max(newest.values(), key=lambda file: file.parts[-2]))
    body = root / "data" / "bodies" / f"{of_body[0].parts[-3]}.yaml"
    put(body, "declared_complete", f"{{date: {DAY}, records: {len(of_body) + len(ROW)}}}")
    assert build.check(root / "data", DAY).errors == ()
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=Sample")
    return root


def records(root: Path) -> list[Path]:
    """The files of records in a repository, sorted."""
    files = (root / "data" / "certificates").rglob("*.yaml")
    return sorted(path for path in files if path.is_file() and not path.is_symlink())


def of_most(files: list[Path]) -> list[Path]:
    """The files of the body that has most."""
    body = Counter(file.parts[-3] for file in files).most_common(1)[0][0]
    return [file for file in files if file.parts[-3] == body]


ROW = "bcdfghjklmn"


def put_a_row(file: Path) -> None:
    """Further records with the next numbers, each of another holder at another place."""
    text = file.read_text("utf-8")
    number = value(text, "number")
    for step, letter in enumerate(ROW, start=1):
        last = f"{int(number[-4:]) + step:04}"
        new = file.with_name(f"{file.stem[:-4]}{last}.yaml")
        new.write_text(text.replace(number, number[:-4] + last), "utf-8")
        for field in ("name", "street", "city"):
            put(new, field, name_in_row(letter))


def name_in_row(letter: str) -> str:
    """The name of the holder that has this letter, of its street and its city."""
    return f"{letter.upper()}{letter * 9}"


def in_row(root: Path, letter: str) -> Path:
    """The record of that holder."""
    return next(file for file in records(root) if f"name: {name_in_row(letter)}\n" in file.read_text("utf-8"))


def value(text: str, field: str) -> str:
    """What stands behind the first field of that name."""
    found = re.search(rf"^ *{field}: (.+)$", text, re.MULTILINE)
    return found[1] if found else ""


def put(file: Path, field: str, new: str) -> None:
    """Write something else behind a field."""
    text = file.read_text("utf-8")
    file.write_text(
        re.sub(rf"^( *{field}: ).+$", lambda found: found[1] + new, text, count=1, flags=re.MULTILINE), "utf-8"
    )


def as_another_says(chance: random.Random, root: Path) -> None:
    """One record gets a value that another has, as it is or written a little otherwise."""
    file, other = chance.sample(records(root), 2)
    field = chance.choice(["name", "street", "city", "postal_code", "country", "number", "master", "scheme", "body"])
    new = value(other.read_text("utf-8"), field) or "X"
    put(
        file,
        field,
        chance.choice([new, new, new.upper(), new.replace("o", "0", 1), f"{new[:4]}{new[5:]}", f"{new} Ltd."]),
    )


def as_a_neighbour(chance: random.Random, root: Path) -> None:
    """One record gets all of another's place and name, then one letter of it is changed."""
    file, other = chance.sample(records(root), 2)
    text = other.read_text("utf-8")
    for field in ("name", "street", "city", "region", "postal_code", "country", "scheme")[: chance.randint(4, 7)]:
        put(file, field, value(text, field) or "X")
    field = chance.choice(["name", "street", "city"])
    put(file, field, chance.choice([value(text, field), value(text, field)[:-2] + "a", value(text, field).lower()]))


def another_copy(chance: random.Random, root: Path) -> None:
    """A record comes that is a copy of another, with a number that follows it, lies far ahead, or is the same."""
    file = chance.choice(files := records(root))
    text = file.read_text("utf-8")
    number = value(text, "number")
    step = chance.choice([0, 1, 2, 3, 1500])
    new = re.sub(r"\d{4,5}", lambda found: f"{int(found[0]) + step:04}", number, count=1)
    slug = re.sub(r"[^a-z0-9]+", "-", new.lower())
    folder = file.parent if chance.random() < 0.8 else chance.choice(files).parent
    (folder / f"{slug}.yaml").write_text(text.replace(number, new, 1), "utf-8")


def gap(_: random.Random, root: Path) -> None:
    """A record in the middle of the row goes."""
    in_row(root, "g").unlink()


def twin(_: random.Random, root: Path) -> None:
    """One of the row is named nearly as another."""
    put(in_row(root, "k"), "name", f"{name_in_row('b')}b")


def without_one(chance: random.Random, root: Path) -> None:
    """A record goes, mostly one of a body that has many."""
    chance.choice(chance.choice([records(root), of_most(records(root))])).unlink()


def elsewhere(chance: random.Random, root: Path) -> None:
    """A record goes elsewhere, or a file comes that does not belong there."""
    file = chance.choice(files := records(root))
    if chance.random() < 0.5:
        file.rename(chance.choice(files).parent / f"moved-{file.name}")
    else:
        file.with_suffix(chance.choice([".yml", ".bak", ".yaml.txt"])).write_text("x: 1\n", "utf-8")


def not_to_be_read(chance: random.Random, root: Path) -> None:
    """A file that is no record any more, a program, a link, or too large."""
    file = chance.choice(records(root))
    match chance.randrange(5):
        case 0:
            file.write_text("a: [\n", "utf-8")
        case 1:
            file.chmod(0o755)
        case 2:
            file.unlink()
            file.symlink_to("elsewhere.yaml")
        case 3:
            file.write_text(file.read_text("utf-8") + "# long\n" * 12_000, "utf-8")
        case _:
            put(file, "kind", "letter")


def another_state(chance: random.Random, root: Path) -> None:
    """An entry of the status, sound or not, or nothing that is recorded."""
    end = ["  - {date: 2026-11-10, to: withdrawn, reason: nonconformity}", "  - {date: 2026-11-10, to: gone}", "# seen"]
    with chance.choice(records(root)).open("a", encoding="utf-8") as file:
        file.write(f"{chance.choice(end)}\n")


def of_the_register(chance: random.Random, root: Path) -> None:
    """A body loses its codes, a scheme goes, or a word of the vocabulary."""
    file = chance.choice(sorted((root / "data").glob("[bsv]*/*.yaml")))
    file.write_text(re.sub(r"[A-Z]{5}", "OTHER", file.read_text("utf-8"), count=1), "utf-8")


EDITS: list[Edit] = [
    as_another_says, as_another_says, as_a_neighbour, as_a_neighbour, as_a_neighbour, another_copy, another_copy,
    without_one, elsewhere, not_to_be_read, another_state, another_state,
]  # fmt: skip


def new_in(root: Path, known: set[tuple[str, str, str]], means: Means) -> tuple[list[Finding], bool]:
    """What a check of the whole folder finds and is not known, and whether there are errors in it."""
    checked = build.check(root / "data", DAY, means=means)
    return [one for one in checked.findings if said(one) not in known], bool(checked.errors)


def said(finding: Finding) -> tuple[str, str, str]:
    """What makes a finding another one: not its line."""
    return finding.place.path, finding.code, finding.message


def proposals(root: Path, chance: random.Random, count: int, means: Means) -> Iterator[tuple[str, list[Finding]]]:
    """Random changes as commits, with what a check of everything newly finds in each; some of those without errors
    become main."""
    for at in range(count):
        known = set(map(said, build.check(root / "data", DAY, means=means).findings))
        edits = {0: [gap], 1: [twin]}.get(at, chance.choices(EDITS, k=chance.choice([1, 1, 2, 3])))
        edits += [of_the_register] if at % 10 == 9 else []
        steps = [partial(edit, chance) for edit in edits]
        found: list[tuple[list[Finding], bool]] = []
        head = propose(root, *steps, lambda root, known=known, found=found: found.append(new_in(root, known, means)))
        git(root, "clean", "--quiet", "--force", "-d")
        (expected, has_errors), *_ = found
        yield head, expected
        if not has_errors and chance.random() < 0.5:
            git(root, "merge", "--quiet", "--ff-only", head)


def test_a_few_records_tell_what_all_would(repository: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Whatever changes: newly found is what a check of the whole outcome finds and one of all of main does not."""
    is_long = request.config.getoption("--long")
    chance, count = (random.Random(), 400) if is_long else (random.Random(4), 24)
    means, codes = Means(cache=Cache(tmp_path / "cache")), set()
    for head, expected in proposals(repository, chance, count, means):
        _, found = newly.new_findings(Revisions.open(repository, "main", head), DAY, means)
        assert list(found) == expected, git(repository, "show", head)
        codes |= {finding.code for finding in found}
    assert codes >= {"R906", "R907", "R908", "R909", "R911"}  # they need all records


def test_nothing_else_is_read(repository: Path, tmp_path: Path) -> None:
    """Of a tree that was looked at before a change is looked at alone: with what it concerns, and the register."""
    means = Means(cache=Cache(tmp_path / "cache"))
    file = records(repository)[3].relative_to(repository)
    heads = [propose(repository, append(str(file), f"# {word}\n")) for word in ("once", "twice")]
    looked_at = []
    for head in heads:
        directory, found = newly.new_findings(Revisions.open(repository, "main", head), DAY, means)
        assert found == ()
        looked_at.append(len(directory.records))
    assert looked_at[0] == looked_at[1] < 20


def test_every_rule_for_all_records_says_what_it_needs_of_each() -> None:
    """By notes it is known which records a change concerns; what counts does not stand in the way of what compares."""
    whole = [rule for rule in rules.RULES if isinstance(rule, DirectoryRule) and rule.needs_all]
    assert [rule.explanation.code for rule in whole if rule.notes is None] == []
    counting = [rule.explanation for rule in whole if not isinstance(rule.notes, Compared)]
    assert {one.severity for one in counting} == {Severity.WARNING}
