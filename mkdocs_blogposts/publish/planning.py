"""The plan of a blog, for which pages are read that stand where its lists would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.plan import blog as planned
from mkdocs_blogposts.publish import surveys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_blogposts.model import Blog, Settings, Source
    from mkdocs_blogposts.read.liquid_tags import Tags


def plan(
    settings: Settings,
    sources: Sequence[Source],
    taken: Mapping[str, str] | None = None,
    tags: Tags | None = None,
) -> Blog:
    """Plan the blog of these sources.

    `taken` names the files that are written anyway: `dest_uri` -> `src_uri`. `tags` are the site's own Liquid
    tags, which count where a page has to be read to tell whether it is a list.
    """
    entries = planned.without_lists(settings, sources, taken)
    return planned.with_lists(entries, surveys.surveyor(entries.blog, tags))
