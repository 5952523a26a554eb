"""Templates: python-liquid's parser and nodes, fed with pieces that Liquid 4 would have cut."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, TextIO

from liquid import Environment
from liquid.ast import Node
from liquid.exceptions import LiquidInterrupt
from liquid.parser import Parser
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.template import BoundTemplate
from liquid.token import TOKEN_CONTENT, TOKEN_OUTPUT, TOKEN_TAG, Token

from mkdocs_blogposts.liquid import lexer, structure
from mkdocs_blogposts.liquid.context import MOST_PROBLEMS
from mkdocs_blogposts.liquid.faults import LimitError, TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liquid.context import RenderContext

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.liquid.structure import Rule, Structure

# What data of any kind can raise that nobody foresaw: surrogates, dates beyond the calendar ...
_UNUSABLE = (ValueError, ArithmeticError, LookupError, TypeError)
# The name of what stands for a tag that is left out; no template can write it.
LEFT_OUT = " left out"
_LINE_END = re.compile("\n")
_DEEP = 1000
"""More than our own limits let happen, so that python-liquid's never do."""


class Stream(TokenStream):
    """The tokens of one template, with what was read in its tags."""

    def __init__(self, source: str, found: Structure, place: Place) -> None:
        """Take a template whose tags all fit."""
        super().__init__(iter(_tokens(source, found)))
        self.readings = found.readings
        self.blocks = found.blocks
        self.place = place

    def reading(self, token: Token) -> object:
        """Return what was read in a tag."""
        return self.readings.get(token.start_index)


class Place:
    """Where a template is written."""

    __slots__ = ("_ends", "first_line", "source", "src_uri")

    def __init__(self, source: str, src_uri: str, first_line: int) -> None:
        """Take a text that begins at a line of a file."""
        self.source, self.src_uri, self.first_line = source, src_uri, first_line
        self._ends: list[int] | None = None

    def line(self, offset: int) -> int:
        """Return the line of the file, counted from 1, at an offset of the text."""
        if self._ends is None:
            self._ends = [match.start() for match in _LINE_END.finditer(self.source)]
        return self.first_line + bisect_left(self._ends, offset)


def _tokens(source: str, found: Structure) -> Iterator[Token]:
    trimmed = False
    for index, piece in enumerate(found.pieces):
        if piece.kind == "text":
            text = source[piece.start : piece.end]
            if not piece.complaint:
                text = text.lstrip(lexer.WHITESPACE) if trimmed else text
                follows = found.pieces[index + 1].trims_left if index + 1 < len(found.pieces) else False
                text = text.rstrip(lexer.WHITESPACE) if follows else text
            if text:
                yield Token(TOKEN_CONTENT, text, piece.start, source)
        elif piece.kind == "gone":
            yield Token(TOKEN_TAG, LEFT_OUT, piece.start, source)
        elif piece.kind == "output":
            yield Token(TOKEN_OUTPUT, piece.markup, piece.start, source)
        else:
            yield Token(TOKEN_TAG, piece.name, piece.start, source)
        trimmed = piece.trims_right


