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

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from given import AS_OF, ROOT

from generator import build, cli
from generator.model.findings import DirectoryError

EXAMPLES = sorted((Path(__file__).parent / "examples" / "faulty").glob("*.yaml"))


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
    """No code is shown to anybody without an example that proves it and words that explain it. The codes A… are about
    changes; their examples are the scenarios of test_authorize."""
    codes = {code: about for code, about in build.explanations().items() if not code.startswith("A")}
    assert sorted(codes) == sorted({example.stem.split("-")[0] for example in EXAMPLES})
    for about in codes.values():
        assert len(about.text) > 60, f"{about.code} needs a paragraph"
        assert about.source, f"{about.code} needs a source"


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
