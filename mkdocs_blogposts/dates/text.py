"""Where a text names a date, a time and a zone: what Ruby's `Date._parse` finds, in its order."""

from __future__ import annotations

import re

Parts = dict[str, str]
"""What a text says, as digits: year, mon, mday, yday, hour, min, sec, frac; and its `zone` as written."""

_ERAS = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
"""The year before the first of each Japanese era, for `R2.01.02`."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _compile(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Compile as Ruby reads them: word boundaries know every script, digits only ASCII (`_FOREIGN_DIGIT`)."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_YEAR, _DAY, _M = r"(?P<y>'?-?\d+)", r"(?P<d>'?-?\d+)", r"(?P<m>'?\d+)"
_MONTH = f"(?P<m>{'|'.join(_MONTHS)})"
_REST = r"[^-\d\s']*"
"""What follows the letters that say the month: "uary", ".", ","."""
_ERA = r"(?:(?:ce|c\.e\.|ad|a\.d\.)\s*)?"
_ORDINAL = r"(?:st|nd|rd|th)\b"

_FORMS = _compile(
    rf"(?P<d>'?\d+)[^-\d\s]*\s*{_MONTH}{_REST}(?:\s*{_ERA}(?P<y>'?-?\d+(?:{_ORDINAL})?))?",  # 2nd Jan 2020
    rf"\b{_MONTH}{_REST}\s*(?P<d>'?\d+){_REST}(?:\s*,?\s*{_ERA}{_YEAR})?",  # January 2, 2020
    rf"(?P<y>'?[-+]?\d+)-(?P<m>\d+)-{_DAY}",  # 2020-1-2
    r"\b(?P<era>[mtshr])(?P<y>\d+)\.(?P<m>\d+)\.(?P<d>\d+)",  # R2.01.02
    rf"{_DAY}-{_MONTH}[^-/.]*-{_YEAR}",  # 2-Jan-2020
    rf"\b{_MONTH}[^-/.]*-{_DAY}(?:-{_YEAR})?",  # Jan-2-2020
    rf"{_YEAR}/\s*{_M}(?:\D\s*{_DAY})?",  # 2020/1/2
    rf"{_YEAR}\.\s*{_M}\.\s*{_DAY}",  # 2020.1.2
    r"\b(?:\d{2}|\d{4})?-?w\d{2}(?:-?\d)?\b|-w-\d\b",  # 2020-W01-4, which says no day to `Time.parse`
    r"--(?P<m>\d{2})?-(?P<d>\d{2})\b",  # --01-02
    r"--(?P<m>\d{2})(?P<d>\d{2})?\b",  # --0102
    r"(?<![,.])\b(?P<y>\d{2}|\d{4})-(?P<j>\d{3})\b",  # 2020-002
    r"'(?P<y>\d+)\b",  # '20
    rf"\b{_MONTH}\S*",  # Jan
    rf"(?P<d>\d+){_ORDINAL}",  # 2nd
)
"""The written forms of a date, in Ruby's order; what is called year, month and day here may be another."""

_HALF = r"(?:\s*(?P<half>[ap])(?:m\b|\.m\.))"
_ANY_HALF = _HALF.replace("?P<half>", "")
_LETTER = r"[^\W\d_]"
_ZONE = (
    r"(?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?"
    rf"|{_LETTER}(?:{_LETTER}|[.\s])*(?:standard|daylight)\stime\b"
    rf"|{_LETTER}+(?:\sdst)?\b"
)
_WEEKDAY, _TIME, _CLOCK, _DIGITS, _LONE = _compile(
    r"\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*",
    r"(?P<clock>(?:\d+\s*:\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|\d+\s*h(?:\s*\d+m?(?:\s*\d+s?)?)?)"
    rf"{_ANY_HALF}?|\d+{_ANY_HALF})(?:\s*(?P<zone>{_ZONE}))?",
    r"(?P<hour>\d+)h?(?:\s*:?\s*(?P<min>\d+)m?(?:\s*:?\s*(?P<sec>\d+)(?:[,.](?P<frac>\d*))?s?)?)?"
    rf"{_HALF}?",
    r"(?P<sign>[-+]?)(?P<day>\d{2,14})(?:\s*t?\s*(?P<time>\d{2,6})?(?:[,.](?P<frac>\d*))?)?"
    r"\s*(?P<zone>z\b|[-+]\d{1,4}\b)?",
    r"\A\s*(\d{1,2})\s*\Z",
)
_LAYOUTS = {
    2: "mday:2",
    3: "yday:3",
    4: "mon:2 mday:2",
    5: "year:2 yday:3",
    6: "year:2 mon:2 mday:2",
    7: "year:4 yday:3",
    8: "year:4 mon:2 mday:2",
    10: "year:4 mon:2 mday:2 hour:2",
    12: "year:4 mon:2 mday:2 hour:2 min:2",
    14: "year:4 mon:2 mday:2 hour:2 min:2 sec:2",
}
"""How Ruby cuts a run of digits, by its length."""

