"""Absolute URLs as Jekyll's `absolute_url` makes them: feed readers know posts by these."""

from __future__ import annotations

import re

_ORIGIN = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)")
_USUAL_PORT = {"http": ":80", "https": ":443"}
_LONGEST_HOST = 255


def normal_origin(url: str) -> str:
    """Return a URL with its scheme and host as machines write them; what has no host stays as it is.

    Both are in lower case, other alphabets are in Punycode, and a port is named only where it is not the
    usual one: `https://Пример.рф:443/` gives `https://xn--e1afmkfd.xn--p1ai/`.
    """
    origin = _ORIGIN.match(url)
    if origin is None:
        return url
    scheme = origin[1].lower()
    user, at, host = origin[2].rpartition("@")
    host = _ascii(host.removesuffix(_USUAL_PORT.get(scheme, ":")).lower())
    return f"{scheme}://{user}{at}{host}{url[origin.end() :]}"


def prefix(url: str, baseurl: str) -> str:
    """Return what Jekyll puts before the path of every absolute URL, from `url` and `baseurl` as written.

    One slash at the end of `baseurl` goes, and all others stay: `https://me.example/` and `/base//` give
    `https://me.example//base/`, so that the ids of entries in a feed stay what its readers have.
    """
    below = baseurl.removesuffix("/")
    led = f"/{below}" if below and not below.startswith("/") else below
    return f"{normal_origin(url)}{led}"


def within(prefix: str, path: str) -> str:
    """Return the URL of a path below `prefix`, in which `.` and `..` are gone; slashes stay as they are."""
    origin = _ORIGIN.match(prefix)
    start = origin.end() if origin else 0
    whole = f"{prefix[start:]}/{path}"
    cut = re.search(r"[?#]", whole)
    end = cut.start() if cut else len(whole)
    return prefix[:start] + _without_dots(whole[:end]) + whole[end:]


def _without_dots(path: str) -> str:
    """Return a path without its segments `.` and `..`, each of which takes the one before it along."""
    if "/." not in path:
        return path
    segments = path.split("/")
    kept: list[str] = []
    for segment in segments[1:]:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join([segments[0], *kept])


def readable(host: str) -> str:
    """Return a host that is written in Punycode as people write it."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _ascii(host: str) -> str:
    if host.isascii() or len(host) > _LONGEST_HOST:
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
