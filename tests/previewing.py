"""`mkdocs serve` without a server: what it builds at each change, beside a clean build of the same files."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from mkdocs_blogposts.host.preview import listening, snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest
    from mkdocs.config.config_options import Plugins

# MkDocs keeps the plugins of a preview in this option.
PLUGINS = cast("Plugins", dict(MkDocsConfig._schema)["plugins"])
URL = "http://127.0.0.1:8000/"


class Preview:
    """A project that is served; `full` counts the builds of everything."""

    def __init__(
        self,
        project: Path,
        output: Path,
        patch: pytest.MonkeyPatch,
        files: Mapping[str, str],
        *,
        dirty: bool = False,
    ) -> None:
        """Write the files of a project, and begin to serve it."""
        # Files that change one after the other have times of their own here; see `save`.
        patch.setattr(snapshot, "_TICK", 0)
        # Builds are asked for here by nobody else.
        patch.setattr(listening, "_tells", lambda _: False)
        patch.setattr(PLUGINS, "plugin_cache", {})
        patch.setenv("SOURCE_DATE_EPOCH", "1735732800")
        self.project, self.output = project, output
        self.full = 0
        self._dirty = dirty
        self._saved = 0
        for name, text in files.items():
            self.save(name, text)
        config = self._config(output / "served")
        config.plugins.on_startup(command="serve", dirty=dirty)
        self._server = LiveReloadServer(self._build, "127.0.0.1", 8000, str(output / "served"))
        self._server.server_close()
        self._build(config)
        self.full = 0
        self._server = config.plugins.on_serve(self._server, config=config, builder=self._server.builder)

    def save(self, name: str, text: str) -> None:
        """Write a file as an editor does; it has a time that it has never had."""
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        self._saved += 1
        os.utime(path, (1_700_000_000 + self._saved,) * 2)

    @property
    def server(self) -> LiveReloadServer:
        """What would serve it."""
        return self._server

    def build(self) -> None:
        """Build what the changes ask for."""
        self._server.builder()

    def written(self) -> dict[str, bytes]:
        """Return what is served: every file by its path."""
        return contents(self.output / "served")

    def clean(self) -> dict[str, bytes]:
        """Return what a preview shows that is begun now."""
        kept, PLUGINS.plugin_cache = PLUGINS.plugin_cache, {}
        logging.disable()
        try:
            config = self._config(self.output / "clean")
            config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url=URL)
        finally:
            PLUGINS.plugin_cache = kept
            logging.disable(logging.NOTSET)
        return contents(self.output / "clean")

    def _build(self, config: MkDocsConfig | None = None) -> None:
        self.full += 1
        build(config or self._config(self.output / "served"), serve_url=URL, dirty=self._dirty)

    def _config(self, site_dir: Path) -> MkDocsConfig:
        config = load_config(str(self.project / "mkdocs.yml"), site_dir=str(site_dir))
        config.site_url = URL
        return config


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> set[str]:
    """Return the paths of files that are not the same in both."""
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}
