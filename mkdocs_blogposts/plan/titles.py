"""Titles: how they are shown, and the heading that is one where jekyll-titles-from-headings is used."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.html import wording
from mkdocs_blogposts.html.wording import Wording
from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.ruby import slugs
from mkdocs_blogposts.ruby.values import is_truthy, to_s

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Entry

_BLANK = r"(?:[ \t\r]*+\n)*+"
_ATX = r" {0,3}#{1,3}(?!#)[^\n]*+"
_SETEXT = r" {0,3}[^\s#][^\n]*+\n(?:=++|-++)[ \t\r]*+(?=\n|\Z)"
_ATTRIBUTES = r"(?:\n {0,3}\{:[^\n}]*+\}[ \t\r]*+(?=\n|\Z))?"
_START = re.compile(rf"{_BLANK}(?P<heading>{_ATX}|{_SETEXT}){_ATTRIBUTES}{_BLANK}")
_LONGEST = 500
_LIQUID = re.compile(r"\{[{%]")


class TitleHeading(NamedTuple):
    """The heading at the start of a body."""

    title: str
    """Its text, without markup, as HTML: what is put into a front matter is read as that."""
    end: int
    """Where the body goes on behind it, its attributes and blank lines."""


def at_start(body: str) -> TitleHeading | None:
    """Return the heading of level 1 to 3 with which a Markdown body begins; None where it begins otherwise.

    One that holds Liquid is passed over, because what it will say is known too late; so is one that is longer
    than any title.
    """
    start = _START.match(body)
    if start is None or len(start["heading"]) > _LONGEST or _LIQUID.search(start["heading"]):
        return None
    document = kramdown.convert(start["heading"])
    if len(document.toc) != 1 or not re.match("<h[1-3][ >]", document.html):
        return None
    title = " ".join(document.toc[0].title.split())
    return TitleHeading(escape(title, quote=False), start.end()) if title else None


def in_jekyll(entry: Entry) -> str:
    """Return a title as Jekyll has it, which its themes print as HTML; ours where it has none."""
    title = entry.meta.get("title")
    return to_s(title) if is_truthy(title) else entry.title


def shown(title: object, name: str, otherwise: str) -> Wording:
    """Return a title of a front matter as it is shown; where it has no text, one made of the file's name.

    `otherwise` stands for a name that no title can be made of.
    """
    written = to_s(title) if is_truthy(title) else ""
    wordings = (wording.read(text) for text in (written, slugs.titleize(name), otherwise))
    return next((each for each in wordings if each.text), Wording(escape(otherwise, quote=False), otherwise))
