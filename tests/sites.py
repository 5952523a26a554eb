"""Sites of Jekyll with the answers of the real one, built by the real command line.

The answers in `answers/` are recorded by `record.py`; more of them may lie beside the checkout.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
import vectors
from conftest import run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import Built

FOLDER = Path(__file__).parent / "answers"


def load(*areas: str) -> dict[str, vectors.Vector]:
    """Return the vectors of some areas by their ids, those of the checkout and those beside it."""
    return {
        str(vector["id"]): vector
        for folder in (FOLDER, vectors.FOLDER)
        for area in areas
        for vector in vectors.load(area, folder)
    }


def outputs(vector: vectors.Vector) -> Mapping[str, str]:
    """Return the texts that Jekyll wrote, by file."""
    return cast("Mapping[str, str]", vectors.expected(vector)["outputs"])


def names(vector: vectors.Vector) -> set[str]:
    """Return the files that Jekyll wrote."""
    return set(cast("list[str]", vectors.expected(vector)["files"]))


def build(vector: vectors.Vector, root: Path, *arguments: str, theme: str = "material") -> Built:
    """Build a vector's site as a user does who moves to MkDocs: `_config.yml` and all files are untouched."""
    source = root / "blog"
    (root / "docs").mkdir(parents=True)
    vectors.write(vector["files"], source)  # type: ignore[arg-type]
    (source / "_config.yml").write_text(vectors.config_text(vector), "utf-8")
    config = cast("Mapping[str, object]", vector.get("config") or {})
    options = cast("Mapping[str, object]", vector.get("options") or {})
    project = {
        "site_name": config.get("title") or config.get("name") or "",
        "theme": {"name": theme},
        **({"site_url": vector["site_url"]} if "site_url" in vector else {}),
        "plugins": ["search", {"blogposts": {"source_dir": "blog", **options}}],
    }
    (root / "mkdocs.yml").write_text(json.dumps(project), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 2026-01-01 00:00 UTC
        patch.delenv("TZ", raising=False)
        return run(root, *arguments)
