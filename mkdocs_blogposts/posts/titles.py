"""The heading a body begins with, which titles a page where jekyll-titles-from-headings is used."""

from __future__ import annotations

import re
from typing import NamedTuple

from mkdocs_blogposts import kramdown

_BLANK = r"(?:[ \t\r]*+\n)*+"
_ATX = r" {0,3}#{1,3}(?!#)[^\n]*+"
_SETEXT = r" {0,3}[^\s#][^\n]*+\n(?:=++|-++)[ \t\r]*+(?=\n|\Z)"
_ATTRIBUTES = r"(?:\n {0,3}\{:[^\n}]*+\}[ \t\r]*+(?=\n|\Z))?"
_START = re.compile(rf"{_BLANK}(?P<heading>{_ATX}|{_SETEXT}){_ATTRIBUTES}{_BLANK}")
_LONGEST = 500
_LIQUID = re.compile(r"\{[{%]")


class Heading(NamedTuple):
    """The heading at the start of a body."""

    title: str
    """Its text, without markup."""
    end: int
    """Where the body goes on behind it, its attributes and blank lines."""


def at_start(body: str) -> Heading | None:
    """Return the heading of level 1 to 3 with which a Markdown body begins; None where it begins otherwise.

    One that holds Liquid is passed over, because what it will say is known too late; so is one that is longer
    than any title.
    """
    found = _START.match(body)
    if found is None or len(found["heading"]) > _LONGEST or _LIQUID.search(found["heading"]):
        return None
    document = kramdown.convert(found["heading"])
    if len(document.toc) != 1 or not re.match("<h[1-3][ >]", document.html):
        return None
    title = " ".join(document.toc[0].title.split())
    return Heading(title, found.end()) if title else None
