"""A body on its way to HTML: Liquid, then Markdown. Its links are the matter of `references`."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_blogposts import liquid, markup
from mkdocs_blogposts.cache.conversions import Conversions
from mkdocs_blogposts.markup import Document, highlighting
from mkdocs_blogposts.model import CONFIG, Blog, Entry, Post, Problem, View
from mkdocs_blogposts.plan import excerpts, without_theme
from mkdocs_blogposts.read import environment
from mkdocs_blogposts.read.data import Data
from mkdocs_blogposts.read.layouts import layout_of
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_blogposts.liquid import Renderer, Surveyed
    from mkdocs_blogposts.read.liquid_tags import Tags

# What a converter can raise on a text that nobody foresaw.
OUR_FAULTS = (RecursionError, LookupError, ValueError, AttributeError, TypeError, AssertionError)


class Bodies:
    """Bodies of one build. Each is converted once; what is wrong with them is in `problems`."""

    def __init__(
        self,
        blog: Blog,
        tags: Tags | None = None,
        moved: Iterable[str] = (),
        conversions: Conversions | None = None,
    ) -> None:
        """Work with one build's plan; `tags` are the site's own Liquid tags.

        `moved` are the `src_uri`s of entries in whose place a redirect is written: in Jekyll, their bodies
        are empty. `conversions` knows what was converted before.
        """
        settings = blog.settings
        self.conversions = conversions or Conversions()
        self._converted: dict[str, str] = dict.fromkeys(moved, "")
        self._expanded: dict[str, str] = {}
        self._pagers = {view.dest_uri: view for view in blog.views if view.text == "paged"}
        self.converted: Mapping[str, str] = MappingProxyType(self._converted)
        """The HTML of the bodies that are converted by now, by `src_uri`; links are as they were written."""
        self.settings = settings
        self._data = Data(settings.folders)
        self._liquid = liquid.Setting(
            blog,
            data=self._data,
            bodies=self.converted,
            highlight=_highlighted,
            markdownify=lambda text: self.conversions.convert(text, self._options).html,
            extra_tags=tags or {},
            environment=settings.environment,
            clock=environment.clock,
        )
        self.layouts = self._liquid.layouts
        """The site's own layouts."""
        self._options, note = markup.dialect_of(settings.markdown)
        self._problems: dict[Problem, None] = {}
        if note and not settings.markdown.is_mkdocs:
            self._problems[Problem(CONFIG, None, note, level="info")] = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the bodies, each once."""
        return tuple(dict.fromkeys((*self._problems, *self._data.problems)))

    @cached_property
    def liquid(self) -> Renderer:
        """What renders Liquid, made when a text holds some for the first time."""
        return liquid.renderer_of(self._liquid)

    @property
    def tied(self) -> frozenset[str]:
        """The `src_uri`s of entries whose text other texts may show by now."""
        return frozenset(self.liquid.shared.tied) if "liquid" in vars(self) else frozenset()

    def again(self, blog: Blog) -> Bodies:
        """Return what converts more bodies after all are done, for a plan with other texts in it.

        It knows what was converted, and none of the problems.
        """
        other = copy(self)
        vars(other).pop("liquid", None)
        other._converted, other._expanded, other._problems = dict(self._converted), {}, {}
        other.converted = MappingProxyType(other._converted)
        other._liquid = replace(self._liquid, blog=blog, bodies=other.converted)
        other.layouts = other._liquid.layouts
        return other

    def expand(self, entry: Entry, text: str) -> str:
        """Return a body with its Liquid rendered."""
        if not liquid.is_rendered(entry, text):
            return text
        rendered = self.liquid.render(entry, text, self._pagers.get(entry.dest_uri))
        self._problems.update(dict.fromkeys(rendered.problems))
        if rendered.text != text:
            self._expanded[entry.source.src_uri] = rendered.text.lstrip("\n")
        return rendered.text

    def is_mkdocs(self, entry: Entry) -> bool:
        """Say whether a body is left to MkDocs and the site's own `markdown_extensions`."""
        own = entry.meta.get("markdown")
        is_left = own.lower() == "mkdocs" if isinstance(own, str) else self.settings.markdown.is_mkdocs
        return is_left and self._is_markdown(entry)

    def _is_markdown(self, entry: Entry) -> bool:
        return entry.source.ext.lstrip(".").lower() in self.settings.folders.markdown_ext

    def foresee(self, texts: Iterable[tuple[Entry, str]], jobs: int) -> None:
        """Have bodies converted ahead that have no Liquid, given in the order of their pages.

        `jobs` is how many processes may work at once, 0 for as many as there are cores.
        """
        plain = (
            text
            for entry, text in texts
            if text
            and self._is_markdown(entry)
            and not self.is_mkdocs(entry)
            and entry.source.src_uri not in self._converted
            and not liquid.is_rendered(entry, text)
        )
        self.conversions.convert_ahead(plain, self._options, jobs)

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
        if not self.layouts.names_one(entry):
            return ""
        found = self.liquid.framed(entry, "", self._pagers.get(entry.dest_uri))
        self._problems.update(dict.fromkeys(found.problems if found else ()))
        return found.text if found else ""

    def survey(self, entry: Entry, pager: View | None) -> tuple[Surveyed, str, str]:
        """Return what a page would show, and its HTML as a whole and without its lists of posts.

        `pager` is the page of a list that it shows. Nothing is told of what is wrong with it.
        """
        found = liquid.Surveyed(entry.body, entry.body)
        if liquid.is_rendered(entry, entry.body):
            found = self.liquid.survey(entry, entry.body, pager)
        html = self.convert(entry, found.text).html
        if html.strip():
            rest = html if found.rest == found.text else self.convert(entry, found.rest).html
            return found, html, rest
        if self.layouts.names_one(entry):
            found = self.liquid.framed(entry, "", pager) or found
        return found, found.text, found.rest

    def convert(self, entry: Entry, text: str) -> Document:
        """Return a body as HTML; only Markdown is converted, as Jekyll does it."""
        if self._is_markdown(entry):
            return self._from_markdown(entry, text)
        if complaint := markup.unsupported(entry.source.ext):
            self._problems[Problem(entry.source.src_uri, None, complaint)] = None
            return markup.as_written(text)
        return markup.Document(text)

    def _from_markdown(self, entry: Entry, text: str) -> Document:
        """Convert; where a fault of ours ends that, show the text as it is rather than end the build."""
        try:
            return self.conversions.convert(text, self._options)
        except OUR_FAULTS as error:
            message = f"the text cannot be converted, a bug of ours, and is shown as it is written: {error!r}"
            self._problems[Problem(entry.source.src_uri, entry.body_line, message)] = None
            return markup.as_written(text)

    def alone(self, page: Entry) -> str:
        """Return a page that the theme has no part in: its text, in the layouts that it names."""
        # Of a post, MkDocs has made a page already; the pages of a list have one text, each with its posts.
        text = self.converted.get(page.source.src_uri) if isinstance(page, Post) else None
        text = self.render(page, self.expand(page, page.body)).html if text is None else text
        layout = layout_of(page)
        name = to_s(layout)
        if layout is None or name == "none" or without_theme.is_data(page.source):
            return text
        if not self.layouts.has(name):
            return text
        rendered = self.liquid.in_layout(page, name, text)
        self._problems.update(dict.fromkeys(rendered.problems))
        return rendered.text

    def excerpt(self, post: Post, html: str) -> str:
        """Return a post's excerpt as HTML: cut out of its finished body where that says the same."""
        separator = excerpts.separator_of(post.meta, self.settings.excerpt_separator)
        found = excerpts.of_text(post.meta, post.body, separator)
        if found is None or found.is_written:
            return found.text if found else ""
        # Liquid may say something else there; what is wrong with it is told of the body.
        text = found.text
        if liquid.is_rendered(post, text):
            text = self.liquid.render_excerpt(post, text).text
        cut = excerpts.of_html(text, self._expanded.get(post.source.src_uri, post.body), html, separator)
        return self.convert(post, text).html if cut is None else cut


def _highlighted(code: str, language: str | None, has_numbers: bool) -> str:
    look = highlighting.look({"line_numbers": has_numbers})
    return highlighting.highlight(code, language, look=look)
