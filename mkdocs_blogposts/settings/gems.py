"""Which of Jekyll's plugins a site asks for, what it says of them, and which have a counterpart here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# https://pages.github.com/versions/: what the gem github-pages loads, whatever `plugins` says.
_OF_GITHUB_PAGES = (
    *("jekyll-coffeescript", "jekyll-commonmark-ghpages", "jekyll-gist", "jekyll-github-metadata"),
    *("jekyll-paginate", "jekyll-relative-links", "jekyll-optional-front-matter", "jekyll-readme-index"),
    *("jekyll-default-layout", "jekyll-titles-from-headings"),
)
# What these do is done here, or by MkDocs and the theme: style sheets, layouts, previews, packing.
MET = frozenset(
    {"jekyll-avatar"}
    | {"jekyll-archives", "jekyll-feed", "jekyll-gist", "jekyll-include-cache", "jekyll-last-modified-at"}
    | {"jekyll-mentions", "jekyll-optional-front-matter", "jekyll-paginate", "jekyll-paginate-v2"}
    | {"jekyll-readme-index", "jekyll-redirect-from", "jekyll-relative-links", "jekyll-seo-tag"}
    | {"jekyll-sitemap", "jekyll-titles-from-headings", "jekyll-toc", "jekyll-postfiles"}
    | {"jekyll-admin", "jekyll-compose", "jekyll-livereload", "jekyll-watch"}
    | {"jekyll-coffeescript", "jekyll-sass-converter", "jekyll-minifier", "jekyll-default-layout"}
    | {"jekyll-remote-theme", "jekyll-theme", "jekyll-compress-images", "jekyll-commonmark-ghpages"}
    | {"jekyll-commonmark", "jekyll-redcarpet", "rouge", "kramdown", "kramdown-parser-gfm", "minima"}
    | {"jekyll", "github-pages", "minimal-mistakes-jekyll"}
)
# What these do is done where an option of `mkdocs.yml` says so.
OPTIONS: Mapping[str, str] = {"jemoji": "emoji"}


def with_gemfile(config: Mapping[str, object], group: Sequence[str]) -> Mapping[str, object]:
    """Return a configuration whose `plugins` also names the gems of a Gemfile's group, as Jekyll loads both.

    github-pages stands for the plugins that it loads.
    """
    brought = _OF_GITHUB_PAGES if "github-pages" in group else ()
    return {**config, "plugins": list(dict.fromkeys((*named(config), *group, *brought)))}


def are_named(config: Mapping[str, object]) -> bool:
    """Say whether a site tells which plugins it has: in `plugins`, be it empty, or in a Gemfile's group.

    `gems`, the name that `plugins` had before Jekyll 3.5, says nothing to Jekyll 4.
    """
    return isinstance(config.get("plugins"), list)


def named(config: Mapping[str, object]) -> list[str]:
    """Return the entries of `plugins`, in order, each once."""
    found = config.get("plugins")
    names = (name for name in found if isinstance(name, str)) if isinstance(found, list) else ()
    return list(dict.fromkeys(names))


def is_named(config: Mapping[str, object], gem: str) -> bool:
    """Say whether `plugins` of a `_config.yml` names a gem."""
    return gem in named(config)


def is_named_itself(config: Mapping[str, object], gem: str) -> bool:
    """Say whether a site names a gem, and does not only get it by github-pages.

    Those that github-pages loads stand last, in its order (see `with_gemfile`).
    """
    names = named(config)
    rest = names[names.index(gem) :] if gem in names else []
    is_brought = "github-pages" in names and rest == [name for name in _OF_GITHUB_PAGES if name in rest]
    return bool(rest) and not is_brought


def section(config: Mapping[str, object], gem: str, key: str) -> Mapping[str, object] | None:
    """Return a gem's section of `_config.yml`, {} where there is none.

    None where `plugins` does not name the gem, or its section says `enabled: false`.
    """
    if not is_named(config, gem):
        return None
    found = config.get(key)
    options: Mapping[str, object] = found if isinstance(found, Mapping) else {}
    return None if options.get("enabled") is False else options


def unmet(config: Mapping[str, object]) -> list[str]:
    """Return the entries of `plugins` whose work nothing does here."""
    return [name for name in named(config) if not _is_met(name)]


def unmet_of_group(group: Sequence[str], config: Mapping[str, object]) -> list[str]:
    """Return the gems of a Gemfile's group whose work nothing does here, but for those that `plugins` names.

    Such groups also hold libraries, and the theme; a plugin is known by its name.
    """
    theme = config.get("theme")
    known = {*named(config), theme if isinstance(theme, str) else ""}
    plugins = (name for name in group if "jekyll" in name or name == "jemoji")
    return [name for name in plugins if name not in known and not _is_met(name)]


def _is_met(name: str) -> bool:
    return name in MET or name.startswith("jekyll-theme-")


def advice(names: Sequence[str]) -> str:
    """Return what to say of those plugins whose work an option can do; "" where there are none."""
    known = {name: OPTIONS[name] for name in names if name in OPTIONS}
    said = (f"`{option}: true` in mkdocs.yml does what {name} does" for name, option in known.items())
    return "".join(f"; {each}" for each in said)
