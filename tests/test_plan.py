"""The plan of whole blogs."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NotRequired, TypedDict
from zoneinfo import ZoneInfo

import golden
import pytest
from counting import calls

from mkdocs_blogposts.model import Collection, Defaults, Folders, Publishing, Settings
from mkdocs_blogposts.plan import pages, posts, sources
from mkdocs_blogposts.publish.planning import plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.model import Asset, Blog, Post, SitePage

PageCase = TypedDict(
    "PageCase",
    {
        "file": str,
        "head": str,
        "body": NotRequired[str],
        "defaults": NotRequired[dict[str, object]],
        "is": "dict[str, object] | None",
        "told": NotRequired[list[list[object]]],
    },
)
PLAIN = Settings(Folders("/site", in_docs=False), publishing=Publishing(now=datetime(2026, 1, 1, tzinfo=UTC)))


def blog_of(
    files: Mapping[str, str], settings: Settings = PLAIN, taken: Mapping[str, str] | None = None
) -> Blog:
    found = [sources.from_text(name, text, settings.folders) for name, text in files.items()]
    return plan(settings, [source for source in found if source], taken)


def head(text: str = "x: 1") -> str:
    return f"---\n{text}\n---\nBody.\n"


def written(blog: Blog) -> list[str]:
    entries: list[Post | SitePage | Asset] = [*blog.posts, *blog.pages, *blog.assets]
    lists = {view.dest_uri for view in blog.views} - {page.dest_uri for page in blog.pages}
    return [*(entry.dest_uri for entry in entries), *lists]


def test_posts_are_ordered_by_instant_then_path() -> None:
    files = {
        "_posts/2020-01-02-b.md": head(),
        "_posts/2020-01-02-B.md": head(),
        "_posts/2020-01-02-中.md": head(),
        "_posts/2020-01-02-a.md": head("date: 2020-01-02 08:00:00 +0800"),
        "_posts/2019-01-01-z.md": head("date: 2021-01-01"),
    }
    blog = blog_of(files)
    uris = [post.source.src_uri for post in blog.posts]
    assert [uri[-4] for uri in uris] == ["z", "中", "b", "a", "B"]
    assert blog.neighbours[uris[0]] == (uris[1], None)
    assert blog.neighbours[uris[2]] == (uris[3], uris[1])
    assert blog.neighbours[uris[4]] == (None, uris[3])
    assert blog.by_uri[uris[1]] is blog.posts[1]
    assert blog.problems == ()


def test_limit_posts_keeps_the_newest() -> None:
    files = {f"_posts/2020-01-0{day}-a.md": head() for day in range(1, 6)}
    blog = blog_of(files, replace(PLAIN, publishing=replace(PLAIN.publishing, limit_posts=2)))
    assert [post.date.day for post in blog.posts] == [5, 4]
    assert len(blog_of(files, replace(PLAIN, publishing=replace(PLAIN.publishing, limit_posts=9))).posts) == 5


def test_the_last_post_keeps_the_address_and_none_is_lost() -> None:
    files = {f"_posts/2020-01-0{day}-a.md": head("permalink: /x/") for day in (1, 2, 3)}
    blog = blog_of(files)
    assert [(post.url, post.dest_uri) for post in blog.posts] == [
        ("/x/", "x/index.html"),
        ("/x-2/", "x-2/index.html"),
        ("/x-3/", "x-3/index.html"),
    ]
    assert [(problem.src_uri, problem.level) for problem in blog.problems] == [
        ("_posts/2020-01-02-a.md", "warning"),
        ("_posts/2020-01-01-a.md", "warning"),
    ]
    assert all("_posts/2020-01-03-a.md" in problem.message for problem in blog.problems)


def test_files_of_others_come_first_then_posts_then_assets_then_pages() -> None:
    files = {
        "x.html": "asset",
        "page.md": head("permalink: /x.html"),
        "_posts/2020-01-01-a.md": head("permalink: /x.html"),
    }
    blog = blog_of(files, PLAIN, {"x.html": "docs/x.md"})
    assert blog.posts[0].dest_uri == "x-2.html"
    assert [asset.dest_uri for asset in blog.assets] == ["x-3.html"]
    assert [page.dest_uri for page in blog.pages] == ["x-4.html"]
    assert len(blog.problems) == 3


def test_everything_is_written_once() -> None:
    files = {
        "index.html": head("layout: home"),
        "index.md": head(),
        "about.md": head(),
        "tag/c/index.md": head(),
        "_posts/2020-01-01-a.md": head("tags: [C, C++, c]\npermalink: /2020/"),
        "_posts/2020-01-02-b.md": head("categories: [tag]\npermalink: /tags/"),
        "_posts/2020-01-03-c.md": head("permalink: /page2"),
        "_posts/2020-01-04-d.md": head("permalink: /page2/index.html"),
        "_posts/2020-01-05-e.md": head("permalink: /2020/x"),
    }
    blog = blog_of(files, replace(PLAIN, lists=replace(PLAIN.lists, per_page=1)))
    assert len(set(written(blog))) == len(written(blog))
    uris = [view.src_uri for view in blog.views]
    assert len(set(uris)) == len(uris)


def test_nothing_unpublished_is_anywhere() -> None:
    settings = replace(
        PLAIN,
        folders=replace(PLAIN.folders, defaults=(Defaults("assets/secret", None, {"published": False}),)),
    )
    files = {
        "_posts/2020-01-01-a.md": head("published: false\ntags: [hush]"),
        "_posts/2030-01-01-b.md": head("tags: [hush]"),
        "_drafts/c.md": head("tags: [hush]"),
        "p.md": head("published: false"),
        "q.md": "---\ntitle: a: b\npublished: false\n---\nhush",
        "assets/secret/x.txt": "hush",
    }
    blog = blog_of(files, settings)
    assert (blog.posts, blog.pages, blog.assets, blog.tags) == ((), (), (), ())
    assert [problem.src_uri for problem in blog.problems] == ["q.md"]


@pytest.mark.parametrize(
    ("name", "case"), [*golden.cases("pages", "facts"), *golden.cases("pages", "defaults")]
)
def test_what_a_page_is(name: str, case: PageCase) -> None:
    given = (Defaults("", "pages", case.get("defaults", {})),)
    settings = replace(PLAIN, folders=replace(PLAIN.folders, defaults=given))
    text = head(case["head"]).replace("Body.", case.get("body", "Body."))
    source = sources.from_text(case["file"], text, settings.folders)
    assert source
    page, problems = pages.read(source, settings)
    wanted = case["is"]
    assert (page is None) is (wanted is None)
    if page is not None and wanted is not None:
        facts = {key: getattr(page, key) for key in wanted}
        assert facts | ({"emptied": sorted(page.emptied)} if "emptied" in wanted else {}) == wanted
    assert [[one.src_uri, one.line, one.message] for one in problems] == case.get("told", [])


def test_media_beside_posts_have_an_address_that_servers_show() -> None:
    blog = blog_of({"news/_posts/sub/x.png": "", "y.png": ""})
    assert {asset.source.src_uri: asset.dest_uri for asset in blog.assets} == {
        "news/_posts/sub/x.png": "news/posts/sub/x.png",
        "y.png": "y.png",
    }


def test_one_fault_of_the_defaults_is_told_once() -> None:
    settings = replace(
        PLAIN, folders=replace(PLAIN.folders, defaults=(Defaults("", "posts", {"permalink": "/:nope/"}),))
    )
    files = {f"_posts/2020-01-0{day}-a.md": head() for day in range(1, 6)}
    assert [problem.src_uri for problem in blog_of(files, settings).problems] == ["_config.yml"]


def test_the_seed_post() -> None:
    text = (
        '---\nlayout: post\ntitle:  "雨天的图书馆，Meta 与影像"\nauthor: jane\n'
        "categories: [ 人工智能 , 新闻 ]\nimage: assets/images/rain.jpg\ntags: [summer]\n---\n第一段\n"
    )
    blog = blog_of({"_posts/2024-10-05-rain.md": text})
    post = blog.posts[0]
    assert (post.title, post.image, post.tags) == (
        "雨天的图书馆，Meta 与影像",
        "assets/images/rain.jpg",
        ("summer",),
    )
    assert (post.categories, [author.name for author in post.authors]) == (("人工智能", "新闻"), ["jane"])
    assert post.dest_uri == "人工智能/新闻/2024/10/05/rain.html"
    assert [term.name for term in blog.categories] == ["人工智能", "新闻"]


KEYS = (
    *("title", "date", "slug", "permalink", "categories", "category", "tags", "tag", "published", "author"),
    *("image", "updated", "authors", "cover", "header", "hidden", "pin", "draft", "excerpt_separator"),
)
VALUES = (
    *("", "~", "5", "-1", "1.5", "true", "[]", "{}", "[[a], {b: c}, ~, 2020-01-02]", "{created: x}", "x: y"),
    *("'..'", "/../../x", '"\\0\\x01"', "2020-02-30", "99999-01-01", "0001-01-01", ":a", "a b", "📷", "["),
    *("&a [*a]", "!!python/object:os.system x", "2020-01-01 24:00:00 +9999", "x" * 400, "/:title:", "/x/"),
)
NAMES = (
    "_posts/2020-01-02-{}.md",
    "{}/_posts/20-1-1-x.md",
    "_drafts/{}.md",
    "{}.html",
    "_posts/2020-99-99-{}.md",
)
ENDS = ("\n---\n", "\n...\nBody", "", "\r\n---\r\n")


@pytest.mark.parametrize("seed", range(40))
def test_odd_input_never_raises(seed: int) -> None:
    choose = random.Random(seed)
    files = {}
    for number in range(20):
        lines = [f"{choose.choice(KEYS)}: {choose.choice(VALUES)}" for _ in range(choose.randrange(6))]
        files[choose.choice(NAMES).format(number)] = "\n".join(["---", *lines]) + choose.choice(ENDS)
    permalink = choose.choice(("date", "/:title", "/x/", "/:nope/"))
    zone = choose.choice((UTC, ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")))
    blog = blog_of(
        files,
        replace(
            PLAIN,
            publishing=replace(PLAIN.publishing, show_drafts=True, future=True, timezone=zone),
            permalinks=replace(PLAIN.permalinks, site=permalink),
        ),
    )
    assert len(set(written(blog))) == len(written(blog))
    for dest_uri in written(blog):
        assert dest_uri
        assert not dest_uri.startswith("/")
        assert not {"..", "."} & set(dest_uri.split("/"))


def test_work_grows_with_posts_only() -> None:
    def work(count: int) -> int:
        names = (f"_posts/2020-01-{number % 28 + 1:02}-post-{number}.md" for number in range(count))
        files = {name: head("tags: [a, b]\ncategories: x") for name in names}
        return calls(lambda: blog_of(files))

    work(50)
    assert work(1000) < 11 * work(100)


OUTPUT = Collection("wiki", output=True, permalink="/w/:path/")
SILENT = replace(OUTPUT, label="notes", output=False)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("main.scss", True),
        ("main.SASS", True),
        ("x.coffee", True),
        ("x.css", False),
        ("_wiki/x.scss", True),
        ("_notes/x.scss", False),
        ("_posts/2020-01-02-x.scss", False),
    ],
)
def test_style_sheets_that_are_compiled_are_the_themes(name: str, answer: bool) -> None:
    folders = replace(PLAIN.folders, collections=(OUTPUT, SILENT))
    source = sources.from_text(name, head(), folders)
    assert source
    assert pages.is_of_theme(source, folders) is answer


@pytest.mark.parametrize(
    ("text", "year"), [("date: 2020-05-06", 2020), ("x: 1", None), ("date: false", None)]
)
def test_a_document_has_a_date_where_one_is_written(text: str, year: int | None) -> None:
    folders = replace(PLAIN.folders, collections=(OUTPUT, SILENT))
    source = sources.from_text("_wiki/x.md", head(text), folders)
    assert source
    post, _ = posts.read(source, replace(PLAIN, folders=folders))
    assert post
    assert (post.collection, post.url, post.title) == ("wiki", "/w/x/", "X")
    given = post.meta.get("date")
    assert (given.year if isinstance(given, datetime) else None) == year
    assert post.date.year == (year or 2026)
