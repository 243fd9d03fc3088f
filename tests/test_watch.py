"""A list of numbers is watched: what has changed since the last run, out of real folders and from a real server."""

import datetime
import gzip
import json
import re
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import feedparser
import icalendar
import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from given import ROOT
from published import ADDRESS, publish

from generator import cli, serving
from generator.following.watch.wanted import wanted

LUMEN = "IECQ-H EXMPL 24.0012"
RECORD = "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml"
FIRST = datetime.date(2026, 11, 1)
SUSPENDED = "  - {date: 2026-11-05, to: suspended, reason: fees}\n"


class Desk:
    """Somebody with a list, beside a published directory."""

    def __init__(self, data: Path, folder: Path) -> None:
        self.data, self.site, self.out = data, folder / "site", folder / "out"
        self.list = folder / "list.txt"
        self.list.write_text(f"{LUMEN}\n", "utf-8")
        publish(data, self.site, FIRST)

    def run(self, day: datetime.date | str = FIRST, site: str = "") -> Result:
        """Watch the list as of a day."""
        arguments = ["watch", self.list, "--site", site or self.site, "--out", self.out, "--as-of", day]
        return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])

    def later(self, days: int, *edits: tuple[str, str]) -> Result:
        """Change the record's file, publish so many days after the first time, and watch on that day."""
        file, day = self.data.parent / RECORD, FIRST + datetime.timedelta(days)
        for old, new in edits:
            text = file.read_text("utf-8")
            assert text.count(old) == 1, old
            file.write_text(text.replace(old, new), "utf-8")
        publish(self.data, self.site, day)
        return self.run(day)

    @property
    def report(self) -> str:
        """The report of the last run."""
        return (self.out / "watch.md").read_text("utf-8")

    def section(self, title: str) -> str:
        """What stands under a heading of the report; empty when there is no such heading."""
        return self.report.partition(f"## {title}\n\n")[2].partition("\n## ")[0].strip()

    @property
    def entries(self) -> dict[str, feedparser.FeedParserDict]:
        """What comes behind the record's slug in the id, to the entry."""
        parsed = feedparser.parse((self.out / "watch.atom").read_bytes())
        assert parsed.bozo is False
        return {entry.id.partition("exmpl-24-0012/")[2]: entry for entry in parsed.entries}


@pytest.fixture
def desk(sound_data: Path, tmp_path: Path) -> Desk:
    """One record on the list, and the small sound directory."""
    return Desk(sound_data, tmp_path)


LAST_ENTRY = "  - {date: 2024-03-18, to: current}\n"


def test_first_look_says_how_things_stand(desk: Desk) -> None:
    """All is current: code 0, and files that other programs read."""
    result = desk.run()
    assert (result.exit_code, result.stdout) == (
        0,
        f"1 number: 1 current\nat the first look: last day ahead: 1\n{desk.out}/watch.md says it at length\n"
        f"links lead to {ADDRESS}, which the files of this directory say is its address\n",
    )
    assert sorted(path.name for path in desk.out.iterdir()) == ["state.json", "watch.atom", "watch.ics", "watch.md"]
    assert desk.section("Last day ahead") == (
        f"* [IECQ-H EXMPL 24.0012]({ADDRESS}certificates/iecq-h-exmpl-24-0012.html) (Example Lumen Co., Ltd.): "
        "Last day recorded 17 March 2027, in 136 days."
    )
    (event,) = icalendar.Calendar.from_ical((desk.out / "watch.ics").read_bytes()).walk("VEVENT")
    assert (str(event["UID"]), event["DTSTART"].dt) == (
        "iecq-h-exmpl-24-0012@directory.example",
        datetime.date(2027, 3, 17),
    )


def test_nothing_new_is_said_once(desk: Desk) -> None:
    """A second run finds nothing, and the feed is the same to the byte."""
    desk.run()
    first = (desk.out / "watch.atom").read_bytes()
    result = desk.later(1)
    assert result.exit_code == 0
    assert "since 2026-11-01: nothing has changed" in result.stdout
    assert "**Nothing has changed.**" in desk.report
    assert (desk.out / "watch.atom").read_bytes() == first


