"""The parts of a template that no tag makes: text, outputs, blocks, and what keeps a fault to its tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.context import Output
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_blogposts.liquid.context import Context, Expression, Node, Origin

# What data of any kind can raise that nobody foresaw: surrogates, dates beyond the calendar ...
_UNUSABLE = (ValueError, ArithmeticError, LookupError, TypeError)


@dataclass(frozen=True, slots=True)
class Text:
    """Text as it is written."""

    text: str
    blank: bool

    def render(self, context: Context, out: Output) -> None:
        """Write it."""
        out.write(self.text)


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """`{{ value }}`."""

    expression: Expression
    blank: bool = False

    def render(self, context: Context, out: Output) -> None:
        """Write the value."""
        out.write(values.printed(self.expression.value(context), context.budget))


@dataclass(frozen=True, slots=True)
class TagNode:
    """A tag whose work is one function."""

    render: Callable[[Context, Output], None]
    blank: bool = False


class Nowhere(Output):
    """Where a block of blanks alone is written to."""

    __slots__ = ()

    def write(self, text: str) -> None:
        """Forget a text."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two tags."""

    nodes: Sequence[Node]
    blank: bool
    """Whether all nodes print nothing but blanks, which then nobody sees."""

    def render(self, context: Context, out: Output) -> None:
        """Render the nodes."""
        into = Nowhere(context.budget) if self.blank else out
        for node in self.nodes:
            node.render(context, into)

    def rendered(self, context: Context) -> str:
        """Return what the nodes print."""
        out = Output(context.budget)
        self.render(context, out)
        return out.text()


@dataclass(frozen=True, slots=True)
class Guarded:
    """A tag or output that stays as written where it goes wrong."""

    inner: Node
    blank: bool
    tag: str
    """The name of the tag; "" for an output."""
    place: Origin
    start: int
    end: int
    """Where it is written, its block included."""

    def render(self, context: Context, out: Output) -> None:
        """Render the node; at a fault, write the template's own text and tell about it."""
        context.budget.step()
        try:
            self.inner.render(context, out)
        except TemplateError as fault:
            self._stay(context, out, fault)
        except _UNUSABLE as error:
            message = f"a value cannot be used ({type(error).__name__}: {error}); use another"
            self._stay(context, out, TemplateError(message))

    def _stay(self, context: Context, out: Output, fault: TemplateError) -> None:
        """Leave the node's text as it is, unless the fault is that of an include further out."""
        if fault.outermost and context.depth:
            raise fault
        context.tell(self.place.src_uri, self.place.line(self.start), self._message(fault))
        out.write(self.place.source[self.start : self.end])

    def _message(self, fault: TemplateError) -> str:
        if self.tag:
            return f"in `{{% {self.tag} %}}`, {fault}"
        shown = " ".join(self.place.source[self.start : self.end].split())
        return f"in `{shown[:60] + '...' if len(shown) > 60 else shown}`, {fault}"
