"""Which lists of posts there are, where they go, and how long they are."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.model.names import TermKind, ViewKind


@dataclass(frozen=True, slots=True)
class Archives:
    """Where the pages of terms and dates go, as jekyll-archives' `permalinks` say it."""

    category: str = "/category/:name/"
    tag: str = "/tag/:name/"
    year: str = "/:year/"
    month: str = "/:year/:month/"
    day: str = "/:year/:month/:day/"
    slug_mode: str = "default"
    """One of Jekyll's slug modes, for `:name`."""
    kinds: tuple[ViewKind, ...] = ("category", "tag", "year")
    """Which of them are built."""


@dataclass(frozen=True, slots=True)
class Paginate:
    """How jekyll-paginate-v2 lists posts: `pagination` of `_config.yml`, or of a page laid over it."""

    per_page: int = 10
    permalink: str = "/page:num/"
    """Where pages from the second on go, below the first; holds `:num`, or `indexpage` does."""
    title: str = ":title - page :num"
    """The title of pages from the second on, with `:title`, `:num` and `:max`."""
    limit: int = 0
    """Pages at most; 0 for all."""
    offset: int = 0
    """Posts left out at the end of the sorted list, before it is turned round by `sort_reverse`."""
    sort_field: str = "date"
    """Key of the front matter; colons lead into mappings (`author:name`)."""
    sort_reverse: bool = False
    category: tuple[str, ...] = ()
    """Only posts in all of these, upper or lower case; `tag` and `locale` likewise."""
    tag: tuple[str, ...] = ()
    locale: tuple[str, ...] = ()
    indexpage: str = "index"
    """Name of the file in a page's folder, without extension; may hold `:num`."""
    extension: str = "html"
    collection: tuple[str, ...] = ("posts",)


@dataclass(frozen=True, slots=True)
class ListOptions:
    """The blog index, the lists of terms and dates, and the overviews of these."""

    per_page: int = 10
    """Posts on a page of the blog index."""
    has_paginate: bool = False
    """Whether `_config.yml` asks jekyll-paginate for such pages."""
    has_paginator: bool = False
    """Whether jekyll-paginate gives a `paginator` to the page of the blog index."""
    archive_per_page: int = 20
    """Posts on a page of a category, a tag or a date."""
    paginate_path: str = "/page:num"
    """Jekyll's `paginate_path`, with `:num` for the page number."""
    blog_dir: str = ""
    """Folder of the blog index below the site root, no slashes around it; "" for the root."""
    paginate: Paginate | None = None
    """jekyll-paginate-v2's settings where it is in charge of the lists; None where it is not."""
    autopages: Mapping[TermKind, str] = field(default_factory=dict)
    """The kinds of terms whose lists jekyll-paginate-v2 makes, each with the mode of its slugs."""
    posts_url: str = ""
    """Where jekyll-paginate-v2 lists the collection `posts`; "" where it does not."""
    archives: Archives = Archives()
    categories_url: str = "/categories/"
    tags_url: str = "/tags/"
    archive_url: str = "/archive/"
