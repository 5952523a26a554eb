"""Reading single keys of `_config.yml` and of the options; a value that is of no use becomes a problem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

from mkdocs_blogposts.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

T = TypeVar("T")
D = TypeVar("D")
CONFIG, OPTIONS = "_config.yml", "mkdocs.yml"
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """A kind of value."""

    read: Callable[[object], T | None]
    """Returns the value, or None where it is not of this kind."""
    expected: str
    """In words, for problems."""
    example: str


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _when(value: object) -> bool | str | None:
    return value if isinstance(value, bool) else "serve" if value == "serve" else None


def _count(value: object) -> int | None:
    if isinstance(value, str) and value.isdecimal() and len(value) <= _MOST_DIGITS:
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _url(value: object) -> str | None:
    try:
        return value if isinstance(value, str) and urlsplit(value) else None
    except ValueError:
        return None


def _names(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        return None
    return tuple(value)


def _mapping(value: object) -> dict[str, object] | None:
    return value if isinstance(value, dict) else None


FLAG = Kind(_flag, "true or false", "true")
WHEN = Kind(_when, 'true, false or "serve"', "true")
COUNT = Kind(_count, "a number, 0 or more", "10")
TEXT = Kind(_text, "text", '"..."')
URL = Kind(_url, "a web address", "https://example.com")
NAMES = Kind(_names, "a list of names", "[a, b]")
MAPPING = Kind(_mapping, "a mapping", "{key: value}")


def mismatch(key: str, found: object, expected: str, example: str) -> str:
    """Return the sentence that says what a key holds, and what it should."""
    shown = repr(found)
    shown = shown if len(shown) <= 80 else f"{shown[:77]}..."
    return f"`{key}` is {shown}, but must be {expected}, for example `{example}`; it counts as not given"


class Keys:
    """The keys of `_config.yml`, and the options of `mkdocs.yml` that override them."""

    def __init__(self, config: Mapping[str, object], config_text: str, options: Mapping[str, object]) -> None:
        """Read from these; `problems` grows with what is of no use in them."""
        self.config = config
        self.options = options
        self.problems: list[Problem] = []
        self._text = config_text

    def read(self, kind: Kind[T], default: D, key: str = "", *, option: str = "") -> T | D:
        """Return the option's value, else the key's, else the default; "" means no such option or key."""
        for file, name, value in self._given(key, option):
            found = kind.read(value)
            if found is not None:
                return found
            self.tell(file, name, value, kind.expected, f"{name}: {kind.example}")
        return default

    def url(self, key: str) -> str:
        """Return the web address of a key and of the option of the same name, as written."""
        return self.read(URL, "", key, option=key)

    def join(self, kind: Kind[tuple[str, ...]], key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the key's names, else the default, and those of the option of the same name behind them."""
        return self.read(kind, default, key) + self.read(kind, (), option=key)

    def tell(self, file: str, key: str, found: object, expected: str, example: str) -> None:
        """Note that a key of a file holds something else than was expected."""
        line = self.line(key.partition(".")[0]) if file == CONFIG else None
        self.problems.append(Problem(file, line, mismatch(key, found, expected, example)))

    def file_of(self, key: str) -> str:
        """Return the file whose value of a key counts, where key and option have one name."""
        return OPTIONS if self.options.get(key) is not None else CONFIG

    def line(self, key: str) -> int | None:
        """Return the line of `_config.yml` on which a key stands, counted from 1; None where it does not."""
        found = re.search(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:", self._text, re.MULTILINE)
        return self._text.count("\n", 0, found.start()) + 1 if found else None

    def _given(self, key: str, option: str) -> Iterator[tuple[str, str, object]]:
        places = ((OPTIONS, option, self.options), (CONFIG, key, self.config))
        for file, name, values in places:
            value = values.get(name) if name else None
            if value is not None:
                yield file, name, value
