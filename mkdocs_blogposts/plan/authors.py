"""Who wrote a post: names, keys and mappings of front matter, looked up where blogs keep their authors."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from mkdocs_blogposts.model import Author, Level, Problem
from mkdocs_blogposts.ruby.values import to_s

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_KEYS = ("key", "short_name", "username", "id", "slug", "name")
"""What an entry of a list of authors may call its own key."""
_RUN = ("javascript", "vbscript", "data")
"""Schemes of URLs that a browser would run, or show as a page of the site."""
_ACCOUNTS = ("twitter", "twitter_username")
_NAMES = ("display_name", "name", "title", "full_name", "fullname")
# jekyll-feed reads `uri`, and nothing else.
_URLS = ("uri", "url", "web", "website", "link", "homepage", "home", "site")
_AVATARS = ("avatar", "picture", "image", "photo", "img", "thumbnail")
_DESCRIPTIONS = ("description", "bio", "about", "summary")
_EMAILS = ("email", "mail")
_PROFILES = {
    "github": "https://github.com/",
    "github_username": "https://github.com/",
    "gitlab": "https://gitlab.com/",
    "twitter": "https://twitter.com/",
    "twitter_username": "https://twitter.com/",
    "linkedin": "https://www.linkedin.com/in/",
    "instagram": "https://www.instagram.com/",
    "facebook": "https://www.facebook.com/",
}
"""Accounts to link an author to who has no site of their own, the first one that is there."""
_HASH = re.compile(r"(?:[0-9a-fA-F]{32}){1,2}")
_GRAVATAR = "https://www.gravatar.com/avatar/"
_DEEPEST = 3
"""Lists within lists that are looked into; a YAML alias can make a list contain itself."""
_PERSON = frozenset((*_NAMES, *_KEYS, *_URLS, *_AVATARS, *_DESCRIPTIONS, *_EMAILS, *_PROFILES))


class Roster(dict[str, object]):
    """Author entries by key, with an index of the names and keys that people write instead."""

    __slots__ = ("names",)

    def __init__(self, entries: Mapping[str, object]) -> None:
        super().__init__(entries)
        self.names: dict[str, str] = {}
        for key, entry in self.items():
            fields = entry if isinstance(entry, Mapping) else {}
            for name in (key, *(_text(fields.get(field)) for field in _NAMES)):
                if name:
                    self.names.setdefault(name.casefold(), key)


def known(own: object, data: object, material: object) -> Mapping[str, object]:
    """Return the entries of all known authors by key.

    `own` are the `authors` of `_config.yml` (a mapping or a list), `data` is `_data/authors.yml` and
    `material` is Material's `.authors.yml`, both as loaded. Of entries with one key the first source wins.
    """
    wrapped = material.get("authors") if isinstance(material, Mapping) else None
    entries: dict[str, object] = {}
    for source in (own, data, wrapped):
        for key, entry in _entries(source):
            entries.setdefault(key, entry)
    return Roster(entries)


def _entries(source: object) -> Iterator[tuple[str, object]]:
    """Yield keys and entries of a mapping, or of a list whose entries name their keys."""
    if isinstance(source, Mapping):
        for key, entry in source.items():
            if text := _text(key):
                yield text, _entry(entry)
    elif isinstance(source, list):
        for item in source:
            entry = _entry(item)
            if key := _first(entry, _KEYS):
                yield key, entry


def _entry(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {"name": value}


def resolve(
    meta: Mapping[str, object],
    known: Mapping[str, object],
    src_uri: str,
    line_of: Callable[[str], int | None] = lambda key: None,
) -> tuple[tuple[Author, ...], tuple[Problem, ...]]:
    """Return the authors a front matter names in `authors`, else in `author`; each once, in order.

    A value is a key or a name of `known`, a mapping that describes the person, or just a name. A name that
    is not known is a problem only where there are known authors; its message is the same for every post.
    `line_of` gives the line of a key of the front matter.
    """
    roster = known if isinstance(known, Roster) else Roster(known)
    field = "authors" if any(_values(meta.get("authors"))) else "author"
    authors: dict[str, Author] = {}
    problems = []
    for value in _values(meta.get(field)):
        for author, complaint in map(_linked, _author(value, roster)):
            if author:
                authors.setdefault(author.key, author)
            if complaint:
                problems.append(Problem(src_uri, line_of(field), *complaint))
    return tuple(authors.values()), tuple(problems)


def author_first(
    meta: Mapping[str, object], resolved: Sequence[Author], known: Mapping[str, object]
) -> tuple[Author, ...]:
    """Return a post's authors as jekyll-feed and jekyll-seo-tag see them: `author` comes before `authors`."""
    if not meta.get("authors") or not meta.get("author"):
        return tuple(resolved)
    first, _ = resolve({"author": meta["author"]}, known, "")
    return tuple(dict.fromkeys((*first, *resolved)))


class _Complaint(NamedTuple):
    """What is wrong with an author, as a `Problem` has it."""

    message: str
    level: Level = "warning"
    subject: str = ""


