"""Tables of HTML elements."""

from __future__ import annotations

import re

from mkdocs_blogposts.html.elements import BLOCK
from mkdocs_blogposts.markup.kramdown.native.texts import is_text
from mkdocs_blogposts.markup.kramdown.text import SPACE
from mkdocs_blogposts.markup.kramdown.tree import Element

_ALIGNMENT = re.compile(r";?[ \t\n]*text-align:[ \t\n]+(left|center|right)")
_SECTIONS = frozenset(("thead", "tbody", "tfoot"))


def convert(table: Element) -> list[Element]:
    """Convert a table of simple rows, all as long and as aligned; return its cells, whose content is left.

    Others are kept as they are.
    """
    sections = _sections(table)
    if sections is None:
        return []
    all_cells = []
    for section in sections:
        section.type, section.children = section.value, _elements(section) or []
        for row in section.children:
            row.type, row.children = "tr", _elements(row) or []
            all_cells += row.children
    for cell in all_cells:
        _align(cell)
    table.type, table.children = "table", sections
    return all_cells


def _align(cell: Element) -> None:
    """Write a cell's alignment as kramdown does: after all else of its style."""
    style = cell.attr.get("style", "")
    side = _ALIGNMENT.search(style)
    if side:
        rest = _ALIGNMENT.sub("", style).strip(SPACE)
        cell.attr["style"] = f"{rest}; text-align: {side[1]}" if rest else f"text-align: {side[1]}"


def _sections(table: Element) -> list[Element] | None:
    """Return the sections of a table that can be converted; rows without one are a `<tbody>`."""
    parts = _elements(table)
    if not parts:
        return None
    if all(part.value == "tr" for part in parts):
        parts = [Element("html", "tbody", children=parts)]
    columns = set()
    for section in parts:
        if section.value not in _SECTIONS:
            return None
        rows = _elements(section)
        if rows is None:
            return None
        wanted = "th" if section.value == "thead" else "td"
        for row in rows:
            cells = _elements(row) if row.value == "tr" else None
            if cells is None or not all(cell.value == wanted and _is_simple(cell) for cell in cells):
                return None
            columns.add(tuple(_side(cell) for cell in cells))
    return parts if len(columns) < 2 else None


def _elements(element: Element) -> list[Element] | None:
    """Return the elements in another, text aside; None where there is anything else."""
    others = [child for child in element.children if not is_text(child)]
    return others if all(child.type == "html" for child in others) else None


def _side(cell: Element) -> str:
    side = _ALIGNMENT.search(cell.attr.get("style", ""))
    return side[1] if side else ""


def _is_simple(cell: Element) -> bool:
    """Say whether nothing in a cell is a block."""
    return all(
        child.type == "raw" or (child.type == "html" and child.value not in BLOCK and _is_simple(child))
        for child in cell.children
    )
