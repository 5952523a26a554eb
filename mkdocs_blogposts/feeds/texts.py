"""Text as feeds hold it: without what XML forbids, escaped, in CDATA, typeset; and times."""

from __future__ import annotations

import re
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

# https://www.w3.org/TR/xml/#charsets; no escape makes the others legal.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIGNS = {"<<": "«", ">>": "»", "---": "—", "--": "–", "...": "…"}
_SIGN = re.compile(r"<<|>>|---?|\.\.\.")
# A quote opens at the beginning, behind blanks, brackets, dashes and another quote; else it closes. Decades
# ('90s) have an apostrophe.
_OPENING = r"(?:(?<=[\s(\[{–—“-])|\A)"
_DOUBLE = re.compile(rf"""({_OPENING}"(?=\S))|\"""")
_SINGLE = re.compile(rf"""({_OPENING}'(?=\S)(?![0-9][0-9]s))|'""")


def cleaned(text: str) -> str:
    """Return a text without the characters that XML 1.0 forbids."""
    return _FORBIDDEN.sub("", text)


def xml(text: str) -> str:
    """Return a text as it stands in an element or an attribute."""
    return escape(cleaned(text))


def html(text: str) -> str:
    """Return a text as HTML."""
    return escape(text, quote=False)


def cdata(text: str) -> str:
    """Return a text as CDATA, whatever it holds; an end mark within is parted."""
    return f"<![CDATA[{cleaned(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def typeset(text: str) -> str:
    """Return a title with typographic quotes, dashes and dots, as Jekyll's `smartify`, in one line."""
    text = _SIGN.sub(lambda found: _SIGNS[found[0]], " ".join(cleaned(text).split()))
    text = _DOUBLE.sub(lambda found: "“" if found[1] else "”", text)
    return _SINGLE.sub(lambda found: "‘" if found[1] else "’", text)


def iso(date: datetime) -> str:
    """Return a time as Atom and JSON Feed want it; of an old offset, the seconds are cut off."""
    return date.isoformat(timespec="seconds")[:25]


def rfc822(date: datetime) -> str:
    """Return a time as RSS wants it; of an old offset, the seconds are cut off."""
    return format_datetime(date)[:31]
