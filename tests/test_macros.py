"""Beside the plugin macros, which renders Jinja in every page after us."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from mkdocs_blogposts.host.pages import shown_to_macros
from mkdocs_blogposts.model import SitePage, Source

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PAGE = SitePage(Source("a.md", "", "page", ".md"), "", "/a", "a.html", {}, "", 1)


def config(*plugins: str) -> MkDocsConfig:
    return cast("MkDocsConfig", SimpleNamespace(plugins=dict.fromkeys(plugins)))


@pytest.mark.parametrize("text", ["about {{ x }}", "about {% x %}", "## A {#own}"])
def test_what_liquid_left_is_kept_from_macros(text: str) -> None:
    assert shown_to_macros(text, PAGE, config("macros")) == f"{{% raw %}}{text}{{% endraw %}}"
    assert shown_to_macros(text, PAGE, config("search")) == text


def test_what_macros_cannot_touch_is_left_alone() -> None:
    assert shown_to_macros("plain", PAGE, config("macros")) == "plain"


def test_a_body_that_liquid_leaves_alone_is_for_macros() -> None:
    page = replace(PAGE, meta={"render_with_liquid": False})
    assert shown_to_macros("{{ x }}", page, config("macros")) == "{{ x }}"
