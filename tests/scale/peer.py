"""Makes the folder in which Hugo builds the same records: its templates, the data as it is, and the frame of MkDocs."""

import datetime
import json
import shutil
import sys
import sysconfig
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from generator.build import check  # noqa: E402
from generator.cache import Cache  # noqa: E402
from generator.model.countries import COUNTRIES, country_name  # noqa: E402
from generator.model.register import DirectoryInfo  # noqa: E402
from generator.pages import words  # noqa: E402
from generator.publishing.handwritten import MAKER, SHELL_PAGE, handwritten  # noqa: E402
from generator.publishing.mending import lean, mended  # noqa: E402
from generator.publishing.shell import Shell, text  # noqa: E402

_BLOCKS = {
    "title": '{{ block "title" . }}{{ end }}',
    "description": '{{ block "description" . }}{{ end }}',
    "address": "{{ .Permalink }}",
    "alternate": '{{ block "alternate" . }}{{ end }}',
    "content": '{{ block "main" . }}{{ end }}',
    "changed": "",
}
"""What stands at each token of the frame that is not the same on all pages."""


def program() -> str:
    """Hugo itself, without the Python program that starts it; empty when its package is not installed."""
    found = Path(sysconfig.get_paths()["purelib"]) / "hugo" / "binaries" / "hugo"
    return str(found) if found.is_file() else ""


def make(project: Path, data: Path, as_of: datetime.date) -> Path:
    """Write a Hugo project for the records of ``data``; the project."""
    shutil.copytree(HERE / "hugo", project)
    (project / "layouts" / "baseof.html").write_text(_frame(as_of), "utf-8")
    (project / "generated.json").write_text(json.dumps(_settings(data, as_of)), "utf-8")
    return project


def command(project: Path, out: Path) -> list[str]:
    """Hugo over a project, with what it keeps inside the project, so that a new project is a cold run."""
    return [
        *(program(), "build", "--quiet", "--source", str(project), "--destination", str(out), "--cacheDir"),
        *(str(project / "cache"), "--noBuildLock", "--config", "hugo.yaml,generated.json"),
    ]


def _settings(data: Path, as_of: datetime.date) -> dict:
    """Where the data is, and the words that the templates of the directory take from Python."""
    mounts = [{"source": name, "target": name} for name in ("content", "layouts")]
    return {
        "module": {"mounts": [*mounts, {"source": str(data), "target": "data"}]},
        "params": {
            "as_of": str(as_of),
            "next_update": str(as_of + datetime.timedelta(days=1)),
            "statuses": {key.value: {"word": one.word, "shape": one.shape} for key, one in words.STATUS.items()},
            "kinds": words.KIND,
            "roles": words.ROLE,
            "site_types": words.SITE_TYPE,
            "country_names": {code.lower(): country_name(code) for code in sorted(COUNTRIES)},
        },
    }


def _frame(as_of: datetime.date) -> str:
    """The page of MkDocs with blocks at its tokens. What is the same on all pages is filled in here, and links begin at
    the root, since the further pages of a list lie deeper in Hugo; both save it work."""
    info = check(ROOT / "data", as_of).directory.info
    with tempfile.TemporaryDirectory() as scratch:
        made = handwritten(ROOT, Path(scratch) / "docs", info.address, MAKER, Cache(None))
        with made:
            shell = Shell(lean(mended(made.finish()[SHELL_PAGE].decode())), "overrides/record.html")
    return shell.fill(_on_all_pages(info, as_of) | _BLOCKS).replace('="../', '="/').replace("=../", "=/")


def _on_all_pages(info: DirectoryInfo, as_of: datetime.date) -> dict[str, str]:
    next_update = as_of + datetime.timedelta(days=info.update_every_days)
    return {
        "as_of": str(as_of),
        "as_of_words": words.day(as_of),
        "next_update": str(next_update),
        "next_update_words": words.day(next_update),
        "commit": "not under version control",
        "report_to": text(info.report_to),
        "notice": f"<strong>This is a demonstration.</strong> The official system is at {text(info.official_system)}.",
    }
