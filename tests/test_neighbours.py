"""Beside other plugins, a site is the same to the byte with all measures for speed and without any."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from conftest import run
from test_fragments import POST, contents, differing, files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

I18N = {
    "i18n": {
        "docs_structure": "suffix",
        "languages": [
            {"locale": "en", "name": "English", "default": True, "build": True},
            {"locale": "de", "name": "Deutsch", "build": True},
        ],
    }
}
NEIGHBOURS: Mapping[str, list[object]] = {
    "rss": ["rss"],
    "minify": [{"minify": {"minify_html": True}}],
    "glightbox": ["glightbox"],
    "macros": ["macros"],
    "i18n": [I18N],
    "git-revision-date-localized": [{"git-revision-date-localized": {"fallback_to_build_date": True}}],
    "redirects": [{"redirects": {"redirect_maps": {"old.md": "one/page0.md"}}}],
    "tags": ["tags"],
    "all but i18n": [
        "rss",
        "macros",
        "glightbox",
        "tags",
        {"git-revision-date-localized": {"fallback_to_build_date": True}},
        {"minify": {"minify_html": True}},
    ],
}
QUICK = {"cache": True, "reuse_fragments": True}
PLAIN = {"cache": False, "reuse_fragments": False}


def write(root: Path, neighbours: list[object], options: Mapping[str, object]) -> None:
    """Write a site with pictures, variables of macros, and pages of another language."""
    extra = {
        "docs/one/index.de.md": "# Anfang\n",
        "docs/shown.md": "# Shown\n\n![A picture](x.png)\n\n{{ config.site_name }}\n",
        "docs/x.png": "x",
        "docs/_posts/2024-03-30-picture.md": f"{POST.format(n=9, m=0, more='')}\n![A picture](/x.png)\n",
    }
    for name, text in (files() | extra).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    project = {
        "site_name": "Test",
        "site_url": "https://example.org/blog/",
        "theme": {"name": "material", "features": ["navigation.footer"]},
        "plugins": ["search", {"blogposts": options}, *neighbours],
    }
    (root / "mkdocs.yml").write_text(json.dumps(project), "utf-8")


def undated(found: dict[str, bytes]) -> dict[str, bytes]:
    """Return files without the moment of the build, which a plugin prints to the second."""
    return {name: re.sub(rb"\d\d:\d\d:\d\d UTC", b"", text) for name, text in found.items()}


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_site_beside_another_plugin_is_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735732800")
    write(tmp_path, NEIGHBOURS[name], PLAIN)
    expected = undated(contents(run(tmp_path)))
    write(tmp_path, NEIGHBOURS[name], QUICK)
    # The second finds what the first has kept.
    for _ in range(2):
        assert differing(undated(contents(run(tmp_path))), expected) == []
    assert len(expected) > 30
