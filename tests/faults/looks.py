"""The looks that one sound file can have: line ends, braces with Chinese text before the fault, quotes."""

import random

import yaml

from faults.located import Base, Spot

LOOKS = ("as it is", "CRLF", "braces", "quotes", "braces and CRLF", "quotes and CRLF")


def in_look(base: Base, look: str, rng: random.Random) -> Base:
    """The same facts in another look; sound as before."""
    text = base.text
    if "braces" in look and base.is_record:
        text = _in_braces(base)
    if "quotes" in look:
        text = _in_quotes(base, rng)
    return Base(base.folder, base.path, text, "\r\n" if "CRLF" in look else "\n")


def _in_quotes(base: Base, rng: random.Random) -> str:
    text = base.text
    for spot in reversed(base.spots.values()):
        if spot.value and not spot.node.style:
            quote = "'" if "'" not in spot.value and rng.random() < 0.3 else '"'
            text = f"{text[: spot.start]}{quote}{spot.value}{quote}{text[spot.end :]}"
    return text


def _in_braces(base: Base) -> str:
    """Holder, address and status entries on one line each, with characters of four and three bytes in front."""
    text = base.text
    for spot in reversed(base.spots.values()):
        if spot.kind in ("holder", "site.address"):
            first = {"holder": ("name_local", "𠮷野電機股份有限公司"), "site.address": ("region", "𠮷野県")}[spot.kind]
            text = f"{text[: spot.behind_colon]} {_braces(spot, *first)}{text[spot.end :]}"
        elif spot.kind == "status" and isinstance(spot.route[-1], int) and "note:" not in text[spot.start : spot.end]:
            text = f"{text[: spot.start + 1]}note: 依持有者申請𠮷, {text[spot.start + 1 :]}"
    return text


def _braces(spot: Spot, name: str, otherwise: str) -> str:
    values = {key.value: value for key, value in spot.node.value if isinstance(value, yaml.ScalarNode)}
    pairs = [f"{name}: {values[name].value if name in values else otherwise}"]
    for key, value in values.items():
        if key != name:
            quoted = value.style or "," in value.value
            pairs.append(f'{key}: "{value.value}"' if quoted else f"{key}: {value.value}")
    return "{" + ", ".join(pairs) + "}"
