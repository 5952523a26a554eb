"""Jekyll's `highlight`: code in colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.structure import TagSyntax

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.liquid.context import Context, Output
    from mkdocs_blogposts.liquid.nodes import Block
    from mkdocs_blogposts.liquid.structure import Make

_MARKUP = re.compile(r'([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|"(?:[0-9]+\s)*[0-9]+"))?)*+)\s*', re.ASCII)
_LINE_ENDS = "\r\n"


def _read(markup: str) -> Make:
    match = _MARKUP.fullmatch(markup)
    if match is None:
        raise TemplateError("the name of a language is expected; write `{% highlight ruby linenos %}`")
    language, options = match[1].lower(), match[2].split()
    has_numbers = any(option.split("=")[0] == "linenos" for option in options)
    return lambda parts: Highlight(language, has_numbers, parts[0].block, parts[0].block.blank)


@dataclass(frozen=True, slots=True)
class Highlight:
    """A block of code."""

    language: str
    has_numbers: bool
    inside: Block
    blank: bool

    def render(self, context: Context, out: Output) -> None:
        """Write the code as HTML, which Markdown leaves alone; an empty block is nothing at all."""
        if self.blank:
            return
        text = self.inside.rendered(context).strip(_LINE_ENDS)
        context.budget.step(len(text))
        html = context.shared.setting.highlight(text, self.language, self.has_numbers)
        # In Markdown the block must begin and end a line; Jekyll's converter asks for as much.
        out.write(f"\n{html}\n" if context.shared.is_markdown(context.entry) else html)


TAGS: Mapping[str, TagSyntax] = {"highlight": TagSyntax(_read, {})}
