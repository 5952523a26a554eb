"""What became of posts, documents and pages: what lists, feeds and heads show of them, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.html import prose, wording
from mkdocs_blogposts.model import Entry, Post
from mkdocs_blogposts.plan import covers
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from mkdocs_blogposts.publish.bodies import Bodies
    from mkdocs_blogposts.publish.references import References

# How much of a post lists tell, where a CJK character counts two.
SUMMARY_COLUMNS = 260


@dataclass(frozen=True, slots=True)
class Rendered:
    """A post, a document or a page whose body is done."""

    html: str
    """The body as its page shows it; "" where another plugin took the page away."""
    excerpt: str = ""
    """Jekyll's excerpt as HTML, uncut; "" for a page."""
    summary: str = ""
    """What lists say of a post or a document: a few lines of plain text, not escaped."""
    minutes: int = 1
    """Reading time of a post or a document, at least 1."""
    cover: str = ""
    """URL of the cover, relative to the site root or absolute; as it is written where it has no file, which
    may be there once the site is served; "" where there is none."""
    has_cover: bool = False
    """Whether the cover is there to be shown."""
    avatars: tuple[str, ...] = ()
    """The pictures of its authors, one for each, relative to the site root or absolute; "" for none."""


def render(entry: Entry, html: str, bodies: Bodies, references: References) -> Rendered:
    """Return what lists, feeds and heads show of an entry with this finished body."""
    if not isinstance(entry, Post):
        cover, has_cover = _cover(entry, covers.image(entry.meta, covers.OF_PAGES), references)
        return Rendered(html, cover=cover, has_cover=has_cover)
    excerpt = bodies.excerpt(entry, html)
    avatars = tuple(each.avatar and references.locate(entry, each.avatar) for each in entry.authors)
    cover, has_cover = _cover(entry, entry.image, references)
    return Rendered(
        html=html,
        excerpt=excerpt,
        summary=_summary(entry, excerpt, html),
        minutes=bodies.conversions.minutes(html),
        cover=cover,
        has_cover=has_cover,
        avatars=avatars,
    )


def _cover(entry: Entry, written: str | None, references: References) -> tuple[str, bool]:
    located = references.locate(entry, written) if written else ""
    return located or written or "", bool(located)


def _summary(post: Post, excerpt: str, html: str) -> str:
    """Return the text a list shows: Jekyll's excerpt, else the body's first prose, else the description."""
    own = post.meta.get("excerpt")
    excerpt = wording.read(own).html if isinstance(own, str) else excerpt
    found = prose.summary(f"<p>{excerpt}</p>" if "<" not in excerpt else excerpt, SUMMARY_COLUMNS)
    about = to_s(post.meta.get("description") or "")
    return found or prose.summary(html, SUMMARY_COLUMNS) or wording.read(about).text
