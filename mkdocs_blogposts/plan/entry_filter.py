"""Which names Jekyll passes over: its `exclude`, `include`, and the special characters names begin with."""

from __future__ import annotations

import posixpath
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import GEMFILE, Folders
from mkdocs_blogposts.plan.source_paths import collection_at, is_beside_posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Jekyll's `exclude`, which a site's own list adds to.
EXCLUDED = (
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    GEMFILE,
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)
_SPECIAL = "._#~"


def is_dropped(path: str, folders: Folders, *, entry: str | None = None) -> bool:
    """Say whether Jekyll's `EntryFilter` drops a file or a folder.

    `path` is relative to the site's root and is what `exclude` is held against; `entry` (the base name, if
    not given) is what "special" and `include` look at.
    """
    entry = posixpath.basename(path) if entry is None else entry
    base = posixpath.basename(entry)
    if entry.endswith("."):
        return True
    if folders.include and is_matched(folders.include, entry, base):
        return False
    if entry[:1] in _SPECIAL or base[:1] in _SPECIAL or base.endswith("~"):
        return True
    return is_matched((each for each in (*EXCLUDED, *folders.exclude) if each not in folders.include), path)


def named_files(folders: Folders) -> Iterator[str]:
    """Yield what `include` may name by its whole path; Jekyll reads such files in folders that it drops.

    Posts, drafts and documents of collections are read by their own rules.
    """
    for name in folders.include:
        path = posixpath.normpath(name.lstrip("/"))
        is_inside = not path.startswith("../") and "\0" not in path
        if is_inside and not is_beside_posts(path) and collection_at(path, folders) is None:
            yield path


def is_matched(patterns: Iterable[str], *paths: str) -> bool:
    """Say whether patterns name one of these paths or a folder above it, as Jekyll's `glob_include?` does.

    They match by wildcards (a `*` crosses folders), or by plain string prefix.
    """
    return any(_matches_one(pattern.lstrip("/"), path) for pattern in patterns for path in paths)


def _matches_one(pattern: str, path: str) -> bool:
    if not pattern:
        return False
    if path.startswith(pattern) or pattern == f"{path}/":
        return True
    return any(char in pattern for char in "*?[") and fnmatchcase(path, pattern.replace("[^", "[!"))
