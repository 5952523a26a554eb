"""The picture that is shown where a page is linked to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.settings.keys import mapping, text

if TYPE_CHECKING:
    from collections.abc import Mapping

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
