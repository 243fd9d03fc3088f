"""Hostile text, made the same way every time, and a directory with it in every field that holds text."""

import dataclasses
import itertools
import random
import string
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from generator.model.directory import Directory
from generator.model.fields import CountryCode, Identifier

WORD = r"wq[a-z]{4}qw"
"""A plain word that stands for one field in the directory that hostile ones are compared with."""

_ATTACKS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)//",
    "</title><svg/onload=alert(1)>",
    "</article></body></html>",
    "<svg/onload=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<a href=//elsewhere.example>here</a>",
    "<b>bold",
    "</td></tr></table>",
    "<!--",
    "-->",
    "--!><i>",
    "<![CDATA[",
    "]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "<plaintext>",
    "<textarea>",
    "<style>*{display:none}",
    "<base href=//elsewhere.example>",
    "<meta http-equiv=refresh content=0>",
    "<template>",
    "<math><mi//xlink:href=data:x,1>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "` onclick=`alert(1)",
    '"><x>',
    "'><x>",
    "x onclick=alert(1) y",
    "=x",
    "&lt;script&gt;",
    "&amp;amp;",
    "&#60;x&#62;",
    "&#x3c;x",
    "&nosuchentity;",
    "&copy",
    "&",
    "{{7*7}}",
    "{% raw %}",
    "{%- endblock %}",
    "{# note #}",
    "{{ config }}",
    "${7*7}",
    "#{7*7}",
    "[link](javascript:alert(1))",
    "![picture](https://elsewhere.example/x.png)",
    "# heading",
    "**strong** `code`",
    "{: onclick=alert(1) }",
    ":smile:",
    "--8<-- 'secret'",
    "javascript:alert(1)",
    "vbscript:x",
    "data:text/html,<x>",
    "https://elsewhere.example/",
    "//elsewhere.example",
    "@@certdir:content@@",
    "@@certdir:title@@",
    "@@certdir:no_such_token@@",
    "@@certdir:",
    "<!-- directory:bodies -->",
    "<!-- directory:nothing -->",
    'href="../',
    "src='../",
    "%s",
    "%(x)s",
    "%00",
    "$1",
    "\\1",
    "\\g<0>",
    "\\u0000",
    "\\",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "@SUM(1)",
    '","admin":true,"x":"',
    "');--",
    "../../etc/passwd",
    "a" * 300,
    "שלום עולם",
    "مرحبا",
    "例示光電股份有限公司",
    "𝔄𝔅😀🀄",
    "é́́́",
    "line\nbreak",
    "  blanks  ",
]


@cache
def strings(count: int) -> tuple[str, ...]:
    """So many strings, all different: the attacks alone, in other capitals, and joined to each other."""
    chance = random.Random(20261124)
    found = dict.fromkeys(_ATTACKS)
    while len(found) < count:
        parts = chance.choices(_ATTACKS, k=chance.randint(1, 3))
        text = chance.choice(["", " ", "x", '"', "'", "\n"]).join(parts)
        if chance.random() < 0.3:
            text = "".join(chance.choice((letter.lower(), letter.upper())) for letter in text)
        found[text] = None
    return tuple(found)[:count]


def words() -> Iterator[str]:
    """Plain words, each another."""
    for letters in itertools.product(string.ascii_lowercase, repeat=4):
        yield f"wq{''.join(letters)}qw"


# What other fields point to, and what lists are sorted and grouped by, begins with its word in both directories.
_POINTED_AT = ("number", "master", "standards", "specifications", "id")
_SORTED_BY = (*_POINTED_AT, "name", "short_name")


class Filling:
    """Puts another text into every field of a directory that holds text: the next hostile one, or else a plain word."""

    def __init__(self, hostile: Iterator[str] | None = None) -> None:
        self.texts: dict[str, str] = {}
        """Word to the text that stands where the word would."""
        self._hostile = hostile
        self._words = words()
        self._same: dict[str, str] = {}

    def directory(self, sound: Directory) -> Directory:
        """The directory with its texts replaced. Ids stay: they are names of files, which are compared with them."""
        return dataclasses.replace(
            sound,
            info=self._model(sound.info),
            schemes={key: self._model(scheme) for key, scheme in sound.schemes.items()},
            bodies={key: self._model(body) for key, body in sound.bodies.items()},
            standards=tuple(map(self._model, sound.standards)),
            vocabularies={key: self._model(terms) for key, terms in sound.vocabularies.items()},
            records={path: self._model(record) for path, record in sound.records.items()},
        )

    def _model(self, model: BaseModel) -> Any:
        hints = get_type_hints(type(model), include_extras=True)
        update = {name: self._value(name, getattr(model, name), hints[name]) for name in type(model).model_fields}
        return model.model_copy(update=update)  # past all patterns: a page has to hold even if a rule does not

    def _value(self, name: str, value: Any, hint: Any) -> Any:
        if isinstance(value, BaseModel):
            return self._model(value)
        if isinstance(value, tuple):
            return tuple(self._value(name, entry, hint) for entry in value)
        if not isinstance(value, str) or not _is_text(hint):
            return value
        return self._same.setdefault(value, self._put(name)) if name in _POINTED_AT else self._put(name)

    def _put(self, name: str) -> str:
        word = next(self._words)
        text = next(self._hostile) if self._hostile else word
        self.texts[word] = f"{word} {text}" if self._hostile and name in _SORTED_BY else text
        return self.texts[word]


def _is_text(hint: Any) -> bool:
    is_word = any(get_args(hint)[: len(get_args(kind))] == get_args(kind) for kind in (Identifier, CountryCode))
    if is_word or get_origin(hint) is Literal:
        return False
    return all(map(_is_text, (part for part in get_args(hint) if not isinstance(part, str))))
