"""Answers of real Jekyll, held against our plan. They lie beside the checkout, where they are at hand."""

from __future__ import annotations

import base64
import json
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mkdocs_blogposts import settings
from mkdocs_blogposts.plan import categories, source_paths
from mkdocs_blogposts.publish.planning import plan
from mkdocs_blogposts.read import site_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_blogposts.model import Asset, Blog, Post, Problem, SitePage

SHARED = Path(__file__).parents[2] / "shared"
FOLDER = SHARED / "vectors"
# The mark of tests that only the answers beside the checkout give sense to.
needed = pytest.mark.skipif(not FOLDER.is_dir(), reason="the answers of Jekyll are not on this machine")
AREAS = (
    *("01-files-dates", "01b-front-matter-dates", "02-categories-tags", "03-front-matter", "03b-yaml-types"),
    *("04-defaults", "05-permalinks", "06-slugify", "08-order-nav"),
)
# Keys that Jekyll keeps apart from the front matter in what it says of a post.
COMPUTED = {"title", "slug", "date", "categories", "tags", "ext", "draft", "excerpt", "published"}

Vector = dict[str, object]


def load(area: str, folder: Path = FOLDER) -> Iterator[Vector]:
    """Yield the vectors of an area that are about posts and pages, not about templates."""
    path = folder / f"{area}.jsonl"
    if not path.is_file():
        return
    for line in path.read_text("utf-8").rstrip("\n").split("\n"):
        vector = json.loads(line)
        if area != "06-slugify" or "posts" in expected(vector):
            yield vector


def expected(vector: Vector) -> dict[str, object]:
    """Return what Jekyll answered; the released gems' answer, where Debian's differs."""
    return vector.get("expect_upstream") or vector["expect"]  # type: ignore[return-value]


def build(vector: Vector, root: Path) -> tuple[Blog, list[Problem]]:
    """Write a vector's files below `root` and plan its blog."""
    write(vector["files"], root)  # type: ignore[arg-type]
    found, problems = settings.load(
        str(root),
        config_text(vector),
        vector.get("options") or {},  # type: ignore[arg-type]
        in_docs=False,
        serving=False,
        environ_tz=(vector.get("env") or {}).get("TZ"),  # type: ignore[attr-defined]
        now=datetime(2026, 11, 22, tzinfo=UTC),
    )
    scanned, more = site_folder.scan(found)
    blog = plan(found, scanned)
    return blog, [*problems, *more, *blog.problems]


def config_text(vector: Vector) -> str:
    """Return a vector's `_config.yml`."""
    text = vector.get("config_yaml")
    return str(text) if text is not None else yaml.safe_dump(_plain(vector["config"]), allow_unicode=True)


def differences(vector: Vector, blog: Blog, problems: list[Problem]) -> list[str]:
    """Return in words where the plan differs from what Jekyll did."""
    want = expected(vector)
    if want["error"]:
        return [] if problems else ["Jekyll stops here, and we report nothing"]
    wrong = list(_posts(vector, blog, problems))
    if "site_posts" in want:
        wrong += _differ("site.posts", [_path(post, blog) for post in blog.posts], want["site_posts"])
    for field in ("categories", "tags"):
        if f"site_{field}" in want:
            found = _by_value(blog, field)
            wrong += _differ(f"site.{field}", found, [[_typed(k), v] for k, v in want[f"site_{field}"]])  # type: ignore[attr-defined]
    wrong += _pages(want, blog)
    wrong += _files(want, blog)
    wrong += _lists(want, blog)
    return wrong


