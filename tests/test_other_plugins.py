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

from mkdocs_blogposts import settings
from mkdocs_blogposts.links.resolve import Resolver
from mkdocs_blogposts.model import Source
from mkdocs_blogposts.plan import last_modified, titles
from mkdocs_blogposts.publish.bodies import Bodies
from mkdocs_blogposts.publish.planning import plan
from mkdocs_blogposts.publish.references import References, why_left
from mkdocs_blogposts.read import commits, site_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from conftest import Build

    from mkdocs_blogposts.model import Blog, Post, Problem, SitePage, SourceKind

SKIP = {
    "10g-other-plugins-008": "layouts belong to the theme, which has a table of contents of its own",
}
VECTORS = {str(vector["id"]): vector for vector in vectors.load("10g-other-plugins")}
NOW = datetime(2026, 11, 22, tzinfo=UTC)
ASKED = datetime(2026, 1, 1, tzinfo=UTC).timestamp()
"""When Jekyll was asked, and the files were written."""


# ---------------------------------------------------------------- the answers of Jekyll


def planned(root: Path, config: Mapping[str, object]) -> tuple[Blog, list[Problem]]:
    """Plan the site in a folder."""
    found, problems = settings.load(
        *(str(root), yaml.safe_dump(config), {}), in_docs=False, serving=False, environ_tz=None, now=NOW
    )
    adopted, more = site_folder.read(found)
    blog = plan(found, commits.stamped(adopted, found))
    return blog, [*problems, *more, *blog.problems]


def bodies(blog: Blog) -> dict[str, str]:
    """Return the finished bodies by the files they are written to."""
    entries: list[Post | SitePage] = [*reversed(blog.posts), *blog.pages]
    written = {entry.source.src_uri: entry.dest_uri for entry in entries}
    resolver = Resolver(set(written.values()), written, blog.settings.address.baseurl, ())
    made, references = Bodies(blog), References(blog.settings, resolver)

    def body(entry: Post | SitePage) -> str:
        return references.resolve(entry, made.convert(entry, made.expand(entry, entry.body)).html)

    base = blog.settings.address.baseurl
    return {entry.dest_uri: from_root(body(entry), f"{base}{entry.url}") for entry in entries}


def from_root(html: str, page_url: str) -> str:
    """Return HTML with its links as they are from the root, and without what only highlighting needs.

    Blank lines between blocks count as one, however many there are.
    """
    html = re.sub(r'(?<=href=")[^"]*', lambda match: urljoin(page_url, match[0]), html)
    html = re.sub(r"\n{2,}", "\n\n", html)
    return html.replace(' class="language-plaintext highlighter-rouge"', "").strip()


def differences(name: str, folder: Path) -> Iterator[str]:
    vector = VECTORS[name]
    want: dict[str, dict[str, str]] = vectors.expected(vector)  # type: ignore[assignment]
    vectors.build(vector, folder)
    for path in folder.rglob("*"):
        os.utime(path, (ASKED, ASKED))
    blog, problems = planned(folder, vector["config"])  # type: ignore[arg-type]
    yield from vectors.differences(vector, blog, problems)
    ours = bodies(blog)
    for dest_uri, html in (want.get("outputs") or {}).items():
        url = f"{blog.settings.address.baseurl}/{dest_uri.removesuffix('index.html')}"
        theirs = from_root(html, url)
        if ours.get(dest_uri) != theirs:
            yield f"{dest_uri}: {ours.get(dest_uri)!r}, but Jekyll has {theirs!r}"


@vectors.needed
@pytest.mark.parametrize("name", [name for name in VECTORS if name not in SKIP])
def test_answers_are_jekylls(name: str, tmp_path: Path) -> None:
    assert list(differences(name, tmp_path)) == []


@vectors.needed
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
    told = {problem.src_uri for problem in problems}
    assert told == ({"bad.md"} if OPTIONAL in config.get("plugins", ()) else set())  # type: ignore[operator]


HELD_BACK = {"defaults": [{"scope": {"path": "a.md", "type": "pages"}, "values": {"published": False}}]}
NEVER = {"remove_originals": True}


