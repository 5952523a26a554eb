"""What jekyll-sitemap lists, and the dates it gives; MkDocs prints the file itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.links.quoting import file_path
from mkdocs_blogposts.model import NOT_FOUND, Blog, Entry, Publishing, SitePage
from mkdocs_blogposts.plan import source_paths

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

_HTML = ("", ".html", ".xhtml", ".htm")
# Files that are listed though they are no pages; in capitals they are not.
_STATIC = (".htm", ".html", ".xhtml", ".pdf")
_INDEX = re.compile(r"(^|/)index\.html\Z")


def is_wanted(meta: Mapping[str, object]) -> bool:
    """Say whether a front matter lets its page be listed: only `sitemap: false` does not."""
    return meta.get("sitemap") is not False


def is_listed(entry: Entry, replaced: Container[str] = ()) -> bool:
    """Say whether an entry is listed: a post or document that is written, or a page that is HTML.

    The page `/404.html` is not. `replaced` holds the `src_uri`s of entries in whose place a redirect is
    written; these are left out.
    """
    if not entry.dest_uri or not is_wanted(entry.meta) or entry.source.src_uri in replaced:
        return False
    if not isinstance(entry, SitePage):
        return True
    return entry.url != f"/{NOT_FOUND}" and permalinks.ruby_ext(entry.url.rpartition("/")[2]) in _HTML


def statics(blog: Blog) -> Iterator[str]:
    """Yield the URLs, from the site's root and without "/" in front, of the listed files that are no pages.

    These are documents for readers, too; `sitemap: false` in `defaults` leaves them out. The date of a file
    is not told: where a site is built, it is mostly the one of a checkout.
    """
    if not blog.settings.plugins.has("jekyll-sitemap"):
        return
    from mkdocs_blogposts.plan import defaults

    for asset in blog.assets:
        source = asset.source
        if (
            source.ext not in _STATIC
            or asset.dest_uri == NOT_FOUND
            or source_paths.is_beside_posts(source.src_uri)
        ):
            continue
        if is_wanted(defaults.of(source.src_uri, source.collection or None, blog.settings.folders)):
            yield file_path(_INDEX.sub(r"\1", asset.dest_uri))


def lastmod(entry: Entry, publishing: Publishing) -> str:
    """Return when an entry was last changed, such as "2020-01-02T00:00:00+00:00"; "" where it does not say.

    A post falls back on its date. A page has its `last_modified_at` only.
    """
    if not isinstance(entry, SitePage):
        return (entry.updated or entry.date).isoformat(timespec="seconds")
    value = entry.meta.get("last_modified_at")
    if value is None:
        return ""
    from mkdocs_blogposts.ruby import dates

    try:
        return dates.read(value, publishing.timezone, publishing.now).isoformat(timespec="seconds")
    except dates.DateError:
        return ""


def robots(base: str) -> str:
    """Return the `robots.txt` that jekyll-sitemap adds to a site without one."""
    return f"Sitemap: {base}/sitemap.xml\n"
