"""Math within a text: `$$ x^2 $$`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.text import SPACE
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.spans.reader import Reader
    from mkdocs_blogposts.markup.kramdown.spans.run import Run

DOLLARS = r"\$\$"
_DOLLARS = re.compile(DOLLARS)


def math(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read a formula; it is taken as it is, spaces around it aside."""
    close = reader.find(_DOLLARS, match.end())
    if close is None:
        return -1
    formula = reader.text[match.end() : close.start()].strip(SPACE)
    run.add(Element("math", formula, options={"category": "span"}))
    return close.end()
