"""Files: where posts, pages, assets and lists of the plan are put among the files of MkDocs."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import is_markdown_file

from mkdocs_blogposts.host.urls import page_url
from mkdocs_blogposts.model import NOT_FOUND, Blog, Entry, SitePage, Source, View
from mkdocs_blogposts.plan import lists
from mkdocs_blogposts.plan.source_paths import is_beside_posts
from mkdocs_blogposts.publish.cards import site_url
from mkdocs_blogposts.publish.page_context import is_entrance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

# This plugin knows pages of the docs folder only, so others pretend to lie there. Their text is told by us.
I18N = "i18n"
# Every page shows the whole navigation, so it holds no more documents of a collection.
MOST_IN_NAV = 25


class SiteFile(File):
    """A file whose address and kind the plan decides, not its extension."""

    is_page = False

    def is_documentation_page(self) -> bool:
        """Say whether MkDocs renders this file."""
        return self.is_page

    @property
    def edit_uri(self) -> str | None:
        """The path from the docs folder, so that "edit" links find files beside it, too."""
        return None if self.generated_by else self.path_from_docs

    path_from_docs: str | None = None


def taken(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Return who writes what: `dest_uri` -> `src_uri` of all files but the theme's, which may be replaced."""
    return {
        file.dest_uri: file.src_uri
        for file in files
        if file.inclusion.is_included() and file.src_dir not in config.theme.dirs
    }


def retarget(file: File, url: str, dest_uri: str) -> None:
    """Give a file another address."""
    file.dest_uri = dest_uri
    file.url = page_url(url, dest_uri, has_folders=file.use_directory_urls)
    file.abs_dest_path = os.path.normpath(os.path.join(file.dest_dir, dest_uri))


def put(files: Files, file: File) -> None:
    """Add a file, in place of one with the same `src_uri`."""
    if known := files.get_file_from_path(file.src_uri):
        files.remove(known)
    files.append(file)


def site_file(source: Source, root: str, dest_uri: str, config: MkDocsConfig, *, is_page: bool) -> SiteFile:
    """Return a source of the blog as a file of MkDocs."""
    file = SiteFile(source.src_uri, root, config.site_dir, config.use_directory_urls, dest_uri=dest_uri)
    file.is_page = is_page
    file.inclusion = InclusionLevel.NOT_IN_NAV
    file.path_from_docs = Path(os.path.relpath(file.abs_src_path or "", config.docs_dir)).as_posix()
    if is_page and I18N in config.plugins and is_markdown_file(source.src_uri):
        file.abs_src_path = os.path.join(config.docs_dir, *source.src_uri.split("/"))
    return file


def view_file(view: View, config: MkDocsConfig, *, in_nav: bool) -> File:
    """Return an empty page for a list, pretending to lie in the docs folder.

    It needs an absolute source path there, or plugins that ask for it (rss, i18n) fail.
    """
    file = File.generated(config, view.src_uri, content="")
    file.abs_src_path = os.path.join(config.docs_dir, *view.src_uri.split("/"))
    file.inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    retarget(file, view.url, view.dest_uri)
    return file


def place_posts(files: Files, blog: Blog, config: MkDocsConfig, taken_over: Mapping[str, File]) -> None:
    """Give every post its file and address; none is in the navigation unless `nav` names it.

    The oldest comes first: MkDocs renders in this order, and in Jekyll a post sees older ones finished.
    """
    for post in reversed(blog.posts):
        file = taken_over.get(post.source.src_uri)
        if file is None or not file.is_documentation_page():
            file = site_file(
                post.source, blog.settings.folders.source_dir, post.dest_uri, config, is_page=True
            )
        if file.inclusion.is_in_nav():
            file.inclusion = InclusionLevel.NOT_IN_NAV
        retarget(file, post.url, post.dest_uri)
        put(files, file)


def themed(blog: Blog) -> list[Entry]:
    """Return what is neither post nor list, and shown as the theme shows pages."""
    return [each for each in blog.written if not each.standalone]


def paged(blog: Blog) -> dict[str, SitePage]:
    """Return the further pages of lists that a page of the site makes, by `src_uri`.

    As in Jekyll, each of them is that page at another address.
    """
    pages = {page.dest_uri: page for page in blog.pages}
    views = [view for view in blog.views if view.text == "paged"]
    firsts = {view.url: pages[view.dest_uri] for view in views if view.page == 1}
    return {
        view.src_uri: replace(firsts[view.urls[0]], url=view.url, dest_uri=view.dest_uri)
        for view in views
        if view.page > 1
    }


def pages_by_uri(blog: Blog) -> dict[str, Entry]:
    """Return what the theme shows that is no post, by `src_uri`."""
    again = {uri: page for uri, page in paged(blog).items() if not page.standalone}
    return {entry.source.src_uri: entry for entry in themed(blog)} | again


def standalone(blog: Blog) -> dict[str, Entry]:
    """Return the documents and pages that are written without the theme, by `src_uri`."""
    every = {each.source.src_uri: each for each in blog.written} | paged(blog)
    return {uri: page for uri, page in every.items() if page.standalone}


