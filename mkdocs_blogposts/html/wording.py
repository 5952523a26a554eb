"""Short texts of an author's - titles, names, descriptions - which Jekyll's themes print as HTML.

`{{ page.title }}` writes what a front matter says straight into a page, so authors write `&rsquo;` and `<em>`
there. Others write `List<String>` and `a < b` and mean just that. One reading serves both: what browsers take
for a finished tag of HTML is one, all else is text. Nothing that could run gets through.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

from mkdocs_blogposts.html import elements
from mkdocs_blogposts.html.texts import in_one_line
from mkdocs_blogposts.html.tokens import COMMENT, attributes, tags
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_blogposts.html.tokens import Tag

# Elements that stay, without their attributes.
_KEPT = frozenset(
    {"abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt"}
    | {"ruby", "s", "samp", "small", "strong", "sub", "sup", "u", "var", "wbr"}
)
# Elements that go with all they hold.
_GONE = frozenset(
    {"applet", "audio", "canvas", "head", "iframe", "noembed", "noframes", "noscript", "object", "script"}
    | {"style", "svg", "template", "video"}
)
# All others of HTML go, and leave their content. (Those of MathML and SVG are not among them.)
_KNOWN = (
    elements.KNOWN | _KEPT | _GONE | {"center", "data", "font", "picture", "strike", "time", "title", "xmp"}
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A short text in the two forms that pages need. Neither has blanks at its ends, or a line end within."""

    html: str
    """As HTML: inline elements without attributes, and escaped text; safe in any element."""
    text: str
    """As text, not escaped: without tags, with every character reference resolved once."""


@lru_cache(maxsize=4096)
def read(written: str) -> Wording:
    """Read a short text as Jekyll's themes print it, in linear time.

    `<b>` that is never closed is text ("The <b> element"), unless it has attributes with values; so is every
    name that is no element of HTML (`List<String>`). A picture is its `alt`.
    """
    html: list[str] = []
    text: list[str] = []
    unclosed: list[str] = []
    for piece, tag in _pieces(written):
        html.append(escape(piece, quote=False))
        text.append(piece)
        if tag is not None:
            html.append(_shown(tag, unclosed))
            text.append(" " if tag.name == "br" or tag.name in elements.BLOCK else "")
    html += (f"</{name}>" for name in reversed(unclosed))
    return Wording(in_one_line("".join(html)), in_one_line("".join(text)))


def _shown(tag: Tag, unclosed: list[str]) -> str:
    """Return what stays of a tag in HTML; of elements that overlap, the outer one is closed last of all."""
    if tag.name not in _KEPT:
        return " " if tag.name in elements.BLOCK else ""
    if not tag.closing:
        if tag.name not in elements.VOID:
            unclosed.append(tag.name)
        return f"<{tag.name}>"
    return f"</{unclosed.pop()}>" if unclosed[-1:] == [tag.name] else ""


def _pieces(written: str) -> Iterator[tuple[str, Tag | None]]:
    """Yield the text piece by piece, character references resolved, each with the tag behind it."""
    all_tags = [*tags(written)]
    pairs = _pairs(all_tags)
    done = 0
    for number, tag in enumerate(all_tags):
        if tag.start < done or not _is_markup(written, tag, number in pairs):
            continue
        alt = _alt(written, tag)
        yield unescape(written[done : tag.start]) + alt, tag
        done = tag.end
        if tag.name in _GONE and number in pairs:
            done = all_tags[pairs[number]].end
    yield unescape(written[done:]), None


def _pairs(all_tags: list[Tag]) -> Mapping[int, int]:
    """Return which start tags have an end tag, both ways, by their numbers."""
    pending: dict[str, list[int]] = defaultdict(list)
    pairs: dict[int, int] = {}
    for number, tag in enumerate(all_tags):
        if not tag.closing:
            pending[tag.name].append(number)
        elif pending[tag.name]:
            start = pending[tag.name].pop()
            pairs |= {start: number, number: start}
    return pairs


def _is_markup(written: str, tag: Tag, is_paired: bool) -> bool:
    if tag.name == COMMENT:
        return written.startswith("<!--", tag.start) and written.endswith("-->", tag.start, tag.end)
    if tag.name not in _KNOWN:
        return False
    return is_paired or tag.name in ("br", "wbr") or next(attributes(written, tag), None) is not None


def _alt(written: str, tag: Tag) -> str:
    """Return what a picture says in words."""
    if tag.name != "img":
        return ""
    return next((each.value for each in attributes(written, tag) if each.name == "alt"), "")
