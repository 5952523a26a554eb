"""Blogs that are broken or mean harm: nothing leaks, nothing hangs, nothing ends the build."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts import settings
from mkdocs_blogposts.links import resolve
from mkdocs_blogposts.links.permalinks import Address, place
from mkdocs_blogposts.liquid import Limits, Setting, renderer_of
from mkdocs_blogposts.liquid.context import MOST_PROBLEMS
from mkdocs_blogposts.model import Blog, Folders, Publishing, Settings, SitePage, Source
from mkdocs_blogposts.plan import authors, sources
from mkdocs_blogposts.plan.addresses import Addresses, numbered
from mkdocs_blogposts.publish.planning import plan
from mkdocs_blogposts.read import commits, data, site_folder
from mkdocs_blogposts.read.layouts import Layouts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conftest import Build

    from mkdocs_blogposts.liquid import RenderedText

SECRET = "SECRET"
NOW = datetime(2025, 1, 1, tzinfo=UTC)


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def link(root: Path, name: str, target: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    os.symlink(target, root / name)


def render(
    text: str, root: str = "/nowhere", *, limits: Limits | None = None, **known: object
) -> RenderedText:
    page = SitePage(Source("a.md", "", "page", ".md"), "A", "/a/", "a/index.html", known, "", 4)
    renderer = renderer_of(
        Setting(
            Blog(Settings(Folders(root)), pages=(page,)),
            data={},
            bodies={},
            highlight=lambda code, language, lines: code,
            markdownify=lambda text: text,
            limits=limits or Limits(),
        )
    )
    return renderer.render(page, text)


def large(size: int, first: int = 0) -> dict[str, object]:
    """Return a mapping that differs from its like in what is compared last."""
    return {str(key): {"a": key or first} for key in range(size)}


# ---------------------------------------------------------------- nothing hidden is read


def test_links_to_what_is_hidden_in_the_site_lead_nowhere(tmp_path: Path) -> None:
    write(tmp_path, {".git/config": SECRET, ".git/x.html": SECRET, ".env": SECRET})
    for place_of_link in ("_includes/a.html", "_layouts/a.html", "_data/a.csv", "assets/a.txt"):
        link(tmp_path, place_of_link, "../.git/config")
    for folder in ("_includes/b", "_data/b", "assets/b"):
        link(tmp_path, folder, "../.git")
    link(tmp_path, "assets/c.txt", "../.env")
    tags = "{% include a.html %}{% include b/x.html %}"
    assert render(tags, str(tmp_path)).text == tags
    assert data.read(Folders(str(tmp_path))) == ({}, [])
    assert Layouts(Folders(str(tmp_path))).chain("a").layouts == ()
    found, problems = site_folder.scan(Settings(Folders(str(tmp_path))))
    assert found == []
    assert sorted(problem.src_uri for problem in problems) == ["assets/a.txt", "assets/b", "assets/c.txt"]
    assert all("hidden" in problem.message for problem in problems)


def test_a_hidden_folder_that_the_site_includes_may_be_linked_to_but_no_repository(tmp_path: Path) -> None:
    write(tmp_path, {".git/config": SECRET, ".well-known/a.txt": "a"})
    link(tmp_path, "b.txt", ".well-known/a.txt")
    link(tmp_path, "c.txt", ".git/config")
    found, _ = site_folder.scan(Settings(Folders(str(tmp_path), include=(".well-known", ".git", "*"))))
    assert [source.src_uri for source in found] == [".well-known/a.txt", "b.txt"]


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_blog_that_looks_like_a_repository_is_not_asked_for_its_history(tmp_path: Path) -> None:
    mine, blog = tmp_path / "mine", tmp_path / "blog"
    write(mine, {"a.md": "a"})
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "a")):
        subprocess.run(["git", *command], cwd=mine, check=True)
    assert set(commits._commits(str(mine))) == {"a.md"}
    shutil.copytree(mine / ".git", blog)
    write(blog, {"a.md": "a", "config": "[core]\n\trepositoryformatversion = 0\n\tworktree = .\n"})
    assert commits._commits(str(blog)) == {}


@pytest.mark.parametrize("head", ["{title: [x, published: false}", "{title: [x, date: 2098-01-01, a: b}"])
def test_a_broken_head_in_braces_holds_its_post_back(head: str) -> None:
    source = sources.from_text(
        "_posts/2020-01-01-a.md", f"---\n{head}\n---\n{SECRET}", Settings(Folders("/site")).folders
    )
    assert source is not None
    assert plan(Settings(Folders("/site"), publishing=Publishing(now=NOW)), [source]).posts == ()


# ---------------------------------------------------------------- data


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_data_that_never_ends_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"_data/a.yml": "b: c"})
    os.mkfifo(tmp_path / "_data" / "pipe.yml")
    for name in "bcdef":
        link(tmp_path, f"_data/{name}", ".")
    start = time.monotonic()
    assert data.read(Folders(str(tmp_path))) == ({"a": {"b": "c"}}, [])
    assert time.monotonic() - start < 2


def test_a_folder_of_data_is_read_through_one_link_once(tmp_path: Path) -> None:
    write(tmp_path, {"shared/a.yml": "1"})
    link(tmp_path, "_data/x", "../shared")
    link(tmp_path, "_data/y", "../shared")
    assert data.read(Folders(str(tmp_path)))[0] == {"x": {"a": 1}}


def test_data_that_is_too_deep_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, {"_data/a.json": "[" * 100_000, "_data/b.json": "1"})
    found, (problem,) = data.read(Folders(str(tmp_path)))
    assert found == {"b": 1}
    assert problem.src_uri == "_data/a.json"


# ---------------------------------------------------------------- Liquid


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in (1..200) %}{% assign x = (1..300000) | sort %}{% endfor %}",
        "{% for i in (1..200) %}{% assign x = (1..300000) | sort_natural %}{% endfor %}",
        "{% for i in (1..200) %}{% assign x = (1..300000) | uniq %}{% endfor %}",
        "{{ (1..300000) | map: 'x' | size }}" * 500,
        "{% assign x = (1..300000)" + " | sort" * 500 + " %}",
        "{% if page.a == page.b %}" + "{% elsif page.a == page.b %}" * 2000 + "{% endif %}",
        "{% if page.a == page.b %}{% endif %}" * 2000,
    ],
    ids=range(7),
)
def test_work_is_limited_wherever_it_goes(text: str) -> None:
    one, other = large(20_000), large(20_000, first=-1)
    rendered = render(text, limits=Limits(steps=1_000_000), a=one, b=other)
    assert "takes more than 1,000,000 steps" in rendered.problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{{% unknown{number} %}}\n" for number in range(1000)),
        "".join(f"{{% link {number} %}}\n" for number in range(1000)),
        "{% " + "a" * 100_000 + " %}",
    ],
)
def test_messages_are_bounded(text: str) -> None:
    rendered = render(text)
    assert rendered.text.strip() == (text.strip() if "link" in text else "")
    assert len(rendered.problems) <= MOST_PROBLEMS + 1
    assert max(len(problem.message) for problem in rendered.problems) < 1100


def test_a_list_of_large_things_is_not_searched_without_end() -> None:
    one, other = large(5000), large(5000, first=-1)
    rendered = render("{% if page.all contains page.b %}{% endif %}", all=[one] * 5000, b=other)
    assert "too large to be compared" in rendered.problems[0].message
    assert render("{% if page.all contains 'b' %}b{% endif %}", all=["a"] * 300_000 + ["b"]).text == "b"


# ---------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("url", "ext"),
    [
        ("/a" * 100_000 + "/", ".html"),
        ("/a" * 100_000 + "/b.html", ".html"),
        ("/" + "b" * 300 + "/", ".html"),
        ("/" + "%E4%BD%A0" * 300 + ".html", ".html"),
        ("/c." + "d" * 300, ".d"),
    ],
)
def test_every_address_can_be_written_and_numbered(url: str, ext: str) -> None:
    address = place(url, ext)
    for each in (address, numbered(address, 2), numbered(address, 12_345)):
        assert len(each.dest_uri.encode()) < 1000
        assert all(len(name.encode()) <= 255 for name in each.dest_uri.split("/"))
        assert place(each.url, ext).dest_uri == each.dest_uri
    assert numbered(address, 2) != numbered(address, 3)


def test_long_addresses_that_differ_stay_apart() -> None:
    assert place("/a" * 1000 + "/b/", ".html") != place("/a" * 1001 + "/b/", ".html")


@pytest.mark.parametrize(
    ("dest_uri", "expected"),
    [
        ("search", "search-2"),
        ("assets/stylesheets", "assets/stylesheets-2"),
        ("sitemap.xml/x.txt", "sitemap.xml-2/x.txt"),
        ("404.html/a/b.txt", "404.html-2/a/b.txt"),
        *((name, name) for name in ("404.html", "sitemap.xml", "search/x.txt", "assets/a.css", "css/a.css")),
    ],
)
def test_what_mkdocs_writes_is_not_in_the_way(dest_uri: str, expected: str) -> None:
    ledger = Addresses()
    assert ledger.claim(dest_uri, f"/{dest_uri}", "a") == Address(f"/{expected}", expected)
    assert bool(ledger.problems) == (dest_uri != expected)


# ---------------------------------------------------------------- values


def test_urls_that_cannot_be_read_are_told() -> None:
    assert not resolve.is_readable("http://[::1")
    assert resolve.is_readable("http://[::1]/a b?c#d")
    (person,), (problem,) = authors.resolve({"author": {"name": "A", "url": "http://[::1"}}, {}, "a.md")
    assert (person.name, person.url) == ("A", "")
    assert "cannot be used" in problem.message


@pytest.mark.parametrize("name", ["a\0b", "punycode", "idna", "", " ", "rot13", "nope", "undefined" * 99])
def test_encodings_that_are_none_are_passed_over(name: str) -> None:
    assert sources.decode(b"a", Settings(Folders("/site", encoding=name)).folders) == "a"


@pytest.mark.parametrize(
    "config",
    [
        "theme: [[a]]\n",
        "url: 'http://[::1'\n",
        'destination: "a\\0b"\nlayouts_dir: "a\\0b"\nincludes_dir: "a\\0b"\ndata_dir: "a\\0b"\n',
        "paginate: '" + "9" * 5000 + "'\n",
        "timezone: Europe\n",
        "timezone: ../../etc/passwd\n",
    ],
)
def test_no_value_of_the_configuration_ends_the_build(config: str, tmp_path: Path) -> None:
    found, _ = settings.load(
        str(tmp_path),
        config,
        {},
        in_docs=False,
        serving=False,
        environ_tz=None,
        now=NOW,
        gemfile_text="group :jekyll_plugins do\ngem 'jekyll-x'\nend",
    )
    assert found.address.url == ""
    assert site_folder.scan(found) == ([], [])
    assert not Layouts(found.folders).has("a")


# ---------------------------------------------------------------- whole sites

CONFIG = "title: T\nurl: https://example.com\ncollections: {wiki: {output: true}}\n"
POST = "---\ntitle: A\n---\nText\n"
# What is wrong with two posts, and how many things are told of the older one, by its name.
BROKEN = {
    "image: 'http://[::1'": 1,
    "author: {name: A, url: 'http://[::1', avatar: 'http://[::1'}": 2,
    "permalink: /" + "b" * 300 + ".html": 2,
    "permalink: /search": 1,
    "redirect_from: [/search, /sitemap.xml/a, /../../a]": 3,
}


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_site_that_is_all_wrong_is_built(build: Build, tmp_path: Path, theme: str) -> None:
    posts = {
        f"_posts/2020-01-{day:02}-{twin}.md": f"---\ntitle: A\n{head}\n---\nText\n"
        for day, head in enumerate(BROKEN, 1)
        for twin in "ab"
    }
    files = {"search": "a", "sitemap.xml/a.txt": "a", "404.html/a.txt": "a", "_wiki/a.md": POST}
    built = build({"_config.yml": CONFIG, **posts, **files}, "--verbose", theme=theme)
    assert built.status == 0
    assert {"search-2", "sitemap.xml-2/a.txt", "404.html-2/a.txt", "sitemap.xml"} <= {
        path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        {
            ".cache",
            "docs",
            "mkdocs.yml",
            "site",
            *(name.split("/")[0] for name in (*posts, *files, "_config.yml")),
        }
    )
    for day, number in enumerate(BROKEN.values(), 1):
        source = rf"blogposts: _posts/2020-01-{day:02}-a\.md(?::[0-9]+)?: (.*)"
        assert len(set(re.findall(source, built.log))) == number
    assert build({}, "--strict", theme=theme).status == 1


def test_what_is_wrong_with_a_document_without_a_page_is_told(build: Build) -> None:
    config = "collections: {parts: {output: false}}\n"
    ring = "---\n---\n{{ site.parts[0].content }}{{ site.parts[1].content }}"
    files = {"_parts/a.md": f"{ring}{{% unknown %}}", "_parts/b.md": f"{ring}{{{{ site.parts | jsonify }}}}"}
    page = "---\n---\n{{ site.parts[1].content }}"
    built = build({"_config.yml": config, "_posts/2020-01-01-a.md": "P", "all.md": page, **files})
    assert built.status == 0
    (warning,) = built.warnings()
    assert "_parts/a.md:3: `{% unknown %}`" in warning


def test_a_page_for_what_is_not_found_may_hold_any_url(build: Build) -> None:
    page = "---\npermalink: /404.html\n---\n<a href='http://[::1'>x</a> <a href='a/b'>y</a>\n"
    built = build({"_config.yml": "title: T", "_posts/2020-01-02-p.md": "Text", "404.html": page})
    assert built.status == 0, built.log
    assert "http://[::1" in built.read("404.html")
    assert 'href="/a/b"' in built.read("404.html") or "href='/a/b'" in built.read("404.html")


def test_a_feed_where_a_folder_is_gives_way(build: Build) -> None:
    files = {
        "_config.yml": "title: T\nfeed: {path: /a}",
        "_posts/2020-01-02-p.md": "Text",
        "a.xml/x.txt": "x",
    }
    assert build(files).status == 0


def test_posts_of_the_docs_folder_lead_nowhere_else(build: Build, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.md"
    outside.write_text("---\ntitle: S\n---\nhush-hush\n", "utf-8")
    (tmp_path / "docs" / "_posts").mkdir(parents=True)
    (tmp_path / "docs" / "_posts" / "2020-01-03-s.md").symlink_to(outside)
    built = build({"docs/_posts/2020-01-02-p.md": "Text"})
    assert built.status == 0, built.log
    assert built.holds("hush-hush") == []
    assert [line for line in built.warnings() if "2020-01-03-s.md" in line and "leads out" in line]
