"""What smaller plugins of Jekyll do where `plugins` names them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
import vectors
import yaml

from mkdocs_blogposts import plan, settings, sources
from mkdocs_blogposts.assets import Resolver
from mkdocs_blogposts.bodies import Bodies
from mkdocs_blogposts.posts import headless, modified, titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from conftest import Build

    from mkdocs_blogposts.model import Blog, Post, Problem, SitePage

SKIP = {
    "10g-other-plugins-001": "links to `.md` files are resolved in posts, too, not in pages only",
    "10g-other-plugins-005": "a Markdown file that becomes a page is not copied beside it as well",
    "10g-other-plugins-008": "layouts belong to the theme, which has a table of contents of its own",
    "10g-other-plugins-009": "the tag `last_modified_at` is not known; `page.last_modified_at` is",
    "10g-other-plugins-010": "an include that reads `page` shows its own page, not the first one's",
}
VECTORS = {str(vector["id"]): vector for vector in vectors.load("10g-other-plugins")}
needs_vectors = pytest.mark.skipif(not VECTORS, reason="the answers of Jekyll are not on this machine")
NOW = datetime(2026, 11, 22, tzinfo=UTC)


# ---------------------------------------------------------------- the answers of Jekyll


def planned(root: Path, config: Mapping[str, object]) -> tuple[Blog, list[Problem]]:
    """Plan the site in a folder."""
    found, problems = settings.load(
        *(str(root), yaml.safe_dump(config), {}), in_docs=False, serving=False, environ_tz=None, now=NOW
    )
    scanned, more = sources.scan(found)
    adopted, still_more = headless.adopt(scanned, found)
    blog = plan.plan(found, modified.stamped(adopted, found))
    return blog, [*problems, *more, *still_more, *blog.problems]


def bodies(blog: Blog) -> dict[str, str]:
    """Return the finished bodies by the files they are written to."""
    entries: list[Post | SitePage] = [*reversed(blog.posts), *blog.pages]
    written = {entry.source.src_uri: entry.dest_uri for entry in entries}
    resolver = Resolver(set(written.values()), written, blog.settings.baseurl, ())
    made = Bodies(blog, resolver, lambda uri: None)

    def body(entry: Post | SitePage) -> str:
        return made.finish(entry, made.convert(entry, made.expand(entry, entry.body)).html)

    base = blog.settings.baseurl
    return {entry.dest_uri: from_root(body(entry), f"{base}{entry.url}") for entry in entries}


def from_root(html: str, page_url: str) -> str:
    """Return HTML with its links as they are from the root, and without what only highlighting needs."""
    html = re.sub(r'(?<=href=")[^"]*', lambda match: urljoin(page_url, match[0]), html)
    return html.replace(' class="language-plaintext highlighter-rouge"', "").strip()


def differences(name: str, folder: Path) -> Iterator[str]:
    vector = VECTORS[name]
    want: dict[str, dict[str, str]] = vectors.expected(vector)  # type: ignore[assignment]
    vectors.build(vector, folder)
    blog, problems = planned(folder, vector["config"])  # type: ignore[arg-type]
    yield from vectors.differences(vector, blog, problems)
    ours = bodies(blog)
    for dest_uri, html in (want.get("outputs") or {}).items():
        theirs = html.replace(' class="language-plaintext highlighter-rouge"', "").strip()
        if ours.get(dest_uri) != theirs:
            yield f"{dest_uri}: {ours.get(dest_uri)!r}, but Jekyll has {theirs!r}"


@needs_vectors
@pytest.mark.parametrize("name", [name for name in VECTORS if name not in SKIP])
def test_answers_are_jekylls(name: str, tmp_path: Path) -> None:
    assert list(differences(name, tmp_path)) == []


@needs_vectors
@pytest.mark.parametrize("name", [name for name in VECTORS if name in SKIP])
def test_skipped_answers_still_differ(name: str, tmp_path: Path) -> None:
    assert list(differences(name, tmp_path)), "take it out of SKIP"


# ---------------------------------------------------------------- titles from headings


@pytest.mark.parametrize(
    ("body", "title", "rest"),
    [
        ("# A *b* [c](u) `d`\n\ntext", "A b c d", "text"),
        ("\n \n## Two ##\n{: .no_toc}\ntext", "Two", "text"),
        ("### Drei {#own}\ntext", "Drei", "text"),
        ("标题\n====\ntext", "标题", "text"),
        ("Title\r\n---\r\n\r\ntext", "Title", "text"),
        ("# Only", "Only", ""),
    ],
)
def test_heading_at_start(body: str, title: str, rest: str) -> None:
    found = titles.at_start(body)
    assert found is not None
    assert (found.title, body[found.end :].lstrip("\n")) == (title, rest)


@pytest.mark.parametrize(
    "body",
    [
        *("", "text\n\n# Late", "#### Four", "#none", "# ", "* item\n---", "> # Quoted\n---", "---\n---"),
        *(
            "# {{ page.name }}",
            "# {% raw %}x",
            "    # code",
            "# " + "long " * 200,
            "\n" * 50_000,
            "[" * 50_000,
        ),
    ],
)
def test_no_heading_at_start(body: str) -> None:
    assert titles.at_start(body) is None


TITLES = "jekyll-titles-from-headings"
BOTH = {"collections": True, "strip_title": True}


@pytest.mark.parametrize(
    ("plugins", "options", "title"),
    [
        ([], BOTH, "P"),
        ([TITLES], {}, "P"),
        ([TITLES], {**BOTH, "enabled": False}, "P"),
        ([TITLES], {"collections": True}, "From"),
    ],
)
def test_titles_are_taken_where_the_site_asks(
    plugins: list[str], options: dict[str, object], title: str, tmp_path: Path
) -> None:
    write(tmp_path, {"_posts/2020-01-02-p.md": "---\nx: 1\n---\n# From\n\ntext\n"})
    blog, _ = planned(tmp_path, {"plugins": plugins, "titles_from_headings": options})
    assert [(post.title, post.body) for post in blog.posts] == [(title, "# From\n\ntext\n")]


def test_a_heading_that_is_stripped_moves_the_body(tmp_path: Path) -> None:
    files = {
        "_posts/2020-01-02-p.md": "---\nx: 1\n---\n\n# From\n\ntext\n",
        "own.md": "---\ntitle: Own\n---\n# H\n",
        "kept.md": "---\nstrip_title: false\n---\n# Kept\n",
    }
    write(tmp_path, files)
    blog, _ = planned(tmp_path, {"plugins": [TITLES], "titles_from_headings": BOTH})
    (post,) = blog.posts
    assert (post.title, post.body, post.body_line) == ("From", "text\n", 7)
    assert {page.title: page.body for page in blog.pages} == {"Own": "# H\n", "Kept": "# Kept\n"}


# ---------------------------------------------------------------- pages without front matter, READMEs


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())


OPTIONAL, README = "jekyll-optional-front-matter", "jekyll-readme-index"
PLAIN: dict[str, str | bytes] = {
    "README.md": "# R\n",
    "a.md": "# A\n",
    "license.md": "L\n",
    "sub/readme.md": "---\nx: 1\n---\nsub\n",
    "two/README.md": "two\n",
    "two/index.html": "---\n---\n",
    "bad.md": b"\xff\n",
    "x.txt": "x\n",
    "_posts/note.md": "no post\n",
}


@pytest.mark.parametrize(
    ("config", "pages"),
    [
        ({}, {"sub/readme.html", "two/index.html"}),
        ({"plugins": [OPTIONAL]}, {"a.html", "sub/readme.html", "two/index.html"}),
        (
            {"plugins": [OPTIONAL], "include": ["license.md"]},
            {"a.html", "license.html", "sub/readme.html", "two/index.html"},
        ),
        ({"plugins": [README]}, {"index.html", "sub/readme.html", "two/index.html"}),
        (
            {"plugins": [README], "readme_index": {"with_frontmatter": True}},
            {"index.html", "sub/index.html", "two/index.html"},
        ),
        (
            {"plugins": [README], "readme_index": {"enabled": False}},
            {"sub/readme.html", "two/index.html"},
        ),
    ],
)
def test_pages_without_front_matter(config: dict[str, object], pages: set[str], tmp_path: Path) -> None:
    write(tmp_path, PLAIN)
    blog, problems = planned(tmp_path, config)
    assert {page.dest_uri for page in blog.pages} == pages
    shown, copied = ({entry.source.src_uri for entry in entries} for entries in (blog.pages, blog.assets))
    assert not shown & copied
    told = {problem.src_uri for problem in problems}
    assert told == ({"bad.md"} if OPTIONAL in config.get("plugins", ()) else set())  # type: ignore[operator]


# ---------------------------------------------------------------- last modified

MODIFIED = {"plugins": [modified.GEM]}
IDENTITY = {"NAME": "A", "EMAIL": "a@example.com", "DATE": "2021-03-04T05:06:07+00:00"}


def git(folder: Path, *arguments: str) -> None:
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in IDENTITY.items()}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, check=True, env={**os.environ, **who, **alone})


def post_in(folder: Path, name: str, head: str = "x: 1") -> None:
    write(folder, {f"_posts/2020-01-02-{name}.md": f"---\n{head}\n---\ntext\n"})
    os.utime(folder / f"_posts/2020-01-02-{name}.md", (1_600_000_000,) * 2)


def updated(blog: Blog) -> dict[str, str]:
    return {post.slug: f"{post.updated:%Y-%m-%d}" if post.updated else "" for post in blog.posts}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not on this machine")
def test_dates_come_from_git_then_from_the_disk(tmp_path: Path) -> None:
    site = tmp_path / "blog"
    post_in(site, "旧 a")
    post_in(site, "own", "updated: 2022-02-02")
    write(site, {"about.md": "---\nx: 1\n---\n"})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "One")
    post_in(site, "new")
    blog, _ = planned(site, MODIFIED)
    assert updated(blog) == {"旧 a": "2021-03-04", "own": "2022-02-02", "new": "2020-09-13"}
    assert str(blog.pages[0].meta["last_modified_at"]) == "2021-03-04 05:06:07+00:00"
    page, post = blog.pages[0], blog.by_uri["_posts/2020-01-02-new.md"]
    made = Bodies(blog, Resolver((), {}, "", ()), lambda uri: None)
    year = "{{ page.last_modified_at | date: '%Y' }}"
    assert (made.expand(page, year), made.expand(post, year)) == ("2021", "2020")
    assert "last_modified_at" not in blog.by_uri["_posts/2020-01-02-own.md"].meta


def test_git_is_asked_once_and_only_where_the_site_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def refuse(*arguments: object, **options: object) -> None:
        asked.append(arguments)
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", refuse)
    for name in "abc":
        post_in(tmp_path, name)
    assert updated(planned(tmp_path, {})[0]) == dict.fromkeys("abc", "")
    assert not asked
    assert updated(planned(tmp_path, MODIFIED)[0]) == dict.fromkeys("abc", "2020-09-13")
    assert len(asked) == 1


# ---------------------------------------------------------------- table of contents


def test_toc_false_hides_the_table_of_contents(build: Build) -> None:
    text = "\n## Section one\n\ntext\n\n## Section two\n"
    files = {
        f"docs/_posts/2024-01-0{day}-{name}.md": f"---\ntoc: {name}\n---\n{text}"
        for day, name in enumerate(("true", "false"), 1)
    }
    built = build({**files, "docs/index.md": "# Home\n"})
    shown = {
        name: re.search(r'data-md-type="toc"\s+hidden', built.read(f"2024/01/0{day}/{name}.html")) is None
        for day, name in enumerate(("true", "false"), 1)
    }
    assert shown == {"true": True, "false": False}
