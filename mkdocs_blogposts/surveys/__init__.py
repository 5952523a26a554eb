"""What a page of the site says, read before there are lists: whether it lists posts, and what else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_blogposts.assets import Resolver
from mkdocs_blogposts.bodies import Bodies
from mkdocs_blogposts.surveys import ids, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from mkdocs_blogposts.liquid.custom import Tags
    from mkdocs_blogposts.model import Blog, Post, SitePage, View

    Survey = Callable[[Post | SitePage, View | None], "Said"]


@dataclass(frozen=True, slots=True)
class Said:
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
        return ids.by_name(self.html, names)


def survey(blog: Blog, tags: Tags | None = None) -> Survey:
    """Return what reads pages of a planned blog, whose lists are not planned yet.

    `tags` are the site's own Liquid tags. A page given with a page of a list sees that as `paginator`. What
    is wrong with a page is not told here, but where it is built.
    """

    @cache
    def started() -> tuple[Bodies, prose.Known]:
        return Bodies(blog, Resolver(set(), {}, "", set()), lambda _: None, tags), prose.Known(blog)

    def read(page: Post | SitePage, pager: View | None) -> Said:
        bodies, known = started()
        found, html, rest = bodies.survey(page, pager)
        told = prose.judge(rest, page, known)
        terms = found.has_terms or prose.names_terms(html, known)
        return Said(told.says, told.lead, found.posts, terms, found.has_paginator, html, told.heading)

    return read
