"""The tree between reading and writing: plain elements, as the block and span parsers make them."""

from __future__ import annotations

from dataclasses import dataclass, field


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

    def __init__(
        self,
        type: str,  # noqa: A002
        value: str = "",
        attr: dict[str, str] | None = None,
        options: dict[str, object] | None = None,
        children: list[Element] | None = None,
    ) -> None:
        self.type = type
        self.value = value
        self.attr = {} if attr is None else attr
        self.options = {} if options is None else options
        self.children = [] if children is None else children

    def __repr__(self) -> str:
        parts = [
            self.type,
            *(repr(part) for part in (self.value, self.attr, self.options, self.children) if part),
        ]
        return f"Element({', '.join(parts)})"


@dataclass(frozen=True, slots=True)
class LinkDefinition:
    """`[id]: url "title"`, with the attributes of an attribute list that follows it."""

    url: str
    title: str | None = None
    attr: dict[str, str] = field(default_factory=dict)
    options: dict[str, object] = field(default_factory=dict)
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
