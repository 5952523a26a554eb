"""Which feeds there are, and the posts in each."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Literal

from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.links.quoting import file_path
from mkdocs_blogposts.model import CONFIG, Blog, FeedCollection, FeedOptions, Post, Problem, Term, TermKind
from mkdocs_blogposts.publish.feeds.texts import cleaned, typeset
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby import slugs
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Scope = tuple[TermKind | Literal["collection"], str]
"""The kind and the name of what a feed is of."""

# The tags that jekyll-feed makes feeds for; it passes over all others.
_PLAIN_TAG = re.compile(r"[A-Za-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed, whatever its format."""

    dest_uri: str
    """Where its Atom form is written."""
    title: str
    """As HTML."""
    label: str
    """What it holds, as text: tells the feeds of a blog apart."""
    posts: tuple[Post, ...]
    """Newest first."""
    scope: Scope | None = None

    def beside(self, name: str, ending: str) -> str:
        """Return the file of another format: for the blog's feed `name`, else with an `ending` of its own."""
        folder, own = posixpath.split(self.dest_uri)
        return posixpath.join(folder, posixpath.splitext(own)[0] + ending if self.scope else name)


def channels(blog: Blog, options: FeedOptions, title: str, problems: list[Problem]) -> Iterator[Channel]:
    """Yield the feed of all posts, then those of categories, of other collections, and of tags."""
    shown = _in_order(post for post in blog.posts if blog.settings.publishing.show_drafts or not post.draft)
    limit = options.posts_limit
    blog_title = typeset(title)
    yield Channel(_file(options.path), blog_title, cleaned(title), tuple(shown[:limit]))
    by_uri = {post.source.src_uri: post for post in shown}
    by_name = {term.name: term for term in blog.categories}
    for name in options.categories:
        if name not in by_name:
            problems.append(_empty(name))
        posts = _of(by_name.get(name), by_uri)[:limit]
        full = typeset(f"{title} | {_capitalised(name)}")
        dest_uri = _file(f"/feed/{name}.xml")
        yield Channel(dest_uri, full, cleaned(f"{title} | {name}"), posts, ("category", name))
    for group in options.collections:
        yield from _of_group(group, blog, title, limit)
    for term in _tags(blog.tags, options):
        posts = _of(term, by_uri)[:limit]
        dest_uri = _file(f"{options.tags_path}{_tag_file(term)}.xml")
        yield Channel(dest_uri, blog_title, cleaned(f"{title} | {term.name}"), posts, ("tag", term.name))


def _of_group(group: FeedCollection, blog: Blog, title: str, limit: int) -> Iterator[Channel]:
    """Yield the feed of a collection other than posts, then those of its categories."""
    documents = _in_order(
        each for each in blog.documents if each.collection == group.label and each.dest_uri and not each.draft
    )
    scope: Scope = ("collection", group.label)
    name = f"{title} | {_capitalised(group.label)}"
    label = cleaned(f"{title} | {group.label}")
    yield Channel(_file(group.path), typeset(name), label, documents[:limit], scope)
    for category in group.categories:
        held = tuple(each for each in documents if category in map(to_s, each.categories))
        full = typeset(f"{name} | {_capitalised(category)}")
        file = _file(f"/feed/{group.label}/{category}.xml")
        yield Channel(file, full, cleaned(f"{label} | {category}"), held[:limit], scope)


def _capitalised(name: str) -> str:
    return f"{name[:1].title()}{slugs.downcase(name[1:])}"


def _in_order(newest_first: Iterable[Post]) -> tuple[Post, ...]:
    """Return posts as jekyll-feed orders them: newest first, those of one moment by their paths."""
    return tuple(reversed(sorted(newest_first, key=lambda post: post.date)))  # noqa: C413


def _of(term: Term | None, by_uri: Mapping[str, Post]) -> tuple[Post, ...]:
    """Return the posts of a term that are shown."""
    return _in_order(by_uri[uri] for uri in term.posts if uri in by_uri) if term else ()


def _tags(terms: Iterable[Term], options: FeedOptions) -> Iterator[Term]:
    if not options.has_tag_feeds:
        return
    for term in terms:
        wanted = options.tags_only is None or term.name in options.tags_only
        if wanted and term.name not in options.tags_except:
            yield term


def _tag_file(term: Term) -> str:
    """Return the name of a tag's file: jekyll-feed's; for tags that it passes over, that of their page."""
    return term.name if _PLAIN_TAG.fullmatch(term.name) else term.slug or "tag"


def _file(path: str) -> str:
    """Return where a feed is written: below the site's output, whatever its path says."""
    path = cleaned(path)
    if path.endswith("/"):
        path += "index.xml"
    ext = permalinks.ruby_ext(path) or ".xml"
    return permalinks.place(file_path(path), ext).dest_uri


def _empty(name: str) -> Problem:
    message = f"no post has the category {name!r}, which `feed.categories` names; its feed is empty"
    return Problem(CONFIG, None, message, "info")
