"""URLs in finished HTML: found, resolved to files of the site, written so that they work from their page."""

from __future__ import annotations

from mkdocs_blogposts.assets.markdown_links import why_left
from mkdocs_blogposts.assets.resolve import (
    Foreign,
    Found,
    Missing,
    Resolver,
    is_media,
    is_readable,
    relative,
)
from mkdocs_blogposts.assets.rewrite import Reference, rewrite

__all__ = [
    "Foreign",
    "Found",
    "Missing",
    "Reference",
    "Resolver",
    "is_media",
    "is_readable",
    "relative",
    "rewrite",
    "why_left",
]
