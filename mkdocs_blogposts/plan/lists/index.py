"""The blog index and the overviews of all categories, all tags and all years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Settings
from mkdocs_blogposts.plan.lists.listing import Listing
from mkdocs_blogposts.plan.lists.places import folder, place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_blogposts.model import Post, TermKind, ViewKind
    from mkdocs_blogposts.plan.lists.listing import NamedTerm

_DATED = frozenset({"year", "month", "day"})


def index(settings: Settings, posts: Sequence[Post]) -> Listing:
    """Return the blog index: every post that is not `hidden`, pinned ones first, else in order."""
    shown = [post for post in posts if not post.hidden]
    # Sorting is stable, so each half stays newest first.
    shown.sort(key=lambda post: not post.pinned)
    uris = tuple(post.source.src_uri for post in shown)
    return Listing("index", "Blog", folder(settings.blog_dir, {}), uris, settings.per_page)


def overviews(
    settings: Settings, posts: Sequence[Post], named: Sequence[NamedTerm], homes: Mapping[ViewKind, str]
) -> list[Listing]:
    """Return the overviews that have something to show; `named` are the terms that have pages.

    `homes` are the URLs of pages that the site has for them; an option says otherwise.
    """
    urls, usual = _urls(settings), _urls(Settings(""))
    urls |= {kind: url for kind, url in homes.items() if urls[kind] == usual[kind]}
    kinds: list[tuple[TermKind, ViewKind, str]] = [
        ("category", "categories", "Categories"),
        ("tag", "tags", "Tags"),
    ]
    found = []
    for of, kind, title in kinds:
        if names := tuple(term.name for term in named if term.kind == of):
            found.append(Listing(kind, title, place(urls[kind]), names=names))
    if posts and _DATED.intersection(settings.archives.kinds):
        uris = tuple(post.source.src_uri for post in posts)
        years = tuple(dict.fromkeys(f"{post.date.year:04}" for post in posts))
        found.append(Listing("archive", "Archive", place(urls["archive"]), uris, names=years))
    return found


def _urls(settings: Settings) -> dict[ViewKind, str]:
    return {
        "categories": settings.categories_url,
        "tags": settings.tags_url,
        "archive": settings.archive_url,
    }
