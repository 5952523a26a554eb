"""HTML as a list of events that is equal where the DOM is equal, code highlighting aside."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from mkdocs_blogposts.html.elements import BLOCK, VOID

Event = tuple[object, ...]

_BLOCKS = BLOCK | {"br", "center", "details", "link", "meta", "noscript", "script", "style", "title", "video"}
_HIGHLIGHTING = frozenset({"highlight", "highlighter-rouge"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def events(html: str) -> list[Event]:
    """Return the tags, attributes, comments and texts of HTML, without blanks that do not show."""
    parser = _Events()
    parser.feed(html)
    parser.close()
    found = parser.found
    edges = [_is_edge(None), *(_is_edge(event) for event in found), _is_edge(None)]
    shown = []
    for number, event in enumerate(found):
        if event[0] == "text":
            after = found[number + 1] if number + 1 < len(found) else None
            event = ("text", _shown(str(event[1]), bool(event[2]), edges[number], edges[number + 2], after))
        if event[0] != "text" or event[1]:
            shown.append(event)
    return shown


def _shown(text: str, kept: bool, after_block: bool, before_block: bool, after: Event | None) -> str:
    if kept:  # The line end of a code block is its highlighter's affair.
        return text.rstrip("\n") if after == ("end", "pre") else text
    text = _BLANKS.sub(" ", text)
    text = text.lstrip(" ") if after_block else text
    return text.rstrip(" ") if before_block else text


def _is_edge(event: Event | None) -> bool:
    return event is None or event[0] == "comment" or (event[0] in {"start", "end"} and event[1] in _BLOCKS)


def _without_highlighting(attr: dict[str, str], classes: list[str]) -> dict[str, str]:
    kept = [name for name in classes if name not in _HIGHLIGHTING and not name.startswith("language-")]
    return (
        attr | {"class": " ".join(kept)} if kept else {name: attr[name] for name in attr if name != "class"}
    )


class _Events(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Event] = []
        self._pre = 0
        self._moved: dict[str, str] = {}
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attr = {name: value or "" for name, value in attrs}
        classes = attr.get("class", "").split()
        around = tag in {"div", "figure"} and not _HIGHLIGHTING.isdisjoint(classes)
        dropped = around or self._is_highlighting(tag)
        if around or tag in {"pre", "code"}:
            attr = _without_highlighting(attr, classes)
        if around:
            self._moved |= attr
        elif tag == "pre":
            attr, self._moved = attr | self._moved, {}
        self._pre += tag == "pre"
        if tag not in VOID:
            self._open.append((tag, dropped))
        if not dropped:
            self.found.append(("start", tag, tuple(sorted(attr.items()))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        dropped = tag in VOID
        for position in range(len(self._open) - 1, -1, -1):
            if self._open[position][0] == tag:
                dropped = self._open[position][1]
                del self._open[position]
                break
        self._pre -= tag == "pre" and self._pre > 0
        if not dropped:
            self.found.append(("end", tag))

    def _is_highlighting(self, tag: str) -> bool:
        in_code = self._pre > 0 or any(name == "code" for name, _ in self._open)
        return (in_code and tag == "span") or (self._pre > 0 and tag == "code")

    def handle_data(self, data: str) -> None:
        kept = self._pre > 0
        if self.found and self.found[-1][0] == "text" and self.found[-1][2] == kept:
            data = f"{self.found.pop()[1]}{data}"
        self.found.append(("text", data, kept))

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", data))

    def handle_pi(self, data: str) -> None:
        self.found.append(("instruction", data))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("declaration", decl))

    def unknown_decl(self, data: str) -> None:
        self.found.append(("declaration", data))
