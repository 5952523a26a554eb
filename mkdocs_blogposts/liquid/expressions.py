"""Expressions, read as leniently as Liquid 4 reads them: what cannot be made out is left out.

`{{ a || b }}`, `{{ a b }}`, `{{ }}`, `{{ a. }}` and `{{ a..b }}` all mean something there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from liquid.expression import Expression
from liquid.token import TOKEN_EXPRESSION, Token

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.faults import TemplateError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liquid.context import RenderContext

    from mkdocs_blogposts.liquid.context import Context

FRAGMENT: Final = r"""(?:"[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')++)"""
"""A quoted text, or a word, which may hold quoted texts."""
_FRAGMENT = re.compile(FRAGMENT, re.ASCII)
_FILTER = re.compile(rf"(?:\s+|{FRAGMENT}|,)++", re.ASCII)
_FILTER_NAME = re.compile(r"\w+", re.ASCII)
_ARGUMENT = re.compile(rf"[:,]\s*(?:(\w+)\s*:\s*)?({FRAGMENT})", re.ASCII)
_KEY = re.compile(r"\[[^\]]+\]|[\w-]+\??", re.ASCII)
_INTEGER = re.compile(r"-?[0-9]+")
_FLOAT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)[0-9.]*")
# Blanks within brackets and around dots, which only the strict reading of Liquid allows; it is tried first.
_LOOSE = re.compile(
    r"""("[^"]*"|'[^']*')|\[\s+(?=\S)|(?<!\s)\s+\](?!\s*\[)|\(\s+(?=\S)|(?<!\s)\s+\.\.\s*|\.\.\s+"""
    r"""|(?<!\s)\s+\)"""
    r"""|(?<=[\w\]])\s+\.(?=[a-zA-Z_])|(?<=[\w\]])\s*\.\s+(?=[a-zA-Z_])"""
)
_LOOSE_SIGNS = re.compile(r"[\[(]|\s\.|\.\s")
_NUMBER_AHEAD = re.compile(r"\s*(-?[0-9]{1,18})")
_LONGEST_NUMBER, _LONGEST_PATH = 40, 2000
_FURTHEST = 10**15
"""Where a range may end; nothing loops as far as that."""
_QUOTED = {("'", "'"), ('"', '"')}
_LITERALS: dict[str, object] = {"nil": None, "null": None, "": None, "true": True, "false": False}
_LITERALS |= {"empty": values.EMPTY, "blank": values.BLANK}

_TOKEN = Token(TOKEN_EXPRESSION, "", 0, "")


class Evaluable(Expression):
    """An expression of ours, as python-liquid's nodes take it."""

    __slots__ = ()

    def __init__(self) -> None:
        """Give it a token, which nobody reads: our faults carry the place of their tag."""
        super().__init__(_TOKEN)

    def evaluate(self, context: RenderContext) -> object:
        """Return its value."""
        return self.value(context)  # type: ignore[arg-type]

    def value(self, context: Context) -> object:
        """Return its value; nil where there is none."""
        raise NotImplementedError

    def children(self) -> Sequence[Expression]:
        """Return nothing: our expressions are not analysed."""
        return ()


class Literal(Evaluable):
    """A value as written."""

    __slots__ = ("constant",)

    def __init__(self, constant: object) -> None:
        """Hold the value."""
        super().__init__()
        self.constant = constant

    def value(self, context: Context) -> object:
        """Return it."""
        return self.constant


class Span(Evaluable):
    """A range whose ends are looked up: `(1..page.count)`."""

    __slots__ = ("start", "stop")

    def __init__(self, start: Evaluable, stop: Evaluable) -> None:
        """Hold both ends, the last one included."""
        super().__init__()
        self.start, self.stop = start, stop

    def value(self, context: Context) -> object:
        """Return the range; what is no number counts as 0."""
        start, stop = (_end(each.value(context)) for each in (self.start, self.stop))
        return range(start, max(start, stop + 1))


def _end(value: object) -> int:
    if isinstance(value, str):
        match = _NUMBER_AHEAD.match(value)
        value = int(match[1]) if match else 0
    if not isinstance(value, int | float) or not -_FURTHEST < value < _FURTHEST:
        return 0
    return int(value)


