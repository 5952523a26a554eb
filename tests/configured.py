"""Settings as they are read of a `_config.yml`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import yaml

from mkdocs_blogposts import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.model import Problem, Settings

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def told(
    config: str | Mapping[str, object], root: str = "/site", options: Mapping[str, object] | None = None
) -> tuple[Settings, list[Problem]]:
    """Return the settings of a site in a folder, and what is wrong with them; `config` may be a text."""
    text = config if isinstance(config, str) else yaml.safe_dump(dict(config)) if config else None
    return settings.load(root, text, options or {}, in_docs=False, serving=False, environ_tz=None, now=NOW)


def settings_of(
    config: str | Mapping[str, object], root: str = "/site", options: Mapping[str, object] | None = None
) -> Settings:
    """Return the settings of a site in a folder."""
    return told(config, root, options)[0]
