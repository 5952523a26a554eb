"""What a blog is made of: files, and the posts, pages and assets that they become."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

SourceKind = Literal["post", "draft", "document", "page", "asset"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the site, seen by its path alone."""

    src_uri: str
    """Path relative to the site's source, with `/`: the file's identity everywhere."""
    path: str
    """Absolute path on disk; "" for a file that exists in memory only."""
    kind: SourceKind
    ext: str
    """Extension with its dot, as written: ".md"."""
    text: str = ""
    """Decoded content of posts, drafts and pages; "" for assets."""
    mtime: float = 0.0
    """Seconds since the epoch; the date of a draft that names none."""
    folder_categories: tuple[str, ...] = ()
    """The folders above `_posts`, in order, case kept."""
    name_date: str | None = None
    """The date as written in the file name: "2020-1-2"."""
    name_slug: str = ""
    """The file name's part after the date, without extension; the whole base name where it has no date."""
    collection: str = ""
    """The label of the collection, other than posts, that the file belongs to; "" for all others."""
    changed: int | None = None
    """When it was changed last, in seconds since the epoch; known where the site asks for that."""


@dataclass(frozen=True, slots=True)
class Head:
    """A text file taken apart at its front matter."""

    data: dict[str, object]
    body: str
    body_line: int
    """The line of the file on which `body` starts, counted from 1."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person who wrote posts."""

    key: str
    """The key in the authors' data, or the name itself where there is no entry."""
    name: str
    url: str = ""
    avatar: str = ""
    """As written: a URL or a path of the site."""
    description: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A post that is published; or a document of another collection, which Jekyll treats alike."""

    source: Source
    id: str
    """Jekyll's `post.id`: the URL's folder and the slug."""
    title: str
    """The title as text to show, never empty. `meta["title"]` holds Jekyll's own value."""
    date: datetime
    """Aware, in the site's time zone."""
    slug: str
    url: str
    """Jekyll's URL: starts with "/", escaped as Jekyll escapes it, without `baseurl`."""
    dest_uri: str
    """File written below the site's output, no leading slash; "" for a document that is not written."""
    categories: tuple[object, ...]
    """Jekyll's `post.categories`; numbers, dates and nulls keep their type."""
    tags: tuple[object, ...]
    meta: Mapping[str, object]
    """Front matter merged over the defaults, every key."""
    body: str
    body_line: int
    authors: tuple[Author, ...] = ()
    image: str | None = None
    """The cover as written in the front matter: path or URL."""
    image_alt: str = ""
    updated: datetime | None = None
    """When it was last changed, as its front matter says (`last_modified_at`, `updated`, `date.updated`)."""
    draft: bool = False
    pinned: bool = False
    collection: str = "posts"
    """The label of the collection."""
    hidden: bool = False
    """Left out of the paginated blog index, as jekyll-paginate does; still listed everywhere else."""
    standalone: bool = False
    """A document that is written as its text and its own layouts say, without the theme."""
    title_html: str = ""
    """The title as HTML to show, with the author's emphasis; safe in any element."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of a Jekyll site that is no post (`about.md`, `atom.xml`)."""

    source: Source
    title: str
    """The title as text to show, never empty."""
    url: str
    dest_uri: str
    meta: Mapping[str, object]
    body: str
    body_line: int
    standalone: bool = False
    """Written as its text and its own layouts say, without the theme: a feed, data, a whole HTML document."""
    written: Mapping[str, object] = field(default_factory=dict)
    """Its front matter alone, without the defaults."""
    emptied: frozenset[str] = frozenset()
    """Keys that the defaults leave empty here; `meta` has what a wider scope says."""
    title_html: str = ""
    """The title as HTML to show; safe in any element."""


Entry = Post | SitePage
"""What has a front matter and a text."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is copied as it is. One that lies beside posts is copied only where a post shows it."""

    source: Source
    dest_uri: str
