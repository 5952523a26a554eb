"""Jekyll's filters for URLs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.links.quoting import normalize
from mkdocs_blogposts.links.urls import normal_origin, within
from mkdocs_blogposts.liquid import values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_blogposts.liquid.context import Context

_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_BARE = re.compile(r"[^:/?#]+://[^/?#]+")
_INDEX = re.compile(r"/index\.html?\Z")


def relative(base: str, value: object) -> object:
    """Return a path below `base`, encoded; nil stays nil, and an absolute URL what it is."""
    if value is None:
        return None
    text = _url_of(value)
    if _ABSOLUTE.match(text):
        return text
    path = "".join(_led(part) for part in (base.removesuffix("/"), text)).rstrip()
    return normalize(within("", path[1:])) if path else ""


def absolute(site_url: str, base: str, value: object) -> object:
    """Return the whole URL of a path; without the site's, what `relative` gives.

    `site_url` and `base` are as `_config.yml` has them: their slashes stay, as in the ids of feeds.
    """
    if value is None:
        return None
    text = _url_of(value)
    if _ABSOLUTE.match(text):
        return text
    path = values.to_s(relative(base, text))
    url = f"{normal_origin(site_url)}{path}"
    return f"{url}/" if _BARE.fullmatch(url) else url


def _url_of(value: object) -> str:
    """Return the text of a value, or the URL of a thing of the site."""
    if isinstance(value, values.Drop) and value.has("url"):
        return values.to_s(value.part("url"))
    return values.to_s(value)


def _led(part: str) -> str:
    return part if not part or part.startswith("/") else f"/{part}"


def _relative_url(context: Context, value: object) -> object:
    return relative(context.shared.baseurl, value)


def _absolute_url(context: Context, value: object) -> object:
    shared = context.shared
    return absolute(values.to_s(shared.site_url), values.to_s(shared.site_baseurl), value)


def _strip_index(context: Context, value: object) -> object:
    return None if not values.to_s(value) else _INDEX.sub("/", values.to_s(value))


FILTERS: Mapping[str, Callable[..., object]] = {
    "relative_url": _relative_url,
    "absolute_url": _absolute_url,
    "strip_index": _strip_index,
}
