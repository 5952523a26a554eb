"""Redirects, as jekyll-redirect-from makes them of `redirect_from` and `redirect_to` in front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.addresses import Addresses
from mkdocs_blogposts.redirects import moves, written
from mkdocs_blogposts.redirects.moves import Notes
from mkdocs_blogposts.settings import gems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_blogposts.model import Blog, Post, Problem, Settings, SitePage
    from mkdocs_blogposts.redirects.moves import Move

PLUGIN = "jekyll-redirect-from"


@dataclass(frozen=True, slots=True)
class Redirects:
    """Everything that redirects add to a site."""

    files: Mapping[str, str]
    """`dest_uri` -> HTML of the pages at old addresses, none of which is taken by the blog itself."""
    replaced: Mapping[str, str]
    """`src_uri` -> HTML that is written in place of a post's or page's own output."""
    json: str | None
    """`redirects.json`: old address -> new one, as absolute as `base`; None where it is not wanted."""
    table: str
    """`_redirects` for static hosts: a line `from to 301` each, percent-encoded; "" without redirects."""
    problems: tuple[Problem, ...]


def build(blog: Blog, base: str, *, served_base: str) -> Redirects:
    """Make the redirects of all posts and pages.

    `base` is what Jekyll puts before every URL: host and path, or the path alone where no host is known.
    `served_base` is where this build is served: a path ("" or "/blog") or a URL, no trailing slash. Redirect
    pages lead to absolute URLs where `base` has a host and is served there, and else to relative ones.
    Of two redirects from one address the later post's wins, and a page's wins over a post's, as in Jekyll.
    """
    problems: list[Problem] = []
    bases = written.bases(base, served_base)
    entries: Iterable[Post | SitePage] = (*reversed(blog.posts), *blog.pages)
    asked = [move for entry in entries for move in moves.of(entry, blog.settings, bases.base, problems)]
    listed, kept = _settle(asked, blog, problems)
    return Redirects(
        files={move.dest_uri: written.page(move, bases) for move in kept if not move.is_own},
        replaced={move.entry.source.src_uri: written.page(move, bases) for move in kept if move.is_own},
        json=written.listing(listed, bases) if _has_listing(listed, blog.settings) else None,
        table=written.table(kept, bases),
        problems=tuple(dict.fromkeys(problems)),
    )


def _settle(
    asked: Sequence[Move], blog: Blog, problems: list[Problem]
) -> tuple[Sequence[Move], Sequence[Move]]:
    """Return the redirects that hold, and those of them that are written: what has a file stays."""
    ledger = Addresses(_taken(blog))
    kept: dict[str, Move] = {}
    listed: list[Move] = []
    notes: dict[str, Notes] = {}
    # The last one wins, so it claims first.
    for move in reversed(asked):
        owner = ledger.owner(move.dest_uri)
        if move.is_own or owner is None:
            ledger.take(move.dest_uri, move.entry.source.src_uri)
            kept[move.dest_uri] = move
        elif not _is_said_twice(move, kept.get(move.dest_uri), owner):
            _lose(move, owner, notes.setdefault(move.entry.source.src_uri, Notes(move.entry)))
            continue
        listed.append(move)
    problems += [problem for each in notes.values() for problem in each.found]
    return listed[::-1], [*kept.values()][::-1]


def _is_said_twice(move: Move, first: Move | None, owner: str) -> bool:
    """Say whether a redirect leads where its address leads already: to a post's own page, or to the same."""
    if first is None or first.is_own:
        return move.dest_uri == move.entry.dest_uri and owner == move.entry.source.src_uri
    return move.target == first.target


def _taken(blog: Blog) -> dict[str, str]:
    """Return who writes what: `dest_uri` -> `src_uri`."""
    entries: Iterable[Post | SitePage] = (*blog.pages, *blog.posts)
    taken = {asset.dest_uri: asset.source.src_uri for asset in blog.assets}
    taken |= {view.dest_uri: view.src_uri for view in blog.views}
    return taken | {entry.dest_uri: entry.source.src_uri for entry in entries}


def _lose(move: Move, owner: str, notes: Notes) -> None:
    message = f"`redirect_from` asks for {move.served}, which belongs to {owner} already; no redirect is made"
    notes.tell("redirect_from", message, "info")


def _has_listing(listed: Sequence[Move], settings: Settings) -> bool:
    """Say whether there is a `redirects.json`; without redirects only where the plugin is named."""
    options = settings.config.get("redirect_from")
    if isinstance(options, Mapping) and options.get("json") is False:
        return False
    return bool(listed) or gems.is_named(settings.config, PLUGIN)
