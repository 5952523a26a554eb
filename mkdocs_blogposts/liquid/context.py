"""What a template sees while it is rendered: variables, filters, limits, and where its faults go."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, TextIO

from liquid.context import RenderContext
from liquid.utils import ReadOnlyChainMap

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.faults import Budget, TemplateError
from mkdocs_blogposts.liquid.filters import FILTERS
from mkdocs_blogposts.model import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liquid.template import BoundTemplate

    from mkdocs_blogposts.liquid.marks import Marks
    from mkdocs_blogposts.liquid.shared import Shared
    from mkdocs_blogposts.model import Post, SitePage


MOST_PROBLEMS = 100
"""Problems that are told of one body."""
_ALWAYS = frozenset({"paginator", "content"})
"""What Jekyll gives every template, be it nil."""
_LONGEST = 1000
"""Characters of a message; a tag's name can be of any length."""


class Output(StringIO):
    """Rendered text; it may grow up to a limit."""

    def __init__(self, budget: Budget) -> None:
        """Write up to what the budget allows."""
        super().__init__()
        self._budget = budget
        self._size = 0

    def write(self, text: str, /) -> int:
        """Write a text; raise `LimitError` where there is too much of it."""
        self._size += len(text)
        self._budget.check_size(self._size)
        return super().write(text)


class Context(RenderContext):
    """The state of one body that is being rendered."""

    def __init__(
        self,
        template: BoundTemplate,
        shared: Shared,
        entry: Post | SitePage,
        variables: Mapping[str, object],
        budget: Budget,
    ) -> None:
        """Begin to render a body of `entry`; `variables` are `page`, `site` and the like."""
        super().__init__(template, globals=variables)
        # python-liquid knows `now` and `today` as variables, which Liquid 4 does not.
        self.scope = ReadOnlyChainMap(self.locals, self.globals, self.counters)
        self.shared = shared
        self.entry = entry
        self.budget = budget
        self.depth = 0
        """Includes that are being rendered."""
        self.problems: dict[Problem, None] = {}
        self.marks: Marks | None = None
        """What the template lists, where anyone wants to know."""

    def find(self, name: str, path: str = "") -> object:
        """Return a variable, nil where there is none; `path` is the whole of what is looked for."""
        if self.marks is not None and name == "paginator":
            self.marks.has_paginator = True
        try:
            return self.scope[name]
        except KeyError:
            if self.shared.strict_variables and name not in _ALWAYS:
                raise self.undefined(path or name) from None
            return None

    def undefined(self, path: str) -> TemplateError:
        """Return the fault of a variable that is not there, where `strict_variables` asks for it."""
        message = f"there is no variable `{path}`, and `strict_variables` asks for one; "
        return TemplateError(f"{message}write `{{% assign {path.split('.')[0]} = '' %}}` before it")

    def filtered(self, name: str, value: object, arguments: Sequence[object]) -> object:
        """Return a value that went through a filter; an unknown filter leaves it as it is."""
        known = FILTERS.get(name)
        if known is None:
            if self.shared.strict_filters:
                message = f"there is no filter `{name}`, and `strict_filters` asks for one"
                raise TemplateError(f"{message}; use one of Liquid's or Jekyll's, such as `upcase`")
            return value
        self.budget.check_time()
        result = known.apply(self, value, arguments)
        if isinstance(result, str | list):
            self.budget.check_size(len(result))
        return result

    def get_buffer(self, buf: TextIO | None = None) -> StringIO:
        """Return a text to write to, which may not grow without end."""
        return Output(self.budget)

    def parentloop(self) -> object:
        """Return the loop around the current one; nil where there is none."""
        return next((loop for loop in reversed(self.loops) if hasattr(loop, "parentloop")), None)

    def tell(self, src_uri: str, line: int, message: str) -> None:
        """Note a problem, once; of very many, the first ones."""
        if len(self.problems) > MOST_PROBLEMS:
            return
        if len(self.problems) == MOST_PROBLEMS:
            message = (
                f"more than {MOST_PROBLEMS} tags are of no use here, and no more are told; mend these first"
            )
        shown = message if len(message) <= _LONGEST else f"{message[:_LONGEST]}..."
        self.problems[Problem(src_uri, line, shown)] = None

    def text(self, value: object) -> str:
        """Return what an output prints of a value."""
        return values.printed(value)
