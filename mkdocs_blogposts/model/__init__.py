"""The data that the rooms hand to each other. No behaviour beyond comparison and look-up."""

from __future__ import annotations

from mkdocs_blogposts.model.blog import Blog, Problem, Term, View
from mkdocs_blogposts.model.content import Asset, Author, Head, Post, SitePage, Source, SourceKind
from mkdocs_blogposts.model.kinds import Level, ShownText, TermKind, ViewKind
from mkdocs_blogposts.model.sections import (
    FeedCollection,
    FeedOptions,
    Identity,
    MarkdownOptions,
    OptionalFrontMatter,
    Plugins,
    ReadmeIndex,
    RelativeLinks,
    SeoOptions,
    TitlesFromHeadings,
)
from mkdocs_blogposts.model.settings import Archives, Collection, Defaults, Paginate, Settings

__all__ = [
    "Archives",
    "Asset",
    "Author",
    "Blog",
    "Collection",
    "Defaults",
    "FeedCollection",
    "FeedOptions",
    "Head",
    "Identity",
    "Level",
    "MarkdownOptions",
    "OptionalFrontMatter",
    "Paginate",
    "Plugins",
    "Post",
    "Problem",
    "ReadmeIndex",
    "RelativeLinks",
    "SeoOptions",
    "Settings",
    "ShownText",
    "SitePage",
    "Source",
    "SourceKind",
    "Term",
    "TermKind",
    "TitlesFromHeadings",
    "View",
    "ViewKind",
]
