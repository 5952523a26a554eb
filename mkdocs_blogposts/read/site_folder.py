"""The sources in the folder of a Jekyll site."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.model import DRAFTS, Problem, Settings, Source
from mkdocs_blogposts.plan import optional_front_matter, sources
from mkdocs_blogposts.read.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def read(settings: Settings, skip: Collection[str] = ()) -> tuple[list[Source], list[Problem]]:
    """Read a site's folder as `scan` does, with the pages that plugins make of files without front matter."""
    scanned, problems = scan(settings, skip)
    as_pages, more = _as_pages(optional_front_matter.asked_for(scanned, settings), settings)
    return optional_front_matter.adopt(scanned, as_pages, settings), problems + more


def scan(settings: Settings, skip: Collection[str] = ()) -> tuple[list[Source], list[Problem]]:
    """Read the posts, drafts (if shown), pages and assets of a site's folder, in order of path.

    `skip` are absolute paths to leave out: the docs folder, the output, `mkdocs.yml`, a theme's folder.
    """
    walk = Walk(settings.folders, skip)
    scanned: list[Source] = []
    problems: list[Problem] = []
    for src_uri, path in walk:
        source, more = _read(src_uri, path, settings)
        problems += more
        if source is not None:
            scanned.append(source)
    return sorted(scanned, key=lambda source: source.src_uri), walk.problems + problems


def _read(src_uri: str, path: str, settings: Settings) -> tuple[Source | None, list[Problem]]:
    kind = sources.classify(src_uri, settings.folders)
    if kind is None or (not settings.publishing.show_drafts and f"/{DRAFTS}/" in f"/{src_uri}"):
        return None, []
    try:
        if kind == "asset" and not _is_text(src_uri, path, settings):
            return sources.of_kind(src_uri, path, kind, settings.folders), []
        return sources.from_bytes(
            src_uri, Path(path).read_bytes(), settings.folders, path, os.stat(path).st_mtime
        )
    except OSError as error:
        return None, [_unreadable(src_uri, error)]


def _is_text(src_uri: str, path: str, settings: Settings) -> bool:
    """Say whether an asset is a page or a document, which its first line says."""
    with open(path, "rb") as file:
        is_told = sources.kind_of_text(src_uri, settings.folders) != "asset"
        return is_told and sources.has_header(file.read(sources.HEADER_SIZE))


def _as_pages(assets: Iterable[Source], settings: Settings) -> tuple[dict[str, Source], list[Problem]]:
    """Read files without front matter as pages; return these by `src_uri`, and why others cannot be read."""
    pages: dict[str, Source] = {}
    problems: list[Problem] = []
    for asset in assets:
        try:
            text = sources.decode(Path(asset.path).read_bytes(), settings.folders)
            mtime = os.stat(asset.path).st_mtime
            pages[asset.src_uri] = replace(asset, kind="page", text=text, mtime=mtime)
        except OSError as error:
            problems.append(_unreadable(asset.src_uri, error))
        except front_matter.FrontMatterError as error:
            problems.append(Problem(asset.src_uri, error.line, error.message))
    return pages, problems


def _unreadable(src_uri: str, error: OSError) -> Problem:
    return Problem(src_uri, None, f"the file cannot be read ({error.strerror}); check its permissions")
