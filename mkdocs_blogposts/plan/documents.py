"""The documents of collections other than posts: which collection one belongs to, and their order."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.plan.source_paths import relative_path
from mkdocs_blogposts.ruby.values import compared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from mkdocs_blogposts.model import Collection, Folders, Post, Source


def collection_of(source: Source, folders: Folders) -> Collection | None:
    """Return the collection that a source belongs to; None for posts and pages."""
    if not source.collection:
        return None
    return next((each for each in folders.collections if each.label == source.collection), None)


def is_unwritten(source: Source, folders: Folders) -> bool:
    """Say whether a source is a file of a collection that has no `output`."""
    collection = collection_of(source, folders) if source.kind == "asset" else None
    return collection is not None and not collection.output


def path_below(src_uri: str, collection: Collection, folders: Folders) -> str:
    """Return a path below the collection's folder, with "/" in front."""
    return relative_path(src_uri, folders.collections_dir).removeprefix(f"_{collection.label}")


def file_of(source: Source, collection: Collection, folders: Folders, now: datetime) -> str:
    """Return where a file of a collection is copied to: into the folder that its URL would lie in."""
    path = path_below(source.src_uri, collection, folders)
    names = permalinks.Names(now, None, path.removesuffix(source.ext), (), "", collection.label)
    url, _ = permalinks.post_url(collection.permalink, names)
    folder = permalinks.place(url.rstrip("/"), "").dest_uri.rpartition("/")[0]
    return posixpath.join(folder, posixpath.basename(source.src_uri))


def in_order(documents: Sequence[Post], collection: Collection, folders: Folders) -> list[Post]:
    """Return a collection's documents as Jekyll sorts them: by `order`, by `sort_by`, or by date and path."""
    listed = sorted(documents, key=_parts)
    if collection.order:
        ranks = {f"/{name.lstrip('/')}": rank for rank, name in enumerate(collection.order)}
        paths = {each.source.src_uri: path_below(each.source.src_uri, collection, folders) for each in listed}
        listed.sort(key=_path)
        return sorted(listed, key=lambda each: ranks.get(paths[each.source.src_uri], len(ranks)))
    return _merged(listed, partial(_by_key, collection.sort_by) if collection.sort_by else _by_date)


def _merged(documents: list[Post], compare: Callable[[Post, Post], int]) -> list[Post]:
    """Sort by merging halves, as Ruby does on Linux.

    Documents with and without dates have no order that is one; what comes out depends on the way.
    """
    if len(documents) < 2:
        return documents
    half = len(documents) // 2
    left, right = _merged(documents[:half], compare), _merged(documents[half:], compare)
    merged: list[Post] = []
    one = other = 0
    while one < len(left) and other < len(right):
        if compare(left[one], right[other]) <= 0:
            merged.append(left[one])
            one += 1
        else:
            merged.append(right[other])
            other += 1
    return merged + left[one:] + right[other:]


def _parts(document: Post) -> list[bytes]:
    """Return what Ruby lists files by: folder by folder, each in its place among the files beside it."""
    return [part.encode("utf-8", "surrogateescape") for part in document.source.src_uri.split("/")]


def _path(document: Post) -> bytes:
    return document.source.src_uri.encode("utf-8", "surrogateescape")


def _by_date(one: Post, other: Post) -> int:
    """Compare by dates where both have one of their own, else by paths; so does Jekyll."""
    difference = 0
    if "date" in one.meta and "date" in other.meta:
        difference = (one.date > other.date) - (one.date < other.date)
    return difference or (_path(one) > _path(other)) - (_path(one) < _path(other))


def _by_key(key: str, one: Post, other: Post) -> int:
    """Compare by a key of the front matter; what lacks it comes last, what cannot be compared is equal."""
    mine, theirs = one.meta.get(key), other.meta.get(key)
    if (mine is None) != (theirs is None):
        return 1 if mine is None else -1
    return compared(mine, theirs) or _by_date(one, other)
