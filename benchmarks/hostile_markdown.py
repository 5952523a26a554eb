"""Bodies of one construct only, converted as posts are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from texts import counted, growing, of, staircase

from mkdocs_blogposts import markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hostile import Case, Work
    from texts import Maker

_TEXTS: Mapping[str, Maker] = {
    "prose": of("Some words, and *some* more of `them`. "),
    "paragraphs": of("A line.\nAnd one more.\n\n"),
    "brackets": of("["),
    "bracket pairs": of("[]"),
    "nested brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "links": of("[a](b) "),
    "open links": of("[a]("),
    "open titles": of('[a](b "'),
    "open images": of("!["),
    "references": of("[a][b] "),
    "link definitions": counted("[a%d]: /b\n"),
    "used definitions": counted("[a%d]: /b\n\n[a%d]\n\n"),
    "parentheses": of("("),
    "backticks": of("`a "),
    "runs of backticks": growing("`"),
    "asterisks": of("*"),
    "open emphasis": of("*a "),
    "open strong": of("**a "),
    "mixed emphasis": of("*a **b "),
    "emphasis": of("*a* "),
    "runs of asterisks": growing("*"),
    "underscores": of("_"),
    "open underscores": of("_a "),
    "words with underscores": of("a_"),
    "tildes": of("~~a "),
    "double quotes": of('"a '),
    "single quotes": of("'a "),
    "dashes": of("--"),
    "dots": of("..."),
    "guillemets": of("<<"),
    "backslashes": of("\\"),
    "entities": of("&amp;"),
    "ampersands": of("&"),
    "dollars": of("$$"),
    "open math": of("$$a "),
    "math blocks": of("$$\na\n$$\n\n"),
    "nested quotes": of("> "),
    "nested quotes and items": of("> - "),
    "nested definitions": of(": "),
    "nested footnotes": of("[^1]: "),
    "titles of definitions": of('[x]: a "b\n'),
    "pipes and backticks": of("|`"),
    "loose rows": of("|a\n\n"),
    "Markdown in copied elements": of('<div><p markdown="block">\n'),
    "lines of closing tags": of("a\n</div>\n"),
    "emphasis in elements": of("*<b>**a "),
    "elements around emphasis": of("<b>**a <i>*b "),
    "quotes": of("> a\n"),
    "nested items": of("- "),
    "items": of("- a\n"),
    "loose items": of("- a\n\n"),
    "numbered items": of("1. a\n"),
    "staircase of items": staircase("- a"),
    "staircase of quotes": staircase("> a"),
    "tasks": of("- [ ] a\n"),
    "terms": of("a\n: b\n\n"),
    "definitions of a term": of(": b\n", before="a\n"),
    "headings": of("# a\n"),
    "headings of their own": counted("# a %d\n\n"),
    "underlined headings": of("a\n===\n\n"),
    "rules": of("* * *\n"),
    "a long rule": of("- ", after="a"),
    "cells": of("|"),
    "rows": of("| a | b |\n"),
    "tables": of("a | b\n--|--\n1 | 2\n\n"),
    "lines like tables": of("a | `b\n"),
    "fences": of("```\na\n```\n"),
    "open fences": of("```\n\n~~~\n\n"),
    "languages": counted("```lang%d\n\n"),
    "indented code": of("    a\n\n"),
    "divs": of("<div>"),
    "lines of divs": of("<div>\n"),
    "divs with Markdown": of('<div markdown="1">\n'),
    "closing divs": of("</div>\n"),
    "spans": of("<b>"),
    "less-than signs": of("<"),
    "open tags": of("<a "),
    "open attributes": of('<a href="'),
    "attributes": of('x="y" ', before="<div "),
    "comments": of("<!-- "),
    "lines of comments": of("<!--\n\n"),
    "scripts": of("<script>\n"),
    "instructions": of("<?"),
    "autolinks": of("<http://a.b> "),
    "open autolinks": of("<http://a"),
    "attribute lists": of("a\n{: .b}\n\n"),
    "open attribute lists": of("{:"),
    "attribute lists in text": of("*a*{:.b} "),
    "lists of attributes": counted("{:a%d: .b}\n"),
    "extensions": of("{::comment}\n\n"),
    "nomarkdown": of("{::nomarkdown}a"),
    "options": of('{::options toc_levels="1"/}\n\n'),
    "tables of contents": of("- a\n{:toc}\n\n"),
    "footnotes": counted("a[^%d]\n\n[^%d]: b\n\n"),
    "one footnote, many times": of("[^1] ", after="\n\n[^1]: b"),
    "footnotes in each other": counted("[^%d]: b [^%d]\n\n"),
    "open footnotes": of("[^"),
    "abbreviations": counted("*[A%d]: b\n"),
    "abbreviated words": of("HTML ", after="\n\n*[HTML]: b"),
    "blank lines": of("\n"),
    "lines of blanks": of(" \n"),
    "blanks": of(" ", after="a"),
    "tabs": of("\t", before="a"),
    "line breaks": of("a  \n"),
    "one word": of("a"),
    "Chinese": of("中文，"),
    "blocks of code": of("```python\ndef f(a):\n    return [a]\n```\n\n"),
}


def _converting(text: Maker) -> Case:
    def case(size: int) -> Work:
        return partial(markup.convert, text(size))

    return case


CASES: Mapping[str, Case] = {name: _converting(text) for name, text in _TEXTS.items()}
