"""All filters of Liquid 4.0 and of Jekyll 4.3, by name.

A filter takes a value and arguments and gives a value; some also take the context, before the value. What
Ruby's filter would stop at raises `TemplateError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.liquid.faults import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_blogposts.liquid.context import Context


class Filter(NamedTuple):
    """A filter as it is called."""

    name: str
    call: Callable[..., object]
    least: int
    """The fewest arguments it takes, beside the value."""
    most: int
    takes_context: bool

    def apply(self, context: Context, value: object, arguments: Sequence[object]) -> object:
        """Return the filtered value; raise `TemplateError` for too few or too many arguments."""
        if not self.least <= len(arguments) <= self.most:
            message = f"`{self.name}` takes {self._takes()}, but {len(arguments)} are given"
            raise TemplateError(f"{message}; write `{{{{ page.title | {self._example()} }}}}`")
        if self.takes_context:
            return self.call(context, value, *arguments)
        return self.call(value, *arguments)

    def _takes(self) -> str:
        if self.least == self.most:
            return f"{self.least or 'no'} argument{'' if self.least == 1 else 's'}"
        return f"{self.least} to {self.most} arguments"

    def _example(self) -> str:
        given = ", ".join(["'a'", "'b'", "'c'"][: self.least])
        return f"{self.name}: {given}" if given else self.name


def _filters(functions: Mapping[str, Callable[..., object]], *, context: bool = False) -> dict[str, Filter]:
    """Make filters of functions; how many arguments they take is what their signatures say."""
    made = {}
    for name, function in functions.items():
        most = function.__code__.co_argcount - 1 - context
        least = most - len(function.__defaults__ or ())
        made[name] = Filter(name, function, least, most, context)
    return made


def _all() -> dict[str, Filter]:
    from mkdocs_blogposts.liquid.filters import lists, numbers, search, text, times, urls, words

    plain = (text.FILTERS, words.FILTERS, numbers.FILTERS, lists.FILTERS)
    with_context = (times.FILTERS, urls.FILTERS, search.FILTERS, words.WITH_CONTEXT, lists.WITH_CONTEXT)
    found: dict[str, Filter] = {}
    for functions in plain:
        found |= _filters(functions)
    for functions in with_context:
        found |= _filters(functions, context=True)
    return found


FILTERS: Mapping[str, Filter] = _all()
