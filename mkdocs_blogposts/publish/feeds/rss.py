"""RSS 2.0 (https://www.rssboard.org/rss-specification), with the modules that readers know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts import __version__
from mkdocs_blogposts.html import wording
from mkdocs_blogposts.publish.feeds.texts import cdata, rfc822, xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.publish.feeds.entries import FeedEntry
    from mkdocs_blogposts.publish.feeds.site import FeedSite

_SPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
)


def write(site: FeedSite, url: str, title: str, entries: tuple[FeedEntry, ...]) -> str:
    """Return an RSS feed; `url` is its own, `title` is HTML."""
    items = (part for each in entries for part in _item(each))
    return "".join([*_head(site, url, title), *items, "</channel>\n</rss>\n"])


def _head(site: FeedSite, url: str, title: str) -> Iterator[str]:
    # RSS demands a title and a description.
    title = wording.read(title).text or site.home
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" {_SPACES}>\n<channel>\n'
    yield f"<title>{xml(title)}</title>\n<link>{xml(site.home)}</link>\n"
    yield f'<atom:link href="{xml(url)}" rel="self" type="application/rss+xml" />\n'
    yield f"<description>{xml(wording.read(site.description).text or title)}</description>\n"
    if site.language:
        yield f"<language>{site.language}</language>\n"
    yield f"<lastBuildDate>{rfc822(site.updated)}</lastBuildDate>\n"
    yield f"<generator>mkdocs-blogposts {__version__}</generator>\n"
    if site.logo:
        link = f"<link>{xml(site.home)}</link>"
        yield f"<image><url>{xml(site.logo)}</url><title>{xml(title)}</title>{link}</image>\n"


def _item(entry: FeedEntry) -> Iterator[str]:
    yield f"<item>\n<title>{xml(entry.title)}</title>\n<link>{xml(entry.url)}</link>\n"
    yield f'<guid isPermaLink="false">{xml(entry.id)}</guid>\n'
    yield f"<pubDate>{rfc822(entry.published)}</pubDate>\n"
    yield from (f"<dc:creator>{xml(author.name)}</dc:creator>\n" for author in entry.authors)
    yield from (f"<category>{xml(term)}</category>\n" for term in entry.terms)
    if entry.summary:
        yield f"<description>{cdata(entry.summary)}</description>\n"
    if entry.content is not None:
        yield f"<content:encoded>{cdata(entry.content)}</content:encoded>\n"
    if entry.image:
        yield f'<media:thumbnail url="{xml(entry.image)}" />\n'
    yield "</item>\n"
