"""``certdir sample`` writes a directory that is sound, the same each time, and like a real one in its proportions."""

import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from given import ROOT

from generator import build, cli
from generator.editing.values import written
from generator.model.directory import Directory
from generator.model.fields import Unquoted
from generator.model.number import parts
from generator.model.record import Certificate, Record
from generator.model.timeline import status_on
from generator.reading import loading, text
from generator.sampling import bodies, scopes, writing
from generator.sampling.chance import Chance
from generator.sampling.countries import COUNTRIES
from generator.sampling.sample import DAY

MANY = 3000


def sample(out: Path, count: int, *arguments: str, seed: int = 1) -> Result:
    """Run the command with the register of the project."""
    given = ["sample", "--count", count, "--seed", seed, "--out", out, "--data", ROOT / "data", *arguments]
    return CliRunner().invoke(cli.main, [str(argument) for argument in given])


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """A large sample, read."""
    out = tmp_path_factory.mktemp("sample") / "data"
    assert sample(out, MANY).exit_code == 0
    directory = loading.read_directory(out).directory
    assert directory is not None
    return directory


def share(records: list[Record]) -> float:
    """How many of a hundred records these are."""
    return 100 * len(records) / MANY


def test_a_sample_passes_the_check(tmp_path: Path) -> None:
    """Nothing is found in 300 records, not even a warning."""
    result = sample(tmp_path / "data", 300)
    assert result.exit_code == 0, result.output
    checked = build.check(tmp_path / "data", DAY)
    assert checked.records == 300
    assert [(finding.place.path, finding.code, finding.message) for finding in checked.findings] == []


