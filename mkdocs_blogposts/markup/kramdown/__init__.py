"""kramdown, the Markdown dialect of Jekyll: `convert(text, options)` gives the HTML that kramdown gives.

Read in three steps: `blocks` finds the blocks of a text, `spans` what is within their text, and `render`
writes the tree as HTML. It knows nothing of MkDocs and Jekyll. See https://kramdown.gettalong.org/syntax.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.markup.kramdown import blocks, render, spans
from mkdocs_blogposts.markup.kramdown.options import Highlight, Options, from_mapping
from mkdocs_blogposts.markup.kramdown.render import Heading
from mkdocs_blogposts.markup.kramdown.smart import smartify

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Document", "Heading", "Highlight", "Options", "convert", "from_mapping", "smartify"]


class Document(NamedTuple):
    """A text as HTML."""

    html: str
    toc: tuple[Heading, ...] = ()
    """Its headings in order, but for those of the class `no_toc`."""


def convert(text: str, options: Options | Mapping[str, object] | None = None) -> Document:
    """Convert a text.

    `options` may be a mapping of kramdown's own names, as in `_config.yml`, over Jekyll's defaults.
    Any text is converted; none is an error.
    """
    if not isinstance(options, Options):
        options = from_mapping(options or {})
    root, definitions, options = blocks.parse(text, options)
    options = spans.parse(root, definitions, options)
    html, toc = render.to_html(root, definitions, options)
    return Document(html, tuple(toc))
