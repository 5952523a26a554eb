"""The names of kinds that data and settings share."""

from __future__ import annotations

from typing import Literal

ViewKind = Literal[
    "index", "list", "category", "tag", "year", "month", "day", "categories", "tags", "archive", "collection"
]
TermKind = Literal["category", "tag"]
Level = Literal["warning", "info"]
ShownText = Literal["none", "above", "alone", "paged"]
