"""What search engines and social networks are told of a page, as jekyll-seo-tag tells it.

The values are plain; `templates/blogposts/partials/seo.html` prints those that the theme does not print.
Rules: https://github.com/jekyll/jekyll-seo-tag/blob/master/docs/usage.md
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_blogposts.links import quoting
from mkdocs_blogposts.model import Entry, Post
from mkdocs_blogposts.publish import cards
from mkdocs_blogposts.publish.seo import json_ld, people
from mkdocs_blogposts.publish.seo.site import SeoSite, locale, read_site
from mkdocs_blogposts.publish.seo.values import Image, absolute, image, title_text, to_text
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby.values import is_truthy, to_s
from mkdocs_blogposts.settings.keys import mapping, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from mkdocs_blogposts.publish.seo.people import Person

__all__ = ["Image", "Seo", "SeoSite", "absolute", "of_entry", "of_list", "read_site"]

INDEX = re.compile(r"/index\.html\Z")


@dataclass(frozen=True, slots=True)
class Seo:
    """What is told of one page. Texts are not escaped; URLs hold nothing that could end an attribute."""

    title: str
    page_title: str
    """Title and site title, as Jekyll's `<title>` has them: "Title | Site"."""
    description: str
    url: str
    """The page's URL; a path where the site's host is not known."""
    canonical_url: str | None
    """None where the site's host is not known, and the front matter has no `canonical_url`."""
    has_own_canonical: bool
    """True where the front matter has a `canonical_url`."""
    locale: str
    """As Open Graph writes it: "en_US"."""
    site_name: str
    type: str
    """`og:type`: "article" or "website"."""
    author: str
    image: Image | None
    published: str | None
    """RFC 3339, in the site's time zone."""
    modified: str | None
    """RFC 3339; None where the page was not changed since it was published."""
    twitter_card: str
    twitter_site: str
    """With its "@"; "" where there is none."""
    twitter_creator: str
    previous_url: str | None
    """The page of a list before this one."""
    next_url: str | None
    verifications: tuple[tuple[str, str], ...]
    """Names and contents of the `<meta>` by which services know a site's owner."""
    facebook: tuple[tuple[str, str], ...]
    """Properties and contents for Facebook."""
    json_ld: str
    """JSON-LD, safe between `<script>` tags."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page to tell of."""

    title: str
    url: str
    meta: Mapping[str, object] = field(default_factory=dict)
    description: str = ""
    image_url: str | None = None
    image_alt: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    page: int = 1
    urls: Sequence[str] = ()


def of_entry(
    entry: Entry,
    site: SeoSite,
    *,
    excerpt: str = "",
    image_url: str | None = None,
    page: int = 1,
    urls: Sequence[str] = (),
) -> Seo:
    """Return what is told of a post, a document or a page, each by its front matter.

    `excerpt` is its excerpt as HTML, uncut; `description` and `excerpt` of the front matter win. `image_url`
    is the absolute URL of its cover. Of a page that a list continues, `urls` are those of all the list's
    pages, and `page` is which of them this is, from 1.
    """
    from mkdocs_blogposts.plan import titles

    meta = entry.meta
    published = entry.date if isinstance(entry, Post) else _time(meta.get("date"), site)
    told = _Page(
        title=titles.in_jekyll(entry) if _is_titled(entry) else "",
        url=urls[page - 1] if urls else entry.url,
        meta=meta,
        description=_description(meta, excerpt),
        image_url=image_url,
        image_alt=entry.image_alt if isinstance(entry, Post) else "",
        published=published,
        modified=_modified(entry, site),
        page=page,
        urls=urls,
    )
    return _seo(told, site)


def of_list(title: str, url: str, site: SeoSite, *, page: int = 1, urls: Sequence[str] = ()) -> Seo:
    """Return what is told of a list that no page of the author's has made.

    `url` starts with "/", without `baseurl`. An empty title stands for the site's. `urls` are those of all
    its pages, and `page` is which of them this is, counted from 1.
    """
    return _seo(_Page(title=title, url=url, page=page, urls=urls), site)


