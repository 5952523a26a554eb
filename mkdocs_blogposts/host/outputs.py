"""Outputs beside pages: redirects, feeds, the sitemap, and what is told of a page in its head."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.structure.pages import Page

from mkdocs_blogposts.host.files import NOT_FOUND, SiteFile, retarget, standalone
from mkdocs_blogposts.links.quoting import mkdocs_path
from mkdocs_blogposts.model import Post, Problem
from mkdocs_blogposts.plan.addresses import Addresses
from mkdocs_blogposts.plan.without_theme import is_raw
from mkdocs_blogposts.publish import feeds, redirects, seo, sitemap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.config import BlogPostsConfig
    from mkdocs_blogposts.liquid import Renderer
    from mkdocs_blogposts.model import Blog, SitePage, View
    from mkdocs_blogposts.publish.bodies import Bodies
    from mkdocs_blogposts.publish.feeds import FeedLink
    from mkdocs_blogposts.publish.feeds.channels import Scope
    from mkdocs_blogposts.publish.seo import Seo


ROOT = "index.html"
# MkDocs lists all pages in a file of its own.
MKDOCS_WRITES = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A file that is no page, as the template of the sitemap looks at pages."""

    canonical_url: str
    is_link: bool = False
    update_date: str = ""

    @property
    def page(self) -> StaticPage:
        """The page of the file, which this is as well."""
        return self


