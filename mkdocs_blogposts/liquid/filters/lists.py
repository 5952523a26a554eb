"""Filters for lists, of Liquid and of Jekyll; those that look for something are in `search`."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cmp_to_key
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import comparing, values
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.filters.text import integer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.liquid.faults import Budget


def members(context: Context, value: object) -> list[object]:
    """Return what Liquid's list filters work on: lists are flattened, one thing is a list of one.

    Each is a step.
    """
    if isinstance(value, list | tuple):
        flat = values.flat(value, context.budget)
        context.budget.step(_ITEM * len(flat))
        return flat
    if isinstance(value, range):
        return _spread(context, value)
    return [] if value is None else [value]


def each(context: Context, value: object) -> Sequence[object]:
    """Return what a filter goes through, as a loop does; raise `TemplateError` for a very long range."""
    if isinstance(value, range):
        return _spread(context, value)
    found = values.items(value)
    context.budget.step(_ITEM * len(found))
    return found


def _spread(context: Context, value: range) -> list[object]:
    if value.stop - value.start > _LONGEST:
        raise TemplateError("a range is too long for a filter; write `(1..100)`")
    context.budget.step(len(value))
    return list(value)


_LONGEST = 1_000_000
_ITEM = 8
"""Steps of a filter for an item of its list, which is looked up, and compared where the list is sorted."""
_MARK = 30
"""Steps to tell an item from all others by its inspection."""


def _join(context: Context, value: object, glue: object = " ") -> str:
    return values.joined(members(context, value), values.to_s(glue), context.budget)


def _property(item: object, key: object) -> object:
    """Return `item[key]`, as Ruby's filters look into items; raise `TemplateError` for a whole number."""
    if isinstance(item, int | list | tuple) and not isinstance(item, bool):
        kind = values.kind_of(item)
        raise TemplateError(f"`{values.to_s(key)}` is looked up in {kind}; give a list of posts, for example")
    if isinstance(item, str):
        return values.to_s(key) if values.to_s(key) in item else None
    return values.found(item, key, is_name=False)


def _map(context: Context, value: object, key: object) -> list[object]:
    return [_property(item, key) for item in members(context, value)]


def _uniq(context: Context, value: object, key: object = None) -> list[object] | None:
    items = members(context, value)
    if len(items) == 1:
        return items
    if key is not None and not _have_parts(items):
        return None
    found: list[object] = []
    seen: set[object] = set()
    for item in items:
        sought = item if key is None else _property(item, key)
        mark = (type(sought), values.inspected(sought)) if not isinstance(sought, values.Drop) else id(sought)
        context.budget.step(_MARK)
        context.budget.weigh(mark[1] if isinstance(mark, tuple) else None)
        if mark not in seen:
            seen.add(mark)
            found.append(item)
    return found


def _compact(context: Context, value: object, key: object = None) -> list[object] | None:
    items = members(context, value)
    if key is not None and not _have_parts(items):
        return None
    return [each for each in items if (each if key is None else _property(each, key)) is not None]


def _have_parts(items: Sequence[object]) -> bool:
    """Say whether something can be looked up in every item; filters give nil where that is not so."""
    return not any(item is None or isinstance(item, bool | float) for item in items)


def _concat(context: Context, value: object, other: object) -> list[object]:
    if not isinstance(other, list | tuple):
        kind = values.kind_of(other)
        example = "write `{{ page.tags | concat: page.categories }}`"
        raise TemplateError(f"`concat` needs a list, but is given {kind}; {example}")
    return [*members(context, value), *members(context, other)]


def _sort(context: Context, value: object, key: object = None, nils: object = "first") -> object:
    if not isinstance(value, list | tuple | range | Mapping):
        raise TemplateError(f"`sort` cannot sort {values.kind_of(value)}; write `site.posts | sort: 'title'`")
    if key is None:
        return _ordered(context, each(context, value), lambda item: item)
    if nils not in ("first", "last"):
        shown = values.to_s(nils)[:40]
        raise TemplateError(
            f"`sort` puts nils `first` or `last`, not `{shown}`; write `sort: 'date', 'last'`"
        )
    return _ordered(
        context, each(context, value), lambda item: sortable(item, key), nils_first=nils == "first"
    )


