"""What plugins of Jekyll do with pages: each plugin's settings where it is at work, None where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.model import OptionalFrontMatter, ReadmeIndex, RelativeLinks, TitlesFromHeadings
from mkdocs_blogposts.settings.plugins import BY_GEM

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Plugins
    from mkdocs_blogposts.settings.keys import Keys, Section


def titles_from_headings(keys: Keys, plugins: Plugins) -> TitlesFromHeadings | None:
    """Return the settings of jekyll-titles-from-headings."""
    own = _of(keys, plugins, "jekyll-titles-from-headings")
    return (
        None
        if own is None
        else TitlesFromHeadings(
            collections=own.get("collections") is True, strip_title=own.get("strip_title") is True
        )
    )


def optional_front_matter(keys: Keys, plugins: Plugins) -> OptionalFrontMatter | None:
    """Return the settings of jekyll-optional-front-matter."""
    own = _of(keys, plugins, "jekyll-optional-front-matter")
    return None if own is None else OptionalFrontMatter(remove_originals=own.get("remove_originals") is True)


def readme_index(keys: Keys, plugins: Plugins) -> ReadmeIndex | None:
    """Return the settings of jekyll-readme-index."""
    own = _of(keys, plugins, "jekyll-readme-index")
    return (
        None
        if own is None
        else ReadmeIndex(
            remove_originals=own.get("remove_originals") is True,
            with_frontmatter=own.get("with_frontmatter") is True,
        )
    )


def relative_links(keys: Keys, plugins: Plugins) -> RelativeLinks | None:
    """Return the settings of jekyll-relative-links, where the site names it itself."""
    gem = "jekyll-relative-links"
    if not plugins.names_itself(gem):
        return None
    own = keys.section(BY_GEM[gem].section)
    given = own.get("exclude")
    return RelativeLinks(
        enabled=own.get("enabled") is not False,
        exclude=tuple(
            name for name in (given if isinstance(given, list) else [given]) if isinstance(name, str)
        ),
        collections=own.get("collections") is True,
    )


def _of(keys: Keys, plugins: Plugins, gem: str) -> Section | None:
    """Return a plugin's section; None where the site lacks the plugin, or it says `enabled: false`."""
    own = keys.section(BY_GEM[gem].section)
    return own if plugins.has(gem) and own.get("enabled") is not False else None
