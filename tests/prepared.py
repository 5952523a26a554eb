"""What is the same in every build is prepared once: compiled templates, and the lists of a theme's files.

Nothing of it changes what is built. MkDocs compiles a theme's templates and walks its folders anew in each
build, which is 70 % of the time of a small one.
"""

from __future__ import annotations

import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, FileSystemLoader
from mkdocs.theme import Theme

if TYPE_CHECKING:
    from types import CodeType

    import pytest
    from jinja2 import Environment
    from jinja2.bccache import Bucket

_INSTALLED = Path(sysconfig.get_path("purelib")).resolve()


class CompiledTemplates(BytecodeCache):
    """Templates by their file, their text and what the environment adds to the language."""

    def __init__(self) -> None:
        self._codes: dict[tuple[object, ...], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get(_identity(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[_identity(bucket)] = bucket.code


def _identity(bucket: Bucket) -> tuple[object, ...]:
    environment = bucket.environment
    return bucket.key, bucket.checksum, frozenset(environment.extensions), frozenset(environment.filters)


def share(patch: pytest.MonkeyPatch) -> None:
    """Let all builds from here on share compiled templates and the lists of installed themes' files."""
    compiled = CompiledTemplates()
    get_env = Theme.get_env

    def environment(theme: Theme) -> Environment:
        made = get_env(theme)
        made.bytecode_cache = compiled
        return made

    lists: dict[str, list[str]] = {}
    list_templates = FileSystemLoader.list_templates

    def listed(loader: FileSystemLoader) -> list[str]:
        names: set[str] = set()
        for folder in loader.searchpath:
            if Path(folder).resolve().is_relative_to(_INSTALLED):
                if folder not in lists:
                    # MkDocs leaves hidden folders out itself, among them 14,000 icons of Material.
                    every = list_templates(FileSystemLoader(folder))
                    lists[folder] = [name for name in every if "/." not in f"/{name}"]
                names.update(lists[folder])
            else:
                names.update(list_templates(FileSystemLoader(folder)))
        return sorted(names)

    patch.setattr(Theme, "get_env", environment)
    patch.setattr(FileSystemLoader, "list_templates", listed)
