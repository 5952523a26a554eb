"""Texts of HTML elements: their white space, their entities, and what is text at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown import entities
from mkdocs_blogposts.markup.kramdown.text import SPACE
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANKS = re.compile(rf"[{SPACE}]+")
_SYMBOLS = {
    **dict.fromkeys(("&hellip;", "&mdash;", "&ndash;", "&laquo;", "&raquo;"), "typographic"),
    **dict.fromkeys(("&lsquo;", "&rsquo;", "&ldquo;", "&rdquo;"), "smart_quote"),
}
"""Entities that mean what Markdown has signs for: they are written as these are."""


def is_text(element: Element) -> bool:
    """Say whether an element is text; comments begin with `<`, which texts escape."""
    return element.type == "text" or (element.type == "raw" and not element.value.startswith("<"))


def with_spans(children: list[Element]) -> list[Element]:
    """Return elements with the texts among them as spans; runs of white space are one blank."""
    spans: list[Element] = []
    for child in children:
        if is_text(child):
            spans += _spans(_BLANKS.sub(" ", child.value))
        else:
            spans.append(child)
    return spans


def _spans(text: str) -> Iterator[Element]:
    """Yield the spans of a text that is no Markdown: its entities, and what is between them."""
    start = pos = 0
    while (pos := text.find("&", pos)) >= 0:
        entity = entities.read(text, pos)
        if entity is None or entity.value is None:
            pos += 1
            continue
        if pos > start:
            yield Element("text", text[start:pos])
        yield _entity(entity.value, entity.original)
        start = pos = entity.end
    if text[start:]:
        yield Element("text", text[start:])


def _entity(value: str, original: str) -> Element:
    if original in _SYMBOLS:
        return Element(_SYMBOLS[original], original[1:-1])
    return Element("entity", value, options={"original": original})


def text_of(elements: Sequence[Element]) -> str:
    """Return the text of elements without tags and comments, its entities decoded."""
    parts = []
    for element in elements:
        if is_text(element):
            parts.append(entities.decode(element.options.get("text", element.value)))
        parts.append(text_of(element.children))
    return "".join(parts)


def has_blank_edge(children: Sequence[Element]) -> bool:
    """Say whether a text begins or ends with white space, which no emphasis has there."""
    text = "".join(plain_texts(children))
    return text != "" and (text[0] in SPACE or text[-1] in SPACE)


def plain_texts(elements: Sequence[Element]) -> Iterator[str]:
    """Yield the texts within elements as written; code, entities and symbols of Markdown are none."""
    for element in elements:
        if is_text(element):
            yield element.value
        yield from plain_texts(element.children)
