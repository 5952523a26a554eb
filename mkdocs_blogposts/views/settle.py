"""Finding each list a file of its own: beside the author's pages, or as the continuation of one of them."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.model import Problem, SitePage
from mkdocs_blogposts.views import places

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mkdocs_blogposts.model import Level, Post, Settings, ViewKind
    from mkdocs_blogposts.views.listing import Claims, Listing
    from mkdocs_blogposts.views.places import Place


# What a page mentions that lists posts itself.
_LISTS = re.compile(r"\b(?:paginator\b|site\s*\.\s*(?:posts|tags|categories)\b)")
# Lists that no page and no plugin asks for.
_INVENTED: frozenset[ViewKind] = frozenset({"index", "categories", "tags", "archive"})


class Spot(NamedTuple):
    """Where a page of a list is written, and what it is called in MkDocs."""

    place: Place
    src_uri: str


class _Guest(NamedTuple):
    """The list that a page of MkDocs shows."""

    kind: ViewKind
    label: str


def makes_list(page: Post | SitePage) -> bool:
    """Say whether a page lists posts itself, by Liquid."""
    return _LISTS.search(page.body) is not None


def _is_template(page: Post | SitePage) -> bool:
    """Say whether a page that is not Markdown holds nothing of its own, or a theme's Liquid."""
    return not page.body.strip() or "{%" in page.body


def _stands_alone(page: Post | SitePage) -> bool:
    return isinstance(page, SitePage) and page.standalone


