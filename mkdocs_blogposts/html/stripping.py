"""A text without its tags, as the filter `strip_html` of Liquid makes it; feeds and heads need it, too."""

from __future__ import annotations

import re

# Elements and comments that vanish with what they hold.
_BLOCKS = {"<script": "</script>", "<!--": "-->", "<style": "</style>"}
_BLOCK = re.compile("|".join(_BLOCKS))


def strip_html(text: str) -> str:
    """Take away tags, and scripts, styles and comments with all they hold."""
    kept, at = [], 0
    gone: set[str] = set()
    for match in _BLOCK.finditer(text):
        if match.start() < at or match[0] in gone:
            continue
        end = text.find(_BLOCKS[match[0]], match.end() if match[0] != "<!--" else match.start() + 4)
        if end < 0:
            gone.add(match[0])
            continue
        kept.append(text[at : match.start()])
        at = end + len(_BLOCKS[match[0]])
    return _without_tags("".join([*kept, text[at:]]))


def _without_tags(text: str) -> str:
    kept, at = [], 0
    while (start := text.find("<", at)) >= 0 and (end := text.find(">", start)) >= 0:
        kept.append(text[at:start])
        at = end + 1
    return "".join([*kept, text[at:]])
