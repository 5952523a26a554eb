"""Which files a build of one configuration can read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_blogposts.host import site_dir, watching
from mkdocs_blogposts.host.preview.snapshot import Scope
from mkdocs_blogposts.model import CONFIG, GEMFILE, Folders
from mkdocs_blogposts.read import output_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

_GEMFILES = (CONFIG, GEMFILE, f"{GEMFILE}.lock")


def scope_of(config: MkDocsConfig, folders: Folders) -> Scope:
    """Return where all that lies which a build reads: of MkDocs, of its theme, and of the blog."""
    project = os.path.dirname(config.config_file_path or "") or os.getcwd()
    site = "" if folders.in_docs else folders.source_dir
    given = [config.docs_dir, config.theme.custom_dir or "", *config.watch]
    paths = [os.path.abspath(path) for path in given if path]
    outputs = (*site_dir.written(config), *output_folder.jekylls(folders))
    named = {os.path.join(project, name) for name in _GEMFILES}
    trees = {path for path in paths if os.path.isdir(path)}
    files = {path for path in paths if not os.path.isdir(path)}
    wanted = watching.Wanted(config, folders)
    of_settings = {path.split("/")[0] for path in _settable(folders) if path}
    return Scope(
        trees=frozenset(_outermost(trees)),
        files=frozenset({os.path.abspath(config.config_file_path or ""), *named, *files}),
        site=site,
        is_wanted=lambda path: os.path.basename(path) in of_settings or wanted(path),
        outputs=frozenset(os.path.realpath(path) for path in outputs),
    )


def _settable(folders: Folders) -> Iterable[str]:
    """Return the folders that have their names from the site's settings."""
    return folders.includes_dir, folders.layouts_dir, folders.data_dir, folders.collections_dir


def _outermost(paths: set[str]) -> Iterator[str]:
    """Yield the folders that lie in no other one."""
    for path in paths:
        if not any(path != other and path.startswith(os.path.join(other, "")) for other in paths):
            yield path
