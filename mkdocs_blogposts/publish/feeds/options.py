"""What `feed:` of `_config.yml` asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Problem
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.model import Settings

_CONFIG = "_config.yml"
_POSTS_LIMIT = 10
_PATH = "/feed.xml"
_TAGS_PATH = "/feed/by_tag/"


@dataclass(frozen=True, slots=True)
class Group:
    """A collection other than posts that has a feed."""

    label: str
    path: str
    categories: tuple[str, ...] = ()
    """Categories of its documents that have a feed of their own."""


@dataclass(frozen=True, slots=True)
class Options:
    """jekyll-feed's settings, its defaults filled in."""

    path: str = _PATH
    posts_limit: int = _POSTS_LIMIT
    excerpt_only: bool = False
    categories: tuple[str, ...] = ()
    """Categories that have a feed of their own."""
    groups: tuple[Group, ...] = ()
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
    collections = _collections(feed.get("collections"), problems)
    posts = collections.pop("posts", {})
    tags = feed.get("tags")
    wanted = _mapping(tags, "feed.tags", problems) if tags not in (True, False) else {}
    return Options(
        path=_path(posts.get("path") or feed.get("path"), "feed.path", problems) or _PATH,
        posts_limit=_limit(feed.get("posts_limit"), problems),
        excerpt_only=_is_set(feed.get("excerpt_only")),
        categories=_names(posts.get("categories") or feed.get("categories")),
        groups=tuple(_groups(collections, settings, problems)),
        has_tag_feeds=_is_set(tags),
        tags_path=_path(wanted.get("path"), "feed.tags.path", problems) or _TAGS_PATH,
        tags_only=_names(wanted["only"]) if _is_set(wanted.get("only")) else None,
        tags_except=_names(wanted.get("except")),
        disable_in_development=_is_set(feed.get("disable_in_development")),
        icon=to_s(feed.get("icon")),
        logo=to_s(feed.get("logo")),
    ), problems


def _collections(value: object, problems: list[Problem]) -> dict[str, Mapping[str, object]]:
    """Return what `feed.collections` says, a list of names or a mapping, of each collection."""
    if isinstance(value, list):
        value = dict.fromkeys(_names(value))
    found = _mapping(value, "feed.collections", problems)
    return {
        (label := to_s(name)): _mapping(each, f"feed.collections.{label}", problems)
        for name, each in found.items()
    }


def _groups(
    wanted: Mapping[str, Mapping[str, object]], settings: Settings, problems: list[Problem]
) -> Iterator[Group]:
    """Yield the collections other than posts that have a feed: those that the site writes."""
    written = {collection.label for collection in settings.collections if collection.output}
    for label, given in wanted.items():
        if label not in written:
            message = (
                f"there is no feed for `{label}` of `feed.collections`: expected a collection with pages"
            )
            problems.append(
                Problem(_CONFIG, None, f"{message}, as `collections: {{{label}: {{output: true}}}}`")
            )
            continue
        path = _path(given.get("path"), f"feed.collections.{label}.path", problems)
        yield Group(label, path or f"/feed/{label}.xml", _names(given.get("categories")))


def _mapping(value: object, key: str, problems: list[Problem]) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    if value not in (None, True):
        example = _EXAMPLES.get(key, "`docs: {path: /docs.xml}`")
        message = f"`{key}` is {to_s(value)}, but must be a mapping, for example {example}"
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
    message = f"`{key}` is {to_s(value) or 'empty'}, but must be a path, for example `/atom.xml`"
    problems.append(Problem(_CONFIG, None, message))
    return ""


def _limit(value: object, problems: list[Problem]) -> int:
    if value is None:
        return _POSTS_LIMIT
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    found = to_s(value)
    message = f"`feed.posts_limit` is {found}, but must be a whole number, for example `posts_limit: 20`"
    problems.append(Problem(_CONFIG, None, message))
    return _POSTS_LIMIT


def _names(value: object) -> tuple[str, ...]:
    """Return the names in a list, each once; a single name is a list of one."""
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for each in values if (name := to_s(each)).strip()))


def _is_set(value: object) -> bool:
    """Say whether a value is true in Ruby: everything but nil and false is."""
    return value is not None and value is not False
