"""A run of spans as it is being read: a whole text, or what stands within an emphasis, a link..."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.markup.kramdown.entities import escape_keeping_entities
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a run stands in, as a sum. Outcomes are remembered by position and context, so nothing else may matter.
EM = 1
STRONG = 2
LINK = 4
RAW = 8
"""An HTML element whose content is no Markdown."""
WITHIN_EM = 16
"""An emphasis, with nothing in between."""
KEEP_BREAKS = 32
"""Where GFM leaves line breaks alone: neither `\\` at the end of a line nor hard_wrap makes them `<br />`."""


@dataclass(slots=True, eq=False)
class Run:
    """Collects the spans that have been read, plain text between them included."""

    start: int
    context: int
    wrap: bool
    """Whether each line break is a `<br />`."""
    plain: int = field(init=False)
    """Where the plain text before the present special character starts: what is before has been used."""
    spans: list[Element] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    """Plain text that waits to become a span."""

    def __post_init__(self) -> None:
        self.wrap = self.wrap and not self.context & KEEP_BREAKS
        self.plain = self.start

    def add(self, span: Element) -> None:
        """Add a span."""
        if self.pending:
            self.flush()
        self.spans.append(span)

    def flush(self) -> None:
        """Turn the text that is waiting into spans."""
        text = "".join(self.pending)
        self.pending.clear()
        if not text:
            return
        if self.context & RAW:
            self.spans.append(raw(text))
        elif self.wrap and "\n" in text:
            self._wrap(text)
        else:
            self.spans.append(Element("text", text))

    def finish(self) -> list[Element]:
        """Return all spans."""
        self.flush()
        return self.spans

    def finish_text(self) -> list[Element]:
        """Return all spans of a whole text: a line break that ends it is no `<br />`."""
        spans = self.finish()
        if len(spans) > 1 and spans[-1].value == "\n" and spans[-2].options.get("wrapped"):
            del spans[-2]
        return spans

    def _wrap(self, text: str) -> None:
        """Add a text with a `<br />` before each of its line breaks."""
        first, *lines = text.split("\n")
        if first:
            self.spans.append(Element("text", first))
        for line in lines:
            self.spans += (Element("br", options={"wrapped": True}), Element("text", f"\n{line}"))


def raw(text: str) -> Element:
    """Return a text whose entities stay, even unknown ones; its option "text" has it as written."""
    return Element("raw", escape_keeping_entities(text), options={"text": text})


class Stop:
    """Where a run ends. This one: at the end of the text."""

    __slots__ = ()
    chars = ""
    """The special characters at which a run may end."""

    def closes(self, run: Run, at: int) -> int:
        """Return the position after what ends the run here; 0 to read on, -1 if it surely has no end."""
        return 0

    def ends(self, run: Run) -> bool:
        """Say whether the end of the text ends the run too; called when it is reached."""
        return True


class Label(NamedTuple):
    """The text between two brackets, as part of a run of spans that has been read."""

    run: list[Element]
    first: int
    last: int
    end: int
    """Position after the closing bracket."""
    outer: bool
    """Whether the run starts here; a label within another starts with the text of its opening bracket."""
    whole: bool
    """Whether these are all spans of the run, without brackets among them."""

    def spans(self) -> list[Element]:
        """Return the spans of the text."""
        if self.whole:
            return self.run
        spans = self.run[self.first : self.last]
        if not self.outer and spans and spans[0].type == "text":
            spans[0] = Element("text", spans[0].value[1:])
        return _merged(span for span in spans if span.type != "text" or span.value)


Labels = dict[tuple[int, int], Label | None]
"""Texts of links by the position of their opening bracket and their context; None where one has no end."""


def _merged(spans: Iterable[Element]) -> list[Element]:
    """Join texts that stand side by side."""
    joined: list[Element] = []
    for span in spans:
        if span.type == "text" and joined and joined[-1].type == "text":
            joined[-1] = Element("text", joined[-1].value + span.value)
        else:
            joined.append(span)
    return joined
