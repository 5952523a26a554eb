"""Liquid's filters for text."""

from __future__ import annotations

import re
from html import escape as escape_html
from typing import TYPE_CHECKING
from urllib.parse import quote_plus, unquote_plus

from mkdocs_blogposts.html.texts import strip_html
from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.ruby import slugs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BLANKS = " \t\r\n\f\v\0"
_WORD = re.compile(r"[^ \t\r\n\f\v\0]+")
_ESCAPABLE = re.compile(r"""["><']|&(?!(?:[a-zA-Z]+|#[0-9]+);)""")
_LINE_END = re.compile(r"\r?\n")
_LONGEST = 50_000_000


def words(text: str) -> list[str]:
    """Part a text at its blanks as Ruby does: a no-break or full-width space is none."""
    return _WORD.findall(text)


def integer(value: object, name: str) -> int:
    """Return a number of a filter's argument; raise `TemplateError` where it is none."""
    try:
        return int(value) if isinstance(value, int | float) else int(values.to_s(value).strip())
    except (ValueError, OverflowError):
        shown = values.to_s(value)[:40]
        raise TemplateError(
            f"`{name}` needs a whole number, but is given `{shown}`; write `{name}: 5`"
        ) from None


def cgi_escape(text: str) -> str:
    """Encode a text as a form does: a blank becomes `+`."""
    return quote_plus(text, safe="~").replace("*", "%2A")


def _escape(text: str) -> str:
    return escape_html(text).replace("&#x27;", "&#39;")


def _url_decode(text: str) -> str:
    """Decode a text from a query."""
    try:
        return unquote_plus(text, errors="strict")
    except UnicodeDecodeError:
        raise TemplateError(
            "`url_decode` is given what is no UTF-8; write `{{ 'a%20b' | url_decode }}`"
        ) from None


def _slice(value: object, offset: object, length: object = None) -> object:
    """Return a part of a text or list; a negative offset counts from the end."""
    start = integer(offset, "slice")
    count = 1 if length is None else integer(length, "slice")
    whole = list(value) if isinstance(value, list | tuple) else values.to_s(value)
    start += len(whole) if start < 0 else 0
    if start < 0 or count < 0:
        return whole[:0]
    return whole[start : start + count]


def _truncate(text: str, length: object = 50, ending: object = "...") -> str:
    """Shorten a text to a number of characters, the ending included."""
    mark, most = values.to_s(ending), integer(length, "truncate")
    return text[: max(0, most - len(mark))] + mark if len(text) > most else text


def _truncatewords(value: object, count: object = 15, ending: object = "...") -> object:
    """Shorten a text to a number of words. Liquid 4 adds the ending to a text of just as many words too."""
    if value is None:
        return None
    found = words(values.to_s(value))
    most = max(1, integer(count, "truncatewords"))
    return " ".join(found[:most]) + values.to_s(ending) if len(found) >= most else value


def _split(text: str, pattern: object) -> list[str]:
    """Part a text; empty parts at its end are left out, and a blank stands for any number of blanks."""
    sign = values.to_s(pattern)
    if sign == " ":
        return words(text)
    parts = text.split(sign) if sign else list(text)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _replace(text: str, old: object, new: object = "") -> str:
    """Replace every occurrence of a text."""
    sought, other = values.to_s(old), values.to_s(new)
    count = text.count(sought) if sought else len(text) + 1
    if len(text) + count * len(other) > _LONGEST:
        raise TemplateError("`replace` makes a text of more than 50 million characters; replace less")
    return text.replace(sought, other)


FILTERS: Mapping[str, Callable[..., object]] = {
    "size": lambda value: values.size(value) or 0,
    "slice": _slice,
    "truncatewords": _truncatewords,
}
OF_TEXT: Mapping[str, Callable[..., object]] = {
    "downcase": slugs.downcase,
    "upcase": lambda text: text.upper(),
    "capitalize": lambda text: text[:1].title() + slugs.downcase(text[1:]),
    "escape_once": lambda text: _ESCAPABLE.sub(lambda match: _escape(match[0]), text),
    "split": _split,
    "strip": lambda text: text.strip(_BLANKS),
    "lstrip": lambda text: text.lstrip(_BLANKS),
    "rstrip": lambda text: text.rstrip(_BLANKS),
    "strip_html": strip_html,
    "strip_newlines": lambda text: _LINE_END.sub("", text),
    "newline_to_br": lambda text: _LINE_END.sub("<br />\n", text),
    "replace": _replace,
    "replace_first": lambda text, old, new="": text.replace(values.to_s(old), values.to_s(new), 1),
    "remove": lambda text, old: _replace(text, old),
    "remove_first": lambda text, old: text.replace(values.to_s(old), "", 1),
    "append": lambda text, other: text + values.to_s(other),
    "prepend": lambda text, other: values.to_s(other) + text,
}
"""Filters that take a value as text."""
OF_TEXT_OR_NIL: Mapping[str, Callable[..., object]] = {
    "h": _escape,
    "escape": _escape,
    "url_encode": cgi_escape,
    "url_decode": _url_decode,
    "truncate": _truncate,
}
"""Filters that take a value as text, and leave nil as it is."""
