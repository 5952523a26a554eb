"""HTML of one construct only, and data given out as code, for all that reads them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from texts import giving, of

from mkdocs_blogposts.html import prose, splicing, texts, wording
from mkdocs_blogposts.markup import emoji, highlighting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hostile import Case

_PIECES = (
    *(
        "<p>word 中文 &amp; </p>",
        "<",
        "<b",
        "<b>",
        "<!--",
        "<!",
        "</",
        "<pre>",
        "<p class='toc'>",
        "<h1>",
        "&",
    ),
    *("<a ", '<a b="', "<a b='\"", "<a =", "<a b=c", "<a\n\n", '<p style="', "a &am", "<script>", "<iframe>"),
    *(" ", "x", "。", ":", ":a", ":tada:", "<code>:", "<b>:tada:</b>", ":tada", "url( ", "a.jpg 2x, "),
)
_READERS: Mapping[str, Callable[[str], object]] = {
    "summary": lambda html: (prose.summary(html), prose.minutes(html)),
    "URLs": lambda html: splicing.rewrite(html, lambda _: None),
    "text": lambda html: texts.change(html, str.upper, texts.CODE),
    "emoji": lambda html: emoji.draw(html, "https://example.org"),
    "short text": wording.read,
}
_CODE: Mapping[str, str] = {
    "js": "/*\n",
    "java": "a ",
    "c": "\n",
    "python": "x = 1\n",
    "ini": ": ",
    "html": "<!--" * 400 + "\n",
}


def _rewrite_attributes(text: str) -> None:
    value = text.replace("'", "")
    splicing.rewrite(f"<img srcset='{value}' style='{value}'>", lambda _: None)


def _highlight(language: str, code: str) -> None:
    highlighting.highlight(code, language)


CASES: Mapping[str, Case] = {
    **{
        f"{name} of {piece!r}": giving(read, of(piece))
        for name, read in _READERS.items()
        for piece in _PIECES
    },
    **{f"attributes of {piece!r}": giving(_rewrite_attributes, of(piece)) for piece in _PIECES},
    **{f"code in {name}": giving(partial(_highlight, name), of(unit)) for name, unit in _CODE.items()},
}
