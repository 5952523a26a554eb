"""Which change of files is one of texts alone, and what the edited entries are then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_blogposts.host.preview.unfit import UnfitError
from mkdocs_blogposts.plan import posts, sources
from mkdocs_blogposts.plan.without_theme import is_raw

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_blogposts.host.rendering import Rendering
    from mkdocs_blogposts.model import Blog, Post, Settings, Source


def edited(rendering: Rendering, changed: Collection[str]) -> dict[str, Post]:
    """Return the posts of files whose text changed, as they are now, by `src_uri`; {} where none has.

    Raise `UnfitError` where anything but a text changed, or more than its own page may show it whole.
    """
    planned = rendering.planned
    by_path = {post.source.path: post for post in planned.blog.posts if post.source.path}
    tied = {*planned.tied, *rendering.bodies.tied}
    found: dict[str, Post] = {}
    for path in changed:
        post = by_path.get(path)
        if post is None:
            raise UnfitError(f"{path} is no post")
        source = _read(post.source, planned.blog.settings)
        if source.text != post.source.text:
            _require_alone(post, rendering, tied)
            found[post.source.src_uri] = _planned_again(post, source, planned.blog.settings)
    return found


def _read(before: Source, settings: Settings) -> Source:
    """Return a source as it is now."""
    path = Path(before.path)
    try:
        source, problems = sources.from_bytes(
            before.src_uri, path.read_bytes(), settings.folders, before.path, path.stat().st_mtime
        )
    except OSError as error:
        raise UnfitError(f"{before.src_uri} cannot be read ({error.strerror})") from error
    if source is None or problems:
        raise UnfitError(f"{before.src_uri} cannot be read as text")
    return source


def _require_alone(post: Post, rendering: Rendering, tied: Collection[str]) -> None:
    """Raise `UnfitError` where the text of a post is shown, or written, by other means than its page."""
    uri = post.source.src_uri
    if uri in tied:
        raise UnfitError(f"other texts may show that of {uri}")
    if uri in rendering.redirects.replaced or post.standalone or is_raw(post.dest_uri):
        raise UnfitError(f"{uri} has no page of the theme's")
    if post.source.changed is not None:
        raise UnfitError(f"{uri} is dated by its file")


def _planned_again(before: Post, source: Source, settings: Settings) -> Post:
    """Return a post with its new text; raise `UnfitError` where that makes it another post."""
    uri = source.src_uri
    was, complaints = posts.read(before.source, settings)
    now, more = posts.read(source, settings)
    if was is None or now is None or _without_text(was) != _without_text(now) or complaints != more:
        raise UnfitError(f"{uri} is planned in another way")
    # Values that are not the same can be equal, as `true` and 1.
    if _head(was) != _head(now):
        raise UnfitError(f"the front matter of {uri} changed")
    return replace(before, source=source, body=now.body, body_line=now.body_line)


def _without_text(post: Post) -> Post:
    return replace(post, source=replace(post.source, text="", mtime=0.0), body="", body_line=0)


def _head(post: Post) -> str:
    """Return what stands in a file before its text, without the blank lines between."""
    return "\n".join(post.source.text.split("\n")[: post.body_line - 1]).rstrip()


def with_entries(blog: Blog, entries: Mapping[str, Post]) -> Blog:
    """Return a plan in which some posts have another text."""
    return replace(
        blog,
        posts=tuple(entries.get(post.source.src_uri, post) for post in blog.posts),
        by_uri={**blog.by_uri, **entries},
    )
