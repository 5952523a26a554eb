"""The constructs of a text: by which character each begins, and who reads it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown import ticks
from mkdocs_blogposts.markup.kramdown.spans import (
    code,
    emphasis,
    escapes,
    extensions,
    html,
    links,
    math,
    typography,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_blogposts.markup.kramdown.spans.reader import Reader
    from mkdocs_blogposts.markup.kramdown.spans.run import Run

HANDLERS: dict[str, Callable[[Reader, Run, re.Match[str]], int]] = {
    "\\": escapes.escape,
    "\n": escapes.line_break,
    "`": code.code_span,
    "*": emphasis.emphasis,
    "_": emphasis.emphasis,
    "~": emphasis.strikethrough,
    "[": links.bracket,
    "]": links.closing_bracket,
    "!": links.image,
    "<": html.angle,
    "&": typography.entity,
    '"': typography.quote,
    "'": typography.quote,
    "-": typography.symbol,
    ".": typography.symbol,
    ">": typography.symbol,
    "$": math.math,
    "{": extensions.braces,
}
"""Each reads the span that the match begins and adds it to the run.

It returns the position after the span. If there is none: 0 where what was matched has been used as text, -1
where it is like any other text (a quote after it depends on that).
"""

RAW_PATTERN = re.compile("<")
"""What searches for the next special character where only HTML is read."""


@cache
def pattern(*, link: bool, gfm: bool, symbols: bool, breaks: bool) -> re.Pattern[str]:
    """Return what searches for the next special character.

    Each alternative starts with a fixed character: so all other characters are skipped at the speed of C.

    Args:
        link: the end of a link's text is special.
        gfm: with strikethrough.
        symbols: with dashes, ellipses and guillemets.
        breaks: with explicit line breaks (under hard_wrap all line breaks count).

    """
    parts = [escapes.GFM if gfm else escapes.ESCAPE, ticks.MARK, *emphasis.MARKS, *links.MARKS, html.ANGLE]
    parts += [typography.ENTITY, *typography.QUOTES, math.DOLLARS, extensions.BRACES]
    parts += typography.SYMBOLS if symbols else ()
    parts += [escapes.BREAK] if breaks else []
    parts += [escapes.GFM_BREAK] if breaks and gfm else []
    parts += [links.CLOSING] if link else []
    parts += [emphasis.STRIKE] if gfm else []
    return re.compile("|".join(parts))