def test_suspension_is_serious_once(desk: Desk) -> None:
    """It is told on the run that sees it, with code 1; the next one has code 0, and the report still says what is not
    current."""
    desk.run()
    result = desk.later(6, (LAST_ENTRY, LAST_ENTRY + SUSPENDED))
    assert result.exit_code == 1
    assert "  IECQ-H EXMPL 24.0012: Suspended on 5 November 2026: fees." in result.stdout
    assert [one.partition("Ltd.): ")[2] for one in desk.section("Serious").split("\n")] == [
        "Suspended on 5 November 2026: fees.",
        f"Not suspended with it, and not on the list: {LUMEN}-01.",
    ]
    assert desk.entries["status/1"].updated == "2026-11-07T00:00:00Z"
    assert desk.later(7).exit_code == 0
    assert desk.section("Serious") == ""
    assert desk.section("Not current now").endswith("(Example Lumen Co., Ltd.): suspended since 5 November 2026")
    assert desk.entries["status/1"].updated == "2026-11-07T00:00:00Z"


def test_what_is_recorded_ahead_waits_for_its_day(desk: Desk) -> None:
    """Recorded today, in force in two days: told in two days."""
    desk.run()
    ahead = (LAST_ENTRY, LAST_ENTRY + SUSPENDED.replace("11-05", "11-04"))
    assert desk.later(1, ahead).exit_code == 0
    assert desk.section("Corrected") == ""
    assert desk.later(3).exit_code == 1


def test_correction_names_both_values_and_updates_the_entry(desk: Desk) -> None:
    """A field that is put right is told from and to; the event's entry keeps its id, and says when it changed."""
    desk.run()
    assert "issue/0" not in desk.entries  # it is older than a year
    result = desk.later(2, ("expires: 2027-03-17", "expires: 2027-03-15"), ("1 Sample Road", "2 Sample Road"))
    assert result.exit_code == 0
    said = desk.section("Corrected").split("\n")
    assert [one.partition("Ltd.): ")[2] for one in said] == [
        "Issue 0: Last day of validity from 17 March 2027 to 15 March 2027.",
        "Site, Address, Street and number from '1 Sample Road' to '2 Sample Road'.",
    ]
    assert desk.entries["corrected/2026-11-03"].summary == said[1].partition("Ltd.): ")[2]
    corrected = desk.entries["issue/0"]
    assert (corrected.published, corrected.updated) == ("2024-03-18T00:00:00Z", "2026-11-03T00:00:00Z")
    assert "Last day recorded: 15 March 2027." in corrected.summary


def test_entry_changes_twice_on_one_day(desk: Desk) -> None:
    """A reader sees the second correction too, since its instant is later by a second."""
    desk.run()
    desk.later(4, (LAST_ENTRY, LAST_ENTRY + SUSPENDED.replace("11-05", "11-04")))
    instants = [desk.entries["status/1"].updated]
    for old, new in (("reason: fees", "reason: misuse"), ("reason: misuse", "reason: fees")):
        desk.later(4, (old, new))
        instants.append(desk.entries["status/1"].updated)
    assert instants == ["2026-11-05T00:00:00Z", "2026-11-05T00:00:01Z", "2026-11-05T00:00:02Z"]
    assert desk.entries["status/1"].published == "2026-11-05T00:00:00Z"


def test_renewal_and_expiry(desk: Desk) -> None:
    """A last day that passes is serious; a renewal is news, and moves the event of the calendar."""
    desk.run("2027-03-10")
    assert "in 7 days" in desk.section("Last day ahead")
    publish(desk.data, desk.site, datetime.date(2027, 3, 18))
    assert desk.run("2027-03-18").exit_code == 1
    assert "Its last day was 17 March 2027." in desk.section("Serious")
    assert icalendar.Calendar.from_ical((desk.out / "watch.ics").read_bytes()).walk("VEVENT") == []


