"""The span parser: what stands within the text of a paragraph, a heading, a table cell...

Each module knows one family of constructs and reads one of them at a position of the text; `reader` jumps
from one special character to the next and asks them; the table here says which there are. Every failed search
is remembered: reading takes linear time.
"""

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
from mkdocs_blogposts.markup.kramdown.spans.run import KEEP_BREAKS, LINK, RAW
from mkdocs_blogposts.markup.kramdown.text import BACKTICKS
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_blogposts.markup.kramdown.options import Options
    from mkdocs_blogposts.markup.kramdown.spans.reader import Handler, Search
    from mkdocs_blogposts.markup.kramdown.tree import Definitions

__all__ = ["parse", "parse_typography"]

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


def parse(root: Element, definitions: Definitions, options: Options) -> Options:
    """Replace each `raw_text` of the document and of its footnotes by spans, in the order of the document.

    Return the options that hold at the end: texts may change them (`{::options ... /}`).
    """
    document = _all_spans(definitions, options)
    _fill(root, document)
    for footnote in definitions.footnotes.values():
        _fill(footnote.element, document, keep_breaks=True)
    return document.options


def parse_typography(root: Element, definitions: Definitions, options: Options) -> None:
    """Replace each `raw_text` by spans; only typography and HTML elements mean something."""
    _fill(root, _typography_only(definitions, options))


def _fill(root: Element, document: SpanContext, *, keep_breaks: bool = False) -> None:
    """Read the texts below an element; a stack of its own keeps deep documents from deep recursion."""
    waiting = [(root, keep_breaks)]
    while waiting:
        element, keep = waiting.pop()
        keep = keep or element.type == "html"
        children: list[Element] = []
        later: list[tuple[Element, bool]] = []
        for child in element.children:
            if child.type == "raw_text":
                children += document.spans(child.value, KEEP_BREAKS if keep else 0)
                is_last = child is element.children[-1]
                if not (keep or is_last) and document.hard_wrap and child.options.get("outside_paragraph"):
                    children[-1:] = _with_break(children[-1])
                continue
            children.append(child)
            within = child.children
            if not later and len(within) == 1 and within[0].type == "raw_text":  # Most are.
                kept = keep or child.type == "html"
                child.children = document.spans(within[0].value, KEEP_BREAKS if kept else 0)
            elif within:
                later.append((child, keep))
        later.reverse()
        waiting += later
        element.children = children


def _with_break(last: Element) -> list[Element]:
    """Return the last span of a text that is no paragraph's, the line break that ends it as a `<br />`."""
    if last.type != "text":
        return [last]
    return [Element("text", last.value.removesuffix("\n")), Element("br"), Element("text", "\n")]


def _all_spans(definitions: Definitions, options: Options) -> SpanContext:
    """Return how the texts of a document are read."""
    hard_wrap = options.gfm and options.hard_wrap
    symbols = not (options.gfm and "no_auto_typographic" in options.gfm_quirks)
    searches = _searches(gfm=options.gfm, symbols=symbols, breaks=not hard_wrap)
    return SpanContext(definitions, options, _HANDLERS, searches, hard_wrap, symbols)


def _typography_only(definitions: Definitions, options: Options) -> SpanContext:
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
