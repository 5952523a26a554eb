"""The sections of the settings that one room each takes: plugins, what the site is called, feeds, heads."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Plugins:
    """Jekyll's plugins that a site asks for: `plugins` of `_config.yml`, and those of its Gemfile."""

    names: tuple[str, ...] = ()
    """All that Jekyll loads, in order, each once."""
    are_named: bool = False
    """Whether the site tells which plugins it has: in `plugins`, be it empty, or in its Gemfile."""
    brought: frozenset[str] = frozenset()
    """Those of `names` that the site gets by github-pages alone, and does not name itself."""

    def has(self, gem: str) -> bool:
        """Say whether the site has a plugin."""
        return gem in self.names

    def has_or_may_have(self, gem: str) -> bool:
        """Say whether the site has a plugin, or does not tell which plugins it has."""
        return gem in self.names or not self.are_named

    def names_itself(self, gem: str) -> bool:
        """Say whether the site names a plugin, and does not only get it by github-pages."""
        return gem in self.names and gem not in self.brought


@dataclass(frozen=True, slots=True)
class Identity:
    """What `_config.yml` says of the whole site, as written, in Markdown."""

    title: str = ""
    """`title`, else `name`."""
    names: tuple[str, ...] = ()
    """`title` and `name`."""
    tagline: str = ""
    description: str = ""
    about: tuple[str, ...] = ()
    """`description`, `tagline`, `subtitle` and `slogan`."""
    author: object = None
    """Who writes: a key of the authors, a name, or a mapping."""
    authors: object = None
    """Entries of authors: a mapping by key, or a list."""
    logo: str = ""
    languages: Mapping[str, str] = field(default_factory=dict)
    """`lang`, `locale` and `language`, where they are given."""


@dataclass(frozen=True, slots=True)
class SeoOptions:
    """What `_config.yml` tells jekyll-seo-tag."""

    name: str = ""
    """`social.name`: what search engines shall call the site."""
    links: tuple[str, ...] | str = ""
    """`social.links`: a list, or a single one."""
    twitter: str = ""
    """The site's account as written: `jane`, `@jane`, or the URL of its page."""
    twitter_card: str = "summary_large_image"
    """The card of pages with a picture."""
    verifications: tuple[tuple[str, str], ...] = ()
    """Names and contents of the `<meta>` by which services know a site's owner."""
    facebook: tuple[tuple[str, str], ...] = ()
    """Properties and contents for Facebook."""


@dataclass(frozen=True, slots=True)
class FeedCollection:
    """A collection other than posts that has a feed."""

    label: str
    path: str
    categories: tuple[str, ...] = ()
    """Categories of its documents that have a feed of their own."""


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """jekyll-feed's settings, its defaults filled in."""

    path: str = "/feed.xml"
    posts_limit: int = 10
    excerpt_only: bool = False
    categories: tuple[str, ...] = ()
    """Categories that have a feed of their own."""
    collections: tuple[FeedCollection, ...] = ()
    has_tag_feeds: bool = False
    tags_path: str = "/feed/by_tag/"
    tags_only: tuple[str, ...] | None = None
    """The tags that have a feed; None for all."""
    tags_except: tuple[str, ...] = ()
    disable_in_development: bool = False
    icon: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class MarkdownOptions:
    """What posts are written in, and what is done with the text."""

    converter: str = "kramdown"
    """`markdown` of `_config.yml`, as written."""
    is_mkdocs: bool = False
    """Whether posts are left to MkDocs and its `markdown_extensions`, where they do not say otherwise."""
    switches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The switches of converters other than kramdown, in lower case, by the sections that hold them."""
    kramdown: Mapping[str, object] = field(default_factory=dict)
    """kramdown's options, by the names of `_config.yml`, as written."""
    highlighter: str = ""
    """What colours code, where kramdown's own options do not say it."""
    mentions: str | None = None
    """Where the profiles of `@name` are, no slash at the end; None where these are no links."""
    emoji: str | None = None
    """Where the folder `emoji` with the pictures is, no slash at the end; None where there are none."""


@dataclass(frozen=True, slots=True)
class TitlesFromHeadings:
    """jekyll-titles-from-headings' settings."""

    collections: bool = False
    """Whether posts and documents get titles, too."""
    strip_title: bool = False
    """Whether the heading is taken out of the text."""


@dataclass(frozen=True, slots=True)
class AdoptedFiles:
    """The settings of jekyll-optional-front-matter, or of jekyll-readme-index: which files become pages."""

    remove_originals: bool = False
    """Whether a file that becomes a page is not copied as well."""
    with_frontmatter: bool = False
    """Whether READMEs with front matter stand for their folder, too."""


@dataclass(frozen=True, slots=True)
class RelativeLinks:
    """jekyll-relative-links' settings."""

    enabled: bool = True
    exclude: tuple[str, ...] = ()
    """Files whose links are left alone, as Jekyll's own `exclude` names them."""
    collections: bool = False
    """Whether links in posts and documents are turned, too."""


@dataclass(frozen=True, slots=True)
class RedirectOptions:
    """jekyll-redirect-from's settings."""

    are_made: bool = True
    """Whether there are redirects; a site that does not tell its plugins needs none for them."""
    has_json: bool = True
    """Whether `redirects.json` lists them."""
    has_empty_json: bool = False
    """Whether it is there without redirects, too."""
