"""Feeds and calendars: libraries that are not ours read them, names stay, and a correction changes what it corrects."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest
from given import AS_OF
from repositories import git
from web_servers import running

from generator import build
from generator.exports.feeds import atom, every, ics
from generator.exports.feeds.every import AHEAD_DAYS, MOST_ENTRIES, Feeds
from generator.exports.feeds.naming import Naming
from generator.pages.catalogue import Catalogue
from generator.reading import loading

ATOM = "{http://www.w3.org/2005/Atom}"
RECORD = "data/certificates/exmpl/2024/iecq-h-exmpl-24-0012.yaml"
SUSPENDED = "  - {date: 2026-10-01, to: suspended, reason: audit-not-allowed}\n"
SUSPENSION = "tag:directory.example,2026:iecq-h-exmpl-24-0012/status/1"
HOSTILE = 'A & B <script>"q"</script> ]]> \\; , ü例 ' * 4


@pytest.fixture(scope="module")
def feeds(site: Path) -> dict[str, bytes]:
    """Path to content of every feed of the site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("feeds/**/*.atom"))}


@pytest.fixture(scope="module")
def calendars(site: Path) -> dict[str, bytes]:
    """Path to content of every calendar of the site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("feeds/**/*.ics"))}


def made(data: Path, as_of: datetime.date = AS_OF) -> dict[str, bytes]:
    """Every feed and calendar of a directory with its history, by path."""
    directory = loading.with_history(build.check(data, as_of).directory, data)
    return {draft.path: draft.make() for unit in Feeds(Catalogue(directory, as_of)).units() for draft in unit()}


def test_every_page_that_has_a_feed_names_it(site: Path, feeds: dict[str, bytes], calendars: dict[str, bytes]) -> None:
    """Each body, scheme, country and holder has both, named in the head of its page and linked to in it."""
    wanted = {"all"}
    for folder in ("bodies", "schemes", "countries", "holders"):
        for page in (site / folder).glob("*.html"):
            html = page.read_text("utf-8")
            linked = set(re.findall(r'<a href="\.\./feeds/(\S+)\.(?:atom|ics)"', html))
            named = set(re.findall(r'<link rel="alternate"[^>]* href="\.\./feeds/(\S+)\.(?:atom|ics)"', html))
            is_plain = page.stem == "index" or (folder == "schemes" and '<h2 id="meaning"' not in html)
            assert linked == named == (set() if is_plain else {f"{folder}/{page.stem.partition('--')[0]}"}), page
            wanted |= linked
    assert {path[6:-5] for path in feeds} == {path[6:-4] for path in calendars} == wanted
    home = (site / "index.html").read_text("utf-8")
    assert '<link rel="alternate" type="application/atom+xml" title="What has changed" href="feeds/all.atom">' in home


def musts(raw: bytes) -> Iterator[str]:
    """What of RFC 4287 a feed breaks, read from the RFC and not from what writes our feeds."""
    top = ElementTree.fromstring(raw)
    if top.tag != f"{ATOM}feed":
        yield "the root is no feed"
    once = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
    for node in (top, *top.iter(f"{ATOM}entry")):
        kind = node.tag.removeprefix(ATOM)
        for name in once[kind]:
            if len(node.findall(f"{ATOM}{name}")) != 1:
                yield f"{kind} has not one {name}"
        for name in ("subtitle", "published", "summary", "rights", "generator", "logo", "icon"):
            if len(node.findall(f"{ATOM}{name}")) > 1:
                yield f"{kind} has several {name}"
        if not node.findtext(f"{ATOM}id", "").strip() or not re.match(r"[a-z]+:", node.findtext(f"{ATOM}id", "")):
            yield f"an id of {kind} is no IRI with a scheme"
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in node.findall(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        if len(alternates) != len(set(alternates)):
            yield f"{kind} has two alternates of one type"
        if kind == "entry" and not alternates and node.find(f"{ATOM}content") is None:
            yield "an entry has neither content nor an alternate"
    if top.find(f"{ATOM}author") is None and any(
        entry.find(f"{ATOM}author") is None for entry in top.iter(f"{ATOM}entry")
    ):
        yield "nobody is the author"
    for name in ("updated", "published"):
        for node in top.iter(f"{ATOM}{name}"):
            if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", node.text or ""):
                yield f"{name} is '{node.text}'"
    allowed = {"feed", "entry", "id", "title", "subtitle", "updated", "published", "link", "author", "name"}
    for node in top.iter():
        if node.tag.removeprefix(ATOM) not in allowed | {"category", "summary"}:
            yield f"there is a {node.tag}"
        if node.tag == f"{ATOM}link" and not re.match(r"https?://", node.get("href", "")):
            yield f"a link leads to '{node.get('href')}'"
        if node.tag == f"{ATOM}category" and not node.get("term"):
            yield "a category has no term"
    ids = [node.text for node in top.findall(f"{ATOM}entry/{ATOM}id")]
    if len(ids) != len(set(ids)):
        yield "two entries have one id"


def test_feeds_keep_to_the_standard(feeds: dict[str, bytes]) -> None:
    """Every feed keeps what RFC 4287 asks for, and none is empty or too long."""
    for path, raw in feeds.items():
        assert list(musts(raw)) == [], path
        assert 1 <= raw.count(b"<entry>") <= MOST_ENTRIES, path


def test_check_of_the_standard_can_fail(feeds: dict[str, bytes]) -> None:
    """What is left out or doubled is found by it."""
    raw = feeds["feeds/all.atom"].decode()
    for broken in (
        re.sub("<id>.*?</id>", "", raw, count=1),
        re.sub("<author>.*?</author>", "", raw),
        re.sub(r"(<updated>.*?)Z<", r"\1<", raw, count=1),
        re.sub("(<entry>.*?</entry>)", r"\1\1", raw, count=1, flags=re.DOTALL),
    ):
        assert list(musts(broken.encode())) != []


def test_feedparser_reads_them(feeds: dict[str, bytes]) -> None:
    """A parser in wide use finds nothing wrong, and the facts where it looks for them."""
    for path in ("feeds/all.atom", "feeds/bodies/exmpl.atom", "feeds/holders/example-lumen-co-ltd.atom"):
        parsed = feedparser.parse(feeds[path])
        assert (parsed.bozo, parsed.version) == (False, "atom10"), path
        (itself,) = [link.href for link in parsed.feed.links if link.rel == "self"]
        assert itself == f"https://directory.example/{path}"
    entries = feedparser.parse(feeds["feeds/all.atom"]).entries
    assert len(entries) > 20
    assert all(entry.link.startswith("https://directory.example/certificates/iecq-") for entry in entries)
    assert [entry.updated for entry in entries] == sorted((entry.updated for entry in entries), reverse=True)


def test_long_feed_holds_the_newest(sound_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more than fit, those that changed last stay; what is older than a year goes, but for the newest."""
    day = datetime.date(2024, 6, 1)
    whole = list(entries_of(made(sound_data, day)["feeds/all.atom"]))
    assert len(whole) > 2
    monkeypatch.setattr(every, "MOST_ENTRIES", 2)
    assert list(entries_of(made(sound_data, day)["feeds/all.atom"])) == whole[:2]
    assert len(entries_of(made(sound_data, datetime.date(2040, 1, 1))["feeds/all.atom"])) == 1


