"""Liquid's tags without a block."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import expressions, values
from mkdocs_blogposts.liquid.context import ContinueError, InterruptError
from mkdocs_blogposts.liquid.expressions import FRAGMENT
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.structure import TagSyntax
from mkdocs_blogposts.liquid.tags.blocks import name_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_blogposts.liquid.context import Context, Expression, Output
    from mkdocs_blogposts.liquid.structure import Make

_NAME_SIGNS = string.ascii_letters + string.digits + "_.[]()-"
_NAMED_CYCLE = re.compile(r"""\s*("[^"]*"|'[^']*'|[^\s,|'":]+)\s*:\s*(.*)""", re.DOTALL | re.ASCII)


@dataclass(frozen=True, slots=True)
class Assign:
    """`{% assign %}`."""

    name: str
    expression: Expression
    blank: bool = True

    def render(self, context: Context, out: Output) -> None:
        """Set the variable."""
        context.assigned[self.name] = self.expression.value(context)


def _assign(markup: str) -> Make:
    left, sign, right = markup.partition("=")
    left = left.rstrip()
    name = left[len(left.rstrip(_NAME_SIGNS)) :]
    if not sign or not name:
        raise TemplateError("a name and a value are expected; write `{% assign name = 'value' %}`")
    node = Assign(name, expressions.filtered(right))
    return lambda parts: node


@dataclass(frozen=True, slots=True)
class Counter:
    """`{% increment %}`, which prints and then counts, and `{% decrement %}`, which counts first."""

    name: str
    up: bool
    blank: bool = False

    def render(self, context: Context, out: Output) -> None:
        """Write the number."""
        number = context.counters.get(self.name, 0)
        context.counters[self.name] = number + (1 if self.up else -1)
        out.write(str(number if self.up else number - 1))


def _increment(markup: str) -> Make:
    node = Counter(name_in(markup, "{% increment counter %}"), up=True)
    return lambda parts: node


def _decrement(markup: str) -> Make:
    node = Counter(name_in(markup, "{% decrement counter %}"), up=False)
    return lambda parts: node


@dataclass(frozen=True, slots=True, eq=False)
class Cycle:
    """Prints one value after the other."""

    name: Expression | None
    """Cycles of one name go on where the last one was; one without a name is its own."""
    items: Sequence[Expression]
    blank: bool = False

    def render(self, context: Context, out: Output) -> None:
        """Write the next value."""
        key = values.to_s(self.name.value(context)) if self.name else self
        place = context.cycles.get(key, 0)
        context.cycles[key] = place + 1 if place + 1 < len(self.items) else 0
        # A shorter cycle of the same name can be behind its end.
        if place < len(self.items):
            out.write(values.printed(self.items[place].value(context), context.budget))


def _cycle(markup: str) -> Make:
    named = _NAMED_CYCLE.match(markup)
    parts = (named[2] if named else markup).split(",")
    texts = [match[0] for match in (re.search(FRAGMENT, part) for part in parts) if match]
    if not texts:
        raise TemplateError("values are expected; write `{% cycle 'odd', 'even' %}`")
    items = [expressions.primitive(text) for text in texts]
    # Cycles of the same texts go on together; one that holds variables is its own.
    is_of_texts = all(isinstance(item, expressions.Literal) for item in items)
    name = (
        expressions.primitive(named[1]) if named else expressions.Literal(str(texts)) if is_of_texts else None
    )
    return lambda parts: Cycle(name, items)


@dataclass(frozen=True, slots=True)
class Interrupt:
    """`{% break %}` and `{% continue %}`: ends the loop, or its round; outside of loops, the body."""

    kind: type[InterruptError]
    blank: bool = True

    def render(self, context: Context, out: Output) -> None:
        """End it."""
        raise self.kind


TAGS: Mapping[str, TagSyntax] = {
    "assign": TagSyntax(_assign),
    "increment": TagSyntax(_increment),
    "decrement": TagSyntax(_decrement),
    "cycle": TagSyntax(_cycle),
    "break": TagSyntax(lambda markup: lambda parts: Interrupt(InterruptError)),
    "continue": TagSyntax(lambda markup: lambda parts: Interrupt(ContinueError)),
}
