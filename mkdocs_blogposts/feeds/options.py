"""What `feed:` of `_config.yml` asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts import dates
from mkdocs_blogposts.model import Problem

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Settings

_CONFIG = "_config.yml"
_POSTS_LIMIT = 10
_PATH = "/feed.xml"
_TAGS_PATH = "/feed/by_tag/"


@dataclass(frozen=True, slots=True)
class Options:
    """jekyll-feed's settings, its defaults filled in."""

    path: str = _PATH
    posts_limit: int = _POSTS_LIMIT
    excerpt_only: bool = False
    categories: tuple[str, ...] = ()
    """Categories that have a feed of their own."""
    has_tag_feeds: bool = False
    tags_path: str = _TAGS_PATH
    tags_only: tuple[str, ...] | None = None
    """The tags that have a feed; None for all."""
    tags_except: tuple[str, ...] = ()
    disable_in_development: bool = False
    icon: str = ""
    logo: str = ""


def read(settings: Settings) -> tuple[Options | None, list[Problem]]:
    """Return the options, None where `feed: false` wants no feed; what cannot be used is reported."""
    given = settings.config.get("feed")
    problems: list[Problem] = []
    if given is False:
        return None, problems
    feed = _mapping(given, "feed", problems)
    posts = _posts(feed.get("collections"), problems)
    tags = feed.get("tags")
    wanted = _mapping(tags, "feed.tags", problems) if tags not in (True, False) else {}
    return Options(
        path=_path(posts.get("path") or feed.get("path"), "feed.path", problems) or _PATH,
        posts_limit=_limit(feed.get("posts_limit"), problems),
        excerpt_only=_is_set(feed.get("excerpt_only")),
        categories=_names(posts.get("categories") or feed.get("categories")),
        has_tag_feeds=_is_set(tags),
        tags_path=_path(wanted.get("path"), "feed.tags.path", problems) or _TAGS_PATH,
        tags_only=_names(wanted["only"]) if _is_set(wanted.get("only")) else None,
        tags_except=_names(wanted.get("except")),
        disable_in_development=_is_set(feed.get("disable_in_development")),
        icon=dates.to_s(feed.get("icon")),
        logo=dates.to_s(feed.get("logo")),
    ), problems


def _posts(collections: object, problems: list[Problem]) -> Mapping[str, object]:
    """Return what `feed.collections` says of posts; others are not built, and so have no feed."""
    if isinstance(collections, list):
        collections = dict.fromkeys(_names(collections))
    found = _mapping(collections, "feed.collections", problems)
    others = ", ".join(f"`{dates.to_s(name)}`" for name in found if name != "posts")
    if others:
        message = f"there is no feed for {others} of `feed.collections`: only posts are built"
        problems.append(Problem(_CONFIG, None, message, "info"))
    return _mapping(found.get("posts"), "feed.collections.posts", problems)


def _mapping(value: object, key: str, problems: list[Problem]) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    if value not in (None, True):
        message = f"`{key}` is {dates.to_s(value)}, but must be a mapping, for example {_EXAMPLES[key]}"
        problems.append(Problem(_CONFIG, None, message))
    return {}


_EXAMPLES = {
    "feed": "`feed: {path: /atom.xml}`",
    "feed.tags": "`tags: {only: [music]}`, or `tags: true`",
    "feed.collections": "`collections: {posts: {path: /atom.xml}}`",
    "feed.collections.posts": "`posts: {path: /atom.xml}`",
}


def _path(value: object, key: str, problems: list[Problem]) -> str:
    if value is None or (isinstance(value, str) and value.strip().strip("/")):
        return "" if value is None else f"/{str(value).strip().lstrip('/')}"
    message = f"`{key}` is {dates.to_s(value) or 'empty'}, but must be a path, for example `/atom.xml`"
    problems.append(Problem(_CONFIG, None, message))
    return ""


def _limit(value: object, problems: list[Problem]) -> int:
    if value is None:
        return _POSTS_LIMIT
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    found = dates.to_s(value)
    message = f"`feed.posts_limit` is {found}, but must be a whole number, for example `posts_limit: 20`"
    problems.append(Problem(_CONFIG, None, message))
    return _POSTS_LIMIT


def _names(value: object) -> tuple[str, ...]:
    """Return the names in a list, each once; a single name is a list of one."""
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for each in values if (name := dates.to_s(each)).strip()))


def _is_set(value: object) -> bool:
    """Say whether a value is true in Ruby: everything but nil and false is."""
    return value is not None and value is not False
