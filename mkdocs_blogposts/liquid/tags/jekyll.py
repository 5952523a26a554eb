"""Jekyll's `post_url`, `link` and `highlight`, jekyll-gist's `gist`, and tags that only layouts use."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC
from html import escape
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import expressions, values
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.filters import urls
from mkdocs_blogposts.liquid.nodes import TagNode
from mkdocs_blogposts.liquid.structure import TagSyntax
from mkdocs_blogposts.liquid.tags.includes import rendered
from mkdocs_blogposts.ruby import dates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.liquid.context import Context, Node, Output
    from mkdocs_blogposts.liquid.nodes import Block
    from mkdocs_blogposts.liquid.shared import Shared
    from mkdocs_blogposts.liquid.structure import Make

_POST_NAME = re.compile(r"(.*/)?([0-9]+-[0-9]+-[0-9]+)-(.*)", re.DOTALL)
_GIST = re.compile(r"(\S+)(?:\s+(\S+))?")
_HIGHLIGHT = re.compile(r'([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|"(?:[0-9]+\s)*[0-9]+"))?)*+)\s*', re.ASCII)
_LINE_ENDS = "\r\n"


Write = Callable[["Context", str], str]
"""Returns what a tag prints, from what stands behind its name."""


def tag(write: Write) -> TagSyntax:
    """Return a tag that prints what `write` returns."""

    def read(markup: str) -> Make:
        text = markup.strip()
        return lambda parts: TagNode(lambda context, out: out.write(write(context, text)))

    return TagSyntax(read)


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


def _read_highlight(markup: str) -> Make:
    match = _HIGHLIGHT.fullmatch(markup)
    if match is None:
        raise TemplateError("the name of a language is expected; write `{% highlight ruby linenos %}`")
    language, options = match[1].lower(), match[2].split()
    has_numbers = any(option.split("=")[0] == "linenos" for option in options)
    return lambda parts: _highlighted(parts[0].block, language, has_numbers)


def _highlighted(inside: Block, language: str, has_numbers: bool) -> Node:
    """Return what writes code as HTML, which Markdown leaves alone; an empty block is nothing at all."""

    def render(context: Context, out: Output) -> None:
        if inside.blank:
            return
        text = inside.rendered(context).strip(_LINE_ENDS)
        context.budget.step(len(text))
        html = context.shared.setting.highlight(text, language, has_numbers)
        # In Markdown the block must begin and end a line; Jekyll's converter asks for as much.
        out.write(f"\n{html}\n" if context.shared.is_markdown(context.entry) else html)

    return TagNode(render, inside.blank)


TAGS: Mapping[str, TagSyntax] = {
    "highlight": TagSyntax(_read_highlight, {}),
    "post_url": tag(_post_url),
    "link": tag(_link),
    "gist": tag(_gist),
    "seo": tag(_nothing),
    "feed_meta": tag(_nothing),
}
