"""Footnotes: marks in the text, and the list at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.entities import escape_keeping_entities
from mkdocs_blogposts.markup.kramdown.render.escaping import attributes
from mkdocs_blogposts.markup.kramdown.render.writer import Note
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.markup.kramdown.render.writer import HtmlWriter

_INDENT = 6
_HOLDS_TEXT = frozenset({"blockquote", "ul", "ol", "li", "dl", "dd", "html"})


def write_mark(writer: HtmlWriter, element: Element, _indent: int) -> None:
    """Write a mark. Footnotes are numbered by first use; further marks of one have ids of their own."""
    note = writer.notes_by_name.get(element.value)
    if note is None:
        number = writer.options.footnote_nr + len(writer.notes)
        note = writer.notes_by_name[element.value] = Note(element.value, number, definition_of(element))
        writer.notes.append(note)
    name = writer.options.footnote_prefix + note.name
    note.marks.append(f"{name}:{len(note.marks)}" if note.marks else name)
    mark = attributes({"id": f"fnref:{note.marks[-1]}", "role": "doc-noteref"})
    link = attributes({"href": f"#fn:{name}", "class": "footnote", "rel": "footnote"})
    writer.out.append(f"<sup{mark}><a{link}>{note.number}</a></sup>")


def write_list(writer: HtmlWriter) -> None:
    """Write the footnotes that were marked, and those that these mark in turn."""
    if not writer.notes:
        return
    start = writer.options.footnote_nr
    opening = "  <ol>\n" if start == 1 else f'  <ol start="{start}">\n'
    writer.out.append(f'<div class="footnotes" role="doc-endnotes">\n{opening}')
    for note in writer.notes:  # It grows while footnotes are written.
        attr = {"id": f"fn:{writer.options.footnote_prefix}{note.name}", "role": "doc-endnote"}
        writer.out.append(f"    <li{attributes(attr)}>\n")
        _write_note(writer, note)
        writer.out.append("    </li>\n")
    writer.out.append("  </ol>\n</div>\n")


def in_order_of_use(root: Element) -> list[Element]:
    """Return the roots of the footnotes that a document marks, in the order in which they are written."""
    roots, names = [root], set()
    for part in roots:  # It grows with the footnotes that footnotes mark.
        for mark in _marks(part):
            if mark.value not in names:
                names.add(mark.value)
                roots.append(definition_of(mark))
    return roots[1:]


def definition_of(mark: Element) -> Element:
    """Return the root of the footnote that a mark stands for."""
    return mark.options["definition"].element


def _marks(root: Element) -> Iterator[Element]:
    for child in root.children:
        if child.type == "footnote":
            yield child
        elif child.children:
            yield from _marks(child)


def _write_note(writer: HtmlWriter, note: Note) -> None:
    """Write a footnote's blocks; links back to its marks end its last paragraph, or make one."""
    links, blocks = _links(writer, note), note.element.children
    last = _last_text(note.element, inline=writer.options.footnote_backlink_inline)
    if last is None:
        writer.write(blocks, _INDENT)
        writer.out.append(f"{' ' * _INDENT}<p>{links}</p>\n")
        return
    kept = last.children
    if links:
        last.children = [*kept, Element("raw", f"\u00a0{links}")]
    writer.write(blocks, _INDENT)
    last.children = kept


def _last_text(root: Element, *, inline: bool) -> Element | None:
    """Return the paragraph that ends a footnote; None where it ends with something else."""
    last = root.children[-1] if root.children else None
    while inline and last is not None and last.children and last.type in _HOLDS_TEXT:
        last = last.children[-1]
    return last if last is not None and (last.type == "p" or (inline and last.type == "header")) else None


def _links(writer: HtmlWriter, note: Note) -> str:
    """Return the links back to a footnote's marks; none where `footnote_backlink` is empty."""
    text = escape_keeping_entities(writer.options.footnote_backlink)
    if not text:
        return ""
    links = []
    for number, mark in enumerate(note.marks, start=1):
        attr = {"href": f"#fnref:{mark}", "class": "reversefootnote", "role": "doc-backlink"}
        again = f"<sup>{number}</sup>" if number > 1 else ""
        links.append(f"<a{attributes(attr)}>{text}{again}</a>")
    return "\u00a0".join(links)
