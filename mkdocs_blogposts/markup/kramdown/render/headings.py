"""The headings of a document: their ids, found before anything is written, and the list for `{:toc}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.document import Heading
from mkdocs_blogposts.markup.kramdown.ids import Ids, github_id, kramdown_id
from mkdocs_blogposts.markup.kramdown.render.escaping import attributes, symbols
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_blogposts.markup.kramdown.options import Options
    from mkdocs_blogposts.markup.kramdown.render.writer import HtmlWriter

_HOLDS_BLOCKS = frozenset({"root", "blockquote", "ul", "ol", "li", "dl", "dd", "html"})
_REPLACED = frozenset({"toc", "footnotes"})
"""Lists that something is written in place of; their headings count when ids are made."""
_READ = frozenset({"text", "codespan", "math", "entity", "abbreviation"})
_SYMBOLS = frozenset({"typographic", "smart_quote"})
_ID = "markdown-toc"


def find(root: Element) -> Iterator[Element]:
    """Yield the headings below an element, in order."""
    for heading, _ in _find(root, _HOLDS_BLOCKS, in_html=False):
        yield heading


def _find(root: Element, within: frozenset[str], *, in_html: bool) -> Iterator[tuple[Element, bool]]:
    """Yield the headings below an element, and whether they are inside an HTML element."""
    for child in root.children:
        if child.type == "header":
            yield child, in_html
        elif child.type in within and child.children:
            yield from _find(child, within, in_html=in_html or child.type == "html")


def make_ids(root: Element, notes: Sequence[Element], options: Options) -> None:
    """Give ids to the headings of a document, and to those of its footnotes in order of their use.

    GFM's rule stops at HTML elements and footnotes: headings in them are named by kramdown's own rule, and
    counted apart.
    """
    if not options.auto_ids:
        return
    all_headings = [
        *_find(root, _HOLDS_BLOCKS | _REPLACED, in_html=False),
        *((heading, True) for note in notes for heading in find(note)),
    ]
    if options.gfm:
        ids = Ids(options.auto_id_prefix)
        for heading in _unnamed(heading for heading, apart in all_headings if not apart):
            heading.attr["id"] = ids.unique(github_id(text_of(heading.children)))
    ids = Ids(options.auto_id_prefix)
    for heading in _unnamed(heading for heading, _ in all_headings):
        heading.attr["id"] = ids.unique(kramdown_id(_source(heading, options)))


def _unnamed(headings: Iterable[Element]) -> Iterator[Element]:
    return (heading for heading in headings if "id" not in heading.attr)


def _source(heading: Element, options: Options) -> str:
    """Return what kramdown's own rule makes an id of: GFM has a heading's text, else it is as written."""
    if options.gfm:
        return text_of(heading.children)
    if options.auto_id_stripping:
        return text_of(heading.children, without=frozenset({"codespan", "math"}))
    return heading.options["raw_text"]


def text_of(
    elements: Sequence[Element],
    written: Mapping[str, str] | None = None,
    without: frozenset[str] = frozenset(),
) -> str:
    """Return the text of spans as it is read, without images, comments and footnote marks.

    `written` has the characters of symbols; without it they are left out.
    """
    parts: list[str] = []
    for element in elements:
        if element.type in _READ:
            parts.append("" if element.type in without else element.value)
        elif element.type in _SYMBOLS:
            parts.append(written[element.value] if written else "")
        elif element.type == "html":
            raw = (child for child in element.children if child.type == "raw")
            parts.extend(child.options.get("text", child.value) for child in raw)
            parts.append(text_of(element.children, written, without))
        elif element.children:
            parts.append(text_of(element.children, written, without))
    return "".join(parts)


def outline(headings: Sequence[Element], options: Options) -> list[Heading]:
    """Return the headings as readers see them."""
    written = symbols(options)
    return [
        Heading(heading.attr.get("id", ""), level_of(heading, options), text_of(heading.children, written))
        for heading in headings
    ]


def level_of(heading: Element, options: Options) -> int:
    """Return the level a heading is written with."""
    return min(max(heading.options["level"] + options.header_offset, 1), 6)


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
