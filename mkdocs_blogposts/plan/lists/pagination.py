"""The blog index; how lists are cut into pages, and where their pages after the first go."""

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

    As jekyll-paginate writes it, by its `paginate_path`: always a folder with an `index.html`, so that
    `/page-:num.html` gives `page-2.html/index.html`. A path outside of the blog's folder is put there.
    """
    path = list_folder(options.paginate_path, {"num": str(number)})
    blog = list_folder(options.blog_dir).stem
    if not blog or f"{path.stem}/".startswith(f"{blog}/"):
        return path
    return ListAddress(f"{blog}/{path.stem}")


def cut(posts: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    """Cut a list into pages of `size` posts; at least one page, and only one where `size` is 0 or less."""
    if size <= 0:
        return [posts]
    return [posts[start : start + size] for start in range(0, len(posts), size)] or [()]


def list_page(options: ListOptions, first: ListAddress, number: int) -> ListAddress:
    """Return where page `number` (2 or more) of any other list goes: below its first page.

    The folder is named as the last part of `paginate_path`: `/blog/page:num/` gives `/tag/x/page2/`.
    A bare number takes the part before it along (`/page/:num/`), for `/2024/2/` would look like a month.
    """
    parts = _parts(options.paginate_path) or [":num"]
    last = next((at for at, part in enumerate(parts) if ":num" in part), 0)
    bare = parts[last] == ":num" and last > 0 and parts[:last] != _parts(options.blog_dir)
    tail = "/".join(parts[last - 1 if bare else last : last + 1])
    return first.below(tail.replace(":num", str(number)))


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]
