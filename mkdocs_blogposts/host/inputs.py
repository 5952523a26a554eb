"""Inputs: where the blog lies, what its `_config.yml` and its data say, and which files it has."""

from __future__ import annotations

import logging
import os
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError

from mkdocs_blogposts import frontmatter, labels, settings, sources, urls
from mkdocs_blogposts.bodies import LinkLevels
from mkdocs_blogposts.host import site_dir
from mkdocs_blogposts.liquid import custom
from mkdocs_blogposts.liquid.files import folder as named_folder
from mkdocs_blogposts.model import Problem, Source
from mkdocs_blogposts.posts import alone, authors, headless, modified, pages
from mkdocs_blogposts.sources import links

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_blogposts.config import BlogPostsConfig
    from mkdocs_blogposts.liquid.custom import Tags
    from mkdocs_blogposts.model import Level, Settings

CONFIG = "_config.yml"
GEMFILE = "Gemfile"
# Folders of Jekyll's own that MkDocs would otherwise copy from the docs folder into the site.
HIDDEN_IN_DOCS = frozenset(
    {"_posts", "_drafts", "_layouts", "_includes", "_data", "_sass", "_plugins", CONFIG}
)


_LISTERS = frozenset({"index", "blog", "tags", "categories", "archive", "archives"})
_LISTS = re.compile(rb"\{[{%][^}]*\b(?:paginator|site\s*\.\s*(?:posts|tags|categories))\b")


class Inputs(NamedTuple):
    """What one build starts from."""

    settings: Settings
    problems: tuple[Problem, ...]


def read_settings(config: MkDocsConfig, options: BlogPostsConfig, *, serving: bool) -> Inputs:
    """Read `_config.yml`, the options and the authors' data into one `Settings`."""
    root, in_docs, notes = _find_site(config, options)
    text, problems = _config_text(root, config)
    given = {key: value for key, value in options.items() if value is not None}
    found, more = settings.load(
        str(root),
        text,
        given,
        in_docs=in_docs,
        serving=serving,
        environ_tz=os.environ.get("TZ"),
        now=_now(),
        site_path=urlsplit(config.site_url or "").path,
        gemfile_text=_gemfile_text(root, config),
    )
    known, still_more = _authors(found, config)
    told = [*notes, *problems, *more, *still_more, *([] if serving else _disagreement(found, config))]
    return Inputs(replace(found, authors=known), tuple(told))


def _disagreement(found: Settings, config: MkDocsConfig) -> list[Problem]:
    """Tell where `_config.yml` and `mkdocs.yml` say that the site is served at different addresses."""
    served = urlsplit(config.site_url or "")
    given, host = urlsplit(found.url + found.baseurl), (served.hostname or "").removeprefix("www.")
    is_preview = host in ("", "localhost", "127.0.0.1") or not given.hostname
    if is_preview or (
        (given.hostname or "").removeprefix("www.") == host and _path(given.path) == _path(served.path)
    ):
        return []
    here = f"{found.url}{found.baseurl}"
    message = (
        f"`url` and `baseurl` say that the site is at {here}, but `site_url` of mkdocs.yml says "
        f"{config.site_url}; make them the same, for example `site_url: {here}/`"
    )
    return [Problem(CONFIG, None, message)]


def _path(path: str) -> str:
    return path.strip("/")


def written_language(config: MkDocsConfig, options: BlogPostsConfig) -> str:
    """Return the language that `_config.yml` names, as "zh-CN"; "" where it names none that is known."""
    root, _, _ = _find_site(config, options)
    text, _ = _config_text(root, config)
    try:
        found = frontmatter.load_yaml(text or "")
    except frontmatter.FrontMatterError:
        return ""
    return labels.spoken(found) if isinstance(found, dict) else ""


def _find_site(config: MkDocsConfig, options: BlogPostsConfig) -> tuple[Path, bool, list[Problem]]:
    """Return the site's root, whether it is the docs folder, and what to tell about it."""
    docs = Path(config.docs_dir)
    beside = Path(config.config_file_path or docs).parent
    if options.source_dir is not None:
        root = Path(os.path.normpath(beside / options.source_dir))
        if root.is_relative_to(docs):
            return docs, True, _inside_docs(root, docs)
        return root, False, []
    if (beside / CONFIG).is_file() and (beside / "_posts").is_dir():
        note = "a Jekyll site lies beside this file and is built; say `source_dir: docs` to leave it alone"
        return beside, False, [Problem("mkdocs.yml", None, note, level="info")]
    return docs, True, []


def _inside_docs(root: Path, docs: Path) -> list[Problem]:
    if root == docs:
        return []
    message = f"source_dir {str(root)!r} lies in the docs folder, whose _posts are all read: leave it out"
    return [Problem("mkdocs.yml", None, message)]


