"""Attribute lists on lines of their own, and extensions `{::name}...{:/}`."""

from __future__ import annotations

import re

from mkdocs_blogposts.markup.kramdown import attributes
from mkdocs_blogposts.markup.kramdown.blocks.lines import attribute_list, in_braces
from mkdocs_blogposts.markup.kramdown.blocks.state import ATTRIBUTES, State
from mkdocs_blogposts.markup.kramdown.options import updated_within
from mkdocs_blogposts.markup.kramdown.tree import Element

_DEFINITION = re.compile(r"(\w[\w:-]*?):(?!\S*=)(.*)", re.DOTALL)
_EXTENSION = re.compile(r" {0,3}\{::(comment|nomarkdown|options)(?=[ \t\n/}])")
_STOP = {
    name: re.compile(rf"^ {{0,3}}\{{:/(?:{name})?\}}[ \t]*\n", re.MULTILINE)
    for name in ("comment", "nomarkdown", "options")
}


def read_extension(state: State) -> bool:
    """Read what stands in braces on lines of its own."""
    attribute_line = attribute_list(state, state.pos)
    if attribute_line is None:
        return _read_extension(state)
    content, end = attribute_line
    definition = _DEFINITION.match(content)
    if definition is not None:
        attributes.define(state.document.definitions.attribute_lists, definition[1], definition[2])
        _divide(state)
    else:
        _give(state, content)
    state.pos = end
    return True


def _give(state: State, content: str) -> None:
    """Give an attribute list to the block before, or else to the next one."""
    if state.last is not None:
        state.document.attribute_lists.append((state.last, content))
        state.add_mark(ATTRIBUTES)
    else:
        state.pending.append(content)
        state.boundary = True


def _read_extension(state: State) -> bool:
    """Read `{::comment}`, `{::nomarkdown}` or `{::options}` on its own line, up to `{:/}` on its own line."""
    start = _EXTENSION.match(state.text, state.pos)
    braces = start and in_braces(state, start.end())
    if start is None or braces is None or state.paragraph >= 0:
        return False
    name, (content, end) = start[1], braces
    alone = content.endswith("/")
    body = ""
    if not alone:
        stop = state.find(_STOP[name], end)
        if stop is None:
            return False
        body, end = state.text[end : stop.start()], stop.end()
    state.pos = end
    _apply(state, name, attributes.parse(content.removesuffix("/"), {}), None if alone else body)
    return True


def _apply(state: State, name: str, given: dict[str, str], body: str | None) -> None:
    """Do what an extension says; its body is None where it has no end of its own."""
    if name == "options":
        state.document.options = updated_within(state.document.options, given)
        _divide(state)
    elif body is None:
        _forget_given(state)
    elif name == "comment":
        _add_text(state, "comment", body.removesuffix("\n"))
    else:
        _add_text(state, "raw", body.removesuffix("\n"), given.get("type") or "html")


def _forget_given(state: State) -> None:
    """Give no more attribute lists to a block that has some already: what comes between divides them."""
    children = state.parent.children
    if children and children[-1].type == "placeholder" and children[-1].value == ATTRIBUTES:
        state.last = None


def _divide(state: State) -> None:
    """Note a definition that no attribute list can belong to."""
    state.add_mark()
    state.last = None
    state.boundary = False


def _add_text(state: State, kind: str, text: str, output: str = "html") -> None:
    """Add text that is copied; what is meant for another output than HTML is left out."""
    kind = kind if "html" in output.split() else "placeholder"
    state.add(Element(kind, text, options={"category": "block"}), attributable=False)
