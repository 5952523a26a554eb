"""`@name` becomes a link to a profile, as jekyll-mentions does it (github.com/jekyll/jekyll-mentions)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.html import texts
from mkdocs_blogposts.settings.markdown import MENTIONS, profiles

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["base_url", "link"]

_MENTION = re.compile(r"(?<![\w`/.@])@([a-z0-9][a-z0-9-]*)(?![\w/@]|\.\w)", re.IGNORECASE)


def base_url(usual: str | None, meta: Mapping[str, object]) -> str | None:
    """Return where the profiles of a page's mentions are; None where it has no links to them.

    `usual` is what the site says of that; a front matter can give a `base_url` of its own, or switch mentions
    off with `jekyll-mentions: false`.
    """
    own = meta.get(MENTIONS)
    return None if own is False or usual is None else profiles(own) or usual


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
