"""Headers: `# atx` and underlined ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.text import SPACE
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.blocks.state import State

_ATX = re.compile(r"(#{1,6}+)[ \t]*+\n?[ \t]*+([^ \t\n].*)\n")
_ATX_GFM = re.compile(r"(#{1,6})[ \t]+([^ \t\n].*)\n")
_SETEXT = re.compile(r" {0,3}([^ \t\n].*)\n(?:(=)=*|-+)[ \t\v\f\r]*\n")
_ID = re.compile(r"[ \t]\{#((?!\d)[\w:][\w:.-]*)\}[ \t]*\Z")


def read_atx(state: State) -> bool:
    """Read `## text ##`; GFM wants a space before the text, kramdown a blank line before the header."""
    options = state.document.options
    match = (_ATX_GFM if options.gfm else _ATX).match(state.text, state.pos)
    if match is None or not (state.boundary or options.ends_paragraphs):
        return False
    text, attr = _split_id(match[2])
    if not (options.ends_paragraphs or text.strip("#")):
        return False
    text = _without_marks(text, gfm=options.gfm)
    if not (text or options.gfm):
        return False
    _add(state, text, attr, len(match[1]))
    state.pos = match.end()
    return True


def read_setext(state: State) -> bool:
    """Read a line that is underlined with `===` or `---`; a blank line comes before it."""
    if not state.boundary:
        return False
    match = _SETEXT.match(state.text, state.pos)
    if match is None:
        return False
    text, attr = _split_id(match[1])
    _add(state, text, attr, 1 if match[2] else 2)
    state.pos = match.end()
    return True


def _without_marks(text: str, *, gfm: bool) -> str:
    """Drop the `#` that end a header: GFM wants a space before them, kramdown keeps one that is escaped."""
    kept = text.rstrip("#")
    if gfm:
        return kept.rstrip(SPACE) if kept[-1:] in (" ", "\t") else text
    if kept.endswith("\\") and kept != text:
        kept += "#"
    return kept.rstrip(SPACE)


def _split_id(text: str) -> tuple[str, dict[str, str]]:
    """Split a header's text from the id that ends it."""
    text = text.strip(SPACE)
    match = _ID.search(text) if text.endswith("}") else None
    if match is None:
        return text, {}
    return text[: match.start()].rstrip(SPACE), {"id": match[1]}


def _add(state: State, text: str, attr: dict[str, str], level: int) -> None:
    header = Element("header", "", attr, {"level": level, "raw_text": text}, [Element("raw_text", text)])
    state.add(header)
