"""Feeds against the answers of real Jekyll with jekyll-feed, vector by vector, and of real blogs."""

from __future__ import annotations

import gzip
import json
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree

import feed_checks
import pytest
import sites
import vectors

from mkdocs_blogposts import settings
from mkdocs_blogposts.html import splicing
from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.plan import excerpts
from mkdocs_blogposts.publish import feeds
from mkdocs_blogposts.publish.feeds import Feeds
from mkdocs_blogposts.publish.planning import plan
from mkdocs_blogposts.publish.project import Project
from mkdocs_blogposts.publish.rendered import Rendered
from mkdocs_blogposts.read import site_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.model import Blog, Post

SKIP = {
    "10b-feed-020": "a link to the draft, which is shown, leads to where it is; Jekyll forgets `baseurl`",
    "10b-feed-024": "Jekyll takes a mapping for a URL; we show the picture it names, and no colours",
}
VECTORS = sites.load("10b-feed", "feed")
# Jekyll's answers are those of a preview, for which this one has no feed.
PREVIEW = "10b-feed-019"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
BLOGS = ("mediumish", "jekyll-docs", "mzlogin")
ATOM = "{http://www.w3.org/2005/Atom}"

Config = dict[str, object]


def excerpt(post: Post, separator: str) -> str:
    found = excerpts.of_text(post.meta, post.body, separator)
    if found is None or found.is_written:
        return found.text if found else ""
    return kramdown.convert(found.text).html


def built(blog: Blog, config: Config, *, development: bool = False) -> Feeds:
    rendered = {
        post.source.src_uri: Rendered(
            html=kramdown.convert(post.body).html,
            excerpt=excerpt(post, blog.settings.excerpt_separator),
            cover=post.image or "",
        )
        for post in (*blog.posts, *blog.documents)
    }
    base = f"{config.get('url') or ''}{config.get('baseurl') or ''}"
    return feeds.build(blog, rendered, Project(base, name="", is_preview=development))


def differences(name: str, folder: Path) -> list[str]:
    vector = VECTORS[name]
    config: Config = vector["config"]  # type: ignore[assignment]
    want: dict[str, dict[str, str]] = vectors.expected(vector)  # type: ignore[assignment]
    blog = vectors.build(vector, folder / "plan")[0]
    site = sites.build(vector, folder)
    assert site.status == 0, site.log
    names = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.xml")]
    found = Feeds({name: text for name in names if "<feed " in (text := site.read(name))})
    return [
        *files(want, blog, found),
        *texts(want, found, str(config.get("title"))),
        *faults(found, has_host=bool(config.get("url"))),
    ]


def faults(found: Feeds, *, has_host: bool) -> list[str]:
    """Return what Atom forbids in our feeds; where no host is known, they have Jekyll's addresses."""
    return [fault for text in found.files.values() for fault in feed_checks.atom(text, has_host=has_host)]


def files(want: dict[str, dict[str, str]], blog: Blog, found: Feeds) -> Iterator[str]:
    """Compare the files; only tags that jekyll-feed passes over may have a feed more."""
    theirs = {name for name in want["files"] if name.endswith(".xml")}
    written = {
        *(each.dest_uri for each in blog.documents),
        *(page.dest_uri for page in blog.pages),
        *(asset.dest_uri for asset in blog.assets),
    }
    ours = {*found.files, *written}
    if theirs - ours:
        yield f"{sorted(theirs - ours)} are missing"
    extra = {name for name in ours - theirs if name.endswith(".xml")}
    tags = {f"{tag.slug}.xml" for tag in blog.tags if not re.fullmatch(r"\w+", tag.name, re.ASCII)}
    if {Path(name).name for name in extra} - tags:
        yield f"{sorted(extra)} are too many"


