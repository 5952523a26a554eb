"""Ruby's `strftime`: flags (`-0_^#:`), widths, and all its directives."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DIRECTIVE = re.compile(r"%([-0^#_]*)([0-9]*)[EO]?(:*)([a-zA-Z%+])")
_WIDEST = 200
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Named here because Python's `strftime` speaks the language of the machine."""


def strftime(moment: date, form: str) -> str:
    """Write a date or an aware time in a form; what Ruby does not know stays as written."""
    return _DIRECTIVE.sub(lambda match: _directive(moment, match), form)


def _directive(moment: date, match: re.Match[str]) -> str:
    flags, width, colons, name = match.groups()
    time = moment if isinstance(moment, datetime) else datetime(*moment.timetuple()[:3], tzinfo=UTC)
    size = min(int(width[:4] or 0), _WIDEST)
    if name == "z":
        return _offset(time, len(colons), flags, size)
    if colons or (name in "Q+" and isinstance(moment, datetime)):
        return match[0]
    if name == "Z" and not isinstance(moment, datetime):
        return _padded("+00:00", flags, size, " ")
    if name in "NL":
        return f"{time.microsecond:06}000".ljust(size, "0")[: size or (9 if name == "N" else 3)]
    if name in _NUMBERS:
        digits, fill, number = _NUMBERS[name]
        return _number(number(time), flags, size or digits, fill)
    if name in _TEXTS:
        text = _TEXTS[name](time)
        return _cased(_padded(text, flags, size, " "), flags, name) if text else ""
    if name in _FORMS:
        return _cased(_padded(strftime(moment, _FORMS[name]), flags, size, " "), flags.replace("#", ""), "")
    return match[0]


def _number(value: int, flags: str, width: int, fill: str) -> str:
    if "-" in flags:
        return str(value)
    fill = " " if "_" in flags else "0" if "0" in flags else fill
    return f"{value:0{width}d}" if fill == "0" else str(value).rjust(width)


def _padded(text: str, flags: str, width: int, fill: str) -> str:
    return text if "-" in flags else text.rjust(width, "0" if "0" in flags else fill)


def _cased(text: str, flags: str, name: str) -> str:
    if "^" in flags:
        return text.upper()
    if "#" in flags:
        return text.lower() if name in "pZ" and name else text.upper()
    return text


def _offset(time: datetime, colons: int, flags: str, width: int) -> str:
    seconds = int((time.utcoffset() or timedelta()).total_seconds())
    sign, seconds = "-" if seconds < 0 else "+", abs(seconds)
    parts = [f"{seconds // 60 % 60:02}"] + ([f"{seconds % 60:02}"] if colons == 2 else [])
    rest = (":" if colons else "").join(["", *parts] if colons else parts)
    hours = str(seconds // 3600)
    places = max(width - len(rest) - 1, 2)
    if "_" in flags:
        return f"{sign}{hours}".rjust(places + 1) + rest
    return f"{sign}{hours.rjust(places, '0')}{rest}"


def _week(time: datetime, first: int) -> int:
    """Return the week of the year; weeks begin on Sunday (6) or Monday (0)."""
    return (time.timetuple().tm_yday + 6 - (time.weekday() - first) % 7) // 7


_NUMBERS: Mapping[str, tuple[int, str, Callable[[datetime], int]]] = {
    "Y": (4, "0", lambda time: time.year),
    "C": (2, "0", lambda time: time.year // 100),
    "y": (2, "0", lambda time: time.year % 100),
    "m": (2, "0", lambda time: time.month),
    "d": (2, "0", lambda time: time.day),
    "e": (2, " ", lambda time: time.day),
    "j": (3, "0", lambda time: time.timetuple().tm_yday),
    "H": (2, "0", lambda time: time.hour),
    "k": (2, " ", lambda time: time.hour),
    "I": (2, "0", lambda time: time.hour % 12 or 12),
    "l": (2, " ", lambda time: time.hour % 12 or 12),
    "M": (2, "0", lambda time: time.minute),
    "S": (2, "0", lambda time: time.second),
    "u": (1, "0", lambda time: time.isoweekday()),
    "w": (1, "0", lambda time: time.isoweekday() % 7),
    "G": (4, "0", lambda time: time.isocalendar()[0]),
    "g": (2, "0", lambda time: time.isocalendar()[0] % 100),
    "V": (2, "0", lambda time: time.isocalendar()[1]),
    "U": (2, "0", lambda time: _week(time, 6)),
    "W": (2, "0", lambda time: _week(time, 0)),
    "s": (1, "0", lambda time: int(time.timestamp() // 1)),
    "Q": (1, "0", lambda time: int(time.timestamp() * 1000)),
}
"""Digits at least, what fills them up, and the number."""
_TEXTS: Mapping[str, Callable[[datetime], str]] = {
    "A": lambda time: DAYS[time.weekday()],
    "a": lambda time: DAYS[time.weekday()][:3],
    "B": lambda time: MONTHS[time.month - 1],
    "b": lambda time: MONTHS[time.month - 1][:3],
    "h": lambda time: MONTHS[time.month - 1][:3],
    "p": lambda time: "AM" if time.hour < 12 else "PM",
    "P": lambda time: "am" if time.hour < 12 else "pm",
    "Z": lambda time: zone_name(time),
    "n": lambda time: "\n",
    "t": lambda time: "\t",
    "%": lambda time: "%",
}
_FORMS: Mapping[str, str] = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "x": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "T": "%H:%M:%S",
    "X": "%H:%M:%S",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "v": "%e-%^b-%Y",
    "+": "%a %b %e %H:%M:%S %Z %Y",
}


def zone_name(time: datetime) -> str:
    """Return the abbreviation of a time's zone; a mere offset has none."""
    name = time.tzname() or ""
    return "" if name[3:4] in ("+", "-") or name[:1] in ("+", "-") else name
