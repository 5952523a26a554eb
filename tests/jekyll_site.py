"""A folder of a Jekyll site, built by the plugin and by real Jekyll, so that the two can be compared.

A theme stands around our pages where Jekyll has layouts of the site's own. So a page of ours is read as its
body put into these layouts by the same code that writes pages without the theme.
"""

from __future__ import annotations

import logging
import os
import posixpath
import re
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_blogposts.plugin import BlogPostsPlugin
from mkdocs_blogposts.read.layouts import layout_of
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_blogposts.host.rendering import Rendering
    from mkdocs_blogposts.model import Post, SitePage

JEKYLL = shutil.which("jekyll")
_LINK = re.compile(r"""(?<=\s)(href|src)=(["'])(.*?)\2""")


@dataclass(frozen=True)
class BuiltSite:
    """What one build made of a folder."""

    folder: Path
    """Where the files are."""
    log: str
    """What was said, a line each message: level, then text. """
    bodies: Mapping[str, str] = field(default_factory=dict)
    """Of the files with a theme around them: what the site's own layouts make of their bodies."""
    lists: frozenset[str] = frozenset()
    """The lists of posts that we make beside the pages of the site."""

    def files(self) -> set[str]:
        """Name the files, but for those of MkDocs and its theme."""
        paths = (
            path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()
        )
        return {path for path in paths if not path.startswith(_THEMES)}

    def read(self, path: str) -> str | None:
        """Return a file as Jekyll would have written it; None where there is none."""
        path = posixpath.normpath(path)
        file = self.folder / path
        if not file.is_file():
            return None
        text = file.read_text("utf-8", "replace")
        return self.bodies.get(path, "(a page of the theme)" if text.startswith(_MARK) else text)


_MARK = "<!-- of the theme -->"
_BLOCKS = "{% block extrahead %}{% endblock %}{% block content %}{{ page.content }}{% endblock %}"
_THEMES = ("404.html", "sitemap.xml", "objects.inv", "assets/blogposts/")


def build_ours(source: Path, folder: Path, options: Mapping[str, object] | None = None) -> BuiltSite:
    """Build a folder with the plugin; MkDocs' own files are beside `folder`."""
    project = folder.with_name(f"{folder.name}-project")
    for name in ("docs", "theme"):
        (project / name).mkdir(parents=True, exist_ok=True)
    (project / "theme" / "main.html").write_text(_MARK + _BLOCKS, "utf-8")
    config_file = source / "_config.yml"
    jekyll = yaml.safe_load(config_file.read_text("utf-8")) if config_file.is_file() else {}
    base = str((jekyll.get("baseurl") if isinstance(jekyll, dict) else "") or "").strip("/")
    config_text = {
        "site_name": "Site",
        "site_url": f"http://localhost/{base}/".replace("//", "/").replace(":/", "://"),
        "theme": {"name": None, "custom_dir": "theme"},
        "plugins": [{"blogposts": {"source_dir": str(source), "feed": False, **(options or {})}}],
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config_text), "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    with _log() as messages:
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder))
        config.plugins.on_startup(command="build", dirty=False)
        kept: list[Files] = []

        def keep(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
            kept.append(files)
            return env

        config.plugins.events["env"].append(keep)
        build(config)
        plugin = config.plugins["blogposts"]
        assert isinstance(plugin, BlogPostsPlugin)
        assert plugin.rendering is not None
        bodies = dict(_bodies(plugin.rendering, kept[-1], folder))
    lists = frozenset(view.dest_uri for view in plugin.rendering.planned.blog.views)
    return BuiltSite(folder, "\n".join(messages), bodies, lists)


@contextmanager
def _log() -> Iterator[list[str]]:
    messages: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(f"{record.levelname} {record.getMessage()}")

    handler, logger = Keep(), logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)


def _bodies(rendering: Rendering, files: Files, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the pages with a theme around them, without it."""
    entries: dict[str, Post | SitePage] = {**rendering.planned.blog.by_uri, **rendering.planned.pages}
    for file in files:
        page, entry = file.page, entries.get(file.src_uri)
        if page is None or entry is None or not (folder / file.dest_uri).is_file():
            continue
        content = page.content or ""
        assert content.strip() in (folder / file.dest_uri).read_text("utf-8"), file.dest_uri
        base = urlsplit(rendering.planned.started.config.site_url or "/").path.rstrip("/")
        body = absolute(content, f"{base}{entry.url}")
        layout = layout_of(entry)
        if layout is not None:
            body = rendering.bodies.liquid.in_layout(entry, to_s(layout), body).text
        yield file.dest_uri, body


def absolute(html: str, url: str) -> str:
    """Return HTML whose relative links start at the root of the host, as Jekyll's authors write them."""

    def replacement(match: re.Match[str]) -> str:
        name, mark, link = match.groups()
        is_relative = link and not link.startswith(("#", "/", "?")) and not urlsplit(link).scheme
        return f"{name}={mark}{urljoin(url, link) if is_relative else link}{mark}"

    return _LINK.sub(replacement, html)


def build_jekylls(source: Path, folder: Path, arguments: tuple[str, ...] = ()) -> BuiltSite | None:
    """Build a folder with real Jekyll; None where that ends in an error."""
    command = [str(JEKYLL), "build", "-s", str(source), "-d", str(folder), "--disable-disk-cache", *arguments]
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=source.parent, env=environment, capture_output=True, text=True)
    return None if done.returncode else BuiltSite(folder, done.stdout + done.stderr)


def options_of(arguments: str) -> dict[str, Any]:
    """Return the options that say what arguments of `jekyll build` say."""
    said = {"--drafts": "show_drafts", "--future": "future", "--unpublished": "unpublished"}
    return {option: True for argument, option in said.items() if argument in arguments.split()}
