"""Bodies that were converted before, in this build or an earlier one, are not converted again."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from mkdocs_blogposts import markup
from mkdocs_blogposts.cache.store import Store, key
from mkdocs_blogposts.markup import Document, Heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_blogposts.cache.workers import Workers
    from mkdocs_blogposts.markup import Options

Value = TypeVar("Value")
_WORTH_IT = 100
"""Texts for which it pays to start another process."""


class Conversions:
    """What becomes of texts, looked up where it is known; the same whether it is or not.

    Only what is a function of text and options, and takes longer than to look it up.
    """

    def __init__(self, path: str = "") -> None:
        """Look up in the file at `path`; without one, everything is made when it is asked for."""
        self.path = path
        self._workers: Workers | None = None

    @cached_property
    def _store(self) -> Store | None:
        """What is kept, opened when something is converted for the first time."""
        from mkdocs_blogposts.cache import versions

        return Store(self.path, versions.version()) if self.path else None

    def save(self) -> str:
        """Keep what was made for the next build; return why that is not possible, "" if it is."""
        self.end()
        opened: Store | None = vars(self).get("_store")
        if opened is None:
            return ""
        opened.save()
        return opened.fault

    def convert(self, text: str, options: Options) -> Document:
        """Return `markup.convert(text, options)`; what that raises is raised each time."""
        return self._known(
            lambda: _key(text, options),
            lambda: markup.convert(text, options),
            _from_document,
            _to_document,
        )

    def convert_ahead(self, texts: Iterable[str], options: Options, jobs: int) -> None:
        """Convert texts that will be asked for, in this order, beside what this process does meanwhile.

        `jobs` is how many processes may work at once, 0 for as many as there are cores.
        """
        self.end()
        asked = list(texts)
        if len(asked) < _WORTH_IT:
            return
        from mkdocs_blogposts.cache import workers

        known = self._store or ()
        unknown = {name: text for text in asked if (name := _key(text, options)) not in known}
        number = workers.number(jobs)
        if number and len(unknown) >= _WORTH_IT:
            # What converts is loaded once, for all of them.
            markup.convert("", options)
            self._workers = workers.Workers(unknown, lambda text: _converted(text, options), number)

    def end(self) -> None:
        """Let nothing be done ahead any more."""
        if self._workers:
            self._workers.close()
            self._workers = None

    def minutes(self, html: str) -> int:
        """Return `prose.minutes(html)`."""
        from mkdocs_blogposts.html import prose

        return self._known(
            lambda: key("minutes", html),
            lambda: prose.minutes(html),
            lambda value: b"%d" % value,
            _to_number,
        )

    def _known(
        self,
        name: Callable[[], bytes],
        make: Callable[[], Value],
        write: Callable[[Value], bytes],
        read: Callable[[bytes], Value | None],
    ) -> Value:
        if self._store is None and self._workers is None:
            return make()
        at = name()
        data = self._find(at)
        value = None if data is None else read(data)
        if value is None:
            value = make()
            if self._store is not None:
                self._store.put(at, write(value))
        return value

    def _find(self, at: bytes) -> bytes | None:
        """Return what was kept, or was made ahead."""
        data = None if self._store is None else self._store.get(at)
        if data is None and self._workers:
            data = self._workers.take(at)
            if data is not None and self._store is not None:
                self._store.put(at, data)
        return data


def _key(text: str, options: Options) -> bytes:
    return key("document", text, repr(options))


def _converted(text: str, options: Options) -> bytes:
    return _from_document(markup.convert(text, options))


def _from_document(document: Document) -> bytes:
    """Return a line with its headings, as JSON, and its HTML."""
    return f"{json.dumps(document.toc)}\n{document.html}".encode("utf-8", "surrogatepass")


def _to_document(data: bytes) -> Document | None:
    """Return a document; None for what is no such text, whoever wrote it."""
    head, _, html = data.partition(b"\n")
    try:
        read = json.loads(head)
        toc = tuple(Heading(*each) for each in read)
        is_whole = isinstance(read, list) and all(map(_is_heading, toc))
        return Document(html.decode("utf-8", "surrogatepass"), toc) if is_whole else None
    except (ValueError, TypeError, RecursionError):
        return None


def _is_heading(each: Heading) -> bool:
    """Say whether what was read has the types and the range of a heading."""
    is_level = type(each.level) is int and each.level > 0
    return is_level and isinstance(each.id, str) and isinstance(each.title, str)


def _to_number(data: bytes) -> int | None:
    return int(data) if data.isdigit() and len(data) < 10 else None
