"""The project's own Jinja environment. Record text is escaped wherever it goes; nothing here passes through MkDocs."""

from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.model.countries import country_name
from generator.model.explanations import is_sentence
from generator.model.names import name_slug
from generator.model.number import slug
from generator.model.record import Holder
from generator.model.register import CertificationBody
from generator.model.timeline import Status, as_text
from generator.pages import periods, words
from generator.pages.catalogue import sites_of
from generator.pages.compiling import Environment


def make() -> Environment:
    """Autoescape on, unknown names are errors, no blank lines left behind."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(
        day=words.day,
        country=country_name,
        slug=slug,
        name_slug=name_slug,
        steps=as_text,
        periods=periods.as_text,
        thousands=_thousands,
        https=https,
        in_code=_in_code,
        sample=_sample,
    )
    environment.globals.update(words=words, badge=badge, named=named, sites_of=sites_of)
    return environment


def badge(status: Status) -> Markup:
    """A status as word, shape and colour."""
    word = words.STATUS[status]
    shape = f'<span aria-hidden="true">{word.shape}</span> <span>{word.word}</span>'
    return Markup(f'<span class="status status--{status.value}">{shape}</span>')


def named(thing: Holder | CertificationBody) -> Markup:
    """A name, and behind it the name in its own script with its language, so that the right font shows it."""
    name = Environment.escaped(thing.name)
    if thing.name_local:
        language = f' lang="{Environment.escaped(thing.language)}"' if thing.language else ""
        name += f' <span class="local"{language}>{Environment.escaped(thing.name_local)}</span>'
    return Markup(name)


def https(address: str) -> str:
    """An address that a link may lead to. Whatever else a field held, escaping would not make it harmless."""
    return address if address.startswith("https://") else "#"


def _thousands(number: int) -> str:
    return f"{number:,}"


def _in_code(text: str) -> Markup:
    """A sentence with the words between backticks set as code."""
    pieces = [
        Markup("<code>{}</code>").format(one) if odd % 2 else escape(one) for odd, one in enumerate(text.split("`"))
    ]
    return Markup("").join(pieces)


def _sample(text: str) -> Markup:
    """What is wrong or right: a line of a file as code, a sentence as it is."""
    return escape(text) if is_sentence(text) else Markup("<code>{}</code>").format(text)
