"""Pages: how a post's page gets its text, its front matter and the part of its head that the theme prints."""

from __future__ import annotations

import json
import os
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_blogposts.host.printing import named
from mkdocs_blogposts.host.urls import page_url
from mkdocs_blogposts.html import wording
from mkdocs_blogposts.links import resolve
from mkdocs_blogposts.model import NOT_FOUND, Entry, Post, View
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_blogposts.html.splicing import Reference
    from mkdocs_blogposts.markup import Document
    from mkdocs_blogposts.publish.seo import Seo

# Keys of the front matter to which MkDocs, Material or plugins give a meaning, with the only shape that they
# can bear. Jekyll's blogs use some of them for other things (`hide: true`), which would break the theme.
SHAPES: Mapping[str, type] = {
    "boost": int,
    "description": str,
    "hide": list,
    "image": str,
    "icon": str,
    "keywords": str,
    "revision_date": str,
    "search": dict,
    "social": dict,
    "status": str,
    "subtitle": str,
    "template": str,
}
# Those of them that Material prints as they are, partly within attributes.
PRINTED = ("revision_date", "status", "subtitle")
OVERVIEWS = frozenset({"categories", "tags", "archive", "collection"})


def entry_meta(entry: Entry, config: MkDocsConfig) -> dict[str, object]:
    """Return the `page.meta` of a post, or of a page of a Jekyll site."""
    if isinstance(entry, Post) and not entry.source.collection:
        meta = post_meta(entry, config)
    else:
        meta = site_page_meta(entry, config)
    if entry.dest_uri == NOT_FOUND:
        meta["search"] = {"exclude": True}
    if meta.get("toc") is False:
        hidden = meta.get("hide")
        meta["hide"] = [*(hidden if isinstance(hidden, list) else []), "toc"]
    return meta


def post_meta(post: Post, config: MkDocsConfig) -> dict[str, object]:
    """Return a post's `page.meta`: every key of its front matter, in shapes that themes can bear.

    Themes print title, description, author and tags as they are, so these are escaped here.
    """
    meta = _bearable(post.meta, config)
    meta["title"] = escape(post.title, quote=False)
    meta["date"] = post.date
    meta["tags"] = list(dict.fromkeys(named(name) for tag in post.tags if (name := _text(tag))))
    meta["categories"] = list(dict.fromkeys(name for value in post.categories if (name := to_s(value))))
    meta["authors"] = names = [_text(author.name) for author in post.authors]
    meta.pop("author", None)
    if names:
        meta["author"] = escape(", ".join(names))
    if post.image:
        meta["image"] = post.image
        # Material's social plugin would tell of a card of its own beside the post's picture.
        social = meta.get("social")
        meta["social"] = {**(social if isinstance(social, dict) else {}), "cards": False}
    meta.setdefault("template", "blogposts/post.html")
    return meta


def site_page_meta(page: Entry, config: MkDocsConfig) -> dict[str, object]:
    """Return the `page.meta` of a page of a Jekyll site, or of a document of a collection."""
    meta = _bearable(page.meta, config)
    meta.pop("title", None)
    if page.title:
        meta["title"] = escape(page.title, quote=False)
    return meta


def open_view(page: Page, view: View, title: str, *, is_textless: bool) -> None:
    """Give a list its title and template; one without a text of its own is left out of searches."""
    page.meta.setdefault("hide", ["toc"])
    page.meta.setdefault("template", f"blogposts/{'overview' if view.kind in OVERVIEWS else 'list'}.html")
    if is_textless or view.page > 1:
        page.edit_url = None
        page.meta["search"] = {"exclude": True}
        # So that plugins which gather news of all pages, as rss does, pass over what is no text of anybody's.
        page.meta["draft"] = True
        page.meta.setdefault("title", escape(title, quote=False))
    elif not (page.markdown or "").lstrip().startswith("# "):
        page.meta.setdefault("title", escape(title, quote=False))


def rooted(output: str, base: str) -> str:
    """Return a page whose links start at the path below which the site is served, whoever asks for it."""
    from mkdocs_blogposts.html import splicing

    def absolute(reference: Reference) -> str | None:
        return urljoin(base, reference.url) if resolve.is_readable(reference.url) else None

    output = splicing.rewrite(output, absolute)
    # Material's scripts read there where the site begins.
    return output.replace('"base": "."', f'"base": {json.dumps(base)}', 1)


