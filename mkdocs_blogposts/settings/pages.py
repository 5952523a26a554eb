"""What plugins of Jekyll do with pages: each plugin's settings where it is at work, None where it is not."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar

from mkdocs_blogposts.model import AdoptedFiles, Plugins, RedirectOptions, RelativeLinks, TitlesFromHeadings
from mkdocs_blogposts.settings.plugins import BY_GEM

if TYPE_CHECKING:
    from mkdocs_blogposts.settings.keys import Keys

REDIRECT_FROM = "jekyll-redirect-from"
Switches = TypeVar("Switches", AdoptedFiles, TitlesFromHeadings)


def switches(keys: Keys, plugins: Plugins, gem: str, kind: type[Switches]) -> Switches | None:
    """Return the settings of a plugin that only `true` switches on; None where it says `enabled: false`."""
    own = keys.section(BY_GEM[gem].section)
    if not plugins.has(gem) or own.get("enabled") is False:
        return None
    return kind(**{field.name: own.get(field.name) is True for field in fields(kind)})


def redirects(keys: Keys, plugins: Plugins) -> RedirectOptions:
    """Return whether there are redirects, and a list of them, by jekyll-redirect-from."""
    has_json = keys.section("redirect_from").get("json") is not False
    return RedirectOptions(
        are_made=plugins.has_or_may_have(REDIRECT_FROM),
        has_json=has_json,
        has_empty_json=has_json and plugins.has(REDIRECT_FROM),
    )


def relative_links(keys: Keys, plugins: Plugins) -> RelativeLinks | None:
    """Return the settings of jekyll-relative-links, where the site names it itself."""
    gem = "jekyll-relative-links"
    if not plugins.names_itself(gem):
        return None
    own = keys.section(BY_GEM[gem].section)
    given = own.get("exclude")
    names = given if isinstance(given, list) else [given]
    return RelativeLinks(
        enabled=own.get("enabled") is not False,
        exclude=tuple(name for name in names if isinstance(name, str)),
        collections=own.get("collections") is True,
    )
