"""What templates see of a post, a term and a list's pages: plain values, URLs relative to the site root."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.html import wording
from mkdocs_blogposts.links.quoting import browser_path
from mkdocs_blogposts.publish import labels
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from mkdocs_blogposts.model import Author, Blog, Post, Term, View
    from mkdocs_blogposts.publish.labels import Speech
    from mkdocs_blogposts.publish.rendered import Rendered


@dataclass(frozen=True, slots=True)
class TermLink:
    """A category, a tag or a year, with its page; or a document, which has no count."""

    name: str
    """As text, not escaped."""
    url: str
    """Relative to the site root, for the template filter `url`; "" for a year without a page."""
    count: int
    anchor: str = ""
    """The id of its part of an overview."""
    anchors: tuple[str, ...] = ()
    """Further ids that lead there, as the site's own page wrote them."""
    posts: tuple[Card, ...] = ()
    """Its posts as an overview lists them, newest first."""


@dataclass(frozen=True, slots=True)
class Card:
    """A post as lists and its own page's head show it."""

    title: str
    """As text, not escaped."""
    title_html: str
    """As HTML, with the author's emphasis; safe in any element."""
    url: str
    """Relative to the site root, for the template filter `url`."""
    date: datetime
    date_text: str
    """The date in the reader's language."""
    updated: datetime | None
    updated_text: str
    authors: tuple[Author, ...]
    """`avatar` is relative to the site root or absolute; "" where there is none."""
    categories: tuple[TermLink, ...]
    tags: tuple[TermLink, ...]
    image: str | None
    """The cover: relative to the site root, or absolute; None where the post has none."""
    image_alt: str
    excerpt: str
    """Plain text, not escaped."""
    minutes: int
    """Reading time, at least 1."""
    draft: bool
    pinned: bool
    speech: Speech | None = None
    """The language of the post: its own, or that of the site."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """One entry of a list's page numbers; a gap has no URL and no number."""

    number: int | None
    url: str | None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pagination:
    """The pages of a list, seen from one of them."""

    page: int
    pages: int
    previous: str | None
    next: str | None
    items: tuple[PageLink, ...]


def make_cards(blog: Blog, rendered: Mapping[str, Rendered], site: Speech, around: str) -> dict[str, Card]:
    """Make the card of every post, by `src_uri`, out of what is rendered.

    `site` is the language of the blog, shown on pages in the language `around`.
    """
    categories = {term.name: term_link(term) for term in blog.categories}
    tags = {term.name: term_link(term) for term in blog.tags}
    found: dict[str, Card] = {}
    for uri, post in blog.by_uri.items():
        own = labels.spoken(post.meta)
        speech = labels.speech(own, around) if own else site
        found[uri] = _card(post, rendered[uri], categories, tags, speech)
    return found


def _card(
    post: Post,
    rendered: Rendered,
    categories: Mapping[str, TermLink],
    tags: Mapping[str, TermLink],
    speech: Speech,
) -> Card:
    return Card(
        title=post.title,
        title_html=post.title_html,
        url=site_url(post.url),
        date=post.date,
        date_text=labels.date_text(post.date, speech.language),
        updated=post.updated,
        updated_text=labels.date_text(post.updated, speech.language) if post.updated else "",
        authors=tuple(
            replace(author, name=wording.read(author.name).text or author.key, avatar=avatar)
            for author, avatar in zip(post.authors, rendered.avatars, strict=True)
        ),
        categories=_links(post.categories, categories),
        tags=_links(post.tags, tags),
        image=rendered.cover if rendered.has_cover else None,
        image_alt=wording.read(post.image_alt).text,
        excerpt=rendered.summary,
        minutes=rendered.minutes,
        draft=post.draft,
        pinned=post.pinned,
        speech=speech,
    )


def _links(values: Iterable[object], known: Mapping[str, TermLink]) -> tuple[TermLink, ...]:
    names = dict.fromkeys(to_s(value) for value in values)
    return tuple(known[name] for name in names if name in known)


def term_link(term: Term) -> TermLink:
    """Return the link to a term's page, by its own name where that is nothing but tags."""
    return TermLink(wording.read(term.name).text or term.name, site_url(term.url), len(term.posts))


def overview(blog: Blog, view: View, cards_by_uri: Mapping[str, Card]) -> tuple[TermLink, ...]:
    """Return what an overview lists: all categories, all tags, the years, or a collection's documents.

    Each has its posts, and the ids that links from elsewhere name.
    """
    if view.kind in {"categories", "tags"}:
        terms = blog.categories if view.kind == "categories" else blog.tags
        named = sorted(terms, key=lambda term: term.name.casefold())
        return tuple(_part(term_link(term), term.posts, term.slug, view, cards_by_uri) for term in named)
    if view.kind == "collection":
        return _documents(blog, view)
    return tuple(_years(blog, view, cards_by_uri)) if view.kind == "archive" else ()


def _part(
    link: TermLink, uris: Iterable[str], usual: str, view: View, cards_by_uri: Mapping[str, Card]
) -> TermLink:
    """Return a part of an overview, with the ids that the site's page wrote there, or the usual one."""
    posts = tuple(cards_by_uri[uri] for uri in uris if uri in cards_by_uri)
    written = view.anchors.get(link.name, ())
    is_free = all(usual not in others for others in view.anchors.values())
    anchor, *more = written or ((usual,) if is_free else ("",))
    return replace(link, anchor=anchor, anchors=tuple(more), posts=posts)


def _documents(blog: Blog, view: View) -> tuple[TermLink, ...]:
    found = {each.source.src_uri: each for each in blog.documents}
    return tuple(TermLink(found[uri].title, site_url(found[uri].url), 0) for uri in view.posts)


def _years(blog: Blog, view: View, cards_by_uri: Mapping[str, Card]) -> Iterable[TermLink]:
    firsts = (each for each in blog.views if each.kind == "year" and each.page == 1 and each.posts)
    lists = {blog.by_uri[each.posts[0]].date.year: each for each in firsts}
    years: dict[int, list[str]] = {}
    for post in blog.posts:
        years.setdefault(post.date.year, []).append(post.source.src_uri)
    for year, uris in sorted(years.items(), reverse=True):
        name = f"{year:04}"
        url = site_url(lists[year].url) if year in lists else ""
        yield _part(TermLink(name, url, len(uris)), uris, name, view, cards_by_uri)


def site_url(url: str) -> str:
    """Return one of the plan's URLs relative to the site root, which itself is ".", escaped for browsers."""
    return browser_path(url.lstrip("/")) or "."


def pagination(view: View) -> Pagination | None:
    """Return the page numbers of a list as one of its pages shows them; None for a list of one page."""
    pages = len(view.urls)
    if pages < 2:
        return None
    urls = [site_url(url) for url in view.urls]
    return Pagination(
        page=view.page,
        pages=pages,
        previous=urls[view.page - 2] if view.page > 1 else None,
        next=urls[view.page] if view.page < pages else None,
        items=tuple(_page_links(view.page, urls)),
    )


def _page_links(page: int, urls: list[str]) -> Iterable[PageLink]:
    """Yield the first, the last and the nearest pages, with a gap wherever pages are left out."""
    shown = sorted({1, len(urls), *range(max(1, page - 1), min(len(urls), page + 1) + 1)})
    before = 0
    for number in shown:
        if number - before == 2:
            yield PageLink(number - 1, urls[number - 2])
        elif number - before > 2:
            yield PageLink(None, None)
        yield PageLink(number, urls[number - 1], current=number == page)
        before = number
