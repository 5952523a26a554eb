"""All filters of Liquid 4.0 and of Jekyll 4.3, by name.

A filter takes a value and arguments and gives a value; some also take the `context`, before the value. What
Ruby's filter would stop at raises `TemplateError`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.filters import lists, numbers, search, text, times, urls, words
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mkdocs_blogposts.liquid.context import Context


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as it is called."""

    name: str
    call: Callable[..., object]
    least: int
    """The fewest arguments it takes, beside the value."""
    most: int
    takes_context: bool
    of_text: bool
    """Whether it takes the value as text."""
    keeps_nil: bool

    def __call__(self, context: Context, value: object, arguments: Sequence[object]) -> object:
        """Return the filtered value; raise `TemplateError` for too few or too many arguments."""
        if not self.least <= len(arguments) <= self.most:
            message = f"`{self.name}` takes {self._takes()}, but {len(arguments)} are given"
            raise TemplateError(f"{message}; write `{{{{ page.title | {self._example()} }}}}`")
        if value is None and self.keeps_nil:
            return None
        if self.of_text:
            value = values.to_s(value)
        return self.call(context, value, *arguments) if self.takes_context else self.call(value, *arguments)

    def _takes(self) -> str:
        if self.least == self.most:
            return f"{self.least or 'no'} argument{'' if self.least == 1 else 's'}"
        return f"{self.least} to {self.most} arguments"

    def _example(self) -> str:
        given = ", ".join(["'a'", "'b'", "'c'"][: self.least])
        return f"{self.name}: {given}" if given else self.name


def _filters(
    *tables: Mapping[str, Callable[..., object]], of_text: bool = False, keeps_nil: bool = False
) -> Iterator[tuple[str, Filter]]:
    """Yield filters made of functions; what arguments each takes is what its signature says."""
    for name, function in chain.from_iterable(table.items() for table in tables):
        code = function.__code__
        takes_context = code.co_varnames[:1] == ("context",)
        most = code.co_argcount - 1 - takes_context
        least = most - len(function.__defaults__ or ())
        yield name, Filter(name, function, least, most, takes_context, of_text, keeps_nil)


_TABLES = (text.FILTERS, words.FILTERS, numbers.FILTERS, lists.FILTERS, times.FILTERS, urls.FILTERS)
FILTERS: Mapping[str, Filter] = {
    **dict(_filters(*_TABLES, search.FILTERS)),
    **dict(_filters(text.OF_TEXT, words.OF_TEXT, of_text=True)),
    **dict(_filters(text.OF_TEXT_OR_NIL, words.OF_TEXT_OR_NIL, of_text=True, keeps_nil=True)),
}
