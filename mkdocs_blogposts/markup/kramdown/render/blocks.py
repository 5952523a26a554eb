"""Blocks as HTML, indented as kramdown does it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.html.elements import VOID
from mkdocs_blogposts.markup.kramdown.entities import escape, escape_keeping_entities
from mkdocs_blogposts.markup.kramdown.ids import own_id
from mkdocs_blogposts.markup.kramdown.render.escaping import attributes
from mkdocs_blogposts.markup.kramdown.render.headings import level_of, text_of, write_toc
from mkdocs_blogposts.markup.kramdown.render.writer import inline
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.render.writer import HtmlWriter, Write

_SHOWN_SPACES = re.compile(r"\bshow-whitespaces\b")
_SPACES = re.compile(r"(?P<l>^[ \t]+)|(?P<r>[ \t]+$)|[ \t]+", re.MULTILINE)
_LANGUAGE = re.compile(r"(?<!\S)language-(\S+)\s*")
_OF_FIGURE = ("class", "id")
_MATHJAX = {"block": ("\\[", "\\]"), "span": ("\\(", "\\)")}
_PLAIN_MATH = {"block": ("$$\n", "\n$$"), "span": ("$", "$")}


def _paragraph(writer: HtmlWriter, element: Element, indent: int) -> None:
    children = element.children
    if len(children) == 1 and children[0].options.get("standalone"):
        _figure(writer, element, indent)
    else:
        _line(writer, element, indent, "p")


def _line(writer: HtmlWriter, element: Element, indent: int, tag: str) -> None:
    """Write an element of spans on a line of its own."""
    writer.out.append(f"{' ' * indent}<{tag}{attributes(element.attr)}>")
    writer.write(element.children, indent + 2)
    writer.out.append(f"</{tag}>\n")


def _figure(writer: HtmlWriter, element: Element, indent: int) -> None:
    """Write an image that stands alone and asks for it (`{:standalone}`), with its caption."""
    pad, image = " " * indent, element.children[0]
    moved = [name for name in _OF_FIGURE if name in image.attr and name not in element.attr]
    shown = {name: value for name, value in image.attr.items() if name not in moved}
    attr = {name: image.attr[name] for name in moved} | element.attr
    caption = escape_keeping_entities(image.attr.get("alt", ""))
    writer.out.append(
        f"{pad}<figure{attributes(attr)}>\n{pad}  <img{attributes(shown)} />\n"
        f"{pad}  <figcaption>{caption}</figcaption>\n{pad}</figure>\n"
    )


def _header(writer: HtmlWriter, element: Element, indent: int) -> None:
    _line(writer, element, indent, f"h{level_of(element, writer.options)}")


def _container(writer: HtmlWriter, element: Element, indent: int) -> None:
    """Write an element of blocks whose type is its HTML name."""
    pad = " " * indent
    writer.out.append(f"{pad}<{element.type}{attributes(element.attr)}>\n")
    writer.write(element.children, indent + 2)
    writer.out.append(f"{pad}</{element.type}>\n")


def _place(writer: HtmlWriter, element: Element, indent: int) -> None:
    """Write what a list asks for in its place: headings or, later, footnotes. Of each, the first counts."""
    if element.type in writer.places:
        tag = "ol" if element.options.get("ordered") else "ul"
        _container(writer, Element(tag, attr=element.attr, children=element.children), indent)
        return
    writer.places[element.type] = len(writer.out)
    if element.type == "toc":
        write_toc(writer, element, indent)
    else:
        writer.out.append("")


def _item(writer: HtmlWriter, element: Element, indent: int) -> None:
    """Write a list item or a definition. Its first paragraph may be written without `<p>`."""
    pad, out, children = " " * indent, writer.out, element.children
    out.append(f"{pad}<{element.type}{attributes(element.attr)}>")
    if children and children[0].type == "p" and children[0].options.get("transparent"):
        writer.write(children[0].children)
        if len(children) > 1:
            writer.write(children[1:], indent + 2)
            out.append(pad)
    elif children:
        out.append("\n")
        writer.write(children, indent + 2)
        out.append(pad)
    out.append(f"</{element.type}>\n")


def _definitions(writer: HtmlWriter, element: Element, indent: int) -> None:
    """Write a definition list; `{:auto_ids-prefix}` gives its terms ids by kramdown's own rule."""
    prefix = element.options.get("term_ids")
    left_out = frozenset() if writer.options.gfm else frozenset({"codespan", "math"})
    for term in element.children if prefix is not None else ():
        if term.type == "dt":
            term.attr.setdefault("id", f"{prefix}{own_id(text_of(term.children, without=left_out))}")
    _container(writer, element, indent)


def _term(writer: HtmlWriter, element: Element, indent: int) -> None:
    writer.out.append(f"{' ' * indent}<dt{attributes(element.attr)}>")
    writer.write(element.children)
    writer.out.append("</dt>\n")