SITE = f"{LUMEN}-01"
OF_SITE = RECORD.replace("0012", "0012-01")


def append(desk: Desk, file: str, text: str) -> None:
    """Add to the end of a record's file."""
    path = desk.data.parent / file
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_sites_that_changed_with_their_master_are_named(desk: Desk) -> None:
    """Only the master is on the list: what happened to its sites on the same day is told with it, once, and in the feed."""
    desk.run()
    append(desk, OF_SITE, SUSPENDED.replace("fees", "master-status"))
    result = desk.later(6, (LAST_ENTRY, LAST_ENTRY + SUSPENDED))
    assert result.exit_code == 1
    told = f"Suspended with it, and not on the list: {SITE}."
    assert [one.partition("Ltd.): ")[2] for one in desk.section("Serious").split("\n")] == [
        "Suspended on 5 November 2026: fees.",
        told,
    ]
    assert desk.entries["sites/status/1"].summary == told
    assert f"  {LUMEN}: suspended with it, and not on the list: {SITE}\n" in result.stdout
    assert desk.later(7).exit_code == 0
    assert desk.section("Serious") == ""
    assert "sites/status/1" in desk.entries
    append(desk, OF_SITE, "  - {date: 2026-11-09, to: current, reason: resolved}\n")
    append(desk, RECORD, "  - {date: 2026-11-09, to: current, reason: resolved}\n")
    assert desk.later(9).exit_code == 0
    assert f"Current again with it, and not on the list: {SITE}." in desk.section("What has happened")
    desk.list.write_text(f"{LUMEN}\n{SITE}\n", "utf-8")
    desk.run(FIRST + datetime.timedelta(9))
    append(desk, OF_SITE, "  - {date: 2026-11-10, to: suspended, reason: master-status}\n")
    append(desk, RECORD, "  - {date: 2026-11-10, to: suspended, reason: fees}\n")
    assert desk.later(10).exit_code == 1
    assert "not on the list" not in desk.report, "the site is told itself"


def test_site_that_stands_better_than_its_master_is_named(desk: Desk) -> None:
    """Nothing is recorded of the site itself, and its master is suspended: whoever relies on the site is told, once."""
    desk.list.write_text(f"{SITE}\n", "utf-8")
    assert desk.run().exit_code == 0
    result = desk.later(6, (LAST_ENTRY, LAST_ENTRY + SUSPENDED))
    assert result.exit_code == 1
    told = (
        f"ts master {LUMEN} is suspended since 5 November 2026, and this site is recorded as current on 7 November 2026, "
        "last day 17 March 2027: ask the issuing body"
    )
    assert desk.section("Serious").endswith(f"(Example Lumen Co., Ltd.): I{told}.")
    entries = feedparser.parse((desk.out / "watch.atom").read_bytes()).entries
    assert f"I{told}." in [one.summary for one in entries]
    assert desk.later(7).exit_code == 0
    assert desk.section("Serious") == ""
    assert f"): i{told.replace('7 November', '8 November')}" in desk.section("Not current now")
    desk.list.write_text(f"{LUMEN}\n{SITE}\n", "utf-8")
    desk.run(FIRST + datetime.timedelta(7))
    assert desk.section("Serious").count("\n") == 0, "the master is new on the list; the site is not told again"
    append(desk, OF_SITE, "  - {date: 2026-11-09, to: suspended, reason: master-status}\n")
    assert desk.later(9).exit_code == 1
    assert "its master" not in desk.report.lower()


def test_report_says_when_the_directory_is_late(desk: Desk) -> None:
    """An expiry that only the calendar tells is said with the day of the data beside it."""
    desk.run()
    desk.run("2027-03-18")
    assert "**The directory was due to be made again by 2 November 2026: it may be out of date.**" in desk.report
    assert "As far as is known on 1 November 2026; later renewals are not." in desk.section("Serious")


