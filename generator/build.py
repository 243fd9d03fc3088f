"""The one place where the order of a build is written. ``checking`` has that of a check, ``reviewing`` of a review."""

import datetime
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator import drafts
from generator.cache import Cache
from generator.changes import trend
from generator.checking import check, explanations
from generator.exports import generations, well_known
from generator.exports.dumps import listing
from generator.model.directory import Directory
from generator.model.findings import DirectoryError
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
from generator.reading import files, history, loading
from generator.report import Report
from generator.search import help as help_index
from generator.search import records as search_records
from generator.search.pagefind import pagefind
from generator.search.texts import article
from generator.workers import ALONE, Means


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
    from generator.sampling import bodies  # here, as no build invents anything
    from generator.sampling import sample as sampling

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
