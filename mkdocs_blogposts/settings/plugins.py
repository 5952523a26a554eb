"""Jekyll's plugins: what does their work here. `docs/reference/plugins.md` is made of the same table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mkdocs_blogposts.model import Plugins

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Doer = Literal["room", "option", "mkdocs", "theme", "nobody"]


@dataclass(frozen=True, slots=True)
class JekyllPlugin:
    """A gem that a Jekyll site can name."""

    gem: str
    doer: Doer
    """Who does its work: a room of this package, or one that an option calls; MkDocs and its plugins; the
    theme; or nobody."""
    does: str
    """What becomes of its work here."""
    place: str = ""
    """The room below the package, or the option of `mkdocs.yml`."""
    section: str = ""
    """The key of `_config.yml` that holds its settings."""

    @property
    def is_read(self) -> bool:
        """Whether its settings count here."""
        return self.doer in ("room", "option")


TABLE = (
    JekyllPlugin(
        "jekyll-archives",
        "room",
        "A list for each category, tag and date, at its addresses.",
        "plan/lists",
        "jekyll-archives",
    ),
    JekyllPlugin("jekyll-avatar", "room", "Its tag `avatar`.", "liquid/tags"),
    JekyllPlugin("jekyll-feed", "room", "Feeds, which need no plugin here.", "publish/feeds", "feed"),
    JekyllPlugin("jekyll-gist", "room", "Its tag `gist`.", "liquid/tags"),
    JekyllPlugin("jekyll-include-cache", "room", "Its tag `include_cached`.", "liquid/tags"),
    JekyllPlugin("jekyll-last-modified-at", "room", "The date of the last commit, and its tag.", "read"),
    JekyllPlugin("jekyll-mentions", "room", "`@name` is a link to a profile.", "markup", "jekyll-mentions"),
    JekyllPlugin(
        "jekyll-optional-front-matter",
        "room",
        "Markdown files without front matter are pages.",
        "read",
        "optional_front_matter",
    ),
    JekyllPlugin("jekyll-paginate", "room", "The blog index, page by page.", "plan/lists", "paginate"),
    JekyllPlugin(
        "jekyll-paginate-v2", "room", "Lists of posts on any page, and of terms.", "plan/lists", "pagination"
    ),
    JekyllPlugin("jekyll-postfiles", "room", "Files beside a post go where the post goes.", "plan"),
    JekyllPlugin("jekyll-readme-index", "room", "A README is its folder's index.", "read", "readme_index"),
    JekyllPlugin(
        "jekyll-redirect-from", "room", "Pages at old addresses.", "publish/redirects", "redirect_from"
    ),
    JekyllPlugin(
        "jekyll-relative-links", "room", "Links to Markdown files lead to pages.", "links", "relative_links"
    ),
    JekyllPlugin("jekyll-seo-tag", "room", "What search engines are told in the head.", "publish/seo"),
    JekyllPlugin("jekyll-sitemap", "room", "`robots.txt`, and what MkDocs' `sitemap.xml` lists.", "publish"),
    JekyllPlugin(
        "jekyll-titles-from-headings",
        "room",
        "A page without a title has that of its heading.",
        "plan",
        "titles_from_headings",
    ),
    JekyllPlugin("jekyll-commonmark", "room", "kramdown, as near as it comes.", "markup", "commonmark"),
    JekyllPlugin(
        "jekyll-commonmark-ghpages", "room", "kramdown, as near as it comes.", "markup", "commonmark"
    ),
    JekyllPlugin("jekyll-redcarpet", "room", "kramdown, as near as it comes.", "markup", "redcarpet"),
    JekyllPlugin("kramdown", "room", "The Markdown of posts.", "markup/kramdown", "kramdown"),
    JekyllPlugin("kramdown-parser-gfm", "room", "The Markdown of posts.", "markup/kramdown"),
    JekyllPlugin("rouge", "room", "Code in colour, by Pygments.", "markup"),
    JekyllPlugin("jekyll", "room", "The whole of this package.", ""),
    JekyllPlugin("github-pages", "room", "The plugins that it loads are loaded.", "settings"),
    JekyllPlugin("jemoji", "option", "`:tada:` is a picture.", "emoji", "emoji"),
    JekyllPlugin("jekyll-admin", "mkdocs", "Posts are written in an editor."),
    JekyllPlugin("jekyll-coffeescript", "mkdocs", "Scripts are not compiled; write JavaScript."),
    JekyllPlugin("jekyll-compose", "mkdocs", "New posts are made in an editor."),
    JekyllPlugin("jekyll-compress-images", "mkdocs", "Pictures are copied as they are."),
    JekyllPlugin("jekyll-livereload", "mkdocs", "`mkdocs serve` reloads pages."),
    JekyllPlugin(
        "jekyll-minifier", "mkdocs", "mkdocs-minify-plugin makes pages smaller.", section="jekyll-minifier"
    ),
    JekyllPlugin("jekyll-sass-converter", "mkdocs", "Style sheets are not compiled; write CSS."),
    JekyllPlugin("jekyll-watch", "mkdocs", "`mkdocs serve` watches the site."),
    JekyllPlugin("jekyll-default-layout", "theme", "Every page has a template."),
    JekyllPlugin("jekyll-remote-theme", "theme", "The theme of `mkdocs.yml` is the theme."),
    JekyllPlugin(
        "jekyll-theme", "theme", "The theme of `mkdocs.yml` is the theme; so of all `jekyll-theme-*`."
    ),
    JekyllPlugin("jekyll-toc", "theme", "The theme shows a table of contents."),
    JekyllPlugin("minima", "theme", "The theme of `mkdocs.yml` is the theme."),
    JekyllPlugin("minimal-mistakes-jekyll", "theme", "The theme of `mkdocs.yml` is the theme."),
    JekyllPlugin("jekyll-scholar", "nobody", "References are missing.", section="scholar"),
    JekyllPlugin("jekyll-picture-tag", "nobody", "Its tag is not known.", section="picture"),
    JekyllPlugin("jekyll-webmention_io", "nobody", "Mentions elsewhere are missing.", section="webmentions"),
    JekyllPlugin("jekyll-algolia", "nobody", "The theme has a search of its own.", section="algolia"),
    JekyllPlugin("jekyll-polyglot", "nobody", "The site is built in one language.", section="polyglot"),
)
"""All that are known, those first whose work is done here."""

BY_GEM: Mapping[str, JekyllPlugin] = {plugin.gem: plugin for plugin in TABLE}

# https://pages.github.com/versions/: what the gem github-pages loads, whatever `plugins` says.
_OF_GITHUB_PAGES = (
    *("jekyll-coffeescript", "jekyll-commonmark-ghpages", "jekyll-gist", "jekyll-github-metadata"),
    *("jekyll-paginate", "jekyll-relative-links", "jekyll-optional-front-matter", "jekyll-readme-index"),
    *("jekyll-default-layout", "jekyll-titles-from-headings"),
)


def read(config: Mapping[str, object], group: Sequence[str] | None) -> Plugins:
    """Return the plugins that Jekyll loads: those of `plugins`, and of a Gemfile's group (None without one).

    github-pages stands for the plugins that it loads. `gems`, the name that `plugins` had before Jekyll 3.5,
    says nothing to Jekyll 4.
    """
    given = config.get("plugins")
    own = [*listed(config), *(group or ())]
    brought = _OF_GITHUB_PAGES if "github-pages" in (group or ()) else ()
    return Plugins(
        names=tuple(dict.fromkeys((*own, *brought))),
        are_named=isinstance(given, list) or group is not None,
        brought=frozenset(brought) - {*own},
    )


def listed(config: Mapping[str, object]) -> list[str]:
    """Return the entries of `plugins` in `_config.yml`, in order, each once."""
    found = config.get("plugins")
    names = (name for name in found if isinstance(name, str)) if isinstance(found, list) else ()
    return list(dict.fromkeys(names))


def without_counterpart(names: Sequence[str], options: Mapping[str, object]) -> list[str]:
    """Return the plugins whose work nothing does here, or only an option of `mkdocs.yml` that is not set."""
    return [name for name in names if not _has_counterpart(name, options)]


def _has_counterpart(name: str, options: Mapping[str, object]) -> bool:
    plugin = BY_GEM.get(name)
    if plugin is None:
        return name.startswith("jekyll-theme-")
    return bool(options.get(plugin.place)) if plugin.doer == "option" else plugin.doer != "nobody"


def of_group(group: Sequence[str], config: Mapping[str, object]) -> list[str]:
    """Return the plugins of a Gemfile's group, but for those that `plugins` names.

    Such groups also hold libraries, and the theme; a plugin is known by its name.
    """
    theme = config.get("theme")
    known = {*listed(config), theme if isinstance(theme, str) else ""}
    return [name for name in group if ("jekyll" in name or name == "jemoji") and name not in known]
