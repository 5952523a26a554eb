"""Tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.html.elements import BLOCK, VOID
from mkdocs_blogposts.markup.kramdown.blocks.lines import blank_or_end
from mkdocs_blogposts.markup.kramdown.tags import content_model, scan_tag
from mkdocs_blogposts.markup.kramdown.text import BACKTICKS, SPACE, Ticks
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.markup.kramdown.blocks.state import State

_FIRST = re.compile(r" {0,3}(?! )[^\n|]*+(?:(?<=\\)\|[^\n|]*+)*+\|")
_SEPARATOR = re.compile(r"[+|: \t-]*-[+|: \t-]*\n")
_FOOT_SEPARATOR = re.compile(r"[+|: \t=]*=[+|: \t=]*\n")
_PIPE = re.compile(r"(?<!\\)\|")
_ALIGNMENT = re.compile(r"(:?)-+(:?)")
_PLAIN_ROW = re.compile(r"(?!.*<code)[^`\\]*\Z")
_TICKS = re.compile(BACKTICKS)
_DIVIDERS = re.compile(r"\\\||\|")
_HIDING = re.compile(rf"({BACKTICKS})|</?[^\W\d]|<!--")
_ALIGNMENTS = {("", ""): "default", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}
_MOST_CELLS = 200_000
"""A table with more is not filled up: one wide row among many would take all memory."""

Row = list[str]


def read_table(state: State) -> bool:
    """Read lines with pipes between blank lines: rows of cells, with separator lines of `-` and `=`."""
    if not state.boundary or not _FIRST.match(state.text, state.pos):
        return False
    end = _end_of_lines(state)
    text = state.text[state.pos : end]
    table = _Table(text.splitlines(keepends=True))
    if not table.has_body or not blank_or_end(state, end) or not _divides(text):
        state.pending = []
        return False
    columns = max(len(row) for _, rows in table.groups for row in rows)
    if columns * sum(len(rows) for _, rows in table.groups) > _MOST_CELLS:
        columns = 0
    alignment = [*table.alignment, *["default"] * columns][: columns or None]
    element = Element("table", options={"alignment": alignment})
    for kind, rows in table.groups:
        element.children.append(Element(kind, children=[_row(row, columns) for row in rows]))
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
        self.bordered = bool(lines) and lines[0].lstrip(SPACE).startswith("|")
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
    """Return the texts of a row's cells; pipes that are escaped or in code are text."""
    line = line.strip(SPACE)
    cells = line.split("|") if _PLAIN_ROW.match(line) else _divided(line)
    if not cells[-1]:
        del cells[-1]
    if bordered and line.startswith("|"):
        del cells[0]
    return cells


def _divided(line: str) -> Row:
    """Divide a row at each pipe that is neither escaped nor in code."""
    cells = [""]
    for text, is_code in _by_code(line):
        if is_code:
            cells[-1] += text
            continue
        pos = 0
        for divider in _DIVIDERS.finditer(text):
            cells[-1] += text[pos : divider.start()]
            if divider[0] == "|":
                cells.append("")
            else:
                cells[-1] += "|"
            pos = divider.end()
        cells[-1] += text[pos:]
    return cells


def _by_code(line: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a line, and whether they are code: between backticks, or else a `<code>`."""
    known = Ticks(line)
    start = pos = 0
    while (mark := _TICKS.search(line, pos)) is not None:
        close = known.closing(mark)
        pos = mark.end() if close < 0 else close + len(mark[0])
        if close >= 0:
            yield from _by_element(line[start : mark.start()])
            yield line[mark.start() : pos], True
            start = pos
    yield from _by_element(line[start:])


def _by_element(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, and whether they are a `<code>` as far as the first closing tag."""
    pos = 0
    while (start := text.find("<code", pos)) >= 0:
        opened = text.find(">", start)
        close = text.find("</code>", opened)
        if opened < 0 or close < 0:
            break
        yield text[pos:start], False
        pos = close + len("</code>")
        yield text[start:pos], True
    yield text[pos:], False


def _end_of_lines(state: State) -> int:
    """Return where the lines with pipes end."""
    text, pos = state.text, state.pos
    while pos < len(text):
        end = text.index("\n", pos) + 1
        if not _PIPE.search(text, pos, end):
            break
        pos = end
    return pos


def _divides(text: str) -> bool:
    """Say whether the lines of a table have a pipe that stands neither in code nor in an HTML element.

    As in kramdown, only those lines are looked at that code and elements leave open: the first and last of
    each text between them, and those that a code span joins.
    """
    if "`" not in text and "<" not in text:  # Each line has a pipe.
        return True
    divided = False
    for part, is_code in _parts(text):
        lines = part.rstrip("\n").split("\n")
        if is_code and len(lines) > 1:
            if len(lines) > 2 or not divided:
                break
            divided = False
        elif not is_code and part.strip("\n"):
            if len(lines) > 1:
                if not divided and not _PIPE.search(lines[0]):
                    break
                divided = False
            divided = divided or _PIPE.search(lines[-1]) is not None
    return divided


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the code spans of a text, and the texts between them; HTML elements are left out."""
    known = Ticks(text)
    last_comment = text.rfind("-->")
    opened: list[str] = []
    start = pos = 0
    while (mark := _HIDING.search(text, pos)) is not None:
        end = _end_of_code(known, mark, opened) if mark[1] else _end_of_tag(text, mark, opened, last_comment)
        pos = end or mark.end()
        if end and start >= 0:
            yield text[start : mark.start()], False
            start = -1
        if end and not opened:
            if mark[1]:
                yield text[mark.start() : end], True
            start = end
    if start >= 0:
        yield text[start:], False


def _end_of_code(known: Ticks, mark: re.Match[str], opened: list[str]) -> int:
    """Return where a code span ends; 0 where there is none."""
    if opened and content_model(opened[-1]) == "raw":
        return 0
    close = known.closing(mark)
    return close + len(mark[0]) if close >= 0 else 0


def _end_of_tag(text: str, mark: re.Match[str], opened: list[str], last_comment: int) -> int:
    """Return where a comment or tag ends that lies within text, and keep the elements that are open."""
    start = mark.start()
    if mark[0] == "<!--":
        return text.find("-->", start) + 3 if last_comment > start else 0
    tag = scan_tag(text, start, with_attributes=False)
    if tag is None:
        return 0
    if tag.closing:
        if not opened or tag.name != opened[-1]:
            return 0
        opened.pop()
    elif tag.name in BLOCK:
        return 0
    elif not (tag.self_closing or tag.name in VOID):
        opened.append(tag.name)
    return tag.end


def _alignment(line: str) -> list[str]:
    """Return the alignment of each run of hyphens: what stands between them divides nothing."""
    return [_ALIGNMENTS[run[1], run[2]] for run in _ALIGNMENT.finditer(line)]


def _row(cells: Row, columns: int) -> Element:
    texts = [cell.strip(SPACE) for cell in cells] + [""] * (columns - len(cells))
    return Element("tr", children=[Element("td", children=[Element("raw_text", text)]) for text in texts])
