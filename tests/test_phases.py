"""`mkdocs build -v` says what takes how long."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from mkdocs_blogposts.host.phases import Phases

if TYPE_CHECKING:
    import pytest
    from conftest import Build


def test_a_build_tells_its_phases_in_order_and_in_one_line(build: Build) -> None:
    files = {"docs/_posts/2024-01-01-a.md": "A\n"}
    (line,) = [line for line in build(files, "-v").log.splitlines() if "time by phase" in line]
    assert re.findall(r"([a-z, ]+?) \d+\.\d\d s", line.partition("phase: ")[2]) == [
        "settings",
        ", files and plan",
        ", navigation and addresses",
        ", bodies",
        ", lists and feeds",
        ", templates, files and search",
    ]
    assert "time by phase" not in build(files).log


def test_a_phase_that_comes_again_takes_as_long_as_all(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    moments = iter([0.0, 1.0, 3.0, 6.0])
    monkeypatch.setattr(time, "perf_counter", lambda: next(moments))
    measured = Phases()
    for name in ("a", "b", "a"):
        measured.end(name)
    with caplog.at_level("DEBUG", logger="mkdocs.plugins.blogposts"):
        measured.tell()
    assert "a 4.00 s, b 2.00 s" in caplog.text
