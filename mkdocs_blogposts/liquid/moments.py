"""What is rendered already: Jekyll renders posts, then other documents, then pages, each in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Blog, Post, SitePage

_LAST = "\U0010ffff"


def by_name(blog: Blog) -> list[SitePage]:
    """Return the pages by the names of their files, as Jekyll sorts them; of one name, the inner first."""
    return sorted(blog.pages, key=_name)


def _name(page: SitePage) -> tuple[str, list[str]]:
    *folders, name = page.source.src_uri.split("/")
    return name, [*folders, _LAST]


class Moments:
    """When each entry of a blog is rendered."""

    def __init__(self, blog: Blog) -> None:
        """Put the entries in order."""
        entries: list[Post | SitePage] = [*reversed(blog.posts), *blog.documents, *by_name(blog)]
        self._places = {entry.source.src_uri: place for place, entry in enumerate(entries)}

    def of(self, entry: Post | SitePage) -> int:
        """Return the moment at which an entry is rendered; one that is not of the blog comes last."""
        return self._places.get(entry.source.src_uri, len(self._places))
