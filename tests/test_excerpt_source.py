"""Which part of a post's text is its excerpt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import vectors
from html_events import events

from mkdocs_blogposts.plan import excerpts
from mkdocs_blogposts.plan.excerpts import Excerpt
from mkdocs_blogposts.publish.bodies import Bodies

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_blogposts.model import Post, SitePage

VECTORS = {str(vector["id"]): vector for vector in vectors.load("07-excerpts")}
COMPARED = {
    name: (post, post["excerpt"])
    for name, vector in VECTORS.items()
    for post in vectors.expected(vector).get("posts") or []  # type: ignore[attr-defined]
    if "excerpt" in post
}


@pytest.mark.parametrize(
    ("head", "body", "separator", "excerpt"),
    [
        ({}, "One.\n\nTwo.\n", "\n\n", "One."),
        ({}, "Only.\n", "\n\n", "Only.\n"),
        ({}, "One.\r\n\r\nTwo.\r\n", "\n\n", "One.\r\n\r\nTwo.\r\n"),
        ({}, "One.\n\nTwo.\n<!--more-->\nThree.\n", "<!--more-->", "One.\n\nTwo.\n"),
        ({"excerpt_separator": "|"}, "One. | Two.\n\nThree.", "\n\n", "One. "),
        ({"excerpt_separator": None}, "One.\n\nTwo.", "\n\n", "One."),
        ({"excerpt": None}, "One.\n\nTwo.", "\n\n", "One."),
        ({}, "See [a] and [B].\n\nTwo.\n\n  [a]: /a\n[b]: /b\n", "\n\n", "See [a] and [B].\n\n[a]: /a"),
        ({}, "A note[^1].\n\nTwo.\n\n[^1]: First\n    second\n", "\n\n", "A note[^1].\n\n[^1]: First"),
        ({}, "{% if x %}One.\n\nTwo.{% endif %}\n\nThree.", "\n\n", "{% if x %}One.\n{% endif %}"),
        (
            {},
            "{% if x %}{% for y in z %}1\n\n2",
            "\n\n",
            "{% if x %}{% for y in z %}1\n{% endfor %}\n{% endif %}",
        ),
        ({}, "第一段。\n第二行\n\n第二段\n", "\n\n", "第一段。\n第二行"),
    ],
)
def test_excerpt_is_cut(head: dict[str, object], body: str, separator: str, excerpt: str) -> None:
    assert excerpts.of_text(head, body, separator) == Excerpt(excerpt, False)


@pytest.mark.parametrize(("written", "text"), [("*mine*", "*mine*"), ("", ""), (5, "5")])
def test_excerpt_is_written(written: object, text: str) -> None:
    assert excerpts.of_text({"excerpt": written}, "One.\n\nTwo.", "\n\n") == Excerpt(text, True)


def test_an_empty_separator_switches_excerpts_off() -> None:
    assert excerpts.of_text({"excerpt_separator": ""}, "One.\n\nTwo.", "\n\n") is None


@pytest.mark.parametrize(
    ("source", "html", "cut"),
    [
        ("One *two*.", "<p>One <em>two</em>.</p>\n\n<p>Three.</p>\n", "<p>One <em>two</em>.</p>\n"),
        ("一\n二", "<p>一\n二</p>\n", "<p>一\n二</p>\n"),
        ("See [a].", '<p>See <a href="/a">a</a>.</p>\n', None),
        ("One\n* two", "<p>One</p>\n<ul><li>two</li></ul>", None),
        ("One", "<dl><dt>One</dt></dl>", None),
    ],
)
def test_a_plain_paragraph_is_cut_out_of_the_html(source: str, html: str, cut: str | None) -> None:
    assert excerpts.first_paragraph(source, f"{source}\n\nMore.\n", html) == cut


def test_a_paragraph_that_goes_on_is_not_cut_out() -> None:
    assert excerpts.first_paragraph("One", "One. Two.\n", "<p>One. Two.</p>\n") is None
    assert excerpts.first_paragraph("One", "One", "<p>One</p>\n") == "<p>One</p>\n"


RENDERED = {name: found for name, found in COMPARED.items() if found[1] and found[1]["kind"] == "generated"}


@vectors.needed
@pytest.mark.parametrize("name", RENDERED)
def test_excerpt_is_rendered_as_jekylls(name: str, tmp_path: Path) -> None:
    expected, excerpt = RENDERED[name]
    blog, _ = vectors.build(VECTORS[name], tmp_path)
    post = blog.by_uri[expected["path"]]
    bodies = Bodies(blog)
    html = bodies.convert(post, bodies.expand(post, post.body)).html
    assert events(bodies.excerpt(post, html)) == events(excerpt["html"])


@vectors.needed
@pytest.mark.parametrize("name", COMPARED)
def test_excerpt_is_jekylls(name: str, tmp_path: Path) -> None:
    expected, excerpt = COMPARED[name]
    blog, _ = vectors.build(VECTORS[name], tmp_path)
    post = blog.by_uri[expected["path"]]
    found = excerpts.of_text(post.meta, post.body, blog.settings.excerpt_separator)
    if excerpt is None:
        assert found is None
    elif excerpt["kind"] == "explicit":
        assert found == Excerpt(str(excerpt["value"]), True)
    else:
        assert found == Excerpt(excerpt["source"], False)


# Where Jekyll says nothing of a post's excerpt: it stops, or what counts is what a page prints.
OTHERS = {name: vector for name, vector in VECTORS.items() if name not in COMPARED}
SKIP = {
    "07-excerpts-076": "it prints variables of a layout, which belongs to the theme that Material replaces",
    "07-excerpts-078": "its `index.html` is a list of Liquid, in whose place the blog index is",
}


@vectors.needed
def test_skips_are_known() -> None:
    assert set(SKIP) <= set(OTHERS)


@vectors.needed
@pytest.mark.parametrize("name", [name for name in OTHERS if name not in SKIP])
def test_where_jekyll_stops_a_post_is_reported_or_built(name: str, tmp_path: Path) -> None:
    blog, _ = vectors.build(OTHERS[name], tmp_path)
    bodies = Bodies(blog)
    entries: list[Post | SitePage] = [*blog.posts, *blog.pages]
    for entry in entries:
        bodies.expand(entry, entry.body)
    # In 077 Jekyll fails by itself, without a fault of the post's.
    assert bool(bodies.problems) == ("SyntaxError" in str(vectors.expected(OTHERS[name])["error"]))