def _ordered(
    context: Context,
    items: Sequence[object],
    key: Callable[[object], object],
    *,
    nils_first: bool | None = None,
) -> list[object]:
    """Return items in the order of their keys; raise `TemplateError` for keys without an order.

    Properties of items, whose nils come `nils_first` or last, always have one: as text, if need be.
    """
    apart = nils_first is not None

    def order(left: tuple[object, object], right: tuple[object, object]) -> int:
        context.budget.step()
        return _order(left[0], right[0], context.budget, as_text=apart)

    pairs = [(key(item), item) for item in items]
    nils = [item for sought, item in pairs if apart and sought is None]
    rest = [pair for pair in pairs if not apart or pair[0] is not None]
    rest.sort(key=cmp_to_key(order))
    found = [item for _, item in rest]
    return nils + found if nils_first else found + nils


def _order(left: object, right: object, budget: Budget, *, as_text: bool) -> int:
    result = comparing.order(left, right, budget)
    if result is None and as_text:
        result = comparing.order(values.to_s(left), values.to_s(right), budget)
    if result is None:
        kinds = f"{values.kind_of(left)} and {values.kind_of(right)}"
        raise TemplateError(
            f"`sort` cannot compare {kinds}; sort by what all items have, as in `sort: 'title'`"
        )
    return result


def sortable(item: object, key: object) -> object:
    """Return what Jekyll sorts, groups and compares by: a value behind dots, numbers even where quoted."""
    found: object = item
    for name in values.to_s(key).split("."):
        found = _property(found, name)
    if isinstance(found, str) and found.strip():
        return _numeric(found)
    return found


def _numeric(text: str) -> object:
    plain = text.strip().removeprefix("-")
    if not plain.isascii() or not plain.replace(".", "", 1).isdigit() or len(plain) > 300:
        return text
    return int(text) if "." not in plain else float(text)


def _sort_natural(context: Context, value: object, key: object = None) -> list[object] | None:
    def folded(item: object) -> object:
        sought = item if key is None else _property(item, key)
        return None if sought is None else values.to_s(sought).casefold()

    items = members(context, value)
    if key is not None and not _have_parts(items):
        return None
    return items if len(items) == 1 else _ordered(context, items, folded, nils_first=False)


def _pop(value: object, count: object = 1) -> object:
    number = max(0, integer(count, "pop"))
    return list(value)[: max(0, len(value) - number)] if isinstance(value, list | tuple) else value


def _shift(value: object, count: object = 1) -> object:
    number = max(0, integer(count, "shift"))
    return list(value)[number:] if isinstance(value, list | tuple) else value


def _default(value: object, other: object = "") -> object:
    empty = isinstance(value, str | list | tuple | Mapping) and not value
    return value if values.is_truthy(value) and not empty else other


def _sentence(context: Context, value: object, connector: object = "and") -> str:
    if isinstance(value, str | Mapping):
        # Ruby looks into these as into a list: for characters, and for keys that are numbers.
        parts: Sequence[object] = (
            value if isinstance(value, str) else [value.get(at) for at in range(len(value))]
        )
        value = list(parts) if len(parts) < 3 else value
    if not isinstance(value, list | tuple):
        kind = values.kind_of(value)
        message = f"`array_to_sentence_string` needs a list, but is given {kind}"
        raise TemplateError(f"{message}; write `{{{{ page.tags | array_to_sentence_string }}}}`")
    context.budget.step(len(value))
    *most, last = [values.to_s(each) for each in value] or [""]
    if len(most) < 2:
        return f" {values.to_s(connector)} ".join([*most, last])
    return f"{', '.join(most)}, {values.to_s(connector)} {last}"


def _sample(context: Context, value: object, count: object = 1) -> object:
    """Take items that stay the same from build to build, but differ from page to page."""
    if not isinstance(value, list | tuple):
        return value
    if not value:
        return None
    number = integer(count, "sample")
    start = zlib.crc32(context.entry.source.src_uri.encode("utf-8", "replace")) % len(value)
    turned = [*value[start:], *value[:start]]
    return turned[0] if number == 1 else turned[: max(0, number)]


FILTERS: Mapping[str, Callable[..., object]] = {
    "join": _join,
    "reverse": lambda context, value: members(context, value)[::-1],
    "map": _map,
    "compact": _compact,
    "concat": _concat,
    "first": values.first,
    "last": values.last,
    "default": _default,
    "push": lambda value, item: [*value, item] if isinstance(value, list | tuple) else value,
    "unshift": lambda value, item: [item, *value] if isinstance(value, list | tuple) else value,
    "pop": _pop,
    "shift": _shift,
    "array_to_sentence_string": _sentence,
    "sort": _sort,
    "sort_natural": _sort_natural,
    "uniq": _uniq,
    "sample": _sample,
}
