"""Where a list is written: patterns such as `/tag/:name/`, filled in, as a URL and as an output file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_blogposts.links.quoting import file_path
from mkdocs_blogposts.model import Archives, Problem, ViewKind
from mkdocs_blogposts.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACEHOLDER = re.compile(r":(name|type|year|month|day|num)")
_EMPTY_NAME = re.compile(r"/:name(?=/|$)")
_EXTENSION = re.compile(r"(?<=[^/])\.[A-Za-z][A-Za-z0-9]*$")
# What a pattern must hold, so that not all lists are put into one file.
_NEEDED: Mapping[ViewKind, tuple[str, ...]] = {
    "category": (":name",),
    "tag": (":name",),
    "year": (":year",),
    "month": (":year", ":month"),
    "day": (":year", ":month", ":day"),
}


@dataclass(frozen=True, slots=True)
class ListAddress:
    """A page's path below the site root, from which its URL and its output file follow."""

    stem: str
    """The path decoded, without slashes around it and without its ending; "" for the site root."""
    ending: str = "/"
    """How the URL ends: "/" for a folder, an extension (".html"), or "" for a bare name."""

    @property
    def url(self) -> str:
        """The URL: starts with "/", percent-encoded where needed."""
        path = file_path(self.stem)
        return f"/{path}{self.ending}" if path else "/"

    @property
    def dest_uri(self) -> str:
        """The output file: `index.html` in a folder, a name with an extension as it is, else with `.html`."""
        if not self.stem:
            return "index.html"
        return self.stem + {"/": "/index.html", "": ".html"}.get(self.ending, self.ending)

    @property
    def twin(self) -> ListAddress:
        """The same address in its other form: `/tags/` for `/tags.html`, and the reverse."""
        return replace(self, ending=".html" if self.ending == "/" and self.stem else "/")

    def below(self, path: str) -> ListAddress:
        """Return the folder `path` below this address: `/tags/x.html` and `page2` give `/tags/x/page2/`."""
        return ListAddress("/".join(_segments(f"{self.stem}/{path}")))

    def numbered(self, number: int) -> ListAddress:
        """Return the address beside this one to which a list moves: `/tag/c/` and 2 give `/tag/c-2/`."""
        return replace(self, stem=f"{self.stem or 'blog'}-{number}")


def patterns(archives: Archives, file: str) -> tuple[dict[ViewKind, str], list[Problem]]:
    """Return the usable pattern of each kind of list that is wanted, and what is wrong with others."""
    usable: dict[ViewKind, str] = {}
    problems = []
    for kind, needed in _NEEDED.items():
        if kind not in archives.kinds:
            continue
        usable[kind] = getattr(archives, kind)
        missing = [f'"{word}"' for word in needed if word not in usable[kind]]
        if missing:
            default = getattr(Archives(), kind)
            what = f'The URL pattern of the {kind} archives is "{usable[kind]}"'
            problems.append(_problem(file, what, " and ".join(missing), default))
            usable[kind] = default
    return usable, problems


def _problem(file: str, what: str, missing: str, default: str) -> Problem:
    message = f'{what}, which would put every page into one file: it needs {missing}. "{default}" is used.'
    return Problem(file, None, message)


def list_address(pattern: str, values: Mapping[str, str] | None = None) -> ListAddress:
    """Fill `values` into the placeholders of a pattern of `_config.yml` and return the address it names.

    An empty `:name` goes with the slash before it, as in Jekyll: `/tag/:name/` gives `/tag/`.
    A value stays within its own folder; other words with a colon stay as they are.
    """
    given = values or {}
    path = unquote(pattern).encode("utf-8", "ignore").decode("utf-8")
    path = re.sub(r"(^|/)index\.html?$", r"\1", path)
    extension = _EXTENSION.search(path)
    ending = extension.group() if extension else "" if path.rstrip("/") == path else "/"
    stem = path.removesuffix(ending)
    if given.get("name") == "":
        stem = _EMPTY_NAME.sub("", stem)
    parts = [_fill(part, given) for part in _segments(stem)]
    return ListAddress("/".join(parts), ending if parts else "/")


def list_folder(pattern: str, values: Mapping[str, str] | None = None) -> ListAddress:
    """Fill in a pattern whose every result is a folder, whatever its ending, as `paginate_path`'s."""
    return ListAddress("/".join(_fill(part, values or {}) for part in _segments(unquote(pattern))))


def _fill(part: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values.get(match.group(1), match.group()), part)


def _segments(path: str) -> list[str]:
    """Split a path; what would leave the site's folder (`..`) is dropped."""
    return [part for part in path.split("/") if part not in ("", ".", "..")]
