"""The last stage of a build: what is known from `on_env` on, when every body is done."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_blogposts.host import caching, messages, pages, sitemap_files, text_files, theme
from mkdocs_blogposts.host import files as placing
from mkdocs_blogposts.model import NOT_FOUND, Entry, Problem
from mkdocs_blogposts.plan.without_theme import is_raw
from mkdocs_blogposts.publish import cards, feeds, labels, page_context, redirects, seo, sitemap
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from jinja2 import Environment
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.host.kept import Kept
    from mkdocs_blogposts.host.planned import Planned
    from mkdocs_blogposts.host.rendering import Rendering
    from mkdocs_blogposts.model import Blog
    from mkdocs_blogposts.publish.cards import Card
    from mkdocs_blogposts.publish.feeds import Feeds
    from mkdocs_blogposts.publish.labels import Speech
    from mkdocs_blogposts.publish.page_context import PageContexts
    from mkdocs_blogposts.publish.redirects import Redirects
    from mkdocs_blogposts.publish.rendered import Rendered


WORTH_SHARING = 12
"""Pages of a site that are worth noting what they have in common."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A build in which every body is done."""

    rendering: Rendering
    contexts: PageContexts
    redirects: Redirects
    """In the site's own layout, where it has one."""
    raw: Mapping[str, str]
    """The posts at addresses like `/data.json`, by `src_uri`: as they are, without the theme."""
    files: Files
    env: Environment
    rendered: Mapping[str, Rendered]
    """The posts, written documents and pages, by `src_uri`."""
    cards: Mapping[str, Card]
    """Those of every post, by `src_uri`."""
    feeds: Feeds
    problems: tuple[Problem, ...]
    """What is wrong with all of the build."""

    def show(self, page: Page) -> Mapping[str, object]:
        """Return what the template of a page sees beside MkDocs' own context."""
        context = self.contexts.of(page.file.src_uri, page.content or "", str(page.title or ""))
        if context is None:
            return {}
        pages.show_head(page, context.seo)
        return context.variables

    def write(self, page: Page, output: str) -> str:
        """Return what is written for a page: a redirect in place of a post with `redirect_to`, mostly itself.

        Servers show `/404.html` at any address, so its links start at the site's root.
        """
        planned = self.rendering.planned
        if page.file.dest_uri == NOT_FOUND and page.file.src_uri in planned.pages:
            return pages.rooted(output, urlsplit(planned.started.config.site_url or "").path or "/")
        uri = page.file.src_uri
        return self.redirects.replaced.get(uri) or self.raw.get(uri, output)

    @property
    def is_large(self) -> bool:
        """Whether there are enough pages to be worth measures that take time themselves."""
        return len(self.files.documentation_pages()) >= WORTH_SHARING

    def share_fragments(self) -> Kept | None:
        """Render once what the theme writes alike on many pages, where that is sure to change nothing.

        Return what is kept for other builds, which is to be saved when all pages are written.
        """
        started = self.rendering.planned.started
        if not started.options.reuse_fragments or not self.is_large:
            return None
        from mkdocs_blogposts.host import fragments
        from mkdocs_blogposts.host.kept import Kept

        navigation, config = self.rendering.navigation, started.config
        why = fragments.obstacle(self.env, config.plugins.events)
        path = caching.pages_file(started.cache) if started.cache else ""
        kept = Kept(path, config, navigation, None if why else self.env) if path else None
        if why:
            messages.log.debug(f"nothing of the theme is shared between pages: {why}")
        else:
            fragments.reuse(self.env, navigation, kept.pages if kept else None)
        return kept

    def lighten_search(self) -> None:
        """Let the search plugin read what tells it something, where there is enough to read."""
        if self.is_large:
            from mkdocs_blogposts.host import search_index

            search_index.spare_colours(self.rendering.planned.started.config)

    def sitemap(self, listed: Iterable[File]) -> list[File]:
        """Return what the sitemap lists of pages, and the files of the site that are as good as pages."""
        return sitemap_files.listed(self.rendering, self.redirects.replaced, listed)


def finish(rendering: Rendering, files: Files, env: Environment) -> Finished:
    """Make what pages, lists and feeds show of each other, and write what stands beside pages."""
    planned = rendering.planned
    moved = _write_in_layouts(rendering)
    raw = (post for post in planned.blog.posts if is_raw(post.dest_uri))
    as_they_are = {post.source.src_uri: rendering.bodies.alone(post) for post in raw}
    done = _render(rendering, files, _entries(planned))
    by_uri = _cards(rendering, planned.blog, done)
    _relate_posts(planned, files, by_uri)
    _date_lists(planned, files)
    _date_pages(planned, files)
    placing.place_shown(files, rendering.beside, rendering.references.shown)
    placing.place_originals(files, planned.blog, planned.started.config)
    made = _feeds(planned, done, {file.dest_uri for file in files})
    text_files.add(files, made.files, planned.started.config)
    return Finished(
        rendering=rendering,
        contexts=_contexts(rendering, done, by_uri, made),
        redirects=moved,
        raw=as_they_are,
        files=files,
        env=env,
        rendered=done,
        cards=by_uri,
        feeds=made,
        problems=(*rendering.problems, *moved.problems, *made.problems),
    )


