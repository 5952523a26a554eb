"""How values compare in Ruby: equality, order, and what contains what."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.faults import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LARGEST = 200_000
"""Parts of two values that are compared."""
_SIZED = (list, tuple, Mapping)


def equal(left: object, right: object) -> bool:
    """Say whether values are equal in Ruby: true is not 1, and `empty` asks for emptiness.

    Raise `TemplateError` where lists or mappings are too large to compare.
    """
    return _equal(left, right, iter(range(_LARGEST)))


def _equal(left: object, right: object, steps: Iterator[int]) -> bool:
    """Compare; every part takes one of the steps."""
    if not isinstance(left, list | tuple | Mapping):
        return left is right or _same(left, right)
    ahead: list[tuple[object, object]] = [(left, right)]
    for _ in steps:
        if not ahead:
            return True
        one, other = ahead.pop()
        pairs = _pairs(one, other)
        if pairs is None and not _same(one, other):
            return False
        ahead.extend(pairs or ())
    raise TemplateError("values are too large to be compared; compare parts of them")


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


def contains(left: object, right: object) -> bool:
    """Answer `contains`: part of a text, item of a list, key of a mapping."""
    if left is None or left is False or right is None or right is False:
        return False
    if isinstance(left, str):
        return values.to_s(right) in left
    if isinstance(left, Mapping):
        return values.is_key(right) and right in left
    if isinstance(left, range):
        return isinstance(right, int) and right in left
    if not isinstance(left, list | tuple):
        return False
    # Only lists and mappings take steps, so that a long list of texts is searched to its end.
    steps = iter(range(_LARGEST))
    return any(_is_like(item, right, steps) for item in left)


def _is_like(item: object, right: object, steps: Iterator[int]) -> bool:
    """Compare with an item of a list; what is as long takes as many steps, wherever the two differ."""
    if isinstance(right, _SIZED) and isinstance(item, _SIZED) and len(item) == len(right):
        next(islice(steps, len(right), len(right)), None)
    return _equal(item, right, steps)


def order(left: object, right: object) -> int | None:
    """Compare as Ruby's `<=>`: -1, 0 or 1, and None for what has no order."""
    if isinstance(left, str) and isinstance(right, str):
        return (left > right) - (left < right)
    if equal(left, right):
        return 0
    if any(is_kind(left) and is_kind(right) for is_kind in (values.is_number, _is_time, _is_date)):
        return -1 if operator.lt(left, right) else 1  # type: ignore[arg-type]
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        orders = (order(*pair) for pair in zip(left, right, strict=False))
        return next(
            (each for each in orders if each != 0), (len(left) > len(right)) - (len(left) < len(right))
        )
    return None


def _is_time(value: object) -> bool:
    return isinstance(value, datetime)


def _is_date(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def has_order(value: object) -> bool:
    """Say whether Ruby lets a value stand beside `<` and `>` at all."""
    return isinstance(value, str | date) or values.is_number(value)
