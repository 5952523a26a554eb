"""What `_config.yml` and the options of `mkdocs.yml` say, as one frozen `Settings`. Options win."""

from __future__ import annotations

import zoneinfo
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.links import urls
from mkdocs_blogposts.model import Problem, Settings
from mkdocs_blogposts.ruby import dates
from mkdocs_blogposts.settings import (
    collections,
    defaults,
    feed,
    gemfile,
    identity,
    markdown,
    pages,
    pagination,
    places,
    plugins,
)
from mkdocs_blogposts.settings.keys import CONFIG, COUNT, FLAG, NAMES, OPTIONS, TEXT, WHEN, Keys
from mkdocs_blogposts.settings.not_done import keys_not_read, plugins_not_done

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo


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
) -> tuple[Settings, list[Problem]]:
    """Merge Jekyll's configuration with the plugin's options; what cannot be used is reported and left out.

    `options` with the value None count as not given; `site_path` is the path of MkDocs' `site_url`; `now` is
    the time of the build and must be aware. The gems of a Gemfile's group `jekyll_plugins` count as if
    `plugins` named them.
    """
    written, problems = _config(config_text)
    group = gemfile.read(gemfile_text or "")
    loaded = plugins.read(written, group)
    config = written if group is None else {**written, "plugins": list(loaded.names)}
    keys = Keys(config, config_text or "", options)
    zone = _zone(keys, environ_tz)
    paginate_path = places.paginate_path(keys)
    url, baseurl = keys.url("url"), keys.read(TEXT, site_path, "baseurl", option="baseurl")
    settings = Settings(
        source_dir=source_dir,
        in_docs=in_docs,
        config=config,
        file=CONFIG if config else OPTIONS,
        plugins=loaded,
        identity=identity.read(keys),
        seo=identity.seo(keys),
        permalink=places.permalink(keys),
        posts_permalink=places.posts_permalink(keys),
        timezone=zone,
        now=_now(keys, zone, now),
        baseurl=places.baseurl(baseurl),
        url=urls.normal_origin(url).rstrip("/"),
        base=urls.prefix(url, baseurl) if url else "",
        paginate_path=paginate_path,
        blog_dir=places.blog_dir(keys, paginate_path, source_dir),
    )
    settings = _with_autopages(_with_lists(_with_files(settings, keys), keys), keys)
    settings = _with_posts(settings, keys, serving=serving)
    settings = replace(settings, feed=feed.read(keys, settings.collections))
    asked = plugins_not_done(keys, written, group or ())
    return settings, [*problems, *keys.problems, *asked, *keys_not_read(keys)]


def _with_files(settings: Settings, keys: Keys) -> Settings:
    """Add what says which files are read, and how."""
    return replace(
        settings,
        markdown=markdown.read(keys, settings.plugins),
        titles_from_headings=pages.titles_from_headings(keys, settings.plugins),
        optional_front_matter=pages.optional_front_matter(keys, settings.plugins),
        readme_index=pages.readme_index(keys, settings.plugins),
        relative_links=pages.relative_links(keys, settings.plugins),
        include=keys.join(NAMES, "include", settings.include),
        exclude=keys.join(NAMES, "exclude"),
        collections_dir=keys.read(TEXT, "", "collections_dir").strip("/"),
        collections=collections.read(keys, settings.permalink),
        markdown_ext=_markdown_ext(keys),
        encoding=keys.text("encoding"),
        destination=_destination(keys, settings.destination),
        strict_front_matter=keys.read(FLAG, False, "strict_front_matter"),
        defaults=defaults.read(keys),
    )


def _with_lists(settings: Settings, keys: Keys) -> Settings:
    """Add where lists go."""
    return replace(
        settings,
        archives=places.archives(keys),
        categories_url=places.url(keys, "categories_url", "/categories/"),
        tags_url=places.url(keys, "tags_url", "/tags/"),
        archive_url=places.url(keys, "archive_url", "/archive/"),
    )


