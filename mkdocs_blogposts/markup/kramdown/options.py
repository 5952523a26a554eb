"""The options that `kramdown:` of `_config.yml` gives, with Jekyll's defaults."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace

import yaml

# Code and language (None where the block names none) -> HTML of the whole block, or None for a plain one.
Highlight = Callable[[str, str | None], str | None]
# Formula and whether it is a block -> HTML, escaped.
Math = Callable[[str, bool], str]


@dataclass(frozen=True, slots=True)
class Options:
    """kramdown's options (https://kramdown.gettalong.org/options.html) as a document is read and written."""

    gfm: bool = True
    """`input: GFM`, Jekyll's default; False for `input: kramdown`."""
    hard_wrap: bool = False
    """GFM: every line break is a `<br />`."""
    gfm_quirks: tuple[str, ...] = ("paragraph_end",)
    """GFM: "paragraph_end" lets a list, quote, fence or heading end a paragraph; "no_auto_typographic"."""
    auto_ids: bool = True
    auto_id_prefix: str = ""
    auto_id_stripping: bool = False
    transliterated_header_ids: bool = False
    header_offset: int = 0
    toc_levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    smart_quotes: tuple[str, str, str, str] = ("lsquo", "rsquo", "ldquo", "rdquo")
    typographic_symbols: tuple[tuple[str, str], ...] = ()
    """Replacements of "hellip", "mdash", "ndash", "laquo"... by name."""
    entity_output: str = "as_char"
    """"as_char", "as_input", "numeric" or "symbolic"."""
    parse_block_html: bool = False
    parse_span_html: bool = True
    html_to_native: bool = False
    footnote_nr: int = 1
    footnote_prefix: str = ""
    footnote_backlink: str = "&#8617;"
    footnote_backlink_inline: bool = False
    link_defs: tuple[tuple[str, str, str | None], ...] = ()
    """Predefined links: id, URL, title."""
    math_engine: str | None = "mathjax"
    remove_block_html_tags: bool = True
    remove_line_breaks_for_cjk: bool = False
    enable_coderay: bool = False
    syntax_highlighter: str | None = "rouge"
    default_lang: str | None = None
    """`syntax_highlighter_opts: default_lang`."""
    guess_lang: bool = True
    forbidden_inline_options: tuple[str, ...] = ("template",)
    """What `{::options ... /}` of a document cannot change."""
    highlight: Highlight | None = None
    """How code blocks are highlighted; None writes `<pre><code class="language-x">`."""
    math: Math | None = None
    """How formulas are written; None writes what `math_engine` says."""

    @property
    def ends_paragraphs(self) -> bool:
        """Whether a list, quote, fence or heading ends a paragraph."""
        return self.gfm and "paragraph_end" in self.gfm_quirks


def from_mapping(kramdown: Mapping[str, object]) -> Options:
    """Return the options that a mapping of kramdown's names gives, in the shapes `_config.yml` knows."""
    return updated(Options(), kramdown)


def updated(options: Options, kramdown: Mapping[str, object]) -> Options:
    """Return options changed as a mapping of kramdown's names says.

    Names that are unknown, and values that make no sense for a name, change nothing.
    """
    given: dict[str, object] = {}
    for name, value in kramdown.items():
        wanted, read = _READERS.get(name, (name, _BY_DEFAULT.get(name)))
        found = read(value) if read else None
        if found is not None or (name in _MAY_BE_NONE and not value):
            given[wanted] = found
    language = highlighting_of_blocks(kramdown.get("syntax_highlighter_opts")).get("default_lang")
    if isinstance(language, str):
        given["default_lang"] = language
    return replace(options, **given)  # type: ignore[arg-type]


def highlighting_of_blocks(settings: object) -> Mapping[str, object]:
    """Return what `syntax_highlighter_opts` says of blocks: what stands below `block:` counts first."""
    given = settings if isinstance(settings, Mapping) else {}
    block = given.get("block")
    return {**given, **block} if isinstance(block, Mapping) else given


