"""Files that a template may read: those of the site's own folder, and none that are hidden."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.read import symlinks

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Folders

_LARGEST = 5_000_000


class UnreadableError(Exception):
    """A file that is not there, or cannot be read; the message says why, and what to do."""


class Texts:
    """The texts below the folder of one site."""

    def __init__(self, folders: Folders) -> None:
        """Read below the site's source."""
        self.root = os.path.realpath(folders.source_dir)

    def read(self, src_uri: str, missing: str) -> str:
        """Return the text of a file; raise `UnreadableError`, with `missing` where there is no such file.

        A link that leads out of the site, or to what is hidden in it, counts as no file.
        """
        path = os.path.join(self.root, *src_uri.split("/"))
        if not _is_plain(src_uri) or not symlinks.is_readable(path, self.root) or not os.path.isfile(path):
            raise UnreadableError(missing)
        try:
            if os.path.getsize(path) > _LARGEST:
                raise UnreadableError(f"{src_uri} is larger than {_LARGEST:,} bytes; include a smaller file")
            with open(path, "rb") as file:
                return front_matter.decode(file.read())
        except (OSError, front_matter.FrontMatterError) as error:
            raise UnreadableError(f"{src_uri} cannot be read: {error}; save it as UTF-8") from error


def changed(path: str) -> float | None:
    """Return when a file was changed, in seconds since the epoch; None where there is none."""
    try:
        return os.stat(path).st_mtime
    except OSError:
        return None


def _is_plain(src_uri: str) -> bool:
    """Say whether a path stays where it starts and names nothing hidden."""
    return all(part and not part.startswith(".") for part in src_uri.split("/")) and "\\" not in src_uri
