"""What the path of a file says: whether it lies beside posts, and in the folder of which collection."""

from __future__ import annotations

import posixpath

from mkdocs_blogposts.model import DRAFTS, POSTS, Collection, Folders


def is_beside_posts(src_uri: str) -> bool:
    """Say whether a file or folder lies in a `_posts` or `_drafts` folder."""
    folder = f"/{posixpath.dirname(src_uri)}/"
    return f"/{POSTS}/" in folder or f"/{DRAFTS}/" in folder


def collection_at(src_uri: str, folders: Folders) -> Collection | None:
    """Return the collection, other than posts, in whose folder a path lies, or whose folder it is."""
    if not folders.collections or "_" not in src_uri:
        return None
    folder = below_collections(src_uri, folders.collections_dir).partition("/")[0]
    return next((each for each in folders.collections if f"_{each.label}" == folder), None)


def relative_path(src_uri: str, collections_dir: str) -> str:
    """Return a path as Jekyll's `relative_path` has it: without `collections_dir` in front."""
    return src_uri.removeprefix(f"{collections_dir}/") if collections_dir else src_uri


def below_collections(src_uri: str, collections_dir: str) -> str:
    """Return a path below `collections_dir`, where collections lie; "" for one that lies elsewhere."""
    is_inside = not collections_dir or src_uri.startswith(f"{collections_dir}/")
    return relative_path(src_uri, collections_dir) if is_inside else ""
