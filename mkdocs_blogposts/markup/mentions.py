"""`@name` becomes a link to a profile, as jekyll-mentions does it (github.com/jekyll/jekyll-mentions)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkdocs_blogposts.html import texts
from mkdocs_blogposts.settings import gems

GITHUB = "https://github.com"
PLUGIN = "jekyll-mentions"
_MENTION = re.compile(r"(?<![\w`/.@])@([a-z0-9][a-z0-9-]*)(?![\w/@]|\.\w)", re.IGNORECASE)


def base_url(config: Mapping[str, object], meta: Mapping[str, object]) -> str | None:
    """Return where profiles are; None where the site or the front matter wants no links.

    The site wants them where `plugins` names jekyll-mentions; its `base_url` may be set under that name, in
    the front matter too, which can also switch it off with `jekyll-mentions: false`.
    """
    own = meta.get(PLUGIN)
    if own is False or not gems.is_named(config, PLUGIN):
        return None
    found = (_base_of(value) for value in (own, config.get(PLUGIN)))
    return next((url.rstrip("/") for url in found if url), GITHUB)


def _base_of(value: object) -> str | None:
    url = value.get("base_url") if isinstance(value, Mapping) else value
    return url if isinstance(url, str) and "://" in url else None


def link(html: str, base: str) -> str:
    """Return HTML in which every mention outside of links and code leads to a profile below `base`."""
    if "@" not in html:
        return html
    return texts.change(html, lambda written: _linked(written, base), texts.CODE | {"a"})


def _linked(written: str, base: str) -> str:
    if "@" not in written:
        return written
    return _MENTION.sub(
        lambda match: f'<a href="{base}/{match[1]}" class="user-mention">@{match[1]}</a>', written
    )
