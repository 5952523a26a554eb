"""Front matter, dates, Gemfiles, redirects and other small texts that rules are read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from texts import giving, of

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.settings import gemfile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hostile import Case
    from texts import Maker


_SPLIT: Mapping[str, Maker] = {
    "no front matter": of("\n", before="---\n"),
    "almost fences": of("---x\n", before="---\n"),
    "blank body": of(" \n", before="---\n---\n"),
    "dashes": of("-"),
}
_GEMFILE: Mapping[str, Maker] = {
    "open strings": of("'"),
    "open groups": of("group :jekyll_plugins do\n"),
    "open brackets": of("([{"),
    "comments": of("=begin\n"),
}

CASES: Mapping[str, Case] = {
    **{f"split {name}": giving(front_matter.split, text) for name, text in _SPLIT.items()},
    **{f"Gemfile of {name}": giving(gemfile.read, text) for name, text in _GEMFILE.items()},
}
