"""The plan of a blog: what will be written where, computed from plain data alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mkdocs_blogposts.model import Blog, Entry, Post, SitePage
from mkdocs_blogposts.plan import lists
from mkdocs_blogposts.plan.addresses import Addresses

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mkdocs_blogposts.model import Settings, Source
    from mkdocs_blogposts.plan.lists.survey import Surveyor

E = TypeVar("E", Post, SitePage)


class BlogWithoutLists(NamedTuple):
    """A blog whose posts, pages and files have their addresses, and whose lists are not planned yet."""

    blog: Blog
    addresses: Addresses
    """Who writes which file so far."""


def without_lists(
    settings: Settings, sources: Sequence[Source], taken: Mapping[str, str] | None = None
) -> BlogWithoutLists:
    """Plan the posts, pages and files of these sources.

    `taken` names the files that are written anyway: `dest_uri` -> `src_uri`. Every `dest_uri` of the plan is
    unique; whoever comes too late is moved beside, with a problem that names both files.
    """
    addresses = Addresses(taken, markdown_ext=settings.folders.markdown_ext)
    if not sources:
        return BlogWithoutLists(Blog(settings), addresses)
    from mkdocs_blogposts.plan import entries  # With half of this room.

    return BlogWithoutLists(entries.read(settings, sources, addresses), addresses)


def with_lists(planned: BlogWithoutLists, surveyor: Surveyor | None = None) -> Blog:
    """Return the whole plan; `surveyor` reads the pages that stand where a list would be."""
    blog, addresses = planned
    old_addresses = _old_addresses(blog)
    made = lists.build(
        blog.settings, blog.posts, addresses, blog.pages, old_addresses, blog.documents, surveyor
    )
    # A whole document that gives way to a list is a page of the theme, as the list is.
    silent = {view.src_uri for view in made.views if view.text == "none"}
    return replace(
        blog,
        documents=tuple(_themed_where(each, silent) for each in blog.documents),
        pages=tuple(_themed_where(page, silent) for page in blog.pages),
        categories=made.categories,
        tags=made.tags,
        views=made.views,
        problems=tuple(dict.fromkeys((*blog.problems, *addresses.problems, *made.problems))),
    )


def _old_addresses(blog: Blog) -> dict[str, str]:
    """Return the files at old addresses, if the site has redirects: `dest_uri` -> `src_uri` of who asks."""
    entries: list[Entry] = [*blog.posts, *blog.documents, *blog.pages]
    if not (entries and blog.settings.redirects.are_made):
        return {}
    from mkdocs_blogposts.plan import redirect_requests

    return redirect_requests.old_addresses(entries)


def _themed_where(entry: E, silent: Collection[str]) -> E:
    return replace(entry, standalone=False) if entry.source.src_uri in silent else entry
