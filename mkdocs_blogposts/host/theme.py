"""The theme: our templates and styles beside its own, and the language it speaks."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.localization import parse_locale

from mkdocs_blogposts.publish import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

TEMPLATES = str(Path(__file__).parents[1] / "templates")
STYLESHEET = "assets/blogposts/blogposts.css"
# Other names of languages, as Material's templates or the translations of MkDocs' themes are called.
_CALLED = {
    "zh-hant": ("zh-tw", "zh_tw"),
    "zh": ("zh_cn",),
    "pt": ("pt-br", "pt_br"),
    "no": ("nb",),
    "iw": ("he",),
    "in": ("id",),
}


def add_templates(config: MkDocsConfig) -> None:
    """Let the theme find our templates, after the user's own; our styles come before the user's."""
    if TEMPLATES not in config.theme.dirs:
        config.theme.dirs.append(TEMPLATES)
    if STYLESHEET not in config.extra_css:
        config.extra_css.insert(0, STYLESHEET)


def set_language(config: MkDocsConfig, written: str) -> None:
    """Let the theme speak the language of `_config.yml` where it can, and `mkdocs.yml` names none.

    Material has a template for each language, which also says in which direction it is written, and how it
    is searched; other themes have translations, which MkDocs would miss with a warning.
    """
    if not written or _is_said(config):
        return
    folder = "partials/languages" if "language" in config.theme else "locales"
    names = {
        path.stem.lower(): path.stem for each in config.theme.dirs for path in Path(each, folder).glob("*")
    }
    found = [names[tag] for tag in _names(written) if tag in names]
    if found and "language" in config.theme:
        config.theme["language"] = found[0]
    elif found:
        config.theme["locale"] = parse_locale(found[0])


def language_of(config: MkDocsConfig, written: str) -> str:
    """Return the language of the site: that of `mkdocs.yml`, else of `_config.yml`, else of the theme."""
    return written if written and not _is_said(config) else shown_language(config)


def shown_language(config: MkDocsConfig) -> str:
    """Return the language in which the theme says that its pages are."""
    theme = config.theme
    language = theme.get("language") if "language" in theme else theme.get("locale")
    return str(language or "en")


def _is_said(config: MkDocsConfig) -> bool:
    """Say whether `mkdocs.yml` names a language, or another plugin gives one to each build."""
    with warnings.catch_warnings():
        # MkDocs means to drop this; nothing else tells a default from what is said.
        warnings.simplefilter("ignore", DeprecationWarning)
        given = [each.get("theme") for each in getattr(config, "user_configs", ())]
    named = any(isinstance(each, dict) and (each.get("language") or each.get("locale")) for each in given)
    return named or "i18n" in config.plugins


def _names(written: str) -> Iterator[str]:
    """Yield what a theme may call a language, the most exact first, in lower case."""
    for tag in labels.candidates(written):
        yield from (tag, tag.replace("-", "_"), *_CALLED.get(tag, ()))