def updated_within(options: Options, kramdown: Mapping[str, object]) -> Options:
    """Return options as a document may change them (`{::options ... /}`).

    What says how the document is read from its start cannot be changed in it, nor what the options forbid.
    """
    forbidden = _FIXED.union(options.forbidden_inline_options)
    return updated(options, {name: value for name, value in kramdown.items() if name not in forbidden})


def _is_gfm(value: object) -> bool | None:
    return (_symbol(value) or "GFM").lower() != "kramdown"


def _flag(value: object) -> bool:
    """Read true and false: all but nothing and "false" is true, even "no"."""
    return value is not None and str(value).strip().lower() not in ("", "false")


def _number(value: object) -> int | None:
    text = str(value).strip()
    return int(text) if re.fullmatch(r"[-+]?\d{1,9}", text) else None


def _text(value: object) -> str | None:
    """Read text; nothing is an empty one."""
    return None if isinstance(value, Mapping | list) else "" if value is None else _ruby(value)


def _ruby(value: object) -> str:
    """Return a value as Ruby writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _symbol(value: object) -> str | None:
    """Read a Ruby symbol, which is its name with a colon before it or not; false is none."""
    return None if value is False else (_text(value) or "").removeprefix(":") or None


def _words(value: object) -> tuple[str, ...]:
    """Read a list, or text with commas; symbols are their names."""
    parts = value if isinstance(value, list | tuple) else (_text(value) or "").split(",")
    words = (str(part).strip().removeprefix(":") for part in parts)
    return tuple(word for word in words if word)


def _quotes(value: object) -> tuple[str, ...] | None:
    words = _words(value)
    return words if len(words) == 4 else None


def _levels(value: object) -> tuple[int, ...] | None:
    """Read heading levels: `1..3`, `1,2` or a list; one that is no level makes all of them void."""
    between = re.fullmatch(r"\s*([1-6])\s*\.\.\s*([1-6])\s*", str(value))
    if between:
        return tuple(range(int(between[1]), int(between[2]) + 1))
    levels = [_number(word) for word in _words(value)]
    known = tuple(level for level in levels if level is not None and 1 <= level <= 6)
    return known if len(known) == len(levels) and (known or value == []) else None


def _mapping(value: object) -> Mapping[object, object] | None:
    """Read a mapping, also as a text in YAML."""
    if isinstance(value, str):
        try:
            value = yaml.safe_load(value)
        except yaml.YAMLError:
            return None
    return value if isinstance(value, Mapping) else None


def _pairs(value: object) -> tuple[tuple[str, str], ...] | None:
    given = _mapping(value)
    if given is None:
        return None
    return tuple(
        (str(name).removeprefix(":"), "" if text is None else str(text)) for name, text in given.items()
    )


def _links(value: object) -> tuple[tuple[str, str, str | None], ...] | None:
    """Read link definitions: id -> URL and, if there is one, title."""
    given = _mapping(value)
    if given is None:
        return None
    links = []
    for name, target in given.items():
        parts = target if isinstance(target, list | tuple) else [target]
        if parts:
            links.append((str(name), str(parts[0]), str(parts[1]) if len(parts) > 1 else None))
    return tuple(links)


_FIXED = frozenset({"input", "hard_wrap", "gfm_quirks", "link_defs"})
_MAY_BE_NONE = frozenset({"math_engine", "syntax_highlighter"})
_BY_TYPE: dict[str, Callable[[object], object]] = {
    "bool": _flag,
    "int": _number,
    "str": _text,
}
_BY_DEFAULT = {field.name: _BY_TYPE.get(str(field.type)) for field in fields(Options)}
_READERS: dict[str, tuple[str, Callable[[object], object]]] = {
    "input": ("gfm", _is_gfm),
    "entity_output": ("entity_output", _symbol),
    "math_engine": ("math_engine", _symbol),
    "syntax_highlighter": ("syntax_highlighter", _symbol),
    "gfm_quirks": ("gfm_quirks", _words),
    "smart_quotes": ("smart_quotes", _quotes),
    "toc_levels": ("toc_levels", _levels),
    "typographic_symbols": ("typographic_symbols", _pairs),
    "link_defs": ("link_defs", _links),
    "forbidden_inline_options": ("forbidden_inline_options", _words),
}
