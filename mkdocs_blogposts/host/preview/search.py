"""The records that search plugins keep of pages: those of one page are put in place of its old ones."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs_blogposts.host.preview.unfit import UnfitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.base import Config
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.pages import Page

Record = dict[str, object]


class SearchRecords:
    """The index of one search plugin, MkDocs' or Material's."""

    def __init__(self, plugin: BasePlugin[Config]) -> None:
        """Find the records that the plugin keeps; raise `UnfitError` where they are not known."""
        index = getattr(plugin, "search_index", None)
        records = getattr(index, "entries", getattr(index, "_entries", None))
        if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
            raise UnfitError("the search plugin keeps its records in another way")
        self._plugin = plugin
        self._records: list[Record] = records

    @contextmanager
    def renewed(self, page: Page) -> Iterator[None]:
        """Put the records that are added within, those of a page, in the place of its old ones."""
        first, last = self._place(page)
        end = len(self._records)
        yield
        added = self._records[end:]
        if added and first == last:
            raise UnfitError("a page that was in no search index is in it now")
        del self._records[end:]
        self._records[first:last] = added

    def write(self, config: MkDocsConfig) -> None:
        """Write the index."""
        self._plugin.on_post_build(config=config)

    def _place(self, page: Page) -> tuple[int, int]:
        """Return where the records of a page begin and end."""
        sections = f"{page.url}#"
        found = [at for at, each in enumerate(self._records) if _is_of(each, page.url, sections)]
        if not found:
            return 0, 0
        if found[-1] - found[0] + 1 != len(found):
            raise UnfitError("the records of a page lie apart in the search index")
        return found[0], found[-1] + 1


def _is_of(record: Record, url: str, sections: str) -> bool:
    location = record.get("location")
    return isinstance(location, str) and (location == url or location.startswith(sections))


def records_of(config: MkDocsConfig) -> list[SearchRecords]:
    """Return the index of each search plugin that makes one."""
    plugins = {id(each): each for each in config.plugins.values() if _searches(each)}
    return [SearchRecords(plugin) for plugin in plugins.values()]


def _searches(plugin: BasePlugin[Config]) -> bool:
    is_search = type(plugin).__module__.startswith(("mkdocs.contrib.search", "material.plugins.search"))
    return is_search and bool(plugin.config.get("enabled", True))
