"""Mutation testing: change one thing in a module, and see whether a test notices.

    python tools/mutation.py                   # all of `MODULES`
    python tools/mutation.py slugs defaults    # those
    python tools/mutation.py dates --most 60   # a sample, always the same one

The tests of the modules are collected once. A mutant is a fork of that process in which the functions and
tables of its module are replaced in place. In it run the tests that come by the changed lines, from the
fastest on, until one fails. What takes ten times as long as without the change counts as noticed; the clock
is that of the processor, so that a busy machine changes nothing. Forks need Linux or the like.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import resource
import signal
import sys
import time
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, TypeVar

import pytest
from mutants import mutants

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Iterable, Sequence
    from types import FrameType, ModuleType

    from _typeshed import TraceFunction
    from mutants import Mutant

    Line = tuple[str, int]

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "mkdocs_blogposts"

MODULES = {
    "slugs": (("ruby.slugs",), ("slugs", "permalinks")),
    "dates": (("ruby.dates", "ruby.dates.parts"), ("dates", "posts")),
    "defaults": (("plan.defaults",), ("posts", "plan", "sources")),
    "terms": (("plan.lists.terms", "plan.categories"), ("posts", "views", "paginate_v2")),
    "permalinks": (("links.permalinks",), ("permalinks", "posts", "plan")),
    "addresses": (
        ("plan.addresses", "plan.numbering"),
        ("permalinks", "plan", "views", "posts", "redirects"),
    ),
    "selection": (("plan.lists.selection",), ("paginate_v2", "views")),
    "publishing": (("plan.posts", "plan.pages"), ("posts", "plan", "collections")),
}
"""What is asked about: the modules of each, and the files of tests close to them, which are fast."""

_SLOW = "not costs and not linear_time and not grows and not without_end and not one_address"
"""Tests that count work or give much of it are passed over: each mutant would wait for them."""


def main() -> None:
    """Ask about the modules that the command names; print what nobody notices, and the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"of {', '.join(MODULES)}; else all")
    parser.add_argument("--most", type=int, help="take a sample of so many mutants of each")
    given = parser.parse_args()
    if unknown := set(given.modules) - MODULES.keys():
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(MODULES)}")
    os.chdir(ROOT)
    names = given.modules or [*MODULES]
    files = dict.fromkeys(f"tests/test_{test}.py" for name in names for test in MODULES[name][1])
    options = ["-n", "0", "-s", "-p", "no:cacheprovider", "-k", _SLOW]
    pytest.main([*files, *options], plugins=[_Run(names, given.most)])


