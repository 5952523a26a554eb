"""Telling what a template lists from what it says: what its loops over posts print stands between marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from mkdocs_blogposts.liquid.border import RenderedText, Surveyed
from mkdocs_blogposts.liquid.drops import PostDrop

# Of Unicode's private use; a text that holds them itself loses nothing but these.
_OPEN, _CLOSE = "\U0010f4b0", "\U0010f4b1"
_MARK = re.compile(f"[{_OPEN}{_CLOSE}]")

Kind = Literal["posts", "terms", "names", "other"]


@dataclass(slots=True)
class Marks:
    """What one template lists, noted while it is rendered."""

    posts: dict[str, None] = field(default_factory=dict)
    """`src_uri`s of the posts that loops went through, in order."""
    has_terms: bool = False
    """Whether a loop went through categories, tags, or other groups of posts."""
    has_paginator: bool = False
    """Whether the template asked for Jekyll's `paginator`."""
    captured: int = 0
    """Blocks `capture` around what is rendered. Their texts are values to compare, and bear no marks."""

    @contextmanager
    def unmarked(self) -> Iterator[None]:
        """Mark nothing for a while."""
        self.captured += 1
        try:
            yield
        finally:
            self.captured -= 1

    def note(self, items: Sequence[object]) -> None:
        """Note the posts that a loop goes through."""
        if not self.captured:
            found = (
                item.post.source.src_uri for item in items if isinstance(item, PostDrop) and _is_post(item)
            )
            self.posts.update(dict.fromkeys(found))

    def around(self, text: str, kind: Kind) -> str:
        """Return what a loop printed, between marks; over names only where loops over posts are in it."""
        if (kind == "names" and _OPEN not in text) or not text.strip():
            return text
        self.has_terms |= kind != "posts"
        return f"{_OPEN}{text}{_CLOSE}"


def kind_of(items: Sequence[object]) -> Kind:
    """Return what a loop goes through."""
    if any(map(_is_post, items)):
        return "posts"
    if any(map(_is_group, items)):
        return "terms"
    return "names" if all(isinstance(item, str | int | float) for item in items) else "other"


def surveyed(found: RenderedText, marks: Marks) -> Surveyed:
    """Return a marked text without its marks, and without its lists."""
    return Surveyed(
        _MARK.sub("", found.text),
        _without_lists(found.text),
        tuple(marks.posts),
        marks.has_terms,
        marks.has_paginator,
        found.problems,
    )


def _without_lists(text: str) -> str:
    """Return a text without what loops over posts printed."""
    kept, depth, at = [], 0, 0
    for match in _MARK.finditer(text):
        if depth == 0:
            kept.append(text[at : match.start()])
        depth = max(0, depth + (1 if match[0] == _OPEN else -1))
        at = match.end()
    return "".join(kept) + (text[at:] if depth == 0 else "")


def _is_post(item: object) -> bool:
    return isinstance(item, PostDrop) and item.post.collection == "posts"


def _is_group(item: object) -> bool:
    """Say whether an item is a term with its posts, as of `site.tags`, or a group that `group_by` made."""
    inside = item.get("items") if isinstance(item, Mapping) else None
    if isinstance(item, Sequence) and not isinstance(item, str) and len(item) == 2:
        inside = item[1]
    return isinstance(inside, Sequence) and not isinstance(inside, str) and any(map(_is_post, inside))
