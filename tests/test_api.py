"""The files for programs: each is as its description says, every address in them leads on, and the examples of the docs
are answered by a real server."""

import hashlib
import json
import re
import shlex
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
import yaml
from click.testing import CliRunner
from given import AS_OF, ROOT, SOUND
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator import build, cli, serving
from generator.exports import outputs
from generator.exports.api import lists
from generator.exports.api.endpoints import ENDPOINTS
from generator.model.number import slug
from generator.pages.catalogue import Catalogue
from generator.pages.words import LANGUAGES
from generator.publishing import headers, hosts
from generator.publishing.links import Links

ADDRESS = "https://directory.example/"
API = (ROOT / "docs" / "api.md").read_text("utf-8")


def read(site: Path, path: str) -> dict[str, Any]:
    """One file."""
    return json.loads((site / path).read_text("utf-8"))


def here(address: str) -> str:
    """The path of an address of the directory."""
    assert address.startswith(ADDRESS), address
    return address.removeprefix(ADDRESS)


def endpoint_of(path: str) -> str:
    """The documented path that a file belongs to; further pages of a list belong to the list."""
    plain = re.sub(r"--[0-9]+\.json$", ".json", path)
    for one in ENDPOINTS:
        if re.fullmatch(re.sub(r"\\\{[a-z]+\\\}", "[^/]+", re.escape(one.path)), plain):
            return f"/{one.path}"
    raise AssertionError(f"{path} is not documented")


