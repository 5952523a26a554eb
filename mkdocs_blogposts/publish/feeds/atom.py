"""Atom (https://www.rfc-editor.org/rfc/rfc4287), element by element as jekyll-feed writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts import __version__
from mkdocs_blogposts.publish.feeds.texts import cdata, iso, xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.model import Author
    from mkdocs_blogposts.publish.feeds.entries import FeedEntry
    from mkdocs_blogposts.publish.feeds.site import FeedSite

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'


def write(site: FeedSite, url: str, title: str, entries: tuple[FeedEntry, ...]) -> str:
    """Return an Atom feed; `url` is its own, `title` is HTML."""
    return "".join(
        [*_head(site, url, title), *(part for each in entries for part in _entry(each)), "</feed>\n"]
    )


def _head(site: FeedSite, url: str, title: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    if site.style:
        yield f'<?xml-stylesheet type="text/xml" href="{xml(site.style)}"?>\n'
    language = f' xml:lang="{site.language}"' if site.language else ""
    yield f'<feed xmlns="http://www.w3.org/2005/Atom"{language}>\n'
    yield f'<generator version="{__version__}">mkdocs-blogposts</generator>\n'
    yield f'<link href="{xml(url)}" rel="self" type="application/atom+xml" />\n'
    hreflang = f' hreflang="{site.language}"' if site.language else ""
    yield f'<link href="{xml(site.home)}" rel="alternate" type="text/html"{hreflang} />\n'
    yield f"<updated>{iso(site.updated)}</updated>\n"
    yield f"<id>{xml(url)}</id>\n"
    yield f'<title type="html">{xml(title)}</title>\n'
    if site.description:
        yield f"<subtitle>{xml(site.description)}</subtitle>\n"
    yield f"<icon>{xml(site.icon)}</icon>\n" if site.icon else ""
    yield f"<logo>{xml(site.logo)}</logo>\n" if site.logo else ""
    if site.author:
        yield _author(site.author)


def _entry(entry: FeedEntry) -> Iterator[str]:
    # jekyll-feed gives titles as HTML, even in the attribute.
    title, url = xml(entry.title_html), xml(entry.url)
    yield f'<entry xml:lang="{entry.language}">\n' if entry.language else "<entry>\n"
    yield f'<title type="html">{title}</title>\n'
    yield f'<link href="{url}" rel="alternate" type="text/html" title="{title}" />\n'
    yield f"<published>{iso(entry.published)}</published>\n<updated>{iso(entry.updated)}</updated>\n"
    yield f"<id>{xml(entry.id)}</id>\n"
    if entry.content is not None:
        yield f'<content type="html" xml:base="{url}">{cdata(entry.content)}</content>\n'
    # jekyll-feed names the first author only.
    yield _author(entry.authors[0])
    yield from (f'<category term="{xml(term)}" />\n' for term in entry.terms)
    if entry.summary:
        yield f'<summary type="html">{cdata(entry.summary)}</summary>\n'
    if entry.image:
        image = xml(entry.image)
        yield f'<media:thumbnail {_MEDIA} url="{image}" />\n'
        yield f'<media:content medium="image" url="{image}" {_MEDIA} />\n'
    yield "</entry>\n"


def _author(author: Author) -> str:
    email = f"<email>{xml(author.email)}</email>" if _EMAIL.fullmatch(author.email) else ""
    uri = f"<uri>{xml(author.url)}</uri>" if author.url else ""
    return f"<author><name>{xml(author.name)}</name>{email}{uri}</author>\n"
