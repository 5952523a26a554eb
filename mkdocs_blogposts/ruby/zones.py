"""Time zones by the names that Ruby's `TZ` takes."""

from __future__ import annotations

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo


def zone(name: str | None) -> tzinfo:
    """Return the time zone of that name; UTC where there is none or it is unknown, as Ruby's `TZ`."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ValueError, OSError, KeyError):  # Bad characters, a folder of zones, an unknown name.
        return UTC
