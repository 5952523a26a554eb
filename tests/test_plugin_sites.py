"""Whole sites against Jekyll with its plugins: which files there are, what lists and the sitemap hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import sites
import vectors

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Built

SOURCES, SITEMAPS = sites.load("sources"), sites.load("sitemap")
ARCHIVES, PAGINATED = sites.load("archives"), sites.load("paginate-v2")
# Files on top of Jekyll's: the theme's, the lists and feeds that every blog has here, and a front page, which
# leads to the blog.
OURS = re.compile(
    r"(assets|search|categories|tags|archive|[0-9]{4})/|((404|index|search)\.html|feed\.xml|sitemap\.xml(\.gz)?)\Z"
)
OF_TERMS = re.compile(r"(category|tag)/")
TITLE = re.compile(r"\[(P[0-9]+)\]")
CARD = re.compile(r"<h2[^>]*>\s*<a [^>]*>\s*(P[0-9]+)\s*</a>")


def files(site: Built) -> set[str]:
    return {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}


def build(vector: vectors.Vector, folder: Path) -> Built:
    site = sites.build(vector, folder)
    assert site.status == 0, site.log
    assert site.warnings() == []
    return site


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_read_is_what_jekyll_reads(name: str, tmp_path: Path) -> None:
    vector = SOURCES[name]
    found, want = files(build(vector, tmp_path)), sites.names(vector)
    # The folder of a collection has an overview.
    more = {each for each in found - want if not OURS.match(each) and each != "w/index.html"}
    assert want - found == set()
    assert {each for each in more if not OF_TERMS.match(each)} == set()


@pytest.mark.parametrize("name", SITEMAPS)
def test_the_sitemap_lists_files_as_jekyll_does(name: str, tmp_path: Path) -> None:
    vector = SITEMAPS[name]
    text = build(vector, tmp_path).read("sitemap.xml")
    found, want = (
        re.findall(r"<loc>(.*?)</loc>", each) for each in (text, sites.outputs(vector)["sitemap.xml"])
    )
    assert set(want) - set(found) == set()
    base = str(vector["site_url"])
    extra = {url.removeprefix(base) for url in set(found) - set(want)}
    assert {each for each in extra if not OURS.match(each) and not OF_TERMS.match(each)} == set()


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives_are_jekylls(name: str, tmp_path: Path) -> None:
    vector = ARCHIVES[name]
    assert sites.names(vector) - files(build(vector, tmp_path)) == set()


@pytest.mark.parametrize("name", PAGINATED)
def test_paginated_lists_are_jekylls(name: str, tmp_path: Path) -> None:
    vector = PAGINATED[name]
    site = build(vector, tmp_path)
    found, want = files(site), sites.names(vector)
    assert want - found == set()
    extra = {each for each in found - want if not OURS.match(each)}
    # Without autopages of its kind, a term has the list that every blog has here.
    if "autopages:" not in vectors.config_text(vector) or vector["note"] == "tagsoff":
        extra = {each for each in extra if not OF_TERMS.match(each)}
    assert extra == set()
    lists = {each: text for each, text in sites.outputs(vector).items() if "|" in text}
    for each, text in lists.items():
        page = site.read(each)
        # A page whose layout says more than a list keeps it as the site wrote it.
        shown = CARD.findall(page) or TITLE.findall(page)
        assert (each, shown) == (each, TITLE.findall(text))
