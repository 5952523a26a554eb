"""Posts become pages of lists: the blog index, categories, tags, years, and the overviews of them.

Every list has an address of its own. The order in which they are handed out is fixed: index, overviews,
categories, tags, dates; and first pages before all others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Problem, Settings, Term, View
from mkdocs_blogposts.plan.lists import archive, collections, hosts, index, paginated, terms
from mkdocs_blogposts.plan.lists.listing import Claims, Listing, NamedTerm
from mkdocs_blogposts.plan.lists.paginated import settled
from mkdocs_blogposts.plan.lists.pagination import cut, index_page, list_page
from mkdocs_blogposts.plan.lists.patterns import patterns
from mkdocs_blogposts.plan.lists.settle import Settler, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_blogposts.model import Post, SitePage, TermKind, ViewKind
    from mkdocs_blogposts.plan.lists.paginated import Lister
    from mkdocs_blogposts.plan.lists.places import Place
    from mkdocs_blogposts.plan.lists.survey import Surveyor

__all__ = ["Claims", "Views", "build", "settled"]


@dataclass(frozen=True, slots=True)
class Views:
    """All lists of a blog."""

    categories: tuple[Term, ...] = ()
    """In order of first appearance, oldest post first. `url` is "" where categories have no pages."""
    tags: tuple[Term, ...] = ()
    views: tuple[View, ...] = ()
    problems: tuple[Problem, ...] = ()


def build(
    settings: Settings,
    posts: Sequence[Post],
    claims: Claims,
    pages: Sequence[SitePage] = (),
    asked: Mapping[str, str] = MappingProxyType({}),
    documents: Sequence[Post] = (),
    survey: Surveyor | None = None,
) -> Views:
    """Plan the lists of `posts` (newest first), and those that `pages` ask for (jekyll-paginate-v2).

    `documents` are those of other collections, each of which has an overview where its folder is free.

    `claims` knows the output files of posts, pages and assets; those of the lists are added to it. `asked`
    are the files at old addresses that something redirects from. `survey` tells what a page at the address
    of a list says. Linear in posts and terms.
    """
    urls, problems = patterns(settings)
    listers, more = paginated.listers(settings, pages)
    mode = settings.archives.slug_mode
    categories = terms.collect("category", posts, mode)
    tags = terms.collect("tag", posts, mode)
    entries: list[Post | SitePage] = [*pages, *documents]
    listings = [
        *_listings(settings, posts, [*categories, *tags], urls, listers, hosts.urls(entries)),
        *collections.overviews(settings, documents, pages, claims),
    ]
    settler = Settler(settings, claims, [post.source.src_uri for post in posts], asked, entries, survey)
    spots = [settler.first(listing) for listing in listings]
    of_lists = _of_lists(listings, spots)
    by_name = _settled(settings, [*categories, *tags], of_lists)
    views = tuple(
        view
        for listing, spot in zip(listings, spots, strict=True)
        for view in _pages(settings, listing, spot, of_lists, settler)
    )
    problems += (
        more
        + settler.problems()
        + terms.shared_slugs((term for term in by_name.values() if term.kind not in settings.autopages), mode)
    )
    return Views(_of("category", by_name), _of("tag", by_name), views, tuple(problems))


def _listings(
    settings: Settings,
    posts: Sequence[Post],
    named: Sequence[NamedTerm],
    urls: Mapping[ViewKind, str],
    listers: Sequence[Lister],
    homes: Mapping[ViewKind, str],
) -> list[Listing]:
    """Return all lists, in the order in which they get their addresses."""
    wanted = [term for term in paginated.with_autopages(settings, named, posts) if term.kind in urls]
    by_uri = {post.source.src_uri: post for post in posts}
    of_terms = (terms.listing(settings, urls[term.kind], term) for term in wanted)
    return [
        *paginated.lists(settings, posts, listers),
        *index.overviews(settings, posts, wanted, homes),
        *(paginated.of_term(settings, listing, by_uri) for listing in of_terms),
        *archive.dated(settings, posts, urls),
    ]


def _of_lists(listings: Sequence[Listing], spots: Sequence[Spot]) -> dict[tuple[TermKind, str], Term]:
    """Return the terms of lists by kind and name, with the URLs at which these came to stand."""
    found = ((listing.term, spot.place.url) for listing, spot in zip(listings, spots, strict=True))
    return {
        (term.kind, term.name): Term(term.kind, term.name, term.slug, url, term.posts)
        for term, url in found
        if term
    }


def _settled(
    settings: Settings, named: Sequence[NamedTerm], of_lists: Mapping[tuple[TermKind, str], Term]
) -> dict[tuple[TermKind, str], Term]:
    """Return the terms of posts by kind and name, each with the URL of the list that shows its posts."""
    found = {}
    for term in named:
        shown = of_lists.get((term.kind, paginated.shown_at(settings, term)))
        url = shown.url if shown else ""
        found[term.kind, term.name] = Term(term.kind, term.name, term.slug, url, term.posts)
    return found


def _pages(
    settings: Settings,
    listing: Listing,
    first: Spot,
    by_name: Mapping[tuple[TermKind, str], Term],
    settler: Settler,
) -> Iterator[View]:
    """Yield the pages of a list; one that a page of the site makes itself has no more than that page."""
    per_page = 0 if first.text == "alone" else listing.per_page
    pages = cut(listing.posts, per_page)
    further = range(2, len(pages) + 1)
    spots = [
        first,
        *(settler.further(_further(settings, listing, first, page), listing, page) for page in further),
    ]
    total = 0
    if first.text == "paged":
        total, spots[1:] = len(listing.posts), [spot._replace(text="paged") for spot in spots[1:]]
    term = by_name[listing.term.kind, listing.term.name] if listing.term else None
    urls = tuple(spot.place.url for spot in spots)
    for number, (posts, spot) in enumerate(zip(pages, spots, strict=True), start=1):
        url, dest = urls[number - 1], spot.place.dest_uri
        title = listing.title
        heading = paginated.heading(listing, number, len(pages)) or escape(spot.heading, quote=False)
        view = View(listing.kind, spot.src_uri, url, dest, title, posts, term, number, urls, heading)
        yield replace(view, text=spot.text, lead=spot.lead, anchors=spot.anchors, total=total)


def _further(settings: Settings, listing: Listing, first: Spot, number: int) -> Place:
    """Return where page `number` (2 or more) of a list should go."""
    if listing.how is not None:
        return paginated.further(first.place, listing.how, number)
    # Jekyll's own pages keep their addresses where the first one has gone beside another front page.
    has_moved = first.place.stem != listing.place.stem and not settings.config.get("paginate")
    if listing.kind == "index" and not has_moved:
        return index_page(settings, number)
    return list_page(settings, first.place, number)


def _of(kind: TermKind, by_name: Mapping[tuple[TermKind, str], Term]) -> tuple[Term, ...]:
    return tuple(term for (of, _), term in by_name.items() if of == kind)
