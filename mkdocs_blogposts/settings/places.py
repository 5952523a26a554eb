"""Where things go, as `_config.yml` and the options say it: permalinks, folders, lists."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING

from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.model import Archives
from mkdocs_blogposts.settings import collections
from mkdocs_blogposts.settings.keys import MAPPING, NAMES, OPTIONS, TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.model import ViewKind
    from mkdocs_blogposts.settings.keys import Keys

# jekyll-archives' names for its kinds, and ours.
_ARCHIVES: Mapping[str, ViewKind] = {
    "categories": "category",
    "tags": "tag",
    "year": "year",
    "month": "month",
    "day": "day",
}


def permalink(keys: Keys) -> str:
    """Return the site-wide `permalink`: the name of a style, or a template of known placeholders."""
    template = keys.read(TEXT, "date", "permalink", option="permalink")
    if template in permalinks.STYLES or (unknown := permalinks.unknown_name(template)) is None:
        return template
    expected = f"made of Jekyll's placeholders (`:{unknown}` is none)"
    keys.tell_of(
        keys.file_of("permalink"), "permalink", template, expected, "permalink: /:categories/:title/"
    )
    return "date"


def posts_permalink(keys: Keys) -> str | None:
    """Return the template of `collections.posts.permalink`; None where it is not given, or of no use."""
    posts = keys.section("collections").section("posts").values
    return collections.permalink(keys, "posts", posts, "posts", "posts: {permalink: /:title/}")


def baseurl(written: str) -> str:
    """Return the path the site is served below, from `baseurl` as written: "" or "/blog"."""
    path = written.strip("/")
    return f"/{path}" if path else ""


def paginate_path(keys: Keys) -> str:
    """Return the path of further pages of the blog index, with `:num`."""
    path = keys.read(TEXT, "/page:num", "paginate_path", option="paginate_path")
    if ":num" in path:
        return path
    expected = "a path with `:num` for the number of the page"
    keys.tell_of(keys.file_of("paginate_path"), "paginate_path", path, expected, "paginate_path: /page:num/")
    return "/page:num"


def blog_dir(keys: Keys, paginate_path: str, source_dir: str) -> str:
    """Return the folder of the blog index: jekyll-paginate takes the deepest `index.html` above its pages."""
    given = keys.read(TEXT, None, option="blog_dir")
    if given is not None:
        folder = posixpath.normpath("/" + given).lstrip("/")
        if ".." in given.split("/"):
            keys.tell_of(OPTIONS, "blog_dir", given, "a folder below the site's root", "blog_dir: blog")
        return folder
    folder = own = posixpath.dirname(paginate_path.strip("/"))
    names = ["index.html", "index.md"]
    while folder or names:
        if any(os.path.isfile(os.path.join(source_dir, folder, name)) for name in names):
            return folder
        folder, names = posixpath.dirname(folder), ["index.html"] if folder else []
    # In "/blog/page/:num/" the folder of the number is not the blog's.
    alone = posixpath.basename(paginate_path.strip("/")) == ":num"
    return posixpath.dirname(own) if alone and posixpath.basename(own) in ("page", "pages", "p") else own


def archives(keys: Keys) -> Archives:
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


def url(keys: Keys, option: str, default: str) -> str:
    """Return the URL that an option gives, with "/" in front."""
    return "/" + keys.read(TEXT, default, option=option).lstrip("/")
