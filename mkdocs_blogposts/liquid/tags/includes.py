"""Jekyll's `include`, `include_relative` and jekyll-include-cache's `include_cached`."""

from __future__ import annotations

import posixpath
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TextIO, cast

from liquid.ast import Node

from mkdocs_blogposts.liquid.context import Output
from mkdocs_blogposts.liquid.environment import JekyllTag, Template
from mkdocs_blogposts.liquid.expressions import Literal, primitive
from mkdocs_blogposts.liquid.faults import EndlessError, TemplateError
from mkdocs_blogposts.liquid.structure import Rule
from mkdocs_blogposts.liquid.tags import cached

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liquid.context import RenderContext
    from liquid.token import Token

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.liquid.environment import Stream
    from mkdocs_blogposts.liquid.expressions import Evaluable

_DOUBLE, _SINGLE = r'"([^"\\]*(?:\\.[^"\\]*)*)"', r"'([^'\\]*(?:\\.[^'\\]*)*)'"
_PARAMETER = re.compile(
    rf"\s*([\w-]+)\s*=\s*(?:{_DOUBLE}|{_SINGLE}|([\w.-]+))(?=\s|\Z)", re.ASCII | re.DOTALL
)
# A file name with outputs in it; what stands before the first one belongs to the name.
_MADE_NAME = re.compile(r"([^{]*(?:\{\{\s*[\w.-]+\s*(?:\|.*)?\}\}[^\s{}]*)+)(.*)", re.ASCII | re.DOTALL)
_FIRST_BLANK = re.compile(r"\s+", re.ASCII)
_VALID_NAME = re.compile(r"[\w/.()+~#@-]+", re.ASCII)
_EXAMPLE = "write `{{% {0} file.html name='value' other=page.title %}}`"


class Request(NamedTuple):
    """What an include asks for."""

    file: str
    """The name of the file, perhaps with outputs."""
    parameters: Mapping[str, Evaluable]


def read(tag: str, markup: str) -> Request:
    """Read an include's file name and parameters; raise `TemplateError` for what Jekyll refuses."""
    markup = markup.strip()
    made = _MADE_NAME.match(markup) if "{{" in markup else None
    name, _, rest = (
        (made[1].strip(), "", made[2]) if made else _FIRST_BLANK.sub(" ", markup, 1).partition(" ")
    )
    if "{{" not in name:
        _require_valid(tag, name)
    return Request(name, _parameters(tag, rest))


def _parameters(tag: str, text: str) -> dict[str, Evaluable]:
    found: dict[str, Evaluable] = {}
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _PARAMETER.match(text, at)
        if match is None:
            raise TemplateError(f"`{text[at:].strip()[:40]}` is no parameter; {_EXAMPLE.format(tag)}")
        found[match[1]] = _parameter(match)
        at = match.end()
    return found


def _parameter(match: re.Match[str]) -> Evaluable:
    if match[2] is not None:
        return Literal(match[2].replace('\\"', '"'))
    return Literal(match[3].replace("\\'", "'")) if match[3] is not None else primitive(match[4])


def _require_valid(tag: str, name: str) -> None:
    if not _VALID_NAME.fullmatch(name) or re.search(r"[./]{2}", name):
        raise TemplateError(f"`{name[:60]}` is no name of a file; {_EXAMPLE.format(tag)}")


def in_includes(context: Context, name: str) -> str:
    """Return the path of a file of `_includes`."""
    return f"{context.shared.library.includes}/{name.lstrip('/')}"


def beside_entry(context: Context, name: str) -> str:
    """Return the path of a file beside the post or page, or below it."""
    return posixpath.join(posixpath.dirname(context.entry.source.src_uri), name.lstrip("/"))


def insert(context: Context, buffer: TextIO, path: str, variables: Mapping[str, object]) -> None:
    """Render a file of the site, raise `TemplateError` where there is none.

    `variables` are what the file sees as `include`.
    """
    missing = f"there is no file `{path}` in the site; create it, or correct the name"
    template = context.shared.template(path, missing)
    with one_deeper(context, path), context.extend({"include": variables}):
        template.write(context, buffer)


@contextmanager
def one_deeper(context: Context, path: str) -> Iterator[None]:
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


class IncludeNode(Node):
    """A file in the place of a tag."""

    __slots__ = ("request", "tag")

    def __init__(self, token: Token, request: Request) -> None:
        """Include what is asked for."""
        super().__init__(token)
        self.tag = token.value
        self.request = request
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the rendered file."""
        ours = cast("Context", context)
        name = self._name(ours)
        locate = beside_entry if self.tag == "include_relative" else in_includes
        variables = {key: each.value(ours) for key, each in self.request.parameters.items()}
        path = locate(ours, name)
        if self.tag == "include_cached":
            cached.write(ours, buffer, path, variables, lambda text: insert(ours, text, path, variables))
        else:
            insert(ours, buffer, path, variables)
        return 1

    def _name(self, context: Context) -> str:
        if "{{" not in self.request.file:
            return self.request.file
        name = rendered(context, self.request.file).strip()
        _require_valid(self.tag, name)
        return name


def rendered(context: Context, text: str) -> str:
    """Return a tag's markup with the outputs in it rendered."""
    if "{{" not in text:
        return text
    template: Template = context.shared.engine.template(text, context.entry.source.src_uri, 1)
    buffer = Output(context.budget)
    for node in template.nodes:
        node.render(context, buffer)
    return buffer.getvalue()


class IncludeTag(JekyllTag):
    """`{% include %}` and its siblings."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return what inserts the file."""
        return IncludeNode(token, cast("Request", stream.reading(token)))


_NAMES = ("include", "include_relative", "include_cached")
TAGS: Mapping[str, type[JekyllTag]] = dict.fromkeys(_NAMES, IncludeTag)
RULES: Mapping[str, Rule] = {
    name: Rule(lambda markup, name=name: read(name, markup))  # type: ignore[misc]
    for name in _NAMES
}
