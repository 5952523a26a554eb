"""The plugins of a Gemfile: its group `jekyll_plugins`, which Jekyll loads beside those of `plugins`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GROUP = "jekyll_plugins"
_LARGEST = 200_000
# An unclosed quote or list ends with its line, so that each character is looked at once.
_TOKEN = re.compile(
    r"""
    (?P<string> :?"(?:\\.|[^"\\\n])*"? | :?'(?:\\.|[^'\\\n])*'? | :[A-Za-z_]\w* )
  | (?P<array>  %[iIwW][\[({<][^\])}>\n]*[\])}>]? )
  | (?P<note>   \#[^\n]* | ^=begin\b(?s:.*?)(?:^=end\b[^\n]*|\Z) | ^__END__[ \t]*$(?s:.*) )
  | (?P<key>    [A-Za-z_]\w*:(?!:) )
  | (?P<word>   [.]?[A-Za-z_]\w*[?!]? )
  | (?P<sign>   => | :: | [^\s\w] )
  | (?P<line>   \n )
    """,
    re.VERBOSE | re.MULTILINE,
)
_OPENERS = frozenset({"if", "unless", "case", "while", "until", "for", "begin", "def", "class", "module"})
# Their `do` belongs to the same block.
_LOOPS = frozenset({"while", "until", "for"})
_BREAKS = frozenset({"then", "else", "elsif", "when", "ensure", "rescue"})
_DEPTHS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


class _Token(NamedTuple):
    kind: str
    text: str


class _Block(NamedTuple):
    """What is open: up to `end`, or up to a brace."""

    is_wanted: bool
    """Gems in it are of the group."""
    closing: str = "end"


def read(text: str) -> tuple[str, ...] | None:
    """Return the gems of the group `jekyll_plugins`, in order, each once; None where there is no such group.

    Nothing is evaluated: gems under conditions and for certain platforms count, names that Ruby would compute
    do not, nor those with `require: false`, which Jekyll does not load. Linear in the text, which counts as
    empty where it is longer than 200,000 characters.
    """
    reader = _GemfileReader()
    for token in _tokens(text if len(text) <= _LARGEST else ""):
        reader.take(token)
    reader.flush()
    return tuple(reader.found) if reader.has_group else None


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text.replace("\r\n", "\n")):
        kind = match.lastgroup or ""
        if kind != "note":
            yield _Token(kind, match.group())


class _GemfileReader:
    """Goes through the tokens, statement by statement, and knows which blocks are open."""

    def __init__(self) -> None:
        self.found: dict[str, None] = {}
        self.has_group = False
        self._blocks = [_Block(is_wanted=False)]
        self._statement: list[_Token] = []
        self._depth = 0
        """Brackets that are open in the statement."""

    def take(self, token: _Token) -> None:
        """Go on by one token."""
        if token.kind == "word":
            self._word(token)
        elif token.kind == "line" or token.text == ";":
            if not self._goes_on():
                self.flush()
        elif token.kind == "sign" and token.text in _DEPTHS:
            self._bracket(token)
        else:
            self._statement.append(token)

    def flush(self) -> None:
        """End the statement, and note the gem that it names."""
        statement, self._statement, self._depth = self._statement, [], 0
        if _first(statement) != "gem":
            return
        options = _options(statement)
        is_wanted = self._blocks[-1].is_wanted or _GROUP in {
            *options.get("group", ()),
            *options.get("groups", ()),
        }
        self.has_group = self.has_group or is_wanted
        names = [token for token in statement[1:3] if token.kind == "string"]
        if is_wanted and names and "false" not in options.get("require", ()):
            self.found[_bare(names[0].text)] = None

    def _goes_on(self) -> bool:
        last = self._statement[-1] if self._statement else None
        return self._depth > 0 or (last is not None and (last.kind == "key" or last.text in (",", "=>")))

    def _word(self, token: _Token) -> None:
        first = _first(self._statement)
        if token.text == "end":
            self.flush()
            self._close("end")
        elif token.text == "do":
            if first not in _LOOPS:
                self._open("end")
            self.flush()
        elif token.text in _OPENERS and (not self._statement or self._statement[-1].text == "="):
            self._blocks.append(self._blocks[-1]._replace(closing="end"))
            self._statement = [token]
        elif token.text in ("if", "unless", *_BREAKS):
            # What follows a statement on its line is a condition; what follows `then` is a statement.
            self.flush()
            self._statement = [] if token.text in ("then", "else") else [token]
        else:
            self._statement.append(token)

    def _bracket(self, token: _Token) -> None:
        last = self._statement[-1].text if self._statement else ""
        if token.text == "{" and last == ")" and not self._depth:
            self._open("}")
            self.flush()
        elif token.text == "}" and not self._depth:
            self.flush()
            self._close("}")
        else:
            self._depth = max(0, self._depth + _DEPTHS[token.text])
            self._statement.append(token)

    def _open(self, closing: str) -> None:
        """Open the block of a statement such as `group :jekyll_plugins do`."""
        is_group = _first(self._statement) == "group" and _GROUP in _values(self._statement[1:])
        self.has_group = self.has_group or is_group
        self._blocks.append(_Block(is_group or self._blocks[-1].is_wanted, closing))

    def _close(self, closing: str) -> None:
        if len(self._blocks) > 1 and self._blocks[-1].closing == closing:
            self._blocks.pop()


def _first(statement: Sequence[_Token]) -> str:
    return statement[0].text if statement and statement[0].kind == "word" else ""


def _options(statement: Sequence[_Token]) -> dict[str, set[str]]:
    """Return the options of a statement, `key: value` or `:key => value`, each with the words behind it."""
    found: dict[str, set[str]] = {}
    words: set[str] = set()
    for index, token in enumerate(statement):
        follows = statement[index + 1].text if index + 1 < len(statement) else ""
        if token.kind == "key" or follows == "=>":
            words = found.setdefault(_bare(token.text), set())
        else:
            words.update(_values([token]))
    return found


def _values(tokens: Sequence[_Token]) -> set[str]:
    """Return what strings, symbols, lists of words and bare words say."""
    found: set[str] = set()
    for token in tokens:
        if token.kind == "array":
            found.update(token.text[3:].rstrip("])}>").split())
        elif token.kind in ("string", "word"):
            found.add(_bare(token.text))
    return found


def _bare(text: str) -> str:
    """Return what a string, symbol or key says."""
    return text.strip(":").strip("\"'")
