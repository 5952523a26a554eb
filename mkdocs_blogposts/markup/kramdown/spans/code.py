"""Code spans: `` `code` ``, ``` ``with a ` in it`` ```."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    import re

    from mkdocs_blogposts.markup.kramdown.spans.reader import Reader
    from mkdocs_blogposts.markup.kramdown.spans.run import Run


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