def place_site(files: Files, blog: Blog, config: MkDocsConfig) -> None:
    """Add the documents, pages and assets of a Jekyll site."""
    root = blog.settings.folders.source_dir
    # In Jekyll, pages see documents finished. Those can be as many as posts, and are as little in the nav.
    few = _few(blog)
    entrances = {view.src_uri for view in blog.views if is_entrance(view)}
    for entry in themed(blog):
        file = site_file(entry.source, root, entry.dest_uri, config, is_page=True)
        is_in_nav = _is_in_nav(entry) and (not entry.source.collection or entry.source.collection in few)
        is_in_nav |= entry.source.src_uri in entrances
        file.inclusion = InclusionLevel.INCLUDED if is_in_nav else InclusionLevel.NOT_IN_NAV
        retarget(file, entry.url, entry.dest_uri)
        put(files, file)
    shown = {page.source.src_uri for page in blog.pages}
    for asset in blog.assets:
        if not is_beside_posts(asset.source.src_uri) and asset.source.src_uri not in shown:
            put(files, site_file(asset.source, root, asset.dest_uri, config, is_page=False))


def _few(blog: Blog) -> set[str]:
    """Return the collections whose documents are pages like any other: a few, in no folder of their own."""
    found = {
        each.label: (each, lists.readable_documents(each, blog.documents))
        for each in blog.settings.folders.collections
    }
    return {
        label
        for label, (collection, documents) in found.items()
        if len(documents) <= MOST_IN_NAV and not lists.shared_folder(collection, documents)
    }


def _is_in_nav(entry: Entry) -> bool:
    """Say whether a navigation that MkDocs makes by itself shows a page: no template, no error page."""
    if entry.dest_uri == NOT_FOUND:
        return False
    return entry.source.ext.lower() not in (".html", ".htm") or bool(entry.meta.get("title"))


def place_originals(files: Files, blog: Blog, config: MkDocsConfig) -> None:
    """Add the originals of pages without front matter, which are written beside their pages.

    The page has the path for its own, so the original goes by another; and because links to that path mean
    the page, it is added after links are resolved.
    """
    shown = {page.source.src_uri for page in blog.pages}
    for asset in blog.assets:
        if asset.source.src_uri in shown:
            name = f".originals/{asset.source.src_uri}"
            file = SiteFile.generated(config, name, abs_src_path=asset.source.path)
            file.inclusion = InclusionLevel.NOT_IN_NAV
            file.dest_uri = asset.dest_uri
            files.append(file)


def beside_files(blog: Blog, taken_over: Mapping[str, File], config: MkDocsConfig) -> dict[str, File]:
    """Return the files that lie beside posts, by `src_uri`; they are published when a post shows them."""
    root = blog.settings.folders.source_dir
    found: dict[str, File] = {}
    for asset in blog.assets:
        uri = asset.source.src_uri
        if is_beside_posts(uri):
            file = taken_over.get(uri) or site_file(asset.source, root, asset.dest_uri, config, is_page=False)
            retarget(file, f"/{asset.dest_uri}", asset.dest_uri)
            found[uri] = file
    return found


def place_shown(files: Files, beside: Mapping[str, File], shown: Iterable[str]) -> None:
    """Add the files beside posts that some page shows; `shown` are `src_uri`s of any files."""
    for uri in shown:
        if uri in beside and files.get_file_from_path(uri) is None:
            files.append(beside[uri])


def place_views(files: Files, blog: Blog, config: MkDocsConfig) -> set[str]:
    """Add a page for every list that is not attached to a page with a text; return their `src_uri`s."""
    written = standalone(blog)
    added = {
        view.src_uri: view
        for view in blog.views
        if view.src_uri not in written and files.get_file_from_path(view.src_uri) is None
    }
    for view in added.values():
        files.append(view_file(view, config, in_nav=is_entrance(view)))
    return set(added)


def withdraw(files: Files, added: Collection[str]) -> None:
    """Take back the pages of lists that an earlier plan added."""
    for uri in added:
        if file := files.get_file_from_path(uri):
            files.remove(file)


def shifted(files: Files, blog: Blog) -> dict[str, str]:
    """Return what another plugin writes elsewhere, as i18n all but the first language: planned -> actual.

    Pages of the docs folder are in the same folder then, and are found by their names in the first language.
    """
    planned = [(entry.source.src_uri, entry.dest_uri) for entry in (*blog.posts, *themed(blog))]
    planned += [(view.src_uri, view.dest_uri) for view in blog.views]
    now = ((dest_uri, files.get_file_from_path(src_uri)) for src_uri, dest_uri in planned)
    found = {dest_uri: file.dest_uri for dest_uri, file in now if file and file.dest_uri != dest_uri}
    for folder in {dest_uri.removesuffix(before) for before, dest_uri in found.items()}:
        pages = (file.dest_uri for file in files.documentation_pages())
        found |= {page.removeprefix(folder): page for page in pages if folder and page.startswith(folder)}
    return found


def links(blog: Blog, config: MkDocsConfig) -> dict[str, str]:
    """Return what links lead to where no server finds pages by their addresses: the file of each address.

    Both are URLs. That is so with `use_directory_urls: false`, which Material's plugin offline sets.
    """
    if config.use_directory_urls:
        return {}
    found: list[Entry | View] = [*blog.posts, *themed(blog), *blog.pages, *blog.views]
    return {site_url(each.url): page_url(each.url, each.dest_uri, has_folders=False) for each in found}


def urls(files: Files) -> dict[str, str]:
    """Return the URLs of pages relative to the site root, by `dest_uri`."""
    return {file.dest_uri: file.url for file in files if file.dest_uri.endswith(".html")}


def addresses(files: Files) -> tuple[set[str], dict[str, str]]:
    """Return every file the site writes, and where each source is written."""
    by_src = {file.src_uri: file.dest_uri for file in files if file.inclusion.is_in_serve()}
    return set(by_src.values()), by_src
