"""The layouts of a site: files of `_layouts`, each with the layout around it in its front matter."""

from __future__ import annotations

import os
import posixpath
from dataclasses import field
from typing import TYPE_CHECKING

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.model import Entry, Folders, Post, Problem
from mkdocs_blogposts.read import symlinks, texts
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout."""

    src_uri: str
    data: Mapping[str, object]
    """Its front matter; {} without one."""
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class Chain:
    """A layout and those around it, from the inside out."""

    layouts: tuple[Layout, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    """A layout that is missing or cannot be read, at which the chain ends too early; or (info) a loop."""


def layout_of(entry: Entry) -> object:
    """Return what an entry says of its layout, which may be no name at all.

    An empty `layout` of a page wins over the defaults, and in these over wider ones; a document's does not.
    """
    layout = entry.meta.get("layout")
    if isinstance(entry, Post):
        return layout
    return entry.written.get("layout", None if "layout" in entry.emptied else layout)


class Layouts:
    """The layouts of one site. The folder is listed when one is asked for, and each is read once."""

    def __init__(self, folders: Folders) -> None:
        """Look in the folder that `layouts_dir` names."""
        self.folder = folders.layouts_dir
        self._texts = texts.Texts(folders)
        self._paths: Mapping[str, str] | None = None
        self._read: dict[str, Layout | Problem] = {}

    def has(self, name: str) -> bool:
        """Say whether there is a layout of this name: its path in the folder, without extension."""
        if self._paths is None:
            self._paths = self._listed()
        return name in self._paths

    def names_one(self, entry: Entry) -> bool:
        """Say whether an entry names a layout of the site."""
        name = entry.meta.get("layout")
        return isinstance(name, str) and self.has(name)

    def data_of(self, entry: Entry) -> Mapping[str, object] | None:
        """Return the front matter of an entry's layout, which its body sees as `layout`.

        As in Jekyll, that of the layouts around it is no part of it. None where there is no such layout.
        """
        name = layout_of(entry)
        found = self._get(name) if isinstance(name, str) else None
        return found.data if isinstance(found, Layout) else None

    def chain(self, name: str) -> Chain:
        """Return a layout and those around it. Jekyll ends, too, where a layout comes up again."""
        found: dict[str, Layout] = {}
        layout = self._get(name)
        while isinstance(layout, Layout):
            found[name] = layout
            outer = layout.data.get("layout")
            if not isinstance(outer, str) or outer == "none":
                return Chain(tuple(found.values()))
            if outer in found:
                message = f"`layout: {outer}` leads back to this layout, which is used once; name another"
                return Chain(tuple(found.values()), (self._problem(layout, message, is_fault=False),))
            name, inner, layout = outer, layout, self._get(outer)
            if layout is None:
                message = f"there is no layout `{outer}`; expected a file {self.folder}/{outer}.html"
                return Chain(tuple(found.values()), (self._problem(inner, message),))
        return Chain(tuple(found.values()), (layout,) if layout else ())

    def _problem(self, layout: Layout, message: str, *, is_fault: bool = True) -> Problem:
        return Problem(layout.src_uri, None, message, "warning" if is_fault else "info")

    def _get(self, name: str) -> Layout | Problem | None:
        """Return a layout, or why it cannot be read; None where there is none."""
        if not self.has(name) or self._paths is None:
            return None
        if name not in self._read:
            self._read[name] = self._load(self._paths[name])
        return self._read[name]

    def _load(self, src_uri: str) -> Layout | Problem:
        try:
            head = front_matter.read(self._texts.read(src_uri, "it is no file of the site"))
        except texts.UnreadableError as fault:
            return Problem(src_uri, None, f"the layout cannot be read: {fault}")
        except front_matter.FrontMatterError as error:
            return Problem(src_uri, error.line, f"the layout cannot be read: {error.message}")
        return Layout(src_uri, head.data, head.body, head.body_line)

    def _listed(self) -> dict[str, str]:
        """Return the paths of the layouts by name; of two files of one name the last in order counts.

        A folder outside of the site counts as empty.
        """
        root = os.path.join(self._texts.root, *self.folder.split("/"))
        if "\0" in root or symlinks.part_of(root, self._texts.root) is None:
            return {}
        found = []
        for folder, folders, names in os.walk(root):
            folders[:] = [name for name in folders if not name.startswith(".")]
            below = os.path.relpath(folder, self._texts.root).replace(os.sep, "/")
            found += [f"{below}/{name}" for name in names if "." in name[1:] and not name.startswith(".")]
        start = len(self.folder) + 1
        return {posixpath.splitext(path)[0][start:]: path for path in sorted(found)}