def texts(want: dict[str, dict[str, str]], found: Feeds, title: str) -> Iterator[str]:
    for name, text in (want.get("outputs") or {}).items():
        if name not in found.files:
            # Either the site has such a file of its own, or it is missing, which `files` says.
            continue
        ours, theirs = facts(found.files[name], title), facts(text, title)
        if len(ours) != len(theirs):
            yield f"{name}: {len(ours)} elements, but Jekyll has {len(theirs)}"
        for mine, its in zip(ours, theirs, strict=False):
            if mine != its:
                yield f"{name}: {mine!r}, but Jekyll has {its!r}"
        styles = [
            re.findall(r"<\?xml-stylesheet.*?\?>", each.split("<feed")[0])
            for each in (text, found.files[name])
        ]
        if styles[0] != styles[1]:
            yield f"{name}: {styles}"


def facts(text: str, title: str) -> list[object]:
    """Return what a feed says but for its generator; URLs in contents absolute, as only ours are."""
    root = ElementTree.fromstring(text.encode())
    for name in root.iter(f"{ATOM}name"):
        # An author without a name, whom Atom forbids, is the site itself with us.
        name.text = name.text or title
    for content in root.iter(f"{ATOM}content"):
        base = content.attrib["{http://www.w3.org/XML/1998/namespace}base"]
        content.text = body(content.text or "", base)
    root[:] = [child for child in root if child.tag != f"{ATOM}generator"]
    return list(flat(root))


def flat(element: ElementTree.Element) -> Iterator[object]:
    yield element.tag, element.attrib, (element.text or "").strip()
    for child in element:
        yield from flat(child)


def body(html: str, base: str) -> str:
    return splicing.rewrite(html, lambda reference: urljoin(base, reference.url))


@pytest.mark.parametrize("name", [name for name in VECTORS if name not in (*SKIP, PREVIEW)])
def test_feed_is_jekylls(name: str, tmp_path: Path) -> None:
    assert differences(name, tmp_path) == []


@pytest.mark.parametrize("name", [name for name in VECTORS if name in SKIP])
def test_skipped_feeds_still_differ(name: str, tmp_path: Path) -> None:
    assert differences(name, tmp_path), "take it out of SKIP"


@vectors.needed
def test_skips_are_few_and_known() -> None:
    assert set(SKIP) <= set(VECTORS)
    assert len(VECTORS) - len(SKIP) >= 23


@pytest.mark.parametrize("name", BLOGS)
def test_feeds_of_real_blogs(name: str) -> None:
    truth_file = CORPUS / f"{name}.truth.json.gz"
    if not truth_file.is_file():
        pytest.skip("the corpus of real blogs is not here")
    truth = json.loads(gzip.decompress(truth_file.read_bytes()))
    config = truth["config"]
    blog = real_blog(CORPUS / name, truth)
    found = built(blog, config)
    assert sorted(found.files) == sorted(feed["file"] for feed in truth["feeds"])
    assert faults(found, has_host=bool(config.get("url"))) == []
    for feed in truth["feeds"]:
        root = ElementTree.fromstring(found.files[feed["file"]].encode())
        entries = root.findall(f"{ATOM}entry")
        for tag, key in (
            ("title", "title"),
            ("id", "id"),
            ("published", "published"),
            ("updated", "updated"),
        ):
            ours = [entry.findtext(f"{ATOM}{tag}") for entry in entries]
            assert ours == [each[key] for each in feed["entries"]]
        links = [entry.find(f"{ATOM}link").attrib["href"] for entry in entries]  # type: ignore[union-attr]
        assert links == [each["link"] for each in feed["entries"]]
        terms = [[each.attrib["term"] for each in entry.findall(f"{ATOM}category")] for entry in entries]
        assert terms == [each["categories"] for each in feed["entries"]]


def real_blog(folder: Path, truth: dict[str, str]) -> Blog:
    found, _ = settings.load(
        str(folder),
        (folder / "_config.yml").read_text("utf-8"),
        {},
        in_docs=False,
        serving=False,
        environ_tz=truth["options"]["tz"],  # type: ignore[index]
        now=datetime.fromisoformat(truth["now"]),
    )
    return plan(found, site_folder.scan(found)[0])
