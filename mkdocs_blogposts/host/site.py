"""One build of the site: what each event of MkDocs does to its objects, in build order."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from mkdocs.plugins import get_plugin_logger

from mkdocs_blogposts import cards, labels
from mkdocs_blogposts.assets import Resolver
from mkdocs_blogposts.bodies import Bodies
from mkdocs_blogposts.host import files as placing
from mkdocs_blogposts.host import inputs, nav, pages, theme
from mkdocs_blogposts.host.contexts import Contexts
from mkdocs_blogposts.host.outputs import Outputs
from mkdocs_blogposts.plan import plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.cards import Card
    from mkdocs_blogposts.config import BlogPostsConfig
    from mkdocs_blogposts.model import Blog, Post, Problem, SitePage, View

log = get_plugin_logger("blogposts")
LONGEST = 2000
"""Characters of a message; a file name, or a list of them, could be any number."""


class Site:
    """The blog while MkDocs builds it."""

    blog: Blog
    bodies: Bodies
    contexts: Contexts
    outputs: Outputs

    def __init__(self, config: MkDocsConfig, options: BlogPostsConfig, *, serving: bool) -> None:
        """Read the settings; nothing of an earlier build is kept."""
        self.config = config
        self.options = options
        self.serving = serving
        self.language = theme.language_of(config)
        self.labels = labels.labels(self.language)
        self.cards: dict[str, Card] = {}
        self.views: dict[str, View] = {}
        self.pages: dict[str, Post | SitePage] = {}
        self.held: dict[str, File] = {}
        self.textless: set[str] = set()
        self._told: set[Problem] = set()
        self.settings, problems = inputs.read_settings(config, options, serving=serving)
        self._tell(problems)
        theme.add_templates(config)

    def _tell(self, problems: Iterable[Problem]) -> None:
        """Log problems, each once a build."""
        for problem in problems:
            if problem not in self._told:
                self._told.add(problem)
                where = problem.src_uri if problem.line is None else f"{problem.src_uri}:{problem.line}"
                message = f"{where}: {problem.message}"
                message = message if len(message) <= LONGEST else f"{message[:LONGEST]}…"
                (log.warning if problem.level == "warning" else log.info)(message)

    # -- files and navigation ------------------------------------------------------------------------------

    def arrange(self, files: Files) -> None:
        """Plan the blog from the files there are, and put it among them."""
        found = inputs.read_sources(files, self.config, self.settings, serving=self.serving)
        self.held = {**self.held, **found.held}
        self.blog = plan(self.settings, found.sources, placing.taken(files, self.config))
        placing.place_posts(files, self.blog, self.config, self.held)
        placing.place_site(files, self.blog, self.config)
        self.textless = placing.place_views(files, self.blog, self.config)
        self.views = {view.src_uri: view for view in self.blog.views}
        self.pages = {entry.source.src_uri: entry for entry in placing.themed(self.blog)}
        self._tell((*found.problems, *self.blog.problems))

    def adopt(self, files: Files) -> None:
        """Plan again where another plugin has brought posts since."""
        if self.settings.in_docs and inputs.has_new_posts(files, self.held, self.settings):
            placing.withdraw(files, self.textless)
            self.arrange(files)

    def settle(self, navigation: Navigation, files: Files) -> None:
        """Take posts out of the navigation; from now on every address is known."""
        nav.prune(navigation, self._unnamed(), set(nav.named_in(self.config.nav)))
        self.outputs = Outputs(self.blog, self.config, self.options, self.language, serving=self.serving)
        self.outputs.add_texts(files)
        dest_uris, by_src = placing.addresses(files)
        shifted = placing.shifted(files, self.blog)
        dest_uris |= shifted.keys()
        beside = placing.beside_files(self.blog, self.held, self.config)
        by_src |= {uri: file.dest_uri for uri, file in beside.items()}
        resolver = Resolver(dest_uris, by_src, self.settings.baseurl, inputs.hosts(self.settings))
        tags, problems = inputs.liquid_tags(self.config, self.options)
        self._tell(problems)
        self.bodies = Bodies(
            self.blog,
            resolver,
            lambda uri: placing.publish(files, beside.get(uri)),
            tags,
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
        """Make a post's file look like a folder's index: the social plugin takes no other permalink."""
        if page.file.src_uri in self.blog.by_uri:
            page.file.name = "index"

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
            if not self.bodies.is_mkdocs(entry):
                pages.render_with(page, partial(self.bodies.render, entry))
        if view is not None:
            if entry is not None and not entry.meta.get("title"):
                # The list's name says more than that of the file.
                page.meta.pop("title", None)
            title = pages.view_title(view, self.labels)
            pages.open_view(page, view, title, is_textless=view.src_uri in self.textless)
        if entry is None:
            return markdown
        page.meta.setdefault("template", "blogposts/page.html")
        if page.file.src_uri in self.outputs.redirects.replaced:
            page.meta["search"] = {"exclude": True}
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

        self.cards = cards.deal(self.blog, body_of, self.bodies.excerpt, self.bodies.locate, self.language)
        for uri, page in posts.items():
            card = self.cards[uri]
            older, newer = self.blog.neighbours[uri]
            page.previous_page, page.next_page = posts.get(older or ""), posts.get(newer or "")
            page.update_date = self.outputs.lastmod(self.blog.by_uri[uri])
            page.meta.setdefault("description", escape(card.excerpt))
        self.contexts = Contexts(self.blog, self.bodies, self.outputs, self.cards, self.labels)
        self._date_views(files)
        self._date_pages(files)
        placing.place_originals(files, self.blog, self.config)
        self.outputs.add_feeds(
            files,
            body_of=lambda post: body_of(post.source.src_uri),
            excerpt_of=self._excerpt_of,
            image_of=self._image_of,
        )
        self.outputs.lay_out(self.bodies)
        self._tell((*self.bodies.problems, *self.outputs.problems))

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
                file.page.update_date = f"{max(self.cards[post].date for post in view.posts):%Y-%m-%d}"

    def context(self, page: Page) -> dict[str, object]:
        """Return what the template of a post, a list or a page sees beside MkDocs' own context."""
        uri = page.file.src_uri
        if uri in self.cards:
            return self.contexts.of_post(page, self.blog.by_uri[uri])
        if view := self.views.get(uri):
            return self.contexts.of_view(page, view, is_textless=uri in self.textless)
        return self.contexts.of_page(page, entry) if (entry := self.pages.get(uri)) else {}

    def written(self, page: Page, output: str) -> str:
        """Return what is written for a page: a redirect in place of a post with `redirect_to`, mostly itself.

        Servers show `/404.html` at any address, so its links start at the site's root.
        """
        if page.file.dest_uri == placing.NOT_FOUND and page.file.src_uri in self.pages:
            return pages.rooted(output, urlsplit(self.config.site_url or "").path or "/")
        return self.outputs.redirects.replaced.get(page.file.src_uri, output)

    def listed(self, pages: Iterable[File]) -> list[File]:
        """Return the pages that the sitemap lists, and the files of the site that are as good as pages."""
        entries: dict[str, Post | SitePage] = {**self.blog.by_uri, **self.pages}
        found = (
            file
            for file in pages
            if file.page and self.outputs.is_listed(entries.get(file.src_uri), file.page.meta)
        )
        # The template reads nothing else of a page than what these have, too.
        return [*found, *cast("list[File]", self.outputs.statics())]

    def watched(self) -> Iterable[str]:
        """Return the paths outside the docs folder that a preview must watch."""
        return () if self.settings.in_docs else inputs.watched(self.blog)
