"""The redirects that a post or page asks for, made safe."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.links.quoting import encode_once
from mkdocs_blogposts.plan.source_problems import SourceProblems
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby.values import is_truthy, to_s

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_blogposts.model import Entry, Problem

# Jekyll makes every redirect of a page of this name, which `:basename` in an address stands for.
_TEMPLATE = "redirect.html"
_PATH_BYTES = 1000
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(r"https?://[^/?#\\@\s]+(?:[/?#]|$)", re.I)
_OLD = "expected a path of this site, for example `redirect_from: /old/`"
_NEW = "expected a path or a web address, for example `redirect_to: https://example.com/new/`"


def old_addresses(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the files at old addresses that posts and pages ask for: `dest_uri` -> `src_uri` of who asks.

    Lists that nobody asked for make way for these.
    """
    redirects = (each for entry in entries if entry.dest_uri for each in of(entry, "", []))
    return {each.dest_uri: each.entry.source.src_uri for each in redirects if not each.is_own}


@dataclass(frozen=True, slots=True)
class Redirect:
    """One way from an address to another."""

    entry: Entry
    written: str
    """The old address as `redirects.json` names it."""
    dest_uri: str
    served: str
    """The old address as a server is asked for it, not escaped."""
    target: str
    """Escaped: from the site root with a "/" in front, or absolute."""
    is_own: bool = False
    """The entry's own output is replaced, because of `redirect_to`."""


def of(entry: Entry, base: str, problems: list[Problem]) -> Iterator[Redirect]:
    """Yield the redirects that an entry asks for: those to it, then the one away from it."""
    complaints = SourceProblems(entry.source)
    mine = {entry.dest_uri}
    for written in _old_addresses(entry, complaints):
        # "/old" is `old.html`, "/old.php" keeps its extension, and nothing leads out of the site.
        ext = permalinks.output_ext(".html", written, ())
        address = permalinks.place(permalinks.page_url(_TEMPLATE, ext, written, ""), ext)
        mine.add(address.dest_uri)
        served = _served(address.url, address.dest_uri)
        yield Redirect(entry, written, address.dest_uri, served, encode_once(entry.url))
    target = _target(entry, base, mine, complaints)
    if target is not None:
        served = _served(entry.url, entry.dest_uri)
        yield Redirect(entry, entry.url, entry.dest_uri, served, target, is_own=True)
    problems += complaints.all


def _old_addresses(entry: Entry, problems: SourceProblems) -> Iterator[str]:
    """Yield the usable values of `redirect_from`: a path or a list of paths, nulls dropped."""
    value = entry.meta.get("redirect_from")
    for each in value if isinstance(value, list) else [value]:
        if each is None:
            continue
        if not isinstance(each, str):
            problems.add_for("redirect_from", f"`redirect_from` has {to_s(each)}, which is no text; {_OLD}")
            continue
        if len(each) > _PATH_BYTES:
            problems.add_for(
                "redirect_from", f"`redirect_from` has {each[:40]!r}..., which is too long; {_OLD}"
            )
            continue
        if "://" in each:
            problems.add_for("redirect_from", f"no visitor of this site asks for {each!r}; {_OLD}")
        path = _CONTROL.sub("-", each)
        yield f"/{path}" if path and not path.startswith("/") else path


def _target(entry: Entry, base: str, mine: Collection[str], problems: SourceProblems) -> str | None:
    """Return where `redirect_to` leads, escaped; None where there is none, or none that is safe."""
    value = entry.meta.get("redirect_to")
    if isinstance(value, list):
        value = next((each for each in value if each is not None), None)
    if not is_truthy(value):
        return None
    # Browsers drop such characters from a URL: "java\nscript:" is "javascript:" to them.
    text = _CONTROL.sub("", value).strip() if isinstance(value, str) else ""
    is_web = _WEB.match(text) is not None
    if not text or text.startswith("//") or (_SCHEME.match(text) and not is_web):
        shown = to_s(value).strip()[:80] or "empty"
        problems.add_for("redirect_to", f"`redirect_to` is {shown!r}; {_NEW}; the page stays as it is")
        return None
    text = text if is_web else f"/{text.lstrip('/')}"
    # Addresses of the blog itself are paths, so that they hold wherever it is served.
    path = text.removeprefix(base) if _SCHEME.match(base) and text.startswith(f"{base}/") else text
    target = encode_once(path, "?#[]")
    if _leads_to(target, mine):
        problems.add_for(
            "redirect_to", f"`redirect_to` leads back to the page; {_NEW}; the page stays as it is"
        )
        return None
    return target


def _leads_to(target: str, mine: Collection[str]) -> bool:
    """Say whether a target is one of these files; servers find `/a/` where `/a` is asked for."""
    path = target.partition("#")[0].partition("?")[0]
    if not path.startswith("/"):
        return False
    ext = posixpath.splitext(path)[1] or ".html"
    return any(permalinks.place(url, ext).dest_uri in mine for url in (path, f"{path.rstrip('/')}/"))


def _served(url: str, dest_uri: str) -> str:
    """Return the path, not escaped, by which a server finds a file; as short as the URL that asks for it."""
    if url.endswith("/"):
        return "/" + dest_uri[: dest_uri.rfind("/") + 1]
    return "/" + (dest_uri if url.endswith(".html") else dest_uri.removesuffix(".html"))
