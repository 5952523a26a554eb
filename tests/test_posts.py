"""From a source to a post."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import golden
import pytest
import yaml

from mkdocs_blogposts.model import Defaults, Folders, Publishing, Settings
from mkdocs_blogposts.plan import defaults, posts, sources

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Post, Problem

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PLAIN = Settings(Folders("/site"), publishing=Publishing(now=NOW))
NAME = "_posts/2020-01-02-my-post.md"
SHANGHAI = replace(PLAIN, publishing=Publishing(now=NOW, timezone=ZoneInfo("Asia/Shanghai")))
SITES = (
    PLAIN,
    replace(PLAIN, publishing=Publishing(now=NOW, unpublished=True)),
    replace(PLAIN, publishing=Publishing(now=NOW, future=True)),
)


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


def seen(post: Post, name: str) -> object:
    """Return what a golden case calls a post's attribute, or `meta.key`, as a file can hold it."""
    value = post.meta[name.removeprefix("meta.")] if name.startswith("meta.") else getattr(post, name)
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, datetime) else value


@pytest.mark.parametrize(("head", "facts"), golden.cases("posts", "facts"))
def test_what_a_post_is(head: str, facts: dict[str, object]) -> None:
    post = post_of(head)
    # 1, 1.0 and true are equal in Python, and three categories in Jekyll.
    assert {name: repr(seen(post, name)) for name in facts} == {
        name: repr(value) for name, value in facts.items()
    }


def test_categories_come_from_folders_defaults_and_the_post() -> None:
    settings = replace(
        PLAIN, folders=replace(PLAIN.folders, defaults=(Defaults("", "posts", {"categories": "d e"}),))
    )
    post = post_of("categories: [f, A]\ncategory: g", settings, "A/b/_posts/2020-01-02-x.md")
    assert post.categories == ("A", "b", "d", "e", "f", "g")


@pytest.mark.parametrize(("head", "date"), golden.cases("posts", "dates"))
def test_dates(head: str, date: str) -> None:
    assert post_of(head, SHANGHAI).date.isoformat() == date


@pytest.mark.parametrize(("head", "wanted"), golden.cases("posts", "published"))
def test_what_is_published(head: str, wanted: list[bool]) -> None:
    assert [read(head, site)[0] is not None for site in SITES] == wanted


def test_drafts() -> None:
    settings = replace(PLAIN, publishing=replace(PLAIN.publishing, show_drafts=True))
    assert read("", PLAIN, "_drafts/my idea.md") == (None, [])
    post = post_of("", settings, "news/_drafts/my idea.md")
    assert (post.draft, post.title, post.slug, post.categories) == (True, "My idea", "my idea", ("news",))
    assert post.date == datetime(2020, 1, 2, 3, tzinfo=UTC)
    assert post_of("", settings, "_drafts/2019-05-06-x.md").url == "/2019/05/06/x.html"


def test_flags_and_unknown_keys() -> None:
    post = post_of("sticky: 10\nhidden: yes\nrating: {stars: 5}\n1: x")
    assert (post.pinned, post.hidden, post.meta["rating"]) == (True, True, {"stars": 5})
    assert (post_of("pin: false\nhidden: no").pinned, post_of("hidden: no").hidden) == (False, False)


def test_line_of_the_body() -> None:
    post = post_of("---\r\ntitle: x\r\n---\r\nBody\r\n")
    assert (post.body, post.body_line) == ("Body\r\n", 4)


@pytest.mark.parametrize(("head", "wanted"), golden.cases("posts", "faults"))
def test_faults_are_reported_once_and_the_text_stays(head: str, wanted: dict[str, object]) -> None:
    post, problems = read(head)
    assert post
    assert (post.url, post.body, post.title) == (wanted["url"], "Body.\n", post.title or None)
    assert [(problem.src_uri, problem.line, problem.message) for problem in problems] == [
        (NAME, wanted["line"], wanted["message"])
    ]
    assert problems[0].subject == wanted.get("subject", "")


@pytest.mark.parametrize("head", golden.items("posts", "held_back"))
def test_broken_front_matter_publishes_nothing_that_was_held_back(head: str) -> None:
    post, problems = read(head)
    assert post is None
    assert [problem.src_uri for problem in problems] == [NAME]


@pytest.mark.parametrize(("name", "wanted"), golden.cases("posts", "names_at_fault"))
def test_a_date_in_a_name_that_is_of_no_use(name: str, wanted: list[str | None]) -> None:
    for head, url in zip(("x: 1", "date: 2020-03-04"), wanted[:2], strict=True):
        post, problems = read(head, name=name)
        assert (post.url if post else None) == url
    post, problems = read("x: 1", name=name)
    assert [(problem.src_uri, problem.line, problem.message, problem.subject) for problem in problems] == [
        (name, None, *wanted[2:])
    ]


@pytest.mark.parametrize(("name", "path"), [("a..md", "a"), ("a .md", "a%20"), ("sub/a.md", "sub/a")])
def test_path_of_a_post(name: str, path: str) -> None:
    folder, _, base = name.rpartition("/")
    name = f"{folder}/_posts/2020-01-02-{base}" if folder else f"_posts/2020-01-02-{base}"
    path = path.replace("a", "2020-01-02-a")
    assert post_of("permalink: /:path/", name=name).url == f"/{path}/"


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


@pytest.mark.parametrize(("scope", "applies"), golden.cases("defaults", "scopes"))
def test_scopes(scope: str, applies: bool) -> None:
    given = yaml.safe_load(scope)
    folders = replace(
        PLAIN.folders,
        collections_dir=given.get("collections_dir", ""),
        defaults=(Defaults(given["path"], given["type"], {"v": 1}),),
    )
    name = given.get("file", "_posts/en/2020-01-02-a.md")
    assert ("v" in defaults.of(name, "posts", folders)) is applies


@pytest.mark.parametrize(("sets", "number"), golden.cases("defaults", "precedence"))
def test_the_strongest_set_wins(sets: str, number: int) -> None:
    given = [Defaults(path, kind, {"v": index}) for index, (path, kind) in enumerate(yaml.safe_load(sets))]
    folders = replace(PLAIN.folders, defaults=tuple(given))
    assert defaults.of("_posts/en/2020-01-02-a.md", "posts", folders) == {"v": number}


@pytest.mark.parametrize(("sets", "emptied"), golden.cases("defaults", "emptied"))
def test_what_the_strongest_set_empties(sets: str, emptied: list[str]) -> None:
    given = [Defaults(*each) for each in yaml.safe_load(sets)]
    folders = replace(PLAIN.folders, defaults=tuple(given))
    assert sorted(defaults.emptied("about/x.md", "pages", folders)) == emptied


@pytest.mark.parametrize(("values", "merged"), golden.cases("defaults", "merged"))
def test_values_are_laid_over_others(values: str, merged: dict[str, object]) -> None:
    old, new = yaml.safe_load(values)
    assert defaults.merge(old, new) == merged


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