def test_the_same_arguments_make_the_same_bytes(tmp_path: Path) -> None:
    """Two runs of the program agree to the byte, however Python puts its sets in order; another seed makes others."""
    made = []
    for hashes in ("0", "1"):
        out = tmp_path / hashes
        program = [sys.executable, "-c", "from generator.cli import main; main()"]
        program += ["sample", "--count", "60", "--seed", "5", "--out", str(out)]
        subprocess.run(program, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": hashes}, check=True, capture_output=True)
        made.append(content(out))
    assert made[0] == made[1]
    assert sample(tmp_path / "other", 60, seed=6).exit_code == 0
    assert content(tmp_path / "other").keys() != made[0].keys()


def test_chance_is_the_same_on_every_machine() -> None:
    """The figures that a seed stands for are these, in every version of Python."""
    chance = Chance(1, "a test")
    assert [chance.below(1000) for _ in range(6)] == [323, 583, 377, 819, 469, 832]


def test_the_register_is_the_projects(tmp_path: Path) -> None:
    """All files around the bodies and the records are as in data/."""
    assert sample(tmp_path / "data", 20).exit_code == 0
    mine, theirs = content(tmp_path / "data"), content(ROOT / "data")
    around = [path for path in theirs if not path.startswith(("bodies", "certificates"))]
    assert {path: mine.get(path) for path in around} == {path: theirs[path] for path in around}
    assert mine.keys() & {path for path in theirs if path.startswith(("bodies", "certificates"))} == set()


@pytest.mark.parametrize("name", ["kept.txt", ".hidden"])
def test_a_folder_with_something_in_it_is_refused(name: str, tmp_path: Path) -> None:
    """Nothing is written into a folder that is not empty, nor in place of a file."""
    (tmp_path / name).write_text("mine")
    for out in (tmp_path, tmp_path / name):
        result = sample(out, 20)
        assert result.exit_code == 2
        assert f"certdir: {out} is not an empty folder\n  hint: " in result.output
    assert content(tmp_path) == {name: b"mine"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """A folder that is there and empty is filled."""
    assert sample(tmp_path, 20).exit_code == 0
    assert len(list(tmp_path.glob("certificates/*/*/*.yaml"))) == 20


def test_a_day_before_some_services_is_refused(tmp_path: Path) -> None:
    """A sample of a day on which a service did not exist is not made."""
    result = sample(tmp_path / "data", 20, "--as-of", "2019-01-01")
    assert result.exit_code == 2
    assert not (tmp_path / "data").exists()


def test_another_day_is_sound_as_well(tmp_path: Path) -> None:
    """A sample of a later day passes the check of that day."""
    assert sample(tmp_path / "data", 150, "--as-of", "2028-02-29").exit_code == 0
    findings = build.check(tmp_path / "data", DAY.replace(2028, 2, 29)).findings
    assert [(finding.place.path, finding.code, finding.message) for finding in findings] == []


def test_proportions(many: Directory) -> None:
    """Status, kinds, families and years are roughly those of a grown directory."""
    records = list(many.records.values())
    assert len(records) == MANY
    status = Counter(status_on(record, DAY).value for record in records)
    percent = {name: 100 * count / MANY for name, count in status.items()}
    assert 70 <= percent["current"] <= 80
    assert 11 <= percent["expired"] <= 19
    assert 1 <= percent["suspended"] <= 4
    assert 5 <= percent["withdrawn"] + percent["cancelled"] <= 12
    assert 10 <= share([record for record in records if record.kind == "verification-statement"]) <= 14
    assert 20 <= share([record for record in records if record.site.role != "single"]) <= 30
    years = Counter(record.originally_issued.year for record in records)
    assert (min(years), max(years)) == (2015, 2026)
    assert share([record for record in records if record.originally_issued.year >= 2023]) > 60
    assert Counter(record.scheme for record in records).most_common(1)[0][0] == "hspm"


def test_holders_and_bodies(many: Directory) -> None:
    """Holders have about two records, bodies very different numbers of them, and countries their letters."""
    records = list(many.records.values())
    holders = Counter(record.holder.name for record in records)
    assert 1.8 < MANY / len(holders) < 2.8
    sizes = [count for _, count in Counter(record.body for record in records).most_common()]
    assert len(many.bodies) == bodies.how_many(MANY)
    assert sizes[0] > 5 * sizes[len(sizes) // 2]
    languages = {record.site.address.country: record.holder.language for record in records}
    assert [languages[code] for code in ("CN", "TW", "JP", "KR", "DE")] == ["zh-Hans", "zh-Hant", "ja", "ko", None]
    assert len(languages) >= 35
    assert set(languages) <= {country.code for country in COUNTRIES}


@pytest.mark.parametrize(("records", "expected"), [(1, 3), (200, 8), (2_000, 16), (20_000, 25), (100_000, 40)])
def test_bodies_grow_slowly(records: int, expected: int) -> None:
    """There are few bodies, and not many more of them for many more records."""
    assert bodies.how_many(records) == expected


def test_numbers_are_allotted_in_order(many: Directory) -> None:
    """Within a code and a year a higher number is never of an earlier day, nor given twice."""
    days = defaultdict(dict)
    for record in many.records.values():
        part = parts(record.number)
        if not part.site:
            days[part.code, part.year][part.sequence] = record.originally_issued
    assert sum(map(len, days.values())) == len([one for one in many.records.values() if one.site.role != "additional"])
    for row in days.values():
        in_order = [row[sequence] for sequence in sorted(row, key=int)]
        assert in_order == sorted(in_order)


def test_records_are_renewed_and_grow(many: Directory) -> None:
    """There are renewals on the day, early and late ones, and scopes that grow."""
    reasons = Counter(issue.reason for record in many.records.values() for issue in record.issues)
    assert {"First issue", "Renewal", "Restored after expiry", "Scope extended"} <= reasons.keys()
    certificates = [record for record in many.records.values() if isinstance(record, Certificate)]
    extended = next(one for one in certificates if any(issue.reason == "Scope extended" for issue in one.issues))
    at = [issue.reason for issue in extended.issues].index("Scope extended")
    assert len(extended.issues[at - 1].scope) < len(extended.issues[at].scope)
    assert max(len(one.issues) for one in certificates) >= 4


def test_texts_are_quoted_as_the_house_does(many: Directory) -> None:
    """Each text of a sample stands in quotes exactly where the commands that write records put it there."""
    found = set()
    for record in list(many.records.values())[:400]:
        found |= {record.holder.name, record.holder.name_local, record.site.name}
        found |= set(record.site.address.model_dump().values())
    for each in filter(None, found):
        assert writing.value(each) == written(each)


@pytest.mark.parametrize(
    "hard", ["NO", "on", "~", "12:30", "01234", "1.5", "a: b", "x #1", "- x", 'say "it"', "a\\b", "[x]"]
)
def test_hard_texts_are_read_back(hard: str) -> None:
    """What a reader could take for something else is quoted."""
    found = text.load(f"at: {writing.value(hard)}\n")["at"]
    assert found == hard
    assert not isinstance(found, Unquoted)


def test_long_scopes_are_folded() -> None:
    """A long text is folded and read back as one line."""
    long = scopes.in_words((("manufacture", tuple(f"very long kind {at} capacitors" for at in range(12))),))
    folded = writing.prose("scope", long)
    assert max(map(len, folded.splitlines())) <= 120
    assert text.load(re.sub("^    ", "", folded, flags=re.MULTILINE))["scope"] == long


def test_a_sample_may_stand_beside_the_projects_records(tmp_path: Path) -> None:
    """The handwritten pages link to records of data/; beside them the sample is sound as well."""
    result = sample(tmp_path / "data", 40, "--beside")
    assert result.exit_code == 0, result.output
    mine, theirs = content(tmp_path / "data"), content(ROOT / "data")
    assert all(mine[path] == text for path, text in theirs.items())
    assert build.check(tmp_path / "data", DAY).errors == ()
