"""What blocks and spans both ask of a text: its white space, its backticks, the ids that it names."""

from __future__ import annotations

import re

SPACE = " \t\n\r\f\v"
"""White space: ASCII's only. No-break and full-width spaces are like letters."""
BACKTICKS = r"`+"
_SPACES = re.compile(rf"[{SPACE}]+")


def link_id(text: str) -> str:
    """Normalise the id of a link: case and line breaks do not count."""
    return _SPACES.sub(" ", text).lower()


class Finder:
    """Searches of a text. Asking again between a position and what was found from there costs nothing."""

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[re.Pattern[str], tuple[int, re.Match[str] | None]] = {}

    def find(self, wanted: re.Pattern[str], pos: int) -> re.Match[str] | None:
        """Search from a position on."""
        known = self._found.get(wanted)
        if known is not None and known[0] <= pos and (known[1] is None or pos <= known[1].start()):
            return known[1]
        match = wanted.search(self._text, pos)
        self._found[wanted] = (pos, match)
        return match


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
        # The start and the end of a text count as spaces: "" is in every text.
        if len(ticks) == 1 and text[start : start + 1] in SPACE and before in SPACE:
            return -1
        if start >= self._missing.get(len(ticks), start + 1):
            return -1
        close = text.find(ticks, start)
        if close < 0:
            self._missing[len(ticks)] = min(start, self._missing.get(len(ticks), start))
        return close
