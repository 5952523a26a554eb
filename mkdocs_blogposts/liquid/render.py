"""Rendering the bodies of a build, their excerpts, and the layouts around them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import archives, layouts, tags, values
from mkdocs_blogposts.liquid.border import RenderedText, Surveyed, is_rendered
from mkdocs_blogposts.liquid.context import Context, Output, OverLimitError
from mkdocs_blogposts.liquid.drops import PostDrop
from mkdocs_blogposts.liquid.faults import Budget
from mkdocs_blogposts.liquid.filters import FILTERS
from mkdocs_blogposts.liquid.layouts import inner_layouts
from mkdocs_blogposts.liquid.marks import Marks, surveyed
from mkdocs_blogposts.liquid.parser import TemplateReader
from mkdocs_blogposts.liquid.shared import Shared
from mkdocs_blogposts.liquid.site import SiteDrop
from mkdocs_blogposts.model import Post, Problem
from mkdocs_blogposts.read.layouts import layout_of
from mkdocs_blogposts.read.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_blogposts.liquid.border import Setting
    from mkdocs_blogposts.liquid.context import Template
    from mkdocs_blogposts.model import SitePage, View
    from mkdocs_blogposts.read.layouts import Layout

_VERSION = "4.3.1"
_LAYOUTS = 6
"""How many times the steps of one body all layouts have."""


class Renderer:
    """Renders the bodies of one build."""

    def __init__(self, setting: Setting) -> None:
        """Work on one planned blog."""
        self.setting, self.layouts = setting, setting.layouts
        self.shared = Shared(setting, self)
        settings = setting.blog.settings
        known = tags.with_extra(setting.extra_tags, settings.plugins)
        self._reader = TemplateReader(known, FILTERS, setting.limits.nesting, Texts(settings.folders))
        self._jekyll = {"version": _VERSION, "environment": setting.environment}
        self._budgets: list[Budget] = []
        self._marks: Marks | None = None
        self._of_others: dict[Problem, None] = {}
        """What is wrong with documents without a page, told with the body that shows one first."""
        self._templates: dict[str, Template] = {}
        """The layouts as templates."""
        self._steps = 0
        """What layouts took in whose place the theme has its own."""

    def render(self, entry: Post | SitePage, text: str, pager: View | None = None) -> RenderedText:
        """Return the body of a post or page with its Liquid rendered; never raise.

        `pager` is the page of a list that the body sees as Jekyll's `paginator`.

        What cannot be rendered stays as written, with a problem that names the file and the line: one tag
        where that is possible, the whole body where it asks for more than the limits allow. A body whose
        front matter says `render_with_liquid: false` is returned as it is.
        """
        if not is_rendered(entry, text):
            return RenderedText(text)
        layout = self.layouts.data_of(entry)
        more = {} if layout is None else {"layout": layout}
        with self._at(entry):
            found = self._rendered(entry, text, self._page(entry), {**more, **self._paginator(pager)})
        others, self._of_others = self._of_others, {}
        return replace(found, problems=(*found.problems, *others)) if others else found

    def survey(self, entry: Post | SitePage, text: str, pager: View | None = None) -> Surveyed:
        """Return a body with its Liquid rendered likewise, and what of it is a list of posts."""
        self._marks = Marks()
        try:
            return surveyed(self.render(entry, text, pager), self._marks)
        finally:
            self._marks = None

    def framed(self, entry: Post | SitePage, content: str, pager: View | None = None) -> Surveyed | None:
        """Return `content` in the layouts of the site that list posts and those within them.

        None where none of its own does. A layout that is a whole document is the theme's, and so are those
        around it.
        """
        found: Surveyed | None = None
        text, problems, data = content, list[Problem](), dict[str, object]()
        marks = self._marks = Marks()
        try:
            for layout in inner_layouts(self.layouts, entry):
                data = layouts.merged(layout.data, data)
                variables = {"page": self._page(entry), "layout": data, "content": text}
                variables |= self._paginator(pager)
                text, more = self._run(self._template(layout), entry, variables, self._for_layouts)
                problems += more
                if marks.posts or marks.has_terms:
                    found = surveyed(RenderedText(text, tuple(problems)), marks)
        except OverLimitError:
            return None
        finally:
            self._marks = None
        return found

    def render_excerpt(self, post: Post, text: str) -> RenderedText:
        """Return the source of a post's excerpt, rendered; in it, the post has no excerpt and no relations.

        What is wrong with it is wrong with the body too.
        """
        with self._at(self.shared.moment or post):
            return self._part(post, text, PostDrop(post, self.shared, in_excerpt=True))

    def in_layout(
        self, entry: Post | SitePage, name: str, content: str, page: Mapping[str, object] | None = None
    ) -> RenderedText:
        """Return `content` in a layout of the site and those around it; never raise.

        The layouts see `content`, `layout`, and as `page` what is given, else the entry. They are whole where
        no problem is a warning. Without a layout of this name the content is returned as it is.
        """
        if not self.layouts.has(name):
            return RenderedText(content)
        # A page at an old address comes after all others.
        with self._at(entry if page is None else None):
            return self._in_layout(entry, name, content, page, self._for_layouts)

    # -- what other texts ask for: `shared.Renders` ----------------------------------------------------------

    def excerpt_of(self, post: Post, text: str) -> str:
        """Return the source of a post's excerpt, rendered."""
        return self.render_excerpt(post, text).text

    def whole(self, entry: Post | SitePage) -> str:
        """Return the body of a document or page, rendered."""
        with self._at(entry):
            rendered = self._part(entry, entry.body, self._page(entry))
        self._of_others.update(dict.fromkeys(rendered.problems))
        return rendered.text

    def in_own_layouts(self, post: Post, html: str) -> str:
        """Return a post in the layouts that it names."""
        name = values.to_s(layout_of(post))
        if name == "none" or not self.layouts.has(name):
            return html
        if post.dest_uri and not post.standalone:
            return self._in_themed_layouts(post, name, html)
        rendered = self.in_layout(post, name, html)
        self._of_others.update(dict.fromkeys(rendered.problems))
        return rendered.text

    def _in_themed_layouts(self, post: Post, name: str, html: str) -> str:
        """Return a post in layouts in whose place the theme has its own.

        Nothing is told of these, and when all of them together have taken too much, the HTML is enough.
        """
        limits = self.setting.limits
        if self._steps > _LAYOUTS * limits.steps:
            return html
        budget = Budget(limits, html, self.setting.clock)
        with self._at(post):
            text = self._in_layout(post, name, html, None, budget).text
        self._steps += budget.steps
        return text

    # -- each text -------------------------------------------------------------------------------------------

    def _in_layout(
        self,
        entry: Post | SitePage,
        name: str,
        content: str,
        page: Mapping[str, object] | None,
        budget: Budget,
    ) -> RenderedText:
        chain = self.layouts.chain(name)
        problems = [*chain.problems]
        data: Mapping[str, object] = {}
        shown = self._page(entry) if page is None else page
        for layout in chain.layouts:
            data = layouts.merged(layout.data, data)
            variables = {"page": shown, "layout": data, "content": content}
            try:
                content, found = self._run(self._template(layout), entry, variables, budget)
            except OverLimitError as limit:
                message = f"the layout is not used, because {limit}"
                problems.append(Problem(layout.src_uri, limit.line, message))
                break
            problems += found
        return RenderedText(content, tuple(dict.fromkeys(problems)))

    @cached_property
    def _for_layouts(self) -> Budget:
        """What all layouts of a build may ask for together: one of them can be that of many pages."""
        limits = self.setting.limits
        more = replace(limits, steps=_LAYOUTS * limits.steps, seconds=_LAYOUTS * limits.seconds)
        return Budget(more, "", self.setting.clock)

    def _template(self, layout: Layout) -> Template:
        """Return a layout as a template, which is read once."""
        uri = layout.src_uri
        if uri not in self._templates:
            self._templates[uri] = self._reader.of_text(layout.body, uri, layout.body_line)
        return self._templates[uri]

    def _page(self, entry: Post | SitePage) -> object:
        return self.shared.post(entry.source.src_uri) if isinstance(entry, Post) else self.shared.page(entry)

    def _paginator(self, pager: View | None) -> Mapping[str, object]:
        return {} if pager is None else {"paginator": archives.paginator(pager, self.shared)}

    @contextmanager
    def _at(self, entry: Post | SitePage | None) -> Iterator[None]:
        """Take an entry for what Jekyll would be rendering."""
        before, self.shared.moment = self.shared.moment, entry
        try:
            yield
        finally:
            self.shared.moment = before

    def _part(self, entry: Post | SitePage, text: str, page: object) -> RenderedText:
        return self._rendered(entry, text, page) if is_rendered(entry, text) else RenderedText(text)

    def _rendered(
        self,
        entry: Post | SitePage,
        text: str,
        page: object,
        more: Mapping[str, object] = MappingProxyType({}),
    ) -> RenderedText:
        template = self._reader.of_text(text, entry.source.src_uri, entry.body_line)
        # Excerpts that a body asks for are made at the body's expense.
        budget = self._budgets[-1] if self._budgets else Budget(self.setting.limits, text, self.setting.clock)
        try:
            return RenderedText(*self._run(template, entry, {"page": page, **more}, budget))
        except OverLimitError as limit:
            message = f"the body is left as it is written, because {limit}"
            return RenderedText(text, (Problem(entry.source.src_uri, limit.line, message),))

    def _run(
        self, template: Template, entry: Post | SitePage, variables: Mapping[str, object], budget: Budget
    ) -> tuple[str, tuple[Problem, ...]]:
        """Return a template rendered for an entry, and what is wrong with it."""
        page = variables["page"]
        site = SiteDrop(self.shared, entry, in_excerpt=isinstance(page, PostDrop) and page.in_excerpt)
        seen = {**variables, "site": site, "jekyll": self._jekyll}
        context = Context(self.shared, self._reader, entry, seen, budget, self._marks)
        out = Output(budget)
        self._budgets.append(budget)
        try:
            template.run(context, out)
        finally:
            self._budgets.pop()
        return out.text(), tuple(context.problems)
