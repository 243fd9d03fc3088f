"""The texts that are searched, cut down to what a search reads of them.

What nobody looks for by words stays out: the frame around a page, its tables and charts, how many records there are,
the commit of a build. All of that changes with every record, and what is made of texts is kept by the texts.
"""

import re

_COMMIT = re.compile("commit <code>[0-9a-f]{12}</code>")
_COUNTED = re.compile(
    r'<(?:(table|figure)\b.*?(?:</\1>|\Z)|ul class="?tally\b.*?(?:</ul>|\Z)|dt>Completeness.*?(?:</div>|\Z))', re.DOTALL
)
"""What is counted anew for every record."""


def article(html: str) -> str:
    """A page without its frame: the language and what stands in the article, without commits."""
    opening, closing = html.find("<article"), html.rfind("</article>")
    if opening < 0 or closing < opening:
        return html
    tag = html.find("<html")
    language = html[tag : html.find(">", tag) + 1]
    return f"{language}{_COMMIT.sub('a commit', html[opening:closing])}</article></html>"


def without_counts(html: str) -> str:
    """A page without its tables, its charts and its counts."""
    return _COUNTED.sub("", html)
