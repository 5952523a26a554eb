"""Finding each list a file of its own: beside the author's pages, or as the continuation of one of them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.model import Entry, Level, Problem, Settings, ShownText, View, ViewKind
from mkdocs_blogposts.plan.lists.list_addresses import ListAddress, list_address
from mkdocs_blogposts.plan.numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mkdocs_blogposts.plan.addresses import Addresses
    from mkdocs_blogposts.plan.lists.listing import Listing
    from mkdocs_blogposts.plan.lists.survey import Survey, Surveyor

# Lists that no page and no plugin asks for.
_INVENTED: frozenset[ViewKind] = frozenset({"index", "categories", "tags", "archive"})


class Assignment(NamedTuple):
    """Where a page of a list is written, what it is called in MkDocs, and what it shows of a page there."""

    address: ListAddress
    src_uri: str
    text: ShownText = "none"
    lead: str = ""
    anchors: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    heading: str = ""


class _ListOnPage(NamedTuple):
    """The list that a page of MkDocs shows."""

    kind: ViewKind
    label: str


def _unread(page: Entry, paginator: View | None) -> Survey:
    """Return that a page says its text, which nobody has read."""
    from mkdocs_blogposts.plan.lists.survey import Survey

    return Survey(bool(page.body.strip()), "", (), False, False, "")


class AddressAssigner:
    """Gives addresses to lists, one page after the other, and notes what had to move."""

    def __init__(
        self,
        settings: Settings,
        addresses: Addresses,
        posts: Collection[str],
        old_addresses: Mapping[str, str] = MappingProxyType({}),
        pages: Sequence[Entry] = (),
        survey: Surveyor | None = None,
    ) -> None:
        """Hand out what `addresses` leave free; `posts` are their `src_uri`s, `pages` all else of the site.

        `survey` tells what such a page says. `old_addresses` are files that redirects are asked for, with the
        `src_uri` of who asks. Of one that is free otherwise the blog index and the overviews keep away, and
        other lists do not.
        """
        self._settings = settings
        self._survey = survey or _unread
        self._addresses = addresses
        self._old_addresses = old_addresses
        self._sources = set(posts)
        self._pages = {page.source.src_uri: page for page in pages}
        self._lists: dict[str, _ListOnPage] = {}
        """By the `src_uri`s of the pages that show them."""
        self._numbering = Numbering()
        self._virtual_numbering = Numbering()
        self._markdown = tuple(f".{ext}" for ext in settings.folders.markdown_ext)
        self._config = settings.file
        self._problems: list[Problem] = []
        self._clashes: dict[tuple[ViewKind, ViewKind], list[str]] = {}

    def problems(self) -> list[Problem]:
        """Return what had to move: one problem for each file in the way, one for lists of two kinds."""
        return self._problems + [self._clash(moved) for moved in self._clashes.values()]

    def first(self, listing: Listing) -> Assignment:
        """Assign an address to the first page of a list.

        A page of the site at its address, written as a folder or as a file, that no list continues yet,
        becomes that page. What it says besides a list of posts stays; one that says no more than a list
        shows ours. A list that the page makes itself, with a text of its own, is the page's; the blog index
        then goes to a folder beside.
        """
        for candidate in (listing.address, listing.address.twin):
            if assignment := self._at(candidate, listing):
                return assignment
        owner = self._addresses.owner(listing.address.dest_uri)
        if listing.kind == "index" and not listing.address.stem and owner and owner not in self._lists:
            return self._beside(owner, listing)
        return self.further(listing.address, listing, 1)

    def _beside(self, owner: str, listing: Listing) -> Assignment:
        """Assign an address to the index of a site that has its own front page, or another file there."""
        beside = ListAddress("blog")
        assignment = self._at(beside, listing)
        if assignment is None:
            address = beside if self._is_free(beside) else self._free(listing.address)
            assignment = self._take(address, listing, 1)
        where = assignment.address.url
        advice = "The option `blog_dir` gives it another address."
        message = f"this is the site's front page, and {listing.label()} is at {where}. {advice}"
        self._note(owner, message, "info")
        return assignment

    def _at(self, candidate: ListAddress, listing: Listing) -> Assignment | None:
        """Return the page of the site that stands at an address, if it can show the list or is one."""
        owner = self._addresses.owner(candidate.dest_uri)
        if owner is None or owner in self._lists or not self._addresses.is_page(owner):
            return None
        page = self._pages.get(owner)
        if page is None:
            is_markdown = owner.lower().endswith(self._markdown)
            assignment = Assignment(candidate, owner, "above") if is_markdown else None
        else:
            assignment = self._shown_on(page, candidate, listing)
        if assignment is not None:
            self._lists[owner] = _ListOnPage(listing.kind, listing.label())
        return assignment

    def _shown_on(self, page: Entry, candidate: ListAddress, listing: Listing) -> Assignment | None:
        from mkdocs_blogposts.plan.lists import survey as surveys

        paginator = surveys.paginator_of(self._settings.lists, listing, page)
        said = self._survey(page, paginator)
        text = surveys.text_of(said, page, listing, is_paged=paginator is not None)
        if text is None:
            return None
        uri, own = page.source.src_uri, list_address(page.url)
        where = own if own.dest_uri == page.dest_uri else candidate
        if text != "none":
            return Assignment(where, uri, text)
        if page.body.strip():
            message = f"{listing.label()} at {where.url} takes the place of this page, a template of it"
            self._note(uri, message, "info")
        return Assignment(where, uri, text, said.lead, said.anchors(listing.names), said.heading)

    def further(self, address: ListAddress, listing: Listing, page: int) -> Assignment:
        """Assign an address to any other page of a list; it moves where something else is written to that."""
        owner = self._addresses.owner(address.dest_uri)
        is_invented = listing.kind in _INVENTED and page == 1
        requester = self._old_addresses.get(address.dest_uri) if is_invented else None
        if owner is None and requester is None:
            return self._take(address, listing, page)
        free = self._free(address)
        shown = _ListOnPage(listing.kind, listing.label(page))
        if owner is not None:
            self._moved(owner, address, free, shown)
        elif requester is not None:
            self._made_way(requester, address, free, shown)
        return self._take(free, listing, page)

    def _take(self, address: ListAddress, listing: Listing, page: int) -> Assignment:
        src_uri = self._virtual(address.dest_uri)
        self._addresses.take(address.dest_uri, src_uri)
        self._sources.add(src_uri)
        self._lists[src_uri] = _ListOnPage(listing.kind, listing.label(page))
        return Assignment(address, src_uri)

    def _free(self, address: ListAddress) -> ListAddress:
        """Return the next free address beside a taken one."""
        return self._numbering.free(address.stem, address.numbered, self._is_free)

    def _is_free(self, address: ListAddress) -> bool:
        return self._addresses.owner(address.dest_uri) is None and address.dest_uri not in self._old_addresses

    def _virtual(self, dest_uri: str) -> str:
        """Return the name of a page that is no file: MkDocs' for that output, unless a file has it."""
        stem = dest_uri.removesuffix(".html")
        if self._is_unused(src_uri := f"{stem}.md"):
            return src_uri
        return self._virtual_numbering.free(stem, lambda number: f"{stem}-{number}.md", self._is_unused)

    def _is_unused(self, src_uri: str) -> bool:
        return src_uri not in self._sources and not self._addresses.is_page(src_uri)

    def _moved(self, owner: str, address: ListAddress, free: ListAddress, shown: _ListOnPage) -> None:
        """Say who has the address: a file of the author, which is the one to open, or another list."""
        what = f"is written to {address.dest_uri}, where {shown.label} should be"
        other = self._lists.get(owner)
        if other:
            moved = f"{other.label} {what}: {shown.label} is at {free.url} instead"
            self._clashes.setdefault((other.kind, shown.kind), []).append(moved)
            return
        advice = "Give one of them another address, for example by a `permalink` in the file."
        self._note(owner, f"this file {what}: {shown.label} is at {free.url} instead. {advice}", "warning")

    def _made_way(self, requester: str, address: ListAddress, free: ListAddress, shown: _ListOnPage) -> None:
        """Say to whom a list yields, and how to choose where it goes."""
        option = "blog_dir" if shown.kind == "index" else f"{shown.kind}_url"
        what = f"`redirect_from` asks for {address.url}, where {shown.label} would be"
        advice = f"The option `{option}` gives it another address."
        self._note(requester, f"{what}: {shown.label} is at {free.url} instead. {advice}", "info")

    def _clash(self, moved: list[str]) -> Problem:
        """Return one problem for all clashes of two kinds: one URL pattern for both makes many."""
        more = f", and {len(moved) - 1} more likewise" if len(moved) > 1 else ""
        message = f"{moved[0]}{more}. Give lists of different kinds different URLs, for example /tag/:name/."
        return Problem(self._config, None, message[0].upper() + message[1:])

    def _note(self, src_uri: str, message: str, level: Level) -> None:
        self._problems.append(Problem(src_uri, None, message[0].upper() + message[1:], level))
