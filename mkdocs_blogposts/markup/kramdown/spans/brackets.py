"""Which bracket ends the text of a link, and which parenthesis its URL: each is found once for a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.spans.run import LINK, WITHIN_EM, Label, Labels, Run, Stop

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.spans.reader import Reader

_PARENTHESIS = re.compile(r"[()]")
_CLOSING = re.compile(r"\]")


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


def label_at(reader: Reader, opening: int, context: int) -> Label | None:
    """Return the text of the link whose bracket opens at a position; None if it does not end."""
    if reader.find(_CLOSING, opening) is None:
        return None
    key = (opening, context)
    if key not in reader.labels:
        reader.labels[key] = None
        end = _Brackets(reader.text, reader.labels, opening, context)
        reader.read(opening + 1, context & ~WITHIN_EM | LINK, end)
    return reader.labels[key]


def closing_parenthesis(reader: Reader, opening: int) -> int | None:
    """Return the position of the parenthesis that closes one."""
    following = reader.find(_PARENTHESIS, opening + 1)
    if following is None or following[0] == ")":
        return following and following.start()
    if reader.parentheses is None:
        reader.parentheses = _parentheses(reader.text)
    return reader.parentheses.get(opening)


def _parentheses(text: str) -> dict[int, int]:
    """Return the position of the closing parenthesis of each opening one, over the whole text."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for sign in _PARENTHESIS.finditer(text):
        if sign[0] == "(":
            opened.append(sign.start())
        elif opened:
            pairs[opened.pop()] = sign.start()
    return pairs
