"""The blog index: its posts, and where its pages after the first go (jekyll-paginate's `paginate_path`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.model import ListOptions, Paginate, Post
from mkdocs_blogposts.plan.lists.list_addresses import ListAddress, list_folder
from mkdocs_blogposts.plan.lists.listing import Listing
from mkdocs_blogposts.plan.lists.selection import selected

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEWEST_FIRST = Paginate(sort_reverse=True)


def blog_index(options: ListOptions, posts: Sequence[Post]) -> Listing:
    """Return the blog index: every post that is not `hidden`, pinned ones first, else newest first."""
    uris = selected(posts, _NEWEST_FIRST, pinned_first=True)
    return Listing("index", "Blog", list_folder(options.blog_dir), uris, options.per_page)


def index_page(options: ListOptions, number: int) -> ListAddress:
    """Return where page `number` (2 or more) of the blog index goes.

    As jekyll-paginate writes it: always a folder with an `index.html`, so that `/page-:num.html` gives
    `page-2.html/index.html`. A path that does not lie in the blog's folder is put there.
    """
    path = list_folder(options.paginate_path, {"num": str(number)})
    blog = list_folder(options.blog_dir).stem
    if not blog or f"{path.stem}/".startswith(f"{blog}/"):
        return path
    return ListAddress(f"{blog}/{path.stem}")
