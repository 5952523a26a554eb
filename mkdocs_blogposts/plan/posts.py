"""A post from its source: front matter, date, terms and address; or nothing, where it is not published.

Documents of other collections are read alike.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_blogposts.links import permalinks
from mkdocs_blogposts.model import POSTS, Folders, Post, Problem, Publishing, Settings, Source
from mkdocs_blogposts.plan import (
    authors,
    categories,
    covers,
    documents,
    entry_front_matter,
    last_modified,
    titles,
    without_theme,
)
from mkdocs_blogposts.plan.source_paths import relative_path
from mkdocs_blogposts.plan.source_problems import SourceProblems
from mkdocs_blogposts.ruby import dates, slugs
from mkdocs_blogposts.ruby.values import is_truthy, to_s

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_blogposts.links.permalinks import Address
    from mkdocs_blogposts.plan.entry_front_matter import EntryText

_PINNED = ("pin", "pinned", "sticky")
_SHOWN = 200
"""Characters of a URL in a message."""


class _Dated(NamedTuple):
    """When a post was written."""

    date: datetime
    beyond: int | None = None
    """The year, where it is one that `date` cannot hold: `date` has the nearest then."""


def read(source: Source, settings: Settings) -> tuple[Post | None, list[Problem]]:
    """Return the post of a source, or None where it is not published, and what its author should know.

    Where Jekyll stops the whole build because of a post, the post is kept readable if that is safe.
    """
    problems = SourceProblems(source)
    if source.kind == "draft" and not settings.publishing.show_drafts:
        return None, []
    text = entry_front_matter.of_post(source, settings, problems)
    dated = _date(text, source, settings.publishing, problems) if text else None
    if text is None or dated is None or not _is_listed(text, dated.date, source, settings.publishing):
        return None, problems.all
    return _post(text, dated, source, settings, problems), problems.all


def _date(text: EntryText, source: Source, publishing: Publishing, problems: SourceProblems) -> _Dated | None:
    """Return the post's date: the front matter's, else the file name's, else (of a draft) the file's.

    A document of another collection needs none: it counts as made now.
    """
    zone = publishing.timezone
    now = publishing.now.astimezone(zone)
    if text.broken:
        return _Dated(now)
    written = _written_date(text, publishing, problems)
    if source.name_date and (written is None or _second(written.date) == _second(now)):
        try:
            return _Dated(dates.parse_name(source.name_date, zone))
        except dates.YearError as error:
            problems.add(
                f"the date in the file's name is of no use: {error}; {_instead(error)}", None, error.shown
            )
            return written or _Dated(error.nearest, error.year)
        except dates.DateError as error:
            fate = "" if written else "; until it has a `date:`, the post is left out"
            problems.add(f"the date in the file's name is of no use: {error}{fate}", None, error.shown)
    if written is None and source.kind == "draft":
        return _Dated(dates.of_seconds(source.mtime, zone))
    return _Dated(now) if written is None and source.kind == "document" else written


def _instead(error: dates.YearError) -> str:
    return f"the post is dated {error.nearest.date().isoformat()}, and has its own year in its address only"


def _written_date(text: EntryText, publishing: Publishing, problems: SourceProblems) -> _Dated | None:
    if "date" not in text.data:
        return None
    value = text.data["date"]
    if isinstance(value, Mapping):
        value = value.get("created", value)
    try:
        return _Dated(dates.parse(value, publishing.timezone, publishing.now))
    except dates.YearError as error:
        problems.add_for("date", f"`date` is of no use: {error}; {_instead(error)}", error.shown)
        return _Dated(error.nearest, error.year)
    except dates.DateError as error:
        instead = "the file's own" if problems.source.kind == "draft" else "the one in the file's name"
        message = f"`date` is of no use: {error}; the post is dated with {instead}"
        problems.add_for("date", message, error.shown)
        return None


def _is_listed(text: EntryText, date: datetime, source: Source, publishing: Publishing) -> bool:
    """Say whether templates see it: as `published` has it, and of posts none that are still to come."""
    is_timely = source.kind == "document" or _is_due(date, publishing)
    return entry_front_matter.is_shown(text.data, publishing) and is_timely


def _is_due(date: datetime, publishing: Publishing) -> bool:
    """Say whether a date has come, to the second; a document is written only then."""
    return publishing.future or _second(date) <= _second(publishing.now)


def _post(
    text: EntryText, dated: _Dated, source: Source, settings: Settings, problems: SourceProblems
) -> Post:
    """Put a post together that is published."""
    date = dated.date
    meta = text.data if text.broken else _completed(text.data, date, source, problems)
    collection = documents.collection_of(source, settings.folders)
    path = _path_below_folder(source, settings.folders)
    slug = meta.get("slug")
    shown_slug = slug if isinstance(slug, str) else posixpath.basename(path)
    title = titles.shown(meta.get("title"), source.name_slug, posixpath.basename(source.src_uri))
    address = _address(dated, path, meta, settings, problems)
    is_written = _is_due(date, settings.publishing) and (collection is None or collection.output)
    people, complaints = authors.resolve(meta, settings.authors, source.src_uri, problems.line)
    problems.all += complaints
    return Post(
        source=source,
        id=permalinks.post_id(address.url, shown_slug),
        title=title.text,
        title_html=title.html,
        date=date,
        slug=shown_slug,
        url=address.url,
        dest_uri=address.dest_uri if is_written else "",
        categories=_values(meta, "categories"),
        tags=_values(meta, "tags"),
        meta=meta,
        body=text.body,
        body_line=text.body_line,
        authors=people,
        image=covers.image(meta),
        image_alt=covers.alt(meta),
        updated=_updated(text.data, settings.publishing, problems),
        draft=is_truthy(meta.get("draft")) or source.kind == "draft",
        pinned=any(_is_set(meta.get(key)) for key in _PINNED),
        collection=source.collection or "posts",
        hidden=is_truthy(meta.get("hidden")),
        standalone=bool(collection)
        and without_theme.stands_alone(source, address.dest_uri, meta, text.body, settings.folders),
    )


def _completed(
    data: dict[str, object], date: datetime, source: Source, problems: SourceProblems
) -> dict[str, object]:
    """Return the front matter with what Jekyll adds to it: title, slug, date, terms."""
    title, slug = data.get("title"), data.get("slug")
    if not is_truthy(slug):
        slug = source.name_slug
    elif not isinstance(slug, str):
        text = to_s(slug)
        problems.add_for("slug", f"`slug` is {text}, but must be text, for example `slug: 'about-us'`")
        slug = text
    is_dated = source.kind != "document" or source.name_date or is_truthy(data.get("date"))
    return {
        **data,
        "title": title if is_truthy(title) else slugs.titleize(source.name_slug),
        "slug": slug,
        **({"date": date} if is_dated else {}),
        "categories": list(categories.of_post(data)),
        "tags": list(categories.tags_of_post(data)),
    }


def _address(
    dated: _Dated, path: str, meta: Mapping[str, object], settings: Settings, problems: SourceProblems
) -> Address:
    """Return where the post is found; a permalink that Jekyll refuses gives way to the site's."""
    own = _own_permalink(meta.get("permalink"), problems)
    collection = documents.collection_of(problems.source, settings.folders)
    template = collection.permalink if collection else permalinks.post_template(settings.permalinks)
    template = template if own is None else own
    if permalinks.unknown_name(template):
        template = permalinks.STYLES["date"]
    slug, terms = meta.get("slug"), tuple(to_s(value) for value in _values(meta, "categories"))
    ext = permalinks.output_ext(problems.source.ext, own, settings.folders.markdown_ext)
    label = collection.label if collection else "posts"
    slug = slug if isinstance(slug, str) else None
    names = permalinks.Names(dated.date, slug, path, terms, ext, label, dated.beyond)
    url, complaint = permalinks.post_url(template, names)
    if complaint:
        problems.add_for("category" if "category" in meta else "categories", f"{complaint}: write `[news]`")
    address = permalinks.place(url, ".html" if url.endswith("/") else ext)
    if address.url != url:
        shown = url if len(url) <= _SHOWN else f"{url[:_SHOWN]}..."
        problems.add(
            f"no file can have the name that {shown} asks for, so the post is built at {address.url}"
        )
    return address


