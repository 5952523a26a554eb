"""The project's promises about itself: README, documentation and demo blog."""

from __future__ import annotations

import pkgutil
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rooms
import yaml

from mkdocs_blogposts.config import BlogPostsConfig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Build

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "mkdocs_blogposts"
DOCS = ROOT / "docs"
GENERATED = ("blog/index.md", "categories/index.md", "tags/index.md", "archive/index.md")
TEXT_FILES = ("*.py", "*.md", "*.toml", "*.yml", "*.html", "*.css", "run")


def project_files(*patterns: str) -> list[Path]:
    folders = [ROOT / name for name in (PACKAGE, "tests", "docs", "tools", ".ci", ".github")]
    below = (path for folder in folders for pattern in patterns for path in folder.rglob(pattern))
    return sorted({*below, *(path for pattern in patterns for path in ROOT.glob(pattern))})


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def nav_paths(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from nav_paths(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from nav_paths(value)


# ---------------------------------------------------------------- the README


def test_readme_has_two_commands_of_one_line() -> None:
    build, check = (
        block.strip() for block in re.findall(r"^```sh\n(.*?)^```$", read("README.md"), re.M | re.S)
    )
    assert "\n" not in build + check
    assert build.startswith("python3 -m venv ")
    assert build.endswith("mkdocs build --strict")
    assert check.startswith("python3 -m venv ")
    assert check.endswith("pytest")


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_links_between_project_files_lead_somewhere(name: str) -> None:
    targets = [t for t in re.findall(r"\]\(([^)#]+)", read(name)) if "://" not in t]
    assert [target for target in targets if not (ROOT / target).is_file()] == []


def test_changelog_has_an_unreleased_section() -> None:
    assert "\n## [Unreleased]\n" in read("CHANGELOG.md")


# ---------------------------------------------------------------- the package and its checks


def promised() -> list[str]:
    """Return the versions of Python that the package names."""
    classifiers = tomllib.loads(read("pyproject.toml"))["project"]["classifiers"]
    return [version for each in classifiers for version in re.findall(r":: (3\.\d+)$", each)]


def test_every_python_that_is_promised_is_checked() -> None:
    matrix = yaml.safe_load(read(".github/workflows/ci.yml"))["jobs"]["check"]["strategy"]["matrix"]
    assert matrix["may-fail"] == [False]
    assert matrix["python"] == promised()
    assert all(each["may-fail"] and each["python"] not in promised() for each in matrix["include"])


def test_the_lowest_versions_are_checked_with_the_oldest_python() -> None:
    steps = yaml.safe_load(read(".github/workflows/ci.yml"))["jobs"]["lowest"]["steps"]
    assert [step["with"]["python-version"] for step in steps if "with" in step] == [promised()[0]]
    constraints = [name for step in steps for name in re.findall(r"--constraint (\S+)", step.get("run", ""))]
    assert constraints
    assert [name for name in constraints if not (ROOT / name).is_file()] == []


def test_the_oldest_python_is_the_same_everywhere() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    oldest = promised()[0]
    assert project["project"]["requires-python"] == f">={oldest}"
    assert project["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    assert f"Python {oldest} or newer" in read("README.md")
    assert f"Python {oldest} or newer" in read("docs/getting-started.md")


def test_the_address_of_the_documentation_is_the_same_everywhere() -> None:
    urls = tomllib.loads(read("pyproject.toml"))["project"]["urls"]
    assert set(urls) == {"Documentation", "Source", "Issues", "Changelog"}
    assert urls["Documentation"] == yaml.safe_load(read("mkdocs.yml"))["site_url"]


# ---------------------------------------------------------------- mkdocs.yml and docs/


def test_mkdocs_yml_uses_options_that_exist() -> None:
    config = yaml.safe_load(read("mkdocs.yml"))
    (options,) = [p["blogposts"] for p in config["plugins"] if isinstance(p, dict) and "blogposts" in p]
    assert set(options) <= set(BlogPostsConfig().keys())


def test_nav_names_every_page_of_the_documentation() -> None:
    named = set(nav_paths(yaml.safe_load(read("mkdocs.yml"))["nav"]))
    pages = {
        p.relative_to(DOCS).as_posix()
        for p in DOCS.rglob("*.md")
        if p.parent.name not in ("_posts", "_drafts")
    }
    assert named - set(GENERATED) == pages - set(GENERATED)


def test_every_option_is_documented_and_no_other() -> None:
    text = read("docs/reference/options.md")
    options = list(BlogPostsConfig().keys())
    assert sorted(re.findall(r"^### `(\w+)`$", text, re.M)) == sorted(options)
    assert sorted(re.findall(r"^\| \[`(\w+)`\]\(#\1\) ", text, re.M)) == sorted(options)


# ---------------------------------------------------------------- the demo blog


def test_demo_blog_holds_the_post_that_started_the_project() -> None:
    head, body = read("docs/_posts/2024-06-18-夏天.md").split("---\n", 2)[1:]
    assert re.search(r'^title:  "[\u4e00-\u9fff，？]+"$', head, re.M)
    for line in (
        "author: jane",
        "categories: [ 人工智能 , 新闻 ]",
        "image: assets/images/meta.jpg",
        "tags: [summer]",
    ):
        assert f"\n{line}\n" in head
    assert "\ndate:" not in head
    assert body.endswith(
        '<p><iframe style="width:100%;" height="315"  frameborder="0" allowfullscreen></iframe></p>\n'
    )


def test_demo_blog_is_bilingual_and_has_every_kind_of_post() -> None:
    posts = [path.read_text(encoding="utf-8") for path in DOCS.rglob("_posts/*.md")]
    assert len(posts) >= 12
    assert sum(len(re.findall(r"[\u4e00-\u9fff]", text)) > 150 for text in posts) >= 5
    assert any("\npublished: false\n" in text for text in posts)
    assert list(DOCS.glob("_posts/2099-*.md"))
    assert list(DOCS.glob("_drafts/*.md"))


def test_images_are_small() -> None:
    sizes = [path.stat().st_size for path in DOCS.rglob("*") if path.suffix in {".jpg", ".png"}]
    assert sum(sizes) < 1_500_000


def test_no_file_names_a_path_of_one_machine() -> None:
    pattern = re.compile(r"(?<![\w.:~-])/(?:work|tmp|home|root|Users)/\w")
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in project_files(*TEXT_FILES)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert guilty == []


# ---------------------------------------------------------------- walks through the house

WALKS = ("a-post", "a-setting")


@pytest.mark.parametrize("walk", WALKS)
def test_a_walk_visits_each_room_once_and_names_what_exists(walk: str) -> None:
    text = read(f"docs/contributing/{walk}.md")
    visited = re.findall(r"^## `(\w+)`$", text, re.M)
    assert len(set(visited)) == len(visited)
    assert set(visited) <= set(rooms.between_rooms())
    named = {name for name in re.findall(r"`([a-z_]+(?:\.\w+)+)`", text) if name.split(".")[0] in visited}
    assert len(named) > len(visited)
    assert sorted(name for name in named if not exists(name)) == []


def exists(name: str) -> bool:
    """Return whether the package has a module, or something in a module, of a dotted name."""
    try:
        return bool(pkgutil.resolve_name(f"{PACKAGE}.{name}"))
    except (ImportError, AttributeError):
        return False


def test_the_walk_of_a_post_visits_all_rooms_that_posts_go_through() -> None:
    visited = set(re.findall(r"^## `(\w+)`$", read("docs/contributing/a-post.md"), re.M))
    assert visited == set(rooms.between_rooms()) - {"config", "records", "settings"}


def test_the_fault_of_the_walk_is_told_as_it_stands_there(build: Build) -> None:
    config, shown = re.findall(
        r"^```\w+[^\n]*\n(.*?)^```$", read("docs/contributing/a-setting.md"), re.M | re.S
    )
    (warning,) = build({"_config.yml": config, "_posts/2024-01-01-a.md": "Text."}).warnings()
    assert warning.split() == shown.split()
