"""Headers: `# atx` and underlined ones."""

from __future__ import annotations

import re

from mkdocs_blogposts.kramdown.blocks.state import WHITESPACE, State
from mkdocs_blogposts.kramdown.tree import Element

_ATX = re.compile(r"(#{1,6}+)[ \t]*+\n?[ \t]*+([^ \t\n].*)\n")
_ATX_GFM = re.compile(r"(#{1,6})[ \t]+([^ \t\n].*)\n")
_SETEXT = re.compile(r" {0,3}([^ \t\n].*)\n(?:(=)=*|-+)[ \t\v\f\r]*\n")
_ID = re.compile(r"[ \t]\{#([^\W\d][\w:.-]*)\}[ \t]*\Z")


def read_atx(state: State) -> bool:
    """Read `## text ##`; GFM wants a space before the text, kramdown a blank line before the header."""
    gfm = state.document.options.gfm
    found = (_ATX_GFM if gfm else _ATX).match(state.text, state.pos)
    if found is None or not (gfm or state.boundary):
        return False
    text, attr = _split_id(found[2])
    open_text = text.rstrip("#")
    if not gfm or open_text[-1:] in (" ", "\t"):
        text = open_text.rstrip(WHITESPACE)
    if not (text or gfm):
        return False
    _add(state, text, attr, len(found[1]))
    state.pos = found.end()
    return True


def read_setext(state: State) -> bool:
    """Read a line that is underlined with `===` or `---`; a blank line comes before it."""
    if not state.boundary:
        return False
    found = _SETEXT.match(state.text, state.pos)
    if found is None:
        return False
    text, attr = _split_id(found[1])
    _add(state, text, attr, 1 if found[2] else 2)
    state.pos = found.end()
    return True


def _split_id(text: str) -> tuple[str, dict[str, str]]:
    """Split a header's text from the id that ends it."""
    text = text.strip(WHITESPACE)
    found = _ID.search(text) if text.endswith("}") else None
    if found is None:
        return text, {}
    return text[: found.start()].rstrip(WHITESPACE), {"id": found[1]}


def _add(state: State, text: str, attr: dict[str, str], level: int) -> None:
    options: dict[str, object] = {"level": level, "raw_text": text}
    state.add(Element("header", "", attr, options, [Element("raw_text", text)]))
