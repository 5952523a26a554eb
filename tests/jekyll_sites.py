"""Small sites of our own, with the answers of real Jekyll; run as a script, it asks Jekyll anew."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from html_events import events
from jekyll_site import build_jekylls, build_ours, options_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE = Path(__file__).parent
ANSWERS = HERE / "jekyll_sites.json"


@dataclass(frozen=True)
class Question:
    """A site to build."""

    name: str
    """What it is about."""
    files: Mapping[str, str]
    """Its texts by their paths."""
    arguments: str
    """What is said to `jekyll build` beside: "--drafts"."""

    def write(self, folder: Path) -> Path:
        """Write the files below a folder, which is returned."""
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return folder


def questions() -> Iterator[Question]:
    """Yield the sites in order."""
    found = yaml.safe_load((HERE / "jekyll_sites.yml").read_text("utf-8"))
    for name, told in found.items():
        yield Question(name, told["files"], told.get("build", ""))


def answers() -> dict[str, dict[str, str]]:
    """Return what Jekyll made of the sites: by name, then by path."""
    found: dict[str, dict[str, str]] = json.loads(ANSWERS.read_text("utf-8"))
    return found


def jekylls(question: Question, folder: Path) -> dict[str, str]:
    """Return what Jekyll makes of a site, with an empty text under "" where that ends in an error."""
    source = question.write(folder / "source")
    built = build_jekylls(source, folder / "site", tuple(question.arguments.split()))
    return {path: built.read(path) or "" for path in sorted(built.files())} if built else {"": ""}


def differences(question: Question, answer: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return the paths at which our site is not Jekyll's, each with how; lists of ours may come on top."""
    built = build_ours(question.write(folder / "source"), folder / "site", options_of(question.arguments))
    wrong = {}
    for path, theirs in answer.items():
        ours = built.read(path)
        if ours is None:
            wrong[path] = "missing"
        elif _comparable(path, ours) != _comparable(path, theirs):
            wrong[path] = f"\n{ours}\n-- but Jekyll has --\n{theirs}"
    extra = built.files() - answer.keys() - built.lists
    return wrong | dict.fromkeys(extra, "too many")


def _comparable(path: str, text: str) -> object:
    return events(text) if path.endswith((".html", ".htm")) or "." not in path else text


def main() -> None:
    """Record Jekyll's answers."""
    found = {}
    for question in questions():
        if not sys.argv[1:] or any(part in question.name for part in sys.argv[1:]):
            with tempfile.TemporaryDirectory() as folder:
                found[question.name] = jekylls(question, Path(folder))
    kept = answers() if ANSWERS.is_file() else {}
    ordered = {each.name: (kept | found)[each.name] for each in questions() if each.name in kept | found}
    ANSWERS.write_text(json.dumps(ordered, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
