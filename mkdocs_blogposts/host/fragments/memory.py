"""Memory: the texts of one fragment, by what it reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import Undefined
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from mkdocs.structure import StructureItem

    from mkdocs_blogposts.host.fragments.reading import Reads, ReadTracker

_PLAIN = frozenset({bool, int, float, str, Markup, type(None)})
_MANY = frozenset({list, tuple, dict})
_LONGEST = 100
"""Members of a list or a mapping that are compared; longer ones are taken for themselves."""
_TRIALS = 12
"""Times that a fragment is rendered in vain before it is left alone, as long as it is given less often."""


class Same:
    """A value that equals only itself, and is kept as long as this is."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        """Hold a value."""
        self.value = value

    def __eq__(self, other: object) -> bool:
        """Say whether this is the same object."""
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        """Return what is the same for one object."""
        return id(self.value)


def frozen(value: object, depth: int = 5) -> Hashable:
    """Return what tells a value from those that templates could write otherwise."""
    kind = type(value)
    if kind in _PLAIN:
        return kind, value
    if isinstance(value, (list, tuple, dict)) and kind in _MANY and depth and len(value) <= _LONGEST:
        members = value.items() if isinstance(value, dict) else value
        return kind, tuple(frozen(member, depth - 1) for member in members)
    return kind if kind is Undefined else Same(value)


@dataclass(slots=True)
class _Texts:
    """The texts of a fragment with the same values; they differ by the folders from which links lead."""

    folders: set[str] = field(default_factory=set)
    texts: dict[tuple[int, str], str] = field(default_factory=dict)

    def place(self, folder: str) -> tuple[int, str]:
        """Return what the links depend on: how deep a page is, and the part of its folder that they share."""
        shared = ""
        at = folder.find("/") + 1
        while at and folder[:at] in self.folders:
            shared = folder[:at]
            at = folder.find("/", at) + 1
        return folder.count("/"), shared


class Memory:
    """The texts of one fragment. It is left alone where its texts are seldom the same."""

    def __init__(self, reader: ReadTracker) -> None:
        """Remember nothing yet."""
        self._reader = reader
        self._names: tuple[str, ...] = ()
        self._is_placed = False
        self._found: dict[Hashable, _Texts] = {}
        self._given = 0
        self._in_vain = 0

    @property
    def is_useless(self) -> bool:
        """Whether it does not pay to remember what this fragment writes."""
        return self._in_vain > _TRIALS + self._given

    def text(
        self,
        values: Callable[[str], object],
        render: Callable[[], str],
        *,
        given: Sequence[Hashable] = (),
        roots: tuple[StructureItem, ...] = (),
    ) -> str:
        """Return the text of a fragment.

        `values` gives the variables of its context, and `render` renders it. `given` is
        what else it depends on; `roots` are the items of the navigation below which it stays.
        """
        reader = self._reader
        if self._is_placed and reader.place is not None:
            # No other page is at this place.
            return render()
        known = self._found.get(self._key(values, given))
        found = None if known is None else known.texts.get(known.place(reader.folder))
        if known is not None and found is not None:
            self._given += 1
            if reader.is_open:
                reader.note(self._names, known.folders, is_placed=self._is_placed)
            return found
        reads = reader.open(roots)
        try:
            text = render()
        finally:
            reader.close()
        # There is a text for each item of the navigation, so a new one of these is no sign.
        self._in_vain += reads.is_own or not roots
        if not reads.is_own:
            self._keep(reads, values, given, text)
        return text

    def _keep(
        self, reads: Reads, values: Callable[[str], object], given: Sequence[Hashable], text: str
    ) -> None:
        is_placed = self._is_placed or (not reads.roots and (reads.is_placed or _asks_for_place(reads.names)))
        names = dict.fromkeys((*self._names, *(name for name in reads.names if name != "page")))
        if len(names) > len(self._names) or is_placed != self._is_placed:
            self._names, self._is_placed = tuple(names), is_placed
            self._found.clear()
        if is_placed and self._reader.place is not None:
            # No other page is at this place, and those at none are given a text of their own.
            return
        texts = self._found.setdefault(self._key(values, given), _Texts())
        if not reads.folders <= texts.folders:
            texts.folders |= reads.folders
            texts.texts.clear()
        texts.texts[texts.place(self._reader.folder)] = text

    def _key(self, values: Callable[[str], object], given: Sequence[Hashable]) -> Hashable:
        return (*given, *[frozen(values(name)) for name in self._names])


def _asks_for_place(names: dict[str, None]) -> bool:
    return "page" in names or "nav" in names