def test_record_that_goes_and_comes_back(desk: Desk) -> None:
    """Records are never deleted: when one is gone that is serious, told once, and so is its return."""
    desk.list.write_text("iecqhexmpl240012\n", "utf-8")
    desk.run()
    kept = {path: path.read_bytes() for path in (desk.data / "certificates" / "exmpl" / "2024").glob("*24-0012*")}
    for path in kept:
        path.unlink()
    assert desk.later(1).exit_code == 1
    assert desk.section("Serious") == (
        "* **IECQ-H EXMPL 24.0012** (Example Lumen Co., Ltd.): Was in the directory at the last run, and is not any more."
    )
    assert desk.later(2).exit_code == 0
    assert "* iecqhexmpl240012 (line 1)" in desk.section("Not found")
    for path, content in kept.items():
        path.write_bytes(content)
    assert desk.later(3).exit_code == 0
    assert "Is in the directory now: recorded as current on 4 November 2026" in desk.section("What has happened")
    assert {"gone/2026-11-02", "found/2026-11-04"} <= set(desk.entries)


SPELLED = [
    "IECQ-H EXMPL 24.0012",
    "iecqhexmpl240012",
    'Supplier 7;"IECQ–H EXMPL 24.0012";Sampleton',
    "no. IECQ-H EXMPL 24.0012 Issue 0",
    "ＩＥＣＱ-H EXMPL 24.0012\tsome remark",
]


@pytest.mark.parametrize("text", SPELLED)
def test_numbers_are_known_in_any_spelling(desk: Desk, text: str) -> None:
    """In a column, in capital letters of another width, with another dash, with its issue, or without its blanks."""
    desk.list.write_text(f"Name and number\n{text}\n", "utf-8")
    assert desk.run().stdout.startswith("1 number: 1 current\n")


MASTER = "IECQ-H EXMPL 24.0012"
SEVERAL = [
    (f"{MASTER}, -01, -02", ["", "-01", "-02"], []),
    (f"{MASTER} / -1 & 02", ["", "-01", "-02"], []),
    (f"{MASTER}-01/-02;77;x", ["-01", "-02"], []),
    (f"{MASTER} - 01 Issue 2 valid until 2027-03-17", ["-01"], []),
    (f"{MASTER}-02 {MASTER}-01", ["-02", "-01"], []),
    (f"{MASTER},17,3", [""], []),
    (f"{MASTER}-01-02", ["-01"], [f"line 1: '-02' behind {MASTER}-01"]),
    (f"{MASTER},-01,-02", ["", "-01", "-02"], []),
    (f"{MASTER} (-01, -02)", ["", "-01", "-02"], []),
    (f"{MASTER} 01", ["", "-01"], []),
    (f"{MASTER};-01;-02;-5;Lumen", ["", "-01", "-02"], []),
    (f"{MASTER} - 17.03.2027", [""], []),
    (f"{MASTER} - 17 March 2027", [""], [f"line 1: '- 17' behind {MASTER}"]),
    (f"{MASTER}, 17 March 2027", [""], []),
    (f"{MASTER}-01 to -03", ["-01"], [f"line 1: 'to -03' behind {MASTER}-01"]),
    (f"{MASTER}, 01 and 77", ["", "-01"], [f"line 1: 'and 77' behind {MASTER}"]),
    (f"{MASTER}, -77", [""], []),
    ("x" * 20_001, [], ["line 1: what comes after 20,000 characters"]),
]


@pytest.mark.parametrize(("text", "sites", "unread"), SEVERAL)
def test_several_numbers_on_a_line(text: str, sites: list[str], unread: list[str]) -> None:
    """Sites that are named by their suffix are read with the number before them; what may be one more is told."""
    asked = wanted(text.encode(), [MASTER, f"{MASTER}-01", f"{MASTER}-02"])
    assert list(asked.found) == [f"{MASTER}{site}" for site in sites]
    assert [f"{place}: {what}" for place, what in asked.unread] == unread
    assert list(asked.absent) == ([f"{MASTER}-77"] if "-77" in text else [])


