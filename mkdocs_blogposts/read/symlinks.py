"""Where links lead: out of the site's folder, or to what is hidden in it, is nowhere."""

from __future__ import annotations

import os

LEADS_OUT = "this link leads out of the site's folder and is left out; copy the file instead"


def part_of(path: str, root: str) -> str | None:
    """Return a file's or folder's own path below `root`, all links followed; None where it lies elsewhere.

    `root` is a resolved path, and is itself no part of the folder. Parts are divided by "/".
    """
    real = os.path.realpath(path)
    start = root.rstrip(os.sep) + os.sep
    return real.removeprefix(start).replace(os.sep, "/") if real.startswith(start) else None


def enters(path: str, entered: set[str]) -> bool:
    """Say whether to go into the folder that a link leads to: each once, and none that holds the link.

    `entered` has the folders that links have led to so far, and grows.
    """
    real, here = os.path.realpath(path), os.path.realpath(os.path.dirname(path))
    if real in entered or f"{here}{os.sep}".startswith(f"{real}{os.sep}"):
        return False
    entered.add(real)
    return True


def is_readable(path: str, root: str) -> bool:
    """Say whether a template may read what a path leads to: a part of the site, and nothing hidden in it.

    A link to `.git/config` or `.env` would show what was never to be published.
    """
    inner = part_of(path, root)
    return inner is not None and not any(name.startswith(".") for name in inner.split("/"))
