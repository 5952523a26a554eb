"""Entries of the search, kept for builds in which the search plugin would read the very same of a page."""

from __future__ import annotations

import json
import sys
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from mkdocs_blogposts.cache.store import Store, key
from mkdocs_blogposts.host.kept.fingerprints import Fingerprints, UnknownValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.structure.pages import Page

# Material's plugin, and MkDocs' own: the module of the index, and the list in it.
_LISTS = {
    "material.plugins.search.plugin": "entries",
    "mkdocs.contrib.search.search_index": "_entries",
}
_METHOD = "add_entry_from_context"


def remember(plugins: Iterable[object], store: Store) -> None:
    """Let the search plugin look up what it reads of pages; plugins of other shapes are left alone."""
    for plugin in plugins:
        index = getattr(plugin, "search_index", None)
        entries = getattr(index, _LISTS.get(type(index).__module__, ""), None)
        # jieba reads dictionaries of which nobody knows what they hold.
        if (
            not isinstance(entries, list)
            or "jieba" in sys.modules
            or _is_kept(index)
            or not _is_as_written(type(index))
        ):
            continue
        try:
            kind = Fingerprints().of(_source(type(index).__module__), getattr(index, "config", None))
        except (UnknownValueError, OSError):
            continue
        inner = getattr(index, _METHOD, None)
        if callable(inner):
            vars(index)[_METHOD] = partial(_add, store, kind, entries, inner)


def _is_kept(index: object) -> bool:
    return isinstance(vars(index).get(_METHOD), partial)


def _is_as_written(kind: type) -> bool:
    """Say whether nobody has put another method in place of the class's own, whose source is looked at."""
    return getattr(getattr(kind, _METHOD, None), "__module__", "") == kind.__module__


def _add(store: Store, kind: bytes, entries: list[object], inner: Callable[[Page], None], page: Page) -> None:
    """Add the entries of a page to the index, as `inner` does."""
    if not page.content:
        # As of most lists: to look for what is kept would take longer.
        inner(page)
        return
    try:
        read = Fingerprints().of(page.content, page.toc, page.title, page.url, page.meta)
    except UnknownValueError:
        inner(page)
        return
    at = key("search entries", kind, read)
    data = store.get(at)
    if (known := None if data is None else _unpacked(data)) is not None:
        entries += known
        return
    before = len(entries)
    inner(page)
    new = entries[before:]
    text = json.dumps(new)
    if json.loads(text) == new:
        store.put(at, text.encode())


def _unpacked(data: bytes) -> list[object] | None:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) and all(isinstance(each, dict) for each in found) else None


def _source(module: str) -> str:
    """Return the digest of a module's source."""
    with open(str(sys.modules[module].__file__), "rb") as file:
        return blake2b(file.read()).hexdigest()
