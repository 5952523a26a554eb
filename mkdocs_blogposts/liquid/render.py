"""Rendering bodies, once python-liquid is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import Rendered, has_liquid, tags
from mkdocs_blogposts.liquid.context import Context, Output
from mkdocs_blogposts.liquid.drops import PostDrop
from mkdocs_blogposts.liquid.environment import Engine, OverLimitError
from mkdocs_blogposts.liquid.faults import Budget
from mkdocs_blogposts.liquid.shared import Shared
from mkdocs_blogposts.liquid.site import SiteDrop
from mkdocs_blogposts.model import Post, Problem

if TYPE_CHECKING:
    from mkdocs_blogposts.liquid import Setting
    from mkdocs_blogposts.model import SitePage

_VERSION = "4.3.1"


class Rendering:
    """Renders the bodies of one build."""

    def __init__(self, setting: Setting) -> None:
        """Gather the tags."""
        self.setting = setting
        self.shared = Shared(setting)
        known, rules = tags.with_extra(setting.extra_tags)
        self.shared.engine = self.engine = Engine(known, rules, setting.limits.nesting)
        self.shared.render_excerpt = self._excerpt
        self.jekyll = {"version": _VERSION, "environment": setting.environment}
        self.budgets: list[Budget] = []

    def render(self, entry: Post | SitePage, text: str) -> Rendered:
        """Return a body with its Liquid rendered, and what is wrong with it."""
        if isinstance(entry, Post):
            return self._rendered(entry, text, self.shared.post(entry.source.src_uri))
        return self._rendered(entry, text, self.shared.page(entry))

    def _excerpt(self, post: Post, text: str) -> str:
        """Return the source of an excerpt, rendered; what is wrong with it is wrong with the body too."""
        if not has_liquid(text) or post.meta.get("render_with_liquid") is False:
            return text
        return self._rendered(post, text, PostDrop(post, self.shared, in_excerpt=True)).text

    def _rendered(self, entry: Post | SitePage, text: str, page: object) -> Rendered:
        template = self.engine.template(text, entry.source.src_uri, entry.body_line)
        # Excerpts that a body asks for are made at the body's expense.
        budget = self.budgets[-1] if self.budgets else Budget(self.setting.limits, text)
        variables = {"page": page, "site": SiteDrop(self.shared, entry), "jekyll": self.jekyll}
        context = Context(template, self.shared, entry, variables, budget)
        buffer = Output(budget)
        self.budgets.append(budget)
        try:
            template.run(context, buffer)
        except OverLimitError as limit:
            message = f"the body is left as it is written, because {limit}"
            return Rendered(text, (Problem(entry.source.src_uri, limit.line, message),))
        finally:
            self.budgets.pop()
        return Rendered(buffer.getvalue(), tuple(context.problems))
