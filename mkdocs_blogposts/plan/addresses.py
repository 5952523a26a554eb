"""Who writes which file of the site: every `dest_uri` is given out once, and nobody's text is lost."""

from __future__ import annotations

import posixpath
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from mkdocs_blogposts.links.permalinks import Address
from mkdocs_blogposts.links.quoting import file_path
from mkdocs_blogposts.model import NOT_FOUND, Problem
from mkdocs_blogposts.plan.numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Bytes of a name that leave room for a number in the 255 that systems allow.
_ROOMY = 240
_LONGEST_EXT = 40
# What MkDocs and themes write unasked. A site may have such files of its own, but no folder in the place of a
# file, and no file in that of a folder.
_MKDOCS = "MkDocs or its theme"
_FILES = frozenset(
    {NOT_FOUND, "feed.xml", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"}
)
_FOLDERS = frozenset(
    {"assets", "css", "fonts", "img", "js", "search", "webfonts"}
    | {f"assets/{name}" for name in ("fonts", "images", "javascripts", "stylesheets")}
)


class Addresses:
    """The ledger of files below the site's output, with the source that each belongs to.

    Jekyll lets the last of several files with one address overwrite the others. Here the first claimant
    keeps the address, so claim in the order in which Jekyll's winner comes first.
    """

    def __init__(self, taken: Mapping[str, str] | None = None, markdown_ext: Sequence[str] = ("md",)) -> None:
        """Start from `taken`: `dest_uri` -> `src_uri` of files that are written anyway."""
        self.problems: list[Problem] = []
        endings = tuple(f".{ext}" for ext in markdown_ext)
        self._pages = {src_uri for src_uri in (taken or {}).values() if src_uri.lower().endswith(endings)}
        self._owners: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._numbering = Numbering()
        for dest_uri, src_uri in (taken or {}).items():
            self._enter(dest_uri, src_uri)

    def owner(self, dest_uri: str) -> str | None:
        """Return the `src_uri` that writes `dest_uri`, or needs a folder of its name; None where free."""
        if dest_uri in self._owners:
            return self._owners[dest_uri]
        if dest_uri in self._folders:
            return self._folders[dest_uri]
        # A file cannot stand in a folder whose name another file has: `v1.2` and `v1.2/x.html`.
        above = _ancestors(dest_uri)
        if dest_uri in _FOLDERS or not _FILES.isdisjoint(above):
            return _MKDOCS
        return next((self._owners[up] for up in above if up in self._owners), None)

    def is_page(self, src_uri: str) -> bool:
        """Say whether a file is a page that an author wrote: no post, asset or list."""
        return src_uri in self._pages

    def take(self, dest_uri: str, src_uri: str) -> None:
        """Note that `src_uri` is written to `dest_uri`, instead of any owner before."""
        self._owners[dest_uri] = src_uri
        self._enter(dest_uri, src_uri)

    def claim(self, dest_uri: str, url: str, src_uri: str, *, is_page: bool = False) -> Address:
        """Take `dest_uri` for `src_uri`, or the nearest free one (`a/b-2/index.html`), and note a problem."""
        if is_page:
            self._pages.add(src_uri)
        owner = self.owner(dest_uri)
        if owner is None:
            self._enter(dest_uri, src_uri)
            return Address(url, dest_uri)
        address = self._free(dest_uri, url)
        self._enter(address.dest_uri, src_uri)
        self.problems.append(
            Problem(
                src_uri,
                None,
                f"its address {url} belongs to {owner} already, so it is built at {address.url}; give one of "
                f"the two an address of its own, for example `permalink: {address.url}`",
            )
        )
        return address

    def _enter(self, dest_uri: str, src_uri: str) -> None:
        self._owners.setdefault(dest_uri, src_uri)
        for folder in _ancestors(dest_uri):
            if folder in self._folders:
                break
            self._folders[folder] = src_uri

    def _free(self, dest_uri: str, url: str) -> Address:
        # Above a file there may be several whose names are those of its folders.
        while blocked := next(
            (up for up in _ancestors(dest_uri)[::-1] if up in self._owners or up in _FILES), None
        ):
            url, dest_uri = self._beside(blocked, dest_uri, url)
        if self.owner(dest_uri) is None:
            return Address(url, dest_uri)
        taken = Address(url, dest_uri)
        return self._numbering.free(
            dest_uri, partial(numbered, taken), lambda address: self.owner(address.dest_uri) is None
        )

    def _beside(self, blocked: str, dest_uri: str, url: str) -> Address:
        """Return an address in a folder beside the file that has the folder's name."""
        number = next(each for each in count(2) if f"{blocked}-{each}" not in self._owners)
        dest_uri = f"{blocked}-{number}{dest_uri[len(blocked) :]}"
        folder, last = posixpath.dirname(dest_uri), url.rpartition("/")[2]
        return Address(f"/{file_path(folder)}/{last}", dest_uri)


def numbered(address: Address, number: int) -> Address:
    """Return the address with `-number` before the extension, or on the folder of an `index.html`."""
    url, dest_uri = _with_room(address)
    folder, name = posixpath.split(dest_uri)
    if name.startswith("index.") and folder:
        head, slash, last = url.rpartition("/")
        return Address(f"{head}-{number}{slash}{last}", f"{folder}-{number}/{name}")
    stem, ext = posixpath.splitext(dest_uri)
    if url.endswith("/"):
        url += name
    cut = len(url) - len(ext) if ext and url.endswith(ext) else len(url)
    return Address(f"{url[:cut]}-{number}{url[cut:]}", f"{stem}-{number}{ext}")


def _with_room(address: Address) -> Address:
    """Return the address with a shorter name, where no number would fit behind it."""
    folder, name = posixpath.split(address.dest_uri)
    is_index = name.startswith("index.") and folder
    path, end = (folder, f"/{name}") if is_index else posixpath.splitext(address.dest_uri)
    folder, name = posixpath.split(path)
    if len(name.encode("utf-8", "replace")) + (0 if is_index else len(end.encode())) <= _ROOMY:
        return address
    end = end if is_index else end[:_LONGEST_EXT]
    name = name.encode("utf-8", "replace")[: _ROOMY - _LONGEST_EXT].decode("utf-8", "ignore")
    path = posixpath.join(folder, name)
    return Address(f"/{file_path(path)}{'/' if is_index else file_path(end)}", path + end)


def _ancestors(dest_uri: str) -> list[str]:
    """Return the folders above a file, nearest first: `a/b/c.html` gives `a/b`, `a`."""
    above = []
    folder = posixpath.dirname(dest_uri)
    while folder not in ("", "/"):
        above.append(folder)
        folder = posixpath.dirname(folder)
    return above
