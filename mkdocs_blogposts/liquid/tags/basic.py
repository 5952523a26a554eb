"""Liquid's own tags, but for the loops."""

from __future__ import annotations

import re
import string
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import comparing, conditions, expressions, values
from mkdocs_blogposts.liquid.context import ContinueError, InterruptError
from mkdocs_blogposts.liquid.expressions import FRAGMENT
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.nodes import TagNode, Text
from mkdocs_blogposts.liquid.structure import Make, TagSyntax

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_blogposts.liquid.context import Context, Expression, Node, Output
    from mkdocs_blogposts.liquid.structure import Part

_NAME = re.compile(r"[\w.\[\]-]+", re.ASCII)
_WHEN = re.compile(rf"({FRAGMENT})((?:\s+or\s+|\s*,\s*)(?={FRAGMENT}))?", re.ASCII)
_NAME_SIGNS = string.ascii_letters + string.digits + "_.[]()-"
_NAMED_CYCLE = re.compile(r"""\s*("[^"]*"|'[^']*'|[^\s,|'":]+)\s*:\s*(.*)""", re.DOTALL | re.ASCII)


def _assign(markup: str) -> Make:
    left, sign, right = markup.partition("=")
    left = left.rstrip()
    name = left[len(left.rstrip(_NAME_SIGNS)) :]
    if not sign or not name:
        raise TemplateError("a name and a value are expected; write `{% assign name = 'value' %}`")
    expression = expressions.filtered(right)

    def render(context: Context, out: Output) -> None:
        context.assigned[name] = expression.value(context)

    return lambda parts: TagNode(render, blank=True)


def _increment(markup: str) -> Make:
    """Print a counter, then count."""
    name = name_in(markup, "{% increment counter %}")

    def render(context: Context, out: Output) -> None:
        number = context.counters.get(name, 0)
        context.counters[name] = number + 1
        out.write(str(number))

    return lambda parts: TagNode(render)


def _decrement(markup: str) -> Make:
    """Count down, then print the counter."""
    name = name_in(markup, "{% decrement counter %}")

    def render(context: Context, out: Output) -> None:
        context.counters[name] = number = context.counters.get(name, 0) - 1
        out.write(str(number))

    return lambda parts: TagNode(render)


def _cycle(markup: str) -> Make:
    """Print one value after the other; cycles of one name go on where the last one was."""
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
    own = object()

    def render(context: Context, out: Output) -> None:
        key = values.to_s(name.value(context)) if name else own
        place = context.cycles.get(key, 0)
        context.cycles[key] = place + 1 if place + 1 < len(items) else 0
        # A shorter cycle of the same name can be behind its end.
        if place < len(items):
            out.write(values.printed(items[place].value(context), context.budget))

    return lambda parts: TagNode(render)


def _interrupt(kind: type[InterruptError]) -> TagSyntax:
    """Return a tag that ends the loop, or its round; outside of loops, the body."""

    def render(context: Context, out: Output) -> None:
        raise kind

    return TagSyntax(lambda markup: lambda parts: TagNode(render, blank=True))


def _branches(parts: Sequence[Part]) -> tuple[Sequence[Part], bool]:
    """Return parts of which one is chosen: they are blank where all are, and whether that is so."""
    blank = all(part.block.blank for part in parts)
    return [part._replace(block=replace(part.block, blank=blank)) for part in parts], blank


def _if(markup: str) -> Make:
    condition = conditions.read(markup)
    return lambda parts: _chosen(condition, parts)


def _unless(markup: str) -> Make:
    condition = conditions.Negation(conditions.read(markup))
    return lambda parts: _chosen(condition, parts)


def _chosen(condition: Expression, parts: Sequence[Part]) -> Node:
    """Return what writes the first part whose condition holds; what follows an `else` is never asked."""
    end = next((at for at, part in enumerate(parts) if part.name == "else"), len(parts))
    parts, blank = _branches(parts[: end + 1])
    branches = [(condition, parts[0].block), *((part.given[0], part.block) for part in parts[1:end])]
    otherwise = parts[end].block if end < len(parts) else None

    def render(context: Context, out: Output) -> None:
        for condition, block in branches:
            if condition.value(context):
                block.render(context, out)
                return
        if otherwise:
            otherwise.render(context, out)

    return TagNode(render, blank)


def _case(markup: str) -> Make:
    subject = expressions.required(markup, "`{% case page.layout %}`")
    # What stands before the first `when` is never shown.
    return lambda parts: _fitting(subject, *_branches(parts[1:]))


def _fitting(subject: Expression, parts: Sequence[Part], blank: bool) -> Node:
    """Return what writes every `when` that fits, as often as it fits, and `else` where none did so far."""

    def render(context: Context, out: Output) -> None:
        fits = False
        for part in parts:
            if part.name == "else":
                times = 0 if fits else 1
            else:
                value, budget = subject.value(context), context.budget
                budget.step(len(part.given))
                times = sum(comparing.equal(value, when.value(context), budget) for when in part.given)
                fits = fits or times > 0
            for _ in range(times):
                part.block.render(context, out)

    return TagNode(render, blank)


def _when(markup: str) -> Sequence[Expression]:
    found = []
    for match in _WHEN.finditer(markup):
        found.append(expressions.primitive(match[1]))
        if not match[2]:
            return found
    raise TemplateError("a value is expected; write `{% when 'post' %}`")


def _capture(markup: str) -> Make:
    """Set a variable to the text of the block, which is a value to compare, and bears no marks."""
    name = name_in(markup, "{% capture name %}...{% endcapture %}")

    def make(parts: Sequence[Part]) -> Node:
        # A block of blanks alone prints nothing elsewhere; here blanks are what the author wants.
        inside = replace(parts[0].block, blank=False)

        def render(context: Context, out: Output) -> None:
            with context.marks.unmarked() if context.marks else nullcontext():
                context.assigned[name] = inside.rendered(context)

        return TagNode(render, blank=True)

    return make


def _if_changed(parts: Sequence[Part]) -> Node:
    """Return what writes the block, unless it is what the last one printed."""
    inside = parts[0].block

    def render(context: Context, out: Output) -> None:
        text = inside.rendered(context)
        if text != context.changed:
            context.changed = text
            out.write(text)

    return TagNode(render, inside.blank)


def name_in(markup: str, example: str) -> str:
    """Return the name that a tag holds; raise `TemplateError` with an example where there is none."""
    match = _NAME.search(markup)
    if match is None:
        raise TemplateError(f"a name is expected; write `{example}`")
    return match[0]


_CONDITIONS: Mapping[str, Callable[[str], Sequence[Expression]]] = {
    "elsif": lambda markup: (conditions.read(markup),),
    "else": lambda markup: (),
}
TAGS: Mapping[str, TagSyntax] = {
    "assign": TagSyntax(_assign),
    "increment": TagSyntax(_increment),
    "decrement": TagSyntax(_decrement),
    "cycle": TagSyntax(_cycle),
    "break": _interrupt(InterruptError),
    "continue": _interrupt(ContinueError),
    "comment": TagSyntax(lambda markup: lambda parts: Text("", blank=True), {}),
    "if": TagSyntax(_if, _CONDITIONS),
    "unless": TagSyntax(_unless, _CONDITIONS),
    "case": TagSyntax(_case, {"when": _when, "else": lambda markup: ()}),
    "capture": TagSyntax(_capture, {}),
    "ifchanged": TagSyntax(lambda markup: _if_changed, {}),
}
