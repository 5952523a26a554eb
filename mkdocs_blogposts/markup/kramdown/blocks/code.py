"""Code blocks: indented ones and fences."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.blocks.lines import INDENTATION, end_of_indented
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.blocks.state import State

_LAZY_BREAK = re.compile(r"\n(?= {0,3}[^ \t\n\v\f\r])")
_FENCE = re.compile(r"(~{3,})")
_FENCE_GFM = re.compile(r" {0,3}(`{3,}|~{3,})")
_LANGUAGE = re.compile(r"[ \t]*([^ \t\n]+)?[ \t]*\n")
_CLOSING = {
    "~": re.compile(r"^(~{3,})[ \t\v\f\r]*\n", re.MULTILINE),
    "gfm~": re.compile(r"^ {0,3}(~{3,})[ \t\v\f\r]*\n", re.MULTILINE),
    "gfm`": re.compile(r"^ {0,3}(`{3,})[ \t\v\f\r]*\n", re.MULTILINE),
}


def read_indented(state: State) -> bool:
    """Read lines indented by four spaces or a tab; a line without indentation joins the one before."""
    end = end_of_indented(state, state.pos)
    if end == state.pos:
        return False
    code = _LAZY_BREAK.sub(" ", state.text[state.pos : end])
    state.add(Element("codeblock", INDENTATION.sub("", code)))
    state.pos = end
    return True


def read_fence(state: State) -> bool:
    """Read a block between fences of at least three backticks or tildes.

    The closing fence is as long as the opening one or longer. Where there is none, as many of the opening
    marks as are closed make the fence, and the others its language.
    """
    gfm = state.document.options.gfm
    match = (_FENCE_GFM if gfm else _FENCE).match(state.text, state.pos)
    if match is None:
        return False
    closing = _closing_fences(state, ("gfm" if gfm else "") + match[1][0])
    at = bisect_right(closing, (match.end(),))
    length = min(len(match[1]), closing[at][1] if at < len(closing) else 0)
    first = _LANGUAGE.match(state.text, match.start(1) + length)
    if length < 3 or first is None:
        return False
    while closing[at][2] < length:
        at += 1
    end, close = closing[at][0], closing[at][3]
    _add(state, state.text[first.end() : end], first[1])
    state.pos = close
    return True


def _add(state: State, code: str, language: str | None) -> None:
    """Add a fenced block; what follows a `?` in the language is meant for the highlighter."""
    block = Element("codeblock", code)
    if language:
        block.options["lang"] = language
        block.attr["class"] = f"language-{language.partition('?')[0]}"
    state.add(block)


def _closing_fences(state: State, kind: str) -> list[tuple[int, int, int, int]]:
    """Return what may close fences: start, longest run of marks from there on, own run, end of line."""
    known = state.fences.get(kind)
    if known is not None:
        return known
    longest = 0
    closing = []
    for match in reversed(list(_CLOSING[kind].finditer(state.text))):
        run = len(match[1])
        longest = max(longest, run)
        closing.append((match.start(), longest, run, match.end()))
    closing.reverse()
    state.fences[kind] = closing
    return closing