def test_nothing_is_told_before_its_day(sound_data: Path) -> None:
    """A status that is recorded ahead is in the feed from its day on."""
    file = sound_data.parent / RECORD
    file.write_text(file.read_text("utf-8") + SUSPENDED, "utf-8")
    day = datetime.date(2026, 10, 1)
    before, after = (made(sound_data, each)["feeds/all.atom"].decode() for each in (day - datetime.timedelta(1), day))
    assert SUSPENSION not in before
    assert SUSPENSION in after


def test_expiry_is_told_on_the_day_after(sound_data: Path) -> None:
    """It follows from the last day, and its name from the issue that ran out."""
    expired = "tag:directory.example,2026:iecq-h-exmpl-24-0012/expires/0"
    last = datetime.date(2027, 3, 17)
    assert expired not in made(sound_data, last)["feeds/all.atom"].decode()
    (entry,) = [
        entry
        for entry in feedparser.parse(made(sound_data, last + datetime.timedelta(1))["feeds/all.atom"]).entries
        if entry.id == expired
    ]
    assert entry.title == "IECQ-H EXMPL 24.0012 (Example Lumen Co., Ltd.): expired"
    assert entry.summary == "Certificate. Its last day was 17 March 2027. No renewal was recorded for the day after."
    assert entry.updated == "2027-03-18T00:00:00Z"


@pytest.fixture
def repository(sound_data: Path) -> Path:
    """The small sound directory, committed, with a suspension that was entered later."""
    root = sound_data.parent
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, "2026-09-01T08:00:00Z")
    file = root / RECORD
    file.write_text(file.read_text("utf-8") + SUSPENDED, "utf-8")
    commit(root, "2026-10-02T09:30:00Z")
    return root


def commit(root: Path, instant: str) -> None:
    """Commit everything as it is, at an instant."""
    git(root, "add", "--all")
    git(root, "-c", "user.useConfigOnly=false", "commit", "--quiet", "--message=A change", at=instant)


