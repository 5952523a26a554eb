"""A list of posts before it has pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Paginate, Term, ViewKind
    from mkdocs_blogposts.plan.lists.list_addresses import ListAddress


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is to be written, and in pages of which size."""

    kind: ViewKind
    title: str
    address: ListAddress
    """Where its first page should go."""
    posts: tuple[str, ...] = ()
    """All its posts, as `src_uri`s in order."""
    per_page: int = 0
    """Posts on a page; 0 or less puts all on one."""
    term: Term | None = None
    how: Paginate | None = None
    """jekyll-paginate-v2's settings for it, where these are in charge."""
    names: tuple[str, ...] = ()
    """What an overview lists: the names of terms, or years."""

    def label(self, page: int = 1) -> str:
        """Return what messages call it: `page 2 of the list of the tag "C++"`."""
        named = f'the list of the {self.kind} "{self.title}"' if self.term else f"the list of {self.title}"
        label = _LABELS.get(self.kind, named)
        return f"page {page} of {label}" if page > 1 else label


_LABELS = {
    "index": "the blog index",
    "categories": "the overview of categories",
    "tags": "the overview of tags",
    "archive": "the overview of the archive",
}
