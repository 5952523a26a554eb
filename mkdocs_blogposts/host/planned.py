"""The second stage of a build: what is known from `on_files` on."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_blogposts.host import files as placing
from mkdocs_blogposts.host import pages, source_files
from mkdocs_blogposts.publish.planning import plan
from mkdocs_blogposts.read import liquid_tags
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.host.started import Started
    from mkdocs_blogposts.model import Blog, Entry, Problem, View
    from mkdocs_blogposts.read.liquid_tags import Tags


@dataclass(frozen=True, slots=True)
class Planned:
    """A build whose blog is planned, and put among the files of MkDocs."""

    started: Started
    blog: Blog
    tags: Tags
    """The site's own Liquid tags."""
    taken_over: Mapping[str, File]
    """MkDocs' files that were taken out of its hands, by `src_uri`: posts and what lies beside them."""
    pages: Mapping[str, Entry]
    """What the theme shows that is no post, by the `src_uri` of its page."""
    views: Mapping[str, View]
    """Every page of a list, by its `src_uri`."""
    added_views: Collection[str]
    """Those that have a page of our making."""
    textless: Collection[str]
    """Those that show no text of a page of the site's."""
    links: Mapping[str, str]
    """What links lead to where no server finds pages by their addresses: the file of each."""
    tied: Collection[str]
    """The entries whose text is shown by pages that were read for the plan, by `src_uri`."""
    problems: tuple[Problem, ...]
    """What is wrong with the settings, the files and the plan."""

    def entry(self, src_uri: str) -> Entry | None:
        """Return the post, document or page that a page of MkDocs is made of."""
        return self.blog.by_uri.get(src_uri) or self.pages.get(src_uri)

    def unnamed(self) -> set[str]:
        """Return what is in the navigation only if `nav` names it: posts, lists, documents of collections."""
        documents = (uri for uri, entry in self.pages.items() if entry.source.collection)
        return {*self.blog.by_uri, *self.views, *documents}

    def set_address(self, page: Page) -> None:
        """Make a post's file look like a folder's index: the social plugin takes no other permalink.

        What is known in the world by its address stays so where links lead to files.
        """
        uri = page.file.src_uri
        if uri in self.blog.by_uri:
            page.file.name = "index"
        entry = self.entry(uri) or self.views.get(uri)
        if entry is not None and not self.started.config.use_directory_urls:
            pages.set_address(page, entry.url, self.started.config)

    def source_of(self, page: Page) -> str | None:
        """Return the text of a post or a Jekyll page without its front matter; None for pages not ours.

        A list without text says so here: i18n makes its file anew, and forgets that there is nothing on disk.
        """
        if page.file.src_uri in self.textless:
            return ""
        entry = self.entry(page.file.src_uri)
        return self.text_of(entry) if entry else None

    def text_of(self, entry: Entry) -> str:
        """Return the text of an entry as MkDocs is to read it."""
        # It takes `key: value` lines at the start of a text as metadata; a blank line first stops it.
        return f"\n{entry.body}"


def plan_files(
    started: Started, files: Files, taken_over: Mapping[str, File] = MappingProxyType({})
) -> Planned:
    """Plan the blog from the files there are, and put it among them.

    `taken_over` are the files that an earlier plan took out of MkDocs' hands.
    """
    config, settings = started.config, started.settings
    found = source_files.read(files, config, settings, serving=started.project.is_preview)
    taken_over = {**taken_over, **found.taken_over}
    folder = os.path.dirname(config.config_file_path or "")
    tags, of_tags = liquid_tags.load(started.options.liquid_tags or {}, folder)
    tied: set[str] = set()
    taken = placing.taken(files, config)
    blog = plan(settings, found.sources, taken, tags, started.conversions, tied)
    placing.place_posts(files, blog, config, taken_over)
    placing.place_site(files, blog, config)
    return Planned(
        started=started,
        blog=blog,
        tags=tags,
        taken_over=taken_over,
        pages=placing.pages_by_uri(blog),
        views={view.src_uri: view for view in blog.views},
        added_views=placing.place_views(files, blog, config),
        textless={view.src_uri for view in blog.views if view.text == "none"},
        links=placing.links(blog, config),
        tied=tied,
        problems=(*started.problems, *of_tags, *found.problems, *blog.problems),
    )


def plan_again(planned: Planned, files: Files) -> Planned:
    """Return a plan with the posts that another plugin has brought since, if there are some."""
    settings = planned.started.settings
    if not settings.folders.in_docs or not source_files.has_new_posts(
        files, planned.taken_over, settings.folders
    ):
        return planned
    placing.withdraw(files, planned.added_views)
    return plan_files(planned.started, files, planned.taken_over)
