"""`mkdocs serve` builds no more than a change asks for, and shows what a clean build would."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands import build
from mkdocs.livereload import LiveReloadServer
from previewing import Preview, differing
from watchdog.events import (
    DirModifiedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)

from mkdocs_blogposts.host.preview import Builder, listening, small

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.structure.pages import Page

WORDS = [
    *("sea", "salt", "north", "lamp", "夏天", "ferry", "window", "*glass*", "`code`", "<b>bold</b>"),
    *("&amp;", "naïve", "quiet", "map"),
]
CONFIG = """
title: A quiet blog
url: https://blog.example
paginate: 3
permalink: /:year/:title/
collections: {notes: {output: true}}
plugins: [jekyll-feed, jekyll-sitemap]
"""
INDEX = "---\nlayout: home\ntitle: Start\n---\n"
PLUGINS = ["search", "blogposts"]


def mkdocs_yml(extra: str = "", plugins: object = PLUGINS) -> str:
    return (
        f"site_name: Test\ntheme: {{name: material, font: false}}\nplugins: {json.dumps(plugins)}\n{extra}\n"
    )


def post(number: int, body: str, head: str = "") -> str:
    tags = ", ".join(["sea", "land", "air"][: number % 3 + 1])
    return f"---\ntitle: Number {number}\ntags: [{tags}]\ncategories: [c{number % 2}]\n{head}---\n{body}\n"


def path(number: int) -> str:
    return f"_posts/202{number % 4}-0{number % 9 + 1}-11-number-{number}.md"


def blog(extra: str = "", plugins: object = PLUGINS, **files: str) -> dict[str, str]:
    """Return a blog beside its `mkdocs.yml`."""
    posts = {
        path(number): post(number, f"Text {number}.\n\n## Part\n\nMore {number}.") for number in range(8)
    }
    return {
        "mkdocs.yml": mkdocs_yml(extra, plugins),
        "_config.yml": CONFIG,
        "index.html": INDEX,
        "about.md": "---\ntitle: About\n---\nAbout it.\n",
        "docs/manual.md": "# Manual\n\nText.\n",
        "_notes/one.md": "---\ntitle: One\n---\nA note.\n",
        "_includes/hint.html": "<p>{{ include.text }}</p>",
        "_layouts/note.html": "<html><body>{{ content }}</body></html>",
        "_data/people.yml": "- name: Ann\n",
        "assets/a.txt": "a",
        **posts,
        **files,
    }


Serve = Callable[..., Preview]


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Serve:
    def begin(files: dict[str, str], **options: bool) -> Preview:
        return Preview(tmp_path / "project", tmp_path / "out", monkeypatch, files, **options)

    return begin


# ---------------------------------------------------------------- any edits


class Edits:
    """Edits as an author makes them, drawn by chance, always the same ones."""

    def __init__(self, preview: Preview, seed: int) -> None:
        self.preview, self.chance, self.number = preview, random.Random(seed), 100
        self.kinds = [*[self.body] * 20, self.head, self.new, self.gone, self.renamed, self.draft, self.other]

    def posts(self) -> list[Path]:
        return sorted(self.preview.project.glob("_posts/*.md"))

    def save(self, path: Path, text: str) -> str:
        name = path.relative_to(self.preview.project).as_posix()
        self.preview.save(name, text)
        return name

    def words(self, most: int = 12) -> str:
        return " ".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(1, most)))

    def text(self) -> str:
        some = [
            *[self.words(40)] * 3,
            f"## {self.words(3)}",
            f"### {self.words(2)}\n\n{self.words(300)}",
            "```python\nprint(1)\n```",
            "![a](/assets/a.txt) and ![no](/assets/no.png)",
            "[other](/about/) and [none](nowhere.md)",
            "{% include hint.html text='tip' %}",
            "{{ site.title }} of {{ page.title }}, {{ site.posts.size }}",
            "{% for post in site.posts limit:2 %}{{ post.title }} {% endfor %}",
            *["{{ page.previous.excerpt }}"][: self.chance.random() < 0.1],
            "{{ nonsense | nothing }}",
            "<!--more-->",
            "- a\n- b[^1]\n\n[^1]: Note.",
        ]
        return "\n\n".join(self.chance.sample(some, self.chance.randint(0, 6)))

    def body(self) -> str:
        path = self.chance.choice(self.posts())
        head, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        kept = self.chance.choice([body, body, "", body[: len(body) // 2]])
        first = self.chance.random() < 0.3
        new = f"{self.text()}\n\n{kept}" if first else f"{kept}\n{self.text()}\n"
        return self.save(path, f"---\n{head}\n---\n{new}")

    def head(self) -> str:
        path = self.chance.choice(self.posts())
        line = self.chance.choice(
            [
                "title: New",
                "tags: [new]",
                "date: 2019-01-01",
                "published: false",
                "pin: true",
                "excerpt: Own.",
            ]
        )
        return self.save(path, path.read_text("utf-8").replace("---\n", f"---\n{line}\n", 1))

    def new(self) -> str:
        self.number += 1
        path = self.preview.project / f"_posts/2022-02-02-new-{self.number}.md"
        return self.save(path, post(self.number, self.text()))

    def gone(self) -> str:
        path = self.chance.choice(self.posts())
        path.unlink()
        return f"without {path.name}"

    def renamed(self) -> str:
        path = self.chance.choice(self.posts())
        path.rename(path.with_name(f"2021-03-03-{path.stem[11:]}.md"))
        return f"{path.name} elsewhere"

    def draft(self) -> str:
        return self.save(self.preview.project / "_drafts/idea.md", f"---\ntitle: Idea\n---\n{self.text()}")

    def other(self) -> str:
        texts = {
            "about.md": f"---\ntitle: About\n---\n{self.text()}",
            "docs/manual.md": f"# Manual\n\n{self.words()}\n",
            "_notes/one.md": f"---\ntitle: One\n---\n{self.text()}",
            "_includes/hint.html": f"<p>{self.words()} {{{{ include.text }}}}</p>",
            "_layouts/note.html": f"<html><body>{self.words()}{{{{ content }}}}</body></html>",
            "_data/people.yml": f"- name: '{self.words(1)}'\n",
            "_config.yml": CONFIG.replace("quiet", self.chance.choice(["quiet", "loud"])),
            "mkdocs.yml": mkdocs_yml(f"copyright: '{self.chance.choice('ABC')}'"),
            "assets/a.txt": self.words(),
        }
        name = self.chance.choice([*texts])
        return self.save(self.preview.project / name, texts[name])


EDITS = 24
"""More of them, and other seeds, find more; this many take seconds."""


@pytest.mark.parametrize("seed", [1])
def test_after_any_edit_the_preview_is_what_a_clean_build_makes(serve: Serve, seed: int) -> None:
    preview = serve(blog())
    edits = Edits(preview, seed)
    made: list[str] = []
    for number in range(EDITS):
        made.append(edits.chance.choice(edits.kinds)())
        preview.build()
        if number % 4 == 3 or number == EDITS - 1:
            assert differing(preview.written(), preview.clean()) == set(), made[-4:]
    assert 0 < preview.full < EDITS


# ---------------------------------------------------------------- what is built


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that MkDocs writes from now on."""
    written: list[str] = []
    write = build._build_page

    @wraps(write)
    def noted(page: Page, *arguments: Any, **options: Any) -> None:
        written.append(page.file.dest_uri)
        write(page, *arguments, **options)

    monkeypatch.setattr(build, "_build_page", noted)
    return written


