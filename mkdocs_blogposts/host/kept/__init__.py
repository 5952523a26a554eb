"""What is kept between builds of what MkDocs makes: pages as templates wrote them, entries of the search.

Nothing is hidden from other plugins: their events are called for each page all the same. Only what a template
or the search plugin would make of the very same things is taken from the last build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.cache import versions
from mkdocs_blogposts.cache.store import Store
from mkdocs_blogposts.host.kept import search_entries
from mkdocs_blogposts.host.kept.pages import KeptPages, impure

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

__all__ = ["Kept"]


class Kept:
    """What one build finds of earlier ones, and keeps for later ones."""

    def __init__(
        self, path: str, config: MkDocsConfig, navigation: Navigation, env: jinja2.Environment | None
    ) -> None:
        """Look into the file at `path`; `env` renders the pages that are kept, None if none can be."""
        self._store = Store(path, versions.version())
        self.pages = KeptPages(self._store, config, navigation, impure(env)) if env else None
        search_entries.remember(config.plugins.values(), self._store)

    def save(self) -> str:
        """Keep what was written for the next build; return why that is not possible, "" if it is."""
        if self.pages:
            self.pages.prove()
        self._store.save()
        return self._store.fault or (self.pages.why_not if self.pages else "")