def finish_again(before: Finished, rendering: Rendering, uris: Collection[str]) -> Finished:
    """Return a build in which these entries have another body than `before`, and all else is as it was.

    `rendering` has these bodies. Files are told of nothing; what feeds say is the matter of who asks.
    """
    planned = rendering.planned
    done = {**before.rendered, **_render(rendering, before.files, uris)}
    edited = {uri: post for uri, post in planned.blog.by_uri.items() if uri in uris}
    by_uri = {**before.cards, **_cards(rendering, replace(planned.blog, by_uri=edited), done)}
    for uri in edited:
        if page := _page(before.files, uri):
            page.meta.setdefault("description", escape(by_uri[uri].excerpt))
    taken = {file.dest_uri for file in before.files} - before.feeds.files.keys()
    made = _feeds(planned, done, taken)
    return replace(
        before,
        rendering=rendering,
        contexts=_contexts(rendering, done, by_uri, made),
        rendered=done,
        cards=by_uri,
        feeds=made,
        problems=rendering.problems,
    )


def _write_in_layouts(rendering: Rendering) -> Redirects:
    """Write what has layouts of the site's own, now that every body is done; return its redirects."""
    text_files.write_standalone(rendering.texts, rendering.bodies, rendering.redirects)
    moved = redirects.in_layout(rendering.redirects, rendering.bodies)
    text_files.write_redirects(rendering.texts, moved)
    return moved


def _entries(planned: Planned) -> dict[str, Entry]:
    """Return each post, written document and page, by `src_uri`."""
    written = {each.source.src_uri: each for each in planned.blog.written}
    return {**planned.blog.by_uri, **written, **planned.pages}


def _render(rendering: Rendering, files: Files, uris: Collection[str]) -> dict[str, Rendered]:
    """Return what lists, feeds and heads show of some posts, written documents and pages."""
    planned, bodies = rendering.planned, rendering.bodies
    entries = _entries(planned)
    found: dict[str, Rendered] = {}
    if not uris:
        return found
    from mkdocs_blogposts.publish import rendered

    for uri in uris:
        entry = entries[uri]
        page = _page(files, uri)
        # Another plugin can have taken a post away; its body is empty then, as in a build that is `--dirty`.
        html = (page.content if page else "") or (bodies.converted.get(uri, "") if entry.standalone else "")
        found[uri] = rendered.render(entry, html, bodies, rendering.references)
    return found


def _page(files: Files, src_uri: str) -> Page | None:
    file = files.get_file_from_path(src_uri)
    return file.page if file else None


def _relate_posts(planned: Planned, files: Files, by_uri: Mapping[str, Card]) -> None:
    """Tell the pages of posts of their neighbours, and themes what they print of a post."""
    posts = {uri: page for uri in by_uri if (page := _page(files, uri))}
    for uri, page in posts.items():
        older, newer = planned.blog.neighbours[uri]
        page.previous_page, page.next_page = posts.get(older or ""), posts.get(newer or "")
        page.update_date = sitemap.lastmod(planned.blog.by_uri[uri], planned.started.settings.publishing)
        page.meta.setdefault("description", escape(by_uri[uri].excerpt))


def _date_lists(planned: Planned, files: Files) -> None:
    """Give every list the date of its newest post, which is when it changed."""
    for uri, view in planned.views.items():
        page = _page(files, uri)
        if page and view.posts and view.kind != "collection" and uri in planned.textless:
            newest = max(planned.blog.by_uri[post].date for post in view.posts)
            page.update_date = newest.date().isoformat()


def _date_pages(planned: Planned, files: Files) -> None:
    """Date pages and documents as jekyll-sitemap does, where it gives a date."""
    for uri, entry in planned.pages.items():
        page = _page(files, uri)
        if page and (stamp := sitemap.lastmod(entry, planned.started.settings.publishing)):
            page.update_date = stamp


def _cards(rendering: Rendering, blog: Blog, done: Mapping[str, Rendered]) -> dict[str, Card]:
    """Return the card of every post of a blog."""
    shown = theme.shown_language(rendering.planned.started.config)
    return cards.make_cards(blog, done, _speech(rendering), shown)


def _speech(rendering: Rendering) -> Speech:
    started = rendering.planned.started
    return labels.speech(started.project.language, theme.shown_language(started.config))


def _contexts(
    rendering: Rendering, done: Mapping[str, Rendered], by_uri: Mapping[str, Card], made: Feeds
) -> PageContexts:
    """Return what the templates of pages see."""
    planned = rendering.planned
    site = seo.read_site(planned.started.settings, planned.started.project)
    return page_context.PageContexts(
        planned.blog, planned.pages, done, by_uri, site, made.links, _speech(rendering)
    )


def _feeds(planned: Planned, done: Mapping[str, Rendered], taken: Collection[str]) -> Feeds:
    """Make the feeds of a site that has the files of `taken` already."""
    started = planned.started
    if not started.options.feed:
        return feeds.Feeds({})
    return feeds.build(planned.blog, done, started.project, started.options.feed_formats, taken)
