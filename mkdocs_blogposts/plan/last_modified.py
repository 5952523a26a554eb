"""When a file was changed: by its front matter; else, with jekyll-last-modified-at, by git or the disk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from mkdocs_blogposts.model import Source

GEM = "jekyll-last-modified-at"
KEYS = ("last_modified_at", "last_modified", "updated", "lastmod", "modified")


def in_front_matter(data: Mapping[str, object]) -> tuple[str, object] | None:
    """Return the key of a front matter that says when the file was changed, and its value."""
    given = data.get("date")
    values = {key: data.get(key) for key in KEYS}
    values["date"] = given.get("updated") if isinstance(given, Mapping) else None
    return next(((key, value) for key, value in values.items() if value is not None), None)


def of(data: Mapping[str, object], source: Source, zone: tzinfo) -> datetime | None:
    """Return when a file was changed; None where that is not known, or the front matter says it itself."""
    return None if in_front_matter(data) is not None else of_file(source, zone)


def of_file(source: Source, zone: tzinfo) -> datetime | None:
    """Return when a file was changed, whatever its front matter says; None where that is not known."""
    if source.changed is None:
        return None
    from mkdocs_blogposts.ruby import dates

    return dates.of_seconds(source.changed, zone)
