"""Templates: those of an environment, whose fragments are remembered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

import jinja2
from jinja2 import runtime
from jinja2.environment import TemplateModule
from mkdocs.structure import StructureItem

from mkdocs_blogposts.host import purity
from mkdocs_blogposts.host.fragments.memory import Memory, Same, frozen
from mkdocs_blogposts.host.fragments.reading import ReadTracker

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, MutableMapping, Sequence
    from types import CodeType

    from jinja2.runtime import Context
    from mkdocs.structure.nav import Navigation

    from mkdocs_blogposts.host.kept.pages import KeptPages

    Render = Callable[[Context], Iterator[str]]


def obstacle(env: jinja2.Environment, events: Mapping[str, Sequence[object]]) -> str:
    """Return why the templates of an environment cannot share their fragments; "" where they can.

    `events` are the listeners of plugins and hooks by event: who hears of a page could change the next one's.
    """
    if unknown := purity.unknown_listeners(events):
        return f"{', '.join(unknown)} may change pages while they are rendered"
    if env.is_async or env.autoescape or type(env) is not jinja2.Environment:
        return "the theme renders its templates in a way of its own"
    if env.template_class is not jinja2.Template or env.context_class is not runtime.Context:
        return "somebody else renders the templates"
    return ""


def reuse(env: jinja2.Environment, navigation: Navigation, kept: KeptPages | None = None) -> None:
    """Let the templates of an environment share their fragments; `kept` are whole pages of earlier builds."""
    # An instance in place of a class: all that loaders ask of it is to make a template of compiled code.
    env.template_class = cast("type[jinja2.Template]", Templates(env, navigation, kept))
    if env.cache is not None:
        env.cache.clear()


class Templates:
    """Makes the templates of one environment."""

    def __init__(
        self, env: jinja2.Environment, navigation: Navigation, kept: KeptPages | None = None
    ) -> None:
        """Watch what they read; `kept` are whole pages of earlier builds."""
        self._kept = kept
        self.reader = ReadTracker(env, navigation)
        self._impure = purity.impure_names(env)
        self._memories: dict[tuple[str, str], Memory] = {}
        self._modules: dict[tuple[str, Hashable], TemplateModule] = {}

    def from_code(
        self,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, object],  # noqa: A002 (as Jinja calls it)
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        """Return a template whose fragments are remembered, as Jinja's own method makes it."""
        template = jinja2.Template.from_code(environment, code, globals, uptodate)
        name, inner = template.name or "", template.root_render_func
        texts = frozenset(purity.texts(code))
        # A text that is the name of what is impure counts, too.
        is_pure = self._impure.isdisjoint(texts)
        if is_pure:
            inner.__globals__["Macro"] = partial(self._macro, name)
            blocks = {
                block: BlockFragment(self, name, block, each) for block, each in template.blocks.items()
            }
            template.blocks = cast("dict[str, Render]", blocks)
        is_fragment = is_pure and not template.blocks and not _extends(inner)
        template.root_render_func = self._root(name, inner, is_pure=is_pure, is_fragment=is_fragment)
        names = texts.union(purity.attributes(code)) if is_pure else None
        make_module = partial(self._module, template, inner, names)
        # On the objects that are made, where Jinja finds them before those of their classes.
        vars(template)["make_module"] = make_module
        if self._kept is not None:
            self._kept.look_at(name, texts)
            vars(template)["render"] = partial(
                self._kept.render, name, template.render, beyond=self.reader.beyond
            )
        return template

    def memory(self, template: str, part: str) -> Memory:
        """Return the memory of a part of a template."""
        key = template, part
        if key not in self._memories:
            self._memories[key] = Memory(self.reader)
        return self._memories[key]

    def _root(self, name: str, inner: Render, *, is_pure: bool, is_fragment: bool) -> Render:
        memory = self.memory(name, "")

        def root(context: Context) -> Iterator[str]:
            self.reader.turn_to(context.parent.get("page"))
            if not is_pure:
                self.reader.give_up()
            if not is_fragment or self.reader.page is None or memory.is_useless:
                return inner(context)
            return _once(memory.text(context.resolve_or_missing, partial(_joined, inner, context)))

        return root

    def _module(
        self,
        template: jinja2.Template,
        inner: Render,
        names: frozenset[str] | None,
        vars: dict[str, object] | None = None,  # noqa: A002 (as Jinja calls it)
        shared: bool = False,
        locals: Mapping[str, object] | None = None,  # noqa: A002
    ) -> TemplateModule:
        """Return what a template exports, as its own method does; the same for the same variables."""
        context = template.new_context(vars, shared, locals)
        if names is None or not names.isdisjoint(_OF_A_PAGE):
            return TemplateModule(template, context, list(inner(context)))
        read = tuple((name, frozen(context.resolve_or_missing(name))) for name in names if name in context)
        key = template.name or "", read
        if key not in self._modules:
            self._modules[key] = TemplateModule(template, context, list(inner(context)))
        return self._modules[key]

    def _macro(self, template: str, *made_of: object) -> runtime.Macro:
        """Return a macro that is remembered where it is called with an item of the navigation."""
        make: Callable[..., runtime.Macro] = runtime.Macro
        macro = make(*made_of)
        vars(macro)["_invoke"] = partial(self._call, template, macro, macro._invoke, _context_of(macro._func))
        return macro

    def _call(
        self,
        template: str,
        macro: runtime.Macro,
        inner: Callable[[list[object], bool], str],
        context: Context | None,
        arguments: list[object],
        autoescape: bool,
    ) -> str:
        """Return what a macro writes with these arguments."""
        reader = self.reader
        items = tuple(each for each in arguments if isinstance(each, StructureItem))
        for item in items if reader.is_open else ():
            reader.note_item(item)
        # What is active depends on the page.
        if not items or getattr(items[0], "active", False) or reader.page is None or context is None:
            return inner(arguments, autoescape)
        memory = self.memory(template, macro.name)
        if memory.is_useless:
            return inner(arguments, autoescape)
        given = tuple(_given(each) for each in arguments)
        render = partial(inner, arguments, autoescape)
        return memory.text(context.resolve_or_missing, render, given=given, roots=items)


