"""What jekyll-sitemap lists, and the dates it gives; MkDocs prints the file itself."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from mkdocs_blogposts import dates, permalinks
from mkdocs_blogposts.model import SitePage

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from mkdocs_blogposts.model import Post, Settings

_HTML = ("", ".html", ".xhtml", ".htm")


def is_wanted(meta: Mapping[str, object]) -> bool:
    """Say whether a front matter lets its page be listed: only `sitemap: false` does not."""
    return meta.get("sitemap") is not False


def is_listed(entry: Post | SitePage, replaced: Container[str] = ()) -> bool:
    """Say whether an entry is listed: a post or document that is written, or a page that is HTML.

    The page `/404.html` is not. `replaced` holds the `src_uri`s of entries in whose place a redirect is
    written; these are left out.
    """
    if not entry.dest_uri or not is_wanted(entry.meta) or entry.source.src_uri in replaced:
        return False
    if not isinstance(entry, SitePage):
        return True
    return entry.url != "/404.html" and permalinks.ruby_ext(entry.url.rpartition("/")[2]) in _HTML


def lastmod(entry: Post | SitePage, settings: Settings) -> str:
    """Return when an entry was last changed, such as "2020-01-02T00:00:00+00:00"; "" where it does not say.

    A post falls back on its date. A page has its `last_modified_at` only.
    """
    if not isinstance(entry, SitePage):
        return (entry.updated or entry.date).isoformat(timespec="seconds")
    value = entry.meta.get("last_modified_at")
    if value is None:
        return ""
    try:
        return dates.read(value, settings.timezone or UTC, settings.now).isoformat(timespec="seconds")
    except dates.DateError:
        return ""


def robots(base: str) -> str:
    """Return the `robots.txt` that jekyll-sitemap adds to a site without one."""
    return f"Sitemap: {base}/sitemap.xml\n"