class _Run:
    """A plugin of pytest that asks about mutants instead of running the tests once."""

    def __init__(self, names: Sequence[str], most: int | None) -> None:
        self._names = names
        self._most = most

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Ask about each module, and print the figures at the end."""
        paths = {file: path for name in self._names for file, path in _paths(name).items()}
        tests = _Tests(session.items, paths.values())
        figures = [(name, *self._ask(name, tests)) for name in self._names]
        for name, asked, noticed in figures:
            _say(f"{name:12} {asked:4} mutants, {noticed:4} noticed: {noticed / asked:.1%}")
        return True

    def _ask(self, name: str, tests: _Tests) -> tuple[int, int]:
        found = [mutant for file, path in _paths(name).items() for mutant in mutants(file, path)]
        if self._most and len(found) > self._most:
            found = random.Random(1).sample(found, self._most)  # noqa: S311 - it is the same sample each time.
        missed = [mutant for mutant in found if not tests.notice(mutant)]
        for mutant in sorted(missed, key=lambda each: (each.module, each.line)):
            _say(f"{mutant.module}:{mutant.line}: {mutant.shown}")
        return len(found), len(found) - len(missed)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _paths(name: str) -> dict[str, Path]:
    dotted = [f"{PACKAGE}.{module}" for module in MODULES[name][0]]
    return {module: Path(str(import_module(module).__file__)) for module in dotted}


# ---------------------------------------------------------------- tests


class _Tests:
    """The tests, which lines of the modules each of them comes by, and how long it takes."""

    def __init__(self, items: Sequence[pytest.Item], paths: Iterable[Path]) -> None:
        self._items = items
        self._files = {str(path) for path in paths}
        traced = _forked(self._trace, 600)
        if traced is None:
            raise pytest.UsageError("a test fails without any change")
        self._lines, self._seconds = traced

    def notice(self, mutant: Mutant) -> bool:
        """Say whether a test fails because of a change."""
        file = str(sys.modules[mutant.module].__file__)
        chosen = [
            number
            for number, lines in enumerate(self._lines)
            if any(path == file and (mutant.is_table or line in mutant.lines) for path, line in lines)
        ]
        chosen.sort(key=self._seconds.__getitem__)
        limit = 2 + 10 * sum(self._seconds[number] for number in chosen)
        return bool(chosen) and _forked(lambda: self._pass(mutant, chosen), limit) is not True

    def _pass(self, mutant: Mutant, chosen: Sequence[int]) -> bool:
        _apply(sys.modules[mutant.module], mutant.tree)
        verdict = _Verdict(self._items[0].config)
        items = [self._items[number] for number in chosen]
        return all(verdict.of(item, after) for item, after in zip(items, [*items[1:], None], strict=True))

    def _trace(self) -> tuple[list[set[Line]], list[float]] | None:
        traced: list[set[Line]] = []
        seconds: list[float] = []
        verdict = _Verdict(self._items[0].config)
        for item, after in zip(self._items, [*self._items[1:], None], strict=True):
            traced.append(set())
            started = time.process_time()
            sys.settrace(_tracer(self._files, traced[-1]))
            has_passed = verdict.of(item, after)
            sys.settrace(None)
            seconds.append(time.process_time() - started)
            if not has_passed:
                return None
        return traced, seconds


def _tracer(files: set[str], lines: set[Line]) -> TraceFunction:
    def inside(frame: FrameType, _event: str, _argument: object) -> TraceFunction:
        lines.add((frame.f_code.co_filename, frame.f_lineno))
        return inside

    def enter(frame: FrameType, event: str, argument: object) -> TraceFunction | None:
        return inside(frame, event, argument) if frame.f_code.co_filename in files else None

    return enter


class _Verdict:
    """Whether tests pass."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._has_passed = True
        config.pluginmanager.register(self)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        self._has_passed = self._has_passed and not report.failed

    def of(self, item: pytest.Item, after: pytest.Item | None) -> bool:
        """Run a test, with the one that comes after it."""
        self._config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        return self._has_passed


def _forked(work: Callable[[], T], seconds: float) -> T | None:
    """Return what work gives in a fork of this process; None where it raises or takes too long."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    if not (child := os.fork()):
        os.close(reading)
        _quiet()
        signal.setitimer(signal.ITIMER_PROF, seconds)
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        try:
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(work(), pipe)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    found: T | None = pickle.loads(answer) if answer else None  # noqa: S301 - our own fork wrote it.
    return found


def _quiet() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


# ---------------------------------------------------------------- putting a mutant in the module's place


def _apply(module: ModuleType, tree: ast.Module) -> None:
    """Let a module be what another tree says, in place: others hold its functions and tables already."""
    changed: dict[str, object] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(tree, str(module.__file__), "exec"), changed)  # noqa: S102
    for name, new in changed.items():
        old = vars(module).get(name)
        if name.startswith("__") or new is old or _become(old, new, module.__name__):
            continue
        for other in [each for key, each in sys.modules.items() if key.startswith(PACKAGE)]:
            for key in [key for key, value in vars(other).items() if value is old]:
                setattr(other, key, new)


def _become(old: object, new: object, module: str) -> bool:
    """Let a function be another, and the methods of a class those of another; else return False."""
    if isinstance(new, type) and isinstance(old, type):
        for key, member in vars(new).items() if new.__module__ == module else ():
            _become(vars(old).get(key), member, module)
        return True
    if isinstance(new, property) and isinstance(old, property):
        return _become(old.fget, new.fget, module)
    if hasattr(old, "cache_clear"):
        old.cache_clear()
        return _become(getattr(old, "__wrapped__", None), getattr(new, "__wrapped__", None), module)
    if not isinstance(old, FunctionType) or not isinstance(new, FunctionType):
        return old == new
    old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
    return True


if __name__ == "__main__":
    main()
