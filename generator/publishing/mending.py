"""Mends what MkDocs and Material write and not everybody could use, or no script of ours needs.

None of it stands in a block of Material's templates that could be overridden: a copy of its frame in ``overrides/``
would have to name its style sheets, whose names change with each release. When a release writes these parts in another
way they are left as they are, and ``tests/test_html.py`` says so.
"""

import re

# Check boxes that open Material's drawer and search by its script, with an attribute that a check box cannot have;
# the overlay behind the drawer; a dialog without a name for its messages; its skip link, which pages without a heading
# lack (ours is on all); an empty announcement.
_FOR_ITS_SCRIPT = re.compile(
    r'<input class="md-toggle"[^>]*>\s*'
    r'|<label class="md-overlay"[^>]*></label>\s*'
    r'|<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>\s*'
    r'|<div data-md-component="skip">.*?</div>\s*'
    r'|<div data-md-component="announce">\s*</div>\s*'
    # what else its script would look for, and colours that no style sheet knows by these names
    r'| data-md-(?:component|color-primary|color-accent)="[^"]*"',
    re.DOTALL,
)
_STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*(assets/stylesheets/[^"]*)">\s*')
# A table of Markdown is wider than a phone. What scrolls is a box around it: a table that scrolls itself is no table to
# those who have it read aloud.
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


# How Markdown sets a column of numbers to the right: the policy of the site allows no style inside a page.
_TO_THE_RIGHT = re.compile(r' style="text-align: ?right;?"')


# What HTML lets a page leave out (docs/decisions/0017): blanks between blocks, the ends of what ends by itself, and
# quotation marks around plain values. No value of a token is plain, as at signs stand around its name.
_BLANKS = re.compile(r"\s*\n\s*(?=<)|(?<=>)\s*\n\s*")
_ENDS = re.compile(r"</(?:head|body|html|li)>|</p>(?=<p\b|</div>)")
_QUOTED = re.compile(r'(?<= )([a-z-]+)="([\w.:/#-]+)"(?=[ >])', re.ASCII)
_TAG = re.compile(r"<[a-z][^<>]*>")


def lean(html: str) -> str:
    """A frame in fewer bytes, which a browser reads as the same page. It goes around every page and is made once."""
    without_ends = _ENDS.sub("", _BLANKS.sub("", html))
    return _TAG.sub(lambda tag: _QUOTED.sub(r"\1=\2", tag[0]), without_ends)


def style_sheets(html: str) -> list[str]:
    """The paths of Material's style sheets, in the order in which a page as MkDocs wrote it loads them."""
    return _STYLE.findall(html)


def mended(html: str) -> str:
    """A page as MkDocs wrote it, without what is only for Material's script, with our style sheet alone, which holds
    Material's, and with its wide tables in boxes."""
    ours = _TO_THE_RIGHT.sub(' class="to-the-right"', _STYLE.sub("", _FOR_ITS_SCRIPT.sub("", html)))
    return _TABLE.sub(r'<div class="scroll">\g<0></div>', ours)
