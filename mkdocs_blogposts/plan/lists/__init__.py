"""Posts become pages of lists: the blog index, categories, tags, years, and the overviews of them.

Every list has an address of its own. The order in which they are handed out is fixed: index, overviews,
categories, tags, dates; and first pages before all others.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Entry, ListOptions, Problem, Settings, Term, View
from mkdocs_blogposts.plan.lists import date_archives, overviews, paginate_v2, terms
from mkdocs_blogposts.plan.lists.address_assignment import AddressAssigner, Assignment
from mkdocs_blogposts.plan.lists.list_addresses import patterns
from mkdocs_blogposts.plan.lists.overviews import readable_documents, shared_folder
from mkdocs_blogposts.plan.lists.paginate_v2 import Lister, at_list_addresses
from mkdocs_blogposts.plan.lists.pagination import cut, index_page, list_page
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_blogposts.model import Post, SitePage, TermKind, ViewKind
    from mkdocs_blogposts.plan.addresses import Addresses
    from mkdocs_blogposts.plan.lists.list_addresses import ListAddress
    from mkdocs_blogposts.plan.lists.listing import Listing
    from mkdocs_blogposts.plan.lists.survey import Surveyor

__all__ = ["Views", "at_list_addresses", "build", "readable_documents", "shared_folder"]


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
    addresses: Addresses,
    pages: Sequence[SitePage] = (),
    old_addresses: Mapping[str, str] = MappingProxyType({}),
    documents: Sequence[Post] = (),
    survey: Surveyor | None = None,
) -> Views:
    """Plan the lists of `posts` (newest first), and those that `pages` ask for (jekyll-paginate-v2).

    `documents` are those of other collections, each of which has an overview where its folder is free.

    `addresses` know the output files of posts, pages and assets; those of the lists are added to them.
    `old_addresses` are the files that something redirects from. `survey` tells what a page at the address of
    a list says. Linear in posts and terms.
    """
    urls, problems = patterns(settings.lists.archives, settings.file)
    listers, more = paginate_v2.listers(settings.lists, pages)
    mode = settings.lists.archives.slug_mode
    categories = terms.collect("category", posts, mode)
    tags = terms.collect("tag", posts, mode)
    entries: list[Entry] = [*pages, *documents]
    listings = _listings(
        settings.lists, posts, [*categories, *tags], urls, listers, overviews.pages_of_the_site(entries)
    )
    listings += overviews.of_collections(settings.folders.collections, documents, pages, addresses)
    uris = [post.source.src_uri for post in posts]
    assigner = AddressAssigner(settings, addresses, uris, old_addresses, entries, survey)
    firsts = [assigner.first(listing) for listing in listings]
    of_lists = _terms_of_lists(listings, firsts)
    by_name = _terms_of_posts(settings.lists, [*categories, *tags], of_lists)
    views = tuple(
        view
        for listing, first in zip(listings, firsts, strict=True)
        for view in _pages(settings.lists, listing, first, of_lists, assigner)
    )
    own = (term for term in by_name.values() if term.kind not in settings.lists.autopages)
    problems += [*more, *assigner.problems(), *terms.shared_slugs(own, mode)]
    return Views(_of("category", by_name), _of("tag", by_name), views, tuple(problems))


def _listings(
    options: ListOptions,
    posts: Sequence[Post],
    named: Sequence[Term],
    urls: Mapping[ViewKind, str],
    listers: Sequence[Lister],
    pages: Mapping[ViewKind, str],
) -> list[Listing]:
    """Return all lists, in the order in which they get their addresses."""
    wanted = [term for term in paginate_v2.with_autopages(options, named, posts) if term.kind in urls]
    by_uri = {post.source.src_uri: post for post in posts}
    of_terms = (terms.listing(options, urls[term.kind], term) for term in wanted)
    return [
        *paginate_v2.listings(options, posts, listers),
        *overviews.overviews(options, posts, wanted, pages),
        *(paginate_v2.of_term(options, listing, by_uri) for listing in of_terms),
        *date_archives.dated(options, posts, urls),
    ]


def _terms_of_lists(
    listings: Sequence[Listing], firsts: Sequence[Assignment]
) -> dict[tuple[TermKind, str], Term]:
    """Return the terms of lists by kind and name, with the URLs at which these came to stand."""
    terms_at = ((listing.term, first.address.url) for listing, first in zip(listings, firsts, strict=True))
    return {(term.kind, term.name): replace(term, url=url) for term, url in terms_at if term}


def _terms_of_posts(
    options: ListOptions, named: Sequence[Term], of_lists: Mapping[tuple[TermKind, str], Term]
) -> dict[tuple[TermKind, str], Term]:
    """Return the terms of posts by kind and name, each with the URL of the list that shows its posts."""
    by_name = {}
    for term in named:
        shown = of_lists.get((term.kind, paginate_v2.shown_at(options, term)))
        by_name[term.kind, term.name] = replace(term, url=shown.url) if shown else term
    return by_name


def _pages(
    options: ListOptions,
    listing: Listing,
    first: Assignment,
    by_name: Mapping[tuple[TermKind, str], Term],
    assigner: AddressAssigner,
) -> Iterator[View]:
    """Yield the pages of a list; one that a page of the site makes itself has no more than that page."""
    per_page = 0 if first.text == "alone" else listing.per_page
    pages = cut(listing.posts, per_page)
    further = range(2, len(pages) + 1)
    assigned = [
        first,
        *(assigner.further(_further(options, listing, first, number), listing, number) for number in further),
    ]
    total = 0
    if first.text == "paged":
        total, assigned[1:] = len(listing.posts), [each._replace(text="paged") for each in assigned[1:]]
    term = by_name[listing.term.kind, listing.term.name] if listing.term else None
    urls = tuple(each.address.url for each in assigned)
    for number, (posts, page) in enumerate(zip(pages, assigned, strict=True), start=1):
        url, dest = urls[number - 1], page.address.dest_uri
        title = listing.title
        heading = paginate_v2.heading(listing, number, len(pages)) or escape(page.heading, quote=False)
        view = View(listing.kind, page.src_uri, url, dest, title, posts, term, number, urls, heading)
        yield replace(view, text=page.text, lead=page.lead, anchors=page.anchors, total=total)


def _further(options: ListOptions, listing: Listing, first: Assignment, number: int) -> ListAddress:
    """Return where page `number` (2 or more) of a list should go."""
    if listing.how is not None:
        return paginate_v2.further(first.address, listing.how, number)
    # Jekyll's own pages keep their addresses where the first one has gone beside another front page.
    has_moved = first.address.stem != listing.address.stem and not options.has_paginate
    if listing.kind == "index" and not has_moved:
        return index_page(options, number)
    return list_page(options, first.address, number)


def _of(kind: TermKind, by_name: Mapping[tuple[TermKind, str], Term]) -> tuple[Term, ...]:
    return tuple(term for (of, _), term in by_name.items() if of == kind)
