from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

import golden
import pytest
import yaml

from mkdocs_blogposts.model import (
    Archives,
    Folders,
    Post,
    Problem,
    Settings,
    Source,
    Term,
    TermKind,
    View,
    ViewKind,
)
from mkdocs_blogposts.plan import categories, lists
from mkdocs_blogposts.plan.addresses import Addresses
from mkdocs_blogposts.plan.lists import terms
from mkdocs_blogposts.plan.lists.list_addresses import ListAddress, list_address
from mkdocs_blogposts.plan.lists.pagination import cut, index_page, list_page
from mkdocs_blogposts.ruby.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SETTINGS = Settings(Folders(source_dir="/site"))
ALL: tuple[ViewKind, ...] = ("category", "tag", "year", "month", "day")


class Ledger(Addresses):
    """An address ledger that counts how often it is asked, and starts with pages of the author's."""

    def __init__(self, owners: Mapping[str, str] | None = None, pages: Iterable[str] = ()) -> None:
        super().__init__(owners, markdown_ext=())
        self._pages |= set(pages)
        self.asked = 0

    def owner(self, dest_uri: str) -> str | None:
        self.asked += 1
        return super().owner(dest_uri)

    def take(self, dest_uri: str, src_uri: str) -> None:
        assert super().owner(dest_uri) in (None, *self._pages), dest_uri
        super().take(dest_uri, src_uri)


