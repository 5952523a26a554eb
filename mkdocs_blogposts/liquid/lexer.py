"""A template cut into text, outputs and tags, exactly where Liquid 4 cuts it.

An output ends at the first `}}` or `}`, a tag at the first `%}`, whatever quotes stand between. What is not
closed, or no tag, is a piece with a complaint and stays text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["text", "output", "tag", "raw", "gone"]

_OPENING = re.compile(r"\{[{%]")
_TAG = re.compile(r"\{%-?\s*(\w+)\s*(.*?)-?%\}", re.DOTALL | re.ASCII)
_END_RAW = re.compile(r"\{%\s*endraw(?!\w)", re.ASCII)
_OUTPUT_EXAMPLE = "write `{{ page.title }}`"
_TAG_EXAMPLE = "write `{% if page.title %}`, or `{% raw %}{% x %}{% endraw %}` to show it"
WHITESPACE = " \t\r\n\f\v\0"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a template."""

    kind: Kind
    start: int
    end: int
    """Where it begins and ends in the template."""
    name: str = ""
    """The name of a tag."""
    markup: str = ""
    """What stands in an output, or behind the name of a tag; the inside of a `raw` block."""
    complaint: str = ""
    """Why the piece cannot be read; it is text then."""
    trims_left: bool = False
    """It begins with `{{-` or `{%-`: the blanks before it go away."""
    trims_right: bool = False


def scan(source: str) -> Iterator[Piece]:
    """Yield the pieces of a template in order; together they cover it."""
    at = 0
    closings = _Closings(source)
    while opening := _OPENING.search(source, at):
        start = opening.start()
        if start > at:
            yield Piece("text", at, start)
        piece = (
            _output(source, start, closings) if source[start + 1] == "{" else _tag(source, start, closings)
        )
        if piece.name == "raw" and not piece.complaint:
            piece = _raw(source, piece)
        yield piece
        at = piece.end
    if at < len(source):
        yield Piece("text", at, len(source))


class _Closings:
    """Looks for closing signs; where there was none, there is none further on."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.gone: set[str] = set()

    def find(self, sign: str, start: int) -> int:
        if sign in self.gone:
            return -1
        found = self.source.find(sign, start)
        if found < 0:
            self.gone.add(sign)
        return found


def _output(source: str, start: int, closings: _Closings) -> Piece:
    closing = closings.find("}", start + 2)
    if closing < 0:
        return Piece("text", start, start + 2, complaint=f"`{{{{` is never closed; {_OUTPUT_EXAMPLE}")
    if source[closing : closing + 2] != "}}":
        complaint = f"`{{{{` is closed by a single `}}`; {_OUTPUT_EXAMPLE}"
        return Piece("text", start, closing + 1, complaint=complaint)
    left, right = source[start + 2] == "-", source[closing - 1] == "-"
    markup = source[start + 2 + left : max(start + 2 + left, closing - right)]
    return Piece("output", start, closing + 2, "", markup, "", left, right)


def _tag(source: str, start: int, closings: _Closings) -> Piece:
    closing = closings.find("%}", start + 2)
    if closing < 0:
        return Piece("text", start, start + 2, complaint=f"`{{%` is never closed; {_TAG_EXAMPLE}")
    end = closing + 2
    match = _TAG.fullmatch(source, start, end)
    if match is None:
        return Piece("text", start, end, complaint=f"there is no tag in `{{% %}}`; {_TAG_EXAMPLE}")
    left, right = source[start + 2] == "-", source[closing - 1] == "-"
    return Piece("tag", start, end, match[1], match[2], "", left, right)


def _raw(source: str, tag: Piece) -> Piece:
    """Return a `raw` block as one piece. Liquid 4 does not know `{%- endraw`."""
    found = _END_RAW.search(source, tag.end)
    closing = source.find("%}", found.end()) if found else -1
    if found is None or closing < 0:
        complaint = "`{% raw %}` is never closed; write `{% endraw %}` behind what it holds"
        return Piece("text", tag.start, len(source), "raw", complaint=complaint)
    return Piece("raw", tag.start, closing + 2, "raw", source[tag.end : found.start()], "", tag.trims_left)
