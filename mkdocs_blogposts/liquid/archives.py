"""Lists of posts as Jekyll's plugins show them to templates: `site.archives`, and `paginator`."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import values

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkdocs_blogposts.liquid.shared import Shared
    from mkdocs_blogposts.model import View

_KINDS = {"tags": "tag", "categories": "category", "year": "year", "month": "month", "day": "day"}


def listed(shared: Shared) -> object:
    """Return the archives: tags and categories by first appearance, then years, and in each the newest first.

    Without the plugin, `archives` of `_config.yml` is what `site.archives` gives.
    """
    if not shared.settings.plugins.has("jekyll-archives"):
        return shared.config.get("archives")
    enabled = _enabled(shared.config.get("jekyll-archives"))
    found: dict[tuple[str, object], list[View]] = {}
    for view in shared.blog.views:
        if view.posts and view.kind in enabled:
            found.setdefault((view.kind, _subject(shared, view)), []).append(view)
    terms = [(term.kind, term.name) for term in (*shared.blog.tags, *shared.blog.categories)]
    order = [key for key in terms if key in found] + sorted(found.keys() - set(terms), key=_place)
    return [_archive(shared, kind, subject, found[kind, subject]) for kind, subject in order]


def _enabled(options: object) -> Collection[str]:
    """Return the kinds of archives that the site wants: all, or those in a list."""
    wanted = options.get("enabled") if isinstance(options, Mapping) else None
    if wanted is True or wanted == "all":
        return _KINDS.values()
    return [_KINDS.get(str(name), "") for name in wanted] if isinstance(wanted, list) else ()


def _subject(shared: Shared, view: View) -> object:
    """Return what a page of an archive is about: a term, or the first day of a time."""
    if view.term:
        return view.term.name
    moment = values.local(shared.blog.by_uri[view.posts[0]].date, shared.zone)
    return date(
        moment.year, moment.month if view.kind != "year" else 1, moment.day if view.kind == "day" else 1
    )


def _place(key: tuple[str, object]) -> tuple[int, ...]:
    kind, day = key
    assert isinstance(day, date)  # noqa: S101
    return day.year, kind != "year", -day.month, kind == "day", -day.day


def _archive(shared: Shared, kind: str, subject: object, views: Sequence[View]) -> dict[str, object]:
    """Return an archive with all its posts, on however many pages they are."""
    posts = [shared.post(uri) for view in views for uri in view.posts]
    is_term = isinstance(subject, str)
    return {
        "posts": posts,
        "type": kind,
        "title": subject if is_term else None,
        "date": None if is_term else subject,
        "name": posixpath.splitext(posixpath.basename(views[0].dest_uri))[0],
        "path": views[0].dest_uri,
        "url": views[0].url,
    }


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
