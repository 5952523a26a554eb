"""Where the site's files lie, and which of them are read."""

from __future__ import annotations

from mkdocs_blogposts.model import Folders
from mkdocs_blogposts.settings import collections, defaults
from mkdocs_blogposts.settings.keys import NAMES, TEXT, Keys


def read(keys: Keys, source_dir: str, style: str, *, in_docs: bool) -> Folders:
    """Return the folders of a site whose root is `source_dir`; `style` is its permalink."""
    usual = Folders(source_dir)
    return Folders(
        source_dir=source_dir,
        in_docs=in_docs,
        collections_dir=keys.read(TEXT, "", "collections_dir").strip("/"),
        collections=collections.read(keys, style),
        defaults=defaults.read(keys),
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
