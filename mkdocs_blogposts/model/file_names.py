"""The names of files and folders that mean something to Jekyll, and of MkDocs' own."""

from __future__ import annotations

CONFIG = "_config.yml"
MKDOCS_YML = "mkdocs.yml"
GEMFILE = "Gemfile"
POSTS, DRAFTS = "_posts", "_drafts"
DATA, INCLUDES, LAYOUTS, PLUGINS, SASS = "_data", "_includes", "_layouts", "_plugins", "_sass"
JEKYLLS_OUTPUT = "_site"
NOT_FOUND = "404.html"
"""What servers show where there is no file."""
