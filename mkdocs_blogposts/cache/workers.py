"""Work that is done ahead in processes of its own, and handed over when it is asked for.

The processes are forked: they know all that this one knows, and are sent nothing. Each sends its results in
the order in which they will be asked for, and is stopped by the pipe where it is far ahead. What it does not
do, for whatever reason, the one who asks does.
"""

from __future__ import annotations

import gc
import os
import signal
import struct
import sys
import threading
import weakref
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Work = Callable[[str], bytes]

# Key, and length of the result, which stands behind.
_HEAD = struct.Struct("<32sI")
_FAILED = 0xFFFFFFFF
_PATIENCE = 60.0
"""Seconds without a sign of any process, after which nothing is expected of them."""
_MOST = 3
"""Processes beyond which they only wait for the one that asks."""
_STRANGE = 20
"""Texts that nobody foresaw, and not one that was, after which nothing is expected, either."""


def number(jobs: int) -> int:
    """Return how many processes can work beside this one where `jobs` are allowed, 0 for any number.

    None where forking is not safe: with threads, and on macOS, whose libraries do not bear it.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 0
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(min(jobs or usable, _MOST + 1) - 1, 0)


class Workers:
    """Processes at work on some texts."""

    def __init__(self, texts: Mapping[bytes, str], work: Work, number: int) -> None:
        """Start to work on texts, given by their keys, in this number of processes."""
        self._results: dict[bytes, bytes] = {}
        self._expected: dict[bytes, int] = {}
        self._parts: dict[int, bytearray] = {}
        self._selector = DefaultSelector()
        self._strange = 0
        pids: list[int] = []
        self.close = weakref.finalize(self, _end, pids, self._parts, self._selector)
        """Ends them all."""
        keys = list(texts)
        # What is there now is not looked at by the collectors of the others, which would copy it.
        gc.freeze()
        for share in (keys[at::number] for at in range(number)):
            with suppress(OSError):
                pid, pipe = _fork([(key, texts[key]) for key in share], work)
                pids.append(pid)
                self._parts[pipe] = bytearray()
                self._selector.register(pipe, EVENT_READ)
                self._expected.update(dict.fromkeys(share, pipe))
        gc.unfreeze()

    def take(self, key: bytes) -> bytes | None:
        """Return the result for a key, once it is there; None where there will be none."""
        is_foreseen = key in self._expected or key in self._results
        self._strange = -1 if is_foreseen or self._strange < 0 else self._strange + 1
        if self._strange > _STRANGE:
            self._give_up()
        self._receive(0)
        while key in self._expected:
            if not self._receive(_PATIENCE):
                self._give_up()
        return self._results.pop(key, None)

    def _give_up(self) -> None:
        self._expected.clear()
        self._results.clear()
        self.close()

    def _receive(self, seconds: float) -> bool:
        """Take in what has been sent, and wait for it as long; say whether there was anything."""
        if not self._parts:
            return False
        ready = self._selector.select(seconds)
        for each, _ in ready:
            pipe = each.fd
            data = os.read(pipe, 1 << 20)
            self._parts[pipe] += data
            self._sort(self._parts[pipe])
            if not data:
                self._selector.unregister(pipe)
                del self._parts[pipe]
                os.close(pipe)
                self._expected = {key: at for key, at in self._expected.items() if at != pipe}
        return bool(ready)

    def _sort(self, received: bytearray) -> None:
        """Take whole results out of what was received."""
        at = 0
        while len(received) - at >= _HEAD.size:
            key, length = _HEAD.unpack_from(received, at)
            end = at + _HEAD.size + (0 if length == _FAILED else length)
            if len(received) < end:
                break
            if length != _FAILED:
                self._results[key] = bytes(received[at + _HEAD.size : end])
            self._expected.pop(key, None)
            at = end
        del received[:at]


def _fork(texts: Iterable[tuple[bytes, str]], work: Work) -> tuple[int, int]:
    """Start a process; return its id and the pipe with its results."""
    reading, writing = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    if pid == 0:
        # Whatever happens, nothing of what is to be done at the end of the first process is done here.
        try:
            os.close(reading)
            _send(writing, texts, work)
        finally:
            os._exit(0)
    os.close(writing)
    return pid, reading


def _send(pipe: int, texts: Iterable[tuple[bytes, str]], work: Work) -> None:
    with suppress(OSError, KeyboardInterrupt), os.fdopen(pipe, "wb") as file:
        for key, text in texts:
            try:
                result = work(text)
            except Exception:
                # Whoever asks meets it, too, and knows what to tell.
                file.write(_HEAD.pack(key, _FAILED))
            else:
                file.write(_HEAD.pack(key, len(result)))
                file.write(result)
            file.flush()


def _end(pids: list[int], pipes: dict[int, bytearray], selector: DefaultSelector) -> None:
    """End processes, and take leave of them."""
    selector.close()
    while pipes:
        os.close(pipes.popitem()[0])
    for pid in pids:
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
