"""What a page of the site says, as far as lists ask: whether it lists posts, and what else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Entry, View
from mkdocs_blogposts.plan.lists import anchors

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True, slots=True)
class Survey:
    """What a page says."""

    says: bool
    """Whether there is anything worth keeping beside a list: prose, a picture, a heading of its own."""
    lead: str
    """What it says in the words of the configuration or of its front matter, in plain text; mostly ""."""
    posts: tuple[str, ...]
    """`src_uri`s of the posts that it lists."""
    has_terms: bool
    """Whether it lists categories, tags, years or the like."""
    has_paginator: bool
    """Whether it lists posts page by page, by Jekyll's `paginator`."""
    html: str
    heading: str = ""
    """What a page that says nothing else, and has no title, calls its list; "" where it does not."""

    def anchors(self, names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the ids that the page writes, by the names at which they stand; "" for those before any."""
        return anchors.by_name(self.html, names)


Surveyor = Callable[[Entry, View | None], Survey]
"""Reads a page of the site, given the page of a list that it shows, if it shows one page by page."""
