"""The overviews of all categories, all tags, all years, and the documents of a collection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Collection, Entry, ListOptions, Post, SitePage, Term, TermKind, ViewKind
from mkdocs_blogposts.plan.lists.list_addresses import list_address
from mkdocs_blogposts.plan.lists.listing import Listing
from mkdocs_blogposts.plan.without_theme import HTML, is_data
from mkdocs_blogposts.ruby import slugs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_blogposts.plan.addresses import Addresses

_DATED = frozenset({"year", "month", "day"})
_DIGITS = re.compile(r"([0-9]{1,9})")
# The layouts on which themes that many blogs have (Chirpy, Minimal Mistakes, TeXt and their like) make an
# overview of a page without a text; ours is shown there, too.
_LAYOUTS: Mapping[str, ViewKind] = {
    "archive": "archive",
    "archives": "archive",
    "posts": "archive",
    "tags": "tags",
    "categories": "categories",
}


def overviews(
    options: ListOptions, posts: Sequence[Post], named: Sequence[Term], pages: Mapping[ViewKind, str]
) -> list[Listing]:
    """Return the overviews that have something to show; `named` are the terms that have pages.

    `pages` are the URLs of pages that the site has for them; an option says otherwise.
    """
    urls, usual = _urls(options), _urls(ListOptions())
    urls |= {kind: url for kind, url in pages.items() if urls[kind] == usual[kind]}
    kinds: list[tuple[TermKind, ViewKind, str]] = [
        ("category", "categories", "Categories"),
        ("tag", "tags", "Tags"),
    ]
    listings = []
    for of, kind, title in kinds:
        if names := tuple(term.name for term in named if term.kind == of):
            listings.append(Listing(kind, title, list_address(urls[kind]), names=names))
    if posts and _DATED.intersection(options.archives.kinds):
        uris = tuple(post.source.src_uri for post in posts)
        years = tuple(dict.fromkeys(f"{post.date.year:04}" for post in posts))
        listings.append(Listing("archive", "Archive", list_address(urls["archive"]), uris, names=years))
    return listings


def _urls(options: ListOptions) -> dict[ViewKind, str]:
    return {"categories": options.categories_url, "tags": options.tags_url, "archive": options.archive_url}


def pages_of_the_site(entries: Iterable[Entry]) -> dict[ViewKind, str]:
    """Return where overviews have a page of the site's: the first without a text that has such a layout."""
    by_kind: dict[ViewKind, str] = {}
    for entry in entries:
        layout = entry.meta.get("layout")
        if isinstance(layout, str) and layout in _LAYOUTS and entry.dest_uri and not entry.body.strip():
            by_kind.setdefault(_LAYOUTS[layout], entry.url)
    return by_kind


def of_collections(
    collections: Sequence[Collection],
    documents: Sequence[Post],
    pages: Sequence[SitePage],
    addresses: Addresses,
) -> Iterator[Listing]:
    """Yield an overview for each collection that has a folder of its own, where nothing else is there.

    It stands in that folder (`/wiki/`, where documents are `/wiki/:path/`), alone or on a page without a
    text, which in Jekyll shows what the theme's layout makes.
    """
    empty = {page.source.src_uri for page in pages if not page.body.strip()}
    for collection in collections:
        mine = readable_documents(collection, documents)
        home = list_address(f"/{shared_folder(collection, mine)}/")
        owner = addresses.owner(home.dest_uri)
        if mine and home.stem and (owner is None or owner in empty):
            uris = tuple(each.source.src_uri for each in _in_order(mine, collection))
            yield Listing("collection", slugs.titleize(collection.label), home, uris)


def readable_documents(collection: Collection, documents: Sequence[Post]) -> list[Post]:
    """Return the documents of a collection that have a page to read."""
    mine = (each for each in documents if each.collection == collection.label)
    return [each for each in mine if each.dest_uri.endswith(HTML) and not is_data(each.source)]


def shared_folder(collection: Collection, documents: Sequence[Post]) -> str:
    """Return the folder that its documents' URLs share, without slashes around it; "" for none.

    That is what the permalink of the collection begins with, unless most documents have another one.
    """
    shared = collection.permalink.replace(":collection", collection.label).partition(":")[0]
    folder = shared.rpartition("/")[0].strip("/")
    inside = sum(each.url.startswith(f"/{folder}/") for each in documents) if folder else 0
    return folder if 2 * inside >= len(documents) else ""


def _in_order(documents: Sequence[Post], collection: Collection) -> Sequence[Post]:
    """Return documents as readers look for them: in the order asked for, else newest first, or A to Z."""
    if collection.order or collection.sort_by:
        return documents
    if all("date" in each.meta for each in documents):
        return documents[::-1]
    return sorted(documents, key=lambda each: _natural(each.title))


def _natural(title: str) -> list[tuple[bool, int, str]]:
    """Return a key that puts 2 before 10."""
    parts = _DIGITS.split(title.casefold())
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]
