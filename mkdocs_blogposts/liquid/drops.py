"""Posts, pages and files as templates see them: Jekyll's drops. Nothing is made before it is asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import UTC
from typing import TYPE_CHECKING, Protocol

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.values import Drop
from mkdocs_blogposts.plan import defaults
from mkdocs_blogposts.plan.source_paths import relative_path
from mkdocs_blogposts.read import texts
from mkdocs_blogposts.ruby import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime, tzinfo

    from mkdocs_blogposts.model import Asset, Blog, Post, SitePage


class DropSource(Protocol):
    """What posts, pages and files ask of the blog that they are parts of."""

    @property
    def blog(self) -> Blog:
        """The whole blog."""

    @property
    def zone(self) -> tzinfo:
        """The time zone of the site."""

    def post(self, src_uri: str) -> PostDrop:
        """Return the drop of another post."""

    def body_of(self, entry: Post | SitePage) -> str | None:
        """Return an entry as HTML; None where it is not rendered yet."""

    def output_of(self, post: Post) -> str | None:
        """Return a post in its layouts; None where it is not rendered yet."""

    def excerpt(self, post: Post) -> object:
        """Return the excerpt of a post."""


class PostDrop(Drop):
    """A post: its front matter, and what Jekyll computes."""

    __slots__ = ("in_excerpt", "post", "shared")

    def __init__(self, post: Post, shared: DropSource, *, in_excerpt: bool = False) -> None:
        """Show a post; in its own excerpt it has none."""
        self.post = post
        self.shared = shared
        self.in_excerpt = in_excerpt

    def has(self, key: str) -> bool:
        """Say whether the post has such a part, or its front matter such a key."""
        return key in _POST or key in self.post.meta

    def part(self, key: str) -> object:
        """Return a part; what Jekyll computes wins over the front matter."""
        return _POST[key](self) if key in _POST else self.post.meta[key]

    def keys(self) -> Sequence[str]:
        """Return the names of the parts in Jekyll's order."""
        own = [key for key in self.post.meta if key not in _LISTED]
        return [*_LISTED, *own, *(key for key in ("slug", "ext") if key not in own)]

    def text(self) -> str:
        """Return the body."""
        return self.content()

    def inspected(self) -> str:
        """Return how Ruby shows a post in a list."""
        return f"#<Jekyll::Document {self.post.source.src_uri} collection={self.post.collection}>"

    def as_json(self, depth: int) -> object:
        """Return all parts; of posts around posts around posts only what is no text."""
        found = {key: self.part(key) for key in self.keys()}
        if depth >= _FULL:
            for key in ("next", "previous"):
                if isinstance(other := found[key], PostDrop):
                    found[key] = {name: other.part(name) for name in other.keys() if name not in _LONG}  # noqa: SIM118
        return found

    def content(self) -> str:
        """Return the finished HTML where the post was rendered already, else its text."""
        html = self.shared.body_of(self.post)
        return self.post.body if html is None else html

    def path(self) -> str:
        """Return the path below the source, without the folder of collections; an excerpt has one below."""
        path = relative_path(self.post.source.src_uri, self.shared.blog.settings.folders.collections_dir)
        return f"{path}/#excerpt" if self.in_excerpt else path

    def written(self, key: str, otherwise: object) -> object:
        """Return what the front matter says, unless that is nothing."""
        value = self.post.meta.get(key)
        return value if values.is_truthy(value) else otherwise

    def neighbour(self, side: int) -> PostDrop | None:
        """Return the older (0) or the newer (1) post."""
        uri = self.shared.blog.neighbours.get(self.post.source.src_uri, (None, None))[side]
        return self.shared.post(uri) if uri else None


