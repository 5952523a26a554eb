"""Files that have no part in the theme: feeds, data, scripts, fragments. What is written is real Jekyll's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Build

BARE, PAGE, FIVE = "{}", "<page>{}</page>", "<five>{}</five>"
OTHER = "<page><other>{}</other></page>"
# The line of the front matter, and what is written around the text of a page and of a document.
LAYOUTS = {
    "null": ("layout: null", BARE, PAGE),
    "empty": ("layout:", BARE, PAGE),
    "tilde": ("layout: ~", BARE, PAGE),
    "none": ("layout: none", BARE, BARE),
    "quotes": ("layout: ''", BARE, BARE),
    "false": ("layout: false", BARE, BARE),
    "gone": ("layout: gone", BARE, BARE),
    "other": ("layout: other", OTHER, OTHER),
    "five": ("layout: 5", FIVE, FIVE),
    "unsaid": ("x: 1", PAGE, PAGE),
}
NAMES = ("feed.xml", "search.json", "app.js", "style.css", "notes.txt", "x.y.webmanifest", "noext")
HTML = {"part.html": "*T*\n", "text.md": "<p><em>T</em></p>\n"}
SITE = {
    "_config.yml": "title: T\ncollections: {things: {output: true}}\n"
    "defaults: [{scope: {path: ''}, values: {layout: page}}]\n",
    "_layouts/page.html": "<page>{{ content }}</page>",
    "_layouts/other.html": "---\nlayout: page\n---\n<other>{{ content }}</other>",
    "_layouts/none.html": "<none>{{ content }}</none>",
    "_layouts/5.xml": "<five>{{ content }}</five>",
    "_posts/2024-01-01-a.md": "---\ntitle: A\n---\nA\n",
}


def test_an_empty_layout_of_a_page_wins_over_the_defaults(build: Build) -> None:
    files, expected = dict(SITE), {}
    for head, (line, page, document) in LAYOUTS.items():
        written = dict.fromkeys(NAMES, "*T*\n") | (
            HTML if BARE in (page, document) and head != "gone" else {}
        )
        for name, text in written.items():
            path = f"{head}/{name.replace('.md', '.html')}"
            files[f"{head}/{name}"] = files[f"_things/{head}/{name}"] = (
                f"---\n{line}\n---\n*{{{{ site.title }}}}*\n"
            )
            expected[path] = page.format(text)
            # A document takes the layout of the defaults then, and HTML in a layout is the theme's.
            if name not in HTML or document == BARE:
                expected[f"things/{path}"] = document.format(text)
    built = build(files, "--strict")
    assert built.status == 0, built.log
    assert {path: built.read(path) for path in expected} == expected


def test_documents_that_are_no_pages_are_written_as_they_are(build: Build) -> None:
    files = {
        "_config.yml": "title: T\ncollections: {pages: {output: true, permalink: '/:path:output_ext'}}\n",
        "_layouts/feed.xml": "<feed>{{ content }}</feed>",
        "_pages/feed.xml": "---\nlayout: feed\n---\n{{ site.title }}",
        "_pages/sub/data.json": "---\n---\n{{ site.posts | map: 'title' | jsonify }}",
        "_pages/app.js": "---\nn: 1\n---\nlet n = {{ page.n }};",
        "_pages/style.css": "---\n---\na {color: red}",
        "_pages/whole.html": "---\n---\n<!DOCTYPE html>\n<html><p>{{ site.title }}</p></html>\n",
        "_pages/LICENSE": "---\n---\n{{ site.title }}",
        "_pages/atom.html": "---\npermalink: /feeds/x.atom\n---\n*{{ site.title }}*",
        "_pages/m.md": "---\npermalink: /m.json\n---\n*{{ site.title }}*",
        "_pages/folder.xml": "---\npermalink: /folder/\n---\n{{ site.title }}",
        "_pages/as.xml": "---\npermalink: /as.html\n---\n{{ site.title }}",
        "_pages/data.yml": "---\ntitle: Y\nn: [1, 2]\n---\nlost {{ page.n }}",
        "_pages/open.yml": "---\ntitle: Open\nn: [3]\n",
        "_pages/raw.txt": "---\nrender_with_liquid: false\n---\n{{ x }}",
        "_pages/static.xml": "{{ x }}",
        "_pages/theme.scss": "---\n---\n$a: red;",
        "of.txt": "---\n---\n{% for d in site.documents %}{{ d.title }}:{{ d.n | join: '-' }} {% endfor %}",
        "_posts/2024-01-01-a.md": "---\ntitle: A\n---\nA\n",
    }
    expected = {
        "feed.xml": "<feed>T</feed>",
        "sub/data.json": '["A"]',
        "app.js": "let n = 1;",
        "style.css": "a {color: red}",
        "whole.html": "<!DOCTYPE html>\n<html><p>T</p></html>\n",
        "LICENSE": "T",
        "feeds/x.atom": "*T*",
        "m.json": "<p><em>T</em></p>\n",
        "folder/index.html": "T",
        "as.html": "T",
        "data.yml": "",
        "open.yml": "",
        "raw.txt": "{{ x }}",
        "static.xml": "{{ x }}",
    }
    built = build(files, "--strict")
    assert built.status == 0, built.log
    assert {path: built.read(path) for path in expected} == expected
    assert "Y:1-2" in built.read("of.txt")
    assert "Open:3" in built.read("of.txt")
    assert not (built.folder / "theme.scss").exists()
