"""What is taken as it is: code spans, `` `code` ``, ``` ``with a ` in it`` ```, and formulas, `$$ x^2 $$`."""

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


def code_span(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read code; marks of several backticks give up one space on either side of it."""
    close = reader.ticks.closing(match)
    if close < 0:
        return 0
    code = reader.text[match.end() : close]
    if len(match[0]) > 1:
        code = code.removeprefix(" ").removesuffix(" ")
    run.add(Element("codespan", code))
    return close + len(match[0])


def math(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read a formula; it is taken as it is, spaces around it aside."""
    close = reader.find(_DOLLARS, match.end())
    if close is None:
        return -1
    formula = reader.text[match.end() : close.start()].strip(SPACE)
    run.add(Element("math", formula, options={"category": "span"}))
    return close.end()
