"""Reading a text from one special character to the next.

Nothing here knows a construct: `SpanContext` says by which characters they begin and who reads them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.spans.run import KEEP_BREAKS, LINK, RAW, Labels, Run, Stop
from mkdocs_blogposts.markup.kramdown.text import Finder, Ticks
from mkdocs_blogposts.markup.kramdown.tree import Definitions, Element

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping

    from mkdocs_blogposts.markup.kramdown.options import Options

    Span = tuple[Element, int]  # A span and the position after it.
    Handler = Callable[["Reader", Run, re.Match[str]], int]
    Search = Callable[[str, int], re.Match[str] | None]

DEEPEST = 100
"""Spans within spans. A text with more is read again, with fewer levels: what is nested deeper is text."""
LEVELS_OF_DEEP_TEXTS = 8

_END = Stop()


class _TooDeepError(Exception):
    """Spans are nested deeper than any author means."""


@dataclass(slots=True)
class SpanContext:
    """What all texts of a document share."""

    definitions: Definitions
    options: Options
    """They change where a text says so: `{::options ... /}`."""
    handlers: Mapping[str, Handler]
    """Who reads what a special character begins.

    A handler adds the span to the run and returns the position after it. If there is none: 0 where what was
    matched has been used as text, -1 where it is like any other text (a quote after it depends on that).
    """
    searches: Mapping[int, Search]
    """What finds the next special character, by what of a run's context matters."""
    hard_wrap: bool = False
    symbols: bool = True
    """Whether dashes, ellipses and guillemets are typographic."""
    autolinks: bool = True
    """Whether `<http://example.org>` is a link."""
    longest_id: int = field(init=False)
    """Of the links that are defined."""

    def __post_init__(self) -> None:
        self.longest_id = max(map(len, self.definitions.links), default=0)

    def spans(self, text: str, context: int) -> list[Element]:
        """Read a text; most of them are plain."""
        if self.searches[0](text, 0) is None and not (self.hard_wrap and "\n" in text):
            return [Element("text", text)] if text else []
        return Reader(text, self, context).all()


@dataclass(slots=True, eq=False)
class Reader:
    """Reads the spans of one text, and remembers what it has found out about it."""

    text: str
    document: SpanContext
    context: int
    """Of the whole text."""
    depth: int = 0
    """Of the run that is being read."""
    is_deep: bool = False
    """Whether it was too deep, and is read again with fewer levels."""
    ticks: Ticks = field(init=False)
    find: Callable[[re.Pattern[str], int], re.Match[str] | None] = field(init=False)
    """Searches the text; see `Finder`."""
    labels: Labels = field(default_factory=dict)
    parentheses: dict[int, int] | None = None
    """Where each opening parenthesis is closed, once that was asked for."""
    hopeless: dict[tuple[str, int], set[int]] = field(default_factory=dict)
    """Positions from which an emphasis finds no end, by its mark and context."""
    _once: dict[tuple[int, str, int], Span | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ticks = Ticks(self.text)
        self.find = Finder(self.text).find

    def all(self) -> list[Element]:
        """Read the whole text."""
        run = Run(0, self.context, self.document.hard_wrap)
        try:
            self._fill(run, _END)
        except _TooDeepError:
            depth = DEEPEST - LEVELS_OF_DEEP_TEXTS
            return Reader(self.text, self.document, self.context, depth, is_deep=True).all()
        return run.finish_text()

    def read(self, start: int, context: int, stop: Stop = _END) -> tuple[list[Element], int] | None:
        """Read a run: (its spans, the position after its end), or None where it does not end as it should."""
        if self.depth >= DEEPEST:
            if self.is_deep:
                return None
            raise _TooDeepError
        self.depth += 1
        run = Run(start, context, self.document.hard_wrap)
        end = self._fill(run, stop)
        self.depth -= 1
        return None if end < 0 else (run.finish(), end)

    def part(self, start: int, end: int) -> list[Element]:
        """Read a part of the text by itself, its line breaks kept."""
        text = self.text[start:end]
        return Reader(text, self.document, KEEP_BREAKS, self.depth + 1, is_deep=self.is_deep).all()

    def _fill(self, run: Run, stop: Stop) -> int:
        """Read spans into a run until it stops; return the position after its end, -1 if it has none."""
        text, pending, handlers = self.text, run.pending, self.document.handlers
        search = self.document.searches[run.context & (RAW | LINK)]
        cursor = run.start
        while special := search(text, cursor):
            at = special.start()
            char = text[at]
            if at > run.plain:
                pending.append(text[run.plain : at])
            if char in stop.chars and (end := stop.closes(run, at)):
                return end
            end = handlers[char](self, run, special)
            cursor = end if end > at else special.end()
            if end == 0:
                pending.append(special[0])
                end = cursor
            run.plain = end if end > 0 else at
        pending.append(text[run.plain :])
        return len(text) if stop.ends(run) else -1

    def once(self, run: Run, at: int, mark: str, read: Callable[[Reader, int, int, str], Span | None]) -> int:
        """Add the span that `read` makes; return its end, 0 if there is none.

        The outcome depends on the position, the mark and the context alone: it is found out once. What is
        used again is copied, since an attribute list after it may change it.
        """
        key = (at, mark, run.context)
        if key in self._once:
            known = self._once[key]
            known = known and (known[0].copy(), known[1])
        else:
            known = self._once[key] = read(self, run.context, at, mark)
        if known is None:
            return 0
        run.add(known[0])
        return known[1]
