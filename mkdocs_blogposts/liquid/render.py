"""Rendering bodies, once python-liquid is imported."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import Framed, Rendered, Surveyed, is_rendered, layouts, pagers, tags, values
from mkdocs_blogposts.liquid.context import Context, Output
from mkdocs_blogposts.liquid.drops import PostDrop
from mkdocs_blogposts.liquid.environment import Engine, OverLimitError
from mkdocs_blogposts.liquid.faults import Budget
from mkdocs_blogposts.liquid.layouts import inner_layouts
from mkdocs_blogposts.liquid.marks import Marks, surveyed
from mkdocs_blogposts.liquid.shared import Shared
from mkdocs_blogposts.liquid.site import SiteDrop
from mkdocs_blogposts.model import Post, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_blogposts.liquid import Setting
    from mkdocs_blogposts.liquid.environment import Template
    from mkdocs_blogposts.liquid.layouts import Layout
    from mkdocs_blogposts.model import SitePage, View

_VERSION = "4.3.1"
_LAYOUTS = 6
"""How many times the seconds of one body all layouts have."""


class Rendering:
    """Renders the bodies of one build."""

    def __init__(self, setting: Setting) -> None:
        """Gather the tags."""
        self.setting = setting
        self.shared = Shared(setting)
        known, rules = tags.with_extra(setting.extra_tags, setting.blog.settings.plugins)
        self.shared.engine = self.engine = Engine(known, rules, setting.limits.nesting)
        self.shared.render_excerpt = lambda post, text: self.render_excerpt(post, text).text
        self.shared.render_whole = self._whole
        self.shared.lay_out = self._output
        self.jekyll = {"version": _VERSION, "environment": setting.environment}
        self.budgets: list[Budget] = []
        self.marks: Marks | None = None
        self._of_others: dict[Problem, None] = {}
        """What is wrong with documents without a page, told with the body that shows one first."""
        self._layouts: dict[str, Template] = {}
        self._seconds = 0.0
        """How long layouts took in whose place the theme has its own."""

    def render(self, entry: Post | SitePage, text: str, pager: View | None = None) -> Rendered:
        """Return a body with its Liquid rendered, and what is wrong with it.

        `pager` is the page of a list that the body sees as Jekyll's `paginator`.
        """
        layout = self.setting.layouts.data_of(entry)
        more = {} if layout is None else {"layout": layout}
        with self._at(entry):
            found = self._rendered(entry, text, self._page(entry), {**more, **self._paginator(pager)})
        others, self._of_others = self._of_others, {}
        return replace(found, problems=(*found.problems, *others)) if others else found

    def survey(self, entry: Post | SitePage, text: str, pager: View | None) -> Surveyed:
        """Return a body with its Liquid rendered, and what of that is a list of posts."""
        self.marks = Marks()
        try:
            return surveyed(self.render(entry, text, pager).text, self.marks)
        finally:
            self.marks = None

    def framed(self, entry: Post | SitePage, content: str, pager: View | None) -> Framed | None:
        """Return `content` in the layouts that list posts and those within them; None where none does.

        A layout that is a whole document is the theme's, and so are those around it.
        """
        found: Framed | None = None
        text, problems, data = content, list[Problem](), dict[str, object]()
        marks = self.marks = Marks()
        try:
            for layout in inner_layouts(self.setting.layouts, entry):
                data = layouts.merged(layout.data, data)
                variables = {"page": self._page(entry), "layout": data, "content": text}
                variables |= self._paginator(pager)
                text, more = self._run(self._template(layout), entry, variables, self._for_layouts)
                problems += more
                if marks.posts or marks.has_terms:
                    found = Framed(surveyed(text, marks), tuple(problems))
        except OverLimitError:
            return None
        finally:
            self.marks = None
        return found

    def _paginator(self, pager: View | None) -> Mapping[str, object]:
        return {} if pager is None else {"paginator": pagers.paginator(pager, self.shared)}

    def in_layout(
        self, entry: Post | SitePage, name: str, content: str, page: Mapping[str, object] | None
    ) -> Rendered:
        """Return a text in a layout and those around it, and what is wrong with these."""
        # A page at an old address comes after all others.
        with self._at(entry if page is None else None):
            return self._in_layout(entry, name, content, page, self._for_layouts)

    def _in_layout(
        self,
        entry: Post | SitePage,
        name: str,
        content: str,
        page: Mapping[str, object] | None,
        budget: Budget,
    ) -> Rendered:
        chain = self.setting.layouts.chain(name)
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
        return Rendered(content, tuple(dict.fromkeys(problems)))

    @cached_property
    def _for_layouts(self) -> Budget:
        """What all layouts of a build may ask for together: one of them can be that of many pages."""
        limits = self.setting.limits
        return Budget(replace(limits, seconds=_LAYOUTS * limits.seconds), "")

    def _page(self, entry: Post | SitePage) -> object:
        return self.shared.post(entry.source.src_uri) if isinstance(entry, Post) else self.shared.page(entry)

    def _template(self, layout: Layout) -> Template:
        """Return a layout as a template, which is read once."""
        uri = layout.src_uri
        if uri not in self._layouts:
            self._layouts[uri] = self.engine.template(layout.body, uri, layout.body_line)
        return self._layouts[uri]

    def render_excerpt(self, post: Post, text: str) -> Rendered:
        """Return the source of an excerpt, rendered; what is wrong with it is wrong with the body too."""
        with self._at(self.shared.moment or post):
            return self._part(post, text, PostDrop(post, self.shared, in_excerpt=True))

    def _whole(self, entry: Post | SitePage, text: str) -> str:
        """Return the body of a document or page that another text asks for, rendered."""
        with self._at(entry):
            rendered = self._part(entry, text, self._page(entry))
        self._of_others.update(dict.fromkeys(rendered.problems))
        return rendered.text

    def _output(self, post: Post, html: str) -> str:
        """Return a post in its layouts."""
        name = values.to_s(layouts.layout_of(post))
        if name == "none" or not self.setting.layouts.has(name):
            return html
        if post.dest_uri and not post.standalone:
            return self._themed_output(post, name, html)
        rendered = self.in_layout(post, name, html, None)
        self._of_others.update(dict.fromkeys(rendered.problems))
        return rendered.text

    def _themed_output(self, post: Post, name: str, html: str) -> str:
        """Return a post in layouts in whose place the theme has its own.

        Nothing is told of these, and when all of them together have taken too long, the HTML is enough.
        """
        limits = self.setting.limits
        if self._seconds > _LAYOUTS * limits.seconds:
            return html
        start = time.monotonic()
        with self._at(post):
            text = self._in_layout(post, name, html, None, Budget(limits, html)).text
        self._seconds += time.monotonic() - start
        return text

    def _part(self, entry: Post | SitePage, text: str, page: object) -> Rendered:
        return self._rendered(entry, text, page) if is_rendered(entry, text) else Rendered(text)

    @contextmanager
    def _at(self, entry: Post | SitePage | None) -> Iterator[None]:
        """Take an entry for what Jekyll would be rendering."""
        before, self.shared.moment = self.shared.moment, entry
        try:
            yield
        finally:
            self.shared.moment = before

    def _rendered(
        self,
        entry: Post | SitePage,
        text: str,
        page: object,
        more: Mapping[str, object] = MappingProxyType({}),
    ) -> Rendered:
        template = self.engine.template(text, entry.source.src_uri, entry.body_line)
        # Excerpts that a body asks for are made at the body's expense.
        budget = self.budgets[-1] if self.budgets else Budget(self.setting.limits, text)
        try:
            return Rendered(*self._run(template, entry, {"page": page, **more}, budget))
        except OverLimitError as limit:
            message = f"the body is left as it is written, because {limit}"
            return Rendered(text, (Problem(entry.source.src_uri, limit.line, message),))

    def _run(
        self, template: Template, entry: Post | SitePage, variables: Mapping[str, object], budget: Budget
    ) -> tuple[str, tuple[Problem, ...]]:
        """Return a template rendered for an entry, and what is wrong with it."""
        page = variables["page"]
        site = SiteDrop(self.shared, entry, in_excerpt=isinstance(page, PostDrop) and page.in_excerpt)
        context = Context(
            template, self.shared, entry, {**variables, "site": site, "jekyll": self.jekyll}, budget
        )
        context.marks = self.marks
        buffer = Output(budget)
        self.budgets.append(budget)
        try:
            template.run(context, buffer)
        finally:
            self.budgets.pop()
        return buffer.getvalue(), tuple(context.problems)
