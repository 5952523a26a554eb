"""What a blog is built by: `_config.yml` and the options of `mkdocs.yml`, defaults filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from mkdocs_blogposts.model.sections import (
    FeedOptions,
    Identity,
    MarkdownOptions,
    OptionalFrontMatter,
    Plugins,
    ReadmeIndex,
    RelativeLinks,
    SeoOptions,
    TitlesFromHeadings,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.model.kinds import TermKind, ViewKind


@dataclass(frozen=True, slots=True)
class Defaults:
    """One entry of `defaults:` in `_config.yml`: values for every file within a scope."""

    path: object
    """The scope's `path` as written; "" and None mean every file."""
    type: object
    """The scope's `type` as written (`posts`, `pages`, `drafts`); None means every type."""
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection of documents other than posts, as `collections` of `_config.yml` has it."""

    label: str
    """Its name; its files lie in the folder of this name with "_" in front."""
    output: bool = False
    """Whether its documents and files are written; templates see them anyway."""
    permalink: str = "/:collection/:path:output_ext"
    """The template of its documents' URLs."""
    sort_by: str = ""
    """The key of the front matter by which its documents are sorted; "" for date and path."""
    order: tuple[str, ...] = ()
    """Paths below its folder of the documents that come first, in this order."""
    config: Mapping[str, object] = field(default_factory=dict)
    """All that is said of it, for templates."""


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
    """`_config.yml` as read, all keys, for `site` of templates alone; {} where there is none."""
    file: str = "mkdocs.yml"
    """The file in which a setting is mended: `_config.yml`, where it says anything."""
    encoding: str = ""
    """What texts are written in; "" for UTF-8."""
    destination: str = "_site"
    """Jekyll's output folder."""
    plugins: Plugins = field(default_factory=Plugins)
    identity: Identity = field(default_factory=Identity)
    feed: FeedOptions | None = field(default_factory=FeedOptions)
    """None where there are no feeds."""
    seo: SeoOptions = field(default_factory=SeoOptions)
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
    base: str = ""
    """What stands before the path of every absolute URL: `url` and `baseurl`, whose slashes at the end stay
    as Jekyll keeps them; "" where the host is unknown."""
    per_page: int = 10
    """Posts on a page of the blog index."""
    has_paginate: bool = False
    """Whether `_config.yml` asks jekyll-paginate for such pages."""
    archive_per_page: int = 20
    """Posts on a page of a category, a tag or a date."""
    paginate_path: str = "/page:num"
    """Jekyll's `paginate_path`, with `:num` for the page number."""
    blog_dir: str = ""
    """Folder of the blog index below the site root, no slashes around it; "" for the root."""
    paginate: Paginate | None = None
    """jekyll-paginate-v2's settings where it is in charge of the lists; None where it is not."""
    autopages: Mapping[TermKind, str] = field(default_factory=dict)
    """The kinds of terms whose lists jekyll-paginate-v2 makes, each with the mode of its slugs."""
    posts_url: str = ""
    """Where jekyll-paginate-v2 lists the collection `posts`; "" where it does not."""
    excerpt_separator: str = "\n\n"
    markdown: MarkdownOptions = field(default_factory=MarkdownOptions)
    titles_from_headings: TitlesFromHeadings | None = None
    """None where the plugin is not at work; the next three likewise."""
    optional_front_matter: OptionalFrontMatter | None = None
    readme_index: ReadmeIndex | None = None
    relative_links: RelativeLinks | None = None
    include: tuple[str, ...] = (".htaccess",)
    """What is read in spite of its name or of `exclude`; a site's own list takes the place of Jekyll's."""
    exclude: tuple[str, ...] = ()
    collections_dir: str = ""
    """Folder of `_posts` and of all collections, no slashes around it; "" for the site's root."""
    collections: tuple[Collection, ...] = ()
    """Those other than posts, in order."""
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
