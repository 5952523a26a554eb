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
            yield from _unwrapped(item, ours)
        elif not _is_hidden(item, ours, named):
            yield item


def _is_hidden(item: StructureItem, ours: Collection[str], named: Collection[str]) -> bool:
    return (
        isinstance(item, Page)
        and item.file.src_uri in ours
        and item.file.src_uri not in named
        and not item.file.inclusion.is_in_nav()
    )


def _unwrapped(section: Section, ours: Collection[str]) -> Iterator[StructureItem]:
    """Yield a section that has something in it; its pages alone, where the section says nothing new.

    MkDocs makes one of every folder: of `tags/` with our overview in it, and of `_pages/`, which Jekyll's
    readers never saw.
    """
    children = section.children
    if all(isinstance(child, Page) and _is_bare(child, len(children), ours) for child in children):
        for child in children:
            child.parent = section.parent
        yield from children
    else:
        yield section


def _is_bare(page: Page, siblings: int, ours: Collection[str]) -> bool:
    is_lone_list = siblings == 1 and page.file.src_uri in ours
    return is_lone_list or page.file.src_uri.rpartition("/")[0].rpartition("/")[2].startswith("_")


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
