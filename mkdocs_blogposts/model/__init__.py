"""The data that the rooms hand to each other. No behaviour beyond comparison and look-up."""

from __future__ import annotations

from mkdocs_blogposts.model.blog import Blog, Level, Problem, ShownText, Term, TermKind, View, ViewKind
from mkdocs_blogposts.model.content import Asset, Author, Head, Post, SitePage, Source, SourceKind
from mkdocs_blogposts.model.settings import Archives, Collection, Defaults, Paginate, Settings

__all__ = [
    "Archives",
    "Asset",
    "Author",
    "Blog",
    "Collection",
    "Defaults",
    "Head",
    "Level",
    "Paginate",
    "Post",
    "Problem",
    "Settings",
    "ShownText",
    "SitePage",
    "Source",
    "SourceKind",
    "Term",
    "TermKind",
    "View",
    "ViewKind",
]
