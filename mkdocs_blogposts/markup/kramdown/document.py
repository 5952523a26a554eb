"""What a text becomes: a value that needs no reader and no writer."""

from __future__ import annotations

from typing import NamedTuple


class Heading(NamedTuple):
    """A heading of the finished document."""

    id: str
    """Empty where `auto_ids` is off, or nothing of the text can stand in an id."""
    level: int
    """1 to 6, as written: `header_offset` is added."""
    title: str
    """Its text, neither marked up nor escaped."""


class Document(NamedTuple):
    """A text as HTML."""

    html: str
    toc: tuple[Heading, ...] = ()
    """Its headings in order, but for those of the class `no_toc`."""
