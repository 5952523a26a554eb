"""The part of Jekyll's Liquid that is known without the rest of the site.

Rendered are: `{{ site.url }}`, `{{ site.baseurl }}` and whatever else the caller names; string literals; both
through the filters `relative_url`, `absolute_url`, `append` and `prepend`; the blocks `raw`, `comment` and
`highlight` (which becomes a fenced code block, without line numbers). Every other tag, filter and variable
stays in the text as it was written, so that its author sees it.
"""

from __future__ import annotations

import re
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_VALUE = r"""(?:"[^"\n]*+"|'[^'\n]*+'|[a-zA-Z_][\w.-]*+(?<!-))"""
_FILTER = rf"""\s*+\|\s*+(?:relative_url|absolute_url|(?:append|prepend)\s*+:\s*+{_VALUE})"""
_TAG = re.compile(
    rf"""\{{\{{(?P<before>-?)\s*+(?P<value>{_VALUE})(?P<filters>(?:{_FILTER})*+)\s*+(?P<after>-?)\}}\}}"""
    r"""|\{%(?P<before_tag>-?)\s*+(?P<tag>raw|comment|highlight|endhighlight)(?!\w)"""
    r"""(?P<options>[^%{}\n]*+)%\}""",
)
_END = {name: re.compile(rf"\{{%(-?)\s*+end{name}\s*+(-?)%\}}") for name in ("raw", "comment")}
_STEP = re.compile(rf"""(relative_url|absolute_url|append|prepend)(?:\s*+:\s*+({_VALUE}))?""")
_LANGUAGE = re.compile(r"([\w.+#-]+)(?:\s+\w+(?:=(?:\w+|\"[\d ]*\"))?)*")
_LIST_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]+")
_BLANKS = re.compile(r"\s*+")
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_BACKTICKS = re.compile(r"`{3,}+")
# What may stand in a URL as it is; "%" because what is encoded already stays so.
_SAFE = "/:@!$&'()*+,;=-._~%?#[]"
# A longer run of text before a tag on its line is text, whatever it is: no need to read it.
_LONGEST_INDENT = 80


def has_liquid(text: str) -> bool:
    """Tell whether a text could hold Liquid at all."""
    return "{{" in text or "{%" in text


def render(text: str, variables: Mapping[str, str]) -> str:
    """Return a text with the Liquid that is known rendered (the module says which), the rest as written.

    `variables` are the values of names as Liquid spells them: `site.url`, `site.baseurl`. Those two also
    stand behind the filters `absolute_url` and `relative_url`.
    """
    return _Renderer(text, variables).run() if has_liquid(text) else text


class _Renderer:
    """One pass over one text."""

    def __init__(self, text: str, variables: Mapping[str, str]) -> None:
        self.text = text
        self.variables = variables
        self.position = 0
        self.pieces: list[str] = []
        self.unclosed: set[str] = set()
        self.highlight: tuple[int, re.Match[str]] | None = None
        """Where in `pieces` an open highlight block starts, and its tag."""

    def run(self) -> str:
        steps: dict[str | None, Callable[[re.Match[str]], str | None]] = {
            None: self._output,
            "raw": self._raw,
            "comment": self._comment,
            "highlight": self._open_highlight,
            "endhighlight": self._close_highlight,
        }
        while match := _TAG.search(self.text, self.position):
            before = self.text[self.position : match.start()]
            self.position = match.end()
            trimmed = match["before"] or match["before_tag"]
            self.pieces.append(before.rstrip() if trimmed else before)
            result = steps[match["tag"]](match)
            if result is None:
                self.pieces[-1:] = before, match[0]
            else:
                self.pieces.append(result)
                self._trim_after(match["after"] or (match["options"] or "")[-1:])
        self.pieces.append(self.text[self.position :])
        if self.highlight:
            self.pieces[self.highlight[0]] = self.highlight[1][0]
        return "".join(self.pieces)

    def _trim_after(self, sign: str) -> None:
        if sign == "-" and (blanks := _BLANKS.match(self.text, self.position)):
            self.position = blanks.end()

    def _output(self, match: re.Match[str]) -> str | None:
        value = self._value(match["value"])
        for step in _STEP.finditer(match["filters"]):
            argument = self._value(step[2]) if step[2] else ""
            if value is None or argument is None:
                return None
            value = self._filtered(value, step[1], argument)
        return value

    def _value(self, written: str) -> str | None:
        return written[1:-1] if written[0] in "\"'" else self.variables.get(written)

    def _filtered(self, value: str, name: str, argument: str) -> str:
        site = self.variables
        if name == "append":
            return value + argument
        if name == "prepend":
            return argument + value
        if _ABSOLUTE.match(value):
            return value
        host = site.get("site.url", "").rstrip("/") if name == "absolute_url" else ""
        return host + _url(site.get("site.baseurl", ""), value)

    def _raw(self, match: re.Match[str]) -> str | None:
        return self._block(match, "raw")

    def _comment(self, match: re.Match[str]) -> str | None:
        return None if self._block(match, "comment") is None else ""

    def _block(self, match: re.Match[str], name: str) -> str | None:
        end = None if name in self.unclosed else _END[name].search(self.text, match.end())
        if end is None:
            self.unclosed.add(name)
            return None
        inside = self.text[match.end() : end.start()]
        self.position = end.end()
        self._trim_after(end[2])
        return inside.rstrip() if end[1] else inside

    def _open_highlight(self, match: re.Match[str]) -> str | None:
        if self.highlight or not _LANGUAGE.fullmatch(match["options"].rstrip("-").strip()):
            return None
        self.highlight = (len(self.pieces), match)
        return ""

    def _close_highlight(self, match: re.Match[str]) -> str | None:
        if self.highlight is None:
            return None
        start, tag = self.highlight
        self.highlight = None
        code = "".join(self.pieces[start:]).lstrip("\r\n").rstrip()
        del self.pieces[start:]
        self.pieces.append("")
        follows = self.text[match.end() : match.end() + 1]
        return self._fence(tag, code) + ("" if follows in ("", "\n", "\r") else "\n")

    def _fence(self, tag: re.Match[str], code: str) -> str:
        """Return code as a fenced block that starts where its tag stood, each line at that indentation."""
        language = (_LANGUAGE.match(tag["options"].strip()) or tag)[1].lower()
        start = self.text.rfind("\n", max(0, tag.start() - _LONGEST_INDENT), tag.start()) + 1
        prefix = self.text[start : tag.start()]
        first = ""
        if _LIST_MARKER.fullmatch(prefix):
            prefix = re.sub(r"[^\t]", " ", prefix)
        elif prefix.strip(" \t") or (not start and tag.start() > _LONGEST_INDENT):
            first, prefix = "\n", ""
        fence = "`" * max(3, 1 + max(map(len, _BACKTICKS.findall(code)), default=0))
        lines = [prefix + line if line.strip() else line for line in code.splitlines()]
        return first + "\n".join([f"{fence}{language}", *lines, prefix + fence])


def _url(base: str, path: str) -> str:
    """Return a path below a base path as Jekyll's `relative_url` does: joined, encoded, `..` resolved."""
    joined = "".join(
        part if part.startswith("/") else "/" + part for part in (base.rstrip("/"), path) if part
    )
    match = re.match(r"([^?#]*)(.*)", joined, re.DOTALL)
    clean, rest = (match[1], match[2]) if match else (joined, "")
    if "/." in clean:
        folder = clean.endswith(("/", "/.", "/.."))
        clean = normpath(clean) + ("/" if folder else "")
    return quote(clean + rest, safe=_SAFE)
