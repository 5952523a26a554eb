"""What a list shows of the author's page that stands at its address, and what that page sees of the list."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Entry, ListOptions, ShownText, SitePage, View

if TYPE_CHECKING:
    from mkdocs_blogposts.plan.lists.listing import Listing
    from mkdocs_blogposts.plan.lists.survey import Survey

_OF_TERMS = frozenset({"categories", "tags", "archive"})
_PAGED = frozenset({"index", "list"})


def paginator_of(options: ListOptions, listing: Listing, page: Entry) -> View | None:
    """Return the first page of a list as a page of the site sees it; None where Jekyll gives it none.

    jekyll-paginate gives `paginator` to an `index.html`, and to no Markdown.
    """
    if listing.kind not in _PAGED or not isinstance(page, SitePage):
        return None
    if listing.how is None and not (options.has_paginator and _name(page) == "index.html"):
        return None
    shown = listing.posts[: listing.per_page] if listing.per_page > 0 else listing.posts
    number = -(-len(listing.posts) // len(shown)) if shown else 1
    view = View(listing.kind, page.source.src_uri, page.url, page.dest_uri, listing.title, shown)
    return replace(view, urls=(page.url,) * number, total=len(listing.posts))


def _name(page: SitePage) -> str:
    return posixpath.basename(page.source.src_uri)


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
