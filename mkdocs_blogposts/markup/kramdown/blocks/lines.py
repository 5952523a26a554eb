"""What ends a block before its time: the lines that every construct has to look out for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.html.elements import SPAN_ONLY

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.blocks.state import State

BLANK = re.compile(r"[ \t\v\f\r]*\n")
BLANKS = re.compile(r"(?:[ \t\v\f\r]*\n)++")
_NAME = rf"(?!(?:script|{'|'.join(sorted(SPAN_ONLY))})\b)[^\W\d]"
_HTML_START = rf"<(?:{_NAME}|/{_NAME}[\w:.-]*+[ \t\n\v\f\r]*+>)"
_LIST_START = r"(?:[+*-]|[0-9]+\.)[ \t|]"

_INTERRUPTION = re.compile(rf" {{0,3}}(?:(\{{:)(?![:/])|{_HTML_START})|\^[ \t]*\n")
_ENDS = rf"[ \t\v\f\r]*\n|\^[ \t]*\n| {{0,3}}(?:\{{:(?![:/])|:[ \t|]|{_HTML_START}"
PARAGRAPH_END = re.compile(rf"\n(?:{_ENDS}))")
PARAGRAPH_END_GFM = re.compile(rf"\n(?:{_ENDS}|>|{_LIST_START}|```|~~~)|#{{1,6}}[ \t])")
LIST_START = re.compile(rf" {{0,3}}{_LIST_START}")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})\n")

INDENTATION = re.compile(r"^(?: {4}|\t)", re.MULTILINE)
_INDENTED = re.compile(r"(?: {4}|\t)[^\n]*[^ \t\n\v\f\r]")
END_MARK = re.compile(r"\^[ \t]*\n")
_BRACE = re.compile(r"\}")
_LIST_OPEN = re.compile(r" {0,3}\{:(?![:/])")


def interrupts(state: State, pos: int) -> bool:
    """Say whether the line ends text that may go on lazily: an attribute list, `^`, an HTML element."""
    match = _INTERRUPTION.match(state.text, pos)
    return match is not None and (match[1] is None or attribute_list(state, pos) is not None)


def blank_or_end(state: State, pos: int) -> bool:
    """Say whether a block may end here: the text ends, or what comes is blank, an attribute list or `^`."""
    text = state.text
    if pos >= len(text) or BLANK.match(text, pos):
        return True
    match = _INTERRUPTION.match(text, pos)
    if match is None:
        return False
    return attribute_list(state, pos) is not None if match[1] else text[pos] == "^"


def attribute_list(state: State, pos: int) -> tuple[str, int] | None:
    """Read the attribute list (or its definition) that fills the line: its content and the line's end."""
    match = _LIST_OPEN.match(state.text, pos)
    content = match and in_braces(state, match.end())
    return content if content and content[0] else None


def in_braces(state: State, start: int) -> tuple[str, int] | None:
    """Return what stands before the next `}`, which must end its line, and where that line ends."""
    close = state.find(_BRACE, start)
    braces: list[int] = []
    while close is not None:
        braces.append(close.start())
        if close.start() == start or state.text[close.start() - 1] != "\\":
            break
        close = state.find(_BRACE, close.end())
    for end in reversed(braces):  # Where no other will do, an escaped one ends the list.
        rest = BLANK.match(state.text, end + 1)
        if rest is not None:
            return state.text[start:end], rest.end()
    return None


def end_of_indented(state: State, pos: int) -> int:
    """Return where a block ends whose lines are indented by four spaces or a tab.

    Lines without indentation may follow such a line, blank lines may come before one.
    """
    text = state.text
    end = pos
    started = False
    while pos < len(text):
        if _INDENTED.match(text, pos):
            started = True
        elif BLANK.match(text, pos):
            pos = text.index("\n", pos) + 1
            continue
        elif not started or pos > end or interrupts(state, pos):
            break
        end = pos = text.index("\n", pos) + 1
    return end
