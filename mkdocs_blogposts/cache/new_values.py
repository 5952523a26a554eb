"""Values that wait to be kept: the long ones in a file without a name, so that they take no memory."""

from __future__ import annotations

import tempfile
import weakref
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from mkdocs_blogposts.cache.folder import make

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG = 2048
"""Bytes from which a value is put into the file."""


class _Place(NamedTuple):
    """Where a long value stands in the file."""

    offset: int
    length: int


class NewValues:
    """Bytes by their keys. Where no file can be made, all are held in memory."""

    def __init__(self, folder: str) -> None:
        """Hold nothing yet; the file is made in this folder, and gone when nobody has it open."""
        self._folder = folder
        self._held: dict[bytes, bytes | _Place] = {}
        self._file: BinaryIO | None = None
        self._end = 0
        self._has_failed = False

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._held)

    def __contains__(self, key: bytes) -> bool:
        """Say whether there is a value."""
        return key in self._held

    def __iter__(self) -> Iterator[bytes]:
        """Yield the keys."""
        return iter(self._held)

    def put(self, key: bytes, value: bytes) -> None:
        """Hold a value."""
        self._held[key] = (self._write(value) if len(value) >= LONG else None) or value

    def get(self, key: bytes) -> bytes | None:
        """Return a value; None where there is none, or its file cannot be read."""
        held = self._held.get(key)
        if not isinstance(held, _Place) or self._file is None:
            return cast("bytes | None", held)
        try:
            self._file.seek(held.offset)
            value = self._file.read(held.length)
        except OSError:
            return None
        return value if len(value) == held.length else None

    def items(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield the values that can be read, with their keys."""
        for key in self._held:
            if (value := self.get(key)) is not None:
                yield key, value

    def clear(self) -> None:
        """Hold nothing any more."""
        self._held.clear()
        if self._file is not None:
            self._file.close()
        self._file, self._end = None, 0

    def _write(self, value: bytes) -> _Place | None:
        """Write a value at the end of the file; None where that is not possible."""
        if self._has_failed:
            return None
        try:
            if self._file is None:
                make(self._folder)
                # Open for as long as there are values, which is for all of a build.
                self._file = cast("BinaryIO", tempfile.TemporaryFile(dir=self._folder))  # noqa: SIM115
                weakref.finalize(self, self._file.close)
            self._file.seek(self._end)
            self._file.write(value)
            self._file.flush()
        except OSError:
            # What was written before can still be read.
            self._has_failed = True
            return None
        place = _Place(self._end, len(value))
        self._end += len(value)
        return place
