"""A page of a Jekyll site that is no post, from its source; or nothing, where it is not published."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.model import Folders, Problem, Settings, SitePage, Source
from mkdocs_blogposts.plan import defaults, documents, entry_front_matter, titles, without_theme
from mkdocs_blogposts.plan.source_problems import SourceProblems
from mkdocs_blogposts.ruby.values import is_truthy, to_s

COMPILED = frozenset({".scss", ".sass", ".coffee"})

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.plan.entry_front_matter import EntryText


def read(source: Source, settings: Settings) -> tuple[SitePage | None, list[Problem]]:
    """Return the page of a source, or None where it is not published, and what its author should know."""
    problems = SourceProblems(source)
    text = entry_front_matter.of_page(source, settings, problems)
    if text is None or not entry_front_matter.is_shown(_published_by(source, text), settings.publishing):
        return None, problems.all
    own = _own_permalink(text.resolved.get("permalink"), problems)
    ext = permalinks.output_ext(source.ext, own, settings.folders.markdown_ext)
    address = permalinks.place(permalinks.page_url(_path(source), ext, own, settings.permalinks.site), ext)
    title = titles.shown(text.data.get("title"), _stem(source), "Home")
    is_alone = without_theme.stands_alone(
        source, address.dest_uri, text.resolved, text.body, settings.folders
    )
    page = SitePage(
        *(source, title.text, *address),
        meta=text.data,
        body=text.body,
        body_line=text.body_line,
        standalone=is_alone,
        written=text.written,
        emptied=text.emptied,
        title_html=title.html,
    )
    return page, problems.all


def is_of_theme(source: Source, folders: Folders) -> bool:
    """Say whether a page is of use to a Jekyll theme alone: a style sheet or script that is compiled."""
    if source.ext.lower() not in COMPILED:
        return False
    collection = documents.collection_of(source, folders)
    return source.kind == "page" or (source.kind == "document" and bool(collection and collection.output))


def is_copied(asset: Source, settings: Settings) -> bool:
    """Say whether an asset is copied: its collection may not be written, or defaults hold it back."""
    if documents.is_unwritten(asset, settings.folders):
        return False
    return entry_front_matter.is_shown(
        defaults.of(asset.src_uri, asset.collection or None, settings.folders), settings.publishing
    )


def _published_by(source: Source, text: EntryText) -> Mapping[str, object]:
    """Return what says whether a page is published: its own front matter alone, whatever the defaults say.

    Jekyll asks defaults for everything but this. A page without front matter has nothing else to go by.
    """
    return text.data if front_matter.split(source.text)[0] is None else text.written


def _own_permalink(value: object, problems: SourceProblems) -> str | None:
    if not is_truthy(value):
        return None
    if isinstance(value, str) and value:
        return value
    shown = to_s(value) or "empty"
    problems.add_for(
        "permalink", f"`permalink` is {shown}, but must be a path, for example `permalink: /about/`"
    )
    return None


def _path(source: Source) -> str:
    """Return the path that the address is made of; a README that stands for its folder has an index's."""
    if source.name_slug != "index":
        return source.src_uri
    return posixpath.join(posixpath.dirname(source.src_uri), f"index{source.ext}")


def _stem(source: Source) -> str:
    """Return the name of a page; that of the folder stands for an `index`."""
    folder, _ = posixpath.split(source.src_uri)
    return source.name_slug if source.name_slug != "index" else posixpath.basename(folder)
