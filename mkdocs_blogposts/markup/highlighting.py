"""Code as HTML, coloured by Pygments, in the elements and classes that Material styles.

What is written is what pymdownx.highlight writes for a fenced block with Material's usual settings, so the
theme's colours, its copy button and its links to lines work without any configuration.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from pygments.lexers import find_lexer_class_by_name
from pygments.token import STANDARD_TYPES, Error
from pygments.util import ClassNotFound

from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby.values import is_truthy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pygments.lexer import Lexer
    from pygments.token import _TokenType

__all__ = ["DIAGRAM", "BlockLook", "highlight", "look"]

# Characters and lines of a block, characters of one line and of one stretch without any sign. What is longer
# is data rather than code, and stays plain: the time of many lexers grows with the square of these.
_LARGEST = 200_000
_MOST_LINES = 5_000
_LONGEST_LINE = 2_000
_LONGEST_STRETCH = 1_000
# What a lexer does not understand; a text with more of it is not of that language.
_MOST_FAULTS = 300

_DEFAULT_LANGUAGE = "text"
DIAGRAM = "mermaid"
"""The language of diagrams that Material draws in the browser."""

# Names by which Rouge knows a language and Pygments does not, or takes for another; and a few that are usual
# on blogs and plain in Rouge. Where Pygments lacks the language, a near relative stands in.
_ALSO_CALLED = {
    "augeas": "aug",
    "bat": "batchfile cmd",
    "cfs": "cfscript",
    "common-lisp": "common_lisp",
    "console": "terminal shell_session",
    "d": "dlang",
    "diff": "patch",
    "email": "e-mail",
    "freefem": "ff",
    "gherkin": "behat",
    "groovy": "gradle",
    "html": "eex leex heex htm svelte astro ejs",
    "html+django": "jinja django",
    "html+erb": "erb eruby",
    "html+handlebars": "handlebars hbs mustache",
    "idl": "idlang",
    "ini": "conf config configuration dotenv env",
    "irb": "pry irb_output",
    "isabelle": "isa",
    "janet": "jdn",
    "java": "apex",
    "js": "node",
    "json": "json-doc jsonc",
    "kotlin": "kt kts",
    "lhs": "literate_haskell lithaskell",
    "livescript": "ls",
    "make": "gnumake",
    "markdown": "mkd apiblueprint apib literate_coffeescript litcoffee mdx",
    "matlab": "m",
    "objective-c": "objective_c obj_c",
    "objective-c++": "objective_cpp objcpp obj-cpp obj_cpp objectivecpp obj_c++",
    "php": "hack hh",
    "postscript": "ps eps",
    "powershell": "microsoftshell msshell",
    "promql": "prometheus",
    "puppet": "pp",
    "q": "kdb+",
    "reasonml": "rescript",
    "robotframework": "robot_framework robot robot-framework",
    "sml": "ml",
    "sql": "hql plsql",
    "systemd": "unit-file",
    "text": "plaintext plain txt none escape esc",
    "vb.net": "vb visualbasic",
    "vcl": "varnishconf varnish",
    "vim": "viml vimscript ex",
    "vue": "vuejs",
    "xml": "plist biml svg wxml axml",
    "xquery": "xpath",
    "zig": "zir",
}
_PYGMENTS = {name: known for known, names in _ALSO_CALLED.items() for name in names.split()}

# What lexers raise on code that they do not foresee; too deep a nesting first.
_LEXER_FAULTS = (RecursionError, LookupError, ValueError, AttributeError, TypeError, AssertionError)

_LINE_BREAKS = re.compile(r"\r\n?")
_STRETCH = re.compile(r"[\w\s]++")
_PART_OF_LINE = re.compile(r"[^\n]+")
_LINE = re.compile(r"[^\n]*\n")
_NAME = re.compile(r"[^\s?,]*")


@dataclass(frozen=True, slots=True)
class BlockLook:
    """How a block is shown, apart from its colours."""

    numbers: str = ""
    """Where line numbers stand: "table" (beside the code), "inline" (in its lines), or "" for none."""
    first: int = 1
    """The number of the first line."""
    marked: tuple[int, ...] = ()
    """Lines to stand out, counted from 1 whatever `first` is."""


_PLAIN = BlockLook()


def look(options: Mapping[str, object]) -> BlockLook:
    """Return the look that `kramdown: syntax_highlighter_opts:` of a `_config.yml` asks for.

    Read are `line_numbers` ("inline", or anything that is true in Ruby) and `start_line` (also
    `line_number_start`). Anything else is ignored.
    """
    numbers = options.get("line_numbers")
    first = options.get("start_line", options.get("line_number_start"))
    return BlockLook(
        numbers="" if not is_truthy(numbers) else "inline" if numbers == "inline" else "table",
        first=first if isinstance(first, int) else 1,
    )


def highlight(code: str, language: str | None = None, *, look: BlockLook = _PLAIN, block: int = 0) -> str:
    """Return a code block as HTML, without a line break at its end.

    `language` is a name as Rouge or Pygments knows it, in any case; what follows it (`php?start_inline=1`,
    `rust,ignore`) is left out. An unknown one, or None, gives plain code. `block` counts the blocks of a
    page from 0 and makes the ids of numbered lines unique. The text is the code's: not a character is lost,
    and only a line break at the end is added where there is none.
    """
    code = _LINE_BREAKS.sub("\n", code)
    name = _name(language)
    if name.lower() == DIAGRAM:
        return f'<pre class="{DIAGRAM}"><code>{escape(code.rstrip(), quote=False)}</code></pre>'
    if code and not code.endswith("\n"):
        code += "\n"
    html = _coloured(code, name.lower()) or escape(code, quote=False)
    opening = f'<div class="language-{escape(name)} highlight">'
    if not look.numbers and not look.marked:
        return f"{opening}<pre><span></span><code>{html}</code></pre></div>"
    return f"{opening}{_with_lines(html, look, f'__codelineno-{block}')}</div>"


def _name(language: str | None) -> str:
    match = _NAME.match((language or "").strip())
    return (match and match[0]) or _DEFAULT_LANGUAGE


@lru_cache(maxsize=256)
def _lexer_class(name: str) -> Callable[..., Lexer] | None:
    """Return the lexer of a language, None for plain text and where there is none."""
    known = _PYGMENTS.get(name, name)
    if known in ("text", "output"):
        return None
    try:
        lexer_class: Callable[..., Lexer] = find_lexer_class_by_name(known)
    except ClassNotFound:
        return None
    return lexer_class


def _coloured(code: str, name: str) -> str:
    """Return lines of code in colour, each ended; "" where that is not possible."""
    lexer_class = _lexer_class(name) if _is_code(code) else None
    if lexer_class is None:
        return ""
    # PHP on blogs is mostly a fragment, which has no opening tag.
    lexer = lexer_class(stripnl=False, startinline="<?" not in code)
    try:
        tokens = _tokens(lexer, code)
    except _LEXER_FAULTS:
        return ""
    # Some lexers drop what they do not expect; an author's code is worth more than its colours.
    if "".join([text for _, text in tokens]) != code:
        return ""
    return "".join(_spans(tokens))


def _tokens(lexer: Lexer, code: str) -> list[tuple[_TokenType, str]]:
    """Return kinds of tokens and their texts, up to the fault that is one too many."""
    tokens: list[tuple[_TokenType, str]] = []
    faults = 0
    for _, kind, text in lexer.get_tokens_unprocessed(code):
        tokens.append((kind, text))
        if kind is Error:
            faults += 1
            if faults > _MOST_FAULTS:
                break
    return tokens


def _is_code(code: str) -> bool:
    """Tell whether a text has the measures of code, so that a lexer gets through it in time."""
    if len(code) <= _LONGEST_STRETCH:
        return True
    if len(code) > _LARGEST:
        return False
    lines = code.split("\n")
    return (
        len(lines) <= _MOST_LINES
        and max(map(len, lines)) <= _LONGEST_LINE
        and max(map(len, _STRETCH.findall(code)), default=0) <= _LONGEST_STRETCH
    )


def _spans(tokens: Iterable[tuple[_TokenType, str]]) -> Iterator[str]:
    """Yield HTML of tokens; neighbours of one class are one span, and no span reaches over a line's end."""
    current, texts = "", [""]
    for kind, text in tokens:
        name = _class_name(kind)
        if name == current:
            texts.append(text)
            continue
        yield _span(current, "".join(texts))
        current, texts = name, [text]
    yield _span(current, "".join(texts))


