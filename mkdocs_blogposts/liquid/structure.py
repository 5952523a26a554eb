"""Which pieces of a template belong together, and which cannot be used and so stay text.

Jekyll stops at the first tag that it cannot use. Here such a tag, with the tags that belong to it, stays in
the text as it was written, everything around it is rendered, and its author is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mkdocs_blogposts.liquid import lexer
from mkdocs_blogposts.liquid.faults import TemplateError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_blogposts.liquid.context import Expression, Node
    from mkdocs_blogposts.liquid.lexer import Piece
    from mkdocs_blogposts.liquid.nodes import Block

Read = TypeVar("Read")

_FENCE = re.compile(r"^[ \t>]*(?:[-*+] +|[0-9]+[.)] +)?(`{3,}|~{3,})(.*)$", re.MULTILINE)

_FURTHEST = 1000
"""How far around a place backticks are looked for."""


class Part(NamedTuple):
    """A part of a block: what stands behind its first tag, or behind one like `else` or `when`."""

    name: str
    given: Sequence[Expression]
    """What stands in the tag before it, as the block's `inner` reads it."""
    block: Block


Make = Callable[["Sequence[Part]"], "Node"]
"""Makes the node of a tag from the parts of its block; without a block there are none."""


@dataclass(frozen=True, slots=True)
class TagSyntax:
    """What may stand in a tag, and in the block that it opens."""

    read: Callable[[str], Make]
    """Reads what stands behind the tag's name; raises `TemplateError` where it cannot."""
    inner: Mapping[str, Callable[[str], Sequence[Expression]]] | None = None
    """Tags that only this block may hold, with their readers; None for a tag that opens no block."""
    optional: bool = False
    """The tag opens a block only where the template closes it."""


@dataclass(slots=True)
class Structure:
    """A template whose tags all fit."""

    pieces: list[Piece]
    made: dict[int, Make] = field(default_factory=dict)
    """What makes the node of the tag that starts at an offset."""
    given: dict[int, Sequence[Expression]] = field(default_factory=dict)
    """What was read in a tag like `else` or `when` that starts at an offset."""
    faults: list[tuple[int, str]] = field(default_factory=list)
    """Offsets and messages of what stays text."""
    blocks: set[int] = field(default_factory=set)
    """Offsets of tags that open a block."""


@dataclass(slots=True)
class _Open:
    """A block that is not closed yet."""

    index: int
    name: str
    inner: list[int] = field(default_factory=list)
    fault: str = ""


def check(source: str, tags: Mapping[str, TagSyntax], nesting: int) -> Structure:
    """Cut a template and pair its tags. `nesting` is how many blocks may stand within each other."""
    return _Checker(source, tags, nesting).run()


