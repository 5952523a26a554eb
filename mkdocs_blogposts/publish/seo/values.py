"""Values of front matter and `_config.yml` as texts, absolute URLs and pictures."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_blogposts.html.texts import in_one_line, strip_html
from mkdocs_blogposts.links import quoting
from mkdocs_blogposts.links.urls import within
from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.settings.keys import mapping, text

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Text that Markdown leaves as it is.
_PLAIN = re.compile(r"(?:(?!\d+\.)[^\W_]+(?:(?:[,;?!.] ?| )[^\W_]+)*[?!.]?)?")
_PLACES = frozenset({"path", "url", "@type"})


@dataclass(frozen=True, slots=True)
class Image:
    """A picture."""

    url: str
    """Absolute."""
    alt: str = ""
    height: str = ""
    """Pixels, as written; "" where unknown."""
    width: str = ""
    fields: tuple[tuple[str, int | float | str], ...] = ()
    """All that the front matter says of the picture beside its place, which JSON-LD repeats."""


def to_text(written: str) -> str:
    """Return Markdown as the text that readers see, in one line."""
    return written if _PLAIN.fullmatch(written) else _without_tags(kramdown.convert(written).html)


def title_text(written: str) -> str:
    """Return a title as text: its emphasis, code and quotes read as Markdown.

    A title that would become a list or a heading ("1. Spring", "# 1 in the charts") is kept as it is written,
    where Jekyll drops what it takes for a mark.
    """
    if _PLAIN.fullmatch(written):
        return written
    html = kramdown.convert(written).html.lstrip()
    is_marked = not written.lstrip().startswith("<") and not html.startswith(("<p>", "<p "))
    return in_one_line(unescape(written)) if is_marked else _without_tags(html)


def _without_tags(html: str) -> str:
    """Return the text of HTML as Jekyll's `strip_html | normalize_whitespace` leave it."""
    return in_one_line(unescape(strip_html(html)))


def absolute(url: str, base: str) -> str:
    """Return a URL of the site as an absolute one, escaped so that it cannot end an attribute.

    A path is one from the site's root, with or without its leading "/". `base` is scheme, host and `baseurl`
    without trailing slash, or `baseurl` alone.
    """
    if url.startswith("//"):
        url = f"{base.partition(':')[0] if '://' in base else 'https'}:{url}"
    elif not _SCHEME.match(url):
        url = within(base, url.lstrip("/"))
    return quoting.attribute(url)


def web_url(written: object, base: str) -> str:
    """Return the absolute URL of a page or file of the web; "" for other schemes (`data:`, `mailto:`)."""
    # Browsers pass over tabs and line ends, so that none may hide a scheme.
    found = re.sub(r"[\t\r\n]", "", text(written))
    url = absolute(found, base) if found else ""
    scheme = _SCHEME.match(url)
    return "" if scheme and scheme[0].lower() not in {"http:", "https:"} else url


def image(meta: Mapping[str, object], url: str | None, alt: str = "") -> Image | None:
    """Return the picture at `url` with what the front matter's `image` says of it; None without a URL."""
    if not url:
        return None
    given = mapping(meta.get("image"))
    return Image(
        url=url,
        alt=alt or text(given.get("alt")),
        height=text(given.get("height")),
        width=text(given.get("width")),
        fields=tuple(
            (str(name), value)
            for name, value in given.items()
            if name not in _PLACES and isinstance(value, int | float | str)
        ),
    )
