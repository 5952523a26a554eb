"""Dates as Jekyll reads them: the value's text goes through Ruby's `Time.parse(...).localtime`.

The tables say what Ruby finds in a text, and in which order it looks. What a text leaves open is taken
from `now`, so a date without a year depends on the day of the build, as it does in Jekyll.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from mkdocs_blogposts.ruby.values import to_s
from mkdocs_blogposts.ruby.zones import zone

if TYPE_CHECKING:
    from mkdocs_blogposts.ruby.dates.parts import Parts

__all__ = [
    "DateError",
    "YearError",
    "of_day",
    "of_seconds",
    "parse",
    "parse_name",
    "read",
    "written_zone",
    "zone",
]

LONGEST = 128
"""Ruby refuses longer texts (in bytes)."""

_HOURS_EAST = {"UTC": 0, "Z": 0, "UT": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5}
_HOURS_EAST |= {"MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_HOURS_EAST |= {letter: hours for hours, letter in enumerate("ABCDEFGHIKLM", start=1)}
_HOURS_EAST |= {letter: -hours for hours, letter in enumerate("NOPQRSTUVWXY", start=1)}
"""The zone names that Ruby knows everywhere. CST is always the American one."""

_PLAIN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?: ?[-+][0-9]{2}:?[0-9]{2})?)?"
)
_OFFSET = re.compile(r"[-+](?P<hours>[0-9]{2})(?:(:?)(?P<minutes>[0-9]{2})(?:\2(?P<seconds>[0-9]{2}))?)?")
_FIELDS = ("year", "mon", "mday", "hour", "min", "sec")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CYCLE = 400
"""After so many years the calendar repeats, weekdays included."""
_EARLY, _LATE = 400, 9200
"""Years that stand for those before the first and after the last; time zones keep the rules of both."""
_REFORM = date(1582, 10, 15)
_EXAMPLE = '"2020-01-31 10:00:00 +0800" or "2020-01-31"'


class DateError(ValueError):
    """A value in which Ruby finds no date. Its text tells the author of the post so, with an example."""

    def __init__(self, shown: str, fault: str) -> None:
        """Tell of a value, `shown` to its author, and what its `fault` is."""
        self.shown = f'"{shown}"'
        super().__init__(f"{self.shown} {fault}; write it as in {_EXAMPLE}")


class YearError(DateError):
    """A date of a year that Ruby knows and Python does not: before 1, or after 9999."""

    def __init__(self, shown: str, year: int, nearest: datetime) -> None:
        """Tell of a date of `year`; `nearest` (aware) is the same day of the nearest year there is."""
        super().__init__(shown, "has no year from 1 to 9999")
        self.year = year
        self.nearest = nearest


def parse(value: object, zone: tzinfo, now: datetime) -> datetime:
    """Read a date of the front matter as Jekyll's `Utils.parse_date(value.to_s)` does.

    `value` is what YAML made of it; a naive datetime is UTC. Text without a zone is local time of `zone`.
    `now` (aware) supplies what the text leaves open. Return an aware datetime in `zone`.
    Raise `DateError` for what Ruby refuses, and `YearError` for years that Python cannot hold.
    """
    try:
        if isinstance(value, datetime):
            aware = value if value.tzinfo else value.replace(tzinfo=UTC)
            return _as_shown(aware.replace(microsecond=0).astimezone(zone))
        return _as_shown(_read(to_s(value), zone, now))
    except OverflowError as error:
        raise _beyond(to_s(value), zone, now) from error
    except ValueError as error:
        raise DateError(_shown(value), "is no date") from error


def _beyond(text: str, zone: tzinfo, now: datetime) -> YearError:
    """Tell of a date that lies before the first or after the last that there is."""
    parts = find_parts(text)
    year = int(parts["year"])
    stands_in = year % _CYCLE + (_EARLY if year <= MINYEAR else _LATE)
    stand_in = _as_shown(_moment({**parts, "year": str(stands_in)}, zone, now))
    is_leap_day = (stand_in.month, stand_in.day) == (2, 29)
    ends = (MINYEAR + 3, MAXYEAR - 3) if is_leap_day else (MINYEAR, MAXYEAR)
    year += stand_in.year - stands_in
    return YearError(_shown(text), year, stand_in.replace(year=ends[year > MINYEAR]))


def _shown(value: object) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in to_s(value)[:60])


def of_seconds(seconds: float, zone: tzinfo) -> datetime:
    """Return the time so many seconds after the epoch, or the nearest that there is.

    A file or a commit can be dated with any number.
    """
    first, last = (datetime(year, 7, 1, tzinfo=UTC).timestamp() for year in (MINYEAR, MAXYEAR))
    return datetime.fromtimestamp(min(max(seconds, first), last), zone)


def parse_name(text: str, zone: tzinfo) -> datetime:
    """Read the date of a file name ("2020-1-2", "20-01-02") as midnight in `zone`; raise as `parse` does."""
    return parse(text, zone, _EPOCH)


def read(value: object, zone: tzinfo, now: datetime) -> datetime:
    """Read a date of the front matter as Liquid's filters for dates do; raise `DateError`.

    That is how themes and plugins read all dates but a post's own: a number counts seconds since the epoch.
    """
    text = to_s(value)
    if text.isascii() and text.isdigit():
        return of_seconds(int(text[:LONGEST]), zone)
    if isinstance(value, date) and not isinstance(value, datetime):
        try:
            return of_day(value, zone)
        except OverflowError as error:
            raise DateError(_shown(value), "is too early") from error
    return parse(value, zone, now)


def of_day(day: date, zone: tzinfo) -> datetime:
    """Return the midnight of a YAML date. Ruby counts by Julius Caesar's calendar until 4 October 1582."""
    if day < _REFORM:
        century = (day.year - (day.month < 3)) // 100
        day += timedelta(days=century - century // 4 - 2)
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def written_zone(text: str) -> str | None:
    """Return the zone that a text names for its time, as written ("+0800", "JST"); None where it has none."""
    return find_parts(text).get("zone")


def find_parts(text: str) -> Parts:
    """Return the parts of a date that is not written as plainly as most are."""
    from mkdocs_blogposts.ruby.dates import parts

    return parts.find_parts(text)


def _as_shown(moment: datetime) -> datetime:
    """Add what is lost when Jekyll writes the date down and reads it again, which it does twice.

    The text holds the offset without its seconds. Only local mean time (before about 1900) has any.
    """
    offset = moment.utcoffset() or timedelta()
    lost = offset - timedelta(minutes=int(offset.total_seconds() / 60))
    return moment + 2 * lost if lost else moment  # A sum forgets which of two equal wall clocks it is.


def _read(text: str, zone: tzinfo, now: datetime) -> datetime:
    if _PLAIN.fullmatch(text):
        try:
            moment = datetime.fromisoformat(text[:11] + text[11:].replace(" ", ""))
            return moment.astimezone(zone) if moment.tzinfo else _local(moment, zone)
        except ValueError:
            pass  # Not so plain: 24:00, or the 30th of February.
    if len(text.encode("utf-8", "replace")) > LONGEST:
        raise ValueError
    return _moment(find_parts(text), zone, now)


def _moment(parts: Parts, zone: tzinfo, now: datetime) -> datetime:
    """Make a moment of what was found; raise `ValueError` for nothing, or for what no calendar has."""
    if not parts.keys() - {"zone"}:
        raise ValueError
    year = int(parts.get("year", now.astimezone(zone).year))
    _check_year(year)
    offset = _offset(parts["zone"].upper(), year, zone) if "zone" in parts else None
    now = now.astimezone(zone if offset is None else timezone(timedelta(seconds=offset)))
    if "yday" in parts:
        parts |= _of_year(int(parts["yday"]), int(parts.get("year", now.year)))
    fields, still_open = [], True
    for name, first, current in zip(_FIELDS, (1970, 1, 1, 0, 0, 0), now.timetuple(), strict=False):
        still_open = still_open and name not in parts
        fields.append(int(parts.get(name, current if still_open else first)))
    fraction = int(parts.get("frac", "").ljust(6, "0")[:6])
    if offset is None:
        return _local(_rolled(fields, fraction), zone)
    return _rolled(_shifted(fields, offset), fraction).replace(tzinfo=UTC).astimezone(zone)


def _check_year(year: int) -> None:
    """Raise `OverflowError` for a year that Python's dates cannot hold."""
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError


def _of_year(day: int, year: int) -> Parts:
    reached = date(year, 1, 1) + timedelta(days=day - 1)
    if reached.year != year:
        raise ValueError
    return {"year": str(year), "mon": str(reached.month), "mday": str(reached.day)}


def _offset(name: str, year: int, zone: tzinfo) -> int | None:
    """Return seconds east of UTC for a zone Ruby knows: a number, a letter, one of its names, a local one."""
    if match := _OFFSET.fullmatch(name):
        hours, minutes, seconds = (int(match[group] or 0) for group in ("hours", "minutes", "seconds"))
        return (-1 if name[0] == "-" else 1) * (hours * 3600 + minutes * 60 + seconds)
    if name in _HOURS_EAST:
        return _HOURS_EAST[name] * 3600
    for month in (1, 7):
        local = datetime(year, month, 1, tzinfo=zone)
        if (local.tzname() or "").upper() == name:
            return int((local.utcoffset() or timedelta()).total_seconds())
    return None


def _shifted(fields: list[int], offset: int) -> list[int]:
    """Take an offset away as Ruby does, digit by digit: 24:10 +0800 is a time, though 24:10 is none."""
    year, month, *rest = fields
    sign, carry = (1, -offset) if offset < 0 else (-1, offset)
    for index, size in ((3, 60), (2, 60), (1, 24)):
        carry, part = divmod(carry, size)
        if part:
            more, rest[index] = divmod(rest[index] + sign * part, size)
            carry += sign * more
    day, *clock = rest
    if not carry:
        return [year, month, day, *clock]
    day += sign * carry
    if offset < 0 and day > monthrange(year, month)[1]:
        return [year + month // 12, month % 12 + 1, 1, *clock]
    if offset > 0 and day < 1:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        day = monthrange(year, month)[1]
    return [year, month, day, *clock]


def _rolled(fields: list[int], fraction: int) -> datetime:
    """Make a naive datetime as Ruby's `Time.local` does: the 30th of February is the 1st or 2nd of March."""
    year, month, day, hour, minute, second = fields
    clock = hour * 3600 + minute * 60 + second
    if not (1 <= day <= 31 and minute < 60 and second <= 60 and clock <= 86400):
        raise ValueError
    _check_year(year)
    return datetime(year, month, 1) + timedelta(days=day - 1, seconds=clock, microseconds=fraction)


def _local(naive: datetime, zone: tzinfo) -> datetime:
    """Read a wall clock as Ruby does: the later of two such moments, or past the gap where there is none."""
    first, second = (naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    before, after = first.utcoffset() or timedelta(), second.utcoffset() or timedelta()
    if before == after:
        return first
    return (second if before > after else first).astimezone(UTC).astimezone(zone)
