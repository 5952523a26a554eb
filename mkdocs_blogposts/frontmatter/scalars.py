"""What SafeYAML 1.0 takes an unquoted word for: a number, a date, a time, true, false, null, or text.

It reads more numbers than YAML 1.1 (`1,000`), and other ones (`12:30` is 750.0); an impossible date is text.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

_WORDS = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}
_NULLS = ("", "~", "null", "Null", "NULL")
_FLOATS = {
    f"{sign}.{word}": float(f"{sign}{word}")
    for sign, words in (("", ("inf", "Inf", "INF", "nan", "NaN", "NAN")), ("-", ("inf", "Inf", "INF")))
    for word in words
}
_LONGEST = 1000
"""No number is longer: Python would not write it down again."""
_FIRST = frozenset("0123456789+-._,")
"""What numbers and dates start with."""

_INTEGERS = (
    (re.compile(r"[-+]?(?:0|[1-9][0-9]*)"), 10),
    (re.compile(r"0[0-7]+"), 8),
    (re.compile(r"0[xX][0-9a-fA-F]+|[-+]0x[0-9a-fA-F]+"), 16),
    (re.compile(r"0b[01]+"), 2),
)
"""Read with every `_` and `,` taken out."""
_FLOAT = re.compile(r"[-+]?(?:[0-9]+(?:_[0-9]+)*)?\.[0-9]+(?:_[0-9]+)*(?:[eE][-+][0-9]+)?")
_SIXTIES = re.compile(r"(?P<whole>[-+]?[0-9]+(?::[0-5]?[0-9])+)(?P<fraction>\.[0-9]*)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?:[Tt]|[ \t]+)"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]*))?"
    r"[ \t]*(?:Z|(?P<sign>[-+])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?)?"
)


def guess(text: str) -> object:
    """Return what an unquoted `text` means; `text` itself where that is nothing but text.

    A time without a zone is UTC. The result is aware, in the offset as written.
    """
    if text[:1] not in _FIRST:
        return _word(text)
    try:
        return _number(text) if len(text) <= _LONGEST else text
    except ValueError:
        return text  # A date that no calendar has.


def _word(text: str) -> object:
    if len(text) > 5:
        return text
    return None if text in _NULLS else _WORDS.get(text.lower(), text)


def _number(text: str) -> object:
    plain = text.replace("_", "").replace(",", "")
    for form, base in _INTEGERS:
        if form.fullmatch(plain):
            return int(plain, base)
    if _FLOAT.fullmatch(text):
        return float(text)
    if text in _FLOATS:
        return _FLOATS[text]
    if match := _SIXTIES.fullmatch(plain):
        return _of_sixties(match["whole"], match["fraction"] or ".")
    if _DATE.fullmatch(text):
        return date.fromisoformat(text)
    if match := _TIME.fullmatch(text):
        return _time(match)
    return text


def _of_sixties(whole: str, fraction: str) -> float:
    """Add up `12:30`. A minus counts for the first part, and then once more for the sum, as in SafeYAML."""
    total = 0.0
    for part in whole.split(":"):
        total = total * 60 + float(part)
    total += float(f"0{fraction}")
    return -total if whole.startswith("-") else total


def _time(match: re.Match[str]) -> datetime:
    hour, minute, second = (int(match[part]) for part in ("hour", "minute", "second"))
    if second > 60 or minute > 59 or hour * 3600 + minute * 60 + second > 86400:
        raise ValueError
    day = datetime(int(match["year"]), int(match["month"]), int(match["day"]), tzinfo=_zone(match))
    fraction = int((match["fraction"] or "").ljust(6, "0")[:6])
    try:
        return day + timedelta(hours=hour, minutes=minute, seconds=min(second, 59), microseconds=fraction)
    except OverflowError as error:  # The midnight that ends the year 9999.
        raise ValueError from error


def _zone(match: re.Match[str]) -> timezone:
    """Return the offset as written; one that Ruby finds impossible is none, and a whole day is no time."""
    hours, minutes = int(match["hours"] or 0), int(match["minutes"] or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    if not offset or hours > 24 or minutes > 60:
        return UTC
    return timezone(-offset if match["sign"] == "-" else offset)
