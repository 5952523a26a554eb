"""The templates of URLs, and the address that stands before them."""

from __future__ import annotations

from mkdocs_blogposts.links import permalinks, urls
from mkdocs_blogposts.model import Permalinks, SiteAddress
from mkdocs_blogposts.settings import collections
from mkdocs_blogposts.settings.keys import TEXT, URL, Keys


def read(keys: Keys) -> Permalinks:
    """Return the templates of the URLs of pages and posts."""
    posts = keys.section("collections").section("posts").values
    return Permalinks(
        site=_site(keys),
        posts=collections.permalink(keys, "posts", posts, "posts", "posts: {permalink: /:title/}"),
    )


def address(keys: Keys, site_path: str) -> SiteAddress:
    """Return where the site is served; `site_path` is the path of MkDocs' `site_url`."""
    url, baseurl = (
        keys.read(URL, "", "url", option="url"),
        keys.read(TEXT, site_path, "baseurl", option="baseurl"),
    )
    path = baseurl.strip("/")
    return SiteAddress(
        baseurl=f"/{path}" if path else "",
        url=urls.normal_origin(url).rstrip("/"),
        base=urls.prefix(url, baseurl) if url else "",
    )


def _site(keys: Keys) -> str:
    """Return the site-wide `permalink`: the name of a style, or a template of known placeholders."""
    template = keys.read(TEXT, "date", "permalink", option="permalink")
    if template in permalinks.STYLES or (unknown := permalinks.unknown_name(template)) is None:
        return template
    expected = f"made of Jekyll's placeholders (`:{unknown}` is none)"
    keys.tell_of(
        keys.file_of("permalink"), "permalink", template, expected, "permalink: /:categories/:title/"
    )
    return "date"
