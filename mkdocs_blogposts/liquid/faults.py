"""What can go wrong in a template, and the limits that no template may pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

_WEIGHT = 100
"""Characters of a text that weigh as much as a step."""
_WATCH = 256
"""Steps after which somebody looks at the clock."""


class TemplateError(Exception):
    """Something at which Jekyll would stop the whole build; here one tag stays in the text as written.

    The message says in one sentence or two what was found, what was expected, and gives an example.
    """

    outermost = False
    """True where the fault lies with the tag of the post or page that began it all, not with this one."""


class EndlessError(TemplateError):
    """Includes that include each other, or themselves, without end."""

    outermost = True


class LimitError(Exception):
    """A limit is reached: the whole body stays as written. The message names the limit."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one body may ask for. Real blogs stay far below all of these."""

    iterations: int = 1_000_000
    """Rounds of all loops together."""
    includes: int = 30
    """Includes within includes."""
    nesting: int = 50
    """Blocks within blocks."""
    output: int = 5_000_000
    """Characters of a rendered body, or of a value."""
    factor: int = 20
    """How often a body may hold its own length, where that is more than `output`."""
    steps: int = 20_000_000
    """Work to render one body: every tag, comparison and item of a list is a step. The same everywhere."""
    seconds: float = 60.0
    """Time to render one body, for work that no step stands for; no body should ever come to this."""


class Budget:
    """What is left of the limits while one body is rendered."""

    __slots__ = ("_clock", "_deadline", "_next", "_rounds", "limits", "size", "steps")

    def __init__(self, limits: Limits, text: str, clock: Callable[[], float] | None) -> None:
        """Start counting for a body of this text; without a clock, steps alone count."""
        self.limits = limits
        self.size = max(limits.output, limits.factor * len(text))
        """Characters that a text may have."""
        self.steps = 0
        """Steps that were taken."""
        self._rounds = 0
        self._next = min(limits.steps, _WATCH)
        self._clock = clock
        self._deadline = clock() + limits.seconds if clock else 0.0

    def tick(self) -> None:
        """Count a round of a loop, which is a step too; raise `LimitError` when there were too many."""
        self._rounds += 1
        if self._rounds > self.limits.iterations:
            message = f"its loops take more than {self.limits.iterations:,} rounds"
            raise LimitError(f"{message}; loop over fewer things, as in `limit: 10`")
        self.step()

    def step(self, count: int = 1) -> None:
        """Count steps; raise `LimitError` when there were too many, or they took too long."""
        self.steps += count
        if self.steps > self._next:
            self._check()

    def _check(self) -> None:
        if self.steps > self.limits.steps:
            raise LimitError(f"it takes more than {self.limits.steps:,} steps; loop over fewer things")
        if self._clock and self._clock() > self._deadline:
            raise LimitError(f"it takes more than {self.limits.seconds:g} seconds; loop over fewer things")
        self._next = min(self.limits.steps, self.steps + _WATCH)

    def weigh(self, value: object) -> None:
        """Count the steps that it takes to go through a text or a list; raise `LimitError` as `step` does."""
        if isinstance(value, str):
            self.step(len(value) // _WEIGHT)
        elif isinstance(value, list):
            self.step(len(value))

    def check_size(self, size: int) -> None:
        """Raise `LimitError` where a text or a list would be too long."""
        if size > self.size:
            raise LimitError(f"its text grows beyond {self.size:,} characters; let it print less")
