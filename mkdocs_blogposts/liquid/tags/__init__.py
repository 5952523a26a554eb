"""The tags of Liquid 4 and of Jekyll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid.tags import basic, extra, gems, includes, jekyll, loops

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.liquid.structure import TagSyntax
    from mkdocs_blogposts.model import Plugins
    from mkdocs_blogposts.read.liquid_tags import Tags

_TAGS: Mapping[str, TagSyntax] = {
    **basic.TAGS,
    **loops.TAGS,
    **includes.TAGS,
    **jekyll.TAGS,
}


def with_extra(tags: Tags, plugins: Plugins) -> Mapping[str, TagSyntax]:
    """Return all tags, with those of the gems that the site has, and those of a site.

    A site's tag wins over ours of that name.
    """
    return {
        **_TAGS,
        **gems.named(plugins),
        **{name: extra.tag(name, target) for name, target in tags.items()},
    }
