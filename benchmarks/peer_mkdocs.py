"""Projects of those that read `mkdocs.yml`: this plugin, Material's blog, Zensical."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

import peer_jekyll
from invented import pictures, without_liquid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from invented import Post, Site

    Files = Iterator[tuple[str, str | bytes]]

# What the bodies need, each as Material's documentation recommends it.
_EXTENSIONS = [
    "attr_list",
    "footnotes",
    "md_in_html",
    "tables",
    {"toc": {"permalink": True}},
    {"pymdownx.highlight": {"anchor_linenums": True, "pygments_lang_class": True}},
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
]


def ours(site: Site) -> Files:
    """Yield Jekyll's posts as they are, and a `mkdocs.yml`."""
    yield "mkdocs.yml", _mkdocs_yml(site, ["search", "blogposts"], lists=True)
    yield "_config.yml", json.dumps(peer_jekyll.CONFIG)
    yield from _pages(site)
    for path, content in peer_jekyll.posts(site):
        yield f"docs/{path}", content


def material(site: Site) -> Files:
    """Yield posts rewritten for Material's blog plugin."""
    blog = {
        "blog_dir": ".",
        "post_url_format": "{date}/{slug}",
        "pagination_per_page": 10,
        "categories_allowed": sorted({term for post in site.posts for term in post.categories}),
    }
    yield "mkdocs.yml", _mkdocs_yml(site, ["search", {"blog": blog}, "tags"])
    yield "docs/tags.md", "# Tags\n\n<!-- material/tags -->\n"
    yield from _plain(site, "posts/{post.name}.md")


def zensical(site: Site) -> Files:
    """Yield posts as plain pages at the addresses of posts, and out of the navigation."""
    yield "mkdocs.yml", _mkdocs_yml(site, ["search"])
    yield from _plain(site, "{post.date:%Y/%m/%d}/{post.slug}.md")


def rewritten(post: Post, *, more: str = "<!-- more -->") -> str:
    """Return a post with a date of YAML, a slug, no Liquid, and a mark after its first paragraph."""
    values = {"title": post.title, "slug": post.slug, "categories": post.categories, "tags": post.tags}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    first, _, rest = without_liquid(post).partition("\n\n")
    head = "\n".join([f"date: {post.date:%Y-%m-%dT%H:%M:%SZ}", *lines])
    return f"---\n{head}\n---\n\n{first}\n\n{more}\n\n{rest}"


def _plain(site: Site, path: str) -> Files:
    yield "docs/index.md", "# Blog\n"
    yield from _pages(site)
    for name, content in pictures():
        yield f"docs/{name}", content
    for post in site.posts:
        yield "docs/" + path.format(post=post), rewritten(post)


def _pages(site: Site) -> Files:
    for path, text in site.pages:
        yield f"docs/{path}.md", text


def _mkdocs_yml(site: Site, plugins: list[object], *, lists: bool = False) -> str:
    values = {
        "site_name": peer_jekyll.CONFIG["title"],
        "site_description": peer_jekyll.CONFIG["description"],
        "site_url": peer_jekyll.CONFIG["url"],
        "theme": {"name": "material", "font": False},
        "plugins": plugins,
        "markdown_extensions": _EXTENSIONS,
        "nav": _navigation(site, lists=lists),
    }
    return json.dumps(values, ensure_ascii=False)


def _navigation(site: Site, *, lists: bool) -> list[object]:
    """Return the index, the overviews of lists where they are pages, and all pages in their folders."""
    overviews = ["categories/index.md", "tags/index.md", "archive/index.md"] if lists else []
    folders = groupby((path for path, _ in site.pages), key=lambda path: path.split("/")[0])
    return ["index.md", *overviews, *({name: [f"{path}.md" for path in paths]} for name, paths in folders)]
