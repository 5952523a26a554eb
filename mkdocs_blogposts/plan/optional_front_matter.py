"""Files without front matter that plugins of Jekyll make pages, and READMEs that stand for their folder."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.plan import pages, source_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_blogposts.model import AdoptedFiles, Folders, Settings, Source

README = "README"
# What jekyll-optional-front-matter leaves alone, unless `include` of `_config.yml` names it.
FOR_CODE_HOSTS = frozenset(
    {README, "LICENSE", "LICENCE", "COPYING", "CODE_OF_CONDUCT", "CONTRIBUTING"}
    | {"ISSUE_TEMPLATE", "PULL_REQUEST_TEMPLATE"}
)


def asked_for(sources: Sequence[Source], settings: Settings) -> list[Source]:
    """Return the assets that jekyll-optional-front-matter and jekyll-readme-index make pages."""
    return [source for source, askers in _with_askers(sources, settings) if askers]


def adopt(sources: Sequence[Source], as_pages: Mapping[str, Source], settings: Settings) -> list[Source]:
    """Return the sources with what jekyll-optional-front-matter and jekyll-readme-index make of them.

    `as_pages` are those that are `asked_for` by `src_uri`, read as pages; a file that could not be read is
    missing and stays what it was. Before such a page stands its original, an asset of the same `src_uri`,
    which is copied as well, unless `remove_originals: true` or the page is not published. Files of
    collections stay what they are.
    """
    standing = _indexes(sources, settings.readme_index, settings.folders)
    adopted = []
    for source, askers in _with_askers(sources, settings):
        page = as_pages.get(source.src_uri) if askers else None
        if page and _is_copied(page, askers, settings):
            adopted.append(source)
        source = page or source
        is_index = source.src_uri in standing and source.kind == "page"
        adopted.append(replace(source, name_slug="index") if is_index else source)
    return adopted


def _with_askers(
    sources: Sequence[Source], settings: Settings
) -> Iterator[tuple[Source, list[AdoptedFiles]]]:
    """Yield each source with the options of the plugins that make a page of it."""
    optional, readmes = settings.optional_front_matter, settings.readme_index
    standing = _indexes(sources, readmes, settings.folders)
    for source in sources:
        yield source, _askers(source, optional, readmes if source.src_uri in standing else None, settings)


def _askers(
    source: Source, optional: AdoptedFiles | None, readmes: AdoptedFiles | None, settings: Settings
) -> list[AdoptedFiles]:
    """Return the options of the plugins that make a page of a file without front matter."""
    if source.kind != "asset":
        return []
    asked = (optional if _is_text(source, settings.folders) else None, readmes)
    return [options for options in asked if options is not None]


def _is_copied(page: Source, askers: Sequence[AdoptedFiles], settings: Settings) -> bool:
    """Say whether the original of a page is copied beside it; Jekyll copies those of hidden pages, too."""
    is_removed = any(options.remove_originals for options in askers)
    return not is_removed and pages.read(page, settings)[0] is not None


def _is_text(source: Source, folders: Folders) -> bool:
    """Say whether a file without front matter is a page all the same."""
    name = posixpath.basename(source.src_uri)
    is_kept_back = source.name_slug.upper() in FOR_CODE_HOSTS and name not in folders.include
    return _is_markdown(source, folders) and not is_kept_back


def _indexes(sources: Sequence[Source], readmes: AdoptedFiles | None, folders: Folders) -> frozenset[str]:
    """Return the READMEs that stand for their folder, because it has no index."""
    if readmes is None:
        return frozenset()
    indexed = {posixpath.dirname(each.src_uri) for each in sources if _is_index(each, folders)}
    kinds = ("asset", "page") if readmes.with_frontmatter else ("asset",)
    return frozenset(
        each.src_uri
        for each in sources
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
