"""Pages as templates write them, kept for builds in which a template would see the very same."""

from __future__ import annotations

import os
import stat
from importlib import metadata
from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page

from mkdocs_blogposts.cache.store import Store, key
from mkdocs_blogposts.host import purity
from mkdocs_blogposts.host.kept.fingerprints import Fingerprints, UnknownValueError, outline

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

__all__ = ["KeptPages", "impure"]

# The same for all pages, or told in other words: once for the site, or of the page that is rendered.
_OF_SITE = frozenset({"config", "nav", "pages", "build_date_utc"})
# What a template names that sees what no fingerprint is taken of, or is different each time.
_UNSEEN = frozenset({"site_dir", "random", "lipsum"})
MOST_KEPT = 1 << 17
"""Characters of a page that is kept. A navigation of a thousand pages on each of them would fill any disk."""
_LONGEST = 1 << 18
"""Bytes of a file that could be a template."""
_WRITERS = ("jinja2", "markupsafe", "mkdocs")


class KeptPages:
    """Gives what a template wrote for the same page in an earlier build; where that is not sure, nothing."""

    def __init__(
        self, store: Store, config: MkDocsConfig, navigation: Navigation, impure: frozenset[str]
    ) -> None:
        """Look into a store; `impure` are filters of which nobody knows what they do."""
        self._fingerprints = Fingerprints()
        self._statics = frozenset({*config.theme.static_templates, *config.extra_templates})
        self._store: Store | None = store
        self.why_not = f"nobody knows what {', '.join(sorted(impure))} do" if impure else ""
        """Why no page is kept; "" where they are."""
        try:
            self._site = self._fingerprints.of(
                {name: value for name, value in config.items() if name != "site_dir"},
                outline(navigation),
                dict(_templates(config)),
                [metadata.version(name) for name in _WRITERS],
            )
        except UnknownValueError as error:
            self.why_not = f"{error} in the settings"
        if self.why_not:
            self._give_up(self.why_not)
            return
        # Says that no template of this site sees more than is in the keys.
        self._proof = key("pages see nothing else", self._site)
        self._is_proved = store.get(self._proof) is not None

    def look_at(self, template: str, names: frozenset[str]) -> None:
        """Take note of a template that is used, and all texts in it: it may see more than is in the keys."""
        is_known = template.endswith(".html") or template.startswith(".icons/")
        if template not in self._statics and not (is_known and _UNSEEN.isdisjoint(names)):
            self._give_up(f"{template} sees more than its page")

    def render(
        self,
        template: str,
        inner: Callable[[Mapping[str, object]], str],
        context: Mapping[str, object],
        beyond: Collection[str],
    ) -> str:
        """Return what a template writes, with `inner` where that is not kept.

        `beyond` is what it has read by then that is in no key.
        """
        at = self._key(template, context)
        if self._store is None or at is None:
            return inner(context)
        data = self._store.get(at) if self._is_proved else None
        text = None if data is None else _unpacked(data)
        if text is None:
            text = inner(context)
            if beyond:
                self._give_up(f"{template} reads {', '.join(beyond)}")
            if self._store is not None and len(text) <= MOST_KEPT:
                self._store.put(at, text.encode("utf-8", "surrogatepass"))
        return text

    def prove(self) -> None:
        """Say, when all pages are written, that their templates saw no more than is in the keys."""
        if self._store is not None and not self._is_proved:
            self._store.put(self._proof, b"")

    def _key(self, template: str, context: Mapping[str, object]) -> bytes | None:
        page = context.get("page")
        if not isinstance(page, Page) or self._store is None:
            return None
        seen = [(name, value) for name, value in context.items() if name not in _OF_SITE and name != "page"]
        try:
            return key(
                "page", template, self._site, self._fingerprints.of_page(page), self._fingerprints.of(seen)
            )
        except UnknownValueError:
            # Of another plugin, most likely; other pages may do without.
            return None

    def _give_up(self, why: str) -> None:
        self.why_not = why
        self._store = None


def _unpacked(data: bytes) -> str | None:
    try:
        return data.decode("utf-8", "surrogatepass")
    except ValueError:
        return None


def _templates(config: MkDocsConfig) -> Iterator[tuple[str, object]]:
    """Yield the templates that a site can use, by path; of the site's own folder, everything.

    A theme says itself which version it is, and its icons are of that version.
    """
    own = config.theme.custom_dir
    for root in config.theme.dirs:
        for folder, folders, names in os.walk(root):
            if root != own:
                folders[:] = (each for each in folders if not each.startswith("."))
            for name in names:
                if root == own or name.endswith(".html"):
                    path = os.path.join(folder, name)
                    yield path, _content(path)


def _content(path: str) -> object:
    """Return what tells a file from another at its path: what is in it, of a long one when it was written."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LONGEST:
            return [status.st_mode, status.st_size, status.st_mtime_ns]
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        # A template that cannot be read is none.
        return error.errno


def impure(env: jinja2.Environment) -> frozenset[str]:
    """Return the filters and globals of an environment of which nobody knows what they do."""
    return purity.impure_names(env) - purity.UNHEARD