def _with_posts(settings: Settings, keys: Keys, *, serving: bool) -> Settings:
    """Add what says which posts are shown, and how many at a time."""
    return replace(
        settings,
        show_drafts=_shown(keys, "show_drafts", serving=serving),
        future=_shown(keys, "future", serving=serving),
        unpublished=_shown(keys, "unpublished", serving=serving),
        limit_posts=keys.read(COUNT, 0, "limit_posts", option="limit_posts"),
        per_page=keys.read(COUNT, 0, "paginate", option="pagination_per_page") or settings.per_page,
        has_paginate=bool(keys.get("paginate")),
        archive_per_page=keys.read(COUNT, 0, option="archive_pagination_per_page")
        or settings.archive_per_page,
        excerpt_separator=keys.read(TEXT, "\n\n", "excerpt_separator", option="excerpt_separator"),
    )


def _with_autopages(settings: Settings, keys: Keys) -> Settings:
    """Add what jekyll-paginate-v2 does, where it is in charge."""
    paginate = pagination.of_config(keys)
    if paginate is None:
        return settings
    if keys.read(TEXT, None, option="paginate_path") is not None:
        path = settings.paginate_path.strip("/").removeprefix(settings.blog_dir).strip("/")
        paginate = replace(paginate, permalink=f"/{path}/")
    settings = replace(settings, paginate=paginate, per_page=paginate.per_page)
    found = pagination.autopages(keys, paginate)
    settings = replace(settings, posts_url=found.posts_url)
    if not found.modes:
        return settings
    kinds = tuple(dict.fromkeys((*found.modes, *settings.archives.kinds)))
    if keys.options.get("archives") is not None:
        kinds = settings.archives.kinds
    archives = replace(settings.archives, **found.patterns, kinds=kinds)
    return replace(settings, archives=archives, autopages=found.modes, archive_per_page=paginate.per_page)


def _shown(keys: Keys, name: str, *, serving: bool) -> bool:
    when = keys.read(WHEN, False, name, option=name)
    return serving if when == "serve" else bool(when)


def _config(text: str | None) -> tuple[Mapping[str, object], list[Problem]]:
    """Read `_config.yml`; one that is broken counts as empty, with a problem."""
    if text is None:
        return {}, []
    try:
        data = front_matter.load_yaml(text)
    except front_matter.FrontMatterError as error:
        return {}, [Problem(CONFIG, error.line, f"{error.message}; until then it counts as empty")]
    if data is None or data is False:
        return {}, []
    if not isinstance(data, dict):
        message = "the file must be a list of keys with values, such as `title: My blog`; it counts as empty"
        return {}, [Problem(CONFIG, 1, message)]
    return {key: value for key, value in data.items() if isinstance(key, str)}, []


def _zone(keys: Keys, environ_tz: str | None) -> tzinfo:
    name = keys.read(TEXT, "", "timezone", option="timezone")
    if not name:
        return dates.zone(environ_tz)
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        expected = "a name of the time zone database"
        keys.tell_of(keys.file_of("timezone"), "timezone", name, expected, "timezone: Asia/Shanghai")
    return dates.zone(name)


def _now(keys: Keys, zone: tzinfo, now: datetime) -> datetime:
    """Return Jekyll's `site.time`: `time` of `_config.yml` where it is given, else the build's."""
    given = keys.get("time")
    if given is None:
        return now.astimezone(zone)
    try:
        return dates.parse(given, zone, now)
    except dates.DateError:
        keys.tell_of(CONFIG, "time", given, "a date", "time: 2026-01-31 12:00:00 +0000")
        return now.astimezone(zone)


def _destination(keys: Keys, usual: str) -> str:
    given = keys.get("destination")
    return given if isinstance(given, str) and "\0" not in given else usual


def _markdown_ext(keys: Keys) -> tuple[str, ...]:
    text = keys.read(TEXT, "", "markdown_ext")
    found = tuple(part.strip().lstrip(".").lower() for part in text.split(","))
    return tuple(part for part in found if part) or Settings("").markdown_ext