def _span(name: str, text: str) -> str:
    html = escape(text, quote=False)
    if not name:
        return html
    opening = f'<span class="{name}">'
    if "\n" in html:
        return _PART_OF_LINE.sub(lambda part: f"{opening}{part[0]}</span>", html)
    return f"{opening}{html}</span>" if html else ""


@lru_cache(maxsize=1024)
def _class_name(kind: _TokenType) -> str:
    """Return the classes of a kind of token: those of its parent and one more where it is no usual kind."""
    usual = STANDARD_TYPES.get(kind)
    if usual is not None or kind.parent is None:
        return usual or ""
    above = _class_name(kind.parent)
    return f"{above} {above.rpartition(' ')[2]}-{kind[-1]}" if above else ""


def _with_lines(html: str, look: BlockLook, anchor: str) -> str:
    """Return the inside of a block whose lines are numbered or marked."""
    lines = _LINE.findall(html)
    numbers = range(look.first, look.first + len(lines))
    width = len(str(numbers[-1])) if lines else 1
    code = "".join(
        _line(line, f"{anchor}-{number}", look, str(number).rjust(width), place in look.marked)
        for place, (number, line) in enumerate(zip(numbers, lines, strict=True), 1)
    )
    pre = f"<pre><span></span><code>{code}</code></pre>"
    if look.numbers != "table":
        return pre
    gutter = "\n".join(
        f'<span class="normal"><a href="#{anchor}-{number}">{number:{width}}</a></span>' for number in numbers
    )
    return (
        '<table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre><span></span>'
        f'{gutter}</pre></div></td><td class="code"><div>{pre}</div></td></tr></table>'
    )


def _line(html: str, anchor: str, look: BlockLook, number: str, marked: bool) -> str:
    if look.numbers == "inline":
        html = f'<a href="#{anchor}"><span class="linenos" data-linenos="{number} "></span></a>{html}'
    if marked:
        html = f'<span class="hll">{html}</span>'
    return f'<a id="{anchor}" name="{anchor}"></a>{html}' if look.numbers else html