def _config_text(root: Path, config: MkDocsConfig) -> tuple[str | None, list[Problem]]:
    path = _config_path(root, config)
    return _read(path) if path.is_file() else (None, [])


def _config_path(root: Path, config: MkDocsConfig) -> Path:
    """Return where `_config.yml` lies, or would lie."""
    beside = Path(config.config_file_path or root).parent / CONFIG
    return beside if beside.is_file() and not (root / CONFIG).is_file() else root / CONFIG


def _gemfile_text(root: Path, config: MkDocsConfig) -> str | None:
    """Return the Gemfile beside `_config.yml`; None where there is none of the site's own, or no text."""
    path = _config_path(root, config).with_name(GEMFILE)
    try:
        is_own = path.is_file() and path.resolve().is_relative_to(path.parent.resolve())
        return frontmatter.decode(path.read_bytes()) if is_own else None
    except (OSError, frontmatter.FrontMatterError):
        return None


def _read(path: Path) -> tuple[str | None, list[Problem]]:
    try:
        return frontmatter.decode(path.read_bytes()), []
    except (OSError, frontmatter.FrontMatterError) as error:
        return None, [Problem(path.name, getattr(error, "line", None), str(error))]


def _now() -> datetime:
    """Return the time of the build; `SOURCE_DATE_EPOCH` sets it, so that builds can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH is {epoch!r}, but must be seconds since 1970, for example 1735732800"
        raise PluginError(f"blogposts: {message}") from error


def _authors(found: Settings, config: MkDocsConfig) -> tuple[Mapping[str, object], list[Problem]]:
    root, docs = Path(found.source_dir), Path(config.docs_dir)
    folder = root / named_folder(found, "data_dir")
    # What `data_dir` or a link leads to outside of the site is not the site's to show.
    paths = [folder / f"authors.{ext}" for ext in ("yml", "yaml", "json")]
    data, problems = _first_yaml(
        [path for path in paths if links.is_readable(str(path), str(root.resolve()))]
    )
    material, more = _first_yaml([each / ".authors.yml" for each in (docs / found.blog_dir, docs, root)])
    return authors.known(found.config, data, material), problems + more


def _first_yaml(paths: list[Path]) -> tuple[object, list[Problem]]:
    for path in paths:
        if path.is_file():
            text, problems = _read(path)
            try:
                return frontmatter.load_yaml(text or ""), problems
            except frontmatter.FrontMatterError as error:
                return None, [*problems, Problem(path.name, error.line, error.message)]
    return None, []


def liquid_tags(config: MkDocsConfig, options: BlogPostsConfig) -> tuple[Tags, list[Problem]]:
    """Load the site's own Liquid tags, which the option `liquid_tags` names."""
    return custom.load(options.liquid_tags or {}, os.path.dirname(config.config_file_path or ""))


def link_levels(config: MkDocsConfig) -> LinkLevels:
    """Return how `validation` of `mkdocs.yml` wants broken links to be told."""
    links = config.validation.links

    def level(value: int) -> Level | None:
        return "warning" if value >= logging.WARNING else "info" if value >= logging.INFO else None

    return LinkLevels(
        level(links.not_found),
        level(links.unrecognized_links),
        # `relative_to_docs`, which is no level, says that such links are meant to be found.
        level(links.absolute_links) if isinstance(links.absolute_links, int) else level(links.not_found),
    )


class Found(NamedTuple):
    """The files of the blog, as the plan takes them."""

    sources: list[Source]
    held: dict[str, File]
    """MkDocs' files that were taken out of its hands, by `src_uri`: posts and what lies beside them."""
    problems: list[Problem]


def read_sources(files: Files, config: MkDocsConfig, settings: Settings, *, serving: bool) -> Found:
    """Find posts, drafts, pages and assets; what Jekyll would hide is taken out of MkDocs' hands."""
    held = {
        file.src_uri: file
        for file in files
        if _is_jekylls(file.src_uri, settings) or _is_page(file, config, settings)
    }
    for file in held.values():
        files.remove(file)
    if not settings.in_docs:
        return _in_site(files, config, settings, held)
    read: list[Source] = []
    problems: list[Problem] = []
    for file in held.values():
        if file.inclusion.is_included() or (serving and file.inclusion.is_in_serve()):
            source, more = _from_file(file, settings, os.path.dirname(config.config_file_path or ""))
            read += [source] if source else []
            problems += more
    return Found(modified.stamped(read, settings), held, problems)


