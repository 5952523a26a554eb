"""The plan of a blog: what is built, where, and what its author should know."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.model.content import Asset, Entry, Post, SitePage
    from mkdocs_blogposts.model.names import Level, ShownText, TermKind, ViewKind
    from mkdocs_blogposts.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the input that its author should know. Rooms return these; only `plugin.py` logs them."""

    src_uri: str
    """The file to open, relative to the site's source (or `mkdocs.yml`, `_config.yml`)."""
    line: int | None
    """The line in that file, counted from 1; None where the fault has no line."""
    message: str
    """What was found, what was expected, and an example: in one sentence or two."""
    level: Level = "warning"
    subject: str = ""
    """The part of the message that is another one in other places, such as the name of a missing file, as it
    is written there. Problems with equal messages but for that are of one kind, and told in one line."""


@dataclass(frozen=True, slots=True)
class Term:
    """A category or tag as readers see it."""

    kind: TermKind
    name: str
    """As it is written; Jekyll's themes print it as HTML."""
    slug: str
    """Its alone among those of its kind."""
    posts: tuple[str, ...]
    """`src_uri`s of its posts, newest first, each once."""
    url: str = ""
    """URL of the term's first page, starting with "/"; "" where it has none, or none yet."""


@dataclass(frozen=True, slots=True)
class View:
    """One page of a list: of the blog index, of a term, of a year; or an overview."""

    kind: ViewKind
    src_uri: str
    """Identity of the page in MkDocs: a virtual file, or the page whose text stands above the list."""
    url: str
    dest_uri: str
    title: str
    """As HTML, as Jekyll's themes print it."""
    posts: tuple[str, ...] = ()
    """`src_uri`s of the posts on this page of the list, in order."""
    term: Term | None = None
    page: int = 1
    """Which page of the list this is, counted from 1."""
    urls: tuple[str, ...] = ()
    """URLs of all pages of the list, in order."""
    heading: str = ""
    """The title of this very page as HTML, as jekyll-paginate-v2's `title` or the site's own page has
    it; "" where it is ours to word."""
    text: ShownText = "none"
    """What is shown of the text of the site's own page here: nothing, as it says no more than the list; all
    of it, above the list; it "alone", as it lists posts itself; or likewise "paged", with a `paginator`."""
    lead: str = ""
    """What a page without a shown text says of the site, in the words of its configuration."""
    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The ids that the page wrote, by the names of the terms at which they stood; "" for all others."""
    total: int = 0
    """The posts on all pages of a list that is "paged"."""


@dataclass(frozen=True, slots=True)
class Blog:
    """The plan: everything that will be written, and everything to tell the author."""

    settings: Settings
    posts: tuple[Post, ...] = ()
    """Newest first."""
    documents: tuple[Post, ...] = ()
    """Of all other collections, in the order of these; those without a `dest_uri` are for templates only."""
    pages: tuple[SitePage, ...] = ()
    assets: tuple[Asset, ...] = ()
    unwritten: tuple[Asset, ...] = ()
    """Files of collections that are not written, which templates see all the same; without a `dest_uri`."""
    categories: tuple[Term, ...] = ()
    """In order of first appearance, oldest post first, as Jekyll's `site.categories`."""
    tags: tuple[Term, ...] = ()
    views: tuple[View, ...] = ()
    problems: tuple[Problem, ...] = ()
    by_uri: Mapping[str, Post] = field(default_factory=dict)
    """Every post of the collection `posts`, by its `src_uri`."""
    neighbours: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """`src_uri` of the older (Jekyll's previous) and the newer (next) post of each; of documents alike."""

    @property
    def written(self) -> tuple[Entry, ...]:
        """The documents that have an address, and the pages."""
        return (*(each for each in self.documents if each.dest_uri), *self.pages)