class Outputs:
    """What one build writes beside its pages."""

    def __init__(
        self, blog: Blog, config: MkDocsConfig, options: BlogPostsConfig, language: str, *, serving: bool
    ) -> None:
        """Work on one planned blog; `language` is the theme's."""
        self.serving = serving
        self.blog, self.config, self.options, self.language = blog, config, options, language
        settings = blog.settings
        served = (config.site_url or "").rstrip("/")
        # The blog says where it lives; MkDocs' `site_url` counts where it does not.
        self.base = settings.address.base or served or settings.address.baseurl
        clean = f"{settings.address.url}{settings.address.baseurl}" if settings.address.url else self.base
        self.bases = (clean, served or settings.address.baseurl)
        self.redirects = redirects.build(blog, clean, served_base=self.bases[1])
        self.problems: list[Problem] = [*self.redirects.problems, *self._not_ours()]
        self._texts: dict[str, File] = {}
        self._raw: dict[str, str] = {}
        self.feed_links: dict[Scope | None, list[FeedLink]] = {}
        self.site = seo.read_site(
            settings,
            self.base,
            name=config.site_name,
            description=config.site_description or "",
            author=config.site_author or "",
            language=language,
        )

    def add_texts(self, files: Files) -> None:
        """Add pages at old addresses, lists of them, `robots.txt`, and pages that stand alone."""
        found = dict(self.redirects.files)
        if self.redirects.json is not None:
            found["redirects.json"] = self.redirects.json
        if self.options.redirects_file and self.redirects.table:
            found["_redirects"] = self.redirects.table
        if self.blog.settings.plugins.has("jekyll-sitemap"):
            found["robots.txt"] = sitemap.robots(self.base)
        # The theme's page would be written over the site's own.
        if any(page.dest_uri == NOT_FOUND for page in self.blog.pages):
            self.config.theme.static_templates.discard(NOT_FOUND)
        # What these say is known when every body is.
        found |= dict.fromkeys((page.dest_uri for page in self._standalone()), "")
        found.update(self._from_root(files, found))
        self._add(files, found)
        addresses = {move.dest_uri: mkdocs_path(move.served) for move in self.redirects.moves}
        addresses |= {page.dest_uri: page.url for page in self._standalone()}
        for dest_uri in addresses.keys() & self._texts.keys():
            retarget(self._texts[dest_uri], addresses[dest_uri], dest_uri)

    def _from_root(self, files: Files, found: Mapping[str, str]) -> dict[str, str]:
        """Return a page that leads from the site's root to the blog, where nothing else is there."""
        index = next((view for view in self.blog.views if view.kind == "index" and view.page == 1), None)
        if index is None or ROOT in found or any(file.dest_uri == ROOT for file in files):
            return {}
        message = f"the site has no page at /, so visitors are led on to the blog at {index.url}; write one"
        self.problems.append(Problem("mkdocs.yml", None, f"{message}, for example docs/index.md", "info"))
        return {ROOT: redirects.leading_to(index.url, ROOT, self.bases)}

    def _not_ours(self) -> list[Problem]:
        note = "not built, because MkDocs writes a file of that name, which lists the same pages"
        uris = (each.source.src_uri for each in self._entries() if each.dest_uri == MKDOCS_WRITES)
        return [Problem(uri, None, note, "info") for uri in uris]

    def _standalone(self) -> list[Post | SitePage]:
        """Return what is written without the theme; some files are MkDocs' to write."""
        return [each for each in standalone(self.blog).values() if each.dest_uri != MKDOCS_WRITES]

    def _entries(self) -> list[Post | SitePage]:
        """Return the documents and pages that are written."""
        return [*(each for each in self.blog.documents if each.dest_uri), *self.blog.pages]

    def lay_out(self, bodies: Bodies) -> None:
        """Write what has layouts of the site's own, now that every body is done: pages, redirects."""
        for page in self._standalone():
            if page.dest_uri in self._texts:
                replaced = self.redirects.replaced.get(page.source.src_uri)
                self._texts[page.dest_uri].content_string = replaced or bodies.alone(page)
        raw = (post for post in self.blog.posts if is_raw(post.dest_uri))
        self._raw = {post.source.src_uri: bodies.alone(post) for post in raw}
        if bodies.liquid.layouts.has(redirects.LAYOUT):
            self._lay_out_redirects(bodies.liquid)

    def in_place(self, src_uri: str, output: str) -> str:
        """Return what is written in place of a page: a redirect, or a post at `/data.json` as it is."""
        return self.redirects.replaced.get(src_uri, self._raw.get(src_uri, output))

    def _lay_out_redirects(self, liquid: Renderer) -> None:
        def layout(entry: Post | SitePage, page: Mapping[str, object]) -> tuple[str, Sequence[Problem]]:
            rendered = liquid.in_layout(entry, redirects.LAYOUT, str(page["content"]), page)
            return rendered.text, rendered.problems

        self.redirects = redirects.laid_out(self.redirects, layout)
        self.problems += self.redirects.problems
        for dest_uri in self._texts.keys() & self.redirects.files.keys():
            self._texts[dest_uri].content_string = self.redirects.files[dest_uri]

    def unmade(self) -> set[str]:
        """Return the files (`dest_uri`) that texts may lead to although they are made last."""
        of_feeds = feeds.addresses(self.blog, self.options.feed_formats) if self.options.feed else set[str]()
        return {MKDOCS_WRITES, *of_feeds}

    def add_feeds(
        self,
        files: Files,
        body_of: Callable[[Post], str],
        excerpt_of: Callable[[Post], str],
        image_of: Callable[[Post], str],
    ) -> None:
        """Add the feeds; `image_of` gives a post's cover relative to the site root, or absolute, or ""."""
        if not self.options.feed:
            return
        identity = self.blog.settings.identity
        found = feeds.build(
            self.blog,
            self.base,
            body_of=body_of,
            excerpt_of=excerpt_of,
            language=self.language,
            site_title=identity.title or self.config.site_name,
            site_description=identity.description or self.config.site_description or "",
            formats=self.options.feed_formats,
            image_of=image_of,
            site_author=self.config.site_author or "",
            taken={file.dest_uri for file in files},
            development=self.serving,
        )
        self._add(files, found.files)
        for link in found.links:
            self.feed_links.setdefault(link.scope, []).append(link)
        self.problems += found.problems

    def _add(self, files: Files, found: Mapping[str, str]) -> None:
        """Add texts as files, but for those that the site has, or has a folder of that name for."""
        taken = Addresses({file.dest_uri: file.src_uri for file in files})
        for dest_uri, text in found.items():
            if taken.owner(dest_uri) is None and files.get_file_from_path(dest_uri) is None:
                # An old address may end in ".md", and is no page of MkDocs all the same.
                file = SiteFile.generated(self.config, dest_uri, content=text)
                file.dest_uri = dest_uri
                files.append(file)
                self._texts[dest_uri] = file

    def is_listed(self, entry: Post | SitePage | None, meta: Mapping[str, object]) -> bool:
        """Say whether the sitemap lists a post or a page of the Jekyll site, or (None) a page of MkDocs."""
        return sitemap.is_listed(entry, self.redirects.replaced) if entry else sitemap.is_wanted(meta)

    def listed_alone(self) -> list[File]:
        """Return what the sitemap lists of what is written without the theme, as pages of MkDocs."""
        return [
            self._page_alone(entry)
            for entry in self._standalone()
            if entry.dest_uri in self._texts and self.is_listed(entry, entry.meta)
        ]

    def _page_alone(self, entry: Post | SitePage) -> File:
        file = SiteFile.generated(self.config, entry.source.src_uri, content="")
        retarget(file, entry.url, entry.dest_uri)
        file.page = Page(entry.title, file, self.config)
        file.page.update_date = self.lastmod(entry)
        return file

    def statics(self) -> list[StaticPage]:
        """Return the files that the sitemap lists beside pages: as of these, none without a `site_url`."""
        base = self.config.site_url
        return [StaticPage(urljoin(base, f"./{url}")) for url in sitemap.statics(self.blog)] if base else []

    def lastmod(self, entry: Post | SitePage) -> str:
        """Return when a post or page was last changed, as the sitemap says it; "" where nothing says so."""
        return sitemap.lastmod(entry, self.blog.settings)

    def of_entry(
        self,
        entry: Post | SitePage,
        image: str,
        excerpt: str,
        scopes: Iterable[Scope] = (),
        view: View | None = None,
    ) -> dict[str, object]:
        """Return what the head of a post's or a page's page tells, and of every page of a list that it shows.

        `image` is relative to the site root, or absolute, or "". `scopes` are the terms whose feeds it names.
        """
        told = seo.of_entry(
            *(entry, self.site),
            excerpt=excerpt,
            image_url=seo.absolute(image, self.base) if image else None,
            page=view.page if view else 1,
            urls=view.urls if view else (),
        )
        return self._head(told, scopes)

    def of_view(self, view: View, title: str) -> dict[str, object]:
        """Return what the head of a list's page tells, where the list is ours alone; `title` is text."""
        shown = "" if view.url == "/" else escape(title, quote=False)
        told = seo.of_list(shown, view.url, self.site, page=view.page, urls=view.urls)
        return self._head(told, scopes_of(view))

    def _head(self, told: Seo, scopes: Iterable[Scope]) -> dict[str, object]:
        """Return what templates print in a head: of the feeds, the blog's own and those of the terms."""
        links = [link for scope in (None, *scopes) for link in self.feed_links.get(scope, ())]
        return {"seo": told, "feed_links": links}


def scopes_of(view: View) -> list[Scope]:
    """Return the terms whose feeds a list's page names."""
    return [(view.term.kind, view.term.name)] if view.term else []
