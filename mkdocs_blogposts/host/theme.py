"""The theme: our templates and styles beside its own, and the language it speaks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

TEMPLATES = str(Path(__file__).parents[1] / "templates")
STYLESHEET = "assets/blogposts/blogposts.css"


def add_templates(config: MkDocsConfig) -> None:
    """Let the theme find our templates, after the user's own; our styles come before the user's."""
    if TEMPLATES not in config.theme.dirs:
        config.theme.dirs.append(TEMPLATES)
    if STYLESHEET not in config.extra_css:
        config.extra_css.insert(0, STYLESHEET)


def language_of(config: MkDocsConfig) -> str:
    """Return the language of the site: Material's `theme.language`, else the theme's locale, else "en"."""
    theme = config.theme
    language = theme.get("language") if "language" in theme else theme.get("locale")
    return str(language or "en")
