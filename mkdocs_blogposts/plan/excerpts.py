"""The excerpt of a post, as Jekyll cuts it out of the post's text (https://jekyllrb.com/docs/posts/#post-excerpts)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.ruby.values import is_truthy, to_s

if TYPE_CHECKING:
    from collections.abc import Mapping

# Tags of Liquid and of Jekyll that hold text, and so can be left open by the cut.
BLOCK_TAGS = frozenset(
    {"if", "unless", "case", "for", "tablerow", "capture", "comment", "raw", "ifchanged", "highlight"}
)
_TAG = re.compile(r"\{%-?\s*(\w+)")
_END_TAG = re.compile(r"\{%-?\s*end(\w+)\s*-?%\}")
# A link definition; Jekyll also takes the first line of a footnote's definition for one.
_DEFINITION = re.compile(r"^ {0,3}(\[[^\]\n]+\])(:.+)$", re.MULTILINE)
# A line that can begin nothing but a paragraph, and that needs nothing defined elsewhere.
_SPANS = "|".join(
    (
        r"[^\[\]{}<|!`\n]",
        r"!(?!\[)",
        r"!?\[[^\[\]{}<|\n]*+\]\([^\[\]{}<|()\n]*+\)",
        r"`[^`|\n]++`",
        r"<https?://[^\s<>|]++>",
        r"</?(?:b|br|code|del|em|i|kbd|mark|small|strong|sub|sup|u)\b[^<>|\n]*+>",
    )
)
_START = r"""(?=[^\W\d_]|\d++[^.\n]|["'“”‘’«»(（「《]|!?\[|`(?!`)|[*_]{1,2}[^\W_])"""
_PLAIN_LINES = re.compile(rf"(?:{_START}(?:{_SPANS})*+(?:\n|\Z))+")
_HEADING = re.compile(r"(#{1,6})[ \t]+[^\[\]{}<|\n]*")
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->", re.DOTALL)


class Excerpt(NamedTuple):
    """What stands for a post in lists and feeds."""

    text: str
    """The author's own excerpt, or the source text that is to be rendered like a post's."""
    is_written: bool
    """True for the front matter's `excerpt`, which is used as it is."""


def of_text(meta: Mapping[str, object], body: str, separator: str) -> Excerpt | None:
    """Return the excerpt of a text with its front matter; None where an empty separator switches it off.

    `separator` is the site's `excerpt_separator`; the front matter may have one of its own.
    """
    written = meta.get("excerpt")
    if is_truthy(written):
        return Excerpt(to_s(written), True)
    separator = separator_of(meta, separator)
    return Excerpt(_cut(body, separator), False) if separator else None


def separator_of(meta: Mapping[str, object], separator: str) -> str:
    """Return what ends the excerpt of a text: its front matter's own separator, else the site's."""
    own = meta.get("excerpt_separator")
    return separator if own is None else to_s(own)


def of_html(source: str, body: str, html: str, separator: str) -> str | None:
    """Return the excerpt as it stands in the post's finished HTML; None where only rendering can tell.

    `source` is the excerpt in `body`, which is all of it, one block, or what stands above a comment that is
    a block of its own. What is defined elsewhere in the text could be another thing in each of them.
    """
    if not html:
        return None
    if source.strip() == body.strip():
        return html
    if "*[" in body or not body.startswith(source):
        return None
    return first_paragraph(source, body, html) or _above(separator, source, body, html)


def first_paragraph(source: str, body: str, html: str) -> str | None:
    """Return the paragraph or heading that an excerpt is, if it is one that needs nothing from elsewhere.

    Most posts begin with one: no notes or abbreviations or targets of links that are defined elsewhere, and a
    blank line or nothing behind.
    """
    if "*[" in body or ("[" in source and "]:" in body):
        return None
    heading = _HEADING.fullmatch(source)
    name = f"h{len(heading[1])}" if heading else "p"
    if not html.startswith((f"<{name}>", f"<{name} ")) or not (heading or _PLAIN_LINES.fullmatch(source)):
        return None
    if not body.startswith("\n\n", len(source)) and body[len(source) :].strip("\n"):
        return None
    end = f"</{name}>"
    return f"{html[: html.index(end) + len(end)]}\n" if end in html else None


def _above(separator: str, source: str, body: str, html: str) -> str | None:
    """Return what stands above a comment that ends the excerpt, if it is a block of its own in both."""
    rest = body[len(source) + len(separator) :]
    is_block = _COMMENT.fullmatch(separator) and source.endswith("\n\n") and rest.startswith("\n")
    if not is_block or "]:" in body or "{:" in body or "{%" in source:
        return None
    above, found, _ = html.partition(f"\n{separator}\n")
    return f"{above}\n" if found and separator not in above else None


def _cut(body: str, separator: str) -> str:
    """Return the text before the separator, with the link definitions that it uses and its Liquid closed."""
    head, _, tail = body.partition(separator)
    if not tail:
        return head
    used = [each[0].lstrip(" ") for each in _DEFINITION.finditer(tail) if each[1] in head]
    head += "".join(f"\n{{% end{name} %}}" for name in reversed(_open_tags(head)))
    return "\n".join([head, "", *used]) if used else head


def _open_tags(head: str) -> list[str]:
    if "{%" not in head:
        return []
    ended = {tag[1] for tag in _END_TAG.finditer(head)}
    return [tag[1] for tag in _TAG.finditer(head) if tag[1] in BLOCK_TAGS and tag[1] not in ended]
