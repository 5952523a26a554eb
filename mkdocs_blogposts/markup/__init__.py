"""The border behind which a body becomes HTML: a text and its options in, `Document` out.

kramdown does the reading. Decided here is how code blocks and formulas look on a page of Material, what
becomes of the other dialects that `_config.yml` can name, and of languages that are no Markdown.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.markup.dialects import Dialect, dialect_of, unsupported
from mkdocs_blogposts.markup.kramdown import Document, Heading, Options

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown import Highlight

__all__ = ["Dialect", "Document", "Heading", "Options", "as_written", "convert", "dialect_of", "unsupported"]

_HIGHLIGHTERS = frozenset(("rouge", "coderay", "pygments"))
"""Blogs that name one of these want colours; `none`, or any other name, gives plain code."""
_USUAL = Options()


def convert(text: str, options: Options = _USUAL) -> Document:
    """Return a body as HTML, its code blocks and formulas as Material's styles and scripts expect them.

    `options` are those of `dialect_of`. Any text is converted.
    """
    math = _formula if options.math_engine else None
    return kramdown.convert(text, replace(options, highlight=_highlighter(options), math=math))


def as_written(text: str) -> Document:
    """Return a body as its author typed it: what is no Markdown, or cannot be converted."""
    return Document(f'<pre style="white-space: pre-wrap">{escape(text.strip(), quote=False)}</pre>\n')


def _highlighter(options: Options) -> Highlight:
    """Return how the code blocks of one page are written; without a highlighter only diagrams are."""
    from mkdocs_blogposts.markup import highlighting

    asked = options.syntax_highlighter_opts
    look = highlighting.look(asked)
    is_known = options.syntax_highlighter.lower() in _HIGHLIGHTERS
    in_colour = is_known and asked.get("disable") in (None, False)
    numbers = count()

    def highlight(code: str, language: str | None) -> str | None:
        if not in_colour and language != highlighting.DIAGRAM:
            return None
        return highlighting.highlight(code, language, look=look, block=next(numbers))

    return highlight


def _formula(formula: str, is_block: bool) -> str:
    """Return a formula in the form of pymdownx.arithmatex that MathJax and KaTeX are set up for."""
    html = escape(formula, quote=False)
    if is_block:
        return f'<div class="arithmatex">\\[{html}\\]</div>'
    return f'<span class="arithmatex">\\({html}\\)</span>'
