"""Gems of a Gemfile's group `jekyll_plugins`, read without Ruby."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts import settings
from mkdocs_blogposts.settings import gemfile

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Build

    from mkdocs_blogposts.model import Problem, Settings

IN_GROUP = "group :jekyll_plugins do\n{}\nend"


# What bundler 2.3 requires for the group, but for gems under conditions, which it asks.
@pytest.mark.parametrize(
    ("text", "names"),
    [
        (IN_GROUP.format('  gem "a"'), ["a"]),
        (IN_GROUP.format("  gem 'a', '~> 1.0' # more\n  # gem 'b'\n\n  gem 'c'"), ["a", "c"]),
        (IN_GROUP.format('gem "a"\ngem "b"\ngem "a"'), ["a", "b"]),
        (IN_GROUP.format(""), []),
        (IN_GROUP.format("# gem 'a'"), []),
        ('group :test, "jekyll_plugins" do\n  gem "a", :require => "a/b"\nend', ["a"]),
        ('group(:jekyll_plugins) do\n  gem("a")\nend\ngem "b"', ["a"]),
        ('group(:jekyll_plugins) { gem "a" }\ngem "b"', ["a"]),
        ('group :jekyll_plugins do gem "a"; gem "b" end\ngem "c"', ["a", "b"]),
        ('gem "a", group: :jekyll_plugins', ["a"]),
        ('gem "a", "~> 1", :group => :jekyll_plugins', ["a"]),
        ('gem "a", :group => "jekyll_plugins"', ["a"]),
        ('gem "a", groups: [:test, :jekyll_plugins], platforms: [:ruby]', ["a"]),
        ('gem "a", :groups => %i[test jekyll_plugins]', ["a"]),
        ('gem "a",\n  "~> 1",\n  group: [\n    :jekyll_plugins\n  ]\ngem "b"', ["a"]),
        ('gem "a", { group: :jekyll_plugins }\ngem "b"', ["a"]),
        ('gem "a"', None),
        ('gem "a", group: :test', None),
        ('gem "a", "jekyll_plugins", platforms: [:jekyll_plugins]', None),
        ("group :test do\n  gem 'a'\nend", None),
        ("", None),
        # What is not required is not loaded; the group is there all the same.
        (IN_GROUP.format('gem "a", require: false'), []),
        ('gem "a", group: :jekyll_plugins, :require => false', []),
        # Groups add up.
        (IN_GROUP.format("group :test do\ngem 'a', group: [:x]\nend\ngem 'b'"), ["a", "b"]),
        ("group :test do\ngroup :jekyll_plugins do\ngem 'a'\nend\ngem 'b'\nend", ["a"]),
        # Conditions are not evaluated, and close what they open.
        (
            IN_GROUP.format("if x\ngem 'a'\nelse\ngem 'b'\nend\ngem 'c' unless y") + "\ngem 'd'",
            ["a", "b", "c"],
        ),
        (IN_GROUP.format("gem 'a' if y do |z|\nend\ngem 'b'") + "\ngem 'd'", ["a", "b"]),
        (IN_GROUP.format("x = if y then 1 else 2 end\ngem 'a'") + "\ngem 'd'", ["a"]),
        (IN_GROUP.format("while x do\ngem 'a'\nend\ngem 'b'") + "\ngem 'd'", ["a", "b"]),
        (IN_GROUP.format("platforms :mingw, :x64_mingw do\ngem 'a'\nend\ngem 'b'") + "\ngem 'd'", ["a", "b"]),
        (IN_GROUP.format("install_if -> { P =~ %r!a|b! } do\ngem 'a'\nend") + "\ngem 'd'", ["a"]),
        (IN_GROUP.format("%w[a b].each do |name|\ngem name\nend\ngem 'c'") + "\ngem 'd'", ["c"]),
        ('git_source(:github) { |r| "https://x/#{r}" }\n' + IN_GROUP.format("gem 'a'") + "\ngem 'b'", ["a"]),
        ("=begin\ngem 'a', group: :jekyll_plugins\n=end\ngem 'b', group: :jekyll_plugins", ["b"]),
        ("gem 'a', group: :jekyll_plugins\n__END__\ngem 'b', group: :jekyll_plugins", ["a"]),
        # What is no Ruby ends a statement, and hurts nothing.
        (IN_GROUP.format('gem "a\ngem "b"'), ["a", "b"]),
        ("end\nend\n" + IN_GROUP.format("gem 'a'"), ["a"]),
        (IN_GROUP.format("gem\ngem 5\ngem a\ngem '..'"), [".."]),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_read(text: str, names: list[str] | None, newline: str) -> None:
    found = gemfile.read(text.replace("\n", newline))
    assert found == (None if names is None else tuple(names))


@pytest.mark.parametrize(
    "part", ['"\\"', "'", "group :jekyll_plugins do\n", "gem 'x',", "([{", "%w[", "=begin\n", ":"]
)
def test_long_text_without_a_group_names_no_gem(part: str) -> None:
    assert not gemfile.read((part * 200_000)[:200_000])
    assert gemfile.read(IN_GROUP.format("#" * 200_000)) is None


def load(config: str | None, text: str | None) -> tuple[Settings, list[Problem]]:
    now = datetime(2025, 1, 1, tzinfo=UTC)
    return settings.load(
        "/nowhere", config, {}, in_docs=False, serving=False, environ_tz=None, now=now, gemfile_text=text
    )


def test_the_groups_gems_count_as_plugins() -> None:
    text = IN_GROUP.format("gem 'jekyll-feed'\ngem 'jekyll-sitemap'")
    for config, names in (
        (None, ["jekyll-feed", "jekyll-sitemap"]),
        ("plugins: [jekyll-mentions, jekyll-sitemap]", ["jekyll-mentions", "jekyll-sitemap", "jekyll-feed"]),
        ("plugins:", ["jekyll-feed", "jekyll-sitemap"]),
    ):
        assert list(load(config, text)[0].plugins.names) == names
        assert load(config, text)[0].config["plugins"] == names
    assert load("plugins: []", None)[0].config["plugins"] == []
    assert not load("title: x", "gem 'jekyll'")[0].plugins.are_named
    assert load("title: x", IN_GROUP.format(""))[0].plugins.are_named


def test_old_names_of_the_list_say_nothing_as_in_jekyll_4() -> None:
    found = load("gems: [jekyll-sitemap]", None)[0].plugins
    assert not found.are_named
    assert not found.has("jekyll-sitemap")


def test_github_pages_brings_its_plugins_and_no_others() -> None:
    found, problems = load(None, 'gem "github-pages", group: :jekyll_plugins')
    assert found.plugins.has("jekyll-titles-from-headings")
    assert found.plugins.has("jekyll-optional-front-matter")
    assert not found.plugins.has("jekyll-redirect-from")
    assert problems == []


def test_what_has_no_counterpart_is_told_of_the_file_that_names_it() -> None:
    text = IN_GROUP.format(
        "gem 'jekyll-x'\ngem 'webrick'\ngem 'jekyll-y'\ngem 'jekyll-skin'\ngem 'jekyll-feed'"
    )
    _, problems = load("theme: jekyll-skin\nplugins: [jekyll-x, other]", text)
    assert [(each.src_uri, each.line, each.level) for each in problems] == [
        ("_config.yml", 2, "info"),
        ("Gemfile", None, "info"),
    ]
    assert "`plugins` names jekyll-x, other, for which" in problems[0].message
    assert "the group `jekyll_plugins` names jekyll-y, for which" in problems[1].message


# -- whole sites -------------------------------------------------------------------------------------------

SITE = {
    "_config.yml": "title: T\nurl: https://e.com\n",
    "_posts/2024-01-02-a.md": "---\ntitle: A\n---\nB.\n",
    "Gemfile": IN_GROUP.format("gem 'jekyll-sitemap'"),
}


def test_a_site_has_the_plugins_of_its_gemfile(build: Build) -> None:
    built = build(SITE)
    assert built.status == 0
    assert built.read("robots.txt").startswith("Sitemap: https://e.com/")
    assert not (built.folder / "Gemfile").exists()


@pytest.mark.parametrize("content", [b"\xff\xfe" + SITE["Gemfile"].encode(), b"", b"gem 'jekyll-sitemap'"])
def test_a_gemfile_that_says_nothing_is_no_fault(content: bytes, build: Build) -> None:
    built = build({**SITE, "Gemfile": content}, "--strict")
    assert built.status == 0
    assert not (built.folder / "robots.txt").exists()


def test_a_gemfile_outside_of_the_site_is_not_read(build: Build, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-Gemfile"
    outside.write_text(SITE["Gemfile"], "utf-8")
    (tmp_path / "Gemfile").symlink_to(outside)
    files = {name: text for name, text in SITE.items() if name != "Gemfile"}
    assert not (build(files, "--strict").folder / "robots.txt").exists()
