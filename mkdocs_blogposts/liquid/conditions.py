"""Conditions of `if`, `unless`, `elsif` and `where_exp`, read and answered as Liquid 4 does.

`and` and `or` weigh the same and are taken from the right: `a or b and c` is `a or (b and c)`, and so is
`a and b or c`: `a and (b or c)`.
"""

from __future__ import annotations

import operator
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import comparing, values
from mkdocs_blogposts.liquid.expressions import FRAGMENT, Literal, primitive, tight
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_blogposts.liquid.context import Context, Expression
    from mkdocs_blogposts.liquid.faults import Budget

    Test = Callable[[object, object, Budget], bool]

EXAMPLE = "`{% if page.author == 'jane' %}`"
_SIGNS = "==, !=, <>, <, >, <=, >= and contains"
_OPERATOR = re.compile(r"""("[^"]*"|'[^']*')|(==|!=|<>|<=?|>=?)""")
_JOIN = re.compile(r"""("[^"]*"|'[^']*')|(?:(?<=\s)|^)(and|or)(?=\s|$)""", re.ASCII)
_COMPARISON = re.compile(rf"({FRAGMENT})\s*([=!<>a-z_]+)?\s*({FRAGMENT})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values and the sign between them, or one value alone."""

    left: Expression
    sign: str | None
    right: Expression

    def value(self, context: Context) -> bool:
        """Say whether it holds; raise `TemplateError` for an unknown sign, and for what has no order."""
        context.budget.step()
        left = self.left.value(context)
        if self.sign is None:
            return values.is_truthy(left)
        test = _TESTS.get(self.sign)
        if test is None:
            raise TemplateError(f"`{self.sign}` is no comparison; there are {_SIGNS}, as in {EXAMPLE}")
        return test(left, self.right.value(context), context.budget)


@dataclass(frozen=True, slots=True)
class Junction:
    """Two conditions and the word between them, "and" or "or"."""

    left: Expression
    word: str
    right: Expression

    def value(self, context: Context) -> bool:
        """Say whether it holds; the right side is not asked where the left decides."""
        holds = bool(self.left.value(context))
        if holds == (self.word == "or"):
            return holds
        return bool(self.right.value(context))


@dataclass(frozen=True, slots=True)
class Negation:
    """A condition that must not hold: `unless`."""

    condition: Expression

    def value(self, context: Context) -> bool:
        """Say whether the condition does not hold."""
        return not self.condition.value(context)


@lru_cache(maxsize=4096)
def read(markup: str, *, strict: bool = False) -> Expression:
    """Read a condition; raise `TemplateError` where there is none.

    Raise it also for what is left over or missing if it is read strictly, as that of a `where_exp` is.
    """
    markup = _OPERATOR.sub(lambda match: match[1] or f" {match[2]} ", tight(markup))
    parts, words, start = [], [], 0
    for match in _JOIN.finditer(markup):
        if match[2]:
            parts.append(markup[start : match.start()])
            words.append(match[2])
            start = match.end()
    condition = _comparison(markup[start:], strict=strict)
    for part, word in zip(reversed(parts), reversed(words), strict=True):
        condition = Junction(_comparison(part, strict=strict), word, condition)
    return condition


def _comparison(markup: str, *, strict: bool) -> Expression:
    match = _COMPARISON.search(markup)
    if match is None:
        raise TemplateError(f"a condition is missing; write {EXAMPLE}")
    if strict and (match[0].strip() != markup.strip() or (match[2] in _TESTS) != bool(match[3])):
        raise TemplateError(f"the condition `{markup.strip()}` cannot be read; write `item.rating > 3`")
    right = primitive(match[3]) if match[3] else Literal(None)
    return Comparison(primitive(match[1]), match[2], right)


def _different(left: object, right: object, budget: Budget) -> bool:
    return not comparing.equal(left, right, budget)


def _ordered(sign: str, test: Callable[[int, int], bool]) -> Test:
    def answer(left: object, right: object, budget: Budget) -> bool:
        if not comparing.has_order(left) or not comparing.has_order(right):
            return False
        order = comparing.order(left, right, budget)
        if order is None:
            kinds = f"{values.kind_of(left)} and {values.kind_of(right)}"
            raise TemplateError(
                f"`{sign}` cannot compare {kinds}; compare like with like, as in `page.rating > 3`"
            )
        return test(order, 0)

    return answer


_TESTS: Mapping[str, Test] = {
    "==": comparing.equal,
    "!=": _different,
    "<>": _different,
    "contains": comparing.contains,
    "<": _ordered("<", operator.lt),
    ">": _ordered(">", operator.gt),
    "<=": _ordered("<=", operator.le),
    ">=": _ordered(">=", operator.ge),
}
