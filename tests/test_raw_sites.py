"""Small sites as common themes make them, rich in files without a layout. The answers are real Jekyll's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Build

POST = {"_posts/2020-01-01-p.md": "---\ntitle: P\n---\nP\n"}
CONFIG = "title: T\nurl: https://t.example\n"
LAYOUTS = {
    "_layouts/page.html": "<page>{{ content }}</page>",
    "_layouts/other.html": "<other>{{ content }}</other>",
}


def _defaults(*sets: str) -> str:
    return "defaults:\n" + "".join(f"  - {{{each}}}\n" for each in sets)


EMPTY = _defaults(
    "scope: {path: ''}, values: {layout: page}",
    "scope: {path: '', type: pages}, values: {permalink: '/far/:basename:output_ext'}",
    "scope: {path: '', type: pages}, values: {permalink: null}",
    "scope: {path: data}, values: {layout: null}",
    "scope: {path: data/deep}, values: {layout: other}",
    "scope: {path: data/deep/er}, values: {layout: ~}",
    "scope: {path: typed, type: pages}, values: {layout: null}",
    "scope: {path: quotes}, values: {layout: ''}",
    "scope: {path: last}, values: {layout: null}",
    "scope: {path: last}, values: {layout: other}",
    "scope: {path: first}, values: {layout: other}",
    "scope: {path: first}, values: {layout: null}",
    "scope: {path: _notes/data}, values: {layout: null}",
)


@pytest.mark.parametrize(
    ("path", "head", "expected"),
    [
        ("app.js", "", '<page>"page"</page>'),
        ("data/feed.xml", "", '"page"'),
        ("data/part.html", "", '"page"'),
        ("data/o.txt", "layout: other", '<other>"other"</other>'),
        ("data/deep/app.js", "", '<other>"other"</other>'),
        ("data/deep/er/app.js", "", '"other"'),
        ("typed/search.json", "", '"page"'),
        ("quotes/search.json", "", '""'),
        ("last/a.css", "", '<other>"other"</other>'),
        ("first/a.css", "", '"other"'),
    ],
)
def test_an_empty_layout_in_narrow_defaults_wins_over_wide_ones(
    path: str, head: str, expected: str, build: Build
) -> None:
    files = {path: f"---\n{head}\n---\n{{{{ page.layout | jsonify }}}}"}
    built = build(POST | LAYOUTS | files | {"_config.yml": CONFIG + EMPTY}, "--strict")
    assert built.status == 0, built.log
    assert built.read(path) == expected


def test_an_empty_layout_in_narrow_defaults_does_not_count_for_documents(build: Build) -> None:
    config = f"{CONFIG}collections: {{notes: {{output: true}}}}\n{EMPTY}"
    files = {"_config.yml": config, "_notes/data/a.txt": "---\npermalink: /n/a.txt\n---\nA"}
    built = build(POST | LAYOUTS | files, "--strict")
    assert built.status == 0, built.log
    assert built.read("n/a.txt") == "<page>A</page>"


HEADS = {
    "a.txt": "x: 1",
    "b.md": "x: 1",
    "c.txt": "published: true",
    "d.txt": "published: false",
    "e.txt": "published:",
    "f.html": "x: 1",
    "g.txt": "published: 'false'",
}


@pytest.mark.parametrize("value", ["false", "null", "'false'"])
def test_pages_are_published_by_their_own_word_alone(value: str, build: Build) -> None:
    config = CONFIG + _defaults(f"scope: {{path: sub}}, values: {{published: {value}}}")
    files = {f"sub/{name}": f"---\n{head}\n---\nseen\n" for name, head in HEADS.items()}
    files |= {
        "list.txt": "---\n---\n{% for p in site.pages %}{{ p.path }} {% endfor %}",
        "_config.yml": config,
    }
    built = build(POST | files, "--strict")
    assert built.status == 0, built.log
    assert built.read("list.txt") == "sub/a.txt sub/b.md sub/c.txt sub/f.html sub/g.txt list.txt "
    assert not (built.folder / "sub/d.txt").exists()
    assert not (built.folder / "sub/e.txt").exists()


def test_posts_and_documents_are_held_back_by_defaults(build: Build) -> None:
    held = "values: {published: false}"
    config = f"{CONFIG}collections: {{notes: {{output: true}}}}\n" + _defaults(
        f"scope: {{path: _posts/held}}, {held}", f"scope: {{path: '', type: notes}}, {held}"
    )
    files = {
        "_config.yml": config,
        "_posts/held/2020-01-02-x.md": "---\ntitle: X\n---\nhush\n",
        "_notes/a.md": "---\n---\nhush\n",
        "_notes/b.txt": "---\npublished: true\n---\nseen",
    }
    built = build(POST | files, "--strict")
    assert built.status == 0, built.log
    assert built.holds("hush") == []
    assert built.read("notes/b.txt") == "seen"


ALONE = {
    "whole.html": "---\ntitle: W\n---\n<!doctype html><html><body>w</body></html>\n",
    "bare.html": "---\nlayout: null\n---\n<p>b</p>",
    "sub/none.html": "---\nlayout: none\npermalink: /none/\n---\n<p>b</p>",
    "out.html": "---\nlayout: null\nsitemap: false\n---\nx",
    "dated.html": "---\nlayout: null\nlast_modified_at: 2020-03-03\n---\nx",
    "data.json": "---\n---\n{}",
    "404.html": "---\nlayout: null\n---\nn",
    "_notes/one.html": "---\ntitle: One\ndate: 2020-02-02\n---\n<html><p>{{ page.title }}</p></html>\n",
    "_notes/two.md": "---\ntitle: Two\nlayout: none\ndate: 2020-02-03\n---\n*two*\n",
    "_notes/three.txt": "---\ntitle: Three\ndate: 2020-02-04\n---\nthree <b>\n",
    "_notes/five.html": "---\ntitle: Five\nlayout: other\ndate: 2020-02-06\nexcerpt: EX\n---\n<p>five</p>\n",
    "_notes/six.xml": "---\ntitle: Six\nlayout: other\ndate: 2020-02-07\n---\n<x>six</x>",
}
SITEMAP = {
    "/whole.html": "",
    "/bare.html": "",
    "/none/": "",
    "/dated.html": "2020-03-03T00:00:00+00:00",
    "/notes/one.html": "2020-02-02T00:00:00+00:00",
    "/notes/two.html": "2020-02-03T00:00:00+00:00",
    "/notes/three.txt": "2020-02-04T00:00:00+00:00",
    "/notes/five.html": "2020-02-06T00:00:00+00:00",
    "/notes/six.xml": "2020-02-07T00:00:00+00:00",
}
ENTRIES = {
    "/notes/one.html": "<html><p>One</p></html>",
    "/notes/two.html": "<p><em>two</em></p>",
    "/notes/three.txt": "three <b>",
    "/notes/five.html": "<p>five</p>",
    "/notes/six.xml": "<x>six</x>",
}


def _alone(build: Build, plugins: str) -> tuple[str, str]:
    """Build what stands alone; return the sitemap and the feed of the collection."""
    config = (
        f"{CONFIG}plugins: [{plugins}]\ncollections: {{notes: {{output: true}}}}\n"
        "feed: {collections: {notes: {path: /notes.xml}}}\n"
    )
    extra = "site_url: https://t.example/\n"
    built = build(POST | LAYOUTS | ALONE | {"_config.yml": config}, "--strict", extra=extra)
    assert built.status == 0, built.log
    return built.read("sitemap.xml"), built.read("notes.xml")


def test_what_stands_alone_is_in_the_sitemap(build: Build) -> None:
    sitemap, _ = _alone(build, "jekyll-sitemap, jekyll-feed")
    # MkDocs 1.6.0 says of every page that it changes daily.
    found = re.findall(
        r"<loc>https://t\.example([^<]*)</loc>\s*(?:<lastmod>([^<]*)</lastmod>)?\s*</url>",
        re.sub(r"<changefreq>daily</changefreq>\s*", "", sitemap),
    )
    listed = dict(found)
    assert {url: listed.get(url) for url in SITEMAP} == SITEMAP
    assert len(found) == len(listed)
    assert not {"/404.html", "/data.json", "/out.html"} & listed.keys()


def test_what_stands_alone_is_in_feeds_as_it_was_rendered(build: Build) -> None:
    _, feed = _alone(build, "jekyll-sitemap, jekyll-feed")
    entries = re.findall(
        r'<content type="html" xml:base="https://t\.example([^"]*)"><!\[CDATA\[(.*?)\]\]>', feed, re.DOTALL
    )
    assert dict(entries) == ENTRIES


def test_posts_have_an_output_in_their_layouts(build: Build) -> None:
    files = {
        "_config.yml": CONFIG + _defaults("scope: {path: ''}, values: {layout: page}"),
        "_layouts/inner.html": "---\nlayout: other\n---\n[{{ page.title }}{{ content }}]",
        "_layouts/seen.html": "{% for p in site.posts %}{{ p.output | size }};{% endfor %}{{ content }}",
        "_posts/2020-01-01-a.md": "---\ntitle: A\n---\n*A*\n",
        "_posts/2020-01-02-b.md": "---\nlayout: inner\ntitle: B\n---\nB{{ site.posts[4].output | size }}\n",
        "_posts/2020-01-03-c.md": "---\nlayout: none\n---\nC\n",
        "_posts/2020-01-04-d.md": "---\nlayout: gone\n---\nD\n",
        "_posts/2020-01-05-e.md": "---\nlayout: seen\n---\nE\n",
        "all.json": "---\nlayout: null\n---\n{{ site.posts | map: 'output' | jsonify }}",
    }
    built = build(files | LAYOUTS, "--strict")
    assert built.status == 0, built.log
    expected = (
        '["0;9;9;29;31;<p>E</p>\\n","<p>D</p>\\n","<p>C</p>\\n",'
        '"<other>[B<p>B31</p>\\n]</other>","<page><p><em>A</em></p>\\n</page>"]'
    )
    assert built.read("all.json") == expected


SAID = "{% if site.baseurl %}B{% endif %}{{ site.baseurl | inspect }}{{ site.baseurl | default: 'D' }}"


@pytest.mark.parametrize(
    ("lines", "template", "expected"),
    [
        ("", SAID, "nilD"),
        ("baseurl:", SAID, "nilD"),
        ("baseurl: ''", SAID, "B&quot;&quot;D"),
        ("baseurl: /", SAID, "B&quot;/&quot;/"),
        ("baseurl: /b", SAID, "B&quot;/b&quot;/b"),
        ("", "{{ '' | absolute_url }}", "https://t.example/"),
        ("baseurl: /b", "{{ '' | absolute_url }}", "https://t.example/b"),
        ("", "{{ '/' | absolute_url }} {{ '?q' | absolute_url }}", "https://t.example/ https://t.example/?q"),
        ("", "{{ site.exclude | size }} {{ site.exclude[2] }}", "10 gemfiles"),
        ("exclude: [foo, '*.bar']", "{{ site.exclude | size }} {{ site.exclude | first }}", "12 foo"),
        ("", "{{ site.kramdown.input }} {{ site.kramdown.toc_levels | size }}", "GFM 6"),
        (
            "kramdown: {auto_ids: false}",
            "{{ site.kramdown.auto_ids }} {{ site.kramdown.input }}",
            "false GFM",
        ),
        (
            "liquid: {error_mode: lax}",
            "{{ site.liquid | jsonify }}",
            '{"error_mode":"lax","strict_filters":false,"strict_variables":false}',
        ),
        ("", "{{ site.defaults | jsonify }} {{ site.cache_dir }}", "[] .jekyll-cache"),
    ],
)
def test_the_site_has_the_keys_that_nobody_wrote(
    lines: str, template: str, expected: str, build: Build
) -> None:
    files = {"_config.yml": f"{CONFIG}{lines}\n", "a.txt": f"---\n---\n{template}"}
    built = build(POST | files, "--strict")
    assert built.status == 0, built.log
    assert built.read("a.txt") == expected


def test_layouts_that_the_theme_stands_for_are_not_complained_of(build: Build) -> None:
    files = {
        "_config.yml": CONFIG,
        "_layouts/post.html": "<b>{% include of_a_gem.html %}{% badge %}{{ content }}</b>",
        "_posts/2020-01-01-a.md": "---\nlayout: post\ntitle: A\n---\nA\n",
        "all.json": "---\nlayout: null\n---\n{{ site.posts | jsonify }}",
    }
    built = build(files, "--strict")
    assert built.status == 0, built.log
    assert '<p>A</p>\\n</b>"' in built.read("all.json")


LEFT_OUT = {
    "{% if true %} {% youtube 1 %} {% endif %}|": "  |",
    "{% unless false %}\n{% youtube 1 %}\n{% endunless %}|": "\n\n|",
    "{% for i in (1..2) %}\n{% youtube i %}\n{% endfor %}|": "\n\n\n\n|",
    "{% if true %}{% figure %} {% endfigure %}{% endif %}|": " |",
    "{% if true %} {%- youtube 1 -%} {% endif %}|": "|",
    "{% if true %} {% assign a = 1 %} {% endif %}|": "|",
}


def test_blocks_that_hold_unknown_tags_are_not_blank(build: Build) -> None:
    files = {f"{at}.txt": f"---\n---\n{text}" for at, text in enumerate(LEFT_OUT)}
    built = build(POST | files | {"_config.yml": CONFIG})
    assert [built.read(path) for path in files] == [*LEFT_OUT.values()]


@pytest.mark.parametrize("include", ["inner.html", "outer.html"])
def test_an_unknown_tag_is_told_of_the_include_that_holds_it(include: str, build: Build) -> None:
    files = {
        "_config.yml": CONFIG,
        "_includes/inner.html": "a\nb\n{% figure x %}c{% endfigure %}\n",
        "_includes/outer.html": "{% include inner.html %}",
        "a.txt": f"---\n---\n{{% include {include} %}}",
    }
    (warning,) = build(POST | files).warnings()
    assert "_includes/inner.html:3: `{% figure %}` is no tag" in warning


def test_posts_that_are_data_are_written_as_they_are(build: Build) -> None:
    files = {
        "_config.yml": CONFIG + _defaults("scope: {path: '', type: posts}, values: {layout: none}"),
        "_posts/2020-01-04-d.txt": "---\ntitle: D\n---\nd *d*\n",
        "_posts/2020-01-05-e.json": '---\ntitle: E\n---\n{"e": {{ page.title | jsonify }}}\n',
        "_posts/2020-01-06-f.md": "---\ntitle: F\npermalink: /f.json\n---\n{}\n",
        "_posts/2020-01-07-g.xml": "---\ntitle: G\nlayout: other\n---\n<g/>",
        "list.txt": "---\n---\n{{ site.posts | map: 'title' | join }}",
    }
    built = build(LAYOUTS | files, "--strict")
    assert built.status == 0, built.log
    assert built.read("2020/01/04/d.txt") == "d *d*\n"
    assert built.read("2020/01/05/e.json") == '{"e": "E"}\n'
    assert built.read("f.json") == "<p>{}</p>\n"
    assert built.read("2020/01/07/g.xml") == "<other><g/></other>"
    assert built.read("list.txt") == "G F E D"
