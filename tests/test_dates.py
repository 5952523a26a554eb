"""Dates: our own table of what Ruby says, and the answers of real Jekyll where they are at hand."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import golden
import pytest

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.ruby import dates
from mkdocs_blogposts.ruby.dates import parts as date_parts
from mkdocs_blogposts.ruby.values import to_s

NOW = datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
PARIS = "Europe/Paris"
REFUSED = [
    *("", "~", "today", "Monday", "no date", "2019", "2019-11", "2019-13-01", "2019-00-01", "2019-11-32"),
    *("2019-11-00", "2019-11-03 25:00", "2019-11-03 24:10", "2019-11-03 08:60", "2019-11-03 08:09:61"),
    *("2019-W44-7", "2019-366", "2019-000", "1572768000", "2019年11月3日", "0000-01-01", "12019-11-03"),
    *("9" * 12, "٢٠١٩-١١-٠٣", "\0", "\ud800", "x" * 200, f"2019-11-03{' ' * 120}", "9999-12-31 23:00 -1200"),
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


@pytest.mark.parametrize(("text", "wanted"), golden.table("dates", "forms"))
def test_forms(text: str, wanted: str) -> None:
    assert dates.parse(text, dates.zone("America/New_York"), NOW).isoformat() == wanted


@pytest.mark.parametrize(("text", "wanted"), golden.table("dates", "open"))
def test_now_fills_what_is_left_open(text: str, wanted: str) -> None:
    assert dates.parse(text, dates.zone("America/New_York"), NOW).isoformat() == wanted


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
def test_refused(text: str, zone: str) -> None:
    with pytest.raises(dates.DateError) as caught:
        dates.parse(text, dates.zone(zone), NOW)
    assert "2020-01-31 10:00:00 +0800" in str(caught.value)
    str(caught.value).encode()


@pytest.mark.parametrize(("text", "wanted"), golden.table("dates", "parts"))
def test_parts(text: str, wanted: str) -> None:
    assert date_parts.find_parts(text) == dict(part.split("=") for part in wanted.split(", ") if part)


@pytest.mark.parametrize(("text", "wanted"), golden.table("dates", "walls"))
def test_the_hour_of_the_change(text: str, wanted: list[str]) -> None:
    zone, moment = wanted
    assert dates.parse(text, dates.zone(zone), NOW).isoformat() == moment


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


@pytest.mark.parametrize(("name", "wanted"), golden.table("dates", "zones"))
def test_zones_that_ruby_knows(name: str, wanted: str) -> None:
    found = dates.parse(f"3 Nov 2019 12:00:00 {name}", UTC, NOW)
    assert found.isoformat() == f"{wanted}+00:00"


@pytest.mark.parametrize(("text", "wanted"), golden.table("dates", "offsets"))
def test_offsets_move_days_months_and_years(text: str, wanted: str) -> None:
    assert seen(dates.parse(text, UTC, NOW)) == f"{wanted}+00:00"


@pytest.mark.parametrize(("day", "wanted"), golden.table("dates", "calendars"))
def test_days_of_julius_caesars_calendar(day: str, wanted: str) -> None:
    moment = dates.of_day(date.fromisoformat(day), dates.zone(PARIS))
    assert moment.replace(tzinfo=None).isoformat() == f"{wanted}T00:00:00"
    assert moment.tzinfo == dates.zone(PARIS)


@pytest.mark.parametrize(("text", "wanted"), golden.table("dates", "beyond"))
def test_a_year_out_of_reach_has_a_day_that_stands_in(text: str, wanted: list[str]) -> None:
    with pytest.raises(dates.YearError) as caught:
        dates.parse(text, UTC, NOW)
    assert [str(caught.value.year), caught.value.nearest.isoformat()] == wanted
    assert str(caught.value) == (
        f'"{text}" has no year from 1 to 9999; write it as in "2020-01-31 10:00:00 +0800" or "2020-01-31"'
    )


@pytest.mark.parametrize(("text", "wanted"), golden.table("dates", "written_zones"))
def test_a_zone_as_it_is_written(text: str, wanted: str) -> None:
    assert (dates.written_zone(text) or "") == wanted


READ = [
    (1700000000, "2023-11-14T23:13:20+01:00"),
    ("1700000000", "2023-11-14T23:13:20+01:00"),
    ("9" * 200, "9999-07-01T02:00:00+02:00"),
    (date(2021, 5, 6), "2021-05-06T00:00:00+02:00"),
    (datetime(2021, 5, 6, 7, 8, 9, tzinfo=UTC), "2021-05-06T09:08:09+02:00"),
    ("2021-05-06 07:08", "2021-05-06T07:08:00+02:00"),
]


@pytest.mark.parametrize(("value", "wanted"), READ)
def test_filters_read_numbers_as_seconds(value: object, wanted: str) -> None:
    assert dates.read(value, dates.zone(PARIS), NOW).isoformat() == wanted


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (date.min, '"0001-01-01" is too early'),
        (True, '"true" is no date'),
        ("a\x07" + "b" * 90, f'"a\ufffd{"b" * 58}" is no date'),
    ],
)
def test_what_filters_cannot_read_is_said(value: object, message: str) -> None:
    with pytest.raises(dates.DateError) as caught:
        dates.read(value, UTC, NOW)
    assert str(caught.value) == f'{message}; write it as in "2020-01-31 10:00:00 +0800" or "2020-01-31"'


@pytest.mark.parametrize(
    ("seconds", "wanted"),
    [(0, "1970-01-01"), (1e30, "9999-07-01"), (-1e30, "0001-07-01"), (float("inf"), "9999-07-01")],
)
def test_any_number_of_seconds_is_a_time(seconds: float, wanted: str) -> None:
    assert dates.of_seconds(seconds, UTC).isoformat() == f"{wanted}T00:00:00+00:00"


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
