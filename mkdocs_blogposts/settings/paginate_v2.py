"""jekyll-paginate-v2's settings: `pagination` and `autopages` of `_config.yml` and of pages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.model import CONFIG, Paginate, TermKind
from mkdocs_blogposts.ruby.values import to_s
from mkdocs_blogposts.settings.keys import COUNT, FLAG, MAPPING, TEXT, Keys, Kind, T, mismatch

if TYPE_CHECKING:
    from collections.abc import Mapping


class Autopages(NamedTuple):
    """The lists that jekyll-paginate-v2 makes by itself."""

    modes: Mapping[TermKind, str] = {}
    """The kinds of terms that have some, each with the mode of its slugs."""
    patterns: Mapping[str, str] = {}
    """Their URLs, by kind, with `:name`."""
    posts_url: str = ""
    """The URL of the list of the collection `posts`; "" where there is none."""


class Fault(NamedTuple):
    """A value of `pagination` that is of no use."""

    key: str
    found: object
    expected: str
    example: str

    def __str__(self) -> str:
        return mismatch(*self)


def _filter(value: object) -> tuple[str, ...] | None:
    """Return the names of a filter: a list, or a text with commas."""
    if isinstance(value, dict) or value is None:
        return None
    if value is False:
        return ()
    values = value if isinstance(value, list) else re.split("[;,]", to_s(value))
    return tuple(name for each in values if (name := to_s(each).strip()))


FILTER = Kind(_filter, "a name, or names with commas between", "python, web")
SIZE = Kind(lambda value: COUNT.read(value) or None, "a number, 1 or more", "10")
_AUTOPAGES: Mapping[str, tuple[TermKind, str]] = {"categories": ("category", ":cat"), "tags": ("tag", ":tag")}


def of_config(keys: Keys) -> Paginate | None:
    """Return what `pagination` says; None where it is off, or where jekyll-paginate's `paginate` wins."""
    given = keys.get("pagination")
    if not isinstance(given, dict) or not is_on(given) or keys.get("paginate") is not None:
        return None
    found, faults = laid_over(Paginate(), given)
    for fault in faults:
        keys.tell_of(CONFIG, *fault)
    size = keys.read(SIZE, None, option="pagination_per_page")
    return found if size is None else replace(found, per_page=size)


def is_on(given: Mapping[str, object]) -> bool:
    """Say whether a `pagination` is enabled: nothing but its own word does that."""
    return given.get("enabled") is True


def laid_over(base: Paginate, given: Mapping[str, object]) -> tuple[Paginate, list[Fault]]:
    """Return `base` with the values of `pagination` over it, and the values that are of no use."""
    over = _Over(given)
    category = over.read("category", FILTER, base.category)
    found = Paginate(
        per_page=over.read("per_page", SIZE, base.per_page),
        permalink=over.read("permalink", TEXT, base.permalink),
        title=over.read("title", TEXT, base.title),
        limit=over.read("limit", COUNT, base.limit),
        offset=over.read("offset", COUNT, base.offset),
        sort_field=over.read("sort_field", TEXT, base.sort_field),
        sort_reverse=over.read("sort_reverse", FLAG, base.sort_reverse),
        # jekyll-paginate-v2's word for all of them.
        category=() if category == ("posts",) else category,
        tag=over.read("tag", FILTER, base.tag),
        locale=over.read("locale", FILTER, base.locale),
        indexpage=over.read("indexpage", TEXT, base.indexpage),
        extension=over.read("extension", TEXT, base.extension),
        collection=over.read("collection", FILTER, base.collection),
    )
    if ":num" in found.permalink + found.indexpage:
        return found, over.faults
    expected = "a path with `:num` for the number of the page"
    fault = Fault("pagination.permalink", found.permalink, expected, "permalink: /page:num/")
    return replace(found, permalink=base.permalink), [*over.faults, fault]


class _Over:
    """The values of a `pagination`, over usual ones."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self.given = given
        self.faults: list[Fault] = []

    def read(self, name: str, kind: Kind[T], usual: T) -> T:
        """Return the value of a name; the usual one where there is none, or one of no use."""
        value = self.given.get(name)
        found = None if value is None else kind.read(value)
        if found is None and value is not None:
            self.faults.append(Fault(f"pagination.{name}", value, kind.expected, f"{name}: {kind.example}"))
        return usual if found is None else found


def autopages(keys: Keys) -> Autopages:
    """Return what `autopages` says, where there is a `pagination`; all are on unless one is switched off."""
    given = keys.read(MAPPING, {}, "autopages")
    if not is_on(given):
        return Autopages()
    modes: dict[TermKind, str] = {}
    patterns: dict[str, str] = {}
    for name, (kind, word) in _AUTOPAGES.items():
        if (own := _own(given, name)) is not None:
            slugify = own.get("slugify")
            mode = slugify.get("mode") if isinstance(slugify, dict) else None
            modes[kind] = mode if isinstance(mode, str) else "none"
            patterns[kind] = _pattern(own, kind, word, ":name")
    collections = _own(given, "collections")
    url = "" if collections is None else _pattern(collections, "collection", ":coll", "posts")
    return Autopages(modes, patterns, url)


def _own(given: Mapping[str, object], name: str) -> Mapping[str, object] | None:
    """Return what `autopages` says of one kind; None where that is switched off."""
    entry = given.get(name)
    own: Mapping[str, object] = entry if isinstance(entry, dict) else {}
    return None if own.get("enabled") is False else own


def _pattern(own: Mapping[str, object], kind: str, word: str, name: str) -> str:
    """Return the URL of the lists of a kind, always a folder; `name` stands for the plugin's `word`."""
    link = own.get("permalink")
    text = link if isinstance(link, str) and word in link else f"/{kind}/{word}"
    return text.replace(word, name).rstrip("/") + "/"
