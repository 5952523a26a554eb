"""Beside mkdocs-rss-plugin: its feed holds posts, and no lists."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from conftest import run

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("mkdocs_rss_plugin")
POSTS = {
    "2024-01-02-a.md": "---\ntitle: First\ntags: [x]\ndescription: About it\n---\nText.\n",
    "2024-02-03-b.md": "---\ntitle: Second\ncategories: [y]\nauthor: Jane\n---\nOther words.\n\nMore.\n",
    "2024-03-04-c.md": "---\ntitle: Third\ntags: [x, z]\n---\nThird words.\n",
}


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_posts_are_in_the_feed_and_lists_are_not(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    for name, text in POSTS.items():
        path = tmp_path / "docs" / "_posts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    rss = {"rss": {"use_git": False, "date_from_meta": {"as_creation": "date"}}}
    project = {
        "site_name": "Blog",
        "site_url": "https://e.com/",
        "site_description": "All of it",
        "theme": {"name": theme},
        "plugins": ["search", {"blogposts": {"pagination_per_page": 1}}, rss],
    }
    (tmp_path / "mkdocs.yml").write_text(json.dumps(project), "utf-8")
    site = run(tmp_path, "--strict")
    assert (site.status, site.warnings()) == (0, [])
    assert "could not be retrieved" not in site.log
    feed = site.read("feed_rss_created.xml")
    items = re.findall(r"<item>.*?</item>", feed, re.DOTALL)
    facts = [re.findall(r"<(?:title|pubDate|link)>(.*?)</", each) for each in items]
    assert facts == [
        ["Third", "https://e.com/2024/03/04/c.html", "Mon, 04 Mar 2024 00:00:00 +0000"],
        ["Second", "https://e.com/y/2024/02/03/b.html", "Sat, 03 Feb 2024 00:00:00 +0000"],
        ["First", "https://e.com/2024/01/02/a.html", "Tue, 02 Jan 2024 00:00:00 +0000"],
    ]
    assert "About it" in items[2]
    assert "Other words." in items[1]
