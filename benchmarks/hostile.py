"""Time texts made of one construct only, at growing sizes: the time must grow no faster than the size.

    python benchmarks/hostile.py [--megabytes 1] [--at-most RATIO] [NAME ...]

A case takes a size in characters and returns the work to be timed; cases lie in the tables `CASES` of the
`hostile_*.py` beside this file. NAME is a part of a case's name (`markdown`, `quotes`, `rules: split`);
without one, all run. Each runs at a quarter, half and all of `--megabytes`, in one process, so that a ratio
does not depend on the machine. The last column is the time of the largest by that of the smallest: about 4
where time is linear, 16 where it is quadratic. With `--at-most`, a case that grows by more is named, and the
status is 1.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from typing import TYPE_CHECKING

import hostile_html
import hostile_liquid
import hostile_markdown
import hostile_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Work = Callable[[], object]
    Case = Callable[[int], Work]

_SHARES = (0.25, 0.5, 1)
# Below this the figures are noise, and no ratio makes a difference (seconds).
_NOTHING = 0.05

_TABLES = {
    "html": hostile_html.CASES,
    "liquid": hostile_liquid.CASES,
    "markdown": hostile_markdown.CASES,
    "rules": hostile_rules.CASES,
}
CASES: Mapping[str, Case] = {
    f"{table}: {name}": case for table, cases in _TABLES.items() for name, case in cases.items()
}


def seconds(work: Work) -> float:
    """Return how long some work takes, in processor time."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(case: Case, size: int) -> list[float]:
    """Return how long a case takes at each share of a size."""
    return [seconds(case(round(size * share))) for share in _SHARES]


def growth(times: list[float]) -> float | None:
    """Return how much longer the largest takes than the smallest; None where both are nothing."""
    return times[-1] / max(times[0], 1e-9) if times[-1] > _NOTHING else None


def row(name: str, times: list[float]) -> str:
    """Return one line of the table: a case, its times and how they grow."""
    ratio = growth(times)
    last = "-" if ratio is None else f"{ratio:.1f}"
    return f"{name:36}" + "".join(f"{value:10.3f}" for value in times) + f"{last:>8}"


def main() -> None:
    """Read the command line, measure, write a line for each case as soon as it is known."""
    parser = argparse.ArgumentParser(description="Time hostile texts at growing sizes.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="parts of names of cases; all without one")
    parser.add_argument("--megabytes", type=float, default=1.0, help="size of the largest text")
    parser.add_argument("--at-most", type=float, metavar="RATIO", help="fail where the time grows by more")
    arguments = parser.parse_args()
    chosen = [name for name in CASES if any(part in name for part in arguments.names or [""])]
    if not chosen:
        sys.exit(f"no case is named so; expected a part of any of: {', '.join(CASES)}")
    sizes = "".join(f"{share * arguments.megabytes:7.2f} MB" for share in _SHARES)
    sys.stdout.write(f"{'seconds for':36}{sizes}  growth\n")
    fast: list[str] = []
    for name in chosen:
        times = measure(CASES[name], round(arguments.megabytes * 1e6))
        sys.stdout.write(row(name, times) + "\n")
        sys.stdout.flush()
        if arguments.at_most and (growth(times) or 0) > arguments.at_most:
            fast.append(name)
    if fast:
        sys.exit(f"the time grows by more than {arguments.at_most:g} for: {', '.join(fast)}")


if __name__ == "__main__":
    main()