def closed(part: Any, name: str = "") -> Any:
    """A schema in which no field beyond the documented ones may stand. What v1 promises leaves room for new ones; the
    files of today are to have none that is not described."""
    if isinstance(part, list):
        return [closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    found = {key: closed(value, key) for key, value in part.items()}
    return found | ({"additionalProperties": False} if "properties" in part and name != "properties" else {})


def validators(site: Path) -> dict[str, Draft202012Validator]:
    """Documented path to what looks at such a file."""
    document = read(site, "api/v1/openapi.json")
    schemas = document["components"]["schemas"]
    components = {"components": {"schemas": closed(schemas) | {"Recorded": schemas["Recorded"]}}}
    return {
        path: Draft202012Validator(
            item["get"]["responses"]["200"]["content"]["application/json"]["schema"] | components,
            format_checker=Draft202012Validator.FORMAT_CHECKER,
        )
        for path, item in document["paths"].items()
    }


def published(site: Path) -> Iterator[str]:
    """Every JSON file that is promised to programs."""
    for path in sorted(site.rglob("*.json")):
        name = path.relative_to(site).as_posix()
        is_description = name.startswith("api/v1/schema/") or name == "api/v1/openapi.json"
        if name.startswith(("api/v1/", "certificates/", ".well-known/", "build.json")) and not is_description:
            yield name


def faults(site: Path) -> list[tuple[str, str]]:
    """What its description finds wrong in any file."""
    known = validators(site)
    return [
        (path, error.message)
        for path in published(site)
        for error in known[endpoint_of(path)].iter_errors(read(site, path))
    ]


def test_every_file_is_as_described(site: Path) -> None:
    """Each published file follows the schema of its path, to the last field."""
    assert len(list(published(site))) > 250
    assert faults(site) == []


def test_description_would_find_a_fault(site: Path) -> None:
    """The schemas are no empty words: each field that is taken away, turned into another type, or added is found."""
    known = validators(site)
    for path in ("certificates/iecq-h-exmpl-24-0012.json", "api/v1/bodies/exmpl.json", "api/v1/index.json"):
        looks, content = known[endpoint_of(path)], read(site, path)
        assert looks.is_valid(content)
        for name in content:
            assert not looks.is_valid({key: value for key, value in content.items() if key != name}), (path, name)
            assert not looks.is_valid(content | {name: True}), (path, name)
        assert not looks.is_valid(content | {"more": 1}), path


def test_document_is_openapi(site: Path) -> None:
    """A validator that is not ours accepts the document as OpenAPI 3.1, with its references."""
    document = read(site, "api/v1/openapi.json")
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []
    assert {f"/{one.path}" for one in ENDPOINTS} == set(document["paths"])
    assert [name for name, one in document["components"]["schemas"].items() if not one.get("description")] == []
    for item in document["paths"].values():
        assert item["get"]["summary"]
    for name, shape in document["components"]["schemas"].items():
        for field, about in shape.get("properties", {}).items() if name != "Recorded" else ():
            assert about.get("description"), f"{name}.{field}"


def test_fields_have_one_type(site: Path) -> None:
    """No choice of schemas: a type, or a type and null."""

    def parts(part: Any) -> Iterator[dict]:
        if isinstance(part, dict):
            yield part
            for value in part.values():
                yield from parts(value)
        elif isinstance(part, list):
            for value in part:
                yield from parts(value)

    schemas = read(site, "api/v1/openapi.json")["components"]["schemas"]
    for name in schemas.keys() - {"Recorded"}:
        for part in parts(schemas[name]):
            assert not {"anyOf", "oneOf", "allOf"} & part.keys(), name
            if isinstance(part.get("type"), list):
                assert len(part["type"]) == 2
                assert part["type"][1] == "null"


def test_examples_are_files_of_the_site(site: Path) -> None:
    """An example is what stands at its address, with lists cut short; none is made up, and each follows its schema."""
    document, known = read(site, "api/v1/openapi.json"), validators(site)
    shown = 0
    for path, item in document["paths"].items():
        example = item["get"]["responses"]["200"]["content"]["application/json"].get("example")
        if example is None:
            continue
        shown += 1
        about = item["get"].get("parameters", [{}])[0]
        real = read(site, path.lstrip("/").replace(f"{{{about.get('name')}}}", about.get("example", "")))
        assert is_short_for(example, real), path
        assert known[path].is_valid(example), path
    assert shown == len(ENDPOINTS) - 5, "all but those that are written when everything else is there"


def is_short_for(short: Any, long: Any) -> bool:
    """Whether something is the same with fewer entries in its lists."""
    if isinstance(short, dict):
        return short.keys() == long.keys() and all(is_short_for(short[key], long[key]) for key in short)
    if isinstance(short, list):
        return len(short) <= len(long) and all(map(is_short_for, short, long))
    return short == long


def whole(site: Path, address: str) -> list[dict]:
    """The records of a list, read to its end by ``next``."""
    found, total = [], None
    while address:
        content = read(site, here(address))
        found += content["records"]
        assert content["total"] == (total if total is not None else content["total"])
        total, address = content["total"], content["next"]
    assert total == len(found)
    return found


def test_every_list_is_what_is_recorded(site: Path) -> None:
    """Each way to divide the records has each of them as often as it should, and counts them rightly by status."""
    catalogue = Catalogue(build.check(ROOT / "data", AS_OF).directory, AS_OF)
    divided = {"bodies": ("id", catalogue.by_body), "schemes": ("id", catalogue.by_scheme)}
    divided |= {"countries": ("code", catalogue.by_country), "standards": ("id", catalogue.by_standard)}
    for name, (key, expected) in divided.items():
        content = read(site, f"api/v1/{name}.json")
        assert content["total"] == len(content[name])
        for thing in content[name]:
            entries = expected.get(thing[key], [])
            rows = whole(site, thing["list"])
            assert [entry.record.number for entry in entries] == [row["number"] for row in rows]
            assert thing["records"] == len(entries) == sum(thing["by_status"].values())
            statuses = [row["status"] for row in rows]
            assert all(statuses.count(status) == number for status, number in thing["by_status"].items())
            assert (site / here(thing["page"])).is_file()
    assert [entry.slug for entry in catalogue.entries] == [
        row["slug"] for row in whole(site, f"{ADDRESS}api/v1/ids.json")
    ]


def test_holders_are_where_the_rule_says(site: Path) -> None:
    """Every holder is in the file that its hash names, with all its records, and in no other."""
    rows = read(site, "api/v1/holders.json")["holders"]
    files = {path.stem: read(site, f"api/v1/holders/{path.name}") for path in (site / "api/v1/holders").glob("*.json")}
    for row in rows:
        name = hashlib.sha256(row["slug"].encode()).hexdigest()[:2]
        assert row["list"] == f"{ADDRESS}api/v1/holders/{name}.json"
        found = [holder for one in files.values() for holder in one["holders"] if holder["slug"] == row["slug"]]
        assert found == [holder for holder in files[name]["holders"] if holder["slug"] == row["slug"]]
        assert [holder["total"] for holder in found] == [row["records"]] == [len(found[0]["records"])]
        assert {record["holder_slug"] for record in found[0]["records"]} == {row["slug"]}
    assert len(rows) == sum(len(one["holders"]) for one in files.values())


def test_long_lists_go_on() -> None:
    """A list of more than its file takes has further files, named by ``--2``, and the last has no next."""
    files = list(lists.cut("api/v1/schemes/hspm", range(2_001), 1_000))
    assert [place.path for place, _ in files] == [
        "api/v1/schemes/hspm.json",
        "api/v1/schemes/hspm--2.json",
        "api/v1/schemes/hspm--3.json",
    ]
    assert [len(shown) for _, shown in files] == [1_000, 1_000, 1]
    assert [place.about(ADDRESS)["next"] for place, _ in files] == [
        f"{ADDRESS}api/v1/schemes/hspm--2.json",
        f"{ADDRESS}api/v1/schemes/hspm--3.json",
        None,
    ]
    assert [place.path for place, _ in lists.cut("api/v1/ids", (), 10)] == ["api/v1/ids.json"]


def addresses(content: Any) -> Iterator[str]:
    """Every address of the directory in a file, templates aside."""
    if isinstance(content, dict):
        yield from (one for value in content.values() for one in addresses(value))
    elif isinstance(content, list):
        yield from (one for value in content for one in addresses(value))
    elif isinstance(content, str) and content.startswith(ADDRESS) and "{" not in content:
        yield content


@pytest.fixture(scope="module")
def numbers(site: Path) -> list[str]:
    """The number of every record."""
    return [row["number"] for row in read(site, "api/v1/ids.json")["records"]]


@settings(max_examples=60)
@given(data=st.data())
def test_links_lead_on(site: Path, numbers: list[str], data: st.DataObject) -> None:
    """From any number to its record, and from there along any addresses, there is always a file, and it is described."""
    number = data.draw(st.sampled_from(numbers))
    path = f"certificates/{slug(number)}.json"
    assert read(site, path)["recorded"]["number"] == number
    for _ in range(6):
        found = sorted(set(addresses(read(site, path))))
        for address in found:
            assert here(address) == "" or (site / here(address)).is_file(), (path, address)
        further = [
            here(one) for one in found if one.endswith(".json") and "/schema/" not in one and "openapi" not in one
        ]
        if not further:
            path = "api/v1/index.json"
            continue
        path = data.draw(st.sampled_from(further))
        endpoint_of(path)


def test_pages_name_their_records_as_json(site: Path) -> None:
    """A program that comes to the page of a body, scheme, standard or country is told of the file with its records."""
    for folder in ("bodies", "schemes", "standards", "countries"):
        for row in read(site, f"api/v1/{folder}.json")[folder]:
            html = (site / here(row["page"])).read_text("utf-8")
            path = here(row["list"])
            assert f'<link rel="alternate" type="application/json" href="../{path}">' in html, row["page"]
    others = (
        "holders/example-lumen-co-ltd.html",
        "schemes/index.html",
        "certificates/index.html",
        "schemes/component.html",
    )
    assert [
        path for path in others if 'rel="alternate" type="application/json"' in (site / path).read_text("utf-8")
    ] == []


def test_rows_say_what_the_record_says(site: Path) -> None:
    """A row of a list and the file of the record agree."""
    for row in read(site, "api/v1/bodies/exmpl.json")["records"]:
        content = read(site, here(row["record"]))
        recorded, derived = content["recorded"], content["derived"]
        assert (row["number"], row["kind"], row["scheme"]) == (recorded["number"], recorded["kind"], recorded["scheme"])
        assert (row["holder"], row["country"]) == (recorded["holder"]["name"], recorded["site"]["address"]["country"])
        assert (row["status"], row["valid_until"]) == (derived["status"], derived["valid_until"])


def test_register_is_described_at_its_place(site: Path) -> None:
    """Who knows the address alone finds how a number becomes an address, and every part that is there."""
    content = read(site, ".well-known/certificate-directory.json")
    assert content["kind"] == "demonstration"
    assert re.fullmatch(content["numbers"]["pattern"], content["numbers"]["example"])
    path = content["numbers"]["record"].replace("{slug}", slug(content["numbers"]["example"]))
    assert read(site, here(path))["recorded"]["number"] == content["numbers"]["example"]
    folders = {"api": "api/v1", "changes": "changes", "feeds": "feeds", "dumps": "dumps"}
    for name, address in content["parts"].items():
        assert (address is not None) == ((site / folders.get(name, ".")).is_dir()), name
        assert address is None or (site / here(address)).is_file()
    menu = (ROOT / "overrides" / "assets" / "language.js").read_text("utf-8")
    names = re.search(r"NAMES = \{(.*)\}", menu)[1]
    assert list(LANGUAGES) == re.findall(r'"([A-Za-z-]+)":', names)


def test_folder_with_a_dot_is_published() -> None:
    """The action that uploads the pages passes over such folders unless it is told not to."""
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))["jobs"]["build"][
        "steps"
    ]
    (upload,) = (step["with"] for step in steps if "upload-pages-artifact" in step.get("uses", ""))
    assert upload == {"path": "public/", "include-hidden-files": True}


