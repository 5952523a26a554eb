"""Which files are posts, drafts, pages and assets."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.model import Folders, Publishing, Settings
from mkdocs_blogposts.plan import source_paths, sources
from mkdocs_blogposts.read import site_folder

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_blogposts.model import Problem, Source

PLAIN = Settings(Folders("/site"))


@pytest.mark.parametrize(
    ("src_uri", "kind"),
    [
        ("_posts/2020-01-02-a.md", "post"),
        ("_posts/20-1-2-a.b.MD", "post"),
        ("_posts/sub/2020-01-02-.txt", "post"),
        ("news/_posts/2020-01-02-你好 世界.md", "post"),
        ("_posts/a/_posts/2020-01-02-x.md", "post"),
        ("_drafts/any name.md", "draft"),
        ("news/_drafts/sub/x.md", "draft"),
        ("about.md", "asset"),
        ("assets/x.png", "asset"),
        (".htaccess", "asset"),
        ("_posts/photo.JPG", "asset"),
        ("_posts/sub/talk.pdf", "asset"),
        ("_posts/notes.md", None),
        ("_posts/2020-01-02-noext", None),
        ("_posts/02020-01-02-x.md", None),
        ("_posts/2020_01_02-x.md", None),
        ("_posts/_2020-01-02-x.md", None),
        ("_posts/_sub/2020-01-02-x.md", None),
        ("_posts/.git/2020-01-02-x.md", None),
        ("_posts/2020-01-02-x.md~", None),
        ("_drafts/noext", None),
        ("_layouts/post.html", None),
        ("_config.yml", None),
        ("_site/x.html", None),
        (".git/config", None),
        ("#draft.md", None),
        ("x.md~", None),
        ("Gemfile.lock", None),
        ("node_modules/a/_posts/2020-01-02-x.md", None),
        ("vendor/bundle/x.md", None),
        ("vendor/x.md", "asset"),
    ],
)
def test_classify(src_uri: str, kind: str | None) -> None:
    assert sources.classify(src_uri, PLAIN.folders) == kind


@pytest.mark.parametrize(
    ("exclude", "include", "src_uri", "kind"),
    [
        (("blog",), (), "blogger/x.md", None),
        (("blog",), (), "blog/_posts/2020-01-02-x.md", None),
        (("*.txt",), (), "_posts/deep/2020-01-02-x.txt", None),
        (("drafts/",), (), "drafts/x.md", None),
        (("_posts/2020-01-02-x.md",), (), "_posts/2020-01-02-x.md", None),
        (("",), (), "x.md", "asset"),
        ((), ("_pages",), "_pages/about.md", "asset"),
        ((), ("_pages",), "_other/about.md", None),
        ((), ("node_modules",), "node_modules/x.js", "asset"),
    ],
)
def test_exclude_and_include(
    exclude: tuple[str, ...], include: tuple[str, ...], src_uri: str, kind: str | None
) -> None:
    assert (
        sources.classify(
            src_uri, replace(PLAIN, folders=replace(PLAIN.folders, exclude=exclude, include=include)).folders
        )
        == kind
    )


def test_collections_dir_holds_the_posts() -> None:
    settings = replace(PLAIN, folders=replace(PLAIN.folders, collections_dir="cols"))
    assert sources.classify("_posts/2020-01-02-x.md", settings.folders) is None
    found = sources.from_text("cols/news/_posts/2020-01-02-x.md", "", settings.folders)
    assert found
    assert found.folder_categories == ("news",)


def test_what_a_name_says() -> None:
    found = sources.from_text("A/b c/_posts/sub/2020-1-2-my-Post.v2..md", "Text", PLAIN.folders, "/p", 7.0)
    assert found
    assert (found.kind, found.ext, found.text, found.path, found.mtime) == ("post", ".md", "Text", "/p", 7.0)
    assert (found.name_date, found.name_slug) == ("2020-1-2", "my-Post.v2")
    assert found.folder_categories == ("A", "b c")
    draft = sources.from_text("_drafts/plain.md", "", PLAIN.folders)
    assert draft
    assert (draft.kind, draft.name_date, draft.name_slug) == ("draft", None, "plain")


def test_pages_are_told_by_their_first_line() -> None:
    for text, kind in (
        ("---\n---\n", "page"),
        ("--- \r\nx", "page"),
        ("---x\n", "asset"),
        ("x\n---\n", "asset"),
    ):
        found = sources.from_text("a/feed.xml", text, PLAIN.folders)
        assert found
        assert found.kind == kind
        assert found.text == (text if kind == "page" else "")


def scan(root: Path, *skip: str) -> tuple[dict[str, Source], list[Problem]]:
    found, problems = site_folder.scan(
        Settings(Folders(str(root)), publishing=Publishing(show_drafts=True)), skip
    )
    return {source.src_uri: source for source in found}, problems


def write(root: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_scan(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n\x00"
    files: dict[str, str | bytes] = {
        "_posts/2020-01-02-a.md": "\ufeffText",
        "_posts/pic.png": png,
        "_posts/2020-01-02-pic.png": png,
        "_posts/notes.txt": "x",
        "_drafts/d.md": "x",
        "_layouts/l.html": "x",
        "about.md": "---\n---\nx",
        "raw.md": "x",
        "env/pyvenv.cfg": "x",
        "env/lib/x.py": "x",
        "docs/index.md": "x",
    }
    write(tmp_path, files)
    found, problems = scan(tmp_path, str(tmp_path / "docs"))
    assert problems == []
    assert {name: source.kind for name, source in found.items()} == {
        "_drafts/d.md": "draft",
        "_posts/2020-01-02-a.md": "post",
        "_posts/2020-01-02-pic.png": "asset",
        "_posts/pic.png": "asset",
        "about.md": "page",
        "raw.md": "asset",
    }
    assert found["_posts/2020-01-02-a.md"].text == "Text"
    assert [name for name in found if source_paths.is_beside_posts(name)][2:] == [
        "_posts/2020-01-02-pic.png",
        "_posts/pic.png",
    ]
    hidden, _ = site_folder.scan(Settings(Folders(str(tmp_path))))
    assert "_drafts/d.md" not in {source.src_uri for source in hidden}


@pytest.mark.parametrize(
    ("raw", "line"),
    [(b"---\ntitle: Caf\xe9\n---\n", 2), ("---\n---\nx".encode("utf-16"), 1), (b"a\n\nb\xff", 3)],
)
def test_text_that_is_not_utf8_is_reported(tmp_path: Path, raw: bytes, line: int) -> None:
    write(tmp_path, {"_posts/2020-01-02-a.md": raw, "_posts/2020-01-02-b.md": "Text"})
    found, problems = scan(tmp_path)
    assert list(found) == ["_posts/2020-01-02-b.md"]
    assert [(problem.src_uri, problem.line) for problem in problems] == [("_posts/2020-01-02-a.md", line)]


def test_encoding_of_the_configuration_is_used(tmp_path: Path) -> None:
    settings = Settings(Folders(str(tmp_path), encoding="gbk"))
    found, problems = sources.from_bytes("_posts/2020-01-02-a.md", "中文".encode("gbk"), settings.folders)
    assert found
    assert (found.text, problems) == ("中文", [])


def test_links_are_followed_inside_the_site_only(tmp_path: Path) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    write(outside, {"secret.md": "x", "_posts/2020-01-02-secret.md": "x"})
    write(site, {"real/2020-01-02-a.md": "x", "_posts/2020-01-02-b.md": "x"})
    (site / "_posts" / "2020-01-02-c.md").symlink_to("../real/2020-01-02-a.md")
    (site / "out.md").symlink_to(outside / "secret.md")
    (site / "outdir").symlink_to(outside)
    (site / "_posts" / "2020-01-02-d.md").symlink_to(outside / "secret.md")
    (site / "gone.md").symlink_to("nowhere.md")
    (site / "linked").symlink_to("real")
    found, problems = scan(site)
    assert sorted(found) == [
        "_posts/2020-01-02-b.md",
        "_posts/2020-01-02-c.md",
        "linked/2020-01-02-a.md",
        "real/2020-01-02-a.md",
    ]
    told = sorted(problem.src_uri for problem in problems)
    assert told == ["_posts/2020-01-02-d.md", "gone.md", "out.md", "outdir"]


def test_cycles_of_links_end(tmp_path: Path) -> None:
    write(tmp_path, {f"d{number}/x.txt": "x" for number in range(12)})
    for one in range(12):
        (tmp_path / f"d{one}" / "up").symlink_to("..")
        for other in range(12):
            (tmp_path / f"d{one}" / f"to{other}").symlink_to(f"../d{other}")
    (tmp_path / "self").symlink_to("self")
    found, _ = scan(tmp_path)
    assert 12 <= len(found) <= 24


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on this system")
def test_files_that_are_no_files_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    os.mkfifo(tmp_path / "_posts" / "2020-01-02-a.md")
    os.mkfifo(tmp_path / "x.md")
    assert scan(tmp_path) == ({}, [])


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode on this system")
def test_names_that_are_not_utf8_are_reported(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("x")
    found, problems = scan(tmp_path)
    assert found == {}
    assert [problem.src_uri for problem in problems] == ["caf\\udce9.md"]


def test_output_of_jekyll_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"public/old.html": "x", "x.html": "x"})
    found, _ = site_folder.scan(Settings(Folders(str(tmp_path), destination="public")))
    assert [source.src_uri for source in found] == ["x.html"]


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    found, problems = scan(tmp_path / "nowhere")
    assert found == {}
    assert len(problems) == 1
