"""Messages: the problems of a build, told all at once and in one line for each kind.

Problems are of one kind where their level and their message are the same but for its subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_blogposts.model import Problem

log = get_plugin_logger("blogposts")
FIRST = 3
"""Places and subjects that a line names; `--verbose` shows all."""
LONGEST = 2000
"""Characters of a message; a file name, or a list of them, could be any number."""


def log_problems(problems: Iterable[Problem]) -> None:
    """Log problems, each once: a line for each kind, and with `--verbose` one more for each of its places."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in dict.fromkeys(problems):
        kinds.setdefault((problem.level, _kind(problem)), []).append(problem)
    for found in kinds.values():
        write = log.warning if found[0].level == "warning" else log.info
        write(_cut(summary(found)))
        if len(found) > 1:
            for problem in found:
                log.debug(_cut(f"{_place(problem)}: {problem.message}"))


def summary(found: Sequence[Problem]) -> str:
    """Return one line for problems of one kind: the first places, and the message with the first subjects."""
    places = _listed([_place(problem) for problem in found])
    first = found[0]
    subjects = _listed([problem.subject for problem in found])
    message = first.message.replace(first.subject, subjects, 1) if first.subject else first.message
    told = f"{places}: {message}"
    return told if len(found) <= FIRST else f"{told} ({len(found)} in all; `--verbose` shows each)"


def _kind(problem: Problem) -> str:
    return problem.message.replace(problem.subject, "\0") if problem.subject else problem.message


def _place(problem: Problem) -> str:
    return problem.src_uri if problem.line is None else f"{problem.src_uri}:{problem.line}"


def _listed(names: Iterable[str]) -> str:
    """Join the first of some names, each once, and count the rest."""
    distinct = list(dict.fromkeys(names))
    rest = len(distinct) - FIRST
    return ", ".join(distinct[:FIRST]) + (f" and {rest} more" if rest > 0 else "")


def _cut(message: str) -> str:
    return message if len(message) <= LONGEST else f"{message[:LONGEST]}…"
