"""Typography alone, as Jekyll's `smartify` has kramdown read it: quotes, dashes, dots, entities, elements.

All else that means something in Markdown is text here: `*x*` stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown import render, spans
from mkdocs_blogposts.markup.kramdown.blocks.html import read_html
from mkdocs_blogposts.markup.kramdown.blocks.state import Document, State
from mkdocs_blogposts.markup.kramdown.spans import html, typography
from mkdocs_blogposts.markup.kramdown.spans.reader import Source
from mkdocs_blogposts.markup.kramdown.spans.run import LINK, RAW
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.options import Options
    from mkdocs_blogposts.markup.kramdown.tree import Definitions

_SPECIAL = re.compile("|".join([html.ANGLE, typography.ENTITY, *typography.QUOTES, *typography.SYMBOLS]))


def smartify(text: str, options: Options) -> str:
    """Set a text as a typographer would, and return it as HTML without paragraphs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n") + "\n"
    root = Element("root")
    document = Document(options, _read_blocks)
    _read_blocks(State(document, text, root, 0))
    spans.fill(root, _Source(document.definitions, options))
    return render.to_html(root, document.definitions, options)[0].removesuffix("\n")


class _Source(Source):
    """Texts in which only typography and HTML elements mean something."""

    __slots__ = ()
    autolinks = False

    def __init__(self, definitions: Definitions, options: Options) -> None:
        super().__init__(definitions, options)
        self.hard_wrap, self.symbols = False, True
        raw = self.searches[RAW]
        self.searches = {0: _SPECIAL.search, LINK: _SPECIAL.search, RAW: raw, RAW | LINK: raw}


def _read_blocks(state: State) -> None:
    """Read HTML elements that begin a line; all other lines are text."""
    while state.pos < len(state.text) and not state.closed:
        if read_html(state):
            continue
        end = state.text.index("\n", state.pos) + 1
        line, state.pos = state.text[state.pos : end], end
        children = state.parent.children
        if children and children[-1].type == "raw_text":
            children[-1].value += line
        else:
            children.append(Element("raw_text", line))
