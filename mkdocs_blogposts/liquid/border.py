"""What goes into this room, and what comes out."""

from __future__ import annotations

import dataclasses
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid.faults import Limits
from mkdocs_blogposts.read.layouts import Layouts
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_blogposts.model import Blog, Post, Problem, SitePage
    from mkdocs_blogposts.read.liquid_tags import Tags


@dataclass(frozen=True, slots=True)
class RenderedText:
    """A body whose Liquid is rendered."""

    text: str
    problems: tuple[Problem, ...] = ()
    """What could not be rendered, and so stands in the text as it was written."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A text whose Liquid is rendered, and what of it is a list of posts."""

    text: str
    rest: str
    """The text without what its loops over posts printed."""
    posts: tuple[str, ...] = ()
    """`src_uri`s of the posts that its loops went through."""
    has_terms: bool = False
    """Whether its loops went through categories, tags, or other groups of posts."""
    has_paginator: bool = False
    """Whether it asked for Jekyll's `paginator`."""
    problems: tuple[Problem, ...] = ()
    """What could not be rendered of it."""


@dataclasses.dataclass(frozen=True)  # Without slots, for what is cached.
class Setting:
    """What the bodies of one build are rendered with."""

    blog: Blog
    data: Mapping[str, object]
    """`site.data`; it is looked into when a body asks for it."""
    bodies: Mapping[str, str]
    """The finished HTML of what is rendered by now, by its `src_uri`; it grows."""
    highlight: Callable[[str, str | None, bool], str]
    """Returns code as a block of HTML; given are code, language, and whether lines are numbered."""
    markdownify: Callable[[str], str]
    """Returns Markdown as HTML."""
    extra_tags: Tags = field(default_factory=dict)
    """Tags of the site's own, as `read.liquid_tags` loads them."""
    limits: Limits = field(default_factory=Limits)
    environment: str = "development"
    """`jekyll.environment`: the value of JEKYLL_ENV."""
    clock: Callable[[], float] | None = None
    """Returns seconds; it ends a body that takes very long for its steps. Without one, steps alone count."""

    @cached_property
    def layouts(self) -> Layouts:
        """The layouts of the site, which are read when one is asked for."""
        return Layouts(self.blog.settings.folders)


def has_liquid(text: str) -> bool:
    """Tell whether a text could hold Liquid at all."""
    return "{{" in text or "{%" in text


def is_rendered(entry: Post | SitePage, text: str) -> bool:
    """Tell whether a text of an entry is rendered: it could hold Liquid, and its front matter lets it."""
    return has_liquid(text) and entry.meta.get("render_with_liquid") is not False
