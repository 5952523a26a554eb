"""Inputs: where the blog lies, and what its `_config.yml` and its data say."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError

from mkdocs_blogposts import settings
from mkdocs_blogposts.links import urls
from mkdocs_blogposts.model import CONFIG, MKDOCS_YML, POSTS, Level, Problem, Settings, SiteAddress
from mkdocs_blogposts.plan import authors
from mkdocs_blogposts.publish import labels
from mkdocs_blogposts.publish.references import LinkLevels
from mkdocs_blogposts.read import config_files, environment, symlinks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_blogposts.config import BlogPostsConfig
    from mkdocs_blogposts.read.environment import Environment


def read_settings(
    config: MkDocsConfig, options: BlogPostsConfig, *, serving: bool
) -> tuple[Settings, tuple[Problem, ...]]:
    """Read `_config.yml`, the options and the authors' data into one `Settings`."""
    surroundings = _environment()
    root, in_docs, notes = _find_site(config, options)
    text, problems = config_files.config_text(root, config.config_file_path or "")
    given = {key: value for key, value in options.items() if value is not None}
    index_files = [name for name in settings.index_candidates(text, given) if (root / name).is_file()]
    found, more = settings.load(
        str(root),
        text,
        given,
        in_docs=in_docs,
        serving=serving,
        environ_tz=surroundings.zone,
        now=surroundings.now,
        site_path=urlsplit(config.site_url or "").path,
        gemfile_text=config_files.gemfile_text(root, config.config_file_path or ""),
        index_files=index_files,
    )
    known, still_more = _authors(found, config)
    told = [*notes, *problems, *more, *still_more, *([] if serving else _disagreement(found, config))]
    return (replace(found, authors=known, environment=surroundings.jekyll_env), tuple(told))


def _disagreement(found: Settings, config: MkDocsConfig) -> list[Problem]:
    """Tell where `_config.yml` and `mkdocs.yml` say that the site is served at different addresses."""
    here = f"{found.address.url}{found.address.baseurl}"
    (given, given_path), (served, served_path) = (_host_and_path(url) for url in (here, config.site_url))
    is_preview = served in ("", "localhost", "127.0.0.1") or not given
    if is_preview or (given, given_path) == (served, served_path):
        return []
    message = (
        f"`url` and `baseurl` say that the site is at {here}, but `site_url` of mkdocs.yml says "
        f"{config.site_url}; make them the same, for example `site_url: {here}/`"
    )
    return [Problem(CONFIG, None, message)]


def _host_and_path(url: str | None) -> tuple[str, str]:
    parts = urlsplit(url or "")
    return (parts.hostname or "").removeprefix("www."), parts.path.strip("/")


def written_language(config: MkDocsConfig, options: BlogPostsConfig) -> str:
    """Return the language that `_config.yml` names, as "zh-CN"; "" where it names none that is known."""
    root, _, _ = _find_site(config, options)
    text, _ = config_files.config_text(root, config.config_file_path or "")
    return labels.spoken(settings.read_config(text)[0])


def _find_site(config: MkDocsConfig, options: BlogPostsConfig) -> tuple[Path, bool, list[Problem]]:
    """Return the site's root, whether it is the docs folder, and what to tell about it."""
    docs = Path(config.docs_dir)
    beside = Path(config.config_file_path or docs).parent
    if options.source_dir is not None:
        root = Path(os.path.normpath(beside / options.source_dir))
        if root.is_relative_to(docs):
            return docs, True, _inside_docs(root, docs)
        return root, False, []
    if (beside / CONFIG).is_file() and (beside / POSTS).is_dir():
        note = "a Jekyll site lies beside this file and is built; say `source_dir: docs` to leave it alone"
        return beside, False, [Problem(MKDOCS_YML, None, note, level="info")]
    return docs, True, []


def _inside_docs(root: Path, docs: Path) -> list[Problem]:
    if root == docs:
        return []
    message = f"source_dir {str(root)!r} lies in the docs folder, whose _posts are all read: leave it out"
    return [Problem(MKDOCS_YML, None, message)]


def _environment() -> Environment:
    try:
        return environment.read()
    except ValueError as error:
        raise PluginError(f"blogposts: {error}") from error


def _authors(found: Settings, config: MkDocsConfig) -> tuple[Mapping[str, object], list[Problem]]:
    root, docs = Path(found.folders.source_dir), Path(config.docs_dir)
    folder = root / found.folders.data_dir
    # What `data_dir` or a link leads to outside of the site is not the site's to show.
    paths = [folder / f"authors.{ext}" for ext in ("yml", "yaml", "json")]
    data, problems = config_files.first_yaml(
        [path for path in paths if symlinks.is_readable(str(path), str(root.resolve()))]
    )
    material, more = config_files.first_yaml(
        [each / ".authors.yml" for each in (docs / found.lists.blog_dir, docs, root)]
    )
    return authors.known(found.identity.authors, data, material), problems + more


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


def hosts(address: SiteAddress) -> set[str]:
    """Return the hosts under which the blog knows itself, with and without "www.", however spelt."""
    host = urlsplit(address.url).netloc.removeprefix("www.")
    return {f"{www}{name}" for name in (host, urls.readable(host)) for www in ("", "www.") if host}
