"""The house: who may import whom, by which door, and how large a piece may be.

The imports are those that stand in the files, also within functions and for types only.
"""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import pytest
import rooms

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = rooms.PACKAGE
ARCHITECTURE = rooms.ROOT / "docs" / "contributing" / "architecture.md"
TOUCHES_MKDOCS = {"plugin", "config", "host"}
# What needs the standard library and the libraries below only, with all that it uses.
LEAVES = {"records", "model", "ruby", "html", "front_matter", "markup.kramdown"}
LEAF_LIBRARIES = {"yaml", "pygments", "frontmatter"}
LONGEST_FUNCTION, LONGEST_FILE = 40, 300


def inside(module: str, package: str) -> bool:
    """Return whether a module is a package or lies in it."""
    return f"{module}.".startswith(f"{package}.")


def short(module: str) -> str:
    return module.removeprefix(f"{PACKAGE}.")


@cache
def parse(module: str) -> ast.Module:
    return ast.parse(rooms.modules()[module].read_text("utf-8"))


def libraries(module: str) -> set[str]:
    return {name.partition(".")[0] for name in rooms.imported(module)} - {PACKAGE, "__future__"}


def needed(modules: set[str]) -> set[str]:
    """Return modules with all the modules that they use, at whatever distance."""
    more = {target for module in modules for target in rooms.between_files()[module]} - modules
    return needed(modules | more) if more else modules


def table() -> dict[str, set[str]]:
    """Return the rooms that each room may use, as the documentation's table of rooms says."""
    section = ARCHITECTURE.read_text("utf-8").split("\n## ")[1]
    rows = re.findall(r"^\| `(\w+)` \|.*\|([^|\n]*)\|$", section, re.M)
    return {name: set(re.findall(r"`(\w+)`", uses)) for name, uses in rows}


# ---------------------------------------------------------------- arrows


def test_no_relative_imports() -> None:
    assert [m for m in rooms.modules() for name in rooms.imported(m) if name.startswith(".")] == []


def test_the_architecture_names_every_room() -> None:
    assert sorted(table()) == sorted(rooms.between_rooms())


def test_rooms_use_the_rooms_that_the_architecture_lets_them() -> None:
    wrong = {name: uses - table()[name] for name, uses in rooms.between_rooms().items()}
    assert {name: uses for name, uses in wrong.items() if uses} == {}


def test_the_architecture_draws_no_circle() -> None:
    TopologicalSorter(table()).prepare()


@pytest.mark.parametrize("name", sorted(rooms.between_rooms()))
def test_only_the_outermost_rooms_touch_mkdocs(name: str) -> None:
    used = set().union(*(libraries(m) for m in rooms.modules() if rooms.room(m) == name))
    assert name in TOUCHES_MKDOCS or "mkdocs" not in used
    assert not used & {"material", "materialx"}
    assert "plugin" not in rooms.between_rooms()[name]


@pytest.mark.parametrize("leaf", sorted(LEAVES))
def test_leaf_rooms_need_next_to_nothing(leaf: str) -> None:
    own = {module for module in rooms.modules() if inside(short(module), leaf)}
    allowed = LEAF_LIBRARIES | sys.stdlib_module_names
    used = {short(module): libraries(module) - allowed for module in needed(own)}
    assert own
    assert {module: names for module, names in used.items() if names} == {}


def test_kramdown_can_be_used_with_leaf_rooms_alone() -> None:
    own = {module for module in rooms.modules() if inside(short(module), "markup.kramdown")}
    assert {rooms.room(module) for module in needed(own) - own} <= LEAVES


def test_the_picture_of_the_rooms_is_that_of_the_imports() -> None:
    """If not, `python tools/rooms.py` draws it anew."""
    assert rooms.PICTURE.read_text("utf-8") == rooms.draw(rooms.between_rooms())


# ---------------------------------------------------------------- cycles


def circles() -> set[str]:
    """Return the innermost packages that hold all files of a circle of imports."""
    found = set()
    reached = {module: needed({module}) for module in rooms.modules()}
    for module, targets in rooms.between_files().items():
        for target in targets:
            if module in reached[target]:
                same = zip(short(module).split("."), short(target).split("."), strict=False)
                shared = [a for a, b in same if a == b]
                found.add(".".join(shared))
    return found


def test_no_cycles_among_files() -> None:
    assert circles() == set()


# ---------------------------------------------------------------- front doors


def has_all(module: str) -> bool:
    """Return whether a module names in `__all__` what it is entered for."""
    targets = (target for node in parse(module).body for target in getattr(node, "targets", ()))
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets)


DOORS = {module for module in rooms.modules() if module != PACKAGE and has_all(module)}
CLOSED = {module for module in DOORS if rooms.modules()[module].name == "__init__.py"}


def passes_a_door(module: str, target: str) -> bool:
    """Return whether an import enters a room, or a folder with an `__all__`, other than by its front door.

    A module with an `__all__` of its own is a door, also where it lies in such a folder.
    """
    if target in DOORS:
        return inside(module, target) and module != target
    past = (package for package in CLOSED if inside(target, package))
    too_deep = rooms.room(module) != rooms.room(target) and short(target).count(".") > 1
    return too_deep or any(not inside(module, package) for package in past)


def past_doors() -> set[tuple[str, str]]:
    return {
        (rooms.room(module), short(target))
        for module, targets in rooms.between_files().items()
        for target in targets
        if passes_a_door(module, target)
    }


def test_rooms_are_entered_by_their_front_doors() -> None:
    assert past_doors() == set()


# ---------------------------------------------------------------- sizes and names


def functions(module: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    nodes = ast.walk(parse(module))
    yield from (node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def too_long() -> set[str]:
    return {
        f"{short(module)}.{node.name}"
        for module in rooms.modules()
        for node in functions(module)
        if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    }


def test_no_function_is_longer_than_a_screen() -> None:
    assert too_long() == set()


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {short(m): path.read_text("utf-8").count("\n") for m, path in rooms.modules().items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def classes_of_one_name() -> dict[str, list[str]]:
    homes: dict[str, list[str]] = {}
    for module in rooms.modules():
        for node in ast.walk(parse(module)):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(short(module))
    return {name: at for name, at in homes.items() if len(at) > 1}


def test_class_names_are_unique_in_the_package() -> None:
    assert classes_of_one_name() == {}


def files_with_ignores() -> list[str]:
    return [short(m) for m, path in rooms.modules().items() if "type: ignore" in path.read_text("utf-8")]


def test_type_checks_are_switched_off_in_one_file_at_most() -> None:
    assert len(files_with_ignores()) <= 1, files_with_ignores()
