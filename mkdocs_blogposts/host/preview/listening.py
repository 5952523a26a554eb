"""Hearing of changes from the system, at once and for nothing, beside MkDocs' looking at all files."""

from __future__ import annotations

import os
import sys
from threading import Event, Thread
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from mkdocs_blogposts.host.preview.snapshot import is_of_editor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import BaseObserver

_SELDOM = 2.0
"""Seconds between two looks at all files, where the system tells of changes, too."""
_AT_REST = 1_000_000.0
"""Seconds after which MkDocs would look at all files itself."""
_CHANGES = frozenset({"created", "modified", "deleted", "moved"})
# File systems of this machine's own, on which Linux tells of every change, whoever makes it.
_LOCAL = frozenset({"btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs", "zfs"})


class Lookout(Thread):
    """Hears of changes from the system, and looks for others now and then; MkDocs itself rests."""

    def __init__(
        self, server: LiveReloadServer, observer: BaseObserver, is_behind: Callable[[], bool]
    ) -> None:
        """Begin; `is_behind` says whether files have changed since the last build began."""
        super().__init__(daemon=True)
        self._server = server
        self._observer = observer
        self._is_behind = is_behind
        self._ended = Event()

    def run(self) -> None:
        """Look for what the system does not tell, as of folders behind links."""
        while not self._ended.wait(_SELDOM):
            if self._is_behind():
                _ask(self._server)

    def end(self) -> None:
        """Neither hear nor look any longer."""
        self._ended.set()
        self._observer.stop()


def listen(server: LiveReloadServer, is_behind: Callable[[], bool]) -> Lookout | None:
    """Let a server hear of changes from the system, in place of its own looking at all files all the time.

    Return what does, for its end; None where the system may not tell of changes.
    """
    paths = list(getattr(server, "_watched_paths", ()))
    folders = [path for path in paths if os.path.isdir(path)]
    if not folders or not isinstance(server.observer, PollingObserver) or not _tells(paths):
        return None
    observer = Observer()
    try:
        for folder in folders:
            observer.schedule(_Listener(server), folder, recursive=True)
        observer.start()
    except OSError:
        # There are too many folders, or too many listeners.
        return None
    for emitter in server.observer.emitters:
        emitter._timeout = _AT_REST
    lookout = Lookout(server, observer, is_behind)
    lookout.start()
    return lookout


def _tells(paths: Iterable[str]) -> bool:
    """Say whether the system tells of changes at these paths."""
    if sys.platform != "linux":
        return False
    try:
        with open("/proc/self/mounts", encoding="utf-8", errors="surrogateescape") as mounts:
            kinds = dict(line.split(" ")[1:3] for line in mounts)
    except (OSError, ValueError):
        return False
    return all(_kind(os.path.realpath(path), kinds) in _LOCAL for path in paths)


def _kind(path: str, kinds: dict[str, str]) -> str:
    """Return the kind of the file system that a path is on."""
    while path not in kinds and path != os.path.dirname(path):
        path = os.path.dirname(path)
    return kinds.get(path, "")


class _Listener(FileSystemEventHandler):
    """Asks for a build after each change."""

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Ask for a build, but for what a build or an editor does to files of its own."""
        path = os.fsdecode(getattr(event, "dest_path", "") or event.src_path)
        if event.event_type in _CHANGES and not event.is_directory and not is_of_editor(path):
            _ask(self._server)


def _ask(server: LiveReloadServer) -> None:
    """Ask for a build, as the handlers do that `LiveReloadServer.watch` makes."""
    with server._rebuild_cond:
        server._want_rebuild = True
        server._rebuild_cond.notify_all()
