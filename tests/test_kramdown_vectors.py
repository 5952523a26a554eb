"""Our kramdown against the answers of the real one: snippets, snippets with options, fuzzed documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from html_events import events

from mkdocs_blogposts.markup import kramdown

FOLDER = Path(__file__).parents[2] / "shared" / "vectors"
# Area -> what part of its vectors may differ.
AREAS = {"11-markdown": 0.01, "11b-markdown-options": 0.01, "11c-markdown-fuzz": 0.03}
SKIP: dict[str, str] = {}


def load(area: str) -> dict[str, dict[str, object]]:
    path = FOLDER / f"{area}.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return {vector["id"]: vector for vector in map(json.loads, lines)}


VECTORS = {area: load(area) for area in AREAS}

pytestmark = pytest.mark.skipif(
    not all(VECTORS.values()), reason="the answers of kramdown are not on this machine"
)


def is_equal(vector: dict[str, object]) -> bool:
    options = vector.get("kramdown", {})
    assert isinstance(options, dict)
    html = kramdown.convert(str(vector["text"]), options).html
    return events(html) == events(str(vector["expect"]["html"]))  # type: ignore[index]


@pytest.mark.parametrize("area", AREAS)
def test_html_is_kramdowns(area: str) -> None:
    failing = [name for name, vector in VECTORS[area].items() if not is_equal(vector)]
    assert sorted(failing) == sorted(name for name in SKIP if name in VECTORS[area])


@pytest.mark.parametrize("area", AREAS)
def test_skips_are_few_and_known(area: str) -> None:
    assert set(SKIP) <= {name for vectors in VECTORS.values() for name in vectors}
    assert len(SKIP.keys() & VECTORS[area].keys()) <= AREAS[area] * len(VECTORS[area])
