"""The plan of a blog: what will be written where, computed from plain data alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from mkdocs_blogposts import posts, redirects, sources, views
from mkdocs_blogposts.addresses import Addresses
from mkdocs_blogposts.model import Asset, Blog, Post, SitePage
from mkdocs_blogposts.posts import documents, pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from mkdocs_blogposts.model import Problem, Settings, Source


def plan(settings: Settings, found: Sequence[Source], taken: Mapping[str, str] | None = None) -> Blog:
    """Plan the blog of these sources.

    `taken` names the files that are written anyway: `dest_uri` -> `src_uri`. Every `dest_uri` of the plan is
    unique; whoever comes too late is moved beside, with a problem that names both files.
    """
    problems: list[Problem] = []
    ordered = _read_posts(settings, found, problems)
    site_pages = views.settled(settings, _read_pages(settings, found, problems))
    claims = Addresses(taken, markdown_ext=settings.markdown_ext)
    newest_first = [_placed_post(post, claims) for post in reversed(ordered)]
    docs = [_placed_document(document, claims) for document in _read_documents(settings, found, problems)]
    site_pages = [_placed_page(page, claims) for page in site_pages]
    assets = [_placed_asset(source, settings, claims) for source in found if _is_asset(source, settings)]
    asked = redirects.asked(settings, [*newest_first, *docs, *site_pages])
    lists = views.build(settings, newest_first, claims, site_pages, asked, docs)
    problems += [*claims.problems, *lists.problems]
    return Blog(
        settings=settings,
        posts=tuple(newest_first),
        documents=tuple(document for document in docs if _holds(document, claims)),
        # The page of a list may have taken the place of a page that held nothing but the list's template.
        pages=tuple(page for page in site_pages if _holds(page, claims)),
        assets=tuple(assets),
        unwritten=tuple(Asset(source, "") for source in found if documents.is_unwritten(source, settings)),
        categories=lists.categories,
        tags=lists.tags,
        views=lists.views,
        problems=tuple(dict.fromkeys(problems)),
        by_uri={post.source.src_uri: post for post in newest_first},
        neighbours=_neighbours(newest_first) | _neighbours_of_documents(docs),
    )


def _read_posts(settings: Settings, found: Sequence[Source], problems: list[Problem]) -> list[Post]:
    """Return the published posts, oldest first, as many as `limit_posts` leaves."""
    published = []
    for source in found:
        if source.kind in ("post", "draft"):
            post, more = posts.read(source, settings)
            problems += more
            if post is not None:
                published.append(post)
    return sorted(published, key=_order)[-settings.limit_posts :]


def _order(post: Post) -> tuple[datetime, bytes]:
    """Return what Jekyll sorts posts by: the instant, then the bytes of the path."""
    return post.date, post.source.src_uri.encode("utf-8", "surrogateescape")


def _read_documents(settings: Settings, found: Sequence[Source], problems: list[Problem]) -> Iterator[Post]:
    """Yield the published documents of all other collections, each collection in its order."""
    by_label: dict[str, list[Post]] = {}
    for source in found:
        if source.kind == "document":
            document, more = posts.read(source, settings)
            problems += more
            if document is not None:
                by_label.setdefault(document.collection, []).append(document)
    for collection in settings.collections:
        yield from documents.in_order(by_label.get(collection.label, ()), collection, settings)


def _read_pages(settings: Settings, found: Sequence[Source], problems: list[Problem]) -> list[SitePage]:
    published = []
    for source in found:
        if source.kind == "page":
            page, more = pages.read(source, settings)
            problems += more
            if page is not None:
                published.append(page)
    return published


def _placed_post(post: Post, claims: Addresses) -> Post:
    """Give a post its address. The newest comes first, for in Jekyll the last one written wins."""
    address = claims.claim(post.dest_uri, post.url, post.source.src_uri)
    return post if address.dest_uri == post.dest_uri else replace(post, **address._asdict())


def _placed_document(document: Post, claims: Addresses) -> Post:
    if not document.dest_uri:
        return document
    address = claims.claim(document.dest_uri, document.url, document.source.src_uri, is_page=True)
    return document if address.dest_uri == document.dest_uri else replace(document, **address._asdict())


def _placed_page(page: SitePage, claims: Addresses) -> SitePage:
    address = claims.claim(page.dest_uri, page.url, page.source.src_uri, is_page=True)
    return page if address.dest_uri == page.dest_uri else replace(page, **address._asdict())


def _holds(entry: Post | SitePage, claims: Addresses) -> bool:
    """Say whether an entry is still the one that is written where it should be, if it is written."""
    return not entry.dest_uri or claims.owner(entry.dest_uri) == entry.source.src_uri


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
