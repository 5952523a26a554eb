"""Which pages and documents are written without the theme: as their text and the site's own layouts say."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mkdocs_blogposts.ruby.values import is_truthy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.model import Folders, Source

HTML = (".html", ".htm", ".xhtml")
# What is no text to read, whatever the address says that it is written to.
_DATA = frozenset({".xml", ".json", ".js", ".css", ".csv", ".svg", ".yml", ".yaml"})
# Formats that a permalink can write Markdown to; at any other ending it is a page all the same.
_FORMATS = (
    _DATA
    | {".atom", ".ics", ".opml", ".rdf", ".rss", ".vcf", ".webmanifest", ".xsl", ".xslt"}
    | {".bib", ".map", ".mjs", ".tex", ".toml", ".tsv", ".txt"}
    | {".geojson", ".gpx", ".jsonld", ".kml"}
)
# How far into a page its `<html>` is looked for.
_HEAD = 2000


def stands_alone(
    source: Source, dest_uri: str, head: Mapping[str, object], body: str, folders: Folders
) -> bool:
    """Say whether a page is written without the theme.

    That is what is no HTML; a whole HTML document, which fits into no theme; and what asks for no layout by
    `layout: none` or an empty `layout`, be it in `defaults`. Pages without the key are the theme's.
    """
    if not _is_html(source, dest_uri, folders) or source.ext.lower() in _DATA:
        return True
    return _is_bare(head) or "<html" in body[:_HEAD].lower()


def _is_html(source: Source, dest_uri: str, folders: Folders) -> bool:
    """Say whether a page is HTML; Markdown is, too, at addresses as `/x.php` and `/v2.0`."""
    ext = posixpath.splitext(dest_uri)[1].lower()
    is_markdown = source.ext.lstrip(".").lower() in folders.markdown_ext
    return ext in HTML or (is_markdown and not is_raw(dest_uri))


def is_raw(dest_uri: str) -> bool:
    """Say whether what is written to a file is data or plain text, in which a theme's page would be wrong."""
    return posixpath.splitext(dest_uri)[1].lower() in _FORMATS


def is_data(source: Source) -> bool:
    """Say whether a document is YAML: front matter as a whole, without a text or a layout."""
    return source.kind == "document" and source.ext in (".yml", ".yaml")


def _is_bare(head: Mapping[str, object]) -> bool:
    layout = head.get("layout", "theme")
    return not is_truthy(layout) or layout in ("", "none")
