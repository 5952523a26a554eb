"""The tree as HTML, written as kramdown writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.render import footnotes, headings
from mkdocs_blogposts.markup.kramdown.render.blocks import BLOCKS
from mkdocs_blogposts.markup.kramdown.render.spans import IN_TABLE_OF_CONTENTS, SPANS
from mkdocs_blogposts.markup.kramdown.render.writer import HtmlWriter

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.document import Heading
    from mkdocs_blogposts.markup.kramdown.options import Options
    from mkdocs_blogposts.markup.kramdown.tree import Definitions, Element

__all__ = ["to_html"]

_TABLE = SPANS | BLOCKS


def to_html(root: Element, definitions: Definitions, options: Options) -> tuple[str, list[Heading]]:
    """Return a document as HTML, and its headings but for those of the class `no_toc`.

    Headings get their ids in the tree.
    """
    notes = footnotes.in_order_of_use(root) if definitions.footnotes else []
    headings.make_ids(root, notes, options)
    shown = [heading for part in (root, *notes) for heading in headings.find(part)]
    writer = HtmlWriter(_TABLE, _TABLE | IN_TABLE_OF_CONTENTS, definitions, options, shown)
    writer.write(root.children)
    _write_footnotes(writer)
    outline = [heading for heading in shown if not headings.is_left_out(heading)]
    return "".join(writer.out), headings.outline(outline, options)


def _write_footnotes(writer: HtmlWriter) -> None:
    """Write the footnotes where the document wants them, or at the end."""
    body, writer.out = writer.out, []
    place = writer.places.setdefault("footnotes", len(body))
    footnotes.write_list(writer)
    body[place : place + 1] = ["".join(writer.out)]
    writer.out = body
