"""Values as Ruby has them: how they print, compare, count, and what can be looked up in them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING, Final, TypeGuard

from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.ruby import values as ruby_values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_blogposts.liquid.faults import Budget

GREENWICH: Final = timezone(timedelta(0), "UTC")
"""A local zone that happens to be UTC. Ruby prints its times with +0000, and others in UTC with "UTC"."""

_LARGEST = 200_000
"""Parts of a value that is printed as a whole; YAML can make a value of any size in a few lines."""
_LONGEST = 50_000_000
"""Characters of all texts in a list that is joined."""
_PART = 100
"""Characters of a text that weigh as much as a part."""


class Keyword:
    """`empty` and `blank`, which stand for a question rather than a value."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        """Make the keyword of this name."""
        self.name = name


EMPTY: Final = Keyword("empty")
BLANK: Final = Keyword("blank")


class Drop(ABC):
    """A thing of the site whose parts are made when they are asked for."""

    __slots__ = ()

    @abstractmethod
    def has(self, key: str) -> bool:
        """Say whether it has such a part."""

    @abstractmethod
    def part(self, key: str) -> object:
        """Return a part that it has."""

    @abstractmethod
    def keys(self) -> Sequence[str]:
        """Return the names of its parts, in Jekyll's order."""

    def text(self) -> str:
        """Return what it prints."""
        return ""

    def inspected(self) -> str:
        """Return how it is shown within a list or a mapping."""
        return self.text()

    def as_json(self, depth: int) -> object:
        """Return what it is in JSON: all its parts; `depth` is the number of lists and mappings around it."""
        return {key: self.part(key) for key in self.keys()}


def local(moment: datetime, zone: tzinfo | None) -> datetime:
    """Return a time in the site's zone, which Ruby tells from UTC even where it is UTC."""
    return moment.astimezone(GREENWICH if zone is None or zone is UTC else zone)


def is_truthy(value: object) -> bool:
    """Say whether a condition holds: everything but nil and false is true in Ruby."""
    return value is not None and value is not False


def is_number(value: object) -> TypeGuard[int | float]:
    """Say whether a value is a number; true and false are none in Ruby."""
    return isinstance(value, int | float) and not isinstance(value, bool)


# -- printing ------------------------------------------------------------------------------------------------


def printed(value: object, budget: Budget) -> str:
    """Return what an output prints: the items of a list without anything between them."""
    if isinstance(value, str):
        return value
    return joined(value, "", budget) if isinstance(value, list | tuple) else to_s(value)


def joined(items: Sequence[object], glue: str, budget: Budget) -> str:
    """Join as Ruby's `join` does: lists within the list too."""
    texts = [to_s(item) for item in flat(items, budget)]
    if sum(map(len, texts)) + len(glue) * len(texts) > _LONGEST:
        raise TemplateError("a list makes a text of more than 50 million characters; print less of it")
    return glue.join(texts)


def flat(items: Sequence[object], budget: Budget) -> list[object]:
    """Return the items of a list and of all lists in it, each of which is a step."""
    budget.step(len(items))
    if not any(isinstance(item, list | tuple) for item in items):
        return list(items)
    found: list[object] = []
    ahead = list(reversed(items))
    for _ in range(_LARGEST):
        if not ahead:
            return found
        item = ahead.pop()
        if isinstance(item, list | tuple):
            budget.step(len(item))
            ahead.extend(reversed(item))
        else:
            found.append(item)
    raise TemplateError("a list is too large to be printed; print what you need of it")


def to_s(value: object) -> str:
    """Return a value as text: Ruby's `to_s`."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, Keyword):
        return ""
    if isinstance(value, Drop):
        return value.text()
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    if isinstance(value, datetime):
        return _time(value)
    if isinstance(value, list | tuple | Mapping):
        return inspected(value)
    return ruby_values.to_s(value)


def _time(value: datetime) -> str:
    if value.tzinfo is None or value.tzinfo is UTC:
        return ruby_values.to_s(value)
    return f"{value.replace(tzinfo=None, microsecond=0).isoformat(' ', 'seconds')} {value:%z}"[:25]


def inspected(value: object) -> str:
    """Return a value as Ruby's `inspect` shows it."""
    require_small(value)
    return _inspect(value)


