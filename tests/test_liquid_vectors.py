"""Bodies against the answers of real Jekyll, vector by vector."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import pytest
import vectors

from mkdocs_blogposts.liquid import Setting, renderer_of
from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.model import Post, SitePage, Source
from mkdocs_blogposts.read import data

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_blogposts.model import Blog, Problem

GIVEN = "the tag is known whether or not `plugins` names its gem, for GitHub Pages does not ask either"
SKIP = {
    "09-liquid-094": GIVEN,
    "09-liquid-124": GIVEN,
    "09-liquid-452": "a post can be written as JSON, where Jekyll never ends",
}
VECTORS = {str(vector["id"]): vector for vector in vectors.load("09-liquid")}
EXCERPTS = {
    str(vector["id"]): vector
    for vector in vectors.load("07-excerpts")
    if "{%" in str(vector["files"]) or "{{" in str(vector["files"])
}

pytestmark = pytest.mark.skipif(not VECTORS, reason="the answers of Jekyll are not on this machine")


class Site:
    """A blog whose bodies are rendered in Jekyll's order: posts from the oldest on, then pages."""

    def __init__(self, blog: Blog) -> None:
        self.blog = blog
        self.done: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.renderer = renderer_of(
            Setting(
                blog,
                data=data.read(blog.settings.folders)[0],
                bodies=self.done,
                highlight=highlighted,
                markdownify=lambda text: kramdown.convert(text).html,
            )
        )

    def body(self, entry: Post | SitePage) -> str:
        for post in reversed(self.blog.posts):
            if isinstance(entry, Post) and post.source.src_uri == entry.source.src_uri:
                break
            uri = post.source.src_uri
            self.done[uri] = self.done.get(uri) or self.convert(post)
        return self.convert(entry)

    def written(self, entry: Post | SitePage) -> str:
        """Return the body in its layout, as Jekyll writes it. (In a build a page has the theme's.)"""
        body, name = self.body(entry), entry.meta.get("layout")
        laid_out = self.renderer.in_layout(entry, name if isinstance(name, str) else "", body)
        # That layouts go round in a circle is told, and no fault.
        self.problems += [problem for problem in laid_out.problems if problem.level == "warning"]
        return laid_out.text

    def convert(self, entry: Post | SitePage) -> str:
        rendered = self.renderer.render(entry, entry.body)
        self.problems += rendered.problems
        return kramdown.convert(rendered.text).html if entry.source.ext == ".md" else rendered.text


def highlighted(code: str, language: str | None, numbers: bool) -> str:
    """Return code as Jekyll does, but without colours."""
    text = escape(code, quote=False)
    if numbers:
        lines = "".join(f"{number}\n" for number in range(1, text.count("\n") + 2))
        gutter = f'<td class="gutter gl"><pre class="lineno">{lines}</pre></td>'
        row = f'<tr>{gutter}<td class="code"><pre>{text}\n</pre></td></tr>'
        text = f'<table class="rouge-table"><tbody>{row}</tbody></table>'
    name = re.sub(r"[^\w-]", "-", language or "")
    opening = f'<figure class="highlight"><pre><code class="language-{name}" data-lang="{language}">'
    return f"{opening}{text}</code></pre></figure>"


def plain(text: str) -> str:
    """Take away colours, and what Jekyll writes around kramdown's code blocks."""
    text = re.sub(r"</?span[^>]*>", "", text)
    text = text.replace('<code class="language-plaintext highlighter-rouge">', "<code>")
    opening = (
        r'<div class="language-plaintext highlighter-rouge"><div class="highlight">(<pre) class="highlight"'
    )
    return re.sub(rf"{opening}(>.*?</pre>)</div></div>", r"\1\2", text, flags=re.DOTALL).strip()


def differences(name: str, folder: Path) -> list[str]:
    vector = VECTORS[name]
    want = vectors.expected(vector)
    blog, problems = vectors.build(vector, folder)
    site = Site(blog)
    listed: list[Post | SitePage] = [*blog.pages, *blog.posts]
    entries = {entry.dest_uri: entry for entry in listed}
    outputs = {uri: site.written(entries[uri]) for uri in vector["outputs"] if uri in entries}  # type: ignore[attr-defined]
    if want["error"]:
        return [] if site.problems or problems else ["Jekyll stops here, and we report nothing"]
    wrong = [str(problem) for problem in site.problems]
    for uri, text in (want.get("outputs") or {}).items():  # type: ignore[attr-defined]
        if plain(outputs.get(uri, "")) != plain(text):
            wrong.append(f"{uri}: {outputs.get(uri)!r}, but Jekyll has {text!r}")
    return wrong


@pytest.mark.parametrize("name", [name for name in VECTORS if name not in SKIP])
def test_body_is_jekylls(name: str, tmp_path: Path) -> None:
    assert differences(name, tmp_path) == []


@pytest.mark.parametrize("name", [name for name in VECTORS if name in SKIP])
def test_skipped_bodies_still_differ(name: str, tmp_path: Path) -> None:
    assert differences(name, tmp_path), "take it out of SKIP"


@pytest.mark.parametrize("name", list(EXCERPTS))
def test_excerpts_in_bodies_are_jekylls(name: str, tmp_path: Path) -> None:
    want = vectors.expected(EXCERPTS[name])
    blog, _ = vectors.build(EXCERPTS[name], tmp_path)
    source = Source("list.txt", "", "page", ".txt")
    page = SitePage(source, "", "/list.txt", "list.txt", {}, "", 1)
    for post in want.get("posts") or ():  # type: ignore[attr-defined]
        if excerpt := post.get("excerpt"):
            index = [each.source.src_uri for each in blog.posts].index(post["path"])
            rendered = Site(blog).renderer.render(page, f"{{{{ site.posts[{index}].excerpt }}}}")
            assert plain(rendered.text) == plain(excerpt.get("html", excerpt.get("value")))


def test_skips_are_few_and_known() -> None:
    assert set(SKIP) <= set(VECTORS)
    assert len(VECTORS) - len(SKIP) >= 460
