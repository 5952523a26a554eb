"""Reading: what a template reads while it is rendered."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.structure import StructureItem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    import jinja2
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

# What says more than a page and its place: all pages of the site, and when it is built.
_BEYOND = frozenset({"pages", "build_date_utc"})


@dataclass(slots=True)
class Reads:
    """What was read while one fragment was rendered."""

    names: dict[str, None] = field(default_factory=dict)
    """Variables of the context, in order."""
    folders: set[str] = field(default_factory=set)
    """The folders to which links lead, each with all that it is in; "a/" and "a/b/"."""
    is_placed: bool = False
    """Whether it matters where in the navigation the page is."""
    is_own: bool = False
    """Whether something of the page itself was read: only this page has the text."""
    roots: tuple[StructureItem, ...] = ()
    """The items of the navigation that it was given: it may read them, and what is below the first."""


class ReadTracker:
    """Notes what the templates of an environment read, for all fragments that are being rendered."""

    def __init__(self, env: jinja2.Environment, navigation: Navigation) -> None:
        """Watch an environment; its own class of contexts and its `url` tell of what they are asked."""
        self.page: Page | None = None
        """The page that is being rendered; None beside pages."""
        self.folder = ""
        self.beyond: set[str] = set()
        """What templates of pages have read that says more than a page and its place."""
        self._env = env
        self._getattr, self._getitem = env.getattr, env.getitem
        self._open: list[Reads] = []
        self._in_navigation = {id(page) for page in navigation.pages}
        env.context_class = self._contexts()
        for name in ("url", "script_tag"):
            if name in env.filters:
                env.filters[name] = self._leading(env.filters[name])

    def turn_to(self, page: Page | None) -> None:
        """Take note of the page that is rendered from now on."""
        if page is not self.page:
            self.page = page
            self.folder = folder_of(page.url) if page is not None else ""

    @property
    def place(self) -> Page | None:
        """The page, if it is in the navigation."""
        return self.page if id(self.page) in self._in_navigation else None

    @property
    def is_open(self) -> bool:
        """Whether a fragment is being rendered of which is noted what it reads."""
        return bool(self._open)

    def open(self, roots: tuple[StructureItem, ...] = ()) -> Reads:
        """Note what is read from now on, until `close`."""
        reads = Reads(roots=roots)
        self._open.append(reads)
        # On the object, where compiled templates find them before those of the class.
        vars(self._env).update(getattr=self._read, getitem=self._read_item)
        return reads

    def close(self) -> None:
        """End what was opened last."""
        self._open.pop()
        if not self._open:
            del self._env.getattr, self._env.getitem

    def note(self, names: Iterable[str], folders: Collection[str], *, is_placed: bool) -> None:
        """Take note of what a fragment has read that is a part of those that are open."""
        for reads in self._open:
            reads.names.update(dict.fromkeys(names))
            reads.folders.update(folders)
            reads.is_own |= is_placed and bool(reads.roots)
            reads.is_placed |= is_placed

    def give_up(self) -> None:
        """Take note that nobody knows what is read."""
        for reads in self._open:
            reads.is_own = True

    def note_item(self, item: StructureItem) -> None:
        """Take note that something of an item of the navigation is read."""
        for reads in self._open:
            if item is self.page or (reads.roots and not _is_within(item, reads.roots)):
                reads.is_own = True
            reads.is_placed = True

    def _read(self, obj: object, attribute: str) -> object:
        if isinstance(obj, StructureItem):
            self.note_item(obj)
        return self._getattr(obj, attribute)

    def _read_item(self, obj: object, argument: str) -> object:
        if isinstance(obj, StructureItem):
            self.note_item(obj)
        return self._getitem(obj, argument)

    def _contexts(self) -> type[Context]:
        opened, tracker = self._open, self

        class ReadContext(Context):
            """A context that tells which of its variables are read."""

            def resolve_or_missing(self, key: str) -> object:
                if key in _BEYOND and tracker.page is not None:
                    tracker.beyond.add(key)
                    tracker.give_up()
                for reads in opened:
                    reads.names[key] = None
                return super().resolve_or_missing(key)

        return ReadContext

    def _leading(self, inner: Callable[[Context, str], str]) -> Callable[[Context, str], str]:
        """Return a filter for links, which notes where they lead rather than that it asks for the page."""
        opened = self._open

        @pass_context
        def leading(context: Context, value: str) -> str:
            if not opened:
                return inner(context, value)
            folders = prefixes(str(value))
            for reads in opened:
                reads.folders.update(folders)
            kept, opened[:] = opened[:], []
            try:
                return inner(context, value)
            finally:
                opened[:] = kept

        return leading


def _is_within(item: StructureItem, roots: tuple[StructureItem, ...]) -> bool:
    if any(item is root for root in roots):
        return True
    return any(above is roots[0] for above in item.ancestors)


def folder_of(url: str) -> str:
    """Return the folder from which MkDocs reckons the links of a page at this URL; a slash ends it."""
    folder, _, name = url.rpartition("/")
    parts = prefixes(folder if "." in name else url)
    return parts[-1] if parts else ""


def prefixes(path: str) -> list[str]:
    """Return every beginning of a path that ends with a part of it, each with a slash at its end."""
    found: list[str] = []
    whole = ""
    for part in posixpath.normpath(f"/{path}").split("/"):
        if part:
            whole = f"{whole}{part}/"
            found.append(whole)
    return found
