"""Definitions: of links, footnotes and abbreviations."""

from __future__ import annotations

import re

from mkdocs_blogposts.markup.kramdown.blocks.lines import INDENTATION, end_of_indented
from mkdocs_blogposts.markup.kramdown.blocks.state import MAX_DEPTH, State
from mkdocs_blogposts.markup.kramdown.text import SPACE, link_id
from mkdocs_blogposts.markup.kramdown.tree import Abbreviation, Element, FootnoteDefinition, LinkDefinition

_ABBREVIATION = re.compile(r" {0,3}\*\[([^\n]+?)\]:(.*)\n")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\W_][\w-]*)\]:(.*\n)", re.ASCII)
_LINK = re.compile(r" {0,3}\[([^\n\]]+)\]:[ \t]*([^ \t\n].*)\n")
_TITLE_LINE = re.compile(r"""[ \t]*(["'])(.+)\1[ \t]*\n""")
_OPENING = {quote: re.compile(rf"[ \t]{quote}") for quote in "\"'"}
_OPEN_TITLE = re.compile(r"""[ \t]["']""")


def read_abbreviation(state: State) -> bool:
    """Read `*[HTML]: Hyper Text`."""
    if state.paragraph >= 0:
        return False
    match = _ABBREVIATION.match(state.text, state.pos)
    if match is None:
        return False
    name, text = match.groups()
    attr = state.add_definition().attr
    state.document.definitions.abbreviations[name] = Abbreviation(text.strip(SPACE), attr)
    state.pos = match.end()
    return True


def read_footnote(state: State) -> bool:
    """Read `[^name]: text` and the indented lines after it."""
    if state.paragraph >= 0 or state.depth >= MAX_DEPTH:
        return False
    match = _FOOTNOTE.match(state.text, state.pos)
    if match is None:
        return False
    end = end_of_indented(state, match.end())
    name, first = match.groups()
    state.add_definition()
    element = Element("root")
    state.nested(INDENTATION.sub("", first + state.text[match.end() : end]), element)
    state.pos = end
    state.document.definitions.footnotes[name] = FootnoteDefinition(name, element)
    return True


def read_link(state: State) -> bool:
    """Read `[id]: url "title"`; the title may stand on the next line."""
    if state.paragraph >= 0:
        return False
    match = _LINK.match(state.text, state.pos)
    if match is None:
        return False
    name, rest = match[1], match[2].rstrip(" \t")
    end = match.end()
    rest, title = _split_title(rest)
    next_line = _TITLE_LINE.match(state.text, end) if title is None else None
    if next_line is not None:
        title, end = next_line[2], next_line.end()
    if _OPEN_TITLE.search(rest):
        return False
    url = rest[1:-1] if rest.startswith("<") and rest.endswith(">") else rest
    given = state.add_definition()
    state.document.definitions.links[link_id(name)] = LinkDefinition(url, title, given.attr, given.options)
    state.pos = end
    return True


def _split_title(rest: str) -> tuple[str, str | None]:
    """Split `url "title"`; the title ends with the line and may have quotes in it."""
    opening = _OPENING.get(rest[-1])
    start = opening.search(rest, 1) if opening else None
    if start is None or start.end() > len(rest) - 2:
        return rest, None
    return rest[: start.start()].rstrip(" \t"), rest[start.end() : -1]
