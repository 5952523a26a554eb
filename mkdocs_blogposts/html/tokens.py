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

_TEXT = r"[^<]++|<(?![a-zA-Z/!?])"
# What begins a comment, or a tag that never ends, has no name.
_TAG = r"""(<)(?:(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+))*+)>|)"""
# Elements within a line of which only their text tells something. Code in colour has thousands of them.
_PLAIN = "b|code|em|i|strong"
_COLOUR = 'span class="(?!dl")[a-z][a-z0-9]?"'
_QUIET = "|".join(rf"<{name}>[^<]*+</{name}>" for name in _PLAIN.split("|")) + f"|<{_COLOUR}>[^<]*+</span>"
QUIET_TAG = re.compile(f"<(?:/?(?:{_PLAIN})|/span|{_COLOUR})>")
"""A tag of a quiet element, among text and nothing but such elements."""
_NEXT = re.compile(f"(?:{_TEXT})*+{_TAG}")
_NEXT_TELLING = re.compile(f"(?:{_TEXT}|{_QUIET})*+{_TAG}")
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


def tags(html: str, *, telling: bool = False) -> Iterator[Tag]:
    """Yield the tags and comments of a text in order; if `telling`, without those of quiet elements."""
    find = (_NEXT_TELLING if telling else _NEXT).match
    position = 0
    unclosed: set[str] = set()
    while match := find(html, position):
        start = match.start(1)
        if match[3] is None:
            is_closing = html[start + 1] == "/" and html[start + 2 : start + 3].isalpha()
            if is_closing or html[start + 1] not in "!?/":
                return
            position = _behind_comment(html, start)
            yield Tag(COMMENT, False, start, position, (start, start))
            continue
        name = match[3].lower()
        position = match.end()
        yield Tag(name, bool(match[2]), start, position, match.span(4))
        if name in TEXT_ONLY and not match[2] and name not in unclosed:
            close = TEXT_ONLY[name].search(html, position)
            position = close.start() if close else position
            if close is None:
                unclosed.add(name)


def segments(html: str, *, telling: bool = False) -> Iterator[tuple[str, Tag | None]]:
    """Yield each text of HTML as it is written, with the tag or comment behind it.

    If `telling`, the tags of quiet elements are in these texts.
    """
    done = 0
    for tag in tags(html, telling=telling):
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