def test_shown_requests_are_answered(site: Path) -> None:
    """Each curl of the page is answered by a server, and what is said of its headers and of 404 is so."""
    shown = re.findall(rf"^curl .*?({ADDRESS}\S*)$", API, re.MULTILINE)
    assert len(shown) >= 3
    with serving.server(site, 0) as server:
        base = f"http://127.0.0.1:{server.server_port}/"
        for address in shown:
            with urllib.request.urlopen(base + here(address)) as answer:
                assert json.load(answer)["schema_version"] == "1"
                assert answer.headers["Access-Control-Allow-Origin"] == "*"
                assert answer.headers["Content-Type"].startswith("application/json")
                since = {"If-Modified-Since": answer.headers["Last-Modified"]}
            with pytest.raises(HTTPError) as unchanged:
                urllib.request.urlopen(urllib.request.Request(base + here(address), headers=since))
            assert unchanged.value.code == 304
            unchanged.value.close()
        with pytest.raises(HTTPError) as missing:
            urllib.request.urlopen(f"{base}certificates/iecq-h-exmpl-99-9999.json")
        assert missing.value.code == 404
        missing.value.close()


def test_page_tells_the_headers_that_are_sent() -> None:
    """How long a file may be kept, and for whom it is, stands there as the table in the program has it."""
    for name, value in (headers.DATA.headers | headers.SHARED).items():
        assert f"`{name}: {value}`" in API + (ROOT / "docs" / "embedding.md").read_text("utf-8")
    for name, _ in ((host.name.partition(" (")[0], host) for host in hosts.HOSTS if host.name != "GitLab Pages"):
        assert name in API.split("{#caching}")[1], name


