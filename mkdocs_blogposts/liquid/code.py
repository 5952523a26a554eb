"""Where a text is code: within a fence, or between backticks on one line."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_FENCE = re.compile(r"^[ \t>]*(?:[-*+] +|[0-9]+[.)] +)?(`{3,}|~{3,})(.*)$", re.MULTILINE)

_FURTHEST = 1000
"""How far around a place backticks are looked for."""


def holds(text: str, at: int) -> bool:
    """Say whether a place of a text is within code, as well as a look at its lines can tell."""
    borders = _borders(text)
    if bisect_right(borders, at) % 2:
        return True
    before = text[max(0, at - _FURTHEST) : at].rpartition("\n")[2]
    behind = text[at : at + _FURTHEST].partition("\n")[0]
    return before.count("`") % 2 == 1 and "`" in behind


@lru_cache(maxsize=8)
def _borders(text: str) -> list[int]:
    """Return where fences begin and end, by turns."""
    found: list[int] = []
    mark = ""
    for match in _FENCE.finditer(text):
        if not mark and not ("`" in match[2] and match[1][0] == "`"):
            mark = match[1]
        elif mark and match[1].startswith(mark) and not match[2].strip():
            mark = ""
        else:
            continue
        found.append(match.start())
    return found
