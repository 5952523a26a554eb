"""What is told of posts and pages, against the answers of jekyll-seo-tag, vector by vector."""

from __future__ import annotations

import json
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import jinja2
import pytest
import vectors
import yaml

from mkdocs_blogposts import excerpts, kramdown, seo
from mkdocs_blogposts.model import Post
from mkdocs_blogposts.posts import authors

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Blog, SitePage
    from mkdocs_blogposts.seo import Seo

SKIP = {
    "10c-seo-tag-015": "Jekyll takes //host/x.png for a path and names a file that is not there",
    "10c-seo-tag-019": "Jekyll takes an empty image for the site's first page; ours is no image",
}
VECTORS = {str(vector["id"]): vector for vector in vectors.load("10c-seo-tag")}
TEMPLATES = Path(__file__).parents[1] / "mkdocs_blogposts" / "templates"
PARTIAL = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES)).get_template(
    "blogposts/partials/seo.html"
)
# Printed on top of what Jekyll prints.
OURS = {"article:modified_time"}

pytestmark = pytest.mark.skipif(not VECTORS, reason="the answers of Jekyll are not on this machine")


class Tags(HTMLParser):
    """The head of a page as data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, object] = {}
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.inside = tag if tag in ("title", "script") else ""
        if tag == "meta":
            self.add(values.get("name") or values.get("property") or "", values["content"])
        elif tag == "link":
            self.add(f"link {values['rel']}", values["href"])

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.add(self.inside, json.loads(data) if self.inside == "script" else data)

    def add(self, name: str, value: object) -> None:
        assert name not in self.found, f"{name} is there twice"
        self.found[name] = value


def corrected(value: object) -> object:
    """Return Jekyll's JSON-LD without its slips: texts escaped as HTML, and a type that schema.org lacks."""
    if isinstance(value, dict):
        return {key: corrected(each) for key, each in value.items()}
    if isinstance(value, list):
        return [corrected(each) for each in value]
    return unescape("ImageObject" if value == "imageObject" else value) if isinstance(value, str) else value


def theirs(html: str) -> dict[str, object]:
    found = Tags(html).found
    del found["generator"]
    return {**found, "script": corrected(found["script"])}


def ours(told: Seo) -> dict[str, object]:
    """Print with a theme that prints nothing itself but the title."""
    config = SimpleNamespace(theme=SimpleNamespace(name="mkdocs"), plugins={}, site_url="", site_author="")
    html = PARTIAL.render(seo=told, config=config, page=SimpleNamespace(meta={}))
    found = Tags(html).found
    return {"title": told.page_title} | {name: value for name, value in found.items() if name not in OURS}


def tell(dest_uri: str, blog: Blog) -> Seo:
    path = Path(blog.settings.source_dir, "_data", "authors.yml")
    data = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else None
    settings = replace(blog.settings, authors=authors.known(blog.settings.config, data, None))
    base = settings.url + settings.baseurl
    site = seo.read_site(settings, base)
    entries: dict[str, Post | SitePage] = {entry.dest_uri: entry for entry in blog.pages}
    entries |= {entry.dest_uri: entry for entry in blog.posts}
    entry = entries.get(dest_uri)
    if isinstance(entry, Post):
        people, _ = authors.resolve(entry.meta, settings.authors, entry.source.src_uri)
        entry = replace(entry, authors=people)
        found = excerpts.of_text(entry.meta, entry.body, settings.excerpt_separator)
        excerpt = kramdown.convert(found.text).html if found else ""
        written = seo.image_path(entry.meta, entry.image if isinstance(entry, Post) else None)
        picture = seo.absolute(written, base) if written else None
        return seo.of_post(entry, site, excerpt=excerpt, image_url=picture)
    if entry is not None:
        title = str(entry.meta.get("title") or "")
        return seo.of_page(title, entry.url, site, meta=entry.meta, is_home=entry.url == "/")
    view = next(view for view in blog.views if view.dest_uri == dest_uri)
    return seo.of_page("", view.url, site, page=view.page, urls=view.urls)


def differences(name: str, folder: Path) -> list[str]:
    vector = VECTORS[name]
    blog, _ = vectors.build(vector, folder)
    wrong = []
    for dest_uri, html in vectors.expected(vector)["outputs"].items():  # type: ignore[attr-defined]
        told = tell(dest_uri, blog)
        mine, want = ours(told), theirs(html)
        if "title=false" in str(vector["note"]):
            del mine["title"]
        wrong += [
            f"{dest_uri} {key}: {mine.get(key)!r}, but Jekyll has {want.get(key)!r}"
            for key in sorted({*mine, *want})
            if mine.get(key) != want.get(key)
        ]
    return wrong


@pytest.mark.parametrize("name", [name for name in VECTORS if name not in SKIP])
def test_told_as_jekyll_does(name: str, tmp_path: Path) -> None:
    assert differences(name, tmp_path) == []


@pytest.mark.parametrize("name", [name for name in VECTORS if name in SKIP])
def test_skipped_still_differ(name: str, tmp_path: Path) -> None:
    assert differences(name, tmp_path), "take it out of SKIP"


def test_skips_are_few_and_known() -> None:
    assert set(SKIP) <= set(VECTORS)
    assert len(VECTORS) - len(SKIP) >= 41