def _bearable(meta: Mapping[str, object], config: MkDocsConfig) -> dict[str, object]:
    kept = {key: value for key, value in meta.items() if isinstance(value, SHAPES.get(key, object))}
    if "template" in kept and not _has_template(str(kept["template"]), config):
        del kept["template"]
    # Jekyll's themes have icons of other names ("fas fa-info"); Material fails without its file.
    if "icon" in kept and not _has_template(f".icons/{kept['icon']}.svg", config):
        del kept["icon"]
    if "description" in kept:
        kept["description"] = escape(_text(kept["description"]))
    for key in kept.keys() & PRINTED:
        kept[key] = escape(_text(kept[key]))
    if meta.get("search") is False:
        kept["search"] = {"exclude": True}
    return kept


def _text(value: object) -> str:
    return wording.read(to_s(value)).text


def _has_template(name: str, config: MkDocsConfig) -> bool:
    return ".." not in name and any(
        os.path.isfile(os.path.join(folder, name)) for folder in config.theme.dirs
    )


def set_address(page: Page, url: str, config: MkDocsConfig) -> None:
    """Let the world know a page by its address, whatever file links lead to."""
    if config.site_url:
        address = page_url(url, page.file.dest_uri, has_folders=True)
        page.canonical_url = urljoin(config.site_url, address)


def show_head(page: Page, told: Seo) -> None:
    """Let the theme print what it prints of a head itself: canonical URL, description and author.

    Themes print `page.meta` as it is, so it is escaped here.
    """
    if told.has_own_canonical:
        page.canonical_url = told.canonical_url
    for key, value in (("description", told.description), ("author", _text(told.author))):
        page.meta.pop(key, None)
        if value:
            page.meta[key] = escape(value)


def shown_to_macros(text: str, entry: Entry, config: MkDocsConfig) -> str:
    """Return a body whose Liquid is rendered, so that the plugin macros leaves what is left of it alone.

    That is text in which an author wrote about Liquid or Jinja, or gave a heading its `{#id}`. A body with
    `render_with_liquid: false` is for macros to render.
    """
    if "macros" not in config.plugins or entry.meta.get("render_with_liquid") is False:
        return text
    if not any(sign in text for sign in ("{{", "{%", "{#")) or "endraw" in text:
        return text
    return f"{{% raw %}}{text}{{% endraw %}}"


def render_with(page: Page, convert: Callable[[str], Document]) -> None:
    """Let a page render its text with a converter of ours in place of Python-Markdown."""

    def render(config: MkDocsConfig, files: Files) -> None:
        document = convert(page.markdown or "")
        page.content = document.html
        page.toc = toc_of(document, str(page.title or ""))
        page.present_anchor_ids = {heading.id for heading in document.toc}

    _replace_render(page, render)


def render_blank(page: Page) -> None:
    """Spare a page without a text a Markdown converter of its own, unless a plugin gives it some text.

    Python-Markdown asks no extension what a blank text is: it is nothing.
    """
    by_mkdocs = page.render

    def render(config: MkDocsConfig, files: Files) -> None:
        if (page.markdown or "").strip():
            by_mkdocs(config, files)
        else:
            page.content, page.toc, page.present_anchor_ids = "", TableOfContents([]), set()

    _replace_render(page, render)


def _replace_render(page: Page, render: Callable[[MkDocsConfig, Files], None]) -> None:
    # On the object, not in a subclass: other plugins rebuild files and change a page's class.
    object.__setattr__(page, "render", render)


def toc_of(document: Document, title: str) -> TableOfContents:
    """Return a document's headings as Material's table of contents wants them: below one title."""
    root = AnchorLink(title, "", 1)
    open_links: list[tuple[int, AnchorLink]] = [(0, root)]
    for heading in document.toc:
        while open_links[-1][0] >= heading.level:
            open_links.pop()
        link = AnchorLink(escape(heading.title, quote=False), heading.id, heading.level)
        open_links[-1][1].children.append(link)
        open_links.append((heading.level, link))
    return TableOfContents([root] if root.children else [])
