"""Where the tags of finished HTML are, read as browsers read them, in linear time.

What a browser does not see as a tag is no tag here: comments, the text of scripts, styles and text areas,
and a tag that never ends. (A script or text area that never ends is taken for an empty one.) A search that
fails reaches the end of the text and is not made again, so no input is read more than a few times.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+))*+)>""",
)
_ATTRIBUTE = re.compile(
    r"""([^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)|))?+""",
)
_REFERENCE = re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*+(?:;|(?!=)))")

# Elements whose content is text to a browser, whatever it holds:
# https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inhead and "in body".
TEXT_ONLY = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}


COMMENT = "!"


class Tag(NamedTuple):
    """A start or end tag of a text, or a comment."""

    name: str
    """Lower-cased; `COMMENT` for a comment or declaration."""
    closing: bool
    start: int
    """Offset of its "<"."""
    end: int
    """Offset behind its ">"."""
    inside: tuple[int, int]
    """The span that holds its attributes."""


class Attribute(NamedTuple):
    """An attribute that has a value."""

    name: str
    """Lower-cased."""
    value: str
    """Unescaped."""
    quote: str
    """`"`, `'`, or "" for a value without quotes."""
    start: int
    """Offset of the value as written, quotes included."""
    end: int


def tags(html: str) -> Iterator[Tag]:
    """Yield the tags and comments of a text in order."""
    position = 0
    unclosed: set[str] = set()
    while mark := _MARK.search(html, position):
        start = mark.start()
        if html[start + 1] in "!?" or (html[start + 1] == "/" and not html[start + 2 : start + 3].isalpha()):
            position = _behind_comment(html, start)
            yield Tag(COMMENT, False, start, position, (start, start))
            continue
        match = _TAG.match(html, start)
        if match is None:
            return
        name = match[2].lower()
        yield Tag(name, bool(match[1]), start, match.end(), match.span(3))
        position = match.end()
        if not match[1] and name in TEXT_ONLY and name not in unclosed:
            close = TEXT_ONLY[name].search(html, position)
            position = close.start() if close else position
            if close is None:
                unclosed.add(name)


def segments(html: str) -> Iterator[tuple[str, Tag | None]]:
    """Yield each text of HTML as it is written, with the tag or comment behind it."""
    done = 0
    for tag in tags(html):
        yield html[done : tag.start], tag
        done = tag.end
    yield html[done:], None


def attributes(html: str, tag: Tag) -> Iterator[Attribute]:
    """Yield the attributes of a tag that have a value."""
    for match in _ATTRIBUTE.finditer(html, *tag.inside):
        group = match.lastindex or 1
        if group > 1:
            wide = group < 4
            start, end = match.span(group)
            quote = '"' if group == 2 else "'" if group == 3 else ""
            yield Attribute(match[1].lower(), unescape_value(match[group]), quote, start - wide, end + wide)


def unescape_value(value: str) -> str:
    """Return what an attribute value as written means: `&amp;` is `&`, but `?a=1&copy=2` stays."""
    return _REFERENCE.sub(_character, value) if "&" in value else value


def escape_value(value: str, quote: str) -> str:
    """Return a value as it is written in a tag, in its quotes (`"` where it had none and needs some)."""
    text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if not quote and text and not re.search(r"[\s\"'=`]", text):
        return text
    quote = quote or '"'
    return quote + text.replace(quote, "&quot;" if quote == '"' else "&#39;") + quote


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name.startswith("#") or name.endswith(";"):
        return unescape(match[0])
    return html5.get(name, match[0])


def _behind_comment(html: str, start: int) -> int:
    if not html.startswith("<!--", start):
        end = html.find(">", start)
    elif html.startswith((">", "->"), start + 4):
        end = html.find(">", start + 4)
    else:
        end = html.find("-->", start + 4)
        end = end + 2 if end >= 0 else end
    return end + 1 if end >= 0 else len(html)
