"""What a preview calls at each change: a small rebuild where that is enough, else MkDocs' own builder."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.utils import get_build_date

from mkdocs_blogposts.host.messages import log
from mkdocs_blogposts.host.preview import conditions, due, edits, scope, small, snapshot
from mkdocs_blogposts.host.preview.unfit import UnfitError
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.livereload import LiveReloadServer

    from mkdocs_blogposts.host.finished import Finished
    from mkdocs_blogposts.host.preview.small import Stages
    from mkdocs_blogposts.host.preview.snapshot import Snapshot
    from mkdocs_blogposts.host.started import Started


@dataclass(frozen=True, slots=True)
class Built:
    """A site that is built, and may be changed in a small way."""

    finished: Finished
    seen: Snapshot
    """The files that it is made of, looked at before they were read."""
    day: str
    obstacle: str
    """Why it cannot be changed so; "" where it can."""


def look(started: Started) -> Snapshot:
    """Look at the files that a build can read, once its settings are known."""
    return snapshot.take(scope.scope_of(started.config, started.settings.folders))


class Builder:
    """Builds what a change asks for."""

    def __init__(
        self,
        full: Callable[[], None],
        stages: Stages,
        server: LiveReloadServer,
        seen: Snapshot | None,
    ) -> None:
        """Begin when all is built, of files that were `seen` before; `full` builds everything."""
        self._full = full
        self._stages = stages
        self._server = server
        self._scope = seen.scope if seen else None
        self._seen = seen
        self._built = self._kept(seen)

    def is_behind(self) -> bool:
        """Say whether files have changed since the last build began."""
        seen = self._seen
        return seen is not None and snapshot.take(seen.scope).files != seen.files

    def __call__(self) -> None:
        """Build what the changes since the last time ask for."""
        built, self._built = self._built, None
        seen = self._seen = snapshot.take(self._scope) if self._scope else None
        if built and seen:
            try:
                self._built = self._changed(built, seen)
                return
            except UnfitError as why:
                log.debug(f"everything is built: {why}")
            except Exception as fault:
                log.debug("everything is built, because a small rebuild failed", exc_info=fault)
        self._full()
        self._built = self._kept(seen)

    def _kept(self, seen: Snapshot | None) -> Built | None:
        """Return what was just built; None where it does not last, or other files were to be looked at."""
        finished = self._stages.finished
        if finished is None or seen is None:
            return None
        planned = finished.rendering.planned
        config = planned.started.config
        now = self._scope = scope.scope_of(config, planned.started.settings.folders)
        why = conditions.obstacle(config, planned)
        if why:
            log.debug(f"each change asks for a full build: {why}")
        if now.places != seen.scope.places:
            self._seen = snapshot.take(now)
            seen = replace(self._seen, files={})
        return Built(finished, seen, get_build_date(), why)

    def _changed(self, built: Built, seen: Snapshot) -> Built:
        """Return the site with the changes since it was built; or raise `UnfitError`."""
        start = time.monotonic()
        changed, come_or_gone = built.seen.differences(seen)
        self._require_covered(built)
        if not changed and not come_or_gone:
            return self._unchanged(built)
        self._require_small(built, come_or_gone)
        posts = edits.edited(built.finished.rendering, changed)
        if not posts:
            return self._unchanged(replace(built, seen=seen))
        pages = small.rebuild(self._stages, built.finished, posts)
        finished = self._stages.finished
        assert finished is not None  # noqa: S101
        shown = f"{len(pages)} page{'s' if len(pages) > 1 else ''}"
        log.info(f"built {shown} anew in {time.monotonic() - start:.2f} seconds")
        return replace(built, finished=finished, seen=seen)

    def _unchanged(self, built: Built) -> Built:
        """Return the site as it is, and let no browser load it again."""
        log.debug("nothing changed that the site is made of")
        self._server._wanted_epoch = self._server._visible_epoch
        return built

    def _require_covered(self, built: Built) -> None:
        """Raise `UnfitError` where the server watches more than is looked at here."""
        watched = getattr(self._server, "_watched_paths", {})
        if other := next((path for path in watched if not built.seen.scope.covers(path)), ""):
            raise UnfitError(f"{other} is watched, and not looked at")

    def _require_small(self, built: Built, come_or_gone: set[str]) -> None:
        """Raise `UnfitError` where what is not a text has changed."""
        if built.obstacle:
            raise UnfitError(built.obstacle)
        if come_or_gone:
            raise UnfitError(f"{min(come_or_gone)} came or went")
        if built.day != get_build_date():
            raise UnfitError("it is another day")
        if uri := due.waited_for(built.finished.rendering.planned, built.seen.files):
            raise UnfitError(f"the time of {uri} has come")
