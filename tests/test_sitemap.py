"""The sitemap's rules, held against real Jekyll's answers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import vectors
from test_redirects import blog_of

from mkdocs_blogposts.publish import sitemap

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_blogposts.model import Post, SitePage

AREAS = [*vectors.load("10d-sitemap"), *vectors.load("10a-redirect-from")]
VECTORS = [each for each in AREAS if "sitemap.xml" in each["outputs"]]  # type: ignore[operator]
ENTRY = re.compile(r"<url>\s*<loc>(.*?)</loc>\s*(?:<lastmod>(.*?)</lastmod>\s*)?</url>")


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_vectors(vector: vectors.Vector, tmp_path: Path) -> None:
    blog, _ = vectors.build(vector, tmp_path)
    config: dict[str, str | None] = vector["config"]  # type: ignore[assignment]
    outputs: dict[str, str] = vectors.expected(vector)["outputs"]  # type: ignore[assignment]
    base = f"{config['url'] or ''}{config['baseurl'] or ''}"
    if outputs.get("robots.txt") == "own":
        # A file of the site's own wins where files are placed, not here.
        assert {asset.dest_uri for asset in blog.assets} >= {"robots.txt"}
        return
    assert sitemap.robots(base) == outputs.get("robots.txt", sitemap.robots(base))
    want = {(loc, date) for loc, date in ENTRY.findall(outputs["sitemap.xml"])}
    # What has one address in Jekyll has two with us, and that is told.
    moved = {problem.src_uri for problem in blog.problems}
    every: list[Post | SitePage] = [*blog.posts, *blog.documents, *blog.pages]
    kept = [entry for entry in every if entry.source.src_uri not in moved]
    entries = [entry for entry in kept if sitemap.is_listed(entry)]
    ours = {
        (base + quote(entry.url, safe="/%"), sitemap.lastmod(entry, blog.settings.publishing))
        for entry in entries
    }
    lists = {(base + view.url, "") for view in blog.views}
    assert ours <= want
    assert want <= ours | lists


@pytest.mark.parametrize(
    ("head", "is_listed"),
    [
        ("x: 1", True),
        ("sitemap: false", False),
        ("sitemap: no", False),
        ("sitemap: null", True),
        ("sitemap: 'false'", True),
        ("sitemap: {exclude: true}", True),
        ("permalink: /404.html", False),
        ("permalink: /feed.xml", False),
        ("permalink: /x.htm", True),
        ("permalink: /v1.2/", True),
    ],
)
def test_pages_that_are_listed(head: str, is_listed: bool, tmp_path: Path) -> None:
    blog = blog_of(tmp_path, {"p.md": f"---\n{head}\n---\n"})
    assert [sitemap.is_listed(page) for page in blog.pages] == [is_listed]


def test_posts_that_are_listed(tmp_path: Path) -> None:
    head = "---\npermalink: /a.txt\n---\n"
    (post,) = blog_of(tmp_path, {"_posts/2020-01-02-a.md": head}).posts
    assert sitemap.is_listed(post)
    assert not sitemap.is_listed(post, {"_posts/2020-01-02-a.md": "<html>"})
    assert sitemap.is_wanted({})


@pytest.mark.parametrize(
    ("head", "post", "page"),
    [
        ("x: 1", "2020-01-02T00:00:00+08:00", ""),
        ("date: 2020-01-03 04:05:06", "2020-01-03T12:05:06+08:00", ""),
        ("last_modified_at: 2021-01-01", "2021-01-01T00:00:00+08:00", "2021-01-01T00:00:00+08:00"),
        ("last_modified_at: nonsense", "2020-01-02T00:00:00+08:00", ""),
        ("last_modified_at: [1]", "2020-01-02T00:00:00+08:00", ""),
    ],
)
def test_dates(head: str, post: str, page: str, tmp_path: Path) -> None:
    text = f"---\n{head}\n---\n"
    files = {"_posts/2020-01-02-a.md": text, "p.md": text}
    blog = blog_of(tmp_path, files, {"timezone": "Asia/Shanghai"})
    entries: list[Post | SitePage] = [*blog.posts, *blog.pages]
    assert [sitemap.lastmod(entry, blog.settings.publishing) for entry in entries] == [post, page]
    assert datetime.fromisoformat(post).astimezone(UTC)