def post(name: str, day: str = "2024-03-05", **fields: object) -> Post:
    uri = f"_posts/{day}-{name}.md"
    made = Post(
        source=Source(uri, f"/site/{uri}", "post", ".md"),
        id=f"/{name}",
        title=name,
        date=datetime.combine(date.fromisoformat(day), time(), UTC),
        slug=name,
        url=f"/{name}/",
        dest_uri=f"{name}/index.html",
        categories=cast("tuple[object, ...]", fields.pop("categories", ())),
        tags=cast("tuple[object, ...]", fields.pop("tags", ())),
        meta={},
        body="",
        body_line=1,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def uris(posts: Iterable[Post]) -> tuple[str, ...]:
    return tuple(one.source.src_uri for one in posts)


def of(found: lists.Views, *kinds: ViewKind) -> list[View]:
    return [view for view in found.views if view.kind in kinds]


# Addresses


@pytest.mark.parametrize(("given", "wanted"), golden.table("list_addresses", "patterns"))
def test_patterns(given: str, wanted: list[str]) -> None:
    pattern, _, values = given.partition(" {")
    address = list_address(pattern, json.loads("{" + (values or "}")))
    assert [address.url, address.dest_uri] == wanted


def test_addresses_beside_and_below() -> None:
    assert list_address("/tags/:name.html", {"name": "x"}).below("page2").url == "/tags/x/page2/"
    assert list_address("/").below("page2") == ListAddress("page2")
    assert list_address("/tags/x.html").numbered(2).url == "/tags/x-2.html"
    assert list_address("/").numbered(2).url == "/blog-2/"
    assert list_address("/tags/").twin.dest_uri == "tags.html"
    assert (
        list_address("/tags.html").twin.dest_uri == list_address("/tags").twin.dest_uri == "tags/index.html"
    )
    assert list_address("/").twin == list_address("/")


# Pages of a list


@pytest.mark.parametrize(("given", "wanted"), golden.table("list_addresses", "further"))
def test_addresses_of_further_pages(given: str, wanted: list[str]) -> None:
    path, _, blog_dir = given.partition(" ")
    index, tag = wanted
    settings = replace(SETTINGS, lists=replace(SETTINGS.lists, paginate_path=path, blog_dir=blog_dir))
    assert index_page(settings.lists, 2).url == index
    assert list_page(settings.lists, list_address("/tag/x/"), 2).url == tag
    assert list_page(settings.lists, list_address("/tag/x.html"), 2).url == tag


def test_cutting() -> None:
    assert cut(("a", "b", "c"), 2) == [("a", "b"), ("c",)]
    assert cut(("a", "b"), 2) == cut(("a", "b"), 0) == cut(("a", "b"), -1) == [("a", "b")]
    assert cut((), 2) == cut((), 0) == [()]


# The blog index


def test_the_index_has_a_page_without_any_post() -> None:
    found = lists.build(SETTINGS, [], Ledger())
    assert found.views == (View("index", "index.md", "/", "index.html", "Blog", urls=("/",)),)
    assert (found.categories, found.tags, found.problems) == ((), (), ())


def test_the_index_in_pages_pinned_first_without_hidden() -> None:
    posts = [post(str(n), pinned=n in (3, 5), hidden=n in (2, 5)) for n in range(7, 0, -1)]
    settings = replace(SETTINGS, lists=replace(SETTINGS.lists, per_page=2, blog_dir="blog"))
    found = of(lists.build(settings, posts, Ledger()), "index")
    names = [[re.sub(r".*-|\.md", "", uri) for uri in view.posts] for view in found]
    assert names == [["3", "7"], ["6", "4"], ["1"]]
    assert [view.url for view in found] == ["/blog/", "/blog/page2/", "/blog/page3/"]
    assert [view.dest_uri for view in found] == [f"blog/{p}index.html" for p in ("", "page2/", "page3/")]
    assert [view.src_uri for view in found] == [f"blog/{p}index.md" for p in ("", "page2/", "page3/")]
    assert [view.page for view in found] == [1, 2, 3]
    assert {view.urls for view in found} == {("/blog/", "/blog/page2/", "/blog/page3/")}


def test_pages_without_a_number_in_their_path_stand_apart() -> None:
    posts = [post(str(n), tags=("t",)) for n in range(3)]
    for path in ("/page", ""):
        settings = replace(
            SETTINGS, lists=replace(SETTINGS.lists, per_page=1, archive_per_page=1, paginate_path=path)
        )
        urls = [view.url for view in lists.build(settings, posts, Ledger()).views]
        assert len(set(urls)) == len(urls) == 3 + 1 + 1 + 3 + 3


# Terms


def test_terms_are_texts_in_order_of_first_appearance() -> None:
    posts = [
        post("c", "2024-03-03", tags=("x", "x", 2020, None), categories=(None, "")),
        post("b", "2024-03-02", tags=("y", "x", "", " ")),
        post("a", "2024-03-01", tags=("2020", date(2020, 1, 2), True)),
    ]
    found = lists.build(SETTINGS, posts, Ledger())
    assert [(term.name, term.slug, term.url) for term in found.tags] == [
        ("2020", "2020", "/tag/2020/"),
        ("2020-01-02", "2020-01-02", "/tag/2020-01-02/"),
        ("true", "true", "/tag/true/"),
        ("y", "y", "/tag/y/"),
        ("x", "x", "/tag/x/"),
    ]
    assert found.tags[0].posts == uris([posts[0], posts[2]])
    assert found.tags[-1].posts == uris(posts[:2])
    assert found.categories == ()
    assert not of(found, "category", "categories")
    assert [view.url for view in of(found, "tags")] == ["/tags/"]


SHARED: list[tuple[tuple[str, ...], str, dict[str, str]]] = [
    (("C", "C++", "C#"), "default", {"C": "c", "C++": "c-2", "C#": "c-3"}),
    (("C++", "C 2", "C"), "default", {"C++": "c", "C 2": "c-2", "C": "c-3"}),
    (("C", "C++", "c-2", "C-2"), "default", {"C": "c", "C++": "c-3", "c-2": "c-2", "C-2": "c-2-2"}),
    (("Linux", "linux", "LINUX"), "default", {"Linux": "linux", "linux": "linux-2", "LINUX": "linux-3"}),
    (("!!!", "🎉"), "default", {"!!!": "", "🎉": "tag-2"}),
    (("C", "C++"), "pretty", {"C": "c", "C++": "c++"}),
    (("a/b", "..", ".", "a\\b"), "none", {"a/b": "a-b", "..": "", ".": "tag-2", "a\\b": "a-b-2"}),
    (("../../x", "\x00", "é" * 150), "none", {"../../x": "..-..-x", "\x00": "-", "é" * 150: "é" * 100}),
]


@pytest.mark.parametrize(("names", "mode", "slugs"), SHARED)
def test_terms_that_differ_have_pages_of_their_own(
    names: tuple[str, ...], mode: str, slugs: dict[str, str]
) -> None:
    settings = replace(SETTINGS, lists=replace(SETTINGS.lists, archives=Archives(slug_mode=mode)))
    found = lists.build(settings, [post("a", tags=names)], Ledger())
    assert {term.name: term.slug for term in found.tags} == slugs
    dests = [view.dest_uri for view in found.views]
    assert len(set(dests)) == len(dests)
    assert all(dest.startswith("tag/") for dest in (view.dest_uri for view in of(found, "tag")))


def test_one_notice_names_the_terms_that_share_a_slug() -> None:
    posts = [
        post("c", "2024-03-03", tags=("C#", "Linux")),
        post("b", "2024-03-02", tags=("C++", "x")),
        post("a", "2024-03-01", tags=("C",), categories=("linux",)),
    ]
    (notice,) = lists.build(SETTINGS, posts, Ledger()).problems
    assert (notice.level, notice.src_uri) == ("info", "_posts/2024-03-02-b.md")
    assert '"C" (/tag/c/), "C++" (/tag/c-2/), "C#" (/tag/c-3/)' in notice.message


def test_term_pages() -> None:
    posts = [post(str(n), categories=("人工 智能",)) for n in range(5)]
    settings = replace(
        SETTINGS,
        lists=replace(SETTINGS.lists, archive_per_page=2, archives=Archives(category="/c/:name.html")),
    )
    found = lists.build(settings, posts, Ledger())
    (term,) = found.categories
    shown = of(found, "category")
    assert term.url == shown[0].url == "/c/%E4%BA%BA%E5%B7%A5-%E6%99%BA%E8%83%BD.html"
    assert [view.dest_uri for view in shown] == [
        "c/人工-智能.html",
        "c/人工-智能/page2/index.html",
        "c/人工-智能/page3/index.html",
    ]
    assert [view.src_uri for view in shown][:2] == ["c/人工-智能.md", "c/人工-智能/page2/index.md"]
    assert {view.title for view in shown} == {"人工 智能"}
    assert all(view.term == term for view in shown)
    assert sum((view.posts for view in shown), ()) == term.posts == uris(posts)


def test_what_is_not_wanted_is_not_built() -> None:
    posts = [post("a", tags=("t",), categories=("c",))]
    found = lists.build(
        replace(SETTINGS, lists=replace(SETTINGS.lists, archives=Archives(kinds=("tag",)))), posts, Ledger()
    )
    assert {view.kind for view in found.views} == {"index", "tag", "tags"}
    assert [(term.name, term.url) for term in found.categories] == [("c", "")]


def test_a_pattern_that_joins_all_lists_is_reported_and_not_used() -> None:
    archives = Archives(tag="/tags/", month="/m/:month/", kinds=("tag", "month"))
    settings = replace(SETTINGS, lists=replace(SETTINGS.lists, archives=archives), file="_config.yml")
    found = lists.build(settings, [post("a", tags=("t",))], Ledger())
    assert [view.url for view in of(found, "tag", "month")] == ["/tag/t/", "/2024/03/"]
    assert [problem.src_uri for problem in found.problems] == ["_config.yml", "_config.yml"]
    assert all(word in found.problems[0].message for word in ('"/tags/"', '":name"', '"/tag/:name/"'))


# Dates


def test_dates_and_overviews() -> None:
    posts = [
        post("d", "2024-03-05"),
        post("c", "2024-03-01", hidden=True),
        post("b", "2024-02-29"),
        post("a", "2023-12-31", tags=("t",), categories=("c",)),
    ]
    settings = replace(
        SETTINGS,
        lists=replace(SETTINGS.lists, archives=Archives(kinds=ALL), archive_url="/all.html", tags_url="/t"),
    )
    found = lists.build(settings, posts, Ledger())
    assert {view.url: (view.title, len(view.posts)) for view in of(found, "year", "month", "day")} == {
        "/2024/": ("2024", 3),
        "/2023/": ("2023", 1),
        "/2024/03/": ("2024-03", 2),
        "/2024/02/": ("2024-02", 1),
        "/2023/12/": ("2023-12", 1),
        "/2024/03/05/": ("2024-03-05", 1),
        "/2024/03/01/": ("2024-03-01", 1),
        "/2024/02/29/": ("2024-02-29", 1),
        "/2023/12/31/": ("2023-12-31", 1),
    }
    overviews = of(found, "categories", "tags", "archive")
    assert [(view.title, view.url, view.dest_uri) for view in overviews] == [
        ("Categories", "/categories/", "categories/index.html"),
        ("Tags", "/t", "t.html"),
        ("Archive", "/all.html", "all.html"),
    ]
    assert overviews[2].posts == uris(posts)


# The author's own files


def test_markdown_pages_of_the_author_become_first_pages() -> None:
    owners = {
        "index.html": "index.md",
        "tags/index.html": "tags.md",
        "category/jekyll/index.html": "category/jekyll/index.MD",
        "categories.html": "_pages/categories.markdown",
        "2024/index.html": "years/2024.md",
    }
    ledger = Ledger(owners, owners.values())
    posts = [post(str(n), tags=("t",), categories=("Jekyll",)) for n in range(3)]
    found = lists.build(
        replace(SETTINGS, lists=replace(SETTINGS.lists, per_page=2, archive_per_page=2)), posts, ledger
    )
    jekyll = "category/jekyll"
    spots = {(view.kind, view.page): (view.src_uri, view.url, view.dest_uri) for view in found.views}
    assert spots == {
        ("index", 1): ("index.md", "/", "index.html"),
        ("index", 2): ("page2/index.md", "/page2/", "page2/index.html"),
        ("categories", 1): ("_pages/categories.markdown", "/categories.html", "categories.html"),
        ("tags", 1): ("tags.md", "/tags/", "tags/index.html"),
        ("archive", 1): ("archive/index.md", "/archive/", "archive/index.html"),
        ("category", 1): ("category/jekyll/index.MD", "/category/jekyll/", "category/jekyll/index.html"),
        ("category", 2): (f"{jekyll}/page2/index.md", f"/{jekyll}/page2/", f"{jekyll}/page2/index.html"),
        ("tag", 1): ("tag/t/index.md", "/tag/t/", "tag/t/index.html"),
        ("tag", 2): ("tag/t/page2/index.md", "/tag/t/page2/", "tag/t/page2/index.html"),
        ("year", 1): ("years/2024.md", "/2024/", "2024/index.html"),
        ("year", 2): ("2024/page2/index.md", "/2024/page2/", "2024/page2/index.html"),
    }  # fmt: skip
    assert found.problems == ()
    assert ledger.owner("index.html") == "index.md"


def test_a_list_moves_away_from_posts_and_assets() -> None:
    owners = {
        "index.html": "index.html",
        "tag/t/index.html": "_posts/2020-01-02-t.md",
        "tag/t-2/index.html": "tag/t-2/index.html",
        "tags/index.html": "_posts/2020-01-03-tags.md",
    }
    posts = [post(str(n), tags=("t",)) for n in range(3)]
    found = lists.build(
        replace(SETTINGS, lists=replace(SETTINGS.lists, archive_per_page=2)), posts, Ledger(owners)
    )
    assert of(found, "index")[0].url == "/blog/"
    assert [view.url for view in of(found, "tag")] == ["/tag/t-3/", "/tag/t-3/page2/"]
    assert found.tags[0].url == "/tag/t-3/"
    assert [view.url for view in of(found, "tags")] == ["/tags-2/"]
    assert [problem.src_uri for problem in found.problems] == [
        "index.html",
        "_posts/2020-01-03-tags.md",
        "_posts/2020-01-02-t.md",
    ]
    assert [problem.level for problem in found.problems] == ["info", "warning", "warning"]
    assert 'the list of the tag "t"' in found.problems[2].message
    assert "/tag/t-3/" in found.problems[2].message


def test_two_lists_never_share_an_address() -> None:
    archives = Archives(category="/:name/", tag="/:name/", year="/:year/")
    posts = [post("a", tags=("x", "2024", "page2"), categories=("x", "archive"))]
    settings = replace(SETTINGS, lists=replace(SETTINGS.lists, archives=archives, tags_url="/categories/"))
    owners = {"categories/index.html": "categories.md"}
    found = lists.build(settings, posts, Ledger(owners, owners.values()))
    assert [(view.kind, view.url) for view in found.views] == [
        ("index", "/"),
        ("categories", "/categories/"),
        ("tags", "/categories-2/"),
        ("archive", "/archive/"),
        ("category", "/x/"),
        ("category", "/archive-2/"),
        ("tag", "/x-2/"),
        ("tag", "/2024/"),
        ("tag", "/page2/"),
        ("year", "/2024-2/"),
    ]
    assert 'The list of the category "x" is written to x/index.html' in found.problems[2].message
    assert len(found.problems) == 4


def test_one_problem_for_all_lists_of_two_kinds() -> None:
    settings = replace(
        SETTINGS, lists=replace(SETTINGS.lists, archives=Archives(category="/:name/", tag="/:name/"))
    )
    names = tuple(f"t{n}" for n in range(9))
    found = lists.build(settings, [post("a", tags=names, categories=names)], Ledger())
    (problem,) = found.problems
    assert (problem.src_uri, problem.level) == ("mkdocs.yml", "warning")
    assert "/t0-2/" in problem.message
    assert "8 more" in problem.message


def test_further_pages_stand_back_for_first_pages() -> None:
    posts = [post(str(n), tags=("!!!", "page2")) for n in range(3)]
    found = lists.build(replace(SETTINGS, lists=replace(SETTINGS.lists, archive_per_page=2)), posts, Ledger())
    assert [view.url for view in of(found, "tag")] == [
        "/tag/",
        "/tag/page2-2/",
        "/tag/page2/",
        "/tag/page2/page2/",
    ]


def test_a_virtual_page_never_has_the_name_of_a_file() -> None:
    ledger = Ledger({"elsewhere/index.html": "tag/t/index.md"}, ["tag/t/index.md"])
    found = lists.build(SETTINGS, [post("a", tags=("t",))], ledger)
    assert of(found, "tag")[0].src_uri == "tag/t/index-2.md"


def test_work_grows_with_posts_and_terms_only() -> None:
    def asked(count: int) -> int:
        posts = [post(str(n), tags=(f"t{n % 100}", f"T{n % 100}"), categories=("c",)) for n in range(count)]
        ledger = Ledger({f"tag/t{n}/index.html": f"{n}.png" for n in range(100)})
        found = lists.build(
            replace(SETTINGS, lists=replace(SETTINGS.lists, archives=Archives(kinds=ALL))), posts, ledger
        )
        dests = Counter(view.dest_uri for view in found.views)
        assert max(dests.values()) == 1
        return ledger.asked - 2 * len(found.views)

    assert asked(2000) <= 2 * asked(1000)


# Answers of real Jekyll

VECTORS = Path(__file__).parents[2] / "shared" / "vectors"
SKIP = {
    "08-order-nav-025": "an index.md is paginated here: its text stands above the list",
}


def answers(name: str, wanted: str) -> list[dict[str, object]]:
    path = VECTORS / name
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [answer for line in lines if wanted in str((answer := json.loads(line))["config"])]


def jekyll_posts(answer: Mapping[str, object]) -> list[Post]:
    """Read the few shapes of posts that these answers hold, newest first."""
    config = cast("dict[str, str]", answer["config"])
    zone = ZoneInfo(config.get("timezone", "UTC"))
    found = []
    for path, text in cast("dict[str, str]", answer["files"]).items():
        match = re.fullmatch(r"(?:(\w+)/)?_posts/(\d+-\d+-\d+)-(.+)\.md", path)
        if not match or "published: false" in text or match[2] > config["time"]:
            continue
        head: dict[str, Any] = yaml.safe_load(text.split("---\n")[1])
        written = head.get("date", f"{match[2]} 00:00:00 +0000")
        when = datetime.strptime(written, "%Y-%m-%d %H:%M:%S %z")
        when = when.astimezone(zone) if "date" in head else when.replace(tzinfo=zone)
        single = [head["category"]] if "category" in head else []
        categories = [match[1]] if match[1] else [*head.get("categories", []), *single]
        made = post(match[3], categories=tuple(categories), tags=tuple(head.get("tags", ())))
        source = replace(made.source, src_uri=path)
        hidden = bool(head.get("hidden"))
        found.append(replace(made, source=source, date=when, hidden=hidden))
    return sorted(found, key=lambda one: (one.date, one.source.src_uri), reverse=True)


def titled(view: View) -> list[str]:
    return [re.sub(r".*-|\.md", "", uri).upper() for uri in view.posts]


PAGINATED = answers("08-order-nav.jsonl", "jekyll-paginate")
ARCHIVED = answers("10e-archives.jsonl", "jekyll-archives")


@pytest.mark.skipif(not VECTORS.exists(), reason="the answers of real Jekyll are not here")
def test_the_answers_are_there() -> None:
    assert (len(PAGINATED), len(ARCHIVED)) == (11, 16)


@pytest.mark.parametrize("answer", PAGINATED, ids=lambda answer: answer["id"])
def test_jekyll_paginate(answer: dict[str, dict[str, dict[str, str]]]) -> None:
    if reason := SKIP.get(str(answer["id"])):
        pytest.skip(reason)
    config = cast("dict[str, object]", answer["config"])
    path = str(config.get("paginate_path", "/page:num"))
    folder = posixpath.dirname(path.strip("/"))
    blog_dir = folder if posixpath.join(folder, "index.html") in answer["files"] else ""
    per_page = cast("int", config["paginate"])
    settings = replace(
        SETTINGS, lists=replace(SETTINGS.lists, per_page=per_page, paginate_path=path, blog_dir=blog_dir)
    )
    expected = {
        dest: re.findall(r"P\d+", text.split("|")[0])
        for dest, text in answer["expect"]["outputs"].items()
        if dest.endswith("index.html") and re.search(r"P\d", text)
    }
    found = of(lists.build(settings, jekyll_posts(answer), Ledger()), "index")
    assert {view.dest_uri: titled(view) for view in found} == expected


ENABLED: dict[str, ViewKind] = {"tags": "tag", "categories": "category"}
NUMBER = {"tag/index.html", "t-tag/index.html", "tags.html"}
"""Where jekyll-archives writes a tag that is a number, without a name; here it is the text of the number."""


@pytest.mark.parametrize("answer", ARCHIVED, ids=lambda answer: answer["id"])
def test_jekyll_archives(answer: dict[str, dict[str, dict[str, str]]]) -> None:
    shown = of(lists.build(archive_settings(answer), jekyll_posts(answer), Ledger()), *ALL)
    own = {view.dest_uri: view for view in shown if not view.term or slugify(view.title) == view.term.slug}
    named = {(view.kind, view.title): view for view in shown}
    # A file without an extension would be sent as a download: with Jekyll's URL, it is written as HTML.
    outputs = answer["expect"].get("outputs", {})
    expected = {dest if "." in dest else f"{dest}.html": text for dest, text in outputs.items()}
    numeric = {dest for dest, view in own.items() if (view.kind, view.title) == ("tag", "2020")}
    assert set(own) - numeric - NUMBER == set(expected) - NUMBER
    for dest in set(expected) - NUMBER:
        kind, title, _, url, *_, titles = expected[dest].split("|") if "|" in expected[dest] else [""] * 5
        if kind:
            # Where terms share a page in Jekyll, the last one won; that term has its own page here.
            view = named.get((cast("ViewKind", kind), title), own[dest])
            assert titled(view) == titles.strip(",").split(",")
            assert own[dest].url == url


def archive_settings(answer: dict[str, dict[str, dict[str, str]]]) -> Settings:
    options = cast("dict[str, object]", answer["config"]["jekyll-archives"])
    enabled = options.get("enabled", [])
    words = ALL if enabled in ("all", True) else cast("list[str]", enabled)
    kinds = tuple(ENABLED.get(word, cast("ViewKind", word)) for word in words)
    permalinks = cast("dict[str, Any]", options.get("permalinks", {}))
    return replace(
        SETTINGS, lists=replace(SETTINGS.lists, archives=replace(Archives(kinds=kinds), **permalinks))
    )


# Terms


def named(kind: TermKind, *values: tuple[object, ...], mode: str = "default") -> dict[str, str]:
    """Return the slug of each name that posts, from the oldest on, have for a category or tag."""
    posts = [
        post(f"p{index}", categories=each if kind == "category" else (), tags=each if kind == "tag" else ())
        for index, each in enumerate(values)
    ]
    return {term.name: term.slug for term in terms.collect(kind, posts[::-1], mode)}


def test_names_that_have_one_slug_get_numbers() -> None:
    assert named("tag", ("!", "?"), ("tag", "TAG", "tag-2")) == {
        "!": "",
        "?": "tag-3",
        "tag": "tag",
        "TAG": "tag-4",
        "tag-2": "tag-2",
    }
    assert named("category", ("!", "?"), ("Category",)) == {
        "!": "",
        "?": "category-2",
        "Category": "category",
    }
    assert named("tag", ("C", "C++"), ("C#", "C")) == {"C": "c", "C++": "c-2", "C#": "c-3"}
    assert named("category", (1, "1", True, " ", "", None)) == {"1": "1", "true": "true"}


SLUGS = [
    ("a/\\\x7fb", "raw", "a-b"),
    ("a\x1fb\x00", "none", "a-b-"),
    ("..", "raw", ""),
    (".a.", "raw", ".a."),
    ("a" + "é" * 150, "default", "a" + "é" * 99),
    ("x" * 201, "default", "x" * 200),
    ("a\ud800b", "raw", "ab"),
    ("A b", "none", "a b"),
]


@pytest.mark.parametrize(("name", "mode", "slug"), SLUGS, ids=ascii)
def test_a_slug_is_fit_to_be_a_folder(name: str, mode: str, slug: str) -> None:
    assert named("tag", (name,), mode=mode) == {name: slug}


def test_merged_terms_are_in_lower_case_and_apart() -> None:
    whole = [
        Term("category", "News, Tech", "news-tech", ("a", "b")),
        Term("category", "news;!", "news", ("c", "a")),
        Term("category", "?", "", ("d",)),
    ]
    rank = {"c": 0, "a": 1, "b": 2, "d": 3}
    assert [
        (term.kind, term.name, term.slug, term.posts) for term in terms.merged(whole, "default", rank)
    ] == [
        ("category", "news", "news", ("c", "a", "b")),
        ("category", "tech", "tech", ("a", "b")),
        ("category", "!", "", ("c", "a")),
        ("category", "?", "category-2", ("d",)),
    ]
    assert terms.merged([], "default", rank) == []


def test_terms_that_share_a_page_in_jekyll_are_named() -> None:
    found = [
        Term("category", "C", "c", ("new", "old"), "/c/"),
        Term("category", "C#", "c-2", ("newer", "older"), "/c-2/"),
        Term("category", "D", "d", ("x",), "/d/"),
        Term("tag", "c", "c", ("x",), "/t/c/"),
        Term("tag", "c!", "c-2", ("x",), ""),
    ]
    assert terms.shared_slugs(found, "default") == [
        Problem(
            "older",
            None,
            'Categories that share one page in Jekyll, where the last one wins, have a page each: "C" (/c/), '
            '"C#" (/c-2/). If they mean the same, write them alike in every post, for example all as "C".',
            "info",
        )
    ]
    assert terms.shared_slugs(found, "none") == []
    tags = [replace(term, kind="tag") for term in found[:2]]
    assert terms.shared_slugs(tags, "default")[0].message.startswith("Tags that share one page")


def test_a_union_tells_values_apart_as_ruby_does() -> None:
    noon, day = datetime(2020, 1, 1, 12, tzinfo=UTC), date(2020, 1, 1)
    mapping = {"a": 1, "b": [{"c": 2, "d": 1}]}
    values = [1, "1", 1.0, True, None, day, "2020-01-01", noon, ["x"], "x", {"a": 1}, {"a": True}, mapping]
    again = [1, day, noon, ["x"], {"a": 1}, {"a": True}, {"b": [{"d": 1, "c": 2}], "a": 1}]
    assert [repr(value) for value in categories.union(values, [*again, [["x"]], {}])] == [
        *(repr(value) for value in values),
        "[['x']]",
        "{}",
    ]
