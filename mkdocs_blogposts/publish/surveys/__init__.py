"""What a page of the site says, read before there are lists: whether it lists posts, and what else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mkdocs_blogposts.plan.lists import Survey, Surveyor
from mkdocs_blogposts.publish.bodies import Bodies
from mkdocs_blogposts.publish.surveys import prose

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Blog, Entry, View
    from mkdocs_blogposts.read.liquid_tags import Tags


def surveyor(blog: Blog, tags: Tags | None = None) -> Surveyor:
    """Return what reads pages of a planned blog, whose lists are not planned yet.

    `tags` are the site's own Liquid tags. A page given with a page of a list sees that as `paginator`. What
    is wrong with a page is not told here, but where it is built.
    """

    @cache
    def started() -> tuple[Bodies, prose.Known]:
        return Bodies(blog, tags), prose.Known(blog)

    def read(page: Entry, pager: View | None) -> Survey:
        bodies, known = started()
        found, html, rest = bodies.survey(page, pager)
        told = prose.judge(rest, page, known)
        terms = found.has_terms or prose.names_terms(html, known)
        return Survey(told.says, told.lead, found.posts, terms, found.has_paginator, html, told.heading)

    return read
