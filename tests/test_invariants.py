"""The invariants of `docs/contributing/architecture.md` that no other file holds, each by a test of its name.

What is asked is what a whole build makes, by the command line.
"""

from __future__ import annotations

import ast
import builtins
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rooms
from conftest import Build, Files, run
from mkdocs.commands.build import build as build_mkdocs
from mkdocs.config import load_config
from mkdocs.plugins import CombinedEvent
from test_plan import blog_of
from test_site import post

from mkdocs_blogposts.markup.kramdown import blocks
from mkdocs_blogposts.plugin import BlogPostsPlugin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from _typeshed import TraceFunction

    from mkdocs_blogposts.markup.kramdown.options import Options
    from mkdocs_blogposts.markup.kramdown.tree import Definitions, Element

TESTS = Path(__file__).parent


# ---------------------------------------------------------------- each is held by a test


def invariants() -> list[str]:
    text = (rooms.ROOT / "docs/contributing/architecture.md").read_text("utf-8")
    section = text.split("\n## Invariants\n")[1].split("\n## ")[0]
    return re.split(r"^\d+\. ", section, flags=re.M)[1:]


def names_of_tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_invariant_names_its_tests() -> None:
    there = {f"{path.stem}.{name}" for path in TESTS.glob("test_*.py") for name in names_of_tests(path)}
    named = [re.findall(r"`(test_\w+\.test_\w+)`", each) for each in invariants()]
    assert len(named) == 19
    assert [each for each, names in zip(invariants(), named, strict=True) if not names] == []
    assert {name for names in named for name in names} - there == set()


# ---------------------------------------------------------------- 1. identity

# What i18n does to files, and section-index to pages.
REPLACING = """
import copy
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

@event_priority(-75)
def on_files(files, config):
    return Files([copy.copy(file) for file in files])

@event_priority(-200)
def on_nav(nav, config, files):
    for file in files.documentation_pages():
        if file.page:
            file.page.__class__ = type("Other", (type(file.page),), {})
    return nav
"""
BLOG: Files = {
    "docs/_posts/2024-01-01-a.md": post("title: Ant\ntags: [t]", "Giraffe [b](2024-01-02-b.md)."),
    "docs/_posts/2024-01-02-b.md": post("title: Bee\nredirect_from: /old/", "![p](/p.png)"),
    "docs/p.png": b"png",
}


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_other_plugins_may_replace_files_and_pages(build: Build) -> None:
    untouched = contents(build(BLOG).folder)
    site = build({**BLOG, "hook.py": REPLACING}, "--strict", extra="hooks: [hook.py]")
    assert site.status == 0, site.log
    assert contents(site.folder) == untouched


# ---------------------------------------------------------------- 2. one file, one text


def test_no_two_things_are_written_to_one_file(build: Build) -> None:
    site = build(
        {
            "_config.yml": "collections: {wiki: {output: true}}\n",
            "_posts/2024-01-01-a.md": post("permalink: /x.html\ntags: [t]", "Summary.\n\nText of a."),
            "_posts/2024-01-02-b.md": post("permalink: /x.html", "Summary.\n\nText of b."),
            "_posts/2024-01-03-c.md": post("permalink: /tag/t/", "Summary.\n\nText of c."),
            "_posts/2024-01-04-d.md": post(
                "permalink: /d/\nredirect_from: [/x.html, /e/]", "X\n\nText of d."
            ),
            "_wiki/e.md": post("permalink: /e/", "Text of e."),
            "page.md": post("permalink: /x.html", "Text of page."),
            "x.html": "Text of x.",
        }
    )
    assert site.status == 0, site.log
    pages = {name: set(site.holds(f"Text of {name}.")) & site.pages() for name in "abcdex"}
    pages["page"] = set(site.holds("Text of page.")) & site.pages()
    assert {name: len(there) for name, there in pages.items()} == dict.fromkeys(pages, 1)
    assert len(set.union(*pages.values())) == len(pages)
    told = "\n".join(line for line in site.log.splitlines() if "belongs to" in line or "instead" in line)
    assert [
        name for name in ("01-a.md", "02-b.md", "03-c.md", "04-d.md", "page.md") if name not in told
    ] == []


# ---------------------------------------------------------------- 3. an address and its file


