"""Tags that a site brings along: a Python function, or a file of `_includes`, for each name."""

from __future__ import annotations

import importlib
import importlib.util
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from mkdocs_blogposts.model import MKDOCS_YML, Problem
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from types import ModuleType


@dataclass(frozen=True, slots=True)
class TagCall:
    """One use of a tag, as its function gets it."""

    name: str
    text: str
    """All that stands behind the name, Liquid rendered."""
    arguments: tuple[str, ...]
    """The parts of it that have no name, without quotes."""
    options: Mapping[str, object]
    """Its `key=value` and `key: value` pairs; a value without quotes may be a variable."""
    body: str | None
    """What stands between `{% name %}` and `{% endname %}`, rendered; None where the tag is not closed."""
    page: Mapping[str, object]
    """The front matter of the post or page."""
    src_uri: str
    """The file of the post or page."""
    baseurl: str
    """The path the site is served below: "" or "/blog"."""


_EXAMPLE = "write `youtube: youtube.html`, a file of _includes, or `youtube: hooks/tags.py:youtube`"

TagFunction = Callable[[TagCall], str]
Tags = Mapping[str, TagFunction | str]
"""A function, or the name of a file in `_includes`, for each tag."""


def load(wanted: Mapping[str, object], folder: str) -> tuple[Tags, list[Problem]]:
    """Read the option `liquid_tags`; what cannot be loaded is left out, with a problem of `mkdocs.yml`.

    A value is `module:function`, `path/to/file.py:function` (from `folder`, that of `mkdocs.yml`), or the
    name of a file in `_includes`.
    """
    tags: dict[str, TagFunction | str] = {}
    problems = []
    for name, target in wanted.items():
        try:
            tags[name] = _target(target, folder)
        # Importing runs a module of the site's own, in which anything can go wrong.
        except Exception as error:
            fault = f"`liquid_tags: {name}: {target}` cannot be used ({type(error).__name__}: {error})"
            problems.append(Problem(MKDOCS_YML, None, f"{fault}; {_EXAMPLE}"))
    return tags, problems


def _target(target: object, folder: str) -> TagFunction | str:
    if not isinstance(target, str) or not target:
        raise TypeError("it must be text")
    place, colon, name = target.rpartition(":")
    if not colon:
        return target
    function = getattr(_module(place, folder), name)
    if not callable(function):
        raise TypeError(f"{name} is no function")
    return cast("TagFunction", function)


def _module(place: str, folder: str) -> ModuleType:
    if not place.endswith(".py"):
        return importlib.import_module(place)
    spec = importlib.util.spec_from_file_location("blogposts_liquid_tags", os.path.join(folder, place))
    if spec is None or spec.loader is None:
        raise ImportError(f"{place} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
