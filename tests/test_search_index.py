"""The search index is what the search plugin makes of coloured code, though it never sees the colours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from material.plugins.search.plugin import (  # type: ignore[import-untyped]
    Parser,
    SearchIndex,
)

from mkdocs_blogposts.host import finished, search_index

if TYPE_CHECKING:
    from conftest import Build

CODE = "```python\nif x < 1:  # & so on\n    print('a')\n\n    pass\n```\n"
BLOG = {
    "_config.yml": "title: B\n",
    "docs/index.md": "# Home\n",
    "_posts/2024-01-01-a.md": f"Text.\n\n## A `heading`\n\n{CODE}\nMore.\n\n- item\n\n  {CODE}\n",
    "_posts/2024-01-02-b.md": f'<div data-search-exclude="1">Hidden.</div>\n\n{CODE}\n',
}


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the tags that the search plugin reads."""
    monkeypatch.setattr(finished, "WORTH_SHARING", 1)
    found: list[str] = []
    read = Parser.handle_starttag

    def noted(self: Parser, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found.append(tag)
        read(self, tag, attrs)

    monkeypatch.setattr(Parser, "handle_starttag", noted)
    return found


def _index(build: Build) -> object:
    built = build(BLOG, cache=False)
    assert built.status == 0, built.log
    return json.loads(built.read("search/search_index.json"))


def test_the_search_plugin_reads_code_without_its_colours(
    build: Build, starts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, few = _index(build), starts.count("span")
    starts.clear()
    monkeypatch.setattr(search_index, "spare_colours", lambda _config: None)
    assert found == _index(build)
    # Left are the colours of what is no part of the index, and elements without any.
    assert few < starts.count("span") * 2 / 3


def test_a_search_plugin_that_tells_colours_apart_reads_all(
    build: Build, starts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add = SearchIndex.add_entry_from_context

    def add_with_colours(self: SearchIndex, page: Any) -> None:
        add(self, page)
        self.entries[-1]["text"] += f" {page.content.count('<span')}"

    monkeypatch.setattr(SearchIndex, "add_entry_from_context", add_with_colours)
    found = _index(build)
    monkeypatch.setattr(search_index, "spare_colours", lambda _config: None)
    assert found == _index(build)
    assert "span" in starts


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<pre><code class="a"><span class="k">if</span> x &lt; <span class="mi">1</span>.</code></pre>',
         '<pre><code class="a">if x &lt; 1.</code></pre>'),
        ('<pre><span class="k">if</span></pre><p><span class="k">x</span></p>',
         '<pre>if</pre><p><span class="k">x</span></p>'),
        ('<pre>&am<span class="k">p;</span></pre>', None),
        ('<pre><span class="k">a<b>c</b></span></pre>', None),
        ('<pre><span class="highlight">a</span></pre>', None),
        ('<!-- <pre><span class="k">a</span></pre> -->', None),
        ('<textarea><pre><span class="k">a</span></pre></textarea>', None),
        ('<a title="<pre><span class=\'k\'>"></a>', None),
        ('<SPAN DATA-SEARCH-EXCLUDE><pre><span class="k">a</span> b</pre></SPAN>', None),
        ('<span data-search-exclude><pre><span class="k">a</span> b</pre></span>', None),
    ],
)  # fmt: skip
def test_what_is_taken_for_a_colour(html: str, expected: str | None) -> None:
    assert search_index.uncoloured(html) == (html if expected is None else expected)
