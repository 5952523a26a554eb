"""Layouts of a site: what bodies see of them, and texts put into them. The answers are real Jekyll's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from configured import settings_of

from mkdocs_blogposts.liquid import Limits, RenderedText, Setting, renderer_of
from mkdocs_blogposts.liquid.layouts import merged
from mkdocs_blogposts.model import Blog, Folders, SitePage, Source
from mkdocs_blogposts.read.layouts import Layouts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conftest import Build

    from mkdocs_blogposts.liquid import Renderer

BASE = "---\nb: B1\nc: {x: 1, y: 2}\n---\n<base {{ layout | jsonify }}>{{ content }}</base>"
P = "---\nlayout: base\na: A2\nc: {x: 5}\n---\n<p {{ layout | jsonify }}>{{ content }}</p>"


def entry(**meta: object) -> SitePage:
    source = Source("about.md", "", "page", ".md")
    return SitePage(source, "About", "/about/", "about/index.html", {"title": "About", **meta}, "", 1)


def renderer(root: Path, files: Mapping[str, str], limits: Limits = Limits(), **config: object) -> Renderer:  # noqa: B008
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return renderer_of(
        Setting(
            Blog(settings_of(config, str(root))),
            data={},
            bodies={},
            highlight=lambda *code: code[0],
            markdownify=str,
            limits=limits,
        )
    )


def in_layout(
    root: Path, files: Mapping[str, str], name: str = "x", limits: Limits | None = None
) -> RenderedText:
    return renderer(root, files, limits or Limits()).in_layout(entry(), name, "TEXT")


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        # A body sees its own layout's front matter, without that of the layouts around it.
        ("p", '{"layout":"base","a":"A2","c":{"x":5}}'),
        ("base", '{"b":"B1","c":{"x":1,"y":2}}'),
        ("plain", "{}"),
        ("sub/deep", '{"d":1}'),
        ("none", "null"),
        ("", "null"),
        (None, "null"),
        (5, "null"),
        (["p"], "null"),
        ("../outside", "null"),
        ("broken", "null"),
    ],
)
def test_layout_in_bodies(layout: object, text: str, tmp_path: Path) -> None:
    files = {
        "_layouts/p.html": P,
        "_layouts/base.html": BASE,
        "_layouts/plain.html": "{{ content }}",
        "_layouts/sub/deep.html": "---\nd: 1\n---\n",
        "_layouts/broken.html": "---\na: [\n---\n",
        "outside.html": "---\nsecret: 1\n---\n",
    }
    rendered = renderer(tmp_path, files).render(entry(layout=layout), "{{ layout | jsonify }}")
    assert (rendered.text, rendered.problems) == (text, ())


def test_a_text_in_its_layout_and_those_around_it(tmp_path: Path) -> None:
    rendered = in_layout(tmp_path, {"_layouts/x.html": P, "_layouts/base.html": BASE})
    inner = '<p {"layout":"base","a":"A2","c":{"x":5}}>TEXT</p>'
    assert rendered.text == f'<base {{"b":"B1","c":{{"x":5,"y":2}},"layout":"base","a":"A2"}}>{inner}</base>'
    assert rendered.problems == ()


def test_layouts_see_the_page_or_what_is_given_for_it(tmp_path: Path) -> None:
    ours = renderer(tmp_path, {"_layouts/x.html": "{{ page.title }} {{ site.name }}{{ content }}"}, name="N")
    assert ours.in_layout(entry(), "x", "!").text == "About N!"
    assert ours.in_layout(entry(), "x", "!", {"title": "T"}).text == "T N!"
    assert ours.in_layout(entry(), "none", "!").text == "!"


def test_the_folder_is_that_of_layouts_dir_and_the_last_of_one_name_counts(tmp_path: Path) -> None:
    files = {
        "themes/l/x.html": "html",
        "themes/l/x.md": "md",
        "themes/l/x.xml": "xml",
        "_layouts/y.html": "y",
    }
    ours = renderer(tmp_path, files, layouts_dir="themes/l/")
    assert ours.in_layout(entry(), "x", "").text == "xml"
    assert not ours.layouts.has("y")


def test_layouts_in_a_circle_are_used_once_each(tmp_path: Path) -> None:
    files = {
        "_layouts/x.html": "---\nlayout: y\n---\n<x>{{ content }}",
        "_layouts/y.html": "---\nlayout: x\n---\n",
    }
    files["_layouts/y.html"] += "<y>{{ content }}"
    rendered = in_layout(tmp_path, files)
    assert rendered.text == "<y><x>TEXT"
    (problem,) = rendered.problems
    assert (problem.src_uri, problem.level) == ("_layouts/y.html", "info")
    assert "leads back" in problem.message


@pytest.mark.parametrize(
    ("files", "src_uri", "line", "said"),
    [
        ({"x.html": "---\nlayout: gone\n---\n"}, "x.html", None, "_layouts/gone.html"),
        ({"x.html": "---\na: [\n---\n"}, "x.html", 3, "cannot be read"),
        ({"x.html": "---\nlayout: y\n---\n", "y.html": "---\na: [\n---\n"}, "y.html", 3, "cannot be read"),
        ({"x.html": "---\na: 1\n---\n\n{% nope %}"}, "x.html", 5, "nope"),
        ({"x.html": "{% include gone.html %}"}, "x.html", 1, "gone.html"),
        (
            {"x.html": "\n{% for i in (1..9000) %}{% for j in (1..9000) %}{% endfor %}{% endfor %}"},
            "x.html",
            2,
            "not used",
        ),
    ],
)
def test_what_is_wrong_with_a_layout(
    files: Mapping[str, str], src_uri: str, line: int | None, said: str, tmp_path: Path
) -> None:
    rendered = in_layout(tmp_path, {f"_layouts/{name}": text for name, text in files.items()})
    (problem,) = rendered.problems
    assert (problem.src_uri, problem.line, problem.level) == (f"_layouts/{src_uri}", line, "warning")
    assert said in problem.message


def test_nothing_outside_of_the_site_is_a_layout(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.html").write_text("secret", "utf-8")
    (tmp_path / "site" / "_layouts").mkdir(parents=True)
    (tmp_path / "site" / "_layouts" / "x.html").symlink_to(outside / "x.html")
    (tmp_path / "site" / "linked").symlink_to(outside)
    rendered = in_layout(tmp_path / "site", {})
    assert "secret" not in rendered.text
    assert rendered.problems[0].level == "warning"
    for folder in ("linked", "../outside", ".."):
        shown = renderer(tmp_path / "site", {}, layouts_dir=folder).in_layout(entry(), "x", "")
        assert shown == RenderedText("")


def test_all_layouts_of_a_build_share_one_limit(tmp_path: Path) -> None:
    files = {"_layouts/x.html": "{% for i in (1..900) %}{% endfor %}{{ content }}"}
    ours = renderer(tmp_path, files, Limits(iterations=5000))
    whole = [not ours.in_layout(entry(), "x", "").problems for _ in range(20)]
    assert whole == [True] * 5 + [False] * 15


def test_merging_does_not_multiply_what_aliases_share() -> None:
    low: dict[str, object] = {"n": 1}
    high: dict[str, object] = {"n": 2}
    for _ in range(40):
        low, high = {"a": low, "b": low}, {"a": high, "b": high}
    found: object = merged(low, high)
    mappings = 0
    while isinstance(found, dict):
        assert found.get("a") is found.get("b")
        found, mappings = found.get("a"), mappings + 1
    assert mappings == 41


def test_a_folder_is_not_listed_unless_a_layout_is_asked_for(tmp_path: Path) -> None:
    layouts = Layouts(Folders(str(tmp_path)))
    assert layouts.data_of(entry()) is None
    (tmp_path / "_layouts").mkdir()
    (tmp_path / "_layouts" / "x.html").write_text("X", "utf-8")
    assert layouts.has("x")


def test_bodies_of_a_build_see_their_layout(build: Build) -> None:
    built = build(
        {
            "_config.yml": "permalink: /:title/\ndefaults: [{scope: {path: ''}, values: {layout: post}}]\n",
            "_posts/2024-01-02-a.md": "---\ntitle: A\n---\n{{ layout.x }}/{{ layout.y }}/{{ page.layout }}\n",
            "_layouts/post.html": "---\nx: LX\nlayout: base\n---\n{{ content }}\n",
            "_layouts/base.html": "---\ny: LY\n---\n{{ content }}\n",
        },
        "--strict",
    )
    assert built.status == 0
    assert "<p>LX//post</p>" in built.read("a/index.html")
