"""Which posts are shown, and at which moment."""

from __future__ import annotations

import zoneinfo
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import CONFIG, Publishing
from mkdocs_blogposts.ruby.zones import zone as zone_of
from mkdocs_blogposts.settings.keys import COUNT, FLAG, TEXT, WHEN, Keys

if TYPE_CHECKING:
    from datetime import datetime, tzinfo


def read(keys: Keys, *, serving: bool, environ_tz: str | None, now: datetime) -> Publishing:
    """Return which posts are shown by a build at this moment, or by a preview (`serving`)."""
    zone = _zone(keys, environ_tz)
    return Publishing(
        show_drafts=_shown(keys, "show_drafts", serving=serving),
        future=_shown(keys, "future", serving=serving),
        unpublished=_shown(keys, "unpublished", serving=serving),
        limit_posts=keys.read(COUNT, 0, "limit_posts", option="limit_posts"),
        strict_front_matter=keys.read(FLAG, False, "strict_front_matter"),
        timezone=zone,
        now=_now(keys, zone, now),
    )


def _shown(keys: Keys, name: str, *, serving: bool) -> bool:
    when = keys.read(WHEN, False, name, option=name)
    return serving if when == "serve" else bool(when)


def _zone(keys: Keys, environ_tz: str | None) -> tzinfo:
    name = keys.read(TEXT, "", "timezone", option="timezone")
    if not name:
        return zone_of(environ_tz)
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        expected = "a name of the time zone database"
        keys.tell_of(keys.file_of("timezone"), "timezone", name, expected, "timezone: Asia/Shanghai")
    return zone_of(name)


def _now(keys: Keys, zone: tzinfo, now: datetime) -> datetime:
    """Return Jekyll's `site.time`: `time` of `_config.yml` where it is given, else the build's."""
    given = keys.get("time")
    if given is None:
        return now.astimezone(zone)
    from mkdocs_blogposts.ruby import dates

    try:
        return dates.parse(given, zone, now)
    except dates.DateError:
        keys.tell_of(CONFIG, "time", given, "a date", "time: 2026-01-31 12:00:00 +0000")
        return now.astimezone(zone)
