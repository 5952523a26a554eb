"""Where a build may keep what the next one need not make again: a folder that nobody publishes or watches."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_blogposts.cache.conversions import Conversions
from mkdocs_blogposts.host.messages import log
from mkdocs_blogposts.model import MKDOCS_YML, Problem
from mkdocs_blogposts.plan import entry_filter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_blogposts.config import BlogPostsConfig
    from mkdocs_blogposts.host.kept import Kept
    from mkdocs_blogposts.model import Folders

_CURE = "expected a hidden folder outside of it, such as .cache/plugin/blogposts"


def folder(
    config: MkDocsConfig, options: BlogPostsConfig, folders: Folders
) -> tuple[str, tuple[Problem, ...]]:
    """Return the folder of what is kept between builds, "" for none, and what to tell about it."""
    if not options.cache or not config.config_file_path:
        return "", ()
    beside = os.path.realpath(os.path.dirname(config.config_file_path))
    path = os.path.normpath(os.path.join(beside, options.cache_dir))
    # Another's link in the site must not have us write elsewhere.
    complaint = next(_complaints(path, config, folders), "")
    if os.path.join(path, "").startswith(os.path.join(beside, "")) and os.path.realpath(path) != path:
        complaint = "is reached by a link"
    if not complaint:
        return path, ()
    message = f"cache_dir {options.cache_dir!r} {complaint}, so nothing is kept between builds; {_CURE}"
    is_asked = options.cache_dir != type(options).cache_dir.default
    return "", (Problem(MKDOCS_YML, None, message, "warning" if is_asked else "info"),)


def _complaints(path: str, config: MkDocsConfig, folders: Folders) -> Iterator[str]:
    """Yield why a folder is not fit: what is written there would be published, or seen by `serve`."""
    public = {"docs_dir": config.docs_dir, "site_dir": config.site_dir, "custom_dir": config.theme.custom_dir}
    for name, each in public.items():
        if each and _is_within(path, each):
            yield f"lies in `{name}`"
    if any(_is_within(path, each) for each in config.watch):
        yield "lies in a folder of `watch`"
    if _is_within(path, folders.source_dir):
        top = os.path.relpath(os.path.realpath(path), os.path.realpath(folders.source_dir)).split(os.sep)[0]
        named = (name.split("/")[0] for name in entry_filter.named_files(folders))
        if top == os.curdir or not entry_filter.is_dropped(top, folders) or top in named:
            yield "lies among the files of the blog"


def _is_within(path: str, folder: str) -> bool:
    real, root = os.path.realpath(path), os.path.realpath(folder)
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def conversions(folder: str, last: Conversions | None) -> Conversions:
    """Return what knows what was converted before: by this process, or one that kept it in this folder."""
    path = folder and os.path.join(folder, "conversions")
    return last if last and last.path == path else Conversions(path)


def pages_file(folder: str) -> str:
    """Return the file in which pages are kept, in this folder."""
    return os.path.join(folder, "pages")


def save(made: Conversions | Kept) -> None:
    """Keep what was made for the next build; where that is not possible, that is all."""
    if fault := made.save():
        log.debug(fault)
