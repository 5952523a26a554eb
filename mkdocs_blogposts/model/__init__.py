"""The data that the rooms hand to each other. No behaviour beyond comparison and look-up."""

from __future__ import annotations

from mkdocs_blogposts.model.blog import Blog, Problem, Term, View
from mkdocs_blogposts.model.content import Asset, Author, Head, Post, SitePage, Source, SourceKind
from mkdocs_blogposts.model.kinds import Level, ShownText, TermKind, ViewKind
from mkdocs_blogposts.model.list_options import Archives, ListOptions, Paginate
from mkdocs_blogposts.model.sections import (
    FeedCollection,
    FeedOptions,
    Identity,
    MarkdownOptions,
    OptionalFrontMatter,
    Plugins,
    ReadmeIndex,
    RedirectOptions,
    RelativeLinks,
    SeoOptions,
    TitlesFromHeadings,
)
from mkdocs_blogposts.model.settings import (
    Collection,
    Defaults,
    Folders,
    Permalinks,
    Publishing,
    Settings,
    SiteAddress,
)

__all__ = [
    "Archives",
    "Asset",
    "Author",
    "Blog",
    "Collection",
    "Defaults",
    "FeedCollection",
    "FeedOptions",
    "Folders",
    "Head",
    "Identity",
    "Level",
    "ListOptions",
    "MarkdownOptions",
    "OptionalFrontMatter",
    "Paginate",
    "Permalinks",
    "Plugins",
    "Post",
    "Problem",
    "Publishing",
    "ReadmeIndex",
    "RedirectOptions",
    "RelativeLinks",
    "SeoOptions",
    "Settings",
    "ShownText",
    "SiteAddress",
    "SitePage",
    "Source",
    "SourceKind",
    "Term",
    "TermKind",
    "TitlesFromHeadings",
    "View",
    "ViewKind",
]