OWN = "2023/number-7/index.html"
NAME = "_posts/2023-08-11-number-7.md"
LISTS = {
    "index.html",
    "tag/sea/index.html",
    "tag/land/index.html",
    "category/c1/index.html",
    "2023/index.html",
}


def is_clean(preview: Preview) -> bool:
    return differing(preview.written(), preview.clean()) == set()


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_text_is_written_on_its_page_and_where_its_beginning_stands(
    serve: Serve, pages: list[str], theme: str
) -> None:
    files = blog()
    preview = serve({**files, "mkdocs.yml": files["mkdocs.yml"].replace("material", theme)})
    preview.save(NAME, post(7, "Text 7.\n\n## Part\n\nAnother end."))
    pages.clear()
    preview.build()
    assert pages == [OWN]
    preview.save(NAME, post(7, "\n\nA new beginning, and [a link](/about/).\n\n## Part\n\nAnother end."))
    pages.clear()
    preview.build()
    assert sorted(pages) == sorted({OWN, *LISTS})
    assert preview.full == 0
    assert is_clean(preview)


def test_posts_in_the_docs_folder_are_built_alone_too(serve: Serve, pages: list[str]) -> None:
    name = "docs/_posts/2024-01-01-here.md"
    preview = serve({"mkdocs.yml": mkdocs_yml(), "docs/index.md": "# Home\n", name: post(1, "Old.")})
    preview.save(name, post(1, "New."))
    pages.clear()
    preview.build()
    assert (len(pages) > 1, preview.full, is_clean(preview)) == (True, 0, True)


