"""Liquid's own blocks. Their nodes are python-liquid's, with expressions of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from liquid.ast import BlockNode, ConditionalBlockNode, Node
from liquid.builtin.content import ContentNode
from liquid.builtin.expressions import Identifier
from liquid.builtin.tags.case_tag import CaseNode, MultiExpressionBlockNode
from liquid.builtin.tags.for_tag import ForNode
from liquid.builtin.tags.if_tag import IfNode
from liquid.builtin.tags.ifchanged_tag import IfChangedNode

from mkdocs_blogposts.liquid import comparing, conditions, expressions, loops
from mkdocs_blogposts.liquid.environment import JekyllTag
from mkdocs_blogposts.liquid.expressions import FRAGMENT, Evaluable
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.marks import MarkedLoop, UnmarkedCapture
from mkdocs_blogposts.liquid.structure import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from liquid.token import Token

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.liquid.environment import Engine, Stream

_NAME = re.compile(r"[\w.\[\]-]+", re.ASCII)
_WHEN = re.compile(rf"({FRAGMENT})((?:\s+or\s+|\s*,\s*)(?={FRAGMENT}))?", re.ASCII)


def block(tag: JekyllTag, stream: Stream, end: Container[str]) -> BlockNode:
    """Read what stands up to one of these tags, which is then at the head of the stream."""
    return cast("Engine", tag.env).parser.parse_block(stream, end)


class CommentTag(JekyllTag):
    """`{% comment %}`: what it holds goes away."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return no text."""
        next(stream)
        block(self, stream, {"endcomment"})
        return ContentNode(token, "")


class IfTag(JekyllTag):
    """`{% if %}`."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return the first branch whose condition holds; what follows an `else` is never asked."""
        ends = {"elsif", "else", f"end{token.value}"}
        condition = self.condition(cast("Evaluable", stream.reading(next(stream))))
        consequence = block(self, stream, ends)
        branches: list[ConditionalBlockNode] = []
        default: BlockNode | None = None
        while stream.current.value in ("elsif", "else"):
            branch = next(stream)
            inside = block(self, stream, ends)
            if branch.value == "else":
                default = default or inside
            elif default is None:
                expression = cast("Evaluable", stream.reading(branch))
                branches.append(ConditionalBlockNode(branch, expression, inside))
        return IfNode(token, condition, consequence, branches, default)

    def condition(self, read: Evaluable) -> Evaluable:
        """Return what must hold."""
        return read


class UnlessTag(IfTag):
    """`{% unless %}`."""

    def condition(self, read: Evaluable) -> Evaluable:
        """Return what must hold: the opposite."""
        return conditions.Negation(read)


class _Answers(Evaluable):
    """Which of the values of a `when` are the `case`'s."""

    __slots__ = ("case", "whens")

    def __init__(self, case: Evaluable, whens: Sequence[Evaluable]) -> None:
        super().__init__()
        self.case, self.whens = case, whens

    def value(self, context: Context) -> list[bool]:
        value = self.case.value(context)
        return [comparing.equal(value, when.value(context)) for when in self.whens]


class CaseTag(JekyllTag):
    """`{% case %}`."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return every `when` that fits, as often as it fits; `else` where none did so far."""
        ends = {"when", "else", "endcase"}
        case = cast("Evaluable", stream.reading(next(stream)))
        block(self, stream, ends)
        branches: list[MultiExpressionBlockNode | BlockNode] = []
        while stream.current.value in ("when", "else"):
            branch = next(stream)
            inside = block(self, stream, ends)
            if branch.value == "else":
                branches.append(inside)
            else:
                answers = _Answers(case, cast("Sequence[Evaluable]", stream.reading(branch)))
                branches.append(MultiExpressionBlockNode(branch, inside, answers))  # type: ignore[arg-type]
        return CaseNode(token, case, branches)


class ForTag(JekyllTag):
    """`{% for %}`."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return the loop; of several `else` the last one counts."""
        ends = {"else", "endfor"}
        loop = cast("loops.Loop", stream.reading(next(stream)))
        inside = block(self, stream, ends)
        default: BlockNode | None = None
        while stream.current.value == "else":
            next(stream)
            default = block(self, stream, ends)
        return MarkedLoop(ForNode(token, loop, inside, default), loop.over)


class CaptureTag(JekyllTag):
    """`{% capture %}`."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return what sets the variable to the text of its block."""
        name = Identifier(str(stream.reading(next(stream))), token=token)
        inside = block(self, stream, {"endcapture"})
        # python-liquid leaves out a block of blanks alone; here they are what the author wants.
        inside.blank = False
        return UnmarkedCapture(token, name, inside)


class IfChangedTag(JekyllTag):
    """`{% ifchanged %}`."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return the block, which prints what it did not print last time."""
        next(stream)
        return IfChangedNode(token, block(self, stream, {"endifchanged"}))


def nothing(markup: str) -> object:
    """Read a tag whose markup means nothing."""
    return None


def name(example: str) -> Callable[[str], str]:
    """Return the reader of a tag that holds a name."""

    def read(markup: str) -> str:
        match = _NAME.search(markup)
        if match is None:
            raise TemplateError(f"a name is expected; write `{example}`")
        return match[0]

    return read


def _case(markup: str) -> Evaluable:
    return expressions.required(markup, "`{% case page.layout %}`")


def _when(markup: str) -> list[Evaluable]:
    found = []
    for match in _WHEN.finditer(markup):
        found.append(expressions.primitive(match[1]))
        if not match[2]:
            return found
    raise TemplateError("a value is expected; write `{% when 'post' %}`")


TAGS: Mapping[str, type[JekyllTag]] = {
    "comment": CommentTag,
    "if": IfTag,
    "unless": UnlessTag,
    "case": CaseTag,
    "for": ForTag,
    "capture": CaptureTag,
    "ifchanged": IfChangedTag,
}
_BRANCHES: Mapping[str, Callable[[str], object]] = {"elsif": conditions.read, "else": nothing}
RULES: Mapping[str, Rule] = {
    "comment": Rule(nothing, {}),
    "if": Rule(conditions.read, _BRANCHES),
    "unless": Rule(conditions.read, _BRANCHES),
    "case": Rule(_case, {"when": _when, "else": nothing}),
    "for": Rule(loops.read, {"else": nothing}),
    "capture": Rule(name("{% capture name %}...{% endcapture %}"), {}),
    "ifchanged": Rule(nothing, {}),
}
