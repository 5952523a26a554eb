"""The plan of a blog, for which pages are read that stand where its lists would be."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mkdocs_blogposts.plan import blog as planned
from mkdocs_blogposts.publish.bodies import Bodies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_blogposts.cache.conversions import Conversions
    from mkdocs_blogposts.model import Blog, Entry, Settings, Source, View
    from mkdocs_blogposts.plan.lists.survey import Survey, Surveyor
    from mkdocs_blogposts.publish.frames import Known
    from mkdocs_blogposts.read.liquid_tags import Tags


def plan(
    settings: Settings,
    sources: Sequence[Source],
    taken: Mapping[str, str] | None = None,
    tags: Tags | None = None,
    conversions: Conversions | None = None,
    tied: set[str] | None = None,
) -> Blog:
    """Plan the blog of these sources.

    `taken` names the files that are written anyway: `dest_uri` -> `src_uri`. `tags` are the site's own Liquid
    tags, which count where a page has to be read to tell whether it is a list, and `conversions` knows what
    was converted before. To `tied`, the entries are added whose text such a page shows, by `src_uri`.
    """
    entries = planned.without_lists(settings, sources, taken)
    begun: list[Bodies] = []
    blog = planned.with_lists(entries, _surveyor(entries.blog, tags, conversions, begun))
    if tied is not None:
        tied.update(*(bodies.tied for bodies in begun))
    return blog


def _surveyor(
    blog: Blog, tags: Tags | None, conversions: Conversions | None, begun: list[Bodies]
) -> Surveyor:
    """Return what reads pages of a planned blog, whose lists are not planned yet.

    A page given with a page of a list sees that as `paginator`. What is wrong with a page is not told here,
    but where it is built.
    """

    @cache
    def started() -> tuple[Bodies, Known]:
        from mkdocs_blogposts.publish import frames

        begun.append(Bodies(blog, tags, conversions=conversions))
        return begun[0], frames.Known(blog)

    def read(page: Entry, pager: View | None) -> Survey:
        from mkdocs_blogposts.plan.lists.survey import Survey
        from mkdocs_blogposts.publish import frames

        bodies, known = started()
        found, html, rest = bodies.survey(page, pager)
        told = frames.judge(rest, page, known)
        terms = found.has_terms or frames.names_terms(html, known)
        return Survey(told.says, told.lead, found.posts, terms, found.has_paginator, html, told.heading)

    return read
