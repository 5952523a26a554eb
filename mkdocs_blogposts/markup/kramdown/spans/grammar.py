"""The constructs of a text: by which character each begins, and who reads it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.spans import (
    emphasis,
    escapes,
    extensions,
    html,
    links,
    typography,
    verbatim,
)
from mkdocs_blogposts.markup.kramdown.spans.reader import SpanContext
from mkdocs_blogposts.markup.kramdown.spans.run import LINK, RAW
from mkdocs_blogposts.markup.kramdown.text import BACKTICKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_blogposts.markup.kramdown.options import Options
    from mkdocs_blogposts.markup.kramdown.spans.reader import Handler, Search
    from mkdocs_blogposts.markup.kramdown.tree import Definitions

_HANDLERS: Mapping[str, Handler] = {
    "\\": escapes.escape,
    "\n": escapes.line_break,
    "`": verbatim.code_span,
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
    "$": verbatim.math,
    "{": extensions.braces,
}
_TYPOGRAPHY = (html.ANGLE, typography.ENTITY, *typography.QUOTES, *typography.SYMBOLS)


def all_spans(definitions: Definitions, options: Options) -> SpanContext:
    """Return how the texts of a document are read."""
    hard_wrap = options.gfm and options.hard_wrap
    symbols = not (options.gfm and "no_auto_typographic" in options.gfm_quirks)
    searches = _searches(gfm=options.gfm, symbols=symbols, breaks=not hard_wrap)
    return SpanContext(definitions, options, _HANDLERS, searches, hard_wrap, symbols)


def typography_only(definitions: Definitions, options: Options) -> SpanContext:
    """Return how texts are read in which only typography and HTML elements mean something."""
    searches = _by_context(_TYPOGRAPHY, _TYPOGRAPHY)
    return SpanContext(definitions, options, _HANDLERS, searches, autolinks=False)


@cache
def _searches(*, gfm: bool, symbols: bool, breaks: bool) -> Mapping[int, Search]:
    """Return what searches for the next special character.

    Args:
        gfm: with strikethrough.
        symbols: with dashes, ellipses and guillemets.
        breaks: with explicit line breaks (under hard_wrap all line breaks count).

    """
    parts = [escapes.GFM if gfm else escapes.ESCAPE, BACKTICKS, *emphasis.MARKS, *links.MARKS, html.ANGLE]
    parts += [typography.ENTITY, *typography.QUOTES, verbatim.DOLLARS, extensions.BRACES]
    parts += typography.SYMBOLS if symbols else ()
    parts += [escapes.BREAK] if breaks else []
    parts += [escapes.GFM_BREAK] if breaks and gfm else []
    strike = [emphasis.STRIKE] if gfm else []
    return _by_context([*parts, *strike], [*parts, links.CLOSING, *strike])


def _by_context(usual: Sequence[str], within_link: Sequence[str]) -> Mapping[int, Search]:
    """Return searches by what of a run's context matters; where only HTML is read, `<` alone is special.

    Each alternative starts with a fixed character: so all other characters are skipped at the speed of C.
    """
    raw = re.compile("<").search
    of_text, of_link = (re.compile("|".join(parts)).search for parts in (usual, within_link))
    return {0: of_text, LINK: of_link, RAW: raw, RAW | LINK: raw}
