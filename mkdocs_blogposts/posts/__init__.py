"""A post from its source: front matter, date, terms and address; or nothing, where it is not published.

Documents of other collections are read alike.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mkdocs_blogposts import dates, permalinks, slugs
from mkdocs_blogposts.model import Post
from mkdocs_blogposts.posts import alone, authors, categories, covers, documents, heads, modified, titles
from mkdocs_blogposts.sources.entries import relative_path

if TYPE_CHECKING:
    from mkdocs_blogposts.addresses import Address
    from mkdocs_blogposts.model import Problem, Settings, Source
    from mkdocs_blogposts.posts.heads import Notes, Text

_PINNED = ("pin", "pinned", "sticky")
_SHOWN = 200
"""Characters of a URL in a message."""


def read(source: Source, settings: Settings) -> tuple[Post | None, list[Problem]]:
    """Return the post of a source, or None where it is not published, and what its author should know.

    Where Jekyll stops the whole build because of a post, the post is kept readable if that is safe.
    """
    notes = heads.Notes(source)
    if source.kind == "draft" and not settings.show_drafts:
        return None, []
    text = heads.of_post(source, settings, notes)
    date = _date(text, source, settings, notes) if text else None
    if text is None or date is None or not _is_published(text, date, settings):
        return None, notes.problems
    return _post(text, date, source, settings, notes), notes.problems


def _date(text: Text, source: Source, settings: Settings, notes: Notes) -> datetime | None:
    """Return the post's date: the front matter's, else the file name's, else (of a draft) the file's.

    A document of another collection needs none: it counts as made now.
    """
    zone = settings.timezone or UTC
    now = settings.now.astimezone(zone)
    if text.broken:
        return now
    found = _written_date(text, settings, notes)
    if source.name_date and (found is None or _second(found) == _second(now)):
        try:
            return dates.parse_name(source.name_date, zone)
        except dates.DateError as error:
            fate = "" if found else "; until it has a `date:`, the post is left out"
            notes.tell(f"the date in the file's name is of no use: {error}{fate}")
    if found is None and source.kind == "draft":
        return datetime.fromtimestamp(source.mtime, zone)
    return now if found is None and source.kind == "document" else found


def _written_date(text: Text, settings: Settings, notes: Notes) -> datetime | None:
    if "date" not in text.data:
        return None
    value = text.data["date"]
    if isinstance(value, Mapping):
        value = value.get("created", value)
    try:
        return dates.parse(value, settings.timezone or UTC, settings.now)
    except dates.DateError as error:
        instead = "the file's own" if notes.source.kind == "draft" else "the one in the file's name"
        notes.tell_of("date", f"`date` is of no use: {error}; the post is dated with {instead}")
        return None


def _is_published(text: Text, date: datetime, settings: Settings) -> bool:
    """Apply Jekyll's `Publisher`: `published`, and no dates in the future, to the second."""
    is_future = _second(date) > _second(settings.now)
    return heads.is_shown(text.data, settings) and (settings.future or not is_future)


def _post(text: Text, date: datetime, source: Source, settings: Settings, notes: Notes) -> Post:
    """Put a post together that is published."""
    meta = text.data if text.broken else _completed(text.data, date, source, notes)
    collection = documents.collection_of(source, settings)
    path = _path_below_folder(source, settings)
    slug = meta.get("slug")
    shown_slug = slug if isinstance(slug, str) else posixpath.basename(path)
    address = _address(date, path, meta, settings, notes)
    title = titles.shown(meta.get("title"), source.name_slug, posixpath.basename(source.src_uri))
    people, problems = authors.resolve(meta, settings.authors, source.src_uri, notes.line)
    notes.problems += problems
    return Post(
        source=source,
        id=permalinks.post_id(address.url, shown_slug),
        title=title.text,
        title_html=title.html,
        date=date,
        slug=shown_slug,
        url=address.url,
        dest_uri="" if collection and not collection.output else address.dest_uri,
        categories=_values(meta, "categories"),
        tags=_values(meta, "tags"),
        meta=meta,
        body=text.body,
        body_line=text.body_line,
        authors=people,
        image=covers.image(meta),
        image_alt=covers.alt(meta),
        updated=_updated(text.data, settings, notes),
        draft=heads.is_truthy(meta.get("draft")) or source.kind == "draft",
        pinned=any(_is_set(meta.get(key)) for key in _PINNED),
        collection=source.collection or "posts",
        hidden=heads.is_truthy(meta.get("hidden")),
        standalone=bool(collection) and alone.stands_alone(source, address.dest_uri, meta, text.body),
    )


