"""Dates: our own table of what Ruby says, and the answers of real Jekyll where they are at hand."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.ruby import dates
from mkdocs_blogposts.ruby.dates import parts as date_parts
from mkdocs_blogposts.ruby.values import to_s

NOW = datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
PARIS = "Europe/Paris"
FORMS = [
    # What Ruby's Time.parse says, with New York for the zone
    ("2019-11-03", "2019-11-03T00:00:00-04:00"),
    ("2019-11-03 08:09", "2019-11-03T08:09:00-05:00"),
    ("2019-11-3 8:9:7", "2019-11-03T08:09:07-05:00"),
    ("2019-11-03T08:09:07", "2019-11-03T08:09:07-05:00"),
    ("2019-11-03T08:09:07Z", "2019-11-03T03:09:07-05:00"),
    ("2019-11-03 08:09:07 +0100", "2019-11-03T02:09:07-05:00"),
    ("2019-11-03 08:09:07 +01:00", "2019-11-03T02:09:07-05:00"),
    ("2019-11-03 08:09:07 +01", "2019-11-03T02:09:07-05:00"),
    ("2019-11-03 08:09:07 +1", "2019-11-03T08:09:07-05:00"),
    ("2019-11-03 08:09:07 +01:00:30", "2019-11-03T02:08:37-05:00"),
    ("2019-11-03 08:09:07.25", "2019-11-03T08:09:07.250000-05:00"),
    ("2019-11-03 08:09:07,5", "2019-11-03T08:09:07.500000-05:00"),
    ("2019/11/3 8:09", "2019-11-03T08:09:00-05:00"),
    ("03/11/2019", "2019-11-03T00:00:00-04:00"),
    ("3-11-2019", "2019-11-03T00:00:00-04:00"),
    ("3.11.2019", "2019-11-03T00:00:00-04:00"),
    ("19-11-03", "2019-11-03T00:00:00-04:00"),
    ("68-1-2", "2068-01-02T00:00:00-05:00"),
    ("69-1-2", "1969-01-02T00:00:00-05:00"),
    ("3 November 2019", "2019-11-03T00:00:00-04:00"),
    ("3rd of Nov 2019", "2019-11-01T00:00:00-04:00"),
    ("3rd Nov. 2019", "2019-11-03T00:00:00-04:00"),
    ("2019 Nov 3rd", "2019-11-03T00:00:00-04:00"),
    ("Nov 3, 2019 at 5:06 pm", "2019-11-03T17:06:00-05:00"),
    ("nov 3 '19", "2019-11-03T00:00:00-04:00"),
    ("Nov-3-2019", "2019-11-03T00:00:00-04:00"),
    ("3-Nov-2019", "2019-11-03T00:00:00-04:00"),
    ("Nov 2019", "2019-11-01T00:00:00-04:00"),
    ("Sun, 03 Nov 2019 08:09:07 GMT", "2019-11-03T03:09:07-05:00"),
    ("Sun Nov  3 08:09:07 EST 2019", "2019-11-03T08:09:07-05:00"),
    ("Sun Nov  3 08:09:07 CEST 2019", "2019-11-03T08:09:07-05:00"),
    ("2019-11-03 08:09:07 CST", "2019-11-03T09:09:07-05:00"),
    ("2019-11-03 08:09:07 GMT+0800 (China Standard Time)", "2019-11-03T08:09:07-05:00"),
    ("2019-11-03 12am", "2019-11-03T00:00:00-04:00"),
    ("2019-11-03 12:30 p.m.", "2019-11-03T12:30:00-05:00"),
    ("2019-11-03 8h09", "2019-11-03T08:09:00-05:00"),
    ("2019-11-03 8", "2019-11-03T08:00:00-05:00"),
    ("2019-11-03 8.30", "2019-11-03T00:00:00-04:00"),
    ("20191103", "2019-11-03T00:00:00-04:00"),
    ("20191103T080907", "2019-11-03T08:09:07-05:00"),
    ("201911030809", "2019-11-03T08:09:00-05:00"),
    ("191103", "2019-11-03T00:00:00-04:00"),
    ("2019-307", "2019-11-03T00:00:00-04:00"),
    ("2019307", "2019-11-03T00:00:00-04:00"),
    ("R1.11.03", "2019-11-03T00:00:00-04:00"),
    ("2019-11-03-05T12:00:00+01:00", "2019-11-03T06:00:00-05:00"),
    ("2019-11-03 16:58!", "2019-11-03T16:58:00-05:00"),
    ("2019-02-29", "2019-03-01T00:00:00-05:00"),
    ("2019-02-31 10:00", "2019-03-03T10:00:00-05:00"),
    ("2019-04-31", "2019-05-01T00:00:00-04:00"),
    ("2019-11-03 24:00", "2019-11-04T00:00:00-05:00"),
    ("2019-11-03 24:10 +0800", "2019-11-03T11:10:00-05:00"),
    ("2019-11-03 23:59:60", "2019-11-04T00:00:00-05:00"),
]
OPEN = [
    ("Nov 3", "2026-11-03T00:00:00-05:00"),
    ("8:09", "2026-09-21T08:09:00-04:00"),
    ("8:09 +0800", "2026-09-20T20:09:00-04:00"),
    ("3rd", "2026-09-03T00:00:00-04:00"),
    ("307", "2026-11-03T00:00:00-05:00"),
    ("620.0", "2026-09-21T10:06:20-04:00"),
]
REFUSED = [
    *("", "~", "today", "Monday", "no date", "2019", "2019-11", "2019-13-01", "2019-00-01", "2019-11-32"),
    *("2019-11-00", "2019-11-03 25:00", "2019-11-03 24:10", "2019-11-03 08:60", "2019-11-03 08:09:61"),
    *("2019-W44-7", "2019-366", "2019-000", "1572768000", "2019年11月3日", "0000-01-01", "12019-11-03"),
    *("9" * 12, "٢٠١٩-١١-٠٣", "\0", "\ud800", "x" * 200, f"2019-11-03{' ' * 120}", "9999-12-31 23:00 -1200"),
]
PARTS = [
    # What Ruby's Date._parse finds, of what our code asks for
    # Order of the numbers
    ("1-2-2003", "year=2003, mon=2, mday=1"),
    ("1-203-4", "year=203, mon=4, mday=1"),
    ("101/202/3", "year=101, mon=3, mday=202"),
    ("3/2019", "year=2019, mon=3"),
    ("103/202", "year=202, mday=103"),
    ("-33/5/6", "year=-33, mon=5, mday=6"),
    ("3/11/-4", "year=2003, mon=11, mday=4"),
    ("1/2-3", "year=2001, mon=2, mday=3"),
    ("1/2 2019", "year=2019, mon=2, mday=1"),
    ("2020-1-100", "year=100, mon=1, mday=2020"),
    # Short and long years
    ("0019-01-02", "year=19, mon=1, mday=2"),
    ("0019-002", "year=2019, yday=2"),
    ("'019", "year=2019"),
    ("-20-01-02", "year=-20, mon=1, mday=2"),
    ("+20-01-02", "year=20, mon=1, mday=2"),
    ("00190102", "year=19, mon=1, mday=2"),
    ("0019002", "year=2019, yday=2"),
    # Before Christ
    ("2-1-2 bc", "year=-1, mon=1, mday=2"),
    ("nov 3 b.c. 19", "year=-18, mon=11, mday=3"),
    ("3 nov 19 a.d.", "year=2019, mon=11, mday=3"),
    ("2019-01-03 bcd", "year=2019, mon=1, mday=3"),
    ("3 nov 2019 20 b.c.", "year=-2018, mon=11, mday=3, hour=20"),
    # Months by name
    ("3 nov 4th", "year=2003, mon=11, mday=4"),
    ("3rd nov 4", "year=2004, mon=11, mday=3"),
    ("nov 3rd 4th", "year=2004, mon=11, mday=3"),
    ("333 nov 44", "year=333, mon=11, mday=44"),
    ("dec 135", "year=135, mon=12"),
    ("'4 nov 3", "year=2004, mon=11, mday=3"),
    ("3 of jan", "mon=1"),
    ("3 nov ,2019", "mon=11, mday=3"),
    ("nov 3 ,2019", "year=2019, mon=11, mday=3"),
    ("mayor 3", "mon=5, mday=3"),
    ("3janfeb 2019", "year=2019, mon=2, mday=3"),
    ("jan-feb 3 2019", "year=2019, mon=2, mday=3"),
    ("dec 4 3 nov", "mon=11, mday=3"),
    ("3-nov", "mon=11"),
    ("3-nov 2019", "year=2019, mon=11"),
    ("3-Nov.-2019", "mon=11"),
    ("nov -3 2019", "mon=11, mday=3"),
    ("may x '19", "year=2019"),
    ("1st x may", "mon=5"),
    # Days without a year or a month
    ("--11-03", "mon=11, mday=3"),
    ("--1103", "mon=11, mday=3"),
    ("---03", "mday=3"),
    ("77x-250", "yday=250"),
    ("77x-250-240", "mday=77"),
    ("31-066", "year=2031, yday=66"),
    (",31-066", "mday=31, zone=-066"),
    ("2019-307x", "mon=20, mday=19"),
    ("2019-W44-7 10:20", "hour=10, min=20"),
    # Japanese eras
    ("H31.4.30", "year=2019, mon=4, mday=30"),
    ("t1.1.1", "year=1912, mon=1, mday=1"),
    ("H1. 2. 3", "year=2001, mon=2, mday=3"),
    # Rows of digits
    ("2", ""),
    ("20191", "year=2020, yday=191"),
    ("201911030", ""),
    ("2019110308", "year=2019, mon=11, mday=3, hour=8"),
    ("20191103 0809", "year=2019, mon=11, mday=3, hour=8, min=9"),
    ("20191103T08095", "year=2019, mon=11, mday=3"),
    ("2019110308090712", "year=2019, mon=11, mday=3, hour=12, min=9, sec=7"),
    ("20191103.5", "mday=20, hour=19, min=11, sec=3, frac=5"),
    ("2019.5", "min=20, sec=19, frac=5"),
    ("20191103T08.5", "year=2019, mon=11, mday=3, sec=8, frac=5"),
    ("20191103080907,25Z", "year=2019, mon=11, mday=3, hour=8, min=9, sec=7, frac=25, zone=Z"),
    ("20191103 +0800", "year=2019, mon=11, mday=3, zone=+0800"),
    ("20191103[+9:JST]", "year=2019, mon=11, mday=3, zone=JST"),
    ("20191103[EST]", "year=2019, mon=11, mday=3"),
    ("12 3", "mday=12, hour=3"),
    # Times of day
    ("8 h 09 pm", "hour=8"),
    ("8h09m07", "hour=8, min=9, sec=7"),
    ("8 : 9 : 7", "hour=8, min=9, sec=7"),
    ("8am9", ""),
    ("8 p.m.x", "hour=20, zone=x"),
    ("12 a.m.", "hour=0"),
    ("25am", "hour=1"),
    ("8.30pm", "hour=18"),
    ("8:09:07. pm", "hour=8, min=9, sec=7"),
    ("3 Hello 4", "mday=4, hour=3, zone=ello"),
    ("10pm 8:09", "mday=9, hour=22"),
    ("2019-11-03 25", "year=2019, mon=11, mday=3"),
    ("8:09 31", "mday=31, hour=8, min=9"),
    # Zones
    ("8:09 UTC+8", "hour=8, min=9, zone=UTC+8"),
    ("8:09 EST+8", "hour=8, min=9, zone=EST"),
    ("8:09 GMT-3:30:15", "hour=8, min=9, zone=GMT-3:30:15"),
    ("8:09 +8.5", "hour=8, min=9, zone=+8.5"),
    ("8:09 UTC8", "hour=8, min=9"),
    ("8:09 e. australia standard time", "hour=8, min=9, zone=e. australia standard time"),
    ("8:09 est  dst x", "hour=8, min=9, zone=est dst"),
    ("8:09 nov 3", "mday=3, hour=8, min=9, zone=nov"),
    ("8:09 Mon", "hour=8, min=9"),
    ("8:09 2019-11-03 -0800", "year=2019, mon=11, mday=3, hour=8, min=9"),
    ("20191103 8:09 UTC -2", "year=2019, mon=11, mday=3, hour=8, min=9, zone=-2"),
    # Other scripts
    ("2019年11月3日", "mon=20, mday=19"),
    ("8:09年pm", "hour=8, min=9, zone=年pm"),
    ("10:20　pm", "hour=22, min=20"),
    ("éR1.1.1", "year=2001, mon=1, mday=1"),
    ("３ nov", "mon=11"),
    ("8:09½z", "hour=8, min=9, zone=z"),
]
WALLS = [
    # A wall clock that shows twice, or never
    (PARIS, "2021-10-31 02:30", "2021-10-31T02:30:00+01:00"),
    (PARIS, "2021-03-28 02:30", "2021-03-28T03:30:00+02:00"),
    ("America/New_York", "2021-11-07 01:59", "2021-11-07T01:59:00-05:00"),
    ("America/New_York", "2021-03-14 02:00", "2021-03-14T03:00:00-04:00"),
    ("Australia/Lord_Howe", "2021-04-04 01:45", "2021-04-04T01:45:00+10:30"),
    ("Asia/Shanghai", "1988-04-17 02:30", "1988-04-17T03:30:00+09:00"),
]
VALUES = [
    (date(2021, 5, 6), "2021-05-06T00:00:00+02:00"),
    (datetime(2021, 5, 6, 23, 0, 0, 999), "2021-05-07T01:00:00+02:00"),
    (datetime(2021, 5, 6, 7, tzinfo=timezone(timedelta(hours=8))), "2021-05-06T01:00:00+02:00"),
    (20210506, "2021-05-06T00:00:00+02:00"),
    ([date(2021, 5, 6)], "2021-05-06T00:00:00+02:00"),
]
TEXTS = [
    (None, ""),
    (True, "true"),
    (False, "false"),
    (7, "7"),
    (1.0, "1.0"),
    (1e15, "1.0e+15"),
    (1234567890123456.5, "1234567890123456.5"),
    (1e20, "1.0e+20"),
    (0.00001, "1.0e-05"),
    (float("inf"), "Infinity"),
    (float("-inf"), "-Infinity"),
    (float("nan"), "NaN"),
    ("a\n", "a\n"),
    (date(2021, 5, 6), "2021-05-06"),
    (datetime(2021, 5, 6, 7, 8, 9, 500000, tzinfo=UTC), "2021-05-06 07:08:09 UTC"),
    (datetime(2021, 5, 6, 7, 8, 9), "2021-05-06 07:08:09 UTC"),
    (datetime(2021, 5, 6, 7, 8, 9, tzinfo=timezone(timedelta(hours=-3.5))), "2021-05-06 07:08:09 -0330"),
    ([], "[]"),
    (["a", None, 1, [True]], '["a", nil, 1, [true]]'),
    ({"k": {"n": 1.5}, 2: "v"}, '{"k"=>{"n"=>1.5}, 2=>"v"}'),
    ([date(2021, 5, 6)], "[#<Date: 2021-05-06 ((2459341j,0s,0n),+0s,2299161j)>]"),
    ([datetime(2021, 5, 6, 7, 8, 9, 500000, tzinfo=UTC)], "[2021-05-06 07:08:09.5 UTC]"),
    (
        ['"\\\n\x1b\0é你🎈#x #{y} #$z\u2028\U0010ffff'],
        '["\\"\\\\\\n\\e\\u0000é你🎈#x \\#{y} \\#$z\\u2028\\u{10FFFF}"]',
    ),
]
VECTORS = Path(__file__).parents[2] / "shared" / "vectors" / "01b-front-matter-dates.jsonl"
RECORDED = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
"""About when Jekyll was asked: some answers hold the hour."""


def vectors() -> list[dict[str, object]]:
    lines = VECTORS.read_text("utf-8").splitlines() if VECTORS.is_file() else []
    return [json.loads(line) for line in lines]


def seen(moment: datetime) -> str:
    """Write a moment as the answers do: whole seconds, an offset of hours and minutes."""
    offset = moment.strftime("%z")
    return f"{moment.replace(tzinfo=None, microsecond=0).isoformat()}{offset[:3]}:{offset[3:5]}"


@pytest.mark.parametrize(("text", "wanted"), FORMS)
def test_forms(text: str, wanted: str) -> None:
    assert dates.parse(text, dates.zone("America/New_York"), NOW).isoformat() == wanted


@pytest.mark.parametrize(("text", "wanted"), OPEN)
def test_now_fills_what_is_left_open(text: str, wanted: str) -> None:
    assert dates.parse(text, dates.zone("America/New_York"), NOW).isoformat() == wanted


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
def test_refused(text: str, zone: str) -> None:
    with pytest.raises(dates.DateError) as caught:
        dates.parse(text, dates.zone(zone), NOW)
    assert "2020-01-31 10:00:00 +0800" in str(caught.value)
    str(caught.value).encode()


@pytest.mark.parametrize(("text", "wanted"), PARTS, ids=ascii)
def test_parts(text: str, wanted: str) -> None:
    assert date_parts.find_parts(text) == dict(part.split("=") for part in wanted.split(", ") if part)


@pytest.mark.parametrize(("zone", "text", "wanted"), WALLS)
def test_the_hour_of_the_change(zone: str, text: str, wanted: str) -> None:
    assert dates.parse(text, dates.zone(zone), NOW).isoformat() == wanted


@pytest.mark.parametrize(("value", "wanted"), VALUES)
def test_values_of_yaml(value: object, wanted: str) -> None:
    assert dates.parse(value, dates.zone(PARIS), NOW).isoformat() == wanted


@pytest.mark.parametrize("value", [None, True, 2021, 1.5, [], {"y": 2021}, datetime.max, datetime.min])
def test_refused_values_of_yaml(value: object) -> None:
    zone = "Asia/Tokyo" if value is datetime.max else "America/New_York"
    with pytest.raises(dates.DateError):
        dates.parse(value, dates.zone(zone), NOW)


def test_zones_own_abbreviation_counts() -> None:
    text = "2021-05-06 12:00:00 JST"
    assert dates.parse(text, dates.zone("Asia/Tokyo"), NOW).isoformat() == "2021-05-06T12:00:00+09:00"
    assert dates.parse(text, dates.zone(PARIS), NOW).isoformat() == "2021-05-06T12:00:00+02:00"
    summer = dates.parse("2021-12-06 12:00:00 CEST", dates.zone(PARIS), NOW)
    assert summer.isoformat() == "2021-12-06T11:00:00+01:00"


def test_local_mean_time_drifts() -> None:
    """Jekyll writes a date down and reads it again, twice, and each time loses the seconds of the offset."""
    assert seen(dates.parse(date(20, 1, 2), dates.zone("Asia/Shanghai"), NOW)) == "0020-01-02T00:01:26+08:05"
    assert seen(dates.parse_name("0020-01-02", dates.zone("America/New_York"))) == "0020-01-01T23:59:56-04:56"


@pytest.mark.parametrize("name", [None, "", "Mars/Olympus", "../etc/passwd", "Europe", "\0", "x" * 5000, "/"])
def test_an_unknown_zone_is_utc(name: str | None) -> None:
    assert dates.zone(name) is UTC


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2021-5-6", "2021-05-06"),
        ("21-05-06", "2021-05-06"),
        ("99-12-31", "1999-12-31"),
        ("2021-02-30", "2021-03-02"),
    ],
)
def test_file_names(text: str, wanted: str) -> None:
    assert dates.parse_name(text, dates.zone(PARIS)).isoformat()[:19] == f"{wanted}T00:00:00"


@pytest.mark.parametrize("text", ["2021-13-01", "2021-00-10", "2021-1-0", "21-1-32", "0000-01-01"])
def test_refused_file_names(text: str) -> None:
    with pytest.raises(dates.DateError):
        dates.parse_name(text, UTC)


@pytest.mark.parametrize(("value", "text"), TEXTS, ids=ascii)
def test_text_of_values(value: object, text: str) -> None:
    assert to_s(value) == text


@pytest.mark.parametrize("text", ["1 " * 60, "a " * 60 + "standard", "'" * 128, "-1" * 64])
def test_hostile_text_is_no_date(text: str) -> None:
    with pytest.raises(dates.DateError):
        dates.parse(text, UTC, NOW)


def test_in_long_text_nothing_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ruby refuses texts of more than 128 bytes before it looks for dates."""
    monkeypatch.setattr(
        dates, "find_parts", lambda text: pytest.fail(f"{len(text)} characters are looked at")
    )
    for text in ("1" * 129, "1" * 1_000_000, "é" * 65):
        with pytest.raises(dates.DateError):
            dates.parse(text, UTC, NOW)


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: str(vector["id"]))
def test_jekylls_answers(vector: dict[str, object]) -> None:
    want: dict[str, object] = vector.get("expect_upstream") or vector["expect"]  # type: ignore[assignment]
    config: dict[str, str] = vector["config"]  # type: ignore[assignment]
    files: dict[str, str] = vector["files"]  # type: ignore[assignment]
    value = front_matter.read(next(iter(files.values()))).data["date"]
    try:
        found = seen(dates.parse(value, dates.zone(config["timezone"]), RECORDED))
    except dates.DateError:
        assert want["error"]
    else:
        posts: list[dict[str, dict[str, str]]] = want["posts"]  # type: ignore[assignment]
        assert found == posts[0]["date"]["$time"]
