"""JSON-LD: what search engines read of a page (https://schema.org)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.settings.identity import links
from mkdocs_blogposts.settings.keys import mapping, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.publish.seo.people import Person
    from mkdocs_blogposts.publish.seo.site import SeoSite
    from mkdocs_blogposts.publish.seo.values import Image

_FRONT = re.compile(r"/(?:about/)?(?:index\.html?)?")
# Types of which the page is said to be about this very thing.
_MAIN = frozenset({"BlogPosting", "CreativeWork"})
# Escaped, so that nothing in a text ends the script, opens a comment in it, or a line.
_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def kind(meta: Mapping[str, object], url: str, site: SeoSite, *, is_dated: bool) -> dict[str, object]:
    """Return the type of a page with its name and links: the front matter's `seo`, else by its address."""
    own = mapping(meta.get("seo"))
    is_front = bool(_FRONT.fullmatch(url))
    by_address = "WebSite" if is_front else "BlogPosting" if is_dated else "WebPage"
    return {
        "@type": text(own.get("type")) or by_address,
        "name": text(own.get("name")) or (site.name if is_front else ""),
        "sameAs": links(own.get("links")) or (site.options.links if is_front else ()),
    }


def parts(author: Person, image: Image | None, site: SeoSite) -> dict[str, object]:
    """Return the people and the picture of a page."""
    return {"author": _author(author), "image": _image(image), "publisher": _publisher(author, site)}


def dump(facts: Mapping[str, object]) -> str:
    """Return a page's facts as JSON for a `<script>`, without those that are empty."""
    kept = {key: value for key, value in facts.items() if value}
    if kept["@type"] in _MAIN:
        kept["mainEntityOfPage"] = {"@type": "WebPage", "@id": kept["url"]}
    ordered = {"@context": "https://schema.org", **dict(sorted(kept.items()))}
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _author(author: Person) -> dict[str, str]:
    if not author.name or not author.type:
        return {}
    entry = {"@type": author.type, "name": author.name, "url": author.url}
    return {key: value for key, value in entry.items() if value}


def _image(image: Image | None) -> object:
    """Return a picture as its URL alone, or with what is known of it."""
    if image is None or not image.fields:
        return image.url if image else None
    return {"@type": "ImageObject", "url": image.url, **dict(image.fields)}


def _publisher(author: Person, site: SeoSite) -> dict[str, object]:
    """Return who publishes, where the site has a logo; Jekyll, too, names the author."""
    if not site.logo:
        return {}
    publisher: dict[str, object] = {
        "@type": "Organization",
        "logo": {"@type": "ImageObject", "url": site.logo},
    }
    return publisher | ({"name": author.name} if author.name else {})
