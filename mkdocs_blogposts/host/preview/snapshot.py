"""What a build is made of, seen from outside: every file that it can read, by its times, size and inode."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING

from mkdocs_blogposts.host.watching import LOGS
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Stamp = tuple[int, int, int, int]

# Folders of tools, which no build reads, and the files that editors lay beside those that they change.
_TOOLS = frozenset({".git", ".hg", ".svn", ".idea", ".vscode", "node_modules", "__pycache__"})
_OF_EDITORS = re.compile(r"\..*\.sw[a-z]|\.#.*|#.*#|.*~|4913|.*___jb_(?:tmp|old)___", re.DOTALL)
_TICK = 50_000_000
"""Nanoseconds within which a file can change twice and show one time."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where all that lies which a build can read."""

    trees: frozenset[str]
    """Folders that count as a whole."""
    files: frozenset[str]
    """Single files, whether they are there or not."""
    site: str
    """The folder of a Jekyll site, of which some counts; "" where it is the docs folder."""
    is_wanted: Callable[[str], bool]
    """Says whether what lies at a path at the top of that folder counts."""
    outputs: frozenset[str]
    """The real paths of folders that builds write."""

    @property
    def places(self) -> tuple[object, ...]:
        """What tells it from the scope of another configuration."""
        return self.trees, self.files, self.site, self.outputs

    def covers(self, path: str) -> bool:
        """Say whether all that lies at a path counts."""
        path = os.path.abspath(path)
        above = (path, *_parents(path))
        is_whole = path in self.files or not self.trees.isdisjoint(above)
        return is_whole or any(os.path.dirname(each) == self.site and self.is_wanted(each) for each in above)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a scope at one moment."""

    scope: Scope
    files: Mapping[str, Stamp]
    taken: int
    """When that was, in nanoseconds since the epoch."""

    def differences(self, later: Snapshot) -> tuple[set[str], set[str]]:
        """Return the paths of files that may have changed; and of those that came or went.

        What changed just before this snapshot was taken may have changed once more, and shown no other time.
        """
        both = self.files.keys() & later.files.keys()
        unsettled = self.taken - _TICK
        changed = {
            path
            for path in both
            if self.files[path] != later.files[path] or max(self.files[path][:2]) > unsettled
        }
        return changed, self.files.keys() ^ later.files.keys()


def take(scope: Scope) -> Snapshot:
    """Look at all files of a scope."""
    taken = time.time_ns()
    found: dict[str, Stamp] = {}
    for tree in scope.trees:
        _walk(tree, scope, found)
    for path in scope.files:
        if os.path.isfile(path):
            found[path] = _stamp(os.stat(path))
    for entry in _entries(scope.site) if scope.site else ():
        if not entry.is_dir():
            if not entry.name.lower().endswith(LOGS):
                _note(entry, found)
        elif scope.is_wanted(entry.path):
            _walk(entry.path, scope, found)
    return Snapshot(scope, found, taken)


def is_of_editor(path: str) -> bool:
    """Say whether an editor lays this file beside one that it changes."""
    return _OF_EDITORS.fullmatch(os.path.basename(path)) is not None


def _walk(root: str, scope: Scope, found: dict[str, Stamp]) -> None:
    """Note all files below a folder; links are followed, but not to a folder that they lie in."""
    folders = [(root, frozenset({os.path.realpath(root)}))]
    while folders:
        folder, within = folders.pop()
        for entry in _entries(folder):
            if not entry.is_dir():
                _note(entry, found)
            elif entry.is_symlink():
                real = os.path.realpath(entry.path)
                if real not in within:
                    folders.append((entry.path, within | {real}))
            elif not _is_left_out(entry, scope):
                folders.append((entry.path, within))


def _is_left_out(entry: os.DirEntry[str], scope: Scope) -> bool:
    is_named = entry.name in _TOOLS or any(os.path.basename(path) == entry.name for path in scope.outputs)
    return is_named and (entry.name in _TOOLS or os.path.realpath(entry.path) in scope.outputs)


def _note(entry: os.DirEntry[str], found: dict[str, Stamp]) -> None:
    if not is_of_editor(entry.name):
        try:
            found[entry.path] = _stamp(entry.stat())
        except OSError:
            # It went just now, or is a link that leads nowhere.
            found[entry.path] = (0, 0, 0, 0)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listing:
            return list(listing)
    except OSError:
        return []


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _parents(path: str) -> Iterator[str]:
    while (above := os.path.dirname(path)) != path:
        yield above
        path = above
