"""Changes to the text of HTML: to what stands between its tags, its white space; its tags taken away."""

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

# Elements and comments that vanish with what they hold.
_BLOCKS = {"<script": "</script>", "<!--": "-->", "<style": "</style>"}
_BLOCK = re.compile("|".join(_BLOCKS))


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


def strip_html(text: str) -> str:
    """Take away tags, and scripts, styles and comments with all they hold."""
    kept, at = [], 0
    gone: set[str] = set()
    for match in _BLOCK.finditer(text):
        if match.start() < at or match[0] in gone:
            continue
        end = text.find(_BLOCKS[match[0]], match.end() if match[0] != "<!--" else match.start() + 4)
        if end < 0:
            gone.add(match[0])
            continue
        kept.append(text[at : match.start()])
        at = end + len(_BLOCKS[match[0]])
    return _without_tags("".join([*kept, text[at:]]))


def _without_tags(text: str) -> str:
    kept, at = [], 0
    while (start := text.find("<", at)) >= 0 and (end := text.find(">", start)) >= 0:
        kept.append(text[at:start])
        at = end + 1
    return "".join([*kept, text[at:]])
