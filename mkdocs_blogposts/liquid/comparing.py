"""How values compare in Ruby: equality, order, and what contains what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeGuard

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.faults import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_blogposts.liquid.faults import Budget

_LARGEST = 200_000
"""Parts of two values that are compared."""
_SIZED = (list, tuple, Mapping)


class _Parts:
    """Parts that may still be compared; each is a step."""

    __slots__ = ("budget", "left")

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.left = _LARGEST

    def take(self, count: int) -> None:
        self.budget.step(count)
        self.left -= count
        if self.left < 0:
            raise TemplateError("values are too large to be compared; compare parts of them")


def equal(left: object, right: object, budget: Budget) -> bool:
    """Say whether values are equal in Ruby: true is not 1, and `empty` asks for emptiness.

    Raise `TemplateError` where lists or mappings are too large to compare.
    """
    return _equal(left, right, _Parts(budget)) if isinstance(left, _SIZED) else _is_same(left, right)


def _equal(left: object, right: object, parts: _Parts) -> bool:
    """Compare; every part of lists and mappings is taken."""
    if not isinstance(left, _SIZED):
        return _is_same(left, right)
    ahead: list[tuple[object, object]] = [(left, right)]
    while ahead:
        parts.take(1)
        one, other = ahead.pop()
        pairs = _pairs(one, other)
        if pairs is not None:
            parts.budget.step(len(one) if isinstance(one, _SIZED) else 0)
            ahead.extend(pairs)
        elif not _same(one, other):
            return False
    return True


def _is_same(left: object, right: object) -> bool:
    return left is right or _same(left, right)


def _pairs(left: object, right: object) -> Iterable[tuple[object, object]] | None:
    """Return what must be equal in lists or mappings of one size; None for all else."""
    if left is right:
        return ()
    if isinstance(left, list | tuple) and isinstance(right, list | tuple) and len(left) == len(right):
        return zip(left, right, strict=True)
    if isinstance(left, Mapping) and isinstance(right, Mapping) and left.keys() == right.keys():
        return ((value, right[key]) for key, value in left.items())
    return None


def _same(left: object, right: object) -> bool:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, values.Keyword):
            return one is values.EMPTY and isinstance(other, str | list | tuple | Mapping) and not other
    if isinstance(left, bool | values.Drop | list | tuple | Mapping):
        return False
    if isinstance(right, bool) or isinstance(left, datetime) != isinstance(right, datetime):
        return False
    return bool(left == right)


def contains(left: object, right: object, budget: Budget) -> bool:
    """Answer `contains`: part of a text, item of a list, key of a mapping."""
    if left is None or left is False or right is None or right is False:
        return False
    if isinstance(left, str):
        budget.weigh(left)
        return values.to_s(right) in left
    if isinstance(left, Mapping):
        return values.is_key(right) and right in left
    if isinstance(left, range):
        return isinstance(right, int) and right in left
    if not isinstance(left, list | tuple):
        return False
    budget.step(len(left))
    # Only lists and mappings are parts, so that a long list of texts is searched to its end.
    parts = _Parts(budget)
    return any(_is_like(item, right, parts) for item in left)


def _is_like(item: object, right: object, parts: _Parts) -> bool:
    """Compare with an item of a list; what is as long takes as many parts, wherever the two differ."""
    if isinstance(right, _SIZED) and isinstance(item, _SIZED) and len(item) == len(right):
        parts.take(len(right))
    return _equal(item, right, parts)


def order(left: object, right: object, budget: Budget) -> int | None:
    """Compare as Ruby's `<=>`: -1, 0 or 1, and None for what has no order."""
    if isinstance(left, str) and isinstance(right, str):
        return (left > right) - (left < right)
    if equal(left, right, budget):
        return 0
    before = _is_before(left, right)
    if before is not None:
        return -1 if before else 1
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        orders = (order(*pair, budget) for pair in zip(left, right, strict=False))
        return next(
            (each for each in orders if each != 0), (len(left) > len(right)) - (len(left) < len(right))
        )
    return None


def _is_before(left: object, right: object) -> bool | None:
    """Say whether a number, time or day comes before another one; None for what is not of one kind."""
    if values.is_number(left) and values.is_number(right):
        return left < right
    if isinstance(left, datetime) and isinstance(right, datetime):
        return left < right
    return left < right if _is_day(left) and _is_day(right) else None


def _is_day(value: object) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)


def has_order(value: object) -> bool:
    """Say whether Ruby lets a value stand beside `<` and `>` at all."""
    return isinstance(value, str | date) or values.is_number(value)
