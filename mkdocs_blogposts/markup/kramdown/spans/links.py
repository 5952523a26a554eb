"""What brackets begin: links, images, footnote markers.

Which bracket ends the text of a link, and which parenthesis its URL, is found once for a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.spans.escapes import unescape
from mkdocs_blogposts.markup.kramdown.spans.run import LINK, WITHIN_EM, Label, Labels, Run, Stop
from mkdocs_blogposts.markup.kramdown.text import SPACE, link_id
from mkdocs_blogposts.markup.kramdown.tree import Element, LinkDefinition

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.spans.reader import Reader

MARKS = (r"\[", r"!\[(?!\^)")
CLOSING = r"\]"

_FOOTNOTE = re.compile(r"\[\^(\w[-\w]*)\]", re.ASCII)
_REFERENCE = re.compile(rf"[{SPACE}]*+\[([^\]]+)?\]")
_ANGLE_END = re.compile(r"[>\n]")
_TITLE = re.compile(rf"""(?<![{SPACE}])[{SPACE}]++["']""")
_TITLE_START = re.compile(rf"""[{SPACE}]*+["']""")
_TITLE_ENDS = {'"': re.compile(rf'"[{SPACE}]*+\)'), "'": re.compile(rf"'[{SPACE}]*+\)")}
_PARENTHESIS = re.compile(r"[()]")
_CLOSING = re.compile(CLOSING)

_Target = tuple[LinkDefinition, int]  # And the position after what names it.


def bracket(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read a footnote marker or a link; there are no links within the text of a link."""
    at = match.start()
    if reader.text.startswith("^", at + 1):
        return _footnote(reader, run, at)
    return 0 if run.context & LINK else _link(reader, run, at, at)


def image(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read an image; if it is none, the bracket after `!` may begin a link."""
    at = match.start()
    end = _link(reader, run, at, at + 1)
    if end == 0:
        run.pending.append("!")
        return at + 1
    return end


def closing_bracket(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Leave a bracket that does not end a link's text as it is."""
    return -1


def _footnote(reader: Reader, run: Run, at: int) -> int:
    """Read `[^name]`; a name that is not defined is text."""
    match = _FOOTNOTE.match(reader.text, at)
    if match is None:
        return 0
    definition = reader.document.definitions.footnotes.get(match[1])
    if definition is None:
        run.pending.append(match[0])
    else:
        run.add(Element("footnote", match[1], options={"definition": definition}))
    return match.end()


def _link(reader: Reader, run: Run, at: int, opening: int) -> int:
    """Read a link, or an image where `at` stands before the opening bracket."""
    label = _label_at(reader, opening, run.context)
    if label is None:
        return 0
    if reader.text.startswith("(", label.end):
        target = _inline(reader, label.end)
    else:
        target = _reference(reader, opening, label.end)
    if target is None:
        return 0
    definition, end = target
    if at == opening:
        attr = definition.attr | {"href": definition.url}
        span = Element("a", attr=attr, children=label.spans())
    else:
        alt = unescape(reader.text[opening + 1 : label.end - 1])
        attr = definition.attr | {"src": definition.url, "alt": alt}
        span = Element("img", attr=attr, options=definition.options.copy())
    if definition.title is not None:
        span.attr["title"] = definition.title
    run.add(span)
    return end


def _reference(reader: Reader, opening: int, end: int) -> _Target | None:
    """Find what `[text][id]`, `[text][]` or `[text]` refers to."""
    links = reader.document.definitions.links
    if not links:
        return None
    match = _REFERENCE.match(reader.text, end)
    name = match[1] if match else None
    if name is None:
        if end - opening > 2 * reader.document.longest_id + 100:
            return None
        name = unescape(reader.text[opening + 1 : end - 1])
    definition = links.get(link_id(name))
    return None if definition is None else (definition, match.end() if match else end)


def _inline(reader: Reader, opening: int) -> _Target | None:
    """Read `(url)` or `(url "title")`; the URL may have parentheses in pairs, and stand in angle brackets."""
    text, start = reader.text, opening + 1
    if text.startswith("<", start):
        end = reader.find(_ANGLE_END, start)
        if end is not None and end[0] == ">":
            return _angled(reader, start + 1, end.start())
    close = _closing_parenthesis(reader, opening)
    title = reader.find(_TITLE, start)
    if close is not None and (title is None or close < title.start()):
        return LinkDefinition(text[start:close].strip(SPACE)), close + 1
    return None if title is None else _titled(reader, text[start : title.start()].strip(SPACE), title.end())


def _angled(reader: Reader, start: int, end: int) -> _Target | None:
    """Read what follows a URL in angle brackets: the closing parenthesis at once, or a title."""
    if reader.text.startswith(")", end + 1):
        return LinkDefinition(reader.text[start:end]), end + 2
    title = _TITLE_START.match(reader.text, end + 1)
    return None if title is None else _titled(reader, reader.text[start:end], title.end())


def _titled(reader: Reader, url: str, title: int) -> _Target | None:
    """Read a title up to the first quote like the one before it that a closing parenthesis follows."""
    text = reader.text
    close = reader.find(_TITLE_ENDS[text[title - 1]], title + 1)
    if close is None:
        return None
    return LinkDefinition(url, text[title : close.start()]), close.end()


class _Brackets(Stop):
    """Pairs the brackets of a run; it ends with the one that opens it.

    If the text ends first, no bracket that is still open has an end, nor has a run that comes to one of them.
    """

    __slots__ = ("_context", "_labels", "_open", "_single", "_text")
    chars = "[]"

    def __init__(self, text: str, labels: Labels, opening: int, context: int) -> None:
        self._text = text
        self._labels = labels
        self._context = context
        self._open = [(opening, 0)]
        self._single = True

    def closes(self, run: Run, at: int) -> int:
        run.flush()
        if self._text[at] == "[":
            self._single = False
            self._open.append((at, len(run.spans)))
            if self._labels.get((at, self._context), run) is None:
                self.ends(run)
                return -1
            return 0
        opening, first = self._open.pop()
        outer = not self._open
        whole = outer and self._single
        self._labels[opening, self._context] = Label(run.spans, first, len(run.spans), at + 1, outer, whole)
        return at + 1 if outer else 0

    def ends(self, run: Run) -> bool:
        for opening, _ in self._open:
            self._labels[opening, self._context] = None
        return False


def _label_at(reader: Reader, opening: int, context: int) -> Label | None:
    """Return the text of the link whose bracket opens at a position; None if it does not end."""
    if reader.find(_CLOSING, opening) is None:
        return None
    key = (opening, context)
    if key not in reader.labels:
        reader.labels[key] = None
        end = _Brackets(reader.text, reader.labels, opening, context)
        reader.read(opening + 1, context & ~WITHIN_EM | LINK, end)
    return reader.labels[key]


def _closing_parenthesis(reader: Reader, opening: int) -> int | None:
    """Return the position of the parenthesis that closes one."""
    following = reader.find(_PARENTHESIS, opening + 1)
    if following is None or following[0] == ")":
        return following and following.start()
    if reader.parentheses is None:
        reader.parentheses = _parentheses(reader.text)
    return reader.parentheses.get(opening)


def _parentheses(text: str) -> dict[int, int]:
    """Return the position of the closing parenthesis of each opening one, over the whole text."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for sign in _PARENTHESIS.finditer(text):
        if sign[0] == "(":
            opened.append(sign.start())
        elif opened:
            pairs[opened.pop()] = sign.start()
    return pairs