def has_new_posts(files: Files, held: Collection[str], settings: Settings) -> bool:
    """Say whether another plugin has brought posts since `read_sources` held those it found."""
    return any(_is_jekylls(file.src_uri, settings) and file.src_uri not in held for file in files)


def _is_jekylls(src_uri: str, settings: Settings) -> bool:
    is_hidden = not HIDDEN_IN_DOCS.isdisjoint(src_uri.split("/"))
    return is_hidden or (settings.in_docs and sources.in_collection(src_uri, settings))


def _is_page(file: File, config: MkDocsConfig, settings: Settings) -> bool:
    """Say whether a file of the docs folder is a page of Jekyll's: of HTML with front matter, or a list."""
    path = file.abs_src_path or ""
    is_html = path.endswith(alone.HTML)
    if not settings.in_docs or not (is_html or _may_list(path)) or file.src_dir in config.theme.dirs:
        return False
    try:
        with open(path, "rb") as text:
            return sources.has_header(text.readline()) and (is_html or bool(_LISTS.search(text.read())))
    except OSError:
        return False


def _may_list(path: str) -> bool:
    """Say whether a Markdown file has the name of a page that lists posts in Jekyll's themes."""
    stem, ext = os.path.splitext(os.path.basename(path))
    return ext in (".md", ".markdown") and stem in _LISTERS


def _from_file(file: File, settings: Settings, project: str) -> tuple[Source | None, list[Problem]]:
    """Return a post, draft or document of the docs folder, or a file that lies beside it.

    A link that leads out of the project, the folder of `mkdocs.yml`, is left out.
    """
    path = file.abs_src_path or ""
    kind = sources.classify(file.src_uri, settings)
    is_ours = os.path.normpath(path).startswith(os.path.join(settings.source_dir, ""))
    if kind and is_ours and links.part_of(path, os.path.realpath(project)) is None:
        return None, [Problem(file.src_uri, None, links.LEADS_OUT)]
    in_collection = sources.in_collection(file.src_uri, settings)
    if kind == "asset" and not in_collection and sources.beside_posts(file.src_uri):
        return Source(file.src_uri, path, "asset", os.path.splitext(path)[1]), []
    is_page = kind == "asset" and (file.src_uri.endswith(alone.HTML) or _may_list(path))
    if kind is None or (kind == "asset" and not in_collection and not is_page):
        return None, []
    try:
        mtime = os.stat(path).st_mtime if os.path.exists(path) else settings.now.timestamp()
        return sources.from_bytes(file.src_uri, file.content_bytes, settings, path, mtime)
    except OSError as error:
        return None, [Problem(file.src_uri, None, f"the file cannot be read ({error.strerror})")]


def _in_site(files: Files, config: MkDocsConfig, settings: Settings, held: dict[str, File]) -> Found:
    """Walk the folder of a Jekyll site; what MkDocs itself reads or writes is no part of it."""
    skip = [config.docs_dir, *site_dir.skipped(config), config.config_file_path, *config.theme.dirs]
    scanned, problems = sources.scan(settings, [path for path in skip if path])
    read, more = headless.adopt(scanned, settings)
    problems += more
    if any("_posts" in uri.split("/") for uri in held):
        message = (
            "posts in the docs folder are not read, because the blog is a site of its own; move them there"
        )
        problems.append(Problem("mkdocs.yml", None, message))
    own = {uri for uri, file in files.src_uris.items() if file.src_dir not in config.theme.dirs}
    ours = (source for source in read if source.src_uri not in own)
    kept = [source for source in ours if not pages.is_of_theme(source, settings)]
    return Found(modified.stamped(kept, settings), {}, problems + _left_out(read, kept, own))


def _left_out(read: list[Source], kept: list[Source], own: Collection[str]) -> list[Problem]:
    """Name the files that are not built, in one line each for both reasons."""
    stay = {source.src_uri for source in kept}
    gone = dict.fromkeys(source.src_uri for source in read if source.src_uri not in stay)
    notes = {
        "not built, because MkDocs' own file of that name stands for it": [uri for uri in gone if uri in own],
        "not built, because it belongs to the Jekyll theme, which Material replaces": [
            uri for uri in gone if uri not in own
        ],
    }
    return [Problem(", ".join(uris), None, note, level="info") for note, uris in notes.items() if uris]


def hosts(settings: Settings) -> set[str]:
    """Return the hosts under which the blog knows itself, with and without "www.", however spelt."""
    host = urlsplit(settings.url).netloc.removeprefix("www.")
    return {f"{www}{name}" for name in (host, urls.readable(host)) for www in ("", "www.") if host}


def data_folder(settings: Settings) -> str:
    """Return the name of the folder of `site.data`."""
    return named_folder(settings, "data_dir")