_POST: Mapping[str, Callable[[PostDrop], object]] = {
    "id": lambda drop: f"{drop.post.id}#excerpt" if drop.in_excerpt else drop.post.id,
    "url": lambda drop: drop.post.url,
    "title": lambda drop: drop.post.meta.get("title"),
    "date": lambda drop: values.local(drop.post.date, drop.shared.zone),
    "slug": lambda drop: drop.post.meta.get("slug"),
    "ext": lambda drop: drop.written("ext", drop.post.source.ext),
    "path": PostDrop.path,
    "relative_path": PostDrop.path,
    "name": lambda drop: drop.written("name", posixpath.basename(drop.post.source.src_uri)),
    "collection": lambda drop: drop.post.collection,
    "categories": lambda drop: list(drop.post.categories),
    "tags": lambda drop: list(drop.post.tags),
    "draft": lambda drop: drop.written("draft", drop.post.draft),
    "content": PostDrop.content,
    "output": lambda drop: drop.shared.output_of(drop.post),
    "excerpt": lambda drop: None if drop.in_excerpt else drop.shared.excerpt(drop.post),
    "previous": lambda drop: drop.neighbour(0),
    "next": lambda drop: drop.neighbour(1),
    "keys": lambda drop: list(drop.keys()),
}
_FULL = 2
_LONG = frozenset({"content", "output", "excerpt", "next", "previous"})
_LISTED = (
    *("relative_path", "name", "id", "categories", "url", "tags", "content", "excerpt", "output", "next"),
    *("path", "date", "collection", "previous", "title", "draft"),
)


class PageMapping(Mapping[str, object]):
    """A page as the mapping that Jekyll makes of it; its `content` is HTML where it is rendered already."""

    def __init__(self, entry: SitePage, shared: DropSource) -> None:
        """Show a page."""
        self._entry, self._shared = entry, shared
        url, excerpt, path = entry.url, entry.meta.get("excerpt"), entry.written.get("path")
        folder = url if url.endswith("/") else posixpath.dirname(url)
        self._parts: dict[str, object] = {
            **entry.meta,
            "content": entry.body,
            "dir": folder if folder.endswith("/") else f"{folder}/",
            "excerpt": values.to_s(excerpt) if values.is_truthy(excerpt) else excerpt,
            "name": posixpath.basename(entry.source.src_uri),
            "path": path if values.is_truthy(path) else entry.source.src_uri,
            "url": url,
        }

    def __getitem__(self, key: str) -> object:
        if key == "content" and (html := self._shared.body_of(self._entry)) is not None:
            return html
        return self._parts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)

    def __contains__(self, key: object) -> bool:
        return key in self._parts


class FileDrop(Drop):
    """A file that is copied as it is, with the defaults that `_config.yml` has for its path."""

    __slots__ = ("asset", "data", "shared")

    def __init__(self, asset: Asset, shared: DropSource) -> None:
        """Show an asset; only defaults without a `type` are meant for it, or those of its collection."""
        source = asset.source
        self.asset = asset
        self.shared = shared
        self.data = defaults.of(source.src_uri, source.collection or None, shared.blog.settings.folders)

    def place(self) -> tuple[str, str | None]:
        """Return path and URL; of files of collections Jekyll knows no URL, and shows the path so."""
        source = self.asset.source
        if source.collection:
            return relative_path(source.src_uri, self.shared.blog.settings.folders.collections_dir), None
        return f"/{source.src_uri}", f"/{self.asset.dest_uri}"

    def has(self, key: str) -> bool:
        """Say whether files have such a part, or this one such a default."""
        return key in _FILE or key in self.data

    def part(self, key: str) -> object:
        """Return a part; what Jekyll computes wins over the defaults."""
        return _FILE[key](self) if key in _FILE else self.data[key]

    def keys(self) -> Sequence[str]:
        """Return the names of the parts."""
        return [*_FILE, *(key for key in self.data if key not in _FILE)]

    def modified(self) -> datetime | None:
        """Return when the file was changed."""
        seconds = texts.changed(self.asset.source.path)
        if seconds is None:
            return None
        return values.local(dates.of_seconds(int(seconds), UTC), self.shared.zone)


_FILE: Mapping[str, Callable[[FileDrop], object]] = {
    "path": lambda drop: drop.place()[0],
    "name": lambda drop: posixpath.basename(drop.asset.source.src_uri),
    "basename": lambda drop: posixpath.splitext(posixpath.basename(drop.asset.source.src_uri))[0],
    "extname": lambda drop: drop.asset.source.ext,
    "modified_time": FileDrop.modified,
    "collection": lambda drop: drop.asset.source.collection or None,
    "url": lambda drop: drop.place()[1],
}
