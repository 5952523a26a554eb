"""`for`, and `tablerow`, which writes the rows of a table as Liquid 4 does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import marks, values
from mkdocs_blogposts.liquid.context import ContinueError, InterruptError, Output
from mkdocs_blogposts.liquid.expressions import FRAGMENT, Literal, primitive, tight
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.filters.numbers import to_i
from mkdocs_blogposts.liquid.nodes import Block, Guarded
from mkdocs_blogposts.liquid.rounds import Rounds
from mkdocs_blogposts.liquid.structure import TagSyntax
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_blogposts.liquid.context import Context, Expression, Node
    from mkdocs_blogposts.liquid.structure import Make, Part

_FOR = re.compile(rf"\s*([\w-]+\??)\s+in\s+({FRAGMENT})\s*(reversed)?", re.ASCII)
_ROW = re.compile(rf"(\w+)\s+in\s+({FRAGMENT})", re.ASCII)
_OPTION = re.compile(rf"(\w+)\s*:\s*({FRAGMENT})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Marked:
    """A loop that marks what it prints, if anyone wants to know."""

    loop: Node
    over: Expression
    blank: bool

    def render(self, context: Context, out: Output) -> None:
        """Render the loop."""
        noted = context.marks if context.marks and not context.marks.captured else None
        kind = marks.kind_of(values.items(self.over.value(context))) if noted else "other"
        if noted is None or kind == "other":
            self.loop.render(context, out)
            return
        inside = Output(context.budget)
        try:
            self.loop.render(context, inside)
        finally:  # A `break` may leave the loop, too.
            out.write(noted.around(inside.text(), kind))


# -- for -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Loop:
    """What stands in a `for`: `item in list reversed limit:2 offset:continue`."""

    name: str
    over: Expression
    key: str
    """Name and list as written, by which `offset:continue` knows loops of one kind."""
    is_turned: bool
    options: Mapping[str, Expression]
    goes_on: bool
    """Whether it begins where the last loop of its kind ended."""

    def items(self, context: Context) -> Sequence[object]:
        """Return the items to go through."""
        over = self.over.value(context)
        found = values.items(over)
        if isinstance(over, str):
            return found
        start = context.stops.get(self.key, 0) if self.goes_on else self._number("offset", context) or 0
        limit = self._number("limit", context)
        chosen = found[max(0, start) :] if limit is None else found[max(0, start) : max(0, start + limit)]
        context.stops[self.key] = start + len(chosen)
        if context.marks is not None:
            context.marks.note(chosen)
        return chosen[::-1] if self.is_turned else chosen

    def _number(self, option: str, context: Context) -> int | None:
        value = self.options.get(option, Literal(None)).value(context)
        if value is None:
            return None
        try:
            return int(value) if isinstance(value, int | float) else int(values.to_s(value))
        except (ValueError, OverflowError):
            shown = values.to_s(value)[:40]
            raise TemplateError(
                f"`{option}` must be a whole number, but is `{shown}`; write `{option}: 5`"
            ) from None


@dataclass(frozen=True, slots=True)
class For:
    """`{% for %}`; of several `else` the last one counts."""

    loop: Loop
    inside: Block
    otherwise: Block | None
    blank: bool

    def render(self, context: Context, out: Output) -> None:
        """Write what it holds once for every item."""
        items = self.loop.items(context)
        if not items:
            if self.otherwise:
                self.otherwise.render(context, out)
            return
        seen: dict[str, object] = {}
        around = context.loops[-1] if context.loops else None
        forloop = Rounds("ForloopDrop", len(items), {"name": self.loop.key, "parentloop": around})
        context.loops.append(forloop)
        try:
            with context.scope(seen):
                self._go_through(items, forloop, seen, context, out)
        finally:
            context.loops.pop()

    def _go_through(
        self,
        items: Sequence[object],
        forloop: Rounds,
        seen: dict[str, object],
        context: Context,
        out: Output,
    ) -> None:
        for index, item in enumerate(items):
            context.budget.tick()
            forloop.index = index
            seen["forloop"] = forloop
            seen[self.loop.name] = item
            try:
                self.inside.render(context, out)
            except ContinueError:
                continue
            except InterruptError:
                return


def _read_for(markup: str) -> Make:
    """Read what stands behind `for`; raise `TemplateError` where a part is missing."""
    markup = tight(markup)
    match = _FOR.match(markup)
    if match is None:
        raise TemplateError("a loop needs a name and a list; write `{% for post in site.posts %}`")
    name, over, turned = match.groups()
    texts = dict(_OPTION.findall(markup, match.end()))
    options = {key: primitive(text) for key, text in texts.items()}
    goes_on = texts.get("offset") == "continue"
    loop = Loop(name, primitive(over), f"{name}-{over}", bool(turned), options, goes_on)

    def make(parts: Sequence[Part]) -> Node:
        inside, otherwise = parts[0].block, parts[-1].block if len(parts) > 1 else None
        blank = inside.blank and (otherwise is None or otherwise.blank)
        return Marked(For(loop, inside, otherwise, blank), loop.over, blank)

    return make


# -- tablerow ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tablerow:
    """A loop that writes the rows and cells of a table around what it holds."""

    name: str
    over: Expression
    options: Mapping[str, Expression]
    """`cols`, `limit` and `offset`; without `cols`, or where that is no number, there is one row."""
    inside: Block
    interrupted: Block
    """What a cell holds once a `break` has ended another one: all up to its first tag."""
    blank: bool

    def render(self, context: Context, out: Output) -> None:
        """Write the rows; a `break` ends a cell, later ones at their first tag, and the loop around."""
        over = self.over.value(context)
        if not values.is_truthy(over):
            return
        items, columns = self._items(context, over), self._number(context, "cols")
        if context.marks is not None:
            context.marks.note(items)
        out.write('<tr class="row1">\n')
        interrupt = self._cells(items, columns, context, out) if items else None
        out.write("</tr>\n")
        if interrupt is not None:
            raise interrupt

    def _items(self, context: Context, over: object) -> Sequence[object]:
        found = values.items(over)
        if isinstance(over, str):
            return found
        start = max(0, self._number(context, "offset"))
        if "limit" not in self.options:
            return found[start:]
        return found[start : max(0, self._number(context, "offset") + self._number(context, "limit"))]

    def _number(self, context: Context, option: str) -> int:
        expression = self.options.get(option)
        value = expression.value(context) if expression else 0
        if isinstance(value, str) or value is None:
            return to_i(value or "")
        if isinstance(value, bool) or not isinstance(value, int | float):
            kind = values.kind_of(value)
            raise TemplateError(f"`{option}` must be a number, but is {kind}; write `{option}:3`")
        return int(value)

    def _cells(
        self, items: Sequence[object], columns: int, context: Context, out: Output
    ) -> InterruptError | None:
        """Write the cells; return what ended one of them."""
        interrupt: InterruptError | None = None
        loop = Rounds("TablerowloopDrop", len(items), {})
        with context.scope({"tablerowloop": loop}):
            for index, item in enumerate(items):
                context.budget.tick()
                row, column = divmod(index, columns) if columns > 0 else (0, index)
                is_end = column + 1 == columns
                loop.index = index
                loop.more = {"row": row + 1, "col": column + 1, "col0": column}
                loop.more |= {"col_first": column == 0, "col_last": is_end}
                out.write(f'<td class="col{column + 1}">')
                inside = self.inside if interrupt is None else self.interrupted
                with context.scope({self.name: item}):
                    try:
                        inside.render(context, out)
                    except InterruptError as raised:
                        interrupt = raised
                out.write("</td>")
                if is_end and index + 1 < len(items):
                    out.write(f'</tr>\n<tr class="row{row + 2}">')
        return interrupt


def _read_row(markup: str) -> Make:
    """Read what stands behind `tablerow`; raise `TemplateError` where a part is missing."""
    markup = tight(markup)
    match = _ROW.search(markup)
    if match is None:
        raise TemplateError("a row needs a name and a list; write `{% tablerow post in site.posts cols:3 %}`")
    name, over = match[1], primitive(match[2])
    options = {key: primitive(text) for key, text in _OPTION.findall(markup)}

    def make(parts: Sequence[Part]) -> Node:
        ((_, _, block),) = parts
        is_tag = (isinstance(node, Guarded) and bool(node.tag) for node in block.nodes)
        first = next((at for at, found in enumerate(is_tag, 1) if found), None)
        inside, interrupted = Block(block.nodes, blank=False), Block(block.nodes[:first], blank=False)
        return Marked(Tablerow(name, over, options, inside, interrupted, block.blank), over, block.blank)

    return make


def _nothing(markup: str) -> Sequence[Expression]:
    return ()


TAGS: Mapping[str, TagSyntax] = {
    "for": TagSyntax(_read_for, {"else": _nothing}),
    "tablerow": TagSyntax(_read_row, {}),
}
