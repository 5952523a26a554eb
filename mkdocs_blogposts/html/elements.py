"""What kramdown knows about HTML elements, and the scanner of tags that blocks and spans share."""

from __future__ import annotations

import re
from typing import NamedTuple


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# https://kramdown.gettalong.org/syntax.html#html-blocks; completed with the answers of kramdown 2.4.0.
SPAN_ONLY = _names(
    "a abbr acronym b bdo big br button cite code del dfn em i img input ins kbd label mark option q rb"
    " rp rt rtc ruby samp select small span strong sub sup tt u var"
)
"""Elements that never start an HTML block."""

SPAN = SPAN_ONLY | _names(
    "area base command details embed figure keygen link math meta noscript object param script source"
    " style textarea track wbr"
)
"""Known elements that may stand within a line of text."""

BLOCK = _names(
    "address applet article aside blockquote body caption col colgroup dd div dl dt fieldset figcaption"
    " footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main map menu nav ol"
    " optgroup p pre section summary table tbody td tfoot th thead tr ul"
)
"""Known elements that may not stand within a line of text: their tags are text there."""

KNOWN = SPAN | BLOCK
"""Elements whose tag and attribute names are written in lower case; others keep their case."""

VOID = _names("area base br col command embed hr img input keygen link meta param source track wbr")
"""Elements without content, which need no closing tag."""

CONTENT_BLOCK = _names(
    "address applet article aside blockquote body dd details div dl fieldset figcaption figure footer"
    " form header hgroup iframe li main map menu nav noscript object section summary td"
)
"""Elements whose Markdown content, where it is read, is blocks."""

CONTENT_SPAN = _names(
    "a abbr acronym b bdo big button caption cite del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend"
    " optgroup p q rb rp rt rtc ruby select small span strong sub sup th tt"
)
"""Elements whose Markdown content, where it is read, is text. Those in neither table are raw."""

_S = r"[ \t\n\r\f\v]"
_NAME = r"(?:[^\W\d][-.\w]*+:)?[^\W\d][-.\w]*+"
_VALUE = r"""(?:"([^"]*+)"|'([^']*+)'|(\w++))"""
_BARE_VALUE = r"""(?:"[^"]*+"|'[^']*+'|\w++)"""
_OPEN = re.compile(rf"<({_NAME})((?:{_S}++{_NAME}(?:{_S}*+={_S}*+{_BARE_VALUE})?)*+){_S}*+(/?)>")
_CLOSE = re.compile(rf"</({_NAME}){_S}*+>")
_ATTRIBUTES = re.compile(rf"{_S}++({_NAME})(?:{_S}*+={_S}*+{_VALUE})?")


class Tag(NamedTuple):
    """An opening or closing tag of a text."""

    name: str
    """Lower case for elements that are known, as written for others."""
    attr: dict[str, str]
    """Values as written, quotes aside: entities are not decoded, line breaks are kept."""
    closing: bool
    self_closing: bool
    """Whether it ends with `/>`; `VOID` elements are not marked."""
    end: int
    """Position after the tag."""
    source: str = ""
    """The attributes as written, where a browser reads the same in them; else ""."""


def scan_tag(text: str, pos: int, *, with_attributes: bool = True) -> Tag | None:
    """Read the tag whose `<` stands at `pos`; None where there is no whole, well-formed tag."""
    if text.startswith("</", pos):
        closing = _CLOSE.match(text, pos)
        return None if closing is None else Tag(_cased(closing[1]), {}, True, False, closing.end())
    found = _OPEN.match(text, pos)
    if found is None:
        return None
    name = _cased(found[1])
    if not (found[2] and with_attributes):
        return Tag(name, {}, False, found[3] == "/", found.end())
    attr = parse_attributes(found[2], lower=name in KNOWN)
    return Tag(name, attr, False, found[3] == "/", found.end(), _faithful(found[2], attr))


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


def content_model(name: str) -> str:
    """Say how Markdown inside an element is read: "block", "span" or "raw"."""
    if name in CONTENT_BLOCK:
        return "block"
    return "span" if name in CONTENT_SPAN else "raw"


def _cased(name: str) -> str:
    lower = name.lower()
    return lower if lower in KNOWN else name
