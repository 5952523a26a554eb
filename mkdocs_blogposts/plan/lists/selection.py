"""Which posts a list of jekyll-paginate-v2 shows, and in which order."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_blogposts.model import Paginate, Post

_BETWEEN = re.compile(r"[;,]")
_Key = tuple[int, float, str]


def selected(posts: Sequence[Post], how: Paginate, *, pinned_first: bool = False) -> tuple[str, ...]:
    """Return the `src_uri`s of a list, in order, from `posts` (newest first).

    Hidden posts are left out. Oldest first, or by `sort_field`; then the last `offset` go, and the list is
    turned round where `sort_reverse` says so. Pinned ones of the rest may come first; `limit` counts pages.
    """
    shown = [post for post in reversed(posts) if not post.hidden and _fits(post, how)]
    if how.sort_field != "date":
        shown.sort(key=lambda post: _key(post, how.sort_field))
    shown = shown[: max(0, len(shown) - how.offset)]
    if how.sort_reverse:
        shown.reverse()
    if pinned_first:
        # Sorting is stable, so that each half stays in its order.
        shown.sort(key=lambda post: not post.pinned)
    uris = tuple(post.source.src_uri for post in shown)
    return uris[: how.limit * how.per_page] if how.limit else uris


def _fits(post: Post, how: Paginate) -> bool:
    """Say whether a post passes every filter; upper and lower case are one."""
    locale = post.meta.get("locale")
    sides = (
        (how.category, post.categories),
        (how.tag, post.tags),
        (how.locale, locale if isinstance(locale, list) else [locale]),
    )
    return all(_lower(wanted) <= _lower(own) for wanted, own in sides if wanted)


def names(value: object) -> tuple[str, ...]:
    """Return the names that a term is made of: `news, Tech` and `news;tech` are both of "news" and "tech"."""
    parts = (part.strip().lower() for part in _BETWEEN.split(to_s(value)))
    return tuple(dict.fromkeys(part for part in parts if part))


def _lower(values: Iterable[object]) -> set[str]:
    return {name for value in values for name in names(value)}


def _key(post: Post, field: str) -> _Key:
    """Return what a post is sorted by: nothing first, then numbers, dates, and text in lower case."""
    value: object = post.meta
    for name in field.split(":"):
        value = value.get(name) if isinstance(value, dict) else None
    if field == "title":
        value = to_s(value).strip()
    if value is None:
        return 0, 0, ""
    if isinstance(value, int | float):
        return 1, value, ""
    if isinstance(value, datetime) and value.tzinfo:
        return 2, value.timestamp(), ""
    return 3, 0, to_s(value).lower()
