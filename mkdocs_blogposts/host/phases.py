"""Phases: how long each part of a build takes, for `mkdocs build -v`."""

from __future__ import annotations

import time

from mkdocs_blogposts.host.messages import log


class Phases:
    """Measures one build, from when it is made."""

    def __init__(self) -> None:
        """Start to measure."""
        self._seconds: dict[str, float] = {}
        self._since = time.perf_counter()

    def end(self, name: str) -> None:
        """Give the time since the last phase ended to this one; one that comes again takes as long as all."""
        now = time.perf_counter()
        self._seconds[name] = self._seconds.get(name, 0.0) + now - self._since
        self._since = now

    def tell(self) -> None:
        """Log what each phase took, in seconds by the clock."""
        told = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in self._seconds.items())
        log.debug(f"time by phase: {told}")
