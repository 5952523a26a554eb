"""The invented blogs that are measured are what they say, and the figures become a table and a plot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import compare
import invented
import measuring
import peers
import pytest
import results
from prose import SHARES, Prose

from mkdocs_blogposts import front_matter

if TYPE_CHECKING:
    from conftest import Build

POSTS = invented.site(600).posts


def test_the_same_seed_gives_the_same_blog() -> None:
    assert invented.site(20, 3) == invented.site(20, 3)
    assert invented.site(20).posts != invented.site(20, seed=2).posts
    assert len({post.address for post in POSTS}) == len(POSTS)


def test_invented_posts_have_the_statistics_that_they_promise() -> None:
    def share(pattern: str) -> float:
        return 100 * sum(bool(re.search(pattern, post.body, re.MULTILINE)) for post in POSTS) / len(POSTS)

    assert share(r"{[{%]") == pytest.approx(invented.LIQUID, abs=6)
    assert share(r"[\u4e00-\u9fff]{20}") == pytest.approx(invented.CHINESE, abs=6)
    assert share("^##") == pytest.approx(SHARES[Prose.heading], abs=6)
    assert share("^```[a-z]") == pytest.approx(SHARES[Prose.fence], abs=6)
    assert share(r"^\| ---") == pytest.approx(SHARES[Prose.table], abs=4)
    assert 5_000 < sum(len(post.body.encode()) for post in POSTS) / len(POSTS) < 9_000


def test_nothing_is_left_of_liquid_for_those_who_know_none() -> None:
    texts = [invented.without_liquid(post).replace("`{{ name }}`", "") for post in POSTS]
    assert [text for text in texts if re.search(r"{%|{{", text)] == []


@pytest.mark.parametrize("peer", peers.PEERS, ids=lambda peer: peer.name)
def test_every_program_gets_every_post_and_picture(peer: peers.Peer) -> None:
    files = dict(peer.files(invented.site(5)))
    assert sum(name.endswith(".png") for name in files) == 40
    texts = [text for text in files.values() if isinstance(text, str)]
    for post in invented.site(5).posts:
        assert sum(post.title in text for text in texts) == 1


def test_the_smallest_blog_is_built_without_a_warning(build: Build) -> None:
    site = invented.site(12, 3)
    built = build({**dict(peers.OURS.files(site))}, "--strict")
    assert built.warnings() == []
    assert {f"{post.address[1:]}index.html" for post in site.posts} <= built.pages()


def test_front_matter_of_invented_posts_says_what_they_are() -> None:
    (post,) = invented.site(1).posts
    files = dict(peers.OURS.files(invented.site(1)))
    text = files[f"docs/_posts/{post.name}.md"]
    assert isinstance(text, str)
    assert front_matter.split(text)[1].strip() == post.body.strip()


def test_figures_become_a_table_and_a_plot() -> None:
    def runs(*seconds: float) -> list[measuring.Run]:
        return [measuring.Run(cpu, cpu, 50, 7) for cpu in seconds]

    ours = results.Measured("ours", {10: runs(1, 1), 100: runs(10, 12)}, {})
    other = results.Measured("other", {10: runs(4, 4), 100: runs(40, 24)}, {})
    assert results.growth(other) == pytest.approx(0.903, abs=0.001)
    last = results.table([ours, other], "posts").splitlines()[-1]
    assert last == "| other | 4.0 | 32.0 (24.0–40.0) | 0.90 | 0.38 (0.25–0.50) | 32.0 s | 50 MB | 7 |"
    plot = ElementTree.fromstring(results.plot([ours, other], "posts"))
    assert "other, 32.0 s" in "".join(plot.itertext())


def test_figures_take_the_place_of_older_ones() -> None:
    page = compare.PAGE.read_text("utf-8")
    once = compare.put_between_marks(page, "old")
    assert "\nold\n" in once
    assert compare.put_between_marks(once, "new") == compare.put_between_marks(page, "new")