def _table(writer: HtmlWriter, element: Element, indent: int) -> None:
    pad, out = " " * indent, writer.out
    sides = element.options.get("alignment", ())
    styles = ["" if side == "default" else f"text-align: {side}" for side in sides]
    out.append(f"{pad}<table{attributes(element.attr)}>\n")
    for part in element.children:
        out.append(f"{pad}  <{part.type}{attributes(part.attr)}>\n")
        for row in part.children:
            out.append(f"{pad}    <tr{attributes(row.attr)}>\n")
            _write_cells(writer, row, "th" if part.type == "thead" else "td", styles, indent + 6)
            out.append(f"{pad}    </tr>\n")
        out.append(f"{pad}  </{part.type}>\n")
    out.append(f"{pad}</table>\n")


def _write_cells(writer: HtmlWriter, row: Element, tag: str, styles: list[str], indent: int) -> None:
    pad, out = " " * indent, writer.out
    for number, cell in enumerate(row.children):
        style = styles[number] if number < len(styles) else ""
        attr = {**cell.attr, "style": style} if style else cell.attr
        out.append(f"{pad}<{tag}{attributes(attr)}>")
        start = len(out)
        writer.write(cell.children)
        if not any(out[start:]):
            out.append("\u00a0")
        out.append(f"</{tag}>\n")


def _rule(writer: HtmlWriter, element: Element, indent: int) -> None:
    writer.out.append(f"{' ' * indent}<hr{attributes(element.attr)} />\n")


def _blank(writer: HtmlWriter, _element: Element, _indent: int) -> None:
    writer.out.append("\n")


def _nothing(_writer: HtmlWriter, _element: Element, _indent: int) -> None:
    """Write nothing."""


def _html(writer: HtmlWriter, element: Element, indent: int) -> None:
    """Write an HTML element: of a line, or a block with its text as written or Markdown in it."""
    block = element.options.get("category") == "block"
    out, end = writer.out, "\n" if block and indent >= 0 else ""
    depth = indent if indent >= 0 else inline(indent)
    pad = " " * depth
    out.append(f"{pad if end else ''}<{element.value}{_written_attributes(element)}")
    if not element.children and (element.value in VOID or (block and element.options.get("is_closed"))):
        out.append(f" />{end}")
        return
    out.append(">")
    if block and element.children and element.options.get("content_model") == "block":
        out.append("\n")
        writer.write(element.children, depth + 2)
        out.append(pad)
    else:
        writer.write(element.children, inline(depth + 2))
    out.append(f"</{element.value}>{end}")


def _written_attributes(element: Element) -> str:
    """Return attributes as their author wrote them, where no attribute list has changed them."""
    source, attr = element.options.get("written", ("", {}))
    return source if source and attr == element.attr else attributes(element.attr)


def _raw(writer: HtmlWriter, element: Element, indent: int) -> None:
    end = "\n" if element.options.get("category") == "block" and indent >= 0 else ""
    writer.out.append(element.value + end)


def _comment(writer: HtmlWriter, element: Element, indent: int) -> None:
    block = element.options.get("category") == "block" and indent >= 0
    text = f"<!-- {element.value} -->"
    writer.out.append(f"{' ' * indent}{text}\n" if block else text)


def _math(writer: HtmlWriter, element: Element, _indent: int) -> None:
    """Write a formula for MathJax; with another `math_engine`, as kramdown leaves it."""
    block = element.options.get("category") == "block"
    tag, end = ("div", "\n") if block else ("span", "")
    html, attr = _formula(writer, element)
    inner_end = end if html and attr is element.attr else ""
    around = attributes(attr)
    writer.out.append(f"<{tag}{around}>{html}{inner_end}</{tag}>{end}" if around else f"{html}{end}")


def _formula(writer: HtmlWriter, element: Element) -> tuple[str, dict[str, str]]:
    """Return a formula as HTML, and the attributes of the element around it."""
    category = "block" if element.options.get("category") == "block" else "span"
    if writer.options.math:
        return writer.options.math(element.value, category == "block"), element.attr
    if writer.options.math_engine == "mathjax" and (category == "block" or not element.attr):
        return escape(element.value).join(_MATHJAX[category]), element.attr
    html = element.value.join(_PLAIN_MATH[category])
    if writer.options.math_engine == "mathjax":
        return html, element.attr
    classes = f"{element.attr.get('class', '')} kdmath".strip()
    return html, {**element.attr, "class": classes}


def _code(writer: HtmlWriter, element: Element, indent: int) -> None:
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


BLOCKS: dict[str, Write] = {
    "p": _paragraph,
    "header": _header,
    "blank": _blank,
    "ul": _container,
    "ol": _container,
    "dl": _definitions,
    "blockquote": _container,
    "li": _item,
    "dd": _item,
    "dt": _term,
    "codeblock": _code,
    "table": _table,
    "hr": _rule,
    "html": _html,
    "raw": _raw,
    "comment": _comment,
    "math": _math,
    "toc": _place,
    "footnotes": _place,
    "placeholder": _nothing,
}
