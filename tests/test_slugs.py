"""Slugs and titles: our own table, and the answers of real Jekyll where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path

import golden
import pytest

from mkdocs_blogposts.ruby.slugs import slugify, titleize

MODES = (None, "raw", "pretty", "ascii", "latin", "none")
VECTORS = Path(__file__).parents[2] / "shared" / "vectors" / "06-slugify.jsonl"
SKIP = {
    f"06-slugify-{number}": "slugify takes text; a number, truth, list or mapping is reported by who reads it"
    for number in range(107, 113)
}


def vectors() -> list[dict[str, object]]:
    lines = VECTORS.read_text("utf-8").splitlines() if VECTORS.is_file() else []
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(("text", "wanted"), golden.table("slugs", "modes"))
def test_modes(text: str, wanted: list[str]) -> None:
    assert [slugify(text, mode) for mode in MODES] == wanted
    assert slugify(text, "default") == slugify(text)
    assert slugify(text, "no such mode") == slugify(text, "none")


@pytest.mark.parametrize(("mode", "slug"), [("pretty", "My-Post!"), (None, "My-Post"), ("none", "My Post!")])
def test_case_is_kept_where_asked(mode: str | None, slug: str) -> None:
    assert slugify("My Post!", mode, cased=True) == slug


@pytest.mark.parametrize(("letters", "latin"), golden.table("slugs", "latin"))
def test_latin_letters(letters: str, latin: str) -> None:
    assert [slugify(letter, "latin", cased=True) for letter in letters] == [latin] * len(letters)


def test_latin_does_not_know_every_accent() -> None:
    assert [slugify(f"a{char}b", "latin") for char in "ẞạșﬁ"] == ["a-b"] * 4


@pytest.mark.parametrize(("slug", "title"), golden.table("slugs", "titles"))
def test_titles(slug: str, title: str) -> None:
    assert titleize(slug) == title


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: str(vector["id"]))
def test_jekylls_answers(vector: dict[str, object]) -> None:
    if reason := SKIP.get(str(vector["id"])):
        pytest.skip(reason)
    want: dict[str, list[dict[str, object]]] = vector["expect"]  # type: ignore[assignment]
    if "posts" in want:
        files: dict[str, str] = vector["files"]  # type: ignore[assignment]
        name = Path(next(iter(files))).stem.split("-", 3)[3]
        assert (titleize(name), name) == (want["posts"][0]["title"], want["posts"][0]["slug"])
        return
    modes: list[str | None] = vector.get("modes", [None])  # type: ignore[assignment]
    text = str(vector.get("str", ""))  # The one without `str` asks for the slug of null.
    lines = "".join(f"[{slugify(text, mode)}]\n" for mode in modes)
    assert lines == want["outputs"]["out.txt"]  # type: ignore[call-overload]


@pytest.mark.skipif(not VECTORS.is_file(), reason="the answers of Jekyll are not on this machine")
def test_skipped_answers_exist() -> None:
    assert SKIP.keys() <= {str(vector["id"]) for vector in vectors()}
