"""Sites are the same to the byte whether what pages have in common is rendered once or for each of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jinja2 import runtime
from mkdocs.commands.build import build as build_mkdocs
from mkdocs.config import load_config

from mkdocs_blogposts.host.fragments.memory import Memory, frozen
from mkdocs_blogposts.host.fragments.reading import folder_of, prefixes

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Build, Built

FEATURES: tuple[list[str], ...] = (
    [],
    ["navigation.tabs", "navigation.sections", "navigation.indexes", "navigation.footer", "toc.integrate"],
    ["navigation.expand", "navigation.prune", "navigation.path", "navigation.top", "announce.dismiss"],
)
POST = (
    "---\ntitle: Post {n}\ntags: [a, b{m}]\ncategories: [c]\n{more}---\n\nText of {n}.\n\n## Part\n\nMore.\n"
)
OVERRIDES = {
    # What is said of a page stands in a block that others override, in a partial and in a macro.
    "main.html": """{% extends "base.html" %}
{% block announce %}{{ super() }}{% include "said.html" %}{% endblock %}
{% block libs %}{{ super() }}{% block inner %}plain{% endblock %}{% endblock %}
{% block analytics %}{% import "macros.html" as own with context %}{{ own.name() }}{% endblock %}
{% block scripts %}{% set count = namespace(n=0) %}{% include "counted.html" %}{{ count.n }}{% endblock %}
""",
    "said.html": """{{ page and page.meta.said or 'nothing' }}
{% for item in nav.items %}{{ item.active }}{% endfor %}""",
    "macros.html": """{% macro name() %}{% if page %}{{ page.title }}{{ page['url'] }}{% endif %}
{% endmacro %}""",
    "counted.html": "{% set count.n = count.n + 1 %}{{ nav.pages | map(attribute='title') | join }}",
    "partials/copyright.html": """{{ page | attr('title') }}
{{ ([page] if page else []) | map(attribute='url') | join }}""",
    "partials/logo.html": "{{ 'a/b' | url }}{{ '../c' | url }}{{ 'https://x.example' | url }}{{ base_url }}",
    "special.html": """{% extends "main.html" %}{% block inner %}special{% endblock %}""",
}
COUNTER = """
calls = []

def count(value):
    calls.append(value)
    return len(calls)

def on_env(env, config, files):
    env.filters["count_calls"] = count
    return env
"""
LISTENER = """
def on_page_context(context, page, config, nav):
    config.extra["seen"] = page.url
"""


def files() -> dict[str, str]:
    """Return a blog beside pages in sections, some of them deep, and one with a template of its own."""
    found = {
        f"docs/_posts/2024-0{1 + n % 3}-1{n}-p{n}.md": POST.format(
            n=n, m=n % 2, more="said: much\nlang: de\n" if n == 3 else ""
        )
        for n in range(8)
    }
    for section in ("one", "two", "two/deep"):
        found[f"docs/{section}/index.md"] = f"# Start of {section}\n"
        for n in range(3):
            found[f"docs/{section}/page{n}.md"] = f"# Page {n} of {section}\n\n## Part\n\n[on](page0.md)\n"
    found["docs/index.md"] = "# Home\n"
    return found


def contents(built: Built) -> dict[str, bytes]:
    """Return what was written, by file."""
    assert built.status == 0, built.log
    return {
        path.relative_to(built.folder).as_posix(): path.read_bytes()
        for path in built.folder.rglob("*")
        if path.is_file() and path.suffix in (".html", ".xml", ".json")
    }


def both(build: Build, written: dict[str, str], **more: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return a site with and without fragments."""
    extra = f"site_url: https://example.org/blog/\n{more.get('extra', '')}"
    options = {
        "theme": more.get("theme", "material"),
        "extra": extra,
        "archives": ["tag", "category", "year"],
    }
    return (
        contents(build(written, **options)),
        contents(build(written, **options, reuse_fragments=False)),
    )


def differing(found: dict[str, bytes], expected: dict[str, bytes]) -> list[str]:
    """Name the files that differ."""
    return [name for name in {**found, **expected} if found.get(name) != expected.get(name)]


@pytest.mark.parametrize("features", FEATURES)
def test_materials_pages_are_the_same(features: list[str], build: Build) -> None:
    theme = f"material, features: {json.dumps(features)}"
    assert differing(*both(build, files(), theme=theme)) == []


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_pages_are_the_same(theme: str, build: Build) -> None:
    assert differing(*both(build, files(), theme=theme)) == []


@pytest.mark.parametrize("features", FEATURES)
def test_templates_of_the_sites_own_are_followed(features: list[str], build: Build) -> None:
    own = {f"overrides/{name}": text for name, text in OVERRIDES.items()}
    own["docs/special.md"] = "---\ntemplate: special.html\nsaid: little\n---\n# Special\n"
    theme = f"material, custom_dir: overrides, features: {json.dumps(features)}"
    found, expected = both(build, files() | own, theme=theme)
    assert differing(found, expected) == []
    assert b"special" in found["special/index.html"]
    assert b"much" in found["c/2024/01/13/p3.html"]


