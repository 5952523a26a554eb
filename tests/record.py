"""Ask the real Jekyll for the answers in `answers/`: `python tests/record.py seo feed`.

A line is a site: `files`, `config`, and in `outputs` the patterns of the files whose text is compared. To
add one, write such a line, and run this where `jekyll` and its plugins are installed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import vectors
from sites import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable


def answer(vector: vectors.Vector, root: Path) -> dict[str, object]:
    """Return what Jekyll makes of a site: the names of all files, and the texts that are asked for."""
    source, out = root / "source", root / "out"
    vectors.write(vector["files"], source)  # type: ignore[arg-type]
    (source / "_config.yml").write_text(vectors.config_text(vector), "utf-8")
    command = ["jekyll", "build", "-q", "-s", str(source), "-d", str(out)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{vector['id']}: {done.stdout}{done.stderr}")
    found = {path.relative_to(out).as_posix(): path for path in sorted(out.rglob("*")) if path.is_file()}
    wanted = [name for name in found if is_any(name, vector["outputs"])]  # type: ignore[arg-type]
    return {
        "error": None,
        "files": list(found),
        "outputs": {name: found[name].read_text("utf-8") for name in wanted},
    }


def is_any(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def record(area: str) -> None:
    """Ask anew for every line of an area."""
    path = FOLDER / f"{area}.jsonl"
    lines = []
    for vector in map(json.loads, path.read_text("utf-8").splitlines()):
        with tempfile.TemporaryDirectory() as folder:
            vector["expect"] = answer(vector, Path(folder))
        lines.append(json.dumps(vector, ensure_ascii=False) + "\n")
    path.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        record(name)