def test_shown_rule_of_holders_is_so(site: Path) -> None:
    """The line that works out the file of a holder does."""
    line = re.search(r"^printf .*$", API, re.MULTILINE)[0]
    name = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True).stdout.strip()
    wanted = shlex.split(line)[2]
    assert wanted in [holder["slug"] for holder in read(site, f"api/v1/holders/{name}.json")["holders"]]


def test_paths_in_the_page_are_there(site: Path) -> None:
    """Each file that the page names in code is published, or documented with a part to fill in."""
    for row in re.findall(r"^\| (`.*?) \|", API, re.MULTILINE):
        folder = ""
        for name in re.findall(r"`([^`]+\.json)`", row):
            folder = "api/v1/" if not name.startswith("api/") else ""
            assert (site / f"{folder}{name}").is_file(), name


def test_reference_shows_every_file_and_field(site: Path) -> None:
    """The page has each path with its example, and each field of each shape; its links lead to its own headings."""
    html = (site / "api" / "reference.html").read_text("utf-8")
    document = read(site, "api/v1/openapi.json")
    links = Links(html)
    for path, item in document["paths"].items():
        assert f"GET {path}</code>" in html
        assert item["get"]["operationId"] in links.anchors
    for name, shape in document["components"]["schemas"].items():
        if name != "Recorded" and "properties" in shape:
            assert name in links.anchors
            part = html.split(f'<h3 id="{name}">')[1].split("<h3")[0]
            assert [field for field in shape["properties"] if f"<dt><code>{field}</code>" not in part] == []
    assert [target for target in links.targets if target.startswith("#") and target[1:] not in links.anchors] == []


