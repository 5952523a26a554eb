"""Tags of a site's own: a Python function or a file of `_includes` for each, as `liquid_tags` names them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.expressions import FRAGMENT, primitive
from mkdocs_blogposts.liquid.faults import LimitError, TemplateError
from mkdocs_blogposts.liquid.nodes import TagNode
from mkdocs_blogposts.liquid.structure import TagSyntax
from mkdocs_blogposts.liquid.tags.includes import in_includes, insert, rendered
from mkdocs_blogposts.read.liquid_tags import TagCall

if TYPE_CHECKING:
    from mkdocs_blogposts.liquid.context import Context, Output
    from mkdocs_blogposts.liquid.nodes import Block
    from mkdocs_blogposts.liquid.structure import Make
    from mkdocs_blogposts.read.liquid_tags import TagFunction

_OPTION = re.compile(rf"([A-Za-z_][\w-]*)\s*(?:=|:(?!//))\s*({FRAGMENT})|({FRAGMENT})", re.ASCII)
_QUOTES = "\"'"


def tag(name: str, target: TagFunction | str) -> TagSyntax:
    """Return a tag of the site: `target` is a function to call, or a file to insert."""

    def read(markup: str) -> Make:
        def render(context: Context, out: Output, inside: Block | None) -> None:
            call = _call(context, name, markup, inside)
            if isinstance(target, str):
                given = {"text": call.text, "arguments": list(call.arguments), "body": call.body}
                insert(context, out, in_includes(context, target), {**given, **call.options})
            else:
                out.write(_answer(target, call))

        return lambda parts: TagNode(partial(render, inside=parts[0].block if parts else None))

    return TagSyntax(read, {}, optional=True)


def _call(context: Context, name: str, markup: str, inside: Block | None) -> TagCall:
    text = rendered(context, markup).strip()
    matches = list(_OPTION.finditer(text))
    return TagCall(
        name=name,
        text=text,
        arguments=tuple(match[3].strip(_QUOTES) for match in matches if match[3]),
        options={match[1]: _value(context, match[2]) for match in matches if match[1]},
        body=inside.rendered(context) if inside else None,
        page=context.entry.meta,
        src_uri=context.entry.source.src_uri,
        baseurl=context.shared.baseurl,
    )


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
