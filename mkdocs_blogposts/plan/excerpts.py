"""The excerpt of a post, as Jekyll cuts it out of the post's text (https://jekyllrb.com/docs/posts/#post-excerpts)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.html.prose import minutes, plain_text, summary
from mkdocs_blogposts.ruby.values import is_truthy, to_s

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Excerpt", "first_paragraph", "minutes", "of_text", "plain_text", "summary"]

# Tags of Liquid and of Jekyll that hold text, and so can be left open by the cut.
BLOCK_TAGS = frozenset(
    {"if", "unless", "case", "for", "tablerow", "capture", "comment", "raw", "ifchanged", "highlight"}
)
_TAG = re.compile(r"\{%-?\s*(\w+)")
_END_TAG = re.compile(r"\{%-?\s*end(\w+)\s*-?%\}")
# A link definition; Jekyll also takes the first line of a footnote's definition for one.
_DEFINITION = re.compile(r"^ {0,3}(\[[^\]\n]+\])(:.+)$", re.MULTILINE)
# A line that can begin nothing but a paragraph, and that needs nothing defined elsewhere.
_PLAIN_LINES = re.compile(r"(?:[^\W\d_][^\[\]{}<|\n]*+(?:\n|\Z))+")


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
    own = meta.get("excerpt_separator")
    separator = separator if own is None else to_s(own)
    return Excerpt(_cut(body, separator), False) if separator else None


def first_paragraph(source: str, body: str, html: str) -> str | None:
    """Return the excerpt as it stands in the post's finished HTML; None where only rendering can tell.

    `source` is the excerpt in `body`. It stands there if it is a plain paragraph, which most posts begin
    with: no links or notes or abbreviations that are defined elsewhere, and a blank line or nothing behind.
    """
    if not html.startswith("<p>") or "*[" in body or not _PLAIN_LINES.fullmatch(source):
        return None
    if not body.startswith("\n\n", len(source)) and body[len(source) :].strip("\n"):
        return None
    return f"{html[: html.index('</p>') + 4]}\n"


def _cut(body: str, separator: str) -> str:
    """Return the text before the separator, with the link definitions that it uses and its Liquid closed."""
    head, _, tail = body.partition(separator)
    if not tail:
        return head
    used = [found[0].lstrip(" ") for found in _DEFINITION.finditer(tail) if found[1] in head]
    head += "".join(f"\n{{% end{name} %}}" for name in reversed(_open_tags(head)))
    return "\n".join([head, "", *used]) if used else head


def _open_tags(head: str) -> list[str]:
    if "{%" not in head:
        return []
    ended = {found[1] for found in _END_TAG.finditer(head)}
    return [found[1] for found in _TAG.finditer(head) if found[1] in BLOCK_TAGS and found[1] not in ended]
