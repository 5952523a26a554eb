"""Categories and tags as readers see them: Jekyll's raw values as text, each with a slug of its own."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import ListOptions, Post, Problem, Term, TermKind
from mkdocs_blogposts.plan.lists import selection
from mkdocs_blogposts.plan.lists.list_addresses import list_address
from mkdocs_blogposts.plan.lists.listing import Listing
from mkdocs_blogposts.plan.numbering import Numbering
from mkdocs_blogposts.ruby import slugs
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\]+")
_LONGEST = 200
"""Bytes of a slug; file systems allow 255 for a name, and endings need room."""
_PLURAL = {"category": "Categories", "tag": "Tags"}


def collect(kind: TermKind, posts: Sequence[Post], mode: str) -> list[Term]:
    """Return the terms of `posts` (newest first), in order of first appearance from the oldest post on.

    Equal texts are one term, whatever their type; empty ones are none. Of terms with one slug (`C`, `C++`,
    `C#`) the first keeps it, with Jekyll's URL; the others get numbered ones that no other term has.
    """
    members = _members(kind, posts)
    natural = {name: _slug(name, mode) for name in members}
    own = _apart(natural, kind)
    return [Term(kind, name, own[name], tuple(reversed(uris))) for name, uris in members.items()]


def _members(kind: TermKind, posts: Sequence[Post]) -> dict[str, list[str]]:
    """Return the `src_uri`s of each term's posts, oldest first."""
    members: dict[str, list[str]] = {}
    for post in reversed(posts):
        values = post.categories if kind == "category" else post.tags
        for name in dict.fromkeys(to_s(value) for value in values):
            if name.strip():
                members.setdefault(name, []).append(post.source.src_uri)
    return members


def _slug(name: str, mode: str) -> str:
    """Return Jekyll's slug of a name, made fit to be one folder: no slash, no `..`, not too long."""
    slug = _UNFIT.sub("-", slugs.slugify(name, mode))
    slug = slug.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore")
    return "" if not slug.strip(".") else slug


def _apart(natural: Mapping[str, str], kind: TermKind) -> dict[str, str]:
    """Give every name a slug that no other has."""
    taken = set(natural.values())
    first: set[str] = set()
    numbering = Numbering()
    own: dict[str, str] = {}
    for name, slug in natural.items():
        if slug in first:
            own[name] = numbering.free(slug, partial(_numbered, slug or kind), lambda each: each not in taken)
            taken.add(own[name])
        else:
            own[name] = slug
            first.add(slug)
    return own


def _numbered(slug: str, number: int) -> str:
    return f"{slug}-{number}"


def merged(named: Sequence[Term], mode: str, rank: Mapping[str, int]) -> list[Term]:
    """Return the terms of one kind as jekyll-paginate-v2 knows them: in lower case, and apart at commas.

    `mode` makes their slugs, "none" leaves them as they are. `rank` puts posts, by `src_uri`, in order.
    """
    members: dict[str, set[str]] = {}
    for term in named:
        for name in selection.names(term.name):
            members.setdefault(name, set()).update(term.posts)
    kind = named[0].kind if named else "tag"
    own = _apart({name: _slug(name, mode) for name in members}, kind)
    return [
        Term(kind, name, own[name], tuple(sorted(uris, key=rank.__getitem__)))
        for name, uris in members.items()
    ]


def listing(options: ListOptions, pattern: str, term: Term) -> Listing:
    """Return the list of a term's posts, at jekyll-archives' `pattern`."""
    to = list_address(pattern, {"name": term.slug, "type": term.kind})
    return Listing(term.kind, term.name, to, term.posts, options.archive_per_page, term)


def shared_slugs(terms: Iterable[Term], mode: str) -> list[Problem]:
    """Return one notice for each group of terms that have one slug in Jekyll, with the URLs they got."""
    groups: dict[tuple[TermKind, str], list[Term]] = {}
    for term in terms:
        if term.url:
            groups.setdefault((term.kind, _slug(term.name, mode)), []).append(term)
    return [_notice(kind, group) for (kind, _), group in groups.items() if len(group) > 1]


def _notice(kind: TermKind, group: Sequence[Term]) -> Problem:
    """Name the terms and their URLs, at the oldest post that brings in the second of them."""
    names = ", ".join(f'"{term.name}" ({term.url})' for term in group)
    message = (
        f"{_PLURAL[kind]} that share one page in Jekyll, where the last one wins, have a page each: {names}. "
        f'If they mean the same, write them alike in every post, for example all as "{group[0].name}".'
    )
    return Problem(group[1].posts[-1], None, message, "info")
