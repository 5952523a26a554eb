"""Changes to the text of finished HTML, to what stands between its tags, and to its white space."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.html.tokens import TEXT_ONLY, segments

if TYPE_CHECKING:
    from collections.abc import Callable

# Elements whose text is none, or no prose.
CODE = frozenset({"code", "pre", "tt", *TEXT_ONLY})
_FORMULA = "arithmatex"
"""The class of what MathJax and KaTeX read."""
# A space that does not break is the author's; all others are one.
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def change(html: str, changed: Callable[[str], str], passed_over: frozenset[str]) -> str:
    """Return HTML with every text changed, but for that in formulas and in elements of these names.

    `changed` gets a text as it is written, between one tag and the next.
    """
    pieces: list[str] = []
    depth, name = 0, ""
    for text, tag in segments(html):
        pieces.append(text if depth else changed(text))
        if tag is None:
            break
        pieces.append(html[tag.start : tag.end])
        if depth:
            depth += 0 if tag.name != name else -1 if tag.closing else 1
        elif not tag.closing and (tag.name in passed_over or _FORMULA in html[slice(*tag.inside)]):
            depth, name = 1, tag.name
    return "".join(pieces)


def in_one_line(text: str) -> str:
    """Return a text with one blank for all white space, and none at its ends."""
    return _BLANKS.sub(" ", text).strip(" ")
