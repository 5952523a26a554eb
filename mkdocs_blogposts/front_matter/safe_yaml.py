"""Compose the first document of a YAML text from the parser's events, with the results Jekyll comes to.

No recursion, and nothing that grows faster than the text: what a hostile text would make grow is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import yaml

from mkdocs_blogposts.front_matter import scalars

if TYPE_CHECKING:
    from yaml import Mark

DEEPEST: Final = 100
"""Lists and mappings inside each other, aliases written out."""

MOST_COPIES: Final = 100_000
"""Values that all aliases of a text stand for together."""

_PART: Final = 100
"""Characters of a text that count as one more value: aliases can multiply a long text, too."""

_PARSER: type[yaml.SafeLoader | yaml.CSafeLoader] = (
    yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
)
_BINARY: Final = ("tag:yaml.org,2002:binary", "!binary")
_MERGE: Final = "<<"


def load(text: str) -> object:
    """Return the first document of a text, None for no document; raise `yaml.YAMLError` for broken YAML."""
    composer = _Composer()
    for event in yaml.parse(text, Loader=_PARSER):
        if isinstance(event, yaml.DocumentEndEvent):
            break
        composer.take(event)
    return composer.document


class _Node:
    """A list or a mapping, or a scalar with an anchor; and how much it is with all aliases written out.

    `height` counts the lists and mappings inside each other (a scalar has none), `weight` the values. A node
    that `is_open` is not complete.
    """

    __slots__ = ("height", "is_open", "value", "weight")

    def __init__(self, value: object, height: int, weight: int = 1) -> None:
        self.value = value
        self.height = height
        self.weight = weight
        self.is_open = False

    def hold(self, height: int, weight: int) -> None:
        """Count a value that came into this one."""
        self.height = max(self.height, height + 1)
        self.weight += weight


class _Composer:
    """Puts events together to one document.

    Jekyll remembers one key that waits for its value, not one for each mapping, and a null key is none. So
    the value of a null key becomes the next key, a key without value at the end of a mapping waits for what
    comes after it, and `{{ page.x }}` is an empty mapping.
    """

    def __init__(self) -> None:
        self._top: list[object] = []
        self._open = [_Node(self._top, 0)]
        self._anchors: dict[str | None, _Node] = {}
        self._key: object = None
        self._copies = 0

    @property
    def document(self) -> object:
        """What has been read, None for nothing."""
        return self._top[0] if self._top else None

    def take(self, event: yaml.Event) -> None:
        """Take the next event; those around documents say nothing."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        """Add a scalar. In quotes and without a tag it can only be text; of tags only one means something."""
        is_text = event.implicit[1]
        weight = 1 + len(event.value) // _PART
        value: object = event.value
        if not is_text or event.anchor is not None:
            value = scalars.read_binary(event.value) if event.tag in _BINARY else scalars.read(event.value)
        if event.anchor is not None:
            # An alias does not repeat the quotes, so it may be a number where this here is text.
            self._anchors[event.anchor] = _Node(value, 0, weight)
        self._open[-1].weight += weight
        self._add(event.value if is_text else value, event)

    def _alias(self, event: yaml.AliasEvent) -> None:
        """Add what an anchor stands for, null where there is none; not when that grows large or deep."""
        node = self._anchors.get(event.anchor) or _Node(None, 0)
        if node.is_open:
            raise _error(f"the alias *{event.anchor} is part of what it stands for; write it out", event)
        self._copies += node.weight
        if self._copies > MOST_COPIES:
            raise _error(f"the aliases stand for more than {MOST_COPIES:,} values", event)
        # What is merged is not inside: its keys stand beside those of the mapping.
        height = node.height - (self._key == _MERGE)
        self._check_depth(height, event)
        self._open[-1].hold(height, node.weight)
        self._add(node.value, event)

    def _begin(self, event: yaml.CollectionStartEvent, value: dict[object, object] | list[object]) -> None:
        """Open a list or a mapping, and add it while it is empty: Jekyll does not wait for its end either."""
        self._check_depth(1, event)
        self._add(value, event)
        node = _Node(value, 1)
        node.is_open = True
        self._open.append(node)
        if event.anchor is not None:
            self._anchors[event.anchor] = node

    def _end(self) -> None:
        node = self._open.pop()
        node.is_open = False
        self._open[-1].hold(node.height, node.weight)

    def _add(self, value: object, event: yaml.NodeEvent) -> None:
        """Put a value into the list or the mapping that is open, or keep it as a key."""
        around = self._open[-1].value
        if isinstance(around, list):
            around.append(value)
            return
        key, self._key = self._key, None
        if key is None:
            self._key = value
        elif isinstance(around, dict) and around is not key:  # A mapping that is a key waits for itself.
            _set(around, key, value, event)

    def _check_depth(self, height: int, event: yaml.Event) -> None:
        if len(self._open) - 1 + height > DEEPEST:
            raise _error(f"lists and mappings inside each other, more than {DEEPEST} deep", event)


def _set(mapping: dict[object, object], key: object, value: object, event: yaml.NodeEvent) -> None:
    """Set a key, or take over another mapping. Unlike in YAML 1.1 its keys replace those before."""
    if isinstance(key, list | dict):
        raise _error("a list or a mapping cannot be a key", event)
    if key != _MERGE:
        mapping[key] = value
    elif isinstance(value, dict):
        mapping.update(value)
    else:
        raise _error("`<<` takes one mapping, by its alias: `<<: *name`", event)


def _error(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    # libyaml has marks of its own, which look the same.
    return yaml.MarkedYAMLError(problem=problem, problem_mark=cast("Mark | None", event.start_mark))
