"""Which files of a site are posts, drafts, pages, assets, or hidden, as Jekyll's reader sorts them."""

from __future__ import annotations

import posixpath
import re

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.links.media import SHOWN_IN_POSTS
from mkdocs_blogposts.model import DRAFTS, POSTS, Folders, Problem, Source, SourceKind
from mkdocs_blogposts.plan.entry_filter import is_dropped, named_files
from mkdocs_blogposts.plan.source_paths import below_collections, collection_at, is_beside_posts

# What Jekyll reads as data is written nowhere, whatever its name.
_DATA = frozenset({".yml", ".yaml"})
# Jekyll's DATE_FILENAME_MATCHER, applied to the base name.
_DATED = re.compile(r"([0-9]{2,4}-[0-9]{1,2}-[0-9]{1,2})-([^/]*)(\.[^.]+)\Z", re.DOTALL)
# Jekyll's `has_yaml_header?` looks at the first line only.
_HEADER = re.compile(rb"---[ \t\r\f\v]*\n")
HEADER_SIZE = 1024
"""Bytes of a file in which its first line ends, if it is front matter's."""
_ENCODING = re.compile(r"[A-Za-z0-9][\w.:-]*", re.ASCII)
# UTF-8 is read below; of the others, which are for names of hosts, a long text would take hours.
_OF_NO_TEXTS = frozenset({"utf-8", "utf8", "idna", "punycode"})


def classify(src_uri: str, folders: Folders) -> SourceKind | None:
    """Return what a file is by its path alone; None where Jekyll neither reads nor copies it.

    "asset" stands for pages and for documents of collections, too: these are told by their first line (see
    `has_header`). A draft is a "draft" whether drafts are shown or not.
    """
    if collection := collection_at(src_uri, folders):
        # Jekyll holds `exclude` against the path without `collections_dir`, which may itself be excluded.
        path = below_collections(src_uri, folders.collections_dir)
        inner = path.removeprefix(f"_{collection.label}/")
        return None if is_dropped(path, folders, entry=inner) or "/." in f"/{inner}" else "asset"
    if folders.include and src_uri in named_files(folders):
        return "asset"
    above, name = src_uri.split("/")[:-1], posixpath.basename(src_uri)
    cut = _posts_folder(above)
    if any(is_dropped("/".join(above[: at + 1]), folders) for at in range(cut)):
        return None
    if cut == len(above):
        return None if is_dropped(src_uri, folders) else "asset"
    inner = "/".join([*above[cut + 1 :], name])
    if is_dropped(src_uri, folders, entry=inner) or f"/{inner}".count("/."):
        return None
    if _outer(above, folders) is None:
        return None
    return _kind_in_posts(name, draft=above[cut] == DRAFTS)


def in_collection(src_uri: str, folders: Folders) -> bool:
    """Say whether a file lies in the folder of a collection other than posts."""
    return collection_at(src_uri, folders) is not None


def has_header(raw: bytes) -> bool:
    """Say whether a file begins like front matter, which makes it a page."""
    return _HEADER.match(raw) is not None


def from_text(src_uri: str, text: str, folders: Folders, path: str = "", mtime: float = 0.0) -> Source | None:
    """Return the source of a text that is read already; None where Jekyll would not read the file."""
    kind = classify(src_uri, folders)
    if kind == "asset" and has_header(text[:HEADER_SIZE].encode("utf-8", "replace")):
        kind = kind_of_text(src_uri, folders)
    return None if kind is None else of_kind(src_uri, path, kind, folders, text, mtime)


def kind_of_text(src_uri: str, folders: Folders) -> SourceKind:
    """Return what an asset is that begins like front matter."""
    if collection_at(src_uri, folders):
        return "document"
    return "asset" if is_beside_posts(src_uri) else "page"


