"""What a build loads: a site without posts does without most of the plugin, and so starts soon."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.publish import labels
from mkdocs_blogposts.publish.feeds import texts
from mkdocs_blogposts.publish.seo import values

if TYPE_CHECKING:
    from pathlib import Path

# What only posts, pages of a Jekyll site, a preview or certain options need.
NOT_NEEDED = {
    *("front_matter.safe_yaml", "host.watching", "html.prose", "html.splicing", "liquid.render"),
    *("markup.emoji", "markup.kramdown.blocks", "markup.kramdown.render", "markup.kramdown.spans"),
    *("markup.mentions", "plan.defaults", "plan.entries", "plan.lists.survey", "plan.pages", "plan.posts"),
    *("plan.titles", "publish.feeds.json_feed", "publish.feeds.rss", "publish.frames", "publish.rendered"),
    *("read.site_folder", "read.walk", "settings.gemfile", "ruby.dates", "ruby.dates.parts", "ruby.strftime"),
}
MOST_MODULES = 135
BUILD = """
import json, sys
from mkdocs.__main__ import cli
cli(["build", "--quiet", "--strict"], standalone_mode=False)
print(json.dumps(sorted(sys.modules)))
"""


def loaded_by_a_build(folder: Path, **options: object) -> set[str]:
    """Return the modules of the plugin, without its name in front, that a build of one page loads."""
    site = {"site_name": "Notes", "site_description": "About me.", "site_url": "https://a.example/"}
    config = {**site, "plugins": ["search", {"blogposts": options}]}
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Hello\n", "utf-8")
    (folder / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    command = [sys.executable, "-c", BUILD]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True)
    names = json.loads(done.stdout.splitlines()[-1])
    package = "mkdocs_blogposts."
    assert "watchdog.events" not in names
    return {name.removeprefix(package) for name in names if name.startswith(package)}


def test_a_site_without_posts_loads_neither_engines_nor_what_reads_posts(tmp_path: Path) -> None:
    loaded = loaded_by_a_build(tmp_path)
    assert {"plugin", "publish.feeds.atom"} <= loaded
    assert loaded & NOT_NEEDED == set()
    assert len(loaded) <= MOST_MODULES


def test_formats_of_feeds_are_loaded_where_they_are_asked_for(tmp_path: Path) -> None:
    loaded = loaded_by_a_build(tmp_path, feed_formats=["atom", "rss", "json"])
    assert {"publish.feeds.json_feed", "publish.feeds.rss"} <= loaded


# ---------------------------------------------------------------- ways round what is heavy


def titles(separators: str) -> list[str]:
    """Return words of some kinds with each one or two of these signs around them."""
    pairs = ["", *separators, *(a + b for a in separators for b in separators)]
    words = ("1", "Été_中")
    return [f"{before}{word}{after}" for word in words for before in pairs for after in pairs]


def test_titles_without_signs_are_as_typography_has_them() -> None:
    options = kramdown.Options()
    plain = [title for title in titles(" ,:;!?()/|+.") if kramdown._PLAIN.fullmatch(title)]
    assert len(plain) > 1000
    assert [each for each in plain if kramdown._typeset(each, options) != each] == []


@pytest.mark.parametrize("word", ["a", "1", "1a", "a1", "中文"])
def test_plain_sentences_are_as_markdown_has_them(word: str) -> None:
    signs = ("", " ", ",", ", ", ".", ". ", "; ", "? ", "!", " -", ".)")
    texts = [
        f"{word}{one}{other}{two}b{end}"
        for one in signs
        for other in ("c", "2", "")
        for two in signs
        for end in (".", "")
    ]
    plain = [text for text in texts if values._PLAIN.fullmatch(text)]
    assert plain
    assert [text for text in plain if values._without_tags(kramdown.convert(text).html) != text] == []


def test_feeds_hold_exactly_the_characters_that_xml_allows() -> None:
    allowed = {9, 10, 13, *range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x110000)}
    some = [*range(0x3000), *range(0xD700, 0x10100), *range(0x10100, 0x110000, 0x101)]
    kept = [number for number in some if texts.cleaned(chr(number)) == chr(number)]
    assert kept == [number for number in some if number in allowed]
    assert texts.cleaned("a\x00b\ud800c\nd") == "abc\nd"


@pytest.mark.parametrize("language", labels.WORDS)
def test_directions_of_the_languages_with_words_are_those_of_babel(language: str) -> None:
    locale = labels._locale(language)
    assert locale
    assert labels.direction(language) == locale.text_direction
