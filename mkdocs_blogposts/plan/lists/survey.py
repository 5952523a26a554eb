"""What a page of the site says that stands at the address of a list, and what the list shows of that."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Entry, ListOptions, ShownText, SitePage, View
from mkdocs_blogposts.plan.lists import anchors
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_blogposts.plan.lists.listing import Listing

__all__ = ["Survey", "Surveyor", "paginator_of", "text_of"]

_OF_TERMS = frozenset({"categories", "tags", "archive"})
_PAGED = frozenset({"index", "list"})


@dataclass(frozen=True, slots=True)
class Survey:
    """What a page says."""

    says: bool
    """Whether there is anything worth keeping beside a list: prose, a picture, a heading of its own."""
    lead: str
    """What it says in the words of the configuration or of its front matter, in plain text; mostly ""."""
    posts: tuple[str, ...]
    """`src_uri`s of the posts that it lists."""
    has_terms: bool
    """Whether it lists categories, tags, years or the like."""
    has_paginator: bool
    """Whether it lists posts page by page, by Jekyll's `paginator`."""
    html: str
    heading: str = ""
    """What a page that says nothing else, and has no title, calls its list; "" where it does not."""

    def anchors(self, names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the ids that the page writes, by the names at which they stand; "" for those before any."""
        return anchors.by_name(self.html, names)


Surveyor = Callable[[Entry, View | None], Survey]
"""Reads a page of the site, given the page of a list that it shows, if it shows one page by page."""


def paginator_of(options: ListOptions, listing: Listing, page: Entry) -> View | None:
    """Return the first page of a list as a page of the site sees it; None where Jekyll gives it none.

    jekyll-paginate gives `paginator` to an `index.html`, and to no Markdown.
    """
    if listing.kind not in _PAGED or not isinstance(page, SitePage):
        return None
    is_index = posixpath.basename(page.source.src_uri) == "index.html"
    if listing.how is None and not (options.has_paginator and is_index):
        return None
    shown = listing.posts[: listing.per_page] if listing.per_page > 0 else listing.posts
    number = -(-len(listing.posts) // len(shown)) if shown else 1
    view = View(listing.kind, page.source.src_uri, page.url, page.dest_uri, listing.title, shown)
    return replace(view, urls=(page.url,) * number, total=len(listing.posts))


def text_of(said: Survey, page: Entry, listing: Listing, *, is_paged: bool) -> ShownText | None:
    """Return what is shown of a page's text where it shows a list; None where it is no place for the list.

    The front page that lists some posts itself is none for the blog index, which would list them twice; nor
    is a page without the theme, which has no place for our list. `is_paged`: it was given a `paginator`.
    """
    if not said.says:
        return "none"
    if is_paged and said.has_paginator and said.posts:
        return "paged"
    if not _lists(said, listing):
        return None if page.standalone else "above"
    is_whole = page.url != "/" and set(listing.posts) <= set(said.posts)
    return "alone" if listing.kind != "index" or is_whole else None


def _lists(said: Survey, listing: Listing) -> bool:
    """Say whether a page makes the list itself: of two posts or more, where there are that many."""
    if listing.kind in _OF_TERMS:
        return said.has_terms or bool(said.posts)
    return bool(said.posts) and len(said.posts) >= min(2, len(listing.posts))