def from_bytes(
    src_uri: str, raw: bytes, folders: Folders, path: str = "", mtime: float = 0.0
) -> tuple[Source | None, list[Problem]]:
    """Return the source of a file's content; where it cannot be decoded, a problem instead.

    An image whose name looks like a post's is an asset, and so is what does not begin like front matter.
    """
    if not has_header(raw) and classify(src_uri, folders) == "asset":
        return of_kind(src_uri, path, "asset", folders), []
    try:
        text = decode(raw, folders)
    except front_matter.FrontMatterError as error:
        if _is_media(src_uri) and classify(src_uri, folders):
            return of_kind(src_uri, path, "asset", folders), []
        return None, [Problem(src_uri, error.line, error.message)]
    return from_text(src_uri, text, folders, path, mtime), []


def decode(raw: bytes, folders: Folders) -> str:
    """Decode a text as `encoding` of `_config.yml` says, else as UTF-8; FrontMatterError where it is not."""
    name = folders.encoding
    if not _ENCODING.fullmatch(name) or name.lower() in _OF_NO_TEXTS:
        return front_matter.decode(raw)
    try:
        return raw.decode(name).removeprefix("\ufeff")
    except LookupError:
        return front_matter.decode(raw)
    except UnicodeError as error:
        line = raw.count(b"\n", 0, getattr(error, "start", 0)) + 1
        message = f"the file is not {name}, as `encoding` of _config.yml says it is; save it as {name}"
        raise front_matter.FrontMatterError(message, line) from error


def of_kind(
    src_uri: str, path: str, kind: SourceKind, folders: Folders, text: str = "", mtime: float = 0.0
) -> Source:
    """Return the source of a file whose kind is known, with what its path says; an asset has no text."""
    above, name = src_uri.split("/")[:-1], posixpath.basename(src_uri)
    text = "" if kind == "asset" else text
    stem, ext = name.removesuffix(_ext(name)), _ext(name)
    collection = collection_at(src_uri, folders)
    label = collection.label if collection else ""
    if kind not in ("post", "draft", "document"):
        return Source(src_uri, path, kind, ext, text, mtime, (), None, stem, label)
    date, slug = None, stem
    if dated := _DATED.match(name):
        date, slug, ext = dated.groups()
    categories: tuple[str, ...] = ()
    if not collection:
        categories = _folder_categories(_outer(above, folders) or [], DRAFTS if kind == "draft" else POSTS)
    return Source(src_uri, path, kind, ext, text, mtime, categories, date, slug.rstrip("."), label)


def _folder_categories(outer: list[str], special: str) -> tuple[str, ...]:
    """Return the folders as categories. Jekyll ends at the first `_posts` it reads: `my_posts` gives `my`."""
    return tuple(name for name in "/".join(outer).partition(special)[0].split("/") if name)


def _kind_in_posts(name: str, *, draft: bool) -> SourceKind | None:
    if draft and _ext(name):
        return "draft"
    if not draft and _DATED.match(name) and _ext(name) not in _DATA:
        return "post"
    return "asset" if _is_media(name) else None


def _is_media(name: str) -> bool:
    """Say whether a file beside posts may be shown in one, and is published then; Jekyll copies none."""
    return _ext(name)[1:].lower() in SHOWN_IN_POSTS


def _posts_folder(above: list[str]) -> int:
    """Return where the first `_posts` or `_drafts` stands; the number of folders where there is none."""
    return next((at for at, folder in enumerate(above) if folder in (POSTS, DRAFTS)), len(above))


def _outer(above: list[str], folders: Folders) -> list[str] | None:
    """Return the folders above `_posts`, without `collections_dir`; None where they do not lie in it."""
    outer = above[: _posts_folder(above)]
    inside = folders.collections_dir.split("/") if folders.collections_dir else []
    return outer[len(inside) :] if outer[: len(inside)] == inside else None


def _ext(name: str) -> str:
    """Return the extension with its dot, as Ruby's `File.extname`."""
    return posixpath.splitext(name)[1] if not name.endswith(".") else ""
