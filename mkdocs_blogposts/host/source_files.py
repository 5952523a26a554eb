"""The posts, drafts, pages and assets among the files of MkDocs, and in the folder of a Jekyll site."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.host import site_dir
from mkdocs_blogposts.model import (
    CONFIG,
    DATA,
    DRAFTS,
    INCLUDES,
    LAYOUTS,
    MKDOCS_YML,
    PLUGINS,
    POSTS,
    SASS,
    Folders,
    Problem,
    Settings,
    Source,
)
from mkdocs_blogposts.plan import source_paths, sources, without_theme
from mkdocs_blogposts.read import commits, symlinks

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

# Folders of Jekyll's own that MkDocs would otherwise copy from the docs folder into the site.
HIDDEN_IN_DOCS = frozenset({CONFIG, DATA, DRAFTS, INCLUDES, LAYOUTS, PLUGINS, POSTS, SASS})
# Pages that list posts in Jekyll's themes, and what one of them holds that does.
_LISTERS = frozenset({"index", "blog", "tags", "categories", "archive", "archives"})
_LISTS = re.compile(rb"\{[{%][^}]*\b(?:paginator|site\s*\.\s*(?:posts|tags|categories))\b")


class SourceFiles(NamedTuple):
    """The files of the blog, as the plan takes them."""

    sources: list[Source]
    taken_over: dict[str, File]
    """MkDocs' files that were taken out of its hands, by `src_uri`: posts and what lies beside them."""
    problems: list[Problem]


def read(files: Files, config: MkDocsConfig, settings: Settings, *, serving: bool) -> SourceFiles:
    """Find posts, drafts, pages and assets; what Jekyll would hide is taken out of MkDocs' hands."""
    taken_over = {
        file.src_uri: file
        for file in files
        if _is_jekylls(file.src_uri, settings.folders) or _is_page(file, config, settings.folders)
    }
    for file in taken_over.values():
        files.remove(file)
    if not settings.folders.in_docs:
        return _in_site(files, config, settings, taken_over)
    read: list[Source] = []
    problems: list[Problem] = []
    for file in taken_over.values():
        if file.inclusion.is_included() or (serving and file.inclusion.is_in_serve()):
            source, more = _from_file(file, settings, os.path.dirname(config.config_file_path or ""))
            read += [source] if source else []
            problems += more
    return SourceFiles(commits.stamped(read, settings), taken_over, problems)


def has_new_posts(files: Files, taken_over: Collection[str], folders: Folders) -> bool:
    """Say whether another plugin has brought posts since `read` taken_over those it found."""
    return any(_is_jekylls(file.src_uri, folders) and file.src_uri not in taken_over for file in files)


def _is_jekylls(src_uri: str, folders: Folders) -> bool:
    is_hidden = not HIDDEN_IN_DOCS.isdisjoint(src_uri.split("/"))
    return is_hidden or (folders.in_docs and sources.in_collection(src_uri, folders))


def _is_page(file: File, config: MkDocsConfig, folders: Folders) -> bool:
    """Say whether a file of the docs folder is a page of Jekyll's: of HTML with front matter, or a list."""
    path = file.abs_src_path or ""
    is_html = path.endswith(without_theme.HTML)
    if not folders.in_docs or not (is_html or _may_list(path)) or file.src_dir in config.theme.dirs:
        return False
    try:
        with open(path, "rb") as text:
            return sources.has_header(text.readline()) and (is_html or bool(_LISTS.search(text.read())))
    except OSError:
        return False


def _may_list(path: str) -> bool:
    """Say whether a Markdown file has the name of a page that lists posts in Jekyll's themes."""
    stem, ext = os.path.splitext(os.path.basename(path))
    return ext in (".md", ".markdown") and stem in _LISTERS


def _from_file(file: File, settings: Settings, project: str) -> tuple[Source | None, list[Problem]]:
    """Return a post, draft or document of the docs folder, or a file that lies beside it.

    A link that leads out of the project, the folder of `mkdocs.yml`, is left out.
    """
    path = file.abs_src_path or ""
    kind = sources.classify(file.src_uri, settings.folders)
    is_ours = os.path.normpath(path).startswith(os.path.join(settings.folders.source_dir, ""))
    if kind and is_ours and symlinks.part_of(path, os.path.realpath(project)) is None:
        return None, [Problem(file.src_uri, None, symlinks.LEADS_OUT)]
    in_collection = sources.in_collection(file.src_uri, settings.folders)
    if kind == "asset" and not in_collection and source_paths.is_beside_posts(file.src_uri):
        return Source(file.src_uri, path, "asset", os.path.splitext(path)[1]), []
    is_page = kind == "asset" and (file.src_uri.endswith(without_theme.HTML) or _may_list(path))
    if kind is None or (kind == "asset" and not in_collection and not is_page):
        return None, []
    try:
        mtime = os.stat(path).st_mtime if os.path.exists(path) else settings.publishing.now.timestamp()
        return sources.from_bytes(file.src_uri, file.content_bytes, settings.folders, path, mtime)
    except OSError as error:
        return None, [Problem(file.src_uri, None, f"the file cannot be read ({error.strerror})")]


def _in_site(
    files: Files, config: MkDocsConfig, settings: Settings, taken_over: dict[str, File]
) -> SourceFiles:
    """Walk the folder of a Jekyll site; what MkDocs itself reads or writes is no part of it."""
    from mkdocs_blogposts.plan import pages
    from mkdocs_blogposts.read import site_folder

    skip = [config.docs_dir, *site_dir.skipped(config), config.config_file_path, *config.theme.dirs]
    read, problems = site_folder.read(settings, [path for path in skip if path])
    if any(POSTS in uri.split("/") for uri in taken_over):
        message = (
            "posts in the docs folder are not read, because the blog is a site of its own; move them there"
        )
        problems.append(Problem(MKDOCS_YML, None, message))
    own = {uri for uri, file in files.src_uris.items() if file.src_dir not in config.theme.dirs}
    ours = (source for source in read if source.src_uri not in own)
    kept = [source for source in ours if not pages.is_of_theme(source, settings.folders)]
    return SourceFiles(commits.stamped(kept, settings), {}, problems + _left_out(read, kept, own))


def _left_out(read: list[Source], kept: list[Source], own: Collection[str]) -> list[Problem]:
    """Name the files that are not built, in one line each for both reasons."""
    stay = {source.src_uri for source in kept}
    gone = dict.fromkeys(source.src_uri for source in read if source.src_uri not in stay)
    notes = {
        "not built, because MkDocs' own file of that name stands for it": [uri for uri in gone if uri in own],
        "not built, because it belongs to the Jekyll theme, which Material replaces": [
            uri for uri in gone if uri not in own
        ],
    }
    return [Problem(", ".join(uris), None, note, level="info") for note, uris in notes.items() if uris]
