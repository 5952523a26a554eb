"""The border behind which a body becomes HTML: a text and its dialect in, `Document` out.

kramdown does the reading. Decided here is how code blocks and formulas look on a page of Material, what
becomes of the other dialects that `_config.yml` can name, and of languages that are no Markdown.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup import highlighting, kramdown
from mkdocs_blogposts.markup.dialects import AS_WRITTEN, KRAMDOWN, dialect_of, options_of, unsupported
from mkdocs_blogposts.markup.kramdown import Document, Heading
from mkdocs_blogposts.markup.kramdown.options import highlighting_of_blocks
from mkdocs_blogposts.model import MarkdownOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.markup.kramdown.options import Highlight, Options

__all__ = [
    "AS_WRITTEN",
    "KRAMDOWN",
    "Document",
    "Heading",
    "convert",
    "dialect_of",
    "options_of",
    "unsupported",
]

_HIGHLIGHTERS = frozenset(("rouge", "coderay", "pygments"))
"""Blogs that name one of these want colours; `none`, or any other name, gives plain code."""


def convert(text: str, *, dialect: str = KRAMDOWN, options: Mapping[str, object] | None = None) -> Document:
    """Return a body as HTML, its code blocks and formulas as Material's styles and scripts expect them.

    `dialect` is a name of `dialect_of`, or `AS_WRITTEN` for what is no Markdown. `options` are kramdown's, by
    the names of `_config.yml`; those of `options_of` count for the dialect, too. Any text is converted.
    """
    if dialect == AS_WRITTEN:
        return Document(f'<pre style="white-space: pre-wrap">{escape(text.strip(), quote=False)}</pre>\n')
    given = options_of(MarkdownOptions(dialect, kramdown=options or {}))
    read = kramdown.from_mapping(given)
    return kramdown.convert(
        text,
        replace(
            read,
            highlight=_highlighter(read, given.get("syntax_highlighter_opts")),
            math=_formula if read.math_engine else None,
        ),
    )


def _highlighter(options: Options, settings: object) -> Highlight:
    """Return how the code blocks of one page are written; without a highlighter only diagrams are."""
    given = highlighting_of_blocks(settings)
    look = highlighting.look(given)
    is_known = (options.syntax_highlighter or "").lower() in _HIGHLIGHTERS
    in_colour = is_known and given.get("disable") in (None, False)
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
