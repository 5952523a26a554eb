"""`tablerow`, as Liquid 4 writes the rows of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TextIO, cast

from liquid.ast import BlockNode, Node
from liquid.exceptions import LiquidInterrupt
from liquid.token import TOKEN_TAG

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.environment import JekyllTag
from mkdocs_blogposts.liquid.expressions import FRAGMENT, primitive, tight
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.filters.numbers import to_i
from mkdocs_blogposts.liquid.loops import OPTION
from mkdocs_blogposts.liquid.marks import MarkedLoop, shown
from mkdocs_blogposts.liquid.structure import Rule
from mkdocs_blogposts.liquid.tags.blocks import block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liquid.context import RenderContext
    from liquid.token import Token

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.liquid.environment import Stream
    from mkdocs_blogposts.liquid.expressions import Evaluable

_ROW = re.compile(rf"(\w+)\s+in\s+({FRAGMENT})", re.ASCII)


class Row(NamedTuple):
    """What stands in a `tablerow`."""

    name: str
    over: Evaluable
    options: Mapping[str, Evaluable]
    """`cols`, `limit` and `offset`; without `cols`, or where that is no number, there is one row."""


def read(markup: str) -> Row:
    """Read what stands behind `tablerow`; raise `TemplateError` where a part is missing."""
    markup = tight(markup)
    match = _ROW.search(markup)
    if match is None:
        raise TemplateError("a row needs a name and a list; write `{% tablerow post in site.posts cols:3 %}`")
    options = {key: primitive(text) for key, text in OPTION.findall(markup)}
    return Row(match[1], primitive(match[2]), options)


class TablerowNode(Node):
    """A loop that writes the rows and cells of a table around what it holds."""

    __slots__ = ("block", "interrupted", "row")

    def __init__(self, token: Token, row: Row, inside: BlockNode) -> None:
        """Write `inside` for every item."""
        super().__init__(token)
        self.row, self.block = row, inside
        self.blank, inside.blank = inside.blank, False
        tags = (at for at, node in enumerate(inside.nodes, 1) if node.token.kind == TOKEN_TAG)
        self.interrupted = BlockNode(token, inside.nodes[: next(tags, None)])
        self.interrupted.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the rows; a `break` ends a cell, later ones at their first tag, and the loop around."""
        ours = cast("Context", context)
        over = self.row.over.value(ours)
        if not values.is_truthy(over):
            return 0
        items, columns = self._items(ours, over), self._number(ours, "cols")
        shown(ours, items)
        interrupt: LiquidInterrupt | None = None
        loop: dict[str, object] = {}
        buffer.write('<tr class="row1">\n')
        with ours.extend({"tablerowloop": loop, self.row.name: None} if items else {}):
            for index, item in enumerate(items):
                ours.budget.tick()
                loop |= _counts(index, len(items), columns)
                inside = self.block if interrupt is None else self.interrupted
                interrupt = self._cell(ours, buffer, inside, item, loop) or interrupt
        buffer.write("</tr>\n")
        if interrupt is not None:
            raise interrupt
        return 1

    def _items(self, context: Context, over: object) -> Sequence[object]:
        found = values.items(over)
        if isinstance(over, str):
            return found
        start = max(0, self._number(context, "offset"))
        if "limit" not in self.row.options:
            return found[start:]
        return found[start : max(0, self._number(context, "offset") + self._number(context, "limit"))]

    def _number(self, context: Context, option: str) -> int:
        expression = self.row.options.get(option)
        value = expression.value(context) if expression else 0
        if isinstance(value, str) or value is None:
            return to_i(value or "")
        if isinstance(value, bool) or not isinstance(value, int | float):
            kind = values.kind_of(value)
            raise TemplateError(f"`{option}` must be a number, but is {kind}; write `{option}:3`")
        return int(value)

    def _cell(
        self, context: Context, buffer: TextIO, inside: BlockNode, item: object, loop: Mapping[str, object]
    ) -> LiquidInterrupt | None:
        interrupt = None
        buffer.write(f'<td class="col{loop["col"]}">')
        with context.extend({self.row.name: item}):
            try:
                inside.render(context, buffer)
            except LiquidInterrupt as raised:
                interrupt = raised
        buffer.write("</td>")
        if loop["col_last"] and not loop["last"]:
            buffer.write(f'</tr>\n<tr class="row{cast("int", loop["row"]) + 1}">')
        return interrupt


def _counts(index: int, length: int, columns: int) -> dict[str, object]:
    """Return what a cell sees as `tablerowloop`."""
    row, column = divmod(index, columns) if columns > 0 else (0, index)
    return {
        "length": length,
        "index": index + 1,
        "index0": index,
        "rindex": length - index,
        "rindex0": length - index - 1,
        "first": index == 0,
        "last": index == length - 1,
        "row": row + 1,
        "col": column + 1,
        "col0": column,
        "col_first": column == 0,
        "col_last": column + 1 == columns,
    }


class TablerowTag(JekyllTag):
    """`{% tablerow %}`."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return the loop."""
        row = cast("Row", stream.reading(next(stream)))
        return MarkedLoop(TablerowNode(token, row, block(self, stream, {"endtablerow"})), row.over)


TAGS: Mapping[str, type[JekyllTag]] = {"tablerow": TablerowTag}
RULES: Mapping[str, Rule] = {"tablerow": Rule(read, {})}
