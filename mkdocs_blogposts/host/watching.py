"""Watching: what a preview is built anew for outside the docs folder, never what is written or logged."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler

from mkdocs_blogposts.host import site_dir
from mkdocs_blogposts.model import CONFIG, DRAFTS, GEMFILE, INCLUDES, LAYOUTS, POSTS, Folders
from mkdocs_blogposts.plan import entry_filter, source_paths
from mkdocs_blogposts.read import output_folder

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

_READ = frozenset({CONFIG, DRAFTS, GEMFILE, INCLUDES, LAYOUTS, POSTS})
LOGS = (".log", ".out", ".pid", ".swp", ".tmp")
_CHANGES = frozenset({"created", "modified", "deleted", "moved"})


def watch(server: LiveReloadServer, config: MkDocsConfig, folders: Folders) -> None:
    """Watch the site's folder: what is read of it now, and what will be made there later."""
    root = folders.source_dir
    if folders.in_docs:
        # MkDocs watches the docs folder; `_config.yml` may lie, or be made, beside `mkdocs.yml`.
        root = os.path.dirname(config.config_file_path or "") or root
    handler = _Top(server, Wanted(config, folders))
    if os.path.isdir(root):
        for entry in os.scandir(root):
            if entry.is_dir() and handler.is_wanted(entry.path):
                server.watch(entry.path)
        server.observer.schedule(handler, root, recursive=False)


class Wanted:
    """Tells what the site is made of, among what lies at the top of its folder."""

    def __init__(self, config: MkDocsConfig, folders: Folders) -> None:
        """Know the folders that are written, or that MkDocs reads itself."""
        self._folders = folders
        outputs = (config.docs_dir, *site_dir.written(config), *output_folder.jekylls(folders))
        self._skip: Collection[str] = {os.path.realpath(path) for path in outputs}

    def __call__(self, path: str) -> bool:
        """Say whether the site is made of what lies at a path at its top."""
        name = os.path.basename(path)
        if name in (CONFIG, GEMFILE) or self._folders.in_docs:
            return name in (CONFIG, GEMFILE)
        if name.lower().endswith(LOGS) or os.path.realpath(path) in self._skip:
            return False
        is_named = name in (*_READ, self._folders.data_dir)
        is_collection = source_paths.collection_at(name, self._folders) is not None
        return is_named or is_collection or not entry_filter.is_dropped(name, self._folders)


class _Top(FileSystemEventHandler):
    """Hears of changes at the top of the site's folder; folders below it are watched by MkDocs."""

    def __init__(self, server: LiveReloadServer, is_wanted: Wanted) -> None:
        self._server = server
        self.is_wanted = is_wanted

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Build anew for a change of what is wanted; a folder made since is watched from now on."""
        path = os.fsdecode(event.src_path)
        if event.event_type not in _CHANGES or not self.is_wanted(path):
            return
        if event.is_directory:
            if event.event_type != "created":
                return
            self._server.watch(path)
        # As the handlers do that `LiveReloadServer.watch` makes, which take every file for one of the site.
        with self._server._rebuild_cond:
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()
