"""Finding each list a file of its own: beside the author's pages, or as the continuation of one of them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.model import Problem
from mkdocs_blogposts.plan.lists import hosting
from mkdocs_blogposts.plan.lists.places import Place
from mkdocs_blogposts.plan.lists.places import place as as_place
from mkdocs_blogposts.plan.lists.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mkdocs_blogposts.model import Level, Post, Settings, SitePage, Text, View, ViewKind
    from mkdocs_blogposts.plan.lists.listing import Claims, Listing
    from mkdocs_blogposts.plan.lists.survey import Surveyor


# Lists that no page and no plugin asks for.
_INVENTED: frozenset[ViewKind] = frozenset({"index", "categories", "tags", "archive"})


class Spot(NamedTuple):
    """Where a page of a list is written, what it is called in MkDocs, and what it shows of a page there."""

    place: Place
    src_uri: str
    text: Text = "none"
    lead: str = ""
    anchors: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    heading: str = ""


class _Guest(NamedTuple):
    """The list that a page of MkDocs shows."""

    kind: ViewKind
    label: str


def _unread(page: Post | SitePage, pager: View | None) -> Survey:
    """Return that a page says its text, which nobody has read."""
    return Survey(bool(page.body.strip()), "", (), False, False, "")


class Settler:
    """Hands out output files, one page after the other, and notes what had to move."""

    def __init__(
        self,
        settings: Settings,
        claims: Claims,
        posts: Collection[str],
        asked: Mapping[str, str] = MappingProxyType({}),
        pages: Sequence[Post | SitePage] = (),
        survey: Surveyor | None = None,
    ) -> None:
        """Hand out what `claims` leaves free; `posts` are their `src_uri`s, `pages` all else of the site.

        `survey` tells what such a page says.

        `asked` are the files at old addresses: `dest_uri` -> `src_uri` of who asks. Of one that is free
        otherwise the blog index and the overviews keep away, and other lists do not.
        """
        self._settings = settings
        self._survey = survey or _unread
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

        A page of the site at its address, written as a folder or as a file, that no list continues yet,
        becomes that page. What it says besides a list of posts stays; one that says no more than a list
        shows ours. A list that the page makes itself, with a text of its own, is the page's; the blog index
        then goes to a folder beside.
        """
        for candidate in (listing.place, listing.place.twin):
            if spot := self._at(candidate, listing):
                return spot
        owner = self._claims.owner(listing.place.dest_uri)
        if listing.kind == "index" and not listing.place.stem and owner and owner not in self._guests:
            return self._beside(owner, listing)
        return self.further(listing.place, listing, 1)

    def _beside(self, owner: str, listing: Listing) -> Spot:
        """Settle the blog index of a site that has a front page of its own, or another file there."""
        beside = Place("blog")
        spot = self._at(beside, listing)
        if spot is None:
            is_free = self._claims.owner(beside.dest_uri) is None and beside.dest_uri not in self._asked
            spot = self._take(beside if is_free else self._free(listing.place), listing, 1)
        advice = "The option `blog_dir` gives it another address."
        message = f"this is the site's front page, and {listing.label()} is at {spot.place.url}. {advice}"
        self._note(owner, message, "info")
        return spot

    def _at(self, candidate: Place, listing: Listing) -> Spot | None:
        """Return the page of the site that stands at a place, if it can show the list or is one."""
        owner = self._claims.owner(candidate.dest_uri)
        if owner is None or owner in self._guests or not self._claims.is_page(owner):
            return None
        page = self._pages.get(owner)
        if page is None:
            spot = Spot(candidate, owner, "above") if owner.lower().endswith(self._markdown) else None
        else:
            spot = self._shown_on(page, candidate, listing)
        if spot is not None:
            self._guests[owner] = _Guest(listing.kind, listing.label())
        return spot

    def _shown_on(self, page: Post | SitePage, candidate: Place, listing: Listing) -> Spot | None:
        pager = hosting.pager(self._settings, listing, page)
        said = self._survey(page, pager)
        text = hosting.text_of(said, page, listing, is_paged=pager is not None)
        if text is None:
            return None
        uri, own = page.source.src_uri, as_place(page.url)
        where = own if own.dest_uri == page.dest_uri else candidate
        if text != "none":
            return Spot(where, uri, text)
        if page.body.strip():
            message = f"{listing.label()} at {where.url} takes the place of this page, a template of it"
            self._note(uri, message, "info")
        return Spot(where, uri, text, said.lead, said.anchors(listing.names), said.heading)

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
