"""A whole site, built by the real command line."""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import prepared
import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

# Whole sites are many small files, so they are written to memory where the system has a folder there.
_MEMORY = Path("/dev/shm")
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 1e9:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Built:
    """What `mkdocs build` made."""

    folder: Path
    status: int
    log: str

    def read(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def pages(self) -> set[str]:
        """The HTML files of the site, but for the theme's own."""
        found = {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")}
        return found - {"404.html", "search.html"}

    def holds(self, text: str) -> list[str]:
        """Name every file of the site in which a text occurs."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return [
            path.relative_to(self.folder).as_posix() for path in paths if text.encode() in path.read_bytes()
        ]

    def warnings(self) -> list[str]:
        return [line for line in self.log.splitlines() if line.startswith("WARNING")]


Build = Callable[..., Built]


@pytest.fixture(scope="session", autouse=True)
def _prepared() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        prepared.share(patch)
        yield


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Write the files of a project and build it; options of the plugin are keywords."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735732800")  # 2025-01-01 12:00 UTC
    monkeypatch.delenv("TZ", raising=False)

    def build(
        files: Files, *arguments: str, theme: str = "material", extra: str = "", **options: object
    ) -> Built:
        (tmp_path / "docs").mkdir(exist_ok=True)
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        plugins = ["search", {"blogposts": options}]
        text = f"site_name: Test\ntheme: {{name: {theme}}}\nplugins: {json.dumps(plugins)}\n{extra}\n"
        (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
        return run(tmp_path, *arguments)

    return build


def run(project: Path, *arguments: str) -> Built:
    command = ["build", "-f", str(project / "mkdocs.yml"), "-d", str(project / "site"), *arguments]
    result = CliRunner().invoke(cli, command)
    logger = logging.getLogger("mkdocs")
    for handler in [*logger.handlers]:
        logger.removeHandler(handler)
    return Built(project / "site", result.exit_code, result.output)
