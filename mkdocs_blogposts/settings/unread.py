"""Keys of `_config.yml` that ask for something which is not done here.

Keys that a site invents for its own templates are none of these, nor are those that change nothing a reader
sees (`sass`, `theme`, `incremental`, `whitelist`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Problem
from mkdocs_blogposts.settings.keys import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.settings.keys import Keys

_OF_JEKYLL = ("lsi",)
_COMMENTS = ("disqus", "disqus_shortname", "giscus", "utterances", "gitalk", "gitment", "staticman", "isso")
_VISITS = ("google_analytics", "google_analytics_id", "analytics", "baidu_tongji_id", "plausible", "matomo")
_OF_GEMS = ("scholar", "picture", "webmentions", "algolia", "jekyll-minifier", "compress_html", "polyglot")


def unread(keys: Keys) -> Iterator[Problem]:
    """Yield one problem that names the keys for which there is nothing here."""
    known = (*_OF_JEKYLL, *_COMMENTS, *_VISITS, *_OF_GEMS)
    if found := [key for key in known if keys.config.get(key)]:
        message = (
            f"there is nothing here yet for {', '.join(found)}; the theme may have it, for example `extra: "
            "{analytics: {provider: google, property: G-XXX}}` in mkdocs.yml"
        )
        yield Problem(CONFIG, keys.line(found[0]), message, level="info")
