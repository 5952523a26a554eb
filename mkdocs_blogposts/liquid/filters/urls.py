"""Jekyll's filters for URLs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mkdocs_blogposts.links.urls import normal_origin, without_dots
from mkdocs_blogposts.liquid import values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_blogposts.liquid.context import Context

_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_BARE = re.compile(r"[^:/?#]+://[^/?#]+")
_INDEX = re.compile(r"/index\.html?\Z")
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
# What may stand in a path as it is; in a query or fragment, "?" may too.
_SAFE = "/:@!$&'()*+,;=-._~"
_SLASH = "%2F"


def relative(base: str, value: object) -> object:
    """Return a path below `base`, encoded; nil stays nil, and an absolute URL what it is."""
    if value is None:
        return None
    text = _url_of(value)
    if _ABSOLUTE.match(text):
        return text
    return _normal("".join(_led(part) for part in (base.removesuffix("/"), text)))


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


def _normal(url: str) -> str:
    """Return a URL without dots for segments and empty ends, and with every other sign encoded once."""
    rest, _, fragment = url.rstrip().partition("#")
    path, _, query = rest.partition("?")
    parts = [normal(without_dots(path), keeps=_SAFE)]
    for mark, part in (("?", query), ("#", fragment)):
        parts += [mark, normal(part, keeps=f"{_SAFE}?")] if part else []
    return "".join(parts)


def normal(text: str, *, keeps: str) -> str:
    """Encode all but these signs; what is encoded is decoded first where that is text, but for slashes."""
    found, at = [], 0
    for match in _ENCODED.finditer(text):
        found += [quote(text[at : match.start()], safe=keeps), _again(match[0], keeps)]
        at = match.end()
    return "".join([*found, quote(text[at:], safe=keeps)])


def _again(encoded: str, keeps: str) -> str:
    """Encode what is encoded once more, in capitals and only where it must be."""
    parts = encoded.upper().split(_SLASH)
    slash = "/" if "[" in keeps else _SLASH
    return slash.join(_part(part, keeps) for part in parts)


def _part(encoded: str, keeps: str) -> str:
    try:
        return quote(unquote(encoded, errors="strict"), safe=keeps)
    except UnicodeDecodeError:
        return encoded


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
