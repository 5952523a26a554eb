"""Jekyll's plugins: what does their work here. `docs/reference/plugins.md` is made of the same table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mkdocs_blogposts.model import Plugins
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Doer = Literal["room", "option", "mkdocs", "theme", "nobody"]


@dataclass(frozen=True, slots=True)
class Gem:
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
    Gem(
        "jekyll-archives",
        "room",
        "A list for each category, tag and date, at its addresses.",
        "plan/lists",
        "jekyll-archives",
    ),
    Gem("jekyll-avatar", "room", "Its tag `avatar`.", "liquid/tags"),
    Gem("jekyll-feed", "room", "Feeds, which need no plugin here.", "publish/feeds", "feed"),
    Gem("jekyll-gist", "room", "Its tag `gist`.", "liquid/tags"),
    Gem("jekyll-include-cache", "room", "Its tag `include_cached`.", "liquid/tags"),
    Gem("jekyll-last-modified-at", "room", "The date of the last commit, and its tag.", "read"),
    Gem("jekyll-mentions", "room", "`@name` is a link to a profile.", "markup", "jekyll-mentions"),
    Gem(
        "jekyll-optional-front-matter",
        "room",
        "Markdown files without front matter are pages.",
        "read",
        "optional_front_matter",
    ),
    Gem("jekyll-paginate", "room", "The blog index, page by page.", "plan/lists", "paginate"),
    Gem(
        "jekyll-paginate-v2", "room", "Lists of posts on any page, and of terms.", "plan/lists", "pagination"
    ),
    Gem("jekyll-postfiles", "room", "Files beside a post go where the post goes.", "plan"),
    Gem("jekyll-readme-index", "room", "A README is its folder's index.", "read", "readme_index"),
    Gem("jekyll-redirect-from", "room", "Pages at old addresses.", "publish/redirects", "redirect_from"),
    Gem("jekyll-relative-links", "room", "Links to Markdown files lead to pages.", "links", "relative_links"),
    Gem("jekyll-seo-tag", "room", "What search engines are told in the head.", "publish/seo"),
    Gem("jekyll-sitemap", "room", "`robots.txt`, and what MkDocs' `sitemap.xml` lists.", "publish"),
    Gem(
        "jekyll-titles-from-headings",
        "room",
        "A page without a title has that of its heading.",
        "plan",
        "titles_from_headings",
    ),
    Gem("jekyll-commonmark", "room", "kramdown, as near as it comes.", "markup", "commonmark"),
    Gem("jekyll-commonmark-ghpages", "room", "kramdown, as near as it comes.", "markup", "commonmark"),
    Gem("jekyll-redcarpet", "room", "kramdown, as near as it comes.", "markup", "redcarpet"),
    Gem("kramdown", "room", "The Markdown of posts.", "markup/kramdown", "kramdown"),
    Gem("kramdown-parser-gfm", "room", "The Markdown of posts.", "markup/kramdown"),
    Gem("rouge", "room", "Code in colour, by Pygments.", "markup"),
    Gem("jekyll", "room", "The whole of this package.", ""),
    Gem("github-pages", "room", "The plugins that it loads are loaded.", "settings"),
    Gem("jemoji", "option", "`:tada:` is a picture.", "emoji", "emoji"),
    Gem("jekyll-admin", "mkdocs", "Posts are written in an editor."),
    Gem("jekyll-coffeescript", "mkdocs", "Scripts are not compiled; write JavaScript."),
    Gem("jekyll-compose", "mkdocs", "New posts are made in an editor."),
    Gem("jekyll-compress-images", "mkdocs", "Pictures are copied as they are."),
    Gem("jekyll-livereload", "mkdocs", "`mkdocs serve` reloads pages."),
    Gem("jekyll-minifier", "mkdocs", "mkdocs-minify-plugin makes pages smaller.", section="jekyll-minifier"),
    Gem("jekyll-sass-converter", "mkdocs", "Style sheets are not compiled; write CSS."),
    Gem("jekyll-watch", "mkdocs", "`mkdocs serve` watches the site."),
    Gem("jekyll-default-layout", "theme", "Every page has a template."),
    Gem("jekyll-remote-theme", "theme", "The theme of `mkdocs.yml` is the theme."),
    Gem("jekyll-theme", "theme", "The theme of `mkdocs.yml` is the theme; so of all `jekyll-theme-*`."),
    Gem("jekyll-toc", "theme", "The theme shows a table of contents."),
    Gem("minima", "theme", "The theme of `mkdocs.yml` is the theme."),
    Gem("minimal-mistakes-jekyll", "theme", "The theme of `mkdocs.yml` is the theme."),
    Gem("jekyll-scholar", "nobody", "References are missing.", section="scholar"),
    Gem("jekyll-picture-tag", "nobody", "Its tag is not known.", section="picture"),
    Gem("jekyll-webmention_io", "nobody", "Mentions elsewhere are missing.", section="webmentions"),
    Gem("jekyll-algolia", "nobody", "The theme has a search of its own.", section="algolia"),
    Gem("jekyll-polyglot", "nobody", "The site is built in one language.", section="polyglot"),
)
"""All that are known, those first whose work is done here."""

BY_GEM: Mapping[str, Gem] = {plugin.gem: plugin for plugin in TABLE}

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


def has_counterpart(name: str, options: Mapping[str, object]) -> bool:
    """Say whether something does a plugin's work here; an option of `mkdocs.yml` does where it is set."""
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
