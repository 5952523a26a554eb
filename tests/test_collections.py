"""Collections other than posts: answers of real Jekyll 4.3.1, and whole sites."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import feedparser  # type: ignore[import-untyped]
import pytest

from mkdocs_blogposts import settings
from mkdocs_blogposts.publish.planning import plan
from mkdocs_blogposts.read import site_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conftest import Build

    from mkdocs_blogposts.model import Blog, Problem

NOW = datetime(2026, 1, 1, tzinfo=UTC)
WIKI = "collections: {wiki: {output: true, permalink: /w/:path/}, docs: {output: true}, out: }\n"


def planned(root: Path, config: str, files: Mapping[str, str | bytes]) -> tuple[Blog, list[Problem]]:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found, problems = settings.load(
        str(root), config, {}, in_docs=False, serving=False, environ_tz=None, now=NOW
    )
    scanned, more = site_folder.scan(found)
    blog = plan(found, scanned)
    return blog, [*problems, *more, *blog.problems]


def document(head: str = "x: 1", body: str = "Body.") -> str:
    return f"---\n{head}\n---\n{body}\n"


# ---------------------------------------------------------------- the plan


def test_documents_are_written_where_jekyll_writes_them(tmp_path: Path) -> None:
    files = {
        "_wiki/b.md": document(),
        "_wiki/2019-03-04-dated.md": document(),
        "_wiki/sub/_hidden/h.md": document(),
        "_wiki/sub/c.md": document("slug: sl\ncategories: x y"),
        "_wiki/a/_posts/2020-01-01-p.md": document(),
        "_wiki/UP.MD": document(),
        "_wiki/page.html": document(),
        "_wiki/s.txt": document(),
        "_wiki/perm.md": document("permalink: /own/:title.html"),
        "_wiki/中文 页.md": document(),
        "_docs/index.md": document(),
        "_docs/z.md": document(),
        "_out/o.md": document(),
        # None of these is a document that is written.
        "_wiki/_hid.md": document(),
        "_wiki/.dot.md": document(),
        "_wiki/_under/u.md": document(),
        "_wiki/unpub.md": document("published: false"),
        "_wiki/future.md": document("date: 2030-01-01"),
        "_wiki/2031-01-01-later.md": document(),
        "x/_wiki/elsewhere.md": document(),
    }
    blog, problems = planned(tmp_path, WIKI, files)
    assert {each.source.src_uri: (each.url, each.dest_uri, each.id) for each in blog.documents} == {
        "_wiki/2019-03-04-dated.md": ("/w/2019-03-04-dated/", "w/2019-03-04-dated/index.html", "/w/dated"),
        "_wiki/UP.MD": ("/w/UP/", "w/UP/index.html", "/w/UP"),
        "_wiki/a/_posts/2020-01-01-p.md": (
            *("/w/a/_posts/2020-01-01-p/", "w/a/_posts/2020-01-01-p/index.html", "/w/a/_posts/p"),
        ),
        "_wiki/b.md": ("/w/b/", "w/b/index.html", "/w/b"),
        "_wiki/page.html": ("/w/page/", "w/page/index.html", "/w/page"),
        "_wiki/perm.md": ("/own/perm.html", "own/perm.html", "/own/perm"),
        "_wiki/s.txt": ("/w/s/", "w/s/index.html", "/w/s"),
        "_wiki/sub/_hidden/h.md": ("/w/sub/_hidden/h/", "w/sub/_hidden/h/index.html", "/w/sub/_hidden/h"),
        "_wiki/sub/c.md": ("/w/sub/c/", "w/sub/c/index.html", "/w/sub/sl"),
        "_wiki/中文 页.md": ("/w/%E4%B8%AD%E6%96%87%20%E9%A1%B5/", "w/中文 页/index.html", "/w/中文 页"),
        "_docs/index.md": ("/docs/index.html", "docs/index.html", "/docs/index"),
        "_docs/z.md": ("/docs/z.html", "docs/z.html", "/docs/z"),
        "_out/o.md": ("/out/o.html", "", "/out/o"),
        # These are still to come: templates list them, as Jekyll's do, and they have no page.
        "_wiki/future.md": ("/w/future/", "", "/w/future"),
        "_wiki/2031-01-01-later.md": ("/w/2031-01-01-later/", "", "/w/later"),
    }
    assert blog.posts == ()
    assert problems == []


def test_files_of_collections_are_copied_into_their_folder(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "_wiki/a.md": document(),
        "_wiki/pic.png": b"\x89PNG",
        "_wiki/noheader.md": "plain",
        "_wiki/sub/data.yml": "a: 1",
        "_docs/img.png": b"\x89PNG",
        "_out/o.png": b"\x89PNG",
    }
    blog, _ = planned(tmp_path, WIKI, files)
    assert {each.source.src_uri: each.dest_uri for each in blog.assets} == {
        "_wiki/pic.png": "w/pic.png",
        "_wiki/noheader.md": "w/noheader.md",
        "_wiki/sub/data.yml": "w/sub/data.yml",
        "_docs/img.png": "docs/img.png",
    }
    assert [each.source.src_uri for each in blog.unwritten] == ["_out/o.png"]


@pytest.mark.parametrize(
    ("style", "url"),
    [
        ("date", "/docs/sub/a.html"),
        ("pretty", "/docs/sub/a/"),
        ("none", "/docs/sub/a.html"),
        ("weekdate", "/docs/sub/a"),
        ("/:title/", "/docs/sub/a/"),
        ("/:title.html", "/docs/sub/a"),
        ("/:title:output_ext", "/docs/sub/a.html"),
    ],
)
def test_urls_end_like_the_sites(style: str, url: str, tmp_path: Path) -> None:
    config = f"permalink: {style}\ncollections: {{docs: {{output: true}}}}"
    blog, _ = planned(tmp_path, config, {"_docs/sub/a.md": document()})
    assert [each.url for each in blog.documents] == [url]


def test_placeholders(tmp_path: Path) -> None:
    template = "/:collection/:year/:name/:title/:slug/:categories:output_ext"
    config = f"collections: {{tpl: {{output: true, permalink: '{template}'}}}}"
    blog, _ = planned(tmp_path, config, {"_tpl/My Page_x.md": document("categories: A b\ntitle: Other")})
    (only,) = blog.documents
    assert only.url == "/tpl/2026/my-page-x/My-Page_x/my-page-x/a/b.html"


ORDERED = {
    "a.md": document("rank: 3"),
    "b.md": document("rank: 1"),
    "c.md": document(),
    "d.md": document("rank: 2"),
    "sub/e.md": document(),
    "f.md": document("rank: x"),
}
# Some have a date, some not: there is no order that is one, and this is what comes of Jekyll's way.
MIXED = {
    "a.md": document("date: 2021-01-01"),
    "b.md": document(),
    "c.md": document("date: 2019-01-01"),
    "d.md": document(),
    "e.md": document("date: 2020-01-01"),
    "sub/f.md": document("date: 2018-01-01"),
    "g.md": document(),
    "h.md": document("date: 2017-01-01"),
}
DATED = {
    "a.md": document("date: 2021-01-01"),
    "b.md": document("date: 2020-01-01"),
    "2019-01-01-c.md": document(),
}


@pytest.mark.parametrize(
    ("options", "files", "order"),
    [
        ("output: true", ORDERED, "a b c d f e"),
        ("sort_by: rank", ORDERED, "b d a f c e"),
        ("order: [b.md, sub/e.md, a.md, zz.md]", ORDERED, "b e a c d f"),
        ("output: true", DATED, "c b a"),
        ("output: true", MIXED, "h f c e a b d g"),
    ],
)
def test_order(options: str, files: Mapping[str, str], order: str, tmp_path: Path) -> None:
    named = {f"_w/{name}": text for name, text in files.items()}
    blog, _ = planned(tmp_path, f"collections: {{w: {{{options}}}}}", named)
    uris = [each.source.src_uri for each in blog.documents]
    assert [uri[-4] for uri in uris] == order.split()
    assert [blog.neighbours[uri] for uri in uris] == list(
        zip([None, *uris[:-1]], [*uris[1:], None], strict=True)
    )


def test_collections_dir_holds_all_but_pages(tmp_path: Path) -> None:
    files = {"_c/_wiki/a.md": document(), "_wiki/not.md": document(), "_c/sub/page.md": document()}
    blog, _ = planned(tmp_path, f"collections_dir: _c\n{WIKI}", files)
    assert [(each.source.src_uri, each.url) for each in blog.documents] == [("_c/_wiki/a.md", "/w/a/")]
    assert blog.pages == ()


def test_defaults_are_of_the_collection(tmp_path: Path) -> None:
    scope = "{scope: {path: '', type: wiki}, values: {tags: [dt], x: 2}}"
    files = {"_wiki/a.md": document("title: A"), "_docs/b.md": document("title: B"), "c.md": document("y: 1")}
    blog, _ = planned(tmp_path, f"{WIKI}defaults: [{scope}]", files)
    assert [(each.title, each.tags, each.meta.get("x")) for each in blog.documents] == [
        ("A", ("dt",), 2),
        ("B", (), None),
    ]


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("[wiki, docs]", ["wiki", "docs"]),
        ("{Odd Label!: {output: true}}", ["OddLabel"]),
        ("{wiki: hello}", ["wiki"]),
        ("{posts: {output: true}, drafts: , data: }", []),
        ("7", []),
    ],
)
def test_what_is_a_collection(written: str, labels: list[str], tmp_path: Path) -> None:
    blog, _ = planned(tmp_path, f"collections: {written}", {})
    assert [each.label for each in blog.settings.folders.collections] == labels


def test_a_permalink_that_jekyll_refuses_is_told(tmp_path: Path) -> None:
    config = "title: T\ncollections: {wiki: {output: true, permalink: '/:nope/'}}"
    blog, problems = planned(tmp_path, config, {"_wiki/a.md": document()})
    assert [each.url for each in blog.documents] == ["/wiki/a.html"]
    assert [(each.src_uri, each.line) for each in problems] == [("_config.yml", 2)]


def test_two_documents_at_one_address_are_both_built(tmp_path: Path) -> None:
    files = {"_wiki/a.md": document("permalink: /x/"), "_wiki/b.md": document("permalink: /x/")}
    blog, problems = planned(tmp_path, WIKI, files)
    assert len({each.dest_uri for each in blog.documents}) == 2
    assert len(problems) == 1


# ---------------------------------------------------------------- whole sites

SITE = {
    "_config.yml": "title: T\nurl: https://e.com\nplugins: [jekyll-feed, jekyll-redirect-from]\n"
    "feed: {collections: [wiki]}\n"
    "collections: {wiki: {output: true, permalink: /wiki/:path/, color: red}, faq: }\n",
    "_posts/2020-01-02-p.md": document(
        "title: P", "{% link _wiki/tools/git.md %} [see](../../../wiki/tools/git/)"
    ),
    "_wiki/tools/git.md": document(
        "title: Git 备忘\ndate: 2021-03-04\nredirect_from: /git/",
        "Next is {{ page.next.title }} of {{ page.collection }}. ![g](/wiki/tools/git.png)\n\nMore.",
    ),
    "_wiki/tools/git.png": b"\x89PNG",
    "_wiki/vim.md": document("title: Vim\ndate: 2022-03-04", "Vim of {{ site.wiki | size }}."),
    "_wiki/secret.md": document("title: Secret\npublished: false", "hush-hush"),
    "_faq/one.md": document("title: One?", "Yes, *one* of {{ site.faq | size }}."),
    "wiki.md": document("title: My wiki\npermalink: /wiki/", ""),
    "faq.md": document(
        "title: FAQ",
        "{% for each in site.faq %}\n{{ each.content }}\n{% endfor %}"
        "{% for each in site.collections %}[{{ each.label }}:{{ each.docs | size }}:{{ each.color }}]"
        "{% endfor %} {{ site.documents | size }}",
    ),
}


def test_a_whole_site(build: Build) -> None:
    built = build(SITE)
    assert built.status == 0, built.log
    assert built.warnings() == []
    assert built.holds("hush-hush") == []
    page = built.read("wiki/tools/git/index.html")
    assert "<p>Next is Vim of wiki. <img" in page
    assert 'src="../git.png"' in page
    assert '<meta property="article:published_time" content="2021-03-04' in page
    assert "Vim of 2." in built.read("wiki/vim/index.html")
    assert "wiki/tools/git/" in built.read("git/index.html")
    assert not list(built.folder.glob("faq/**/one*"))


def test_pages_see_documents_finished(build: Build) -> None:
    text = build(SITE).read("faq.html")
    assert "<p>Yes, <em>one</em> of 1.</p>" in text
    # Jekyll counts the picture of the wiki, too.
    assert "[faq:1:][posts:1:][wiki:2:red] 5" in text


SEEN = {
    "_config.yml": "collections: {wiki: {output: true}}\nexcerpt_separator: <!--more-->\n",
    "_posts/2020-01-01-one.md": document("title: One\nexcerpt: [a, 5]"),
    "_posts/2020-01-02-two.md": document(
        "title: Two",
        "[{{ page.path }} {{ page.id }} {{ site.related_posts | map: 'title' | join }}]\n<!--more-->",
    ),
    "_wiki/w.md": document("title: W", "[{{ site.related_posts | map: 'title' | join }}]"),
    "_wiki/p.png": b"x",
    "z.png": b"x",
    "b/a.md": document(),
    "a/b.md": document(),
    "q.md": document(
        "title: Q",
        "[{{ site.pages | map: 'path' | join }}]\n[{{ site.static_files | map: 'path' | join }}]\n"
        "[{{ site.documents | map: 'path' | join }}]\n{{ site.posts[0].excerpt }}\n"
        "[{{ site.related_posts | map: 'title' | join }}] an excerpt of {{ site.posts[1].excerpt | size }}",
    ),
}


def test_what_templates_see_of_pages_files_and_documents(build: Build) -> None:
    built = build(SEEN)
    page = built.read("q.html")
    assert "[b/a.md a/b.md q.md]" in page
    assert "[/z.png _wiki/p.png]" in page
    assert "[_posts/2020-01-01-one.md _posts/2020-01-02-two.md _wiki/w.md _wiki/p.png]" in page
    assert "[_posts/2020-01-02-two.md/#excerpt /2020/01/02/two#excerpt ]" in page
    assert "[] an excerpt of 8</p>" in page
    assert "[Two One]" in built.read("wiki/w.html")
    assert "[_posts/2020-01-02-two.md /2020/01/02/two One]" in built.read("2020/01/02/two.html")


def test_the_overview_of_a_collection(build: Build) -> None:
    built = build(SITE, extra="site_url: https://e.com/")
    text = built.read("wiki/index.html")
    assert "My wiki" in text
    assert text.index('href="vim/"') < text.index('href="tools/git/"')
    shown = {item["location"] for item in json.loads(built.read("search/search_index.json"))["docs"]}
    assert {"wiki/vim/", "wiki/tools/git/"} <= shown
    sitemap = built.read("sitemap.xml")
    assert "/wiki/vim/" in sitemap
    assert "<lastmod>2022-03-04" in sitemap


def test_an_overview_is_in_natural_order_in_the_readers_language(build: Build) -> None:
    files = {f"_notes/{n}.md": document(f"title: Note {n}") for n in (10, 2, 1)}
    files["_config.yml"] = "collections: {notes: {output: true}}"
    files["_posts/2020-01-02-p.md"] = document("title: P")
    built = build(files, extra="theme: {name: material, language: zh}")
    text = built.read("notes/index.html")
    assert '<h1 class="blogposts-title">Notes</h1>' in text
    assert text.index(">Note 1<") < text.index(">Note 2<") < text.index(">Note 10<")
    assert '<h1 class="blogposts-title">归档</h1>' in built.read("archive/index.html")


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        ("Text.", ["T & T"]),
        ("# T & T\n\nText.", ["T &amp; T"]),
        ("# Part 1\n\n# Part 2", ["T &amp; T", "Part 1", "Part 2"]),
    ],
)
def test_a_page_shows_its_title_once(body: str, headings: list[str], build: Build) -> None:
    built = build({**SITE, "_wiki/t.md": document("title: T & T", body)})
    found = re.findall(r"<h1[^>]*>(.*?)</h1>", built.read("wiki/t/index.html"))
    assert [heading.replace("T & T", "T &amp; T") for heading in found] == [
        heading.replace("T & T", "T &amp; T") for heading in headings
    ]


def test_a_site_whose_pages_are_a_collection(build: Build) -> None:
    tab = "layout: {}\norder: 1"
    files = {
        "_config.yml": "title: T\ncollections: {tabs: {output: true, sort_by: order}}\n"
        "defaults: [{scope: {path: '', type: tabs}, values: {permalink: '/:title/'}}]\n",
        "_tabs/about.md": document("icon: x", "About me."),
        "_tabs/archives.md": document(tab.format("archives"), ""),
        "_tabs/tags.md": document(tab.format("tags"), ""),
        "_tabs/categories.md": document(tab.format("categories"), ""),
        "index.html": "---\nlayout: home\n---\n",
        "_posts/2020-01-02-p.md": document("title: P\ntags: [x]\ncategories: [c]"),
    }
    built = build(files)
    assert built.status == 0, built.log
    assert built.warnings() == []
    assert "blogposts-tags" in built.read("tags/index.html")
    assert "blogposts-categories" in built.read("categories/index.html")
    assert "blogposts-archive" in built.read("archives/index.html")
    assert not (built.folder / "archive").exists()
    home = built.read("index.html")
    assert all(f'href="{name}/"' in home for name in ("about", "archives", "tags", "categories"))


def test_the_address_of_an_index_is_its_folder(build: Build) -> None:
    files = {
        "_config.yml": "url: https://e.com\ncollections: {docs: {output: true}}",
        "_docs/index.md": document("title: D", "[p](/x/index.html) [d](/docs/index.html)"),
        "_posts/2020-01-02-p.md": document("permalink: /x/index.html"),
    }
    built = build(files, extra="site_url: https://e.com/")
    assert built.status == 0, built.log
    sitemap = built.read("sitemap.xml")
    assert "<loc>https://e.com/docs/</loc>" in sitemap
    assert "<loc>https://e.com/x/</loc>" in sitemap
    text = built.read("docs/index.html")
    assert '<link rel="canonical" href="https://e.com/docs/">' in text
    assert '<a href="../x/">p</a> <a href="./">d</a>' in text


def test_documents_are_in_no_navigation(build: Build) -> None:
    assert "wiki/vim" not in build(SITE).read("2020/01/02/p.html")


def test_the_feed_of_a_collection(build: Build) -> None:
    built = build(SITE)
    feed = feedparser.parse(built.read("feed/wiki.xml"))
    assert not feed.bozo
    assert feed.feed.title == "T | Wiki"
    assert [(each.title, each.link) for each in feed.entries] == [
        ("Vim", "https://e.com/wiki/vim/"),
        ("Git 备忘", "https://e.com/wiki/tools/git/"),
    ]
    assert 'src="https://e.com/wiki/tools/git.png"' in feed.entries[1].content[0].value


def test_collections_in_the_docs_folder(build: Build) -> None:
    files = {
        "docs/_config.yml": "collections: {wiki: {output: true, permalink: /wiki/:path/}}",
        "docs/_wiki/a.md": document("title: A"),
        "docs/_wiki/pic.png": b"\x89PNG",
        "docs/_posts/2020-01-02-p.md": document("title: P", "[a](/wiki/a/)"),
        "docs/index.md": "# Home",
    }
    built = build(files)
    assert built.status == 0, built.log
    assert built.warnings() == []
    assert {"wiki/a/index.html", "wiki/index.html", "2020/01/02/p.html"} <= built.pages()
    assert (built.folder / "wiki" / "pic.png").is_file()
    assert not (built.folder / "_wiki").exists()


def test_an_endless_chain_of_unwritten_documents_ends(build: Build) -> None:
    files = {
        "_config.yml": "collections: [faq]",
        "_posts/2020-01-02-p.md": document("title: P", "{{ site.faq.first.content }}"),
        "_faq/a.md": document("title: A", "a {{ site.faq.last.content }}"),
        "_faq/b.md": document("title: B", "b {{ site.faq.first.content }}"),
    }
    built = build(files)
    assert built.status == 0, built.log
    assert "a " in built.read("2020/01/02/p.html")
