"""Tags of a site's own: a Python function or a file of `_includes` for each, as `custom` loads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO, cast

from liquid.ast import BlockNode, Node

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.context import Output
from mkdocs_blogposts.liquid.custom import TagCall, TagFunction
from mkdocs_blogposts.liquid.environment import JekyllTag
from mkdocs_blogposts.liquid.expressions import FRAGMENT, primitive
from mkdocs_blogposts.liquid.faults import LimitError, TemplateError
from mkdocs_blogposts.liquid.structure import Rule
from mkdocs_blogposts.liquid.tags.blocks import block
from mkdocs_blogposts.liquid.tags.includes import in_includes, insert, rendered

if TYPE_CHECKING:
    from liquid.context import RenderContext
    from liquid.token import Token

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.liquid.environment import Stream

RULE = Rule(lambda markup: markup, {}, optional=True)
_OPTION = re.compile(rf"([A-Za-z_][\w-]*)\s*(?:=|:(?!//))\s*({FRAGMENT})|({FRAGMENT})", re.ASCII)
_QUOTES = "\"'"


class ExtraNode(Node):
    """One use of a site's tag."""

    __slots__ = ("block", "markup", "target")

    def __init__(
        self, token: Token, target: TagFunction | str, markup: str, inside: BlockNode | None
    ) -> None:
        """Call a function or insert a file; `inside` is what the tag holds, if it is closed."""
        super().__init__(token)
        self.target, self.markup, self.block = target, markup, inside
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write what the function returns, or the file."""
        call = self._call(cast("Context", context))
        if isinstance(self.target, str):
            given = {"text": call.text, "arguments": list(call.arguments), "body": call.body}
            path = in_includes(cast("Context", context), self.target)
            insert(cast("Context", context), buffer, path, {**given, **call.options})
            return 1
        return buffer.write(_answer(self.target, call))

    def _call(self, context: Context) -> TagCall:
        text = rendered(context, self.markup).strip()
        matches = list(_OPTION.finditer(text))
        return TagCall(
            name=self.token.value,
            text=text,
            arguments=tuple(match[3].strip(_QUOTES) for match in matches if match[3]),
            options={match[1]: _value(context, match[2]) for match in matches if match[1]},
            body=self._body(context),
            page=context.entry.meta,
            src_uri=context.entry.source.src_uri,
            baseurl=context.shared.baseurl,
        )

    def _body(self, context: Context) -> str | None:
        if self.block is None:
            return None
        buffer = Output(context.budget)
        self.block.render(context, buffer)
        return buffer.getvalue()


def _value(context: Context, text: str) -> object:
    """Return the value of an option; a word that is no variable stands for itself."""
    value = primitive(text).value(context)
    return text.strip(_QUOTES) if value is None else value


def _answer(function: TagFunction, call: TagCall) -> str:
    try:
        return values.to_s(function(call))
    except (TemplateError, LimitError):
        raise
    # The function is the site's own, in which anything can go wrong; the build must go on.
    except Exception as error:
        raise TemplateError(
            f"its function fails with {type(error).__name__}: {error}; mend the function"
        ) from error


def tag_class(name: str, target: TagFunction | str) -> type[JekyllTag]:
    """Return the class of a site's tag."""

    class ExtraTag(JekyllTag):
        """A tag of the site."""

        def node(self, stream: Stream, token: Token) -> Node:
            """Return one use of it."""
            markup = str(stream.reading(token))
            if token.start_index not in stream.blocks:
                return ExtraNode(token, target, markup, None)
            next(stream)
            return ExtraNode(token, target, markup, block(self, stream, {f"end{name}"}))

    return ExtraTag