class Guarded(Node):
    """A tag or output that stays as written where it goes wrong."""

    __slots__ = ("end", "inner", "place", "start")

    def __init__(self, inner: Node, start: int, end: int, place: Place) -> None:
        """Guard a node that is written between two offsets."""
        self.inner = inner
        self.start, self.end = start, end
        self.place = place
        self.token = inner.token
        self.blank = inner.blank

    def render(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the node; at a fault, write the template's own text and tell about it."""
        context.budget.check_time()  # type: ignore[attr-defined]
        try:
            return self.inner.render_to_output(context, buffer)
        except TemplateError as fault:
            self.stay(context, buffer, fault)  # type: ignore[arg-type]
        except _UNUSABLE as error:
            message = f"a value cannot be used ({type(error).__name__}: {error}); use another"
            self.stay(context, buffer, TemplateError(message))  # type: ignore[arg-type]
        return 1

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the node."""
        return self.render(context, buffer)

    def stay(self, context: Context, buffer: TextIO, fault: TemplateError) -> None:
        """Leave the node's text as it is, unless the fault is that of an include further out."""
        if fault.outermost and context.depth:
            raise fault
        source = self.place.source
        context.tell(self.place.src_uri, self.place.line(self.start), self._message(fault))
        buffer.write(source[self.start : self.end])

    def _message(self, fault: TemplateError) -> str:
        if self.token.kind == TOKEN_TAG:
            return f"in `{{% {self.token.value} %}}`, {fault}"
        shown = " ".join(self.place.source[self.start : self.end].split())
        return f"in `{shown[:60] + '...' if len(shown) > 60 else shown}`, {fault}"


class JekyllTag(Tag):
    """A tag of ours: its markup was read before; `parse` makes a node of it and of its block."""

    def get_node(self, stream: TokenStream) -> Node:
        """Return the guarded node of the tag at the head of the stream."""
        assert isinstance(stream, Stream)  # noqa: S101
        first = stream.current
        node = self.node(stream, first)
        source = stream.place.source
        last = stream.current
        end = "}}" if last.kind == TOKEN_OUTPUT else "%}"
        return Guarded(node, first.start_index, source.index(end, last.start_index) + 2, stream.place)

    def parse(self, stream: TokenStream) -> Node:
        """Return the node of the tag at the head of the stream."""
        return self.get_node(stream)

    def node(self, stream: Stream, token: Token) -> Node:
        """Return the tag's node, with the tag's last token at the head of the stream."""
        raise NotImplementedError


class Engine(Environment):
    """The tags of a site, and how its templates are read."""

    block_nesting_limit = _DEEP
    context_depth_limit = _DEEP

    def __init__(self, tags: Mapping[str, type[JekyllTag]], rules: Mapping[str, Rule], nesting: int) -> None:
        """Know these tags; `rules` say what may stand in them."""
        super().__init__()
        self.rules = rules
        self.nesting = nesting
        self.parser = Parser(self)
        for name, tag in tags.items():
            self.tags[name] = tag(self)

    def template(self, source: str, src_uri: str, first_line: int) -> Template:
        """Return a text as a template; what is wrong with it is told when it is rendered."""
        found = structure.check(source, self.rules, self.nesting)
        place = Place(source, src_uri, first_line)
        nodes = self.parser.parse(Stream(source, found, place))
        faults = [(place.line(at), message) for at, message in found.faults[: MOST_PROBLEMS + 1]]
        return Template(self, nodes, place, faults)


class Template(BoundTemplate):
    """A text that can be rendered."""

    def __init__(
        self, engine: Engine, nodes: list[Node], place: Place, faults: list[tuple[int, str]]
    ) -> None:
        """Hold the nodes, and lines and messages of what stays text."""
        super().__init__(engine, nodes, name=place.src_uri)
        self.place = place
        self.faults = faults

    def write(self, context: Context, buffer: TextIO) -> None:
        """Render into a text that others write to as well."""
        for line, message in self.faults:
            context.tell(self.place.src_uri, line, message)
        for node in self.nodes:
            node.render(context, buffer)

    def run(self, context: Context, buffer: TextIO) -> None:
        """Render as a body; a `break` outside of loops ends it. Raise `OverLimitError` at a limit."""
        for line, message in self.faults:
            context.tell(self.place.src_uri, line, message)
        for node in self.nodes:
            try:
                node.render(context, buffer)
            except LiquidInterrupt:
                return
            except LimitError as limit:
                raise OverLimitError(self.place.line(node.token.start_index), str(limit)) from limit
            except RecursionError as limit:
                message = "it holds things within things too deep to follow; nest fewer"
                raise OverLimitError(self.place.line(node.token.start_index), message) from limit


class OverLimitError(Exception):
    """A body reached a limit, at a line of its file."""

    def __init__(self, line: int, message: str) -> None:
        """Name the line and what was too much."""
        super().__init__(message)
        self.line = line
