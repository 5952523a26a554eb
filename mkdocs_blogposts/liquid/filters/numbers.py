"""Liquid's arithmetic: whole numbers stay whole, and 1.1 plus 2.2 is 3.3."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, DecimalException
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.faults import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DECIMAL = re.compile(r"\s*(-?[0-9]+\.[0-9]+)\s*")
_INTEGER = re.compile(r"\s*([-+]?[0-9][0-9_]*)")
_MOST_DIGITS = 1000
_MOST_BITS = 10_000
# Ruby's decimals are as exact as their digits; these are more than a float can show.
_EXACT = Context(prec=60)

Number = int | Decimal


def number(value: object) -> Number:
    """Return a value as a number: a float becomes a decimal, a text what it begins with, all else 0."""
    if isinstance(value, bool) or value is None:
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, str):
        match = _DECIMAL.fullmatch(value[:_MOST_DIGITS])
        return Decimal(match[1]) if match else to_i(value)
    return 0


def to_i(text: str) -> int:
    """Return the whole number that a text begins with, else 0."""
    match = _INTEGER.match(text[:_MOST_DIGITS])
    return int(match[1].replace("_", "").lstrip("+") or 0) if match else 0


def shown(found: Number) -> int | float:
    """Return a result as a value of a template."""
    if isinstance(found, Decimal):
        return float(found)
    if found.bit_length() > _MOST_BITS:
        raise TemplateError("a number has more than 3,000 digits; count with smaller ones")
    return found


def _of_two(count: Callable[[Number, Number], Number]) -> Callable[..., object]:
    def apply(value: object, other: object) -> int | float:
        try:
            return shown(count(number(value), number(other)))
        except (ZeroDivisionError, DecimalException):
            raise TemplateError("a number is divided by 0; write `{{ 5 | divided_by: 2 }}`") from None

    return apply


def _divided(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int):
        return left // right
    if not right and left:
        return Decimal("Infinity").copy_sign(Decimal(left))
    return _EXACT.divide(Decimal(left), Decimal(right))


def _modulo(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int):
        return left % right
    one, other = Decimal(left), Decimal(right)
    if not other:
        raise ZeroDivisionError
    whole = _EXACT.divide(one, other).to_integral_value(ROUND_FLOOR)
    return _EXACT.subtract(one, _EXACT.multiply(other, whole))


def _exactly(operation: str) -> Callable[[Number, Number], Number]:
    """Return a sum, difference or product that is a decimal as soon as one side is."""
    whole = getattr(int, f"__{operation}__")
    exact = getattr(Decimal, f"__{operation}__")

    def count(left: Number, right: Number) -> Number:
        both_whole = isinstance(left, int) and isinstance(right, int)
        result: Number = whole(left, right) if both_whole else exact(Decimal(left), Decimal(right))
        return result

    return count


def _rounded(how: str) -> Callable[..., object]:
    def apply(value: object) -> int:
        return int(_finite(value).to_integral_value(how))

    return apply


def _finite(value: object) -> Decimal:
    found = Decimal(number(value))
    if not found.is_finite():
        raise TemplateError("an infinite number cannot be rounded; do not divide by 0")
    return found


def _absolute(value: object) -> int | float:
    found = number(value)
    return shown(-found if found < 0 else found)


def to_nearest(value: object, digits: object = 0) -> int | float:
    """Round half away from zero, to a number of digits behind the point."""
    places, found = int(_finite(digits)), number(value)
    if abs(places) > _MOST_DIGITS or (places > 0 and isinstance(found, int)):
        return shown(found)
    digit = Decimal(1).scaleb(-places, _EXACT)
    result = _finite(value).quantize(digit, ROUND_HALF_UP, Context(prec=3 * _MOST_DIGITS))
    return int(result) if places <= 0 else float(result)


FILTERS: Mapping[str, Callable[..., object]] = {
    "abs": _absolute,
    "plus": _of_two(_exactly("add")),
    "minus": _of_two(_exactly("sub")),
    "times": _of_two(_exactly("mul")),
    "divided_by": _of_two(_divided),
    "modulo": _of_two(_modulo),
    "round": to_nearest,
    "ceil": _rounded(ROUND_CEILING),
    "floor": _rounded(ROUND_FLOOR),
    "at_least": _of_two(max),
    "at_most": _of_two(min),
    "to_integer": lambda value: int(value) if isinstance(value, bool) else _whole(value),
}


def _whole(value: object) -> int:
    if values.is_number(value) or value is None:
        return int(number(value))
    if isinstance(value, str):
        return to_i(value)
    kind = values.kind_of(value)
    raise TemplateError(f"`to_integer` cannot make a number of {kind}; write `{{{{ '5' | to_integer }}}}`")
