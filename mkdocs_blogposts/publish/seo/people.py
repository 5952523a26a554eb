"""Who wrote a page, as search engines and Twitter want to know it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_blogposts.plan import authors
from mkdocs_blogposts.publish.seo.values import web_url
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.settings.keys import mapping, text

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """"Person" or "Organization", as schema.org has them; "" for what is neither."""


def of_page(meta: Mapping[str, object], known: Mapping[str, object], base: str) -> Person | None:
    """Return the author of a page as jekyll-seo-tag finds it: `author`, else the first of the list `authors`.

    None where there is neither, so that the site's stands for them. Whatever else is written in their place
    (false, a list, a number) is nobody.
    """
    written = next((each for each in _written(meta) if each is not None and each != ""), None)
    return None if written is None else person(written, known, base)


def person(written: object, known: Mapping[str, object], base: str) -> Person:
    """Return the person that a key of `known`, a mapping or a plain name stands for.

    Who has no account of Twitter is called by name there, for many a site's authors are accounts.
    """
    if not isinstance(written, str | Mapping):
        return Person()
    entry = mapping(written if isinstance(written, Mapping) else known.get(written.strip()))
    name = authors.name_of(entry) or text(written)
    kind = text(entry.get("type")) or _TYPES[0]
    return Person(
        name=name,
        url=web_url(entry.get("url"), base) if name else "",
        twitter=handle(next((entry[key] for key in _HANDLES if text(entry.get(key))), "")) or _account(name),
        type=kind if kind in _TYPES else "",
    )


def handle(value: object) -> str:
    """Return an account with its "@", from `jane`, `@jane` or the URL of its page."""
    return _account(text(value).rstrip("/").rpartition("/")[2])


def _account(name: str) -> str:
    return f"@{name.removeprefix('@')}" if name else ""


def _written(meta: Mapping[str, object]) -> Iterator[object]:
    yield meta.get("author")
    several = meta.get("authors")
    if isinstance(several, list) and several:
        yield several[0]
