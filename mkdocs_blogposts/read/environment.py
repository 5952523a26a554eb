"""What a build takes from the environment of its process, and nothing else does."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

from mkdocs_blogposts.records import dataclass


@dataclass(frozen=True, slots=True)
class Environment:
    """What can differ between two builds of the same files."""

    now: datetime
    """The moment of the build; `SOURCE_DATE_EPOCH` sets it, so that builds can be repeated."""
    zone: str | None
    """`TZ`, by which Jekyll reads dates where `_config.yml` has no `timezone`."""
    jekyll_env: str
    """`JEKYLL_ENV`, which templates know as `jekyll.environment`."""


def read() -> Environment:
    """Return what the environment says; raise `ValueError` for a moment that there is not."""
    return Environment(_now(), os.environ.get("TZ"), os.environ.get("JEKYLL_ENV", "development"))


def clock() -> float:
    """Return seconds by the clock of the machine: it ends work that would never end, with an error."""
    return time.monotonic()


def _now() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH is {epoch!r}, but must be seconds since 1970, for example 1735732800"
        raise ValueError(message) from error
