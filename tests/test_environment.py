"""What a build takes from the environment: the moment, the zone and Jekyll's name of the surroundings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.read import environment

if TYPE_CHECKING:
    from conftest import Build


def test_what_is_set_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("JEKYLL_ENV", "production")
    moment = datetime(1970, 1, 2, tzinfo=UTC)
    assert environment.read() == environment.Environment(moment, "Asia/Tokyo", "production")


def test_what_is_not_set_is_as_in_jekyll(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SOURCE_DATE_EPOCH", "TZ", "JEKYLL_ENV"):
        monkeypatch.delenv(name, raising=False)
    found = environment.read()
    assert (found.zone, found.jekyll_env) == (None, "development")
    assert found.now.tzinfo is UTC


def test_a_moment_that_is_none_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(ValueError, match="must be seconds since 1970"):
        environment.read()


def test_templates_know_the_environment(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEKYLL_ENV", "production")
    site = build({"docs/_posts/2020-01-01-a.md": "---\n---\nIt is {{ jekyll.environment }}."})
    assert "It is production." in site.read("2020/01/01/a.html")
