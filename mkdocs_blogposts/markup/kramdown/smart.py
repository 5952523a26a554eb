"""Typography alone, as Jekyll's `smartify` has kramdown read it: quotes, dashes, dots, entities, elements.

All else that means something in Markdown is text here: `*x*` stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown import render, spans
from mkdocs_blogposts.markup.kramdown.blocks.html import read_html
from mkdocs_blogposts.markup.kramdown.blocks.state import BlockContext, State
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.options import Options


def smartify(text: str, options: Options) -> str:
    """Set a text as a typographer would, and return it as HTML without paragraphs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n") + "\n"
    root = Element("root")
    document = BlockContext(options, _read_blocks)
    _read_blocks(State(document, text, root, 0))
    spans.parse_typography(root, document.definitions, options)
    return render.to_html(root, document.definitions, options)[0].removesuffix("\n")


def _read_blocks(state: State) -> None:
    """Read HTML elements that begin a line; all other lines are text."""
    while state.pos < len(state.text) and not state.closed:
        if not read_html(state):
            state.add_line()
