"""What the form in the browser has to know beside the schema: who may issue under which scheme, what a scheme asks for,
which numbers are taken, and for what a reason may stand."""

import json
from collections import defaultdict

from generator.model.directory import Directory
from generator.model.number import parts
from generator.model.record import KINDS
from generator.model.register import CertificationBody, Scheme
from generator.model.timeline import TRANSITIONS

PATH = "assets/submit.json"
"""Beside the scripts that read it, from the top of the site."""


def facts(directory: Directory) -> bytes:
    """The register as far as the form asks for it; small, since it grows with bodies and years and not with records."""
    content = {
        "schemes": {scheme.id: _scheme(scheme, directory) for scheme in directory.schemes.values()},
        "bodies": {body.id: _body(body) for body in directory.bodies.values()},
        "highest": _highest(directory),
        "reasons": {kind: {to: directory.reasons(to, kind) for to in TRANSITIONS} for kind in KINDS},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def _scheme(scheme: Scheme, directory: Directory) -> dict:
    """``editions`` are those of its standards, the newest first; none where each record declares its own."""
    editions = [name for name, (standard, _) in directory.editions.items() if standard.id in scheme.standards]
    return {
        "kind": scheme.kind,
        "letters": scheme.letters,
        "component": scheme.group == "component",
        "categories": scheme.categories_required,
        "standards": len(scheme.standards),
        "editions": editions[::-1],
    }


def _body(body: CertificationBody) -> dict:
    return {
        "codes": body.codes,
        "status": [[entry.date, entry.to] for entry in body.status],
        "approvals": [[held.scheme, held.from_, held.to or ""] for held in body.approvals],
    }


def _highest(directory: Directory) -> dict[str, dict[str, int]]:
    """Code of a body to year to the highest running number it has allotted in that year, whatever the scheme."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for number in directory.by_number:
        if part := parts(number):
            of_code, year = found[part.code], f"{part.year % 100:02}"
            of_code[year] = max(of_code.get(year, 0), int(part.sequence))
    return {code: dict(sorted(years.items())) for code, years in sorted(found.items())}