@pytest.mark.parametrize(
    "text", ["IECQ-H EXMPL 24.OO12", "IECQ-H EXMPL 24.0013", "ECQ-H EXMPL 24.OO12", "EXMPL 24.0012"]
)
def test_number_that_is_nearly_there_is_told_with_the_nearest(desk: Desk, text: str) -> None:
    """On the terminal and in the report, beside the line."""
    desk.list.write_text(f"# checked by hand\n;;;;\n{LUMEN}-09\n;;;;\nNo.;{text};x\n", "utf-8")
    result = desk.run()
    (line,) = [line for line in result.stdout.split("\n") if line.startswith("  line 5: ")]
    assert text in line
    assert LUMEN in line.partition("; nearest in the directory: ")[2].split(", ")
    assert line.partition("; nearest")[2] in desk.report
    assert ";;;;" not in desk.report


def test_kept_list_is_read_whole(desk: Desk) -> None:
    """Every line of what the page has kept: what it found by a name or by signs that look alike, too."""
    rows = [
        {
            "line": 0,
            "asked": "IECQ-H EXMPL 24.OO12",
            "group": "near",
            "number": LUMEN,
            "status": "current",
            "until": "",
        },
        {"line": 1, "asked": "Qiongyu", "isName": True, "group": "found", "number": "IECQ-IS EXMPL 24.0035"},
        {"line": 2, "asked": "IECQ-H EXMPL 99.9999", "group": "absent"},
        {"line": 3, "asked": "Acme Widgets Inc.", "group": "absent"},
    ]
    texts = ["IECQ-H EXMPL 24.OO12", "Qiongyu", "IECQ-H EXMPL 99.9999", "Acme Widgets Inc.", f"{LUMEN} / {LUMEN}-77"]
    lines = [{"at": str(at), "text": text, "fields": {"line": text}} for at, text in enumerate(texts, start=2)]
    lines.append({"at": "scan.pdf", "text": "", "paper": "Certificate\nIECQ-H EXMPL 88.8888"})
    script = (ROOT / "overrides" / "assets" / "check" / "kept.js").read_text("utf-8")
    what, version = re.search('const WHAT = "(.+)";\nconst VERSION = ([0-9]+);', script).groups()
    state = {"what": what, "version": int(version), "day": "2026-11-01", "lines": lines, "rows": rows}
    asked = wanted(json.dumps(state).encode(), [LUMEN, "IECQ-IS EXMPL 24.0035"])
    assert asked.found == {LUMEN: "line 2", "IECQ-IS EXMPL 24.0035": "line 3"}
    assert asked.absent == {
        "IECQ-H EXMPL 99.9999": "line 4",
        f"{LUMEN}-77": "line 6",
        "IECQ-H EXMPL 88.8888": "scan.pdf",
    }
    assert asked.not_understood == [("line 5", "Acme Widgets Inc.")]
    desk.list.write_text(json.dumps(state), "utf-8")
    assert desk.run().exit_code == 0


def test_workbook_is_read(desk: Desk, tmp_path: Path) -> None:
    """All visible sheets; a hidden one is told."""
    book = xlsxwriter.Workbook(str(tmp_path / "list.xlsx"))
    for title, cells in (("A", ["Number", LUMEN, "", "none"]), ("B", ["Supplier", f"{LUMEN}-77"]), ("C", [LUMEN])):
        sheet = book.add_worksheet(title)
        sheet.write_column(0, 1, cells)
    sheet.hide()
    book.close()
    desk.list.write_bytes((tmp_path / "list.xlsx").read_bytes())
    result = desk.run()
    assert result.stdout.startswith("2 numbers: 1 current, 1 not found\n")
    assert f"{LUMEN}-77 (sheet 'B', row 2)" in desk.section("Not found").replace("\\", "")
    assert desk.section("Not understood") == "* sheet 'A', row 4: none"
    assert desk.section("Not read") == "* sheet 'C': it is hidden"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_encodings_of_spreadsheets_are_read(desk: Desk, encoding: str) -> None:
    """With a byte order mark, or in what Excel calls Unicode text."""
    desk.list.write_bytes(f"# remark\r\nNumber\r\n{LUMEN}\r\n\r\n{LUMEN}\r\n".encode(encoding))
    assert desk.run().stdout.startswith("1 number: 1 current\n")


