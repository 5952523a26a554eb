"""Front matter defaults, as `defaults` of `_config.yml` and the option of that name give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.model import CONFIG, MKDOCS_YML, Defaults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_blogposts.settings.keys import Keys

# https://jekyllrb.com/docs/configuration/front-matter-defaults/: singular names of old, still understood.
_TYPES = {"post": "posts", "page": "pages", "draft": "drafts"}


def read(keys: Keys) -> tuple[Defaults, ...]:
    """Return `defaults` in order; entries that Jekyll ignores as invalid are reported."""
    found: list[Defaults] = []
    for file, given in ((CONFIG, keys.get("defaults")), (MKDOCS_YML, keys.options.get("defaults"))):
        entries: Sequence[object] = given if isinstance(given, list) else [] if given is None else [given]
        for index, entry in enumerate(entries):
            default = _default(entry) if isinstance(given, list) else None
            if default is None:
                expected = "a list of mappings with `scope` and `values`"
                example = '- {scope: {path: ""}, values: {author: jane}}'
                keys.tell_of(file, "defaults", entry, expected, example, index)
            else:
                found.append(default)
    return tuple(found)


def _default(entry: object) -> Defaults | None:
    values = entry.get("values") if isinstance(entry, dict) else None
    scope = (entry.get("scope") or {}) if isinstance(entry, dict) else None
    if not isinstance(values, dict) or not isinstance(scope, dict):
        return None
    kind = scope.get("type")
    return Defaults(scope.get("path"), _TYPES.get(kind, kind) if isinstance(kind, str) else kind, values)
