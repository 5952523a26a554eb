"""The span parser: what stands within the text of a paragraph, a heading, a table cell...

Each module knows one family of constructs and reads one of them at a position of the text; `reader` jumps
from one special character to the next and asks them. Every failed search is remembered: reading takes linear
time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.spans.reader import Source
from mkdocs_blogposts.markup.kramdown.spans.run import KEEP_BREAKS
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.options import Options
    from mkdocs_blogposts.markup.kramdown.tree import Definitions


def parse(root: Element, definitions: Definitions, options: Options) -> Options:
    """Replace each `raw_text` of the document and of its footnotes by spans, in the order of the document.

    Return the options that hold at the end: texts may change them (`{::options ... /}`).
    """
    source = Source(definitions, options)
    fill(root, source)
    for footnote in definitions.footnotes.values():
        fill(footnote.element, source, keep_breaks=True)
    return source.options


def fill(root: Element, source: Source, *, keep_breaks: bool = False) -> None:
    """Read the texts below an element; a stack of its own keeps deep documents from deep recursion."""
    waiting = [(root, keep_breaks)]
    while waiting:
        element, keep = waiting.pop()
        keep = keep or element.type == "html"
        children: list[Element] = []
        later: list[tuple[Element, bool]] = []
        for child in element.children:
            if child.type == "raw_text":
                children += source.spans(child.value, KEEP_BREAKS if keep else 0)
                is_last = child is element.children[-1]
                if (
                    child.options
                    and source.hard_wrap
                    and not (keep or is_last)
                    and children[-1].type == "text"
                ):
                    children[-1:] = _with_break(children[-1])
                continue
            children.append(child)
            within = child.children
            if not within:
                continue
            if not later and len(within) == 1 and within[0].type == "raw_text":  # Most are.
                kept = keep or child.type == "html"
                child.children = source.spans(within[0].value, KEEP_BREAKS if kept else 0)
            else:
                later.append((child, keep))
        later.reverse()
        waiting += later
        element.children = children


def _with_break(last: Element) -> list[Element]:
    """Return the last span of a text that is no paragraph's, the line break that ends it as a `<br />`."""
    text = Element("text", last.value.removesuffix("\n"))
    return [text, Element("br"), Element("text", "\n")]
