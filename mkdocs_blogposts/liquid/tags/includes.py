"""Jekyll's `include`, `include_relative` and jekyll-include-cache's `include_cached`."""

from __future__ import annotations

import posixpath
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid.context import Output
from mkdocs_blogposts.liquid.expressions import Literal, primitive
from mkdocs_blogposts.liquid.faults import EndlessError, TemplateError
from mkdocs_blogposts.liquid.nodes import TagNode
from mkdocs_blogposts.liquid.structure import TagSyntax
from mkdocs_blogposts.liquid.tags import cached

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_blogposts.liquid.context import Context, Expression, Node
    from mkdocs_blogposts.liquid.structure import Make

_DOUBLE, _SINGLE = r'"([^"\\]*(?:\\.[^"\\]*)*)"', r"'([^'\\]*(?:\\.[^'\\]*)*)'"
_PARAMETER = re.compile(
    rf"\s*([\w-]+)\s*=\s*(?:{_DOUBLE}|{_SINGLE}|([\w.-]+))(?=\s|\Z)", re.ASCII | re.DOTALL
)
# A file name with outputs in it; what stands before the first one belongs to the name.
_MADE_NAME = re.compile(r"([^{]*(?:\{\{\s*[\w.-]+\s*(?:\|.*)?\}\}[^\s{}]*)+)(.*)", re.ASCII | re.DOTALL)
_FIRST_BLANK = re.compile(r"\s+", re.ASCII)
_VALID_NAME = re.compile(r"[\w/.()+~#@-]+", re.ASCII)
_EXAMPLE = "write `{{% {0} file.html name='value' other=page.title %}}`"


def _reader(tag: str) -> Callable[[str], Make]:
    """Return what reads an include's file name and parameters, and refuses what Jekyll refuses."""

    def read(markup: str) -> Make:
        markup = markup.strip()
        made = _MADE_NAME.match(markup) if "{{" in markup else None
        name, _, rest = (
            (made[1].strip(), "", made[2]) if made else _FIRST_BLANK.sub(" ", markup, 1).partition(" ")
        )
        if "{{" not in name:
            _require_valid(tag, name)
        node = _include(tag, name, _parameters(tag, rest))
        return lambda parts: node

    return read


def _include(tag: str, file: str, parameters: Mapping[str, Expression]) -> Node:
    """Return what writes a file, rendered; its name may hold outputs."""

    def render(context: Context, out: Output) -> None:
        name = file
        if "{{" in name:
            name = rendered(context, name).strip()
            _require_valid(tag, name)
        variables = {key: each.value(context) for key, each in parameters.items()}
        path = (beside_entry if tag == "include_relative" else in_includes)(context, name)
        if tag == "include_cached":
            cached.write(context, out, path, variables, lambda text: insert(context, text, path, variables))
        else:
            insert(context, out, path, variables)

    return TagNode(render)


def _parameters(tag: str, text: str) -> dict[str, Expression]:
    found: dict[str, Expression] = {}
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _PARAMETER.match(text, at)
        if match is None:
            raise TemplateError(f"`{text[at:].strip()[:40]}` is no parameter; {_EXAMPLE.format(tag)}")
        found[match[1]] = _parameter(match)
        at = match.end()
    return found


def _parameter(match: re.Match[str]) -> Expression:
    if match[2] is not None:
        return Literal(match[2].replace('\\"', '"'))
    return Literal(match[3].replace("\\'", "'")) if match[3] is not None else primitive(match[4])


def _require_valid(tag: str, name: str) -> None:
    if not _VALID_NAME.fullmatch(name) or re.search(r"[./]{2}", name):
        raise TemplateError(f"`{name[:60]}` is no name of a file; {_EXAMPLE.format(tag)}")


def in_includes(context: Context, name: str) -> str:
    """Return the path of a file of `_includes`."""
    return f"{context.shared.includes}/{name.lstrip('/')}"


def beside_entry(context: Context, name: str) -> str:
    """Return the path of a file beside the post or page, or below it."""
    return posixpath.join(posixpath.dirname(context.entry.source.src_uri), name.lstrip("/"))


def insert(context: Context, out: Output, path: str, variables: Mapping[str, object]) -> None:
    """Render a file of the site, raise `TemplateError` where there is none.

    `variables` are what the file sees as `include`.
    """
    missing = f"there is no file `{path}` in the site; create it, or correct the name"
    template = context.language.of_file(path, missing)
    # It may be a post.
    context.shared.tied.add(path)
    with _one_deeper(context, path), context.scope({"include": variables}):
        template.write(context, out)


@contextmanager
def _one_deeper(context: Context, path: str) -> Iterator[None]:
    """Count an include within includes; raise `EndlessError` where they have no end."""
    most = context.budget.limits.includes
    if context.depth >= most:
        raise EndlessError(
            f"includes stand within includes more than {most} deep: does `{path}` include itself?"
        )
    context.budget.tick()
    context.depth += 1
    try:
        yield
    finally:
        context.depth -= 1


def rendered(context: Context, text: str) -> str:
    """Return a tag's markup with the outputs in it rendered."""
    if "{{" not in text:
        return text
    context.budget.step(len(text))
    out = Output(context.budget)
    for _, node in context.language.of_text(text, context.entry.source.src_uri, 1).nodes:
        node.render(context, out)
    return out.text()


TAGS: Mapping[str, TagSyntax] = {
    name: TagSyntax(_reader(name)) for name in ("include", "include_relative", "include_cached")
}
