"""Emphasis: `*em*`, `_em_`, `**strong**`, `__strong__`; and GFM's `~~strikethrough~~`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.spans.run import EM, STRONG, WITHIN_EM, Run, Stop
from mkdocs_blogposts.markup.kramdown.text import SPACE
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.spans.reader import Reader

MARKS = (r"\*\*?+", "__?+")
STRIKE = rf"~~(?![~{SPACE}])"

_NUMBERS = "²³¹¼-¾⁰-₉⅐-↉①-⒛⓪-⓿❶-➓"  # Word characters to Python, not to kramdown.
_LETTER = rf"[^\W\d_{_NUMBERS}]"
_OPENS = re.compile(rf"(?:\*\*?+|(?<!{_LETTER})(?<!{_LETTER}-)__?+)(?=[^{SPACE}])")
# A single mark ends an emphasis unless just one more follows. Underscores stand at the end of words.
_CLOSERS = {
    "*": re.compile(rf"(?<=[^{SPACE}])\*(?!\*(?!\*))"),
    "**": re.compile(rf"(?<=[^{SPACE}])\*\*"),
    "_": re.compile(rf"(?<=[^{SPACE}])_(?![^\W_{_NUMBERS}]|_(?!_))"),
    "__": re.compile(rf"(?<=[^{SPACE}])__(?![^\W_{_NUMBERS}])"),
}
_STRIKE_END = re.compile(rf"(?<=[^~{SPACE}])~~")


class _Mark(Stop):
    """The mark that ends an emphasis.

    Reading up to the end of the text in vain shows that from none of the marks on the way an emphasis of the
    same kind finds its end: these are hopeless, and what is read from one of them stops at the next.
    """

    __slots__ = ("_closer", "_hopeless", "_text", "_visited", "chars")

    def __init__(self, text: str, mark: str, hopeless: set[int]) -> None:
        self.chars = mark[0]
        self._text = text
        self._closer = _CLOSERS[mark]
        self._hopeless = hopeless
        self._visited: list[int] = []

    def closes(self, run: Run, at: int) -> int:
        if at == run.start:
            return 0
        if at in self._hopeless:
            return -1
        self._visited.append(at)
        match = self._closer.match(self._text, at)
        return 0 if match is None else match.end()

    def ends(self, run: Run) -> bool:
        self._hopeless.update(self._visited)
        return False


def emphasis(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read an emphasis; `**` that ends nowhere may still be `*` before a text that starts with `*`."""
    at, mark = match.start(), match[0]
    if _OPENS.match(reader.text, at) is None:
        return 0
    if len(mark) == 2:
        if run.context & STRONG:
            return 0
        if end := reader.once(run, at, mark, _read):
            return end
    elif run.context & EM:
        return 0
    return 0 if run.context & WITHIN_EM else reader.once(run, at, mark[0], _read)


def _read(reader: Reader, context: int, at: int, mark: str) -> tuple[Element, int] | None:
    start = at + len(mark)
    if reader.find(_CLOSERS[mark], start + 1) is None:
        return None
    kind = "em" if len(mark) == 1 else "strong"
    inner = context | EM | WITHIN_EM if kind == "em" else context & ~WITHIN_EM | STRONG
    hopeless = reader.hopeless.setdefault((mark, context), set())
    read = reader.read(start, inner, _Mark(reader.text, mark, hopeless))
    return None if read is None else (Element(kind, children=read[0]), read[1])


def strikethrough(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read `~~text~~`: it ends at the first `~~` after a character, even in code. It is read by itself."""
    if reader.find(_STRIKE_END, match.end() + 1) is None:
        return -1
    return reader.once(run, match.start(), "~~", _read_strikethrough)


def _read_strikethrough(reader: Reader, context: int, at: int, mark: str) -> tuple[Element, int] | None:
    start = at + len(mark)
    close = reader.find(_STRIKE_END, start + 1)
    if close is None:
        return None
    return Element("del", children=reader.part(start, close.start())), close.end()
