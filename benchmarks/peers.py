"""The programs that are compared: how each is found, asked for its version, and started."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import peer_jekyll
import peer_mkdocs
import peer_others

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from invented import Site

    Files = Iterator[tuple[str, str | bytes]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that builds a site."""

    name: str
    """What tables call it."""
    about: str
    """What it builds, for the legend of a table."""
    command: tuple[str, ...]
    """What is started in the folder of its project."""
    output: str
    """The folder of its pages, below that of the project."""
    files: Callable[[Site], Files]
    """The files of its project: path and content. The last is a post."""
    packages: tuple[str, ...] = ()
    """Packages of Python whose versions are its version; none: it is asked itself."""
    wide: bool = False
    """Whether it builds pages with a navigation, too."""


_MKDOCS = ("mkdocs", "build", "--quiet")

OURS = Peer(
    "blogposts",
    "index, categories, tags and years as cards, page by page; feed, sitemap, search; Liquid carried out",
    _MKDOCS,
    "site",
    peer_mkdocs.ours,
    ("mkdocs-blogposts", "mkdocs", "mkdocs-material"),
    wide=True,
)
PEERS = (
    OURS,
    Peer(
        "Jekyll",
        "the same addresses; a layout of some lines; lists of titles; feed, seo-tag, sitemap; no search",
        ("jekyll", "build", "--quiet"),
        "_site",
        peer_jekyll.files,
    ),
    Peer(
        "Hugo",
        "a layout of some lines; lists of titles, each with a feed; sitemap; no search",
        ("hugo", "--quiet"),
        "public",
        peer_others.hugo,
    ),
    Peer(
        "Material's blog",
        "index, categories and years with excerpts; one page of tags; search; no feed",
        _MKDOCS,
        "site",
        peer_mkdocs.material,
        ("mkdocs-material", "mkdocs"),
        wide=True,
    ),
    Peer(
        "Zensical",
        "posts as plain pages; search; no lists, no feed",
        ("zensical", "build"),
        "site",
        peer_mkdocs.zensical,
        wide=True,
    ),
    Peer(
        "Pelican",
        "its simple theme; index, categories (one a post), tags and years page by page; feed; no search",
        ("pelican", "--quiet", "content"),
        "output",
        peer_others.pelican,
    ),
)


def find(peer: Peer) -> str | None:
    """Return where a peer's program is: beside this Python, or on the path; None if it is not installed."""
    folders = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    return shutil.which(peer.command[0], path=folders)


def version(peer: Peer, program: str) -> str:
    """Return the version of a peer, with those of what it stands on."""
    if peer.packages:
        first, *others = (metadata.version(name) for name in peer.packages)
        names = zip(peer.packages[1:], others, strict=True)
        return ", ".join([first, *(f"{name} {number}" for name, number in names)])
    # Hugo has a command for it, the others an option.
    asked = [program, "version" if peer.name == "Hugo" else "--version"]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout  # noqa: S603
    found = re.search(r"\d+(?:\.\d+)+", said)
    return found[0] if found else "of unknown version"


def write(peer: Peer, site: Site, folder: Path) -> list[str]:
    """Write the project of a peer; return the paths of its files, a post's last."""
    paths: list[str] = []
    for name, content in peer.files(site):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(name)
    return paths