_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
"""Letters to Ruby, and so replaced by one."""
_NAMES = {"m": "mon", "d": "mday", "j": "yday"}
_NOT_DIGITS, _NOT_NUMBER = re.compile(r"[^0-9]+"), re.compile(r"[^-+0-9]+")
_NOISE = re.compile(r"(?:[^\w\-+',./:@\[\]]|_)+")


def find(text: str) -> Parts:
    """Look for a weekday, a time and a date, each in what the one before left over."""
    text = _FOREIGN_DIGIT.sub("é", _NOISE.sub(" ", text))
    text = _WEEKDAY.sub(" ", text, count=1)
    parts: Parts = {}
    if match := _TIME.search(text):
        parts |= _clock(match)
        text = _without(match)
    form = next((match for form in _FORMS if (match := form.search(text))), None)
    if match := form or _DIGITS.search(text):
        parts |= _calendar(match) if form else _digits(match)
        text = _without(match)
    if match := _LONE.search(text):
        parts |= _lone(match[1], parts)
    return parts


def _without(match: re.Match[str]) -> str:
    return f"{match.string[: match.start()]} {match.string[match.end() :]}"


def _clock(match: re.Match[str]) -> Parts:
    inner = _CLOCK.match(match["clock"])
    parts = {name: text for name, text in inner.groupdict().items() if text} if inner else {}
    if half := parts.pop("half", None):
        parts["hour"] = str(int(parts["hour"]) % 12 + (12 if half in "pP" else 0))
    return parts | ({"zone": match["zone"]} if match["zone"] else {})


def _calendar(match: re.Match[str]) -> Parts:
    found = {name: text for name, text in match.groupdict().items() if text}
    if found.get("m", "").lower() in _MONTHS:
        found["m"] = str(_MONTHS.index(found["m"].lower()) + 1)
    if "m" in found and "d" in match.groupdict() and "era" not in found:
        found = _sorted_out(found)
    if "era" in found:
        found["y"] = f"{int(found['y']) + _ERAS[found['era'].lower()]:04}"
    parts = {_NAMES[name]: _NOT_DIGITS.sub("", found[name]) for name in "mdj" if name in found}
    return parts | ({"year": _full_year(found["y"])} if "y" in found else {})


def _sorted_out(found: dict[str, str]) -> dict[str, str]:
    """Tell year, month and day apart: what has more than two digits, or an apostrophe, is the year."""
    year, month, day = found.get("y", ""), found["m"], found.get("d", "")
    if year and not day:
        year, month, day = "", year, month
    if year and not year[-1].isdigit():
        year, day = day, _NOT_DIGITS.sub("", year)  # "2020 Jan 2nd"
    elif not year and _is_year(day):
        year, day = day, ""
    if _is_year(month):
        year, month, day = month, day, year
    if _is_year(day):
        year, day = day, year
    texts = {"y": year, "m": month, "d": day}
    return found | texts if all(texts.values()) else {name: text for name, text in texts.items() if text}


def _is_year(text: str) -> bool:
    return text.startswith("'") or len(text) > 2


def _full_year(text: str) -> str:
    """Complete a year of one or two digits: 69 to 99 are of the last century."""
    text = _NOT_NUMBER.sub("", text)
    if len(text) > 2 or not text.isdigit():
        return text
    return str(int(text) + (1900 if int(text) >= 69 else 2000))


def _digits(match: re.Match[str]) -> Parts:
    """Cut a run of digits: from its right end where a fraction of a second follows."""
    day, time, frac = match["day"], match["time"], match["frac"]
    layout = _LAYOUTS.get(len(day), "")
    parts = _cut_back(day) if layout and time is None and frac is not None else _cut(day, layout)
    if time is not None and len(time) % 2 == 0:
        parts |= _cut(time, "hour:2 min:2 sec:2") if frac is None else _cut_back(time)
    if "year" in parts:
        parts["year"] = _full_year(match["sign"].replace("+", "") + parts["year"])
    if frac is not None:
        parts["frac"] = frac
    return parts | ({"zone": match["zone"]} if match["zone"] else {})


def _cut(digits: str, layout: str) -> Parts:
    parts: Parts = {}
    for piece in layout.split():
        name, _, width = piece.partition(":")
        if digits:
            parts[name], digits = digits[: int(width)], digits[int(width) :]
    return parts


def _cut_back(digits: str) -> Parts:
    parts: Parts = {}
    for name in ("sec", "min", "hour", "mday", "mon"):
        if digits:
            parts[name], digits = digits[-2:], digits[:-2]
    return parts | ({"year": digits} if digits else {})


def _lone(number: str, parts: Parts) -> Parts:
    """Give a number that stands alone to whichever of day and hour is still missing."""
    if "hour" in parts and "mday" not in parts and 1 <= int(number) <= 31:
        return {"mday": number}
    return {"hour": number} if "mday" in parts and "hour" not in parts and int(number) <= 24 else {}
