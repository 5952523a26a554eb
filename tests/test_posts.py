"""From a source to a post."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from mkdocs_blogposts.model import Defaults, Folders, Publishing, Settings
from mkdocs_blogposts.plan import posts, sources

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Post, Problem

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PLAIN = Settings(Folders("/site"), publishing=Publishing(now=NOW))
NAME = "_posts/2020-01-02-my-post.md"


def read(head: str, settings: Settings = PLAIN, name: str = NAME) -> tuple[Post | None, list[Problem]]:
    text = head if head.startswith("---") or not head else f"---\n{head}\n---\nBody.\n"
    source = sources.from_text(name, text, settings.folders, mtime=1577934000.0)
    assert source
    return posts.read(source, settings)


def post_of(head: str, settings: Settings = PLAIN, name: str = NAME) -> Post:
    post, problems = read(head, settings, name)
    assert problems == []
    assert post
    return post


def test_a_post_without_front_matter() -> None:
    post = post_of("")
    assert (post.title, post.slug, post.url) == ("My Post", "my-post", "/2020/01/02/my-post.html")
    assert (post.id, post.dest_uri) == ("/2020/01/02/my-post", "2020/01/02/my-post.html")
    assert (post.date, post.body, post.body_line) == (datetime(2020, 1, 2, tzinfo=UTC), "", 1)
    assert (post.categories, post.tags, post.image, post.updated, post.draft) == ((), (), None, None, False)


@pytest.mark.parametrize(
    ("head", "categories", "tags"),
    [
        ("categories: a b, c", ("a", "b,", "c"), ()),
        ("categories: [ 人工智能 , 新闻 ]\ntags: [summer]", ("人工智能", "新闻"), ("summer",)),
        ("category: a b\ntag: c d", ("a b",), ("c d",)),
        ("category: x\ncategories: [a, x]", ("a", "x"), ()),
        ("categories: [1, null]", (1, None, "1", ""), ()),
        ("tags: [1, 1, null, [a, [b]], true]", (), (1, 1, "a", "b", True)),
        ("tags: 5", (), ()),
        ("tag: false\ntags: a　b", (), ("a　b",)),
        ("categories:\ntags:", (), ()),
        ("categories: [1, true, 1.0]", (1, True, 1.0, "1", "true", "1.0"), ()),
    ],
)
def test_terms(head: str, categories: tuple[object, ...], tags: tuple[object, ...]) -> None:
    post = post_of(head)
    assert [repr(each) for each in post.categories] == [repr(each) for each in categories]
    assert [repr(each) for each in post.tags] == [repr(each) for each in tags]


def test_categories_come_from_folders_defaults_and_the_post() -> None:
    settings = replace(
        PLAIN, folders=replace(PLAIN.folders, defaults=(Defaults("", "posts", {"categories": "d e"}),))
    )
    post = post_of("categories: [f, A]\ncategory: g", settings, "A/b/_posts/2020-01-02-x.md")
    assert post.categories == ("A", "b", "d", "e", "f", "g")


@pytest.mark.parametrize(
    ("head", "title", "shown"),
    [
        ("title: '全方位 ，X'", "全方位 ，X", "全方位 ，X"),
        ("title: 2020", 2020, "2020"),
        ("title: ''", "", "My Post"),
        ("title: null", "My Post", "My Post"),
        ("title: [a, b]", ["a", "b"], '["a", "b"]'),
        ("title: |\n  a\n", "a\n", "a"),
        ("slug: other", "My Post", "My Post"),
    ],
)
def test_titles(head: str, title: object, shown: str) -> None:
    post = post_of(head)
    assert (post.meta["title"], post.title) == (title, shown)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("date: 2020-03-04", datetime(2020, 3, 4, tzinfo=ZoneInfo("Asia/Shanghai"))),
        ("date: 2020-03-04 20:00:00", datetime(2020, 3, 4, 20, tzinfo=UTC)),
        ("date: 2020-03-04 20:00:00 +0800", datetime(2020, 3, 4, 12, tzinfo=UTC)),
        ("date: {created: 2020-03-04, updated: 2021-01-01}", datetime(2020, 3, 3, 16, tzinfo=UTC)),
    ],
)
def test_dates(head: str, date: datetime) -> None:
    post = post_of(
        head, replace(PLAIN, publishing=replace(PLAIN.publishing, timezone=ZoneInfo("Asia/Shanghai")))
    )
    assert post.date == date
    assert post.date.utcoffset() == ZoneInfo("Asia/Shanghai").utcoffset(datetime(2020, 1, 1))


@pytest.mark.parametrize(
    ("key", "year"),
    [
        ("last_modified_at: 2021-01-01", 2021),
        ("updated: 2022-05-05", 2022),
        ("date: {created: 2020-01-01, updated: 2023-01-01}", 2023),
    ],
)
def test_updated(key: str, year: int) -> None:
    updated = post_of(key).updated
    assert updated
    assert updated.year == year


@pytest.mark.parametrize(
    ("head", "settings", "shown"),
    [
        ("published: false", PLAIN, False),
        ("published: off", PLAIN, False),
        ("published:", PLAIN, False),
        ("published: 'false'", PLAIN, True),
        ("published: 0", PLAIN, True),
        ("published: false", replace(PLAIN, publishing=replace(PLAIN.publishing, unpublished=True)), True),
        ("date: 2026-01-01 00:00:01 +0000", PLAIN, False),
        ("date: 2026-01-01 00:00:00 +0000", PLAIN, True),
        ("date: 2030-01-01", replace(PLAIN, publishing=replace(PLAIN.publishing, future=True)), True),
        ("draft: true", PLAIN, True),
    ],
)
def test_what_is_published(head: str, settings: Settings, shown: bool) -> None:
    assert (read(head, settings)[0] is not None) is shown


def test_drafts() -> None:
    settings = replace(PLAIN, publishing=replace(PLAIN.publishing, show_drafts=True))
    assert read("", PLAIN, "_drafts/my idea.md") == (None, [])
    post = post_of("", settings, "news/_drafts/my idea.md")
    assert (post.draft, post.title, post.slug, post.categories) == (True, "My idea", "my idea", ("news",))
    assert post.date == datetime(2020, 1, 2, 3, tzinfo=UTC)
    assert post_of("", settings, "_drafts/2019-05-06-x.md").url == "/2019/05/06/x.html"


@pytest.mark.parametrize(
    ("head", "url", "dest_uri"),
    [
        ("permalink: /a/b", "/a/b", "a/b.html"),
        ("permalink: aat/", "/aat/", "aat/index.html"),
        ("permalink: /x.aspx", "/x.aspx", "x.aspx"),
        ("permalink: /zh/比特-聲明/", "/zh/比特-聲明/", "zh/比特-聲明/index.html"),
        ("permalink: false", "/2020/01/02/my-post.html", "2020/01/02/my-post.html"),
        ("slug: My Slug!", "/2020/01/02/My-Slug!.html", "2020/01/02/My-Slug!.html"),
        ("permalink: /%2e%2e/%2e%2e/x", "/%2e%2e/%2e%2e/x", "x.html"),
    ],
)
def test_addresses(head: str, url: str, dest_uri: str) -> None:
    post = post_of(head)
    assert (post.url, post.dest_uri) == (url, dest_uri)


@pytest.mark.parametrize(
    ("head", "image", "alt"),
    [
        ("image: assets/x.jpg", "assets/x.jpg", ""),
        ("image: {path: /x.jpg, alt: A cat}", "/x.jpg", "A cat"),
        ("image: ' '\ncover: c.png", "c.png", ""),
        ("header: {teaser: t.png, image: i.png}", "i.png", ""),
        ("header-img: h.png\nimage_alt: H", "h.png", "H"),
        ("image: [a.jpg]\nfeature: true\nog_image: o.png", "o.png", ""),
        ("image:", None, ""),
    ],
)
def test_covers(head: str, image: str | None, alt: str) -> None:
    post = post_of(head)
    assert (post.image, post.image_alt) == (image, alt)


def test_flags_and_unknown_keys() -> None:
    post = post_of("sticky: 10\nhidden: yes\nrating: {stars: 5}\n1: x")
    assert (post.pinned, post.hidden, post.meta["rating"]) == (True, True, {"stars": 5})
    assert (post_of("pin: false\nhidden: no").pinned, post_of("hidden: no").hidden) == (False, False)


def test_line_of_the_body() -> None:
    post = post_of("---\r\ntitle: x\r\n---\r\nBody\r\n")
    assert (post.body, post.body_line) == ("Body\r\n", 4)


@pytest.mark.parametrize(
    ("head", "line", "word", "url"),
    [
        ("title: a: b", 2, "front matter", "/2026/01/01/2020-01-02-my-post.html"),
        ("title: x\ntags:\n\t- a", 4, "front matter", "/2026/01/01/2020-01-02-my-post.html"),
        ("- a\n- b", 2, "front matter", "/2026/01/01/2020-01-02-my-post.html"),
        ("title: x\ncategories: 5", 3, "categories", "/2026/01/01/2020-01-02-my-post.html"),
        ("x: 1\ndate: soon", 3, "soon", "/2020/01/02/my-post.html"),
        ("date: 2020-13-45", 2, "2020-13-45", "/2020/01/02/my-post.html"),
        ("slug: 5", 2, "slug", "/2020/01/02/5.html"),
        ("permalink: 5", 2, "permalink", "/2020/01/02/my-post.html"),
        ("x: y\npermalink: /:category/x", 3, ":category", "/2020/01/02/my-post.html"),
        ("categories: ['10:30 x']", 2, "10:30", "/10:30%20x/2020/01/02/my-post.html"),
        ("updated: never", 2, "never", "/2020/01/02/my-post.html"),
    ],
)
def test_faults_are_reported_once_and_the_text_stays(head: str, line: int, word: str, url: str) -> None:
    post, problems = read(head)
    assert post
    assert (post.url, post.body, post.title) == (url, "Body.\n", post.title or None)
    assert [(problem.src_uri, problem.line) for problem in problems] == [(NAME, line)]
    assert word in problems[0].message


@pytest.mark.parametrize(
    "head",
    [
        "title: a: b\npublished: false",
        "title: a: b\npublished:   no  # not yet",
        "title: a: b\npublished:",
        "published: 'false'\ntitle: [",
        "draft: true\ntitle: a: b",
        "categories: 5\npublished: false",
        "date: 2030-01-01 # soon\ntitle: a: b",
    ],
)
def test_broken_front_matter_publishes_nothing_that_was_held_back(head: str) -> None:
    post, problems = read(head)
    assert post is None
    assert [problem.src_uri for problem in problems] == [NAME]


def test_strict_front_matter_leaves_the_post_out() -> None:
    post, problems = read(
        "title: a: b", replace(PLAIN, publishing=replace(PLAIN.publishing, strict_front_matter=True))
    )
    assert (post, len(problems)) == (None, 1)


def test_a_name_that_is_no_date() -> None:
    name = "_posts/2020-13-01-x.md"
    assert read("", name=name)[0] is None
    assert len(read("", name=name)[1]) == 1
    post, problems = read("date: 2020-01-01", name=name)
    assert post
    assert problems == []


def test_defaults_that_cannot_be_used_are_reported_for_the_configuration() -> None:
    settings = replace(
        PLAIN,
        folders=replace(
            PLAIN.folders, defaults=(Defaults("", None, {"permalink": "/:nope/", "date": "soon"}),)
        ),
    )
    post, problems = read("title: x", settings)
    assert post
    assert {problem.src_uri for problem in problems} == {"_config.yml"}
    settings = replace(
        PLAIN, folders=replace(PLAIN.folders, defaults=(Defaults("", None, {"categories": 5}),))
    )
    post, problems = read("title: x", settings)
    assert (post, [problem.src_uri for problem in problems]) == (None, ["_config.yml"])


@pytest.mark.parametrize(
    ("path", "kind", "applies"),
    [
        ("", None, True),
        (None, "posts", True),
        ("", "pages", False),
        ("_posts", "posts", True),
        ("_posts/en", None, True),
        ("_posts/e", None, True),
        ("/_posts", None, False),
        ("_posts/*", None, True),
        ("**/*.md", None, True),
        ("*/en", None, True),
        ("_posts/*/", None, True),
        ("_posts/*.md", None, False),
        ("{a,_posts}/[a-f]?/2020*", None, True),
        ("_p*s", None, True),
        ("*posts", None, True),
        ("**", None, True),
        (5, None, True),
    ],
)
def test_scopes(path: object, kind: object, applies: bool) -> None:
    settings = replace(PLAIN, folders=replace(PLAIN.folders, defaults=(Defaults(path, kind, {"v": 1}),)))
    assert ("v" in post_of("title: x", settings, "_posts/en/2020-01-02-a.md").meta) is applies


def test_defaults_are_laid_over_each_other() -> None:
    sets = (
        Defaults("_posts/en", None, {"v": "long", "m": {"a": 1}}),
        Defaults("", "posts", {"v": "typed", "w": "typed", "m": {"b": 2}}),
        Defaults("", None, {"w": "untyped", "x": "untyped", "l": [1]}),
    )
    meta = post_of(
        "x:\nl: [2]\nm: {c: 3}",
        replace(PLAIN, folders=replace(PLAIN.folders, defaults=sets)),
        "_posts/en/2020-01-02-a.md",
    ).meta
    assert {key: meta[key] for key in "vwxlm"} == {
        "v": "long",
        "w": "typed",
        "x": "untyped",
        "l": [2],
        "m": {"a": 1, "b": 2, "c": 3},
    }
