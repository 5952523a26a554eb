"""What templates see of a page beside MkDocs' own context: of a post, of a list, of any other page."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from mkdocs_blogposts.html import wording
from mkdocs_blogposts.plan.without_theme import HTML
from mkdocs_blogposts.publish import seo
from mkdocs_blogposts.publish.cards import Card, overview, pagination, site_url
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_blogposts.model import Blog, Entry, Post, View
    from mkdocs_blogposts.publish.feeds import FeedLink, Scope
    from mkdocs_blogposts.publish.labels import Speech
    from mkdocs_blogposts.publish.rendered import Rendered
    from mkdocs_blogposts.publish.seo import Seo

_GREAT = re.compile(r"<h1\b[^<>]*>.*?</h1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageContext:
    """What the template of one page sees."""

    seo: Seo
    """What its head tells, of which themes print a part themselves."""
    variables: Mapping[str, object]


class PageContexts:
    """What the pages of a blog are shown with, in which every body is done."""

    def __init__(
        self,
        blog: Blog,
        pages: Mapping[str, Entry],
        rendered: Mapping[str, Rendered],
        cards: Mapping[str, Card],
        site: seo.SeoSite,
        links: Iterable[FeedLink],
        speech: Speech,
    ) -> None:
        """Show these, all by `src_uri`; `speech` is the language of the site.

        `pages` are what the theme shows that is no post, `rendered` the posts, written documents and pages,
        and further pages of lists by the `src_uri` of theirs, `cards` those of every post.
        """
        self._blog = blog
        self._pages = pages
        self._rendered = rendered
        self._cards = cards
        self._site = site
        self._speech = speech
        self._views = {view.src_uri: view for view in blog.views}
        # A list's first page is at the address of the page that asks for it, or that it continues.
        self._owners = {entry.url: entry for entry in blog.written}
        self._entrances = _entrances(blog)
        self._feed_links: dict[Scope | None, list[FeedLink]] = {}
        for link in links:
            self._feed_links.setdefault(link.scope, []).append(link)

    def of(self, src_uri: str, html: str, title: str) -> PageContext | None:
        """Return what the template of a page sees; None of pages that are not the blog's.

        `html` is its body, and `title` what MkDocs calls it, as HTML.
        """
        if src_uri in self._cards:
            return self._of_post(self._blog.by_uri[src_uri])
        entry = self._pages.get(src_uri)
        if view := self._views.get(src_uri):
            return self._of_view(view, entry, title)
        if entry is None:
            return None
        return self._shown(self._head(entry, self._rendered[src_uri]), (), own_title=_own_title(html, entry))

    def _of_post(self, post: Post) -> PageContext:
        uri = post.source.src_uri
        older, newer = self._blog.neighbours[uri]
        card = self._cards[uri]
        scopes: list[Scope] = [("category", link.name) for link in card.categories]
        scopes += [("tag", link.name) for link in card.tags]
        return self._shown(
            self._head(post, self._rendered[uri]),
            scopes,
            post=card,
            post_meta=post.meta,
            previous_post=self._cards.get(older or ""),
            next_post=self._cards.get(newer or ""),
        )

    def _of_view(self, view: View, entry: Entry | None, shown_title: str) -> PageContext:
        """Return what the template of a list sees; `entry` is the page of the site that shows the list.

        A page with a title, or a text above the list, keeps its own title.
        """
        labels = self._speech.labels
        title, name = view_title(view, labels), view_name(view, labels)
        is_named = view.text != "none" or (entry is not None and bool(entry.meta.get("title")))
        return self._shown(
            self._head_of_view(view, entry, title),
            [(view.term.kind, view.term.name)] if view.term else [],
            view=view,
            view_title=title,
            view_name=unescape(shown_title or name) if is_named else name,
            cards=[self._cards[uri] for uri in view.posts if uri in self._cards],
            terms=overview(self._blog, view, self._cards),
            pagination=pagination(view),
        )

    def _head_of_view(self, view: View, entry: Entry | None, title: str) -> Seo:
        """Return what the head of a list tells: of the page that shows it, or where it is ours alone."""
        if entry is not None:
            return self._head(entry, self._rendered[view.src_uri], view)
        if owner := self._owners.get(view.urls[0]):
            return self._head(owner, self._rendered[owner.source.src_uri], view)
        shown = "" if view.url == "/" else escape(title, quote=False)
        return seo.of_list(shown, view.url, self._site, page=view.page, urls=view.urls)

    def _head(self, entry: Entry, rendered: Rendered, view: View | None = None) -> Seo:
        """Return what the head of an entry's page tells, and of every page of a list that it shows."""
        return seo.of_entry(
            *(entry, self._site),
            excerpt=rendered.excerpt,
            image_url=seo.absolute(rendered.cover, self._site.base) if rendered.cover else None,
            page=view.page if view else 1,
            urls=view.urls if view else (),
        )

    def _shown(self, head: Seo, scopes: Iterable[Scope], **variables: object) -> PageContext:
        """Return what a template sees; `scopes` are terms whose feeds the page names, too."""
        wanted: tuple[Scope | None, ...] = (None, *scopes)
        links = [link for scope in wanted for link in self._feed_links.get(scope, ())]
        common = {
            "labels": self._speech.labels,
            "speech": self._speech,
            "blogposts": self._entrances,
            "seo": head,
            "feed_links": links,
        }
        return PageContext(head, {**common, **variables})


def view_title(view: View, labels: Mapping[str, str]) -> str:
    """Return the title of a list's page in the reader's language, or as its site words it."""
    if view.heading:
        return _text(view.heading)
    title = view_name(view, labels)
    return f"{title} – {labels['page'].format(n=view.page)}" if view.page > 1 else title


def view_name(view: View, labels: Mapping[str, str]) -> str:
    """Return what a list is called: as a page of the site does, else in the reader's language."""
    if view.heading and view.page == 1:
        return _text(view.heading)
    is_named = view.term or view.kind in {"year", "month", "day"}
    title = _text(view.title) or view.title
    return title if is_named else labels.get("blog" if view.kind == "index" else view.kind, title)


def is_entrance(view: View) -> bool:
    """Say whether a list is one of the few that the others lead to: the index and the overviews."""
    return view.page == 1 and view.kind in {"index", "categories", "tags", "archive", "collection"}


def _own_title(html: str, entry: Entry) -> str:
    """Return the title of a front matter as HTML, where the text has great headings, and none says it.

    Themes show a page's title only where the text has no such heading; Jekyll's show it anyway.
    """
    if not entry.meta.get("title") or "<h1" not in html or entry.source.ext.lower() in HTML:
        return ""
    from mkdocs_blogposts.html import prose

    headings = {" ".join(prose.plain_text(found).split()) for found in _GREAT.findall(html)}
    return "" if " ".join(entry.title.split()) in headings else entry.title_html


def _entrances(blog: Blog) -> dict[str, str]:
    """Return the addresses of the lists that the others lead to: `index_url`, `tags_url` and so on."""
    return {
        f"{view.kind}_url": site_url(view.url)
        for view in blog.views
        if is_entrance(view) and view.kind != "collection"
    }


def _text(value: object) -> str:
    return wording.read(to_s(value)).text
