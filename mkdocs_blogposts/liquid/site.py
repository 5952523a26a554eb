"""The variable `site`: posts, pages, files, terms, data, and every key of `_config.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.liquid import archives, drops, values
from mkdocs_blogposts.liquid.values import Drop
from mkdocs_blogposts.model import Post
from mkdocs_blogposts.plan import source_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_blogposts.liquid.shared import Shared
    from mkdocs_blogposts.model import SitePage

_RELATED = 10


class SiteDrop(Drop):
    """The site, seen from one post or page; what does not depend on that is made once."""

    __slots__ = ("entry", "in_excerpt", "shared")

    def __init__(self, shared: Shared, entry: Post | SitePage, *, in_excerpt: bool = False) -> None:
        """Show the site to an entry, or to its excerpt."""
        self.shared = shared
        self.entry = entry
        self.in_excerpt = in_excerpt

    def has(self, key: str) -> bool:
        """Say whether Jekyll's `site` has such a part or collection, or the configuration such a key."""
        return (
            key in self.shared.labels
            or key in _SHARED
            or key in self.shared.config
            or key in ("related_posts", "keys")
        )

    def part(self, key: str) -> object:
        """Return a part; collections win over what Jekyll computes, and that over the configuration."""
        if key in self.shared.labels:
            return _documents(self.shared, key)
        if key == "related_posts":
            return self.related()
        if key == "keys":
            return list(self.keys())
        if key in _SHARED:
            return self.shared.kept(key, _SHARED[key])
        return self.shared.config[key]

    def keys(self) -> Sequence[str]:
        """Return the names of the parts."""
        return [*_SHARED, "related_posts", *(key for key in self.shared.config if key not in _SHARED)]

    def related(self) -> list[object]:
        """Return the ten newest other posts; a page has none, nor has an excerpt, nor a blog of one post."""
        uri = self.entry.source.src_uri
        shown = isinstance(self.entry, Post) and not self.in_excerpt and len(self.shared.blog.posts) > 1
        posts = self.shared.blog.posts[: _RELATED + 1] if shown else ()
        others = [post.source.src_uri for post in posts if post.source.src_uri != uri]
        return [self.shared.post(other) for other in others[:_RELATED]]


def _posts(shared: Shared) -> list[object]:
    return [shared.post(post.source.src_uri) for post in shared.blog.posts]


def _pages(shared: Shared) -> list[object]:
    return [shared.page(page) for page in shared.pages_by_name]


def _html_pages(shared: Shared) -> list[object]:
    html = {"html", "htm", "xhtml", *shared.settings.folders.markdown_ext}
    return [
        shared.page(page)
        for page in shared.pages_by_name
        if page.url.endswith(("/", ".html")) or page.source.ext.lstrip(".").lower() in html
    ]


def _files(shared: Shared) -> list[object]:
    """Return the files that are copied; those of collections come last."""
    shown = (
        asset
        for asset in shared.blog.assets
        if not asset.source.collection and not source_paths.is_beside_posts(asset.source.src_uri)
    )
    others = (_files_of(shared, label) for label in shared.labels)
    return [*(drops.FileDrop(asset, shared) for asset in shown), *chain.from_iterable(others)]


def _files_of(shared: Shared, label: str) -> list[object]:
    """Return the files of a collection, whether they are copied or not."""

    def collect(shared: Shared) -> list[object]:
        every = (*shared.blog.assets, *shared.blog.unwritten)
        of_label = (asset for asset in every if asset.source.collection == label)
        return [drops.FileDrop(asset, shared) for asset in of_label]

    return shared.kept(f" files of {label}", collect)


def _terms(kind: str) -> Callable[[Shared], object]:
    """Return what lists the posts of each tag or category: terms by first appearance, posts newest first."""

    def collect(shared: Shared) -> dict[object, list[object]]:
        found: dict[object, list[object]] = {}
        for post in reversed(shared.blog.posts):
            for term in getattr(post, kind):
                key = term if isinstance(term, str | int | float | None) else values.to_s(term)
                found.setdefault(key, []).append(shared.post(post.source.src_uri))
        return {key: posts[::-1] for key, posts in found.items()}

    return collect


def _documents(shared: Shared, label: str) -> list[object]:
    """Return the documents of a collection other than posts, in its order."""

    def collect(shared: Shared) -> list[object]:
        of_label = (each for each in shared.blog.documents if each.collection == label)
        return [shared.post(each.source.src_uri) for each in of_label]

    return shared.kept(f" {label}", collect)


def _all_documents(shared: Shared) -> list[object]:
    """Return all documents: posts, oldest first, then those of the other collections, each with its files."""
    others = (part(shared, label) for label in shared.labels for part in (_documents, _files_of))
    return [*_posts(shared)[::-1], *chain.from_iterable(others)]


def _collections(shared: Shared) -> list[object]:
    """Return all collections in the order of their labels, with everything that is said of them."""
    posts = {
        **_said_of_posts(shared),
        "output": True,
        "permalink": permalinks.post_template(shared.settings.permalinks),
    }
    found = [_collection(shared, "posts", _posts(shared)[::-1], posts)]
    for each in shared.settings.folders.collections:
        told = {**each.config, "output": each.output}
        found.append(_collection(shared, each.label, _documents(shared, each.label), told))
    by_label = sorted(found, key=lambda told: str(told["label"]))
    return [*by_label]


def _said_of_posts(shared: Shared) -> Mapping[str, object]:
    """Return what `_config.yml` says of posts, where it lists them among the collections."""
    given = shared.config.get("collections")
    posts = given.get("posts") if isinstance(given, Mapping) else None
    return posts if isinstance(posts, Mapping) else {}


def _collection(
    shared: Shared, label: str, docs: list[object], told: Mapping[str, object]
) -> dict[str, object]:
    return {
        **told,
        "label": label,
        "docs": docs,
        "files": _files_of(shared, label),
        "directory": "",
        "relative_directory": f"_{label}",
    }


_SHARED: Mapping[str, Callable[[Shared], object]] = {
    "time": lambda shared: shared.now,
    "url": lambda shared: shared.site_url,
    "baseurl": lambda shared: shared.site_baseurl,
    "posts": _posts,
    "pages": _pages,
    "html_pages": _html_pages,
    "static_files": _files,
    "documents": _all_documents,
    "collections": _collections,
    "tags": _terms("tags"),
    "categories": _terms("categories"),
    "data": lambda shared: shared.data(),
    "github": lambda shared: github(shared.config),
    "archives": lambda shared: archives.listed(shared),
}


def github(config: Mapping[str, object]) -> object:
    """Return what of GitHub's `site.github` follows from `repository: owner/name`; nil without one."""
    if "github" in config:
        return config["github"]
    name = config.get("repository")
    if not isinstance(name, str) or name.count("/") != 1:
        return None
    owner, project = name.split("/")
    here = f"https://github.com/{name}"
    return {
        "repository_nwo": name,
        "repository_name": project,
        "repository_url": here,
        "owner_name": owner,
        "owner_url": f"https://github.com/{owner}",
        "owner_gravatar_url": f"https://github.com/{owner}.png",
        "issues_url": f"{here}/issues",
        "releases_url": f"{here}/releases",
        "wiki_url": f"{here}/wiki",
        "clone_url": f"{here}.git",
        "zip_url": f"{here}/zipball/gh-pages",
        "tar_url": f"{here}/tarball/gh-pages",
        "is_project_page": not project.lower().endswith(".github.io"),
        "project_title": project,
        "url": config.get("url"),
    }
