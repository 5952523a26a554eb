"""What `_config.yml` and the options of `mkdocs.yml` say, as one frozen `Settings`. Options win."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.model import (
    CONFIG,
    MKDOCS_YML,
    AdoptedFiles,
    Plugins,
    Problem,
    Settings,
    TitlesFromHeadings,
)
from mkdocs_blogposts.ruby.values import is_truthy
from mkdocs_blogposts.settings import (
    feed,
    folders,
    identity,
    lists,
    markdown,
    pages,
    permalinks,
    plugins,
    publishing,
)
from mkdocs_blogposts.settings.keys import TEXT, Keys
from mkdocs_blogposts.settings.not_done import keys_not_read, plugins_not_done

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime


def load(
    source_dir: str,
    config_text: str | None,
    options: Mapping[str, object],
    *,
    in_docs: bool,
    serving: bool,
    environ_tz: str | None,
    now: datetime,
    site_path: str = "",
    gemfile_text: str | None = None,
    index_files: Collection[str] = (),
) -> tuple[Settings, list[Problem]]:
    """Merge Jekyll's configuration with the plugin's options; what cannot be used is reported and left out.

    `options` with the value None count as not given; `site_path` is the path of MkDocs' `site_url`; `now` is
    the time of the build and must be aware; `index_files` are those of `index_candidates` that the site has.
    The gems of a Gemfile's group `jekyll_plugins` count as if `plugins` named them.
    """
    written, problems = read_config(config_text)
    group = _group(gemfile_text)
    loaded = plugins.read(written, group)
    config = written if group is None else {**written, "plugins": list(loaded.names)}
    keys = Keys(config, config_text or "", options)
    templates = permalinks.read(keys)
    first = Settings(
        folders=folders.read(keys, source_dir, templates.site, in_docs=in_docs),
        config=config,
        file=CONFIG if config else MKDOCS_YML,
        plugins=loaded,
        address=permalinks.address(keys, site_path),
        publishing=publishing.read(keys, serving=serving, environ_tz=environ_tz, now=now),
        permalinks=templates,
    )
    settings = _with_options(keys, loaded, first, index_files)
    asked = plugins_not_done(keys, written, group or ())
    return settings, [*problems, *keys.problems, *asked, *keys_not_read(keys)]


def _group(gemfile_text: str | None) -> tuple[str, ...] | None:
    """Return the gems of a Gemfile's group `jekyll_plugins`; None where there is no such group."""
    if not gemfile_text:
        return None
    from mkdocs_blogposts.settings import gemfile

    return gemfile.read(gemfile_text)


def _with_options(keys: Keys, loaded: Plugins, settings: Settings, index_files: Collection[str]) -> Settings:
    """Add the sections that say how pages, lists, feeds and heads are made."""
    return replace(
        settings,
        lists=lists.read(keys, loaded, index_files),
        identity=identity.read(keys),
        excerpt_separator=keys.read(TEXT, "\n\n", "excerpt_separator", option="excerpt_separator"),
        markdown=markdown.read(keys, loaded),
        feed=feed.read(keys, settings.folders.collections),
        seo=identity.seo(keys),
        redirects=pages.redirects(keys, loaded),
        titles_from_headings=pages.switches(keys, loaded, "jekyll-titles-from-headings", TitlesFromHeadings),
        optional_front_matter=pages.switches(keys, loaded, "jekyll-optional-front-matter", AdoptedFiles),
        readme_index=pages.switches(keys, loaded, "jekyll-readme-index", AdoptedFiles),
        relative_links=pages.relative_links(keys, loaded),
    )


def index_candidates(config_text: str | None, options: Mapping[str, object]) -> list[str]:
    """Return the files of which `load` has to know whether the site has them, as seen from its root."""
    written, _ = read_config(config_text)
    return lists.index_candidates(lists.paginate_path(Keys(written, "", options)))


@lru_cache(maxsize=1)
def read_config(text: str | None) -> tuple[Mapping[str, object], tuple[Problem, ...]]:
    """Read `_config.yml`, which several events of a build ask for; a broken one counts as empty."""
    if text is None:
        return {}, ()
    try:
        data = front_matter.load_yaml(text)
    except front_matter.FrontMatterError as error:
        return {}, (Problem(CONFIG, error.line, f"{error.message}; until then it counts as empty"),)
    if not is_truthy(data):
        return {}, ()
    if not isinstance(data, dict):
        message = "the file must be a list of keys with values, such as `title: My blog`; it counts as empty"
        return {}, (Problem(CONFIG, 1, message),)
    return {key: value for key, value in data.items() if isinstance(key, str)}, ()
