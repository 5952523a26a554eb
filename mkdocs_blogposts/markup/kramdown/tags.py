"""The tags of HTML elements as kramdown reads them, and how it reads what is in an element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.html.elements import HOLDS_BLOCKS, HOLDS_SPANS, KNOWN
from mkdocs_blogposts.markup.kramdown.text import SPACE

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.tree import ContentModel

_S = f"[{SPACE}]"
_NAME = r"(?:[^\W\d][-.\w]*+:)?[^\W\d][-.\w]*+"
_VALUE = r"""(?:"([^"]*+)"|'([^']*+)'|(\w++))"""
_BARE_VALUE = r"""(?:"[^"]*+"|'[^']*+'|\w++)"""
_OPEN = re.compile(rf"<({_NAME})((?:{_S}++{_NAME}(?:{_S}*+={_S}*+{_BARE_VALUE})?)*+){_S}*+(/?)>")
_CLOSE = re.compile(rf"</({_NAME}){_S}*+>")
_ATTRIBUTES = re.compile(rf"{_S}++({_NAME})(?:{_S}*+={_S}*+{_VALUE})?")


class HtmlTag(NamedTuple):
    """An opening or closing tag of a text."""

    name: str
    """Lower case for elements that are known, as written for others."""
    attr: dict[str, str]
    """Values as written, quotes aside: entities are not decoded, line breaks are kept."""
    closing: bool
    self_closing: bool
    """Whether it ends with `/>`; void elements are not marked."""
    end: int
    """Position after the tag."""
    source: str = ""
    """The attributes as written, where a browser reads the same in them; else ""."""


def scan_tag(text: str, pos: int, *, with_attributes: bool = True) -> HtmlTag | None:
    """Read the tag whose `<` stands at `pos`; None where there is no whole, well-formed tag."""
    if text.startswith("</", pos):
        closing = _CLOSE.match(text, pos)
        return None if closing is None else HtmlTag(_cased(closing[1]), {}, True, False, closing.end())
    match = _OPEN.match(text, pos)
    if match is None:
        return None
    name = _cased(match[1])
    if not (match[2] and with_attributes):
        return HtmlTag(name, {}, False, match[3] == "/", match.end())
    attr = parse_attributes(match[2], lower=name in KNOWN)
    return HtmlTag(name, attr, False, match[3] == "/", match.end(), _faithful(match[2], attr))


def parse_attributes(text: str, *, lower: bool) -> dict[str, str]:
    """Read the attributes of an opening tag; a name given twice keeps its first place and its last value."""
    attr: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTES.findall(text):
        attr[name.lower() if lower else name] = double or single or bare
    return attr


def _faithful(text: str, attr: dict[str, str]) -> str:
    """Return attributes as written, unless one is given twice or is an empty id, which kramdown drops.

    Single quotes are not kept: in an element whose content browsers read as text, such as an `iframe`, they
    would show, where kramdown's show double ones.
    """
    if "\n" in text or "'" in text or not attr.get("id", "x").strip():
        return ""
    return text if len(_ATTRIBUTES.findall(text)) == len(attr) else ""


def content_model(name: str) -> ContentModel:
    """Say how Markdown inside an element is read: "block", "span" or "raw"."""
    if name in HOLDS_BLOCKS:
        return "block"
    return "span" if name in HOLDS_SPANS else "raw"


def _cased(name: str) -> str:
    lower = name.lower()
    return lower if lower in KNOWN else name
