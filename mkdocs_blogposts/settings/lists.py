"""Which lists of posts there are, where they go, and how long they are."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import MKDOCS_YML, Archives, ListOptions, Plugins, ViewKind
from mkdocs_blogposts.settings import paginate_v2
from mkdocs_blogposts.settings.keys import COUNT, MAPPING, NAMES, TEXT, Keys

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# jekyll-archives' names for its kinds, and ours.
_ARCHIVES: Mapping[str, ViewKind] = {
    "categories": "category",
    "tags": "tag",
    "year": "year",
    "month": "month",
    "day": "day",
}


def read(keys: Keys, plugins: Plugins, index_files: Collection[str]) -> ListOptions:
    """Return where lists go; `index_files` are those of `index_candidates` that the site has."""
    usual = ListOptions()
    path, has_paginate = paginate_path(keys), bool(keys.get("paginate"))
    options = ListOptions(
        per_page=keys.read(COUNT, 0, "paginate", option="pagination_per_page") or usual.per_page,
        has_paginate=has_paginate,
        has_paginator=has_paginate and plugins.has_or_may_have("jekyll-paginate"),
        archive_per_page=keys.read(COUNT, 0, option="archive_pagination_per_page") or usual.archive_per_page,
        paginate_path=path,
        blog_dir=_blog_dir(keys, path, index_files),
        archives=_archives(keys),
        categories_url=_url(keys, "categories_url", usual.categories_url),
        tags_url=_url(keys, "tags_url", usual.tags_url),
        archive_url=_url(keys, "archive_url", usual.archive_url),
    )
    return _with_paginate_v2(options, keys)


def _with_paginate_v2(options: ListOptions, keys: Keys) -> ListOptions:
    """Add what jekyll-paginate-v2 does, where it is in charge."""
    paginate = paginate_v2.of_config(keys)
    if paginate is None:
        return options
    if keys.read(TEXT, None, option="paginate_path") is not None:
        path = options.paginate_path.strip("/").removeprefix(options.blog_dir).strip("/")
        paginate = replace(paginate, permalink=f"/{path}/")
    found = paginate_v2.autopages(keys)
    options = replace(options, paginate=paginate, per_page=paginate.per_page, posts_url=found.posts_url)
    if not found.modes:
        return options
    kinds = tuple(dict.fromkeys((*found.modes, *options.archives.kinds)))
    if keys.options.get("archives") is not None:
        kinds = options.archives.kinds
    archives = replace(options.archives, **found.patterns, kinds=kinds)
    return replace(options, archives=archives, autopages=found.modes, archive_per_page=paginate.per_page)


def paginate_path(keys: Keys) -> str:
    """Return the path of further pages of the blog index, with `:num`."""
    path = keys.read(TEXT, "/page:num", "paginate_path", option="paginate_path")
    if ":num" in path:
        return path
    expected = "a path with `:num` for the number of the page"
    keys.tell_of(keys.file_of("paginate_path"), "paginate_path", path, expected, "paginate_path: /page:num/")
    return "/page:num"


def index_candidates(paginate_path: str) -> list[str]:
    """Return the files that can say where the blog index is, the deepest first.

    jekyll-paginate takes the deepest `index.html` above its pages.
    """
    folder = posixpath.dirname(paginate_path.strip("/"))
    found = [posixpath.join(folder, "index.html"), posixpath.join(folder, "index.md")]
    while folder:
        folder = posixpath.dirname(folder)
        found.append(posixpath.join(folder, "index.html"))
    return found


def _blog_dir(keys: Keys, paginate_path: str, index_files: Collection[str]) -> str:
    """Return the folder of the blog index."""
    given = keys.read(TEXT, None, option="blog_dir")
    if given is not None:
        folder = posixpath.normpath("/" + given).lstrip("/")
        if ".." in given.split("/"):
            keys.tell_of(MKDOCS_YML, "blog_dir", given, "a folder below the site's root", "blog_dir: blog")
        return folder
    found = next((name for name in index_candidates(paginate_path) if name in index_files), None)
    if found is not None:
        return posixpath.dirname(found)
    # In "/blog/page/:num/" the folder of the number is not the blog's.
    own = posixpath.dirname(paginate_path.strip("/"))
    alone = posixpath.basename(paginate_path.strip("/")) == ":num"
    return posixpath.dirname(own) if alone and posixpath.basename(own) in ("page", "pages", "p") else own


def _archives(keys: Keys) -> Archives:
    """Return which lists of terms and dates there are, and where, as jekyll-archives and the option say."""
    given = keys.read(MAPPING, {}, "jekyll-archives")
    wanted = given.get("enabled", [])
    names = list(_ARCHIVES) if wanted in ("all", True) else wanted if isinstance(wanted, list) else []
    kinds = [
        *Archives().kinds,
        *(_ARCHIVES[name] for name in names if isinstance(name, str) and name in _ARCHIVES),
    ]
    own = keys.read(NAMES, None, option="archives")
    if own is not None:
        kinds = [kind for kind in _ARCHIVES.values() if kind in own]
    paths = given.get("permalinks")
    paths = paths if isinstance(paths, dict) else {}
    urls = {kind: url for kind in _ARCHIVES.values() if isinstance(url := paths.get(kind), str)}
    mode = given.get("slug_mode")
    slug_mode = mode if isinstance(mode, str) else "default"
    return Archives(**urls, slug_mode=slug_mode, kinds=tuple(dict.fromkeys(kinds)))


def _url(keys: Keys, option: str, default: str) -> str:
    """Return the URL that an option gives, with "/" in front."""
    return "/" + keys.read(TEXT, default, option=option).lstrip("/")
