"""Ordered and unordered lists."""

from __future__ import annotations

import re

from mkdocs_blogposts.markup.kramdown.blocks.items import (
    drop_last_mark,
    followed_by_blank,
    make_transparent,
    read_items,
    take_blank,
)
from mkdocs_blogposts.markup.kramdown.blocks.state import MAX_DEPTH, State
from mkdocs_blogposts.markup.kramdown.tree import Element

_UNORDERED = tuple(re.compile(rf"( {{0,{width}}}[+*-])([ \t|].*\n)") for width in range(4))
_ORDERED = tuple(re.compile(rf"( {{0,{width}}}[0-9]+\.)([ \t|].*\n)") for width in range(4))
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
