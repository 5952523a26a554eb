"""jekyll-paginate-v2's lists: against the answers of real Jekyll, and in cases of our own."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import golden
import pytest
import vectors
import yaml

from mkdocs_blogposts import settings
from mkdocs_blogposts.plan import sources
from mkdocs_blogposts.publish.planning import plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_blogposts.model import Blog, Problem, View

VECTORS = {str(vector["id"]): vector for vector in vectors.load("10f-paginate-v2")}

# title, rest of the front matter; in the order of their dates
POSTS = (
    ("banana", "tags: [Big, small]\ncategories: [x]\nrank: 3\nwho: {name: b}\nodd: 1" + "0" * 400),
    ("Apple", "tags: [small]\ncategories: [x, y]\nrank: 10\nlocale: en"),
    ("cherry", "tags: [big]\ncategories: [Y]\nrank: 3\nwho: {name: a}\nodd: [x]"),
    ("Date", "tags: [small]\ncategories: [x]\nhidden: true"),
    ("elder", "tags: [small]\ncategories: [x]"),
)


def differences(vector: vectors.Vector, blog: Blog) -> list[str]:
    """Compare which files there are, and which posts each list shows; our own lists come on top."""
    want = vectors.expected(vector)
    ours = {post.dest_uri for post in blog.posts} | {page.dest_uri for page in blog.pages}
    ours |= {view.dest_uri for view in blog.views}
    files = set(cast("list[str]", want["files"]))
    wrong = [f"{name} is missing" for name in sorted(files - ours)]
    own = {view.dest_uri for view in blog.views if view.kind in ("year", "categories", "tags", "archive")}
    if "autopages" not in cast("dict[str, object]", vector["config"]):
        own |= {view.dest_uri for view in blog.views if view.term}
    wrong += [f"{name} is too much" for name in sorted(ours - files - own)]
    by_dest = {view.dest_uri: view for view in blog.views}
    for name, text in cast("dict[str, str]", want["outputs"]).items():
        titles = re.findall(r"P[0-9]+", text.partition("|")[0])
        found = [blog.by_uri[uri].title for uri in by_dest[name].posts] if name in by_dest else []
        # Where pagination is off, Jekyll's template shows nothing, and ours is the blog index all the same.
        if titles and found != titles:
            wrong.append(f"{name} lists {found}, but Jekyll {titles}")
        heading = text.split("|")[6]
        if name in by_dest and by_dest[name].page > 1 and not by_dest[name].term:
            wrong += [] if by_dest[name].heading == heading else [f"{name} is called {by_dest[name].heading}"]
    return wrong


@vectors.needed
@pytest.mark.parametrize("name", list(VECTORS))
def test_lists_are_jekylls(name: str, tmp_path: Path) -> None:
    blog, problems = vectors.build(VECTORS[name], tmp_path)
    assert differences(VECTORS[name], blog) == []
    assert [problem for problem in problems if problem.level == "warning"] == []


def build(
    pages: Mapping[str, str] | None = None, options: Mapping[str, object] | None = None, **config: object
) -> tuple[Blog, list[Problem]]:
    heads = {
        f"_posts/2020-01-0{day}-p{day}.md": f"title: {title}\n{more}"
        for day, (title, more) in enumerate(POSTS, start=1)
    }
    return plan_of(heads | dict(pages or {}), options or {}, config)


def plan_of(
    heads: Mapping[str, str], options: Mapping[str, object], config: Mapping[str, object]
) -> tuple[Blog, list[Problem]]:
    found, problems = settings.load(
        "/site",
        yaml.safe_dump(config),
        options,
        in_docs=False,
        serving=False,
        environ_tz=None,
        now=datetime(2026, 1, 1, tzinfo=UTC),
    )
    read = [
        sources.from_text(name, f"---\n{head}\n---\nText.\n", found.folders) for name, head in heads.items()
    ]
    blog = plan(found, [source for source in read if source])
    return blog, [*problems, *blog.problems]


def lists(blog: Blog, *kinds: str) -> dict[str, str]:
    """Return the posts of each page of a list, by its URL, in words."""
    return {view.url: titles(blog, view) for view in blog.views if view.kind in kinds}


def titles(blog: Blog, view: View) -> str:
    return " ".join(blog.by_uri[uri].title for uri in view.posts)


# Numbers beyond measure are no case for a file to read.
HUGE = yaml.safe_dump({"limit": 10**400, "per_page": 10**400, "title": ":num" * 9})


@pytest.mark.parametrize(
    ("text", "shown"), [*golden.table("selection", "orders"), (HUGE, "banana Apple cherry elder")]
)
def test_a_page_chooses_its_posts(text: str, shown: str) -> None:
    given = yaml.safe_load(text)
    head = yaml.safe_dump({"title": "Home", "pagination": {"enabled": True, **given}})
    blog, problems = build({"index.html": head}, pagination={"enabled": True})
    assert list(lists(blog, "index").values()) == [shown]
    assert [problem for problem in problems if problem.level == "warning"] == []
    on_site, _ = build({"index.html": "pagination: {enabled: true}"}, pagination={"enabled": True, **given})
    assert list(lists(on_site, "index").values()) == [shown]


@pytest.mark.parametrize(("text", "case"), golden.cases("selection", "sorts"))
def test_posts_are_sorted(text: str, case: tuple[list[str], list[int]]) -> None:
    heads, wanted = case
    files = {f"_posts/2020-01-0{day}-p.md": head for day, head in enumerate(heads, start=1)}
    pagination = {"enabled": True, **yaml.safe_load(text)}
    blog, _ = plan_of({**files, "index.html": "title: Home"}, {}, {"pagination": pagination})
    shown = [uri for view in blog.views if view.kind == "index" for uri in view.posts]
    assert [[*files].index(uri) for uri in shown] == wanted


PLACES = [
    ("/page:num/", {}, "/", "/page2/"),
    ("/page/:num", {}, "/", "/page/2"),
    ("/x:num.html", {}, "/", "/x2.html"),
    ("/p/:num/", {"indexpage": "list", "extension": ".htm"}, "/list.htm", "/p/2/list.htm"),
    ("/", {"indexpage": "list-:num"}, "/list-1.html", "/list-2.html"),
]


@pytest.mark.parametrize(("permalink", "more", "first", "second"), PLACES)
def test_pages_go_to_the_permalink(permalink: str, more: dict[str, str], first: str, second: str) -> None:
    given = {"enabled": True, "per_page": 2, "permalink": permalink, **more}
    blog, _ = build({"index.html": "pagination: {enabled: true}"}, pagination=given)
    assert list(lists(blog, "index")) == [first, second]
    blog, _ = build({"a/b.html": "permalink: /c/\npagination: {enabled: true}"}, pagination=given)
    assert list(lists(blog, "index")) == [f"/c{first}", f"/c{second}"]


def test_several_pages_have_a_list_each() -> None:
    pages = {
        "index.md": "title: Home",
        "blog/index.md": "title: Blog\npagination: {enabled: true}",
        "x.html": "title: X\npermalink: /x/\npagination: {enabled: true, category: x, per_page: 2}",
        "off.html": "pagination: {enabled: false}",
    }
    blog, _ = build(pages, pagination={"enabled": True})
    assert lists(blog, "index") == {"/blog/": "banana Apple cherry elder"}
    assert lists(blog, "list") == {"/x/": "banana Apple", "/x/page2/": "elder"}
    assert [view.src_uri for view in blog.views if view.kind == "index"] == ["blog/index.md"]
    assert {page.url for page in blog.pages} == {"/", "/blog/", "/off.html", "/x/"}
    assert [view.heading for view in blog.views if view.kind == "list"] == ["", "X - page 2"]


def test_a_page_moves_to_its_folder_unless_another_page_is_there() -> None:
    page = "pagination: {enabled: true}"
    given = {"enabled": True, "per_page": 2}
    blog, problems = build({"all.html": page, "index.html": page}, pagination=given)
    assert list(lists(blog, "index")) == ["/", "/page2/"]
    assert list(lists(blog, "list")) == ["/all.html", "/all/page2/"]
    assert [problem for problem in problems if problem.level == "warning"] == []
    alone, _ = build({"sub/all.html": page}, pagination=given)
    assert list(lists(alone, "index")) == ["/sub/", "/sub/page2/"]


def test_autopages_list_terms() -> None:
    given = {"enabled": True, "tags": {"permalink": "/t/:tag"}, "categories": {"enabled": False}}
    blog, _ = build(pagination={"enabled": True, "per_page": 2}, autopages=given)
    assert lists(blog, "tag") == {
        "/t/big/": "banana cherry",
        "/t/small/": "banana Apple",
        "/t/small/page2/": "elder",
    }
    assert {tag.name: tag.url for tag in blog.tags} == {
        "Big": "/t/big/",
        "small": "/t/small/",
        "big": "/t/big/",
    }
    assert lists(blog, "category")["/category/x/"] == "elder Date"


def test_paginate_and_what_is_off_go_on_as_before() -> None:
    page = {"index.html": "pagination: {enabled: true, category: y}"}
    newest = "elder cherry Apple banana"
    for config in ({"enabled": False}, {"per_page": 2}, None, "yes"):
        blog, _ = build(page, plugins=["jekyll-paginate-v2"], pagination=config)
        assert lists(blog, "index") == {"/": newest}
    blog, _ = build(page, paginate=3, pagination={"enabled": True})
    assert lists(blog, "index") == {"/": "elder cherry Apple", "/page2/": "banana"}


def test_options_win() -> None:
    options = {"pagination_per_page": 3, "paginate_path": "/blog/p:num", "blog_dir": "blog"}
    blog, _ = build(options=options, pagination={"enabled": True, "per_page": 1})
    assert lists(blog, "index") == {"/blog/": "banana Apple cherry", "/blog/p2/": "elder"}


def test_what_is_of_no_use_is_told() -> None:
    given = {"enabled": True, "per_page": 0, "limit": "many", "permalink": "/page/", "tag": {"a": 1}}
    pages = {
        "index.html": "pagination: {enabled: true, sort_reverse: 7}",
        "cakes.html": "pagination: {enabled: true, collection: cakes}",
    }
    blog, problems = build(pages, pagination=given)
    told = [(one.src_uri, one.message.split("`")[1]) for one in problems if one.level == "warning"]
    assert told == [
        ("_config.yml", "pagination.per_page"),
        ("_config.yml", "pagination.limit"),
        ("_config.yml", "pagination.tag"),
        ("_config.yml", "pagination.permalink"),
        ("index.html", "pagination.sort_reverse"),
        ("cakes.html", "pagination.collection"),
    ]
    assert list(lists(blog, "index", "list")) == ["/"]
