"""What can go wrong in a template, and the limits that no template may pass."""

from __future__ import annotations

import time
from dataclasses import dataclass


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
    seconds: float = 10.0
    """Time to render one body."""


class Budget:
    """What is left of the limits while one body is rendered."""

    __slots__ = ("_deadline", "_left", "_next", "limits", "size")

    def __init__(self, limits: Limits, text: str) -> None:
        """Start counting for a body of this text."""
        self.limits = limits
        self.size = max(limits.output, limits.factor * len(text))
        """Characters that a text may have."""
        self._left = limits.iterations
        self._deadline = time.monotonic() + limits.seconds
        self._next = self._left

    def tick(self, rounds: int = 1) -> None:
        """Count rounds of a loop; raise `LimitError` when there were too many, or they took too long."""
        self._left -= rounds
        if self._left < self._next:
            self._next = self._left - 256
            self.check_time()
            if self._left < 0:
                message = f"its loops take more than {self.limits.iterations:,} rounds"
                raise LimitError(f"{message}; loop over fewer things, as in `limit: 10`")

    def check_time(self) -> None:
        """Raise `LimitError` when time is up."""
        if time.monotonic() > self._deadline:
            raise LimitError(f"it takes more than {self.limits.seconds:g} seconds; loop over fewer things")

    def check_size(self, size: int) -> None:
        """Raise `LimitError` where a text or a list would be too long."""
        if size > self.size:
            raise LimitError(f"its text grows beyond {self.size:,} characters; let it print less")
