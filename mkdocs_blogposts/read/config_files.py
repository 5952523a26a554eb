"""The files that say how a site is built: `_config.yml`, the Gemfile beside it, and data in YAML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.model import CONFIG, GEMFILE, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable


def config_text(root: Path, mkdocs_yml: str) -> tuple[str | None, list[Problem]]:
    """Return the text of `_config.yml`, None where there is none; `mkdocs_yml` is "" or that file's path."""
    path = _config_path(root, mkdocs_yml)
    return _text(path) if path.is_file() else (None, [])


def _config_path(root: Path, mkdocs_yml: str) -> Path:
    """Return where `_config.yml` lies, or would lie: in the site's folder, else beside `mkdocs.yml`."""
    beside = Path(mkdocs_yml or root).parent / CONFIG
    return beside if beside.is_file() and not (root / CONFIG).is_file() else root / CONFIG


def gemfile_text(root: Path, mkdocs_yml: str) -> str | None:
    """Return the Gemfile beside `_config.yml`; None where there is none of the site's own, or no text."""
    path = _config_path(root, mkdocs_yml).with_name(GEMFILE)
    try:
        is_own = path.is_file() and path.resolve().is_relative_to(path.parent.resolve())
        return front_matter.decode(path.read_bytes()) if is_own else None
    except (OSError, front_matter.FrontMatterError):
        return None


def first_yaml(paths: Iterable[Path]) -> tuple[object, list[Problem]]:
    """Return what the first of these files that there is says; None where there is none, or it is broken."""
    for path in paths:
        if path.is_file():
            text, problems = _text(path)
            try:
                return front_matter.load_yaml(text or ""), problems
            except front_matter.FrontMatterError as error:
                return None, [*problems, Problem(path.name, error.line, error.message)]
    return None, []


def _text(path: Path) -> tuple[str | None, list[Problem]]:
    try:
        return front_matter.decode(path.read_bytes()), []
    except (OSError, front_matter.FrontMatterError) as error:
        return None, [Problem(path.name, getattr(error, "line", None), str(error))]
