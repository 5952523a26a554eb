"""The heads of built pages against the answers of jekyll-seo-tag, site by site."""

from __future__ import annotations

import json
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
import sites

if TYPE_CHECKING:
    from pathlib import Path

VECTORS = sites.load("10c-seo-tag", "seo")
# By site, page (or all) and fact: what differs on purpose.
BY_DESIGN: dict[tuple[str, str, str], str] = {
    (
        "10c-seo-tag-015",
        "",
        "image",
    ): "Jekyll takes //host/x.png for a path, and names a file that is not there",
    ("10c-seo-tag-019", "", "image"): "Jekyll takes an empty image for the site's first page",
    ("10c-seo-tag-019", "", "twitter:card"): "as above",
    ("seo-021", "own/", "canonical"): "an address that is given is told where the site's own is not known",
    ("seo-021", "own/", "og:url"): "as above",
}
# Printed on top of what Jekyll prints.
OURS = {"article:modified_time"}
# The theme's words, and Jekyll's own name.
THEIRS = {"title", "generator", "viewport"}


class Head(HTMLParser):
    """The head of a page as facts: its metas, links, and JSON-LD key by key."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, object] = {}
        self.is_json = False
        self.feed(html.partition("<body")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = values.get("name") or values.get("property")
        self.is_json = tag == "script" and values.get("type") == "application/ld+json"
        if tag == "meta" and name and name not in THEIRS:
            self.add(name, values["content"])
        elif tag == "link" and values.get("rel") in ("canonical", "prev", "next"):
            self.add(f"link {values['rel']}", values["href"])

    def handle_endtag(self, tag: str) -> None:
        self.is_json = False

    def handle_data(self, data: str) -> None:
        if self.is_json:
            for key, value in json.loads(data).items():
                self.add(f"ld {key}", corrected(value))

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


def facts(html: str, *, is_list: bool) -> dict[str, object]:
    """Return the facts of a head; a theme's links to neighbours are lists' alone."""
    found = Head(html).found
    return {key: value for key, value in found.items() if key not in OURS and (is_list or key not in LINKS)}


LINKS = {"link prev", "link next"}


def differences(name: str, folder: Path) -> list[str]:
    site = sites.build(VECTORS[name], folder)
    assert site.status == 0, site.log
    wrong = []
    for dest_uri, html in sites.outputs(VECTORS[name]).items():
        is_list = bool(LINKS.intersection(Head(html).found))
        want, mine = (facts(each, is_list=is_list) for each in (html, site.read(dest_uri)))
        wrong += [
            f"{dest_uri} {key}: {mine.get(key)!r}, but Jekyll has {want.get(key)!r}"
            for key in sorted({*mine, *want})
            if mine.get(key) != want.get(key) and not is_by_design(name, dest_uri, key)
        ]
    return wrong


def is_by_design(name: str, dest_uri: str, key: str) -> bool:
    return any(name == site and page in dest_uri and part in key for site, page, part in BY_DESIGN)


@pytest.mark.parametrize("name", VECTORS)
def test_told_as_jekyll_does(name: str, tmp_path: Path) -> None:
    assert differences(name, tmp_path) == []
