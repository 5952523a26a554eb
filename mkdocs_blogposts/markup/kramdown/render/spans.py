"""Spans as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.entities import escape
from mkdocs_blogposts.markup.kramdown.render.escaping import attributes, entity
from mkdocs_blogposts.markup.kramdown.render.footnotes import write_mark

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.render.writer import HtmlWriter, Write
    from mkdocs_blogposts.markup.kramdown.tree import Element


def _wrapped(writer: HtmlWriter, element: Element, indent: int) -> None:
    """Write an element whose type is its HTML name."""
    writer.out.append(f"<{element.type}{attributes(element.attr)}>")
    writer.write(element.children, indent + 2)
    writer.out.append(f"</{element.type}>")


def _image(writer: HtmlWriter, element: Element, _indent: int) -> None:
    writer.out.append(f"<img{attributes(element.attr)} />")


def _code(writer: HtmlWriter, element: Element, _indent: int) -> None:
    writer.out.append(f"<code{attributes(element.attr)}>{escape(element.value)}</code>")


def _break(writer: HtmlWriter, _element: Element, _indent: int) -> None:
    writer.out.append("<br />")


def _entity(writer: HtmlWriter, element: Element, _indent: int) -> None:
    writer.out.append(entity(element.value, element.options["original"], writer.options.entity_output))


def _symbol(writer: HtmlWriter, element: Element, _indent: int) -> None:
    writer.out.append(writer.symbols[element.value])


def _text(writer: HtmlWriter, element: Element, _indent: int) -> None:
    writer.out.append(writer.text(element.value))


def _nothing(_writer: HtmlWriter, _element: Element, _indent: int) -> None:
    """Write nothing."""


def _children(writer: HtmlWriter, element: Element, _indent: int) -> None:
    writer.write(element.children)


SPANS: dict[str, Write] = {
    "a": _wrapped,
    "em": _wrapped,
    "strong": _wrapped,
    "del": _wrapped,
    "img": _image,
    "codespan": _code,
    "br": _break,
    "entity": _entity,
    "typographic": _symbol,
    "smart_quote": _symbol,
    "text": _text,
    "raw_text": _text,
    "abbreviation": _text,
    "footnote": write_mark,
}

IN_TABLE_OF_CONTENTS: dict[str, Write] = {"a": _children, "footnote": _nothing}
"""What is written otherwise where a heading is repeated: links are text, footnotes are not marked again."""
