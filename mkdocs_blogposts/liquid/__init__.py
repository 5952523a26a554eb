"""Jekyll's Liquid: what upstream Jekyll 4.3 and Liquid 4.0 make of a body before it is Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid.border import RenderedText, Setting, Surveyed, has_liquid, is_rendered
from mkdocs_blogposts.liquid.faults import Limits
from mkdocs_blogposts.read.liquid_tags import TagCall

if TYPE_CHECKING:
    from mkdocs_blogposts.liquid.render import Renderer as Renderer

__all__ = [
    "Limits",
    "RenderedText",
    "Setting",
    "Surveyed",
    "TagCall",
    "has_liquid",
    "is_rendered",
    "renderer_of",
]


def renderer_of(setting: Setting) -> Renderer:
    """Return what renders the bodies of one build; the engine is imported when the first one is asked for."""
    from mkdocs_blogposts.liquid.render import Renderer

    return Renderer(setting)