def test_list_of_garbage_is_told_and_not_fatal(desk: Desk) -> None:
    """Ten thousand lines without a number, markup among them; what is no number of this directory stands apart."""
    garbage = [f"x{number} <script> [a](javascript:b) @me `|" + "9" * 300 for number in range(10_000)]
    desk.list.write_text("\n".join([LUMEN, "IECQ-H EXMPL 99.9999", *garbage]), "utf-8")
    result = desk.run()
    assert result.exit_code == 0
    assert "2 numbers: 1 current, 1 not found" in result.stdout
    assert "10,000 lines without a number" in result.stdout
    assert "IECQ-H EXMPL 99.9999 (line 2)" in desk.section("Not found")
    assert "It may be mistyped" in desk.section("Not found")
    shown = desk.section("Not understood").split("\n")
    assert shown[0].rstrip("9") == "* line 3: " + r"x0 \<script\> \[a\](javascript:b) &#64;me \`\|"
    assert shown[-1] == "* … and 9,000 more"
    assert len(desk.report) < 200_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 a workbook", "the list is no workbook of the form .xlsx"),
        (b"%PDF-1.7", "the list is no text"),
        (b'{"what": "something else"}', "the list is JSON, and none that the page"),
        (b'{"what": "list of certificates, checked", "version": 2}', "was kept by another release"),
        (b'{"what": "list of certificates, checked", "version": 1}', "the list that was kept is broken"),
        (b"a\0b", "the list is no text"),
        (b"", "there is no certificate number in the list"),
        (b"Shopping\nmilk\n", "there is no certificate number in the list"),
        (b"x" * 10_000_001, "the list has more than 10,000,000 bytes"),
    ],
)
def test_list_that_is_none_is_refused(desk: Desk, content: bytes, said: str) -> None:
    """A broken workbook, a binary file, other JSON, one of any size and one that names nothing to watch are told with a
    way out, and nothing is written."""
    desk.list.write_bytes(content)
    result = desk.run()
    assert result.exit_code == 2
    assert said in result.stderr
    assert "hint: " in result.stderr
    assert not desk.out.exists()


def test_list_that_is_not_there(desk: Desk) -> None:
    """Wrong use, in two lines."""
    desk.list.unlink()
    result = desk.run()
    assert result.exit_code == 2
    assert "cannot be read: No such file or directory\n  hint: " in result.stderr


def test_directory_of_an_earlier_day_is_refused(desk: Desk) -> None:
    """A copy that is behind would seem to take back what had happened: it is told, and what was kept stays."""
    desk.run()
    desk.later(6, (LAST_ENTRY, LAST_ENTRY + SUSPENDED))
    before = {path: path.read_bytes() for path in desk.out.iterdir()}
    publish(desk.data, desk.site, FIRST + datetime.timedelta(1))
    result = desk.run(FIRST + datetime.timedelta(9))
    assert result.exit_code == 2
    assert "the directory is of 2026-11-02, and was of 2026-11-07 at the last run" in result.stderr
    publish(desk.data, desk.site, FIRST + datetime.timedelta(6))
    assert "the last run was for 2026-11-07, which is after 2026-11-01" in desk.run(FIRST).stderr
    assert {path: path.read_bytes() for path in desk.out.iterdir()} == before


def test_another_directory_is_not_compared(desk: Desk) -> None:
    """What was kept of one directory says nothing about another."""
    desk.run()
    publish(desk.data, desk.site, FIRST, address="https://other.example/")
    result = desk.run()
    assert result.exit_code == 2
    assert f"watched {ADDRESS}, and this is https://other.example/" in result.stderr


def _cut(site: Path) -> None:
    packed = site / "dumps" / "records.jsonl.gz"
    packed.write_bytes(packed.read_bytes()[:-200])


