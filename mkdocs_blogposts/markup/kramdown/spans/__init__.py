"""The span parser: what stands within the text of a paragraph, a heading, a table cell...

Each module knows one family of constructs and reads one of them at a position of the text; `reader` jumps
from one special character to the next and asks them; `grammar` says which there are. Every failed search is
remembered: reading takes linear time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.spans.grammar import all_spans, typography_only
from mkdocs_blogposts.markup.kramdown.spans.run import KEEP_BREAKS
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.options import Options
    from mkdocs_blogposts.markup.kramdown.spans.reader import SpanContext
    from mkdocs_blogposts.markup.kramdown.tree import Definitions

__all__ = ["parse", "parse_typography"]


def parse(root: Element, definitions: Definitions, options: Options) -> Options:
    """Replace each `raw_text` of the document and of its footnotes by spans, in the order of the document.

    Return the options that hold at the end: texts may change them (`{::options ... /}`).
    """
    document = all_spans(definitions, options)
    _fill(root, document)
    for footnote in definitions.footnotes.values():
        _fill(footnote.element, document, keep_breaks=True)
    return document.options


def parse_typography(root: Element, definitions: Definitions, options: Options) -> None:
    """Replace each `raw_text` by spans; only typography and HTML elements mean something."""
    _fill(root, typography_only(definitions, options))


def _fill(root: Element, document: SpanContext, *, keep_breaks: bool = False) -> None:
    """Read the texts below an element; a stack of its own keeps deep documents from deep recursion."""
    waiting = [(root, keep_breaks)]
    while waiting:
        element, keep = waiting.pop()
        keep = keep or element.type == "html"
        children: list[Element] = []
        later: list[tuple[Element, bool]] = []
        for child in element.children:
            if child.type == "raw_text":
                children += document.spans(child.value, KEEP_BREAKS if keep else 0)
                is_last = child is element.children[-1]
                if not (keep or is_last) and document.hard_wrap and child.options.get("outside_paragraph"):
                    children[-1:] = _with_break(children[-1])
                continue
            children.append(child)
            within = child.children
            if not later and len(within) == 1 and within[0].type == "raw_text":  # Most are.
                kept = keep or child.type == "html"
                child.children = document.spans(within[0].value, KEEP_BREAKS if kept else 0)
            elif within:
                later.append((child, keep))
        later.reverse()
        waiting += later
        element.children = children


def _with_break(last: Element) -> list[Element]:
    """Return the last span of a text that is no paragraph's, the line break that ends it as a `<br />`."""
    if last.type != "text":
        return [last]
    return [Element("text", last.value.removesuffix("\n")), Element("br"), Element("text", "\n")]
