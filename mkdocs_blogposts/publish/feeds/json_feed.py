"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_blogposts.html import wording
from mkdocs_blogposts.publish.feeds.texts import cleaned, iso

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Author
    from mkdocs_blogposts.publish.feeds.entries import FeedEntry
    from mkdocs_blogposts.publish.feeds.site import FeedSite


def write(site: FeedSite, url: str, title: str, entries: tuple[FeedEntry, ...]) -> str:
    """Return a JSON feed; `url` is its own, `title` is HTML. What is empty is left out."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": wording.read(title).text or site.home,
        "home_page_url": site.home,
        "feed_url": url,
        "description": wording.read(site.description).text,
        "icon": site.icon or site.logo,
        "authors": [_author(site.author)] if site.author else [],
        "language": site.language,
    }
    whole = {**_filled(feed), "items": [_item(each) for each in entries]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _item(entry: FeedEntry) -> dict[str, object]:
    summary = unescape(entry.summary)
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": summary,
        "image": entry.image,
        "date_published": iso(entry.published),
        "date_modified": iso(entry.updated),
        "authors": [_author(each) for each in entry.authors],
        "tags": [cleaned(term) for term in entry.terms],
        "language": entry.language,
    }
    # An item must have content, be it only its summary.
    content = {"content_text": summary} if entry.content is None else {"content_html": entry.content}
    return {**_filled(item), **content}


def _author(author: Author) -> dict[str, object]:
    return _filled({"name": cleaned(author.name), "url": cleaned(author.url)})


def _filled(values: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value}
