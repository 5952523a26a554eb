"""Where the block parser stands, and what all parts of a document share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.text import SPACE, Finder
from mkdocs_blogposts.markup.kramdown.tree import Definitions, Element

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from mkdocs_blogposts.markup.kramdown.options import Options

    Find = Callable[[re.Pattern[str], int], re.Match[str] | None]

MAX_DEPTH = 100
"""Blocks nested deeper are read as text, so that any input is read in linear time."""

ATTRIBUTES = "attributes"
"""Kind of the mark that an attribute list leaves behind the block it belongs to."""


@dataclass(slots=True)
class BlockContext:
    """What the parsers of nested blocks share."""

    options: Options
    read: Callable[[State], None]
    """The block parser itself, for the content of nested blocks."""
    definitions: Definitions = field(default_factory=Definitions)
    attribute_lists: list[tuple[Element, str]] = field(default_factory=list)
    """Elements and the attribute lists given to them, which are resolved when all definitions are known."""
    ends_paragraphs: bool = field(init=False)
    """Of the options, which cannot change it within the document."""

    def __post_init__(self) -> None:
        self.ends_paragraphs = self.options.ends_paragraphs


@dataclass(slots=True, eq=False)
class State:
    """A text that is read line by line into a parent element."""

    document: BlockContext
    text: str
    parent: Element
    depth: int
    pos: int = 0
    find: Find = field(init=False)
    """Searches the text; see `Finder`."""
    boundary: bool = True
    """Whether a blank line, the start of the text, or an attribute list that waits comes before."""
    last: Element | None = None
    """The block just before, which an attribute list that follows belongs to."""
    paragraph: int = -1
    """Where the paragraph starts that is still open."""
    paragraph_end: int = -1
    resumable: Element | None = None
    """A paragraph that was HTML, which a text that follows it at once belongs to (`html_to_native`)."""
    pending: list[str] = field(default_factory=list)
    """Attribute lists that wait for the next block."""
    open_tag: str = ""
    """Name of the HTML element whose content is read ..."""
    closed: bool = False
    """... and whether its closing tag was met."""
    fences: dict[str, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    """What may close code fences, by the kind of their marks."""

    def __post_init__(self) -> None:
        self.find = Finder(self.text).find

    def nested(self, text: str, parent: Element) -> None:
        """Read the content of a nested block into `parent`."""
        self.document.read(State(self.document, text, parent, self.depth + 1))

    def add(self, element: Element, *, attributable: bool = True) -> None:
        """Append a block, which takes the attribute lists that wait for one."""
        if self.paragraph >= 0:
            self.end_paragraph()
        if self.pending and attributable:
            self.document.attribute_lists += [(element, content) for content in self.pending]
            self.pending = []
        self.parent.children.append(element)
        self.last = element
        self.boundary = bool(self.pending)

    def add_line(self) -> None:
        """Append the line that comes as text that is no paragraph's, or add it to such a text."""
        end = self.text.index("\n", self.pos) + 1
        line, before = self.text[self.pos : end], self.parent.children[-1:]
        if before and before[0].type == "raw_text":
            before[0].value += line
        else:
            self.add(Element("raw_text", line, options={"outside_paragraph": True}), attributable=False)
        self.pos = end

    def add_blank(self, blank: str) -> None:
        """Append blank lines."""
        if self.paragraph >= 0:
            self.end_paragraph()
        children = self.parent.children
        if children and children[-1].type == "blank":
            children[-1].value += blank
        else:
            children.append(Element("blank", blank))
            self.pending = []
        self.last = None
        self.boundary = True

    def add_definition(self) -> Element:
        """Append a stand-in for a definition, which is no block but may have attribute lists; return it."""
        definition = Element("placeholder")
        self.add(definition)
        return definition

    def add_mark(self, kind: str = "") -> None:
        """Append a mark: nothing is written for it, but it divides the blocks before from those after it."""
        if self.paragraph >= 0:
            self.end_paragraph()
        self.parent.children.append(Element("placeholder", kind))
        self.pending = []

    def add_paragraph(self, start: int, end: int) -> None:
        """Append a paragraph, or add to the one that is still open."""
        if self.paragraph < 0:
            if self.resumable is None or self.parent.children[-1:] != [self.resumable]:
                self.add(Element("p"))
            self.paragraph = start
        self.paragraph_end = self.pos = end

    def end_paragraph(self) -> None:
        """Give the open paragraph its text."""
        if self.paragraph < 0:
            return
        text = self.text[self.paragraph : self.paragraph_end]
        paragraph = self.parent.children[-1]
        if paragraph is not self.resumable:
            paragraph.children.append(Element("raw_text", text.strip(SPACE)))
        else:
            _append(paragraph.children, text.rstrip(SPACE))
        self.paragraph = -1


def _append(spans: list[Element], text: str) -> None:
    """Add a text to those of a paragraph that was HTML."""
    if spans and spans[-1].type == "raw_text":
        text = f"{spans.pop().value}\n{text}"
    spans.append(Element("raw_text", text if spans else text.lstrip(SPACE)))
