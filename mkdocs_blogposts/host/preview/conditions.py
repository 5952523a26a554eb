"""Whether a site lets a text be built alone: what could show it elsewhere, or take part in each build."""

from __future__ import annotations

import inspect
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands import build

from mkdocs_blogposts.host import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_blogposts.host.planned import Planned

# What other plugins may listen to: it comes before a build begins, or when it is over for good.
_OUTSIDE = frozenset({"startup", "shutdown", "serve", "config", "build_error"})
_OURS = ("mkdocs_blogposts.", "mkdocs.contrib.search", "material.plugins.search")
# Folders of templates that show no page's text but on its own page, and of posts what their lists say.
_KNOWN = (
    *("/material/templates", "/mkdocs/themes/mkdocs", "/mkdocs/themes/readthedocs", "/mkdocs/templates"),
    "/mkdocs/contrib/search/templates",
)
# What leads a template from one page to others.
_OTHERS = re.compile(
    r"\b(?:pages|nav|cards|terms|previous_page|next_page|previous_post|next_post|homepage|plugins|files)\b"
)
# Extensions of Markdown that make of a text what it says, and read no other file for that.
_PURE = re.compile(
    r"(?:markdown\.extensions\.\w+|pymdownx\.(?!snippets|b64)[\w.]+|material\.extensions\.[\w.]+|abbr|admonition"
    r"|attr_list|codehilite|def_list|extra|fenced_code|footnotes|legacy_\w+|md_in_html|meta|nl2br|sane_lists"
    r"|smarty|tables|toc|wikilinks)"
)
_PAGE = ["page", "config", "files", "dirty"]
_BUILT = ["page", "config", "doc_files", "nav", "env", "dirty", "excluded"]


def obstacle(config: MkDocsConfig, planned: Planned) -> str:
    """Return why each change needs a full build of a site; "" where it does not."""
    found = (
        _of_mkdocs(),
        _of_configuration(config),
        _of_plugins(config),
        _of_templates(config),
        "the option `liquid_tags` names Python functions"
        if any(map(callable, planned.tags.values()))
        else "",
    )
    return next(filter(None, found), "")


def _of_mkdocs() -> str:
    """Say whether MkDocs' own functions for pages are those that are known here."""
    wanted = ((getattr(build, "_populate_page", None), _PAGE), (getattr(build, "_build_page", None), _BUILT))
    fits = all(each and [*inspect.signature(each).parameters] == names for each, names in wanted)
    return "" if fits else "this MkDocs builds pages in another way"


def _of_configuration(config: MkDocsConfig) -> str:
    if config.strict:
        return "the build is strict"
    if config.extra_templates:
        return "`extra_templates` may show any page"
    if other := next((each for each in config.markdown_extensions if not _PURE.fullmatch(str(each))), ""):
        return f"the extension of Markdown {other} may read further files"
    path = Path(config.config_file_path or "")
    inherits = path.is_file() and re.search(rb"^['\"]?INHERIT\b", path.read_bytes(), re.M)
    return "mkdocs.yml inherits from another file" if inherits else ""


def _of_plugins(config: MkDocsConfig) -> str:
    """Name a plugin or hook that takes part in the building of pages."""
    if config.hooks:
        return "there are hooks"
    for event, methods in config.plugins.events.items():
        for method in methods if event not in _OUTSIDE else ():
            if not f"{getattr(method, '__module__', '')}.".startswith(_OURS):
                return f"`{getattr(method, '__module__', method)}` takes part in it"
    return ""


def _of_templates(config: MkDocsConfig) -> str:
    """Name a template of the site's own, or of an unknown theme, that looks at other pages."""
    for path in _own_templates(config):
        if _OTHERS.search(path.read_text("utf-8", "replace")):
            return f"the template {path.name} looks at other pages"
    return ""


def _own_templates(config: MkDocsConfig) -> Iterator[Path]:
    for folder in config.theme.dirs:
        if folder != theme.TEMPLATES and not folder.replace(os.sep, "/").endswith(_KNOWN):
            yield from (path for path in Path(folder).rglob("*") if path.suffix in (".html", ".xml", ".txt"))
