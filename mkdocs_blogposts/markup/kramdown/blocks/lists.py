"""Ordered and unordered lists, and definition lists."""

from __future__ import annotations

import re

from mkdocs_blogposts.markup.kramdown.blocks.items import (
    FIRST_ATTRIBUTES,
    drop_last_mark,
    followed_by_blank,
    make_transparent,
    read_items,
    take_blank,
)
from mkdocs_blogposts.markup.kramdown.blocks.state import MAX_DEPTH, State
from mkdocs_blogposts.markup.kramdown.tree import Element

_UNORDERED, _ORDERED, _DEFINITION = (
    tuple(re.compile(rf"( {{0,{width}}}{mark})([ \t|].*\n)") for width in range(4))
    for mark in ("[+*-]", r"[0-9]+\.", ":")
)
_TASK = re.compile(r"\[([ xX])\][ \t\n]+")


def read_list(state: State) -> bool:
    """Read a list; its kind is that of its first item, a marker of the other kind is text of the item."""
    if state.depth >= MAX_DEPTH:
        return False
    ordered = _ORDERED[3].match(state.text, state.pos) is not None
    markers = _ORDERED if ordered else _UNORDERED
    if not ordered and markers[3].match(state.text, state.pos) is None:
        return False
    element = Element("ol" if ordered else "ul")
    state.add(element)
    ended = False
    for item in read_items(state, markers, nesting=True):
        child = Element("li")
        element.children.append(child)
        item.read_into(state, child)
        ended = item.ended
    blank = "" if ended else take_blank(element.children[-1].children)
    _tighten(element.children)
    if state.document.options.gfm:
        _mark_tasks(element)
    if blank:
        state.add_blank(blank)
    return True


def _tighten(items: list[Element]) -> None:
    """Write the text of an item as a paragraph if a blank line follows it; the last does as all others do."""
    loose = len(items) > 1
    for item in items:
        children = item.children
        is_last = item is items[-1]
        if not children or children[0].type != "p":
            loose = False
        elif not followed_by_blank(children) and not (is_last and loose):
            drop_last_mark(children)
            make_transparent(children)
            loose = False
        take_blank(children)


def _mark_tasks(element: Element) -> None:
    """Turn `[ ]` and `[x]` at the start of items into check boxes; items after the first are tasks."""
    is_task_list = False
    for item in element.children:
        paragraph = item.children[0] if item.children else item
        if paragraph.type != "p" or not paragraph.children:
            continue
        text = paragraph.children[0]
        box = _TASK.match(text.value)
        if box:
            is_task_list = True
            text.value = text.value[box.end() :]
            paragraph.children.insert(0, _checkbox(checked=box[1] != " "))
        if is_task_list:
            item.attr["class"] = "task-list-item"
    if is_task_list:
        element.attr["class"] = "task-list"


def _checkbox(*, checked: bool) -> Element:
    attr = {"type": "checkbox", "class": "task-list-item-checkbox", "disabled": "disabled"}
    if checked:
        attr["checked"] = "checked"
    return Element("html", "input", attr, {"category": "span", "content_model": "raw", "is_closed": True})


def read_definition_list(state: State) -> bool:
    """Read `: definition` lines; the paragraph before them has the terms, one a line."""
    if state.depth >= MAX_DEPTH or _DEFINITION[3].match(state.text, state.pos) is None:
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
    for item in read_items(state, _DEFINITION, nesting=False):
        definition = Element("dd")
        element.children.append(definition)
        item.read_into(state, definition)
        blank = take_blank(definition.children)
        as_paragraph = after_blank or item.after_blank
        if definition.children and definition.children[0].type == "p" and not as_paragraph:
            make_transparent(definition.children)
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
