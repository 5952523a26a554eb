"""The posts, pages and files of a blog: each source read and given its address."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

from mkdocs_blogposts.model import DRAFTS, POSTS, Asset, Blog, Post, SitePage
from mkdocs_blogposts.plan import documents, lists, pages, posts, source_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from mkdocs_blogposts.model import Problem, Settings, Source
    from mkdocs_blogposts.plan.addresses import Addresses

E = TypeVar("E", Post, SitePage)


def read(settings: Settings, sources: Sequence[Source], addresses: Addresses) -> Blog:
    """Return a blog of these sources, without its lists; each that is written takes its address."""
    problems: list[Problem] = []
    newest_first = _read_posts(settings, sources, problems)[::-1]
    site_pages = _read_pages(settings, sources, problems)
    docs = _read_documents(settings, sources, problems)
    # Who comes first keeps an address. In Jekyll the last one written wins: posts after pages and files, and
    # other documents after posts.
    docs = _with_addresses(docs, addresses)
    newest_first = [_with_address(post, addresses, is_page=False) for post in newest_first]
    copied = (each for each in sources if each.kind == "asset" and pages.is_copied(each, settings))
    assets = [_asset(source, settings, addresses) for source in copied]
    # Jekyll sorts pages by the names of their files before it writes them.
    site_pages = _with_addresses(site_pages, addresses, lambda page: posixpath.basename(page.source.src_uri))
    return Blog(
        settings=settings,
        posts=tuple(newest_first),
        documents=tuple(docs),
        pages=tuple(site_pages),
        assets=tuple(assets),
        unwritten=tuple(
            Asset(each, "") for each in sources if documents.is_unwritten(each, settings.folders)
        ),
        problems=tuple(problems),
        by_uri={post.source.src_uri: post for post in newest_first},
        neighbours=_neighbours(newest_first) | _neighbours_of_documents(docs),
    )


def _read_posts(settings: Settings, sources: Sequence[Source], problems: list[Problem]) -> list[Post]:
    """Return the published posts, oldest first, as many as `limit_posts` leaves."""
    published = _published(("post", "draft"), posts.read, settings, sources, problems)
    return sorted(published, key=_order)[-settings.publishing.limit_posts :]


def _order(post: Post) -> tuple[datetime, bytes]:
    """Return what Jekyll sorts posts by: the instant, then the bytes of the path."""
    return post.date, post.source.src_uri.encode("utf-8", "surrogateescape")


def _read_pages(settings: Settings, sources: Sequence[Source], problems: list[Problem]) -> list[SitePage]:
    """Return the published pages, in the order of their sources."""
    published = _published(("page",), pages.read, settings, sources, problems)
    return lists.at_list_addresses(settings.lists, [*published])


def _read_documents(settings: Settings, sources: Sequence[Source], problems: list[Problem]) -> list[Post]:
    """Return the published documents of all other collections, each collection in its order."""
    by_label: dict[str, list[Post]] = {}
    for document in _published(("document",), posts.read, settings, sources, problems):
        by_label.setdefault(document.collection, []).append(document)
    return [
        document
        for collection in settings.folders.collections
        for document in documents.in_order(by_label.get(collection.label, ()), collection, settings.folders)
    ]


def _published(
    kinds: Collection[str],
    read: Callable[[Source, Settings], tuple[E | None, list[Problem]]],
    settings: Settings,
    sources: Sequence[Source],
    problems: list[Problem],
) -> Iterator[E]:
    """Yield what is published of the sources of these kinds, in their order."""
    for source in sources:
        if source.kind in kinds:
            entry, more = read(source, settings)
            problems += more
            if entry is not None:
                yield entry


def _with_addresses(
    entries: Sequence[E], addresses: Addresses, key: Callable[[E], str] | None = None
) -> list[E]:
    """Give pages or documents their addresses, the last one first; they come back in their order.

    `key` is what Jekyll sorts them by before it writes them.
    """
    written = sorted(entries, key=key) if key else entries
    placed = {each.source.src_uri: _with_address(each, addresses, is_page=True) for each in reversed(written)}
    return [placed[entry.source.src_uri] for entry in entries]


def _with_address(entry: E, addresses: Addresses, *, is_page: bool) -> E:
    """Give an entry its address, if it is written."""
    if not entry.dest_uri:
        return entry
    address = addresses.claim(entry.dest_uri, entry.url, entry.source.src_uri, is_page=is_page)
    return entry if address.dest_uri == entry.dest_uri else replace(entry, **address._asdict())


def _asset(source: Source, settings: Settings, addresses: Addresses) -> Asset:
    """Give an asset the address of its own path; beside posts, of a folder that servers do not hide."""
    dest_uri = source.src_uri
    if collection := documents.collection_of(source, settings.folders):
        dest_uri = documents.file_of(source, collection, settings.folders, settings.publishing.now)
    elif source_paths.is_beside_posts(dest_uri):
        folders = [
            name.removeprefix("_") if name in (POSTS, DRAFTS) else name for name in dest_uri.split("/")
        ]
        dest_uri = "/".join(folders)
    return Asset(source, addresses.claim(dest_uri, f"/{dest_uri}", source.src_uri).dest_uri)


def _neighbours_of_documents(ordered: Sequence[Post]) -> dict[str, tuple[str | None, str | None]]:
    neighbours: dict[str, tuple[str | None, str | None]] = {}
    for _, group in groupby(ordered, key=lambda document: document.collection):
        neighbours |= _neighbours([*group][::-1])
    return neighbours


def _neighbours(newest_first: Sequence[Post]) -> dict[str, tuple[str | None, str | None]]:
    """Return the older and the newer post of each."""
    uris = [None, *(post.source.src_uri for post in newest_first), None]
    return {
        uri: (older, newer)
        for (newer, uri), (_, older) in zip(pairwise(uris), pairwise(uris[1:]), strict=False)
        if uri is not None
    }
