"""The keys of `_config.yml` as templates see them: those that a site does not write have Jekyll's values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import layouts
from mkdocs_blogposts.plan.entry_filter import EXCLUDED

if TYPE_CHECKING:
    from collections.abc import Mapping


def of(written: Mapping[str, object]) -> Mapping[str, object]:
    """Return a configuration over Jekyll's own: mappings are merged, and `exclude` adds to its list."""
    merged = layouts.merged(_DEFAULTS, written)
    excluded = written.get("exclude")
    if isinstance(excluded, list):
        merged["exclude"] = [*dict.fromkeys((*map(str, excluded), *EXCLUDED))]
    return merged


# https://jekyllrb.com/docs/configuration/default/
_DEFAULTS: Mapping[str, object] = {
    "collections_dir": "",
    "plugins_dir": "_plugins",
    "layouts_dir": "_layouts",
    "cache_dir": ".jekyll-cache",
    "data_dir": "_data",
    "includes_dir": "_includes",
    "safe": False,
    "include": [".htaccess"],
    "exclude": [*EXCLUDED],
    "keep_files": [".git", ".svn"],
    "encoding": "utf-8",
    "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
    "strict_front_matter": False,
    "limit_posts": 0,
    "future": False,
    "unpublished": False,
    "whitelist": [],
    "plugins": [],
    "markdown": "kramdown",
    "highlighter": "rouge",
    "lsi": False,
    "excerpt_separator": "\n\n",
    "incremental": False,
    "detach": False,
    "port": "4000",
    "host": "127.0.0.1",
    "show_dir_listing": False,
    "permalink": "date",
    "paginate_path": "/page:num",
    "timezone": None,
    "defaults": [],
    "quiet": False,
    "verbose": False,
    "liquid": {"error_mode": "warn", "strict_filters": False, "strict_variables": False},
    "kramdown": {
        "auto_ids": True,
        "toc_levels": [1, 2, 3, 4, 5, 6],
        "entity_output": "as_char",
        "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
        "input": "GFM",
        "hard_wrap": False,
        "guess_lang": True,
        "footnote_nr": 1,
        "show_warnings": False,
        "syntax_highlighter": "rouge",
        "syntax_highlighter_opts": {"default_lang": "plaintext", "guess_lang": True},
        "coderay": {},
    },
}