def test_an_address_and_its_file_are_two_values(build: Build) -> None:
    files = {
        "docs/_posts/2024-01-01-a.md": post("permalink: /s/夏 天"),
        "docs/_posts/2024-01-02-b.md": post(body="[a](2024-01-01-a.md)"),
    }
    site = build(files, extra="site_url: https://x.example/sub/")
    assert "s/夏 天.html" in site.pages()
    address = "s/%E5%A4%8F%20%E5%A4%A9"
    assert f'href="../../../{address}"' in site.read("2024/01/02/b.html")
    assert f"<loc>https://x.example/sub/{address}</loc>" in site.read("sitemap.xml")
    assert f'<link rel="canonical" href="https://x.example/sub/{address}">' in site.read("s/夏 天.html")


# ---------------------------------------------------------------- 5. and 6. the plan

PLANNED = {
    "_posts/2020-01-01-a.md": "---\ndate: 2020-01-01 10:00\nupdated: 2020-01-02\ntags: [t]\n---\nBody.\n",
    "_posts/2020-01-02-b.md": "---\ndate: 2020-01-02 10:00:00\ncategories: c\n---\nBody.\n",
    "_posts/2020-13-45-c.md": "---\ndate: 2020-01-03 10:00 +0800\n---\nBody.\n",
    "_posts/12345-01-02-d.md": "Body.\n",
    "about.md": "---\ndate: 2020-02-02\n---\nBody.\n",
}