def _posts(vector: Vector, blog: Blog, problems: list[Problem]) -> Iterator[str]:
    found = {_path(post, blog): post for post in reversed(blog.posts)}
    if "posts" not in expected(vector):
        return
    listed: list[dict[str, object]] = expected(vector)["posts"]  # type: ignore[assignment]
    yield from _differ("posts in order", list(found), [each["path"] for each in listed])
    winners = {each["dest"]: each["path"] for each in listed}
    for each in listed:
        post = found.get(str(each["path"]))
        if post is not None:
            yield from _post(each, post, blog)
            if winners[each["dest"]] == each["path"]:
                yield from _differ("url", post.url, each["url"])
                yield from _differ("dest", post.dest_uri, each["dest"])
                yield from _differ("id", post.id, each["id"])
            elif not any(problem.src_uri == post.source.src_uri for problem in problems):
                yield f"{each['path']} loses its address, and nobody is told"
    if len({post.dest_uri for post in blog.posts}) != len(blog.posts):
        yield "two posts are written to one file"


def _post(want: Mapping[str, object], post: Post, blog: Blog) -> Iterator[str]:
    meta = post.meta
    read = "title" in meta or want["title"] is not None
    yield from _differ("date", _typed_time(post.date), _typed_time(_typed(want["date"])))
    yield from _differ("title", meta.get("title"), _typed(want["title"]))
    yield from _differ("slug", meta.get("slug"), want["slug"])
    yield from _differ("categories", list(post.categories), _typed(want["categories"]))
    yield from _differ("tags", list(post.tags) if read else meta.get("tags"), _typed(want["tags"]))
    if "ext" in want:
        yield from _differ("ext", post.source.ext, want["ext"])
    if "draft" in want:
        yield from _differ("draft", post.draft, bool(want["draft"]))
    if "raw" in want:
        yield from _differ("body", post.body, want["raw"])
    if "data" in want:
        ours = {key: value for key, value in meta.items() if key not in COMPUTED}
        theirs = {key: value for key, value in _typed(want["data"]).items() if key not in COMPUTED}  # type: ignore[attr-defined]
        yield from _differ("front matter", ours, theirs)
    if "previous" in want:
        around = [uri and _path(blog.by_uri[uri], blog) for uri in blog.neighbours[post.source.src_uri]]
        yield from _differ("previous and next", around, [want["previous"], want["next"]])


def _pages(want: Mapping[str, object], blog: Blog) -> Iterator[str]:
    listed: list[dict[str, object]] | None = want.get("pages")  # type: ignore[assignment]
    if listed is None:
        return
    by_path = {page.source.src_uri: page for page in blog.pages}
    yield from _differ("pages", sorted(by_path), sorted(str(each["path"]) for each in listed))
    for each in listed:
        page = by_path.get(str(each["path"]))
        if page is not None:
            yield from _differ("page", (page.url, page.dest_uri), (each["url"], each["dest"]))
            for key, value in _typed(each["data"]).items():  # type: ignore[attr-defined]
                yield from _differ(f"page {key}", page.meta.get(key), value)


def _files(want: Mapping[str, object], blog: Blog) -> Iterator[str]:
    """Compare what is written; our lists and what moved aside come on top, but nothing is too much."""
    if "files" not in want:
        return
    files = set(map(str, want["files"]))  # type: ignore[call-overload]
    shown = [asset for asset in blog.assets if not source_paths.is_beside_posts(asset.source.src_uri)]
    documents = [document for document in blog.documents if document.dest_uri]
    written: list[Post | SitePage | Asset] = [*blog.posts, *documents, *blog.pages, *shown]
    ours = {entry.dest_uri for entry in written}
    lists = {view.dest_uri for view in blog.views}
    missing = sorted(files - ours - lists)
    if missing:
        yield f"files: {missing} are missing; ours are {sorted(ours)}"
    moved = {problem.src_uri for problem in blog.problems}
    extra = {
        entry.dest_uri
        for entry in written
        if entry.dest_uri not in files and entry.source.src_uri not in moved
    }
    if extra:
        yield f"files: {sorted(extra)} are too many"


