"""kramdown's blocks: a text is read line by line into a tree whose inline texts are still to be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown import attributes
from mkdocs_blogposts.markup.kramdown.blocks import (
    code,
    definitions,
    extensions,
    html,
    lists,
    paragraphs,
    tables,
)
from mkdocs_blogposts.markup.kramdown.blocks.state import BlockContext, State
from mkdocs_blogposts.markup.kramdown.text import link_id
from mkdocs_blogposts.markup.kramdown.tree import Definitions, Element, LinkDefinition

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.options import Options

Parser = Callable[[State], bool]

_TEXT: tuple[Parser, ...] = (paragraphs.read_setext, tables.read_table, paragraphs.read_paragraph)
_BY_FIRST_CHARACTER: dict[str, tuple[Parser, ...]] = {
    **dict.fromkeys("\v\f", (paragraphs.read_blank, *_TEXT)),
    "`": (code.read_fence, *_TEXT),
    "~": (code.read_fence, *_TEXT),
    ">": (paragraphs.read_quote, *_TEXT),
    "#": (paragraphs.read_atx, *_TEXT),
    "_": (paragraphs.read_rule, *_TEXT),
    "*": (
        paragraphs.read_rule,
        lists.read_list,
        paragraphs.read_setext,
        tables.read_table,
        definitions.read_abbreviation,
        paragraphs.read_paragraph,
    ),
    "-": (paragraphs.read_rule, lists.read_list, *_TEXT),
    "+": (lists.read_list, *_TEXT),
    **dict.fromkeys("0123456789", (lists.read_list, *_TEXT)),
    ":": (lists.read_definition_list, *_TEXT),
    "<": (html.read_html, *_TEXT),
    "\\": (paragraphs.read_setext, paragraphs.skip_escape, tables.read_table, paragraphs.read_paragraph),
    "$": (paragraphs.read_setext, paragraphs.read_math, tables.read_table, paragraphs.read_paragraph),
    "[": (
        paragraphs.read_setext,
        tables.read_table,
        definitions.read_footnote,
        definitions.read_link,
        paragraphs.read_paragraph,
    ),
    "{": (paragraphs.read_setext, tables.read_table, extensions.read_extension, paragraphs.read_paragraph),
    "^": (paragraphs.read_setext, tables.read_table, paragraphs.read_end_mark, paragraphs.read_paragraph),
}
"""What a line may start, by its first character and in the order in which kramdown asks."""

_TERM_IDS = re.compile(r"auto_ids(?:-([\w-]*))?", re.ASCII)
_FIRST_CHARACTER = re.compile(r" {0,3}([^ \t\n])")


def parse(text: str, options: Options) -> tuple[Element, Definitions, Options]:
    """Read a document's blocks and definitions; inline text is left in elements of type `raw_text`.

    The options are those that hold at the end: documents may change them (`{::options ... /}`).
    """
    root = Element("root")
    document = BlockContext(options, read_blocks)
    for name, url, title in options.link_defs:
        document.definitions.links[link_id(name)] = LinkDefinition(url, title)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    read_blocks(State(document, text if text.endswith("\n") else text + "\n", root, 0))
    for element, given in _together(document.attribute_lists):
        _give_attributes(element, given, document.definitions)
    return root, document.definitions, document.options


def read_blocks(state: State) -> None:
    """Read blocks until the text ends, or the HTML element that is the parent."""
    text = state.text
    length = len(text)
    while state.pos < length and not state.closed:
        first = _FIRST_CHARACTER.match(text, state.pos)
        if first is None:
            _read_space(state)
            continue
        for read in _BY_FIRST_CHARACTER.get(first[1], _TEXT):
            if read(state):
                break
    state.end_paragraph()


def _read_space(state: State) -> None:
    """Read what starts with white space that is no indentation: blank lines, indented code, or else text."""
    if not (paragraphs.read_blank(state) or code.read_indented(state)):
        state.add_line()


def _together(attribute_lists: list[tuple[Element, str]]) -> Iterable[tuple[Element, list[str]]]:
    """Return each element once: all lists given to a block count as one."""
    contents: dict[int, tuple[Element, list[str]]] = {}
    for element, content in attribute_lists:
        contents.setdefault(id(element), (element, []))[1].append(content)
    return contents.values()


def _give_attributes(element: Element, given: list[str], definitions: Definitions) -> None:
    """Add attribute lists to its element, and what references ask for that are no names of lists.

    These are `toc` and `footnotes`, which a list becomes, `auto_ids` of a definition list, and `standalone`
    of a link's definition.
    """
    attributes.merge(element.attr, attributes.parse(given, definitions.attribute_lists))
    names = attributes.scan(given)[1]
    if element.type in ("ul", "ol"):
        wanted = [name for name in ("toc", "footnotes") if name in names]
        if wanted:
            element.options["ordered"] = element.type == "ol"
            element.type = wanted[0]
    elif element.type == "dl":
        asked = next(filter(None, map(_TERM_IDS.fullmatch, names)), None)
        if asked is not None:
            element.options["term_ids"] = asked[1] or ""
    elif "standalone" in names:
        element.options["standalone"] = True
