"""The parts of a date or time in a text, as Ruby's `Date._parse` finds them.

The rules were learnt by asking Ruby 3.1 about many texts; "observed" below means there. A text is taken
apart piece by piece: a day of the week, a time of day, the first of many shapes of a date, an era. What was
understood becomes a blank, and the next piece is looked for in the rest.

The texts are anybody's: no pattern may go over the same characters again and again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from mkdocs_blogposts.ruby.strftime import DAYS, MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable

Parts = dict[str, str]
"""What a text says, as digits: year, mon, mday, yday, hour, min, sec, frac; and its `zone` as written."""

_MONTHS = [month[:3].casefold() for month in MONTHS]
_REIGNS = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
"""The year before the first of each Japanese era, by its letter."""

_FIELDS = {"Y": "year", "m": "mon", "d": "mday", "j": "yday", "H": "hour", "M": "min", "S": "sec"}
_ROWS = {2: "d", 3: "j", 4: "md", 5: "Yj", 6: "Ymd", 7: "Yj", 8: "Ymd", 10: "YmdH", 12: "YmdHM", 14: "YmdHMS"}
_SECOND_ROWS = {2: "H", 4: "HM", 6: "HMS"}
"""What so many digits in a row hold, and what more of them after a blank or a T. Other rows hold nothing."""

_TIMED_ROWS = {2: "S", 3: "MS", 4: "MS", 5: "HMS", 6: "HMS", 7: "dHMS", 8: "dHMS", 10: "mdHMS"}
_TIMED_ROWS |= {12: "YmdHMS", 14: "YmdHMS"}
_SECOND_TIMED_ROWS = {2: "S", 4: "MS", 6: "HMS"}
"""The same where a fraction follows: it is one of a second, so seconds come last."""

_SHORTHAND = {
    "<month>": f"(?P<mon>{'|'.join(_MONTHS)})",
    "<era>": r"(?: (?P<bc> bce? | b\.c\.(?:e\.)? ) | ce | c\.e\. | ad | a\.d\. )",
    "<letter>": r"[^\W\d]",
    "<m>": r"(?: m\b | \.m\. )",
    "<day>": f"(?:{'|'.join(day[:3] for day in DAYS)})",
    "<n>": "[0-9]++",
    "<nn>": "[0-9]{2}",
    "<nnn>": "[0-9]{3}",
    "<start>": "(?<! [0-9] (?=[0-9]) )",
}
"""Words for the patterns. A number is taken whole: from its `<start>`, and `<n>` gives no digit back."""


def _pattern(source: str) -> re.Pattern[str]:
    for word, meaning in _SHORTHAND.items():
        source = source.replace(word, meaning)
    return re.compile(source, re.IGNORECASE | re.VERBOSE)


_BLANK = _pattern(r"(?: [^\w\-+',./:@\[\]] | _ )+")
_WEEKDAY = _pattern(r"\b <day> [^-/0-9\s]*")
_ERA = _pattern(r"\b (?: bce?\b | b\.c\. )")
_LONELY = _pattern(r"\s* ([0-9]{1,2}) \s*")
_SHORT_YEAR = _pattern("-?[0-9]{1,2}")

_MARKS = {"month": _pattern("<month>"), "no 1-234": _pattern(r"\A (?! (?s:.*) [0-9]-<nnn>\b )")}
"""What to look for once, before the shapes that need it."""

_TIME = _pattern(
    r"""
    <start> (?P<hour> <n> ) \s*
    (?: (?<!\s) h (?: \s* (?P<min> <n> ) m? (?: \s* (?P<sec> <n> ) s? )? )?
      | (?P<apart> h ) (?: \s* <n> m? (?: \s* <n> s? )? )?
      | : \s* (?P<minute> <n> ) (?: \s* : \s* (?P<second> <n> ) (?: [,.] (?P<frac> [0-9]*+ ) )? )?
      | (?= [ap] <m> )
    )
    (?: \s* (?P<half> [ap] ) <m> )?
    (?: \s* (?P<zone>
        (?: gmt | utc? )? [-+] <n> (?: [,.:] <n> (?: : <n> )? )?
      | (?!\s) (?: <letter> | [.\s] )+ (?: standard | daylight ) \s time \b
      | <letter>++ (?: \s dst \b )? \b
    ) )?
    """
)


def find_parts(text: str) -> Parts:
    """Return what Ruby finds in a text; nothing where it finds neither a date nor a time."""
    rest = _WEEKDAY.sub(" ", _BLANK.sub(" ", _without_fractions(text)), count=1)
    parts: Parts = {}
    if match := _TIME.search(rest):
        parts = _time(match)
        rest = _without(match)
    rest, date = _date(rest)
    parts |= date
    if parts.get("zone") == "":  # "[+9:]" is a zone without a name. It hides the zone of a time (observed).
        del parts["zone"]
    before_christ = bool(parts.pop("bc", None))
    if match := _ERA.search(rest):
        before_christ = True
        rest = _without(match)
    if "year" in parts:
        parts["year"] = _year(parts["year"], before_christ)
    if match := _LONELY.fullmatch(rest):
        parts |= _lonely(int(match[1]), parts)
    return parts


def _without_fractions(text: str) -> str:
    """Blank out characters such as "½", which are part of a word for Python, but not for Ruby."""
    return text if text.isascii() else "".join(" " if category(char) == "No" else char for char in text)


def _without(match: re.Match[str]) -> str:
    return f"{match.string[: match.start()]} {match.string[match.end() :]}"


def _date(text: str) -> tuple[str, Parts]:
    """Return the rest of the text and the date of the first shape that fits anywhere in it."""
    marks = {"", *text, *(mark for mark, pattern in _MARKS.items() if pattern.search(text))}
    for mark, pattern, read in _SHAPES:
        if mark in marks:
            for match in pattern.finditer(text):
                if (parts := read(match)) is not None:
                    return _without(match), parts
    return text, {}


def _time(match: re.Match[str]) -> Parts:
    groups = match.groupdict()
    minute, second = groups["min"] or groups["minute"], groups["sec"] or groups["second"]
    hour = _int(_number(groups["hour"]))
    # "8 h 30 pm", with a blank, is just 8 o'clock, and "8:30:10. pm" is not in the afternoon (observed). Of
    # hours with more than 31 bits Ruby complains: left as they are, they are refused by whoever reads them.
    if groups["half"] and not groups["apart"] and groups["frac"] != "" and hour < 2**31:
        hour = hour % 12 + (12 if groups["half"] in "pP" else 0)
    parts = {"hour": str(hour)}
    if minute:
        parts["min"] = _number(minute)
    if second:
        parts["sec"] = _number(second)
    return parts | {name: groups[name] for name in ("frac", "zone") if groups[name]}


def _number(text: str) -> str:
    """Write a number without its sign, apostrophe and zeros in front."""
    return text.lstrip("'+-0") or "0"


def _int(digits: str) -> int:
    """Read a number. Python reads no more than 4300 digits, and no calendar has such years."""
    return int(digits[:4000])


def _full(year: str) -> str:
    """Write a year so that it is not taken for a short one: with three digits or more."""
    return ("-" if "-" in year else "") + _number(year).zfill(3)


def _year(text: str, before_christ: bool) -> str:
    """Count a year: 1 BC is the year 0, and two digits or less are a year of 1969 to 2068."""
    year = _int(_number(text)) * (-1 if "-" in text else 1)
    if before_christ:
        year = 1 - year
    if _SHORT_YEAR.fullmatch(text) and 0 <= year <= 99:
        year += 1900 if year >= 69 else 2000
    return str(year)


def _lonely(number: int, parts: Parts) -> Parts:
    """Use a number that is all that is left: it is the day of a time, or the hour of a day (observed)."""
    if "hour" in parts and "mday" not in parts and 1 <= number <= 31:
        return {"mday": str(number)}
    if "mday" in parts and "hour" not in parts and number <= 24:
        return {"hour": str(number)}
    return {}


def _is_year(text: str | None) -> bool:
    """Tell whether a number must be a year. A sign counts as a digit: -33 is a year, -3 is not (observed)."""
    return text is not None and (text[0] == "'" or len(text) > 2)


def _placed(year: str | None, mon: str | None, mday: str | None) -> Parts:
    """Give numbers written in the order year, month, day the places that Ruby gives them (observed).

    3/2019/11 is like 2019/11/3, and a year at the end changes places with the day. Of two numbers, 3/11 is a
    month and a day, 2019/11 a year and a month.
    """
    if year and mon and mday is None and not _is_year(year):
        year, mon, mday = None, year, mon
    if _is_year(mon):
        year, mon, mday = (year, mday, mon) if _is_year(year) and mday else (mon, mday, year)
    elif _is_year(mday):
        year, mday = mday, year
    parts = {name: _number(text) for name, text in (("mon", mon), ("mday", mday)) if text}
    if year:
        year = year.lstrip("'")
        parts["year"] = _full(year) if len(year) > 2 or year[0] in "+-" else year
    return parts


def _numeric(match: re.Match[str]) -> Parts:
    return _placed(match["year"], match["mon"], match["mday"])


def _named(match: re.Match[str]) -> Parts | None:
    """Read a date with a month's name. Of "3rd Nov 4th", the last is the day (observed)."""
    groups = match.groupdict()
    year, mday = groups.get("year"), groups.get("mday")
    if mday is None and "mday" in groups:
        return None
    if year and groups.get("ordinal"):
        mday, year = year.lstrip("'"), mday
    parts = _placed(year, str(_MONTHS.index(match["mon"].casefold()) + 1), mday)
    return parts | {"bc": "bc"} if groups.get("bc") else parts


