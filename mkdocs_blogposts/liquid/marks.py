"""Telling what a template lists from what it says: what its loops over posts print stands between marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TextIO, cast

from liquid.ast import Node
from liquid.builtin.tags.capture_tag import CaptureNode

from mkdocs_blogposts.liquid import Surveyed, values
from mkdocs_blogposts.liquid.drops import PostDrop

if TYPE_CHECKING:
    from liquid.context import RenderContext

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.liquid.expressions import Evaluable

# Of Unicode's private use; a text that holds them itself loses nothing but these.
_OPEN, _CLOSE = "\U0010f4b0", "\U0010f4b1"
_MARK = re.compile(f"[{_OPEN}{_CLOSE}]")

_Kind = Literal["posts", "terms", "names", "other"]


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


def shown(context: Context, items: Sequence[object]) -> None:
    """Note the posts that a loop goes through."""
    if context.marks is not None and not context.marks.captured:
        found = (item.post.source.src_uri for item in items if isinstance(item, PostDrop) and _is_post(item))
        context.marks.posts.update(dict.fromkeys(found))


def surveyed(text: str, marks: Marks) -> Surveyed:
    """Return a marked text without its marks, and without its lists."""
    uris = tuple(marks.posts)
    return Surveyed(_MARK.sub("", text), _without_lists(text), uris, marks.has_terms, marks.has_paginator)


def _without_lists(text: str) -> str:
    """Return a text without what loops over posts printed."""
    kept, depth, at = [], 0, 0
    for match in _MARK.finditer(text):
        if depth == 0:
            kept.append(text[at : match.start()])
        depth = max(0, depth + (1 if match[0] == _OPEN else -1))
        at = match.end()
    return "".join(kept) + (text[at:] if depth == 0 else "")


class MarkedLoop(Node):
    """A loop that marks what it prints, if anyone wants to know."""

    __slots__ = ("inner", "over")

    def __init__(self, inner: Node, over: Evaluable) -> None:
        """Stand for a loop over a list."""
        super().__init__(inner.token)
        self.inner, self.over = inner, over
        self.blank = inner.blank

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the loop; one over names counts as a list where loops over posts are in it."""
        marks = cast("Context", context).marks
        kind = self._kind(cast("Context", context)) if marks and not marks.captured else "other"
        if marks is None or kind == "other":
            return self.inner.render_to_output(context, buffer)
        inside = context.get_buffer(buffer)
        try:
            return self.inner.render_to_output(context, inside)
        finally:  # A `break` may leave the loop, too.
            text = inside.getvalue()
            is_list = kind != "names" or _OPEN in text
            if is_list and text.strip():
                marks.has_terms |= kind != "posts"
                text = f"{_OPEN}{text}{_CLOSE}"
            buffer.write(text)

    def _kind(self, context: Context) -> _Kind:
        """Return what the loop goes through."""
        found = values.items(self.over.value(context))
        if any(map(_is_post, found)):
            return "posts"
        if any(map(_is_group, found)):
            return "terms"
        return "names" if all(isinstance(item, str | int | float) for item in found) else "other"


def _is_post(item: object) -> bool:
    return isinstance(item, PostDrop) and item.post.collection == "posts"


def _is_group(item: object) -> bool:
    """Say whether an item is a term with its posts, as of `site.tags`, or a group that `group_by` made."""
    inside = item.get("items") if isinstance(item, Mapping) else None
    if isinstance(item, Sequence) and not isinstance(item, str) and len(item) == 2:
        inside = item[1]
    return isinstance(inside, Sequence) and not isinstance(inside, str) and any(map(_is_post, inside))


class UnmarkedCapture(CaptureNode):
    """`{% capture %}`, whose text bears no marks."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Set the variable."""
        marks = cast("Context", context).marks
        if marks is None:
            return super().render_to_output(context, buffer)
        marks.captured += 1
        try:
            return super().render_to_output(context, buffer)
        finally:
            marks.captured -= 1
