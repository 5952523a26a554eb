"""On which lines of `_config.yml` its keys stand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lines:
    """The lines of a text in YAML, which is taken apart when the first line is asked for: at a fault."""

    def __init__(self, text: str) -> None:
        """Look for keys in this text, which can be read as YAML, or is empty."""
        self._text = text

    def of(self, path: Sequence[str | int]) -> int | None:
        """Return the line of a key, counted from 1, or of what it is in where it has none; None for neither.

        `path` leads to it: keys of mappings, and indexes of lists.
        """
        node, line = self._root, None
        for part in path:
            found = _inside(node, part)
            if found is None:
                break
            node, line = found
        return line

    @cached_property
    def _root(self) -> yaml.Node | None:
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        try:
            return next(yaml.compose_all(self._text, Loader=loader), None)
        except yaml.YAMLError:
            return None


def _inside(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, int] | None:
    """Return a value of a mapping or a list, and the line on which its key, or it itself, starts."""
    if isinstance(node, yaml.MappingNode):
        pairs = [pair for pair in node.value if pair[0].value == str(part)]
        return (pairs[-1][1], pairs[-1][0].start_mark.line + 1) if pairs else None
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part].start_mark.line + 1
    return None
