"""What can change a conversion besides the text and its options: programs, by their versions."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from importlib import metadata
from typing import TYPE_CHECKING

import mkdocs_blogposts

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIBRARIES = ("Pygments", "PyYAML", "pymdown-extensions", "python-frontmatter")


@cache
def version() -> bytes:
    """Return 32 bytes that are others where any program is another that has a part in what is converted.

    Our own files count by what is in them, because a checkout changes without its version.
    """
    digest = blake2b(digest_size=32)
    for said in (*_named(), *_sources()):
        digest.update(b"%d:" % len(said))
        digest.update(said)
    return digest.digest()


def _named() -> Iterator[bytes]:
    yield repr((sys.implementation.name, sys.version)).encode()
    yield mkdocs_blogposts.__version__.encode()
    for name in _LIBRARIES:
        try:
            yield f"{name} {metadata.version(name)}".encode()
        except metadata.PackageNotFoundError:
            yield f"{name} is not known".encode()
    # Packages that teach Pygments languages of theirs.
    for each in metadata.entry_points(group="pygments.lexers"):
        yield repr((each.name, each.value, each.dist and each.dist.version)).encode()


def _sources() -> Iterator[bytes]:
    root = os.path.dirname(mkdocs_blogposts.__file__)
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                yield os.path.relpath(path, root).encode()
                with open(path, "rb") as file:
                    yield file.read()
