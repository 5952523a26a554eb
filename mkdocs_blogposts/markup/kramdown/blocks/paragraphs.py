"""Paragraphs, headers, block quotes, and short constructs.

These are blank lines, rules, block math, and the end-of-block mark.
"""

from __future__ import annotations

import re

from mkdocs_blogposts.markup.kramdown.blocks.lines import (
    BLANK,
    BLANKS,
    END_MARK,
    PARAGRAPH_END,
    PARAGRAPH_END_GFM,
    RULE,
    blank_or_end,
    interrupts,
)
from mkdocs_blogposts.markup.kramdown.blocks.state import MAX_DEPTH, State
from mkdocs_blogposts.markup.kramdown.text import SPACE
from mkdocs_blogposts.markup.kramdown.tree import Element

_MATH_OPEN = re.compile(r" {0,3}\$\$")
_ESCAPED_MATH = re.compile(r" {0,3}\\(?=\$\$)")
_MATH_CLOSE = re.compile(r"\$\$(?:[ \t]*\n)?")

_ATX = re.compile(r"(#{1,6}+)[ \t]*+\n?[ \t]*+([^ \t\n].*)\n")
_ATX_GFM = re.compile(r"(#{1,6})[ \t]+([^ \t\n].*)\n")
_SETEXT = re.compile(r" {0,3}([^ \t\n].*)\n(?:(=)=*|-+)[ \t\v\f\r]*\n")
_ID = re.compile(r"[ \t]\{#((?!\d)[\w:][\w:.-]*)\}[ \t]*\Z")
_QUOTE = re.compile(r" {0,3}> ?")


def read_paragraph(state: State) -> bool:
    """Read a paragraph, up to the first line that might be something else."""
    pattern = PARAGRAPH_END_GFM if state.document.ends_paragraphs else PARAGRAPH_END
    end = pattern.search(state.text, state.pos)
    state.add_paragraph(state.pos, len(state.text) if end is None else end.start() + 1)
    return True


def read_blank(state: State) -> bool:
    """Read blank lines."""
    blank = BLANKS.match(state.text, state.pos)
    if blank is None:
        return False
    state.pos = blank.end()
    state.add_blank(blank[0])
    return True


def read_rule(state: State) -> bool:
    """Read `* * *`, `---` or `___`."""
    rule = RULE.match(state.text, state.pos)
    if rule is None:
        return False
    state.add(Element("hr"))
    state.pos = rule.end()
    return True


def read_math(state: State) -> bool:
    """Read a block of `$$...$$`, which stands between blank lines."""
    start = _MATH_OPEN.match(state.text, state.pos)
    if start is None or not state.boundary:
        return False
    close = state.find(_MATH_CLOSE, start.end())
    if close is None or not blank_or_end(state, close.end()):
        return False
    value = state.text[start.end() : close.start()].strip(SPACE)
    state.add(Element("math", value, options={"category": "block"}))
    state.pos = close.end()
    return True


def skip_escape(state: State) -> bool:
    r"""Drop the backslash of `\$$...$$` on lines of its own: it starts a paragraph with a formula."""
    start = _ESCAPED_MATH.match(state.text, state.pos)
    if start is not None and state.boundary:
        close = state.find(_MATH_CLOSE, start.end() + 2)
        if close is not None and close[0].endswith("\n"):
            state.pos = start.end()
    return False


def read_end_mark(state: State) -> bool:
    """Read `^` alone on its line, which ends the block before it."""
    mark = END_MARK.match(state.text, state.pos)
    if mark is None:
        return False
    state.add_mark()
    state.last = None
    state.boundary = True
    state.pos = mark.end()
    return True


def read_quote(state: State) -> bool:
    """Read lines that start with `>`, and those that go on without it up to a blank line."""
    if state.depth >= MAX_DEPTH:
        return False
    text, pos = state.text, state.pos
    lines: list[str] = []
    while pos < len(text):
        mark = _QUOTE.match(text, pos)
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
    _add_header(state, text, attr, len(match[1]))
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
    _add_header(state, text, attr, 1 if match[2] else 2)
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


def _add_header(state: State, text: str, attr: dict[str, str], level: int) -> None:
    header = Element("header", "", attr, {"level": level, "raw_text": text}, [Element("raw_text", text)])
    state.add(header)
