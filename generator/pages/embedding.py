"""What a holder puts on a page of its own to lead to its record: a picture inside a link, as HTML and as Markdown."""

from html import escape

from markupsafe import Markup

from generator.model.register import DirectoryInfo
from generator.pages import words
from generator.pages.catalogue import Entry


def alternative(entry: Entry, info: DirectoryInfo) -> str:
    """The words in place of the picture. They name no status: who copies them keeps them for years."""
    return f"{words.KIND[entry.record.kind]} {entry.record.number}: check in the {info.title}"


def snippets(entry: Entry, info: DirectoryInfo) -> tuple[str, str]:
    """The same link as HTML and as Markdown; it needs no script and works from any site."""
    address, (width, height) = f"{info.address}certificates/{entry.slug}", words.BADGE_SHOWN
    said = alternative(entry, info)
    picture = f'<img src="{address}.svg" width="{width}" height="{height}" alt="{escape(said)}">'
    return f'<a href="{address}.html">{picture}</a>', f"[![{_plain(said)}]({address}.svg)]({address}.html)"


def shown(snippet: str) -> Markup:
    """A snippet as text of a page. Quotation marks in it need no escape there, and every record has many."""
    return Markup(escape(snippet, quote=False))


def _plain(text: str) -> str:
    """Text between the brackets of Markdown: no sign in it ends it, or begins anything."""
    return "".join(f"\\{sign}" if sign in "\\[]*_`<>&" else sign for sign in text)
