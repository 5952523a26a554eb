"""Code blocks as HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.entities import escape
from mkdocs_blogposts.markup.kramdown.render.escaping import attributes

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.render.writer import HtmlWriter
    from mkdocs_blogposts.markup.kramdown.tree import Element

_SHOWN_SPACES = re.compile(r"\bshow-whitespaces\b")
_SPACES = re.compile(r"(?P<l>^[ \t]+)|(?P<r>[ \t]+$)|[ \t]+", re.MULTILINE)
_LANGUAGE = re.compile(r"(?<!\S)language-(\S+)\s*")


def write_code(writer: HtmlWriter, element: Element, indent: int) -> None:
    """Write a code block; `options.highlight` may do it instead.

    Its language is the fence's, or that of a class `language-x` of an attribute list.
    """
    attr = dict(element.attr)
    named = _take_language(attr)
    language = element.options.get("lang") or named
    highlight = writer.options.highlight
    html = highlight(element.value, language or writer.options.default_lang) if highlight else None
    pad = " " * indent
    if html is not None:
        writer.out.append(pad + (f"<div{attributes(attr)}>{html}</div>\n" if attr else f"{html}\n"))
        return
    code = (
        _show_spaces(element.value) if _SHOWN_SPACES.search(attr.get("class", "")) else escape(element.value)
    )
    inner = attributes({"class": f"language-{language}"}) if language else ""
    writer.out.append(f"{pad}<pre{attributes(attr)}><code{inner}>{code}</code></pre>\n")


def _show_spaces(code: str) -> str:
    """Escape code, with each blank and tab marked: at the start of a line, at its end, or between."""
    parts = []
    start = 0
    for match in _SPACES.finditer(code):
        where = f"-{match.lastgroup}" if match.lastgroup else ""
        parts.append(escape(code[start : match.start()]))
        for sign in match[0]:
            kind, shown = ("tab", "\t") if sign == "\t" else ("space", "&#8901;")
            parts.append(f'<span class="ws-{kind}{where}">{shown}</span>')
        start = match.end()
    return "".join([*parts, escape(code[start:])])


def _take_language(attr: dict[str, str]) -> str:
    """Take a `language-x` out of a list of classes; return its x."""
    match = _LANGUAGE.search(attr.get("class", ""))
    if match is None:
        return ""
    attr["class"] = _LANGUAGE.sub("", attr["class"], count=1).strip()
    if not attr["class"]:
        del attr["class"]
    return match[1]
