"""Fingerprints: bytes that are others where a template could write something else for a value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, tzinfo
from enum import Enum
from functools import partial
from hashlib import blake2b
from types import BuiltinFunctionType, FunctionType, MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any

from mkdocs.localization import parse_locale
from mkdocs.plugins import BasePlugin
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

# What another page's links, or a navigation, show of a page.
_OF_ANOTHER = ("title", "url", "canonical_url", "edit_url", "update_date", "meta")
# What of a page says nothing to templates, or is told otherwise.
_UNTOLD = frozenset({"render", "parent", "children", "file", "previous_page", "next_page", "toc", "markdown"})
_OF_FILE = ("src_uri", "dest_uri", "url", "name", "inclusion", "use_directory_urls")
_DEEPEST = 40
_PLAIN = frozenset({bool, int, float, complex})
_MANY: dict[type, str] = {list: "[", tuple: "(", dict: "{"}


class UnknownValueError(TypeError):
    """A value of which nobody knows what templates could see in it."""


class Fingerprints:
    """Takes fingerprints; of values that cannot change, once."""

    def __init__(self) -> None:
        """Know none yet."""
        # With the values themselves, whose identities would be given to others otherwise.
        self._known: dict[int, tuple[object, str]] = {}
        self._kinds: dict[type, bool] = {}

    def of(self, *values: object) -> bytes:
        """Return the fingerprint of some values; `UnknownValueError` where one is of an unknown kind."""
        parts: list[str] = []
        for value in values:
            self._add(parts, value, 0)
        return blake2b("".join(parts).encode("utf-8", "surrogatepass"), digest_size=32).digest()

    def of_page(self, page: Page) -> bytes:
        """Return the fingerprint of the page that is rendered, with its neighbours."""
        file = page.file
        told = {name: value for name, value in vars(page).items() if name not in _UNTOLD}
        near = [_outlines(each) for each in (page.previous_page, page.next_page, *page.ancestors)]
        return self.of(
            told,
            [page.title, page.url, page.is_homepage, page.is_top_level, page.is_index],
            page.toc,
            page.markdown,
            near,
            [getattr(file, name) for name in _OF_FILE],
        )

    def _add(self, parts: list[str], value: object, depth: int) -> None:
        """Add what tells a value from others, so that no two values in a row look like another two."""
        if depth > _DEEPEST:
            raise UnknownValueError("values within values without an end")
        kind = type(value)
        if isinstance(value, str) and kind is str:
            parts.append(f"s{len(value)}:{value}")
        elif value is None or kind in _PLAIN:
            parts.append(f"{value!r};")
        elif isinstance(value, (list, tuple, dict)) and kind in _MANY:
            parts.append(_MANY[kind])
            for member in value.items() if isinstance(value, dict) else value:
                self._add(parts, member, depth + 1)
            parts.append("]")
        elif self._is_constant(kind):
            parts.append(self._of_constant(value, depth))
        else:
            self._add_other(parts, value, depth)

    def _is_constant(self, kind: type) -> bool:
        if (found := self._kinds.get(kind)) is None:
            found = self._kinds[kind] = kind is MappingProxyType or _is_record(kind)
        return found

    def _of_constant(self, value: object, depth: int) -> str:
        """Return the fingerprint of what nobody changes: a record, or a view of one of our tables."""
        if (found := self._known.get(id(value))) is None:
            names = vars(type(value)).get("__slots__", ())
            parts = [kind_name(value)]
            of = list(value.items()) if isinstance(value, Mapping) else [getattr(value, n) for n in names]
            self._add(parts, of, depth)
            digest = blake2b("".join(parts).encode("utf-8", "surrogatepass"), digest_size=32)
            found = self._known[id(value)] = value, f"r{digest.hexdigest()}"
        return found[1]

    def _add_other(self, parts: list[str], value: object, depth: int) -> None:
        parts.append(f"k{kind_name(value)};")
        if isinstance(value, (list, tuple)):
            self._add(parts, list(value), depth + 1)
        elif isinstance(value, (set, frozenset)) and all(type(member) is str for member in value):
            self._add(parts, sorted(value), depth + 1)
        elif isinstance(value, (set, frozenset)):
            parts.extend(sorted(self.of(member).hex() for member in value))
            parts.append("]")
        else:
            told = next((tell for kinds, tell in _TOLD if isinstance(value, kinds)), None)
            if told is None:
                raise UnknownValueError(f"{kind_name(value)} is not known")
            self._add(parts, told(value), depth + 1)


def _function(value: object) -> str:
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', '')}"


# What says all of a value that templates could see, in values of other kinds.
_TOLD: tuple[tuple[type | tuple[type, ...], Callable[[Any], object]], ...] = (
    (str, lambda value: [str.__str__(value), str(value)]),
    (bytes, lambda value: value.hex()),
    ((date, time, tzinfo, Enum, range), repr),
    (BasePlugin, lambda value: value.config),
    (Mapping, lambda value: list(value.items())),
    (TableOfContents, list),
    (AnchorLink, lambda value: [value.title, value.id, value.level, value.children]),
    (Theme, vars),
    (ModuleType, lambda value: value.__name__),
    ((FunctionType, BuiltinFunctionType, type), _function),
    (partial, lambda value: [value.func, value.args, value.keywords]),
    (type(parse_locale("en")), str),
)


def outline(navigation: Navigation) -> list[object]:
    """Return what templates see of the navigation, whatever the page."""
    return [_outlines(item) for item in navigation.items]


def _outlines(item: object) -> object:
    if isinstance(item, Page):
        found = [getattr(item, name) for name in _OF_ANOTHER]
        return [*found, [vars(item).get(name) for name in ("typeset", "encrypted")]]
    if isinstance(item, Section):
        return [item.title, [_outlines(child) for child in item.children]]
    return [item.title, item.url] if isinstance(item, Link) else None


def kind_name(value: object) -> str:
    """Return the name of a value's type with that of its module."""
    return f"{type(value).__module__}.{type(value).__qualname__}"


def _is_record(kind: type) -> bool:
    """Say whether values of a type are frozen records of ours."""
    is_ours = kind.__module__.startswith("mkdocs_blogposts.") and "__slots__" in vars(kind)
    return is_ours and not issubclass(kind, (str, tuple)) and "__setattr__" in vars(kind)
