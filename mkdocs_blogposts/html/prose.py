"""Plain text of a finished body: as a whole, as a short summary, and how long it takes to read."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from mkdocs_blogposts.html.elements import HEADINGS, INLINE, VOID
from mkdocs_blogposts.html.tokens import COMMENT, QUIET_TAG, attributes, segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.html.tokens import Tag

_WORDS_PER_MINUTE = 265
_CJK_PER_MINUTE = 350

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"\w++(?:['’.-]\w++)*+")
_MARKUP = re.compile(r"<[a-zA-Z/!]")

_WITHIN_LINES = INLINE | {COMMENT}
_EMPTY = VOID | {COMMENT}
# Elements, and classes and ids of elements, that hold no text of the author's ...
_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "svg", "iframe", "object", "textarea", "title"}
    | {"headerlink", "header-link", "footnote-backref", "footnote-ref", "reversefootnote", "linenos"},
)
# ... and those whose text is no prose that could sum a post up.
_NO_PROSE = frozenset(
    {"pre", "table", "figure", "nav", "select", "button", "dl", "highlight", "toc", "markdown-toc"}
    | {"footnote", "footnotes"}
    | _UNSEEN
    | HEADINGS,
)
# Classes of pictures that stand for a sign: jemoji's, and those of pymdownx.emoji.
_EMOJI = frozenset({"emoji", "gemoji", "twemoji", "emojione"})
_LISTS = frozenset({"ul", "ol"})

_SENTENCE_ENDS = "。！？"
_CLAUSE_ENDS = "，、；："
_LOOSE_ENDS = " ,.;:，、；：。-–—(（「『“‘《"


def plain_text(html: str) -> str:
    """Return what a reader sees of a body, in one line, without permalink signs and footnote marks."""
    pieces: list[str] = []
    for text, tag in _pieces(html, _UNSEEN):
        pieces += text, "" if tag is None or tag.name in _WITHIN_LINES else " "
    return " ".join("".join(pieces).split())


def summary(html: str, limit: int = 160) -> str:
    """Return the first prose of a body in about `limit` columns (a CJK character takes two).

    Headings, pictures, code, tables, tables of contents and footnotes are passed over; lists count only
    where there is nothing else. The text ends at a word, or at a CJK sentence or clause, and with "…" where
    something of these paragraphs was left out.
    """
    text = _opening(html, limit, _NO_PROSE | _LISTS) or _opening(html, limit, _NO_PROSE)
    return _cut(text, limit)


def minutes(text_or_html: str) -> int:
    """Return the minutes a reader takes, at least 1: 265 words or 350 CJK characters each."""
    text = plain_text(text_or_html) if _MARKUP.search(text_or_html) else unescape(text_or_html)
    rest, characters = (text, 0) if text.isascii() else _CJK.subn(" ", text)
    words = len(_WORD.findall(rest))
    return max(1, round(words / _WORDS_PER_MINUTE + characters / _CJK_PER_MINUTE))


def _opening(html: str, limit: int, passed_over: frozenset[str]) -> str:
    """Return enough whole paragraphs to fill `limit` columns; a heading ends them once half is there."""
    paragraphs: list[str] = []
    current: list[str] = []
    length = 0
    for text, tag in _pieces(html, passed_over):
        current.append(text)
        if tag is not None and tag.name in _WITHIN_LINES:
            continue
        if tag is not None and tag.name == "br":
            current.append(" ")
            continue
        if paragraph := " ".join("".join(current).split()):
            paragraphs.append(paragraph)
            length += len(paragraph)
        current.clear()
        if length >= limit or (tag is not None and tag.name in HEADINGS and length >= limit / 2):
            break
    return " ".join(paragraphs)


def _cut(text: str, limit: int) -> str:
    columns = 0
    for end, character in enumerate(text):
        columns += 2 if east_asian_width(character) in "WF" else 1
        if columns > limit:
            return text[: _boundary(text, end)].rstrip(_LOOSE_ENDS) + "…"
    return text


def _boundary(text: str, end: int) -> int:
    """Return where to cut at or before `end`: behind a sentence, else a clause, else a word."""
    for marks, least in ((_SENTENCE_ENDS, 0.6), (_CLAUSE_ENDS, 0.7)):
        place = max(text.rfind(mark, 0, end) for mark in marks)
        if place >= end * least:
            return place + 1
    for place in range(end, max(end // 2 - 1, 0), -1):
        if text[place] == " " or _CJK.match(text[place]) or _CJK.match(text[place - 1]):
            return place
    return end


def _pieces(html: str, hidden: frozenset[str]) -> Iterator[tuple[str, Tag | None]]:
    """Yield the text of all that is not hidden, piece by piece, each with the tag behind it."""
    depth, name = 0, ""
    for text, tag in segments(html, telling=True):
        if tag is None:
            yield ("" if depth else _read(text)), None
        elif depth:
            depth += 0 if tag.name != name else -1 if tag.closing else 1
        else:
            picture = _emoji(html, tag) if tag.name == "img" else ""
            # A picture that is a word neither ends a paragraph nor is followed by a blank.
            yield _read(text) + picture, tag._replace(name="span") if picture else tag
            if not tag.closing and tag.name not in _EMPTY and _is_hidden(html, tag, hidden):
                depth, name = 1, tag.name


def _read(text: str) -> str:
    """Return what a reader sees of the text between two tags that tell something."""
    pieces = QUIET_TAG.split(text) if "<" in text else (text,)
    return "".join(map(unescape, pieces))


@lru_cache(maxsize=8)
def _mentions(hidden: frozenset[str]) -> re.Pattern[str]:
    """Return what finds attributes that could name one of these, escaped or not."""
    return re.compile("|".join(map(re.escape, ("&", *sorted(hidden)))))


def _emoji(html: str, tag: Tag) -> str:
    """Return what a picture stands for where it is an emoji, else ""."""
    attr = {attribute.name: attribute.value for attribute in attributes(html, tag)}
    return attr.get("alt", "") if not _EMOJI.isdisjoint(attr.get("class", "").split()) else ""


def _is_hidden(html: str, tag: Tag, hidden: frozenset[str]) -> bool:
    if tag.name in hidden:
        return True
    # Highlighted code has thousands of tags, so their attributes are not read without need.
    return _mentions(hidden).search(html, *tag.inside) is not None and any(
        not hidden.isdisjoint(attribute.value.split())
        for attribute in attributes(html, tag)
        if attribute.name in ("class", "id")
    )
