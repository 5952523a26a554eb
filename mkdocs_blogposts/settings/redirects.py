"""What `redirect_from` of `_config.yml` asks for (https://github.com/jekyll/jekyll-redirect-from)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Plugins, RedirectOptions

if TYPE_CHECKING:
    from mkdocs_blogposts.settings.keys import Keys

GEM = "jekyll-redirect-from"


def read(keys: Keys, plugins: Plugins) -> RedirectOptions:
    """Return whether there are redirects, and a list of them."""
    has_json = keys.section("redirect_from").get("json") is not False
    return RedirectOptions(
        are_made=plugins.has_or_may_have(GEM), has_json=has_json, has_empty_json=has_json and plugins.has(GEM)
    )
