"""Nothing is done for a page that is done already, or that nobody would see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import markdown

if TYPE_CHECKING:
    import pytest
    from conftest import Build

POSTS = {
    f"_posts/2024-01-{day:02}-p{day}.md": f"---\ntags: [a, b]\ncategories: [c]\n---\nText *{day}*.\n"
    for day in range(1, 13)
}
BLOG = {"_config.yml": "title: B\npaginate: 5\n", "docs/index.md": "# Home\n", **POSTS}


def test_lists_without_a_text_need_no_markdown(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, object]] = []
    plain = markdown.Markdown

    def counted(**options: Any) -> object:
        made.append(options)
        return plain(**options)

    monkeypatch.setattr(markdown, "Markdown", counted)
    built = build(BLOG)
    assert built.status == 0, built.log
    assert "Text 12." in built.read("tag/a/index.html")
    assert sum("extensions" in options for options in made) == 1  # docs/index.md


def test_a_list_is_converted_if_a_plugin_gives_it_a_text(build: Build) -> None:
    hook = "def on_page_markdown(markdown, **_):\n    return markdown + '\\n*From a hook*\\n'\n"
    built = build({**BLOG, "hook.py": hook}, extra="hooks: [hook.py]")
    assert built.status == 0, built.log
    assert "<em>From a hook</em>" in built.read("tag/a/index.html")