def _put(content: bytes) -> Callable[[Path], None]:
    return lambda site: (site / "dumps" / "records.jsonl.gz").write_bytes(gzip.compress(content)) and None


def _at(address: object) -> Callable[[Path], None]:
    about = {"address": address, "as_of": "2026-11-01", "next_update": "2026-11-02"}
    return lambda site: (site / "build.json").write_text(json.dumps(about)) and None


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_cut, "cannot be unpacked"),
        (_put(b"x" * 3_000_000), "has lines without an end"),
        (_put(b"[]\n"), "is no record"),
        (_put(b'{"recorded":{"number":7}}\n'), "names no number"),
        (_put(b'{"recorded":{"number":"IECQ-H EXMPL 24.0012","kind":"x"}}\n'), "has a form that this program does not"),
        (lambda site: (site / "dumps" / "records.jsonl.gz").unlink(), "there is no dumps/records.jsonl.gz"),
        (lambda site: (site / "build.json").write_text("{}") and None, "does not say what is expected"),
        (_at("https://a.example/](javascript:b)/"), "names no address"),
        (_at("ftp://a.example/"), "names no address"),
        (_at(7), "names no address"),
        (lambda site: shutil.rmtree(site), "there is no folder"),
    ],
)
def test_broken_source_changes_nothing(desk: Desk, damage: Callable[[Path], None], said: str) -> None:
    """Whatever is wrong with it, two lines say so, and the state of the last run stays."""
    desk.run()
    before = (desk.out / "state.json").read_bytes()
    damage(desk.site)
    result = desk.run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert "hint: " in result.stderr
    assert (desk.out / "state.json").read_bytes() == before


@pytest.mark.parametrize("content", ["", "{}", '{"form": 2}', '{"form":1,"entries":[{}]}', "[" * 100_000])
def test_state_that_is_none_is_not_thrown_away(desk: Desk, content: str) -> None:
    """Whether to begin anew is for whoever owns it to say."""
    desk.out.mkdir()
    (desk.out / "state.json").write_text(content)
    result = desk.run()
    assert result.exit_code == 2
    assert "is not what a run of certdir watch has left there" in result.stderr
    assert (desk.out / "state.json").read_text() == content


def test_run_that_is_broken_off_is_repeated(desk: Desk) -> None:
    """What is remembered is written last: without it the next run tells the same."""
    desk.run()
    state = (desk.out / "state.json").read_bytes()
    assert desk.later(6, (LAST_ENTRY, LAST_ENTRY + SUSPENDED)).exit_code == 1
    report = desk.report
    (desk.out / "state.json").write_bytes(state)
    assert desk.later(6).exit_code == 1
    assert desk.report == report


def test_server_says_the_same_as_the_folder(desk: Desk) -> None:
    """Read over HTTP everything is the same to the byte; a server that is not there is told."""
    with serving.server(desk.site, 0) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        result = desk.run(site=address)
        assert result.exit_code == 0
        assert f"links lead to {ADDRESS}, which" in result.stdout
        publish(desk.data, desk.site, FIRST, address=address)
        arguments = ["watch", desk.list, "--site", address, "--out", desk.out.with_name("at home"), "--as-of", FIRST]
        assert "links lead" not in CliRunner().invoke(cli.main, [str(one) for one in arguments]).stdout
        publish(desk.data, desk.site, FIRST)
    over_http = {path.name: path.read_bytes() for path in desk.out.iterdir()}
    shutil.rmtree(desk.out)
    desk.run()
    assert {path.name: path.read_bytes() for path in desk.out.iterdir()} == over_http
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        result = desk.run(site=f"http://127.0.0.1:{nobody.getsockname()[1]}/")
    assert result.exit_code == 2
    assert "hint: " in result.stderr


def test_site_says_where_it_is_at_home(site: Path) -> None:
    """A build names its address, so that a copy in a folder gives the ids of the directory itself."""
    about = json.loads((site / "build.json").read_text())
    assert about["address"] == ADDRESS
