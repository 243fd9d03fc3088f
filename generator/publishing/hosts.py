"""How big a site is, and on which hosts it fits. Their limits stand here and nowhere else."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.publishing.weight import Weight, Weights, files_of, ways, weigh

MB = 1_000_000
GB = 1_000 * MB
MIB = 1_048_576


@dataclass(frozen=True, slots=True)
class Host:
    """What a host takes at most; None where it names no limit. ``way_out``: what to do when it does not fit."""

    name: str
    source: str
    looked_up: date
    way_out: str
    files: int | None = None
    bytes: int | None = None
    largest: int | None = None
    in_one_folder: int | None = None


_DAY = date(2026, 11, 27)
HOSTS = (
    Host(
        "GitHub Pages",
        "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
        _DAY,
        "take another host; GitHub Pages has no larger plan",
        bytes=GB,
    ),
    Host(
        "Cloudflare Pages (free)",
        "https://developers.cloudflare.com/pages/platform/limits/",
        _DAY,
        "take a paid plan and set PAGES_WRANGLER_MAJOR_VERSION=4 in the project",
        files=20_000,
        largest=25 * MIB,
    ),
    Host(
        "Cloudflare Pages (paid)",
        "https://developers.cloudflare.com/changelog/post/2026-01-23-pages-file-limit-increase/",
        _DAY,
        "take another host, as R2 or S3 with a network before it",
        files=100_000,
        largest=25 * MIB,
    ),
    Host(
        "Netlify",
        "https://docs.netlify.com/site-deploys/overview",
        _DAY,
        "take another host: certificates/ would need folders within it, and addresses are permanent",
        in_one_folder=54_000,
    ),
    Host(
        "GitLab Pages",
        "https://gitlab.com/gitlab-org/gitlab/-/issues/405048",
        _DAY,
        "serve it from a GitLab of your own, where both limits are settings",
        files=200_000,
        bytes=GB,
    ),
    Host(
        "S3 with CloudFront",
        "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
        _DAY,
        "no file of a directory is that large",
        largest=50 * GB,
    ),
    Host("nginx", "https://nginx.org/en/docs/", _DAY, "a larger disk"),
    Host("Caddy", "https://caddyserver.com/docs/", _DAY, "a larger disk"),
)
"""In the order of the pages about hosts."""


@dataclass(frozen=True, slots=True)
class Size:
    """What a site weighs: numbers, and the paths that have them."""

    files: int
    bytes: int
    largest: int
    largest_path: str
    depth: int
    deepest_path: str
    in_one_folder: int
    fullest_folder: str
    weights: Weights = field(default_factory=dict, compare=False)
    """How much of it is which output."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a site fits a host. ``lines``: what is had, at most, and a word for it, for each limit of the host."""

    host: Host
    lines: tuple[tuple[int, int, str], ...]
    without: tuple[str, ...] = ()
    """The outputs without which it would fit, where that is enough."""

    @property
    def way_out(self) -> str:
        """What to do when it does not fit: the switches that are enough, else the host's own way."""
        if not self.without:
            return self.host.way_out
        return f"build with {' '.join(f'--without {name}' for name in self.without)}"

    @property
    def over(self) -> tuple[tuple[int, int, str], ...]:
        """The limits that are passed."""
        return tuple(line for line in self.lines if line[0] > line[1])

    @property
    def share(self) -> float:
        """How much of the nearest limit is used; nothing where there is none."""
        return max((had / most for had, most, _ in self.lines), default=0.0)


def measure(folder: Path) -> Size:
    """The size of a site on the disk."""
    return size_of(dict(files_of(folder)))


def size_of(sizes: dict[str, int]) -> Size:
    """The size of a site by the bytes of each of its files."""
    folders = Counter(path.rpartition("/")[0] or "." for path in sizes)
    largest = max(sizes, key=lambda path: (sizes[path], path), default="")
    deepest = max(sizes, key=lambda path: (path.count("/"), path), default="")
    fullest = max(folders, key=lambda path: (folders[path], path), default=".")
    return Size(
        files=len(sizes),
        bytes=sum(sizes.values()),
        largest=sizes.get(largest, 0),
        largest_path=largest,
        depth=deepest.count("/"),
        deepest_path=deepest,
        in_one_folder=folders[fullest],
        fullest_folder=fullest,
        weights=weigh(sizes.items()),
    )


def fits(size: Size) -> list[Fit]:
    """Each host with its limits, in the order of the table."""
    return [fit(host, size) for host in HOSTS]


def fit(host: Host, size: Size) -> Fit:
    """One host with its limits, and where they are passed what would be enough."""
    found = Fit(host, tuple(_limits(host, size)))
    if not found.over:
        return found
    enough = (without for without, left in ways(size.weights) if not Fit(host, tuple(_limits(host, left))).over)
    return Fit(host, found.lines, tuple(output.name for output in next(enough, ())))


def _limits(host: Host, size: Size | Weight) -> list[tuple[int, int, str]]:
    every = (
        (size.files, host.files, "files"),
        (size.bytes, host.bytes, "bytes"),
        (size.largest, host.largest, "bytes in one file"),
        (size.in_one_folder, host.in_one_folder, "files in one folder"),
    )
    return [(had, most, word) for had, most, word in every if most is not None]


def summary(size: Size) -> list[str]:
    """A few lines for the end of a build: what is largest and deepest, which hosts it fits, and what else to do."""
    found = fits(size)
    fitting = ", ".join(fit.host.name for fit in found if not fit.over)
    lines = [
        f"largest file {size.largest_path} with {shown(size.largest, 'bytes')}, deepest {size.deepest_path}",
        f"fits {fitting}",
    ]
    for fit in found:
        if fit.over:
            too_much = "; ".join(f"{shown(had, word)} of at most {shown(most, word)}" for had, most, word in fit.over)
            lines.append(f"too much for {fit.host.name}: {too_much}; {fit.way_out}")
    return lines


def shown(number: int, word: str) -> str:
    """A number with its word: bytes in MB, the rest as counted."""
    if not word.startswith("bytes"):
        return f"{number:,} {word}"
    size = f"{number / MB:,.1f} MB" if number < GB else f"{number / GB:,.1f} GB"
    return f"{size}{word.removeprefix('bytes')}"
