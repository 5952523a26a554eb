"""Mentions become links to profiles."""

from __future__ import annotations

import pytest
from configured import settings_of

from mkdocs_blogposts.markup import mentions

ON = {"plugins": ["jekyll-mentions"]}


def linked(name: str) -> str:
    return f'<a href="https://github.com/{name}" class="user-mention">@{name}</a>'


@pytest.mark.parametrize(
    ("html", "want"),
    [
        ("<p>Hi @jane, and @bob-2.</p>", f"<p>Hi {linked('jane')}, and {linked('bob-2')}.</p>"),
        ("<p>(@jane)</p>", f"<p>({linked('jane')})</p>"),
        ("<p>a@b.c and @a/b and @a.b</p>", "<p>a@b.c and @a/b and @a.b</p>"),
        ("<p><code>@x</code> @y</p>", f"<p><code>@x</code> {linked('y')}</p>"),
        ("<pre>@x</pre><a href='@z'>@x</a>", "<pre>@x</pre><a href='@z'>@x</a>"),
        ("<p>感谢 @jane 的帮助</p>", f"<p>感谢 {linked('jane')} 的帮助</p>"),
        ("nothing", "nothing"),
    ],
)
def test_link(html: str, want: str) -> None:
    assert mentions.link(html, "https://github.com") == want


@pytest.mark.parametrize(
    ("config", "meta", "base"),
    [
        ({}, {}, None),
        (ON, {}, "https://github.com"),
        (ON, {"jekyll-mentions": False}, None),
        ({**ON, "jekyll-mentions": "https://x.example/"}, {}, "https://x.example"),
        ({**ON, "jekyll-mentions": {"base_url": "https://x.example"}}, {}, "https://x.example"),
        (ON, {"jekyll-mentions": {"base_url": "https://y.example"}}, "https://y.example"),
        ({**ON, "jekyll-mentions": 5}, {}, "https://github.com"),
    ],
)
def test_base_url(config: dict[str, object], meta: dict[str, object], base: str | None) -> None:
    assert mentions.base_url(settings_of(config).markdown.mentions, meta) == base
