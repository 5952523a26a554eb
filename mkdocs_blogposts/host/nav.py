"""The navigation: constant in size, whatever the number of posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation


def prune(nav: Navigation, ours: Collection[str], named: Collection[str]) -> None:
    """Take posts and further pages of lists out of the navigation, and unwrap our lone overview pages.

    `ours` are the `src_uri`s of posts and lists, `named` those that `nav` of `mkdocs.yml` names.
    """
    nav.items[:] = _pruned(nav.items, ours, named)
    nav.pages[:] = _pages(nav.items)
    for before, page, after in zip([None, *nav.pages], nav.pages, [*nav.pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after


def _pruned(
    items: Sequence[StructureItem], ours: Collection[str], named: Collection[str]
) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Section):
            item.children[:] = _pruned(item.children, ours, named)
            if item.children:
                yield _unwrapped(item, ours)
        elif not _is_hidden(item, ours, named):
            yield item


def _is_hidden(item: StructureItem, ours: Collection[str], named: Collection[str]) -> bool:
    return (
        isinstance(item, Page)
        and item.file.src_uri in ours
        and item.file.src_uri not in named
        and not item.file.inclusion.is_in_nav()
    )


def _unwrapped(section: Section, ours: Collection[str]) -> StructureItem:
    only = section.children[0]
    if len(section.children) > 1 or not isinstance(only, Page) or only.file.src_uri not in ours:
        return section
    if only.file.generated_by is None:
        return section
    only.parent = section.parent
    return only


def _pages(items: Iterable[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)


def named_in(nav: object) -> Iterator[str]:
    """Yield every path that the `nav` of `mkdocs.yml` names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from named_in(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from named_in(value)
