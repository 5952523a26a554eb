"""Where the site's files lie, which of them are read, and what their front matter is laid over."""

from __future__ import annotations

from mkdocs_blogposts.model import CONFIG, MKDOCS_YML, Defaults, Folders
from mkdocs_blogposts.settings import collections
from mkdocs_blogposts.settings.keys import NAMES, TEXT, Keys

# https://jekyllrb.com/docs/configuration/front-matter-defaults/: singular names of old, still understood.
_TYPES = {"post": "posts", "page": "pages", "draft": "drafts"}


def read(keys: Keys, source_dir: str, style: str, *, in_docs: bool) -> Folders:
    """Return the folders of a site whose root is `source_dir`; `style` is its permalink."""
    usual = Folders(source_dir)
    return Folders(
        source_dir=source_dir,
        in_docs=in_docs,
        collections_dir=keys.read(TEXT, "", "collections_dir").strip("/"),
        collections=collections.read(keys, style),
        defaults=_defaults(keys),
        data_dir=_named(keys, "data_dir", usual.data_dir),
        includes_dir=_named(keys, "includes_dir", usual.includes_dir),
        layouts_dir=_named(keys, "layouts_dir", usual.layouts_dir),
        destination=_destination(keys) or usual.destination,
        include=keys.join(NAMES, "include", usual.include),
        exclude=keys.join(NAMES, "exclude"),
        markdown_ext=_markdown_ext(keys) or usual.markdown_ext,
        encoding=keys.text("encoding"),
    )


def _named(keys: Keys, key: str, usual: str) -> str:
    """Return the folder of Jekyll's that a key names, else its usual one."""
    found = keys.get(key)
    return (found.strip("/") if isinstance(found, str) else "") or usual


def _destination(keys: Keys) -> str | None:
    found = keys.get("destination")
    return found if isinstance(found, str) and "\0" not in found else None


def _markdown_ext(keys: Keys) -> tuple[str, ...]:
    text = keys.read(TEXT, "", "markdown_ext")
    found = (part.strip().lstrip(".").lower() for part in text.split(","))
    return tuple(part for part in found if part)


def _defaults(keys: Keys) -> tuple[Defaults, ...]:
    """Return `defaults` in order; entries that Jekyll ignores as invalid are reported."""
    found: list[Defaults] = []
    for file, given in ((CONFIG, keys.get("defaults")), (MKDOCS_YML, keys.options.get("defaults"))):
        entries: list[object] = given if isinstance(given, list) else [] if given is None else [given]
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
