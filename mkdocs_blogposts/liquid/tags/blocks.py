"""Liquid's own blocks, but for the loops."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import comparing, conditions, expressions
from mkdocs_blogposts.liquid.expressions import FRAGMENT
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.nodes import Text
from mkdocs_blogposts.liquid.structure import TagSyntax

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_blogposts.liquid.context import Context, Expression, Node, Output
    from mkdocs_blogposts.liquid.nodes import Block
    from mkdocs_blogposts.liquid.structure import Make, Part

_NAME = re.compile(r"[\w.\[\]-]+", re.ASCII)
_WHEN = re.compile(rf"({FRAGMENT})((?:\s+or\s+|\s*,\s*)(?={FRAGMENT}))?", re.ASCII)


def _branches(parts: Sequence[Part]) -> tuple[Sequence[Part], bool]:
    """Return parts of which one is chosen: they are blank where all are, and whether that is so."""
    blank = all(part.block.blank for part in parts)
    return [part._replace(block=replace(part.block, blank=blank)) for part in parts], blank


@dataclass(frozen=True, slots=True)
class If:
    """`{% if %}` and `{% unless %}`: the first part whose condition holds."""

    branches: Sequence[tuple[Expression, Block]]
    otherwise: Block | None
    blank: bool

    def render(self, context: Context, out: Output) -> None:
        """Write that part."""
        for condition, block in self.branches:
            if condition.value(context):
                block.render(context, out)
                return
        if self.otherwise:
            self.otherwise.render(context, out)


def _if(markup: str) -> Make:
    condition = conditions.read(markup)
    return lambda parts: _chosen(condition, parts)


def _unless(markup: str) -> Make:
    condition = conditions.Negation(conditions.read(markup))
    return lambda parts: _chosen(condition, parts)


def _chosen(condition: Expression, parts: Sequence[Part]) -> Node:
    """Return the node of an `if`; what follows an `else` is never asked."""
    end = next((at for at, part in enumerate(parts) if part.name == "else"), len(parts))
    parts, blank = _branches(parts[: end + 1])
    branches = [(condition, parts[0].block), *((part.given[0], part.block) for part in parts[1:end])]
    return If(branches, parts[end].block if end < len(parts) else None, blank)


@dataclass(frozen=True, slots=True)
class Case:
    """`{% case %}`: every `when` that fits, as often as it fits; `else` where none did so far."""

    subject: Expression
    parts: Sequence[Part]
    blank: bool

    def render(self, context: Context, out: Output) -> None:
        """Write all that fit."""
        fits = False
        for part in self.parts:
            if part.name == "else":
                times = 0 if fits else 1
            else:
                subject = self.subject.value(context)
                context.budget.step(len(part.given))
                times = sum(
                    comparing.equal(subject, when.value(context), context.budget) for when in part.given
                )
                fits = fits or times > 0
            for _ in range(times):
                part.block.render(context, out)


def _case(markup: str) -> Make:
    subject = expressions.required(markup, "`{% case page.layout %}`")
    # What stands before the first `when` is never shown.
    return lambda parts: Case(subject, *_branches(parts[1:]))


def _when(markup: str) -> Sequence[Expression]:
    found = []
    for match in _WHEN.finditer(markup):
        found.append(expressions.primitive(match[1]))
        if not match[2]:
            return found
    raise TemplateError("a value is expected; write `{% when 'post' %}`")


@dataclass(frozen=True, slots=True)
class Capture:
    """`{% capture %}`; its text is a value to compare, and bears no marks."""

    name: str
    inside: Block
    blank: bool = True

    def render(self, context: Context, out: Output) -> None:
        """Set the variable to the text of the block."""
        if context.marks is None:
            context.assigned[self.name] = self.inside.rendered(context)
            return
        context.marks.captured += 1
        try:
            context.assigned[self.name] = self.inside.rendered(context)
        finally:
            context.marks.captured -= 1


def _capture(markup: str) -> Make:
    name = name_in(markup, "{% capture name %}...{% endcapture %}")
    # A block of blanks alone prints nothing elsewhere; here blanks are what the author wants.
    return lambda parts: Capture(name, replace(parts[0].block, blank=False))


@dataclass(frozen=True, slots=True)
class IfChanged:
    """`{% ifchanged %}`: what it holds, where it is not what the last one printed."""

    inside: Block
    blank: bool

    def render(self, context: Context, out: Output) -> None:
        """Write the block."""
        text = self.inside.rendered(context)
        if text != context.changed:
            context.changed = text
            out.write(text)


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
    "comment": TagSyntax(lambda markup: lambda parts: Text("", blank=True), {}),
    "if": TagSyntax(_if, _CONDITIONS),
    "unless": TagSyntax(_unless, _CONDITIONS),
    "case": TagSyntax(_case, {"when": _when, "else": lambda markup: ()}),
    "capture": TagSyntax(_capture, {}),
    "ifchanged": TagSyntax(lambda markup: lambda parts: IfChanged(parts[0].block, parts[0].block.blank), {}),
}
