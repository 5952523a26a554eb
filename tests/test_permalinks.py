"""URLs and output files."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.links.permalinks import Address
from mkdocs_blogposts.model import Folders
from mkdocs_blogposts.plan.addresses import Addresses, numbered

DATE = datetime(2019, 12, 30, 7, 5, 9, tzinfo=UTC)
NAMES = permalinks.Names(DATE, "Hello wörld", "/sub/2019-12-30-hello", ("AI", "C++", "ai", "新闻"), ".html")


@pytest.mark.parametrize(
    ("template", "url"),
    [
        (permalinks.STYLES["date"], "/ai/c++/%E6%96%B0%E9%97%BB/2019/12/30/Hello-w%C3%B6rld.html"),
        (permalinks.STYLES["pretty"], "/ai/c++/%E6%96%B0%E9%97%BB/2019/12/30/Hello-w%C3%B6rld/"),
        (permalinks.STYLES["ordinal"], "/ai/c++/%E6%96%B0%E9%97%BB/2019/364/Hello-w%C3%B6rld.html"),
        (permalinks.STYLES["weekdate"], "/ai/c++/%E6%96%B0%E9%97%BB/2019/W01/Mon/Hello-w%C3%B6rld.html"),
        (permalinks.STYLES["none"], "/ai/c++/%E6%96%B0%E9%97%BB/Hello-w%C3%B6rld.html"),
        ("/:short_year:i_month:i_day/:slug/", "/191230/hello-w%C3%B6rld/"),
        (":year_:title", "/2019_Hello-w%C3%B6rld"),
        ("/:hour-:minute-:second/:w_year-:w_day", "/07-05-09/2020-1"),
        ("/:long_month/:short_month/:long_day/:y_day", "/December/Dec/Monday/364"),
        ("/:collection:path/", "/posts/sub/2019-12-30-hello/"),
        ("/:slugified_categories/:name", "/ai/c/%E6%96%B0%E9%97%BB/2019-12-30-hello"),
        ("/文 字/%20/:title//./x", "/文 字/%20/Hello-w%C3%B6rld/x"),
        ("/../../etc/passwd", "/etc/passwd"),
        ("/a\x00b\nc/", "/a-b-c/"),
    ],
)
def test_post_url(template: str, url: str) -> None:
    assert permalinks.post_url(template, NAMES) == (url, None)


def test_unknown_placeholder_is_named() -> None:
    assert permalinks.unknown_name("/:year/:category/:title/") == "category"
    with pytest.raises(permalinks.PermalinkError, match=":category"):
        permalinks.post_url("/:category/", NAMES)


@pytest.mark.parametrize(
    ("value", "refused"), [("10:30", True), (":a", True), ("foo:bar", False), ("a/b:c", False)]
)
def test_values_that_look_like_a_scheme(value: str, refused: bool) -> None:
    assert permalinks.looks_like_scheme(value) is refused


@pytest.mark.parametrize(
    ("url", "ext", "dest_uri"),
    [
        ("/", ".html", "index.html"),
        ("/a/b", ".html", "a/b.html"),
        ("/a/b.html", ".html", "a/b.html"),
        ("/a/", ".html", "a/index.html"),
        ("/%E6%96%B0%20x/", ".html", "新 x/index.html"),
        ("/v1.2", ".2", "v1.2"),
        ("/a%zz%", ".html", "a%zz%.html"),
        ("/%ff/x", ".html", "%ff/x.html"),
        ("/a%2Fb/", ".html", "a/b/index.html"),
    ],
)
def test_output_file_of_a_url(url: str, ext: str, dest_uri: str) -> None:
    assert permalinks.place(url, ext) == Address(url, dest_uri)


@pytest.mark.parametrize(
    ("url", "dest_uri", "new_url"),
    [
        ("/%2e%2e/%2e%2e/etc/passwd", "etc/passwd.html", None),
        ("/a/%2e%2e/%2e%2e/x/", "x/index.html", None),
        (r"/a\..\..\x/", "a-..-..-x/index.html", "/a-..-..-x/"),
        ("/C:/windows/", "C-/windows/index.html", "/C-/windows/"),
        ("/a%00b", "a-b.html", "/a-b.html"),
        ("/a%0ab/", "a-b/index.html", "/a-b/"),
    ],
)
def test_output_file_never_leaves_the_site(url: str, dest_uri: str, new_url: str | None) -> None:
    assert permalinks.place(url, ".html") == Address(new_url or url, dest_uri)


def test_names_that_no_disk_can_hold_are_cut() -> None:
    long, other = (permalinks.place("/" + letter * 400 + ".html", ".html") for letter in "新旧")
    assert len(long.dest_uri.encode()) <= 255
    assert long.dest_uri.endswith(".html")
    assert long.dest_uri != other.dest_uri
    assert long.url.endswith(".html")


@pytest.mark.parametrize(
    ("ext", "permalink", "output_ext"),
    [
        (".md", None, ".html"),
        (".MD", None, ".html"),
        (".txt", None, ".txt"),
        (".scss", None, ".css"),
        (".md", "/x.php", ".php"),
        (".md", "/v1.2/", ".html"),
        (".md", "/x/.htaccess", ".html"),
        (".md", "/about", ".html"),
    ],
)
def test_output_extension(ext: str, permalink: str | None, output_ext: str) -> None:
    assert permalinks.output_ext(ext, permalink, Folders("").markdown_ext) == output_ext


@pytest.mark.parametrize(
    ("site", "url"),
    [
        ("pretty", "/my%20pages/about/"),
        ("/:title/", "/my%20pages/about/"),
        ("date", "/my%20pages/about.html"),
        ("/:year/:title:output_ext", "/my%20pages/about.html"),
        ("weekdate", "/my%20pages/about"),
        ("/:title.html", "/my%20pages/about"),
    ],
)
def test_pages_end_like_the_permalink_of_the_site(site: str, url: str) -> None:
    assert permalinks.page_url("my pages/about.md", ".html", None, site) == url
    assert permalinks.page_url("my pages/index.md", ".html", None, site) == "/my%20pages/"
    assert permalinks.page_url("feed.xml", ".xml", None, site) == "/feed.xml"
    assert permalinks.page_url("x.md", ".html", "own/:basename", site) == "/own/x"


def test_post_id() -> None:
    assert permalinks.post_id("/2020/01/a.html", "a") == "/2020/01/a"
    assert permalinks.post_id("/a/b/", "slug") == "/a/slug"
    assert permalinks.post_id("/", "slug") == "/slug"


@pytest.mark.parametrize(
    ("address", "moved"),
    [
        (Address("/a/b/", "a/b/index.html"), Address("/a/b-2/", "a/b-2/index.html")),
        (Address("/a/b", "a/b.html"), Address("/a/b-2", "a/b-2.html")),
        (Address("/a.html", "a.html"), Address("/a-2.html", "a-2.html")),
        (Address("/a/index.html", "a/index.html"), Address("/a-2/index.html", "a-2/index.html")),
        (Address("/", "index.html"), Address("/index-2.html", "index-2.html")),
        (Address("/CNAME", "CNAME"), Address("/CNAME-2", "CNAME-2")),
    ],
)
def test_numbered(address: Address, moved: Address) -> None:
    assert numbered(address, 2) == moved


def test_addresses_are_given_out_once() -> None:
    claims = Addresses({"x/index.html": "docs/x.md"})
    assert claims.claim("x/index.html", "/x/", "a.md") == Address("/x-2/", "x-2/index.html")
    assert claims.claim("x/index.html", "/x/", "b.md") == Address("/x-3/", "x-3/index.html")
    assert claims.claim("y.html", "/y", "c.md") == Address("/y", "y.html")
    assert [(problem.src_uri, "docs/x.md" in problem.message) for problem in claims.problems] == [
        ("a.md", True),
        ("b.md", True),
    ]


def test_no_file_is_put_where_another_needs_a_folder() -> None:
    claims = Addresses()
    assert claims.claim("v1.2", "/v1.2", "a.md").dest_uri == "v1.2"
    assert claims.claim("v1.2/x.html", "/v1.2/x", "b.md") == Address("/v1.2-2/x", "v1.2-2/x.html")
    assert claims.claim("v1.2/x.html", "/v1.2/x", "e.md") == Address("/v1.2-2/x-2", "v1.2-2/x-2.html")
    assert claims.claim("y/x.html", "/y/x", "c.md").dest_uri == "y/x.html"
    assert claims.claim("y", "/y", "d.md").dest_uri == "y-2"


def test_many_posts_of_one_address_take_linear_time() -> None:
    claims = Addresses()
    moved = [claims.claim("x.html", "/x", f"{number}.md").dest_uri for number in range(20_000)]
    assert len(set(moved)) == 20_000
