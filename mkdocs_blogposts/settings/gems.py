"""Which of Jekyll's plugins a site asks for, what it says of them, and which have a counterpart here."""

from __future__ import annotations

from collections.abc import Mapping

# What these do is done here, or by MkDocs and the theme: style sheets, layouts, previews, packing.
MET = frozenset(
    {"jekyll-archives", "jekyll-feed", "jekyll-gist", "jekyll-include-cache", "jekyll-last-modified-at"}
    | {"jekyll-mentions", "jekyll-optional-front-matter", "jekyll-paginate", "jekyll-paginate-v2"}
    | {"jekyll-readme-index", "jekyll-redirect-from", "jekyll-relative-links", "jekyll-seo-tag"}
    | {"jekyll-sitemap", "jekyll-titles-from-headings", "jekyll-toc", "jekyll-postfiles"}
    | {"jekyll-admin", "jekyll-compose", "jekyll-livereload", "jekyll-watch"}
    | {"jekyll-coffeescript", "jekyll-sass-converter", "jekyll-minifier", "jekyll-default-layout"}
    | {"jekyll-remote-theme", "jekyll-theme", "jekyll-compress-images", "jekyll-commonmark-ghpages"}
    | {"jekyll-commonmark", "jekyll-redcarpet", "rouge", "kramdown", "kramdown-parser-gfm", "minima"}
)


def named(config: Mapping[str, object]) -> list[str]:
    """Return the entries of `plugins`, in order, each once."""
    found = config.get("plugins")
    names = (name for name in found if isinstance(name, str)) if isinstance(found, list) else ()
    return list(dict.fromkeys(names))


def is_named(config: Mapping[str, object], gem: str) -> bool:
    """Say whether `plugins` of a `_config.yml` names a gem."""
    return gem in named(config)


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
    return [name for name in named(config) if name not in MET and not name.startswith("jekyll-theme-")]
