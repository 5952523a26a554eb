"""One run of one program, as a whole process with its children: what it costs and what it writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# How often a running process is looked at (seconds).
_PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Run:
    """What one run cost and made."""

    cpu: float
    """Processor time of the process and its children, user and system, in seconds."""
    wall: float
    """Time on the clock, in seconds."""
    memory: float
    """The most memory that was held at once, in megabytes; what processes share is counted once."""
    pages: int
    """HTML files in the output."""


class ProgramError(Exception):
    """A program ended with an error; the message is the end of what it said."""


def run(command: Sequence[str], folder: Path, output: str) -> Run:
    """Run a command in a folder and return what it cost; pages are counted in its folder `output`."""
    log = folder.with_suffix(".log")
    start = time.perf_counter()
    with log.open("wb") as stream:
        process = subprocess.Popen(  # noqa: S603 (a command of our own table)
            command, cwd=folder, env=_environment(folder), stdout=stream, stderr=stream
        )
    most = 0.0
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        most = max(most, _memory_of_family(process.pid))
        time.sleep(_PAUSE)
    wall = time.perf_counter() - start
    process.returncode, usage = os.waitstatus_to_exitcode(ended[1]), ended[2]
    if process.returncode:
        raise ProgramError(
            f"{' '.join(command)}: status {process.returncode}\n{log.read_text('utf-8', 'replace')[-2000:]}"
        )
    # The system's own figure is of one process, and of this one before it became the other.
    most = most or usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    pages = sum(1 for _ in (folder / output).rglob("*.html"))
    return Run(usage.ru_utime + usage.ru_stime, wall, most, pages)


def clean(folder: Path, keep: Collection[str]) -> None:
    """Delete whatever is in a folder besides some files, so that no output and no cache is left."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in keep:
            path.unlink()
    shutil.rmtree(_caches(folder), ignore_errors=True)


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment of a run: one language and zone, and caches where they are found and deleted."""
    caches = str(_caches(folder))
    return {
        **os.environ,
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "JEKYLL_ENV": "production",
        "NO_MKDOCS_2_WARNING": "1",
        "XDG_CACHE_HOME": caches,
        "HUGO_CACHEDIR": caches,
    }


def _caches(folder: Path) -> Path:
    return folder.with_suffix(".caches")


def _memory_of_family(pid: int) -> float:
    """Return how many megabytes a process and its children hold; 0 where the system is not Linux."""
    pids = _family(pid)
    if len(pids) == 1:
        return _field(Path(f"/proc/{pid}/status"), "VmHWM:")
    return sum(_field(Path(f"/proc/{member}/smaps_rollup"), "Pss:") for member in pids)


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for file in Path(f"/proc/{parent}/task").glob("*/children"):
            found += map(int, _text(file).split())
    return found


def _field(file: Path, name: str) -> float:
    """Return a field of a file that the system gives in kilobytes, in megabytes."""
    lines = (line.split() for line in _text(file).splitlines())
    return next((int(line[1]) / 1e3 for line in lines if line[:1] == [name]), 0.0)


def _text(file: Path) -> str:
    """Return what a file says; nothing if its process has ended meanwhile."""
    try:
        return file.read_text("utf-8")
    except OSError:
        return ""
