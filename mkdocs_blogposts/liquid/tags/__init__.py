"""The tags of Liquid 4 and of Jekyll, and what may stand in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid.tags import blocks, code, extra, gems, includes, jekyll, simple, tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.liquid.custom import Tags
    from mkdocs_blogposts.liquid.environment import JekyllTag
    from mkdocs_blogposts.liquid.structure import Rule
    from mkdocs_blogposts.model import Plugins

TAGS: Mapping[str, type[JekyllTag]] = {
    **simple.TAGS,
    **blocks.TAGS,
    **includes.TAGS,
    **code.TAGS,
    **jekyll.TAGS,
    **tables.TAGS,
}
RULES: Mapping[str, Rule] = {
    **simple.RULES,
    **blocks.RULES,
    **includes.RULES,
    **code.RULES,
    **jekyll.RULES,
    **tables.RULES,
}


def with_extra(tags: Tags, plugins: Plugins) -> tuple[Mapping[str, type[JekyllTag]], Mapping[str, Rule]]:
    """Return all tags and rules, with those of the gems that the site has, and those of a site.

    A site's tag wins over ours of that name.
    """
    own = {name: extra.tag_class(name, target) for name, target in tags.items()}
    named = gems.named(plugins)
    known: Mapping[str, type[JekyllTag]] = {**TAGS, **dict.fromkeys(named, gems.GemTag), **own}
    return known, {**RULES, **dict.fromkeys(named, gems.RULE), **dict.fromkeys(own, extra.RULE)}
