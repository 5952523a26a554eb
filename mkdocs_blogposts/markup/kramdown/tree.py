"""The tree between reading and writing: plain elements, as the block and span parsers make them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypedDict

Category = Literal["block", "span"]
ContentModel = Literal["block", "span", "raw"]


class ElementOptions(TypedDict, total=False):
    """What only the parsers and the renderer need to know of an element."""

    category: Category
    """Whether an element, comment or formula is a block."""
    content_model: ContentModel
    """How the content of an HTML element is read; "raw" is no Markdown."""
    is_closed: bool
    """Whether an HTML element has its closing tag, or needs none."""
    written: tuple[str, dict[str, str]]
    """Attributes of an HTML element as written, "" where that does not do; and what was read of them."""
    text: str
    """Of raw text: as it was before it was escaped."""
    original: str
    """An entity as written."""
    definition: FootnoteDefinition
    """What a footnote's mark stands for."""
    level: int
    """Of a header: 1 to 6."""
    raw_text: str
    """A header's text as written, markup included."""
    lang: str
    """The language of a code block."""
    alignment: list[str]
    """Of the columns of a table: "left", "right", "center" or "default"."""
    ordered: bool
    """Whether what stands in a list's place is an ordered list."""
    term_ids: str
    """What the ids of a definition list's terms begin with, where they have some."""
    standalone: bool
    """Whether an image is a figure where it stands alone."""
    transparent: bool
    """Whether a paragraph is written without `<p>`."""
    outside_paragraph: bool
    """Of text that stands among blocks."""
    wrapped: bool
    """Of a `<br />` that GFM makes of a line break, and not of one that ends the text."""
    heading: Element
    """What an item of a table of contents leads to."""


class Element:
    """A block or a span of a document.

    `type` is one of the names below; `value` is its text where it has one; `attr` are its HTML attributes in
    the order they were given; `options` is what only the parser and the renderer need to know; `children`
    are its parts, in order.

    Blocks: root, blank, p, header, blockquote, codeblock, hr, ul, ol, li, dl, dt, dd, table, thead, tbody,
    tfoot, tr, td, html (an HTML element), raw (text to copy as it is), comment, math, toc, placeholder.
    Before spans are read, a block's text is one child `raw_text`.
    Spans: text, em, strong, del, a, img, codespan, br, html, raw, comment, math, footnote, abbreviation,
    entity, typographic, smart_quote.
    """

    __slots__ = ("attr", "children", "options", "type", "value")

    # By hand, since there are thousands of a document: this takes two thirds of what a dataclass does.
    def __init__(
        self,
        type: str,  # noqa: A002
        value: str = "",
        attr: dict[str, str] | None = None,
        options: ElementOptions | None = None,
        children: list[Element] | None = None,
    ) -> None:
        self.type = type
        self.value = value
        self.attr = {} if attr is None else attr
        self.options: ElementOptions = {} if options is None else options
        self.children = [] if children is None else children

    def copy(self) -> Element:
        """Return an element like this one, whose attributes can be changed."""
        return Element(self.type, self.value, dict(self.attr), self.options, self.children)


@dataclass(frozen=True, slots=True)
class LinkDefinition:
    """`[id]: url "title"`, with the attributes of an attribute list that follows it."""

    url: str
    title: str | None = None
    attr: dict[str, str] = field(default_factory=dict)
    options: ElementOptions = field(default_factory=ElementOptions)
    """What the list asks for besides: "standalone" images."""


@dataclass(slots=True)
class FootnoteDefinition:
    """`[^name]: text`: the blocks of a footnote."""

    name: str
    element: Element
    """Root of the footnote's blocks; its spans are read together with the document's."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """`*[HTML]: Hyper Text`, with the attributes of an attribute list that follows it."""

    text: str
    attr: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Definitions:
    """What a document defines in one place and uses in another. Filled by the block parser."""

    links: dict[str, LinkDefinition] = field(default_factory=dict)
    """By normalised id."""
    footnotes: dict[str, FootnoteDefinition] = field(default_factory=dict)
    abbreviations: dict[str, Abbreviation] = field(default_factory=dict)
    """By the abbreviation as written, in order."""
    attribute_lists: dict[str, dict[str, str]] = field(default_factory=dict)
    """ALDs: `{:name: .class #id}`."""
