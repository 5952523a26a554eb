"""Names that data and settings share: of kinds, and of the files that mean something to Jekyll and MkDocs."""

from __future__ import annotations

from typing import Literal

CONFIG = "_config.yml"
MKDOCS_YML = "mkdocs.yml"
GEMFILE = "Gemfile"
POSTS, DRAFTS = "_posts", "_drafts"
DATA, INCLUDES, LAYOUTS, PLUGINS, SASS = "_data", "_includes", "_layouts", "_plugins", "_sass"
JEKYLLS_OUTPUT = "_site"
NOT_FOUND = "404.html"
"""What servers show where there is no file."""

ViewKind = Literal[
    "index", "list", "category", "tag", "year", "month", "day", "categories", "tags", "archive", "collection"
]
TermKind = Literal["category", "tag"]
Level = Literal["warning", "info"]
ShownText = Literal["none", "above", "alone", "paged"]
