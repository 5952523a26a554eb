"""The overviews of collections other than posts. Jekyll leaves these to a theme's layouts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.plan.lists.list_addresses import list_address
from mkdocs_blogposts.plan.lists.listing import Listing
from mkdocs_blogposts.plan.without_theme import HTML, is_data
from mkdocs_blogposts.ruby import slugs

_DIGITS = re.compile(r"([0-9]{1,9})")

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_blogposts.model import Collection, Post, SitePage
    from mkdocs_blogposts.plan.addresses import Addresses


def overviews(
    collections: Sequence[Collection],
    documents: Sequence[Post],
    pages: Sequence[SitePage],
    addresses: Addresses,
) -> Iterator[Listing]:
    """Yield an overview for each collection that has a folder of its own, where nothing else is there.

    It stands in that folder (`/wiki/`, where documents are `/wiki/:path/`), alone or on a page without a
    text, which in Jekyll shows what its layout makes.
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
