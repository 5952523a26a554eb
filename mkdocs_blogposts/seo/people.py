"""Who wrote a page, as search engines and Twitter want to know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.seo.values import mapping, text, web_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_blogposts.model import Author

_TYPES = ("Person", "Organization")
_HANDLES = ("twitter", "twitter_username")


@dataclass(frozen=True, slots=True)
class Person:
    """An author; without a name where there is none."""

    name: str = ""
    url: str = ""
    """Absolute; "" where there is none."""
    twitter: str = ""
    """With its "@"; "" where there is none."""
    type: str = "Person"
    """"Person" or "Organization", as schema.org has them."""


def person(author: Author, written: Iterable[object], known: Mapping[str, object], base: str) -> Person:
    """Return an author with what the entry of the front matter, or of the authors' data, says beyond it.

    `written` are the values in which the author was named.
    """
    entry = next((found for value in written if (found := _entry(value))), None)
    entry = entry or mapping(known.get(author.key))
    kind = text(entry.get("type"))
    return Person(
        name=author.name,
        url=web_url(author.url, base),
        twitter=handle(next((entry[key] for key in _HANDLES if text(entry.get(key))), "")),
        type=kind if kind in _TYPES else _TYPES[0],
    )


def handle(value: object) -> str:
    """Return an account with its "@", from `jane`, `@jane` or the URL of its page."""
    name = text(value).rstrip("/").rpartition("/")[2].removeprefix("@")
    return f"@{name}" if name else ""


def _entry(value: object) -> Mapping[str, object]:
    first = value[0] if isinstance(value, list) and value else value
    return mapping(first)
