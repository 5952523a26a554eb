"""The option `html_to_native`: HTML elements become what Markdown makes, where kramdown knows how.

Imported only where the option is on. Elements are changed in place: attribute lists refer to them. Rules are
the answers of kramdown 2.4.0.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from mkdocs_blogposts.html.elements import HEADINGS, SPAN_ONLY
from mkdocs_blogposts.markup.kramdown.native import tables
from mkdocs_blogposts.markup.kramdown.native.texts import (
    has_blank_edge,
    is_text,
    plain_texts,
    text_of,
    with_spans,
)
from mkdocs_blogposts.markup.kramdown.tags import content_model
from mkdocs_blogposts.markup.kramdown.text import SPACE
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from collections.abc import Callable

_LANGUAGE = re.compile(r"(?<!\S)language-(\S+)")
_VERBATIM = frozenset(("script", "style", "textarea"))
_BLOCK_TYPES = frozenset(("p", "header", "codeblock", "ul", "ol", "dl", "blockquote", "table", "hr"))


def convert_block(element: Element) -> None:
    """Convert an element that a line starts with, and all in it whose content is no Markdown."""
    name = element.value
    element.options["category"] = "span" if name in SPAN_ONLY else "block"
    _BLOCKS.get(name, _convert_others)(element)


def convert_span(element: Element) -> None:
    """Convert an element within a text; the elements in it have been converted already."""
    name = element.value
    element.options["category"] = "span" if name in SPAN_ONLY else "block"
    if name in _EMPHASIS:
        if not has_blank_edge(element.children):
            element.type = _EMPHASIS[name]
    elif name == "a" and "href" in element.attr:
        element.type = "a"
    elif name in ("code", "script"):
        _BLOCKS[name](element)
    elif element.options.get("content_model") == "raw" and name not in _VERBATIM:
        element.children = with_spans(element.children)


def _convert_children(element: Element, *, strip: bool = True) -> None:
    """Convert what is in an element, unless it is Markdown; blanks are dropped at both its ends."""
    if element.options.get("content_model") != "raw":
        return
    for child in element.children:
        if child.type == "html":
            convert_block(child)
        else:
            child.options |= {"category": "block"} if is_text(child) else {"category": "block", "text": ""}
    children = with_spans(element.children)
    is_blank = len(children) == 1 and children[0].value == " "
    element.children = _stripped(children) if strip or is_blank else children


def _stripped(children: list[Element]) -> list[Element]:
    if children and children[0].type == "text":
        children[0].value = children[0].value.lstrip(SPACE)
    if children and children[-1].type == "text":
        children[-1].value = children[-1].value.rstrip(SPACE)
    return [child for child in children if child.type != "text" or child.value]


def _is_block(element: Element) -> bool:
    return element.type in _BLOCK_TYPES or (
        element.type != "text" and element.options.get("category") == "block"
    )


def _convert_others(element: Element) -> None:
    """Keep an element, and convert what is in it."""
    if element.value not in _VERBATIM:
        _convert_children(element, strip=False)
        element.options["content_model"] = content_model(element.value)


def _convert_type(element: Element) -> None:
    """Convert an element whose type is its name."""
    _convert_children(element)
    element.type = element.value


def _item(element: Element) -> None:
    """Convert a list item or a definition: text that starts it is no paragraph."""
    _convert_type(element)
    if element.options.get("content_model") == "raw":
        text = list(takewhile(lambda child: not _is_block(child), element.children))
        if text:
            lead = Element("p", options={"transparent": True}, children=text)
            element.children = [lead, *element.children[len(text) :]]


def _list(element: Element) -> None:
    """Convert a list; text between its items is dropped."""
    is_raw = element.options.get("content_model") == "raw"
    _convert_type(element)
    if is_raw:
        element.children = [child for child in element.children if _is_block(child) or child.type in _ITEMS]


def _header(element: Element) -> None:
    element.options["raw_text"] = "".join(plain_texts(element.children))
    _convert_children(element, strip=False)
    element.type = "header"
    element.options["level"] = int(element.value[1])


def _emphasis(element: Element) -> None:
    if not has_blank_edge(element.children):
        _convert_children(element, strip=False)
        element.type = _EMPHASIS[element.value]


def _inline(element: Element) -> None:
    """Keep an element within a text, and convert what is in it."""
    _convert_children(element, strip=False)


def _link(element: Element) -> None:
    _inline(element)
    if "href" in element.attr:
        element.type = "a"


def _code(element: Element) -> None:
    element.type, element.value, element.children = "codespan", text_of(element.children), []


def _pre(element: Element) -> None:
    """Convert to a code block; its language is that of the one `<code>` in it, if that is all there is."""
    match element.children:
        case [Element(type="html", value="code", attr=attr)]:
            named = _LANGUAGE.search(attr.get("class", ""))
            if named:
                element.options["lang"] = named[1]
    text = text_of(element.children)
    element.type, element.children = "codeblock", []
    element.value = text if text.endswith("\n") else text + "\n"


def _script(element: Element) -> None:
    """Convert a formula as MathJax takes it."""
    if element.attr.get("type", "").startswith("math/tex"):
        element.options["category"] = "block" if "mode=display" in element.attr.pop("type") else "span"
        element.type, element.value = (
            "math",
            "".join(child.options.get("text", child.value) for child in element.children),
        )
        element.children = []


def _table(element: Element) -> None:
    """Convert a table of simple rows, all as long and as aligned; others are kept as they are."""
    for cell in tables.convert(element):
        _convert_children(cell)
        cell.type = "td"


_EMPHASIS = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
_ITEMS = frozenset(("li", "dt", "dd"))
_BLOCKS: dict[str, Callable[[Element], None]] = {
    **dict.fromkeys(SPAN_ONLY, _inline),
    **dict.fromkeys(_EMPHASIS, _emphasis),
    **dict.fromkeys(HEADINGS, _header),
    **dict.fromkeys(("ul", "ol", "dl"), _list),
    **dict.fromkeys(("li", "dd"), _item),
    **dict.fromkeys(("p", "blockquote", "dt", "hr", "br"), _convert_type),
    "a": _link,
    "code": _code,
    "pre": _pre,
    "script": _script,
    "table": _table,
}
