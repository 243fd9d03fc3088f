"""The strict loader keeps text as it was written, and refuses whatever could be read in two ways."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.reading import characters, codes, text
from generator.reading.refusal import Refusal

SOUND = Path(__file__).parents[1] / "examples" / "sound" / "data"
RECORD = (SOUND / "certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml").read_bytes()

calm = settings(max_examples=200, derandomize=True, deadline=None)


def refusal(raw: bytes | str) -> Refusal:
    """What a text is refused with."""
    with pytest.raises(Refusal) as raised:
        text.load(characters.decode(raw.encode() if isinstance(raw, str) else raw))
    return raised.value


@pytest.mark.parametrize(
    "written",
    [
        "NO",
        "no",
        "yes",
        "true",
        "null",
        "~",
        "0123",
        "0x1F",
        "1.10",
        "1e3",
        "12:30:45",
        "2024-03-18",
        ".inf",
        "=",
        "<<",
    ],
)
def test_plain_value_stays_the_text_it_is(written: str) -> None:
    """Norway stays NO, and a postal code keeps its zeros: the model gives the type, not YAML."""
    assert text.load(f"value: {written}\n") == {"value": written}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("value:", ""),
        ('value: ""', ""),
        ("value: 'it''s'", "it's"),
        ('value: "\\u00fc"', "ü"),
        ("value: >-\n  one\n  two", "one two"),
        ("value: |\n  one\n  two\n", "one\ntwo\n"),
        ("value: a#b", "a#b"),
        ('value: "a # b"', "a # b"),
        ("value: 例示光電", "例示光電"),
        ("value: [a, b]", ["a", "b"]),
        ("value: {a: b}", {"a": "b"}),
        ("value:\n- a\n- b", ["a", "b"]),
    ],
)
def test_value_is_what_yaml_says(written: str, expected: object) -> None:
    """Quotation marks, folded and literal text, lists and groups are those of YAML."""
    assert text.load(written) == {"value": expected}


def test_line_ends_of_windows_are_line_ends() -> None:
    """A file saved on Windows reads the same."""
    assert text.load(characters.decode(b"a: b\r\nc: d\r\n")) == {"a": "b", "c": "d"}


@pytest.mark.parametrize(
    ("raw", "place", "message"),
    [
        (b"name: Gr\xfcn\n", "Y101:1:9", "byte 0xfc is not UTF-8"),
        (b"a: b\nname: \xe9\xa9", "Y101:2:7", "byte 0xe9 is not UTF-8"),
        ("a: 例示\nname: ".encode() + b"\xff", "Y101:2:7", "byte 0xff is not UTF-8"),
        (b"a: " + b"b" * 65_534, "Y102:1:1", "the file is larger than 65,536 bytes"),
        ("a:\tb\n", "Y103:1:3", "a tab is not allowed here"),
        ("a: b\n\tc: d\n", "Y103:2:1", "a tab is not allowed here"),
        ("\ufeffa: b\n", "Y103:1:1", "U+FEFF (ZERO WIDTH NO-BREAK SPACE) is not allowed here"),
        ("a: b\u200bc\n", "Y103:1:5", "U+200B (ZERO WIDTH SPACE) is not allowed here"),
        ("a: \u202ebc\n", "Y103:1:4", "U+202E (RIGHT-TO-LEFT OVERRIDE) is not allowed here"),
        ("a: b\0\n", "Y103:1:5", "U+0000 (not printable) is not allowed here"),
        ("a: b\rc: d\n", "Y103:1:5", "U+000D (not printable) is not allowed here"),
        ("a: b\u2028c\n", "Y103:1:5", "U+2028 (LINE SEPARATOR) is not allowed here"),
        ("a: \U000e0041\n", "Y103:1:4", "U+E0041 (TAG LATIN CAPITAL LETTER A) is not allowed here"),
        ('a: "b\\u202ec"\n', "Y103:1:6", "U+202E (RIGHT-TO-LEFT OVERRIDE) is not allowed here"),
        ('a: "b\\tc"\n', "Y103:1:6", "a tab is not allowed here"),
        ('"\\u200ba": b\n', "Y103:1:2", "U+200B (ZERO WIDTH SPACE) is not allowed here"),
        ("name: Gru\u0308n\n", "Y104:1:9", "the text is not in composed form (NFC)"),
        ("a: 例\nb: e\u0301\n", "Y104:2:4", "the text is not in composed form (NFC)"),
        ("a: b: c\n", "Y105:1:5", "not YAML: mapping values are not allowed in this context"),
        ("a: b\n c: d\n", "Y105:2:2", "not YAML: this line is indented too far"),
        ('a: b\n"c": d\n   e: f\n', "Y105:3:4", "not YAML: this line is indented too far"),
        ("a:b\n\nc: d\n", "Y105:1:1", "not YAML: could not find expected ':'"),
        ("- a b\n  c: d\n", "Y105:1:3", "not YAML: could not find expected ':'"),
        ('a: "b\nc: "d"\n', "Y105:1:4", "not YAML: the quotes that open here close in the middle of line 2"),
        ('a: {b: "c, d: "e"}\n', "Y105:1:8", "not YAML: the quotes that open here close in the middle of line 1"),
        ('a: [{b: "c"]\n', "Y105:1:5", "not YAML: did not find expected ',' or '}'"),
        ("a: {b: [c]]}\n", "Y105:1:11", "not YAML: did not find expected ',' or '}'"),
        ('a: {b: "c" d}\n', "Y105:1:12", "not YAML: did not find expected ',' or '}'"),
        ('a: "b\\q"\n', "Y105:1:6", "not YAML: found unknown escape character"),
        ('a: "\\xZZ"\n', "Y105:1:5", "not YAML: did not find expected hexdecimal number"),
        ("[", "Y105:1:2", "not YAML: did not find expected node content"),
        ("a: @b\n", "Y105:1:4", "not YAML: found character that cannot start any token"),
        ("%YAML 1.1\n---\na: b\n", "Y106:1:1", "a directive is not allowed"),
        ("# about\n%TAG ! x\n---\na: b\n", "Y106:2:1", "a directive is not allowed"),
        ("\n%ENCODING utf-8\n---\na: b\n", "Y106:2:1", "a directive is not allowed"),
        ("a: &b c\n", "Y106:1:4", "the anchor &b is not allowed"),
        ("a: *b\n", "Y106:1:4", "the alias *b is not allowed"),
        ("a: !x b\n", "Y106:1:4", "the tag !x is not allowed"),
        ("a: ! b\n", "Y106:1:4", "the tag ! is not allowed"),
        ("a: [b, &c {}]\n", "Y106:1:8", "the anchor &c is not allowed"),
        ("a: b\nc: d\na: e\n", "Y107:3:1", "the field 'a' stands here twice"),
        ('a: b\n"a": c\n', "Y107:2:1", "the field 'a' stands here twice"),
        ("a: {b: c, b: d}\n", "Y107:1:11", "the field 'b' stands here twice"),
        ("a: b\n---\nc: d\n", "Y108:2:1", "a second document begins here"),
        ("", "Y108:1:1", "the file holds nothing"),
        ("# nothing\n", "Y108:1:1", "the file holds nothing"),
        ("a: " + "[" * 12 + "]" * 12, "Y109:1:15", "nested deeper than 12 levels"),
        ("a: [" + "b, " * 3_999 + "]", "Y109:1:11996", "the file has more than 4,000 values"),
        ("a: " + "b" * 8_193, "Y109:1:4", "the value is longer than 8,192 characters"),
        ("A: b\n", "Y110:1:1", "'A' is not a field name"),
        ("a-b: c\n", "Y110:1:1", "'a-b' is not a field name"),
        ("a: {b c}\n", "Y110:1:5", "'b c' is not a field name"),
        ("? [a]\n: b\n", "Y110:1:3", "a list or group is not a field name"),
    ],
)
def test_refusal_says_what_and_where(raw: bytes | str, place: str, message: str) -> None:
    """The code, the line and the column are those of the first thing that is wrong, counted in characters from 1."""
    found = refusal(raw)
    assert f"{found.code}:{found.line}:{found.column}" == place
    assert message == found.message
    assert found.hint


@pytest.mark.parametrize(
    "written",
    [
        "a: " + "b" * 8_192,
        "a: " + "[" * 11 + "]" * 11,
        "a: [" + "b, " * 3_997 + "]",
        "a: " + "[" + "bcdefgh, " * 3_900 + "]" + " " * 30_000,
    ],
    ids=["length", "depth", "values", "size"],
)
def test_limits_are_generous(written: str) -> None:
    """What is just within a limit is read."""
    assert text.load(characters.decode(written.encode())) == yaml.load(written, yaml.CBaseLoader)


@pytest.mark.parametrize(
    ("route", "at_key", "expected"),
    [
        (("number",), False, (1, 9)),
        (("number",), True, (1, 1)),
        (("holder", "name_local"), False, (7, 15)),
        (("site", "address", "country"), False, (16, 14)),
        (("issues", 0, "expires"), False, (21, 14)),
        (("issues", 0, "standards", 0), False, (22, 17)),
        (("issues", 0, "activities", 1, "activity"), False, (30, 20)),
        (("issues", 0, "activities", 1, "activity"), True, (30, 10)),
        (("status", 0, "to"), False, (33, 28)),
        ((), False, (1, 1)),
        (("issues", 0, "cycle_start"), False, (19, 5)),
        (("holder", "email"), False, (6, 3)),
        (("issues", 7, "expires"), False, (19, 3)),
        (("number", "year"), False, (1, 9)),
    ],
)
def test_route_leads_to_its_place(route: tuple, at_key: bool, expected: tuple) -> None:
    """A route is looked up in the text; what is not there is shown at the nearest thing above it."""
    assert expected == text.Places(RECORD.decode()).of(route, at_key)


def inside(raw: bytes, line: int, column: int) -> bool:
    """Whether a place is in the file, or just behind the end of one of its lines."""
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


def outcome(raw: bytes) -> dict | Refusal:
    """The tree, or why there is none."""
    try:
        return text.load(characters.decode(raw))
    except Refusal as no:
        return no


def is_read_or_refused(raw: bytes) -> None:
    """What is read is what PyYAML makes of it; what is refused is refused at a place in the file."""
    found = outcome(raw)
    if isinstance(found, Refusal):
        assert found.code in codes.CODES
        assert inside(raw, found.line, found.column), f"{found.line}:{found.column} is outside"
    else:
        assert found == yaml.load(raw, yaml.CBaseLoader)


@calm
@given(st.binary(max_size=200))
@example(b"")
@example(b"\n")
@example(b"%")
@example(b"a: b\r")
@example(b"\xef\xbb\xbfa: b")
@example(b"[" * 40_000)
@example(b'a: "')
def test_any_bytes_give_a_tree_or_a_refusal(raw: bytes) -> None:
    """No input can end in another exception, and the place of a refusal is always in the file."""
    is_read_or_refused(raw)


@calm
@given(
    st.lists(
        st.sampled_from([*"abA:-?{}[],&*!|>'\"%@`# \n~\t\u00e9\u0301例", ": ", "\n  ", "- ", "---\n", "..."]),
        max_size=60,
    )
)
def test_anything_like_yaml_gives_a_tree_or_a_refusal(parts: list[str]) -> None:
    """Nor can the marks of YAML, in whatever order."""
    is_read_or_refused("".join(parts).encode())


@calm
@given(
    st.integers(0, len(RECORD)),
    st.integers(0, 30),
    st.binary(max_size=4) | st.sampled_from([b"\t", b": ", b"\n", b"]"]),
)
def test_damaged_record_gives_a_tree_or_a_refusal(start: int, length: int, put: bytes) -> None:
    """Nor can a record with a piece taken out and another put in."""
    is_read_or_refused(RECORD[:start] + put + RECORD[start + length :])
