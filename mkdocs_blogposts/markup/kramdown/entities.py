"""Entities of HTML by name and number, `&copy;`, `&#169;`, and what is escaped around them."""

from __future__ import annotations

import re
from html import unescape
from html.entities import name2codepoint
from typing import NamedTuple

_ENTITY = re.compile(r"&(?:(\w+)|#(?:0*(\d{1,7})|x0*([\da-fA-F]{1,6})));", re.ASCII)
# What is no entity in a text of HTML; names that nobody knows are entities there.
_NO_ENTITY = re.compile(r"&(?!(?:[\w:][\w.:-]*|#\d+|#x[0-9a-fA-F]+);)", re.ASCII)
# kramdown 2.4.0 knows these otherwise than HTML 4 does.
CODEPOINTS = name2codepoint | {
    "apos": 0x27,
    "vellip": 0x22EE,
    "lceil": 0x2309,
    "rceil": 0x2308,
    "lang": 0x232A,
    "rang": 0x2329,
}


class Entity(NamedTuple):
    """An entity of a text."""

    value: str | None
    """The character it stands for; "" where there is no such character, None where the name is unknown."""
    original: str
    """The entity as written."""
    end: int
    """Position after it."""


def read(text: str, pos: int) -> Entity | None:
    """Read the entity whose `&` stands at `pos`; None where there is none."""
    match = _ENTITY.match(text, pos)
    if match is None:
        return None
    name, decimal, hexadecimal = match.groups()
    value: str | None
    if name is None:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        value = unescape(f"&#{code};") or (chr(code) if code < ord(" ") else "")
    else:
        value = chr(CODEPOINTS[name]) if name in CODEPOINTS else None
    return Entity(value, match[0], match.end())


def decode(text: str) -> str:
    """Return a text with its entities as characters; a name that is unknown is text."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    entity = read(match[0], 0)
    return match[0] if entity is None else entity.value or match[0]


def escape(text: str) -> str:
    """Escape plain text: every `&`, `<` and `>`."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_keeping_entities(text: str) -> str:
    """Escape the text of an HTML element that is kept as written: what looks like an entity stays one."""
    if "&" in text:
        text = _NO_ENTITY.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")
