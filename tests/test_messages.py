"""What a build tells its author: one line for each kind of problem, in the file that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build, Built, Files


def told(site: Built, *texts: str) -> list[str]:
    return [
        line
        for line in site.log.splitlines()
        if line.startswith(("WARNING", "INFO")) and all(text in line for text in texts)
    ]


def posts(head: str, body: str, count: int) -> Files:
    return {
        f"docs/_posts/2024-01-{at:02}-p.md": f"---\n{head}\n---\n{body} {at}\n" for at in range(1, count + 1)
    }


@pytest.mark.parametrize(("count", "rest"), [(2, ""), (4, " and 1 more: "), (20, " and 17 more: ")])
def test_one_unknown_tag_in_many_posts(build: Build, count: int, rest: str) -> None:
    found = told(build(posts("title: A", "{% zebra x %}", count)), "zebra")
    assert len(found) == 1
    assert rest in found[0]
    assert (f"({count} in all; `--verbose` shows each)" in found[0]) is (count > 3)


def test_verbose_shows_the_rest(build: Build) -> None:
    site = build(posts("title: A", "{% zebra x %}", 9), "--verbose")
    assert len(told(site, "zebra")) == 1
    lines = [line for line in site.log.splitlines() if line.startswith("DEBUG") and "zebra" in line]
    assert len([line for line in lines if "blogposts: _posts/" in line]) == 9


def test_missing_files_are_one_line_with_their_names(build: Build) -> None:
    files = {
        f"docs/_posts/2024-01-{at:02}-p.md": f"---\ntitle: A\n---\n\n![x](/no-{at}.png)\n"
        for at in range(1, 12)
    }
    (line,) = told(build(files), "there is no file")
    assert line.count(".md:5") == line.count("no-") == 3
    assert line.count("and 8 more") == 2
    assert line.endswith("such as /assets/images/photo.jpg (11 in all; `--verbose` shows each)")


def test_a_plain_author_name_is_no_fault(build: Build) -> None:
    files = {**posts("author: Jane Moreau", "Text", 30), "docs/_data/authors.yml": "sal: {name: Sal}\n"}
    site = build(files, "--strict")
    assert site.status == 0, site.log
    assert len(told(site, "Jane Moreau", "(30 in all")) == 1


def test_bad_dates_are_one_line(build: Build) -> None:
    files = {
        f"docs/_posts/2024-01-{at:02}-p.md": f"---\nupdated: never-{at}\n---\nText\n" for at in range(1, 6)
    }
    assert len(told(build(files), "`updated` is of no use")) == 1


def test_the_file_named_is_the_one_with_the_fault(build: Build) -> None:
    site = build(
        {
            "_config.yml": "baseurl: /base\ncollections: {pages: {output: true}}\n",
            "_posts/2024-01-01-a.md": "---\ntitle: A\n---\nText\n",
            "_pages/about.md": "---\ntitle: About\n---\n\nText\n\n![x]({{ site.baseurl }}/assets/no.png)\n",
        }
    )
    assert len(told(site, "_pages/about.md:7: there is no file")) == 1


@pytest.mark.parametrize(
    ("url", "baseurl", "served", "count"),
    [
        ("https://me.example", "/blog", "https://me.example/", 1),
        ("https://me.example", "", "https://you.example/", 1),
        ("https://me.example", "/blog", "https://me.example/blog/", 0),
        ("http://www.me.example", "", "https://me.example/", 0),
        ("https://me.example", "", "http://localhost:8000/", 0),
        ("", "", "https://me.example/", 0),
    ],
)
def test_addresses_that_disagree(build: Build, url: str, baseurl: str, served: str, count: int) -> None:
    config = f"url: '{url}'\nbaseurl: '{baseurl}'\n"
    files = {"_config.yml": config, "_posts/2024-01-01-a.md": "---\ntitle: A\n---\nText\n"}
    assert len(told(build(files, extra=f"site_url: {served}"), "WARNING", "make them the same")) == count


def test_keys_for_which_there_is_nothing_here(build: Build) -> None:
    config = "title: Mine\ndisqus: {shortname: me}\nlsi: true\nsass: {style: compressed}\nmy_own: 1\n"
    files = {"_config.yml": config, "_posts/2024-01-01-a.md": "---\ntitle: A\n---\nText\n"}
    (line,) = told(build(files, "--strict"), "there is nothing here yet for")
    assert "INFO" in line
    assert "for lsi, disqus;" in line
