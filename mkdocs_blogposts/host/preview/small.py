"""The small rebuild: pages of edited posts, and what shows something of them, are made anew."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from mkdocs import utils
from mkdocs.commands import build
from mkdocs.structure.files import InclusionLevel

from mkdocs_blogposts.host import messages
from mkdocs_blogposts.host.finished import Finished, finish_again
from mkdocs_blogposts.host.pages import OVERVIEWS
from mkdocs_blogposts.host.preview import edits, search
from mkdocs_blogposts.host.preview.unfit import UnfitError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.host.planned import Planned
    from mkdocs_blogposts.host.rendering import Rendering
    from mkdocs_blogposts.model import Post, Problem
    from mkdocs_blogposts.publish.references import References


class Stages(Protocol):
    """Who keeps the stages of a build, for MkDocs' events to find them."""

    planned: Planned | None
    rendering: Rendering | None
    finished: Finished | None


def rebuild(stages: Stages, before: Finished, posts: Mapping[str, Post]) -> list[Page]:
    """Build these posts anew, which differ from those of `before` in their text; return the pages made.

    Raise `UnfitError` where that is not enough; what is written by then is to be built again.
    """
    made = [_page(before, uri) for uri in posts]
    rendering = stages.rendering = _opened(before.rendering, posts)
    stages.planned, stages.finished = rendering.planned, None
    for page in made:
        build._populate_page(page, rendering.planned.started.config, before.files)
    after = stages.finished = finish_again(before, rendering, posts)
    _require_contained(before, after, posts)
    messages.log_problems(_new_problems(before, after, posts))
    made += _lists(before, after, posts)
    _write_pages(after, made)
    _write_feeds(before, after)
    _validate(after, made[: len(posts)])
    return made


def _page(finished: Finished, uri: str) -> Page:
    """Return the page of a post or list; raise `UnfitError` where MkDocs has none that is published."""
    file = finished.files.get_file_from_path(uri)
    if file is None or file.page is None or not file.inclusion.is_included():
        raise UnfitError(f"{uri} has no page that is published")
    return file.page


def _opened(before: Rendering, posts: Mapping[str, Post]) -> Rendering:
    """Return the stage in which bodies are rendered, for these alone."""
    blog = edits.with_entries(before.planned.blog, posts)
    return replace(
        before,
        planned=replace(before.planned, blog=blog, tied={*before.planned.tied, *before.bodies.tied}),
        bodies=before.bodies.again(blog),
        references=before.references.again(),
    )


def _require_contained(before: Finished, after: Finished, posts: Mapping[str, Post]) -> None:
    """Raise `UnfitError` where a new text shows other texts, or other files beside posts than it did."""
    planned, old = after.rendering.planned, before.rendering
    if not after.rendering.bodies.tied.isdisjoint({*planned.blog.by_uri, *after.rendered}):
        raise UnfitError("the text shows that of others")
    if not old.beside:
        return
    then = old.references.again()
    for uri in posts:
        then.resolve(old.planned.blog.by_uri[uri], old.bodies.converted.get(uri, ""))
        _locate_pictures(then, old.planned.blog.by_uri[uri])
    if then.shown.keys() & old.beside.keys() != after.rendering.references.shown.keys() & old.beside.keys():
        raise UnfitError("the text shows other files that lie beside posts")


def _locate_pictures(links: References, post: Post) -> None:
    """Look for what a front matter shows, as a build does."""
    for path in (*(author.avatar for author in post.authors), post.image):
        if path:
            links.locate(post, path)


def _new_problems(before: Finished, after: Finished, posts: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with these posts, and what was not wrong before."""
    known = set(before.problems)
    planned = after.rendering.planned
    links = (*after.rendering.bodies.problems, *after.rendering.references.problems)
    for problem in (*planned.problems, *links):
        if problem.src_uri in posts or problem not in known:
            yield problem


def _lists(before: Finished, after: Finished, posts: Collection[str]) -> Iterator[Page]:
    """Yield the pages of lists that show something of these posts which is another now."""
    planned = after.rendering.planned
    changed = {uri for uri in posts if before.cards[uri] != after.cards[uri]}
    for uri, view in planned.views.items():
        if view.kind not in OVERVIEWS and not changed.isdisjoint(view.posts):
            yield _page(after, uri)


def _write_pages(finished: Finished, pages: Sequence[Page]) -> None:
    """Write pages in the theme, and what the search finds in them."""
    rendering = finished.rendering
    config = rendering.planned.started.config
    documents = finished.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    indexes = search.records_of(config)
    for page in pages:
        with ExitStack() as stack:
            for index in indexes:
                stack.enter_context(index.renewed(page))
            build._build_page(page, config, documents, rendering.navigation, finished.env)
    for index in indexes:
        index.write(config)


def _write_feeds(before: Finished, after: Finished) -> None:
    """Write the feeds that say something else now."""
    if before.feeds.links != after.feeds.links or before.feeds.files.keys() != after.feeds.files.keys():
        raise UnfitError("there are other feeds")
    for dest_uri, text in after.feeds.files.items():
        file = after.files.get_file_from_path(dest_uri)
        was = before.feeds.files[dest_uri]
        if text != was and file and file.content_string == was:
            file.content_string = text
            utils.write_file(text.encode("utf-8"), file.abs_dest_path)


def _validate(finished: Finished, pages: Sequence[Page]) -> None:
    """Tell links to headings that are not there: of these pages, and of others to them."""
    level = finished.rendering.planned.started.config.validation.links.anchors
    edited = {page.file for page in pages}
    for file in finished.files.documentation_pages():
        page = file.page
        if page and (file in edited or not edited.isdisjoint(page.links_to_anchors or ())):
            page.validate_anchor_links(files=finished.files, log_level=level)
