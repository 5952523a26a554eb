"""Which of Jekyll's plugins a site asks for, and what their sections of `_config.yml` say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Settings


def is_named(settings: Settings, gem: str) -> bool:
    """Say whether `plugins` of `_config.yml` names a gem."""
    plugins = settings.config.get("plugins")
    return isinstance(plugins, list) and gem in plugins


def section(settings: Settings, gem: str, key: str) -> Mapping[str, object] | None:
    """Return a gem's section of `_config.yml`, {} where there is none.

    None where `plugins` does not name the gem, or its section says `enabled: false`.
    """
    if not is_named(settings, gem):
        return None
    found = settings.config.get(key)
    options: Mapping[str, object] = found if isinstance(found, Mapping) else {}
    return None if options.get("enabled") is False else options
