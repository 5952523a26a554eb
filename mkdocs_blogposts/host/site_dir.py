"""What MkDocs empties before it builds must hold nothing of the author's, or the build is refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from mkdocs_blogposts.plan import source_paths
from mkdocs_blogposts.read import sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

# MkDocs writes one or the other with every site; no author has them in a folder of sources.
_MARKS = ("sitemap.xml.gz", os.path.join("search", "search_index.json"))
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
    return {path for path in written(config) if path == config.site_dir or is_built(path)}


def is_built(path: str) -> bool:
    """Say whether a folder holds a site that MkDocs has built."""
    return any(os.path.isfile(os.path.join(path, mark)) for mark in _MARKS)


def refuse(config: MkDocsConfig, root: str, outputs: Collection[str], *, serving: bool) -> None:
    """Raise `PluginError` where a build would delete or overwrite files that somebody wrote.

    `root` is the folder of the blog; `outputs` are the folders that Jekyll writes.
    A preview deletes nothing, but the next build would, so both are refused alike.
    """
    read = _read(config, root)
    for site_dir in written(config) if serving else {config.site_dir}:
        if (
            complaint := _swallows(site_dir, read)
            or _holds_posts(site_dir)
            or _holds_files(site_dir, (root, config.docs_dir), outputs)
            or _leads_back(site_dir, read)
        ):
            name = os.path.relpath(site_dir, os.path.dirname(config.config_file_path or ""))
            message = f"MkDocs empties `site_dir` ({name}) before each build, and {complaint}"
            raise PluginError(f"blogposts: nothing was built or deleted: {message}; {_CURE}")


def _read(config: MkDocsConfig, root: str) -> dict[str, str]:
    """Return what the build reads, by what it is to the author."""
    found = {
        "the blog's own files (`source_dir`)": root,
        "the docs folder (`docs_dir`)": config.docs_dir,
        "mkdocs.yml": config.config_file_path or "",
        "the templates of the site's own (`custom_dir`)": config.theme.custom_dir or "",
    }
    return {name: path for name, path in found.items() if path}


def _swallows(site_dir: str, read: dict[str, str]) -> str:
    inside = [name for name, path in read.items() if _is_within(path, site_dir)]
    return f"{inside[0]} would be deleted with it" if inside else ""


def _holds_posts(site_dir: str) -> str:
    """Tell of posts in a folder that is to be emptied: no build writes such files, wherever the blog lies."""
    post = next((name for name in _files(site_dir) if _is_post(site_dir, name)), None)
    return f"the post {post} in it would be deleted" if post else ""


def _is_post(folder: str, name: str) -> bool:
    if {source_paths.POSTS, source_paths.DRAFTS}.isdisjoint(name.split(os.sep)[:-1]):
        return False
    try:
        with open(os.path.join(folder, name), "rb") as file:
            return sources.has_header(file.read(sources.HEADER_SIZE))
    except OSError:
        return False


def _holds_files(site_dir: str, read: Collection[str], outputs: Collection[str]) -> str:
    """Tell of files that no build has made, in a folder that is read, be it through a link."""
    first = next(_files(site_dir), None)
    if first is None or is_built(site_dir) or any(_is_same(site_dir, path) for path in outputs):
        return ""
    is_read = any(_is_within(site_dir, folder) or _links_into(folder, site_dir) for folder in read)
    return (
        f"it holds files that MkDocs has not made, such as {first} (an old build? delete it)"
        if is_read
        else ""
    )


def _links_into(folder: str, site_dir: str) -> bool:
    for above, folders, names in os.walk(folder):
        paths = (os.path.join(above, name) for name in (*folders, *names))
        if any(os.path.islink(path) and _is_within(path, site_dir) for path in paths):
            return True
    return False


def _leads_back(site_dir: str, read: dict[str, str]) -> str:
    """Tell of a link that stays when the folder is emptied, so that pages would be written through it."""
    links = (entry for entry in _scan(site_dir) if entry.is_symlink() and entry.is_dir())
    for link in links:
        for name, path in read.items():
            if _is_within(link.path, path) or _is_within(path, link.path):
                return f"through the link {link.name} in it pages would be written over {name}"
    return ""


def _files(folder: str) -> Iterator[str]:
    """Yield the files that are deleted with a folder's content: MkDocs keeps hidden ones at its top."""
    top: Iterable[os.DirEntry[str]] = sorted(_scan(folder), key=lambda entry: entry.name)
    for entry in (entry for entry in top if not entry.name.startswith(".")):
        if not entry.is_dir():
            yield entry.name
        elif not entry.is_symlink():
            for above, _, names in os.walk(entry.path):
                yield from (os.path.relpath(os.path.join(above, name), folder) for name in sorted(names))


def _scan(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _is_within(path: str, folder: str) -> bool:
    """Say whether a path is a folder, or lies in it, whatever links, `..` and letter case its name has."""
    real = Path(os.path.realpath(path))
    return any(_is_same(str(above), folder) for above in (real, *real.parents))


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)
