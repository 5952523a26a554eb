"""What an unquoted YAML scalar stands for. The forms were read off Jekyll's answers, not off a standard."""

from __future__ import annotations

import binascii
import math
import re
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Scalar = str | int | float | date | None
"""All a scalar can be: a `bool` is an `int`, a `datetime` a `date`."""

LONGEST = 1000
"""Characters beyond which nothing is a number: reading more digits takes more than linear time."""

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys((".inf", ".Inf", ".INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
"""Words that count in any mixture of cases, unlike the others."""

_LONGEST_WORD = max(map(len, (*_WORDS, *_TRUTHS)))
_FIRST = frozenset("0123456789-+._,")
"""What the forms below start with: all else is text without a further look."""

_SEPARATORS = str.maketrans("", "", "_,")
_MINUTES_OF_A_DAY = 24 * 60
_NO_OFFSET = timezone(timedelta(0), "UTC")
"""The zone of times without one. Not the `UTC` of Python: Ruby prints these times with +0000."""

_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/=]+")


class _Form(NamedTuple):
    """A form that all of a text must have, and how it is read then. Forms match in linear time."""

    pattern: re.Pattern[str]
    value: Callable[[re.Match[str]], Scalar]


def read(text: str) -> Scalar:
    """Return what a plain scalar stands for: itself, unless it has the form of something else."""
    if len(text) <= _LONGEST_WORD:
        if text in _WORDS:
            return _WORDS[text]
        if (word := text.lower()) in _TRUTHS:
            return _TRUTHS[word]
    if text[0] not in _FIRST or len(text) > LONGEST:
        return text
    value = _read_as(_FORMS, text)
    if value is None:
        value = _read_as(_WHOLE_NUMBERS, text.translate(_SEPARATORS))
    return text if value is None else value


def read_binary(text: str) -> str:
    """Decode base64 that holds UTF-8. Ruby forgives everything, so what cannot be read is skipped."""
    letters: list[str] = []
    for letter in _NO_BASE64.sub("", text):
        if letter != "=":
            letters.append(letter)
        elif len(letters) % 4 >= 2:  # Elsewhere it pads nothing, and so ends nothing.
            break
    if len(letters) % 4 == 1:
        letters.pop()
    padding = "=" * (-len(letters) % 4)
    return binascii.a2b_base64("".join(letters) + padding).decode("utf-8", "replace")


def _read_as(forms: tuple[_Form, ...], text: str) -> Scalar:
    """Read a text in the first form that fits; None where none fits or the value is impossible."""
    for form in forms:
        if match := form.pattern.fullmatch(text):
            return form.value(match)
    return None


def _sexagesimal(match: re.Match[str]) -> Scalar:
    """Read `1:30` as 90.0. A minus counts twice, in the first part and for all: `-1:30` is -(-60 + 30)."""
    total = 0
    for part in match[1].split(":"):
        total = total * 60 + int(part)
    # By way of text, because float() refuses an int that is too large, but reads its digits as infinity.
    seconds = float(f"{total}") + float(f"0{match[2] or ''}")
    return -seconds if match[0].startswith("-") else seconds


def _date(match: re.Match[str]) -> Scalar:
    try:
        return date.fromisoformat(match[0])
    except ValueError:
        return None


def _time(match: re.Match[str]) -> Scalar:
    """Read a time as Ruby does: second 60 is second 59, and 24:00:00 the next midnight."""
    year, month, day, hour, minute, second = map(int, match.group(1, 2, 3, 4, 5, 6))
    is_next_midnight = (hour, minute, second) == (24, 0, 0)
    hour = 0 if is_next_midnight else hour
    second = 59 if second == 60 else second
    micros = int((match[7] or "")[:6].ljust(6, "0"))
    try:
        moment = datetime(year, month, day, hour, minute, second, micros, _zone(match))
        return moment + timedelta(days=is_next_midnight)
    except (ValueError, OverflowError):
        return None


def _zone(match: re.Match[str]) -> timezone:
    """Return the offset of a time. Ruby ignores more than a day, and exactly a day is impossible."""
    minutes = int(match[9] or 0) * 60 + int(match[10] or 0)
    if not minutes or minutes > _MINUTES_OF_A_DAY:
        return _NO_OFFSET
    return timezone(timedelta(minutes=-minutes if match[8] == "-" else minutes))


_FORMS = (
    _Form(re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), _date),
    _Form(
        re.compile(
            r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})"
            r"(?:\.([0-9]*))?(?:[ \t]*(?:Z|([-+])([0-9]{1,2})(?::?([0-9]{2}))?))?"
        ),
        _time,
    ),
    # Underscores only where Ruby and Python allow them in floats: between digits.
    _Form(
        re.compile(r"[-+]?(?:[0-9]+(?:_[0-9]+)*)?\.[0-9]+(?:_[0-9]+)*(?:[eE][-+][0-9]+)?"),
        lambda match: float(match[0]),
    ),
)
_WHOLE_NUMBERS = (
    _Form(re.compile(r"[-+]?(?:0|[1-9][0-9]*)"), lambda match: int(match[0])),
    _Form(re.compile(r"0[0-7]+"), lambda match: int(match[0], 8)),
    _Form(re.compile(r"[-+]?0x[0-9a-fA-F]+|0X[0-9a-fA-F]+"), lambda match: int(match[0], 16)),
    _Form(re.compile(r"0b[01]+"), lambda match: int(match[0], 2)),
    _Form(re.compile(r"([-+]?[0-9]+(?::[0-5]?[0-9])+)(\.[0-9]*)?"), _sexagesimal),
)
"""Numbers in which `_` and `,` mean nothing wherever they stand: they are dropped before."""
