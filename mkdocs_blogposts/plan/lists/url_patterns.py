"""The patterns of lists' URLs, with Jekyll's own where one would put all lists into one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Archives, Problem, ViewKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEEDED: Mapping[ViewKind, tuple[str, ...]] = {
    "category": (":name",),
    "tag": (":name",),
    "year": (":year",),
    "month": (":year", ":month"),
    "day": (":year", ":month", ":day"),
}


def patterns(archives: Archives, file: str) -> tuple[dict[ViewKind, str], list[Problem]]:
    """Return the usable pattern of each kind of list that is wanted, and what is wrong with others."""
    usable: dict[ViewKind, str] = {}
    problems = []
    for kind, needed in _NEEDED.items():
        if kind not in archives.kinds:
            continue
        usable[kind] = getattr(archives, kind)
        missing = [f'"{word}"' for word in needed if word not in usable[kind]]
        if missing:
            default = getattr(Archives(), kind)
            what = f'The URL pattern of the {kind} archives is "{usable[kind]}"'
            problems.append(_problem(file, what, " and ".join(missing), default))
            usable[kind] = default
    return usable, problems


def _problem(file: str, what: str, missing: str, default: str) -> Problem:
    message = f'{what}, which would put every page into one file: it needs {missing}. "{default}" is used.'
    return Problem(file, None, message)
