"""The data of a site, `site.data`: what lies in `_data`, by folder and file name."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.model import Folders, Problem
from mkdocs_blogposts.read import symlinks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# Ruby's `\w` has no letters beyond ASCII.
_NOT_NAME = re.compile(r"[^\w\s-]+|(?<![^ ])\s+|\s+$", re.ASCII)
_BLANKS = re.compile(r"\s+", re.ASCII)
_DEEPEST = 20


class Data(Mapping[str, object]):
    """The data of a site, which is read when somebody asks for a part of it."""

    def __init__(self, folders: Folders) -> None:
        """Read below the site's source, in the folder that `data_dir` names."""
        self._folders = folders

    @cached_property
    def _read(self) -> tuple[Mapping[str, object], list[Problem]]:
        return read(self._folders)

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be read; nothing as long as nobody has asked for the data."""
        return self._read[1] if "_read" in self.__dict__ else ()

    def __getitem__(self, key: str) -> object:
        return self._read[0][key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read[0])

    def __len__(self) -> int:
        return len(self._read[0])


def read(folders: Folders) -> tuple[Mapping[str, object], list[Problem]]:
    """Read all data of a site; a file that cannot be read is left out, with a problem.

    YAML, JSON, CSV and TSV are read; a folder is a mapping of its files. A file's key is its name without
    extension and without signs that no variable can have, blanks being `_`: as Jekyll names it. A link that
    leads out of the site, to what is hidden in it, or to a folder around the link is not followed.
    """
    name = folders.data_dir
    root = os.path.realpath(folders.source_dir)
    return _Reader(root).folder(Path(root, name), name, 0)


class _Reader:
    """Reads below one folder, which nothing leads out of."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.linked: set[str] = set()

    def folder(self, path: Path, src_uri: str, depth: int) -> tuple[dict[str, object], list[Problem]]:
        found: dict[str, object] = {}
        problems: list[Problem] = []
        if depth > _DEEPEST or not path.is_dir() or not self._is_inside(path):
            return {}, []
        for entry in sorted(path.iterdir(), key=_place):
            uri = f"{src_uri}/{entry.name}"
            if entry.name.startswith(".") or not self._is_inside(entry):
                continue
            if entry.is_dir():
                if not entry.is_symlink() or symlinks.enters(str(entry), self.linked):
                    found[_key(entry.name)], more = self.folder(entry, uri, depth + 1)
                    problems += more
            elif entry.is_file() and (load := _LOADERS.get(entry.suffix)):
                try:
                    found[_key(entry.stem)] = load(front_matter.decode(entry.read_bytes()))
                except (OSError, ValueError, RecursionError) as error:
                    problems.append(_problem(uri, error))
        return found, problems

    def _is_inside(self, path: Path) -> bool:
        return symlinks.is_readable(str(path), self.root)


def _problem(src_uri: str, error: Exception) -> Problem:
    line = getattr(error, "line", None) or getattr(error, "lineno", None)
    fault = getattr(error, "message", None) or error
    if isinstance(error, RecursionError):
        fault = "lists and mappings stand within each other too deep; nest fewer"
    return Problem(src_uri, line, f"the data cannot be read, so `site.data` lacks it: {fault}")


def _place(entry: Path) -> tuple[int, str]:
    """Return where an entry stands: of one name, the later kind of file wins, and a folder over all files."""
    kinds = list(_LOADERS)
    is_file = not entry.is_dir() and entry.suffix in kinds
    return (kinds.index(entry.suffix) if is_file else len(kinds)), entry.name


def _key(name: str) -> str:
    return _BLANKS.sub("_", _NOT_NAME.sub("", name))


def _rows(delimiter: str) -> Callable[[str], object]:
    """Return what reads a table whose first row has the names; as in Ruby, a cell without a sign is nil."""
    cell = re.compile(
        rf'(?:"((?:[^"]|"")*)"|([^"{delimiter}\r\n][^{delimiter}\r\n]*)?)({delimiter}|\r\n|\n|\r|\Z)'
    )

    def read(text: str) -> list[dict[str, str | None]]:
        names, *rows = list(_lines(text, delimiter, cell)) or [[]]
        return [{name: _nth(row, at) for at, name in enumerate(names) if name is not None} for row in rows]

    return read


def _nth(row: list[str | None], at: int) -> str | None:
    return row[at] if at < len(row) else None


def _lines(text: str, delimiter: str, cell: re.Pattern[str]) -> Iterator[list[str | None]]:
    """Yield the cells of each line; an empty line has none. ValueError says where the quotes are wrong."""
    at, row = 0, list[str | None]()
    while at < len(text):
        match = cell.match(text, at)
        if match is None:
            raise _TableError(text, at)
        quoted, plain, end = match.groups()
        row.append(plain if quoted is None else quoted.replace('""', '"'))
        at = match.end()
        if end != delimiter:
            yield row
            row = []
    if row:
        yield row


class _TableError(ValueError):
    """A cell whose quotes do not end where it ends."""

    def __init__(self, text: str, at: int) -> None:
        self.line = text.count("\n", 0, at) + 1
        super().__init__("a cell in quotes must end with a quote, and a quote within is written twice")


_LOADERS: Mapping[str, Callable[[str], object]] = {
    ".yaml": front_matter.load_yaml,
    ".yml": front_matter.load_yaml,
    ".json": json.loads,
    ".csv": _rows(","),
    ".tsv": _rows("\t"),
}
