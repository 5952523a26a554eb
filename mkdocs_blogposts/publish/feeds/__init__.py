"""Feeds of a blog as jekyll-feed makes them (https://github.com/jekyll/jekyll-feed), in three formats.

What `feed:` of `_config.yml` asks for is done: the path, the number of posts, excerpts only, a feed for each
category or tag. Unlike there, every URL in a text is absolute, so that images show in every reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.links.quoting import file_path
from mkdocs_blogposts.model import CONFIG, Asset, Blog, Entry, Problem, View
from mkdocs_blogposts.publish.feeds import atom
from mkdocs_blogposts.publish.feeds.channels import Channel, Scope, channels
from mkdocs_blogposts.publish.feeds.entries import EntryWriter, FeedEntry, sharing_ids
from mkdocs_blogposts.publish.feeds.site import FeedSite, describe
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from mkdocs_blogposts.publish.project import Project
    from mkdocs_blogposts.publish.rendered import Rendered

__all__ = ["FORMATS", "FeedLink", "Feeds", "Scope", "addresses", "build"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of feeds."""

    mime_type: str
    name: str
    """As link titles add it to the feed's; "" for the usual one."""
    write: Callable[[FeedSite, str, str, tuple[FeedEntry, ...]], str]
    """Takes the site, the feed's URL, its title and its entries."""
    dest_uri: Callable[[Channel], str]


def _rss(site: FeedSite, url: str, title: str, entries: tuple[FeedEntry, ...]) -> str:
    from mkdocs_blogposts.publish.feeds import rss

    return rss.write(site, url, title, entries)


def _json(site: FeedSite, url: str, title: str, entries: tuple[FeedEntry, ...]) -> str:
    from mkdocs_blogposts.publish.feeds import json_feed

    return json_feed.write(site, url, title, entries)


FORMATS: Mapping[str, Format] = {
    "atom": Format("application/atom+xml", "", atom.write, lambda channel: channel.dest_uri),
    "rss": Format("application/rss+xml", "RSS", _rss, lambda channel: channel.beside("rss.xml", ".rss.xml")),
    "json": Format(
        "application/feed+json", "JSON", _json, lambda channel: channel.beside("feed.json", ".json")
    ),
}


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed as pages name it in their heads, for browsers and feed readers to find."""

    url: str
    """Absolute; where the blog's host is not known, from the host's root."""
    title: str
    type: str
    """Its media type: "application/atom+xml"."""
    scope: Scope | None
    """The kind and the name of the term whose posts it holds; None for the feed of the whole blog."""


@dataclass(frozen=True, slots=True)
class Feeds:
    """All feeds of a blog."""

    files: Mapping[str, str]
    """`dest_uri` -> text, to be written as UTF-8."""
    links: tuple[FeedLink, ...] = ()
    """Those of the whole blog first."""
    problems: tuple[Problem, ...] = ()


def build(
    blog: Blog,
    rendered: Mapping[str, Rendered],
    project: Project,
    formats: Collection[str] = ("atom",),
    taken: Collection[str] = (),
) -> Feeds:
    """Make the feeds of a blog, in the formats of `FORMATS` that are named.

    `rendered` are its posts and written documents by `src_uri`; URLs in their HTML are relative to their
    pages. What `_config.yml` says of the site wins over `project`. Files that the site has already (`taken`:
    their `dest_uri`) are left to it. In a preview, there is `feed.disable_in_development`.
    """
    options = blog.settings.feed
    if options is None or (project.is_preview and options.disable_in_development):
        return Feeds({})
    owned = {*taken, *_written(blog)}
    site = describe(blog.settings, options, project, owned)
    shared = sharing_ids((*blog.posts, *reversed(blog.documents)))
    writer = EntryWriter(blog.settings.authors, options, site, rendered, shared)
    result = _Result(owned)
    if not site.has_host:
        result.problems.append(_NO_HOST)
    for channel in channels(blog, options, site.title, result.problems):
        entries = tuple(map(writer.entry, channel.posts))
        for form in (FORMATS[name] for name in FORMATS if name in formats):
            result.add(form, channel, site, entries)
    return Feeds(result.files, tuple(result.links), tuple(result.problems))


def addresses(blog: Blog, formats: Collection[str]) -> set[str]:
    """Return the files (`dest_uri`) of all feeds in these formats, before any post is rendered."""
    options = blog.settings.feed
    found = channels(blog, options, "", []) if options else ()
    return {FORMATS[name].dest_uri(channel) for channel in found for name in formats}


def _written(blog: Blog) -> set[str]:
    """Return the files that the blog writes itself; a `feed.xml` of the author's wins, as in Jekyll."""
    entries: tuple[Entry | Asset | View, ...] = (
        *blog.posts,
        *blog.documents,
        *blog.pages,
        *blog.assets,
        *blog.views,
    )
    return {entry.dest_uri for entry in entries}


class _Result:
    """What is gathered feed by feed."""

    def __init__(self, owned: set[str]) -> None:
        self.files: dict[str, str] = {}
        self.links: list[FeedLink] = []
        self.problems: list[Problem] = []
        self.owned = owned

    def add(self, form: Format, channel: Channel, site: FeedSite, entries: tuple[FeedEntry, ...]) -> None:
        """Write a feed in one format, unless there is such a file."""
        dest_uri = form.dest_uri(channel)
        url = site.absolute(f"/{file_path(dest_uri)}")
        if dest_uri in self.files:
            message = f"two feeds are to be written to {dest_uri}, and one of them is left out; rename one"
            self.problems.append(Problem(CONFIG, None, message))
            return
        title = f"{channel.label} ({form.name})" if form.name else channel.label
        self.links.append(FeedLink(url, title, form.mime_type, channel.scope))
        if dest_uri not in self.owned:
            self.files[dest_uri] = form.write(site, url, channel.title, entries)


_NO_HOST = Problem(
    CONFIG,
    None,
    "the blog's address is not known, so the links in its feeds are incomplete, and readers cannot follow "
    "them; set `site_url: https://example.org/` in mkdocs.yml, or `url: https://example.org` in _config.yml",
    "info",
)
