"""Jekyll's filters that find and group: `where`, `find`, `group_by` and their siblings with expressions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import conditions, expressions, values
from mkdocs_blogposts.liquid.filters.lists import each, sortable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_blogposts.liquid.context import Context, Expression


def _searched(context: Context, value: object) -> Sequence[object] | None:
    """Return the items to search: the values of a mapping; None for what cannot be searched."""
    if isinstance(value, Mapping):
        context.budget.step(len(value))
        return list(value.values())
    return each(context, value) if isinstance(value, list | tuple | range) else None


def _matcher(context: Context, key: object, target: object) -> Callable[[object], bool]:
    """Return the test of `where` and `find`: equal as text, or one of a list's items is."""
    if target is None:
        return lambda item: sortable(item, key) is None
    wanted = values.to_s(target)

    def matches(item: object) -> bool:
        found = sortable(item, key)
        if isinstance(target, values.Keyword):
            if isinstance(found, str | list | tuple | None):
                return not values.printed(found, context.budget)
            return isinstance(found, Mapping) and not found
        parts = found if isinstance(found, list | tuple) else [] if found is None else [found]
        return any(values.to_s(part) == wanted for part in parts)

    return matches


_ASKING = 8
"""Steps to ask a condition of an item."""


def _tested(context: Context, variable: object, expression: Expression) -> Callable[[object], object]:
    """Return what evaluates an expression with a variable set to an item."""
    name = values.to_s(variable)

    def evaluate(item: object) -> object:
        context.budget.step(_ASKING)
        with context.scope({name: item}):
            return expression.value(context)

    return evaluate


def _by_key(context: Context, value: object, key: object, target: object) -> Iterator[object] | None:
    items = _searched(context, value)
    if items is None or not values.is_truthy(key):
        return None
    return filter(_matcher(context, key, target), items)


def _by_condition(context: Context, value: object, variable: object, text: object) -> Iterator[object] | None:
    items = _searched(context, value)
    if items is None:
        return None
    return filter(_tested(context, variable, conditions.read(values.to_s(text), strict=True)), items)


def _where(context: Context, value: object, key: object, target: object) -> object:
    chosen = _by_key(context, value, key, target)
    return value if chosen is None else list(chosen)


def _find(context: Context, value: object, key: object, target: object) -> object:
    chosen = _by_key(context, value, key, target)
    return value if chosen is None else next(chosen, None)


def _where_exp(context: Context, value: object, variable: object, expression: object) -> object:
    chosen = _by_condition(context, value, variable, expression)
    return value if chosen is None else list(chosen)


def _find_exp(context: Context, value: object, variable: object, expression: object) -> object:
    chosen = _by_condition(context, value, variable, expression)
    return value if chosen is None else next(chosen, None)


def _group_by(context: Context, value: object, key: object) -> object:
    return _grouped(context, value, lambda item: values.to_s(sortable(item, key)))


def _group_by_exp(context: Context, value: object, variable: object, expression: object) -> object:
    read = expressions.filtered(values.to_s(expression))
    return _grouped(context, value, _tested(context, variable, read))


def _grouped(context: Context, value: object, name_of: Callable[[object], object]) -> object:
    """Return a mapping with name, items and size for each group, in order of first appearance."""
    if not isinstance(value, list | tuple | range | Mapping):
        return value
    groups: dict[str, tuple[object, list[object]]] = {}

    for item in each(context, value):
        name = name_of(item)
        groups.setdefault(values.inspected(name), (name, []))[1].append(item)
    return [{"name": name, "items": items, "size": len(items)} for name, items in groups.values()]


FILTERS: Mapping[str, Callable[..., object]] = {
    "where": _where,
    "where_exp": _where_exp,
    "find": _find,
    "find_exp": _find_exp,
    "group_by": _group_by,
    "group_by_exp": _group_by_exp,
}
