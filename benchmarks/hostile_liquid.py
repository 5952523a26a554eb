"""Templates that are hard to read, and values that are hard to filter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from texts import of

from mkdocs_blogposts.liquid import Setting, renderer_of
from mkdocs_blogposts.model import Blog, Folders, Settings, SitePage, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hostile import Case, Work
    from texts import Maker

_PAGE = SitePage(Source("a.md", "", "page", ".md"), "A", "/a/", "a/index.html", {}, "", 1)

_TEXTS: Mapping[str, Maker] = {
    "open outputs": of("{{ x "),
    "open signs": of("{{"),
    "open raw blocks": of("{% raw %}"),
    "open blocks": of("{% if x %}"),
    "closings": of("{% endif %}"),
    "blocks without conditions": of("{% if %}{% endif %}"),
    "brackets": of("a[", before="{{ ", after=" }}"),
    "quotes": of("'", before="{{ '", after=" }}"),
    "dots": of(".", before="{{ (", after=" }}"),
    "ranges": of("a..", before="{{ (", after=" }}"),
    "blanks in brackets": of(" ", before="{{ a[ ", after=" }}"),
    "blanks in a condition": of(" ", before="{% if (a", after="%}{% endif %}"),
    "names": of("a.b[0]", before="{% assign ", after=" %}"),
    "options": of(" b=1", before="{% highlight a", after=" ! %}"),
    "parameters": of("a=1 ", before="{% include a.html ", after="%}"),
    "scripts that are stripped": of("<script>", before="{{ '", after="' | strip_html }}"),
    "signs that are stripped": of("<", before="{{ '", after="' | strip_html }}"),
    "faults": of("{{ 1 | divided_by: 0 }}\n"),
    "unknown tags": of("{% a %}\n"),
}


def _rendering(text: Maker) -> Case:
    """Return a case that renders a text of some size."""

    def case(size: int) -> Work:
        renderer = renderer_of(
            Setting(
                Blog(Settings(Folders("/nowhere")), pages=(_PAGE,)),
                data={},
                bodies={},
                highlight=lambda code, language, lines: code,
                markdownify=lambda text: text,
            )
        )
        return partial(renderer.render, _PAGE, text(size))

    return case


CASES: Mapping[str, Case] = {name: _rendering(text) for name, text in _TEXTS.items()}
