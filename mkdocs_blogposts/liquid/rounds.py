"""What a loop tells of itself: `forloop` and `tablerowloop`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid.values import Drop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Rounds(Drop):
    """`forloop` and `tablerowloop`: where a loop is. As a whole, they print the names of their classes."""

    __slots__ = ("index", "length", "more", "name")

    def __init__(self, name: str, length: int, more: Mapping[str, object]) -> None:
        """Stand before the first of `length` rounds; `more` is what the loop tells beside the numbers."""
        self.name = name
        self.length = length
        self.more = more
        self.index = 0

    def has(self, key: str) -> bool:
        """Say whether a loop tells this."""
        return key in _COUNTS or key in self.more

    def part(self, key: str) -> object:
        """Return what it tells of the present round."""
        return _COUNTS[key](self.index, self.length) if key in _COUNTS else self.more[key]

    def keys(self) -> Sequence[str]:
        """Return all that a loop tells."""
        return [*_COUNTS, *self.more]

    def text(self) -> str:
        """Return the name of the class."""
        return f"Liquid::{self.name}"

    def as_json(self, depth: int) -> object:
        """Return the name of the class."""
        return self.text()


_COUNTS: Mapping[str, Callable[[int, int], object]] = {
    "length": lambda index, length: length,
    "index": lambda index, length: index + 1,
    "index0": lambda index, length: index,
    "rindex": lambda index, length: length - index,
    "rindex0": lambda index, length: length - index - 1,
    "first": lambda index, length: index == 0,
    "last": lambda index, length: index == length - 1,
}
"""What is told of a round, by its index from 0 and the number of rounds."""
