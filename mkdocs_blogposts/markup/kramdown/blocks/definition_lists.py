"""Definition lists."""

from __future__ import annotations

import re

from mkdocs_blogposts.markup.kramdown.blocks.items import (
    FIRST_ATTRIBUTES,
    make_transparent,
    read_items,
    take_blank,
)
from mkdocs_blogposts.markup.kramdown.blocks.state import MAX_DEPTH, State
from mkdocs_blogposts.markup.kramdown.tree import Element

_MARKERS = tuple(re.compile(rf"( {{0,{width}}}:)([ \t|].*\n)") for width in range(4))


def read_definition_list(state: State) -> bool:
    """Read `: definition` lines; the paragraph before them has the terms, one a line."""
    if state.depth >= MAX_DEPTH or _MARKERS[3].match(state.text, state.pos) is None:
        return False
    state.end_paragraph()
    terms = _take_paragraph(state)
    if terms is None:
        return False
    after_blank, paragraph = terms
    element = _list_for(state, paragraph)
    for line in paragraph.children[0].value.split("\n"):
        element.children.append(_term(state, line))
    blank = ""
    for item in read_items(state, _MARKERS, nesting=False):
        definition = Element("dd")
        element.children.append(definition)
        item.read_into(state, definition)
        blank = take_blank(definition.children)
        _tighten(definition.children, as_paragraph=after_blank or item.after_blank)
        after_blank = False
    state.last = element
    state.pending = []
    state.boundary = False
    if blank:
        state.add_blank(blank)
    return True


def _take_paragraph(state: State) -> tuple[bool, Element] | None:
    """Remove the paragraph before, and a blank line after it, from the tree."""
    children = state.parent.children
    after_blank = bool(children) and children[-1].type == "blank"
    before = children[-2 if after_blank else -1 :][:1]
    if (
        not before
        or before[0].type != "p"
        or [child.type for child in before[0].children] not in (["raw_text"], ["text"])
        or (after_blank and children[-1].value != "\n")
    ):
        return None
    del children[-2 if after_blank else -1 :]
    return after_blank, before[0]


def _list_for(state: State, paragraph: Element) -> Element:
    """Return the list of the terms: the one just before, or a new one in the paragraph's place."""
    children = state.parent.children
    at = -2 if len(children) > 1 and children[-1].type == "blank" else -1
    if children and children[at].type == "dl":
        del children[len(children) + at + 1 :]
        return children[-1]
    element = Element("dl", attr=paragraph.attr)
    attribute_lists = state.document.attribute_lists
    attribute_lists[:] = [(element if owner is paragraph else owner, text) for owner, text in attribute_lists]
    children.append(element)
    return element


def _term(state: State, line: str) -> Element:
    """Return a term, with the attribute list that starts it."""
    match = FIRST_ATTRIBUTES.match(line)
    text = line[match.end() :] if match else line
    term = Element("dt", children=[Element("raw_text", text)])
    if match:
        state.document.attribute_lists.append((term, match[1]))
    return term


def _tighten(children: list[Element], *, as_paragraph: bool) -> None:
    """Write a definition's text as a paragraph if a blank line comes before it."""
    if children and children[0].type == "p" and not as_paragraph:
        make_transparent(children)
