"""The sitemap: what MkDocs' own template lists, beside pages of MkDocs, as jekyll-sitemap would."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.structure.pages import Page

from mkdocs_blogposts.host.files import SiteFile, retarget
from mkdocs_blogposts.publish import sitemap

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.host.rendering import Rendering
    from mkdocs_blogposts.model import Entry

PACKED = ("1970-01-02", "2106-02-06")
"""The days that gzip can date a file with, in any time zone: it has 32 bits for the seconds since 1970."""


def listed(rendering: Rendering, replaced: Container[str], files: Iterable[File]) -> list[File]:
    """Return what the sitemap lists: of these pages, of what stands alone, and of files that are no pages.

    `replaced` are the `src_uri`s of pages in whose place a redirect is written.
    """
    planned, config = rendering.planned, rendering.planned.started.config
    themed = (file for file in files if file.page and _is_listed(file, planned.entry(file.src_uri), replaced))
    alone = (each for each in rendering.texts.standalone if sitemap.is_listed(each, replaced))
    settings = planned.started.settings
    pages = (_file(each, sitemap.lastmod(each, settings.publishing), config) for each in alone)
    return [*themed, *pages, *_statics(rendering)]


def date_for_gzip(files: Files) -> None:
    """Date the pages within the years that gzip knows: MkDocs dates the packed sitemap by the newest."""
    for page in (file.page for file in files if file.page):
        page.update_date = min(max(page.update_date, PACKED[0]), PACKED[1])


def _is_listed(file: File, entry: Entry | None, replaced: Container[str]) -> bool:
    if entry is not None:
        return sitemap.is_listed(entry, replaced)
    return file.page is not None and sitemap.is_wanted(file.page.meta)


def _file(entry: Entry, lastmod: str, config: MkDocsConfig) -> File:
    file = SiteFile.generated(config, entry.source.src_uri, content="")
    retarget(file, entry.url, entry.dest_uri)
    file.page = Page(entry.title, file, config)
    file.page.update_date = lastmod
    return file


def _statics(rendering: Rendering) -> Iterable[File]:
    """Yield files that are no pages, as the template looks at pages; without a `site_url` there are none."""
    config = rendering.planned.started.config
    for url in sitemap.statics(rendering.planned.blog) if config.site_url else ():
        file = SiteFile.generated(config, url, content="")
        file.page = Page("", file, config)
        file.page.canonical_url = urljoin(config.site_url or "", f"./{url}")
        file.page.update_date = ""
        yield file