class Path(Evaluable):
    """A variable and what is looked up in it: `site.tags["a b"].size`."""

    __slots__ = ("keys", "name", "text")

    def __init__(self, text: str) -> None:
        """Read a path. What is neither a name nor in brackets parts the names, whatever it is."""
        super().__init__()
        self.text = text
        keys = [_key(match[0]) for match in _KEY.finditer(text[:_LONGEST_PATH])]
        self.name = keys[0][0] if keys else Literal("")
        self.keys = tuple(keys[1:])

    def value(self, context: Context) -> object:
        """Return what is there, else nil."""
        thing = context.find(values.to_s(self.name.value(context)), self.text)
        strict = context.shared.strict_variables
        for key, is_name in self.keys:
            if thing is None and not strict:
                return None
            wanted = key.value(context)
            if strict and not values.holds(thing, wanted, is_name=is_name):
                raise context.undefined(self.text)
            thing = values.found(thing, wanted, is_name=is_name)
        return thing


def _key(text: str) -> tuple[Evaluable, bool]:
    """Return the expression of a key, and whether it is a plain name."""
    return (primitive(text[1:-1]), False) if text[0] == "[" else (Literal(text), True)


class Filtered(Evaluable):
    """A value that goes through filters."""

    __slots__ = ("filters", "left")

    def __init__(self, left: Evaluable, filters: Sequence[Call]) -> None:
        """Hold the value's expression and the filters in order."""
        super().__init__()
        self.left, self.filters = left, filters

    def value(self, context: Context) -> object:
        """Return what the last filter gives."""
        value = self.left.value(context)
        for call in self.filters:
            arguments = [each.value(context) for each in call.arguments]
            if call.named:
                arguments.append({name: each.value(context) for name, each in call.named.items()})
            value = context.filtered(call.name, value, arguments)
        return value


class Call:
    """A filter with its arguments."""

    __slots__ = ("arguments", "name", "named")

    def __init__(self, text: str) -> None:
        """Read `name: argument, argument`."""
        found = _FILTER_NAME.search(text)
        self.name = found[0] if found else ""
        matches = list(_ARGUMENT.finditer(text))
        self.arguments = [primitive(match[2]) for match in matches if not match[1]]
        self.named = {match[1]: primitive(match[2]) for match in matches if match[1]}


@lru_cache(maxsize=4096)
def primitive(text: str) -> Evaluable:
    """Read a literal, a range or a path."""
    if text in _LITERALS:
        return Literal(_LITERALS[text])
    if len(text) > 1 and (text[0], text[-1]) in _QUOTED:
        return Literal(text[1:-1])
    if text[0] == "(" and (ends := _ends_of_range(text)):
        return Span(*ends)
    if len(text) <= _LONGEST_NUMBER:
        if _INTEGER.fullmatch(text):
            return Literal(int(text))
        if match := _FLOAT.fullmatch(text):
            return Literal(float(match[1]))
    return Path(text)


def _ends_of_range(text: str) -> tuple[Evaluable, Evaluable] | None:
    """Read the ends of `(1..page.count)`; None where a text is no range. A range at an end of one is 0."""
    at = text.rfind("..", 2, len(text) - 2)
    if at < 0 or text[-1] != ")" or len(text.split()) != 1:
        return None
    start, stop = (Literal(0) if end[0] == "(" else primitive(end) for end in (text[1:at], text[at + 2 : -1]))
    return start, stop


@lru_cache(maxsize=4096)
def filtered(markup: str) -> Evaluable:
    """Read what stands in an output, or behind the `=` of an assign."""
    markup = tight(markup)
    match = _FRAGMENT.search(markup)
    if match is None:
        return Literal(None)
    left = primitive(match[0])
    _, pipe, rest = markup[match.end() :].partition("|")
    if not pipe:
        return left
    calls = [call for text in _FILTER.findall(rest) if (call := Call(text)).name]
    return Filtered(left, calls) if calls else left


def tight(markup: str) -> str:
    """Take blanks out of brackets, ranges and paths."""
    if not _LOOSE_SIGNS.search(markup):
        return markup
    return _LOOSE.sub(lambda match: match[1] or match[0].strip(), markup)


def first(markup: str) -> Evaluable | None:
    """Read the first fragment of a markup; None where there is none."""
    match = _FRAGMENT.search(markup)
    return primitive(match[0]) if match else None


def required(markup: str, example: str) -> Evaluable:
    """Read the first fragment of a markup; raise `TemplateError` with an example where there is none."""
    found = first(tight(markup))
    if found is None:
        raise TemplateError(f"an expression is missing; write {example}")
    return found
