"""Front matter defaults: which sets of `_config.yml` apply to a file, and how values are laid over others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_blogposts.plan.source_paths import relative_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_blogposts.model import Defaults, Folders

_MOST_BRACES = 64
_GLOB = re.compile(r"\*\*/|\*+|\?|\[[^\]/]+\]|.", re.DOTALL)
_BRACES = re.compile(r"\{([^{}]*)\}")


def of(src_uri: str, kind: str | None, folders: Folders) -> dict[str, object]:
    """Return the defaults of a file.

    `kind` is "posts" (for drafts, too), "pages", the label of a collection, or None for an asset. A longer
    `path` wins over a shorter one; of equally long ones a typed set, else the later.
    """
    values: dict[str, object] = {}
    strongest: Defaults | None = None
    for default in _matching(src_uri, kind, folders):
        if _precedes(default, strongest):
            values, strongest = merge(values, default.values), default
        else:
            values = merge(default.values, values)
    return values


def emptied(src_uri: str, kind: str | None, folders: Folders) -> frozenset[str]:
    """Return the keys that are empty in the strongest of the sets which name them.

    Templates see the value of a weaker set all the same, but Jekyll itself goes by the empty one for pages.
    """
    strongest: dict[str, Defaults] = {}
    for default in _matching(src_uri, kind, folders):
        stronger = (key for key in default.values if _precedes(default, strongest.get(key)))
        strongest |= dict.fromkeys([*stronger], default)
    return frozenset(key for key, default in strongest.items() if default.values[key] is None)


def _matching(src_uri: str, kind: str | None, folders: Folders) -> Iterator[Defaults]:
    for default in folders.defaults:
        if default.type in (None, kind) and _in_scope(src_uri, default.path, folders.collections_dir):
            yield default


def merge(old: Mapping[str, object], new: Mapping[str, object]) -> dict[str, object]:
    """Lay new values over old ones: mappings are merged, None keeps the old value, lists replace lists."""
    merged = dict(old)
    for key, value in new.items():
        before = merged.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            merged[key] = merge(before, value)
        elif value is not None or key not in merged:
            merged[key] = value
    return merged


def _precedes(default: Defaults, strongest: Defaults | None) -> bool:
    if strongest is None:
        return True
    length, longest = _length(default.path), _length(strongest.path)
    if length != longest:
        return length > longest
    return default.type is not None or strongest.type is None


def _length(path: object) -> int:
    return 0 if path is None else len(str(path).removeprefix("/"))


def _in_scope(src_uri: str, scope: object, collections_dir: str) -> bool:
    if not isinstance(scope, str) or not scope:
        return True
    path = relative_path(src_uri, collections_dir)
    if "*" not in scope:
        return path.startswith(relative_path(scope, collections_dir))
    pattern = _compiled(scope)
    start = src_uri.rpartition("/")[0] if scope.endswith("/") else src_uri
    met = (each for each in _upwards(start) if pattern.fullmatch(each))
    return any(path.startswith(relative_path(each, collections_dir)) for each in met)


def _upwards(src_uri: str) -> Iterator[str]:
    """Yield a file and the folders above it."""
    while src_uri:
        yield src_uri
        src_uri = src_uri.rpartition("/")[0]


@lru_cache(maxsize=256)
def _compiled(glob: str) -> re.Pattern[str]:
    """Compile a glob as Ruby's `Dir.glob` reads it: "**/" crosses folders, ".x" is met by no wildcard."""
    parts = ("".join(map(_piece, _pieces(each))) for each in _braces(glob.strip("/").removeprefix("./")))
    return re.compile("|".join(parts), re.DOTALL)


def _pieces(glob: str) -> Iterator[str]:
    before = ""
    for piece in _GLOB.findall(glob):
        if not (piece == before == "**/"):
            yield piece
        before = piece


def _piece(piece: str) -> str:
    if piece == "**/":
        return r"(?:(?!\.)[^/]+/)*"
    if piece[0] == "*":
        return r"(?!(?<![^/])\.)[^/]*"
    if piece == "?":
        return "[^/]"
    if piece[0] == "[" and len(piece) > 1:
        return "[" + re.sub(r"^[!^]", "^", piece[1:-1].replace("\\", r"\\").replace("[", r"\[")) + "]"
    return re.escape(piece)


def _braces(glob: str) -> list[str]:
    """Expand `{a,b}`; one that would grow beyond measure is taken as it is written."""
    done: list[str] = []
    todo = [glob]
    while todo:
        each = todo.pop()
        braces = _BRACES.search(each)
        if braces is None or len(done) + len(todo) > _MOST_BRACES:
            done.append(each)
        else:
            todo += [
                each[: braces.start()] + option + each[braces.end() :] for option in braces[1].split(",")
            ]
    return done