def test_a_file_that_says_the_same_as_before_costs_nothing(serve: Serve, pages: list[str]) -> None:
    preview = serve(blog())
    preview.save(NAME, blog()[NAME])
    preview.save("_posts/.number-7.md.swp", "what an editor keeps")
    pages.clear()
    # As MkDocs does before it builds; what is wanted is what browsers wait for.
    preview.server._wanted_epoch += 1
    preview.build()
    assert (pages, preview.full) == ([], 0)
    assert preview.server._wanted_epoch == preview.server._visible_epoch


@pytest.mark.parametrize(
    "change",
    [
        {NAME: post(7, "Text 7.", "pin: true\n")},
        {"_posts/2023-09-11-new.md": post(9, "New.")},
        {"about.md": "---\ntitle: About\n---\nMore about it.\n"},
        {"_data/people.yml": "- name: Bob\n"},
        {"_includes/hint.html": "<b>{{ include.text }}</b>"},
        {"_config.yml": f"{CONFIG}\ndescription: New\n"},
        {"mkdocs.yml": mkdocs_yml("copyright: New")},
        {".authors.yml": "authors: {}\n"},
    ],
)
def test_all_else_is_a_full_build(serve: Serve, change: dict[str, str]) -> None:
    preview = serve(blog())
    for name, text in change.items():
        preview.save(name, text)
    preview.build()
    preview.build()
    assert preview.full == 1
    assert is_clean(preview)


# ---------------------------------------------------------------- what else could show a text

HOOK = "def on_page_content(html, **_):\n    return html\n"


@pytest.mark.parametrize(
    "files",
    [
        blog(extra="hooks: [hook.py]", **{"hook.py": HOOK}),
        blog(plugins=[*PLUGINS, "material/tags"]),
        blog(extra="strict: true"),
        blog(extra="markdown_extensions: [pymdownx.snippets]"),
        blog(extra="extra_templates: [all.html]", **{"docs/all.html": "{{ pages | length }}"}),
        blog(
            plugins=["search", {"blogposts": {"liquid_tags": {"a": "tags.py:a"}}}], **{"tags.py": "a = str"}
        ),
        blog(**{"about.md": "---\ntitle: A\n---\n{{ site.posts.first.excerpt }}"}),
        blog(
            **{"about.md": "---\ntitle: A\n---\n{% for post in site.posts %}{{ post | jsonify }}{% endfor %}"}
        ),
        blog(**{"about.md": f"---\ntitle: A\n---\n{{% include_relative {NAME} %}}"}),
        blog(**{"data.json": "---\n---\n{{ site.tags.sea[0].content | jsonify }}"}),
    ],
)
def test_what_may_show_a_text_anywhere_asks_for_full_builds(serve: Serve, files: dict[str, str]) -> None:
    preview = serve(files)
    preview.save(NAME, post(7, "Another text.", ""))
    preview.build()
    assert preview.full == 1
    assert is_clean(preview)


@pytest.mark.parametrize(
    ("template", "full"),
    [
        ("{% block footer %}<p>Mine</p>{% endblock %}", 0),
        ("{% block footer %}{{ pages[0].page.content }}{% endblock %}", 1),
    ],
)
def test_templates_of_the_sites_own_may_show_their_own_page(serve: Serve, template: str, full: int) -> None:
    text = mkdocs_yml().replace("font: false", "font: false, custom_dir: over")
    main = f'{{% extends "base.html" %}}{template}'
    preview = serve({**blog(), "mkdocs.yml": text, "over/main.html": main})
    preview.save(NAME, post(7, "Another text."))
    preview.build()
    assert preview.full == full
    assert is_clean(preview)


def test_a_text_that_shows_others_asks_for_a_full_build(serve: Serve) -> None:
    preview = serve(blog())
    preview.save(NAME, post(7, "{{ page.previous.content }}"))
    preview.build()
    assert preview.full == 1
    preview.save(NAME, post(7, "{{ page.previous.title }}"))
    preview.build()
    assert preview.full == 1
    assert is_clean(preview)


