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


def downcase(value: object) -> str:
    """Lower the case."""
    return slugs.downcase(values.to_s(value))


def upcase(value: object) -> str:
    """Raise the case."""
    return values.to_s(value).upper()


def capitalize(value: object) -> str:
    """Raise the first character, lower the others."""
    text = values.to_s(value)
    return text[:1].title() + slugs.downcase(text[1:])


def escape(value: object) -> str | None:
    """Escape what HTML gives a meaning."""
    return None if value is None else escape_html(values.to_s(value)).replace("&#x27;", "&#39;")


def escape_once(value: object) -> str:
    """Escape what is not escaped yet."""
    return _ESCAPABLE.sub(lambda match: str(escape(match[0])), values.to_s(value))


def url_encode(value: object) -> str | None:
    """Encode a text for a query."""
    return None if value is None else cgi_escape(values.to_s(value))


def url_decode(value: object) -> str | None:
    """Decode a text from a query."""
    if value is None:
        return None
    try:
        return unquote_plus(values.to_s(value), errors="strict")
    except UnicodeDecodeError:
        raise TemplateError(
            "`url_decode` is given what is no UTF-8; write `{{ 'a%20b' | url_decode }}`"
        ) from None


def cut(value: object, offset: object, length: object = None) -> object:
    """Return a part of a text or list; a negative offset counts from the end. Liquid calls it `slice`."""
    start = integer(offset, "slice")
    count = 1 if length is None else integer(length, "slice")
    whole = list(value) if isinstance(value, list | tuple) else values.to_s(value)
    start += len(whole) if start < 0 else 0
    if start < 0 or count < 0:
        return whole[:0]
    return whole[start : start + count]


def truncate(value: object, length: object = 50, ending: object = "...") -> object:
    """Shorten a text to a number of characters, the ending included."""
    if value is None:
        return None
    text, mark, most = values.to_s(value), values.to_s(ending), integer(length, "truncate")
    return text[: max(0, most - len(mark))] + mark if len(text) > most else text


def truncatewords(value: object, count: object = 15, ending: object = "...") -> object:
    """Shorten a text to a number of words. Liquid 4 adds the ending to a text of just as many words too."""
    if value is None:
        return None
    found = words(values.to_s(value))
    most = max(1, integer(count, "truncatewords"))
    return " ".join(found[:most]) + values.to_s(ending) if len(found) >= most else value


def split(value: object, pattern: object) -> list[str]:
    """Part a text; empty parts at its end are left out, and a blank stands for any number of blanks."""
    text, sign = values.to_s(value), values.to_s(pattern)
    if sign == " ":
        return words(text)
    parts = text.split(sign) if sign else list(text)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def replace(value: object, old: object, new: object = "") -> str:
    """Replace every occurrence of a text."""
    text, sought, other = values.to_s(value), values.to_s(old), values.to_s(new)
    count = text.count(sought) if sought else len(text) + 1
    if len(text) + count * len(other) > _LONGEST:
        raise TemplateError("`replace` makes a text of more than 50 million characters; replace less")
    return text.replace(sought, other)


_LONGEST = 50_000_000


def replace_first(value: object, old: object, new: object = "") -> str:
    """Replace the first occurrence of a text."""
    return values.to_s(value).replace(values.to_s(old), values.to_s(new), 1)


FILTERS: Mapping[str, Callable[..., object]] = {
    "size": lambda value: values.size(value) or 0,
    "downcase": downcase,
    "upcase": upcase,
    "capitalize": capitalize,
    "h": escape,
    "escape": escape,
    "escape_once": escape_once,
    "url_encode": url_encode,
    "url_decode": url_decode,
    "slice": cut,
    "truncate": truncate,
    "truncatewords": truncatewords,
    "split": split,
    "strip": lambda value: values.to_s(value).strip(_BLANKS),
    "lstrip": lambda value: values.to_s(value).lstrip(_BLANKS),
    "rstrip": lambda value: values.to_s(value).rstrip(_BLANKS),
    "strip_html": lambda value: strip_html(values.to_s(value)),
    "strip_newlines": lambda value: _LINE_END.sub("", values.to_s(value)),
    "newline_to_br": lambda value: _LINE_END.sub("<br />\n", values.to_s(value)),
    "replace": replace,
    "replace_first": replace_first,
    "remove": lambda value, old: replace(value, old),
    "remove_first": lambda value, old: replace_first(value, old),
    "append": lambda value, other: values.to_s(value) + values.to_s(other),
    "prepend": lambda value, other: values.to_s(other) + values.to_s(value),
}
