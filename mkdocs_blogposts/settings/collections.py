"""The collections of `_config.yml` other than posts (https://jekyllrb.com/docs/collections/)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.model import Collection
from mkdocs_blogposts.settings.keys import CONFIG

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.settings.keys import Keys

# Jekyll makes a label of a name by dropping everything else.
_NOT_IN_LABELS = re.compile(r"[^A-Za-z0-9_.-]")
# Files of these are read as what they are, whatever a site calls its collections.
_RESERVED = frozenset({"", "posts", "drafts", "data", "includes", "layouts", "plugins", "sass"})


def read(keys: Keys, style: str) -> tuple[Collection, ...]:
    """Return the collections, in order; `style` is the site's permalink, which theirs end like."""
    given = keys.config.get("collections")
    if isinstance(given, list):
        given = {name: {} for name in given if isinstance(name, str)}
    if not isinstance(given, dict):
        return ()
    found: dict[str, Collection] = {}
    for name, options in given.items():
        label = _NOT_IN_LABELS.sub("", str(name))
        if label not in _RESERVED:
            found[label] = _read(keys, label, options if isinstance(options, dict) else {}, style)
    return tuple(found.values())


def _read(keys: Keys, label: str, options: Mapping[str, object], style: str) -> Collection:
    sort_by, order = options.get("sort_by"), options.get("order")
    return Collection(
        label=label,
        output=options.get("output") not in (None, False),
        permalink=_permalink(keys, label, options) or permalinks.collection_template(style),
        sort_by=sort_by if isinstance(sort_by, str) else "",
        order=tuple(str(each) for each in order) if isinstance(order, list) else (),
        config=options,
    )


def _permalink(keys: Keys, label: str, options: Mapping[str, object]) -> str | None:
    example = f"{label}: {{permalink: /:collection/:path/}}"
    return known_permalink(keys, options.get("permalink"), f"`{label}`", example)


def known_permalink(keys: Keys, template: object, named: str, example: str) -> str | None:
    """Return a collection's own template, None without one; what Jekyll would stop at is reported.

    `named` is what the message calls the collection.
    """
    if template is None or (isinstance(template, str) and permalinks.unknown_name(template) is None):
        return template
    keys.tell(CONFIG, "collections", template, f"given a `permalink` for {named} that Jekyll knows", example)
    return None