@pytest.mark.parametrize(
    ("config", "originals"),
    [
        ({"plugins": [OPTIONAL]}, {"a.md"}),
        ({"plugins": [OPTIONAL], "optional_front_matter": NEVER}, set()),
        ({"plugins": [OPTIONAL], "optional_front_matter": {"remove_originals": "yes"}}, {"a.md"}),
        ({"plugins": [README]}, {"README.md"}),
        ({"plugins": [README], "readme_index": NEVER}, set()),
        ({"plugins": [OPTIONAL, README]}, {"a.md", "README.md"}),
        ({"plugins": [OPTIONAL, README], "optional_front_matter": NEVER}, {"README.md"}),
        ({"plugins": [OPTIONAL], **HELD_BACK}, set()),
        ({"plugins": [OPTIONAL], "unpublished": True, **HELD_BACK}, {"a.md"}),
    ],
)
def test_originals_are_copied_beside_their_pages(
    config: dict[str, object], originals: set[str], tmp_path: Path
) -> None:
    write(tmp_path, PLAIN)
    blog, _ = planned(tmp_path, config)
    pages = {page.source.src_uri for page in blog.pages}
    assert {asset.dest_uri for asset in blog.assets if asset.source.src_uri in pages} == originals
    held_back = HELD_BACK["defaults"] == config.get("defaults") and "unpublished" not in config
    assert held_back == ("a.md" not in {asset.dest_uri for asset in blog.assets} | pages)


def test_an_original_that_holds_itself_back_is_not_copied(tmp_path: Path) -> None:
    # A byte order mark hides the front matter from Jekyll's reader, but not from the page.
    write(tmp_path, {"a.md": b"\xef\xbb\xbf---\npublished: false\n---\nsecret\n"})
    blog, _ = planned(tmp_path, {"plugins": [OPTIONAL]})
    assert (blog.pages, blog.assets) == ((), ())


def test_files_of_collections_do_not_become_pages(tmp_path: Path) -> None:
    write(tmp_path, {"_notes/a.md": "secret", "_notes/README.md": "secret"})
    blog, _ = planned(tmp_path, {"plugins": [OPTIONAL, README], "collections": {"notes": {"output": False}}})
    assert blog.pages == ()


def test_a_whole_site_with_originals(build: Build) -> None:
    files = {
        "_config.yml": f"plugins: [{OPTIONAL}, {README}]\n"
        "defaults: [{scope: {path: held}, values: {published: false}}]",
        "_posts/2024-01-01-a.md": "---\nx: 1\n---\n[n](../notes.md) [s](/sub/README.md) [p](/notes.md)\n",
        "sub/README.md": "# Sub\n\nIndex of a folder.\n",
        "notes.md": "# Notes\n\n*No* front matter.\n",
        "held/back.md": "A secret.\n",
    }
    site = build(files, "--strict")
    assert site.status == 0, site.log
    assert "<em>No</em> front matter." in site.read("notes.html")
    assert site.read("notes.md") == files["notes.md"]
    assert "Index of a folder." in site.read("sub/index.html")
    assert site.read("sub/README.md") == files["sub/README.md"]
    # Links mean the pages, not the originals beside them.
    text = site.read("2024/01/01/a.html")
    assert 'href="../../../notes.html"' in text
    assert 'href="../../../sub/"' in text
    assert site.holds("A secret.") == []
    assert not (site.folder / ".originals").exists()
    assert not any(name.endswith(".md") for name in site.read("sitemap.xml").split())


# ---------------------------------------------------------------- links to Markdown files

RELATIVE = "jekyll-relative-links"
LINKED: dict[str, str | bytes] = {
    "_posts/2024-01-01-a.md": "---\nx: 1\n---\n\n"
    "[p](../about.md#x) [q](/sub/b.markdown) [b](2024-01-02-b.md)\n",
    "_posts/2024-01-02-b.md": "---\nx: 1\n---\nB\n",
    "about.md": "---\nx: 1\n---\n[a](_posts/2024-01-01-a.md) [b](sub/b.markdown)\n",
    "sub/b.markdown": "---\nx: 1\n---\n[u](../about.md)\n",
}
POST = {"2024/01/01/a.html"}
PAGES = {"about.html", "sub/b.html"}


