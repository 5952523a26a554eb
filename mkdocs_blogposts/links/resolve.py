"""Which file of the site a URL means, by look-ups alone: nothing here reads the disk."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from mkdocs_blogposts.links.media import MEDIA
from mkdocs_blogposts.links.quoting import file_link
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

_URL = re.compile(r"(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """A URL of a file that the site writes."""

    dest_uri: str
    """The file, relative to the site's output."""
    url: str
    """Its encoded URL from the site root, without leading "/", with query and fragment; "./" for the root."""
    via: str | None = None
    """The source file that led there (a picture beside the post, a `.md`); None where the URL itself did."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A URL of this site behind which there is no file."""

    path: str
    """What was looked for: decoded, without query and fragment."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A URL that is none of this site's files: remote, `mailto:`, `data:`, a place in the page, or empty."""


class Resolver:
    """Answer which file a URL means, from any page; each answer takes a few dictionary look-ups."""

    def __init__(
        self,
        site: Collection[str],
        by_src: Mapping[str, str],
        baseurl: str,
        hosts: Collection[str],
        urls: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Index a site.

        `site` holds the dest_uri of everything that is written, `by_src` leads from source files to them
        (files beside posts included), `baseurl` is the path the site is served below ("" or "/blog"),
        `hosts` are the names (with port, if any) under which the blog's own absolute URLs name it. `urls` are
        the encoded URLs of files, relative to the site root, that their names do not say.
        """
        self._site = _index(site)
        self._by_src = _index(by_src)
        self._dest = by_src
        self._urls = urls
        self._base = _segments(baseurl)
        self._hosts = frozenset(host.lower() for host in hosts)

    def resolve(
        self, url: str, *, page_url: str, src_uri: str, root_first: bool = False
    ) -> Found | Missing | Foreign:
        """Return what a URL written in `src_uri` means on the page at `page_url` ("/a/x.html", "/a/b/").

        A path that starts with "/" is looked for below `baseurl`, then as it is. A relative one is looked for
        from the page's URL as browsers do, then from the folder of the source file, then from the site root
        (`root_first`: from the root before the others, as themes read front matter). Then a path means the
        file of this name, with ".html", or its "index.html", as static servers have it.
        """
        match = _URL.fullmatch(url.strip())
        if match is None:
            return Foreign()
        scheme, host, path, rest = match[1], match[2], match[3], match[4]
        if scheme or host is not None:
            return self._absolute((scheme or "http").lower(), host, path, rest)
        if not path:
            return Foreign()
        if path.startswith("/"):
            return self._first(path, rest, (self._rooted,))
        ways = (lambda p: self._from_page(p, page_url), lambda p: self._from_source(p, src_uri))
        return self._first(path, rest, (self._rooted, *ways) if root_first else (*ways, self._rooted))

    def _absolute(self, scheme: str, host: str | None, path: str, rest: str) -> Found | Missing | Foreign:
        if scheme == "file" or len(scheme) == 1:  # C:\pictures\x.png
            return Missing(unquote(path))
        if scheme not in ("http", "https") or host is None or host.lower() not in self._hosts:
            return Foreign()
        found = self._first(path or "/", rest, (self._rooted,))
        return found if isinstance(found, Found) else Foreign()

    def _first(
        self, path: str, rest: str, ways: Iterable[Callable[[str], tuple[str, str | None] | None]]
    ) -> Found | Missing:
        decoded = unquote(path)
        spellings = (decoded,) if decoded == path else (decoded, path)
        for way in ways:
            for spelling in spellings:
                if "\\" not in spelling and "\0" not in spelling and (hit := way(spelling)):
                    return Found(hit[0], (self._urls.get(hit[0]) or url_of(hit[0])) + rest, hit[1])
        return Missing(decoded)

    def _rooted(self, path: str) -> tuple[str, str | None] | None:
        parts = _joined((), path)
        if parts is None:
            return None
        if (
            self._base
            and parts[: len(self._base)] == self._base
            and (hit := self._find(parts[len(self._base) :]))
        ):
            return hit
        return self._find(parts)

    def _from_page(self, path: str, page_url: str) -> tuple[str, str | None] | None:
        folder = _segments(unquote(page_url).rpartition("/")[0])
        # Browsers stop ".." at the host's root; below a sub-path that may lead out of the site.
        parts = _joined((*self._base, *folder), path, clamp=True)
        if parts is None or parts[: len(self._base)] != self._base:
            return None
        return self._page_or_file(parts[len(self._base) :])

    def _from_source(self, path: str, src_uri: str) -> tuple[str, str | None] | None:
        parts = _joined(_segments(src_uri.rpartition("/")[0]), path)
        return self._find(parts, source_first=True) if parts is not None else None

    def _find(self, parts: tuple[str, ...], *, source_first: bool = False) -> tuple[str, str | None] | None:
        steps = (self._page_or_file, self._source)
        return next(
            (hit for step in (reversed(steps) if source_first else steps) if (hit := step(parts))), None
        )

    def _source(self, parts: tuple[str, ...]) -> tuple[str, str | None] | None:
        src_uri = self._by_src.get(normalize("NFC", "/".join(parts)))
        return (self._dest[src_uri], src_uri) if src_uri is not None else None

    def _page_or_file(self, parts: tuple[str, ...]) -> tuple[str, str | None] | None:
        path = normalize("NFC", "/".join(parts))
        if path == "" or path.endswith("/"):
            dest_uri = self._site.get(path + "index.html")
        else:
            dest_uri = next(
                (d for end in ("", ".html", "/index.html") if (d := self._site.get(path + end))), None
            )
        return (dest_uri, None) if dest_uri is not None else None


def url_of(dest_uri: str) -> str:
    """Return the encoded URL of an output file, relative to the site root: "a/b/index.html" is "a/b/"."""
    if dest_uri == "index.html":
        return "./"
    path = dest_uri.removesuffix("index.html") if dest_uri.endswith("/index.html") else dest_uri
    return file_link(path)


def relative(target_url: str, page_url: str) -> str:
    """Return the URL by which a page reaches a target under whatever sub-path the site is served.

    Both are URLs from the site root, with or without the leading "/"; a `page_url` without a trailing
    "/" is a file of its folder. Query and fragment of the target stay; absolute URLs come back unchanged.
    """
    match = _URL.fullmatch(target_url)
    if match is None or match[1] or match[2] is not None or not match[3]:
        return target_url
    target = match[3].removeprefix("./").lstrip("/").split("/")
    folder = page_url.partition("?")[0].partition("#")[0].removeprefix("./").lstrip("/").split("/")[:-1]
    common = 0
    while common < min(len(target) - 1, len(folder)) and unquote(target[common]) == unquote(folder[common]):
        common += 1
    path = "../" * (len(folder) - common) + "/".join(target[common:])
    if not path or ":" in path.partition("/")[0]:
        path = "./" + path
    return path + match[4]


def is_media(url: str) -> bool:
    """Tell whether a URL names a picture, sound, film, document, archive or font by its extension."""
    match = _URL.fullmatch(url.strip())
    name = unquote(match[3]).rpartition("/")[2] if match else ""
    return "." in name and name.rpartition(".")[2].lower() in MEDIA


def is_readable(url: str) -> bool:
    """Tell whether a URL can be taken apart: `http://[::1` cannot, and themes would stop at it."""
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def _index(paths: Iterable[str]) -> dict[str, str]:
    """Index paths by their composed form: disks and authors spell "é" in one character or in two."""
    index: dict[str, str] = {}
    for path in paths:
        index.setdefault(normalize("NFC", path), path)
    return index


def _segments(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.split("/") if part)


def _joined(folder: tuple[str, ...], path: str, *, clamp: bool = False) -> tuple[str, ...] | None:
    """Return the segments of a path in a folder; None where it leads out of the root and may not.

    A path of a folder keeps the empty last segment that its trailing "/" makes.
    """
    parts = list(folder)
    names = path.split("/")
    for name in names:
        if name == "..":
            if not parts and not clamp:
                return None
            del parts[-1:]
        elif name not in ("", "."):
            parts.append(name)
    return (*parts, "") if names[-1] in ("", ".", "..") and parts else tuple(parts)
