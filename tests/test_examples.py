"""Every code has a faulty example: a change to the small sound directory, with the exact text that is shown for it.

An example is a YAML file in ``examples/faulty/`` named ``<code>-<what is wrong>.yaml``:

    in: certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml    # the file below data/ that is changed
    replace: "expires: 2027-03-17"                           # text that stands there exactly once …
    with: "expires: 2028-03-17"                              # … and what takes its place
    shows: |
      data/certificates/…:21:14: R303 expires 2028-03-17, more than …
        hint: at most 2027-03-17; …

Other changes: ``append`` (text at the end), ``repeat`` (``{text, times}``: the same text at the end, many times),
``write`` (the whole file), ``bytes`` (the whole file, in hex), ``encode`` (the same text in another encoding, as
``utf-16``), ``move`` (to another path below data/), ``copy`` (to another path, with ``words`` replaced everywhere in the
copy), ``remove: true``, ``link`` (a symbolic link to that target), ``mode`` (the rights, as ``"755"``), and ``changes``,
a list of any of these.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from given import AS_OF, ROOT, SOUND

from generator import build, cli
from generator.model.explanations import FAMILIES, is_sentence
from generator.model.findings import DirectoryError

EXAMPLES = sorted((Path(__file__).parent / "examples" / "faulty").glob("*.yaml"))

CODES = {code: about for code, about in build.explanations().items() if not code.startswith("A")}
"""The codes of files. Those of changes, A…, have the scenarios of test_authorize for examples."""

WRONG_IN_WORDS = {
    "R101": "the folder is wrong",
    "R102": "the folder is wrong",
    "R504": "a line is missing",
    "R506": "a line is missing",
    "R608": "the letter looks like the right one",
    "R701": "a line is missing",
    "R911": "a file is missing",
    "R913": "a line is missing",
    "Y100": "the file itself is wrong",
    "Y101": "an encoding is not seen",
    "Y102": "the file is too large to show",
    "Y103": "the character is not seen",
    "Y104": "the letter looks like the right one",
    "Y109": "the value is too long to show",
    "Y113": "the mark of a program is not in the text",
}
"""Why no line of a file can show what is wrong."""

RIGHT_IN_WORDS = {
    "R309": "a file of its own",
    "R310": "two dates",
    "R313": "nothing, before its time",
    "R402": "an entry in another list",
    "R406": "a further entry, in one of three ways",
    "R407": "a file of its own",
    "R514": "a new issue in another file",
    "R515": "a further entry in another file",
    "R706": "the line is left out",
    "R904": "the line is left out",
}
"""Why no other line in the place of the wrong one puts it right."""

TAKES_MORE = {
    "R105": "the file is renamed too",
    "R107": "the file is renamed too",
    "R909": "the second file is removed",
    "R910": "the file is renamed too",
    "Y108": "the lines below are moved too",
}
"""Why the right line alone does not end the finding."""


def change(data: Path, what: dict) -> None:
    """Carry out one change of an example."""
    path = data / what["in"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "replace" in what:
        text = path.read_text("utf-8")
        assert text.count(what["replace"]) == 1, f"{what['replace']!r} has to stand once in {what['in']}"
        path.write_text(text.replace(what["replace"], what["with"]), "utf-8")
    elif "append" in what:
        path.write_text(path.read_text("utf-8") + what["append"], "utf-8")
    elif "repeat" in what:
        path.write_text(path.read_text("utf-8") + what["repeat"]["text"] * what["repeat"]["times"], "utf-8")
    elif "encode" in what:
        path.write_bytes(path.read_text("utf-8").encode(what["encode"]))
    elif "write" in what:
        path.write_text(what["write"], "utf-8")
    elif "bytes" in what:
        path.write_bytes(bytes.fromhex(what["bytes"]))
    elif "copy" in what:
        text = path.read_text("utf-8")
        for word, other in what["words"].items():
            assert word in text, f"{word!r} has to stand in {what['in']}"
            text = text.replace(word, other)
        (data / what["copy"]).parent.mkdir(parents=True, exist_ok=True)
        (data / what["copy"]).write_text(text, "utf-8")
    elif "move" in what:
        (data / what["move"]).parent.mkdir(parents=True, exist_ok=True)
        path.rename(data / what["move"])
    elif "link" in what:
        path.unlink(missing_ok=True)
        path.symlink_to(what["link"])
    elif "mode" in what:
        path.chmod(int(what["mode"], 8))
    else:
        assert what["remove"]
        path.unlink()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_faulty_example_shows_exactly_its_text(example: Path, sound_data: Path) -> None:
    """What a person sees is what the example says, to the letter; the exit code is 1 unless there are warnings only."""
    about = yaml.safe_load(example.read_text("utf-8"))
    for what in about.get("changes", [about]):
        change(sound_data, what)
    result = CliRunner().invoke(cli.main, ["check", "--data", str(sound_data), "--as-of", str(AS_OF)])
    shown = result.output.split("\n\n")[0].rstrip("\n") + "\n"
    assert about["shows"] == shown
    found = [line for line in shown.splitlines() if not line.startswith("  hint: ")]
    assert int(any(" warning: " not in line for line in found)) == result.exit_code
    assert f": {example.stem.split('-')[0]} " in shown


def test_every_code_has_a_faulty_example_a_paragraph_and_a_hint() -> None:
    """No code is shown to anybody without an example that proves it and words that explain it."""
    assert sorted(CODES) == sorted({example.stem.split("-")[0] for example in EXAMPLES})
    for about in CODES.values():
        assert len(about.text) > 60, f"{about.code} needs a paragraph"
        assert about.source, f"{about.code} needs a source"


def test_every_code_belongs_to_a_family() -> None:
    """The page of messages shows families, so that a code of none would be on no page."""
    assert FAMILIES.keys() == {about.family for about in build.explanations().values()}


def test_only_what_no_line_can_show_is_in_words() -> None:
    """Everything else is shown as it stands in a file."""
    wrong = {code for code, about in CODES.items() if is_sentence(about.wrong)}
    assert WRONG_IN_WORDS.keys() == wrong
    assert RIGHT_IN_WORDS.keys() == {code for code, about in CODES.items() if is_sentence(about.right)} - wrong


def line(sample: str) -> str:
    """What is wrong or right without the comment, which says what else is in the files."""
    return sample.split("  # ")[0]


def times(wanted: str, path: Path) -> int:
    """How often a line stands in a file, if there is one; a longer word or number is another line."""
    text = " ".join(path.read_text("utf-8", errors="replace").split()) if path.is_file() else ""
    return len(re.findall(rf"{re.escape(wanted)}(?![\w-])", text))


def brought_in(code: str, wanted: str, folder: Path) -> Iterator[tuple[Path, Path]]:
    """Copies of the sound directory, changed by an example of the code, with the file into which that brings a line."""
    for example in EXAMPLES:
        if example.stem.split("-")[0] == code:
            data = Path(shutil.copytree(SOUND / "data", folder / example.stem))
            about = yaml.safe_load(example.read_text("utf-8"))
            for what in about.get("changes", [about]):
                change(data, what)
            for path in data.rglob("*.yaml"):
                if times(wanted, path) > times(wanted, SOUND / "data" / path.relative_to(data)):
                    yield data, path


@pytest.mark.parametrize("code", sorted(CODES.keys() - {*WRONG_IN_WORDS}))
def test_wrong_line_stands_in_a_faulty_example(code: str, tmp_path: Path) -> None:
    """What a code looks like wrong is no invention: an example of it has the line, and the sound directory has not."""
    assert next(brought_in(code, line(CODES[code].wrong), tmp_path), None)


@pytest.mark.parametrize("code", sorted(CODES.keys() - {*WRONG_IN_WORDS, *RIGHT_IN_WORDS, *TAKES_MORE}))
def test_right_line_ends_the_finding(code: str, tmp_path: Path) -> None:
    """Put into the place of the wrong line in an example, the right one leaves nothing to find."""
    about = CODES[code]
    mended = []
    for data, path in brought_in(code, line(about.wrong), tmp_path):
        text = path.read_text("utf-8")
        path.write_text(text.replace(line(about.wrong), line(about.right)), "utf-8")
        mended.append(build.check(data, AS_OF).findings)
    assert () in mended


@pytest.mark.parametrize("code", sorted(WRONG_IN_WORDS | TAKES_MORE))
def test_right_line_stands_in_the_sound_directory(code: str) -> None:
    """Where more is wrong than a line, the right one is taken from files that have no findings."""
    right = CODES[code].right
    assert is_sentence(right) or any(times(line(right), path) for path in (SOUND / "data").rglob("*.yaml"))


def test_sound_directory_has_no_findings(sound_data: Path) -> None:
    """The base of all examples is sound, so that each shows its own fault only."""
    assert build.check(sound_data, AS_OF).findings == ()


def test_real_data_has_no_findings() -> None:
    """What is published is sound."""
    checked = build.check(ROOT / "data", AS_OF)
    assert [str(finding.place) for finding in checked.errors] == []


def test_missing_data_folder_says_so(tmp_path: Path) -> None:
    """No folder is wrong use, with a way out, not an empty directory that is sound."""
    with pytest.raises(DirectoryError) as raised:
        build.check(tmp_path / "data", AS_OF)
    assert "there is no folder" in raised.value.message
    assert "--data" in raised.value.hint
