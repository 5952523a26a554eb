"""What a blog is built by: `_config.yml` and the options of `mkdocs.yml`, defaults filled in, by sections."""

from __future__ import annotations

from dataclasses import field
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from mkdocs_blogposts.model.list_options import ListOptions
from mkdocs_blogposts.model.names import DATA, INCLUDES, JEKYLLS_OUTPUT, LAYOUTS, MKDOCS_YML
from mkdocs_blogposts.model.sections import (
    AdoptedFiles,
    FeedOptions,
    Identity,
    MarkdownOptions,
    Plugins,
    RedirectOptions,
    RelativeLinks,
    SeoOptions,
    TitlesFromHeadings,
)
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


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
class Folders:
    """Where the site's files lie, which of them are read, and what their front matter is laid over."""

    source_dir: str
    """Absolute path of the site's root: the docs folder, or the folder that holds `_config.yml`."""
    in_docs: bool = True
    """True where posts lie inside MkDocs' docs folder; False for a Jekyll site of its own."""
    collections_dir: str = ""
    """Folder of `_posts` and of all collections, no slashes around it; "" for the site's root."""
    collections: tuple[Collection, ...] = ()
    """Those other than posts, in order."""
    defaults: tuple[Defaults, ...] = ()
    """What front matter is laid over, for the files of a folder each."""
    data_dir: str = DATA
    """Folder of `site.data`; no slashes around it, as around the next two."""
    includes_dir: str = INCLUDES
    layouts_dir: str = LAYOUTS
    destination: str = JEKYLLS_OUTPUT
    """Jekyll's output folder."""
    include: tuple[str, ...] = (".htaccess",)
    """What is read in spite of its name or of `exclude`; a site's own list takes the place of Jekyll's."""
    exclude: tuple[str, ...] = ()
    markdown_ext: tuple[str, ...] = ("markdown", "mkdown", "mkdn", "mkd", "md")
    """Extensions (no dot) that are Markdown, as `markdown_ext` of `_config.yml`."""
    encoding: str = ""
    """What texts are written in; "" for UTF-8."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """Which posts are shown, and at which moment."""

    show_drafts: bool = False
    future: bool = False
    unpublished: bool = False
    limit_posts: int = 0
    """How many posts to keep, newest first; 0 for all."""
    strict_front_matter: bool = False
    """Whether a file whose front matter cannot be used is left out."""
    timezone: tzinfo = UTC
    """The zone of dates without one, and of every date shown."""
    now: datetime = field(default_factory=lambda: datetime.fromisoformat("2000-01-01T00:00:00+00:00"))
    """Jekyll's `site.time`: what "future" means, and the date of what has none. Always aware."""


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """Where the site is served, as the blog says it."""

    baseurl: str = ""
    """The path the site is served below, no trailing slash: "" or "/blog"."""
    url: str = ""
    """Scheme and host the blog says it is served from, no trailing slash; "" where unknown."""
    base: str = ""
    """What stands before the path of every absolute URL: `url` and `baseurl`, whose slashes at the end stay
    as Jekyll keeps them; "" where the host is unknown."""


@dataclass(frozen=True, slots=True)
class Permalinks:
    """The templates of URLs; those of collections stand with these."""

    site: str = "date"
    """Jekyll's site-wide `permalink`: the name of a style or a template."""
    posts: str | None = None
    """`collections.posts.permalink`, which wins over `site` and knows no style names."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `_config.yml` and the options of `mkdocs.yml` say, defaults filled in. Options win."""

    folders: Folders
    config: Mapping[str, object] = field(default_factory=dict)
    """`_config.yml` as read, all keys, for `site` of templates alone; {} where there is none."""
    file: str = MKDOCS_YML
    """The file in which a setting is mended: `_config.yml`, where it says anything."""
    plugins: Plugins = field(default_factory=Plugins)
    identity: Identity = field(default_factory=Identity)
    address: SiteAddress = SiteAddress()
    publishing: Publishing = Publishing()
    permalinks: Permalinks = Permalinks()
    authors: Mapping[str, object] = field(default_factory=dict)
    """Author entries by key, from `_config.yml`, `_data/authors.yml` and `.authors.yml` together."""
    environment: str = "development"
    """`JEKYLL_ENV`, which templates know as `jekyll.environment`."""
    excerpt_separator: str = "\n\n"
    markdown: MarkdownOptions = field(default_factory=MarkdownOptions)
    lists: ListOptions = field(default_factory=ListOptions)
    feed: FeedOptions | None = field(default_factory=FeedOptions)
    """None where there are no feeds."""
    seo: SeoOptions = field(default_factory=SeoOptions)
    redirects: RedirectOptions = field(default_factory=RedirectOptions)
    titles_from_headings: TitlesFromHeadings | None = None
    """None where the plugin is not at work; the next three likewise."""
    optional_front_matter: AdoptedFiles | None = None
    readme_index: AdoptedFiles | None = None
    relative_links: RelativeLinks | None = None
