"""Block quotes."""

from __future__ import annotations

import re

from mkdocs_blogposts.markup.kramdown.blocks.lines import BLANK, interrupts
from mkdocs_blogposts.markup.kramdown.blocks.state import MAX_DEPTH, State
from mkdocs_blogposts.markup.kramdown.tree import Element

_MARK = re.compile(r" {0,3}> ?")


def read_quote(state: State) -> bool:
    """Read lines that start with `>`, and those that go on without it up to a blank line."""
    if state.depth >= MAX_DEPTH:
        return False
    text, pos = state.text, state.pos
    lines: list[str] = []
    while pos < len(text):
        mark = _MARK.match(text, pos)
        if mark is None and (not lines or BLANK.match(text, pos) or interrupts(state, pos)):
            break
        end = text.index("\n", pos) + 1
        lines.append(text[mark.end() if mark else pos : end])
        pos = end
    quote = Element("blockquote")
    state.add(quote)
    state.pos = pos
    state.nested("".join(lines), quote)
    return True
