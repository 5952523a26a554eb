"""Tables."""

from __future__ import annotations

import re

from mkdocs_blogposts.kramdown.blocks.lines import blank_or_end
from mkdocs_blogposts.kramdown.blocks.state import WHITESPACE, State
from mkdocs_blogposts.kramdown.html_tags import BLOCK, VOID, scan_tag
from mkdocs_blogposts.kramdown.tree import Element

_FIRST = re.compile(r" {0,3}(?! )[^\n]*?(?<!\\)\|")
_SEPARATOR = re.compile(r"[+|: \t-]*-[+|: \t-]*\n")
_FOOT_SEPARATOR = re.compile(r"[+|: \t=]*=[+|: \t=]*\n")
_PIPE = re.compile(r"(?<!\\)\|")
_ALIGNMENT = re.compile(r"(:?)-+(:?)")
_PARTS = re.compile(r"(?<!\\)(`+)|\\\||\|")
_HIDING = re.compile(r"(`+)|(<)[^\W\d]|(?<!\\)\|")
_ALIGNMENTS = {("", ""): "default", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}
_MOST_CELLS = 200_000
"""A table with more is not filled up: one wide row among many would take all memory."""

Row = list[str]


def read_table(state: State) -> bool:
    """Read lines with pipes between blank lines: rows of cells, with separator lines of `-` and `=`."""
    if not state.boundary or not _FIRST.match(state.text, state.pos):
        return False
    lines, end = _read_lines(state)
    table = _Table(lines)
    if not table.has_body or not blank_or_end(state, end):
        state.pending = []
        return False
    columns = max(len(row) for _, rows in table.groups for row in rows)
    if columns * sum(len(rows) for _, rows in table.groups) > _MOST_CELLS:
        columns = 0
    alignment = table.alignment + ["default"] * (columns - len(table.alignment))
    element = Element("table", options={"alignment": alignment})
    for kind, rows in table.groups:
        element.children.append(Element(kind, children=[_row(row, len(alignment)) for row in rows]))
    state.add(element)
    state.pos = end
    return True


class _Table:
    """Rows in groups, as the separator lines divide them."""

    def __init__(self, lines: list[str]) -> None:
        self.groups: list[tuple[str, list[Row]]] = []
        self.rows: list[Row] = []
        self.alignment: list[str] = []
        self.has_foot = False
        self.bordered = bool(lines) and lines[0].lstrip(WHITESPACE).startswith("|")
        """Whether the first line starts with a pipe: else a pipe that starts a line ends an empty cell."""
        for line in lines:
            self._add(line)
        self._close("tfoot" if self.has_foot else "tbody")
        self.has_body = any(kind == "tbody" for kind, _ in self.groups)

    def _add(self, line: str) -> None:
        """Add a line of any kind."""
        if _SEPARATOR.fullmatch(line):
            if self.rows and not self.has_foot:
                if not self.groups:
                    self.alignment = _alignment(line)
                self._close("tbody" if self.groups else "thead")
        elif _FOOT_SEPARATOR.fullmatch(line):
            self._close("tbody")
            self.has_foot = True
        else:
            self.rows.append(split_cells(line, bordered=self.bordered))

    def _close(self, kind: str) -> None:
        if self.rows:
            self.groups.append((kind, self.rows))
            self.rows = []


def split_cells(line: str, *, bordered: bool = True) -> Row:
    """Return the texts of a row's cells; pipes that are escaped or in code spans are text."""
    line = line.strip(WHITESPACE)
    cells: Row = []
    cell = ""
    code = _Code(line)
    pos = 0
    while (part := _PARTS.search(line, pos)) is not None:
        cell += line[pos : part.start()]
        pos = part.end()
        if part[0] == "|":
            cells.append(cell)
            cell = ""
        elif part[0] == "\\|":
            cell += "|"
        else:
            pos = code.end(part[1], pos)
            cell += line[part.start() : pos]
    cell += line[pos:]
    if cell:
        cells.append(cell)
    if bordered and line.startswith("|"):
        del cells[0]
    return cells


class _Code:
    """The code spans of a line. What is known to be open is not sought again."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.open = len(line)

    def end(self, ticks: str, start: int) -> int:
        """Return where code ends whose text starts at `start`, after `ticks`; `start` if these are text."""
        if len(ticks) >= self.open:
            return start
        close = self.line.find(ticks, start)
        if close < 0:
            self.open = len(ticks)
            return start
        return close + len(ticks)


def _read_lines(state: State) -> tuple[list[str], int]:
    """Return the lines with pipes from here on, and where they end."""
    text, pos = state.text, state.pos
    lines: list[str] = []
    while pos < len(text):
        end = text.index("\n", pos) + 1
        line = text[pos:end]
        if not _PIPE.search(line) or not _divides(line):
            break
        lines.append(line)
        pos = end
    return lines, pos


def _divides(line: str) -> bool:
    """Say whether a pipe of the line is neither in code nor in an HTML element."""
    if "`" not in line and "<" not in line:
        return True
    code = _Code(line)
    pos = 0
    while (part := _HIDING.search(line, pos)) is not None:
        if part[1]:
            pos = code.end(part[1], part.end())
        elif part[2]:
            pos = _end_of_element(line, part.start())
        else:
            return True
    return False


def _end_of_element(line: str, start: int) -> int:
    """Return where an HTML element ends that lies within text; after the `<` where it is none."""
    tag = scan_tag(line, start)
    if tag is None or tag.name in BLOCK:
        return start + 1
    if tag.name in VOID or tag.self_closing:
        return tag.end
    close = line.find(f"</{tag.name}", tag.end)
    return len(line) if close < 0 else close


def _alignment(line: str) -> list[str]:
    line = line.strip(WHITESPACE)
    cells = re.split(r"[+|]", line[1 if line[0] in "+|" else 0 : -1 if line[-1] in "+|" else None])
    found = [_ALIGNMENT.search(cell) for cell in cells]
    return ["default" if cell is None else _ALIGNMENTS[cell[1], cell[2]] for cell in found]


def _row(cells: Row, columns: int) -> Element:
    texts = [cell.strip(WHITESPACE) for cell in cells] + [""] * (columns - len(cells))
    return Element("tr", children=[Element("td", children=[Element("raw_text", text)]) for text in texts])
