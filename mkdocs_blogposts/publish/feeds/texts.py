"""Text as feeds hold it: without what XML forbids, escaped, in CDATA, typeset; and times."""

from __future__ import annotations

import re
from email.utils import format_datetime
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from mkdocs_blogposts.html.texts import in_one_line, strip_html
from mkdocs_blogposts.markup import kramdown

if TYPE_CHECKING:
    from datetime import datetime

_OPTIONS = kramdown.Options()


def cleaned(text: str) -> str:
    """Return a text without the characters that XML 1.0 forbids."""
    return text if text.isprintable() else _forbidden().sub("", text)


@cache  # It takes long to compile, and an empty feed holds no text that is not printable.
def _forbidden() -> re.Pattern[str]:
    # https://www.w3.org/TR/xml/#charsets; no escape makes the others legal.
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(text: str) -> str:
    """Return a text as it stands in an element or an attribute."""
    return escape(cleaned(text))


def html(text: str) -> str:
    """Return a text as HTML."""
    return escape(text, quote=False)


def cdata(text: str) -> str:
    """Return a text as CDATA, whatever it holds; an end mark within is parted."""
    return f"<![CDATA[{cleaned(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def typeset(written: str) -> str:
    """Return a title as HTML, with typographic quotes and dashes: what Jekyll's `smartify` makes of it."""
    return kramdown.smartify(cleaned(written), _OPTIONS).strip()


def stripped(written: str) -> str:
    """Return HTML without tags, in one line, as Jekyll's `strip_html | normalize_whitespace` have it."""
    return in_one_line(strip_html(cleaned(written)))


def iso(date: datetime) -> str:
    """Return a time as Atom and JSON Feed want it; of an old offset, the seconds are cut off."""
    return date.isoformat(timespec="seconds")[:25]


def rfc822(date: datetime) -> str:
    """Return a time as RSS wants it; of an old offset, the seconds are cut off."""
    return format_datetime(date)[:31]
