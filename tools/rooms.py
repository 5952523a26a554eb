"""The rooms of the package as its imports show them, and their picture in `docs/contributing/rooms.svg`.

    python tools/rooms.py

draws the picture anew. It needs the standard library only, and reads the files without importing them.
"""

from __future__ import annotations

import ast
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Arrows = Mapping[str, frozenset[str]]

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "mkdocs_blogposts"
PICTURE = ROOT / "docs" / "contributing" / "rooms.svg"

# All in units of the picture: a box, and the room between boxes.
WIDTH, HEIGHT, ACROSS, DOWN, EDGE = 132, 34, 28, 30, 8


def main() -> None:
    """Draw the picture anew."""
    PICTURE.write_text(draw(between_rooms()), "utf-8")


# ---------------------------------------------------------------- what imports what


@cache
def modules() -> Mapping[str, Path]:
    """Return the files of the package by their dotted names; a folder's `__init__` by that of the folder."""
    return {_dotted(path): path for path in sorted((ROOT / PACKAGE).rglob("*.py"))}


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def imported(module: str) -> frozenset[str]:
    """Return all that a module imports, anywhere in it and also for types only, by dotted names."""
    nodes = ast.walk(ast.parse(modules()[module].read_text("utf-8")))
    return frozenset(name for node in nodes for name in _names(node))


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        source = "." * node.level + (node.module or "")
        for alias in node.names:
            inner = f"{source}.{alias.name}"
            yield inner if inner in modules() else source


@cache
def between_files() -> Arrows:
    """Return for each module the modules of the package that it imports."""
    return {module: imported(module) & modules().keys() for module in modules()}


def room(module: str) -> str:
    """Return the room of a module: the file or folder right below the package."""
    return f"{module}.".split(".")[1]


def between_rooms() -> Arrows:
    """Return for each room the other rooms that it uses."""
    arrows: dict[str, set[str]] = {room(module): set() for module in modules() if module != PACKAGE}
    for module, targets in between_files().items():
        if module != PACKAGE:
            arrows[room(module)] |= {room(target) for target in targets} - {room(module), ""}
    return {name: frozenset(uses) for name, uses in arrows.items()}


# ---------------------------------------------------------------- the picture


def draw(arrows: Arrows) -> str:
    """Return the picture: rooms from top to bottom, each above all that it uses.

    An arrow that other arrows imply is left out, so that the way down can be followed with the eye.
    """
    drawn = {room: reduced(room, arrows) for room in sorted(arrows)}
    places = _places(_rows(drawn), drawn)
    right = max(x for x, _ in places.values()) + WIDTH + EDGE
    bottom = max(y for _, y in places.values()) + HEIGHT + EDGE
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right:g} {bottom:g}" width="{right:g}"'
        ' role="img" font-family="ui-monospace, monospace" font-size="15">',
        '<marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="6" markerHeight="6" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#8a9a9a"/></marker>',
        *(_arrow(way, places) for way in _ways(drawn)),
        *(_box(name, *places[name, 0]) for name in drawn),
        "</svg>\n",
    ])  # fmt: skip


def reduced(room: str, arrows: Arrows) -> frozenset[str]:
    """Return the rooms that a room uses and reaches by no other way."""
    return frozenset(
        near
        for near in arrows[room]
        if not any(near in below(other, arrows) for other in arrows[room] - {near})
    )


def below(room: str, arrows: Arrows) -> frozenset[str]:
    """Return all that a room uses, at whatever distance."""
    return arrows[room].union(*(below(near, arrows) for near in arrows[room]))


def _depth(room: str, arrows: Arrows) -> int:
    """Return how many rooms are one above the other before this one."""
    return max((_depth(user, arrows) + 1 for user, uses in arrows.items() if room in uses), default=0)


Point = tuple[str, int]


def _ways(arrows: Arrows) -> list[list[Point]]:
    """Return each arrow as the points that it passes, one in each row.

    A room is a point `(name, 0)`. What an arrow passes on its way is `(name of its target, row)`, so that
    arrows to one room run together.
    """
    return [
        [
            (user, 0),
            *((near, row) for row in range(_depth(user, arrows) + 1, _depth(near, arrows))),
            (near, 0),
        ]
        for user, uses in arrows.items()
        for near in sorted(uses)
    ]


def _rows(arrows: Arrows) -> list[list[Point]]:
    rows: dict[int, list[Point]] = {}
    for name in arrows:
        rows.setdefault(_depth(name, arrows), []).append((name, 0))
    for point in sorted({point for way in _ways(arrows) for point in way if point[1]}):
        rows[point[1]].append(point)
    return [rows[depth] for depth in sorted(rows)]


def _places(rows: list[list[Point]], arrows: Arrows) -> dict[Point, tuple[float, float]]:
    """Return the upper left corner of every point: each row is in the order of what leads to it."""
    step = WIDTH + ACROSS
    widest = max(map(len, rows))
    places: dict[Point, tuple[float, float]] = {}
    for depth, row in enumerate(rows):
        wanted = {point: _wanted(point, places, arrows) for point in row}
        left = EDGE + (widest - len(row)) * step / 2
        for index, point in enumerate(sorted(row, key=lambda point: (wanted[point], point))):
            places[point] = (left + index * step, EDGE + depth * (HEIGHT + DOWN))
    return places


def _wanted(point: Point, places: dict[Point, tuple[float, float]], arrows: Arrows) -> float:
    above = [places[a][0] for way in _ways(arrows) for a, b in pairwise(way) if b == point and a in places]
    return sum(above) / len(above) if above else 0.0


def _arrow(way: list[Point], places: dict[Point, tuple[float, float]]) -> str:
    """Return a curve from the foot of one room to the head of another."""
    x, y = places[way[0]]
    path = f"M{x + WIDTH / 2:g} {y + HEIGHT:g}"
    for point in way[1:]:
        (last, foot), (x, y) = (x, y + HEIGHT), places[point]
        middle = (foot + y) / 2
        path += f"C{last + WIDTH / 2:g} {middle:g} {x + WIDTH / 2:g} {middle:g} {x + WIDTH / 2:g} {y:g}"
        path += f"V{y + HEIGHT:g}" if point[1] else ""
    return f'<path d="{path}" fill="none" stroke="#8a9a9a" stroke-width="1.5" marker-end="url(#tip)"/>'


def _box(name: str, x: float, y: float) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="6" fill="#00796b"/>'
        f'<text x="{x + WIDTH / 2:g}" y="{y + HEIGHT / 2 + 5:g}" text-anchor="middle" fill="#fff">'
        f"{name}</text>"
    )


if __name__ == "__main__":
    main()