class _Checker:
    """One pass over one template."""

    def __init__(self, source: str, tags: Mapping[str, TagSyntax], nesting: int) -> None:
        self.source = source
        self.tags = tags
        self.nesting = nesting
        self.pieces = list(lexer.scan(source))
        self.result = Structure(self.pieces)
        self.open: list[_Open] = []
        self.waiting: Counter[str] = Counter()
        self.told: set[str] = set()
        self.names = {piece.name for piece in self.pieces if piece.kind == "tag"}
        self.unknown: Counter[str] = Counter()
        """Tags that are not known here and wait for their end."""

    def run(self) -> Structure:
        for index, piece in enumerate(self.pieces):
            if piece.complaint:
                self._tell(piece, piece.complaint)
            elif piece.kind == "tag":
                self._tag(index, piece)
        for block in self.open:
            self._spoil(
                block, f"`{{% {block.name} %}}` is never closed; write `{{% end{block.name} %}}` behind it"
            )
        self.result.faults.sort()
        return self.result

    def _take_out(self, index: int) -> None:
        self.pieces[index] = replace(self.pieces[index], kind="gone")

    def _tag(self, index: int, piece: Piece) -> None:
        tag = self.tags.get(piece.name)
        if tag is not None:
            self._known(index, piece, tag)
        elif piece.name.startswith("end") and (self._is_open(piece.name[3:]) or piece.name[3:] in self.tags):
            self._close(index, piece)
        elif owner := self._owner(piece.name):
            self._inner(index, piece, owner)
        elif self._is_open("comment"):
            self._to_text(index, "")
        else:
            self._unknown(index, piece)

    def _known(self, index: int, piece: Piece, tag: TagSyntax) -> None:
        fault = self._read(piece, tag.read, self.result.made)
        if tag.inner is not None and (not tag.optional or f"end{piece.name}" in self.names):
            self.result.blocks.add(piece.start)
            if len(self.open) >= self.nesting:
                fault = fault or f"more than {self.nesting} blocks stand within each other; nest fewer"
            self.open.append(_Open(index, piece.name, fault=fault))
            self.waiting[piece.name] += 1
        elif fault:
            self._to_text(index, fault)

    def _read(self, piece: Piece, read: Callable[[str], Read], into: dict[int, Read]) -> str:
        """Read a tag's markup and keep what was read; return what is wrong with it."""
        try:
            into[piece.start] = read(piece.markup)
        except TemplateError as fault:
            return f"in `{{% {piece.name} %}}`, {fault}"
        return ""

    def _is_open(self, name: str) -> bool:
        return self.waiting[name] > 0

    def _close(self, index: int, piece: Piece) -> None:
        name = piece.name[3:]
        if not self._is_open(name):
            message = f"`{{% {piece.name} %}}` closes nothing; write `{{% {name} %}}` before it"
            self._to_text(index, "" if self._is_open("comment") else message)
            return
        while (block := self._pop()).name != name:
            message = f"`{{% {block.name} %}}` is not closed before `{{% {piece.name} %}}`; "
            self._spoil(block, f"{message}write `{{% end{block.name} %}}` behind it")
        block.inner.append(index)
        if block.fault:
            self._spoil(block, block.fault)

    def _pop(self) -> _Open:
        block = self.open.pop()
        self.waiting[block.name] -= 1
        return block

    def _owner(self, name: str) -> _Open | None:
        """Return the innermost block if it may hold this tag."""
        block = self.open[-1] if self.open else None
        inner = self.tags[block.name].inner if block and block.name in self.tags else None
        return block if inner and name in inner else None

    def _inner(self, index: int, piece: Piece, owner: _Open) -> None:
        inner = self.tags[owner.name].inner or {}
        owner.inner.append(index)
        owner.fault = owner.fault or self._read(piece, inner[piece.name], self.result.given)

    def _unknown(self, index: int, piece: Piece) -> None:
        """Leave out a tag that is not known, and its end; what stands between them is shown.

        In code such a tag is what the author writes about, and stays.
        """
        name = piece.name.removeprefix("end")
        if piece.name in _INNER and self.unknown.total():
            self._take_out(index)
        elif piece.name in _INNER:
            block = "for" if piece.name == "else" else "case" if piece.name == "when" else "if"
            message = (
                f"`{{% {piece.name} %}}` stands outside of its block; write it between `{{% {block} %}}` and "
            )
            self._to_text(index, f"{message}`{{% end{block} %}}`")
        else:
            is_end = name != piece.name and name in self.names
            self.unknown[name] += -1 if is_end else f"end{name}" in self.names
            if not is_end:
                self.result.faults.append((piece.start, _not_known(piece.name)))
            if self._is_open("highlight") or _in_code(self.source, piece.start):
                self._to_text(index, "")
            else:
                self._take_out(index)

    def _spoil(self, block: _Open, message: str) -> None:
        """Turn a block's own tags to text."""
        self._to_text(block.index, message)
        for index in block.inner:
            self._to_text(index, "")

    def _to_text(self, index: int, message: str) -> None:
        piece = self.pieces[index]
        self.pieces[index] = replace(piece, kind="text", trims_left=False, trims_right=False)
        self._tell(piece, message)

    def _tell(self, piece: Piece, message: str) -> None:
        """Note a fault, each message once."""
        if message and message not in self.told:
            self.told.add(message)
            self.result.faults.append((piece.start, message))


_INNER = frozenset({"else", "elsif", "when"})


def _not_known(name: str) -> str:
    """Return what is said of every use of a tag that is not known, the same for all."""
    return (
        f"`{{% {name} %}}` is no tag that is known here, so it is left out, and what it holds is shown; say "
        f"with `liquid_tags: {{{name}: {name}.html}}` which file of _includes stands for it, or take it out"
    )


def _in_code(text: str, at: int) -> bool:
    """Say whether a place of a text is within code, as well as a look at its lines can tell."""
    borders = _borders(text)
    if bisect_right(borders, at) % 2:
        return True
    before = text[max(0, at - _FURTHEST) : at].rpartition("\n")[2]
    behind = text[at : at + _FURTHEST].partition("\n")[0]
    return before.count("`") % 2 == 1 and "`" in behind


@lru_cache(maxsize=8)
def _borders(text: str) -> list[int]:
    """Return where fences begin and end, by turns."""
    found: list[int] = []
    mark = ""
    for match in _FENCE.finditer(text):
        if not mark and not ("`" in match[2] and match[1][0] == "`"):
            mark = match[1]
        elif mark and match[1].startswith(mark) and not match[2].strip():
            mark = ""
        else:
            continue
        found.append(match.start())
    return found
