"""Liquid's outputs, and its tags without a block."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, TextIO, cast

from liquid.ast import Node
from liquid.builtin.content import ContentNode
from liquid.builtin.expressions import Identifier
from liquid.builtin.tags.assign_tag import AssignNode
from liquid.builtin.tags.decrement_tag import DecrementNode
from liquid.builtin.tags.for_tag import BreakNode, ContinueNode
from liquid.builtin.tags.increment_tag import IncrementNode
from liquid.token import TOKEN_OUTPUT

from mkdocs_blogposts.liquid import expressions, loops, values
from mkdocs_blogposts.liquid.environment import LEFT_OUT, JekyllTag
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.structure import Rule
from mkdocs_blogposts.liquid.tags.blocks import name, nothing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liquid.context import RenderContext
    from liquid.token import Token

    from mkdocs_blogposts.liquid.environment import Stream
    from mkdocs_blogposts.liquid.expressions import Evaluable

_NAME_SIGNS = string.ascii_letters + string.digits + "_.[]()-"
_NAMED_CYCLE = re.compile(r"""\s*("[^"]*"|'[^']*'|[^\s,|'":]+)\s*:\s*(.*)""", re.DOTALL | re.ASCII)


class OutputNode(Node):
    """`{{ value }}`."""

    __slots__ = ("expression",)

    def __init__(self, token: Token, expression: Evaluable) -> None:
        """Print the value of an expression."""
        super().__init__(token)
        self.expression = expression
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the value."""
        return buffer.write(values.printed(self.expression.evaluate(context)))


class LeftOutTag(JekyllTag):
    """A tag that is not known."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return no text; the block around it is not blank, so its line breaks stay."""
        node = ContentNode(token, "")
        node.blank = False
        return node


class OutputTag(JekyllTag):
    """An output, which python-liquid takes for a tag."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return the output's node."""
        return OutputNode(token, expressions.filtered(token.value))


class RawTag(JekyllTag):
    """`{% raw %}`: what it holds is text."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return the text."""
        text = str(stream.reading(token))
        node = ContentNode(token, text)
        node.blank = not text
        return node


class AssignTag(JekyllTag):
    """`{% assign %}`."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return the assignment."""
        name, expression = cast("tuple[str, Evaluable]", stream.reading(token))
        return AssignNode(token, name=Identifier(name, token=token), expression=expression)


class CounterTag(JekyllTag):
    """`{% increment %}` and `{% decrement %}`."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return what counts and prints."""
        name = Identifier(str(stream.reading(token)), token=token)
        return IncrementNode(token, name) if token.value == "increment" else DecrementNode(token, name)


class CycleNode(Node):
    """Prints one value after the other."""

    __slots__ = ("items", "name")

    def __init__(self, token: Token, name: Evaluable | None, items: Sequence[Evaluable]) -> None:
        """Go round these items; cycles of one name go on where the last one was."""
        super().__init__(token)
        self.name, self.items = name, items
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the next value."""
        places: dict[object, int] = context.tag_namespace["cycles"]
        key = values.to_s(self.name.evaluate(context)) if self.name else self
        place = places.get(key, 0)
        places[key] = place + 1 if place + 1 < len(self.items) else 0
        # A shorter cycle of the same name can be behind its end.
        return (
            buffer.write(values.printed(self.items[place].evaluate(context)))
            if place < len(self.items)
            else 0
        )


class CycleTag(JekyllTag):
    """`{% cycle %}`."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return the cycle."""
        name, items = cast("tuple[Evaluable | None, list[Evaluable]]", stream.reading(token))
        return CycleNode(token, name, items)


class InterruptTag(JekyllTag):
    """`{% break %}` and `{% continue %}`."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return what ends the loop, or its round; outside of loops, the body."""
        return BreakNode(token) if token.value == "break" else ContinueNode(token)


def _assign(markup: str) -> tuple[str, Evaluable]:
    left, sign, right = markup.partition("=")
    left = left.rstrip()
    name = left[len(left.rstrip(_NAME_SIGNS)) :]
    if not sign or not name:
        raise TemplateError("a name and a value are expected; write `{% assign name = 'value' %}`")
    return name, expressions.filtered(right)


def _cycle(markup: str) -> tuple[Evaluable | None, list[Evaluable]]:
    named = _NAMED_CYCLE.match(markup)
    items = loops.names(named[2] if named else markup)
    if not items:
        raise TemplateError("values are expected; write `{% cycle 'odd', 'even' %}`")
    found = [expressions.primitive(item) for item in items]
    if named:
        return expressions.primitive(named[1]), found
    # Cycles of the same texts go on together; one that holds variables is its own.
    is_of_texts = all(isinstance(item, expressions.Literal) for item in found)
    return expressions.Literal(str(items)) if is_of_texts else None, found


TAGS: Mapping[str, type[JekyllTag]] = {
    LEFT_OUT: LeftOutTag,
    TOKEN_OUTPUT: OutputTag,
    "raw": RawTag,
    "assign": AssignTag,
    "increment": CounterTag,
    "decrement": CounterTag,
    "cycle": CycleTag,
    "break": InterruptTag,
    "continue": InterruptTag,
}
RULES: Mapping[str, Rule] = {
    "assign": Rule(_assign),
    "increment": Rule(name("{% increment counter %}")),
    "decrement": Rule(name("{% decrement counter %}")),
    "cycle": Rule(_cycle),
    "break": Rule(nothing),
    "continue": Rule(nothing),
}
