"""Purity: whether templates write the same for the same, and whether somebody changes what they read."""

from __future__ import annotations

from types import CodeType
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# What Jinja has that answers differently each time it is asked, or reads what no reader hears of.
UNHEARD = frozenset({"attr", "lipsum", "random"})
_EVENTS = ("page_context", "post_page", "pre_template", "template_context", "post_template")
# Plugins that change nothing in those events but the context and the output of the page they are told of.
_KNOWN = (
    "mkdocs.",
    "material.",
    "mkdocs_blogposts.",
    "mkdocs_git_revision_date_localized_plugin.",
    "mkdocs_glightbox.",
    "mkdocs_macros.",
    "mkdocs_minify_plugin.",
    "mkdocs_redirects.",
    "mkdocs_rss_plugin.",
    "mkdocs_static_i18n.",
)


def unknown_listeners(events: Mapping[str, Sequence[object]]) -> list[str]:
    """Return the modules that hear of pages while they are rendered, and could change what others read.

    `events` are the listeners of MkDocs' plugins and hooks, by the name of the event.
    """
    heard = (listener for name in _EVENTS for listener in events.get(name, ()))
    modules = (_module(listener) for listener in heard)
    return sorted({name for name in modules if not f"{name}.".startswith(_KNOWN)})


def _module(listener: object) -> str:
    owner = getattr(listener, "__self__", None)
    return str(getattr(listener if owner is None else type(owner), "__module__", "?"))


def impure_names(env: jinja2.Environment) -> frozenset[str]:
    """Return the filters, tests and global names that may answer differently each time, or from elsewhere.

    Those are all that are not Jinja's own or MkDocs'.
    """
    plain = jinja2.Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 (nothing is rendered with it)
    known = {*plain.filters, *plain.tests, *plain.globals, "url", "script_tag", "gettext", "ngettext"}
    known |= {"pgettext", "npgettext"}
    return frozenset({*env.filters, *env.tests, *env.globals} - (known - UNHEARD))


def texts(code: CodeType) -> Iterator[str]:
    """Yield the texts in a compiled template, the names of variables, filters and tests among them."""
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, CodeType):
            yield from texts(constant)


def attributes(code: CodeType) -> Iterator[str]:
    """Yield the names of what a compiled template asks of Jinja's objects."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from attributes(constant)
