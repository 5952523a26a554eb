"""Give URLs in finished HTML a new value; every other byte stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.html.tokens import attributes, escape_value, tags
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_blogposts.html.tokens import Attribute, Tag

_ANY: frozenset[str] = frozenset()
# Which attributes hold a URL, and on which elements; no elements means on all.
_PLAIN: dict[str, frozenset[str]] = {
    "src": frozenset(
        {"img", "source", "video", "audio", "track", "embed", "input", "iframe", "frame", "script"}
    ),
    "data-src": _ANY,
    "poster": frozenset({"video"}),
    "href": frozenset({"a", "area", "link", "image", "use"}),
    "xlink:href": frozenset({"a", "image", "use"}),
    "data": frozenset({"object"}),
}
_SETS: dict[str, frozenset[str]] = {
    "srcset": frozenset({"img", "source"}),
    "imagesrcset": frozenset({"link"}),
    "data-srcset": _ANY,
}
_WORTH_A_LOOK = re.compile(r"src|href|poster|data|style", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*+(\S++)")
_CSS_URL = re.compile(r"""url\(\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s)"']++))\s*+\)""", re.IGNORECASE)
_UNSAFE_IN_CSS = {ord(c): f"%{ord(c):02X}" for c in "\"'() \\"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A URL and where it stands."""

    tag: str
    """The element's name, lower-cased."""
    attr: str
    """The attribute's name, lower-cased; "style" for a `url(...)` in a style."""
    url: str
    """Unescaped, without blanks around it."""


def rewrite(html: str, replace: Callable[[Reference], str | None]) -> str:
    """Return the text with the URLs that `replace` gives; it returns None to leave one as it is.

    Images, media, links, objects, frames, scripts, `srcset` candidates and `url(...)` in `style` are seen,
    in any HTML: what comments, scripts and styles hold is not.
    """
    pieces: list[str] = []
    done = 0
    for tag in tags(html, telling=True):
        if tag.closing or not _WORTH_A_LOOK.search(html, *tag.inside):
            continue
        for attribute in attributes(html, tag):
            value = _new_value(tag, attribute, replace)
            if value != attribute.value:
                pieces += html[done : attribute.start], escape_value(value, attribute.quote)
                done = attribute.end
    return "".join([*pieces, html[done:]]) if pieces else html


def _new_value(tag: Tag, attribute: Attribute, replace: Callable[[Reference], str | None]) -> str:
    name, value = attribute.name, attribute.value
    if _holds(_PLAIN, name, tag.name):
        url = value.strip()
        new = replace(Reference(tag.name, name, url)) if url else None
        return value if new is None or new == url else new
    if _holds(_SETS, name, tag.name):
        return _spliced(
            value, _candidates(value), {ord(" "): "%20"}, lambda url: replace(Reference(tag.name, name, url))
        )
    if name == "style" and "(" in value:
        spans = (
            (m.start(m.lastindex or 0), m.end(m.lastindex or 0))
            for m in _CSS_URL.finditer(value)
            if m.lastindex
        )
        return _spliced(value, spans, _UNSAFE_IN_CSS, lambda url: replace(Reference(tag.name, name, url)))
    return value


def _holds(table: dict[str, frozenset[str]], name: str, tag: str) -> bool:
    elements = table.get(name)
    return elements is not None and (not elements or tag in elements)


def _candidates(value: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the URLs of a `srcset`: a URL ends at a blank, and its descriptors at a comma."""
    position = 0
    while match := _CANDIDATE.match(value, position):
        url = match[1].rstrip(",")
        start = match.start(1)
        if url:
            yield start, start + len(url)
        comma = start + len(url) if len(url) < len(match[1]) else value.find(",", match.end())
        position = comma if comma >= 0 else len(value)


def _spliced(
    value: str,
    spans: Iterator[tuple[int, int]],
    unsafe: dict[int, str],
    replace: Callable[[str], str | None],
) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        new = replace(value[start:end])
        if new is not None and new != value[start:end]:
            pieces += value[done:start], new.translate(unsafe)
            done = end
    return "".join([*pieces, value[done:]])
