"""Many runs become a table and a plot: medians, spreads, ratios and growth."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import floor, log, log10
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from measuring import Run


@dataclass(frozen=True, slots=True)
class Measured:
    """All runs of one program: those of one round stand at the same place in each list."""

    name: str
    """The program."""
    cold: Mapping[int, Sequence[Run]]
    """By size of the site, runs that found nothing of an earlier one."""
    warm: Mapping[int, Sequence[Run]]
    """By size, runs right after those, with one post changed and everything kept; empty if not asked for."""


def growth(measured: Measured) -> float | None:
    """Return by which power of the size the processor time grows from end to end; 1 is linear."""
    if len(measured.cold) < 2:
        return None
    sizes = min(measured.cold), max(measured.cold)
    small, large = (median(run.cpu for run in measured.cold[size]) for size in sizes)
    return log(large / small) / log(sizes[1] / sizes[0])


def table(all_measured: Sequence[Measured], unit: str) -> str:
    """Return a table of Markdown. The first program is the one whose ratio to each of the others is given."""
    sizes = sorted({size for measured in all_measured for size in measured.cold})
    warm = any(measured.warm for measured in all_measured)
    head = ["", *(f"{size:,} {unit}" for size in sizes), "growth", f"{all_measured[0].name} by it"]
    head += ["one post changed"] * warm + ["wall", "memory", "pages"]
    rows = [head, ["---", *["---:"] * (len(head) - 1)]]
    rows += [_row(measured, all_measured[0], sizes, warm=warm) for measured in all_measured]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def plot(all_measured: Sequence[Measured], unit: str) -> str:
    """Return an SVG with a line for each program: processor seconds over sizes, both in powers of ten."""
    lines = {
        measured.name: [
            (size, median(run.cpu for run in runs)) for size, runs in sorted(measured.cold.items())
        ]
        for measured in all_measured
        if measured.cold
    }
    axes = _Axes.around([point for points in lines.values() for point in points])
    labels = _apart({name: axes.y(points[-1][1]) for name, points in lines.items()})
    parts = [_grid(axes, unit)]
    for number, (name, points) in enumerate(lines.items()):
        parts.append(_line(axes, name, points, _COLOURS[number % len(_COLOURS)], labels[name]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'role="img" font-family="sans-serif" font-size="13">\n<title>Processor seconds of a build</title>\n'
        f"{''.join(parts)}</svg>\n"
    )


# ---------------------------------------------------------------- the table


def _row(measured: Measured, first: Measured, sizes: Sequence[int], *, warm: bool) -> list[str]:
    power = growth(measured)
    cells = [_spread([run.cpu for run in measured.cold.get(size, [])]) for size in sizes]
    cells += ["–" if power is None else f"{power:.2f}", _ratio(first, measured)]
    if warm:
        cells.append(_spread([run.cpu for run in _largest(measured.warm)]))
    runs = _largest(measured.cold)
    facts = [
        f"{median(run.wall for run in runs):.1f} s",
        f"{median(run.memory for run in runs):,.0f} MB",
        f"{runs[0].pages:,}",
    ]
    return [measured.name, *cells, *facts]


def _ratio(first: Measured, other: Measured) -> str:
    """Return the ratio of the first to another, round by round, at the largest size of both."""
    both = first.cold.keys() & other.cold.keys()
    if first is other or not both:
        return "–"
    pairs = zip(first.cold[max(both)], other.cold[max(both)], strict=False)
    return _spread([mine.cpu / its.cpu for mine, its in pairs], digits=2)


def _largest(runs: Mapping[int, Sequence[Run]]) -> Sequence[Run]:
    return runs[max(runs)] if runs else []


def _spread(values: Sequence[float], digits: int = 1) -> str:
    """Return a median, with the least and the most."""
    if not values:
        return "–"
    middle, least, most = (f"{value:.{digits}f}" for value in (median(values), min(values), max(values)))
    return middle if least == most else f"{middle} ({least}–{most})"


# ---------------------------------------------------------------- the plot

_WIDTH, _HEIGHT = 720, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 570, 20, 370
# Each is legible on white and on black.
_COLOURS = ("#e8590c", "#c2255c", "#2b8a9e", "#7950f2", "#5c940d", "#868e96")
_GREY = "#8a9a9a"


@dataclass(frozen=True, slots=True)
class _Axes:
    """What the edges of the plot stand for."""

    sizes: tuple[int, int]
    """The least and the largest size."""
    powers: tuple[int, int]
    """Powers of ten of the seconds at the bottom and the top."""

    @classmethod
    def around(cls, points: Sequence[tuple[int, float]]) -> _Axes:
        """Return axes that hold some points."""
        sizes, seconds = zip(*points, strict=True)
        return cls((min(sizes), max(sizes)), (floor(log10(min(seconds))), floor(log10(max(seconds))) + 1))

    def x(self, size: float) -> float:
        """Return how far from the left a size is."""
        least, most = map(log10, self.sizes)
        return _LEFT + (_RIGHT - _LEFT) * (log10(size) - least) / ((most - least) or 1)

    def y(self, seconds: float) -> float:
        """Return how far from the top some seconds are."""
        low, high = self.powers
        return _BOTTOM - (_BOTTOM - _TOP) * (log10(seconds) - low) / (high - low)


def _grid(axes: _Axes, unit: str) -> str:
    low, high = axes.powers
    marks = [(f"{10.0**power:g} s", axes.y(10.0**power)) for power in range(low, high + 1)]
    across = [
        f'<path d="M{_LEFT} {y:.0f}H{_RIGHT}" stroke="{_GREY}" stroke-opacity=".4"/>'
        f'<text x="{_LEFT - 8}" y="{y + 4:.0f}" text-anchor="end" fill="{_GREY}">{label}</text>\n'
        for label, y in marks
    ]
    below = [(axes.x(size), 22, f"{size:,}") for size in sorted(set(axes.sizes))]
    below.append(((_LEFT + _RIGHT) / 2, 40, escape(unit)))
    names = [
        f'<text x="{x:.0f}" y="{_BOTTOM + y}" text-anchor="middle" fill="{_GREY}">{label}</text>\n'
        for x, y, label in below
    ]
    return "".join([*across, *names])


def _line(axes: _Axes, name: str, points: Sequence[tuple[int, float]], colour: str, label: float) -> str:
    """Return the line of a program, its points, and its name beside the last of them."""
    places = [(axes.x(size), axes.y(seconds)) for size, seconds in points]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places)
    said = f"{escape(name)}, {points[-1][1]:.1f} s"
    return (
        f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'
        f'<text x="{_RIGHT + 12}" y="{label + 4:.0f}" fill="{colour}">{said}</text>\n'
    )


def _apart(heights: Mapping[str, float]) -> dict[str, float]:
    """Return heights for names, each moved down as far as it must not to lie upon the one above."""

    def moved() -> Iterator[tuple[str, float]]:
        above = float("-inf")
        for name, height in sorted(heights.items(), key=lambda item: item[1]):
            above = max(height, above + 17)
            yield name, above

    return dict(moved())
