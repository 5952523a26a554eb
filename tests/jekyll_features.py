"""Goes through the scenarios of Jekyll's own features: makes their files, builds them, looks at the result.

Each step that fails is a sentence. Sentences about Jekyll's messages are read as: where Jekyll ends with an
error, there is a warning of ours.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml
from jekyll_site import BuiltSite, build_ours, options_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from gherkin import Row, Scenario, Step

FIXTURES = ("_methods", "_thanksgiving", "_tutorials")
"""Folders of Jekyll's own test site, which some scenarios copy."""


class UnknownStepError(Exception):
    """There is no rule for a sentence."""


@dataclass
class World:
    """One scenario on its way."""

    source: Path
    """The folder of the site."""
    output: Path
    """The folder to build into."""
    fixtures: Path
    """The folder where those of `FIXTURES` are."""
    options: Mapping[str, object]
    """Options of the plugin for every build."""
    site: BuiltSite | None = None
    """What the last build made."""
    wrong: list[str] = field(default_factory=list)
    """What is not as expected."""

    def write(self, path: str, text: str) -> None:
        file = self.source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def configure(self, key: str, value: object) -> None:
        file = self.source / "_config.yml"
        config = yaml.safe_load(file.read_text("utf-8")) if file.is_file() else {}
        self.write("_config.yml", yaml.safe_dump({**config, key: value}, sort_keys=False))

    def expect(self, is_right: bool, complaint: str) -> None:
        if not is_right:
            self.wrong.append(complaint)

    def seen(self, path: str) -> str | None:
        """Return a file of the built site, or of its source."""
        if self.site is not None and path.startswith("_site/"):
            return self.site.read(path.removeprefix("_site/"))
        file = self.source / path
        return file.read_text("utf-8") if file.is_file() else None


def differences(
    scenario: Scenario, folder: Path, fixtures: Path, options: Mapping[str, object] = MappingProxyType({})
) -> list[str]:
    """Return in words what is not as a scenario has it; its site is made in a folder that is empty."""
    world = World(folder / "source", folder / "site", fixtures, options)
    world.source.mkdir(parents=True)
    for step in scenario.steps:
        _take(world, step)
    return world.wrong


def is_of_fixtures(scenario: Scenario) -> bool:
    """Tell whether a scenario is one about the documents of Jekyll's own test site."""
    return any(step.words.startswith("I have fixture collections") for step in scenario.steps)


def _take(world: World, step: Step) -> None:
    words = re.sub(" if platform supports symlinks$", "", step.words)
    for pattern, act in _RULES:
        if match := pattern.fullmatch(words):
            act(world, step, *match.groups())
            return
    raise UnknownStepError(step.words)


# -- what is given -----------------------------------------------------------------------------------------


def _page(world: World, step: Step, path: str, key: str | None, value: str | None, text: str) -> None:
    world.write(path, f"---\n{key or 'layout'}: {value or 'none'}\n---\n\n{text}\n")


def _layout(world: World, step: Step, name: str, kind: str, text: str) -> None:
    world.write(f"{'_layouts' if kind == 'layout' else '_theme'}/{name}.html", text)


def _folder(world: World, step: Step, path: str) -> None:
    (world.source / path).mkdir(parents=True, exist_ok=True)


def _dated(world: World, step: Step, kind: str, direction: str | None, folder: str | None) -> None:
    around = f"{folder}/" if direction == "in" else ""
    below = f"{folder}/" if direction == "under" else ""
    home = {"post": "_posts/", "draft": "_drafts/", "page": ""}[kind]
    for row in step.rows:
        world.write(f"{around}{home}{below}{_file_name(kind, row)}", _matter(row))


def _within(world: World, step: Step, kind: str, folder: str) -> None:
    for row in step.rows:
        world.write(f"{folder}/_{kind}s/{_file_name(kind, {**row, 'type': 'markdown'})}", _matter(row))


def _documents(world: World, step: Step, nested: str | None, label: str, folder: str | None) -> None:
    parts = [folder, f"_{label}", nested]
    home = "/".join(part for part in parts if part)
    for row in step.rows:
        world.write(f"{home}/{_slug(row['title'])}.md", _matter(row))


def _file_name(kind: str, row: Row) -> str:
    name = f"{_slug(row.get('title') or 'untitled')}.{row.get('type') or 'markdown'}"
    return f"{row['date'][:10]}-{name}" if kind == "post" else name


def _slug(title: str) -> str:
    return "-".join(re.sub(r"[^a-z0-9_]", " ", title.lower()).split())


def _matter(row: Row) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in row.items() if key != "content")
    return f"---\n{lines}---\n\n{row.get('content', '')}\n"


def _configured(world: World, step: Step, key: str, value: str) -> None:
    world.configure(key, yaml.safe_load(value))


def _configured_by_table(world: World, step: Step) -> None:
    for row in step.rows:
        world.configure(row["key"], yaml.safe_load(row["value"]))


def _configured_with_list(world: World, step: Step, key: str) -> None:
    world.write("_config.yml", f"{key}:\n" + "".join(f"- {row['value']}\n" for row in step.rows))


