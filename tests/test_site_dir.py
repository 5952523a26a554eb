"""Nothing of the author's is ever deleted: a build whose output would clean sources away is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import Build, Built, Files, run
from mkdocs.commands.build import log

if TYPE_CHECKING:
    from pathlib import Path

POST = "---\ntitle: A post\n---\nText.\n"
BLOG: Files = {"_config.yml": "title: Mine\n", "_posts/2024-01-01-a.md": POST}


@pytest.fixture(autouse=True)
def _each_message_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let errors be logged that an earlier test has seen, which MkDocs tells once a process."""
    monkeypatch.setattr(log, "filters", [])
    monkeypatch.setattr(log, "addFilter", lambda _: None)


def within(folder: str) -> Files:
    return {f"{folder}/{name}": text for name, text in BLOG.items()}


def assert_refused(site: Built, files: Files, *texts: str) -> None:
    assert site.status == 1, site.log
    assert site.log.count("ERROR") == 1
    assert "nothing was built or deleted" in site.log
    assert "as `site_dir: public`" in site.log
    for text in texts:
        assert text in site.log
    for name, content in files.items():
        assert (site.folder.parent / name).read_text("utf-8") == content


@pytest.mark.parametrize(
    ("source", "folder"),
    [("site", "site"), ("./site/", "site"), ("site/blog", "site/blog"), ("docs/../site", "site")],
)
def test_the_blog_in_the_folder_that_is_cleaned(build: Build, source: str, folder: str) -> None:
    files = within(folder)
    assert_refused(build(files, source_dir=source), files, "`source_dir`")


@pytest.mark.parametrize("arguments", [("--dirty",), ("--strict",), ("-q",)])
def test_whatever_the_build(build: Build, arguments: tuple[str, ...]) -> None:
    assert_refused(build(within("site"), *arguments, source_dir="site"), within("site"))


@pytest.mark.parametrize(("link", "real"), [("blog", "site"), ("site", "blog")])
def test_links_between_the_two(build: Build, tmp_path: Path, link: str, real: str) -> None:
    (tmp_path / real).mkdir()
    (tmp_path / link).symlink_to(real)
    assert_refused(build(within(real), source_dir="blog"), within(real), "`source_dir`")


def test_the_docs_folder_by_a_link(build: Build, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "texts").symlink_to("site")
    files = {"site/index.md": "# Home\n", "site/_posts/2024-01-01-a.md": POST}
    assert_refused(build(files, extra="docs_dir: texts"), files)


def test_posts_that_a_link_in_the_docs_folder_leads_to(build: Build, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/_posts").symlink_to("../site/texts")
    files = {"site/texts/2024-01-01-a.md": POST}
    assert_refused(build(files), files, "texts/2024-01-01-a.md")


@pytest.mark.parametrize(
    ("name", "text"),
    [("_posts/2024-01-01-b.md", POST), ("pages/about.md", POST), ("print.css", "p {}"), ("_config.yml", "")],
)
def test_a_folder_of_sources_that_is_named_like_the_output(build: Build, name: str, text: str) -> None:
    files = {**BLOG, f"site/{name}": text}
    assert_refused(build(files), files, name)


def test_posts_in_a_folder_that_was_built_into_before(build: Build) -> None:
    assert build(BLOG).status == 0
    files = {**BLOG, "site/_posts/2024-01-01-b.md": POST}
    assert_refused(build(files), files, "the post _posts/2024-01-01-b.md")


def test_the_templates_of_the_site(build: Build) -> None:
    files = {**BLOG, "site/main.html": "{% extends 'base.html' %}"}
    assert_refused(build(files, theme="material, custom_dir: site"), files, "`custom_dir`")


def test_a_link_through_which_pages_would_be_written(build: Build, tmp_path: Path) -> None:
    files = {**BLOG, "assets/a.css": "p {}"}
    assert build(files).status == 0
    for path in sorted((tmp_path / "site/assets").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (tmp_path / "site/assets").rmdir()
    (tmp_path / "site/assets").symlink_to("../assets")
    assert_refused(build(files), files, "the link assets")
    assert [path.name for path in (tmp_path / "assets").iterdir()] == ["a.css"]


@pytest.mark.parametrize("config", ["title: Mine\n", "destination: site\n"])
def test_what_was_built_before_is_cleaned_and_no_source(build: Build, tmp_path: Path, config: str) -> None:
    files = {**BLOG, "_config.yml": config}
    if "destination" in config:
        files["site/old.html"] = "Jekyll made this."
    else:
        assert build(files).status == 0
    (tmp_path / "site").mkdir(exist_ok=True)
    (tmp_path / "site/old.html").write_text("old")
    site = build(files, "--strict")
    assert site.status == 0, site.log
    assert not (site.folder / "old.html").exists()
    assert not (site.folder / "site").exists()


def test_a_site_built_before_is_no_source_of_one_built_elsewhere(build: Build, tmp_path: Path) -> None:
    assert build(BLOG).status == 0
    site = run(tmp_path, "-d", str(tmp_path / "elsewhere"))
    assert site.status == 0, site.log
    assert not (tmp_path / "elsewhere/site").exists()
