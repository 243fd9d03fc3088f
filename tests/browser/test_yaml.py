"""What the form writes is what the check reads: the same record, in the layout of the house."""

import json
import unicodedata
from pathlib import Path

import pytest
from given import AS_OF, ROOT
from playwright.sync_api import Page
from properties.hostile import strings

from generator import build
from generator.reading import characters, text

SCHEMA = json.loads((ROOT / "docs" / "schema" / "record.json").read_text("utf-8"))
DOUBTFUL = [
    *("NO", "no", "on", "y", "~", "null", "True", "0123", "1.10", "12:30:45", "2024-03-18", "1e3", "0x1F", ".5", ".inf", "="),
    *("a: b", "a:", "a #b", "a:b", "- a", "-", "? a", "?", "a?", "@a", "`a", "%a", "!a", "&a", "*a", "|", ">", "'a'", '"a"'),
    *('a "b" \\ c', "{a", "a}", "[a]", "a, b", ",", "#a", "a\nb", "“a”", "‘a", "---", "...", "<<", "深圳", "a:'b", "a?,b", "//", "\\n"),
]  # fmt: skip


def written(page: Page, address: str, records: list[dict]) -> list[str]:
    """The text of each record's file as the form writes it."""
    return page.evaluate(
        """async ([base, records, schema]) => {
          const { write } = await import(base + "assets/yaml.js");
          return records.map((one) => write(one, one.kind === "certificate" ? schema.else : schema.then));
        }""",
        [address, records, SCHEMA],
    )


def published(site: Path) -> dict[str, dict]:
    """What is recorded, by slug, as the form fetches it."""
    files = sorted((site / "certificates").glob("iecq-*.json"))
    return {path.stem: json.loads(path.read_text("utf-8"))["recorded"] for path in files}


def as_text(value: object) -> object:
    """A record as the loader gives it: every value text, nothing empty."""
    if isinstance(value, dict):
        return {name: as_text(inner) for name, inner in value.items() if inner not in ("", [])}
    return [as_text(entry) for entry in value] if isinstance(value, list) else str(value)


def test_every_record_is_read_back_the_same(page: Page, address: str, site: Path) -> None:
    """For all records, the strict loader reads from the form's text what was published, and the models accept it."""
    records = published(site)
    assert len(records) > 150
    for record, content in zip(records.values(), written(page, address, list(records.values())), strict=True):
        assert as_text(record) == text.load(characters.decode(content.encode()))


def test_every_record_is_written_as_it_stands_in_the_directory(page: Page, address: str, site: Path) -> None:
    """All files of data/ come out to the letter, but for one whose scope is folded over two lines."""
    records = published(site)
    found = {path.stem: path.read_text("utf-8") for path in (ROOT / "data" / "certificates").rglob("*.yaml")}
    made = dict(zip(records, written(page, address, list(records.values())), strict=True))
    assert [slug for slug in records if found[slug] != made[slug]] == ["iecq-h-yngcn-24-0042"]


def test_hostile_text_is_read_back_the_same(page: Page, address: str, site: Path) -> None:
    """Whatever somebody types, between brackets and outside of them: the loader reads that text and nothing else."""
    sound = published(site)["iecq-h-exmpl-24-0012"]
    texts = [*DOUBTFUL, *(one.strip() for one in strings(1500))]
    records = [
        sound
        | {"holder": {"name": one}, "issues": [{"issue": 0, "activities": [{"activity": "design", "products": [one]}]}]}
        for one in texts
    ]
    for one, record, content in zip(texts, records, written(page, address, records), strict=True):
        assert as_text(record) == text.load(content), one


def test_text_that_only_looks_like_something_else_is_accepted_as_text(
    page: Page, address: str, site: Path, sound_data: Path
) -> None:
    """A street called ON or a postal code 0123 passes the check as the form writes it."""
    path = sound_data / "certificates" / "exmpl" / "2024" / "iecq-c-exmpl-24-0042.yaml"
    record = published(site)["iecq-c-exmpl-24-0042"]
    for odd in ("NO", "0123", "12:30:45", "2024-03-18"):
        record["site"]["address"] |= {"street": odd, "postal_code": odd}
        path.write_text(written(page, address, [record])[0], "utf-8")
        assert [one.code for one in build.check(sound_data, AS_OF).findings] == []


def test_browser_refuses_the_same_characters(page: Page, address: str) -> None:
    """Every character that no file may hold is refused by the form, and no other, where both know the character."""
    known = [code for code in range(0x20000) if unicodedata.category(chr(code)) not in ("Cn", "Cs")]
    refused = page.evaluate(
        """async ([base, known]) => {
          const { forbidden } = await import(base + "assets/yaml.js");
          return known.filter((code) => forbidden(String.fromCodePoint(code)));
        }""",
        [address, known],
    )
    assert [code for code in known if characters.FORBIDDEN.search(chr(code))] == refused


@pytest.mark.parametrize(
    ("typed", "expected"), [("  a \r\n b ", "a \n b"), ("Mu\u0308ller", "Müller"), ("\n\n", ""), ("\u212b", "Å")]
)
def test_text_is_composed_and_without_blanks_at_its_ends(page: Page, address: str, typed: str, expected: str) -> None:
    """What is typed goes into the file in the form that the check wants."""
    script = 'async ([base, typed]) => (await import(base + "assets/yaml.js")).tidy(typed)'
    assert expected == page.evaluate(script, [address, typed])
