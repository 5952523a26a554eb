"""kramdown, the Markdown dialect of Jekyll: `convert(text, options)` gives the HTML that kramdown gives.

Read in three steps: `blocks` finds the blocks of a text, `spans` what is within their text, and `render`
writes the tree as HTML. They are loaded with the first text. It knows nothing of MkDocs and Jekyll. See https://kramdown.gettalong.org/syntax.html.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.document import Document, Heading
from mkdocs_blogposts.markup.kramdown.options import Highlight, Options, from_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Document", "Heading", "Highlight", "Options", "convert", "from_mapping", "smartify"]

_PLAIN = re.compile(r"(?:[\w ,:;!?()/|+]|\.(?!\.))*")
"""A text in which no sign stands that typography could change, as most titles are."""


def convert(text: str, options: Options | Mapping[str, object] | None = None) -> Document:
    """Convert a text.

    `options` may be a mapping of kramdown's own names, as in `_config.yml`, over Jekyll's defaults.
    Any text is converted; none is an error.
    """
    from mkdocs_blogposts.markup.kramdown import blocks, render, spans

    if not isinstance(options, Options):
        options = from_mapping(options or {})
    root, definitions, options = blocks.parse(text, options)
    options = spans.parse(root, definitions, options)
    html, toc = render.to_html(root, definitions, options)
    return Document(html, tuple(toc))


def smartify(text: str, options: Options) -> str:
    """Set a text as a typographer would, and return it as HTML without paragraphs: Jekyll's `smartify`.

    Quotes, dashes, dots, entities and HTML elements are read; all else, as `*x*`, is text.
    """
    if _PLAIN.fullmatch(text):
        return text
    return _typeset(text, options)


def _typeset(text: str, options: Options) -> str:
    from mkdocs_blogposts.markup.kramdown import render, spans
    from mkdocs_blogposts.markup.kramdown.blocks.html import read_html_alone
    from mkdocs_blogposts.markup.kramdown.blocks.state import BlockContext, State
    from mkdocs_blogposts.markup.kramdown.tree import Element

    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n") + "\n"
    root = Element("root")
    document = BlockContext(options, read_html_alone)
    read_html_alone(State(document, text, root, 0))
    spans.parse_typography(root, document.definitions, options)
    return render.to_html(root, document.definitions, options)[0].removesuffix("\n")
