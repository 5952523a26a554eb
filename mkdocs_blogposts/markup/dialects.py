"""What `_config.yml` can name besides kramdown, and how near kramdown comes; what is no Markdown at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_blogposts.model import MarkdownOptions

KRAMDOWN = "kramdown"
AS_WRITTEN = "as written"
"""No dialect: the text is shown as its author typed it."""

_PLAIN_QUOTES: Mapping[str, object] = {
    "smart_quotes": ("apos", "apos", "quot", "quot"),
    "gfm_quirks": ("paragraph_end", "no_auto_typographic"),
}
_SMART_QUOTES: Mapping[str, object] = {
    "smart_quotes": ("lsquo", "rsquo", "ldquo", "rdquo"),
    "gfm_quirks": ("paragraph_end",),
}


@dataclass(frozen=True, slots=True)
class _Dialect:
    """Another converter, in kramdown's options."""

    title: str
    options: Mapping[str, object] = field(default_factory=dict)
    """What makes kramdown more like it."""
    section: str = ""
    """The section of `_config.yml` with its switches."""


_COMMONMARK = _Dialect("CommonMark", _PLAIN_QUOTES, "commonmark")
_DIALECTS: Mapping[str, _Dialect] = {
    "commonmark": _COMMONMARK,
    "commonmarkghpages": _COMMONMARK,
    "redcarpet": _Dialect("Redcarpet", _PLAIN_QUOTES, "redcarpet"),
    "rdiscount": _Dialect("RDiscount", _PLAIN_QUOTES, "rdiscount"),
    "maruku": _Dialect("Maruku"),
}
# Switches of all of them, in lower case, in kramdown's options.
_SWITCHES: Mapping[str, Mapping[str, object]] = {
    "hardbreaks": {"hard_wrap": True},
    "hard_wrap": {"hard_wrap": True},
    "smart": _SMART_QUOTES,
}

_NO_MARKDOWN: Mapping[str, tuple[str, str]] = {
    "textile": ("Textile", "textile"),
    "org": ("Org mode", "org"),
    "rst": ("reStructuredText", "rst"),
    "rest": ("reStructuredText", "rst"),
    "asciidoc": ("AsciiDoc", "asciidoc"),
    "adoc": ("AsciiDoc", "asciidoc"),
    "asc": ("AsciiDoc", "asciidoc"),
    "creole": ("Creole", "creole"),
    "mediawiki": ("MediaWiki", "mediawiki"),
}


def dialect_of(converter: str) -> tuple[str, str | None]:
    """Return the dialect of a converter that `_config.yml` names, and what to tell where it is no kramdown.

    Every dialect is read by kramdown, with the options that make it most like the one that is asked for.
    """
    name = converter.lower()
    if name == KRAMDOWN:
        return KRAMDOWN, None
    dialect = _DIALECTS.get(name)
    if dialect is None:
        return KRAMDOWN, (
            f"markdown: {converter}: this converter is not known; posts are read as kramdown, "
            "Jekyll's default"
        )
    quotes = ", straight quotes stay straight" if dialect.options else ""
    return name, (
        f"markdown: {converter}: posts are read as kramdown{quotes}; where {dialect.title} reads a text "
        "otherwise, mostly lists and HTML, pages can differ from Jekyll's"
    )


_SET = frozenset(
    ("auto_ids", "toc_levels", "entity_output", "smart_quotes", "input", "hard_wrap", "footnote_nr")
)
"""Options that Jekyll sets itself: a null leaves them so."""


def options_of(given: MarkdownOptions) -> dict[str, object]:
    """Return kramdown's options that a site gives: `kramdown:`, and its dialect's own switches.

    Of the switches of CommonMark, Redcarpet and RDiscount those count that kramdown has as well: hard line
    breaks and typographic quotes.
    """
    dialect = _DIALECTS.get(dialect_of(given.converter)[0], _Dialect(""))
    found = dict(dialect.options)
    for switch in given.switches.get(dialect.section, ()):
        found |= _SWITCHES.get(switch, {})
    found |= {name: value for name, value in given.kramdown.items() if value is not None or name not in _SET}
    if not found.get("syntax_highlighter") and ("syntax_highlighter" in found or given.highlighter):
        found["syntax_highlighter"] = given.highlighter or "rouge"
    return found | _of_coderay(found)


def _of_coderay(kramdown: Mapping[str, object]) -> dict[str, object]:
    """Return the options that a section `coderay:` gives, as Jekyll reads it with Rouge: line numbers.

    Where the section says nothing of them there are some, as CodeRay had them.
    """
    coderay = kramdown.get("coderay")
    if not (isinstance(coderay, Mapping) and coderay):
        return {}
    given = kramdown.get("syntax_highlighter_opts")
    numbers = coderay.get("coderay_line_numbers", True) not in (None, False)
    known = given if isinstance(given, Mapping) else {}
    return {"syntax_highlighter_opts": {**known, "line_numbers": numbers}}


def unsupported(ext: str) -> str | None:
    """Return what to tell the author of a post in a language that is not converted; None for any other.

    `ext` is the file's extension, with or without its dot.
    """
    found = _NO_MARKDOWN.get(ext.lower().removeprefix("."))
    if found is None:
        return None
    language, name = found
    return (
        f"this post is {language}, which is not converted, and is shown as it is written; expected Markdown: "
        f"pandoc --from {name} --to gfm"
    )
