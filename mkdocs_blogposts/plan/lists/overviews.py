"""The overviews of all categories, all tags and all years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.model import ListOptions
from mkdocs_blogposts.plan.lists.list_addresses import list_address
from mkdocs_blogposts.plan.lists.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_blogposts.model import Post, TermKind, ViewKind
    from mkdocs_blogposts.plan.lists.listing import NamedTerm

_DATED = frozenset({"year", "month", "day"})


def overviews(
    options: ListOptions, posts: Sequence[Post], named: Sequence[NamedTerm], pages: Mapping[ViewKind, str]
) -> list[Listing]:
    """Return the overviews that have something to show; `named` are the terms that have pages.

    `pages` are the URLs of pages that the site has for them; an option says otherwise.
    """
    urls, usual = _urls(options), _urls(ListOptions())
    urls |= {kind: url for kind, url in pages.items() if urls[kind] == usual[kind]}
    kinds: list[tuple[TermKind, ViewKind, str]] = [
        ("category", "categories", "Categories"),
        ("tag", "tags", "Tags"),
    ]
    listings = []
    for of, kind, title in kinds:
        if names := tuple(term.name for term in named if term.kind == of):
            listings.append(Listing(kind, title, list_address(urls[kind]), names=names))
    if posts and _DATED.intersection(options.archives.kinds):
        uris = tuple(post.source.src_uri for post in posts)
        years = tuple(dict.fromkeys(f"{post.date.year:04}" for post in posts))
        listings.append(Listing("archive", "Archive", list_address(urls["archive"]), uris, names=years))
    return listings


def _urls(options: ListOptions) -> dict[ViewKind, str]:
    return {
        "categories": options.categories_url,
        "tags": options.tags_url,
        "archive": options.archive_url,
    }
