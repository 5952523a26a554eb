"""What templates see of layouts.

Pages themselves have the layouts of the theme. Bodies see what their own layout says in its front matter, and
pages at old addresses are written in a layout of the site's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_blogposts.model import Post, SitePage
    from mkdocs_blogposts.read.layouts import Layout, Layouts

_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_DEEPEST = 50
"""Mappings within mappings that are merged; below, the inner layout's stand alone."""


def inner_layouts(layouts: Layouts, entry: Post | SitePage) -> Iterator[Layout]:
    """Yield the layouts of an entry, from the inside out, up to one that is a whole document."""
    name = entry.meta.get("layout")
    for layout in layouts.chain(name).layouts if isinstance(name, str) else ():
        if _WHOLE.search(layout.body):
            return
        yield layout


def merged(outer: Mapping[str, object], inner: Mapping[str, object]) -> dict[str, object]:
    """Return what an outer layout sees as `layout`: its own front matter, under that of the inner ones.

    Mappings are merged all the way down. Each pair is merged once, however often YAML's aliases name it.
    """
    done: dict[tuple[int, int], dict[str, object]] = {}

    def merge(low: Mapping[str, object], high: Mapping[str, object], depth: int) -> dict[str, object]:
        pair = (id(low), id(high))
        if pair not in done:
            found = done[pair] = {**low, **high}
            for key in low.keys() & high.keys() if depth < _DEEPEST else ():
                below, above = low[key], high[key]
                if isinstance(below, dict) and isinstance(above, dict):
                    found[key] = merge(below, above, depth + 1)
        return done[pair]

    return merge(outer, inner, 0)
