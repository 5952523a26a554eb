"""The options that `kramdown:` of `_config.yml` gives, with Jekyll's defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, fields, replace
from typing import TypeVar

from mkdocs_blogposts.markup.kramdown import values
from mkdocs_blogposts.records import dataclass

Value = TypeVar("Value")
# Code and language (None where the block names none) -> HTML of the whole block, or None for a plain one.
Highlight = Callable[[str, str | None], str | None]
# Formula and whether it is a block -> HTML, escaped.
Math = Callable[[str, bool], str]


def _option(default: Value, read: Callable[[object], Value | None], name: str = "") -> Value:
    """Declare an option: `read` makes its value of what `kramdown:` says, None of what changes nothing.

    `name` is kramdown's where ours is another.
    """
    return field(default=default, metadata={"read": read, "name": name})


@dataclass(frozen=True, slots=True)
class Options:
    """kramdown's options (https://kramdown.gettalong.org/options.html) as a document is read and written."""

    gfm: bool = _option(True, values.is_gfm, "input")
    """`input: GFM`, Jekyll's default; False for `input: kramdown`."""
    hard_wrap: bool = _option(False, values.flag)
    """GFM: every line break is a `<br />`."""
    gfm_quirks: tuple[str, ...] = _option(("paragraph_end",), values.words)
    """GFM: "paragraph_end" lets a list, quote, fence or heading end a paragraph; "no_auto_typographic"."""
    auto_ids: bool = _option(True, values.flag)
    auto_id_prefix: str = _option("", values.text)
    auto_id_stripping: bool = _option(False, values.flag)
    header_offset: int = _option(0, values.number)
    toc_levels: tuple[int, ...] = _option((1, 2, 3, 4, 5, 6), values.levels)
    smart_quotes: tuple[str, str, str, str] = _option(("lsquo", "rsquo", "ldquo", "rdquo"), values.quotes)
    typographic_symbols: tuple[tuple[str, str], ...] = _option((), values.pairs)
    """Replacements of "hellip", "mdash", "ndash", "laquo"... by name."""
    entity_output: str = _option("as_char", values.symbol)
    """"as_char", "as_input", "numeric" or "symbolic"."""
    parse_block_html: bool = _option(False, values.flag)
    parse_span_html: bool = _option(True, values.flag)
    html_to_native: bool = _option(False, values.flag)
    footnote_nr: int = _option(1, values.number)
    footnote_prefix: str = _option("", values.text)
    footnote_backlink: str = _option("&#8617;", values.text)
    footnote_backlink_inline: bool = _option(False, values.flag)
    link_defs: tuple[tuple[str, str, str | None], ...] = _option((), values.links)
    """Predefined links: id, URL, title."""
    math_engine: str = _option("mathjax", values.engine)
    """Empty for none."""
    remove_line_breaks_for_cjk: bool = _option(False, values.flag)
    syntax_highlighter: str = _option("rouge", values.engine)
    """Empty for none."""
    syntax_highlighter_opts: Mapping[str, object] = field(
        default_factory=dict, metadata={"read": values.of_blocks}
    )
    """What it is told of blocks of code."""
    forbidden_inline_options: tuple[str, ...] = _option(("template",), values.words)
    """What `{::options ... /}` of a document cannot change."""
    highlight: Highlight | None = None
    """How code blocks are highlighted; None writes `<pre><code class="language-x">`."""
    math: Math | None = None
    """How formulas are written; None writes what `math_engine` says."""

    @property
    def default_lang(self) -> str | None:
        """The language of code blocks that name none."""
        language = self.syntax_highlighter_opts.get("default_lang")
        return language if isinstance(language, str) else None

    @property
    def ends_paragraphs(self) -> bool:
        """Whether a list, quote, fence or heading ends a paragraph."""
        return self.gfm and "paragraph_end" in self.gfm_quirks


_OPTIONS = {
    option.metadata.get("name") or option.name: (option.name, option.metadata["read"])
    for option in fields(Options)
    if option.metadata
}
"""By kramdown's names: ours, and what reads the value."""
_FIXED = frozenset({"input", "hard_wrap", "gfm_quirks", "link_defs"})


def from_mapping(kramdown: Mapping[str, object]) -> Options:
    """Return the options that a mapping of kramdown's names gives, in the shapes `_config.yml` knows."""
    return updated(Options(), kramdown)


def updated(options: Options, kramdown: Mapping[str, object]) -> Options:
    """Return options changed as a mapping of kramdown's names says.

    Names that are unknown, and values that make no sense for a name, change nothing.
    """
    read = {
        _OPTIONS[name][0]: _OPTIONS[name][1](value) for name, value in kramdown.items() if name in _OPTIONS
    }
    return replace(options, **{name: value for name, value in read.items() if value is not None})


def updated_within(options: Options, kramdown: Mapping[str, object]) -> Options:
    """Return options as a document may change them (`{::options ... /}`).

    What says how the document is read from its start cannot be changed in it, nor what the options forbid.
    """
    forbidden = _FIXED.union(options.forbidden_inline_options)
    return updated(options, {name: value for name, value in kramdown.items() if name not in forbidden})
