"""What `_config.yml` can name besides kramdown, and how near kramdown comes; what is no Markdown at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.markup.kramdown import Options, from_mapping
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby.values import is_truthy

if TYPE_CHECKING:
    from mkdocs_blogposts.model import MarkdownOptions


class Dialect(NamedTuple):
    """How the Markdown of a site is read."""

    options: Options
    """kramdown reads every dialect, with the options that make it most like the one that is asked for."""
    note: str | None = None
    """A sentence for the log where the site asks for another converter than kramdown."""


_PLAIN_QUOTES: Mapping[str, object] = {
    "smart_quotes": ("apos", "apos", "quot", "quot"),
    "gfm_quirks": ("paragraph_end", "no_auto_typographic"),
}
_SMART_QUOTES: Mapping[str, object] = {
    "smart_quotes": ("lsquo", "rsquo", "ldquo", "rdquo"),
    "gfm_quirks": ("paragraph_end",),
}


@dataclass(frozen=True, slots=True)
class _Converter:
    """Another converter, in kramdown's options."""

    title: str
    options: Mapping[str, object] = field(default_factory=dict)
    """What makes kramdown more like it."""
    section: str = ""
    """The section of `_config.yml` with its switches."""


_COMMONMARK = _Converter("CommonMark", _PLAIN_QUOTES, "commonmark")
_CONVERTERS: Mapping[str, _Converter] = {
    "commonmark": _COMMONMARK,
    "commonmarkghpages": _COMMONMARK,
    "redcarpet": _Converter("Redcarpet", _PLAIN_QUOTES, "redcarpet"),
    "rdiscount": _Converter("RDiscount", _PLAIN_QUOTES, "rdiscount"),
    "maruku": _Converter("Maruku"),
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


_SET = frozenset(
    ("auto_ids", "toc_levels", "entity_output", "smart_quotes", "input", "hard_wrap", "footnote_nr")
)
"""Options that Jekyll sets itself: a null leaves them so."""


def dialect_of(given: MarkdownOptions) -> Dialect:
    """Return the dialect of a site: its converter, with that one's switches, and its `kramdown:`."""
    name = given.converter.lower()
    converter = _CONVERTERS.get(name)
    return Dialect(
        from_mapping(_options(given, converter or _Converter("kramdown"))),
        None if name == "kramdown" else _note(given.converter, converter),
    )


def _note(name: str, converter: _Converter | None) -> str:
    """Say how near kramdown comes to another converter."""
    if converter is None:
        return f"markdown: {name}: this converter is not known; posts are read as kramdown, Jekyll's default"
    quotes = ", straight quotes stay straight" if converter.options else ""
    return (
        f"markdown: {name}: posts are read as kramdown{quotes}; where {converter.title} reads a text "
        "otherwise, mostly lists and HTML, pages can differ from Jekyll's"
    )


def _options(given: MarkdownOptions, converter: _Converter) -> dict[str, object]:
    """Return kramdown's options by the names of `_config.yml`.

    Of the switches of CommonMark, Redcarpet and RDiscount those count that kramdown has as well: hard line
    breaks and typographic quotes.
    """
    options = dict(converter.options)
    for switch in given.switches.get(converter.section, ()):
        options |= _SWITCHES.get(switch, {})
    kramdown = given.kramdown.items()
    options |= {name: value for name, value in kramdown if value is not None or name not in _SET}
    if not options.get("syntax_highlighter") and ("syntax_highlighter" in options or given.highlighter):
        options["syntax_highlighter"] = given.highlighter or "rouge"
    return options | _of_coderay(options)


def _of_coderay(kramdown: Mapping[str, object]) -> dict[str, object]:
    """Return the options that a section `coderay:` gives, as Jekyll reads it with Rouge: line numbers.

    Where the section says nothing of them there are some, as CodeRay had them.
    """
    coderay = kramdown.get("coderay")
    if not (isinstance(coderay, Mapping) and coderay):
        return {}
    given = kramdown.get("syntax_highlighter_opts")
    numbers = is_truthy(coderay.get("coderay_line_numbers", True))
    known = given if isinstance(given, Mapping) else {}
    return {"syntax_highlighter_opts": {**known, "line_numbers": numbers}}


def unsupported(ext: str) -> str | None:
    """Return what to tell the author of a post in a language that is not converted; None for any other.

    `ext` is the file's extension, with or without its dot.
    """
    language, name = _NO_MARKDOWN.get(ext.lower().removeprefix("."), ("", ""))
    if not language:
        return None
    return (
        f"this post is {language}, which is not converted, and is shown as it is written; expected Markdown: "
        f"pandoc --from {name} --to gfm"
    )
