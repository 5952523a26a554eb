"""Front matter: taken off a text and read exactly as Jekyll does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml.reader import ReaderError

from mkdocs_blogposts.model import Head
from mkdocs_blogposts.ruby.values import is_truthy

if TYPE_CHECKING:
    from yaml import Mark

__all__ = ["FrontMatterError", "Handler", "decode", "load_yaml", "read", "split"]

_OPENING = re.compile(r"---[ \t\r\f\v\n]*\n")
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t\r\f\v]*(?:\n|\Z)", re.MULTILINE)
_BLANK = re.compile(r"[ \t\r\f\v\n]*")

_HINTS = (
    (
        "mapping values are not allowed",
        'a second ": " or a wrong indentation; put a value with a colon in quotes: title: "Foo: bar"',
    ),
    ("tab character", "a tab; YAML indents with spaces only: two spaces before the keys below another"),
    (
        "'\\t' that cannot start",
        "a tab; YAML indents with spaces only: two spaces before the keys below another",
    ),
    (
        "cannot start any token",
        'a character that cannot start a value; put the value in quotes: author: "@jane"',
    ),
    ("escape c", "a backslash in double quotes; use single quotes: path: 'C:\\temp'"),
    ("scanning a quoted scalar", 'a quote that is never closed; close it: title: "My post"'),
    ("scanning a double-quoted scalar", 'a quote that is never closed; close it: title: "My post"'),
    ("parsing a flow sequence", "a `[` without its `]`; close the list: tags: [a, b]"),
    ("parsing a flow mapping", "a `{` without its `}`; close the mapping: author: {name: Jane}"),
    ("parsing a flow node", 'an entry in brackets that is no value; put it in quotes: tags: [":a", b]'),
    (
        "parsing a block mapping",
        'text after the end of a value, or a wrong indentation; use quotes: title: "[News] Hello"',
    ),
    ("parsing a block collection", "a line at the wrong indentation; begin every entry with `- `"),
    ("scanning a simple key", "a line without `key: value`; write a longer text in quotes, or indent it"),
    ("not allowed in this context", 'a "- " or "? " inside a value; put the value in quotes: title: "- 5"'),
    ("not allowed here", 'a "- " or "? " inside a value; put the value in quotes: title: "- 5"'),
    ("scanning an alias", 'a `*` before the value; put it in quotes: title: "*x*"'),
    ("scanning an anchor", 'a `&` before the value; put it in quotes: title: "& more"'),
    ("control characters", "a control character; delete it"),
    ("special characters", "a control character; delete it"),
)
"""What an author can do about libyaml's complaints (and those of PyYAML's own parser), first match wins."""

_AT_PROBLEM = ("parsing a block mapping", "parsing a block collection")
"""Complaints whose context is the start of everything: the fault is where the problem is."""


class FrontMatterError(ValueError):
    """Text that Jekyll cannot read either. `line` is counted from 1; `message` says what to do about it."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class Handler(YAMLHandler):
    """Jekyll's front matter, as a handler of python-frontmatter.

    All that is read here goes through it, and `frontmatter.dumps(post, Handler())` writes what it reads. Only
    `frontmatter.parse` is no part of that: it strips the body, and with it the indentation of a first line of
    code.
    """

    FM_BOUNDARY = _OPENING

    def split(self, text: str) -> tuple[str, str]:
        """Return head and body; raise `ValueError` where there is no head, as python-frontmatter expects.

        The first line must be `---`; a line `---` or `...` ends the head. Blank lines after it belong to
        neither, but the indentation of the first line of the body does. A line that starts a longer text is
        no fence.
        """
        opening = _OPENING.match(text)
        closing = _FENCE.search(text, opening.end()) if opening else None
        if not closing:
            raise ValueError("no front matter")
        blank = _BLANK.match(text, closing.end())
        start = blank.end() if blank else closing.end()
        if start < len(text):
            start = max(text.rfind("\n", 0, start) + 1, closing.end())
        return text[text.index("\n") + 1 : closing.start()], text[start:]

    def load(self, fm: str, **kwargs: object) -> dict[str, object]:
        """Return the mapping of a head, {} where it is empty, null or false; raise `FrontMatterError`."""
        data = load_yaml(f"---\n{fm}")
        if not is_truthy(data):
            return {}
        if not isinstance(data, dict):
            shown = next((line.strip() for line in fm.splitlines() if line.strip()), "")
            raise FrontMatterError(
                f"the front matter is no list of keys: found `{_short(shown)}`, expected `title: My post`", 2
            )
        return data


_HANDLER = Handler()


def decode(raw: bytes) -> str:
    """Decode UTF-8 and drop one byte order mark; raise `FrontMatterError` for anything else."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        is_wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
        shown = "UTF-16" if is_wide else f"the byte 0x{error.object[error.start]:02X}"
        message = f"the file is not UTF-8: found {shown}; save it in the encoding UTF-8"
        raise FrontMatterError(message, line) from error


def split(text: str) -> tuple[str | None, str, int]:
    """Return the head without its fences (None where there is none), the body, and the line it starts on."""
    try:
        head, body = _HANDLER.split(text)
    except ValueError:
        return None, text, 1
    return head, body, text.count("\n", 0, len(text) - len(body)) + 1


def load_yaml(text: str) -> object:
    """Return the first document of a YAML text as upstream Jekyll (SafeYAML) reads it; None for no document.

    Mappings are `dict`s (their keys may be numbers, truths and dates), times are aware. Raise
    `FrontMatterError` for broken YAML, with the line in `text`.
    """
    from mkdocs_blogposts.front_matter import safe_yaml

    try:
        return safe_yaml.load(text)
    except UnicodeEncodeError as error:
        raise _fault(text, "control characters", error.start) from error
    except ReaderError as error:
        raise _fault(text, str(error.reason), _reader_index(text, error)) from error
    except yaml.MarkedYAMLError as error:
        complaint = " ".join(part for part in (error.context, error.problem) if part)
        mark = error.problem_mark
        if error.context_mark and not any(words in complaint for words in _AT_PROBLEM):
            mark = error.context_mark
        raise _fault(text, complaint, _index(mark)) from error


def read(text: str) -> Head:
    """Take the head off a text and read it; raise `FrontMatterError` unless it is a mapping or empty."""
    head, body, line = split(text)
    return Head({} if head is None else _HANDLER.load(head), body, line)


def _index(mark: Mark | None) -> int:
    return mark.index if mark else 0


def _reader_index(text: str, error: ReaderError) -> int:
    """Return where the reader stopped: libyaml counts bytes, PyYAML's own reader characters."""
    if isinstance(error.encoding, str) and error.encoding == "unicode":
        return int(error.position)
    return len(text.encode("utf-8", "replace")[: error.position].decode("utf-8", "ignore"))


def _fault(text: str, complaint: str, index: int) -> FrontMatterError:
    """Say what is wrong at a position, and how to write it. Only line feeds end lines, as in an editor."""
    if text[index : index + 1] == "\t" and "cannot start" in complaint:
        complaint = "tab character"
    hint = next((hint for words, hint in _HINTS if words in complaint), complaint)
    start = text.rfind("\n", 0, index) + 1
    shown = _short(text[start:].partition("\n")[0].strip())
    return FrontMatterError(f"no valid YAML in `{shown}`: {hint}", text.count("\n", 0, index) + 1)


def _short(text: str) -> str:
    """Cut a text for a message, and make what no terminal can show visible."""
    shown = "".join(char if char.isprintable() else "\ufffd" for char in text[:60].replace("\t", " "))
    return f"{shown}…" if len(text) > 60 else shown
