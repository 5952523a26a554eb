"""kramdown, the Markdown dialect of Jekyll: `convert(text, options)` gives the HTML that kramdown gives.

Read in three steps: `blocks` finds the blocks of a text, `spans` what is within their text, and `render`
writes the tree as HTML. It knows nothing of MkDocs and Jekyll. See https://kramdown.gettalong.org/syntax.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.markup.kramdown import blocks, render, spans
from mkdocs_blogposts.markup.kramdown.blocks.html import read_html
from mkdocs_blogposts.markup.kramdown.blocks.state import BlockContext, State
from mkdocs_blogposts.markup.kramdown.options import Highlight, Options, from_mapping
from mkdocs_blogposts.markup.kramdown.render import Heading
from mkdocs_blogposts.markup.kramdown.tree import Element

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


def smartify(text: str, options: Options) -> str:
    """Set a text as a typographer would, and return it as HTML without paragraphs: Jekyll's `smartify`.

    Quotes, dashes, dots, entities and HTML elements are read; all else, as `*x*`, is text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n") + "\n"
    root = Element("root")
    document = BlockContext(options, _read_html_alone)
    _read_html_alone(State(document, text, root, 0))
    spans.parse_typography(root, document.definitions, options)
    return render.to_html(root, document.definitions, options)[0].removesuffix("\n")


def _read_html_alone(state: State) -> None:
    """Read HTML elements that begin a line; all other lines are text."""
    while state.pos < len(state.text) and not state.closed:
        if not read_html(state):
            state.add_line()
