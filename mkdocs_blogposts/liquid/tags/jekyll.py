"""Jekyll's links to posts and files, jekyll-gist's `gist`, and tags that only layouts have a use for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from html import escape
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import expressions, values
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.filters import urls
from mkdocs_blogposts.liquid.structure import TagSyntax
from mkdocs_blogposts.liquid.tags.includes import rendered
from mkdocs_blogposts.ruby import dates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.liquid.context import Context, Output
    from mkdocs_blogposts.liquid.shared import Shared

_POST_NAME = re.compile(r"(.*/)?([0-9]+-[0-9]+-[0-9]+)-(.*)", re.DOTALL)
_GIST = re.compile(r"(\S+)(?:\s+(\S+))?")


Write = Callable[["Context", str], str]
"""Returns what a tag prints, from what stands behind its name."""


@dataclass(frozen=True, slots=True)
class Simple:
    """A tag without a block: a text made of its markup."""

    write: Write
    markup: str
    blank: bool = False

    def render(self, context: Context, out: Output) -> None:
        """Write the text."""
        out.write(self.write(context, self.markup))


def tag(write: Write) -> TagSyntax:
    """Return a tag that prints what `write` returns."""
    return TagSyntax(lambda markup: lambda parts: Simple(write, markup.strip()))


def _post_url(context: Context, markup: str) -> str:
    """Return the path of a post named by its file, without extension, perhaps with folders.

    The name may hold outputs, as it may since Jekyll 4.4.
    """
    name = rendered(context, markup).strip()
    example = "write `{% post_url 2024-01-31-name-of-the-post %}`"
    match = _POST_NAME.fullmatch(name)
    if match is None:
        raise TemplateError(f"`{name}` is no name of a post; {example}")
    folder, date, slug = (match[1] or "").lstrip("/"), match[2], match[3]
    posts = context.shared.kept(" posts by name", _posts_by_name)
    exact = (f"_posts/{folder}{date}-{slug}", f"{folder}_posts/{date}-{slug}")
    url = next((posts[path] for path in exact if path in posts), None) or posts.get(
        (_day(date, example), slug)
    )
    if url is None:
        raise TemplateError(f"there is no post `{name}` that is published; {example}")
    return _path_to(context, url)


def _posts_by_name(shared: Shared) -> dict[object, str]:
    """Return the URLs of posts by their path without extension, and by their day and slug."""
    found: dict[object, str] = {}
    for post in reversed(shared.blog.posts):
        path = shared.post(post.source.src_uri).path()
        found.setdefault(path.removesuffix(post.source.ext), post.url)
        found.setdefault((post.date.date(), values.to_s(post.meta.get("slug"))), post.url)
    return found


def _day(text: str, example: str) -> object:
    try:
        return dates.parse_name(text, UTC).date()
    except dates.YearError as error:
        return error.nearest.date()
    except dates.DateError as error:
        raise TemplateError(f"{error}; {example}") from error


def _link(context: Context, markup: str) -> str:
    """Return the path of a post, page or file named by its own path."""
    name = rendered(context, markup).strip()
    url = context.shared.links().get(name)
    if url is None:
        message = f"there is no post, page or file `{name}`"
        raise TemplateError(
            f"{message}; write the path from the site's folder: `{{% link _posts/2024-01-31-name.md %}}`"
        )
    return _path_to(context, url)


def _path_to(context: Context, url: str) -> str:
    return values.to_s(urls.relative(context.shared.baseurl, url))


def _gist(context: Context, markup: str) -> str:
    """Return the script that shows a gist, as jekyll-gist's does."""
    match = _GIST.match(markup)
    if match is None:
        raise TemplateError(
            "the name of a gist is expected; write `{% gist user/0123456789abcdef file.rb %}`"
        )
    name, file = (_variable(context, part) for part in (match[1], match[2] or ""))
    query = f"?file={escape(file)}" if file else ""
    return f'<script src="https://gist.github.com/{escape(name)}.js{query}"> </script>'


def _variable(context: Context, text: str) -> str:
    """Return the value of a variable, else the text as it is written, without quotes."""
    value = expressions.primitive(text).value(context) if text and context.find(text.split(".")[0]) else None
    return values.to_s(value) or text.strip("\"'")


def _nothing(context: Context, markup: str) -> str:
    """Return nothing for a tag of the page's head, which the theme writes itself."""
    return ""


TAGS: Mapping[str, TagSyntax] = {
    "post_url": tag(_post_url),
    "link": tag(_link),
    "gist": tag(_gist),
    "seo": tag(_nothing),
    "feed_meta": tag(_nothing),
}
