"""YAML put together as SafeYAML 1.0 does it, the reader of released Jekyll.

libyaml takes the text apart; what follows is SafeYAML's own: which plain words are numbers, dates and truths,
and how keys, `<<` and aliases become mappings. An alias costs as much as what it stands for, so that a few
lines cannot grow without bound, and it cannot stand for what it is part of.
"""

from __future__ import annotations

from base64 import b64decode
from contextlib import closing
from typing import TYPE_CHECKING, NoReturn, cast

import yaml
from yaml.constructor import ConstructorError

from mkdocs_blogposts.frontmatter.scalars import guess

if TYPE_CHECKING:
    from collections.abc import Generator

    from yaml.error import Mark

DEEPEST = 100
"""How many lists and mappings may stand within each other."""
MOST_COPIES = 100_000
"""How many values all aliases together may stand for."""

_PARSER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Collection = dict[object, object] | list[object]
_BINARY = ("tag:yaml.org,2002:binary", "x-private:binary", "!binary")
_BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")


def load(text: str) -> object:
    """Return the value of the first document in `text`; None where there is none.

    Raise `yaml.YAMLError` for what libyaml or SafeYAML refuse, `UnicodeEncodeError` for lone surrogates.
    """
    builder = _Builder()
    with closing(_events(text)) as events:
        for event in events:
            if isinstance(event, yaml.DocumentEndEvent):
                break
            builder.take(event)
    return builder.result


def _events(text: str) -> Generator[yaml.Event]:
    yield from yaml.parse(text, Loader=_PARSER)


class _Frame:
    """A list or mapping whose end has not come yet."""

    __slots__ = ("anchor", "depth", "size", "value")

    def __init__(self, value: _Collection, anchor: str | None) -> None:
        self.value = value
        self.anchor = anchor
        self.size = 1
        self.depth = 1


class _Builder:
    """Puts events together in the order they come, with one pending key for all levels, as SafeYAML does.

    One pending key means that a null key is no key: in `null: b` the value `b` becomes the next key.
    """

    def __init__(self) -> None:
        self.result: object = None
        self.stack: list[_Frame] = []
        self.key: object = None
        self.anchors: dict[str, object] = {}
        self.weights: dict[int, tuple[int, int]] = {}
        """Values and levels of each anchored list or mapping, by its `id`."""
        self.copies = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self.add(_scalar(event), event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self.open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close()
        elif isinstance(event, yaml.AliasEvent):
            self.copy(event)

    def open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if len(self.stack) >= DEEPEST:
            _refuse(f"lists and mappings nested more than {DEEPEST} deep", event)
        value: _Collection = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.add(value, event)
        self.stack.append(_Frame(value, event.anchor))

    def close(self) -> None:
        frame = self.stack.pop()
        size = frame.size + len(frame.value)
        if frame.anchor:
            self.weights[id(frame.value)] = (size, frame.depth)
        if self.stack:
            self.weigh(size, frame.depth)

    def weigh(self, size: int, depth: int) -> None:
        self.stack[-1].size += size
        self.stack[-1].depth = max(self.stack[-1].depth, depth + 1)

    def copy(self, event: yaml.AliasEvent) -> None:
        """Add what an alias stands for: null where its anchor is unknown, a string read once more."""
        value = self.anchors.get(event.anchor or "")
        if any(frame.value is value for frame in self.stack):
            _refuse(f"the alias *{event.anchor} is part of what it stands for", event)
        size, depth = self.weights.get(id(value), (1, 0))
        self.copies += size
        if self.copies > MOST_COPIES or len(self.stack) + depth > DEEPEST:
            _refuse(f"the alias *{event.anchor} stands for too much", event)
        self.add(guess(value) if isinstance(value, str) else value, event)
        if self.stack:
            self.weigh(size, depth)

    def add(self, value: object, event: yaml.NodeEvent) -> None:
        if event.anchor and not isinstance(event, yaml.AliasEvent):
            self.anchors[event.anchor] = value
        if not self.stack:
            self.result = value
            return
        target = self.stack[-1].value
        if isinstance(target, list):
            target.append(value)
        elif self.key is None:
            self.key = value
        elif isinstance(target, dict):
            self.put(target, value, event)
            self.key = None

    def put(self, target: dict[object, object], value: object, event: yaml.Event) -> None:
        """Set the pending key. SafeYAML makes `{{ x }}` a mapping that is its own key, and drops that."""
        if self.key == "<<":
            if not isinstance(value, dict):
                _refuse("`<<` takes one mapping", event)
            target.update(value)
        elif not isinstance(self.key, list | dict):
            target[self.key] = value
        elif self.key is not target:
            _refuse("a list or a mapping cannot be a key", event)


def _scalar(event: yaml.ScalarEvent) -> object:
    if event.tag in _BINARY:
        return _binary(event.value)
    return event.value if event.implicit[1] else guess(event.value)


def _binary(text: str) -> str:
    """Decode base64 as Ruby does, which skips what it does not know."""
    digits = "".join(char for char in text.partition("=")[0] if char in _BASE64)
    digits = digits[:-1] if len(digits) % 4 == 1 else digits
    return b64decode(digits + "=" * (-len(digits) % 4)).decode("utf-8", "replace")


def _refuse(problem: str, event: yaml.Event) -> NoReturn:
    raise ConstructorError(None, None, problem, cast("Mark", event.start_mark))
