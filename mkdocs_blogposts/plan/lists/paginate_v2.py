"""The lists of jekyll-paginate-v2: which pages ask for one, and where it goes on."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from mkdocs_blogposts.model import ListOptions, Paginate, Post, Problem, SitePage, Term
from mkdocs_blogposts.plan.lists import pagination, selection, terms
from mkdocs_blogposts.plan.lists.list_addresses import ListAddress, list_address, list_folder
from mkdocs_blogposts.plan.lists.listing import Listing
from mkdocs_blogposts.plan.lists.selection import selected
from mkdocs_blogposts.settings import paginate_v2

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_POSTS = frozenset({"posts", "all"})


class Lister(NamedTuple):
    """A page of the site that asks for a list of posts."""

    page: SitePage
    how: Paginate


def listers(options: ListOptions, pages: Iterable[SitePage]) -> tuple[list[Lister], list[Problem]]:
    """Return the pages with `pagination: {enabled: true}`, and what is of no use in that."""
    usable: list[Lister] = []
    problems: list[Problem] = []
    for page in pages:
        given = page.meta.get("pagination")
        if options.paginate is None or not isinstance(given, dict) or not paginate_v2.is_on(given):
            continue
        how, faults = paginate_v2.laid_over(options.paginate, given)
        problems += [Problem(page.source.src_uri, None, str(fault)) for fault in faults]
        if not how.collection or _POSTS.intersection(how.collection):
            usable.append(Lister(page, how))
        else:
            message = (
                f"lists of other collections than posts are not built (found: {', '.join(how.collection)})"
            )
            problems.append(Problem(page.source.src_uri, None, f"`pagination.collection`: {message}"))
    return usable, problems


def at_list_addresses(options: ListOptions, pages: Sequence[SitePage]) -> list[SitePage]:
    """Return the pages in order, each that lists posts at the address of its list's first page.

    As in jekyll-paginate-v2 that is `indexpage` in the folder of its own address: `/blog.html` goes to `/`.
    Where another page is at home there, it keeps its own address instead; in Jekyll one would be lost.
    """
    firsts = {lister.page.source.src_uri: _first(lister) for lister in listers(options, pages)[0]}
    homes = {page.dest_uri for page in pages}
    moved = []
    for page in pages:
        first = firsts.get(page.source.src_uri)
        if first is not None and first.dest_uri not in homes:
            homes.add(first.dest_uri)
            moved.append(replace(page, url=first.url, dest_uri=first.dest_uri))
        else:
            moved.append(page)
    return moved


def listings(options: ListOptions, posts: Sequence[Post], pages: Sequence[Lister]) -> list[Listing]:
    """Return the blog index, and the lists of all other pages that ask for one."""
    if options.paginate is None:
        return [pagination.blog_index(options, posts)]
    home = _home(options, pages)
    if home is None:
        at, how = list_folder(options.blog_dir), options.paginate
        first = Listing("index", "Blog", at, (), how.per_page, how=how)
    else:
        first = _listing("index", home)
    uris = selected(posts, first.how or options.paginate, pinned_first=True)
    others = [_listing("list", lister) for lister in pages if lister is not home]
    if options.posts_url and posts:
        how = options.paginate
        others.append(Listing("list", "Posts", list_address(options.posts_url), (), how.per_page, how=how))
    return [
        replace(first, posts=uris),
        *(replace(other, posts=selected(posts, other.how or options.paginate)) for other in others),
    ]


def with_autopages(options: ListOptions, named: Sequence[Term], posts: Sequence[Post]) -> list[Term]:
    """Return the terms that have lists; of the kinds of autopages, those that these know."""
    rank = {post.source.src_uri: at for at, post in enumerate(posts)}
    listed = [term for term in named if term.kind not in options.autopages]
    for kind, mode in options.autopages.items():
        listed += terms.merged([term for term in named if term.kind == kind], mode, rank)
    return listed


def shown_at(options: ListOptions, term: Term) -> str:
    """Return the name of the list in which a term's posts are; of several, of the first."""
    names = selection.names(term.name) if term.kind in options.autopages else ()
    return names[0] if names else term.name


def of_term(options: ListOptions, listing: Listing, by_uri: Mapping[str, Post]) -> Listing:
    """Return a term's list as an autopage shows it."""
    if options.paginate is None or listing.kind not in options.autopages:
        return listing
    how = replace(options.paginate, per_page=options.archive_per_page)
    # The term takes the place of the site's own filter of its kind.
    how = replace(how, category=()) if listing.kind == "category" else replace(how, tag=())
    return replace(listing, posts=selected([by_uri[uri] for uri in listing.posts], how), how=how)


def further(first: ListAddress, how: Paginate, number: int) -> ListAddress:
    """Return where page `number` (2 or more) of a list goes: at `permalink`, from its first page's folder.

    Only the first `:num` of the path is filled in, as Jekyll has it: `/page:num/` with an `indexpage` of
    `list-:num` gives `/page2/list-:num.html`.
    """
    path = f"{how.permalink}{_file(how)}" if how.permalink.endswith("/") else how.permalink
    to = list_address(path.replace(":num", str(number), 1))
    above, name = posixpath.split(first.dest_uri)
    if name not in ("index.html", _first_file(how)):
        above = first.stem
    return replace(to, stem="/".join(part for part in (above, to.stem) if part))


def heading(listing: Listing, number: int, total: int) -> str:
    """Return the title of page `number` (2 or more); "" where jekyll-paginate-v2 has no say."""
    if listing.how is None or number == 1:
        return ""
    words = listing.how.title.replace(":num", str(number)).replace(":max", str(total))
    return words.replace(":title", listing.title)


def _listing(kind: Literal["index", "list"], lister: Lister) -> Listing:
    page, how = lister
    return Listing(kind, page.title_html, list_address(page.url), (), how.per_page, how=how)


def _home(options: ListOptions, pages: Sequence[Lister]) -> Lister | None:
    """Return the page that is the blog index: the one in its folder, else the highest of all posts."""
    at = list_folder(options.blog_dir).dest_uri
    there = [lister for lister in pages if lister.page.dest_uri == at]
    if there or options.blog_dir:
        return there[0] if there else None
    whole = [lister for lister in pages if not (lister.how.category + lister.how.tag + lister.how.locale)]
    return min(whole, key=lambda lister: lister.page.dest_uri.count("/"), default=None)


def _first(lister: Lister) -> ListAddress:
    above = lister.page.url.rpartition("/")[0]
    return list_address(f"{above}/{_first_file(lister.how)}")


def _first_file(how: Paginate) -> str:
    return _file(how).replace(":num", "1", 1)


def _file(how: Paginate) -> str:
    return f"{how.indexpage}.{how.extension.lstrip('.')}"
