"""What `include_cached` keeps for the whole build: rendered files by their path and parameters.

What Jekyll with jekyll-include-cache 0.2.1 tells apart is told apart here: 1, "1" and 1.0, nil and a
parameter that is not there; lists and mappings of equal parts are one value, and a post is itself only.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.liquid.context import Output
from mkdocs_blogposts.liquid.site import SiteDrop

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.model import Problem

_PARTS = 1000
"""Parts of all parameters that are compared one by one; a list beyond that equals nothing but itself."""
_DEEPEST = 20
"""Lists in lists that are compared, for YAML can make one that contains itself."""
_WEIGHT = 30
"""Characters that a part of a kept parameter weighs as much as."""


class Made(NamedTuple):
    """A file as it was rendered."""

    text: str
    problems: Mapping[Problem, None]


class Cache:
    """Texts and their keys up to a size in characters; where there are more, the oldest go."""

    def __init__(self, most: int = 20_000_000) -> None:
        """Keep at most so many characters."""
        self._most = most
        self._size = 0
        self._made: dict[Hashable, Made] = {}
        self._sizes: dict[Hashable, int] = {}

    def get(self, key: Hashable) -> Made | None:
        """Return what was made; None where it was not, or went."""
        return self._made.get(key)

    def put(self, key: Hashable, parts: int, made: Made) -> None:
        """Keep what was made; `parts` are those of its key."""
        size = len(made.text) + _WEIGHT * (parts + len(made.problems) + 1)
        if key in self._made or size > self._most:
            return
        self._made[key] = made
        self._sizes[key] = size
        self._size += size
        while self._size > self._most:
            oldest = next(iter(self._made))
            del self._made[oldest]
            self._size -= self._sizes.pop(oldest)


def write(
    context: Context,
    out: Output,
    path: str,
    variables: Mapping[str, object],
    insert: Callable[[Output], None],
) -> None:
    """Write a file, which `insert` renders where it was not yet, with these parameters.

    Its problems go to each body that shows it, because an excerpt, for one, tells none; a build tells each
    problem once.
    """
    # Whoever comes first makes it for all others.
    context.shared.tied.add(context.entry.source.src_uri)
    cache = context.shared.kept(" cached includes", lambda _: Cache())
    key, parts = _key(path, variables)
    made = cache.get(key)
    if made is None:
        made = _made(context, out, insert)
        cache.put(key, parts, made)
    else:
        out.write(made.text)
    context.problems.update(made.problems)


def _made(context: Context, out: Output, insert: Callable[[Output], None]) -> Made:
    """Render into a text of its own; what a `break` or a fault ends is written as far as it came."""
    outer, context.problems = context.problems, {}
    text = Output(context.budget)
    try:
        insert(text)
    finally:
        found, context.problems = context.problems, outer
        out.write(text.text())
    return Made(text.text(), found)


# -- the key -------------------------------------------------------------------------------------------------


class _Same:
    """A thing that equals nothing but itself; the thing is kept, so that no other one takes its place."""

    __slots__ = ("thing",)

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)


def _key(path: str, variables: Mapping[str, object]) -> tuple[Hashable, int]:
    """Return a file and its parameters, in whichever order, as one value, and of how many parts it is."""
    left = [_PARTS]
    key = path, frozenset((name, _frozen(value, left, 0)) for name, value in variables.items())
    return key, _PARTS - left[0]


def _frozen(value: object, left: list[int], depth: int) -> Hashable:
    """Return what stands for a value; `left` counts the parts that may still be looked at."""
    left[0] -= 1
    if isinstance(value, str | int | float | None):
        return type(value), value
    if isinstance(value, date):
        return type(value), value.isoformat()
    if isinstance(value, SiteDrop):
        return SiteDrop
    if not isinstance(value, list | tuple | dict):
        return _Same(value)
    if len(value) >= left[0] or depth == _DEEPEST:
        left[0] -= len(value)
        return _Same(value)
    if isinstance(value, dict):
        return dict, frozenset(_frozen(pair, left, depth + 1) for pair in value.items())
    return list, tuple(_frozen(item, left, depth + 1) for item in value)
