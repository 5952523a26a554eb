"""URLs in finished HTML: found, resolved, spliced in place."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mkdocs_blogposts.html.splicing import Reference, rewrite
from mkdocs_blogposts.links.resolve import Foreign, Found, Missing, Resolver, is_media, relative

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


def references(html: str) -> list[tuple[str, str, str]]:
    seen: list[tuple[str, str, str]] = []
    assert rewrite(html, lambda r: seen.append((r.tag, r.attr, r.url))) == html
    return seen


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img src="a.png">', [("img", "src", "a.png")]),
        ("<IMG alt='x' SRC = 'a b.png' />", [("img", "src", "a b.png")]),
        ("<img src=a.png>", [("img", "src", "a.png")]),
        ("<img src=/a/b.png/>", [("img", "src", "/a/b.png/")]),
        ('<a href="?a=1&amp;b=2&copy=3&#x4e2d;">', [("a", "href", "?a=1&b=2&copy=3中")]),
        ('<a href=" x.html\n">', [("a", "href", "x.html")]),
        ('<a href>x</a><a href="">y</a>', []),
        ('<a title="a > b" href="x">', [("a", "href", "x")]),
        ('<a title=\'<img src="no.png">\' href="x">', [("a", "href", "x")]),
        ('<p src="no" href="no">', []),
        (
            '<video poster="p.jpg" src="v.mp4"></video>',
            [("video", "poster", "p.jpg"), ("video", "src", "v.mp4")],
        ),
        ('<p data-src="lazy.png">', [("p", "data-src", "lazy.png")]),
        (
            '<img srcset="a.png, b.png 2x,c.png 300w , data:image/png;base64,AA 4x">',
            [("img", "srcset", u) for u in ("a.png", "b.png", "c.png", "data:image/png;base64,AA")],
        ),
        (
            '<link imagesrcset="a.png 1x" href=b.css>',
            [("link", "imagesrcset", "a.png"), ("link", "href", "b.css")],
        ),
        ('<object data="a.swf"></object><p data="no">', [("object", "data", "a.swf")]),
        (
            '<svg><image xlink:href="a.png"/><use href="b.svg#i"/></svg>',
            [("image", "xlink:href", "a.png"), ("use", "href", "b.svg#i")],
        ),
        (
            "<div style=\"background: url( 'a.png' ) no-repeat, url(b.png), URL(&quot;c.png&quot;)\">",
            [("div", "style", u) for u in ("a.png", "b.png", "c.png")],
        ),
        (
            "<!-- <img src=no> --><img src=yes><!--><img src=yes2>",
            [("img", "src", "yes"), ("img", "src", "yes2")],
        ),
        (
            "<script src=s.js>'<img src=no>'</script><style><img src=no></style><img src=yes>",
            [("script", "src", "s.js"), ("img", "src", "yes")],
        ),
        ("<textarea><img src=no></textarea><iframe src=f><img src=no></iframe>", [("iframe", "src", "f")]),
        ('<pre><code>&lt;img src="no"&gt;</code></pre>', []),
        ("a < b <3 <- </ <img src=x>", []),
        ("a < b <3 <- <img src=x>", [("img", "src", "x")]),
        ('<img src="never closed> <a href=x>', []),
    ],
)
def test_every_url_is_seen_as_browsers_see_it(html: str, expected: list[tuple[str, str, str]]) -> None:
    assert references(html) == expected


@pytest.mark.parametrize(
    ("html", "new", "expected"),
    [
        ('<img  src="a.png"  ALT=x />', "b.png", '<img  src="b.png"  ALT=x />'),
        ("<img src='a.png'>", "it's&.png", "<img src='it&#39;s&amp;.png'>"),
        ('<img src=a.png alt="">', "b.png", '<img src=b.png alt="">'),
        ("<img src=a.png>", "a b.png", '<img src="a b.png">'),
        ('<a href="a">', 'x"<y>', '<a href="x&quot;&lt;y&gt;">'),
        ('<img srcset="a.png 1x, b.png 2x">', "c d", '<img srcset="c%20d 1x, c%20d 2x">'),
        (
            "<p style=\"color: red; background:url('a.png')\">",
            "b'c.png",
            "<p style=\"color: red; background:url('b%27c.png')\">",
        ),
        ('<a href="a&copy=1">', "a&copy=1", '<a href="a&copy=1">'),
    ],
)
def test_replacements_are_spliced_and_escaped(html: str, new: str, expected: str) -> None:
    assert rewrite(html, lambda _: new) == expected


def test_only_the_named_reference_changes() -> None:
    html = '<p><iframe style="width:100%;"  src="v" frameborder="0" allowfullscreen></iframe></p><img src=a>'
    wanted = Reference("img", "src", "a")
    assert rewrite(html, lambda r: "b" if r == wanted else None) == html.replace("src=a", "src=b")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real blogs is not here")
@pytest.mark.parametrize("name", sorted(p.name for p in CORPUS.glob("*.truth.json.gz")))
def test_real_bodies_keep_every_byte(name: str) -> None:
    with gzip.open(CORPUS / name, "rt", encoding="utf-8") as file:
        posts = json.load(file)["posts"]
    seen: list[Reference] = []
    for post in posts:
        body = post["content"] or ""
        assert rewrite(body, seen.append) == body
        assert rewrite(body, lambda r: r.url) == body
    assert seen


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a ",
        '<a b="',
        "<a b='\"",
        "<!--",
        "<!",
        "<script>",
        "<iframe>",
        "</",
        "<a =",
        "<a b=c",
        "<a\n\n",
        '<p style="',
        "a &am",
    ],
)
def test_any_input_stays_as_it_is_where_nothing_is_replaced(piece: str) -> None:
    image = f"<img srcset='{piece.replace(chr(39), '') * 100_000}' style='{'url( ' * 100_000}'>"
    for html in (piece * 100_000, image):
        assert rewrite(html, lambda _: None) == html


SITE = [
    "index.html",
    "2020/01/02/x.html",
    "a/b/index.html",
    "about.html",
    "assets/x.jpg",
    "assets/two words.png",
    "assets/图片.png",
    "assets/caf\u0065\u0301.png",
    "assets/c++.pdf",
    "assets/100%.png",
    "a/b/local.png",
    "posts/images/beside.png",
    "blog/odd.png",
]
BY_SRC = {
    "_posts/2020-01-02-x.md": "2020/01/02/x.html",
    "_posts/images/beside.png": "posts/images/beside.png",
    "news/about.md": "about.html",
    "assets/x.jpg": "assets/x.jpg",
}
Answer = Found | Missing | Foreign


def from_post(resolver: Resolver, url: str) -> Answer:
    return resolver.resolve(url, page_url="/2020/01/02/x.html", src_uri="_posts/2020-01-02-x.md")


def from_page(resolver: Resolver, url: str, page_url: str, *, root_first: bool = False) -> Answer:
    return resolver.resolve(url, page_url=page_url, src_uri="_posts/p.md", root_first=root_first)


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(SITE, BY_SRC, "/blog", {"example.com", "localhost:4000"})


@pytest.mark.parametrize(
    ("url", "dest_uri", "found_url"),
    [
        ("/assets/x.jpg", "assets/x.jpg", "assets/x.jpg"),
        ("/blog/assets/x.jpg", "assets/x.jpg", "assets/x.jpg"),
        ("/blog/odd.png", "blog/odd.png", "blog/odd.png"),
        ("/blog", "index.html", "./"),
        ("/", "index.html", "./"),
        ("/#top", "index.html", "./#top"),
        ("/a/b/", "a/b/index.html", "a/b/"),
        ("/a/b", "a/b/index.html", "a/b/"),
        ("/a/b/index.html?q#f", "a/b/index.html", "a/b/?q#f"),
        ("/about", "about.html", "about.html"),
        ("assets/x.jpg?v=1&w=2", "assets/x.jpg", "assets/x.jpg?v=1&w=2"),
        ("assets/two words.png", "assets/two words.png", "assets/two%20words.png"),
        ("assets/two%20words.png", "assets/two words.png", "assets/two%20words.png"),
        ("/assets/图片.png", "assets/图片.png", "assets/%E5%9B%BE%E7%89%87.png"),
        ("/assets/%E5%9B%BE%E7%89%87.png", "assets/图片.png", "assets/%E5%9B%BE%E7%89%87.png"),
        ("/assets/caf\u00e9.png", "assets/caf\u0065\u0301.png", "assets/cafe%CC%81.png"),
        ("/assets/c++.pdf", "assets/c++.pdf", "assets/c++.pdf"),
        ("/assets/100%.png", "assets/100%.png", "assets/100%25.png"),
        ("x.html", "2020/01/02/x.html", "2020/01/02/x.html"),
        ("../../../assets/x.jpg", "assets/x.jpg", "assets/x.jpg"),
        ("../assets/x.jpg", "assets/x.jpg", "assets/x.jpg"),
        ("./assets//x.jpg", "assets/x.jpg", "assets/x.jpg"),
        ("http://example.com/blog/assets/x.jpg", "assets/x.jpg", "assets/x.jpg"),
        ("https://EXAMPLE.com/about#me", "about.html", "about.html#me"),
        ("http://localhost:4000", "index.html", "./"),
    ],
)
def test_urls_of_files_are_found(resolver: Resolver, url: str, dest_uri: str, found_url: str) -> None:
    found = from_post(resolver, url)
    assert isinstance(found, Found)
    assert (found.dest_uri, found.url) == (dest_uri, found_url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "images/beside.png",
            Found("posts/images/beside.png", "posts/images/beside.png", "_posts/images/beside.png"),
        ),
        (
            "2020-01-02-x.md#part",
            Found("2020/01/02/x.html", "2020/01/02/x.html#part", "_posts/2020-01-02-x.md"),
        ),
        ("../news/about.md", Found("about.html", "about.html", "news/about.md")),
        ("/news/about.md", Found("about.html", "about.html", "news/about.md")),
        ("news/about.md", Found("about.html", "about.html", "news/about.md")),
    ],
)
def test_files_beside_the_post_are_found_by_their_source(
    resolver: Resolver, url: str, expected: Found
) -> None:
    assert from_post(resolver, url) == expected


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/assets/X.JPG", "/assets/X.JPG"),
        ("/assets/x.JPG?v=1", "/assets/x.JPG"),
        ("no%20such.png", "no such.png"),
        ("/about/", "/about/"),
        ("/../assets/x.jpg", "/../assets/x.jpg"),
        ("assets\\x.jpg", "assets\\x.jpg"),
        ("/assets/x.jpg%00", "/assets/x.jpg\0"),
        ("file:///etc/passwd", "/etc/passwd"),
        ("C:\\x.png", "\\x.png"),
        ("/etc/passwd", "/etc/passwd"),
    ],
)
def test_urls_without_a_file_are_missing(resolver: Resolver, url: str, path: str) -> None:
    assert from_post(resolver, url) == Missing(path)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "  ",
        "#top",
        "?q=1",
        "mailto:a@b.c",
        "tel:1",
        "javascript:void(0)",
        "data:image/png;base64,AA",
        "//cdn.net/x.js",
        "https://other.net/assets/x.jpg",
        "http://example.com/no-such",
        "http://[",
        "ftp://example.com/about",
    ],
)
def test_foreign_urls_are_left_alone(resolver: Resolver, url: str) -> None:
    assert from_post(resolver, url) == Foreign()


def test_front_matter_is_looked_for_from_the_root_first() -> None:
    resolver = Resolver({"pic.png": 1, "a/pic.png": 1, "a/index.html": 1}, {}, "", ())
    assert from_page(resolver, "pic.png", "/a/") == Found("a/pic.png", "a/pic.png")
    assert from_page(resolver, "pic.png", "/a/", root_first=True) == Found("pic.png", "pic.png")


def test_dots_stop_at_the_root_as_in_browsers() -> None:
    assert isinstance(from_page(Resolver(["x.png"], {}, "", ()), "../../../x.png", "/a.html"), Found)
    assert isinstance(from_page(Resolver(["x.png"], {}, "/blog", ()), "../../../x.png", "/a.html"), Missing)
    assert isinstance(
        from_page(Resolver(["x.png"], {}, "/blog", ()), "../../../blog/x.png", "/a.html"), Found
    )


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("assets/x.jpg", "/2020/01/02/x.html", "../../../assets/x.jpg"),
        ("assets/x.jpg?v=1#f", "/a/b/", "../../assets/x.jpg?v=1#f"),
        ("assets/x.jpg", "/", "assets/x.jpg"),
        ("assets/x.jpg", "/about.html", "assets/x.jpg"),
        ("assets/x.jpg", "/about", "assets/x.jpg"),
        ("/a/b/", "/a/c.html", "b/"),
        ("a/b/", "a/b/", "./"),
        ("a/b/#f", "/a/b/", "./#f"),
        ("a/", "/a/b/", "../"),
        ("./", "/a/b/", "../../"),
        ("./", "/", "./"),
        ("2020/x.html", "/2020/x.html", "x.html"),
        ("%E4%B8%AD/x.png", "/中/a.html", "x.png"),
        ("/a:b.png", "/", "./a:b.png"),
        ("https://x.org/a", "/a/", "https://x.org/a"),
        ("#f", "/a/", "#f"),
    ],
)
def test_relative_urls_work_under_any_path(target: str, page: str, expected: str) -> None:
    assert relative(target, page) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("a/b.PNG?x=1", True),
        ("x.pdf#page=2", True),
        ("x.tar.gz", True),
        ("a.html", False),
        ("a.md", False),
        ("v1.2/", False),
        ("", False),
        ("/png", False),
    ],
)
def test_media_are_told_by_extension(url: str, expected: bool) -> None:
    assert is_media(url) is expected
