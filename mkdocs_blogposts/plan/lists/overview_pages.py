"""Pages without a text on which the layouts of Jekyll's themes make an overview; ours is shown there, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_blogposts.model import Post, SitePage, ViewKind

# As themes that many blogs have call them: Chirpy, Minimal Mistakes, TeXt and their like.
LAYOUTS: Mapping[str, ViewKind] = {
    "archive": "archive",
    "archives": "archive",
    "posts": "archive",
    "tags": "tags",
    "categories": "categories",
}


def urls(entries: Iterable[Post | SitePage]) -> dict[ViewKind, str]:
    """Return where overviews have a page of the site's: the first without a text that has such a layout."""
    by_kind: dict[ViewKind, str] = {}
    for entry in entries:
        layout = entry.meta.get("layout")
        if isinstance(layout, str) and layout in LAYOUTS and entry.dest_uri and not entry.body.strip():
            by_kind.setdefault(LAYOUTS[layout], entry.url)
    return by_kind