def replaced(root: Path, old: str, new: str) -> None:
    """One text in the record's file for another."""
    file = root / RECORD
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def entries_of(raw: bytes) -> dict[str, tuple[str, str, str]]:
    """Id to published, updated and summary."""
    return {entry.id: (entry.published, entry.updated, entry.summary) for entry in feedparser.parse(raw).entries}


def test_correction_updates_its_event_and_no_other(repository: Path) -> None:
    """A reason that is put right keeps id and day of publication, moves the day of the change, and leaves all other
    entries as they were, to the byte."""
    before = entries_of(made(repository / "data")["feeds/bodies/exmpl.atom"])
    assert before[SUSPENSION] == (
        "2026-10-02T09:30:00Z",
        "2026-10-02T09:30:00Z",
        "Certificate. Suspended on 1 October 2026: an audit could not take place in time.",
    )
    replaced(
        repository, "2026-10-01, to: suspended, reason: audit-not-allowed", "2026-09-30, to: suspended, reason: fees"
    )
    commit(repository, "2026-10-05T07:00:00Z")
    after = entries_of(made(repository / "data")["feeds/bodies/exmpl.atom"])
    assert after[SUSPENSION] == (
        "2026-10-02T09:30:00Z",
        "2026-10-05T07:00:00Z",
        "Certificate. Suspended on 30 September 2026: fees were not paid.",
    )
    assert {id_: said for id_, said in after.items() if id_ != SUSPENSION} == {
        id_: said for id_, said in before.items() if id_ != SUSPENSION
    }


def test_what_concerns_no_event_moves_none(repository: Path) -> None:
    """A postal code changes the record and no entry of a feed."""
    before = made(repository / "data")["feeds/bodies/exmpl.atom"]
    replaced(repository, "1 Sample Road", "2 Sample Road")
    commit(repository, "2026-10-05T07:00:00Z")
    assert made(repository / "data")["feeds/bodies/exmpl.atom"] == before


