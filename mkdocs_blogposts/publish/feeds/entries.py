"""A post as every format of feeds shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.html import wording
from mkdocs_blogposts.model import Author, FeedOptions, Post
from mkdocs_blogposts.plan import authors
from mkdocs_blogposts.publish.feeds.site import FeedSite, tagged
from mkdocs_blogposts.publish.feeds.texts import cleaned, html, stripped, typeset
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby.values import is_truthy, to_s

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from mkdocs_blogposts.publish.rendered import Rendered

# The permalink sign beside a heading, which only makes sense on a page.
_HEADER_LINK = re.compile(r'<a class="headerlink"[^<>]*>[^<]*</a>')


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A post in a feed. URLs are absolute and encoded; HTML holds nothing that XML forbids."""

    id: str
    url: str
    title: str
    """As text, in one line."""
    title_html: str
    """As HTML, as jekyll-feed has it: without tags."""
    published: datetime
    updated: datetime
    content: str | None
    """The whole post as HTML; None where only its summary is wanted."""
    summary: str
    """As HTML without tags, in one line; "" where there is nothing to say."""
    authors: tuple[Author, ...]
    """At least one, as Atom demands."""
    terms: tuple[str, ...]
    """Categories, then tags, each once."""
    image: str
    language: str
    """BCP 47, where the post names one of its own; else ""."""


class EntryWriter:
    """Makes the entries of one build, each once."""

    def __init__(
        self,
        known: Mapping[str, object],
        options: FeedOptions,
        site: FeedSite,
        rendered: Mapping[str, Rendered],
        sharing_ids: Collection[str] = (),
    ) -> None:
        """Work with what `build` takes; `sharing_ids` have no id of their own (see there).

        `known` are the authors, by key.
        """
        self.known = known
        self.options = options
        self.site = site
        self.rendered = rendered
        self.sharing_ids = sharing_ids
        self._made: dict[str, FeedEntry] = {}

    def entry(self, post: Post) -> FeedEntry:
        """Return the entry of a post."""
        uri = post.source.src_uri
        if uri not in self._made:
            self._made[uri] = self._entry(post)
        return self._made[uri]

    def _entry(self, post: Post) -> FeedEntry:
        from mkdocs_blogposts.plan import titles

        # In the URL of a page, these can only be signs of a file's name.
        url = self.site.absolute(post.url.replace("?", "%3F").replace("#", "%23"))
        title = typeset(titles.in_jekyll(post))
        rendered = self.rendered[post.source.src_uri]
        return FeedEntry(
            id=url if post.source.src_uri in self.sharing_ids else self.site.absolute(post.id),
            url=url,
            title=wording.read(title).text,
            title_html=stripped(title),
            published=post.date,
            updated=post.updated or post.date,
            content=None if self._is_excerpt_only(post) else self._content(rendered.html, url),
            summary=_summary(post, rendered.excerpt),
            authors=self._authors(post),
            terms=_terms(post),
            image=self.site.absolute(rendered.cover) if rendered.cover else "",
            language=tagged(post.meta.get("lang")),
        )

    def _is_excerpt_only(self, post: Post) -> bool:
        feed = post.meta.get("feed")
        own = feed.get("excerpt_only") if isinstance(feed, dict) else None
        return self.options.excerpt_only or is_truthy(own)

    def _content(self, html: str, url: str) -> str:
        from mkdocs_blogposts.html import splicing

        html = _HEADER_LINK.sub("", html).strip()
        return cleaned(splicing.rewrite(html, lambda reference: self.site.seen_from(url, reference.url)))

    def _authors(self, post: Post) -> tuple[Author, ...]:
        """Return who wrote a post: else whom the site names, else the site itself, for Atom wants a name."""
        people = authors.author_first(post.meta, post.authors, self.known)
        people = people or (self.site.author or Author(self.site.title, self.site.title or "?"),)
        return tuple(map(self.site.person, people))


def sharing_ids(newest_first: Iterable[Post]) -> frozenset[str]:
    """Return the posts, by `src_uri`, whose `post.id` is that of an older one.

    In Jekyll, posts of one folder and one slug share it. To readers they would be one and the same entry.
    """
    ids: set[str] = set()
    found = []
    for post in reversed([*newest_first]):
        if post.id in ids:
            found.append(post.source.src_uri)
        ids.add(post.id)
    return frozenset(found)


def _summary(post: Post, excerpt: str) -> str:
    """Return the description, else the excerpt."""
    description = post.meta.get("description")
    if is_truthy(description) and description != "":
        return stripped(to_s(description))
    from mkdocs_blogposts.html import prose

    return html(cleaned(prose.plain_text(excerpt)))


def _terms(post: Post) -> tuple[str, ...]:
    """Return a post's terms as jekyll-feed lists them: a `category` stands for all categories."""
    own = post.meta.get("category")
    categories = [own] if is_truthy(own) and own != "" else post.categories
    return tuple(dict.fromkeys(name for each in (*categories, *post.tags) if (name := to_s(each)).strip()))
