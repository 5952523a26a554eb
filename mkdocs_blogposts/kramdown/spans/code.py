"""Code spans: `` `code` ``, ``` ``with a ` in it`` ```."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.kramdown.spans.run import SPACE
from mkdocs_blogposts.kramdown.tree import Element

if TYPE_CHECKING:
    import re

    from mkdocs_blogposts.kramdown.spans.reader import Reader
    from mkdocs_blogposts.kramdown.spans.run import Run

TICKS = "`+"


def code_span(reader: Reader, run: Run, found: re.Match[str]) -> int:
    """Read code: it ends where as many backticks stand together, even with more after them.

    A single backtick between spaces is a backtick. Longer marks give up one space on either side of the code.
    """
    text, ticks, start = reader.text, found[0], found.end()
    single = len(ticks) == 1
    before = text[max(found.start() - 1, 0) : found.start()]
    if single and text[start : start + 1] in SPACE and before in SPACE:  # Or at the end, or the start.
        return 0
    missing = reader.table(_missing)
    close = text.find(ticks, start) if start < missing.get(len(ticks), start + 1) else -1
    if close < 0:
        missing[len(ticks)] = min(start, missing.get(len(ticks), start))
        return 0
    code = text[start:close]
    run.add(Element("codespan", code if single else code.removeprefix(" ").removesuffix(" ")))
    return close + len(ticks)


def _missing(_text: str) -> dict[int, int]:
    """Return by the length of a mark from where on it has been sought in vain."""
    return {}
