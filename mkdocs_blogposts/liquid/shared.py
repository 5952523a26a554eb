"""What all bodies of a build share: the blog, its settings, and what was made for one body already."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from mkdocs_blogposts.links.urls import normal_origin
from mkdocs_blogposts.liquid import configuration, drops, values
from mkdocs_blogposts.liquid.border import is_rendered
from mkdocs_blogposts.plan import excerpts
from mkdocs_blogposts.plan.source_paths import relative_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, tzinfo

    from mkdocs_blogposts.liquid.border import Setting
    from mkdocs_blogposts.model import Post, SitePage

Made = TypeVar("Made")
_LAST = "\U0010ffff"


class Renders(Protocol):
    """What renders the texts that other texts ask for."""

    def excerpt_of(self, post: Post, text: str) -> str:
        """Return the source of a post's excerpt, rendered."""

    def whole(self, entry: Post | SitePage) -> str:
        """Return the body of a document or page, rendered."""

    def in_own_layouts(self, post: Post, html: str) -> str:
        """Return a post in the layouts that it names."""


class Shared:
    """One build's blog, as its templates share it."""

    def __init__(self, setting: Setting, renders: Renders) -> None:
        """Start from what the host gave; `renders` is asked for bodies, excerpts and layouts."""
        self.setting = setting
        self.blog = setting.blog
        self.settings = settings = setting.blog.settings
        self.zone: tzinfo = settings.publishing.timezone
        self.now: datetime = values.local(settings.publishing.now, settings.publishing.timezone)
        self.config: Mapping[str, object] = configuration.of(settings.config)
        self.baseurl = settings.address.baseurl
        self.url = settings.address.url
        self.site_url: object = _as_written(settings.config.get("url"), settings.address.url)
        self.site_baseurl: object = _as_written(settings.config.get("baseurl"), settings.address.baseurl)
        options = settings.config.get("liquid")
        options = options if isinstance(options, Mapping) else {}
        self.strict_filters = options.get("strict_filters") is True
        self.strict_variables = options.get("strict_variables") is True
        self.includes = settings.folders.includes_dir
        self._renders = renders
        self.moment: Post | SitePage | None = None
        """What Jekyll would be rendering now; None where all is rendered."""
        self.tied: set[str] = set()
        """The `src_uri`s of entries whose text some text asked for, or that show what others made first."""
        self._parts: dict[str, object] = {}
        self.labels = tuple(collection.label for collection in settings.folders.collections)
        self.documents = {document.source.src_uri: document for document in self.blog.documents}
        self._posts: dict[str, drops.PostDrop] = {}
        self._pages: dict[str, drops.PageMapping] = {}
        self._excerpts: dict[str, object] = {}
        self._bodies: dict[str, str] = {}
        self._outputs: dict[str, str] = {}
        self._links: dict[str, str] | None = None

    @cached_property
    def pages_by_name(self) -> Sequence[SitePage]:
        """The pages by the names of their files, as Jekyll sorts them; of one name, the inner first."""
        return sorted(self.blog.pages, key=_name)

    @cached_property
    def _order(self) -> Mapping[str, int]:
        """When Jekyll renders each entry: posts, then other documents, then pages, each in their order."""
        entries: list[Post | SitePage] = [*reversed(self.blog.posts), *self.blog.documents]
        entries += self.pages_by_name
        return {entry.source.src_uri: place for place, entry in enumerate(entries)}

    def is_rendered(self, entry: Post | SitePage) -> bool:
        """Say whether Jekyll has rendered an entry when it renders the text that asks for it.

        One that is not of the blog comes last.
        """
        if self.moment is None:
            return True
        place, last = self._order.get, len(self._order)
        return place(entry.source.src_uri, last) < place(self.moment.source.src_uri, last)

    def body_of(self, entry: Post | SitePage) -> str | None:
        """Return an entry as HTML that is rendered already; None where it is not.

        Posts are rendered in their order; all else that another text asks for too early, here.
        """
        self.tied.add(entry.source.src_uri)
        html = self.setting.bodies.get(entry.source.src_uri)
        # An empty one may be that of a post that moved away, whose text nobody sees.
        if html == "" or not self.is_rendered(entry):
            return "" if html == "" else None
        return self._made(entry) if html is None and entry.source.kind in ("document", "page") else html

    def output_of(self, post: Post) -> str | None:
        """Return a post in the layouts that it names, as Jekyll writes it; None if it is not rendered yet."""
        html = self.body_of(post)
        if not html:
            return html
        uri = post.source.src_uri
        if uri not in self._outputs:
            self._outputs[uri] = self._renders.in_own_layouts(post, html)
        return self._outputs[uri]

    def markdownify(self, text: str) -> str:
        """Return Markdown as HTML."""
        return self.setting.markdownify(text)

    def data(self) -> object:
        """Return `site.data`; `data` of `_config.yml`, be it a list, stands in the place of all files."""
        own = self.config.get("data")
        return own if values.is_truthy(own) else {**self.setting.data}

    def kept(self, name: str, make: Callable[[Shared], Made]) -> Made:
        """Return what is made once for a build; its name is that of a part of `site`, or holds a blank."""
        if name not in self._parts:
            self._parts[name] = make(self)
        return cast("Made", self._parts[name])

    def post(self, src_uri: str) -> drops.PostDrop:
        """Return the drop of a post, always the same one."""
        drop = self._posts.get(src_uri)
        if drop is None:
            post = self.blog.by_uri.get(src_uri) or self.documents[src_uri]
            drop = self._posts[src_uri] = drops.PostDrop(post, self)
        return drop

    def page(self, entry: SitePage) -> drops.PageMapping:
        """Return the mapping of a page, always the same one."""
        # Jekyll's paginated pages are one file at several addresses.
        key = f"{entry.source.src_uri} {entry.dest_uri}"
        if key not in self._pages:
            self._pages[key] = drops.PageMapping(entry, self)
        return self._pages[key]

    def _made(self, entry: Post | SitePage) -> str:
        """Return a document or page as HTML, made when it is asked for."""
        uri = entry.source.src_uri
        if uri not in self._bodies:
            text = self._renders.whole(entry)
            self._bodies[uri] = self.markdownify(text) if self.is_markdown(entry) else text
        return self._bodies[uri]

    def excerpt(self, post: Post) -> object:
        """Return a post's excerpt as HTML; one from the front matter as text, "" where there is none.

        While it is made, it is nil, as an excerpt has none itself.
        """
        uri = post.source.src_uri
        self.tied.add(uri)
        if uri not in self._excerpts:
            self._excerpts[uri] = None
            self._excerpts[uri] = self._make_excerpt(post)
        return self._excerpts[uri]

    def _make_excerpt(self, post: Post) -> object:
        separator = excerpts.separator_of(post.meta, self.settings.excerpt_separator)
        found = excerpts.of_text(post.meta, post.body, separator)
        if found is None or found.is_written:
            return values.to_s(post.meta.get("excerpt"))
        text = self._renders.excerpt_of(post, found.text)
        if not self.is_markdown(post):
            return text
        # Of a body whose Liquid may say something else there, only conversion can tell.
        html = "" if is_rendered(post, post.body) else self.setting.bodies.get(post.source.src_uri, "")
        cut = excerpts.of_html(text, post.body, html, separator)
        return self.markdownify(text) if cut is None else cut

    def is_markdown(self, entry: Post | SitePage) -> bool:
        """Say whether a body is converted from Markdown."""
        return entry.source.ext.lstrip(".").lower() in self.settings.folders.markdown_ext

    def links(self) -> Mapping[str, str]:
        """Return the URLs of all posts, pages and files by what `link` calls them, `relative_path`."""
        if self._links is None:
            folder = self.settings.folders.collections_dir
            self._links = {}
            for asset in self.blog.assets:
                uri, in_collection = asset.source.src_uri, bool(asset.source.collection)
                names = (relative_path(uri, folder),) if in_collection else (uri, f"/{uri}")
                self._links |= dict.fromkeys(names, f"/{asset.dest_uri}")
            self._links |= {page.source.src_uri: page.url for page in self.blog.pages if page.dest_uri}
            for post in (*self.blog.documents, *self.blog.posts):
                if post.dest_uri:
                    self._links[relative_path(post.source.src_uri, folder)] = post.url
        return self._links


def _name(page: SitePage) -> tuple[str, list[str]]:
    *folders, name = page.source.src_uri.split("/")
    return name, [*folders, _LAST]


def _as_written(written: object, effective: str) -> object:
    """Return a URL of `_config.yml` as it is written there, unless another one is in effect; nil for none."""
    if isinstance(written, str) and normal_origin(written).strip("/") == effective.strip("/"):
        return written
    return effective or None
