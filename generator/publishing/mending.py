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
    r'|<div data-md-component="announce">\s*</div>\s*',
    re.DOTALL,
)
# A table of Markdown is wider than a phone. What scrolls is a box around it: a table that scrolls itself is no table to
# those who have it read aloud.
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


# How Markdown sets a column of numbers to the right: the policy of the site allows no style inside a page.
_TO_THE_RIGHT = re.compile(r' style="text-align: ?right;?"')


def mended(html: str) -> str:
    """A page as MkDocs wrote it, without what is only for Material's script, and with its wide tables in boxes."""
    lean = _TO_THE_RIGHT.sub(' class="to-the-right"', _FOR_ITS_SCRIPT.sub("", html))
    return _TABLE.sub(r'<div class="scroll">\g<0></div>', lean)