def _own_permalink(value: object, problems: SourceProblems) -> str | None:
    if not is_truthy(value):
        return None
    example = "for example `permalink: /about-us/`; the site's permalink is used instead"
    if not isinstance(value, str):
        shown = to_s(value)
        problems.add_for("permalink", f"`permalink` is {shown}, but must be text, {example}")
        return None
    unknown = permalinks.unknown_name(value)
    if unknown:
        problems.add_for(
            "permalink", f"`permalink` has `:{unknown}`, but Jekyll has no such placeholder, {example}"
        )
        return None
    return value


def _path_below_folder(source: Source, folders: Folders) -> str:
    """Return the value of `:path`: the file's path without extension, and without `_posts` or the like."""
    path = source.src_uri.removesuffix(source.ext).rstrip(".")
    if collection := documents.collection_of(source, folders):
        return documents.path_below(path, collection, folders)
    return relative_path(path, folders.collections_dir).replace(POSTS, "", 1)


def _updated(data: Mapping[str, object], publishing: Publishing, problems: SourceProblems) -> datetime | None:
    """Return when the post was changed last, as its front matter says."""
    given = last_modified.in_front_matter(data)
    if given is None:
        return None
    key, value = given
    try:
        read = dates.read if key == "last_modified_at" else dates.parse
        return read(value, publishing.timezone, publishing.now)
    except dates.DateError as error:
        message = f"`{key}` is of no use: {error}; the post counts as not changed"
        problems.add_for(key, message, error.shown)
        return None


def _values(meta: Mapping[str, object], key: str) -> tuple[object, ...]:
    value = meta.get(key)
    return tuple(value) if isinstance(value, list) else ()


def _second(date: datetime) -> int:
    return int(date.timestamp() // 1)


def _is_set(value: object) -> bool:
    return value is True or (isinstance(value, int) and value > 0)
