"""The one place where the order of work is written."""

import datetime
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from generator import drafts, rules
from generator.cache import Cache
from generator.changes import codes as change_codes
from generator.changes import newly, trend
from generator.changes import review as reviewing
from generator.changes.comparison import Comparison
from generator.changes.decision import Decision
from generator.exports import generations, well_known
from generator.exports.dumps import listing
from generator.model.directory import Directory
from generator.model.explanations import Explanation
from generator.model.findings import DirectoryError, Finding, Severity
from generator.pages import environment
from generator.pages.catalogue import Catalogue
from generator.pages.listings import Listings
from generator.pages.live import LiveLists
from generator.progress import Progress, silent, told
from generator.publishing.handwritten import MAKER, browser_lunr, handwritten
from generator.publishing.mark import refuse_an_earlier_day
from generator.publishing.ours import MARK
from generator.publishing.site import Site
from generator.publishing.tree import Tree
from generator.reading import codes, files, history, loading
from generator.reading.files import Drafts
from generator.reading.revisions import Revisions
from generator.report import Report
from generator.sampling import bodies
from generator.sampling import sample as sampling
from generator.search import help as help_index
from generator.search import records as search_records
from generator.search.pagefind import pagefind
from generator.search.texts import article
from generator.workers import ALONE, Means


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. ``directory`` is None when it could not be put together."""

    directory: Directory | None
    findings: tuple[Finding, ...]

    @property
    def records(self) -> int:
        """How many records were checked; none when the directory could not be put together."""
        return len(self.directory.records) if self.directory else 0

    @property
    def left_out(self) -> tuple[str, ...]:
        """Codes that were not looked for, as they need all records and only a part was read."""
        return rules.needing_all() if self.directory and self.directory.is_part else ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def check(
    data: Path,
    as_of: datetime.date,
    since: str | None = None,
    drafts: Drafts | None = None,
    means: Means = ALONE,
) -> Checked:
    """Read and check everything under ``data``, as it would be with drafts, or what changed since a revision; all
    findings, sorted. Raises DirectoryError without the folder, or without the revision."""
    reading = loading.read_directory(data, drafts, means) if since is None else loading.read_since(data, since)
    problems = list(reading.problems)
    directory = reading.directory
    if directory:
        problems += rules.check(directory, as_of, means)
        directory = replace(directory, warnings=rules.warnings(problems))
    findings = reading.findings + loading.located(problems, data, drafts or {})
    return Checked(directory, tuple(sorted(findings)))


def review(
    root: Path,
    base: str,
    head: str,
    as_of: datetime.date,
    decision: Decision | None,
    preview: str | None,
    means: Means = ALONE,
) -> str:
    """A change as its reviewer reads it, in Markdown, with what the check newly finds in the outcome of merging it."""
    comparison = decision.comparison if decision else Comparison(Revisions.open(root, base, head), as_of)
    if comparison.revisions.conflicts:
        return "## This cannot be merged as it is\n\nMain has changed the same lines; bring the branch up to date.\n"
    directory, findings = newly.new_findings(comparison.revisions, as_of, means)
    return reviewing.review(comparison, decision, directory, findings, preview)


def explanations() -> dict[str, Explanation]:
    """Every code that a check or a decision can show, in order."""
    of_changes = change_codes.CODES
    of_rules = {rule.explanation.code: rule.explanation for rule in rules.RULES}
    return dict(sorted((codes.CODES | of_rules | of_changes).items()))


def write_schemas(directory: Directory, folder: Path) -> list[Path]:
    """Write the schema of every kind of file for editors that work on the files; the paths written."""
    from generator.exports import schema  # here, as it takes a tenth of a second and few commands need it

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in schema.files(directory).items():
        (folder / name).write_bytes(content)
        written.append(folder / name)
    return written


def sample(
    data: Path,
    out: Path,
    count: int,
    seed: int,
    as_of: datetime.date,
    beside: bool = False,
    progress: Progress = silent,
) -> int:
    """Write a directory of invented records with the register of ``data``, if wanted ``beside`` its bodies and records;
    how many files. Raises DirectoryError, and writes nothing, when there is something in ``out`` or the register has
    errors."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise DirectoryError(f"{out} is not an empty folder", "name a folder that is not there yet, or empty it first")
    checked = check(data, as_of)
    if checked.errors or checked.directory is None:
        raise DirectoryError(f"there are errors in {data}", "run certdir check, and correct them first")
    written = 0
    around, all_ = _register(data, beside), count + bodies.how_many(count)
    made = told(sampling.files(checked.directory, count, seed, as_of), "Writing files", progress, all_)
    for path, content in chain(around, made):
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        written += 1
    return written


