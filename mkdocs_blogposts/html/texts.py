"""Changes to the text of finished HTML: to what stands between its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.html.tokens import TEXT_ONLY, tags

if TYPE_CHECKING:
    from collections.abc import Callable

# Elements whose text is none, or no prose.
CODE = frozenset({"code", "pre", "tt", *TEXT_ONLY})
_FORMULA = "arithmatex"
"""The class of what MathJax and KaTeX read."""


def change(html: str, changed: Callable[[str], str], passed_over: frozenset[str]) -> str:
    """Return HTML with every text changed, but for that in formulas and in elements of these names.

    `changed` gets a text as it is written, between one tag and the next.
    """
    pieces: list[str] = []
    done, depth, name = 0, 0, ""
    for tag in tags(html):
        text = html[done : tag.start]
        pieces += (text if depth else changed(text)), html[tag.start : tag.end]
        done = tag.end
        if depth:
            depth += 0 if tag.name != name else -1 if tag.closing else 1
        elif not tag.closing and (tag.name in passed_over or _FORMULA in html[slice(*tag.inside)]):
            depth, name = 1, tag.name
    return "".join([*pieces, html[done:] if depth else changed(html[done:])])