@pytest.mark.parametrize(
    ("plugins", "options", "turned"),
    [
        ([], {"enabled": False}, POST | PAGES),
        ([RELATIVE], None, PAGES),
        ([RELATIVE], {"collections": True}, POST | PAGES),
        ([RELATIVE], {"collections": "yes"}, PAGES),
        ([RELATIVE], {"enabled": False}, set()),
        ([RELATIVE], {"enabled": "no"}, PAGES),
        ([RELATIVE], {"exclude": ["sub"]}, PAGES - {"sub/b.html"}),
        ([RELATIVE], {"exclude": ["about.md", "_posts"], "collections": True}, {"sub/b.html"}),
        ([RELATIVE], {"exclude": ["*.md"]}, {"sub/b.html"}),
        ([RELATIVE], {"exclude": "/sub"}, PAGES - {"sub/b.html"}),
        ([RELATIVE], {"exclude": {"sub": 1}}, PAGES),
    ],
)
def test_links_to_markdown_files_are_turned_where_jekyll_does(
    plugins: list[str], options: object, turned: set[str], tmp_path: Path
) -> None:
    write(tmp_path, LINKED)
    made = bodies(planned(tmp_path, {"plugins": plugins, "relative_links": options})[0])
    assert set(made) == POST | PAGES | {"2024/01/02/b.html"}
    links = {name: re.findall(r'(?<=href=")[^"#]*', html) for name, html in made.items()}
    ours = {name for name, urls in links.items() if urls and all(url.endswith(".html") for url in urls)}
    assert ours == turned
    assert all(url.endswith(("md", "markdown")) for name in set(made) - ours for url in links[name])


@pytest.mark.parametrize(
    ("text", "gemfile", "left"),
    [
        (f"plugins: [{RELATIVE}]", None, True),
        ("", f"gem '{RELATIVE}', group: :jekyll_plugins", True),
        (f"plugins: [{RELATIVE}]", "gem 'github-pages', group: :jekyll_plugins", True),
        ("", f"group :jekyll_plugins do\n gem 'github-pages'\n gem '{RELATIVE}'\nend", True),
        ("", "gem 'github-pages', group: :jekyll_plugins", False),
        ("", "gem 'jekyll-feed', group: :jekyll_plugins", False),
        ("", None, False),
    ],
)
@pytest.mark.parametrize("kind", ["post", "draft", "document"])
def test_the_exact_rule_is_for_sites_that_name_the_plugin(
    kind: SourceKind, text: str, gemfile: str | None, left: bool
) -> None:
    found, _ = settings.load(
        *("/site", text, {}), in_docs=False, serving=False, environ_tz=None, now=NOW, gemfile_text=gemfile
    )
    assert (why_left("about.md", Source("_x/a.md", "", kind, ".md"), found) is not None) == left
    assert why_left("_x/photo.jpg", Source("_x/a.md", "", kind, ".md"), found) is None
    assert why_left("about.md", Source("a.md", "", "page", ".md"), found) is None


@pytest.mark.parametrize(
    ("config", "mends"),
    [
        ("", "`relative_links: {collections: true}` in _config.yml mends it"),
        ("relative_links: {enabled: false}", "`relative_links` of _config.yml says `enabled: false`"),
        (
            "relative_links: {exclude: [_posts]}",
            "`exclude` of `relative_links` in _config.yml names this file",
        ),
    ],
)
def test_a_link_that_jekyll_leaves_alone_is_told_once(build: Build, config: str, mends: str) -> None:
    site = build({**LINKED, "_config.yml": f"plugins: [{RELATIVE}]\n{config}"})
    text = site.read("2024/01/01/a.html")
    assert all(f'href="{url}"' in text for url in ("../about.md#x", "/sub/b.markdown", "2024-01-02-b.md"))
    told = [line for line in site.log.splitlines() if "_posts/2024-01-01-a.md:5" in line and mends in line]
    assert [line.split()[0] for line in told] == ["WARNING", "INFO"]
    assert "the link '../about.md#x', '2024-01-02-b.md'" in told[0]


def test_links_work_everywhere_where_collections_are_asked_for(build: Build) -> None:
    config = f"plugins: [{RELATIVE}]\nrelative_links: {{collections: true}}"
    site = build({**LINKED, "_config.yml": config}, "--strict")
    assert site.status == 0, site.log
    assert 'href="../../../about.html#x"' in site.read("2024/01/01/a.html")


# ---------------------------------------------------------------- last modified

MODIFIED = {"plugins": [last_modified.GEM]}
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
    made = Bodies(blog)
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
