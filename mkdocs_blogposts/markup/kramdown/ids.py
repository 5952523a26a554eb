"""Ids of headings: GitHub's rule, as kramdown's GFM parser applies it, and kramdown's own."""

from __future__ import annotations

import re
import unicodedata

_GITHUB_DROPS = re.compile(r"[^\w\- \t]", re.ASCII)
_NO_LETTERS = re.compile(r"^[^a-zA-Z]+", re.MULTILINE)
_NO_WORD = re.compile(r"[^a-zA-Z0-9 -]+")
_WORD_CATEGORIES = frozenset({"Nd", "Nl", "Pc"})
_LETTER_SYMBOL = re.compile("[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]")
_BLANK_TO_HYPHEN = str.maketrans(" \t", "--")


def github_id(text: str) -> str:
    """Return a heading's id by GitHub's rule: lower case, letters, digits, `_` and `-` of all scripts.

    `text` is what a reader sees, without image texts. The id may be empty.
    """
    text = text.replace("Σ", "σ").lower()  # Ruby knows no final sigma.
    text = _GITHUB_DROPS.sub("", text) if text.isascii() else "".join(filter(_is_kept, text))
    return text.translate(_BLANK_TO_HYPHEN)


def kramdown_id(text: str) -> str:
    """Return a heading's id by kramdown's own rule; `section` where nothing is left.

    `text` is the heading as written, markup included.
    """
    return own_id(text) or "section"


def own_id(text: str) -> str:
    """Return what kramdown's own rule leaves of a text, each line from its first ASCII letter on."""
    text = _NO_WORD.sub("", _NO_LETTERS.sub("", text))
    return text.replace(" ", "-").lower()


class Ids:
    """Ids of one document: those met before get `-1`, `-2`...

    As in kramdown, only ids made here are counted: `# a-1`, `# a`, `# a` gives `a-1` twice.
    """

    def __init__(self, prefix: str = "") -> None:
        """Put `auto_id_prefix` before each id."""
        self._prefix = prefix
        self._met: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """Return an id for a name."""
        times = self._met.get(name, -1) + 1
        self._met[name] = times
        return f"{self._prefix}{name}-{times}" if times else f"{self._prefix}{name}"


def _is_kept(char: str) -> bool:
    """Return whether Ruby takes a character for part of a word, or it is a hyphen or blank."""
    category = unicodedata.category(char)
    if category == "So":
        return _LETTER_SYMBOL.match(char) is not None
    return category[0] in "LM" or category in _WORD_CATEGORIES or char in "- \t"
