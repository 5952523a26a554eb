"""Texts that become files beside pages: old addresses, pages without the theme, `robots.txt`, feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.host import files as placing
from mkdocs_blogposts.host.files import SiteFile, retarget
from mkdocs_blogposts.links.quoting import mkdocs_path
from mkdocs_blogposts.model import MKDOCS_YML, NOT_FOUND, Blog, Entry, Problem
from mkdocs_blogposts.plan.addresses import Addresses
from mkdocs_blogposts.publish import redirects, sitemap
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.host.planned import Planned
    from mkdocs_blogposts.publish.bodies import Bodies
    from mkdocs_blogposts.publish.redirects import Redirects

ROOT = "index.html"
# MkDocs lists all pages in a file of its own.
MKDOCS_WRITES = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class TextFiles:
    """The texts that were added before bodies are rendered."""

    files: Mapping[str, File]
    """By `dest_uri`."""
    standalone: tuple[Entry, ...]
    """What is written without the theme: those of these files that have no text until every body is done."""
    problems: tuple[Problem, ...]


def add(files: Files, texts: Mapping[str, str], config: MkDocsConfig) -> dict[str, File]:
    """Add texts (`dest_uri` -> text), but for files that the site has, or has a folder of that name for."""
    taken = Addresses({file.dest_uri: file.src_uri for file in files})
    added: dict[str, File] = {}
    for dest_uri, text in texts.items():
        if taken.owner(dest_uri) is None and files.get_file_from_path(dest_uri) is None:
            # An old address may end in ".md", and is no page of MkDocs all the same.
            file = added[dest_uri] = SiteFile.generated(config, dest_uri, content=text)
            file.dest_uri = dest_uri
            files.append(file)
    return added


def place(planned: Planned, moved: Redirects, files: Files) -> TextFiles:
    """Add pages at old addresses, lists of them, `robots.txt`, and pages that stand alone."""
    config, blog = planned.started.config, planned.blog
    # The theme's page would be written over the site's own.
    if any(page.dest_uri == NOT_FOUND for page in blog.pages):
        config.theme.static_templates.discard(NOT_FOUND)
    alone = [each for each in placing.standalone(blog).values() if each.dest_uri != MKDOCS_WRITES]
    texts = {
        **_of_redirects(planned, moved),
        **_robots(planned),
        **dict.fromkeys((e.dest_uri for e in alone), ""),
    }
    home, problems = _leading_home(planned, texts, files)
    added = add(files, texts | home, config)
    addresses = {move.dest_uri: mkdocs_path(move.served) for move in moved.moves}
    addresses |= {page.dest_uri: page.url for page in alone}
    for dest_uri in addresses.keys() & added.keys():
        retarget(added[dest_uri], addresses[dest_uri], dest_uri)
    kept = tuple(page for page in alone if page.dest_uri in added)
    return TextFiles(added, kept, (*_left_to_mkdocs(blog), *problems))


def write_standalone(texts: TextFiles, bodies: Bodies, moved: Redirects) -> None:
    """Write what has layouts of the site's own, or a redirect in its place, now that every body is done."""
    for page in texts.standalone:
        instead = moved.replaced.get(page.source.src_uri)
        texts.files[page.dest_uri].content_string = instead or bodies.alone(page)


def write_redirects(texts: TextFiles, moved: Redirects) -> None:
    """Write pages at old addresses anew."""
    for dest_uri in texts.files.keys() & moved.files.keys():
        texts.files[dest_uri].content_string = moved.files[dest_uri]


def _of_redirects(planned: Planned, moved: Redirects) -> dict[str, str]:
    texts = dict(moved.files)
    if moved.json is not None:
        texts["redirects.json"] = moved.json
    if planned.started.options.redirects_file and moved.table:
        texts["_redirects"] = moved.table
    return texts


def _robots(planned: Planned) -> dict[str, str]:
    is_wanted = planned.started.settings.plugins.has("jekyll-sitemap")
    return {"robots.txt": sitemap.robots(planned.started.project.base)} if is_wanted else {}


def _leading_home(
    planned: Planned, texts: Mapping[str, str], files: Files
) -> tuple[dict[str, str], list[Problem]]:
    """Return a page that leads from the site's root to the blog, where nothing else is there."""
    index = next((view for view in planned.blog.views if view.kind == "index" and view.page == 1), None)
    if index is None or ROOT in texts or any(file.dest_uri == ROOT for file in files):
        return {}, []
    message = f"the site has no page at /, so visitors are led on to the blog at {index.url}; write one"
    note = Problem(MKDOCS_YML, None, f"{message}, for example docs/index.md", "info")
    project = planned.started.project
    return {ROOT: redirects.leading_to(index.url, ROOT, (project.plain_base, project.served_base))}, [note]


def _left_to_mkdocs(blog: Blog) -> list[Problem]:
    note = "not built, because MkDocs writes a file of that name, which lists the same pages"
    theirs = (each.source.src_uri for each in blog.written if each.dest_uri == MKDOCS_WRITES)
    return [Problem(src_uri, None, note, "info") for src_uri in theirs]