def _lists(want: Mapping[str, object], blog: Blog) -> Iterator[str]:
    """Compare the posts on the pages of the blog index, which those templates name P1, P2 and so on."""
    if "posts" in want:
        return
    views = {view.dest_uri: view for view in blog.views if view.kind == "index"}
    for dest_uri, text in (want.get("outputs") or {}).items():  # type: ignore[attr-defined]
        names = re.findall(r"P[0-9]+", text)
        if not names:
            continue
        view = views.get(dest_uri)
        ours = [blog.by_uri[uri].title for uri in view.posts] if view else None
        yield from _differ(f"posts on {dest_uri}", ours, names)
        if view and "prev=" in text:
            # Jekyll links `/page2` and writes `page2/index.html`; we link the folder that it is served as.
            links = ["", *(url.rstrip("/") or "/" for url in view.urls), ""]
            around = [links[view.page - 1], links[view.page + 1]]
            theirs = [url.rstrip("/") or url for url in re.findall(r"(?:prev|next)=(\S*)", text)]
            yield from _differ(f"links of {dest_uri}", around, theirs)


def _by_value(blog: Blog, field: str) -> list[list[object]]:
    """Return a `site.tags`: values in order of first appearance, each with its posts, newest first."""
    found: dict[object, list[object]] = {}
    for post in reversed(blog.posts):
        for value in getattr(post, field):
            found.setdefault(categories.key(value), [value, []])[1].insert(0, _path(post, blog))  # type: ignore[attr-defined]
    return list(found.values())


def _path(post: Post, blog: Blog) -> str:
    """Return the path by which Jekyll names a post: without `collections_dir`."""
    folder = blog.settings.folders.collections_dir
    return post.source.src_uri.removeprefix(f"{folder}/") if folder else post.source.src_uri


def _differ(what: str, ours: object, theirs: object) -> Iterator[str]:
    if _comparable(ours) != _comparable(theirs):
        yield f"{what}: {ours!r}, but Jekyll has {theirs!r}"


def _comparable(value: object) -> object:
    """Return a value that only equals what Ruby takes for equal: True is not 1, and 1.0 is not 1."""
    if isinstance(value, list | tuple):
        return [_comparable(each) for each in value]
    if isinstance(value, dict):
        return {repr(_comparable(key)): _comparable(each) for key, each in value.items()}
    if isinstance(value, datetime):
        return _typed_time(value)
    return (type(value).__name__, repr(value))


def _typed_time(value: object) -> object:
    if not isinstance(value, datetime):
        return value
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    offset = aware.utcoffset()
    # Before there were zones, offsets had seconds, which the answers leave out.
    return ("time", aware.replace(tzinfo=None).isoformat(), offset and int(offset.total_seconds() / 60))


def _typed(value: object) -> object:
    """Turn the vectors' typed values into Python's."""
    if isinstance(value, list):
        return [_typed(each) for each in value]
    if not isinstance(value, dict):
        return value
    for name, read in _TYPES.items():
        if set(value) == {name}:
            return read(value[name])
    return {key: _typed(each) for key, each in value.items()}


_TYPES: dict[str, Callable[[Any], object]] = {
    # Python knows no year 0.
    "$time": lambda text: text if text.startswith("0000") else datetime.fromisoformat(text),
    "$date": date.fromisoformat,
    "$float": float,
    "$symbol": lambda name: f":{name}",
    "$map": lambda pairs: {_typed(key): _typed(each) for key, each in pairs},
}


def _plain(value: object) -> object:
    """Return a configuration whose typed values can be written as YAML."""
    return _typed(value)


def write(files: Mapping[str, object], root: Path) -> None:
    links = []
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_bytes(content.encode("utf-8"))
        elif "link" in content:  # type: ignore[operator]
            links.append((path, content["link"]))  # type: ignore[index]
        else:
            path.write_bytes(base64.b64decode(content["b64"]))  # type: ignore[index]
            if "mtime" in content:  # type: ignore[operator]
                os.utime(path, (content["mtime"],) * 2)  # type: ignore[index]
    for path, target in links:
        path.symlink_to(target)
