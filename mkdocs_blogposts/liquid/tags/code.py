"""Jekyll's `highlight`: code in colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TextIO, cast

from liquid.ast import BlockNode, Node

from mkdocs_blogposts.liquid.context import Output
from mkdocs_blogposts.liquid.environment import JekyllTag
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.structure import Rule
from mkdocs_blogposts.liquid.tags.blocks import block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liquid.context import RenderContext
    from liquid.token import Token

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.liquid.environment import Stream

_MARKUP = re.compile(r'([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|"(?:[0-9]+\s)*[0-9]+"))?)*+)\s*', re.ASCII)
_LINE_ENDS = "\r\n"


class Look(NamedTuple):
    """How code is to be shown."""

    language: str
    has_numbers: bool


def _read(markup: str) -> Look:
    match = _MARKUP.fullmatch(markup)
    if match is None:
        raise TemplateError("the name of a language is expected; write `{% highlight ruby linenos %}`")
    options = match[2].split()
    return Look(match[1].lower(), any(option.split("=")[0] == "linenos" for option in options))


class HighlightNode(Node):
    """A block of code."""

    __slots__ = ("block", "look")

    def __init__(self, token: Token, look: Look, inside: BlockNode) -> None:
        """Show the text of a block."""
        super().__init__(token)
        self.look, self.block = look, inside
        self.blank = inside.blank

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the code as HTML, which Markdown leaves alone; an empty block is nothing at all."""
        if self.blank:
            return 0
        ours = cast("Context", context)
        code = Output(ours.budget)
        self.block.render(context, code)
        text = code.getvalue().strip(_LINE_ENDS)
        html = ours.shared.setting.highlight(text, self.look.language, self.look.has_numbers)
        # In Markdown the block must begin and end a line; Jekyll's converter asks for as much.
        return buffer.write(f"\n{html}\n" if ours.shared.is_markdown(ours.entry) else html)


class HighlightTag(JekyllTag):
    """`{% highlight %}`."""

    def node(self, stream: Stream, token: Token) -> Node:
        """Return the block of code."""
        look = cast("Look", stream.reading(next(stream)))
        return HighlightNode(token, look, block(self, stream, {"endhighlight"}))


TAGS: Mapping[str, type[JekyllTag]] = {"highlight": HighlightTag}
RULES: Mapping[str, Rule] = {"highlight": Rule(_read, {})}
