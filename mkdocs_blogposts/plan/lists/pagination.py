"""Lists cut into pages, and where the pages after the first go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_blogposts.model import ListOptions
    from mkdocs_blogposts.plan.lists.list_addresses import ListAddress


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
