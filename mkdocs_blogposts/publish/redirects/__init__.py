"""Redirects, as jekyll-redirect-from makes them of `redirect_from` and `redirect_to` in front matter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import CONFIG, Blog, Entry, Problem
from mkdocs_blogposts.plan import redirect_requests
from mkdocs_blogposts.plan.addresses import Addresses
from mkdocs_blogposts.plan.source_problems import SourceProblems
from mkdocs_blogposts.publish.redirects import texts
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.settings.pages import REDIRECT_FROM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_blogposts.liquid import Renderer
    from mkdocs_blogposts.plan.redirect_requests import Redirect
    from mkdocs_blogposts.publish.bodies import Bodies
    from mkdocs_blogposts.publish.redirects.texts import Bases

__all__ = ["Redirects", "build", "in_layout", "leading_to"]

LAYOUT = "redirect"
"""The layout of the site's own that pages at old addresses have, where there is one."""


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
    moves: tuple[Redirect, ...] = ()
    """What `files` and `replaced` are made of."""
    bases: Bases | None = None
    """The prefixes of their URLs; None where there are none."""


def build(blog: Blog, base: str, *, served_base: str) -> Redirects:
    """Make the redirects of all posts and pages, where the site's Jekyll makes some.

    `base` is what Jekyll puts before every URL: host and path, or the path alone where no host is known.
    `served_base` is where this build is served: a path ("" or "/blog") or a URL, no trailing slash. Redirect
    pages lead to absolute URLs where `base` has a host and is served there, and else to relative ones.
    Of two redirects from one address the later post's wins, and a page's wins over a post's, as in Jekyll.
    """
    entries = _entries(blog)
    options = blog.settings.redirects
    if not options.are_made:
        return Redirects({}, {}, None, "", _unmade(entries))
    problems: list[Problem] = []
    bases = texts.bases(base, served_base)
    wanted = [move for entry in entries for move in redirect_requests.of(entry, bases.base, problems)]
    listed, kept = _with_addresses(wanted, blog, problems)
    files, replaced = _by_place((move, texts.page(move, bases)) for move in kept)
    has_json = options.has_json if listed else options.has_empty_json
    return Redirects(
        files=files,
        replaced=replaced,
        json=texts.listing(listed, bases) if has_json else None,
        table=texts.table(kept, bases),
        problems=tuple(dict.fromkeys(problems)),
        moves=tuple(kept),
        bases=bases if kept else None,
    )


def leading_to(url: str, dest_uri: str, base: tuple[str, str]) -> str:
    """Return a page for a file that leads to one of the plan's URLs; `base` are those of `build`."""
    prefixes = texts.bases(*base)
    return texts.leading_on(prefixes.reached(url, dest_uri), prefixes.absolute(url))


def in_layout(standard: Redirects, bodies: Bodies) -> Redirects:
    """Return redirects whose pages are in the site's own layout, if it has one.

    Those that fail in it stay standard.
    """
    if standard.bases is None or not bodies.layouts.has(LAYOUT):
        return standard
    problems = [*standard.problems]
    pages = [(move, _page(move, standard.bases, bodies.liquid, problems)) for move in standard.moves]
    files, replaced = _by_place(pages)
    return replace(standard, files=files, replaced=replaced, problems=tuple(dict.fromkeys(problems)))


def _by_place(pages: Iterable[tuple[Redirect, str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the pages at old addresses by `dest_uri`, and those in an entry's own place by `src_uri`."""
    files: dict[str, str] = {}
    replaced: dict[str, str] = {}
    for move, html in pages:
        if move.is_own:
            replaced[move.entry.source.src_uri] = html
        else:
            files[move.dest_uri] = html
    return files, replaced


def _entries(blog: Blog) -> list[Entry]:
    """Return all that is written and can ask for redirects, in Jekyll's order."""
    return [*reversed(blog.posts), *blog.written]


def _unmade(entries: Iterable[Entry]) -> tuple[Problem, ...]:
    """Say, once for the site, that nothing makes the redirects which posts and pages ask for."""
    number = sum(1 for entry in entries if any(True for _ in redirect_requests.of(entry, "", [])))
    if not number:
        return ()
    ask = "1 post or page asks" if number == 1 else f"{number} posts and pages ask"
    message = (
        f"{ask} for redirects by `redirect_from` or `redirect_to`, but the site's plugins lack "
        f"{REDIRECT_FROM}, so none are made; to have them, write `plugins: [{REDIRECT_FROM}]`, or add it to "
        "the list"
    )
    return (Problem(CONFIG, None, message, level="info"),)


def _page(move: Redirect, bases: Bases, liquid: Renderer, problems: list[Problem]) -> str:
    """Return the page at an old address: in the site's own layout, or the standard one where that fails."""
    made = liquid.in_layout(move.entry, LAYOUT, "", texts.variables(move, bases))
    is_whole = all(problem.level == "info" for problem in made.problems)
    fallback = "" if is_whole else "; pages of redirects are written without the layout"
    problems += [replace(problem, message=problem.message + fallback) for problem in made.problems]
    return made.text if is_whole else texts.page(move, bases)


def _with_addresses(
    wanted: Sequence[Redirect], blog: Blog, problems: list[Problem]
) -> tuple[Sequence[Redirect], Sequence[Redirect]]:
    """Return the redirects that hold, and those of them that are written: what has a file stays."""
    addresses = Addresses(_taken(blog))
    kept: dict[str, Redirect] = {}
    listed: list[Redirect] = []
    notes: dict[str, SourceProblems] = {}
    # The last one wins, so it claims first.
    for move in reversed(wanted):
        owner = addresses.owner(move.dest_uri)
        if move.is_own or owner is None:
            addresses.take(move.dest_uri, move.entry.source.src_uri)
            kept[move.dest_uri] = move
        elif not _is_said_twice(move, kept.get(move.dest_uri), owner):
            source = move.entry.source
            _tell_of_owner(move, owner, notes.setdefault(source.src_uri, SourceProblems(source)))
            continue
        listed.append(move)
    problems += [problem for each in notes.values() for problem in each.all]
    return listed[::-1], [*kept.values()][::-1]


def _is_said_twice(move: Redirect, first: Redirect | None, owner: str) -> bool:
    """Say whether a redirect leads where its address leads already: to a post's own page, or to the same."""
    if first is None or first.is_own:
        return move.dest_uri == move.entry.dest_uri and owner == move.entry.source.src_uri
    return move.target == first.target


def _taken(blog: Blog) -> dict[str, str]:
    """Return who writes what: `dest_uri` -> `src_uri`."""
    taken = {asset.dest_uri: asset.source.src_uri for asset in blog.assets}
    taken |= {view.dest_uri: view.src_uri for view in blog.views}
    return taken | {entry.dest_uri: entry.source.src_uri for entry in _entries(blog)}


def _tell_of_owner(move: Redirect, owner: str, notes: SourceProblems) -> None:
    message = f"`redirect_from` asks for {move.served}, which belongs to {owner} already; no redirect is made"
    notes.add_for("redirect_from", message, level="info")
