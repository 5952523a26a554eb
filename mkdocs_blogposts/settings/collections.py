"""The collections of `_config.yml` other than posts (https://jekyllrb.com/docs/collections/)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.model import CONFIG, Collection
from mkdocs_blogposts.ruby.values import is_truthy
from mkdocs_blogposts.settings.keys import Keys, mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

# Jekyll makes a label of a name by dropping everything else.
_NOT_IN_LABELS = re.compile(r"[^A-Za-z0-9_.-]")
_EXAMPLE = "{}: {{permalink: /:collection/:path/}}"
# Files of these are read as what they are, whatever a site calls its collections.
_RESERVED = frozenset({"", "posts", "drafts", "data", "includes", "layouts", "plugins", "sass"})


def read(keys: Keys, style: str) -> tuple[Collection, ...]:
    """Return the collections, in order; `style` is the site's permalink, which theirs end like."""
    given = keys.get("collections")
    if isinstance(given, list):
        given = {name: {} for name in given if isinstance(name, str)}
    if not isinstance(given, dict):
        return ()
    found: dict[str, Collection] = {}
    for name, options in given.items():
        label = _NOT_IN_LABELS.sub("", str(name))
        if label not in _RESERVED:
            found[label] = _read(keys, str(name), label, mapping(options), style)
    return tuple(found.values())


def _read(keys: Keys, name: str, label: str, options: Mapping[str, object], style: str) -> Collection:
    sort_by, order = options.get("sort_by"), options.get("order")
    return Collection(
        label=label,
        output=is_truthy(options.get("output")),
        permalink=permalink(keys, name, options, f"`{label}`", _EXAMPLE.format(label))
        or permalinks.collection_template(style),
        sort_by=sort_by if isinstance(sort_by, str) else "",
        order=tuple(str(each) for each in order) if isinstance(order, list) else (),
        config=options,
    )


def permalink(keys: Keys, name: str, options: Mapping[str, object], called: str, example: str) -> str | None:
    """Return a collection's own template, None without one; what Jekyll would stop at is reported.

    `name` is that of its key, `called` what the message calls it.
    """
    template = options.get("permalink")
    if template is None or (isinstance(template, str) and permalinks.unknown_name(template) is None):
        return template
    expected = f"given a `permalink` for {called} that Jekyll knows"
    keys.tell_of(CONFIG, "collections", template, expected, example, name, "permalink")
    return None
