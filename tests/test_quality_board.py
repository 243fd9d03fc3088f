"""The page about the quality of the data: its figures follow from the check and from history, and it says so fairly."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from given import AS_OF, ROOT
from histories import COMPONENTS, RECORD, add
from repositories import append, edit, git, sound_repository
from selectolax.lexbor import LexborHTMLParser
from test_examples import EXAMPLES, change

from generator import build
from generator.cache import Cache
from generator.changes import trend
from generator.model.directory import Directory
from generator.pages import environment, quality
from generator.pages.catalogue import Catalogue
from generator.pages.listings import Listings
from generator.pages.quality import Board, OfBody
from generator.reading import loading
from generator.rules.rule import Context
from generator.workers import ALONE, Means

LANGUAGE = "  language: zh-Hant\n"
WARNINGS = {code for code, about in build.explanations().items() if about.severity == "warning" and code[0] == "R"}


def commit(root: Path, day: str) -> None:
    """Commit everything as it is, on a day."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=A change", at=f"{day}T12:00:00Z")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small sound directory, committed on 2 June 2026."""
    root = sound_repository(tmp_path / "repository")
    git(root, "commit", "--quiet", "--amend", "--no-edit", "--date=2026-06-02T12:00:00Z", at="2026-06-02T12:00:00Z")
    return root


def read(root: Path, means: Means = ALONE) -> tuple[Directory, tuple[trend.Point, ...]]:
    """The directory as a build gets it, with what there is to say of its past."""
    directory = build.check(root / "data", AS_OF).directory
    assert directory is not None
    directory = loading.with_history(directory, root / "data", means)
    return directory, trend.points(directory, root / "data", AS_OF, means)


def board_of(root: Path) -> tuple[Board, str]:
    """The figures, and the page before it gets its frame."""
    directory, points = read(root)
    catalogue = Catalogue(directory, AS_OF)
    board = quality.board(catalogue, list(build.explanations().values()), points)
    (draft,) = quality.draft(board, catalogue, Listings(environment.make(), catalogue))
    return board, draft.make().fragment


def body(board: Board, id_: str) -> OfBody:
    """What the board says of a body."""
    return next(one for one in board.bodies if one.id == id_)


@pytest.mark.parametrize("code", sorted(WARNINGS))
def test_rules_of_the_trend_need_the_record_alone(code: str, sound_data: Path) -> None:
    """What is counted over time is found without any other record and without a day; what is not counted is not. A
    rule that warns is either."""
    example = next(one for one in EXAMPLES if one.stem.startswith(code))
    about = yaml.safe_load(example.read_text("utf-8"))
    for what in about.get("changes", [about]):
        change(sound_data, what)
    directory = build.check(sound_data, AS_OF).directory
    assert directory is not None
    (path, *_) = [path for path, codes in directory.warnings.items() if code in codes]
    if code in trend.ALONE:
        context = Context(replace(directory, records={}), date(9000, 1, 1))
        assert code in trend.codes_of(directory.records[path], context)
    else:
        assert code not in {rule.explanation.code for rule in trend._RULES}


def test_trend_has_what_stood_at_the_end_of_each_month(repository: Path, tmp_path: Path) -> None:
    """A mark that came in July and went in October is there at the ends of July, August and September; one that came
    and went in between is nowhere."""
    edit(RECORD, LANGUAGE, "")(repository)
    commit(repository, "2026-07-10")
    edit(COMPONENTS, LANGUAGE, "")(repository)
    commit(repository, "2026-08-10")
    edit(COMPONENTS, "name_local: 泊硯連接器股份有限公司\n", f"name_local: 泊硯連接器股份有限公司\n{LANGUAGE}")(
        repository
    )
    commit(repository, "2026-08-20")
    edit(RECORD, "name_local: 例示光電股份有限公司\n", f"name_local: 例示光電股份有限公司\n{LANGUAGE}")(repository)
    commit(repository, "2026-10-05")
    edit(COMPONENTS, LANGUAGE, "")(repository)
    commit(repository, "2026-11-20")
    means = Means(cache=Cache(tmp_path / "cache"))
    directory, points = read(repository, means)
    marks = {str(point.day): point.warned for point in points}
    one = {("exmpl", "R913"): 1}
    assert marks == {
        "2026-06-30": {},
        "2026-07-31": one,
        "2026-08-31": one,
        "2026-09-30": one,
        "2026-10-31": {},
        "2026-11-24": one,
    }
    assert points[0].records == {"exmpl": 5, "mihon": 4, "nrthq": 1}
    assert directory.warnings == {COMPONENTS: ("R913",)}
    assert read(repository, means)[1] == points, "what was remembered says the same"


def test_old_form_is_left_out_and_said(repository: Path) -> None:
    """A record that today's program cannot read bears no mark, and the page says how many there are."""
    edit(RECORD, "holder:\n", "owner:\n")(repository)
    commit(repository, "2026-07-10")
    edit(RECORD, "owner:\n", "holder:\n")(repository)
    commit(repository, "2026-08-10")
    board, page = board_of(repository)
    assert board.unread == 1
    assert "Up to 1 records had a form at the time that cannot be read any more" in page


