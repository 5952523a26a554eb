"""Reading a text from one special character to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mkdocs_blogposts.markup.kramdown.spans.grammar import HANDLERS, RAW_PATTERN, pattern
from mkdocs_blogposts.markup.kramdown.spans.run import KEEP_BREAKS, LINK, RAW, Run, Stop
from mkdocs_blogposts.markup.kramdown.tree import Definitions, Element, LinkDefinition

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from mkdocs_blogposts.markup.kramdown.options import Options

Table = TypeVar("Table")
Span = tuple[Element, int]  # A span and the position after it.

DEEPEST = 100
"""Spans within spans. A text with more is read again, with fewer levels: what is nested deeper is text."""
LEVELS_OF_DEEP_TEXTS = 8

_END = Stop()


class _TooDeepError(Exception):
    """Spans are nested deeper than any author means."""


class Source:
    """What all texts of a document share."""

    autolinks = True
    """Whether `<http://example.org>` is a link."""
    __slots__ = ("definitions", "hard_wrap", "links", "longest_id", "options", "searches", "symbols")

    def __init__(self, definitions: Definitions, options: Options) -> None:
        self.definitions = definitions
        self.options = options
        self.hard_wrap = options.gfm and options.hard_wrap
        self.symbols = not (options.gfm and "no_auto_typographic" in options.gfm_quirks)
        self.links = {name: LinkDefinition(url, title) for name, url, title in options.link_defs}
        self.links.update(definitions.links)
        self.longest_id = max(map(len, self.links), default=0)
        usual, link = (self._pattern(link=link).search for link in (False, True))
        self.searches = {0: usual, LINK: link, RAW: RAW_PATTERN.search, RAW | LINK: RAW_PATTERN.search}
        """What finds the next special character, by what of the context matters."""

    def spans(self, text: str, context: int) -> list[Element]:
        """Read a text; most of them are plain."""
        if self.searches[0](text) is None and not (self.hard_wrap and "\n" in text):
            return [Element("text", text)] if text else []
        return Reader(text, self, context=context).all()

    def _pattern(self, *, link: bool) -> re.Pattern[str]:
        return pattern(link=link, gfm=self.options.gfm, symbols=self.symbols, breaks=not self.hard_wrap)


class Reader:
    """Reads the spans of one text, and remembers what it has found out about it."""

    __slots__ = ("_context", "_deep", "_depth", "_found", "_memo", "_tables", "hopeless", "source", "text")

    def __init__(
        self, text: str, source: Source, *, context: int, depth: int = 0, deep: bool = False
    ) -> None:
        self.text = text
        self.source = source
        self._context = context
        self._depth = depth
        self._deep = deep
        self.hopeless: dict[tuple[str, int], set[int]] = {}
        """Positions from which an emphasis finds no end, by its mark and context."""
        self._memo: dict[tuple[int, str, int], Span | None] = {}
        self._found: dict[re.Pattern[str], tuple[int, re.Match[str] | None]] = {}
        self._tables: dict[Callable[[str], object], object] = {}

    def all(self) -> list[Element]:
        """Read the whole text."""
        run = Run(0, self._context, wrap=self.source.hard_wrap)
        try:
            self._fill(run, _END)
        except _TooDeepError:
            return Reader(
                self.text, self.source, context=self._context, depth=DEEPEST - LEVELS_OF_DEEP_TEXTS, deep=True
            ).all()
        return run.finish_text()

    def read(self, start: int, context: int, stop: Stop = _END) -> tuple[list[Element], int] | None:
        """Read a run: (its spans, the position after its end), or None where it does not end as it should."""
        if self._depth >= DEEPEST:
            if self._deep:
                return None
            raise _TooDeepError
        self._depth += 1
        run = Run(start, context, wrap=self.source.hard_wrap)
        end = self._fill(run, stop)
        self._depth -= 1
        return None if end < 0 else (run.finish(), end)

    def part(self, start: int, end: int) -> Reader:
        """Return a reader of a part of the text that is read by itself, its line breaks kept."""
        return Reader(
            self.text[start:end], self.source, context=KEEP_BREAKS, depth=self._depth + 1, deep=self._deep
        )

    def _fill(self, run: Run, stop: Stop) -> int:
        """Read spans into a run until it stops; return the position after its end, -1 if it has none."""
        text, pending = self.text, run.pending
        search = self.source.searches[run.context & (RAW | LINK)]
        cursor = run.start
        while found := search(text, cursor):
            at = found.start()
            char = text[at]
            if at > run.plain:
                pending.append(text[run.plain : at])
            if char in stop.chars and (end := stop.closes(run, at)):
                return end
            end = HANDLERS[char](self, run, found)
            cursor = end if end > at else found.end()
            if end == 0:
                pending.append(found[0])
                end = cursor
            run.plain = end if end > 0 else at
        pending.append(text[run.plain :])
        return len(text) if stop.ends(run) else -1

    def find(self, wanted: re.Pattern[str], pos: int) -> re.Match[str] | None:
        """Search from a position on; asking again between there and what was found costs nothing."""
        known = self._found.get(wanted)
        if known is not None and known[0] <= pos and (known[1] is None or pos <= known[1].start()):
            return known[1]
        found = wanted.search(self.text, pos)
        self._found[wanted] = (pos, found)
        return found

    def once(self, run: Run, at: int, mark: str, read: Callable[[Reader, int, int, str], Span | None]) -> int:
        """Add the span that `read` finds; return its end, 0 if there is none.

        The outcome depends on the position, the mark and the context alone: it is found out once. What is
        used again is copied, since an attribute list after it may change it.
        """
        key = (at, mark, run.context)
        if key in self._memo:
            known = self._memo[key]
            if known is not None:
                span = known[0]
                known = Element(span.type, span.value, dict(span.attr), span.options, span.children), known[1]
        else:
            known = self._memo[key] = read(self, run.context, at, mark)
        if known is None:
            return 0
        run.add(known[0])
        return known[1]

    def table(self, make: Callable[[str], Table]) -> Table:
        """Return a table about the whole text, made when it is first needed."""
        if make not in self._tables:
            self._tables[make] = make(self.text)
        return self._tables[make]  # type: ignore[return-value]