def _fixtures(world: World, step: Step, folder: str | None) -> None:
    for name in FIXTURES:
        target = world.source / (folder or ".") / name
        shutil.copytree(world.fixtures / name, target, symlinks=True, dirs_exist_ok=True)


# -- what is done ------------------------------------------------------------------------------------------


def _build(world: World, step: Step, arguments: str) -> None:
    world.site = build_ours(world.source, world.output, {**world.options, **options_of(arguments)})


def _delete(world: World, step: Step, path: str) -> None:
    (world.source / path).unlink()


def _nothing(world: World, step: Step, *parts: str) -> None:
    """Take a step that says nothing of us."""


# -- what is expected --------------------------------------------------------------------------------------


def _see(world: World, step: Step, negative: str | None, text: str, path: str) -> None:
    content = world.seen(path)
    if content is None:
        world.expect(False, f"{path} is missing")
        return
    found = re.search(_pattern(text), content, re.DOTALL) is not None
    world.expect(
        found is not bool(negative), f"{'not ' if negative else ''}{text!r} in {path}: {content[:300]!r}"
    )


def _pattern(text: str) -> str:
    """Return a regular expression of Ruby, where a brace that is no count is a brace, as one of Python."""
    return re.sub(r"\{(?!\d+(,\d*)?\})", r"\\{", text)


def _see_exactly(world: World, step: Step, text: str, path: str) -> None:
    content = world.seen(path)
    world.expect((content or "").strip() == text, f"exactly {text!r} in {path}: {(content or '')[:300]!r}")


def _see_today(world: World, step: Step, path: str) -> None:
    _see(world, step, None, f"{datetime.now(UTC):%Y-%m-%d}", path)


def _file(world: World, step: Step, path: str, negative: str | None) -> None:
    world.expect((world.seen(path) is not None) is not bool(negative), step.words)


def _directory(world: World, step: Step, path: str, negative: str | None) -> None:
    if path.startswith("_site/") and world.site is not None:
        there = (world.site.folder / path.removeprefix("_site/")).is_dir()
        world.expect(there is not bool(negative), step.words)


def _failed(world: World, step: Step) -> None:
    """Where Jekyll ends, we say why, and go on."""
    assert world.site is not None
    world.expect("WARNING" in world.site.log or "ERROR" in world.site.log, step.words)


_TABLE: tuple[tuple[str, Any], ...] = (
    (r'I have an? "([^"]*)" page(?: with (.*?) "(.*)")? that contains "(.*)"', _page),
    (r'I have an? "([^"]*)" file that contains "(.*)"', lambda w, s, path, text: w.write(path, text)),
    (r'I have an? "([^"]*)" page with content:', lambda w, s, path: w.write(path, f"---\n---\n\n{s.text}\n")),
    (r'I have an? "([^"]*)" file with content:', lambda w, s, path: w.write(path, s.text)),
    (r'I have an? (\S*) (layout|theme) that contains "(.*)"', _layout),
    (r'I have a blank site in "(.*)"', _folder),
    (r'I have an? ([^"]*) directory', _folder),
    (r'I have the following (post|draft|page)s?(?: (in|under) "(.*)")?:', _dated),
    (r'I have the following (post|draft)s? within the "(.*)" directory:', _within),
    (
        r'I have the following documents?(?: nested inside "(.*)" directory)?'
        r' under the "?(.*?)"? collection(?: within the "(.*)" directory)?:',
        _documents,
    ),
    (r'I have a configuration file with "(.*?)" set to "(.*)"', _configured),
    (r'I have a configuration file with "(.*)" set to:', _configured_with_list),
    (r"I have a configuration file with:", _configured_by_table),
    (r'I have fixture collections(?: in "(.*)" directory)?', _fixtures),
    (r"I run jekyll build(.*)", _build),
    (r"I wait \d+ seconds?", _nothing),
    (r'I delete the file "(.*)"', _delete),
    (r"I should get a zero exit[- ]status", _nothing),
    (r"I should get a non-zero exit[- ]status", _failed),
    (r'I should (?:not )?see "(.*)" in the build output', _nothing),
    (r'I should (not )?see "(.*)" in "([^"]*)"(?: unless Windows)?', _see),
    (r'I should see (?:date )"(.*)" in "([^"]*)" unless Windows', lambda w, s, *p: _see(w, s, None, *p)),
    (r'I should see exactly "(.*)" in "([^"]*)"', _see_exactly),
    (r"""I should see today's (?:time|date) in "([^"]*)\"""", _see_today),
    (r".* if (?:on Windows|platform does not support symlinks)", _nothing),
    (r'the "(.*)" file should +(not )?exist', _file),
    (r"the _site directory should not exist", _failed),
    (r"the (.*) directory should +(not )?exist", _directory),
)
_RULES = tuple((re.compile(pattern, re.DOTALL), act) for pattern, act in _TABLE)


def all_of(folder: Path) -> Iterator[Path]:
    """Yield the feature files of a folder, in order."""
    yield from sorted(folder.glob("*.feature"))
