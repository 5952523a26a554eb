"""Pages of a Jekyll site that are no Markdown: those of the theme, and those that stand alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build

POSTS = {
    "_config.yml": "title: Old Blog\nurl: https://e.com\nbaseurl: /b\npermalink: /:year/:title/\n",
    "_layouts/default.html": "<html><body>{{ content }}</body></html>",
    "_posts/2020-01-02-a.md": "---\ntitle: A & B\ntags: [x]\n---\nHello *w*\n",
    "_posts/2021-01-02-b.md": "---\ntitle: B\ntags: [x]\n---\nOf {{ site.title }}\n",
    "_posts/2021-01-03-no.md": "---\ntitle: No\npublished: false\n---\nhush-hush\n",
}


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        (
            "atom.xml",
            "---\nlayout: feed\n---\n{% for post in site.posts limit:5 %}<entry><title>{{ post.title "
            '| xml_escape }}</title><link href="{{ site.url }}{{ site.baseurl }}{{ post.url }}"/><content>'
            "{{ post.content | xml_escape }}</content></entry>\n{% endfor %}",
            '<feed><entry><title>B</title><link href="https://e.com/b/2021/b/"/><content>&lt;p&gt;Of Old Blog'
            "&lt;/p&gt;\n</content></entry>\n<entry><title>A &amp; B</title><link "
            'href="https://e.com/b/2020/a/"/><content>&lt;p&gt;Hello &lt;em&gt;w&lt;/em&gt;&lt;/p&gt;\n'
            "</content></entry>\n</feed>",
        ),
        (
            "search.json",
            '---\n---\n[{% for post in site.posts %}{"t": {{ post.title | jsonify }}, "u": "{{ post.url | '
            'relative_url }}"}{% unless forloop.last %},{% endunless %}{% endfor %}]',
            '[{"t": "B", "u": "/b/2021/b/"},{"t": "A & B", "u": "/b/2020/a/"}]',
        ),
        (
            "robots.txt",
            '---\n---\nSitemap: {{ "sitemap.xml" | absolute_url }}\n',
            "Sitemap: https://e.com/b/sitemap.xml\n",
        ),
        ("js/s.js", '---\n---\nvar a = "{{ site.title }}";\n', 'var a = "Old Blog";\n'),
        (
            "whole.html",
            "---\npermalink: /whole.html\n---\n<!DOCTYPE html>\n<html><p>{{ site.title }}</p></html>\n",
            "<!DOCTYPE html>\n<html><p>Old Blog</p></html>\n",
        ),
        ("feed.xml", "---\n---\n<mine/>{{ site.posts | size }}", "<mine/>2"),
        ("raw.txt", "---\nrender_with_liquid: false\n---\n{{ x }}", "{{ x }}"),
    ],
)
def test_pages_that_stand_alone_are_jekylls_byte_for_byte(
    name: str, text: str, written: str, build: Build
) -> None:
    built = build({**POSTS, name: text, "_layouts/feed.xml": "---\nx: 1\n---\n<feed>{{ content }}</feed>"})
    assert built.status == 0, built.log
    assert built.warnings() == []
    assert built.read(name) == written
    assert built.holds("hush-hush") == []


def test_html_with_liquid_is_a_page_of_the_theme(build: Build) -> None:
    page = (
        "---\nlayout: default\ntitle: Projects\n---\n<p>{% for p in site.data.p %}{{ p }} {% endfor %}</p>\n"
    )
    built = build({**POSTS, "projects.html": page, "_data/p.yml": "[one, two]"})
    text = built.read("projects/index.html")
    assert "<p>one two </p>" in text
    assert "md-content" in text
    assert '<meta property="og:title" content="Projects">' in text
    assert "projects/" in built.read("index.html")


@pytest.mark.parametrize(
    ("name", "text", "address", "is_replaced"),
    [
        ("index.html", "{% for post in site.posts %}{{ post.title }};{% endfor %}", "index.html", True),
        ("index.html", "{{ paginator.total_pages }}", "index.html", True),
        ("index.html", "{% include hero.html %}", "index.html", True),
        ("index.html", "<p>Welcome to {{ site.title }}</p>", "index.html", False),
        ("index.md", "Welcome to *me*", "index.html", False),
        ("index.md", "{% for post in site . posts %}- {{ post.title }}{% endfor %}", "index.html", True),
        ("tags.md", "{% for tag in site.tags %}{{ tag[0] }}{% endfor %}", "tags/index.html", True),
    ],
)
def test_templates_of_lists_make_way(
    name: str, text: str, address: str, is_replaced: bool, build: Build
) -> None:
    built = build({**POSTS, name: f"---\nlayout: default\n---\n{text}\n"})
    page = built.read(address)
    assert 'class="blogposts ' in page
    assert ("takes the place of this page" in built.log) == is_replaced
    assert ("Welcome to" in page) == ("Welcome" in text)
    assert built.warnings() == []


def test_an_index_without_a_title_is_called_as_the_list(build: Build) -> None:
    built = build(
        {**POSTS, "index.md": "---\nlayout: home\n---\n"}, extra="theme: {name: material, language: zh}"
    )
    assert '<h1 class="blogposts-title">博客</h1>' in built.read("index.html")


def test_a_list_takes_the_address_of_a_template_in_its_other_form(build: Build) -> None:
    config = "permalink: date\n"
    page = "---\ntitle: All\n---\n{% for tag in site.tags %}<h2>{{ tag[0] }}</h2>{% endfor %}\n"
    built = build({**POSTS, "_config.yml": config, "tags.html": page})
    assert "blogposts-tags" in built.read("tags.html")
    assert "tags/index.html" not in built.pages()
    assert 'href="tags.html"' in built.read("index.html")


def test_a_template_elsewhere_is_built(build: Build) -> None:
    page = "---\ntitle: All\n---\n{% for post in site.posts %}<h2>{{ post.title }}</h2>{% endfor %}\n"
    assert "<h2>A & B</h2>" in build({**POSTS, "everything.html": page}).read("everything/index.html")


def test_what_is_not_found(build: Build) -> None:
    page = (
        "---\npermalink: /404.html\n---\n<h1>404</h1><a href=\"{{ '/' | relative_url }}\">home</a>"
        '<img src="/img.png">\n'
    )
    files = {**POSTS, "404.html": page, "img.png": b"\x89PNG"}
    built = build(files, extra="site_url: https://e.com/b/")
    text = built.read("404.html")
    assert '<a href="/b/">home</a>' in text
    assert '<img src="/b/img.png">' in text
    assert 'href="/b/assets/blogposts/blogposts.css"' in text
    assert '"base": "/b/"' in text
    assert "404.html" not in built.read("index.html")
    found = json.loads(built.read("search/search_index.json"))["docs"]
    assert not [item for item in found if item["location"].startswith("404")]


def test_what_is_left_to_others_is_told(build: Build) -> None:
    built = build({**POSTS, "main.scss": "---\n---\na{}", "sitemap.xml": "---\n---\n<x/>"})
    assert "main.scss: not built, because it belongs to the Jekyll theme" in built.log
    assert "sitemap.xml: not built, because MkDocs writes a file of that name" in built.log
    assert "urlset" in built.read("sitemap.xml")
    assert not (built.folder / "main.scss").exists()


def test_a_page_without_end_is_told_and_the_rest_is_built(build: Build) -> None:
    loop = "{% for a in (1..9999) %}{% for b in (1..9999) %}x{% endfor %}{% endfor %}"
    built = build({**POSTS, "big.txt": f"---\n---\n{loop}"})
    assert built.status == 0
    assert len(built.warnings()) == 1
    assert "big.txt:3" in built.warnings()[0]
