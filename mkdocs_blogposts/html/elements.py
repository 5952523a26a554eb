"""Sets of HTML elements, as kramdown and as browsers divide them."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# https://kramdown.gettalong.org/syntax.html#html-blocks; completed with the answers of kramdown 2.4.0.
SPAN_ONLY = _names(
    "a abbr acronym b bdo big br button cite code del dfn em i img input ins kbd label mark option q rb"
    " rp rt rtc ruby samp select small span strong sub sup tt u var"
)
"""Elements that never start an HTML block in Markdown."""

BLOCK = _names(
    "address applet article aside blockquote body caption col colgroup dd div dl dt fieldset figcaption"
    " footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main map menu nav ol"
    " optgroup p pre section summary table tbody td tfoot th thead tr ul"
)
"""Elements that may not stand within a line of Markdown: their tags are text there."""

KNOWN = SPAN_ONLY | BLOCK
KNOWN |= _names(
    "area base command details embed figure keygen link math meta noscript object param script source"
    " style textarea track wbr"
)
"""Elements whose tag and attribute names kramdown writes in lower case; others keep their case."""

VOID = _names("area base br col command embed hr img input keygen link meta param source track wbr")
"""Elements without content, which need no closing tag."""

HOLDS_BLOCKS = _names(
    "address applet article aside blockquote body dd details div dl fieldset figcaption figure footer"
    " form header hgroup iframe li main map menu nav noscript object section summary td"
)
"""Elements whose content, where it is read as Markdown, is blocks."""

HOLDS_SPANS = _names(
    "a abbr acronym b bdo big button caption cite del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend"
    " optgroup p q rb rp rt rtc ruby select small span strong sub sup th tt"
)
"""Elements whose content, where it is read as Markdown, is text. Those in neither table are raw."""

HEADINGS = _names("h1 h2 h3 h4 h5 h6")

INLINE = _names(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span"
    " strike strong sub sup time tt u var wbr"
)
"""Elements that browsers show within a line of text: their tags part no words."""
