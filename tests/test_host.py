"""What the plugin does to MkDocs' objects, seen from outside: navigation, previews, messages, conversions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands import serve
from mkdocs.livereload import LiveReloadServer
from watchdog.events import DirCreatedEvent, FileModifiedEvent, FileOpenedEvent

from mkdocs_blogposts.publish.bodies import Bodies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Build
    from watchdog.events import FileSystemEvent, FileSystemEventHandler

    from mkdocs_blogposts.markup import Document
    from mkdocs_blogposts.model import Post, SitePage

BLOG = {
    "_config.yml": "title: B\n",
    "_posts/2024-01-01-a.md": "First *post*.\n\nMore.\n",
    "_posts/2024-01-02-b.md": "Second.\n",
    "_layouts/mine.html": "{{ content }}",
    "about.md": "---\ntitle: About\n---\nUs.\n",
    "notes.log": "x",
    ".git/HEAD": "ref",
    "node_modules/x.js": "",
    "docs/index.md": "# Home\n",
}


def in_navigation(html: str) -> list[str]:
    """Return the titles in the primary navigation of Material."""
    nav = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>', html, re.DOTALL)
    assert nav
    return list(dict.fromkeys(re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', nav[0])))


# ---------------------------------------------------------------- the navigation


def test_posts_that_nav_names_stay_where_it_names_them(build: Build) -> None:
    files = {f"docs/_posts/2024-01-0{n}-p{n}.md": f"---\ntitle: P{n}\n---\nText.\n" for n in (1, 2, 3)}
    nav = "nav: [index.md, {Best: _posts/2024-01-02-p2.md}, {More: _posts/2024-01-03-p3.md}]"
    built = build({**files, "docs/index.md": "# Home\n"}, "--strict", extra=nav)
    assert built.status == 0, built.log
    for page in ("index.html", "2024/01/01/p1.html", "2024/01/02/p2.html"):
        assert in_navigation(built.read(page)) == ["Home", "Best", "More"]
    # A post's neighbours are posts, wherever `nav` has it.
    assert re.findall(r'rel="(prev|next)"', built.read("2024/01/02/p2.html"))


# ---------------------------------------------------------------- previews


class Preview:
    """A server that runs no threads and opens no port: what is watched, and what wants a new build."""

    def __init__(self, server: LiveReloadServer, top: FileSystemEventHandler) -> None:
        self.server, self.top = server, top

    def watched(self, root: Path) -> set[str]:
        """Return the folders and files that MkDocs watches, relative to the project."""
        return {path.removeprefix(f"{root}/") for path in self.server._watched_paths}

    def wants_a_build(self, event: FileSystemEvent) -> bool:
        """Say whether a change at the top of the project asks for a new build."""
        self.server._want_rebuild = False
        self.top.dispatch(event)
        return self.server._want_rebuild


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Preview]:
    """Run `mkdocs serve` up to where it would wait for requests."""

    def run() -> Preview:
        found: list[Preview] = []

        def stop(server: LiveReloadServer, **_: object) -> None:
            handlers = (handler for each in server.observer._handlers.values() for handler in each)
            (top,) = (each for each in handlers if type(each).__module__.startswith("mkdocs_blogposts"))
            found.append(Preview(server, top))

        monkeypatch.setattr(LiveReloadServer, "serve", stop)
        serve.serve(str(tmp_path / "mkdocs.yml"), livereload=True)
        return found[0]

    return run


def test_a_preview_watches_what_the_site_is_made_of(
    build: Build, tmp_path: Path, preview: Callable[[], Preview]
) -> None:
    build(BLOG)
    watched = preview().watched(tmp_path)
    assert {"_posts", "_layouts", "docs", "mkdocs.yml"} <= watched
    assert watched.isdisjoint({"site", ".git", "node_modules"})


@pytest.mark.parametrize(
    ("event", "is_wanted"),
    [
        (FileModifiedEvent("_config.yml"), True),
        (FileModifiedEvent("about.md"), True),
        (FileModifiedEvent("notes.log"), False),
        (FileModifiedEvent("site"), False),
        (FileOpenedEvent("about.md"), False),
        (DirCreatedEvent("_drafts"), True),
    ],
)
def test_a_preview_is_built_anew_for_changes_at_the_top(
    build: Build, tmp_path: Path, preview: Callable[[], Preview], event: FileSystemEvent, is_wanted: bool
) -> None:
    build(BLOG)
    shown = preview()
    path = tmp_path / str(event.src_path)
    if event.is_directory:
        path.mkdir()
    assert shown.wants_a_build(type(event)(str(path))) == is_wanted
    assert (path.name in shown.watched(tmp_path)) == event.is_directory


def test_a_preview_of_posts_in_the_docs_folder_watches_the_configuration_beside_it(
    build: Build, tmp_path: Path, preview: Callable[[], Preview]
) -> None:
    build({"docs/_posts/2024-01-01-a.md": "A.\n", "_config.yml": "title: B\n"})
    shown = preview()
    assert shown.watched(tmp_path) == {"docs", "mkdocs.yml"}
    assert shown.wants_a_build(FileModifiedEvent(str(tmp_path / "_config.yml")))
    assert not shown.wants_a_build(FileModifiedEvent(str(tmp_path / "about.md")))


# ---------------------------------------------------------------- messages


@pytest.mark.parametrize("path", ["docs/_data/authors.yml", "docs/.authors.yml"])
def test_a_broken_file_of_authors_is_told_and_does_not_end_the_build(build: Build, path: str) -> None:
    post = "---\nauthor: jane\n---\nText.\n"
    built = build({"docs/_posts/2024-01-01-a.md": post, path: "jane:\n  name: [Jane\n"})
    assert built.status == 0, built.log
    (warning,) = built.warnings()
    assert re.search(rf"{path.rpartition('/')[2]}:\d+: ", warning)
    assert "jane" in built.read("2024/01/01/a.html")


def test_a_cover_that_a_page_names_is_found_beside_posts_or_told(build: Build) -> None:
    files = {
        "_config.yml": "title: B\nurl: https://e.org\n",
        "_posts/2024-01-01-a.md": "A.\n",
        "_posts/beside.png": b"png",
        "there.md": "---\ntitle: There\nimage: _posts/beside.png\n---\n",
        "gone.md": "---\ntitle: Gone\nimage: /img/gone.png\n---\n",
    }
    built = build(files)
    (warning,) = built.warnings()
    assert "gone.md:3: there is no file for '/img/gone.png'" in warning
    assert (built.folder / "posts/beside.png").read_bytes() == b"png"
    assert 'content="https://e.org/posts/beside.png"' in built.read("there.html")
    assert 'content="https://e.org/img/gone.png"' in built.read("gone.html")


# ---------------------------------------------------------------- each body is converted once


TYPICAL = {
    "plain": "A plain paragraph,\nwith *emphasis*.\n\n## More\n\nText.\n",
    "links": 'See [this](https://e.org/a) and ![that](/p.png "That"); `code < 1`, <kbd>F1</kbd>!\n\nText.\n',
    "heading": "## First things\n\nText.\n",
    "short": "One paragraph.\n",
    "liquid": "A {{ 'picture' | upcase }} of {{ site.title }}.\n\n{% if true %}Text.{% endif %}\n",
    "separator": "* One\n* two\n\n> Said.\n\n<!--more-->\n\nText.\n",
    "quoted": "“Quoted”, and 2024 was a year.\n\nText.\n",
}
OTHER = {
    "reference": "See [it].\n\nText.\n\n[it]: https://e.org/\n",
    "note": "A note[^1].\n\nText.\n\n[^1]: Note.\n",
    "relation": "Known as {{ page.id }}.\n\nText.\n",
    "list": "* One\n\n* two\n",
}
ENDS = {"": r'"\n\n"', "separator": "<!--more-->"}


def test_bodies_are_converted_once_and_only_excerpts_that_say_something_else(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    converted: list[str] = []
    convert = Bodies.convert

    def counted(self: Bodies, entry: Post | SitePage, text: str) -> Document:
        converted.append(re.sub(r"_posts/[\d-]*|\.md", "", entry.source.src_uri))
        return convert(self, entry, text)

    monkeypatch.setattr(Bodies, "convert", counted)
    files = {
        f"_posts/2024-01-{n:02}-{name}.md": f"---\nexcerpt_separator: {ENDS.get(name, ENDS[''])}\n---\n{text}"
        for n, (name, text) in enumerate((TYPICAL | OTHER).items(), 1)
    }
    built = build({**files, "_config.yml": "title: B\n"}, feed_formats=["atom", "rss", "json"])
    assert built.status == 0, built.log
    again = {name for name in converted if converted.count(name) > 1}
    assert again == set(OTHER)
    assert len(converted) == len(TYPICAL) + 2 * len(OTHER)
