"""Time what the plugin adds to the build of a site that has one page and no posts.

    python benchmarks/start.py [--rounds N] [--theme NAME]

Every figure is the median of `--rounds` fresh processes, in milliseconds of processor time: of the import of
the plugin where MkDocs and its search plugin are there already, and of `mkdocs build` without and with it, in
alternation. Bytecode is kept in a folder of its own, and the first round, which writes it, does not count.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import measuring

_IMPORT = """
import time, mkdocs.commands.build, mkdocs.contrib.search
start = time.process_time()
import mkdocs_blogposts.plugin
print(time.process_time() - start)
"""


def seconds_to_import() -> float:
    """Return the processor time of the plugin's import in a process of its own."""
    done = subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, check=True, text=True)  # noqa: S603
    return float(done.stdout)


def make_site(folder: Path, theme: str, plugins: list[str]) -> Path:
    """Write a site of one page, and return its folder."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Hello\n\nA page.\n", "utf-8")
    config = {"site_name": "Notes", "theme": {"name": theme}, "plugins": plugins}
    (folder / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    return folder


def seconds_to_build(site: Path) -> float:
    """Return the processor time of a build."""
    return measuring.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], site, "site").cpu


def main() -> None:
    """Measure, and print three lines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--theme", default="material")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ |= {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        plain = make_site(Path(folder, "plain"), asked.theme, ["search"])
        blog = make_site(Path(folder, "blog"), asked.theme, ["search", "blogposts"])
        rounds = [
            (seconds_to_import(), seconds_to_build(plain), seconds_to_build(blog))
            for _ in range(asked.rounds + 1)
        ][1:]
    names = ("import of the plugin", "build without it", "build with it")
    for name, figures in zip(names, zip(*rounds, strict=True), strict=True):
        print(f"{name:22}{median(figures) * 1000:6.0f} ms")  # noqa: T201
    added = median(with_it - without for _, without, with_it in rounds)
    print(f"{'added to the build':22}{added * 1000:6.0f} ms")  # noqa: T201


if __name__ == "__main__":
    main()
