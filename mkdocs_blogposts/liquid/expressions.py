"""Expressions, read as leniently as Liquid 4 reads them: what cannot be made out is left out.

`{{ a || b }}`, `{{ a b }}`, `{{ }}`, `{{ a. }}` and `{{ a..b }}` all mean something there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_blogposts.liquid.context import Context, Expression

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


@dataclass(frozen=True, slots=True)
class Literal:
    """A value as written."""

    constant: object

    def value(self, context: Context) -> object:
        """Return it."""
        return self.constant


@dataclass(frozen=True, slots=True)
class Span:
    """A range whose ends are looked up, the last one included: `(1..page.count)`."""

    start: Expression
    stop: Expression

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


@dataclass(frozen=True, slots=True)
class Path:
    """A variable and what is looked up in it: `site.tags["a b"].size`."""

    text: str
    name: Expression
    keys: Sequence[tuple[Expression, bool]]
    """The keys, and whether each is a plain name."""

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


def _path(text: str) -> Path:
    """Read a path. What is neither a name nor in brackets parts the names, whatever it is."""
    keys = [_key(match[0]) for match in _KEY.finditer(text[:_LONGEST_PATH])]
    return Path(text, keys[0][0] if keys else Literal(""), keys[1:])


def _key(text: str) -> tuple[Expression, bool]:
    """Return the expression of a key, and whether it is a plain name."""
    return (primitive(text[1:-1]), False) if text[0] == "[" else (Literal(text), True)


@dataclass(frozen=True, slots=True)
class Filtered:
    """A value that goes through filters."""

    left: Expression
    filters: Sequence[Call]

    def value(self, context: Context) -> object:
        """Return what the last filter gives."""
        value = self.left.value(context)
        for call in self.filters:
            arguments = [each.value(context) for each in call.arguments]
            if call.named:
                arguments.append({name: each.value(context) for name, each in call.named.items()})
            value = context.filtered(call.name, value, arguments)
        return value


class Call(NamedTuple):
    """A filter with its arguments."""

    name: str
    arguments: Sequence[Expression]
    named: Mapping[str, Expression]


def _call(text: str) -> Call:
    """Read `name: argument, argument`; the name is "" where there is none."""
    name = _FILTER_NAME.search(text)
    matches = list(_ARGUMENT.finditer(text))
    return Call(
        name[0] if name else "",
        [primitive(match[2]) for match in matches if not match[1]],
        {match[1]: primitive(match[2]) for match in matches if match[1]},
    )


@lru_cache(maxsize=4096)
def primitive(text: str) -> Expression:
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
    return _path(text)


def _ends_of_range(text: str) -> tuple[Expression, Expression] | None:
    """Read the ends of `(1..page.count)`; None where a text is no range. A range at an end of one is 0."""
    at = text.rfind("..", 2, len(text) - 2)
    if at < 0 or text[-1] != ")" or len(text.split()) != 1:
        return None
    start, stop = (Literal(0) if end[0] == "(" else primitive(end) for end in (text[1:at], text[at + 2 : -1]))
    return start, stop


@lru_cache(maxsize=4096)
def filtered(markup: str) -> Expression:
    """Read what stands in an output, or behind the `=` of an assign."""
    markup = tight(markup)
    match = _FRAGMENT.search(markup)
    if match is None:
        return Literal(None)
    left = primitive(match[0])
    _, pipe, rest = markup[match.end() :].partition("|")
    if not pipe:
        return left
    calls = [call for text in _FILTER.findall(rest) if (call := _call(text)).name]
    return Filtered(left, calls) if calls else left


def tight(markup: str) -> str:
    """Take blanks out of brackets, ranges and paths."""
    if not _LOOSE_SIGNS.search(markup):
        return markup
    return _LOOSE.sub(lambda match: match[1] or match[0].strip(), markup)


def first(markup: str) -> Expression | None:
    """Read the first fragment of a markup; None where there is none."""
    match = _FRAGMENT.search(markup)
    return primitive(match[0]) if match else None


def required(markup: str, example: str) -> Expression:
    """Read the first fragment of a markup; raise `TemplateError` with an example where there is none."""
    found = first(tight(markup))
    if found is None:
        raise TemplateError(f"an expression is missing; write {example}")
    return found