# What a module that is shared by pages does not name: what is of one page, links, and other templates.
_OF_A_PAGE = frozenset({"page", "pages", "self", "url", "script_tag", "root_render_func", "make_module"})


def _joined(inner: Render, context: Context) -> str:
    return "".join(inner(context))


def _once(text: str) -> Iterator[str]:
    yield text


def _extends(root: Render) -> bool:
    code = root.__code__
    return "parent_template" in (*code.co_varnames, *code.co_cellvars)


class BlockFragment:
    """A block of a template, which is remembered; it equals the function that it stands for."""

    __slots__ = ("_inner", "_memory", "_reader")

    def __init__(self, templates: Templates, template: str, name: str, inner: Render) -> None:
        """Stand for a block of a template."""
        self._reader = templates.reader
        self._memory = templates.memory(template, name)
        self._inner = inner

    def __call__(self, context: Context) -> Iterator[str]:
        """Render the block."""
        if self._reader.page is None or self._memory.is_useless:
            return self._inner(context)
        render = partial(_joined, self._inner, context)
        # Other blocks in it, and those that it asks for, are those of the page's own template.
        given = (context.name,)
        return _once(self._memory.text(context.resolve_or_missing, render, given=given))

    def __eq__(self, other: object) -> bool:
        """Say whether this is the block, by which name `super()` looks for it."""
        return other is self or other is self._inner

    def __hash__(self) -> int:
        """Return the hash of the function."""
        return hash(self._inner)


def _given(value: object) -> Hashable:
    if isinstance(value, StructureItem):
        return Same(value), bool(getattr(value, "active", False))
    return frozen(value)


def _context_of(function: Callable[..., str]) -> Context | None:
    """Return the context of which a macro reads its variables."""
    for cell in function.__closure__ or ():
        value = cell.cell_contents
        owner = getattr(value, "__self__", value)
        if isinstance(owner, runtime.Context):
            return owner
    return None