def _register(data: Path, whole: bool) -> Iterator[tuple[str, bytes]]:
    """The files of a directory as they are: all of it, or what is around its bodies and records."""
    known, _ = files.listing(data, with_records=whole)
    for path in known:
        if whole or not path.startswith("data/bodies/"):
            yield path.removeprefix("data/"), files.read(data, path).raw


@dataclass(frozen=True, slots=True)
class Request:
    """What to build, from where, into where."""

    project: Path
    """The folder with mkdocs.yml, docs/ and overrides/."""
    data: Path
    out: Path
    as_of: datetime.date
    search: bool = True
    day_is_meant: bool = True
    """Somebody gave the day; one that comes from the clock is not put over a later one."""
    left_out: frozenset[str] = frozenset()
    """The outputs that are not wanted, by name."""
    maker: str = MAKER
    """The program that makes the handwritten pages and the frame."""
    is_lasting: bool = True
    """The site has to survive a power cut; one that is only looked at need not."""


def build(request: Request, directory: Directory, means: Means = ALONE) -> Report:
    """Make the site of a checked directory and put it into place; raises DirectoryError and leaves ``out`` alone.

    MkDocs works while the pages are rendered here, Pagefind while the index of records is made.
    """
    if not (request.project / "mkdocs.yml").is_file():
        raise DirectoryError(f"there is no mkdocs.yml in {request.project}", "run certdir in the repository's root")
    report = Report(records=len(directory.records), progress=means.progress)
    with report.step("history"):
        directory = loading.with_history(directory, request.data, means)
    with Tree(request.out, request.is_lasting) as tree, ExitStack() as programs:
        report.tree, work = tree, tree.scratch
        if not request.day_is_meant:
            refuse_an_earlier_day(tree.target / MARK, request.as_of)
        about = (directory.info.address, request.maker, means.cache)
        pages = programs.enter_context(handwritten(request.project, work / "docs", *about))
        with report.step("catalogue"):
            catalogue = Catalogue(directory, request.as_of, request.left_out)
            listings = Listings(environment.make(), catalogue)
        with report.step("generations"):
            with_changes = "changes" not in request.left_out
            window = generations.open_window(directory, request.data, means) if with_changes else None
        with report.step("trend"):
            past = drafts.Past(window, trend.points(directory, request.data, request.as_of, means))
        with report.step("rows of lists"):
            listings.make_rows(means)
        with report.step("drafts"):
            units = list(drafts.units(catalogue, listings, list(explanations().values()), past))
        with report.step("waiting for MkDocs"):
            docs = pages.finish()
        with report.step("pages"):
            site = Site(catalogue, tree, docs, history.last_changes(request.project / "docs"))
            site.write(units, means)
            handwritten_pages = site.write_handwritten(LiveLists(catalogue, listings))
            texts = {path: article(html) for path, html in handwritten_pages.items()}
            if "dumps" not in request.left_out:
                _write_list_of_dumps(catalogue, tree, means.cache)
        if request.search:
            found = programs.enter_context(pagefind(texts, tree.folder, work, means.cache))
            with report.step("index of records"):
                for path, content in search_records.files(catalogue, means).items():
                    tree.write(path, content)
            with report.step("help index"):
                name = means.cache.name("help", *(piece for item in texts.items() for piece in item))
                tree.write("search/help.json", means.cache.remembered(name, lambda: help_index.index(texts)))
                tree.write("assets/lunr.js", browser_lunr().read_bytes())
            with report.step("waiting for Pagefind"):
                for path, content in found.finish().items():
                    tree.write(f"pagefind/{path}", content)
        with report.step("checking links"):
            site.write_list_of_addresses()
            site.write_headers()
            site.write_mark(MARK)
            tree.write(well_known.PATH, well_known.description(catalogue, {*tree.paths, well_known.PATH}))
            site.check_links(means.cache)
        with report.step("publishing"):
            tree.publish()
    means.cache.tidy()
    report.files, report.bytes = tree.files, tree.bytes
    return report


def _write_list_of_dumps(catalogue: Catalogue, tree: Tree, cache: Cache) -> None:
    dumps = {path: (tree.folder / path).read_bytes() for path in tree.paths if path.startswith(listing.FOLDER)}
    for path, content in listing.files(catalogue, dumps, cache).items():
        tree.write(path, content)
