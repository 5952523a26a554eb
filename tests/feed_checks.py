"""What feeds must be, format by format: each function names the faults of a feed, in words."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), "
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_RFC822 = re.compile(rf"(?:{_DAY})?\d{{1,2}} {_MONTH} \d{{4}} \d\d:\d\d(?::\d\d)? (?:[+-]\d{{4}}|GMT|UT)")
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


# ---------------------------------------------------------------- Atom (RFC 4287)


def atom(text: str, *, has_host: bool = True) -> list[str]:
    """Return the faults of an Atom feed; without a host, addresses need not be absolute."""
    try:
        root = etree.fromstring(text.encode())
    except etree.XMLSyntaxError as error:
        return [f"it is no XML: {error}"]
    grammar = _grammar()
    grammar.validate(root)
    schema = [f"line {error.line}: {error.message}" for error in grammar.error_log]
    return [*schema, *_beyond_grammar(root, has_host=has_host)]


@cache
def _grammar() -> Any:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def _beyond_grammar(root: Any, *, has_host: bool) -> Iterator[str]:
    if root.tag != f"{ATOM}feed":
        yield f"its root is {root.tag}"
    entries = root.findall(f"{ATOM}entry")
    if not any(link.get("rel") == "self" for link in root.findall(f"{ATOM}link")):
        yield "it does not say its own address, by a link rel=self"
    yield from _twice("ids", [entry.findtext(f"{ATOM}id") for entry in entries])
    yield from (fault for each in (root, *entries) for fault in _twice("alternates", _alternates(each)))
    for entry in entries:
        if not any(each.find(f"{ATOM}author") is not None for each in (root, entry)):
            yield f"{entry.findtext(f'{ATOM}id')}: nobody wrote it"
        if entry.find(f"{ATOM}content") is None and not _alternates(entry):
            yield f"{entry.findtext(f'{ATOM}id')}: it has neither content nor a page"
    yield from _empty(root)
    yield from (fault for fault in map(_time, root.iter(f"{ATOM}updated", f"{ATOM}published")) if fault)
    if has_host:
        yield from (f"{url!r} is not absolute" for url in _addresses(root) if not is_absolute(url))


def _alternates(element: Any) -> list[tuple[str, str]]:
    """Return type and language of the pages that an element stands for; there is one of each."""
    links = (link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate")
    return [(link.get("type", ""), link.get("hreflang", "")) for link in links]


def _empty(root: Any) -> Iterator[str]:
    names = root.iter(f"{ATOM}name", f"{ATOM}id")
    yield from (f"line {each.sourceline}: {each.tag} is empty" for each in names if not _said(each.text))
    terms = (each.get("term") for each in root.iter(f"{ATOM}category"))
    yield from ("a category has no name" for term in terms if not _said(term))


def _addresses(root: Any) -> Iterator[str]:
    for each in root.iter(f"{ATOM}id", f"{ATOM}icon", f"{ATOM}logo", f"{ATOM}uri"):
        yield each.text or ""
    yield from (link.get("href", "") for link in root.iter(f"{ATOM}link"))
    yield from (each.get(f"{XML}base") for each in root.iter() if each.get(f"{XML}base") is not None)


def _time(element: Any) -> str:
    fault = rfc3339(element.text)
    return f"line {element.sourceline}: {fault}" if fault else ""


# ---------------------------------------------------------------- RSS 2.0


# https://www.rssboard.org/rss-specification: the elements, and whether they may be there more than once.
_OF_CHANNEL = {
    **dict.fromkeys(("title", "link", "description", "language", "copyright", "managingEditor"), False),
    **dict.fromkeys(("webMaster", "pubDate", "lastBuildDate", "generator", "docs", "cloud", "ttl"), False),
    **dict.fromkeys(("image", "rating", "textInput", "skipHours", "skipDays"), False),
    **dict.fromkeys(("category", "item"), True),
}
_OF_ITEM = {
    **dict.fromkeys(
        ("title", "link", "description", "author", "comments", "guid", "pubDate", "source"), False
    ),
    **dict.fromkeys(("category", "enclosure"), True),
}


def rss(text: str, *, has_host: bool = True) -> list[str]:
    """Return the faults of an RSS feed."""
    try:
        root = etree.fromstring(text.encode())
    except etree.XMLSyntaxError as error:
        return [f"it is no XML: {error}"]
    if root.tag != "rss" or root.get("version") != "2.0" or [each.tag for each in root] != ["channel"]:
        return ["it is not one channel of RSS 2.0"]
    channel = root[0]
    items = channel.findall("item")
    faults = [*_children(channel, _OF_CHANNEL, ("title", "link", "description"))]
    faults += (fault for item in items for fault in _item(item))
    faults += _twice("guids", [item.findtext("guid") for item in items])
    faults += (fault for image in channel.findall("image") for fault in _image(image))
    faults += (fault for each in root.iter("pubDate", "lastBuildDate") if (fault := rfc822(each.text)))
    faults += (
        f"{each.text!r} is no language" for each in root.iter("language") if not is_language(each.text)
    )
    faults += (f"{each.text!r} is no e-mail address" for each in root.iter("author") if "@" not in each.text)
    selves = [link.get("href", "") for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    faults += [] if len(selves) == 1 else ["it does not say its own address, by an atom:link rel=self"]
    urls = [*selves, *(each.text or "" for each in root.iter("link", "url"))]
    return faults + [f"{url!r} is not absolute" for url in urls if has_host and not is_absolute(url)]


def _children(element: Any, known: dict[str, bool], required: Sequence[str]) -> Iterator[str]:
    counts = Counter(child.tag for child in element if not str(child.tag).startswith("{"))
    yield from (f"{tag} is no element of {element.tag}" for tag in counts if tag not in known)
    yield from (
        f"{tag} is there {n} times" for tag, n in counts.items() if n > 1 and not known.get(tag, True)
    )
    yield from (f"{tag} is missing or empty" for tag in required if not _said(element.findtext(tag)))


def _item(item: Any) -> Iterator[str]:
    yield from _children(item, _OF_ITEM, ())
    if not _said(item.findtext("title")) and not _said(item.findtext("description")):
        yield "an item has neither title nor description"
    guid = item.find("guid")
    if guid is None or not _said(guid.text):
        yield "an item has no guid"
    elif guid.get("isPermaLink", "true") == "true" and not is_absolute(guid.text):
        yield f"{guid.text!r} is said to be an address"
    yield from ("an item has more than one content" for _ in item.findall(CONTENT)[1:])
    yield from ("a category is empty" for each in item.findall("category") if not _said(each.text))


def _image(image: Any) -> Iterator[str]:
    known = dict.fromkeys(("url", "title", "link", "width", "height", "description"), False)
    yield from _children(image, known, ("url", "title", "link"))


# ---------------------------------------------------------------- JSON Feed 1.1


# https://www.jsonfeed.org/version/1.1/: the keys, with the types of their values.
_OF_FEED: dict[str, type] = {
    **dict.fromkeys(("version", "title", "home_page_url", "feed_url", "description", "user_comment"), str),
    **dict.fromkeys(("next_url", "icon", "favicon", "language"), str),
    "authors": list,
    "expired": bool,
    "hubs": list,
    "items": list,
}
_OF_JSON_ITEM: dict[str, type] = {
    **dict.fromkeys(("id", "url", "external_url", "title", "content_html", "content_text", "summary"), str),
    **dict.fromkeys(("image", "banner_image", "date_published", "date_modified", "language"), str),
    "authors": list,
    "tags": list,
    "attachments": list,
}


def json_feed(text: str, *, has_host: bool = True) -> list[str]:
    """Return the faults of a JSON feed."""
    try:
        feed = json.loads(text)
    except ValueError as error:
        return [f"it is no JSON: {error}"]
    if not isinstance(feed, dict) or feed.get("version") != "https://jsonfeed.org/version/1.1":
        return ["it is no JSON Feed of version 1.1"]
    faults = [*_typed(feed, _OF_FEED, ("title", "items"))]
    items = [item for item in feed.get("items", ()) if isinstance(item, dict)]
    faults += ["an item is no object"] * (len(feed.get("items", ())) - len(items))
    faults += (fault for item in items for fault in _json_item(item))
    faults += _twice("ids", [item.get("id") for item in items])
    for each in (feed, *items):
        faults += (fault for author in each.get("authors", ()) for fault in _json_author(author))
        if "language" in each and not is_language(each["language"]):
            faults.append(f"{each['language']!r} is no language")
        keys = ("home_page_url", "feed_url", "icon", "favicon", "url", "image")
        urls = (each[key] for key in keys if key in each)
        faults += (f"{url!r} is not absolute" for url in urls if has_host and not is_absolute(url))
    return faults


def _typed(found: dict[str, object], known: dict[str, type], required: Sequence[str]) -> Iterator[str]:
    yield from (f"{key} is no key" for key in found if key not in known and not key.startswith("_"))
    wrong = (key for key, value in found.items() if key in known and not isinstance(value, known[key]))
    yield from (f"{key} is {found[key]!r}" for key in wrong)
    yield from (f"{key} is missing" for key in required if key not in found)


def _json_item(item: dict[str, Any]) -> Iterator[str]:
    yield from _typed(item, _OF_JSON_ITEM, ("id",))
    if not _said(item.get("id")):
        yield "an id is empty"
    if "content_html" not in item and "content_text" not in item:
        yield f"{item.get('id')}: it has no content"
    dates = (item[key] for key in ("date_published", "date_modified") if key in item)
    yield from (fault for fault in map(rfc3339, dates) if fault)
    yield from (f"{tag!r} is no tag" for tag in item.get("tags", ()) if not isinstance(tag, str) or not tag)


def _json_author(author: object) -> Iterator[str]:
    if not isinstance(author, dict) or not any(_said(author.get(key)) for key in ("name", "url", "avatar")):
        yield f"{author!r} is no author"


# ---------------------------------------------------------------- what formats share


def rfc3339(text: str | None) -> str:
    """Return what is wrong with a time as Atom and JSON Feed write it; "" where nothing is."""
    try:
        datetime.fromisoformat(text or "")
    except ValueError as error:
        return f"{text!r}: {error}"
    return "" if _RFC3339.fullmatch(text or "") else f"{text!r} is no time of RFC 3339"


def rfc822(text: str | None) -> str:
    """Return what is wrong with a time as RSS writes it; "" where nothing is."""
    try:
        date = parsedate_to_datetime(text or "")
    except ValueError as error:
        return f"{text!r}: {error}"
    day = f"{date:%a}, "
    is_right = _RFC822.fullmatch(text or "") and (", " not in (text or "") or (text or "").startswith(day))
    return "" if is_right else f"{text!r} is no time of RFC 822"


def is_absolute(url: str | None) -> bool:
    """Say whether an address has a scheme, and a host where its scheme needs one, and no blanks."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    has_host = bool(parts.netloc) or parts.scheme not in ("http", "https")
    return bool(parts.scheme) and has_host and not re.search(r"""[\s<>"{}|\\^`]""", url or "")


def is_language(text: str | None) -> bool:
    """Say whether a text is a language's tag, as "zh-CN"."""
    return _LANGUAGE.fullmatch(text or "") is not None


def _twice(what: str, values: Sequence[object]) -> Iterator[str]:
    yield from (f"two {what} are {value!r}" for value, n in Counter(values).items() if n > 1)


def _said(text: object) -> bool:
    return isinstance(text, str) and bool(text.strip())
