"""Links to Markdown files where a site names jekyll-relative-links, which is then followed exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.plan import entry_filter

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
    options = settings.relative_links
    if extension not in settings.folders.markdown_ext or options is None:
        return None
    if not options.enabled:
        return _OFF
    if entry_filter.is_matched(options.exclude, source.src_uri):
        return _EXCLUDED
    return None if source.kind == "page" or options.collections else _PAGES_ONLY
