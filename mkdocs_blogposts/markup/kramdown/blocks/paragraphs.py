"""Paragraphs, block quotes, and short constructs: blank lines, rules, block math, the end-of-block mark."""

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
