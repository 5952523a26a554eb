"""Values kept between builds, all in one file, by digests of what they depend on.

Values are read as they are asked for. The file is written once, at the end, as a whole and under a name of
its own, which then takes the place of the old one: a build that is killed, two at once or a full disk leave
either the old file or the new one. What cannot be read is not there, and made anew.
"""

from __future__ import annotations

import os
import stat
import struct
import weakref
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from mkdocs_blogposts.cache.folder import make, tidy
from mkdocs_blogposts.cache.new_values import NewValues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UNUSED = 3
"""Times that the file is written without the use of a value, after which it is left out."""

_MAGIC = b"blogpos1"
# Magic, version, number of entries, digest of the table of entries, which stands behind.
_HEAD = struct.Struct("<8s32sI16s")
# Key, times unused, length and digest of the value; values stand behind the table, in its order.
_ENTRY = struct.Struct("<32sBI16s")
# Neither a link nor a pipe is read, whoever put it there.
_READING = sum(
    getattr(os, name, 0) for name in ("O_RDONLY", "O_BINARY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK")
)


class _Entry(NamedTuple):
    """A value in the file."""

    offset: int
    length: int
    digest: bytes
    unused: int
    """Times that the file was written since it was used."""


def key(kind: str, *parts: str | bytes) -> bytes:
    """Return the key of a value: what kind it is, and all that it depends on but for the store's version."""
    digest = blake2b(digest_size=32)
    for part in (kind, *parts):
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.digest()


class Store:
    """Bytes by their keys, for whatever a build may keep: `get`, `put`, and `save` at its end.

    A value must follow from its key (see `key`) and the version alone. What `get` gives was put there by a
    build of that version, unless somebody else writes to the folder: it is read as data, never run, and who
    asks looks at its shape. Values that no build uses any more are left out in time. Nothing here raises
    for what the disk holds or refuses.
    """

    def __init__(self, path: str, version: bytes) -> None:
        """Open the file at `path`, which need not be there; `version` is that of all that makes values."""
        self.path = path
        self.fault = ""
        """Why the file could not be written; "" where it could, or need not be."""
        self._version = version
        self._new = NewValues(os.path.dirname(path))
        self._kept: dict[bytes, _Entry] = {}
        # Of this process, since a preview builds the same values over and over.
        self._used: set[bytes] = set()
        self._file = -1
        self._close: Callable[[], object] = lambda: None
        self._open()

    def get(self, key: bytes) -> bytes | None:
        """Return the value of a key; None where there is none, or none that is whole."""
        if (value := self._new.get(key)) is not None:
            return value
        entry = self._kept.get(key)
        value = self._read(entry) if entry else None
        if entry and (value is None or _digest(value) != entry.digest):
            del self._kept[key]
            return None
        self._used.add(key)
        return value

    def __contains__(self, key: bytes) -> bool:
        """Say whether there is a value, whole or not."""
        return key in self._new or key in self._kept

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value."""
        self._new.put(key, value)

    def save(self) -> None:
        """Write the file, if there is a new value; where that fails, it is there for this process."""
        if not self._new:
            return
        folder, name = os.path.split(self.path)
        written = f"{self.path}.{os.getpid()}.tmp"
        try:
            make(folder)
            tidy(folder, name)
            # Made anew, so that no link leads elsewhere.
            with open(written, "xb") as file:
                self._write(file)
            self._close()
            os.replace(written, self.path)
        except OSError as error:
            self.fault = f"nothing is kept in {folder}: {error.strerror or error}"
            with suppress(OSError):
                os.unlink(written)
        else:
            self.fault = ""
            self._used.update(self._new)
            self._new.clear()
        self._open()

    def _open(self) -> None:
        """Read what the file holds, if it is whole and of this version."""
        self._close()
        self._kept = {}
        with suppress(OSError, struct.error):
            self._file = os.open(self.path, _READING)
            self._close = weakref.finalize(self, os.close, self._file)
            self._kept = dict(self._entries())

    def _entries(self) -> Iterator[tuple[bytes, _Entry]]:
        status = os.fstat(self._file)
        if not stat.S_ISREG(status.st_mode):
            return
        magic, version, number, digest = _HEAD.unpack(os.read(self._file, _HEAD.size))
        offset = _HEAD.size + number * _ENTRY.size
        if (magic, version) != (_MAGIC, self._version) or offset > status.st_size:
            return
        table = os.read(self._file, number * _ENTRY.size)
        if _digest(table) != digest:
            return
        for key, unused, length, of_value in _ENTRY.iter_unpack(table):
            if offset + length <= status.st_size:
                yield key, _Entry(offset, length, of_value, unused)
            offset += length

    def _read(self, entry: _Entry) -> bytes | None:
        try:
            os.lseek(self._file, entry.offset, os.SEEK_SET)
            value = os.read(self._file, entry.length)
        except OSError:
            return None
        return value if len(value) == entry.length else None

    def _of_new(self, key: bytes) -> bytes:
        if (value := self._new.get(key)) is None:
            raise OSError("what was to be kept can no longer be read")
        return value

    def _write(self, file: BinaryIO) -> None:
        """Write what is new, and of the rest what is used, or was not long ago."""
        new = [(key, _ENTRY.pack(key, 0, len(value), _digest(value))) for key, value in self._new.items()]
        rows = [row for _, row in new]
        old: list[_Entry] = []
        for key, entry in self._kept.items():
            unused = 0 if key in self._used else entry.unused + 1
            if key not in self._new and unused < UNUSED:
                rows.append(_ENTRY.pack(key, unused, entry.length, entry.digest))
                old.append(entry)
        table = b"".join(rows)
        file.write(_HEAD.pack(_MAGIC, self._version, len(rows), _digest(table)))
        file.write(table)
        file.writelines(self._of_new(key) for key, _ in new)
        for entry in old:
            value = self._read(entry)
            if value is None:
                raise OSError(f"{self.path} has become shorter")
            file.write(value)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
