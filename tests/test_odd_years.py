"""No date that a post says ends a build; the addresses and dates are those of Jekyll 4.3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build, Built, Files


CONFIG = "url: https://me.example\nfuture: true\ntimezone: {zone}\nplugins: [jekyll-feed, jekyll-sitemap]\n"
ODD = (
    *("0001-01-01", "0988-01-02", "988-01-02", "0044-07-04", "1660-03-04", "1969-12-31 23:59:59"),
    *("2106-02-08", "2120-05-06", "3000-01-01", "9999-12-31 23:59:59", "9999-12-31 23:59:59 -1200"),
    *("0001-01-01 00:00:00 +1400", "0000-01-01", "-0044-03-15", "10000-01-01", "99999-01-01", "1e400"),
    *("253402300800", "9999999999999999999999", "2024-13-45", "never", "{a: 1}", "[1]", "true", "''", ".inf"),
)
NAMES = (
    "0001-01-01",
    "0988-01-02",
    "0000-01-01",
    "000-01-01",
    "9999-12-31",
    "2024-00-10",
    "99-1-2",
    "988-1-2",
)


SERVED = "site_url: https://me.example/"


def post(head: str) -> str:
    return f"---\n{head}\n---\n{{{{ page.date | date_to_xmlschema }}}} {{{{ page.x | date: '%s' }}}}\n"


def lastmods(site: Built) -> dict[str, str]:
    found = re.findall(r"<loc>https://me.example(.*?)</loc>\s*<lastmod>(.*?)<", site.read("sitemap.xml"))
    return dict(found)


def one(build: Build, name: str, head: str, zone: str = "UTC") -> Built:
    return build({"_config.yml": CONFIG.format(zone=zone), f"_posts/{name}.md": post(head)}, extra=SERVED)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati"])
def test_every_odd_date_everywhere(build: Build, zone: str) -> None:
    keys = ("date", "last_modified_at", "updated", "x")
    files: Files = {
        f"{folder}2001-01-01-{key[0]}{at}.md": post(f"title: {key} {at}\n{key}: {date}")
        for folder in ("_posts/", "pages/", "_notes/")
        for key in keys
        for at, date in enumerate(ODD)
    }
    files = {**files, **{f"_posts/{name}-name.md": post("title: Name") for name in NAMES}}
    config = CONFIG.format(zone=zone) + "collections: {notes: {output: true}}\n"
    site = build(
        {**files, "_config.yml": config},
        archives=["year", "month", "day"],
        feed_formats=["atom", "rss", "json"],
    )
    assert site.status == 0, site.log
    assert (site.folder / "sitemap.xml.gz").stat().st_size > 100


@pytest.mark.parametrize("date", [date for date in ODD if date[:1] in "0123456789"])
def test_a_blog_of_one_date_only(build: Build, date: str) -> None:
    assert one(build, "2001-01-01-a", f"last_modified_at: {date}").status == 0
    assert one(build, "2001-01-01-a", f"date: {date}").status == 0


@pytest.mark.parametrize(
    ("zone", "date", "url", "lastmod"),
    [
        ("UTC", "0988-01-02", "/0988/01/02/a.html", "0988-01-02T00:00:00+00:00"),
        ("UTC", "988-01-02", "/0988/01/02/a.html", "0988-01-02T00:00:00+00:00"),
        ("UTC", "0001-01-01", "/0001/01/01/a.html", "0001-01-01T00:00:00+00:00"),
        ("UTC", "July 4 0044", "/0044/07/04/a.html", "0044-07-04T00:00:00+00:00"),
        ("UTC", "1582-10-10", "/1582/10/10/a.html", "1582-10-10T00:00:00+00:00"),
        ("UTC", "1660-03-04", "/1660/03/04/a.html", "1660-03-04T00:00:00+00:00"),
        ("UTC", "3000-01-01", "/3000/01/01/a.html", "3000-01-01T00:00:00+00:00"),
        ("UTC", "9999-12-31 23:59:59", "/9999/12/31/a.html", "9999-12-31T23:59:59+00:00"),
        ("America/New_York", "1969-12-31 23:59:59", "/1969/12/31/a.html", "1969-12-31T18:59:59-05:00"),
        ("Asia/Tokyo", "1969-12-31 23:59:59", "/1970/01/01/a.html", "1970-01-01T08:59:59+09:00"),
        ("America/New_York", "0988-01-02", "/0988/01/01/a.html", None),
        ("Asia/Tokyo", "0988-01-02", "/0988/01/02/a.html", None),
    ],
)
def test_dates_that_python_knows(build: Build, zone: str, date: str, url: str, lastmod: str | None) -> None:
    site = one(build, "2001-01-01-a", f"date: {date}", zone)
    assert site.warnings() == []
    found = lastmods(site)
    assert url in found
    assert lastmod is None or found[url] == lastmod
    assert lastmod is None or lastmod in site.read("feed.xml")
    assert f"/{url[1:5]}/" in found  # The list of the year.


@pytest.mark.parametrize(
    ("zone", "date", "url"),
    [
        ("UTC", "0000-01-01", "/0000/01/01/a.html"),
        ("UTC", "-0044-03-15", "/-0044/03/15/a.html"),
        ("UTC", "15 March 44 BC", "/-0043/03/15/a.html"),
        ("UTC", "0001-01-01 00:00:00 +1400", "/0000/12/31/a.html"),
        ("America/New_York", "0001-01-01", "/0000/12/31/a.html"),
        ("America/New_York", "0000-01-01", "/-0001/12/31/a.html"),
        ("UTC", "9999-12-31 23:59:59 -1200", "/10000/01/01/a.html"),
        ("UTC", "12345-06-07", "/12345/06/07/a.html"),
        ("UTC", "99999-01-01", "/99999/01/01/a.html"),
    ],
)
def test_years_that_python_does_not_know_are_in_the_address(
    build: Build, zone: str, date: str, url: str
) -> None:
    site = one(build, "2001-01-01-a", f"date: {date}", zone)
    assert site.status == 0, site.log
    assert (site.folder / url[1:]).is_file()
    assert "has no year from 1 to 9999" in site.log
    assert "_posts/2001-01-01-a.md:2:" in site.log


def test_a_file_named_for_such_a_year_is_built(build: Build) -> None:
    site = one(build, "0000-01-01-a", "title: A")
    assert (site.folder / "0000/01/01/a.html").is_file()
    assert "_posts/0000-01-01-a.md: the date in the file's name" in site.log


@pytest.mark.parametrize("date", ["12345-06-07", "9999-12-31 23:59:59 -1200", "99999-01-01"])
def test_the_far_future_is_not_published(build: Build, date: str) -> None:
    site = build(
        {"_config.yml": "title: Mine\n", "_posts/2001-01-01-a.md": f"---\ndate: {date}\n---\nzebra\n"}
    )
    assert site.status == 0
    assert site.holds("zebra") == []


@pytest.mark.parametrize(
    ("date", "lastmod"),
    [
        ("0988-01-02", "0988-01-07T00:00:00+00:00"),
        ("1582-10-04", "1582-10-14T00:00:00+00:00"),
        ("1582-10-15", "1582-10-15T00:00:00+00:00"),
        ("3000-01-01", "3000-01-01T00:00:00+00:00"),
        ("1700000000", "2023-11-14T22:13:20+00:00"),
        ("4294967296", "2106-02-07T06:28:16+00:00"),
        ("0", "1970-01-01T00:00:00+00:00"),
    ],
)
def test_when_a_post_and_a_page_were_changed(build: Build, date: str, lastmod: str) -> None:
    site = build(
        {
            "_config.yml": CONFIG.format(zone="UTC"),
            "_posts/2001-01-01-a.md": post(f"last_modified_at: {date}"),
            "about.md": post(f"last_modified_at: {date}"),
        },
        extra=SERVED,
    )
    found = lastmods(site)
    assert found["/2001/01/01/a.html"] == found["/about.html"] == lastmod
    assert lastmod in site.read("feed.xml")


@pytest.mark.parametrize("seconds", [2**33, 2**40, 2**55])
def test_files_changed_in_any_year(build: Build, monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    monkeypatch.setattr(
        "mkdocs_blogposts.read.commits._commits", lambda _: {"_posts/2001-01-01-a.md": seconds}
    )
    config = CONFIG.format(zone="Asia/Tokyo").replace("[", "[jekyll-last-modified-at, ")
    site = build({"_config.yml": config, "_posts/2001-01-01-a.md": post("title: A")})
    assert site.status == 0, site.log


@pytest.mark.parametrize("epoch", ["99999999999999", "9" * 30, "²", "soon"])
def test_a_moment_of_the_build_that_is_none(
    build: Build, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    site = build({"docs/_posts/2001-01-01-a.md": post("title: A")})
    assert site.status == 1
    assert "SOURCE_DATE_EPOCH is" in site.log


@pytest.mark.parametrize("epoch", ["-1", "0", "253402300799"])
def test_a_build_at_an_odd_moment(build: Build, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert build({"docs/_posts/2001-01-01-a.md": post("title: A")}).status == 0
