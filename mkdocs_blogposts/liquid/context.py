"""What a template sees while it is rendered: variables, filters, limits, and where its faults go."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from mkdocs_blogposts.liquid.faults import LimitError, TemplateError
from mkdocs_blogposts.model import Problem
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.liquid.faults import Budget
    from mkdocs_blogposts.liquid.marks import Marks
    from mkdocs_blogposts.liquid.rounds import Rounds
    from mkdocs_blogposts.liquid.shared import Shared
    from mkdocs_blogposts.model import Post, SitePage

MOST_PROBLEMS = 100
"""Problems that are told of one body."""
_ALWAYS = frozenset({"paginator", "content"})
"""What Jekyll gives every template, be it nil."""
_LONGEST = 1000
"""Characters of a message; a tag's name can be of any length."""
_LARGE = 1000
"""Characters of a text that is counted when it is written, since it could be written anew in each round."""
_LINE_END = re.compile("\n")


class Output:
    """Rendered text; it may grow up to a limit."""

    __slots__ = ("_parts", "_size", "budget")

    def __init__(self, budget: Budget) -> None:
        """Write up to what the budget allows."""
        self.budget = budget
        self._parts: list[str] = []
        self._size = 0

    def write(self, text: str) -> None:
        """Write a text; raise `LimitError` where there is too much of it."""
        self._size += len(text)
        if self._size > self.budget.size:
            self.budget.check_size(self._size)
        if len(text) > _LARGE:
            self.budget.weigh(text)
        self._parts.append(text)

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self._parts)


class Expression(Protocol):
    """What stands for a value in a template."""

    def value(self, context: Context) -> object:
        """Return its value; nil where there is none."""


class Node(Protocol):
    """A part of a template."""

    @property
    def blank(self) -> bool:
        """Whether it prints nothing but blanks; a block of such nodes alone prints nothing at all."""

    def render(self, context: Context, out: Output) -> None:
        """Write what it prints."""


class InterruptError(Exception):
    """A `break` ends the loop around it; outside of loops, the body."""


class ContinueError(InterruptError):
    """A `continue` ends the round of a loop."""


class Origin:
    """Where a template is written."""

    __slots__ = ("_ends", "first_line", "source", "src_uri")

    def __init__(self, source: str, src_uri: str, first_line: int) -> None:
        """Take a text that begins at a line of a file."""
        self.source, self.src_uri, self.first_line = source, src_uri, first_line
        self._ends: list[int] | None = None

    def line(self, offset: int) -> int:
        """Return the line of the file, counted from 1, at an offset of the text."""
        if self._ends is None:
            self._ends = [match.start() for match in _LINE_END.finditer(self.source)]
        return self.first_line + bisect_left(self._ends, offset)


@dataclass(frozen=True, slots=True)
class Template:
    """A text that can be rendered."""

    place: Origin
    nodes: Sequence[tuple[int, Node]]
    """The nodes, and where in the text each begins."""
    faults: Sequence[tuple[int, str]]
    """Lines and messages of what stays text."""

    def write(self, context: Context, out: Output) -> None:
        """Render into a text that others write to as well."""
        self._tell_faults(context)
        for _, node in self.nodes:
            node.render(context, out)

    def run(self, context: Context, out: Output) -> None:
        """Render as a body; a `break` outside of loops ends it. Raise `OverLimitError` at a limit."""
        self._tell_faults(context)
        for start, node in self.nodes:
            try:
                node.render(context, out)
            except InterruptError:
                return
            except LimitError as limit:
                raise OverLimitError(self.place.line(start), str(limit)) from limit
            except RecursionError as limit:
                message = "it holds things within things too deep to follow; nest fewer"
                raise OverLimitError(self.place.line(start), message) from limit

    def _tell_faults(self, context: Context) -> None:
        for line, message in self.faults:
            context.tell(self.place.src_uri, line, message)


class OverLimitError(Exception):
    """A body reached a limit, at a line of its file."""

    def __init__(self, line: int, message: str) -> None:
        """Name the line and what was too much."""
        super().__init__(message)
        self.line = line


Filter = Callable[["Context", object, Sequence[object]], object]
"""Takes the context, a value and arguments; raises `TemplateError` where it cannot be used."""


class Language(Protocol):
    """The tags and filters of a site, with which templates are read and rendered."""

    @property
    def filters(self) -> Mapping[str, Filter]:
        """All filters by name."""

    def of_text(self, source: str, src_uri: str, first_line: int) -> Template:
        """Return a text as a template; what is wrong with it is told when it is rendered."""

    def of_file(self, src_uri: str, missing: str) -> Template:
        """Return the template in a file, read once; raise `TemplateError(missing)` without one."""


class Context:
    """The state of one body that is being rendered."""

    def __init__(
        self,
        shared: Shared,
        language: Language,
        entry: Post | SitePage,
        variables: Mapping[str, object],
        budget: Budget,
        marks: Marks | None = None,
    ) -> None:
        """Begin to render a body of `entry`; `variables` are `page`, `site` and the like.

        `marks` notes what the template lists, where anyone wants to know.
        """
        self.shared = shared
        self.language = language
        self.entry = entry
        self.budget = budget
        self.marks = marks
        self.depth = 0
        """Includes that are being rendered."""
        self.problems: dict[Problem, None] = {}
        self.loops: list[Rounds] = []
        """What `forloop` is in each of the loops around."""
        self.assigned: dict[str, object] = {}
        self.counters: dict[str, int] = {}
        self.cycles: dict[object, int] = {}
        """Where each `cycle` goes on."""
        self.stops: dict[str, int] = {}
        """Where the last loop over each list ended, for `offset:continue`."""
        self.changed = ""
        """What `ifchanged` printed last."""
        self._scopes: list[Mapping[str, object]] = [self.counters, variables, self.assigned]

    def find(self, name: str, path: str = "") -> object:
        """Return a variable, nil where there is none; `path` is the whole of what is looked for."""
        if self.marks is not None and name == "paginator":
            self.marks.has_paginator = True
        for scope in reversed(self._scopes):
            if name in scope:
                return scope[name]
        if self.shared.strict_variables and name not in _ALWAYS:
            raise self.undefined(path or name)
        return None

    def undefined(self, path: str) -> TemplateError:
        """Return the fault of a variable that is not there, where `strict_variables` asks for it."""
        message = f"there is no variable `{path}`, and `strict_variables` asks for one; "
        return TemplateError(f"{message}write `{{% assign {path.split('.')[0]} = '' %}}` before it")

    @contextmanager
    def scope(self, variables: Mapping[str, object]) -> Iterator[None]:
        """See these variables before all others for a while."""
        self._scopes.append(variables)
        try:
            yield
        finally:
            self._scopes.pop()

    def filtered(self, name: str, value: object, arguments: Sequence[object]) -> object:
        """Return a value that went through a filter; an unknown filter leaves it as it is."""
        apply = self.language.filters.get(name)
        if apply is None:
            if self.shared.strict_filters:
                message = f"there is no filter `{name}`, and `strict_filters` asks for one"
                raise TemplateError(f"{message}; use one of Liquid's or Jekyll's, such as `upcase`")
            return value
        self.budget.step()
        if isinstance(value, str):
            self.budget.weigh(value)
        result = apply(self, value, arguments)
        if result is not value and isinstance(result, str | list):
            self.budget.weigh(result)
            self.budget.check_size(len(result))
        return result

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