def test_same_bytes_whatever_is_around(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the day of the build nor the time zone is in a feed, as long as nothing comes or goes. One in which nothing
    has ever happened has no other day to name."""
    first = made(repository / "data")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert made(repository / "data") == first
    later = made(repository / "data", AS_OF + datetime.timedelta(days=3))
    assert {later[path].count(b"<entry>") for path in first if first[path] != later[path]} == {0}


def test_without_git_an_event_has_its_own_day(sound_data: Path) -> None:
    """Nothing is guessed, and the clock is not asked."""
    (first,) = [
        said
        for id_, said in entries_of(made(sound_data)["feeds/holders/example-lumen-co-ltd.atom"]).items()
        if "exmpl-24-0012/" in id_
    ]
    assert first[:2] == ("2024-03-18T00:00:00Z", "2024-03-18T00:00:00Z")


def test_icalendar_reads_them_and_writes_them_again(calendars: dict[str, bytes]) -> None:
    """Every calendar is read without an error and says the same after a round trip; lines end and fold as RFC 5545
    asks for."""
    for path, raw in calendars.items():
        lines = raw.split(b"\r\n")
        assert lines[-1] == b"", path
        assert b"\n" not in b"".join(lines), path
        assert max(map(len, lines)) <= 75, path
        for line in lines:
            line.decode()  # no character is cut in two
        calendar = icalendar.Calendar.from_ical(raw)
        assert [part.errors for part in calendar.walk()] == [[]] * len(calendar.walk())
        assert icalendar.Calendar.from_ical(calendar.to_ical()) == calendar, path
        assert calendar.subcomponents != [], path


def test_event_says_what_is_recorded(calendars: dict[str, bytes]) -> None:
    """One event for each record, on its last day, with four alarms, and never more said than is recorded."""
    calendar = icalendar.Calendar.from_ical(calendars["feeds/holders/example-lumen-co-ltd.ics"])
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    event = events["iecq-h-exmpl-24-0012@directory.example"]
    assert event["DTSTART"].dt == datetime.date(2027, 3, 17)
    assert event["SUMMARY"] == "IECQ-H EXMPL 24.0012 (Example Lumen Co., Ltd.): last day recorded"
    assert event["URL"] == "https://directory.example/certificates/iecq-h-exmpl-24-0012.html"
    for one in calendar.walk("VEVENT"):
        triggers = [alarm["TRIGGER"].dt.days for alarm in one.walk("VALARM")]
        assert triggers == [-180, -90, -30, -7]
        assert {str(alarm["ACTION"]) for alarm in one.walk("VALARM")} == {"DISPLAY"}
        assert "DTSTAMP" in one
        assert "valid until" not in one.to_ical().decode().lower()


def test_calendars_hold_what_is_ahead(site: Path, calendars: dict[str, bytes]) -> None:
    """In that of everything stand the days of the next 400 days, of current and suspended records alone."""
    days = {
        str(event["UID"]).partition("@")[0]: event["DTSTART"].dt
        for event in icalendar.Calendar.from_ical(calendars["feeds/all.ics"]).walk("VEVENT")
    }
    assert len(days) > 20
    assert min(days.values()) >= AS_OF
    assert max(days.values()) <= AS_OF + datetime.timedelta(days=AHEAD_DAYS)
    listed = (site / "certificates" / "expiring-180.html").read_text("utf-8")
    soon = {slug for slug, day in days.items() if day <= AS_OF + datetime.timedelta(days=180)}
    assert soon == set(re.findall(r'<a href="(iecq-[a-z0-9-]+)\.html">IECQ', listed))


@pytest.mark.parametrize("text", [HOSTILE, "字" * 60, "a" * 75, "a" * 76, "é" * 38, "🙂" * 40, ""])
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    """Marks of XML and of iCalendar, long lines and letters of several bytes are only text."""
    raw = atom.feed(
        atom.Head("urn:x", text, text, text),
        0,
        [atom.entry(atom.Item("urn:y", text, "https://a.example/?a=1&b=2", 0, 0, "issued", text))],
    )
    (entry,) = ElementTree.fromstring(raw).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == entry.findtext(f"{ATOM}summary") == text
    assert entry.find(f"{ATOM}link").get("href") == "https://a.example/?a=1&b=2"
    event = ics.event(ics.LastDay("x@y", AS_OF, 0, "IECQ-H EXMPL 24.0012", text, "https://a.example/"))
    calendar = icalendar.Calendar.from_ical(ics.calendar(text, text, [event]))
    assert calendar["DESCRIPTION"] == text
    assert calendar.walk("VEVENT")[0]["SUMMARY"] == f"IECQ-H EXMPL 24.0012 ({text}): last day recorded"
    assert max(map(len, ics.calendar(text, text, [event]).split(b"\r\n"))) <= 75


def test_control_characters_break_nothing() -> None:
    """What no file of a directory may hold, but another program may send, leaves a feed well-formed."""
    item = atom.Item("urn:y", "a\x00b\x1bc\ud800", "https://a.example/", 0, 0, "x", "d\ufffee")
    ElementTree.fromstring(atom.feed(atom.Head("urn:x", "t", "s", "a"), 0, [atom.entry(item)]))
    event = ics.event(ics.LastDay("x@y", AS_OF, 0, "N", "a\r\nBEGIN:VALARM\x00", "https://a.example/"))
    assert event.count("BEGIN:VALARM\r\n") == len(ics.ALARM_DAYS)


@pytest.mark.parametrize(
    ("address", "id_", "uid"),
    [
        ("https://directory.example/", "tag:directory.example,2026:a/issue/0", "a@directory.example"),
        ("https://x.example/one/two/", "tag:x.example,2026:one/two/a/issue/0", "a.one.two@x.example"),
    ],
)
def test_names_tell_directories_on_one_host_apart(address: str, id_: str, uid: str) -> None:
    """The path of the address is part of what stays."""
    naming = Naming(address)
    assert (naming.happening("a", ("issue", "0")), naming.last_day("a")) == (id_, uid)


@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_servers_say_what_they_are(name: str, site: Path, tmp_path: Path) -> None:
    """A reader is told that a feed is a feed and a calendar a calendar; one that comes with a date ahead of its time
    gets the file or is told to keep its own, and one for what is not there the page that says so."""
    import urllib.error
    import urllib.request

    with running(name, "/", site, tmp_path) as address:
        for path, kind in (
            ("feeds/all.atom", "application/atom+xml; charset=utf-8"),
            ("feeds/bodies/exmpl.ics", "text/calendar; charset=utf-8"),
        ):
            with urllib.request.urlopen(address + path) as answer:
                assert answer.headers["Content-Type"].replace("=UTF", "=utf") == kind
                assert answer.headers["Access-Control-Allow-Origin"] == "*"
        for unknown in ("feeds/bodies/none.atom", "feeds/all.atom/2"):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(address + unknown)
            assert refused.value.code == 404
        ahead = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT", "If-None-Match": '"of-another-time"'}
        with urllib.request.urlopen(urllib.request.Request(address + "feeds/all.atom", headers=ahead)) as answer:
            assert answer.read() == (site / "feeds" / "all.atom").read_bytes()
