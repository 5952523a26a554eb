"""Whatever is written: kramdown reads it, and what it writes is well-formed.

Well-formed is what `faults` says, more than browsers ask: every `<`, `>` and `&` of a text is escaped,
every element that is not void is closed, in order, and every comment ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kramdown_documents import CONSTRUCTS, OPTIONS, SIGNS

from mkdocs_blogposts.html.elements import VOID
from mkdocs_blogposts.markup import kramdown

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"[^\W\d][-.:\w]*"
_TOKEN = re.compile(
    rf"""
    <(?P<literal>script|style)\b[^<>]*> .*? </(?P=literal)\s*>
    | <!--.*?--> | <\?.*?\?>
    | </(?P<end>{_NAME})>
    | <(?P<start>{_NAME})(?:\s+{_NAME}(?:\s*=\s*(?:"[^"]*"|'[^']*'|\w+))?)*\s*(?P<closed>/?)>
    | (?P<text>(?:[^<>&] | &(?:[\w:][\w.:-]*|\#\d+|\#x[\da-fA-F]+);)+)
    """,
    re.VERBOSE | re.DOTALL,
)

# What `{::nomarkdown}` holds is copied, so it can be anything; so are formulas without a `math_engine`.
LINES = sorted({line for text in CONSTRUCTS.values() for line in text.split("\n") if "nomark" not in line})
ENDS = st.sampled_from(("\n", "\n", "\n", "\n\n", "\n  ", "\n    ", " "))
SETTINGS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(OPTIONS[name]) for name in sorted(OPTIONS.keys() - {"math_engine"})}
)
PIECES = st.one_of(st.sampled_from(LINES), st.sampled_from(SIGNS), st.text(SIGNS + "aB1é中", max_size=8))
DOCUMENTS = st.lists(st.tuples(PIECES, ENDS), max_size=12).map(
    lambda pieces: "".join(text + end for text, end in pieces)
)

checked = settings(derandomize=True, max_examples=200, deadline=None)


def faults(html: str) -> Iterator[str]:
    """Yield what is not well-formed."""
    pos = 0
    opened: list[str] = []
    while pos < len(html):
        token = _TOKEN.match(html, pos)
        if token is None:
            yield f"no token: {html[pos : pos + 40]!r}"
            return
        pos = token.end()
        if token["start"] and not token["closed"] and token["start"] not in VOID:
            opened.append(token["start"])
        elif token["end"] and (not opened or opened.pop() != token["end"]):
            yield f"closes nothing: {token[0]!r}"
            return
    yield from (f"is never closed: <{name}>" for name in opened)


@pytest.mark.parametrize(
    "html", ["a & b", "a < b", "<b>a", "<b><i>a</b></i>", "</b>", "<!-- a", '<b a="">"<']
)
def test_what_is_not_well_formed_is_seen(html: str) -> None:
    assert [*faults(html)]


@checked
@given(st.text(st.characters(exclude_categories=())), SETTINGS)
def test_any_text_gives_well_formed_html(text: str, options: dict[str, object]) -> None:
    assert [*faults(kramdown.convert(text, options).html)] == []


@checked
@given(DOCUMENTS, SETTINGS, st.booleans())
def test_any_constructs_give_well_formed_html(text: str, options: dict[str, object], native: bool) -> None:
    assert [*faults(kramdown.convert(text, {**options, "html_to_native": native}).html)] == []


@checked
@given(DOCUMENTS, SETTINGS)
def test_any_text_is_set_in_well_formed_html(text: str, options: dict[str, object]) -> None:
    assert [*faults(kramdown.smartify(text, kramdown.from_mapping(options)))] == []


@checked
@given(DOCUMENTS)
def test_line_ends_of_any_system_are_the_same(text: str) -> None:
    document = kramdown.convert(text)
    assert kramdown.convert(text.replace("\n", "\r\n")) == document
    assert kramdown.convert(text.replace("\n", "\r")) == document
