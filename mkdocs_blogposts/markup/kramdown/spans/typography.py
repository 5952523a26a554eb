"""Entities, typographic symbols and smart quotes: `&copy;`, `--`, `...`, `<<`, `"quoted"`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown import entities
from mkdocs_blogposts.markup.kramdown.tree import Element

if TYPE_CHECKING:
    from mkdocs_blogposts.markup.kramdown.spans.reader import Reader
    from mkdocs_blogposts.markup.kramdown.spans.run import Run

ENTITY = r"&(?=[#\w])"
QUOTES = ('"', "'")
SYMBOLS = (r"\.\.\.", "---?", ">>")

_SYMBOLS = {"...": "hellip", "---": "mdash", "--": "ndash"}

# The first rule that matches says what a quote is that follows a span or the start of a text.
# Letters, digits and spaces are ASCII's here, \b and \B are not.
_WORD = "(?=[A-Za-z0-9_])"
_END = r"(?=[ \t\n\r\f\v]|s\b|\Z)"
_FIRST = re.compile(
    rf"""
    (?P<before_emphasis> ["'](?=[_*]{{1,2}}[^ \t\n\r\f\v]) )
    | (?P<before_punctuation> ["'](?=[!"\#$%'()*+,\-./:;<=>?@\[\\\]^_`{{|}}~](?!\.\.)\B) )
    | (?P<pair> (?:"'|'"){_WORD} )
    | (?P<decade> '(?=[0-9]{{2}}s) )
    | (?P<second> ["']{{2}} )
    | (?P<before_end> ["']{_END} )
    | (?P<other> ["'] )
    """,
    re.VERBOSE,
)
_PAIR = re.compile(rf"""(?:"'|'"){_WORD}""")
_DECADE = re.compile("'(?=[0-9]{2}s)")
_SPACE = " \t\n\r"
_OPENING = "[{(-"


def entity(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read an entity, by name or number; one whose name is unknown is text as a whole."""
    entity = entities.read(reader.text, match.start())
    if entity is None:
        return 0
    if entity.value is None:
        run.pending.append(entity.original)
    else:
        run.add(Element("entity", entity.value, options={"original": entity.original}))
    return entity.end


def symbol(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read a dash, an ellipsis, or `>>`, which swallows a space before it."""
    name = _SYMBOLS.get(match[0], "raquo")
    if name == "raquo" and match.start() > run.plain and reader.text[match.start() - 1] == " ":
        run.pending[-1] = run.pending[-1][:-1]
        name = "raquo_space"
    run.add(Element("typographic", name))
    return match.end()


def guillemet(reader: Reader, run: Run, at: int) -> int:
    """Read `<<`, which swallows a space after it."""
    space = reader.text.startswith(" ", at + 2)
    run.add(Element("typographic", "laquo_space" if space else "laquo"))
    return at + 3 if space else at + 2


def quote(reader: Reader, run: Run, match: re.Match[str]) -> int:
    """Read a quote: plain text before it, if any, decides what it is, else what follows."""
    at = match.start()
    return _after_text(reader.text, run, at) if at > run.plain else _first(reader.text, run, at)


def _after_text(text: str, run: Run, at: int) -> int:
    before = text[at - 1]
    if before in _SPACE:
        if _PAIR.match(text, at):
            return _add(run, text, at, at + 2, "l")
        return _add(run, text, at, at + 1, "r" if _DECADE.match(text, at) else "l")
    return _add(run, text, at, at + 1, "l" if before in _OPENING else "r")


def _first(text: str, run: Run, at: int) -> int:
    match = _FIRST.match(text, at)
    rule = match.lastgroup if match else None
    if rule == "second":
        # The same quote twice before a word: the first is text, the second stands after a text.
        run.pending.append(text[at])
        return _add(run, text, at + 1, at + 2, "r")
    if rule == "pair":
        return _add(run, text, at, at + 2, "l")
    return _add(run, text, at, at + 1, "l" if rule in ("before_emphasis", "other") else "r")


def _add(run: Run, text: str, at: int, end: int, side: str) -> int:
    """Add the quotes between two positions."""
    for sign in text[at:end]:
        run.add(Element("smart_quote", side + ("dquo" if sign == '"' else "squo")))
    return end
