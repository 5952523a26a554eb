"""What MkDocs empties before it builds must hold nothing of the author's, or the build is refused."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from mkdocs_blogposts.model import MKDOCS_YML
from mkdocs_blogposts.read import output_folder

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs.config.defaults import MkDocsConfig

_CURE = "give the site a folder of its own, as `site_dir: public` in mkdocs.yml, or `--site-dir public`"


def written(config: MkDocsConfig) -> set[str]:
    """Return the folders that builds write: the one of this build, and that of `mkdocs.yml`.

    They differ in `serve`, which builds into a temporary folder, and with `--site-dir`.
    """
    return {config.site_dir, _of_file(config)}


def _of_file(config: MkDocsConfig) -> str:
    """Return the folder that `mkdocs.yml` names, whatever the command line says."""
    path = config.config_file_path or ""
    given: object = None
    if os.path.isfile(path):
        with open(path, "rb") as file:
            given = (yaml_load(file, get_yaml_loader(config=config)) or {}).get("site_dir")
    return os.path.normpath(os.path.join(os.path.dirname(path), given if isinstance(given, str) else "site"))


def skipped(config: MkDocsConfig) -> set[str]:
    """Return the folders that are no part of the sources: what is written now, and what was built before."""
    return {path for path in written(config) if path == config.site_dir or output_folder.is_built(path)}


def refuse(config: MkDocsConfig, root: str, outputs: Collection[str], *, serving: bool) -> None:
    """Raise `PluginError` where a build would delete or overwrite files that somebody wrote.

    `root` is the folder of the blog; `outputs` are the folders that Jekyll writes.
    A preview deletes nothing, but the next build would, so both are refused alike.
    """
    read = _read(config, root)
    for site_dir in written(config) if serving else {config.site_dir}:
        if complaint := output_folder.complaint(site_dir, read, (root, config.docs_dir), outputs):
            name = os.path.relpath(site_dir, os.path.dirname(config.config_file_path or ""))
            message = f"MkDocs empties `site_dir` ({name}) before each build, and {complaint}"
            raise PluginError(f"blogposts: nothing was built or deleted: {message}; {_CURE}")


def _read(config: MkDocsConfig, root: str) -> dict[str, str]:
    """Return what the build reads, by what it is to the author."""
    found = {
        "the blog's own files (`source_dir`)": root,
        "the docs folder (`docs_dir`)": config.docs_dir,
        MKDOCS_YML: config.config_file_path or "",
        "the templates of the site's own (`custom_dir`)": config.theme.custom_dir or "",
    }
    return {name: path for name, path in found.items() if path}
