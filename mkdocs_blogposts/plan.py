"""The plan of a blog: what will be written where, computed from plain data alone."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

from mkdocs_blogposts import posts, redirects, sources, surveys, views
from mkdocs_blogposts.addresses import Addresses
from mkdocs_blogposts.model import Asset, Blog, Post, SitePage
from mkdocs_blogposts.posts import documents, pages

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from mkdocs_blogposts.liquid.custom import Tags
    from mkdocs_blogposts.model import Problem, Settings, Source

E = TypeVar("E", Post, SitePage)


def plan(
    settings: Settings,
    found: Sequence[Source],
    taken: Mapping[str, str] | None = None,
    tags: Tags | None = None,
) -> Blog:
    """Plan the blog of these sources.

    `taken` names the files that are written anyway: `dest_uri` -> `src_uri`. Every `dest_uri` of the plan is
    unique; whoever comes too late is moved beside, with a problem that names both files. `tags` are the
    site's own Liquid tags, which count where a page has to be read to tell whether it is a list.
    """
    problems: list[Problem] = []
    ordered = _read_posts(settings, found, problems)
    site_pages = views.settled(settings, [*_published(("page",), pages.read, settings, found, problems)])
    claims = Addresses(taken, markdown_ext=settings.markdown_ext)
    # In Jekyll the last one written wins: posts after pages and files, and other documents after posts.
    docs = _all_placed([*_read_documents(settings, found, problems)], claims)
    newest_first = [_placed(post, claims, is_page=False) for post in reversed(ordered)]
    assets = [_placed_asset(source, settings, claims) for source in found if _is_asset(source, settings)]
    site_pages = _all_placed(site_pages, claims, _name)
    draft = Blog(
        settings=settings,
        posts=tuple(newest_first),
        documents=tuple(docs),
        pages=tuple(site_pages),
        assets=tuple(assets),
        unwritten=tuple(Asset(source, "") for source in found if documents.is_unwritten(source, settings)),
        by_uri={post.source.src_uri: post for post in newest_first},
        neighbours=_neighbours(newest_first) | _neighbours_of_documents(docs),
    )
    asked = redirects.asked(settings, [*newest_first, *docs, *site_pages])
    survey = surveys.survey(draft, tags)
    lists = views.build(settings, newest_first, claims, site_pages, asked, docs, survey)
    problems += [*claims.problems, *lists.problems]
    # A whole document that gives way to a list is a page of the theme, as the list is.
    silent = {view.src_uri for view in lists.views if view.text == "none"}
    return replace(
        draft,
        documents=tuple(_themed_where(each, silent) for each in docs),
        pages=tuple(_themed_where(page, silent) for page in site_pages),
        categories=lists.categories,
        tags=lists.tags,
        views=lists.views,
        problems=tuple(dict.fromkeys(problems)),
    )


def _published(
    kinds: Collection[str],
    read: Callable[[Source, Settings], tuple[E | None, list[Problem]]],
    settings: Settings,
    found: Sequence[Source],
    problems: list[Problem],
) -> Iterator[E]:
    """Yield what is published of the sources of these kinds, in their order."""
    for source in found:
        if source.kind in kinds:
            entry, more = read(source, settings)
            problems += more
            if entry is not None:
                yield entry


def _read_posts(settings: Settings, found: Sequence[Source], problems: list[Problem]) -> list[Post]:
    """Return the published posts, oldest first, as many as `limit_posts` leaves."""
    published = _published(("post", "draft"), posts.read, settings, found, problems)
    return sorted(published, key=_order)[-settings.limit_posts :]


def _order(post: Post) -> tuple[datetime, bytes]:
    """Return what Jekyll sorts posts by: the instant, then the bytes of the path."""
    return post.date, post.source.src_uri.encode("utf-8", "surrogateescape")


def _read_documents(settings: Settings, found: Sequence[Source], problems: list[Problem]) -> Iterator[Post]:
    """Yield the published documents of all other collections, each collection in its order."""
    by_label: dict[str, list[Post]] = {}
    for document in _published(("document",), posts.read, settings, found, problems):
        by_label.setdefault(document.collection, []).append(document)
    for collection in settings.collections:
        yield from documents.in_order(by_label.get(collection.label, ()), collection, settings)


def _placed(entry: E, claims: Addresses, *, is_page: bool) -> E:
    """Give an entry its address, if it is written.

    Of posts the newest comes first, for in Jekyll the last one written wins.
    """
    if not entry.dest_uri:
        return entry
    address = claims.claim(entry.dest_uri, entry.url, entry.source.src_uri, is_page=is_page)
    return entry if address.dest_uri == entry.dest_uri else replace(entry, **address._asdict())


def _all_placed(entries: Sequence[E], claims: Addresses, key: Callable[[E], str] | None = None) -> list[E]:
    """Give pages or documents their addresses, the last one first; they come back in their order.

    `key` is what Jekyll sorts them by before it writes them.
    """
    written = sorted(entries, key=key) if key else entries
    placed = {entry.source.src_uri: _placed(entry, claims, is_page=True) for entry in reversed(written)}
    return [placed[entry.source.src_uri] for entry in entries]


def _themed_where(entry: E, silent: Collection[str]) -> E:
    return replace(entry, standalone=False) if entry.source.src_uri in silent else entry


def _name(page: SitePage) -> str:
    """Return the name of a page's file, by which Jekyll sorts pages."""
    return posixpath.basename(page.source.src_uri)


def _is_asset(source: Source, settings: Settings) -> bool:
    return source.kind == "asset" and pages.is_copied(source, settings)


def _placed_asset(source: Source, settings: Settings, claims: Addresses) -> Asset:
    """Give an asset the address of its own path; beside posts, of a folder that servers do not hide."""
    dest_uri = source.src_uri
    if collection := documents.collection_of(source, settings):
        dest_uri = documents.file_of(source, collection, settings)
    elif sources.beside_posts(dest_uri):
        folders = [
            name.removeprefix("_") if name in ("_posts", "_drafts") else name for name in dest_uri.split("/")
        ]
        dest_uri = "/".join(folders)
    return Asset(source, claims.claim(dest_uri, f"/{dest_uri}", source.src_uri).dest_uri)


def _neighbours_of_documents(ordered: Sequence[Post]) -> dict[str, tuple[str | None, str | None]]:
    found: dict[str, tuple[str | None, str | None]] = {}
    for _, group in groupby(ordered, key=lambda document: document.collection):
        found |= _neighbours([*group][::-1])
    return found


def _neighbours(newest_first: Sequence[Post]) -> dict[str, tuple[str | None, str | None]]:
    """Return the older and the newer post of each."""
    uris = [None, *(post.source.src_uri for post in newest_first), None]
    return {
        uri: (older, newer)
        for (newer, uri), (_, older) in zip(pairwise(uris), pairwise(uris[1:]), strict=False)
        if uri is not None
    }
