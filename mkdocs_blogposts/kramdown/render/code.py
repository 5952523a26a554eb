"""Code blocks as HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.kramdown.render.escaping import attributes, escape

if TYPE_CHECKING:
    from mkdocs_blogposts.kramdown.render.writer import Writer
    from mkdocs_blogposts.kramdown.tree import Element

_LANGUAGE = re.compile(r"(?<!\S)language-(\S+)\s*")


def write_code(writer: Writer, element: Element, indent: int) -> None:
    """Write a code block; `options.highlight` may do it instead.

    Its language is the fence's, or that of a class `language-x` of an attribute list.
    """
    attr = dict(element.attr)
    named = _take_language(attr)
    language = str(element.options.get("lang") or "") or named
    highlight = writer.options.highlight
    html = highlight(element.value, language or writer.options.default_lang) if highlight else None
    pad = " " * indent
    if html is not None:
        writer.out.append(pad + (f"<div{attributes(attr)}>{html}</div>\n" if attr else f"{html}\n"))
        return
    inner = attributes({"class": f"language-{language}"}) if language else ""
    writer.out.append(f"{pad}<pre{attributes(attr)}><code{inner}>{escape(element.value)}</code></pre>\n")


def _take_language(attr: dict[str, str]) -> str:
    """Take a `language-x` out of a list of classes; return its x."""
    found = _LANGUAGE.search(attr.get("class", ""))
    if found is None:
        return ""
    attr["class"] = _LANGUAGE.sub("", attr["class"], count=1).strip()
    if not attr["class"]:
        del attr["class"]
    return found[1]
