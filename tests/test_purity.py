"""A build depends on what is read, and nothing else: only a few rooms read disks, clocks or the environment.

Every other module works on values, and what it needs of the machine comes from the room `read`. What it names
is looked at, not what it does: the doors of the standard library to the machine.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
import rooms

if TYPE_CHECKING:
    from collections.abc import Iterator

# The rooms that may touch the machine.
IMPURE_ROOMS = {"read", "host", "plugin", "config"}
# What is kept between builds lies on a disk; what it says follows from values.
IMPURE_ROOMS |= {"cache"}
# Whatever is asked of these is an answer of the machine, its user or the moment.
IMPURE_MODULES = {
    *("fileinput", "getpass", "glob", "importlib", "locale", "pathlib", "platform", "pwd", "random"),
    *("secrets", "shutil", "signal", "socket", "subprocess", "tempfile", "threading", "time"),
    *("urllib.request", "uuid"),
}
# What `os` says without asking; all else in it asks.
PURE_OF_OS = {
    *("os.name", "os.sep", "os.fspath", "os.fsdecode", "os.PathLike", "os.path.join", "os.path.normpath"),
    *("os.path.basename", "os.path.dirname", "os.path.split", "os.path.splitext"),
}
IMPURE_CALLS = {
    *("open", "input", "print", "datetime.now", "datetime.today", "datetime.utcnow", "date.today"),
    *("sys.argv", "sys.stdin", "sys.stdout"),
}


def pure_modules() -> list[str]:
    return [name for name in rooms.modules() if rooms.room(name) not in IMPURE_ROOMS]


def dotted(node: ast.expr) -> str:
    """Return a name with its attributes, as "os.path.join"; "" for what is no name."""
    if isinstance(node, ast.Attribute):
        return f"{head}.{node.attr}" if (head := dotted(node.value)) else ""
    return node.id if isinstance(node, ast.Name) else ""


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def touches(source: str) -> list[str]:
    """Return what of the machine a module's text names."""
    tree = ast.parse(source)
    modules = {
        name
        for name in imported(tree)
        if any(f"{name}.".startswith(f"{module}.") for module in IMPURE_MODULES)
        or (name.startswith("os.") and name not in PURE_OF_OS)
    }
    attributes = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    inner = {dotted(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    asked = {
        name
        for node in attributes
        if (name := dotted(node)).startswith("os.") and name not in PURE_OF_OS | inner
    }
    names = (dotted(node) for node in ast.walk(tree) if isinstance(node, ast.expr))
    return sorted(modules | asked | ({*names} & IMPURE_CALLS))


@pytest.mark.parametrize("module", pure_modules())
def test_rooms_of_values_touch_nothing_of_the_machine(module: str) -> None:
    assert touches(rooms.modules()[module].read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os\nos.path.join(os.sep, 'a')", []),
        ("import os\nos.environ.get('TZ')", ["os.environ.get"]),
        ("import os\nos.path.isfile('a')", ["os.path.isfile"]),
        ("from os import stat", ["os.stat"]),
        ("from os.path import join", []),
        ("from pathlib import Path", ["pathlib.Path"]),
        ("import time", ["time"]),
        ("open('a')", ["open"]),
        ("file.open('a')", []),
        ("datetime.now(UTC)", ["datetime.now"]),
        ("from zoneinfo import ZoneInfo", []),
    ],
)
def test_what_touches_the_machine_is_seen(source: str, found: list[str]) -> None:
    assert touches(source) == found
