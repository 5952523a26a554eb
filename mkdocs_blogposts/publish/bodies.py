"""A body on its way to finished HTML: Liquid, Markdown, then links and images that lead somewhere."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts import liquid, markup
from mkdocs_blogposts.html import splicing
from mkdocs_blogposts.links import resolve
from mkdocs_blogposts.links.resolve import Found, Missing
from mkdocs_blogposts.liquid import data
from mkdocs_blogposts.markup import emoji, highlighting, mentions
from mkdocs_blogposts.model import Post, Problem
from mkdocs_blogposts.plan import excerpts, without_theme
from mkdocs_blogposts.publish import markdown_links
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_blogposts.html.splicing import Reference
    from mkdocs_blogposts.links.resolve import Resolver
    from mkdocs_blogposts.liquid import Surveyed
    from mkdocs_blogposts.liquid.custom import Tags
    from mkdocs_blogposts.markup import Document
    from mkdocs_blogposts.model import Blog, Level, SitePage, View

    Entry = Post | SitePage


# What a converter can raise on a text that nobody foresaw.
OUR_FAULTS = (RecursionError, LookupError, ValueError, AttributeError, TypeError, AssertionError)


class LinkLevels(NamedTuple):
    """How broken links between pages are told, as `validation` of `mkdocs.yml` has it; None: not at all."""

    not_found: Level | None = None
    """Links to Markdown files."""
    unrecognized: Level | None = None
    """Other relative links."""
    absolute: Level | None = None
    """Links that start at the site's root."""

    def of(self, url: str) -> Level | None:
        """Return the level of a link."""
        if url.startswith("/"):
            return self.absolute
        is_source = url.partition("#")[0].partition("?")[0].endswith((".md", ".markdown"))
        return self.not_found if is_source else self.unrecognized


UNSAID = LinkLevels()


