"""The border behind which a post's Markdown becomes HTML: text in, `Document` out, whatever the engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Mapping

# What Python-Markdown and its extensions raise on input that they do not foresee; too deep a nesting first.
_ENGINE_FAULTS = (RecursionError, LookupError, ValueError, AttributeError, TypeError, AssertionError)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that has an id, in the order of the text."""

    id: str
    level: int
    """1 to 6."""
    title: str
    """Plain text, not escaped."""


@dataclass(frozen=True, slots=True)
class Document:
    """A converted body."""

    html: str
    toc: tuple[Heading, ...] = ()


def convert(text: str, *, options: Mapping[str, object] | None = None) -> Document:
    """Return kramdown's (GFM) Markdown as HTML, with code blocks in the classes Material's themes style.

    `options` are those of `kramdown:` in `_config.yml`; heeded are `auto_ids`, `hard_wrap`, `header_offset`
    and `toc_levels`. Any text is converted: one that the engine cannot digest is shown as it was written.
    """
    given = options or {}
    switches = (bool(given.get("hard_wrap")), given.get("auto_ids") is not False, _offset(given))
    try:
        html, headings = _engine(*switches).convert(text, _levels(given.get("toc_levels")))
    except _ENGINE_FAULTS:
        _engine.cache_clear()
        return Document(_as_written(text))
    return Document(html, tuple(Heading(*heading) for heading in headings))


@lru_cache(maxsize=4)
def _engine(hard_wrap: bool, auto_ids: bool, header_offset: int) -> Engine:
    return Engine(hard_wrap=hard_wrap, auto_ids=auto_ids, header_offset=header_offset)


def _offset(options: Mapping[str, object]) -> int:
    value = options.get("header_offset")
    return value if isinstance(value, int) else 0


def _levels(value: object) -> frozenset[int]:
    """Return kramdown's `toc_levels`: a list, or a text like "2..3" or "1,2"; all where it is neither."""
    if isinstance(value, list):
        return frozenset(level for level in value if isinstance(level, int))
    numbers = [int(digit) for digit in re.findall(r"[1-6]", value)] if isinstance(value, str) else []
    if len(numbers) == 2 and isinstance(value, str) and ".." in value:
        return frozenset(range(numbers[0], numbers[1] + 1))
    return frozenset(numbers or range(1, 7))


def _as_written(text: str) -> str:
    paragraphs = re.split(r"\n[ \t]*\n", text.strip().replace("\r\n", "\n"))
    return "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