def _inspect(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_inspect(key)}=>{_inspect(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_inspect, value))}]"
    if isinstance(value, Drop):
        return value.inspected()
    if isinstance(value, datetime | range):
        return to_s(value)
    return ruby_values.inspect(None if isinstance(value, Keyword) else value)


def require_small(value: object) -> None:
    """Raise `TemplateError` for a value with too many parts to print, or that contains itself."""
    ahead, left = [value], _LARGEST
    while ahead and left > 0:
        item = ahead.pop()
        left -= 1
        if isinstance(item, Mapping):
            ahead.extend(item.values())
        elif isinstance(item, list | tuple):
            ahead.extend(item)
        elif isinstance(item, str):
            left -= len(item) // _PART
    if ahead:
        raise TemplateError("a value is too large to be printed as a whole; print what you need of it")


# -- looking things up ---------------------------------------------------------------------------------------


def found(thing: object, key: object, *, is_name: bool) -> object:
    """Return a part of a value, nil where it has none.

    `is_name` says that the key was written behind a dot: `size`, `first` and `last` are then answered too.
    """
    if isinstance(thing, Mapping):
        if is_key(key) and key in thing:
            return thing[key]
    elif isinstance(thing, Drop):
        if isinstance(key, str) and thing.has(key):
            return thing.part(key)
        return None
    elif isinstance(thing, list | tuple) and isinstance(key, int) and not isinstance(key, bool):
        return thing[key] if -len(thing) <= key < len(thing) else None
    ask = _COMMANDS.get(key) if is_name and isinstance(key, str) else None
    return ask(thing) if ask else None


def holds(thing: object, key: object, *, is_name: bool) -> bool:
    """Say whether a value has a part at all, be it nil; a list has one at every number."""
    if isinstance(thing, Mapping) and is_key(key) and key in thing:
        return True
    if isinstance(thing, Drop):
        return isinstance(key, str) and thing.has(key)
    if isinstance(thing, list | tuple) and isinstance(key, int):
        return True
    return is_name and isinstance(key, str) and isinstance(thing, _COMMANDED.get(key, ()))


def is_key(key: object) -> bool:
    """Say whether a value can be looked up in a mapping."""
    return isinstance(key, str | int | float | date | None)


def size(thing: object) -> int | None:
    """Return Ruby's `size`: of a whole number that is its 8 bytes."""
    if isinstance(thing, str | list | tuple | Mapping | range):
        return len(thing)
    return 8 if isinstance(thing, int) and not isinstance(thing, bool) else None


def first(thing: object) -> object:
    """Return the first item of a list or range, or the first pair of a mapping."""
    if isinstance(thing, Mapping):
        return next(([key, value] for key, value in thing.items()), None)
    return thing[0] if isinstance(thing, list | tuple | range) and thing else None


def last(thing: object) -> object:
    """Return the last item of a list or range."""
    return thing[-1] if isinstance(thing, list | tuple | range) and thing else None


_COMMANDS: Mapping[str, Callable[[object], object]] = {"size": size, "first": first, "last": last}
_COMMANDED: Mapping[str, tuple[type, ...]] = {
    "size": (str, list, tuple, Mapping, range, int),
    "first": (list, tuple, Mapping, range),
    "last": (list, tuple, range),
}


def items(thing: object) -> Sequence[object]:
    """Return what a loop goes through: pairs of a mapping, a text as a whole, nothing of nil."""
    if isinstance(thing, list | tuple | range):
        return thing
    if isinstance(thing, Mapping):
        return [[key, value] for key, value in thing.items()]
    return [thing] if isinstance(thing, str) and thing else []


def kind_of(value: object) -> str:
    """Return what a value is, for messages."""
    if value is None:
        return "nothing (nil)"
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "a thing of the site")


_KINDS: Sequence[tuple[type, str]] = (
    (bool, "true or false"),
    (str, "text"),
    (int, "a number"),
    (float, "a number"),
    (date, "a date"),
    (list, "a list"),
    (tuple, "a list"),
    (range, "a range"),
    (Mapping, "a mapping"),
)
