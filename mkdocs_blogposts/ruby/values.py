"""YAML values as Ruby sees them: what is true, and the text that `to_s` and `inspect` make of them."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x1b": "\\e"}
_ESCAPES |= {"\a": "\\a", "\b": "\\b", "\v": "\\v", "\f": "\\f", "\x85": "\x85"}
_HIDDEN = ("Cc", "Cn", "Cs", "Zl", "Zp")
"""Unicode categories that Ruby writes as `\\u....`."""
_INTERPOLATION = re.compile(r"#(?=[{$@])")
_JULIAN_DAY = 1721425
"""The Julian day of the day before Python's day 1."""


def is_truthy(value: object) -> bool:
    """Say whether a value is true in Ruby: everything but nil and false is."""
    return value is not None and value is not False


def to_s(value: object) -> str:
    """Write a YAML value as Ruby's `to_s` does: nil is "", a list or a mapping is its inspection."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return _time(value.replace(microsecond=0))
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else inspect(value)


def compared(one: object, other: object) -> int:
    """Compare two values as Ruby's `<=>`: 1, 0 or -1; those that cannot be compared are equal."""
    try:
        return int(one > other) - int(one < other)  # type: ignore[operator]
    except TypeError:
        return 0


def inspect(value: object) -> str:
    """Write a value as it stands inside a list or a mapping: Ruby's `inspect`."""
    if value is None:
        return "nil"
    write = next((write for kind, write in _WRITERS if isinstance(value, kind)), str)
    return write(value)


def _text(value: str) -> str:
    shown = "".join(map(_char, value))
    return '"' + _INTERPOLATION.sub(r"\\#", shown) + '"'


def _char(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if unicodedata.category(char) not in _HIDDEN:
        return char
    return f"\\u{ord(char):04X}" if char <= "\uffff" else f"\\u{{{ord(char):X}}}"


def _float(value: float) -> str:
    """Write a float: always with a fraction, and with an exponent for whole numbers from 1.0e+15 on."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else f"{'-' if value < 0 else ''}Infinity"
    text = repr(value)
    if text.endswith(".0") and abs(value) >= 1e15:
        digits = text.removesuffix(".0").lstrip("-")
        return f"{'-' if value < 0 else ''}{digits[0]}.{digits[1:].rstrip('0') or '0'}e+15"
    return text if "e" not in text or "." in text else text.replace("e", ".0e")


def _time(value: datetime) -> str:
    fraction = f".{value.microsecond:06}".rstrip("0") if value.microsecond else ""
    zone = "UTC" if value.tzinfo is None or value.tzinfo is UTC else value.strftime("%z")[:5]
    return f"{value.replace(tzinfo=None).isoformat(' ', 'seconds')}{fraction} {zone}"


def _date(value: date) -> str:
    return f"#<Date: {value} (({value.toordinal() + _JULIAN_DAY}j,0s,0n),+0s,2299161j)>"


def _hash(value: dict[object, object]) -> str:
    return "{" + ", ".join(f"{inspect(key)}=>{inspect(item)}" for key, item in value.items()) + "}"


def _array(value: list[object]) -> str:
    return f"[{', '.join(map(inspect, value))}]"


_WRITERS: tuple[tuple[type, Callable[..., str]], ...] = (
    (bool, lambda value: "true" if value else "false"),
    (str, _text),
    (float, _float),
    (datetime, _time),
    (date, _date),
    (dict, _hash),
    (list, _array),
)
"""How each type is written; a subclass stands before its class."""
