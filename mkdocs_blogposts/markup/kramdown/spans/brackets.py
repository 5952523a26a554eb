"""Which bracket ends the text of a link, and which parenthesis its URL: each is found once for a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.markup.kramdown.spans.run import LINK, WITHIN_EM, Run, Stop, merged
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.spans.reader import Reader

_PARENTHESIS = re.compile(r"[()]")
_CLOSING = re.compile(r"\]")


class Label(NamedTuple):
    """The text between two brackets, as part of a run of spans that has been read."""

    run: list[Element]
    first: int
    last: int
    end: int
    """Position after the closing bracket."""
    outer: bool
    """Whether the run starts here; a label within another starts with the text of its opening bracket."""
    whole: bool
    """Whether these are all spans of the run, without brackets among them."""

    def spans(self) -> list[Element]:
        """Return the spans of the text."""
        if self.whole:
            return self.run
        spans = self.run[self.first : self.last]
        if not self.outer and spans and spans[0].type == "text":
            spans[0] = Element("text", spans[0].value[1:])
        return merged(span for span in spans if span.type != "text" or span.value)


Labels = dict[tuple[int, int], Label | None]


class _Brackets(Stop):
    """Pairs the brackets of a run; it ends with the one that opens it.

    If the text ends first, no bracket that is still open has an end, nor has a run that comes to one of them.
    """

    __slots__ = ("_context", "_labels", "_open", "_single", "_text")
    chars = "[]"

    def __init__(self, text: str, labels: Labels, opening: int, context: int) -> None:
        self._text = text
        self._labels = labels
        self._context = context
        self._open = [(opening, 0)]
        self._single = True

    def closes(self, run: Run, at: int) -> int:
        run.flush()
        if self._text[at] == "[":
            self._single = False
            self._open.append((at, len(run.spans)))
            if self._labels.get((at, self._context), run) is None:
                self.ends(run)
                return -1
            return 0
        opening, first = self._open.pop()
        outer = not self._open
        whole = outer and self._single
        self._labels[opening, self._context] = Label(run.spans, first, len(run.spans), at + 1, outer, whole)
        return at + 1 if outer else 0

    def ends(self, run: Run) -> bool:
        for opening, _ in self._open:
            self._labels[opening, self._context] = None
        return False


def match(reader: Reader, opening: int, context: int) -> Label | None:
    """Return the text of the link whose bracket opens at a position; None if it does not end."""
    if reader.find(_CLOSING, opening) is None:
        return None
    labels = reader.table(_labels)
    key = (opening, context)
    if key not in labels:
        labels[key] = None
        reader.read(
            opening + 1, context & ~WITHIN_EM | LINK, _Brackets(reader.text, labels, opening, context)
        )
    return labels[key]


def _labels(_text: str) -> Labels:
    return {}


def closing_parenthesis(reader: Reader, opening: int) -> int | None:
    """Return the position of the parenthesis that closes one."""
    following = reader.find(_PARENTHESIS, opening + 1)
    if following is None or following[0] == ")":
        return following and following.start()
    return reader.table(_parentheses).get(opening)


def _parentheses(text: str) -> dict[int, int]:
    """Return the position of the closing parenthesis of each opening one, over the whole text."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in _PARENTHESIS.finditer(text):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            pairs[opened.pop()] = found.start()
    return pairs
