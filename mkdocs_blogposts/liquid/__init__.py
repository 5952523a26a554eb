"""Jekyll's Liquid: what upstream Jekyll 4.3 and Liquid 4.0 make of a body before it is Markdown.

python-liquid, on which this stands, is imported when a body holds Liquid for the first time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid.faults import Limits
from mkdocs_blogposts.liquid.layouts import Layouts, layout_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_blogposts.liquid.custom import Tags
    from mkdocs_blogposts.liquid.render import Rendering
    from mkdocs_blogposts.model import Blog, Post, Problem, SitePage, View

__all__ = [
    "Framed",
    "Limits",
    "Rendered",
    "Renderer",
    "Setting",
    "Surveyed",
    "has_liquid",
    "layout_of",
]


@dataclass(frozen=True, slots=True)
class Rendered:
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


@dataclass(frozen=True, slots=True)
class Framed:
    """A text in those layouts of the site that list posts."""

    survey: Surveyed
    problems: tuple[Problem, ...] = ()
    """What is wrong with the layouts."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the bodies of one build are rendered with."""

    blog: Blog
    layouts: Layouts
    data: Callable[[], Mapping[str, object]]
    """Returns `site.data`; called when a body asks for it."""
    bodies: Mapping[str, str]
    """The HTML of the entries that are converted by the time it is asked, by `src_uri`."""
    highlight: Callable[[str, str | None, bool], str]
    """Returns code as a block of HTML; given are code, language, and whether lines are numbered."""
    markdownify: Callable[[str], str]
    """Returns Markdown as HTML."""
    extra_tags: Tags = field(default_factory=dict)
    """Tags of the site's own, as `custom.load` gives them."""
    limits: Limits = field(default_factory=Limits)
    environment: str = "development"
    """`jekyll.environment`: the value of JEKYLL_ENV."""


def has_liquid(text: str) -> bool:
    """Tell whether a text could hold Liquid at all."""
    return "{{" in text or "{%" in text


def is_rendered(entry: Post | SitePage, text: str) -> bool:
    """Tell whether a text of an entry is rendered: it could hold Liquid, and its front matter lets it."""
    return has_liquid(text) and entry.meta.get("render_with_liquid") is not False


class Renderer:
    """Renders the bodies of one build."""

    def __init__(
        self,
        blog: Blog,
        *,
        data: Callable[[], Mapping[str, object]],
        bodies: Mapping[str, str],
        highlight: Callable[[str, str | None, bool], str],
        markdownify: Callable[[str], str],
        extra_tags: Tags | None = None,
        limits: Limits = Limits(),  # noqa: B008
        environment: str = "development",
    ) -> None:
        """Work on one planned blog; `Setting` says what each of these is."""
        tags = extra_tags or {}
        self.layouts = Layouts(blog.settings.folders)
        self.setting = Setting(
            blog, self.layouts, data, bodies, highlight, markdownify, tags, limits, environment
        )
        self._rendering: Rendering | None = None

    def render(self, entry: Post | SitePage, text: str, pager: View | None = None) -> Rendered:
        """Return the body of a post or page with its Liquid rendered; never raise.

        `pager` is the page of a list that the body sees as Jekyll's `paginator`.

        What cannot be rendered stays as written, with a problem that names the file and the line: one tag
        where that is possible, the whole body where it asks for more than the limits allow. A body whose
        front matter says `render_with_liquid: false` is returned as it is.
        """
        return self._started().render(entry, text, pager) if is_rendered(entry, text) else Rendered(text)

    def survey(self, entry: Post | SitePage, text: str, pager: View | None = None) -> Surveyed:
        """Return a body with its Liquid rendered likewise, and what of it is a list of posts."""
        return (
            self._started().survey(entry, text, pager) if is_rendered(entry, text) else Surveyed(text, text)
        )

    def framed(self, entry: Post | SitePage, content: str, pager: View | None = None) -> Framed | None:
        """Return `content` in those layouts of the site that list posts; None where none of its own does."""
        return self._started().framed(entry, content, pager) if self.layouts.names_one(entry) else None

    def render_excerpt(self, post: Post, text: str) -> Rendered:
        """Return the source of a post's excerpt likewise; in it, the post has no excerpt and no relations."""
        return self._started().render_excerpt(post, text) if is_rendered(post, text) else Rendered(text)

    def in_layout(
        self, entry: Post | SitePage, name: str, content: str, page: Mapping[str, object] | None = None
    ) -> Rendered:
        """Return `content` in a layout of the site and those around it; never raise.

        The layouts see `content`, `layout`, and as `page` what is given, else the entry. They are whole where
        no problem is a warning. Without a layout of this name the content is returned as it is.
        """
        if not self.layouts.has(name):
            return Rendered(content)
        return self._started().in_layout(entry, name, content, page)

    def _started(self) -> Rendering:
        """Return what renders, for which python-liquid is imported."""
        if self._rendering is None:
            from mkdocs_blogposts.liquid.render import Rendering

            self._rendering = Rendering(self.setting)
        return self._rendering