def _values(value: object, depth: int = 0) -> Iterator[str | Mapping[str, object]]:
    """Yield the names and mappings in a value of front matter, however it is nested."""
    if depth > _DEEPEST:
        return
    if isinstance(value, Mapping):
        if value and not _PERSON.intersection(value):
            for key, entry in value.items():
                yield {"key": key, **(entry if isinstance(entry, Mapping) else {"name": key})}
        elif value:
            yield value
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for item in value:
            yield from _values(item, depth + 1)
    elif value is not False and (text := _text(value)):
        yield text


def _author(
    value: str | Mapping[str, object], roster: Roster
) -> Iterator[tuple[Author | None, _Complaint | None]]:
    """Yield the authors of one value, each with what to complain about."""
    if not isinstance(value, str):
        key = _first(value, (*_KEYS[:3], *_NAMES, *_KEYS[3:]))
        if key:
            yield _person(key, value), None
        # An account alone is enough for what jekyll-seo-tag tells of an author.
        elif not _first(value, _ACCOUNTS):
            yield None, _NAMELESS
        return
    keys = _look_up(value, roster)
    if keys:
        for key in keys:
            entry = roster[key]
            yield _person(key, entry if isinstance(entry, Mapping) else {"name": entry}), None
    else:
        yield Author(value, value), _unknown(value) if roster else None


def _linked(named: tuple[Author | None, _Complaint | None]) -> tuple[Author | None, _Complaint | None]:
    """Take away a URL at which a theme would stop (`http://[::1`), or that is a script, with a complaint."""
    author, complaint = named
    if author is None or _is_link(author.url):
        return author, complaint
    shown = json.dumps(author.url[:80], ensure_ascii=False)
    message = f"The URL {shown} of an author cannot be used. Expected one as `https://example.org`."
    return replace(author, url=""), _Complaint(message, subject=shown)


def _is_link(url: str) -> bool:
    try:
        # Browsers pass over blanks and control characters.
        return urlsplit("".join(url.split())).scheme not in _RUN
    except ValueError:
        return False


def _look_up(text: str, roster: Roster) -> list[str]:
    """Return the key of an author, or the keys of several whose names are all known and parted by commas."""
    for parts in ([text], [part.strip() for part in text.split(",")]):
        keys = [part if part in roster else roster.names.get(part.casefold(), "") for part in parts]
        if all(keys):
            return keys
    return []


def name_of(entry: Mapping[str, object]) -> str:
    """Return the name that an author's entry gives; "" for none."""
    return _first(entry, _NAMES)


def _person(key: str, entry: Mapping[str, object]) -> Author:
    return Author(
        key=key,
        name=name_of(entry) or key,
        url=_first(entry, _URLS) or _profile(entry),
        avatar=_avatar(entry),
        description=_first(entry, _DESCRIPTIONS),
        email=_first(entry, _EMAILS),
    )


def _profile(entry: Mapping[str, object]) -> str:
    """Return the URL of an account: `@jane`, `jane` or a whole URL."""
    for field, site in _PROFILES.items():
        handle = _text(entry.get(field)).removeprefix("@")
        if handle:
            return handle if "://" in handle else site + handle.strip("/")
    return ""


def _avatar(entry: Mapping[str, object]) -> str:
    """Return the author's picture, or Gravatar's by the hash in the entry where there is no own one."""
    for field in _AVATARS:
        value = entry.get(field)
        nested = _first(value, ("path", "url", "src")) if isinstance(value, Mapping) else _text(value)
        if nested:
            return nested
    given = _text(entry.get("gravatar"))
    if _HASH.fullmatch(given):
        return _GRAVATAR + given
    return given if "://" in given else ""


def _first(entry: Mapping[str, object], fields: Sequence[str]) -> str:
    """Return the first of `fields` that holds text, else ""."""
    return next((text for field in fields if (text := _text(entry.get(field)))), "")


def _text(value: object) -> str:
    """Return a scalar as text; "" for lists and mappings, whose text is of no use to readers."""
    if isinstance(value, str):
        return value.strip()
    return "" if isinstance(value, Mapping | Sequence | bool) else to_s(value)


_NAMELESS = _Complaint(
    "An author is given as a mapping without a name. Expected a `name` in it, "
    'for example `author: {name: "Jane Doe", url: "https://example.org"}`.'
)


def _unknown(name: str) -> _Complaint:
    """Tell of a plain name, with which nothing is wrong: Jekyll needs no entry for it."""
    quoted = json.dumps(name, ensure_ascii=False)
    entry = f"authors: {{{quoted}: {{name: {quoted}}}}}"
    message = (
        f"The author {quoted} is not known: neither a key nor a name in `authors` of _config.yml, in "
        "_data/authors.yml or in .authors.yml. The post shows this name as it is; to add a picture and a "
        f"link, add an entry to one of them, in _config.yml for example `{entry}`."
    )
    return _Complaint(message, "info", quoted)
