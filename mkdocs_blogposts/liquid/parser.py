"""Templates made of pieces whose tags all fit; tags and filters are those that the language is given."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import expressions, lexer, structure
from mkdocs_blogposts.liquid.context import MOST_PROBLEMS, Origin, Template
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.nodes import Block, Guarded, PrintedValue, Text
from mkdocs_blogposts.liquid.structure import Part
from mkdocs_blogposts.read.texts import UnreadableError
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from mkdocs_blogposts.liquid.context import Expression, Filter, Node
    from mkdocs_blogposts.liquid.lexer import Piece
    from mkdocs_blogposts.liquid.structure import Structure, TagSyntax
    from mkdocs_blogposts.read.texts import Texts


@dataclass(frozen=True, slots=True)
class TemplateReader:
    """Reads the templates of a site."""

    tags: Mapping[str, TagSyntax]
    filters: Mapping[str, Filter]
    nesting: int
    """Blocks that may stand within each other."""
    texts: Texts
    _files: dict[str, Template | str] = field(default_factory=dict)
    """Templates of files, or why a file cannot be one."""

    def of_text(self, source: str, src_uri: str, first_line: int) -> Template:
        """Return a text as a template; what is wrong with it is told when it is rendered."""
        found = structure.check(source, self.tags, self.nesting)
        place = Origin(source, src_uri, first_line)
        faults = [(place.line(at), message) for at, message in found.faults[: MOST_PROBLEMS + 1]]
        return Template(place, _Parser(found, place, self.tags).nodes(()), faults)

    def of_file(self, src_uri: str, missing: str) -> Template:
        """Return the template in a file, read once; raise `TemplateError(missing)` without one."""
        if src_uri not in self._files:
            try:
                self._files[src_uri] = self.of_text(self.texts.read(src_uri, missing), src_uri, 1)
            except UnreadableError as error:
                self._files[src_uri] = str(error)
        found = self._files[src_uri]
        if isinstance(found, str):
            raise TemplateError(found)
        return found


class _Parser:
    """One pass over the pieces of one template."""

    def __init__(self, found: Structure, place: Origin, tags: Mapping[str, TagSyntax]) -> None:
        self.found, self.place, self.tags = found, place, tags
        self.pieces = found.pieces
        self.at = 0

    def nodes(self, ends: Container[str]) -> list[tuple[int, Node]]:
        """Return the nodes up to one of these tags, and where each begins."""
        nodes: list[tuple[int, Node]] = []
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if piece.kind == "tag" and piece.name in ends:
                break
            self.at += 1
            if node := self._text(piece) if piece.kind == "text" else self._guarded(piece):
                nodes.append((piece.start, node))
        return nodes

    def _text(self, piece: Piece) -> Node | None:
        """Return a text without the blanks that its neighbours take away; None where nothing is left."""
        text = self.place.source[piece.start : piece.end]
        if not piece.complaint:
            before, after = self.at - 2, self.at
            if before >= 0 and self.pieces[before].trims_right:
                text = text.lstrip(lexer.WHITESPACE)
            if after < len(self.pieces) and self.pieces[after].trims_left:
                text = text.rstrip(lexer.WHITESPACE)
        return Text(text, text.isspace()) if text else None

    def _guarded(self, piece: Piece) -> Node:
        node = self._node(piece)
        end = self.pieces[self.at - 1].end
        name = {"output": "", "gone": "left out"}.get(piece.kind, piece.name)
        return Guarded(node, node.blank, name, self.place, piece.start, end)

    def _node(self, piece: Piece) -> Node:
        if piece.kind == "output":
            return PrintedValue(expressions.filtered(piece.markup))
        if piece.kind == "raw":
            return Text(piece.markup, not piece.markup)
        if piece.kind == "gone":
            # The block around it is not blank, so its line breaks stay.
            return Text("", blank=False)
        tag, make = self.tags[piece.name], self.found.made[piece.start]
        if tag.inner is None or piece.start not in self.found.blocks:
            return make(())
        return make(self._parts(piece.name, tag))

    def _parts(self, name: str, tag: TagSyntax) -> list[Part]:
        """Return what a block holds, part by part, and go behind its end."""
        end = f"end{name}"
        ends = {end, *(tag.inner or ())}
        parts: list[Part] = []
        given: Sequence[Expression] = ()
        while True:
            nodes = [node for _, node in self.nodes(ends)]
            parts.append(Part(name, given, Block(nodes, all(node.blank for node in nodes))))
            closing = self.pieces[self.at]
            self.at += 1
            if closing.name == end:
                return parts
            name, given = closing.name, self.found.given[closing.start]
