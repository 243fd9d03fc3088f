"""A name that is a script is shown in a real browser as the text it is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from given import AS_OF, ROOT, SOUND
from playwright.sync_api import BrowserContext, expect

from generator import build, serving

NAME = (
    """Boyan <img src=x onerror=alert(1)> "' onfocus=alert(1) {{7*7}} &lt;b&gt; </script><svg/onload=alert(1)> Ltd."""
)
RECORD = "certificates/exmpl/2024/iecq-c-exmpl-24-0042.yaml"


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with a holder of that name, served."""
    folder = tmp_path_factory.mktemp("hostile")
    data = Path(shutil.copytree(SOUND / "data", folder / "data"))
    text = (data / RECORD).read_text("utf-8")
    quoted = NAME.replace("'", "''")
    (data / RECORD).write_text(text.replace("name: Boyan Connector Co., Ltd.", f"name: '{quoted}'"), "utf-8")
    checked = build.check(data, AS_OF)
    # The check refuses such a name; the pages have to hold even if it did not.
    assert [finding.code for finding in checked.findings] == ["R607"]
    build.build(build.Request(ROOT / "tests" / "golden" / "project", data, folder / "public", AS_OF), checked.directory)
    with serving.server(folder / "public", 0) as server:
        yield f"http://127.0.0.1:{server.server_port}/"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("search.html?q=Boyan", "#search-records .hit-holder"),
        ("search.html?q=IECQ-C EXMPL 24.0042", "#search-exact .hit-holder"),
        ("certificates/iecq-c-exmpl-24-0042.html", ".holder"),
        ("certificates/names-b.html", "td:nth-of-type(2)"),
    ],
)
def test_hostile_name_is_shown_and_not_run(
    context: BrowserContext, hostile_address: str, path: str, place: str
) -> None:
    """No picture is asked for, no dialog opens, and the name stands there to the letter."""
    page = context.new_page()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(hostile_address + path)
    expect(page.locator(place).filter(has_text="Boyan").first).to_contain_text(NAME)
    assert page.locator("main img:not(.qr), [onerror], [onload], [onfocus]").count() == 0
    assert dialogs == []


@pytest.mark.parametrize(
    "query",  # in words that no record has, so that the page says them again
    ["xyzzy <video poster=plugh onwheel=frob(9)>", "xyzzy </p><iframe>frob(9)</iframe>", 'xyzzy " onblur="frob(9)'],
)
def test_hostile_query_is_shown_and_not_run(context: BrowserContext, hostile_address: str, query: str) -> None:
    """What stands behind ?q= comes from whoever made the link."""
    page = context.new_page()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(hostile_address + "search.html?q=" + query.replace("&", "%26"))
    expect(page.locator("#search-count")).to_contain_text(query)
    assert page.locator("main video, main iframe, main img, [onwheel], [onblur]").count() == 0
    assert dialogs == []