def test_a_filter_of_a_hook_is_asked_each_time(build: Build) -> None:
    own = {"overrides/partials/logo.html": "{{ 'x' | count_calls }}", "hook.py": COUNTER}
    extra = "hooks: [hook.py]"
    found, expected = both(build, files() | own, theme="material, custom_dir: overrides", extra=extra)
    assert differing(found, expected) == []


def test_who_hears_of_pages_may_change_them(build: Build) -> None:
    own = {"overrides/partials/logo.html": "{{ config.extra.seen }}", "hook.py": LISTENER}
    theme, extra = "material, custom_dir: overrides", "hooks: [hook.py]\nextra: {seen: nothing}"
    found, expected = both(build, files() | own, theme=theme, extra=extra)
    assert differing(found, expected) == []
    built = build(files() | own, "-v", theme=theme, extra=extra)
    assert "nothing of the theme is shared between pages: hook.py may change pages" in built.log


def test_the_navigation_is_rendered_once_for_posts_and_once_an_item(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(files(), theme="material", cache=False)
    rendered: list[str] = []
    invoke = runtime.Macro._invoke

    def counting(macro: runtime.Macro, arguments: list[object], autoescape: bool) -> str:
        if macro.name == "render" and macro.arguments[0] == "nav_item":
            rendered.append(str(arguments[1]))
        return invoke(macro, arguments, autoescape)

    monkeypatch.setattr(runtime.Macro, "_invoke", counting)

    def renders() -> int:
        rendered.clear()
        build_mkdocs(load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "again")))
        return len(rendered)

    before = renders()
    for n in range(20, 29):
        (tmp_path / f"docs/_posts/2024-01-{n}-more.md").write_text(POST.format(n=n, m=1, more=""), "utf-8")
    assert renders() == before


# ---------------------------------------------------------------- the parts


@pytest.mark.parametrize(
    ("url", "folder"),
    [("", ""), ("a/", "a/"), ("a/b/", "a/b/"), ("a/b.html", "a/"), ("a/b", "a/b/"), ("x.html", "")],
)
def test_links_are_reckoned_from_a_folder(url: str, folder: str) -> None:
    assert folder_of(url) == folder


def test_prefixes_are_normal() -> None:
    assert prefixes("a/./b/../c/") == ["a/", "a/c/"]
    assert prefixes("../a") == ["a/"]
    assert prefixes(".") == []


def test_values_of_other_kinds_differ() -> None:
    values = [1, True, 1.0, "1", None, [1], (1,), {"a": 1}, object(), object()]
    assert len({frozen(value) for value in values}) == len(values)
    assert frozen([{"a": 1}]) == frozen([{"a": 1}])
    assert frozen(values[-1]) == frozen(values[-1])
    assert frozen(list(range(1000))) != frozen(list(range(1000)))


class Quiet:
    """Reads nothing; what is rendered is told as `own`."""

    is_open, place, folder = False, None, ""

    def __init__(self, *, own: bool) -> None:
        self.own = own

    def open(self, roots: object) -> object:
        from mkdocs_blogposts.host.fragments.reading import Reads

        return Reads(names={"x": None}, is_own=self.own)

    def close(self) -> None:
        pass


@pytest.mark.parametrize("own", [True, False])
def test_what_is_never_the_same_is_left_alone(own: bool) -> None:
    memory = Memory(Quiet(own=own))  # type: ignore[arg-type]
    tries = 0
    while not memory.is_useless:
        tries += 1
        values, render = {"x": tries}.get, f"text {tries}".strip
        assert memory.text(values, render) == f"text {tries}"
        assert tries < 100
    memory = Memory(Quiet(own=False))  # type: ignore[arg-type]
    assert {memory.text(lambda _name: "same", lambda: "text") for _ in range(1000)} == {"text"}
    assert not memory.is_useless


def test_the_text_of_a_place_in_the_navigation_is_given_to_no_other_page() -> None:
    class Placed(Quiet):
        def open(self, roots: object) -> object:
            from mkdocs_blogposts.host.fragments.reading import Reads

            return Reads(is_placed=True)

    reader = Placed(own=False)
    reader.place = "the first page"  # type: ignore[assignment]
    memory = Memory(reader)  # type: ignore[arg-type]
    assert memory.text(str, lambda: "active") == "active"
    reader.place = None
    assert memory.text(str, lambda: "passive") == "passive"
    reader.place = "another page"  # type: ignore[assignment]
    assert memory.text(str, lambda: "active elsewhere") == "active elsewhere"
    reader.place = None
    assert memory.text(str, lambda: "unasked") == "passive"