class Settler:
    """Hands out output files, one page after the other, and notes what had to move."""

    def __init__(
        self,
        settings: Settings,
        claims: Claims,
        posts: Collection[str],
        asked: Mapping[str, str] = MappingProxyType({}),
        pages: Sequence[Post | SitePage] = (),
    ) -> None:
        """Hand out what `claims` leaves free; `posts` are their `src_uri`s, `pages` all else of the site.

        `asked` are the files at old addresses: `dest_uri` -> `src_uri` of who asks. Of one that is free
        otherwise the blog index and the overviews keep away, and other lists do not.
        """
        self._claims = claims
        self._asked = asked
        self._sources = set(posts)
        self._pages = {page.source.src_uri: page for page in pages}
        self._guests: dict[str, _Guest] = {}
        self._moves: dict[str, int] = {}
        self._markdown = tuple(f".{ext}" for ext in settings.markdown_ext)
        self._config = "_config.yml" if settings.config else "mkdocs.yml"
        self._problems: list[Problem] = []
        self._clashes: dict[tuple[ViewKind, ViewKind], list[str]] = {}

    def problems(self) -> list[Problem]:
        """Return what had to move: one problem for each file in the way, one for lists of two kinds."""
        return self._problems + [self._clash(moved) for moved in self._clashes.values()]

    def first(self, listing: Listing) -> Spot:
        """Settle the first page of a list.

        An author's page at its address, written as a folder or as a file, that no list continues yet, becomes
        that page. One that makes such a list by Liquid (Jekyll's `index.html`, `tags.html`) makes way.
        """
        for candidate in (listing.place, listing.place.twin):
            owner = self._claims.owner(candidate.dest_uri)
            if owner is None or owner in self._guests or not self._claims.is_page(owner):
                continue
            home = self._home(candidate, owner)
            if self._is_text(owner):
                self._guests[owner] = _Guest(listing.kind, listing.label())
                return Spot(home, owner)
            if self._makes_way(owner, is_exact=candidate == listing.place):
                message = f"{listing.label()} at {home.url} takes the place of this page, a template of it"
                self._note(owner, message, "info")
                return self._take(home, listing, 1)
        return self.further(listing.place, listing, 1)

    def further(self, place: Place, listing: Listing, page: int) -> Spot:
        """Settle any other page of a list; it moves where its file is written by something else."""
        owner = self._claims.owner(place.dest_uri)
        asker = self._asked.get(place.dest_uri) if listing.kind in _INVENTED and page == 1 else None
        if owner is None and asker is None:
            return self._take(place, listing, page)
        free = self._free(place)
        guest = _Guest(listing.kind, listing.label(page))
        if owner is not None:
            self._moved(owner, place, free, guest)
        elif asker is not None:
            self._made_way(asker, place, free, guest)
        return self._take(free, listing, page)

    def _home(self, candidate: Place, owner: str) -> Place:
        """Return the page's own address, which may be `/blog`, where `blog.html` is this file."""
        page = self._pages.get(owner)
        own = places.place(page.url) if page else candidate
        return own if own.dest_uri == candidate.dest_uri else candidate

    def _is_text(self, src_uri: str) -> bool:
        """Tell whether a page has a text that a list can continue, and makes none itself."""
        page = self._pages.get(src_uri)
        if src_uri.lower().endswith(self._markdown):
            return page is None or not makes_list(page)
        if page is None or _stands_alone(page):
            return False
        return not (makes_list(page) or _is_template(page))

    def _makes_way(self, src_uri: str, *, is_exact: bool) -> bool:
        """Tell whether a page is replaced: one that lists posts; at the very address, any template."""
        page = self._pages.get(src_uri)
        if page is None:
            return is_exact
        return makes_list(page) or (is_exact and _is_template(page))

    def _take(self, place: Place, listing: Listing, page: int) -> Spot:
        src_uri = self._virtual(place.dest_uri)
        self._claims.take(place.dest_uri, src_uri)
        self._sources.add(src_uri)
        self._guests[src_uri] = _Guest(listing.kind, listing.label(page))
        return Spot(place, src_uri)

    def _free(self, place: Place) -> Place:
        """Return the next place beside a taken one; counting goes on where it ended, so as to stay linear."""
        while True:
            number = self._moves.get(place.stem, 1) + 1
            self._moves[place.stem] = number
            free = place.numbered(number)
            if self._claims.owner(free.dest_uri) is None and free.dest_uri not in self._asked:
                return free

    def _virtual(self, dest_uri: str) -> str:
        """Return the name of a page that is no file: MkDocs' for that output, unless a file has it."""
        stem = dest_uri.removesuffix(".html")
        src_uri, number = f"{stem}.md", 1
        while src_uri in self._sources or self._claims.is_page(src_uri):
            number += 1
            src_uri = f"{stem}-{number}.md"
        return src_uri

    def _moved(self, owner: str, place: Place, free: Place, guest: _Guest) -> None:
        """Say who has the address: a file of the author, which is the one to open, or another list."""
        what = f"is written to {place.dest_uri}, where {guest.label} should be"
        other = self._guests.get(owner)
        if other:
            moved = f"{other.label} {what}: {guest.label} is at {free.url} instead"
            self._clashes.setdefault((other.kind, guest.kind), []).append(moved)
            return
        advice = "Give one of them another address, for example by a `permalink` in the file."
        self._note(owner, f"this file {what}: {guest.label} is at {free.url} instead. {advice}", "warning")

    def _made_way(self, asker: str, place: Place, free: Place, guest: _Guest) -> None:
        """Say to whom a list yields, and how to choose where it goes."""
        option = "blog_dir" if guest.kind == "index" else f"{guest.kind}_url"
        what = f"`redirect_from` asks for {place.url}, where {guest.label} would be"
        advice = f"The option `{option}` gives it another address."
        self._note(asker, f"{what}: {guest.label} is at {free.url} instead. {advice}", "info")

    def _clash(self, moved: list[str]) -> Problem:
        """Return one problem for all clashes of two kinds: one URL pattern for both makes many."""
        more = f", and {len(moved) - 1} more likewise" if len(moved) > 1 else ""
        message = f"{moved[0]}{more}. Give lists of different kinds different URLs, for example /tag/:name/."
        return Problem(self._config, None, message[0].upper() + message[1:])

    def _note(self, src_uri: str, message: str, level: Level) -> None:
        self._problems.append(Problem(src_uri, None, message[0].upper() + message[1:], level))