def _is_titled(entry: Entry) -> bool:
    """Say whether an entry has a title in Jekyll: documents get one of their names, and pages do not."""
    given = entry.meta.get("title")
    return given != "" and (is_truthy(given) or isinstance(entry, Post))


def _description(meta: Mapping[str, object], excerpt: str) -> str:
    """Return the description or excerpt of a front matter, be it empty, else the excerpt of the text."""
    given = (meta.get(key) for key in ("description", "excerpt"))
    written = next((each for each in given if is_truthy(each)), None)
    if written is not None:
        return to_text(to_s(written))
    from mkdocs_blogposts.html import prose

    return prose.plain_text(excerpt)


def _modified(entry: Entry, site: SeoSite) -> datetime | None:
    """Return when an entry was last changed, as `seo.date_modified` or its front matter's own keys say it."""
    told = _time(mapping(entry.meta.get("seo")).get("date_modified"), site)
    own = entry.updated if isinstance(entry, Post) else _time(entry.meta.get("last_modified_at"), site)
    return told or own


def _seo(entry: _Page, site: SeoSite) -> Seo:
    title = title_text(entry.title) or site.title
    own = text(entry.meta.get("canonical_url"))
    url = quoting.attribute(own) if own else _address(entry.url, site)
    author = people.of_page(entry.meta, site.authors, site.base) or site.author
    picture = image(entry.meta, entry.image_url, entry.image_alt)
    published = _rfc3339(entry.published)
    modified = _rfc3339(entry.modified)
    description = entry.description or site.description
    card = text(mapping(entry.meta.get("twitter")).get("card")) or site.options.twitter_card
    return Seo(
        title=title,
        page_title=_page_title(title, entry, site),
        description=description,
        url=url,
        canonical_url=url if own or "://" in site.base else None,
        has_own_canonical=bool(own),
        locale=locale(entry.meta, site.languages) or site.locale,
        site_name=site.title,
        type="article" if published else "website",
        author=author.name,
        image=picture,
        published=published,
        modified=modified if modified != published else None,
        twitter_card=card if picture else "summary",
        twitter_site=site.twitter,
        twitter_creator=author.twitter if site.twitter else "",
        previous_url=_neighbour(entry, entry.page - 2, site),
        next_url=_neighbour(entry, entry.page, site),
        verifications=site.options.verifications,
        facebook=site.options.facebook,
        json_ld=json_ld.dump(
            {
                "headline": title,
                "description": description,
                "url": url,
                **_facts(entry, author, picture, site),
            }
        ),
    )


def _facts(entry: _Page, author: Person, picture: Image | None, site: SeoSite) -> dict[str, object]:
    """Return what JSON-LD tells of a page beside its title, description and address."""
    published = _rfc3339(entry.published)
    return {
        "datePublished": published,
        "dateModified": _rfc3339(entry.modified) or published,
        **json_ld.kind(entry.meta, entry.url, site, is_dated=bool(published)),
        **json_ld.parts(author, picture, site),
    }


def _neighbour(entry: _Page, index: int, site: SeoSite) -> str | None:
    return _address(entry.urls[index], site) if 0 <= index < len(entry.urls) else None


def _address(url: str, site: SeoSite) -> str:
    """Return the absolute URL of one of the plan's, where a folder's index is the folder."""
    return absolute(cards.site_url(INDEX.sub("/", url)), site.base)


def _page_title(title: str, entry: _Page, site: SeoSite) -> str:
    """Return the title with the site's, or, on a page called like the site, with the site's tagline."""
    whole = title
    if site.title and title != site.title:
        whole = f"{title} | {site.title}"
    elif site.title and site.tagline:
        whole = f"{title} | {site.tagline}"
    return f"Page {entry.page} of {len(entry.urls)} for {whole}" if entry.page > 1 else whole


def _time(value: object, site: SeoSite) -> datetime | None:
    if value is None:
        return None
    from mkdocs_blogposts.ruby import dates

    try:
        return dates.read(value, site.publishing.timezone, site.publishing.now)
    except dates.DateError:
        return None


def _rfc3339(time: datetime | None) -> str | None:
    return time.isoformat(timespec="seconds") if time else None
