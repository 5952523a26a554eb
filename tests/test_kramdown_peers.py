"""kramdown's own test cases, and those of its GFM parser, where they lie beside the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from html_events import events
from kramdown_server import start

from mkdocs_blogposts.markup import kramdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kramdown_server import Kramdown

FOLDER = Path(__file__).parents[2] / "shared" / "peers"

STRINGEX = "transliterates with a gem, stringex, which Jekyll does not come with"
EMOJI = "draws emoji with a gem, gemoji, which Jekyll does not come with"
NEWER = {
    "kramdown/block/04_header/with_header_links": "header_links is newer than 2.4",
    "kramdown/block/09_html/cdata_section": "CDATA sections are newer than 2.4",
    "kramdown/span/02_emphasis/normal": "underscores in a link's text are read otherwise since 2.5",
    "kramdown/span/04_footnote/footnote_link_text": "footnote_link_text is newer than 2.4",
    "kramdown/span/abbreviations/abbrev": "no-break spaces in abbreviations are newer than 2.4",
}
"""What newer versions read otherwise; here we are held against 2.4, where it is installed."""
SKIP = {
    "kramdown/block/04_header/with_auto_ids": STRINGEX,
    "kramdown/block/06_codeblock/rouge/multiple": "its formatter is a Ruby class of the test itself",
    "kramdown/block/09_html/html_to_native/table_simple": "2.4 fails on it with an error",
    "parser-gfm/emoji": EMOJI,
    "parser-gfm/emoji_custom": EMOJI,
    "parser-gfm/header_ids_with_transliteration": STRINGEX,
    **NEWER,
}


def load() -> Iterator[tuple[str, Path]]:
    for path in sorted(FOLDER.glob("kramdown/**/*.text")) + sorted(FOLDER.glob("parser-gfm/*.text")):
        if path.with_suffix(".html").is_file():
            yield str(path.relative_to(FOLDER).with_suffix("")), path


CASES = dict(load())

real = pytest.fixture(scope="module")(start)

pytestmark = pytest.mark.skipif(not CASES, reason="the test cases of kramdown are not on this machine")


def options_of(name: str, path: Path) -> dict[str, object]:
    """Return the options a case is made with; one without any of its own has those of its folder."""
    given = path.with_suffix(".options")
    if given.is_file():
        read = yaml.safe_load(given.read_text("utf-8"))
        own = {str(key).removeprefix(":"): value for key, value in read.items()}
    elif path.parent.name == "html_to_native":
        own = {"html_to_native": True}
    else:
        own = {"auto_ids": False}
    is_gfm = name.startswith("parser-gfm/")
    return {"input": "GFM", "hard_wrap": True, **own} if is_gfm else {"input": "kramdown", **own}


def without_roles(html: str) -> list[tuple[object, ...]]:
    """Return the DOM without `role`, which footnotes have in other places since kramdown 2.5."""
    found = events(html)
    return [
        (kind, tag, tuple(pair for pair in more[0] if pair[0] != "role")) if kind == "start" else (kind, tag)  # type: ignore[attr-defined]
        for kind, tag, *more in found
    ]


@pytest.mark.parametrize("name", [name for name in CASES if name not in SKIP])
def test_html_is_kramdowns(name: str) -> None:
    path = CASES[name]
    html = kramdown.convert(path.read_text("utf-8"), options_of(name, path)).html
    assert without_roles(html) == without_roles(path.with_suffix(".html").read_text("utf-8"))


@pytest.mark.parametrize("name", [name for name in NEWER if name in CASES])
def test_what_is_newer_is_as_the_installed_kramdown_has_it(name: str, real: Kramdown) -> None:
    text, options = CASES[name].read_text("utf-8"), options_of(name, CASES[name])
    assert events(kramdown.convert(text, options).html) == events(real.ask(text, options) or "")


def test_skips_are_known() -> None:
    assert set(SKIP) <= CASES.keys()
