"""Time the conversion of texts made of one construct only, at growing sizes: it must grow with the size.

    python benchmarks/hostile.py [--megabytes 1] [NAME ...]

Without names, all constructs run, at a quarter, half and all of `--megabytes`. The last column is the time of
the largest by that of the smallest: about 4 where time is linear, 16 where it is quadratic.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from itertools import count
from typing import TYPE_CHECKING

from mkdocs_blogposts import markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SHARES = (0.25, 0.5, 1)
# Below this the figures are noise, and no ratio makes a difference (seconds).
_NOTHING = 0.05


def _of(unit: str, *, before: str = "", after: str = "") -> Callable[[int], str]:
    """Return a maker of texts: a unit, as often as it fits."""
    return lambda size: before + unit * (size // len(unit)) + after


def _counted(unit: str) -> Callable[[int], str]:
    """Return a maker of texts in which each unit has a number of its own at each `%d`."""

    def text(size: int) -> str:
        units: list[str] = []
        length = 0
        for number in count():
            units.append(unit.replace("%d", str(number)))
            length += len(units[-1])
            if length >= size:
                break
        return "".join(units)

    return text


def _staircase(unit: str) -> Callable[[int], str]:
    """Return a maker of texts in which every line is a step deeper than the one above."""

    def text(size: int) -> str:
        lines: list[str] = []
        length = depth = 0
        while length < size:
            lines.append("  " * depth + unit)
            length += len(lines[-1]) + 1
            depth += 1
        return "\n".join(lines)

    return text


def _growing(mark: str) -> Callable[[int], str]:
    """Return a maker of texts in which runs of a mark get longer and longer, so that none has its end."""

    def text(size: int) -> str:
        runs: list[str] = []
        length = 0
        while length < size:
            runs.append(mark * (len(runs) + 1) + "a")
            length += len(runs[-1])
        return " ".join(runs)

    return text


CONSTRUCTS: Mapping[str, Callable[[int], str]] = {
    "prose": _of("Some words, and *some* more of `them`. "),
    "paragraphs": _of("A line.\nAnd one more.\n\n"),
    "brackets": _of("["),
    "bracket pairs": _of("[]"),
    "nested brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "links": _of("[a](b) "),
    "open links": _of("[a]("),
    "open titles": _of('[a](b "'),
    "open images": _of("!["),
    "references": _of("[a][b] "),
    "link definitions": _counted("[a%d]: /b\n"),
    "used definitions": _counted("[a%d]: /b\n\n[a%d]\n\n"),
    "parentheses": _of("("),
    "backticks": _of("`a "),
    "runs of backticks": _growing("`"),
    "asterisks": _of("*"),
    "open emphasis": _of("*a "),
    "open strong": _of("**a "),
    "mixed emphasis": _of("*a **b "),
    "emphasis": _of("*a* "),
    "runs of asterisks": _growing("*"),
    "underscores": _of("_"),
    "open underscores": _of("_a "),
    "words with underscores": _of("a_"),
    "tildes": _of("~~a "),
    "double quotes": _of('"a '),
    "single quotes": _of("'a "),
    "dashes": _of("--"),
    "dots": _of("..."),
    "guillemets": _of("<<"),
    "backslashes": _of("\\"),
    "entities": _of("&amp;"),
    "ampersands": _of("&"),
    "dollars": _of("$$"),
    "open math": _of("$$a "),
    "math blocks": _of("$$\na\n$$\n\n"),
    "nested quotes": _of("> "),
    "quotes": _of("> a\n"),
    "nested items": _of("- "),
    "items": _of("- a\n"),
    "loose items": _of("- a\n\n"),
    "numbered items": _of("1. a\n"),
    "staircase of items": _staircase("- a"),
    "staircase of quotes": _staircase("> a"),
    "tasks": _of("- [ ] a\n"),
    "terms": _of("a\n: b\n\n"),
    "definitions of a term": _of(": b\n", before="a\n"),
    "headings": _of("# a\n"),
    "headings of their own": _counted("# a %d\n\n"),
    "underlined headings": _of("a\n===\n\n"),
    "rules": _of("* * *\n"),
    "a long rule": _of("- ", after="a"),
    "cells": _of("|"),
    "rows": _of("| a | b |\n"),
    "tables": _of("a | b\n--|--\n1 | 2\n\n"),
    "lines like tables": _of("a | `b\n"),
    "fences": _of("```\na\n```\n"),
    "open fences": _of("```\n\n~~~\n\n"),
    "languages": _counted("```lang%d\n\n"),
    "indented code": _of("    a\n\n"),
    "divs": _of("<div>"),
    "lines of divs": _of("<div>\n"),
    "divs with Markdown": _of('<div markdown="1">\n'),
    "closing divs": _of("</div>\n"),
    "spans": _of("<b>"),
    "less-than signs": _of("<"),
    "open tags": _of("<a "),
    "open attributes": _of('<a href="'),
    "attributes": _of('x="y" ', before="<div "),
    "comments": _of("<!-- "),
    "lines of comments": _of("<!--\n\n"),
    "scripts": _of("<script>\n"),
    "instructions": _of("<?"),
    "autolinks": _of("<http://a.b> "),
    "open autolinks": _of("<http://a"),
    "attribute lists": _of("a\n{: .b}\n\n"),
    "open attribute lists": _of("{:"),
    "attribute lists in text": _of("*a*{:.b} "),
    "lists of attributes": _counted("{:a%d: .b}\n"),
    "extensions": _of("{::comment}\n\n"),
    "nomarkdown": _of("{::nomarkdown}a"),
    "options": _of('{::options toc_levels="1"/}\n\n'),
    "tables of contents": _of("- a\n{:toc}\n\n"),
    "footnotes": _counted("a[^%d]\n\n[^%d]: b\n\n"),
    "one footnote, many times": _of("[^1] ", after="\n\n[^1]: b"),
    "footnotes in each other": _counted("[^%d]: b [^%d]\n\n"),
    "open footnotes": _of("[^"),
    "abbreviations": _counted("*[A%d]: b\n"),
    "abbreviated words": _of("HTML ", after="\n\n*[HTML]: b"),
    "blank lines": _of("\n"),
    "lines of blanks": _of(" \n"),
    "blanks": _of(" ", after="a"),
    "tabs": _of("\t", before="a"),
    "line breaks": _of("a  \n"),
    "one word": _of("a"),
    "Chinese": _of("中文，"),
    "blocks of code": _of("```python\ndef f(a):\n    return [a]\n```\n\n"),
}


def seconds(text: str) -> float:
    """Return how long a text takes to convert, in processor time."""
    gc.collect()
    start = time.process_time()
    markup.convert(text)
    return time.process_time() - start


def row(name: str, size: int) -> str:
    """Return one line of the table: a construct, its times and how they grow."""
    times = [seconds(CONSTRUCTS[name](round(size * share))) for share in _SHARES]
    growth = f"{times[-1] / times[0]:8.1f}" if times[-1] > _NOTHING else "       -"
    return f"{name:26}" + "".join(f"{value:10.3f}" for value in times) + growth


def main() -> None:
    """Read the command line, measure, write a line for each construct as soon as it is known."""
    parser = argparse.ArgumentParser(description="Time the conversion of hostile texts at growing sizes.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="constructs; all without one")
    parser.add_argument("--megabytes", type=float, default=1.0, help="size of the largest text")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in CONSTRUCTS]
    if unknown:
        sys.exit(f"there is no construct {unknown[0]!r}; expected any of: {', '.join(CONSTRUCTS)}")
    sizes = "".join(f"{share * arguments.megabytes:7.2f} MB" for share in _SHARES)
    sys.stdout.write(f"{'seconds for':26}{sizes}  growth\n")
    for name in arguments.names or CONSTRUCTS:
        sys.stdout.write(row(name, round(arguments.megabytes * 1e6)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
