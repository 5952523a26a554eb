"""`_config.yml` and the options of `mkdocs.yml`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts import settings
from mkdocs_blogposts.model import Archives, Defaults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Build

    from mkdocs_blogposts.model import Problem, Settings

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def load(
    text: str | None = None,
    options: dict[str, object] | None = None,
    *,
    serving: bool = False,
    tz: str | None = None,
    site_path: str = "",
    index_files: Sequence[str] = (),
) -> tuple[Settings, list[Problem]]:
    return settings.load(
        "/nowhere",
        text,
        options or {},
        in_docs=False,
        serving=serving,
        environ_tz=tz,
        now=NOW,
        site_path=site_path,
        index_files=index_files,
    )


def test_defaults_are_jekylls() -> None:
    found, problems = load()
    assert problems == []
    assert (found.permalinks.site, found.lists.per_page, found.lists.paginate_path) == (
        "date",
        10,
        "/page:num",
    )
    assert (
        found.publishing.future,
        found.publishing.show_drafts,
        found.publishing.unpublished,
        found.publishing.limit_posts,
    ) == (False, False, False, 0)
    assert (found.lists.blog_dir, found.address.baseurl, found.excerpt_separator) == ("", "", "\n\n")
    assert found.publishing.now == NOW
    assert found.lists.archives == Archives()


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("permalink: pretty", "permalinks.site", "pretty"),
        ("permalink: ''", "permalinks.site", ""),
        ("permalink:", "permalinks.site", "date"),
        ("collections: {posts: {permalink: /p/:title/}}", "permalinks.posts", "/p/:title/"),
        ("collections: [posts]", "permalinks.posts", None),
        ("baseurl: /blog/", "address.baseurl", "/blog"),
        ("baseurl: blog", "address.baseurl", "/blog"),
        ("baseurl: ''", "address.baseurl", ""),
        ("url: https://example.org/", "address.url", "https://example.org"),
        ("paginate: 5", "lists.per_page", 5),
        ("paginate: '7'", "lists.per_page", 7),
        ("paginate: 0", "lists.per_page", 10),
        ("paginate_path: /blog/page:num/", "lists.blog_dir", "blog"),
        ("paginate_path: /blog/page/:num/", "lists.blog_dir", "blog"),
        ("paginate_path: 'page/:num/'", "lists.blog_dir", ""),
        ("excerpt_separator: <!--more-->", "excerpt_separator", "<!--more-->"),
        ("excerpt_separator: ''", "excerpt_separator", ""),
        ("future: true", "publishing.future", True),
        ("show_drafts: true", "publishing.show_drafts", True),
        ("unpublished: true", "publishing.unpublished", True),
        ("limit_posts: 3", "publishing.limit_posts", 3),
        ("include: [_pages, .well-known]", "folders.include", ("_pages", ".well-known")),
        ("exclude: [x]", "folders.exclude", ("x",)),
        ("collections_dir: /cols/", "folders.collections_dir", "cols"),
        ("markdown_ext: MD, .txt", "folders.markdown_ext", ("md", "txt")),
        ("strict_front_matter: true", "publishing.strict_front_matter", True),
        ("time: 2020-01-01 00:00:00 +0000", "publishing.now", datetime(2020, 1, 1, tzinfo=UTC)),
        ("sass:\n  style: :compressed\npermalink: pretty", "permalinks.site", "pretty"),
        ("jekyll-archives: {slug_mode: raw}", "lists.archives", Archives(slug_mode="raw")),
        (
            "jekyll-archives: {enabled: [month, tags], permalinks: {tag: '/t/:name/', year: '/y/:year/'}}",
            "lists.archives",
            Archives(tag="/t/:name/", year="/y/:year/", kinds=("category", "tag", "year", "month")),
        ),
        (
            "jekyll-archives: {enabled: all}",
            "lists.archives",
            Archives(kinds=("category", "tag", "year", "month", "day")),
        ),
        (
            "defaults: [{scope: {path: a, type: post}, values: {x: 1}}, {values: {y: 2}}]",
            "folders.defaults",
            (Defaults("a", "posts", {"x": 1}), Defaults(None, None, {"y": 2})),
        ),
    ],
)
def test_config(text: str, field: str, value: object) -> None:
    found, problems = load(text)
    assert (attrgetter(field)(found), problems) == (value, [])


@pytest.mark.parametrize(
    ("options", "field", "value"),
    [
        ({"permalink": "none"}, "permalinks.site", "none"),
        ({"permalink": None}, "permalinks.site", "pretty"),
        ({"pagination_per_page": 3}, "lists.per_page", 3),
        ({"archive_pagination_per_page": 4}, "lists.archive_per_page", 4),
        ({"blog_dir": "/news/"}, "lists.blog_dir", "news"),
        ({"blog_dir": "."}, "lists.blog_dir", ""),
        ({"tags_url": "topics/"}, "lists.tags_url", "/topics/"),
        ({"archives": ["tag"]}, "lists.archives", Archives(kinds=("tag",))),
        ({"future": False}, "publishing.future", False),
        ({"baseurl": "/x"}, "address.baseurl", "/x"),
        ({"exclude": ["y"]}, "folders.exclude", ("x", "y")),
        ({"enabled": True, "source_dir": "."}, "permalinks.site", "pretty"),
    ],
)
def test_options_win(options: dict[str, object], field: str, value: object) -> None:
    text = "permalink: pretty\npaginate: 5\nfuture: true\nbaseurl: /blog\nexclude: [x]\n"
    found, problems = load(text, options)
    assert (attrgetter(field)(found), problems) == (value, [])


@pytest.mark.parametrize("serving", [True, False])
def test_shown_when_serving(serving: bool) -> None:
    options: dict[str, object] = {"show_drafts": "serve", "future": "serve", "unpublished": "serve"}
    found, _ = load("future: true", options, serving=serving)
    assert (found.publishing.show_drafts, found.publishing.future, found.publishing.unpublished) == (
        serving,
        serving,
        serving,
    )


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("title: x\npermalink: 5", 2, "permalink"),
        ("permalink: /:category/:title/", 1, ":category"),
        ("a: 1\nb: 2\npaginate: many", 3, "paginate"),
        ("paginate_path: /page/", 1, ":num"),
        ("future: maybe", 1, "future"),
        ("exclude: x", 1, "exclude"),
        ("timezone: Mars/Olympus", 1, "timezone"),
        ("time: soon", 1, "time"),
        ("defaults: {x: 1}", 1, "defaults"),
        ("defaults: [{scope: {path: a}}]", 1, "defaults"),
        ("collections: {posts: {permalink: 7}}", 1, "collections"),
        ("- a\n- b", 1, "keys"),
        ("a: b: c", 1, "empty"),
        ("a: 1\nb: [", None, "empty"),
    ],
)
def test_what_is_of_no_use_is_reported_once(text: str, line: int | None, word: str) -> None:
    found, problems = load(text)
    assert found.permalinks.site == "date"
    assert [problem.src_uri for problem in problems] == ["_config.yml"]
    assert line is None or problems[0].line == line
    assert word in problems[0].message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: x\nfeed:\n  path: /a.xml\n  posts_limit: many\n", 4),
        ("feed:\n  tags:\n    only: [a]\n    path: /\n", 4),
        ("feed:\n  collections:\n    docs:\n      path: 1\n", 3),
        ("collections:\n  docs: {output: true}\nfeed:\n  collections:\n    docs:\n      path: 1\n", 6),
        ("collections:\n  posts:\n    permalink: /:nope/\n", 3),
        ("collections:\n  a:\n    output: true\n  'b':\n    permalink: 5\n", 5),
        ("pagination:\n  enabled: true\n  sort_reverse: perhaps\n", 3),
        ("defaults:\n  - {values: {}}\n  - x\n", 3),
        ("'permalink':\n  5\n", 1),
        ("a: |\n  paginate: x\npaginate: y\n", 3),
    ],
)
def test_a_fault_names_the_line_of_its_own_key(text: str, line: int) -> None:
    (problem,) = load(text)[1]
    assert (problem.src_uri, problem.line) == ("_config.yml", line)


def test_a_wrong_option_gives_way_to_the_configuration() -> None:
    found, problems = load("paginate: 5", {"pagination_per_page": "x", "blog_dir": "../up"})
    assert (found.lists.per_page, found.lists.blog_dir) == (5, "up")
    assert [problem.src_uri for problem in problems] == ["mkdocs.yml", "mkdocs.yml"]


def test_zones() -> None:
    for text, tz, hours in (
        ("", None, 0),
        ("", "Asia/Tokyo", 9),
        ("timezone: Asia/Shanghai", "Asia/Tokyo", 8),
    ):
        found, _ = load(text, tz=tz)
        assert found.publishing.now.utcoffset() == timedelta(hours=hours)
        assert found.publishing.timezone


def test_baseurl_is_the_path_of_the_site_where_nothing_else_is_said() -> None:
    assert load(site_path="/docs/")[0].address.baseurl == "/docs"
    assert load("baseurl: ''", site_path="/docs/")[0].address.baseurl == ""


def test_the_blog_is_where_jekyll_would_paginate() -> None:
    text = "paginate_path: /blog/page:num/"
    assert settings.index_candidates(text, {}) == ["blog/index.html", "blog/index.md", "index.html"]
    assert load(text, index_files=["index.html"])[0].lists.blog_dir == ""
    assert load(text, index_files=["index.html", "blog/index.html"])[0].lists.blog_dir == "blog"
    assert load("paginate_path: /a/b/:num/", index_files=["a/index.html"])[0].lists.blog_dir == "a"


def test_an_index_on_the_disk_is_looked_for(build: Build) -> None:
    files = {
        "_config.yml": "paginate_path: /blog/page:num/\n",
        "_posts/2024-01-01-a.md": "---\ntitle: A\n---\nText\n",
        "index.html": "---\n---\n{% for post in paginator.posts %}{{ post.title }}{% endfor %}\n",
    }
    assert 'href="2024/01/01/a.html"' in build(files).read("index.html")


def test_plugins_without_a_counterpart_are_named_in_one_line() -> None:
    text = "title: x\nplugins: [jekyll-feed, jemoji, jekyll-theme-slate, jekyll-spaceship, jemoji, 5]\n"
    now = datetime(2026, 1, 1, tzinfo=UTC)
    _, problems = settings.load("/s", text, {}, in_docs=False, serving=False, environ_tz=None, now=now)
    assert [(problem.line, problem.level) for problem in problems] == [(2, "info")]
    assert "jemoji, jekyll-spaceship, for" in problems[0].message
