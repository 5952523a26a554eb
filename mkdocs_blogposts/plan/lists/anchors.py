"""The anchors that a page of a Jekyll site writes at its terms, so that links to them keep working."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_blogposts.html.tokens import COMMENT, attributes, tags
from mkdocs_blogposts.ruby import slugs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_MOST = 20_000
# What stands around a name: signs before it, and a number behind it, in brackets or not.
_COUNT = re.compile(r"^[\W_]*|[\s(\[{（]*\d*[\s)\]}）]*$")
_MODES = ("raw", "default", "pretty", "ascii", "latin")


def by_name(html: str, names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of a page by the names at which they stand, each id once; "" for those before any.

    An id belongs to the name that is the first text behind it (`<h2 id="x">Slow Trains (3)</h2>`), else to
    the one that it is a slug of, else to that of the id before it.
    """
    texts = {_folded(name): name for name in reversed([*names])}
    made = {slug: name for name in reversed([*names]) for slug in _slugs(name)}
    at_names: dict[str, list[str]] = {}
    seen: set[str] = set()
    current = ""
    for anchor, text in _anchors(html):
        if anchor not in seen:
            seen.add(anchor)
            named = texts.get(_folded(text)) or texts.get(_folded(_COUNT.sub("", text)))
            current = named or made.get(anchor) or current
            at_names.setdefault(current, []).append(anchor)
    return {name: tuple(anchors) for name, anchors in at_names.items()}


def _slugs(name: str) -> Iterator[str]:
    yield name
    yield name.lower()
    yield from (slug for mode in _MODES if (slug := slugs.slugify(name, mode)))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _anchors(html: str) -> Iterator[tuple[str, str]]:
    """Yield the ids of a page in order, each with the first text behind its tag."""
    waiting: list[str] = []
    at = count = 0
    for tag in tags(html):
        text = unescape(html[at : tag.start]).strip()
        at = tag.end
        if text and waiting:
            yield from ((anchor, text) for anchor in waiting)
            waiting.clear()
        if tag.closing or tag.name == COMMENT or count >= _MOST:
            continue
        own = {each.name: each.value for each in attributes(html, tag)}
        anchor = own.get("id") or (own.get("name") if tag.name == "a" else None)
        if anchor:
            count += 1
            waiting.append(anchor)
    text = unescape(html[at:]).strip()
    yield from ((anchor, text) for anchor in waiting)
