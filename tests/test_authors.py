from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_blogposts.model import Author
from mkdocs_blogposts.plan import authors

if TYPE_CHECKING:
    from conftest import Build

CONFIG = yaml.safe_load("""
authors:
  sal: {name: Sal, display_name: Salomé, gravatar: 0123456789abcdef0123456789abcdef, web: https://sal.example}
  john:
    name: John
    avatar: assets/images/john.png
    gravatar: 0123456789abcdef0123456789abcdef
    twitter: "@john"
  7: {name: Seven}
  empty:
""")
DATA = yaml.safe_load("""
john: {name: Never seen}
mei:
  full_name: 李梅
  bio: |
    写作者
  homepage: https://mei.example
  picture: /img/mei.jpg
  email: mei@mei.example
""")
MATERIAL = yaml.safe_load("""
authors:
  squid: {name: Martin, description: Creator, avatar: https://example.org/squid.png, url: https://squid.example}
""")
KNOWN = authors.known(CONFIG["authors"], DATA, MATERIAL)
SAL = Author(
    "sal", "Salomé", "https://sal.example", f"https://www.gravatar.com/avatar/{'0123456789abcdef' * 2}"
)
JOHN = Author("john", "John", "https://twitter.com/john", "assets/images/john.png")
MEI = Author("mei", "李梅", "https://mei.example", "/img/mei.jpg", "写作者", "mei@mei.example")
MARTIN = Author("squid", "Martin", "https://squid.example", "https://example.org/squid.png", "Creator")


def plain(*names: str) -> tuple[Author, ...]:
    return tuple(Author(name, name) for name in names)


GOLDEN: list[tuple[str, tuple[Author, ...]]] = [
    ("author: sal", (SAL,)),
    ("author: ' sal '", (SAL,)),
    ("author: Sal", (SAL,)),
    ("author: salomé", (SAL,)),
    ("author: 李梅", (MEI,)),
    ("authors: [squid, mei]", (MARTIN, MEI)),
    ("authors: squid", (MARTIN,)),
    ("author: [sal, [john, [mei]]]", (SAL, JOHN, MEI)),
    ("authors: [sal, Sal, Salomé]", (SAL,)),
    ("authors: [sal]\nauthor: john", (SAL,)),
    ("authors: []\nauthor: john", (JOHN,)),
    ("authors:\nauthor: john", (JOHN,)),
    ("author: Sal, Martin", (SAL, MARTIN)),
    ("author: 7", (Author("7", "Seven"),)),
    ("author: empty", plain("empty")),
    ("author:", ()),
    ("author: ''", ()),
    ("author: [null, '', ' ']", ()),
    ("author: false", ()),
    ("author: {}", ()),
    ("title: no author", ()),
    ("author: {name: Jane, url: 'https://jane.example'}", (Author("Jane", "Jane", "https://jane.example"),)),
    ("author: {display_name: J. Doe, name: jane}", (Author("J. Doe", "J. Doe"),)),
    ("author: {username: jane, name: Jane}", (Author("jane", "Jane"),)),
    ("author: {name: Jane, github: jane}", (Author("Jane", "Jane", "https://github.com/jane"),)),
    ("author: {name: J, twitter: 'https://t.example/j'}", (Author("J", "J", "https://t.example/j"),)),
    ("author: {name: J, image: {path: a.png}}", (Author("J", "J", avatar="a.png"),)),
    ("author: {name: J, about: A, mail: j@j}", (Author("J", "J", description="A", email="j@j"),)),
    ("author: {name: J, gravatar: 'no hash'}", (Author("J", "J"),)),
    ("authors: {jane: {name: Jane}, joe: }", (Author("jane", "Jane"), Author("joe", "joe"))),
    ("authors: [{name: Jane}, {name: Joe}]", (Author("Jane", "Jane"), Author("Joe", "Joe"))),
]


@pytest.mark.parametrize(("head", "expected"), GOLDEN, ids=[head for head, _ in GOLDEN])
def test_authors_of_a_front_matter(head: str, expected: tuple[Author, ...]) -> None:
    found, problems = authors.resolve(yaml.safe_load(head), KNOWN, "_posts/2020-01-02-a.md")
    assert (found, problems) == (expected, ())


UNKNOWN: list[tuple[object, tuple[Author, ...]]] = [
    ("Jane Doe", plain("Jane Doe")),
    ("Jane Doe, Sal", plain("Jane Doe, Sal")),
    ("{{ site.author }}", plain("{{ site.author }}")),
    (12, plain("12")),
    (datetime.date(2020, 1, 2), plain("2020-01-02")),
    (["sal", "nobody"], (SAL, *plain("nobody"))),
]


@pytest.mark.parametrize(("value", "expected"), UNKNOWN, ids=[str(value) for value, _ in UNKNOWN])
def test_an_unknown_author_is_shown_by_name_and_reported(value: object, expected: tuple[Author, ...]) -> None:
    found, problems = authors.resolve({"author": value}, KNOWN, "_posts/a.md", lambda key: {"author": 3}[key])
    assert found == expected
    assert [(problem.src_uri, problem.line, problem.level) for problem in problems] == [
        ("_posts/a.md", 3, "info")
    ]
    assert expected[-1].name in problems[0].message
    for where in ("_config.yml", "_data/authors.yml", ".authors.yml", "authors: {"):
        assert where in problems[0].message