def _completed(data: dict[str, object], date: datetime, source: Source, notes: Notes) -> dict[str, object]:
    """Return the front matter with what Jekyll adds to it: title, slug, date, terms."""
    title, slug = data.get("title"), data.get("slug")
    if not heads.is_truthy(slug):
        slug = source.name_slug
    elif not isinstance(slug, str):
        text = dates.to_s(slug)
        notes.tell_of("slug", f"`slug` is {text}, but must be text, for example `slug: 'about-us'`")
        slug = text
    is_dated = source.kind != "document" or source.name_date or heads.is_truthy(data.get("date"))
    return {
        **data,
        "title": title if heads.is_truthy(title) else slugs.titleize(source.name_slug),
        "slug": slug,
        **({"date": date} if is_dated else {}),
        "categories": list(categories.of_post(data)),
        "tags": list(categories.tags_of_post(data)),
    }


def _address(
    date: datetime, path: str, meta: Mapping[str, object], settings: Settings, notes: Notes
) -> Address:
    """Return where the post is found; a permalink that Jekyll refuses gives way to the site's."""
    own = _own_permalink(meta.get("permalink"), notes)
    collection = documents.collection_of(notes.source, settings)
    template = collection.permalink if collection else permalinks.post_template(settings)
    template = template if own is None else own
    if permalinks.unknown_name(template):
        template = permalinks.STYLES["date"]
    slug, terms = meta.get("slug"), tuple(dates.to_s(value) for value in _values(meta, "categories"))
    ext = permalinks.output_ext(notes.source.ext, own, settings)
    label = collection.label if collection else "posts"
    names = permalinks.Names(date, slug if isinstance(slug, str) else None, path, terms, ext, label)
    url, complaint = permalinks.post_url(template, names)
    if complaint:
        notes.tell_of("category" if "category" in meta else "categories", f"{complaint}: write `[news]`")
    address = permalinks.place(url, ".html" if url.endswith("/") else ext)
    if address.url != url:
        shown = url if len(url) <= _SHOWN else f"{url[:_SHOWN]}..."
        notes.tell(f"no file can have the name that {shown} asks for, so the post is built at {address.url}")
    return address


def _own_permalink(value: object, notes: Notes) -> str | None:
    if not heads.is_truthy(value):
        return None
    example = "for example `permalink: /about-us/`; the site's permalink is used instead"
    if not isinstance(value, str):
        found = dates.to_s(value)
        notes.tell_of("permalink", f"`permalink` is {found}, but must be text, {example}")
        return None
    unknown = permalinks.unknown_name(value)
    if unknown:
        notes.tell_of(
            "permalink", f"`permalink` has `:{unknown}`, but Jekyll has no such placeholder, {example}"
        )
        return None
    return value


def _path_below_folder(source: Source, settings: Settings) -> str:
    """Return the value of `:path`: the file's path without extension, and without `_posts` or the like."""
    path = source.src_uri.removesuffix(source.ext).rstrip(".")
    if collection := documents.collection_of(source, settings):
        return documents.path_below(path, collection, settings)
    return relative_path(path, settings.collections_dir).replace("_posts", "", 1)


def _updated(data: Mapping[str, object], settings: Settings, notes: Notes) -> datetime | None:
    """Return when the post was changed last, as its front matter says."""
    found = modified.written(data)
    if found is None:
        return None
    key, value = found
    try:
        return dates.parse(value, settings.timezone or UTC, settings.now)
    except dates.DateError as error:
        notes.tell_of(key, f"`{key}` is of no use: {error}; the post counts as not changed")
        return None


def _values(meta: Mapping[str, object], key: str) -> tuple[object, ...]:
    value = meta.get(key)
    return tuple(value) if isinstance(value, list) else ()


def _second(date: datetime) -> int:
    return int(date.timestamp() // 1)


def _is_set(value: object) -> bool:
    return value is True or (isinstance(value, int) and value > 0)
