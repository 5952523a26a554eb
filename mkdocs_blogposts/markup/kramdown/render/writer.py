"""What the parts of the renderer share: the HTML written so far, and what is known of the document."""

from __future__ import annotations

import re
from dataclasses import InitVar, dataclass, field
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.entities import escape
from mkdocs_blogposts.markup.kramdown.render.escaping import attributes, symbols

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_blogposts.markup.kramdown.options import Options
    from mkdocs_blogposts.markup.kramdown.tree import Abbreviation, Definitions, Element

    Write = Callable[["HtmlWriter", Element, int], None]


@dataclass(slots=True)
class Note:
    """A footnote that is marked in the text."""

    name: str
    number: int
    element: Element
    """Root of its blocks."""
    marks: list[str] = field(default_factory=list)
    """The ids of its marks."""


def inline(indent: int) -> int:
    """Return the indentation of what stands inside an HTML element that is kept as written.

    It is negative: nothing is indented and no line ended, but for blocks that are Markdown again. Given such
    a number, return the indentation it stands for.
    """
    return -1 - indent


_CJK = (
    "\u2e80-\u2ff3\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff"
    "\u31f0-\u31ff\u32d0-\u32fe\u3300-\u3357\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9\uff66-\uff6f\uff71-\uff9d"
    "\U00020000-\U0003134a"
)
"""Letters of Han, Hiragana and Katakana. Punctuation and Hangul are none: line breaks beside them stay."""
_CJK_BREAK = re.compile(rf"(?<=[{_CJK}])\n(?=[{_CJK}])")


@dataclass(slots=True, eq=False)
class HtmlWriter:
    """Writes elements by a table of functions, one for each type."""

    table: Mapping[str, Write]
    """Type -> function of writer, element and indentation in characters."""
    repeated: Mapping[str, Write]
    """The table for what is written once more elsewhere."""
    definitions: InitVar[Definitions]
    options: Options
    headings: Sequence[Element]
    out: list[str] = field(default_factory=list)
    symbols: Mapping[str, str] = field(init=False)
    text: Callable[[str], str] = field(init=False)
    """Writes plain text."""
    places: dict[str, int] = field(default_factory=dict)
    """Where in `out` the table of contents, and the list of footnotes, have their place."""
    notes: list[Note] = field(default_factory=list)
    """The footnotes that were marked so far, in order of first use."""
    notes_by_name: dict[str, Note] = field(default_factory=dict)

    def __post_init__(self, definitions: Definitions) -> None:
        self.symbols = symbols(self.options)
        self.text = _text_writer(definitions.abbreviations, self.options)

    def write(self, elements: Sequence[Element], indent: int = 0) -> None:
        """Write elements one after another; blank lines with nothing but definitions between them are one."""
        table, text, append = self.table, self.text, self.out.append
        is_blank = False
        for element in elements:
            kind = element.type
            if kind == "text":
                append(text(element.value))
            elif not (is_blank and kind == "blank"):
                table[kind](self, element, indent)
            is_blank = kind == "blank" or (is_blank and kind == "placeholder")

    def repeat(self, elements: Sequence[Element]) -> str:
        """Return spans as HTML that are written once more elsewhere."""
        before = self.out, self.table
        self.out, self.table = [], self.repeated
        self.write(elements)
        html = "".join(self.out)
        self.out, self.table = before
        return html


def _text_writer(abbreviations: Mapping[str, Abbreviation], options: Options) -> Callable[[str], str]:
    """Return how plain text is written: escaped; abbreviations are marked where there are any."""
    write = _abbreviating(abbreviations) if abbreviations else escape
    if not options.remove_line_breaks_for_cjk:
        return write
    return lambda text: write(_CJK_BREAK.sub("", text))


def _abbreviating(abbreviations: Mapping[str, Abbreviation]) -> Callable[[str], str]:
    """Return a function that escapes text and marks abbreviations; of several the longest counts."""
    names = sorted(abbreviations, key=len, reverse=True)
    split = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names))})(?!\w)", re.ASCII).split
    written = {name: _abbreviation(name, abbreviations[name]) for name in names}

    def write(text: str) -> str:
        parts = split(text)
        return "".join(
            written[part] if number % 2 else escape(part) for number, part in enumerate(parts) if part
        )

    return write


def _abbreviation(name: str, abbreviation: Abbreviation) -> str:
    attr = {**abbreviation.attr, "title": abbreviation.text} if abbreviation.text else abbreviation.attr
    return f"<abbr{attributes(attr)}>{escape(name)}</abbr>"
