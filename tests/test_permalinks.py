"""URLs and output files."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import golden
import pytest

from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.links.permalinks import Address
from mkdocs_blogposts.model import Folders, Problem
from mkdocs_blogposts.plan.addresses import Addresses, numbered

DATE = datetime(2019, 12, 30, 7, 5, 9, tzinfo=UTC)
NAMES = permalinks.Names(DATE, "Hello wörld", "/sub/2019-12-30-hello", ("AI", "C++", "ai", "新闻"), ".html")


@pytest.mark.parametrize(("template", "url"), golden.table("permalinks", "post_urls"))
def test_post_url(template: str, url: str) -> None:
    assert permalinks.post_url(permalinks.STYLES.get(template, template), NAMES) == (url, None)


def test_unknown_placeholder_is_named() -> None:
    assert permalinks.unknown_name("/:year/:category/:title/") == "category"
    with pytest.raises(permalinks.PermalinkError) as caught:
        permalinks.post_url("/:category/", NAMES)
    assert str(caught.value) == "there is no placeholder ':category'; a known one is ':title'"
    assert permalinks.unknown_name("/:year_:title_/:nope/") == "nope"
    assert permalinks.unknown_name("/:year_:title_/") is None


@pytest.mark.parametrize(("template", "url"), golden.table("permalinks", "early_urls"))
def test_numbers_of_an_early_date_are_filled_up(template: str, url: str) -> None:
    names = permalinks.Names(datetime(7, 1, 5, 1, 2, 3, tzinfo=UTC), None, "/a.b", ("x", "X", "y"))
    assert permalinks.post_url(template, names) == (url, None)


@pytest.mark.parametrize(("year", "url"), [(-44, "/-0044/56"), (10000, "/10000/00"), (-5, "/-0005/95")])
def test_a_year_beyond_is_written_in_full(year: int, url: str) -> None:
    names = permalinks.Names(DATE, None, "/a", beyond=year)
    assert permalinks.post_url("/:year/:short_year", names) == (url, None)


def test_a_value_that_looks_like_a_scheme_is_complained_of_once() -> None:
    names = permalinks.Names(DATE, "10:30", "/a", ("1:2", "b"))
    url, complaint = permalinks.post_url("/:categories/:title", names)
    assert url == "/1:2/b/10-30"
    assert complaint == "'1:2/b' cannot be part of a URL, because of what stands before the colon"


@pytest.mark.parametrize(("style", "template"), golden.table("permalinks", "collections"))
def test_documents_end_like_the_permalink_of_the_site(style: str, template: str) -> None:
    assert permalinks.collection_template(style) == template


@pytest.mark.parametrize(("path", "ext"), golden.table("permalinks", "ruby_extensions"))
def test_extension_as_ruby_sees_it(path: str, ext: str) -> None:
    assert permalinks.ruby_ext(path) == ext


@pytest.mark.parametrize(("url", "clean"), golden.table("permalinks", "sanitized"))
def test_urls_are_cleaned(url: str, clean: str) -> None:
    assert permalinks.sanitize(url) == clean


@pytest.mark.parametrize(
    ("end", "file", "url"),
    [("x/", "x/index.html", "x/"), ("x", "x.html", "x.html"), (f"{'b' * 300}", None, None)],
)
def test_paths_that_no_system_can_open_are_one_folder(end: str, file: str | None, url: str | None) -> None:
    start = "/" + f"{'a' * 99}/" * 8
    path = f"{start}{end}".strip("/") + ("/index.html" if end.endswith("/") else ".html")
    cut = permalinks.place(f"{start}{end}", ".html")
    if file is None:
        name = "b" * (255 - 14) + "-" + hashlib.sha256(f"{end}.html".encode()).hexdigest()[:8] + ".html"
        path, file, url = f"{start}{name}"[1:], name, name
    mark = hashlib.sha256(path.encode()).hexdigest()[:16]
    assert cut == Address(f"/{mark}/{url}", f"{mark}/{file}")


def test_a_path_of_800_bytes_stays() -> None:
    url = "/" + f"{'a' * 99}/" * 7 + "b" * 95
    assert permalinks.place(url, ".html") == Address(url, f"{url[1:]}.html")
    longer = permalinks.place(f"{url}b", ".html")
    assert longer.dest_uri.endswith(f"/{'b' * 96}.html")
    assert longer.dest_uri.index("/") == 16


@pytest.mark.parametrize(
    ("value", "refused"), [("10:30", True), (":a", True), ("foo:bar", False), ("a/b:c", False)]
)
def test_values_that_look_like_a_scheme(value: str, refused: bool) -> None:
    assert permalinks.looks_like_scheme(value) is refused


@pytest.mark.parametrize(("url", "wanted"), golden.table("permalinks", "files"))
def test_output_file_of_a_url(url: str, wanted: list[str]) -> None:
    ext, dest_uri = wanted
    assert permalinks.place(url, ext) == Address(url, dest_uri)


@pytest.mark.parametrize(("url", "wanted"), golden.table("permalinks", "unsafe_files"))
def test_output_file_never_leaves_the_site(url: str, wanted: list[str]) -> None:
    dest_uri, new_url = wanted
    assert permalinks.place(url, ".html") == Address(new_url, dest_uri)


def test_names_that_no_disk_can_hold_are_cut() -> None:
    long, other = (permalinks.place("/" + letter * 400 + ".html", ".html") for letter in "新旧")
    assert len(long.dest_uri.encode()) <= 255
    assert long.dest_uri.endswith(".html")
    assert long.dest_uri != other.dest_uri
    assert long.url.endswith(".html")


@pytest.mark.parametrize(("given", "output_ext"), golden.table("permalinks", "extensions"))
def test_output_extension(given: str, output_ext: str) -> None:
    ext, _, permalink = given.partition(" ")
    assert permalinks.output_ext(ext, permalink or None, Folders("").markdown_ext) == output_ext


@pytest.mark.parametrize(("site", "url"), golden.table("permalinks", "pages"))
def test_pages_end_like_the_permalink_of_the_site(site: str, url: str) -> None:
    assert permalinks.page_url("my pages/about.md", ".html", None, site) == url
    assert permalinks.page_url("my pages/index.md", ".html", None, site) == "/my%20pages/"
    assert permalinks.page_url("feed.xml", ".xml", None, site) == "/feed.xml"
    assert permalinks.page_url("x.md", ".html", "own/:basename", site) == "/own/x"


def test_post_id() -> None:
    assert permalinks.post_id("/2020/01/a.html", "a") == "/2020/01/a"
    assert permalinks.post_id("/a/b/", "slug") == "/a/slug"
    assert permalinks.post_id("/", "slug") == "/slug"
    assert permalinks.post_id("/a//", "/slug/") == "/slug/"


@pytest.mark.parametrize(("address", "moved"), golden.table("permalinks", "numbered"))
def test_numbered(address: str, moved: str) -> None:
    assert numbered(Address(*address.split()), 2) == Address(*moved.split())


LONG = [
    (f"/{'a' * 235}", f"{'a' * 235}.html", f"/{'a' * 235}-2", f"{'a' * 235}-2.html"),
    (f"/{'a' * 236}", f"{'a' * 236}.html", f"/{'a' * 200}-2.html", f"{'a' * 200}-2.html"),
    (f"/{'a' * 240}/", f"{'a' * 240}/index.html", f"/{'a' * 240}-2/", f"{'a' * 240}-2/index.html"),
    (f"/s/{'a' * 241}/", f"s/{'a' * 241}/index.html", f"/s/{'a' * 200}-2/", f"s/{'a' * 200}-2/index.html"),
    (
        f"/s/index{'a' * 240}",
        f"s/index{'a' * 240}.html",
        f"/s/index{'a' * 195}-2.html",
        f"s/index{'a' * 195}-2.html",
    ),
    (f"/a.{'b' * 300}", f"a.{'b' * 300}", f"/a-2.{'b' * 39}", f"a-2.{'b' * 39}"),
    (f"/{'é' * 150}", f"a{'é' * 150}.html", f"/a{'%C3%A9' * 99}-2.html", f"a{'é' * 99}-2.html"),
    (f"/{'a' * 250}", f"\ud800{'a' * 250}", f"/%3F{'a' * 199}-2", f"?{'a' * 199}-2"),
]


@pytest.mark.parametrize(("url", "file", "moved_url", "moved_file"), LONG)
def test_long_names_leave_room_for_a_number(url: str, file: str, moved_url: str, moved_file: str) -> None:
    assert numbered(Address(url, file), 2) == Address(moved_url, moved_file)


@pytest.mark.parametrize("name", golden.items("permalinks", "files_of_mkdocs"))
def test_no_folder_is_put_where_mkdocs_needs_a_file(name: str) -> None:
    assert Addresses().owner(f"{name}/x.html") == "MkDocs or its theme"
    assert Addresses().owner(name) is None
    assert Addresses().claim(f"{name}/x.html", f"/{name}/x", "a.md") == Address(
        f"/{name}-2/x", f"{name}-2/x.html"
    )


@pytest.mark.parametrize("name", golden.items("permalinks", "folders_of_mkdocs"))
def test_no_file_is_put_where_mkdocs_needs_a_folder(name: str) -> None:
    assert Addresses().owner(name) == "MkDocs or its theme"
    assert Addresses().owner(f"{name}/x.html") is None
    assert Addresses().claim(name, f"/{name}", "a.md") == Address(f"/{name}-2", f"{name}-2")


def test_who_owns_a_file_and_who_moves_is_known() -> None:
    addresses = Addresses({"x/index.html": "x.MD", "y.css": "y.css"}, ("markdown", "md"))
    assert [addresses.is_page(src_uri) for src_uri in ("x.MD", "y.css", "z.md")] == [True, False, False]
    addresses.claim("x/index.html", "/x/", "z.md", is_page=True)
    addresses.claim("w.html", "/w", "w.md")
    assert [addresses.is_page(src_uri) for src_uri in ("z.md", "w.md")] == [True, False]
    assert addresses.problems == [
        Problem(
            "z.md",
            None,
            "its address /x/ belongs to x.MD already, so it is built at /x-2/; give one of the two an "
            "address of its own, for example `permalink: /x-2/`",
        )
    ]
    assert [addresses.owner(dest_uri) for dest_uri in ("x", "x-2/index.html", "y.css/q", "q")] == [
        "x.MD",
        "z.md",
        "y.css",
        None,
    ]


def test_a_folder_beside_a_file_is_one_that_no_file_is_named_like() -> None:
    addresses = Addresses({"x": "x", "x-2": "y", "x2": "z"})
    assert addresses.claim("x/a.html", "/x/a", "a.md") == Address("/x-3/a", "x-3/a.html")


def test_a_file_can_be_taken_from_its_owner() -> None:
    addresses = Addresses({"x.html": "x.md"})
    addresses.take("x.html", "a.md")
    addresses.take("b/c.html", "b.md")
    assert [addresses.owner(dest_uri) for dest_uri in ("x.html", "b/c.html", "b")] == ["a.md", "b.md", "b.md"]


def test_addresses_are_given_out_once() -> None:
    addresses = Addresses({"x/index.html": "docs/x.md"})
    assert addresses.claim("x/index.html", "/x/", "a.md") == Address("/x-2/", "x-2/index.html")
    assert addresses.claim("x/index.html", "/x/", "b.md") == Address("/x-3/", "x-3/index.html")
    assert addresses.claim("y.html", "/y", "c.md") == Address("/y", "y.html")
    assert [(problem.src_uri, "docs/x.md" in problem.message) for problem in addresses.problems] == [
        ("a.md", True),
        ("b.md", True),
    ]


def test_no_file_is_put_where_another_needs_a_folder() -> None:
    addresses = Addresses()
    assert addresses.claim("v1.2", "/v1.2", "a.md").dest_uri == "v1.2"
    assert addresses.claim("v1.2/x.html", "/v1.2/x", "b.md") == Address("/v1.2-2/x", "v1.2-2/x.html")
    assert addresses.claim("v1.2/x.html", "/v1.2/x", "e.md") == Address("/v1.2-2/x-2", "v1.2-2/x-2.html")
    assert addresses.claim("y/x.html", "/y/x", "c.md").dest_uri == "y/x.html"
    assert addresses.claim("y", "/y", "d.md").dest_uri == "y-2"


def test_many_posts_of_one_address_take_linear_time() -> None:
    addresses = Addresses()
    moved = [addresses.claim("x.html", "/x", f"{number}.md").dest_uri for number in range(20_000)]
    assert len(set(moved)) == 20_000


def test_a_file_below_two_files_that_have_its_folders_names_finds_a_place() -> None:
    addresses = Addresses({"x.html": "x.md", "x.html/z.html": "x.html/z.md"})
    assert addresses.claim("x.html/z.html/q.html", "/x.html/z.html/q", "p.md") == Address(
        "/x.html-2/z.html/q", "x.html-2/z.html/q.html"
    )
