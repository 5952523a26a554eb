"""Build the same invented blogs with this plugin and with what else is installed; compare what it costs.

    python benchmarks/compare.py [--posts N ...] [--pages N ...] [--rounds N] [--only NAME ...] [--again]
                                 [--most SECONDS] [--write]

Programs run in alternation, each as a whole process. Before each run its output and its caches are deleted.
`--again` runs each a second time, with everything kept and one post changed. `--pages` is a second
comparison: sites with 100 posts and so many pages in the navigation. Who is expected to take longer than
`--most` is left out at that size. `--write` puts tables and plots into the documentation.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import invented
import measuring
import peers
import results

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from invented import Site
    from measuring import Run
    from peers import Peer

_DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = _DOCS / "reference" / "performance.md"
_POSTS_OF_WIDE_SITES = 100


@dataclass(frozen=True, slots=True)
class Plan:
    """How is measured."""

    programs: Mapping[Peer, str]
    """Who takes part, and where its program is; the first is ours."""
    rounds: int
    """How often each runs."""
    again: bool
    """Whether each runs a second time, with everything kept."""
    most: float
    """How many seconds of processor time a run may be expected to take."""


class Measurements:
    """Runs as they come in."""

    def __init__(self) -> None:
        self.cold: dict[Peer, dict[int, list[Run]]] = defaultdict(lambda: defaultdict(list))
        self.warm: dict[Peer, dict[int, list[Run]]] = defaultdict(lambda: defaultdict(list))

    def expected(self, peer: Peer, size: int) -> float:
        """Return how many seconds a program will take if its time grows as the size; 0 if it never ran."""
        known = self.cold.get(peer)
        if not known:
            return 0.0
        return median(run.cpu for run in known[max(known)]) * size / max(known)

    def table(self) -> list[results.Measured]:
        """Return all of it, program by program."""
        return [results.Measured(peer.name, sizes, self.warm[peer]) for peer, sizes in self.cold.items()]


def compare(plan: Plan, sites: Iterator[tuple[int, Site]]) -> list[results.Measured]:
    """Build sites, each with its size, smallest first; return what it cost each program."""
    measurements = Measurements()
    for size, site in sites:
        chosen = [peer for peer in plan.programs if measurements.expected(peer, size) <= plan.most]
        with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
            projects = {
                peer: (Path(name, str(number)), peers.write(peer, site, Path(name, str(number))))
                for number, peer in enumerate(chosen)
            }
            for turn in range(plan.rounds):
                for peer, (folder, files) in projects.items():
                    _say(f"{peer.name}, {size:,}, round {turn + 1}")
                    _build(plan, measurements, peer, size, folder, files)
    return measurements.table()


def _build(
    plan: Plan, measurements: Measurements, peer: Peer, size: int, folder: Path, files: Sequence[str]
) -> None:
    """Build a project once from nothing, and once more if that is asked for; leave it as it was."""
    command = [plan.programs[peer], *peer.command[1:]]
    measuring.clean(folder, frozenset(files))
    measurements.cold[peer][size].append(measuring.run(command, folder, peer.output))
    if plan.again:
        post = folder / files[-1]
        text = post.read_bytes()
        post.write_bytes(text + b"\nA last word.\n")
        measurements.warm[peer][size].append(measuring.run(command, folder, peer.output))
        post.write_bytes(text)
    # A disk in memory holds few sites at once.
    shutil.rmtree(folder / peer.output)


def report(plan: Plan, parts: Mapping[str, list[results.Measured]]) -> str:
    """Return what the documentation shows: when and where it was measured, a table and plot for each part."""
    now = datetime.now(UTC)
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    text = (
        f"Measured on {now:%d %B %Y} with Python {sys.version.split()[0]} on {os.cpu_count()} cores. "
        f"The system's load was {load} at the end; on a machine with nothing else to do it is 1 or 2. "
        f"Medians of {plan.rounds} runs, least and most in brackets.\n"
    )
    for unit, measured in parts.items():
        text += f"\n{results.table(measured, unit)}"
        text += f"\n![Processor seconds over {unit}](../images/performance-{unit}.svg)\n"
    versions = "".join(
        f"| {peer.name} | {peers.version(peer, program)} | {peer.about} |\n"
        for peer, program in plan.programs.items()
    )
    return f"{text}\n| | version | what it builds |\n|---|---|---|\n{versions}"


def put_between_marks(page: str, text: str) -> str:
    """Return a page with a text in place of what stood between its two marks."""
    return re.sub(
        r"(?<=<!-- measured: begin -->\n).*(?=<!-- measured: end -->)",
        lambda _: f"\n{text}\n",
        page,
        flags=re.DOTALL,
    )


def write(text: str, parts: Mapping[str, list[results.Measured]]) -> None:
    """Put a report into the documentation, and its plots beside it."""
    PAGE.write_text(put_between_marks(PAGE.read_text("utf-8"), text), "utf-8")
    for unit, measured in parts.items():
        (_DOCS / "images" / f"performance-{unit}.svg").write_text(results.plot(measured, unit), "utf-8")


def _installed(names: Sequence[str]) -> dict[Peer, str]:
    """Return who is installed, ours first; of the others, those whose names hold one of some texts."""
    wanted = [
        peer
        for peer in peers.PEERS
        if peer is peers.OURS or not names or any(name.lower() in peer.name.lower() for name in names)
    ]
    found = {peer: peers.find(peer) for peer in wanted}
    for peer, program in found.items():
        if program is None:
            _say(f"{peer.name} is not installed: there is no program `{peer.command[0]}`")
    return {peer: program for peer, program in found.items() if program}


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare what it costs to build the same blogs.")
    parser.add_argument("--posts", type=int, nargs="*", default=[100, 500, 2000], metavar="N")
    parser.add_argument("--pages", type=int, nargs="*", default=[10, 100, 1000], metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="parts of names of programs")
    parser.add_argument("--again", action="store_true", help="build a second time with one post changed")
    parser.add_argument("--most", type=float, default=600.0, metavar="SECONDS", help="of one run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="put tables and plots into the documentation")
    return parser.parse_args()


def main() -> None:
    """Read the command line, measure, print or write."""
    arguments = _arguments()
    plan = Plan(_installed(arguments.only), max(1, arguments.rounds), arguments.again, arguments.most)
    wide = Plan(
        {p: where for p, where in plan.programs.items() if p.wide}, plan.rounds, plan.again, plan.most
    )
    seed, few = arguments.seed, _POSTS_OF_WIDE_SITES
    parts: dict[str, list[results.Measured]] = {}
    if arguments.posts:
        sites = ((size, invented.site(size, 0, seed)) for size in sorted(arguments.posts))
        parts["posts"] = compare(plan, sites)
    if arguments.pages:
        sites = ((size, invented.site(few, size, seed)) for size in sorted(arguments.pages))
        parts["pages"] = compare(wide, sites)
    text = report(plan, parts)
    if arguments.write:
        write(text, parts)
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
