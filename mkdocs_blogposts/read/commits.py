"""When files were changed, with jekyll-last-modified-at: by their last commit, else by the disk."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.plan.last_modified import GEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_blogposts.model import Settings, Source

_SECONDS = 60
# Each commit's time, then the files it changed, named as seen from the site's folder. A blog can hold files
# that make its folder look like a repository whose settings run programs; such a one is not asked.
_LOG = (
    *("git", "-c", "safe.bareRepository=explicit", "-c", "log.showSignature=false", "-c", "core.fsmonitor="),
    *("log", "-z", "--format=%x01%ct", "--name-only", "--no-renames", "--relative", "--", "."),
)
# Nothing is fetched that a repository lacks.
_ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0"}


def stamped(sources: Sequence[Source], settings: Settings) -> list[Source]:
    """Return sources that know when they were changed: by their last commit, else by the disk.

    Nothing is asked, and nothing changed, where the site does not name jekyll-last-modified-at.
    """
    if not settings.plugins.has(GEM):
        return list(sources)
    commits = _commits(os.path.realpath(settings.folders.source_dir))
    return [
        replace(source, changed=commits.get(source.src_uri, int(source.mtime))) if source.path else source
        for source in sources
    ]


def _commits(root: str) -> dict[str, int]:
    """Return the time of the last commit of every file, in seconds since the epoch.

    {} where there is no git, or the folder is in none of its repositories.
    """
    try:
        done = subprocess.run(  # noqa: S603
            _LOG,
            cwd=root,
            env={**os.environ, **_ENVIRONMENT},
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    return _newest(done.stdout)


def _newest(log: bytes) -> dict[str, int]:
    """Read a log: NUL between the commits' times, each begun by byte 1, and names; newest first."""
    times: dict[str, int] = {}
    stamp = 0
    for piece in log.split(b"\0"):
        if piece[:1] == b"\x01" and piece[1:].strip().isdigit():
            stamp = int(piece[1:])
        elif piece:
            times.setdefault(os.fsdecode(piece.removeprefix(b"\n")), stamp)
    return times
