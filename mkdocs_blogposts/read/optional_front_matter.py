"""Files without front matter that plugins of Jekyll make pages, and READMEs that stand for their folder."""

from __future__ import annotations

import os
import posixpath
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.model import Folders, Problem
from mkdocs_blogposts.plan import pages, source_paths
from mkdocs_blogposts.read import sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_blogposts.model import OptionalFrontMatter, ReadmeIndex, Settings, Source

README = "README"
# What jekyll-optional-front-matter leaves alone, unless `include` of `_config.yml` names it.
FOR_CODE_HOSTS = frozenset(
    {README, "LICENSE", "LICENCE", "COPYING", "CODE_OF_CONDUCT", "CONTRIBUTING"}
    | {"ISSUE_TEMPLATE", "PULL_REQUEST_TEMPLATE"}
)


def adopt(found: Sequence[Source], settings: Settings) -> tuple[list[Source], list[Problem]]:
    """Return the sources with what jekyll-optional-front-matter and jekyll-readme-index make of them.

    A file that becomes a page is read here. Before it stands its original, an asset of the same `src_uri`,
    which is copied as well, unless `remove_originals: true` or the page is not published. One that cannot be
    read stays what it was, with a problem. Files of collections stay what they are.
    """
    optional, readmes = settings.optional_front_matter, settings.readme_index
    if optional is None and readmes is None:
        return list(found), []
    standing = _indexes(found, readmes, settings.folders)
    problems: list[Problem] = []
    adopted = []
    for source in found:
        is_index = source.src_uri in standing
        askers = _askers(source, optional, readmes if is_index else None, settings)
        if askers:
            original = source
            source, more = _read(original, settings.folders)
            problems += more
            if _is_copied(source, askers, settings):
                adopted.append(original)
        is_page = source.kind == "page"
        adopted.append(replace(source, name_slug="index") if is_index and is_page else source)
    return adopted, problems


def _askers(
    source: Source,
    optional: OptionalFrontMatter | None,
    readmes: ReadmeIndex | None,
    settings: Settings,
) -> list[OptionalFrontMatter | ReadmeIndex]:
    """Return the options of the plugins that make a page of a file without front matter."""
    if source.kind != "asset":
        return []
    asked = (optional if _is_text(source, settings.folders) else None, readmes)
    return [options for options in asked if options is not None]


def _is_copied(
    source: Source, askers: Sequence[OptionalFrontMatter | ReadmeIndex], settings: Settings
) -> bool:
    """Say whether the original of a page is copied beside it; Jekyll copies those of hidden pages, too."""
    is_removed = any(options.remove_originals for options in askers)
    return source.kind == "page" and not is_removed and pages.read(source, settings)[0] is not None


def _is_text(source: Source, folders: Folders) -> bool:
    """Say whether a file without front matter is a page all the same."""
    name = posixpath.basename(source.src_uri)
    is_kept_back = source.name_slug.upper() in FOR_CODE_HOSTS and name not in folders.include
    return _is_markdown(source, folders) and not is_kept_back


def _indexes(found: Sequence[Source], readmes: ReadmeIndex | None, folders: Folders) -> frozenset[str]:
    """Return the READMEs that stand for their folder, because it has no index."""
    if readmes is None:
        return frozenset()
    indexed = {posixpath.dirname(each.src_uri) for each in found if _is_index(each, folders)}
    kinds = ("asset", "page") if readmes.with_frontmatter else ("asset",)
    return frozenset(
        each.src_uri
        for each in found
        if each.kind in kinds
        and each.name_slug.upper() == README
        and _is_markdown(each, folders)
        and posixpath.dirname(each.src_uri) not in indexed
    )


def _is_index(source: Source, folders: Folders) -> bool:
    is_shown = source.ext.lower() in {".html", ".htm"} or _is_markdown(source, folders)
    return source.name_slug == "index" and is_shown


def _is_markdown(source: Source, folders: Folders) -> bool:
    is_ours = not source_paths.is_beside_posts(source.src_uri) and not source.collection
    return is_ours and source.ext.lstrip(".").lower() in folders.markdown_ext


def _read(source: Source, folders: Folders) -> tuple[Source, list[Problem]]:
    try:
        text = sources.decode(Path(source.path).read_bytes(), folders)
        mtime = os.stat(source.path).st_mtime
    except OSError as error:
        message = f"the file cannot be read ({error.strerror}); check its permissions"
        return source, [Problem(source.src_uri, None, message)]
    except front_matter.FrontMatterError as error:
        return source, [Problem(source.src_uri, error.line, error.message)]
    return replace(source, kind="page", text=text, mtime=mtime), []