def times(value: object) -> Iterator[datetime]:
    """Yield every point in time that a value holds, but for what authors wrote in front matter."""
    if isinstance(value, datetime):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "meta":
                yield from times(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from times(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from times(each)


def test_every_point_in_time_knows_its_zone() -> None:
    found = list(times(blog_of(PLANNED)))
    assert len(found) >= 5
    assert [moment for moment in found if moment.tzinfo is None] == []


def test_the_plan_is_pure(monkeypatch: pytest.MonkeyPatch) -> None:
    def impure(*_: object, **__: object) -> None:
        raise AssertionError("the plan reads the world")

    first = blog_of(PLANNED)
    for module, names in (
        (builtins, ("open", "print")),
        (os, ("open", "stat", "lstat", "listdir", "scandir", "getcwd", "getenv", "urandom")),
        (subprocess, ("Popen",)),
        (time, ("time", "time_ns", "monotonic", "perf_counter")),
    ):
        for name in names:
            monkeypatch.setattr(module, name, impure)
    second = blog_of(PLANNED)
    monkeypatch.undo()
    assert second == first


# ---------------------------------------------------------------- 7. nothing around the site matters


def test_neither_folder_nor_clock_nor_locale_matter(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = contents(build(BLOG).folder)
    before = contents(tmp_path)
    monkeypatch.chdir("/")
    monkeypatch.setattr(tempfile, "mkdtemp", lambda *_, **__: pytest.fail("a temporary folder"))
    for name, value in (("LANG", "de_DE.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("HOME", "/nowhere")):
        monkeypatch.setenv(name, value)
    for path in tmp_path.rglob("docs/**/*"):
        os.utime(path, (1, 1))
    site = run(tmp_path)
    assert site.status == 0, site.log
    assert contents(site.folder) == first
    after = contents(tmp_path)
    assert {name for name in before if after[name] != before[name] and not name.startswith("site/")} == set()


# ---------------------------------------------------------------- 8. once


def test_a_body_is_converted_once(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where lists, feeds, heads, the search and Liquid of another page show it."""
    converted: list[str] = []

    def parse(text: str, options: Options) -> tuple[Element, Definitions, Options]:
        converted.append(text)
        return blocks_parse(text, options)

    blocks_parse = blocks.parse
    monkeypatch.setattr(blocks, "parse", parse)
    loop = "{% for post in site.posts %}{{ post.excerpt }}{{ post.content }}{% endfor %}"
    files = {
        "_config.yml": "title: T\n",
        "_posts/2024-01-01-a.md": post("title: Ant\ntags: [t]", "Giraffe *one*.\n\n## Giraffe two"),
        "_posts/2024-01-02-b.md": post("title: Bee\ntags: [t]", "Zebra.\n\nYak."),
        "all.md": post(body=loop),
    }
    site = build(files, feed_formats=["atom", "rss", "json"])
    assert len(site.holds("Giraffe <em>one</em>")) > 1
    assert sum("## Giraffe two" in text for text in converted) == 1
    assert [text for text, times in Counter(converted).items() if text and times > 1] == []


# ---------------------------------------------------------------- 9. work for one page

PER_PAGE = [name for name in vars(BlogPostsPlugin) if re.match("on_(pre_|post_)?page", name)]


def counting(name: str, method: Callable[..., object], lines: Counter[str]) -> Callable[..., object]:
    """Return a method that notes how many lines of the package it runs, where that is its most."""
    here = str(rooms.ROOT / rooms.PACKAGE)

    @wraps(method)
    def counted(*arguments: object, **named: object) -> object:
        ran = 0

        def trace(frame: FrameType, kind: str, _: object) -> TraceFunction | None:
            nonlocal ran
            ran += kind == "line"
            return trace if frame.f_code.co_filename.startswith(here) else None

        old = sys.gettrace()
        sys.settrace(trace)
        try:
            return method(*arguments, **named)
        finally:
            sys.settrace(old)
            lines[name] = max(lines[name], ran)

    return counted


def most_lines(build: Build, monkeypatch: pytest.MonkeyPatch, posts: int) -> Counter[str]:
    """Return how many lines each event runs for the page that needs most, in a blog of some posts."""
    lines: Counter[str] = Counter()
    with monkeypatch.context() as patch:
        for name in PER_PAGE:
            event = vars(BlogPostsPlugin)[name]
            if isinstance(event, CombinedEvent):
                parts = (counting(f"{name} {at}", each, lines) for at, each in enumerate(event.methods))
                patch.setattr(BlogPostsPlugin, name, CombinedEvent(*parts))
            else:
                patch.setattr(BlogPostsPlugin, name, counting(name, event, lines))
        heads = {f"2024-01-{n:02}-p": f"tags: [{'ab'[n % 2]}]\ntitle: Post" for n in range(1, posts + 1)}
        files = {f"docs/_posts/{name}.md": post(head) for name, head in heads.items()}
        assert (
            build(files, pagination_per_page=5, archive_pagination_per_page=5, archives=["tag"]).status == 0
        )
    return lines


def test_work_for_a_page_does_not_grow_with_the_blog(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = most_lines(build, monkeypatch, 14), most_lines(build, monkeypatch, 28)
    assert len(few) > len(PER_PAGE)
    assert {name: (few[name], many[name]) for name in many if many[name] > 1.2 * few[name]} == {}


# ---------------------------------------------------------------- 13. each build starts from nothing


def test_a_second_build_knows_nothing_of_the_first(build: Build, tmp_path: Path) -> None:
    """As `mkdocs serve` builds: the plugin's object stays, and the settings and files are others."""
    build(BLOG)
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "served"))
    kept = config.plugins["blogposts"]
    config.plugins.on_startup(command="serve", dirty=False)
    build_mkdocs(config)
    (tmp_path / "docs/_posts/2024-01-01-a.md").unlink()
    (tmp_path / "docs/_config.yml").write_text("permalink: /:title/\n", "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "served"))
    assert config.plugins["blogposts"] is kept
    build_mkdocs(config)
    config.plugins.on_startup(command="build", dirty=False)
    again = run(tmp_path)
    assert "b/index.html" in again.pages()
    assert again.holds("Ant") == []
    assert contents(tmp_path / "served") == contents(again.folder)


# ---------------------------------------------------------------- 17. lists


def test_lists_carry_no_edit_link_and_the_date_of_their_newest_post(build: Build) -> None:
    extra = "repo_url: https://code.example/x\nedit_uri: edit/main/docs/\nsite_url: https://x.example/"
    site = build(BLOG, theme="material, features: [content.action.edit]", extra=extra, blog_dir="blog")
    edit = "https://code.example/x/edit/"
    assert edit in site.read("2024/01/01/a.html")
    lists = [page for page in site.pages() if page.startswith(("blog/", "tag", "archive/", "2024/index"))]
    assert len(lists) >= 4
    assert [page for page in lists if edit in site.read(page)] == []
    dates = dict(
        re.findall(r"<loc>https://x.example/(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", site.read("sitemap.xml"))
    )
    assert dates["blog/"] == "2024-01-02"
    assert dates["tag/t/"] == "2024-01-01"
