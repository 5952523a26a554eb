"""What templates see of a page beside MkDocs' own context: of a post, of a list, of any other page."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_blogposts.host import files, pages
from mkdocs_blogposts.host.outputs import scopes_of
from mkdocs_blogposts.html import prose
from mkdocs_blogposts.model import Post
from mkdocs_blogposts.plan.without_theme import HTML
from mkdocs_blogposts.publish import cards, seo

_GREAT = re.compile(r"<h1\b[^<>]*>.*?</h1>", re.DOTALL)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.host.outputs import Outputs
    from mkdocs_blogposts.model import Blog, SitePage, View
    from mkdocs_blogposts.publish.bodies import Bodies
    from mkdocs_blogposts.publish.cards import Card
    from mkdocs_blogposts.publish.feeds.channels import Scope
    from mkdocs_blogposts.publish.labels import Speech


class Contexts:
    """The contexts of one build, in which every body is finished."""

    def __init__(
        self,
        blog: Blog,
        bodies: Bodies,
        outputs: Outputs,
        dealt: Mapping[str, Card],
        speech: Speech,
    ) -> None:
        """Show a blog whose posts have these cards, by `src_uri`, in its language."""
        self.blog, self.bodies, self.outputs = blog, bodies, outputs
        self.cards, self.labels = dealt, speech.labels
        entries: list[Post | SitePage] = [*blog.documents, *blog.pages]
        # A list's first page is at the address of the page that asks for the list, or that it continues.
        self.owners = {entry.url: entry for entry in entries if entry.dest_uri}
        self._common: dict[str, object] = {
            "labels": speech.labels,
            "speech": speech,
            "blogposts": _entrances(blog),
        }

    def of_post(self, page: Page, post: Post) -> dict[str, object]:
        """Return what the template of a post sees."""
        uri = post.source.src_uri
        older, newer = self.blog.neighbours[uri]
        card = self.cards[uri]
        scopes: list[Scope] = [("category", link.name) for link in card.categories]
        return {
            **self._common,
            **self._head(page, post, [*scopes, *(("tag", link.name) for link in card.tags)]),
            "post": card,
            "post_meta": post.meta,
            "previous_post": self.cards.get(older or ""),
            "next_post": self.cards.get(newer or ""),
        }

    def of_view(self, page: Page, view: View, entry: Post | SitePage | None) -> dict[str, object]:
        """Return what the template of a list sees; `entry` is the page of the site that shows the list.

        A page with a title, or a text above the list, keeps its own title.
        """
        title = pages.view_title(view, self.labels)
        owner = entry or self.owners.get(view.urls[0])
        if owner is None:
            head = self.outputs.of_view(view, title)
            pages.show_head(page, head["seo"])
        else:
            head = self._head(page, owner, scopes_of(view), view)
        name = pages.view_name(view, self.labels)
        is_named = view.text != "none" or (entry is not None and bool(entry.meta.get("title")))
        return {
            **self._common,
            **head,
            "view": view,
            "view_title": title,
            "view_name": unescape(str(page.title or name)) if is_named else name,
            "cards": [self.cards[uri] for uri in view.posts if uri in self.cards],
            "terms": cards.overview(self.blog, view, self.cards),
            "pagination": cards.pagination(view),
        }

    def of_page(self, page: Page, entry: Post | SitePage) -> dict[str, object]:
        """Return what the head of a page tells that is neither post nor list."""
        return {**self._common, **self._head(page, entry), "own_title": _own_title(page, entry)}

    def _head(
        self, page: Page, entry: Post | SitePage, scopes: Iterable[Scope] = (), view: View | None = None
    ) -> dict[str, object]:
        """Return what the head of an entry's page tells, and let the theme print its part of that."""
        written = seo.image_path(entry.meta, entry.image if isinstance(entry, Post) else None)
        # A picture that is missing here may be there once the site is served; its author is told.
        image = (self.bodies.locate(entry, written) or written) if written else ""
        excerpt = self.bodies.excerpt(entry, page.content or "") if isinstance(entry, Post) else ""
        head = self.outputs.of_entry(entry, image, excerpt, scopes, view)
        pages.show_head(page, head["seo"])
        return head


def _own_title(page: Page, entry: Post | SitePage) -> str:
    """Return the title of a front matter as HTML, where the text has great headings, and none says it.

    Themes show a page's title only where the text has no such heading; Jekyll's show it anyway.
    """
    html = page.content or ""
    if not entry.meta.get("title") or "<h1" not in html or entry.source.ext.lower() in HTML:
        return ""
    headings = {" ".join(prose.plain_text(found).split()) for found in _GREAT.findall(html)}
    return "" if " ".join(entry.title.split()) in headings else entry.title_html


def _entrances(blog: Blog) -> dict[str, str]:
    """Return the addresses of the lists that the others lead to: `index_url`, `tags_url` and so on."""
    return {
        f"{view.kind}_url": cards.site_url(view.url)
        for view in blog.views
        if files.is_entrance(view) and view.kind != "collection"
    }