# ---------------------------------------------------------------- when it fails


def test_a_small_rebuild_that_fails_ends_in_a_full_build(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = serve(blog())
    preview.save(NAME, post(7, "Another text."))
    monkeypatch.setattr(small, "_write_feeds", lambda *_: 1 / 0)
    preview.build()
    assert preview.full == 1
    assert is_clean(preview)


def test_a_build_that_fails_is_made_up_for(serve: Serve) -> None:
    preview = serve(blog())
    preview.save("mkdocs.yml", "site_name: [")
    with pytest.raises(Exception, match="mkdocs"):
        preview.build()
    preview.save("mkdocs.yml", mkdocs_yml("copyright: New"))
    preview.build()
    preview.save(NAME, post(7, "Another text."))
    full = preview.full
    preview.build()
    assert preview.full == full
    assert is_clean(preview)


def test_a_dirty_preview_is_left_to_mkdocs(serve: Serve) -> None:
    preview = serve(blog(), dirty=True)
    preview.save(NAME, post(7, "Another text."))
    preview.build()
    assert preview.full == 1


def test_posts_whose_time_has_come_ask_for_a_full_build(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = post(9, "Later.", "date: 2025-01-01 12:30:00\n")
    preview = serve(
        {**blog(), "_config.yml": f"{CONFIG}\nfuture: false\n", "_posts/2025-01-01-later.md": later}
    )
    preview.save(NAME, post(7, "Another text."))
    preview.build()
    assert preview.full == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1735732800 + 3600))
    preview.save(NAME, post(7, "Yet another text."))
    preview.build()
    assert preview.full == 1
    assert is_clean(preview)


# ---------------------------------------------------------------- who asks for a build


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    made = LiveReloadServer(lambda: None, "127.0.0.1", 8000, str(tmp_path))
    made.server_close()
    made.watch(str(tmp_path))
    yield made
    made.observer.stop()


@pytest.mark.parametrize(
    ("event", "asks"),
    [
        (FileModifiedEvent("/blog/_posts/a.md"), True),
        (FileMovedEvent("/blog/_posts/a.md.new", "/blog/_posts/a.md"), True),
        (FileDeletedEvent("/blog/_posts/a.md"), True),
        (FileOpenedEvent("/blog/_posts/a.md"), False),
        (FileCreatedEvent("/blog/_posts/.a.md.swp"), False),
        (DirModifiedEvent("/blog/_posts"), False),
    ],
)
def test_a_change_of_a_file_asks_for_a_build(
    server: LiveReloadServer, event: FileSystemEvent, asks: bool
) -> None:
    listening._Listener(server).dispatch(event)
    assert server._want_rebuild == asks


@pytest.mark.skipif(
    sys.platform != "linux", reason="listens where the system is known to tell of all changes"
)
@pytest.mark.parametrize("tells", [True, False])
def test_mkdocs_looks_at_all_files_only_where_the_system_does_not_tell(
    server: LiveReloadServer, monkeypatch: pytest.MonkeyPatch, tells: bool
) -> None:
    monkeypatch.setattr(listening, "_tells", lambda _: tells)
    lookout = listening.listen(server, lambda: False)
    assert (lookout is not None) == tells
    assert all((emitter.timeout > 1000) == tells for emitter in server.observer.emitters)
    if lookout:
        lookout.end()


def test_file_systems_of_other_machines_are_not_trusted() -> None:
    kinds = {"/": "ext4", "/mnt/far/shared": "9p", "/mnt": "xfs"}
    asked = {
        path: listening._kind(path, kinds) for path in ("/blog", "/mnt/far/blog", "/mnt/far/shared/blog")
    }
    assert asked == {"/blog": "ext4", "/mnt/far/blog": "xfs", "/mnt/far/shared/blog": "9p"}


def test_what_the_system_does_not_tell_is_found_by_looking(serve: Serve) -> None:
    preview = serve(blog())
    builder = preview.server.builder
    assert isinstance(builder, Builder)
    assert not builder.is_behind()
    preview.save("about.md", "---\ntitle: About\n---\nMore.\n")
    assert builder.is_behind()
    preview.build()
    assert not builder.is_behind()
