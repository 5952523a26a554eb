"""The list of headings that `{:toc}` asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.render.escaping import attributes
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.render.writer import HtmlWriter

_ID = "markdown-toc"


def write_toc(writer: HtmlWriter, element: Element, indent: int) -> None:
    """Write a table of contents; nothing where the document has no headings for it."""
    headings = [heading for heading in writer.headings if _is_listed(heading, writer.options.toc_levels)]
    if headings:
        tag = "ol" if element.options.get("ordered") else "ul"
        id_ = element.attr.get("id") or _ID
        top = Element(tag, attr={"id": id_, **element.attr} if "id" not in element.attr else element.attr)
        _fill(top, headings, id_)
        _write_list(writer, top, indent)


def is_left_out(heading: Element) -> bool:
    """Return whether a heading wants to be in no table of contents."""
    return "no_toc" in heading.attr.get("class", "").split()


def _is_listed(heading: Element, levels: tuple[int, ...]) -> bool:
    return heading.options["level"] in levels and "id" in heading.attr and not is_left_out(heading)


def _fill(top: Element, headings: list[Element], prefix: str) -> None:
    """Put each heading below the nearest one before it that is of a higher rank."""
    path = [(0, top)]
    for heading in headings:
        level, id_ = heading.options["level"], heading.attr["id"]
        while path[-1][0] >= level:
            path.pop()
        parent = path[-1][1]
        if parent is not top:
            if not parent.children:
                parent.children.append(Element(top.type))
            parent = parent.children[0]
        item = Element("li", attr={"href": f"#{id_}", "id": f"{prefix}-{id_}"}, options={"heading": heading})
        parent.children.append(item)
        path.append((level, item))


def _write_list(writer: HtmlWriter, element: Element, indent: int) -> None:
    pad = " " * indent
    writer.out.append(f"{pad}<{element.type}{attributes(element.attr)}>\n")
    for item in element.children:
        html = writer.repeat(item.options["heading"].children)
        writer.out.append(f"{pad}  <li><a{attributes(item.attr)}>{html}</a>")
        for below in item.children:
            _write_list(writer, below, indent + 4)
            writer.out.append(f"{pad}  ")
        writer.out.append("</li>\n")
    writer.out.append(f"{pad}</{element.type}>\n")