def _japanese(match: re.Match[str]) -> Parts:
    year = _REIGNS[match["reign"].casefold()] + _int(match["year"])
    return {"year": _full(str(year)), "mon": _number(match["mon"]), "mday": _number(match["mday"])}


def _plain(match: re.Match[str]) -> Parts:
    """Read a date of groups that are what they are called."""
    return {name: _number(text) for name, text in match.groupdict().items() if text}


def _rows(match: re.Match[str]) -> Parts:
    """Read digits without anything between them, and a zone that follows."""
    first, second, frac = match["first"], match["second"], match["frac"]
    parts = _cut(first, _ROWS if second or frac is None else _TIMED_ROWS)
    if second:
        parts |= _cut(second, _SECOND_ROWS if frac is None else _SECOND_TIMED_ROWS)
    if "year" in parts and match["sign"] == "-":
        parts["year"] = "-" + parts["year"]
    if frac is not None:
        parts["frac"] = frac or "0"
    zone = match["zone"] or match["bracket"]
    return parts if zone is None else parts | {"zone": zone}


def _cut(row: str, layouts: dict[int, str]) -> Parts:
    """Cut a row from its end; what is left over is the first field."""
    layout = layouts.get(len(row), "")
    parts = {}
    for letter in layout[:0:-1]:
        width = 3 if letter == "j" else 2
        parts[_FIELDS[letter]] = _number(row[-width:])
        row = row[:-width]
    if layout:  # 00190102 is of the year 19, but 0019002 of 2019 (observed): the former keeps its zeros.
        parts[_FIELDS[layout[0]]] = row if layout[:2] == "Ym" else _number(row)
    return parts


