"""Reading single keys of `_config.yml` and of the options; a value that is of no use becomes a problem."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

from mkdocs_blogposts.model import CONFIG, MKDOCS_YML, Problem
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby.values import is_truthy, to_s
from mkdocs_blogposts.settings.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
D = TypeVar("D")
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """A kind of value."""

    read: Callable[[object], T | None]
    """Returns the value, or None where it is not of this kind."""
    expected: str
    """In words, for problems."""
    example: str


def text(value: object) -> str:
    """Return a scalar as text; "" for lists, mappings, true and false."""
    if isinstance(value, str):
        return value.strip()
    return "" if isinstance(value, Mapping | list | tuple | bool) else to_s(value)


def mapping(value: object) -> Mapping[str, object]:
    """Return a mapping as it is, and an empty one in the place of anything else."""
    return value if isinstance(value, Mapping) else {}


def names(value: object) -> tuple[str, ...]:
    """Return the names in a list, each once; a single name is a list of one."""
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for each in values if (name := to_s(each)).strip()))


def _when(value: object) -> bool | str | None:
    return value if isinstance(value, bool) else "serve" if value == "serve" else None


def _count(value: object) -> int | None:
    if isinstance(value, str) and value.isdecimal() and len(value) <= _MOST_DIGITS:
        value = int(value)
    return _number(value)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _path(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip().strip("/"):
        return None
    return f"/{value.strip().lstrip('/')}"


def _url(value: object) -> str | None:
    try:
        return value if isinstance(value, str) and urlsplit(value) else None
    except ValueError:
        return None


def _names(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        return None
    return tuple(value)


FLAG: Kind[bool] = Kind(lambda value: value if isinstance(value, bool) else None, "true or false", "true")
WHEN = Kind(_when, 'true, false or "serve"', "true")
COUNT = Kind(_count, "a number, 0 or more", "10")
NUMBER = Kind(_number, "a whole number", "20")
TEXT: Kind[str] = Kind(lambda value: value if isinstance(value, str) else None, "text", '"..."')
PATH = Kind(_path, "a path", "/atom.xml")
URL = Kind(_url, "a web address", "https://example.com")
NAMES = Kind(_names, "a list of names", "[a, b]")
MAPPING: Kind[Mapping[str, object]] = Kind(
    lambda value: value if isinstance(value, Mapping) else None, "a mapping", "{key: value}"
)


def mismatch(key: str, found: object, expected: str, example: str) -> str:
    """Return the sentence that says what a key holds, and what it should."""
    shown = repr(found)
    shown = shown if len(shown) <= 80 else f"{shown[:77]}..."
    return f"`{key}` is {shown}, but must be {expected}, for example `{example}`; it counts as not given"


class Section:
    """A mapping in `_config.yml`. What is of no use in it becomes a problem, on its line."""

    def __init__(
        self, values: Mapping[str, object], problems: list[Problem], lines: Lines, path: tuple[str, ...] = ()
    ) -> None:
        """Read from `values`, to which the keys of `path` lead; `problems` grows."""
        self.values = values
        self.problems = problems
        self._lines = lines
        self._path = path

    def get(self, key: str) -> object:
        """Return the value of a key as written; None without one."""
        return self.values.get(key)

    def text(self, key: str) -> str:
        """Return a key's value as text; "" where it is not given, or no scalar."""
        return text(self.values.get(key))

    def texts(self, *keys: str) -> tuple[str, ...]:
        """Return the values of keys as texts, in order, of those that have one."""
        return tuple(found for key in keys if (found := self.text(key)))

    def names(self, key: str) -> tuple[str, ...]:
        """Return the names that a key lists, or the one it gives, each once."""
        return names(self.values.get(key))

    def is_set(self, key: str) -> bool:
        """Say whether a key's value is true in Ruby: everything but nil and false is."""
        return is_truthy(self.values.get(key))

    def read(self, kind: Kind[T], default: D, key: str) -> T | D:
        """Return the key's value, else the default."""
        value = self.get(key)
        found = None if value is None else kind.read(value)
        if found is None and value is not None:
            self.tell(key, value, kind.expected, f"`{key}: {kind.example}`")
        return default if found is None else found

    def section(self, key: str) -> Section:
        """Return the mapping of a key, an empty one where there is none."""
        return self.over(key, self.get(key))

    def over(self, key: str, value: object) -> Section:
        """Return a key's mapping as if this was written there."""
        return Section(mapping(value), self.problems, self._lines, (*self._path, key))

    def line(self, *keys: str | int) -> int | None:
        """Return the line of `_config.yml` of a key, or of what it is in; None for neither."""
        return self._lines.of((*self._path, *keys))

    def note(self, message: str, *keys: str | int) -> None:
        """Note a problem at a key."""
        self.problems.append(Problem(CONFIG, self.line(*keys), message))

    def tell(self, key: str, found: object, expected: str, example: str) -> None:
        """Note that a key holds something else than was expected."""
        name = ".".join((*self._path, key))
        shown = to_s(found) or "empty"
        self.note(f"`{name}` is {shown}, but must be {expected}, for example {example}", key)


class Keys(Section):
    """The keys of `_config.yml`, and the options of `mkdocs.yml` that override them."""

    def __init__(self, config: Mapping[str, object], config_text: str, options: Mapping[str, object]) -> None:
        """Read from these; `problems` grows with what is of no use in them."""
        super().__init__(config, [], Lines(config_text))
        self.options = options

    def read(self, kind: Kind[T], default: D, key: str = "", *, option: str = "") -> T | D:
        """Return the option's value, else the key's, else the default; "" means no such option or key."""
        for file, name, value in self._given(key, option):
            found = kind.read(value)
            if found is not None:
                return found
            self.tell_of(file, name, value, kind.expected, f"{name}: {kind.example}")
        return default

    def join(self, kind: Kind[tuple[str, ...]], key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the key's names, else the default, and those of the option of the same name behind them."""
        return self.read(kind, default, key) + self.read(kind, (), option=key)

    def tell_of(
        self, file: str, key: str, found: object, expected: str, example: str, *inner: str | int
    ) -> None:
        """Note that a key of a file holds something else than was expected; `inner` leads on from the key."""
        line = self.line(*key.split("."), *inner) if file == CONFIG else None
        self.problems.append(Problem(file, line, mismatch(key, found, expected, example)))

    def file_of(self, key: str) -> str:
        """Return the file whose value of a key counts, where key and option have one name."""
        return MKDOCS_YML if self.options.get(key) is not None else CONFIG

    def _given(self, key: str, option: str) -> Iterator[tuple[str, str, object]]:
        places = ((MKDOCS_YML, option, self.options), (CONFIG, key, self.values))
        for file, name, values in places:
            value = values.get(name) if name else None
            if value is not None:
                yield file, name, value
