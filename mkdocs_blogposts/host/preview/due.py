"""Posts that wait for their day: once it has come, all is built, whatever was saved."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import POSTS
from mkdocs_blogposts.plan import posts, sources
from mkdocs_blogposts.read import environment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_blogposts.host.planned import Planned


def waited_for(planned: Planned, paths: Iterable[str]) -> str:
    """Return the file of a post or document that is due now, and was not when the plan was made; "" for none.

    `paths` are those of all files.
    """
    settings = planned.blog.settings
    if settings.publishing.future:
        return ""
    then, now = settings.publishing.now, environment.read().now
    for document in planned.blog.documents:
        if then < document.date <= now:
            return document.source.src_uri
    later = replace(settings, publishing=replace(settings.publishing, now=now))
    built = {post.source.path for post in planned.blog.posts}
    for path in paths:
        if path not in built and f"{os.sep}{POSTS}{os.sep}" in path:
            uri = os.path.relpath(path, settings.folders.source_dir).replace(os.sep, "/")
            source, _ = sources.from_bytes(uri, Path(path).read_bytes(), settings.folders, path)
            if source and source.kind == "post" and posts.read(source, later)[0]:
                return uri
    return ""