class Bodies:
    """Bodies of one build. Each is converted once; what could not be found is in `problems`."""

    def __init__(
        self,
        blog: Blog,
        resolver: Resolver,
        publish: Callable[[str], None],
        tags: Tags | None = None,
        levels: LinkLevels = UNSAID,
        moved: Iterable[str] = (),
        shifted: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Work with one build's plan and addresses.

        `publish` is called with the `src_uri` of every file beside posts that one of them shows; `tags` are
        the site's own Liquid tags, and `levels` say how broken links between pages are told. `moved` are the
        `src_uri`s of entries in whose place a redirect is written: in Jekyll, their bodies are empty.
        `shifted` are files that another plugin writes into a folder, such as a language's: `dest_uri` -> the
        one it has now.
        """
        settings = blog.settings
        self._converted: dict[str, str] = dict.fromkeys(moved, "")
        self._pagers = {view.dest_uri: view for view in blog.views if view.text == "paged"}
        self._excerpts: dict[str, str] = {}
        self.settings = settings
        self.resolver = resolver
        self.publish = publish
        self.levels = levels
        self.shifted = shifted
        self.liquid = liquid.Renderer(
            blog,
            data=self._data,
            body_of=self._converted.get,
            highlight=_highlighted,
            markdownify=lambda text: markup.convert(text, dialect=self._dialect, options=self._options).html,
            extra_tags=tags,
            environment=os.environ.get("JEKYLL_ENV", "development"),
        )
        self._dialect, note = markup.dialect_of(settings.markdown.converter)
        self._options = markup.options_of(settings.markdown)
        self._problems: dict[Problem, None] = {}
        if note and not settings.markdown.is_mkdocs:
            self._problems[Problem("_config.yml", None, note, level="info")] = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be found, each once."""
        return tuple(self._problems)

    def expand(self, entry: Entry, text: str) -> str:
        """Return a body with its Liquid rendered."""
        rendered = self.liquid.render(entry, text, self._pagers.get(entry.dest_uri))
        self._problems.update(dict.fromkeys(rendered.problems))
        return rendered.text

    def _data(self) -> Mapping[str, object]:
        found, problems = data.read(self.settings)
        self._problems.update(dict.fromkeys(problems))
        return found

    def is_mkdocs(self, entry: Entry) -> bool:
        """Say whether a body is left to MkDocs and the site's own `markdown_extensions`."""
        own = entry.meta.get("markdown")
        is_left = own.lower() == "mkdocs" if isinstance(own, str) else self.settings.markdown.is_mkdocs
        return is_left and self._is_markdown(entry)

    def _is_markdown(self, entry: Entry) -> bool:
        return entry.source.ext.lstrip(".").lower() in self.settings.folders.markdown_ext

    def render(self, entry: Entry, text: str) -> Document:
        """Return the body of a page as HTML, which other bodies can ask for from now on."""
        document = self.convert(entry, text) if text else markup.Document("")
        is_post = isinstance(entry, Post) and entry.collection == "posts"
        is_empty = not (is_post or entry.standalone or document.html.strip())
        if is_empty and (framed := self._framed(entry)):
            document = markup.Document(framed)
        self._converted[entry.source.src_uri] = document.html
        return document

    def _framed(self, entry: Entry) -> str:
        """Return what the site's own layouts list on a page without a text; the theme shows no list of it."""
        found = self.liquid.framed(entry, "", self._pagers.get(entry.dest_uri))
        self._problems.update(dict.fromkeys(found.problems if found else ()))
        return found.survey.text if found else ""

    def survey(self, entry: Entry, pager: View | None) -> tuple[Surveyed, str, str]:
        """Return what a page would show, and its HTML as a whole and without its lists of posts.

        `pager` is the page of a list that it shows. Nothing is told of what is wrong with it.
        """
        found = self.liquid.survey(entry, entry.body, pager)
        html = self.convert(entry, found.text).html
        if html.strip():
            rest = html if found.rest == found.text else self.convert(entry, found.rest).html
            return found, html, rest
        framed = self.liquid.framed(entry, "", pager)
        found = framed.survey if framed else found
        return found, found.text, found.rest

    def convert(self, entry: Entry, text: str) -> Document:
        """Return a body as HTML; only Markdown is converted, as Jekyll does it."""
        if self._is_markdown(entry):
            return self._from_markdown(entry, text)
        if complaint := markup.unsupported(entry.source.ext):
            self._problems[Problem(entry.source.src_uri, None, complaint)] = None
            return markup.convert(text, dialect=markup.AS_WRITTEN)
        return markup.Document(text)

    def _from_markdown(self, entry: Entry, text: str) -> Document:
        """Convert; where a fault of ours ends that, show the text as it is rather than end the build."""
        try:
            return markup.convert(text, dialect=self._dialect, options=self._options)
        except OUR_FAULTS as error:
            message = f"the text cannot be converted, a bug of ours, and is shown as it is written: {error!r}"
            self._problems[Problem(entry.source.src_uri, entry.body_line, message)] = None
            return markup.convert(text, dialect=markup.AS_WRITTEN)

    def alone(self, page: Entry) -> str:
        """Return a page that the theme has no part in: its text, in the layouts that it names."""
        text = self.render(page, self.expand(page, page.body)).html
        layout = liquid.layout_of(page)
        if layout is None or layout == "none" or without_theme.is_data(page.source):
            return text
        rendered = self.liquid.in_layout(page, to_s(layout), text)
        self._problems.update(dict.fromkeys(rendered.problems))
        return rendered.text

    def html_alone(self, post: Post) -> str:
        """Return the HTML of a document that is written without the theme; "" for every other."""
        return self._converted.get(post.source.src_uri, "") if post.standalone else ""

    def finish(self, entry: Entry, html: str) -> str:
        """Return HTML in which every image and link that has a target leads to it, from this page."""
        here = self._now(entry.url, entry.dest_uri)

        def replacement(reference: Reference) -> str | None:
            found = self.resolver.resolve(reference.url, page_url=entry.url, src_uri=entry.source.src_uri)
            if isinstance(found, Missing):
                self._tell_missing(entry, reference)
            elif isinstance(found, Found) and not self._is_left(entry, reference, found):
                return resolve.relative(self._now(self._shown(found), found.dest_uri), here)
            return None

        given = self.settings.markdown
        profiles = mentions.base_url(given.mentions, entry.meta)
        html = mentions.link(html, profiles) if profiles else html
        html = html if given.emoji is None else emoji.draw(html, given.emoji)
        return splicing.rewrite(html, replacement)

    def excerpt(self, post: Post, html: str) -> str:
        """Return a post's excerpt as HTML: cut out of its finished body where that says the same.

        It is made once; until the end of the build it stays what it was.
        """
        uri = post.source.src_uri
        if uri not in self._excerpts:
            self._excerpts[uri] = self._excerpt(post, html)
        return self._excerpts[uri]

    def _excerpt(self, post: Post, html: str) -> str:
        found = excerpts.of_text(post.meta, post.body, self.settings.excerpt_separator)
        if found is None or found.is_written:
            return found.text if found else ""
        if liquid.has_liquid(found.text):
            # It may say something else there; what is wrong with it is told of the body.
            return self.convert(post, self.liquid.render_excerpt(post, found.text).text).html
        cut = excerpts.first_paragraph(found.text, post.body, html)
        return self.convert(post, found.text).html if cut is None else cut

    def locate(self, entry: Entry, written: str) -> str:
        """Return the URL from the site root of an image a front matter names; "" where it has no file."""
        found = self.resolver.resolve(
            written, page_url=entry.url, src_uri=entry.source.src_uri, root_first=True
        )
        if isinstance(found, Missing) or not resolve.is_readable(written):
            self._miss(entry, written, of_head=True)
            return ""
        return self._shown(found) if isinstance(found, Found) else written

    def _now(self, url: str, dest_uri: str) -> str:
        """Return a URL from the site root with the folder that another plugin has put the file into."""
        now = self.shifted.get(dest_uri)
        if now is None or not now.endswith(dest_uri):
            return url
        return now.removesuffix(dest_uri) + url.removeprefix("./").lstrip("/")

    def _shown(self, found: Found) -> str:
        if found.via:
            self.publish(found.via)
        return found.url

    def _tell_missing(self, entry: Entry, reference: Reference) -> None:
        """Note a file that is missing; of a page, as far as the site wants to know."""
        if resolve.is_media(reference.url):
            self._miss(entry, reference.url)
        elif reference.tag == "a" and (level := self.levels.of(reference.url)):
            line, shown = line_of(entry.source.text, reference.url), repr(reference.url)
            message = f"the link {shown} leads to no page; expected one of the site, as /about/"
            self._problems[Problem(entry.source.src_uri, line, message, level, shown)] = None

    def _is_left(self, entry: Entry, reference: Reference, found: Found) -> bool:
        """Say whether a link stays as it is written, as jekyll-relative-links has it; note why."""
        why = found.via and markdown_links.why_left(found.via, entry.source, self.settings)
        if why and (level := self.levels.of(reference.url)):
            line, shown = line_of(entry.source.text, reference.url), repr(reference.url)
            message = f"the link {shown} leads to no page, because {why}"
            self._problems[Problem(entry.source.src_uri, line, message, level, shown)] = None
        return bool(why)

    def _miss(self, entry: Entry, url: str, *, of_head: bool = False) -> None:
        """Note a missing file, in the file that names it; what no head says is said by the defaults."""
        line = _line_of_file(entry.source.text, url)
        src_uri = "_config.yml" if of_head and line is None else entry.source.src_uri
        shown = repr(url)
        message = (
            f"there is no file for {shown}; expected a file of the site, such as /assets/images/photo.jpg"
        )
        self._problems[Problem(src_uri, line, message, subject=shown)] = None


def _line_of_file(text: str, url: str) -> int | None:
    """Return the line that names a file; Liquid may have written the beginning of its URL."""
    parts = url.split("/")
    tails = ("/".join(parts[at:]) for at in range(len(parts)))
    return next((line for tail in tails if tail and (line := line_of(text, tail))), None)


def _highlighted(code: str, language: str | None, has_numbers: bool) -> str:
    look = highlighting.look({"line_numbers": has_numbers})
    return highlighting.highlight(code, language, look=look)


def line_of(text: str, part: str) -> int | None:
    """Return the line, counted from 1, on which a part of a text begins; None where it does not occur."""
    at = text.find(part)
    return text.count("\n", 0, at) + 1 if at >= 0 else None
