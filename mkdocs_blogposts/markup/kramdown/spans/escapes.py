r"""Backslash escapes and line breaks: `\*`, two spaces or `\\` at the end of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.spans.run import KEEP_BREAKS
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.spans.reader import Reader
    from mkdocs_blogposts.markup.kramdown.spans.run import Run

ESCAPE = r"""\\(?:<<|>>|[\\!"#$'()*+\-.:<=>\[\]_`{|}])"""
GFM = r"""\\(?:<<|>>|[\\!"#$'()*+\-.:<=>\[\]_`{|}~])"""
BREAK = r"\n(?<=  \n)"
GFM_BREAK = r"\\(?=\n)"

_ENTITIES = {"<": "&lt;", ">": "&gt;"}
_ESCAPED = re.compile(GFM)


def unescape(text: str) -> str:
    """Drop the backslashes of escapes."""
    return _ESCAPED.sub(lambda match: match[0][1:], text) if "\\" in text else text


def escape(reader: Reader, run: Run, match: re.Match[str]) -> int:
    r"""Read `\*`; or `\\` (GFM: `\` too) and a line break, the end of a line that is to stay one."""
    end = match.end()
    ends_line = reader.text.startswith("\n", end) and not reader.document.hard_wrap
    if match[0] in ("\\<<", "\\>>"):
        for sign in match[0][1:]:
            run.add(Element("entity", sign, options={"original": _ENTITIES[sign]}))
    elif match[0] == "\\":
        if run.context & KEEP_BREAKS:
            return 0
        run.add(Element("br", options={"wrapped": True}))
    elif ends_line and match[0] == "\\\\":
        run.add(Element("br"))
    else:
        run.pending.append(match[0][1:])
    return end


def line_break(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read two spaces before a line break; other spaces before them are kept."""
    at = match.start()
    if at - run.plain < 2:
        return -1
    run.pending[-1] = run.pending[-1][:-2]
    run.add(Element("br"))
    return at
