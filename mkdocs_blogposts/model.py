"""The data that the rooms hand to each other. No behaviour beyond comparison and look-up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

SourceKind = Literal["post", "draft", "page", "asset"]
ViewKind = Literal[
    "index", "list", "category", "tag", "year", "month", "day", "categories", "tags", "archive"
]
TermKind = Literal["category", "tag"]
Level = Literal["warning", "info"]


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


@dataclass(frozen=True, slots=True)
class Defaults:
    """One entry of `defaults:` in `_config.yml`: values for every file within a scope."""

    path: object
    """The scope's `path` as written; "" and None mean every file."""
    type: object
    """The scope's `type` as written (`posts`, `pages`, `drafts`); None means every type."""
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Archives:
    """Where the pages of terms and dates go, as jekyll-archives' `permalinks` say it."""

    category: str = "/category/:name/"
    tag: str = "/tag/:name/"
    year: str = "/:year/"
    month: str = "/:year/:month/"
    day: str = "/:year/:month/:day/"
    slug_mode: str = "default"
    """One of Jekyll's slug modes, for `:name`."""
    kinds: tuple[ViewKind, ...] = ("category", "tag", "year")
    """Which of them are built."""


@dataclass(frozen=True, slots=True)
class Paginate:
    """How jekyll-paginate-v2 lists posts: `pagination` of `_config.yml`, or of a page laid over it."""

    per_page: int = 10
    permalink: str = "/page:num/"
    """Where pages from the second on go, below the first; holds `:num`, or `indexpage` does."""
    title: str = ":title - page :num"
    """The title of pages from the second on, with `:title`, `:num` and `:max`."""
    limit: int = 0
    """Pages at most; 0 for all."""
    offset: int = 0
    """Posts left out at the end of the sorted list, before it is turned round by `sort_reverse`."""
    sort_field: str = "date"
    """Key of the front matter; colons lead into mappings (`author:name`)."""
    sort_reverse: bool = False
    category: tuple[str, ...] = ()
    """Only posts in all of these, upper or lower case; `tag` and `locale` likewise."""
    tag: tuple[str, ...] = ()
    locale: tuple[str, ...] = ()
    indexpage: str = "index"
    """Name of the file in a page's folder, without extension; may hold `:num`."""
    extension: str = "html"
    collection: tuple[str, ...] = ("posts",)


@dataclass(frozen=True, slots=True)
class Settings:
    """What `_config.yml` and the options of `mkdocs.yml` say, defaults filled in. Options win."""

    source_dir: str
    """Absolute path of the site's root: the docs folder, or the folder that holds `_config.yml`."""
    in_docs: bool = True
    """True where posts lie inside MkDocs' docs folder; False for a Jekyll site of its own."""
    config: Mapping[str, object] = field(default_factory=dict)
    """`_config.yml` as read, all keys; {} where there is none."""
    show_drafts: bool = False
    future: bool = False
    unpublished: bool = False
    limit_posts: int = 0
    """How many posts to keep, newest first; 0 for all."""
    permalink: str = "date"
    """Jekyll's site-wide `permalink`: the name of a style or a template."""
    posts_permalink: str | None = None
    """`collections.posts.permalink`, which wins over `permalink` and knows no style names."""
    timezone: tzinfo | None = None
    """The zone of dates without one, and of every date shown; None is read as UTC."""
    now: datetime = field(default_factory=lambda: datetime.fromisoformat("2000-01-01T00:00:00+00:00"))
    """Jekyll's `site.time`: what "future" means, and the date of what has none. Always aware."""
    baseurl: str = ""
    """The path the site is served below, no trailing slash: "" or "/blog"."""
    url: str = ""
    """Scheme and host the blog says it is served from, no trailing slash; "" where unknown."""
    per_page: int = 10
    """Posts on a page of the blog index."""
    archive_per_page: int = 20
    """Posts on a page of a category, a tag or a date."""
    paginate_path: str = "/page:num"
    """Jekyll's `paginate_path`, with `:num` for the page number."""
    blog_dir: str = ""
    """Folder of the blog index below the site root, no slashes around it; "" for the root."""
    paginate: Paginate | None = None
    """jekyll-paginate-v2's settings where it is in charge of the lists; None where it is not."""
    autopages: tuple[TermKind, ...] = ()
    """The kinds of terms whose lists jekyll-paginate-v2 makes."""
    excerpt_separator: str = "\n\n"
    markdown: str = "kramdown"
    """`markdown` of `_config.yml` in lower case ("kramdown", "commonmark" ...), or the option: "mkdocs"."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    collections_dir: str = ""
    markdown_ext: tuple[str, ...] = ("markdown", "mkdown", "mkdn", "mkd", "md")
    """Extensions (no dot) that are Markdown, as `markdown_ext` of `_config.yml`."""
    strict_front_matter: bool = False
    defaults: tuple[Defaults, ...] = ()
    archives: Archives = Archives()
    categories_url: str = "/categories/"
    tags_url: str = "/tags/"
    archive_url: str = "/archive/"
    authors: Mapping[str, object] = field(default_factory=dict)
    """Author entries by key, from `_config.yml`, `_data/authors.yml` and `.authors.yml` together."""


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
    """A post that is published."""

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
    """File written below the site's output, no leading slash."""
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
    hidden: bool = False
    """Left out of the paginated blog index, as jekyll-paginate does; still listed everywhere else."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of a Jekyll site that is no post (`about.md`)."""

    source: Source
    title: str
    url: str
    dest_uri: str
    meta: Mapping[str, object]
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is copied as it is. One that lies beside posts is copied only where a post shows it."""

    source: Source
    dest_uri: str


@dataclass(frozen=True, slots=True)
class Term:
    """A category or tag as readers see it."""

    kind: TermKind
    name: str
    slug: str
    url: str
    """URL of the term's first page, starting with "/"."""
    posts: tuple[str, ...]
    """`src_uri`s of its posts, newest first, each once."""


@dataclass(frozen=True, slots=True)
class View:
    """One page of a list: of the blog index, of a term, of a year; or an overview."""

    kind: ViewKind
    src_uri: str
    """Identity of the page in MkDocs: a virtual file, or the page whose text stands above the list."""
    url: str
    dest_uri: str
    title: str
    posts: tuple[str, ...] = ()
    """`src_uri`s of the posts on this page of the list, in order."""
    term: Term | None = None
    page: int = 1
    """Which page of the list this is, counted from 1."""
    urls: tuple[str, ...] = ()
    """URLs of all pages of the list, in order."""
    heading: str = ""
    """The title of this very page, as jekyll-paginate-v2's `title` has it; "" where it is ours to word."""


@dataclass(frozen=True, slots=True)
class Blog:
    """The plan: everything that will be written, and everything to tell the author."""

    settings: Settings
    posts: tuple[Post, ...] = ()
    """Newest first."""
    pages: tuple[SitePage, ...] = ()
    assets: tuple[Asset, ...] = ()
    categories: tuple[Term, ...] = ()
    """In order of first appearance, oldest post first, as Jekyll's `site.categories`."""
    tags: tuple[Term, ...] = ()
    views: tuple[View, ...] = ()
    problems: tuple[Problem, ...] = ()
    by_uri: Mapping[str, Post] = field(default_factory=dict)
    """Every post by its `src_uri`."""
    neighbours: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """`src_uri` of the older (Jekyll's previous) and the newer (Jekyll's next) post of each post."""
