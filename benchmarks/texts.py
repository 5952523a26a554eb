"""Makers of hostile texts: each takes a size in characters and returns a text of about that size."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from hostile import Case, Work

    Maker = Callable[[int], str]


def of(unit: str, *, before: str = "", after: str = "") -> Maker:
    """Return a maker of texts: a unit, as often as it fits."""
    return lambda size: before + unit * (size // len(unit)) + after


def counted(unit: str) -> Maker:
    """Return a maker of texts in which each unit has a number of its own at each `%d`."""

    def text(size: int) -> str:
        units: list[str] = []
        length = 0
        for number in count():
            units.append(unit.replace("%d", str(number)))
            length += len(units[-1])
            if length >= size:
                break
        return "".join(units)

    return text


def staircase(unit: str) -> Maker:
    """Return a maker of texts in which every line is a step deeper than the one above."""

    def text(size: int) -> str:
        lines: list[str] = []
        length = depth = 0
        while length < size:
            lines.append("  " * depth + unit)
            length += len(lines[-1]) + 1
            depth += 1
        return "\n".join(lines)

    return text


def growing(mark: str) -> Maker:
    """Return a maker of texts in which runs of a mark get longer and longer, so that none has its end."""

    def text(size: int) -> str:
        runs: list[str] = []
        length = 0
        while length < size:
            runs.append(mark * (len(runs) + 1) + "a")
            length += len(runs[-1])
        return " ".join(runs)

    return text


def giving(work: Callable[[str], object], text: Maker) -> Case:
    """Return a case that gives a text of some size to a function."""

    def case(size: int) -> Work:
        return partial(work, text(size))

    return case
