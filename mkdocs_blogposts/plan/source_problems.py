"""The problems of one source, gathered while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.model import CONFIG, Level, Problem, Source


@dataclass(slots=True)
class SourceProblems:
    """The problems of a post, a page or a document."""

    source: Source
    all: list[Problem] = field(default_factory=list)
    _lines: dict[str, int | None] = field(default_factory=dict)
    """The lines of keys: each is looked up once, however many of its values are wrong."""

    def add(self, message: str, line: int | None = None, subject: str = "") -> None:
        """Note a problem of the file."""
        self.all.append(Problem(self.source.src_uri, line, message, subject=subject))

    def add_for(self, key: str, message: str, subject: str = "", level: Level = "warning") -> None:
        """Note a problem of a key's value: in the file's head, else in the defaults it must come from."""
        line = self.line(key)
        src_uri = self.source.src_uri if line else CONFIG
        self.all.append(Problem(src_uri, line, message, level, subject))

    def line(self, key: str) -> int | None:
        """Return the line of the file on which a key of its front matter stands, counted from 1."""
        if key not in self._lines:
            self._lines[key] = _line(self.source.text, key)
        return self._lines[key]


def _line(text: str, key: str) -> int | None:
    pattern = re.compile(rf"[\"']?{re.escape(key)}[\"']?[ \t]*:")
    lines = text.split("\n", (last := front_matter.split(text)[2]))[: last - 1]
    return next((number for number, line in enumerate(lines, 1) if pattern.match(line)), None)
