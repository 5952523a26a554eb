"""The data that the rooms hand to each other. No behaviour beyond comparison and look-up."""

from __future__ import annotations

from mkdocs_blogposts.model.blog import Blog, Problem, Term, View
from mkdocs_blogposts.model.content import Asset, Author, Entry, Head, Post, SitePage, Source, SourceKind
from mkdocs_blogposts.model.list_options import Archives, ListOptions, Paginate
from mkdocs_blogposts.model.names import (
    CONFIG,
    DATA,
    DRAFTS,
    GEMFILE,
    INCLUDES,
    JEKYLLS_OUTPUT,
    LAYOUTS,
    MKDOCS_YML,
    NOT_FOUND,
    PLUGINS,
    POSTS,
    SASS,
    Level,
    ShownText,
    TermKind,
    ViewKind,
)
from mkdocs_blogposts.model.sections import (
    AdoptedFiles,
    FeedCollection,
    FeedOptions,
    Identity,
    MarkdownOptions,
    Plugins,
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
    "CONFIG", "DATA", "DRAFTS", "GEMFILE", "INCLUDES", "JEKYLLS_OUTPUT", "LAYOUTS", "MKDOCS_YML",
    "NOT_FOUND", "PLUGINS", "POSTS", "SASS", "AdoptedFiles", "Archives", "Asset", "Author", "Blog",
    "Collection", "Defaults", "Entry", "FeedCollection", "FeedOptions", "Folders", "Head", "Identity",
    "Level", "ListOptions", "MarkdownOptions", "Paginate", "Permalinks", "Plugins", "Post", "Problem",
    "Publishing", "RedirectOptions", "RelativeLinks", "SeoOptions", "Settings", "ShownText",
    "SiteAddress", "SitePage", "Source", "SourceKind", "Term", "TermKind", "TitlesFromHeadings", "View",
    "ViewKind",
]  # fmt: skip
