"""The third stage of a build: what is known from `on_nav` on, while one body after the other is rendered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdocs.utils.meta import get_data

from mkdocs_blogposts.host import files as placing
from mkdocs_blogposts.host import inputs, nav, pages, printing, text_files
from mkdocs_blogposts.links.resolve import Resolver
from mkdocs_blogposts.publish import feeds, labels, page_context, redirects
from mkdocs_blogposts.publish.bodies import Bodies
from mkdocs_blogposts.publish.references import References
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.host.planned import Planned
    from mkdocs_blogposts.host.text_files import TextFiles
    from mkdocs_blogposts.model import Entry, Problem
    from mkdocs_blogposts.publish.redirects import Redirects


@dataclass(frozen=True, slots=True)
class Rendering:
    """A build in which every address is known."""

    planned: Planned
    navigation: Navigation
    redirects: Redirects
    texts: TextFiles
    """What is written beside pages: old addresses, pages that stand alone, `robots.txt`."""
    beside: Mapping[str, File]
    """The files that lie beside posts, by `src_uri`; they are published when a page shows them."""
    bodies: Bodies
    references: References

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with all that is known by now."""
        of_pages = (*self.bodies.problems, *self.references.problems)
        return (*self.planned.problems, *of_pages, *self.redirects.problems, *self.texts.problems)

    def open_page(self, page: Page, markdown: str) -> str:
        """Set a page's front matter and converter; return its text with Liquid rendered."""
        uri = page.file.src_uri
        view, entry = self.planned.views.get(uri), self.planned.entry(uri)
        is_textless = uri in self.planned.textless
        if entry is not None:
            page.meta = pages.entry_meta(entry, self.planned.started.config)
        if is_textless:
            pages.render_blank(page)
        elif entry is not None and not self.bodies.is_mkdocs(entry):
            pages.render_with(page, partial(self.bodies.render, entry))
        if view is not None:
            if entry is not None and not entry.meta.get("title"):
                # The list's name says more than that of the file.
                page.meta.pop("title", None)
            title = page_context.view_title(view, labels.labels(self.planned.started.project.language))
            pages.open_view(page, view, title, is_textless=is_textless)
        if view is not None or entry is not None:
            printing.entitle(page)
        return markdown if entry is None else self._text(page, entry, markdown)

    def _text(self, page: Page, entry: Entry, markdown: str) -> str:
        """Return the text of an entry's page with Liquid rendered; none where nobody would see it."""
        uri = page.file.src_uri
        page.meta.setdefault("template", "blogposts/page.html")
        if uri in self.redirects.replaced:
            page.meta["search"] = {"exclude": True}
        if uri in self.redirects.replaced or uri in self.planned.textless:
            return ""
        return pages.shown_to_macros(self.bodies.expand(entry, markdown), entry, self.planned.started.config)

    def resolve(self, page: Page, html: str) -> str:
        """Return a body in which images and links lead where they should."""
        entry = self.planned.entry(page.file.src_uri)
        return html if entry is None else self.references.resolve(entry, html)


def begin_rendering(planned: Planned, navigation: Navigation, files: Files) -> Rendering:
    """Take posts out of the navigation, and add what is written at other addresses."""
    started, blog = planned.started, planned.blog
    nav.prune(navigation, planned.unnamed(), set(nav.named_in(started.config.nav)))
    moved = redirects.build(blog, started.project.plain_base, served_base=started.project.served_base)
    texts = text_files.place(planned, moved, files)
    beside = placing.beside_files(blog, planned.taken_over, started.config)
    bodies = Bodies(blog, planned.tags, moved.replaced, started.conversions)
    # Where a server runs there are threads, and mostly little to do.
    if not started.project.is_preview:
        bodies.foresee(_texts(planned, files), started.options.jobs)
    return Rendering(
        planned=planned,
        navigation=navigation,
        redirects=moved,
        texts=texts,
        beside=beside,
        bodies=bodies,
        references=_references(planned, files, beside),
    )


def _texts(planned: Planned, files: Files) -> Iterator[tuple[Entry, str]]:
    """Yield entries with the texts of their pages, as MkDocs will read them, in its order."""
    for file in files.documentation_pages():
        entry = planned.entry(file.src_uri)
        if entry is not None and file.src_uri not in planned.textless:
            yield entry, get_data(planned.text_of(entry))[0]


def _references(planned: Planned, files: Files, beside: Mapping[str, File]) -> References:
    """Return what resolves links, among the files that there are and those that are made last."""
    blog, options, settings = planned.blog, planned.started.options, planned.started.settings
    dest_uris, by_src = placing.addresses(files)
    shifted = placing.shifted(files, blog)
    of_feeds = feeds.addresses(blog, options.feed_formats) if options.feed else set[str]()
    dest_uris |= {*shifted, *of_feeds, text_files.MKDOCS_WRITES}
    by_src |= {uri: file.dest_uri for uri, file in beside.items()}
    resolver = Resolver(
        dest_uris, by_src, settings.address.baseurl, inputs.hosts(settings.address), placing.urls(files)
    )
    return References(settings, resolver, inputs.link_levels(planned.started.config), shifted)
