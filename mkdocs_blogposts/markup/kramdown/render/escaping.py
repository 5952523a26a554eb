"""How attributes, entities and symbols are written."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup.kramdown.entities import CODEPOINTS, escape, escape_keeping_entities

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.markup.kramdown.options import Options

_NAMES = {code: name for name, code in CODEPOINTS.items()}
_MARKUP = '&<>"'
_TYPOGRAPHIC = {
    "hellip": ("hellip",),
    "mdash": ("mdash",),
    "ndash": ("ndash",),
    "laquo": ("laquo",),
    "raquo": ("raquo",),
    "laquo_space": ("laquo", "nbsp"),
    "raquo_space": ("nbsp", "raquo"),
}
_SMART_QUOTES = ("lsquo", "rsquo", "ldquo", "rdquo")


def attributes(attr: Mapping[str, str]) -> str:
    """Write attributes, each after a blank. An empty id is left out; entities in values stay as written."""
    parts = []
    for name, value in attr.items():
        if name == "id" and not value.strip():
            continue
        parts.append(f' {name}="{escape_keeping_entities(value).replace(chr(34), "&quot;")}"')
    return "".join(parts)


def character(char: str, mode: str) -> str:
    """Write a character that was an entity or is a symbol, as `entity_output` wants it.

    Without a form of its own, "as_input" gives the numeric one.
    """
    code = ord(char)
    if mode == "symbolic" and code in _NAMES:
        return f"&{_NAMES[code]};"
    if mode == "as_char":
        return escape(char)
    return f"&{_NAMES[code]};" if mode == "numeric" and char in _MARKUP else f"&#{code};"


def entity(value: str, original: str, mode: str) -> str:
    """Write an entity of the text; those that would be markup as a character stay as they were."""
    if mode == "as_input" or (mode == "as_char" and value in "&<>"):
        return original or escape(value)
    return "".join(character(char, mode) for char in value)


def symbols(options: Options) -> Mapping[str, str]:
    """Return how each typographic symbol and smart quote is written, by its name."""
    return _symbols(options.entity_output, options.smart_quotes, options.typographic_symbols)


@lru_cache(maxsize=16)
def _symbols(
    mode: str, smart_quotes: tuple[str, ...], replaced: tuple[tuple[str, str], ...]
) -> Mapping[str, str]:
    written = {
        name: "".join(character(chr(CODEPOINTS[part]), mode) for part in parts)
        for name, parts in _TYPOGRAPHIC.items()
    }
    for name, wanted in zip(_SMART_QUOTES, smart_quotes, strict=False):
        code = int(wanted) if wanted.isdigit() else CODEPOINTS.get(wanted)
        written[name] = character(chr(code), mode) if code else escape(wanted)
    given = {name: escape_keeping_entities(text) for name, text in replaced}
    return {**written, **given}
