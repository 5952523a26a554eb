"""Time the conversion of a blog's posts: ours against Python-Markdown as MkDocs and Material use it.

    python benchmarks/convert.py FOLDER [--rounds N]

Every post below FOLDER is converted by both, one right after the other, so that both see the same machine in
the same mood; of `--rounds` runs a post's fastest counts. Front matter is taken off first, Liquid is left in.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import markdown

from mkdocs_blogposts import front_matter, markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MARKDOWN = frozenset({".markdown", ".mkdown", ".mkdn", ".mkd", ".md"})

# MkDocs' own three, and what Material's documentation recommends.
_EXTENSIONS = [
    *("toc", "tables", "fenced_code"),
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.mark", "pymdownx.tilde"),
    *("pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite"),
    *("pymdownx.keys", "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed"),
    "pymdownx.tasklist",
]
_SETTINGS: dict[str, dict[str, object]] = {
    "toc": {"permalink": True},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.betterem": {"smart_enable": "all"},
    "pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span", "pygments_lang_class": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}


def ours(text: str) -> str:
    """Convert a body as posts are converted."""
    return markup.convert(text).html


def theirs(text: str) -> str:
    """Convert a body as MkDocs does it: with a new converter for each page."""
    return markdown.Markdown(extensions=_EXTENSIONS, extension_configs=_SETTINGS).convert(text)


def bodies(folder: Path) -> Iterator[str]:
    """Yield the body of every post below a folder, in the order of their paths."""
    for path in sorted(folder.rglob("*")):
        if "_posts" in path.parts and path.suffix.lower() in _MARKDOWN and path.is_file():
            try:
                yield front_matter.split(front_matter.decode(path.read_bytes()))[1]
            except front_matter.FrontMatterError:
                continue


def seconds(convert: Callable[[str], str], text: str) -> float:
    """Return how long one conversion takes."""
    start = time.perf_counter()
    convert(text)
    return time.perf_counter() - start


def compare(texts: list[str], rounds: int) -> tuple[list[float], list[float]]:
    """Return the fastest time for each text: ours, theirs."""
    best: tuple[list[float], list[float]] = [], []
    for text in texts:
        runs = [(seconds(ours, text), seconds(theirs, text)) for _ in range(rounds)]
        for times, column in zip(best, zip(*runs, strict=True), strict=True):
            times.append(min(column))
    return best


def report(texts: list[str], mine: list[float], other: list[float]) -> str:
    """Return the figures as a small table."""
    size = sum(len(text.encode()) for text in texts)
    rows = [("", "ms a post", "median", "MB/s")]
    rows += [
        (
            name,
            f"{1e3 * sum(times) / len(times):.2f}",
            f"{1e3 * median(times):.2f}",
            f"{size / sum(times) / 1e6:.2f}",
        )
        for name, times in (("blogposts", mine), ("Python-Markdown", other))
    ]
    ratios = [their / our for our, their in zip(mine, other, strict=True)]
    lines = [f"{len(texts)} posts, {size / 1e6:.2f} MB"]
    lines += [f"{name:16}{mean:>10}{middle:>10}{speed:>8}" for name, mean, middle, speed in rows]
    lines += [f"times as fast: {sum(other) / sum(mine):.2f} in all, {median(ratios):.2f} for the median post"]
    return "\n".join(lines)


def main() -> None:
    """Read the command line, measure, write the table."""
    parser = argparse.ArgumentParser(description="Time our conversion of posts against Python-Markdown's.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    arguments = parser.parse_args()
    texts = list(bodies(arguments.folder))
    if not texts:
        sys.exit(f"there is no Markdown post below {arguments.folder}; expected files in a folder `_posts`")
    ours(texts[0])
    theirs(texts[0])
    sys.stdout.write(report(texts, *compare(texts, max(1, arguments.rounds))) + "\n")


if __name__ == "__main__":
    main()
