"""Jekyll's filters for text, and those that write values down as JSON, Ruby or HTML."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_blogposts.html.texts import in_one_line
from mkdocs_blogposts.links.quoting import normalize_component
from mkdocs_blogposts.liquid import values
from mkdocs_blogposts.liquid.faults import TemplateError
from mkdocs_blogposts.liquid.filters.text import cgi_escape, words
from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.ruby import slugs

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.liquid.faults import Budget

_CJK = re.compile(
    r"[\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d"
    r"\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]"
)
_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}


def _xml_escape(text: str) -> str:
    """Escape what XML gives a meaning in an attribute."""
    return "".join(_XML.get(char, char) for char in text)


def _number_of_words(value: object, mode: object = None) -> int:
    if not isinstance(value, str):
        kind = values.kind_of(value)
        message = f"`number_of_words` needs text, but is given {kind}"
        raise TemplateError(f"{message}; write `{{{{ page.content | number_of_words }}}}`")
    if mode not in ("cjk", "auto"):
        return len(words(value))
    rest, count = _CJK.subn(" ", value)
    return len(words(rest)) + count


def _slugify(text: str, mode: object = None) -> str:
    return slugs.slugify(text, None if mode is None else values.to_s(mode))


def _smartify(context: Context, text: str) -> str:
    context.budget.step(_READING * len(text))
    options = context.shared.config.get("kramdown")
    return kramdown.smartify(text, kramdown.from_mapping(options if isinstance(options, Mapping) else {}))


_WRITING = 8
"""Steps to write a part of a value as JSON."""
_READING = 10
"""Steps to read a character of Markdown: as many as take the time that this takes."""


class _Json:
    """Writes values as JSON, as Ruby does: no blanks, other scripts as they are."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.size = 0

    def write(self, value: object, depth: int) -> str:
        """Return the text of a value that has `depth` lists and mappings around it."""
        self.budget.step(_WRITING)
        if isinstance(value, values.Drop):
            value = value.as_json(depth)
        if isinstance(value, Mapping):
            items = value.items()
            pairs = (f"{self._text(values.to_s(key))}:{self.write(each, depth + 1)}" for key, each in items)
            return "{" + ",".join(pairs) + "}"
        if isinstance(value, list | tuple):
            return f"[{','.join(self.write(each, depth + 1) for each in value)}]"
        if value is None or isinstance(value, bool):
            return {None: "null", True: "true", False: "false"}[value]
        if not values.is_number(value):
            return self._text(values.to_s(value))
        if isinstance(value, float) and not math.isfinite(value):
            raise TemplateError("`jsonify` cannot write an infinite number; give it another")
        return values.to_s(value)

    def _text(self, text: str) -> str:
        self.size += len(text)
        self.budget.check_size(self.size)
        return json.dumps(text, ensure_ascii=False)


def _jsonify(context: Context, value: object) -> str:
    values.require_small(value)
    return _Json(context.budget).write(value, 0)


def _markdownify(context: Context, text: str) -> str:
    context.budget.step(_READING * len(text))
    return context.shared.markdownify(text) if text else "\n"


FILTERS: Mapping[str, Callable[..., object]] = {
    "number_of_words": _number_of_words,
    "inspect": lambda value: _xml_escape(values.inspected(value)),
    "scssify": lambda value: value,
    "sassify": lambda value: value,
    "jsonify": _jsonify,
}
OF_TEXT: Mapping[str, Callable[..., object]] = {
    "xml_escape": _xml_escape,
    "normalize_whitespace": lambda text: in_one_line(text).strip(),
    "markdownify": _markdownify,
    "smartify": _smartify,
}
OF_TEXT_OR_NIL: Mapping[str, Callable[..., object]] = {
    "cgi_escape": cgi_escape,
    "uri_escape": normalize_component,
    "slugify": _slugify,
}
