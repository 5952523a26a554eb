"""Jekyll's Liquid: what upstream Jekyll 4.3 and Liquid 4.0 make of a body before it is Markdown."""

from __future__ import annotations

from mkdocs_blogposts.liquid.border import Framed, RenderedText, Setting, Surveyed, has_liquid
from mkdocs_blogposts.liquid.faults import Limits
from mkdocs_blogposts.liquid.render import Renderer
from mkdocs_blogposts.read.layouts import layout_of
from mkdocs_blogposts.read.liquid_tags import TagCall, Tags

__all__ = [
    "Framed",
    "Limits",
    "RenderedText",
    "Renderer",
    "Setting",
    "Surveyed",
    "TagCall",
    "Tags",
    "has_liquid",
    "layout_of",
]