def issued(root: Path, number: int, issued_on: str) -> None:
    """A further record, issued on a day."""
    path = add(root, number)
    file = root / path
    file.write_text(re.sub(r"issued: \S+", f"issued: {issued_on}", file.read_text("utf-8")), "utf-8")


def test_delay_counts_what_could_be_here_in_time(repository: Path) -> None:
    """The median of the days from issue to entry; what was issued before the body's first record came in was brought
    along, and of few issues no median is told."""
    for number, day in ((101, "2026-06-01"), (102, "2026-07-01"), (103, "2026-07-02"), (104, "2026-07-08")):
        issued(repository, number, day)
    commit(repository, "2026-07-10")
    few = body(board_of(repository)[0], "exmpl")
    assert (str(few.counted_from), few.issues, few.median_delay) == ("2026-06-02", 4, None)
    for number, day in ((105, "2026-10-20"), (106, "2026-11-30")):
        issued(repository, number, day)
    commit(repository, "2026-10-30")
    issued(repository, 107, "2026-11-05")
    commit(repository, "2026-11-01")
    board, page = board_of(repository)
    found = body(board, "exmpl")
    assert (found.issues, found.median_delay) == (6, 5), "9, 8, 2, 10 and, entered ahead, 0 and 0; one is still to come"
    assert body(board, "mihon").median_delay is None
    row = LexborHTMLParser(page).css_first("#delay ~ table tr:has(a[href$='/exmpl.html'])")
    assert row.css_first("td[data-label^='median']").text() == "5"


def test_without_history_it_says_so(repository: Path) -> None:
    """No trend and no delay are claimed; warnings and declarations are those of the day."""
    edit(RECORD, LANGUAGE, "")(repository)
    (repository / ".git").rename(repository / "elsewhere")
    board, page = board_of(repository)
    assert (board.days, board.trend, board.marked) == ((), (), 1)
    assert "There is no history here" in page
    assert {one.counted_from for one in board.bodies} == {None}


def test_mark_on_a_body_is_of_its_entry(repository: Path) -> None:
    """What its own entry in the register is asked about is no mark of a record."""
    append("data/bodies/nrthq.yaml", "declared_complete: {date: 2026-01-01, records: 7}\n")(repository)
    board, page = board_of(repository)
    assert (body(board, "nrthq").marked, body(board, "nrthq").entry) == (0, ("R906",))
    assert board.marked == 0
    assert "its own entry:" in page
    assert (str(body(board, "nrthq").declared), body(board, "nrthq").declared_records) == ("2026-01-01", 7)


def test_published_page_and_figures_are_those_of_the_check(site: Path) -> None:
    """As built from the real data: the same marks, each code with its explanation, each body with its records; nothing
    says more than it knows, and links hold at the root of the site."""
    checked = build.check(ROOT / "data", AS_OF)
    said = json.loads((site / "api/v1/quality.json").read_bytes())
    records = {Path(path).stem: list(codes) for path, codes in checked.directory.warnings.items()}
    assert {one["page"].rpartition("/")[2]: one["codes"] for one in said["marked"]} == {
        f"{slug}.html": codes for slug, codes in records.items()
    }
    assert {rule["code"] for rule in said["rules"]} == WARNINGS
    assert sum(rule["warnings"] for rule in said["rules"]) == len(checked.findings)
    assert {one["id"] for one in said["bodies"]} == checked.directory.bodies.keys()
    text = (site / "quality.html").read_text("utf-8")
    page = LexborHTMLParser(text)
    links = {link.attributes["href"] for link in page.css("main a[href]")}
    assert {f"contributing/messages.html#{code.lower()}" for code in WARNINGS} <= links
    assert {f"certificates/body-{one['id']}.html" for one in said["bodies"]} <= links
    assert {f"certificates/{slug}.html" for slug in records} <= links
    for link in links:
        if not link.startswith(("http", "mailto", "#")):
            assert (site / link.partition("#")[0].partition("?")[0]).exists(), link
    assert "no judgement of a certificate, of its holder, or of the work of a body" in page.css_first("main").text()
    assert '"..' not in text
    assert "style=" not in text
    numbers = [svg.css("rect") for svg in page.css("main svg")]
    assert not numbers or page.css_first("main details table") is not None, "no picture without its numbers"
