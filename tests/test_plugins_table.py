"""The table of Jekyll's plugins, and the page of the documentation that shows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from configured import told

import mkdocs_blogposts
from mkdocs_blogposts.config import BlogPostsConfig
from mkdocs_blogposts.settings.plugins import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_blogposts.settings.plugins import Gem

PACKAGE = Path(mkdocs_blogposts.__file__).parent
PAGE = PACKAGE.parent / "docs" / "reference" / "plugins.md"
DOERS = {"mkdocs": "MkDocs", "theme": "the theme", "nobody": "nobody"}


def row(plugin: Gem) -> str:
    """Return the row of a plugin as the page has it."""
    by = {
        "room": f"`{plugin.place}`" if plugin.place else "this plugin",
        "option": f"[`{plugin.place}`](options.md#{plugin.place}) in `mkdocs.yml`",
    }
    section = f"`{plugin.section}`" if plugin.section else ""
    return f"| {plugin.gem} | {plugin.does} | {by.get(plugin.doer) or DOERS[plugin.doer]} | {section} |"


def rows(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("| Plugin "):
            yield line


def test_the_page_shows_the_table() -> None:
    assert list(rows(PAGE.read_text("utf-8"))) == [row(plugin) for plugin in TABLE]


def test_each_plugin_stands_in_the_table_once() -> None:
    assert len({plugin.gem for plugin in TABLE}) == len(TABLE)


@pytest.mark.parametrize("plugin", TABLE, ids=lambda plugin: plugin.gem)
def test_what_does_a_plugins_work_is_there(plugin: Gem) -> None:
    if plugin.doer == "room":
        assert (PACKAGE / plugin.place).is_dir()
    elif plugin.doer == "option":
        assert plugin.place in dict(BlogPostsConfig._schema)
    else:
        assert not plugin.place


@pytest.mark.parametrize("plugin", TABLE, ids=lambda plugin: plugin.gem)
def test_what_nobody_does_is_told(plugin: Gem) -> None:
    _, problems = told({"plugins": [plugin.gem]})
    assert bool(problems) == (plugin.doer in ("option", "nobody"))
    _, problems = told({plugin.section: {"x": 1}} if plugin.section else {})
    is_told = any("there is nothing here yet" in problem.message for problem in problems)
    assert is_told == bool(plugin.section and not plugin.is_read)
