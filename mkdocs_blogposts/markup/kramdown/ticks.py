"""Where code between backticks ends, as tables and texts ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

MARK = r"`+"
_SPACE = " \t\n\r\f\v"  # And "": the start or the end of a text counts as a space.


class Ticks:
    """The backticks of a text. What has been sought in vain is not sought again further on."""

    __slots__ = ("_missing", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: dict[int, int] = {}

    def closing(self, mark: re.Match[str]) -> int:
        """Return where the backticks stand that close those of `mark`; -1 where these are text.

        Code ends where as many backticks stand together, even with more after them. A single backtick
        between spaces is a backtick.
        """
        text, ticks, start = self._text, mark[0], mark.end()
        before = text[max(mark.start() - 1, 0) : mark.start()]
        if len(ticks) == 1 and text[start : start + 1] in _SPACE and before in _SPACE:
            return -1
        if start >= self._missing.get(len(ticks), start + 1):
            return -1
        close = text.find(ticks, start)
        if close < 0:
            self._missing[len(ticks)] = min(start, self._missing.get(len(ticks), start))
        return close
