"""The files below a site's folder: links are followed while they stay inside it, and no cycle is endless."""

from __future__ import annotations

import os
import posixpath
import stat
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import DRAFTS, POSTS, Folders, Problem
from mkdocs_blogposts.plan import entry_filter, source_paths
from mkdocs_blogposts.read import output_folder, symlinks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_REPOSITORY = ".git"


class Walk:
    """The files that can matter, as pairs of `src_uri` and absolute path; `problems` is full afterwards."""

    def __init__(self, folders: Folders, skip: Collection[str] = ()) -> None:
        """Prepare to walk `source_dir`, leaving out the absolute paths of `skip`."""
        self.problems: list[Problem] = []
        self._folders = folders
        self._root = os.path.realpath(folders.source_dir)
        self._skip = {os.path.realpath(path) for path in (*skip, *output_folder.jekylls(folders))}
        self._skip_names = {os.path.basename(path) for path in self._skip}
        self._linked: set[str] = {self._root}

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Walk without recursion, so that no depth of folders is too deep."""
        named = {uri: None for uri in entry_filter.named_files(self._folders) if self._is_reached(uri)}
        folders = [("", self._folders.source_dir)]
        while folders:
            prefix, folder = folders.pop()
            for entry in self._entries(prefix, folder):
                src_uri, mode = prefix + entry.name, _mode(entry)
                if not self._is_wanted(src_uri, entry):
                    continue
                if stat.S_ISDIR(mode) and self._enters(src_uri, entry):
                    folders.append((f"{src_uri}/", entry.path))
                elif stat.S_ISREG(mode):
                    named.pop(src_uri, None)
                    yield src_uri, entry.path
        # What `include` names by its whole path is read wherever it lies.
        yield from ((uri, os.path.join(self._folders.source_dir, uri)) for uri in named)

    def _is_reached(self, src_uri: str) -> bool:
        """Say whether a path leads to a file of the site, through no link and into no repository."""
        path = os.path.join(self._root, *src_uri.split("/"))
        folders = src_uri.split("/")[:-1]
        above = {os.path.join(self._root, *folders[: at + 1]) for at in range(len(folders))}
        is_kept = _REPOSITORY not in folders and self._skip.isdisjoint({path, *above})
        return is_kept and os.path.isfile(path) and os.path.realpath(path) == path

    def _entries(self, prefix: str, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as listing:
                listed = list(listing)
        except OSError as error:
            self._tell(prefix or ".", f"the folder cannot be read ({error.strerror}); check that it exists")
            return []
        # A virtual environment is no part of the site, although Jekyll would copy it.
        return [] if any(entry.name == "pyvenv.cfg" for entry in listed) else listed

    def _is_wanted(self, src_uri: str, entry: os.DirEntry[str]) -> bool:
        if entry.name in self._skip_names and os.path.realpath(entry.path) in self._skip:
            return False
        if self._hides(src_uri):
            return False
        if not _is_text(src_uri):
            shown = src_uri.encode("utf-8", "backslashreplace").decode()
            self._tell(shown, "the file's name is not UTF-8, so the file is left out; rename it")
            return False
        return not entry.is_symlink() or self._stays_inside(src_uri, entry)

    def _hides(self, src_uri: str) -> bool:
        name = posixpath.basename(src_uri)
        if name in (POSTS, DRAFTS):
            return False
        # The keys to a repository may lie in there; no `include` is meant for that.
        if name == _REPOSITORY:
            return True
        if source_paths.is_beside_posts(src_uri) or source_paths.collection_at(src_uri, self._folders):
            return name.startswith(".")
        above = f"{self._folders.collections_dir}/".startswith(f"{src_uri}/") and self._folders.collections
        return not above and entry_filter.is_dropped(src_uri, self._folders)

    def _stays_inside(self, src_uri: str, entry: os.DirEntry[str]) -> bool:
        real = os.path.realpath(entry.path)
        inner = symlinks.part_of(entry.path, self._root)
        if inner is None and real != self._root:
            self._tell(src_uri, symlinks.LEADS_OUT)
            return False
        if any(self._is_secret(name) for name in (inner or "").split("/")):
            self._tell(
                src_uri, "this link leads to what is hidden in the site, and is left out; copy it instead"
            )
            return False
        if not os.path.exists(real):
            self._tell(src_uri, "this link leads to a file that does not exist; correct or remove it")
            return False
        return True

    def _is_secret(self, name: str) -> bool:
        return name == _REPOSITORY or (name[:1] == "." and entry_filter.is_dropped(name, self._folders))

    def _enters(self, src_uri: str, entry: os.DirEntry[str]) -> bool:
        """Say whether to walk a folder; through links each is walked once, and none that holds the link."""
        if not entry.is_symlink():
            return True
        # Jekyll finds posts with `_posts/**/*`, and Ruby's `**` follows no links.
        return not source_paths.is_beside_posts(src_uri) and symlinks.enters(entry.path, self._linked)

    def _tell(self, src_uri: str, message: str) -> None:
        self.problems.append(Problem(src_uri, None, message))


def _mode(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_mode
    except OSError:
        return 0


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
