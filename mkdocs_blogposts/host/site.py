"""One build of the site: what each event of MkDocs does to its objects, in build order."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from mkdocs_blogposts.host import files as placing
from mkdocs_blogposts.host import inputs, nav, pages, printing, site_dir, source_files, theme, watching
from mkdocs_blogposts.host.contexts import Contexts
from mkdocs_blogposts.host.messages import Messages
from mkdocs_blogposts.host.outputs import Outputs
from mkdocs_blogposts.links.resolve import Resolver
from mkdocs_blogposts.publish import cards, labels
from mkdocs_blogposts.publish.bodies import Bodies
from mkdocs_blogposts.publish.planning import plan
from mkdocs_blogposts.read import walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.config import BlogPostsConfig
    from mkdocs_blogposts.liquid.custom import Tags
    from mkdocs_blogposts.model import Blog, Post, SitePage, View
    from mkdocs_blogposts.publish.cards import Card

PACKED = ("1970-01-02", "2106-02-06")
"""The days that gzip can date a file with, in any time zone: it has 32 bits for the seconds since 1970."""


class Site:
    """The blog while MkDocs builds it."""

    blog: Blog
    bodies: Bodies
    contexts: Contexts
    outputs: Outputs
    tags: Tags

    def __init__(self, config: MkDocsConfig, options: BlogPostsConfig, *, serving: bool) -> None:
        """Read the settings; nothing of an earlier build is kept."""
        self.config = config
        self.options = options
        self.serving = serving
        self.cards: dict[str, Card] = {}
        self.views: dict[str, View] = {}
        self.pages: dict[str, Post | SitePage] = {}
        self.held: dict[str, File] = {}
        self.added: set[str] = set()
        self.textless: set[str] = set()
        self.links: dict[str, str] = {}
        self.printed: printing.Printed | None = None
        self._dated: list[File] = []
        self.messages = Messages()
        self.settings, problems = inputs.read_settings(config, options, serving=serving)
        self.language = theme.language_of(config, labels.spoken(self.settings.identity.languages))
        self.labels = labels.labels(self.language)
        self.messages.add(problems)
        theme.add_templates(config)

    def protect(self) -> None:
        """Raise `PluginError` where a build would delete or overwrite files of the author's."""
        outputs = walk.jekylls_output(self.settings)
        site_dir.refuse(self.config, self.settings.folders.source_dir, outputs, serving=self.serving)

    # -- files and navigation ------------------------------------------------------------------------------

    def arrange(self, files: Files) -> None:
        """Plan the blog from the files there are, and put it among them."""
        found = source_files.read(files, self.config, self.settings, serving=self.serving)
        self.held = {**self.held, **found.held}
        tags, problems = inputs.liquid_tags(self.config, self.options)
        self.tags = tags
        self.messages.add(problems)
        self.blog = plan(self.settings, found.sources, placing.taken(files, self.config), tags)
        placing.place_posts(files, self.blog, self.config, self.held)
        placing.place_site(files, self.blog, self.config)
        self.added = placing.place_views(files, self.blog, self.config)
        self.links = placing.links(self.blog, self.config)
        self.views = {view.src_uri: view for view in self.blog.views}
        self.textless = {view.src_uri for view in self.blog.views if view.text == "none"}
        self.pages = placing.pages_by_uri(self.blog)
        self.messages.add((*found.problems, *self.blog.problems))

    def adopt(self, files: Files) -> None:
        """Plan again where another plugin has brought posts since."""
        if self.settings.folders.in_docs and source_files.has_new_posts(files, self.held, self.settings):
            placing.withdraw(files, self.added)
            self.arrange(files)

    def settle(self, navigation: Navigation, files: Files) -> None:
        """Take posts out of the navigation; from now on every address is known."""
        nav.prune(navigation, self._unnamed(), set(nav.named_in(self.config.nav)))
        self.outputs = Outputs(self.blog, self.config, self.options, self.language, serving=self.serving)
        self.outputs.add_texts(files)
        dest_uris, by_src = placing.addresses(files)
        shifted = placing.shifted(files, self.blog)
        dest_uris |= shifted.keys() | self.outputs.unmade()
        beside = placing.beside_files(self.blog, self.held, self.config)
        by_src |= {uri: file.dest_uri for uri, file in beside.items()}
        hosts, urls = inputs.hosts(self.settings), placing.urls(files)
        resolver = Resolver(dest_uris, by_src, self.settings.address.baseurl, hosts, urls)
        self.bodies = Bodies(
            self.blog,
            resolver,
            lambda uri: placing.publish(files, beside.get(uri)),
            self.tags,
            inputs.link_levels(self.config),
            self.outputs.redirects.replaced,
            shifted,
        )

    def _unnamed(self) -> set[str]:
        """Return what is in the navigation only if `nav` names it: posts, lists, documents of collections."""
        documents = (uri for uri, entry in self.pages.items() if entry.source.collection)
        return {*self.blog.by_uri, *self.views, *documents}

    # -- one page after the other --------------------------------------------------------------------------

    def _entry(self, page: Page) -> Post | SitePage | None:
        uri = page.file.src_uri
        return self.blog.by_uri.get(uri) or self.pages.get(uri)

    def prepare(self, page: Page) -> None:
        """Make a post's file look like a folder's index: the social plugin takes no other permalink.

        What is known in the world by its address stays so where links lead to files.
        """
        uri = page.file.src_uri
        if uri in self.blog.by_uri:
            page.file.name = "index"
        entry = self._entry(page) or self.views.get(uri)
        if entry is not None and not self.config.use_directory_urls:
            pages.set_address(page, entry.url, self.config)

    def read(self, page: Page) -> str | None:
        """Return the text of a post or a Jekyll page without its front matter; None for pages not ours.

        A list without text says so here: i18n makes its file anew, and forgets that there is nothing on disk.
        """
        if page.file.src_uri in self.textless:
            return ""
        entry = self._entry(page)
        return pages.shielded(entry.body) if entry else None

    def open(self, page: Page, markdown: str) -> str:
        """Set a page's front matter and converter; return its text with Liquid rendered."""
        view = self.views.get(page.file.src_uri)
        entry = self._entry(page)
        if entry is not None:
            page.meta = pages.entry_meta(entry, self.config)
            if page.file.src_uri not in self.textless and not self.bodies.is_mkdocs(entry):
                pages.render_with(page, partial(self.bodies.render, entry))
        if view is not None:
            if entry is not None and not entry.meta.get("title"):
                # The list's name says more than that of the file.
                page.meta.pop("title", None)
            title = pages.view_title(view, self.labels)
            pages.open_view(page, view, title, is_textless=view.src_uri in self.textless)
        if view is not None or entry is not None:
            printing.entitle(page)
        if entry is None:
            return markdown
        page.meta.setdefault("template", "blogposts/page.html")
        if page.file.src_uri in self.outputs.redirects.replaced:
            page.meta["search"] = {"exclude": True}
            return ""
        if page.file.src_uri in self.textless:
            return ""
        return pages.shown_to_macros(self.bodies.expand(entry, markdown), entry, self.config)

    def finish(self, page: Page, html: str) -> str:
        """Return a body in which images and links lead where they should."""
        entry = self._entry(page)
        return self.bodies.finish(entry, html) if entry is not None else html

    # -- lists and templates -------------------------------------------------------------------------------

    def gather(self, files: Files) -> None:
        """Make the cards, and what pages of posts and lists need to know of each other."""
        by_uri = {uri: files.get_file_from_path(uri) for uri in self.blog.by_uri}
        posts = {uri: file.page for uri, file in by_uri.items() if file is not None and file.page is not None}

        # Another plugin can have taken a post away; its body is empty then, as in a build that is `--dirty`.
        def body_of(uri: str) -> str:
            page = file.page if (file := files.get_file_from_path(uri)) else None
            return page.content or "" if page else ""

        shown = theme.shown_language(self.config)
        speech = labels.speech(self.language, shown)
        self.cards = cards.deal(self.blog, body_of, self.bodies.excerpt, self.bodies.locate, speech, shown)
        for uri, page in posts.items():
            card = self.cards[uri]
            older, newer = self.blog.neighbours[uri]
            page.previous_page, page.next_page = posts.get(older or ""), posts.get(newer or "")
            page.update_date = self.outputs.lastmod(self.blog.by_uri[uri])
            page.meta.setdefault("description", escape(card.excerpt))
        self.contexts = Contexts(self.blog, self.bodies, self.outputs, self.cards, speech)
        self._date_views(files)
        self._date_pages(files)
        placing.place_originals(files, self.blog, self.config)
        # Feeds show what is written without the theme, too.
        self.outputs.lay_out(self.bodies)
        self.outputs.add_feeds(
            files,
            body_of=lambda post: body_of(post.source.src_uri) or self.bodies.html_alone(post),
            excerpt_of=self._excerpt_of,
            image_of=self._image_of,
        )
        self.messages.add((*self.bodies.problems, *self.outputs.problems))
        self.messages.tell()

    def _excerpt_of(self, post: Post) -> str:
        return self.bodies.excerpt(post, "")

    def _image_of(self, post: Post) -> str:
        """Return the cover of a post, or of a document, which has no card; a missing one as it is written."""
        card = self.cards.get(post.source.src_uri)
        found = card.image if card else self.bodies.locate(post, post.image) if post.image else ""
        return found or post.image or ""

    def _date_pages(self, files: Files) -> None:
        """Date pages and documents as jekyll-sitemap does, where it gives a date."""
        for uri, entry in self.pages.items():
            file = files.get_file_from_path(uri)
            if file and file.page and (stamp := self.outputs.lastmod(entry)):
                file.page.update_date = stamp

    def _date_views(self, files: Files) -> None:
        """Give every list the date of its newest post, which is when it changed."""
        for uri, view in self.views.items():
            file = files.get_file_from_path(uri)
            is_of_posts = view.posts and view.kind != "collection"
            if is_of_posts and file and file.page and uri in self.textless:
                newest = max(self.cards[post].date for post in view.posts)
                file.page.update_date = newest.date().isoformat()

    def name(self, page: Page) -> None:
        """Let the search plugin of MkDocs read a page's title, which is printed otherwise."""
        self.printed = printing.bare(page, self.config)

    def context(self, page: Page) -> dict[str, object]:
        """Return what the template of a post, a list or a page sees beside MkDocs' own context."""
        if self.printed is not None:
            page.title = self.printed
        uri = page.file.src_uri
        if uri in self.cards:
            return self.contexts.of_post(page, self.blog.by_uri[uri])
        if view := self.views.get(uri):
            return self.contexts.of_view(page, view, self.pages.get(uri))
        return self.contexts.of_page(page, entry) if (entry := self.pages.get(uri)) else {}

    def written(self, page: Page, output: str) -> str:
        """Return what is written for a page: a redirect in place of a post with `redirect_to`, mostly itself.

        Servers show `/404.html` at any address, so its links start at the site's root.
        """
        if page.file.dest_uri == placing.NOT_FOUND and page.file.src_uri in self.pages:
            return pages.rooted(output, urlsplit(self.config.site_url or "").path or "/")
        return self.outputs.in_place(page.file.src_uri, output)

    def listed(self, pages: Iterable[File]) -> list[File]:
        """Return the pages that the sitemap lists, and the files of the site that are as good as pages."""
        pages = self._dated = list(pages)
        entries: dict[str, Post | SitePage] = {**self.blog.by_uri, **self.pages}
        themed = [
            file
            for file in pages
            if file.page and self.outputs.is_listed(entries.get(file.src_uri), file.page.meta)
        ]
        # The template reads nothing else of a page than what static files have, too.
        statics = cast("list[File]", self.outputs.statics())
        return [*themed, *self.outputs.listed_alone(), *statics]

    def pack(self) -> None:
        """Date the pages within the years that gzip knows: MkDocs dates the packed sitemap by the newest."""
        for page in (file.page for file in self._dated if file.page):
            page.update_date = min(max(page.update_date, PACKED[0]), PACKED[1])

    def watch(self, server: LiveReloadServer) -> None:
        """Let a preview be built anew for changes outside the docs folder."""
        watching.watch(server, self.config, self.settings)
