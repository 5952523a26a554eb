"""Reads Gherkin's feature files, as far as those of Jekyll go: scenarios, outlines, tables, texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = dict[str, str]

_KEYWORDS = ("Given ", "When ", "Then ", "And ", "But ")
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([n|\\])")


@dataclass(frozen=True)
class Step:
    """A sentence, with the table and the text below it."""

    words: str
    """The sentence without its first word, which says nothing: "I have a _posts directory"."""
    rows: tuple[Row, ...] = ()
    """The rows of its table, by the names in the table's first row."""
    text: str = ""
    """The text between its marks, without the indentation of the marks."""


@dataclass(frozen=True)
class Scenario:
    """Steps to go one after the other; an outline is one for each row of its examples."""

    name: str
    """The file, its line there, and its title: "drafts:6 Preview a draft"."""
    steps: tuple[Step, ...]
    """What is given, done and expected."""


@dataclass
class _Draft:
    name: str
    steps: list[Step] = field(default_factory=list)
    examples: list[Row] | None = None


def scenarios(path: Path) -> Iterator[Scenario]:
    """Yield the scenarios of a feature file; of outlines, one for each example, numbered behind a `#`."""
    for draft in _drafts(path):
        if draft.examples is None:
            yield Scenario(draft.name, tuple(draft.steps))
        for number, example in enumerate(draft.examples or (), 1):
            steps = tuple(_filled(step, example) for step in draft.steps)
            yield Scenario(f"{draft.name} #{number}", steps)


def _filled(step: Step, example: Row) -> Step:
    def fill(text: str) -> str:
        for key, value in example.items():
            text = text.replace(f"<{key}>", value)
        return text

    rows = tuple({key: fill(value) for key, value in row.items()} for row in step.rows)
    return replace(step, words=fill(step.words), text=fill(step.text), rows=rows)


def _drafts(path: Path) -> Iterator[_Draft]:
    lines = iter(enumerate(path.read_text("utf-8").splitlines(), 1))
    draft: _Draft | None = None
    header: list[str] = []
    for number, line in lines:
        words = line.strip()
        if words.startswith(("Scenario:", "Scenario Outline:")):
            if draft:
                yield draft
            draft = _Draft(f"{path.stem}:{number} {words.partition(':')[2].strip()}")
        elif draft is None or not words or words.startswith("#"):
            continue
        elif words.startswith("Examples:"):
            draft.examples, header = [], []
        elif words.startswith(_KEYWORDS):
            draft.steps.append(Step(words.partition(" ")[2].strip()))
            header = []
        elif words == '"""':
            draft.steps[-1] = replace(draft.steps[-1], text=_text(lines, line.index('"')))
        elif words.startswith("|"):
            header = _row(draft, header, words)
    if draft:
        yield draft


def _text(lines: Iterator[tuple[int, str]], indent: int) -> str:
    found = []
    for _, line in lines:
        if line.strip() == '"""':
            break
        found.append(line[indent:] if not line[:indent].strip() else line.lstrip())
    return "\n".join(found)


def _row(draft: _Draft, header: list[str], words: str) -> list[str]:
    """Add a row of a table to the examples, or to the last step; return the table's header."""
    cells = [_ESCAPED.sub(_unescaped, cell.strip()) for cell in _BAR.split(words)[1:-1]]
    if not header:
        return cells
    row = dict(zip(header, cells, strict=True))
    if draft.examples is not None:
        draft.examples.append(row)
    else:
        draft.steps[-1] = replace(draft.steps[-1], rows=(*draft.steps[-1].rows, row))
    return header


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] == "n" else match[1]
