"""What a blog's feeds say of the blog itself, and the absolute URLs that they hold."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs_blogposts.links import quoting
from mkdocs_blogposts.links.urls import within
from mkdocs_blogposts.model import CONFIG, Author, FeedOptions, Settings
from mkdocs_blogposts.plan import authors
from mkdocs_blogposts.publish.feeds.texts import cleaned
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from mkdocs_blogposts.publish.project import Project

_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/]*")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
# What Material's `language` is where nobody says one.
_UNSAID = "en"
# A browser shows the feed with this file of the site, if there is one.
_STYLE = "feed.xslt.xml"


@dataclass(frozen=True, slots=True)
class FeedSite:
    """The blog as its feeds describe it."""

    base: str
    """What stands before the path of every URL, encoded."""
    title: str
    description: str
    language: str
    """BCP 47; "" where unknown."""
    author: Author | None
    """Whom `_config.yml` or mkdocs.yml names for the whole blog."""
    updated: datetime
    icon: str
    logo: str
    style: str
    """URL of the site's own style sheet for feeds; "" where it has none."""

    @property
    def has_host(self) -> bool:
        """Whether URLs are complete."""
        return "://" in self.base

    @property
    def home(self) -> str:
        """URL of the site's first page."""
        return f"{self.base}/"

    def absolute(self, url: str) -> str:
        """Return the absolute URL of a path of the site, encoded; of a URL, itself, if it is one."""
        url = cleaned(url).strip()
        if url.startswith("//"):
            url = f"{self.base.partition('//')[0]}{url}"
        if url.startswith("//") or _ABSOLUTE.match(url):
            return quoting.iri(url)
        return within(self.base, quoting.normalize(url.lstrip("/")))

    def person(self, author: Author) -> Author:
        """Return an author whose URL is absolute."""
        return replace(author, url=self.absolute(author.url)) if author.url else author

    def seen_from(self, page: str, url: str) -> str | None:
        """Return the absolute URL of one in the text of a page, itself absolute; None for what is no URL."""
        if _ABSOLUTE.match(url):
            return None
        try:
            return urljoin(page, url)
        except ValueError:
            return None


def describe(settings: Settings, options: FeedOptions, project: Project, owned: Collection[str]) -> FeedSite:
    """Return what the feeds say of a blog; `owned` are the files that the site has.

    What `_config.yml` says wins, as it is all that jekyll-feed knows; the language of a theme which was never
    told is no news.
    """
    host = _HOST.match(project.base)
    start = host[0] if host else ""
    language = "" if project.language == _UNSAID else project.language
    given = settings.identity.author or project.author
    people, _ = authors.resolve({"author": given}, settings.authors, CONFIG)
    site = FeedSite(
        base=start + quoting.normalize(project.base[len(start) :]),
        title=cleaned(settings.identity.title or project.name),
        description=cleaned(settings.identity.description or project.description),
        language=tagged(settings.identity.languages.get("lang")) or tagged(language),
        author=people[0] if people else None,
        updated=settings.publishing.now.astimezone(settings.publishing.timezone),
        icon="",
        logo="",
        style="",
    )
    return _with_urls(site, options, owned)


def _with_urls(site: FeedSite, options: FeedOptions, owned: Collection[str]) -> FeedSite:
    return replace(
        site,
        author=site.person(site.author) if site.author else None,
        icon=site.absolute(options.icon) if options.icon else "",
        logo=site.absolute(options.logo) if options.logo else "",
        style=site.absolute(f"/{_STYLE}") if _STYLE in owned else "",
    )


def tagged(language: object) -> str:
    """Return a language as XML writes it: `zh_CN` is "zh-CN"; "" for what is none."""
    tag = language.strip().replace("_", "-") if isinstance(language, str) else ""
    return tag if _TAG.fullmatch(tag) else ""
