"""What is written for redirects: pages that lead on, `redirects.json`, and a table for servers."""

from __future__ import annotations

import json
import posixpath
import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_blogposts.links import resolve
from mkdocs_blogposts.links.quoting import encode_once, file_path
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_blogposts.plan.redirect_requests import Redirect

_ORIGIN = re.compile(r"https?://[^/?#]*", re.I)
# In a table these two are wildcards: "/:title/" would redirect the whole site.
_WILD = str.maketrans({":": "%3A", "*": "%2A"})
_PAGE = """<!DOCTYPE html>
<html lang="en-US">
  <meta charset="utf-8">
  <title>Redirecting&hellip;</title>
  <link rel="canonical" href="{canonical}">
  <script>location={script}</script>
  <meta http-equiv="refresh" content="0; url={href}">
  <meta name="robots" content="noindex">
  <h1>Redirecting&hellip;</h1>
  <a href="{href}">Click here if you are not redirected.</a>
</html>
"""


@dataclass(frozen=True, slots=True)
class Bases:
    """The prefixes of URLs."""

    base: str
    served: str
    """The path below which the site is served."""
    is_absolute: bool
    """Pages lead to absolute URLs, as Jekyll's; else to relative ones, which hold anywhere."""

    def absolute(self, target: str) -> str:
        """Return the URL of a target as Jekyll writes it."""
        return encode_once(self.base, "[]") + target if target.startswith("/") else target

    def reached(self, target: str, dest_uri: str) -> str:
        """Return the URL by which a file reaches a target."""
        if self.is_absolute or not target.startswith("/"):
            return self.absolute(target)
        return resolve.relative(target, "/" + file_path(dest_uri))


def bases(base: str, served_base: str) -> Bases:
    """Return the prefixes; URLs are absolute where `base` has a host, and the site is served there."""
    base, served_base = base.rstrip("/"), served_base.rstrip("/")
    is_there = served_base in (base, urlsplit(base).path)
    return Bases(base, urlsplit(served_base).path, is_absolute=bool(_ORIGIN.match(base)) and is_there)


def page(move: Redirect, prefixes: Bases) -> str:
    """Return a page that leads on, with scripts or without, and that searches leave out."""
    return leading_on(prefixes.reached(move.target, move.dest_uri), prefixes.absolute(move.target))


def leading_on(href: str, canonical: str) -> str:
    """Return a page that leads to a URL, and names its absolute form."""
    script = json.dumps(href).replace("<", "\\u003c")
    return _PAGE.format(canonical=escape(canonical), href=escape(href), script=script)


def variables(move: Redirect, prefixes: Bases) -> dict[str, object]:
    """Return what a layout of the site's own sees as `page`, as jekyll-redirect-from has it.

    The new address is absolute where the redirect's page is served as its configuration says, as there.
    """
    url = encode_once(move.served)
    src_uri = move.entry.source.src_uri if move.is_own else "redirect.html"
    return {
        **(move.entry.meta if move.is_own else {}),
        "sitemap": False,
        "layout": "redirect",
        "permalink": move.written,
        "redirect": {"from": move.written, "to": prefixes.reached(move.target, move.dest_uri)},
        "content": "",
        "dir": url[: url.rfind("/") + 1],
        "excerpt": None,
        "name": posixpath.basename(src_uri),
        "path": src_uri,
        "url": url,
    }


def listing(moves: Iterable[Redirect], prefixes: Bases) -> str:
    """Return `redirects.json`."""
    found = {move.written: prefixes.absolute(move.target) for move in moves}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def table(moves: Iterable[Redirect], prefixes: Bases) -> str:
    """Return a `_redirects` file; own pages are named by path, so that previews keep their host."""
    return "".join(dict.fromkeys(f"{_from(move, prefixes)} {_to(move, prefixes)} 301\n" for move in moves))


def _from(move: Redirect, prefixes: Bases) -> str:
    return encode_once(prefixes.served) + file_path(move.served).translate(_WILD)


def _to(move: Redirect, prefixes: Bases) -> str:
    if move.target.startswith("/"):
        return encode_once(prefixes.served) + move.target.translate(_WILD)
    origin = _ORIGIN.match(move.target)
    cut = origin.end() if origin else 0
    return move.target[:cut] + move.target[cut:].translate(_WILD)
