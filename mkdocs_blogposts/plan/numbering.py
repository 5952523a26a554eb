"""The numbers that tell names apart which collide: slugs of terms, files of posts, addresses of lists."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")


class Numbering:
    """Numbers what collides, from 2 on, for the first of a name has none.

    Each number of a name is tried once, so that ten thousand of one name are not counted anew each. That
    holds where nothing which was taken becomes free again.
    """

    def __init__(self) -> None:
        """Start with no name."""
        self._untried: defaultdict[str, Iterator[int]] = defaultdict(partial(count, 2))

    def free(self, name: str, numbered: Callable[[int], T], is_free: Callable[[T], bool]) -> T:
        """Return what `numbered` makes of the first number of `name` with which it is free."""
        return next(each for each in map(numbered, self._untried[name]) if is_free(each))
