"""Kramdown's way to write Markdown, put into Python-Markdown's: one pass over the lines of a body.

Kramdown nests lists by the column of an item's text, starts lists, tables and code fences within a paragraph,
and has block attributes and `{:toc}`. Python-Markdown nests by four columns and wants blank lines.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Stand where `{:toc}` is to become a list; private-use characters, which no text needs.
TOC_MARKS = {"ul": "\uf8f1toc\uf8f2", "ol": "\uf8f1toc-numbered\uf8f2"}

# Searches for the end of one kind of element that may fail before it is text: the pass stays linear.
_PATIENCE = 10
# Items within items; deeper ones become neighbours. The engine's time grows with the square of the depth.
_DEEPEST = 20

_FENCE = re.compile(r"( *)(`{3,}|~{3,})[ \t]*([^`\n]*)$")
_LANGUAGE = re.compile(r"\{?[ ]*\.?([\w+#.-]+)")
_ITEM = re.compile(r"( *)([*+-]|\d+\.)( +|$)(.*)")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|[^#\s])")
_NO_HEADING = re.compile(r" {0,3}#{1,6}[^#\s]")
_SEPARATOR = re.compile(r"[ |:+-]*\|[ |:+-]*$|[ ]*:?-+:?[ ]*\|[ |:-]*$")
_ROW_RULE = re.compile(r"[ |:+=-]*$")
_CODE_SPAN = re.compile(r"(`++).+?(?<!`)\1(?!`)|\\\|")
_ATTRIBUTES = re.compile(r" {0,3}\{:(?!:)\s*([^}]*)\}\s*$")
_DEFINITION = re.compile(r" {0,3}\{:[\w-]+:[^}]*\}\s*$")
_EXTENSION = re.compile(r" {0,3}\{::(comment|nomarkdown|options)\b([^}]*)\}")
_HEADING_ID = re.compile(r"(#{1,6}.*?)[ \t]+\{#([\w:.-]+)\}\s*$")
_QUOTE = re.compile(r" {0,3}> ?")
_HTML_BLOCK = re.compile(
    r" {0,3}<(div|table|pre|p|iframe|figure|ul|ol|dl|section|article|aside|center|script|style|details|form"
    r"|video|audio|blockquote|object|svg|h[1-6]|nav|header|footer|address|noscript|fieldset|canvas|math)\b",
    re.IGNORECASE,
)


def prepared(text: str) -> str:
    """Return a body that Python-Markdown reads as kramdown reads the original."""
    return "\n".join(_Lines(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).run())


class _Lines:
    """The pass over the lines; `items` holds the text columns of the list items that are open."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.out: list[str] = []
        self.items: list[int] = []
        self.at = 0
        self.unclosed: dict[str, int] = {}
        """Length of the shortest fence that never ends, by its character."""
        self.failed: Counter[str] = Counter()
        """How often the end of an element or an extension was looked for in vain, by name."""
        self.in_code = False
        self.own_paragraph = False
        """Whether the text before belongs to a paragraph that stands behind a blank line in its item."""
        self.loose = False
        """Whether the open list has had a blank line."""

    def run(self) -> list[str]:
        steps: tuple[Callable[[str], bool], ...] = (
            self._blank,
            self._code,
            self._fence,
            self._html,
            self._extension,
            self._attributes,
            self._quote,
            self._item,
            self._table,
            self._text,
        )
        while self.at < len(self.lines):
            line = _expanded(self.lines[self.at])
            any(step(line) for step in steps)
        return self.out

    def _blank(self, line: str) -> bool:
        if line.strip():
            return False
        self._emit("")
        self.loose = bool(self.items)
        return True

    def _code(self, line: str) -> bool:
        indent = len(line) - len(line.lstrip(" "))
        home = self._home(indent)
        self.in_code = indent - home > 3 and (self.in_code or self._after_blank())
        if self.in_code:
            self._close(indent)
            self._emit(self._margin() + line[home:])
        return self.in_code

    def _emit(self, line: str, used: int = 1) -> None:
        self.out.append(line)
        self.at += used

    def _after_blank(self) -> bool:
        return not self.out or not self.out[-1].strip()

    def _separate(self) -> None:
        if not self._after_blank():
            self.out.append("")

    def _close(self, indent: int) -> int:
        """Close the items that a block at this column is not in; return the column of the block's home."""
        while self.items and indent < self.items[-1]:
            self.items.pop()
        return self.items[-1] if self.items else 0

    def _margin(self) -> str:
        return "    " * len(self.items)

    def _fence(self, line: str) -> bool:
        match = _FENCE.match(line)
        if match is None or len(match[1]) - max((i for i in self.items if i <= len(match[1])), default=0) > 3:
            return False
        end = self._fence_end(match[2])
        if end is None:
            return False
        home = self._close(len(match[1]))
        margin = self._margin()
        language = _LANGUAGE.match(match[3])
        self._separate()
        code = [_outdented(x, home) for x in self.lines[self.at + 1 : end]]
        mark = match[2][0] * max(3, len(match[2]))
        self.out += [margin + mark + (language[1].lower() if language else "")]
        self.out += [margin + x if x.strip() else "" for x in code]
        self.out += [margin + mark, ""]
        self.at = end + 1
        return True

    def _fence_end(self, mark: str) -> int | None:
        if len(mark) >= self.unclosed.get(mark[0], 1 << 30):
            return None
        closing = re.compile(rf"[ \t]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
        for index in range(self.at + 1, len(self.lines)):
            if closing.match(self.lines[index]):
                return index
        self.unclosed[mark[0]] = len(mark)
        return None

    def _html(self, line: str) -> bool:
        match = _HTML_BLOCK.match(line)
        if match is None or self.items:
            return False
        name = match[1].lower()
        if self.failed[name] > _PATIENCE:
            return False
        tag = re.compile(rf"<(/?){name}\b(?:[^>]*(/)>)?", re.IGNORECASE)
        depth = 0
        for index in range(self.at, len(self.lines)):
            for found in tag.finditer(self.lines[index]):
                depth += -1 if found[1] else 0 if found[2] else 1
            if depth <= 0:
                self.out += self.lines[self.at : index + 1]
                self.at = index + 1
                return True
        self.failed[name] += 1
        return False

    def _extension(self, line: str) -> bool:
        match = _EXTENSION.match(line)
        if match is None or self.failed[match[0]]:
            return False
        if match[1] == "options" or match[2].rstrip().endswith("/"):
            self.at += 1
            return True
        closing = re.compile(rf" {{0,3}}\{{:/({match[1]})?\}}")
        end = next((i for i in range(self.at, len(self.lines)) if closing.search(self.lines[i])), None)
        if end is None:
            self.failed[match[0]] += 1
            return False
        if match[1] == "nomarkdown":
            self.out += ["", *self.lines[self.at + 1 : end], ""]
        self.at = end + 1
        return True

    def _attributes(self, line: str) -> bool:
        if _DEFINITION.match(line):
            self.at += 1
            return True
        match = _ATTRIBUTES.match(line.lstrip() if self.items else line)
        if match is None:
            return False
        self.at += 1
        if re.match(r"toc\b", match[1]) and self.out and _ITEM.match(self.out[-1]):
            self.out[-1:] = ["", TOC_MARKS["ol" if self.out[-1].lstrip()[0].isdigit() else "ul"], ""]
            self.items.clear()
        elif not self._after_blank() and not self.items:
            last = self.out[-1]
            if _HEADING.match(last):
                self.out[-1] = f"{last.rstrip()} {{: {match[1]}}}"
            elif not last.startswith((">", "`", "~", "|", "<", "    ")):
                self.out.append(f"{{: {match[1]}}}")
        return True

    def _quote(self, line: str) -> bool:
        indent = len(line) - len(line.lstrip())
        inside = line[self._home(indent) :]
        if not _QUOTE.match(inside) or (not self._after_blank() and indent - self._home(indent) > 3):
            return False
        home = self._close(indent)
        end = self.at
        quoted: list[str] = []
        while end < len(self.lines) and self.lines[end].strip():
            rest = _outdented(_expanded(self.lines[end]), home)
            quoted.append(_QUOTE.sub("", rest, count=1))
            end += 1
        self._separate()
        self.out += [f"{self._margin()}> {x}".rstrip() for x in _Lines(quoted).run()]
        self.out.append("")
        self.at = end
        return True

    def _home(self, indent: int) -> int:
        return max((column for column in self.items if column <= indent), default=0)

    def _item(self, line: str) -> bool:
        match = _ITEM.match(line)
        if match is None or _RULE.match(line):
            return False
        indent = len(match[1])
        if indent - self._home(indent) > 3 and (not self.items or self._after_blank()):
            return False
        depth = len(self.items)
        self._close(indent)
        if not depth or self.own_paragraph or (self.loose and len(self.items) + 1 < depth):
            self._separate()
        self.own_paragraph = False
        margin, blanks = self._margin(), len(match[3])
        code = blanks > 4
        del self.items[_DEEPEST:]
        self.items.append(indent + len(match[2]) + (1 if code or not match[4] else blanks))
        text = match[4] if not code else " " * (blanks - 1) + match[4]
        self._emit(f"{margin}{match[2]:3} {_text(text)}")
        return True

    def _table(self, line: str) -> bool:
        if "|" not in line or self.items:
            return False
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        if _SEPARATOR.match(following) and "-" in following:
            self._separate()
            return False
        if not self._after_blank() or _SEPARATOR.match(line):
            return False
        end = self.at
        while end < len(self.lines) and self.lines[end].strip():
            end += 1
        return self._headless(self.lines[self.at : end])

    def _headless(self, rows: list[str]) -> bool:
        """Write a table without a header with an empty one; one line without "|" makes all of them text."""
        if not all("|" in _CODE_SPAN.sub("", row) for row in rows):
            return False
        columns = max(_CODE_SPAN.sub("", row).strip().strip("|").count("|") for row in rows) + 1
        self.out += ["|" + "  |" * columns, "|" + "--|" * columns]
        self.out += [
            row if row.lstrip().startswith("|") else f"| {row}" for row in rows if not _ROW_RULE.match(row)
        ]
        self.at += len(rows)
        return True

    def _text(self, line: str) -> bool:
        indent = len(line) - len(line.lstrip(" "))
        if not self._after_blank() and not _HEADING.match(line):
            self._emit(self._margin() + line.lstrip(" ") if self.items else _text(line))
            return True
        home = self._close(indent)
        self.own_paragraph = bool(self.items)
        self.loose = self.loose and bool(self.items)
        self._emit(self._margin() + _text(line[home:]) if self.items else _text(line))
        return True


def _expanded(line: str) -> str:
    """Return a line with the tabs of its indentation, and behind a list marker, as blanks."""
    return line.expandtabs(4) if "\t" in line else line


def _outdented(line: str, columns: int) -> str:
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(blanks, columns) :]


def _text(line: str) -> str:
    """Return a line of text with a `#` that kramdown reads as text escaped, and `{#id}` as attributes."""
    if _NO_HEADING.match(line):
        return line.replace("#", "\\#", 1)
    match = _HEADING_ID.match(line)
    return f"{match[1]} {{: #{match[2]}}}" if match else line