def test_what_is_left_out_is_not_led_to(tmp_path: Path) -> None:
    """Without an output there are none of its files, nothing of the rest names one, and all is still as described."""
    directory = build.check(SOUND / "data", AS_OF).directory
    out, project = tmp_path / "out", tmp_path / "tests" / "golden" / "project"
    for name in ("overrides", "mkdocs.yml"):
        (tmp_path / name).symlink_to(ROOT / name)
    project.parent.mkdir(parents=True)
    project.symlink_to(ROOT / "tests/golden/project")
    left_out = frozenset(outputs.NAMES)
    request = build.Request(project, SOUND / "data", out, AS_OF, search=False, left_out=left_out)
    build.build(request, directory)
    there = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert [path for path in there if outputs.output_of(path).name in left_out] == []
    assert faults(out) == []
    assert read(out, "certificates/iecq-h-exmpl-24-0012.json")["badge"] is None
    index = read(out, "api/v1/index.json")
    assert index["links"]["bodies"] is None
    assert index["templates"]["badge"] is None
    for path in there:
        if path.endswith(".html"):
            assert ".svg" not in (out / path).read_text("utf-8").replace("assets/icon.svg", ""), path


def test_unknown_output_is_refused() -> None:
    """What cannot be left out is told with what can."""
    result = CliRunner().invoke(cli.main, ["build", "--without", "records"])
    assert result.exit_code == 2
    for name in outputs.NAMES:
        assert name in result.stderr


def test_every_switch_is_in_the_docs() -> None:
    """The page about hosts has each output that can be left out."""
    page = (ROOT / "docs" / "hosting" / "index.md").read_text("utf-8")
    assert [name for name in outputs.NAMES if f"`{name}`" not in page] == []


def test_shown_program_goes_on_within_a_copy(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It reads the copy alone, though every address in the files begins with that of the directory; what is not there
    is answered with a page."""
    (program,) = re.findall(r"^```python\n(.+?)^```", API.partition("{#copy}")[2].partition("\n## ")[0], re.S | re.M)
    with serving.server(site, 0) as server:
        copy = f"http://127.0.0.1:{server.server_port}/"
        assert 'COPY = "http://127.0.0.1:8000/"' in program
        exec(program.replace("http://127.0.0.1:8000/", copy), {})
        with pytest.raises(HTTPError) as nothing:
            urllib.request.urlopen(f"{copy}certificates/iecq-h-exmpl-99-9999.json")
    assert capsys.readouterr().out == "155\n"
    assert nothing.value.code == 404
    assert nothing.value.headers.get_content_type() == "text/html"