_SHAPES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], Parts | None]], ...] = tuple(
    (mark, _pattern(shape), read)
    for mark, shape, read in (
        (
            "month",
            r"""<start> (?P<mday> '?<n> ) [^-0-9\s]* \s* <month> [^-0-9\s']*+
            (?: \s* <era>? \s* (?P<year> '?-?<n> ) (?P<ordinal> (?: st | nd | rd | th ) \b )? )?""",
            _named,
        ),
        (
            "month",
            r"""\b <month> [^-0-9\s']*+ (?: \s* (?P<mday> '?<n> ) [^-0-9\s']*+
            (?: \s* ,? \s* <era>? \s* (?P<year> '?-?<n> ) )? )?""",
            _named,
        ),
        ("-", "<start> (?P<year> '?[-+]?<n> ) - (?P<mon> <n> ) - (?P<mday> '?-?<n> )", _numeric),
        (".", r"\b (?P<reign>[mtshr]) (?P<year> <n> ) \. (?P<mon> <n> ) \. (?P<mday> <n> )", _japanese),
        ("month", "<start> (?P<mday> '?-?<n> ) - <month> [^-/.]*+ - (?P<year> '?-?<n> )", _named),
        ("month", r"\b <month> [^-/.]*+ (?: - (?P<mday> '?-?<n> ) (?: - (?P<year> '?-?<n> ) )? )?", _named),
        (
            "/",
            r"<start> (?P<year> '?-?<n> ) /\s* (?P<mon> '?<n> ) (?: [^0-9]\s* (?P<mday> '?-?<n> ) )?",
            _numeric,
        ),
        (".", r"<start> (?P<year> '?-?<n> ) \.\s* (?P<mon> '?<n> ) \.\s* (?P<mday> '?-?<n> )", _numeric),
        ("", r"\b (?: <nn> | <nn><nn> )? -? w <nn> (?: -?[0-9] )? \b", _plain),
        ("-", r"-w-[0-9]\b", _plain),
        ("-", r"-- (?P<mon> <nn> )? - (?P<mday> <nn> ) \b", _plain),
        ("-", r"-- (?P<mon> <nn> ) (?P<mday> <nn> )? \b", _plain),
        ("-", r"(?<![0-9.,]) \b (?P<year> <nn> | <nn><nn> ) - (?P<yday> <nnn> ) \b", _plain),
        ("no 1-234", r"(?<![0-9]) \b - (?P<yday> <nnn> ) \b", _plain),
        ("'", r"'(?P<year> <n> ) \b", _plain),
        ("month", r"\b <month> \S*", _named),
        ("", r"<start> (?P<mday> <n> ) (?: st | nd | rd | th ) \b", _plain),
        (
            "",
            r"""(?P<sign> [-+]? ) (?P<first> [0-9]{2,14}+ )
            \s* t? \s* (?P<second> [0-9]{2,6}+ )? (?: [,.] (?P<frac> [0-9]*+ ) )?
            (?: \s* (?: (?P<zone> z\b | [-+][0-9]{1,4}\b )
              | \[ (?= [-+]?[0-9] ) (?: [^:\]]*+ : )? (?P<bracket> [^\]]*+ ) \] ) )?""",
            _rows,
        ),
    )
)
"""Shapes of a date in the order in which Ruby looks for them, each with a mark that a text must have."""
