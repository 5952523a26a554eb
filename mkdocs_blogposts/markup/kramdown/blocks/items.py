"""The items of lists and definition lists: which lines belong to one, and how it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.blocks.lines import BLANK, END_MARK, LIST_START, RULE, interrupts
from mkdocs_blogposts.markup.kramdown.blocks.state import ATTRIBUTES, State
from mkdocs_blogposts.markup.kramdown.text import SPACE
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_blogposts.markup.kramdown.tree import Element

FIRST_ATTRIBUTES = re.compile(r"[ \t]*\{:(?![:/])(?!\w[\w:-]*?:[^=])((?:\\\}|[^}\n])+)\}[ \t\n\v\f\r]*")
_DEEPEST = 100
"""Lines are not indented more, or one wide item among many lines would take all memory."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item's text without its indentation, the attribute list that starts it, and what came before."""

    texts: tuple[str, ...]
    """More than one where a list ends the block before it, whatever that is."""
    attributes: str | None
    after_blank: bool
    """Whether a blank line comes before."""
    ended: bool = False
    """Whether `^` follows, which is read with the item."""

    def read_into(self, state: State, element: Element) -> None:
        """Read the item's blocks."""
        if self.attributes is not None:
            state.document.attribute_lists.append((element, self.attributes))
        for text in self.texts:
            state.nested(text, element)


def read_items(state: State, markers: Sequence[re.Pattern[str]], *, nesting: bool) -> Iterator[Item]:
    """Yield the items from here on, with the blank lines after them.

    `markers` match the start of an item (group 1) and the rest of its line (group 2), by the largest
    indentation they allow: items start left of the text of the item before. With `nesting`, the first list
    within an item ends the block before it.
    """
    width = 3
    after_blank = False
    while (marker := markers[width].match(state.text, state.pos)) is not None:
        column, attributes, first = _first_line(marker)
        width = min(3, column - 1)
        reader = _Lines(state, column, markers[width], first, nesting=nesting)
        blanks = reader.read(marker.end())
        mark = END_MARK.match(state.text, state.pos) if nesting else None
        more = markers[width].match(state.text, state.pos) is not None
        if more and nesting and blanks and RULE.match(state.text, state.pos):
            more = False
        if mark is not None:
            state.pos = mark.end()
        yield Item(reader.texts(blanks), attributes, after_blank, ended=mark is not None)
        if not more:
            return
        after_blank = blanks != ""


def _first_line(marker: re.Match[str]) -> tuple[int, str | None, str]:
    """Return the column where an item's text starts, its attribute list, and its first line."""
    start, rest = marker.groups()
    text = rest.lstrip(SPACE)
    column = len((start + rest[: len(rest) - len(text)]).expandtabs(4)) if text else 4
    match = FIRST_ATTRIBUTES.match(text)
    if match is None:
        return column, None, text
    text = text[match.end() :]
    return (column if text else 4), match[1], text


class _Lines:
    """The lines of an item."""

    def __init__(
        self, state: State, column: int, marker: re.Pattern[str], first: str, *, nesting: bool
    ) -> None:
        self.state = state
        self.column = column
        self.marker = marker
        self.lines = [[first]]
        self.nested = LIST_START.match(first) is not None if nesting else None
        """Whether a list or a blank line was met in the item; None where it does not matter."""

    def read(self, pos: int) -> str:
        """Collect the lines after the first, move behind them, and return the blank lines at the end."""
        text = self.state.text
        indentation = " " * self.column
        blanks: list[str] = []
        blanks_at = pos
        while pos < len(text):
            end = text.index("\n", pos) + 1
            if BLANK.match(text, pos):
                blanks.append(text[pos:end])
                pos = end
                continue
            if blanks and self.nested is not None and RULE.match(text, pos):
                break
            if text.startswith(indentation, pos):
                self._add(text[pos + self.column : end], blanks)
            elif not self._add_other(text[pos:end], pos, blanks):
                break
            blanks = []
            blanks_at = pos = end
        self.state.pos = pos
        return text[blanks_at:pos]

    def texts(self, blanks: str) -> tuple[str, ...]:
        """Return the item's texts, with the blank lines that are part of it at its end."""
        self.lines[-1].append(blanks)
        return tuple("".join(lines) for lines in self.lines)

    def _add(self, line: str, blanks: list[str]) -> None:
        """Add an indented line."""
        self.lines[-1] += blanks
        if self.nested is False:
            if blanks:
                self.nested = True
            elif LIST_START.match(line):
                self.nested = True
                self.lines.append([])
        self.lines[-1].append(line)

    def _add_other(self, line: str, pos: int, blanks: list[str]) -> bool:
        """Add a line indented by tabs or not at all; False where it is not part of the item."""
        if line.startswith("\t"):
            text = line.lstrip("\t")
            line = "    " * (len(line) - len(text)) + text
            if line.startswith(" " * self.column):
                self._add(line[self.column :], blanks)
                return True
        if blanks or self.marker.match(line) or interrupts(self.state, pos):
            return False
        if self.nested and LIST_START.match(line):
            line = " " * min(self.column + 4, _DEEPEST) + line
        self.lines[-1].append(line)
        return True


def take_blank(children: list[Element]) -> str:
    """Remove the blank lines that end an item, and return them."""
    return children.pop().value if children and children[-1].type == "blank" else ""


def drop_last_mark(children: list[Element]) -> None:
    """Remove the mark of an attribute list that ends an item: it divides nothing."""
    if children and children[-1].type == "placeholder" and children[-1].value == ATTRIBUTES:
        children.pop()


def followed_by_blank(children: list[Element]) -> bool:
    """Say whether a blank line comes after the first block and its attribute lists."""
    rest = (child for child in children[1:] if child.type != "placeholder" or child.value != ATTRIBUTES)
    return next((child.type == "blank" for child in rest), False)


def make_transparent(children: list[Element]) -> None:
    """Write the first paragraph without `<p>`; its text ends with a line break if another block follows."""
    paragraph = children[0]
    paragraph.options["transparent"] = True
    if len(children) > 1 and paragraph.children:
        paragraph.children[-1].value += "\n"
