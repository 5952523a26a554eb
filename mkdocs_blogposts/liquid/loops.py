"""What `for` and `tablerow` go through: `item in list reversed limit:2 offset:continue`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from liquid.builtin.expressions import LoopExpression

from mkdocs_blogposts.liquid import marks, values
from mkdocs_blogposts.liquid.expressions import FRAGMENT, Literal, primitive, tight
from mkdocs_blogposts.liquid.faults import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liquid.context import RenderContext

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.liquid.faults import Budget

EXAMPLE = "`{% for post in site.posts %}`"
_FOR = re.compile(rf"\s*([\w-]+\??)\s+in\s+({FRAGMENT})\s*(reversed)?", re.ASCII)
OPTION = re.compile(rf"(\w+)\s*:\s*({FRAGMENT})", re.ASCII)


class Loop(LoopExpression):
    """A loop's list, cut and turned as its options say; python-liquid's nodes walk through it."""

    __slots__ = ("continues", "key", "options", "over", "turned")

    def __init__(self, name: str, over: str, turned: bool, options: dict[str, str]) -> None:
        """Loop over a collection; `options` are `limit` and `offset` as written."""
        self.identifier = name
        self.iterable = over  # type: ignore[assignment]
        self.over = primitive(over)
        self.turned = turned
        self.key = f"{name}-{over}"
        self.options = {key: primitive(text) for key, text in options.items()}
        self.continues = options.get("offset") == "continue"

    def evaluate(self, context: RenderContext) -> tuple[Iterator[object], int]:
        """Return the items and their number."""
        return self.items(cast("Context", context))

    def items(self, context: Context) -> tuple[Iterator[object], int]:
        """Return the items, each of which is counted when it is taken, and their number."""
        over = self.over.value(context)
        found = values.items(over)
        if isinstance(over, str):
            return _counted(iter(found), context.budget), len(found)
        start = context.stopindex(self.key) if self.continues else self._number("offset", context) or 0
        limit = self._number("limit", context)
        chosen = found[max(0, start) :] if limit is None else found[max(0, start) : max(0, start + limit)]
        context.stopindex(self.key, start + len(chosen))
        marks.shown(context, chosen)
        return _counted(reversed(chosen) if self.turned else iter(chosen), context.budget), len(chosen)

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


def _counted(items: Iterator[object], budget: Budget) -> Iterator[object]:
    for item in items:
        budget.tick()
        yield item


def read(markup: str) -> Loop:
    """Read what stands behind `for`; raise `TemplateError` where a part is missing."""
    markup = tight(markup)
    match = _FOR.match(markup)
    if match is None:
        raise TemplateError(f"a loop needs a name and a list; write {EXAMPLE}")
    return Loop(match[1], match[2], bool(match[3]), dict(OPTION.findall(markup, match.end())))


def names(markup: str) -> Sequence[str]:
    """Return the fragments of a list that is parted by commas, for `cycle`."""
    found = (re.search(FRAGMENT, part) for part in markup.split(","))
    return [match[0] for match in found if match]
