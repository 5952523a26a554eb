"""Jekyll's `paginator`: a page of a list, as jekyll-paginate and jekyll-paginate-v2 show it to templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.liquid.shared import Shared
    from mkdocs_blogposts.model import View


def paginator(view: View, shared: Shared) -> Mapping[str, object]:
    """Return what a template sees of a page of a list, by jekyll-paginate's names, then -v2's own."""
    last = len(view.urls)
    before, after = view.page - 1 or None, view.page + 1 if view.page < last else None
    # jekyll-paginate has the paths as `paginate_path` is written, with a slash behind or without.
    bare = shared.settings.lists.paginate is None and not shared.settings.lists.paginate_path.endswith("/")

    def path(number: int | None) -> str | None:
        url = view.urls[number - 1] if number else None
        return url.rstrip("/") if url and bare and number != 1 else url

    found = {
        "page": view.page,
        "per_page": shared.settings.lists.per_page,
        "posts": [shared.post(uri) for uri in view.posts],
        "total_posts": view.total,
        "total_pages": last,
        "previous_page": before,
        "previous_page_path": path(before),
        "next_page": after,
        "next_page_path": path(after),
    }
    if shared.settings.lists.paginate is None:
        return found
    trail = [{"num": number, "path": path(number)} for number in range(1, last + 1)]
    ends = {"first_page": 1, "first_page_path": path(1), "last_page": last, "last_page_path": path(last)}
    return {**found, **ends, "page_path": view.url, "page_trail": trail}
