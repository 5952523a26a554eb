"""A post's cover image and what it shows, from the front matter keys that Jekyll themes use for it."""

from __future__ import annotations

from collections.abc import Mapping

# In order of preference; "a.b" is key `b` of the mapping under `a`. Of pages, jekyll-seo-tag knows these.
OF_PAGES = ("image", "image.path", "image.facebook", "image.twitter")
IMAGES = (
    *(*OF_PAGES, "image.feature", "image.url", "image.src"),
    *("cover", "cover.image", "cover.path", "cover_image", "cover-img"),
    *("header.image", "header.teaser", "header.overlay_image"),
    *("thumbnail", "thumbnail.path", "thumb", "header-img", "header_image", "feature", "feature_image"),
    *("feature-img", "featured_image", "featured-image", "og_image", "banner", "teaser", "background"),
)
ALTS = (
    "image_alt",
    "image-alt",
    "image.alt",
    "cover_alt",
    "cover.alt",
    "thumbnail_alt",
    "header.image_description",
)


def image(meta: Mapping[str, object], keys: tuple[str, ...] = IMAGES) -> str | None:
    """Return the cover as it is written under the first of these keys: a path or a URL; None without one."""
    return _first(meta, keys)


def alt(meta: Mapping[str, object]) -> str:
    """Return what the cover shows, in words; "" where the post does not say."""
    return _first(meta, ALTS) or ""


def _first(meta: Mapping[str, object], paths: tuple[str, ...]) -> str | None:
    for path in paths:
        value: object = meta
        for name in path.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None
