"""What `feed` of `_config.yml` asks for (https://github.com/jekyll/jekyll-feed)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Collection, FeedCollection, FeedOptions
from mkdocs_blogposts.ruby.values import to_s
from mkdocs_blogposts.settings.keys import NUMBER, PATH, Keys, Section, mapping, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_EXAMPLES = {
    "feed": "`feed: {path: /atom.xml}`",
    "tags": "`tags: {only: [music]}`, or `tags: true`",
    "collections": "`collections: {posts: {path: /atom.xml}}`",
    "posts": "`posts: {path: /atom.xml}`",
}


def read(keys: Keys, collections: Iterable[Collection]) -> FeedOptions | None:
    """Return jekyll-feed's settings; None where `feed: false`, here or in `mkdocs.yml`, wants no feed.

    `collections` are those of the site: one that writes its documents can have a feed.
    """
    if keys.get("feed") is False or keys.options.get("feed") is False:
        return None
    feed = _section(keys, "feed", keys.get("feed"))
    given = feed.get("collections")
    listed = _section(feed, "collections", dict.fromkeys(names(given)) if isinstance(given, list) else given)
    groups = {to_s(name): _section(listed, name, value) for name, value in listed.values.items()}
    posts = groups.pop("posts", listed.over("posts", None))
    asked = feed.get("tags")
    tags = _section(feed, "tags", None if asked in (True, False) else asked)
    usual = FeedOptions()
    return FeedOptions(
        path=(posts if posts.get("path") else feed).read(PATH, usual.path, "path"),
        posts_limit=feed.read(NUMBER, usual.posts_limit, "posts_limit"),
        excerpt_only=feed.is_set("excerpt_only"),
        categories=(posts if posts.get("categories") else feed).names("categories"),
        collections=tuple(_with_feeds(groups, collections)),
        has_tag_feeds=feed.is_set("tags"),
        tags_path=tags.read(PATH, usual.tags_path, "path"),
        tags_only=tags.names("only") if tags.is_set("only") else None,
        tags_except=tags.names("except"),
        disable_in_development=feed.is_set("disable_in_development"),
        icon=to_s(feed.get("icon")),
        logo=to_s(feed.get("logo")),
    )


def _section(around: Section, key: str, value: object) -> Section:
    """Return a key's mapping; one that is only switched on has Jekyll's values."""
    found = mapping(value)
    if value not in (None, True) and found is not value:
        around.tell(key, value, "a mapping", _EXAMPLES.get(key, "`docs: {path: /docs.xml}`"))
    return around.over(key, found)


def _with_feeds(groups: dict[str, Section], collections: Iterable[Collection]) -> Iterator[FeedCollection]:
    """Yield the collections other than posts that have a feed: those that the site writes."""
    written = {collection.label for collection in collections if collection.output}
    for label, given in groups.items():
        if label in written:
            path = given.read(PATH, f"/feed/{label}.xml", "path")
            yield FeedCollection(label, path, given.names("categories"))
        else:
            message = (
                f"there is no feed for `{label}` of `feed.collections`: expected a collection with pages"
            )
            given.note(f"{message}, as `collections: {{{label}: {{output: true}}}}`")
