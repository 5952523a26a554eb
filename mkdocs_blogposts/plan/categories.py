"""A post's categories and tags, exactly as Jekyll makes them of strings, lists, nulls and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.ruby.values import is_truthy, to_s

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

# Ruby's `split` without an argument knows only these; a full-width space or comma is part of the name.
_SPACE = re.compile("[ \t\r\n\f\v]+")


class TermError(ValueError):
    """A value of `categories` that Jekyll cannot use; the message says so."""


def merge(old: object, new: object) -> list[object]:
    """Return the union of two values of `categories`, old first; a string is split, null adds nothing."""
    before = old if isinstance(old, list) else []
    if new is None:
        return before
    if isinstance(new, str):
        new = split(new)
    if not isinstance(new, list):
        raise TermError("`categories` must be text or a list, for example `categories: [news, travel]`")
    return union(before, new)


def of_post(meta: Mapping[str, object]) -> tuple[object, ...]:
    """Return Jekyll's `post.categories`: what `categories` holds, then all of it and `category` as text."""
    own = meta.get("categories")
    listed = own if isinstance(own, list) else []
    named = [*listed, *_either(meta, "category", "categories")]
    return tuple(union(listed, [to_s(value) for value in named]))


def tags_of_post(meta: Mapping[str, object]) -> tuple[object, ...]:
    """Return Jekyll's `post.tags`: `tag` as it stands, else `tags`; nothing is made text or made unique."""
    return tuple(_either(meta, "tag", "tags"))


def split(text: str) -> list[object]:
    """Split as Ruby's `String#split` does: at ASCII white space."""
    return [part for part in _SPACE.split(text) if part]


def union(first: Iterable[object], second: Iterable[object]) -> list[object]:
    """Return both lists' values, each once; as in Ruby, 1, 1.0, "1" and true all differ."""
    by_key: dict[Hashable, object] = {}
    for value in (*first, *second):
        by_key.setdefault(key(value), value)
    return list(by_key.values())


def key(value: object) -> Hashable:
    """Return what tells a YAML value from all that Ruby's `eql?` tells from it."""
    if isinstance(value, list):
        return ("list", *map(key, value))
    if isinstance(value, dict):
        return ("map", frozenset((key(name), key(each)) for name, each in value.items()))
    return (type(value).__name__, repr(value))


def _either(meta: Mapping[str, object], singular: str, plural: str) -> Iterator[object]:
    """Yield the singular key's value unless null or false, else the plural's; nested lists are opened."""
    value = meta.get(singular)
    if not is_truthy(value):
        value = meta.get(plural)
        value = split(value) if isinstance(value, str) else value if isinstance(value, list) else []
    return _flat(value)


def _flat(value: object) -> Iterator[object]:
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting.extend(reversed(each))
        elif each is not None:
            yield each
