"""What a folder holds that is emptied before each build: what was built before, or what somebody wrote."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import DRAFTS, POSTS, Folders
from mkdocs_blogposts.plan import sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

# MkDocs writes one or the other with every site; no author has them in a folder of sources.
_MARKS = ("sitemap.xml.gz", os.path.join("search", "search_index.json"))


def complaint(
    site_dir: str, read: Mapping[str, str], folders: Collection[str], outputs: Collection[str]
) -> str:
    """Say what of somebody's would be deleted or overwritten by a build into `site_dir`; "" for nothing.

    `read` is what the build reads, by what it is to the author; `folders` are those of them with sources, and
    `outputs` the folders that Jekyll writes.
    """
    return (
        _swallows(site_dir, read)
        or _holds_posts(site_dir)
        or _holds_files(site_dir, folders, outputs)
        or _leads_back(site_dir, read)
    )


def is_built(path: str) -> bool:
    """Say whether a folder holds a site that MkDocs has built."""
    return any(os.path.isfile(os.path.join(path, mark)) for mark in _MARKS)


def _swallows(site_dir: str, read: Mapping[str, str]) -> str:
    inside = [name for name, path in read.items() if _is_within(path, site_dir)]
    return f"{inside[0]} would be deleted with it" if inside else ""


def _holds_posts(site_dir: str) -> str:
    """Tell of posts in a folder that is to be emptied: no build writes such files, wherever the blog lies."""
    post = next((name for name in _files(site_dir) if _is_post(site_dir, name)), None)
    return f"the post {post} in it would be deleted" if post else ""


def _is_post(folder: str, name: str) -> bool:
    if {POSTS, DRAFTS}.isdisjoint(name.split(os.sep)[:-1]):
        return False
    try:
        with open(os.path.join(folder, name), "rb") as file:
            return sources.has_header(file.read(sources.HEADER_SIZE))
    except OSError:
        return False


def _holds_files(site_dir: str, folders: Collection[str], outputs: Collection[str]) -> str:
    """Tell of files that no build has made, in a folder that is read, be it through a link."""
    first = next(_files(site_dir), None)
    if first is None or is_built(site_dir) or any(_is_same(site_dir, path) for path in outputs):
        return ""
    is_read = any(_is_within(site_dir, folder) or _links_into(folder, site_dir) for folder in folders)
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


def _leads_back(site_dir: str, read: Mapping[str, str]) -> str:
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


def jekylls(folders: Folders) -> list[str]:
    """Return Jekyll's own output folder, where pages may lie that are published no more."""
    path = os.path.normpath(os.path.join(folders.source_dir, folders.destination))
    return [] if path == os.path.normpath(folders.source_dir) else [path]
