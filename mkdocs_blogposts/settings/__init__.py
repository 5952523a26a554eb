"""What `_config.yml` and the options of `mkdocs.yml` say, as one frozen `Settings`. Options win."""

from __future__ import annotations

import zoneinfo
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts import front_matter
from mkdocs_blogposts.links import urls
from mkdocs_blogposts.model import Problem, Settings
from mkdocs_blogposts.ruby import dates
from mkdocs_blogposts.settings import collections, gemfile, gems, pagination, places, scopes
from mkdocs_blogposts.settings.keys import CONFIG, COUNT, FLAG, NAMES, TEXT, WHEN, Keys
from mkdocs_blogposts.settings.unread import unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
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
    config = written if group is None else gems.with_gemfile(written, group)
    keys = Keys(config, config_text or "", options)
    zone = _zone(keys, environ_tz)
    paginate_path = places.paginate_path(keys)
    url, baseurl = keys.url("url"), keys.read(TEXT, site_path, "baseurl", option="baseurl")
    settings = Settings(
        source_dir=source_dir,
        in_docs=in_docs,
        config=config,
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
    return settings, [*problems, *keys.problems, *_unmet(keys, written, group or ()), *unread(keys)]


def _with_files(settings: Settings, keys: Keys) -> Settings:
    """Add what says which files are read, and how."""
    return replace(
        settings,
        markdown=keys.read(TEXT, "kramdown", "markdown", option="markdown").lower(),
        emoji=keys.read(FLAG, False, option="emoji"),
        include=keys.join(NAMES, "include", settings.include),
        exclude=keys.join(NAMES, "exclude"),
        collections_dir=keys.read(TEXT, "", "collections_dir").strip("/"),
        collections=collections.read(keys, settings.permalink),
        markdown_ext=_markdown_ext(keys),
        strict_front_matter=keys.read(FLAG, False, "strict_front_matter"),
        defaults=scopes.read(keys),
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


def _unmet(keys: Keys, written: Mapping[str, object], group: Sequence[str]) -> Iterator[Problem]:
    """Name the plugins that do nothing here, in one line for each file that asks for some."""
    places = (
        (CONFIG, keys.line("plugins"), "`plugins`", gems.unmet(written)),
        (gemfile.NAME, None, "the group `jekyll_plugins`", gems.unmet_of_group(group, written)),
    )
    for file, line, place, named in places:
        if names := [name for name in named if not keys.options.get(gems.OPTIONS.get(name, ""))]:
            said = f"{place} names {', '.join(names)}"
            message = f"{said}, for which there is nothing here; what they add is missing{gems.advice(names)}"
            yield Problem(file, line, message, level="info")


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
        keys.tell(keys.file_of("timezone"), "timezone", name, expected, "timezone: Asia/Shanghai")
    return dates.zone(name)


def _now(keys: Keys, zone: tzinfo, now: datetime) -> datetime:
    """Return Jekyll's `site.time`: `time` of `_config.yml` where it is given, else the build's."""
    given = keys.config.get("time")
    if given is None:
        return now.astimezone(zone)
    try:
        return dates.parse(given, zone, now)
    except dates.DateError:
        keys.tell(CONFIG, "time", given, "a date", "time: 2026-01-31 12:00:00 +0000")
        return now.astimezone(zone)


def _markdown_ext(keys: Keys) -> tuple[str, ...]:
    text = keys.read(TEXT, "", "markdown_ext")
    found = tuple(part.strip().lstrip(".").lower() for part in text.split(","))
    return tuple(part for part in found if part) or Settings("").markdown_ext
