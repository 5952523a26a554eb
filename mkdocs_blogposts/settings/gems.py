"""Which of Jekyll's plugins have a counterpart here, so that the others can be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def unmet(config: Mapping[str, object]) -> list[str]:
    """Return the entries of `plugins` whose work nothing does here, in order, each once."""
    named = config.get("plugins")
    if not isinstance(named, list):
        return []
    names = (name for name in named if isinstance(name, str))
    return [name for name in dict.fromkeys(names) if name not in MET and not name.startswith("jekyll-theme-")]
