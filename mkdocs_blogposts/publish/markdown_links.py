"""Links to Markdown files where a site names jekyll-relative-links, which is then followed exactly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_blogposts.plan import entry_filter
from mkdocs_blogposts.settings import gems

if TYPE_CHECKING:
    from mkdocs_blogposts.model import Settings, Source

GEM = "jekyll-relative-links"
_KEY = "relative_links"
_OFF = f"`{_KEY}` of _config.yml says `enabled: false`; take that out"
_EXCLUDED = f"`exclude` of `{_KEY}` in _config.yml names this file; take it out there"
_PAGES_ONLY = f"{GEM} turns links in pages only; `{_KEY}: {{collections: true}}` in _config.yml mends it"


def why_left(target: str, source: Source, settings: Settings) -> str | None:
    """Return why Jekyll leaves a link to the source file `target` alone in `source`, and what mends it.

    None where the link works: if the file is no Markdown, if the site does not name jekyll-relative-links
    itself, and where that plugin turns it: in pages; with `collections: true` in posts and other documents,
    too; but not in the files that its `exclude` names, as Jekyll's own `exclude` names them.
    https://github.com/benbalter/jekyll-relative-links#configuration
    """
    extension = target.rpartition(".")[2].lower()
    if extension not in settings.markdown_ext or not gems.is_named_itself(settings.config, GEM):
        return None
    given = settings.config.get(_KEY)
    options: Mapping[str, object] = given if isinstance(given, Mapping) else {}
    if options.get("enabled") is False:
        return _OFF
    if entry_filter.is_matched(_names(options.get("exclude")), source.src_uri):
        return _EXCLUDED
    return None if source.kind == "page" or options.get("collections") is True else _PAGES_ONLY


def _names(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str)]
