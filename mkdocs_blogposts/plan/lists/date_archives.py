"""The lists of years, months and days (jekyll-archives' `year`, `month`, `day`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.plan.lists.list_addresses import list_address
from mkdocs_blogposts.plan.lists.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_blogposts.model import ListOptions, Post, ViewKind

_PARTS: Mapping[ViewKind, tuple[str, ...]] = {
    "year": ("year",),
    "month": ("year", "month"),
    "day": ("year", "month", "day"),
}


def dated(options: ListOptions, posts: Sequence[Post], patterns: Mapping[ViewKind, str]) -> Iterator[Listing]:
    """Yield the lists of dates that are wanted, newest first: years, then months, then days.

    A post's date is in the site's zone; numbers are padded with zeros, as jekyll-archives pads them.
    """
    for kind, parts in _PARTS.items():
        if kind in options.archives.kinds:
            for date, uris in _grouped(posts, len(parts)).items():
                values = {**dict(zip(parts, date, strict=True)), "type": kind}
                to = list_address(patterns[kind], values)
                yield Listing(kind, "-".join(date), to, tuple(uris), options.archive_per_page)


def _grouped(posts: Sequence[Post], count: int) -> dict[tuple[str, ...], list[str]]:
    """Return the posts' `src_uri`s by the first `count` of year, month and day."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for post in posts:
        date = post.date
        key = (f"{date.year:04}", f"{date.month:02}", f"{date.day:02}")[:count]
        groups.setdefault(key, []).append(post.source.src_uri)
    return groups
