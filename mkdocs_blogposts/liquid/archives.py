"""`site.archives`: the pages of tags, categories and dates, as jekyll-archives shows them to templates."""

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