def test_the_example_for_an_unknown_author_is_yaml() -> None:
    for name in ('Jane "JD" Doe', "jane", "赵六", "A: b", "12", "no"):
        (problem,) = authors.resolve({"author": name}, KNOWN, "a.md")[1]
        example = problem.message.partition("example `")[2].removesuffix("`.")
        assert yaml.safe_load(example) == {"authors": {name: {"name": name}}}


def test_the_message_for_an_unknown_author_is_the_same_for_every_post() -> None:
    one = authors.resolve({"author": "jane"}, KNOWN, "_posts/a.md")[1]
    other = authors.resolve({"authors": ["jane"]}, KNOWN, "_posts/b.md", lambda key: 4)[1]
    assert [problem.message for problem in one] == [problem.message for problem in other]


def test_without_known_authors_a_name_is_just_a_name() -> None:
    nobody = authors.known({}, None, None)
    assert nobody == {}
    for names in (["jane"], ["Jane Doe, John Roe"], ["{{ x }}", "HyG"]):
        assert authors.resolve({"author": names}, nobody, "a.md") == (plain(*names), ())


def test_a_mapping_without_a_name_is_reported() -> None:
    found, problems = authors.resolve({"author": {"email": "a@b"}}, {}, "a.md")
    assert found == ()
    assert "without a name" in problems[0].message


def test_a_plain_mapping_serves_as_known_authors() -> None:
    found, problems = authors.resolve({"author": "Jane Doe"}, {"jane": {"name": "Jane Doe"}}, "a.md")
    assert (found, problems) == ((Author("jane", "Jane Doe"),), ())


def test_a_list_that_contains_itself_ends() -> None:
    names: list[object] = ["jane"]
    names += [names] * 9
    assert authors.resolve({"authors": names}, {}, "a.md") == (plain("jane"), ())


KNOWN_FROM: list[tuple[object, object, object, dict[str, object]]] = [
    ([{"short_name": "a", "name": "A"}, "B"], None, None, {"a": "A", "B": "B"}),
    ([{"name": "A"}, {"url": "x"}, None, 3], None, None, {"A": "A", "3": "3"}),
    ("junk", "junk", ["junk"], {}),
    ({"a": "Ann"}, [{"username": "b", "name": "Bob"}], {"authors": {"c": {"name": "Cy"}}},
     {"a": "Ann", "b": "Bob", "c": "Cy"}),
    ({"a": {"name": "First"}}, {"a": {"name": "2"}, "b": {"name": "Second"}},
     {"authors": {"a": {"name": "3"}, "b": {"name": "3"}, "c": {"name": "Third"}}},
     {"a": "First", "b": "Second", "c": "Third"}),
    ({None: {"name": "x"}}, None, {"a": {"name": "not below authors"}}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("own", "data", "material", "names"), KNOWN_FROM)
def test_known_authors(own: object, data: object, material: object, names: dict[str, object]) -> None:
    found = authors.known(own, data, material)
    resolved = authors.resolve({"authors": list(found)}, found, "a.md")[0]
    assert {author.key: author.name for author in resolved} == names
    assert list(found) == list(names)


@pytest.mark.parametrize(
    ("config", "path", "shown"),
    [
        ("title: T", "_data/authors.yml", "Jane Doe"),
        ("data_dir: stuff", "stuff/authors.yml", "Jane Doe"),
        ("data_dir: ../stuff", "../stuff/authors.yml", "jane"),
        ("data_dir: .stuff", ".stuff/authors.yml", "jane"),
    ],
)
def test_where_a_site_keeps_its_authors(config: str, path: str, shown: str, build: Build) -> None:
    post = "---\ntitle: P\nauthor: jane\n---\nText.\n"
    files = {
        "a/_config.yml": config,
        f"a/{path}": "jane: {name: Jane Doe}\n",
        "a/_posts/2020-01-02-p.md": post,
    }
    text = build(files, source_dir="a").read("2020/01/02/p.html")
    assert ("Jane Doe" in text) == (shown == "Jane Doe")


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("author: jane", ["Jane Doe"]),
        ("authors: [bob, jane]", ["bob", "Jane Doe"]),
        ("author: jane\nauthors: [bob, al]", ["Jane Doe", "bob", "al"]),
        ("author: bob\nauthors: [jane, bob]", ["bob", "Jane Doe"]),
        ("author:\nauthors: [al]", ["al"]),
        ("title: T", []),
    ],
)
def test_plugins_take_the_author_first(head: str, names: list[str]) -> None:
    meta = yaml.safe_load(head)
    known = authors.known({"jane": {"name": "Jane Doe"}}, None, None)
    found, _ = authors.resolve(meta, known, "p.md")
    assert [author.name for author in authors.author_first(meta, found, known)] == names
