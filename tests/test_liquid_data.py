"""What lies in `_data`, and the tags that a site brings along."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.model import Folders, Settings
from mkdocs_blogposts.read import data
from mkdocs_blogposts.read import liquid_tags as custom

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path, **files: str) -> Settings:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Settings(Folders(source_dir=str(root)))


def test_data_is_read_by_folder_and_name(tmp_path: Path) -> None:
    settings = write(
        tmp_path,
        _data__people_DOT_yml="jane: {age: 5}",
        _data__sub__deep_DOT_json='{"k": [1, null]}',
        _data__table_DOT_csv='name,note\nann,"a, b"\nbob,\n',
        _data__tabs_DOT_tsv="a\tb\n1\t2\n",
        _data__notes_DOT_txt="not data",
        _data___hidden_DOT_yml="a: 1",
    )
    (tmp_path / "_data" / "my file.v2.yaml").write_text("- 1", "utf-8")
    assert data.read(settings.folders) == (
        {
            "my_filev2": [1],
            "_hidden": {"a": 1},
            "people": {"jane": {"age": 5}},
            "sub": {"deep": {"k": [1, None]}},
            "table": [{"name": "ann", "note": "a, b"}, {"name": "bob", "note": None}],
            "tabs": [{"a": "1", "b": "2"}],
        },
        [],
    )


def test_broken_data_is_left_out_and_told(tmp_path: Path) -> None:
    settings = write(
        tmp_path,
        _data__a_DOT_yml="x: [1",
        _data__b_DOT_json="{",
        _data__c_DOT_yml="ok: 1",
        _data__d_DOT_csv="",
    )
    found, problems = data.read(settings.folders)
    assert found == {"c": {"ok": 1}, "d": []}
    assert [problem.src_uri for problem in problems] == ["_data/a.yml", "_data/b.json"]


def test_no_data_and_data_outside_of_the_site(tmp_path: Path) -> None:
    settings = write(tmp_path / "site", a="")
    assert data.read(settings.folders) == ({}, [])
    (tmp_path / "secret.yml").write_text("a: 1", "utf-8")
    (tmp_path / "site" / "_data").mkdir()
    os.symlink(tmp_path / "secret.yml", tmp_path / "site" / "_data" / "secret.yml")
    os.symlink(tmp_path, tmp_path / "site" / "_data" / "up")
    assert data.read(settings.folders) == ({}, [])


def test_tags_are_functions_and_files(tmp_path: Path) -> None:
    (tmp_path / "tags.py").write_text("def video(call):\n    return call.text\n", "utf-8")
    wanted = {"video": "tags.py:video", "figure": "figure.html", "join": "os.path:join"}
    tags, problems = custom.load(wanted, str(tmp_path))
    assert problems == []
    assert tags["figure"] == "figure.html"
    assert callable(tags["join"])
    assert callable(tags["video"])


@pytest.mark.parametrize(
    "target", ["tags.py:nope", "nowhere.py:x", "no_such_module:x", "broken.py:x", "os.path:sep", 5, "", None]
)
def test_a_tag_that_cannot_be_loaded_is_told(tmp_path: Path, target: object) -> None:
    (tmp_path / "tags.py").write_text("x = 1\n", "utf-8")
    (tmp_path / "broken.py").write_text("raise SystemError('no')\n", "utf-8")
    tags, problems = custom.load({"video": target}, str(tmp_path))
    assert tags == {}
    (problem,) = problems
    assert problem.src_uri == "mkdocs.yml"
    assert problem.message.startswith(f"`liquid_tags: video: {target}` cannot be used")
