"""What `{:` begins: attribute lists of the span before, and extensions like `{::comment}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown import attributes
from mkdocs_blogposts.markup.kramdown.options import updated_within
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.spans.reader import Reader
    from mkdocs_blogposts.markup.kramdown.spans.run import Run

BRACES = r"\{:"

_LIST = re.compile(r"\{:((?:\\\}|[^}]){1,1000})\}")
_LIST_END = re.compile(r"\}")
_EXTENSION = re.compile(r"\{::(\w+)(?:\s((?:[^\\}]|\\.){0,200}?))?(/)?\}", re.ASCII | re.DOTALL)
_CLOSING = re.compile(r"\{:/\w*\}", re.ASCII)
_ENDS = {name: re.compile(rf"\{{:/(?:{name})?\}}") for name in ("comment", "nomarkdown", "options")}


def braces(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read an extension, or an attribute list right after a span."""
    at = match.start()
    if reader.find(_LIST_END, at) is None:
        return -1
    extension = _EXTENSION.match(reader.text, at)
    return (_extension(reader, run, extension) if extension else _attribute_list(reader, run, at)) or -1


def _attribute_list(reader: Reader, run: Run, at: int) -> int:
    if not run.spans or any(run.pending):
        return 0
    match = _LIST.match(reader.text, at)
    span = run.spans[-1]
    if match is None or _CLOSING.match(match[0]) or span.type == "text":
        return 0
    if span.type != "footnote":
        # A new element: one that has been read may be used again, where the list belongs to another.
        span = run.spans[-1] = span.copy()
        attributes.merge(span.attr, attributes.parse(match[1], reader.document.definitions.attribute_lists))
    if span.type == "img" and "standalone" in attributes.scan(match[1])[1]:
        span.options["standalone"] = True
    return match.end()


def _extension(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read `{::comment}...{:/}`, `{::nomarkdown}...{:/}` or `{::options ... /}`."""
    name, more, closed = match.groups()
    if name not in _ENDS:
        return 0
    close = match if closed else reader.find(_ENDS[name], match.end())
    if close is None:
        return 0
    given = attributes.parse(more or "", {})
    if name == "options":
        reader.document.options = updated_within(reader.document.options, given)
    elif not closed:
        run.add(_body(name, given, reader.text[match.end() : close.start()]))
    return close.end()


def _body(name: str, given: dict[str, str], body: str) -> Element:
    if name == "comment":
        return Element("raw", f"<!-- {body} -->")
    is_html = "html" in (given.get("type") or "html").split()
    return Element("raw", body) if is_html else Element("placeholder")
