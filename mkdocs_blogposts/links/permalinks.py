"""URLs and output files: Jekyll's permalink templates, their escaping, and where a URL is written."""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from mkdocs_blogposts.links.quoting import escape_path
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.ruby import slugs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime

    from mkdocs_blogposts.model import Permalinks

# https://jekyllrb.com/docs/permalinks/#built-in-formats
STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_NAME = re.compile(r":([a-z_]+)")
_SCHEME = re.compile(r"([^:/?#]*):")
_SCHEME_NAME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")
_DRIVE = re.compile(r"[A-Za-z]:")
# On Windows these cannot be in a name, and some would lead out of the site.
_FORBIDDEN = re.compile(r'[<>:"|?*\\\\]' if os.name == "nt" else "(?!)")
_NAME_BYTES = 255
# Systems know files by paths of 1,024 bytes at least; the folder of the output needs some of them.
_PATH_BYTES = 800
_HTML = (".html", ".xhtml", ".htm")
# The converters that come with Jekyll, besides Markdown.
_CONVERTED = {".scss": ".css", ".sass": ".css"}


class Address(NamedTuple):
    """Where a page is found and where it is written; the two differ (`/a/b` is written to `a/b.html`)."""

    url: str
    dest_uri: str


class PermalinkError(ValueError):
    """A permalink template that cannot be filled in; the message names the placeholder."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a post's permalink can be made of."""

    date: datetime
    slug: str | None
    """Front matter `slug`, else the file name's; None where the front matter could not be read."""
    path: str
    """The file below its `_posts`, without extension: "/sub/2020-01-02-a"."""
    categories: tuple[str, ...] = ()
    output_ext: str = ".html"
    collection: str = "posts"
    beyond: int | None = None
    """The year, where it is one that `date` cannot hold."""

    @property
    def year(self) -> int:
        """The year of the date."""
        return self.date.year if self.beyond is None else self.beyond

    @property
    def name(self) -> str:
        """The file's base name, without extension."""
        return posixpath.basename(self.path)

    @property
    def own_slug(self) -> str:
        """The slug, else the name."""
        return self.name if self.slug is None else self.slug


def _categories(names: Names, mode: str) -> str:
    return "/".join(dict.fromkeys(slugs.slugify(category, mode) for category in names.categories))


def _month(names: Names) -> str:
    from mkdocs_blogposts.ruby.strftime import MONTHS

    return MONTHS[names.date.month - 1]


def _weekday(names: Names) -> str:
    from mkdocs_blogposts.ruby.strftime import DAYS

    return DAYS[names.date.weekday()]


# https://jekyllrb.com/docs/permalinks/#placeholders; w_year, w_day and week are those of ISO 8601.
PLACEHOLDERS: Mapping[str, Callable[[Names], str]] = {
    # A minus is no digit.
    "year": lambda names: f"{names.year:0{4 + (names.year < 0)}}",
    "short_year": lambda names: f"{names.year % 100:02}",
    "month": lambda names: f"{names.date.month:02}",
    "i_month": lambda names: str(names.date.month),
    "short_month": lambda names: _month(names)[:3],
    "long_month": lambda names: _month(names),
    "day": lambda names: f"{names.date.day:02}",
    "i_day": lambda names: str(names.date.day),
    "y_day": lambda names: f"{names.date.timetuple().tm_yday:03}",
    "short_day": lambda names: _weekday(names)[:3],
    "long_day": lambda names: _weekday(names),
    "w_year": lambda names: f"{names.date.isocalendar().year:04}",
    "week": lambda names: f"{names.date.isocalendar().week:02}",
    "w_day": lambda names: str(names.date.isocalendar().weekday),
    "hour": lambda names: f"{names.date.hour:02}",
    "minute": lambda names: f"{names.date.minute:02}",
    "second": lambda names: f"{names.date.second:02}",
    "title": lambda names: slugs.slugify(names.own_slug, "pretty", cased=True),
    "slug": lambda names: slugs.slugify(names.own_slug),
    "name": lambda names: slugs.slugify(names.name),
    "path": lambda names: names.path,
    "categories": lambda names: _categories(names, "none"),
    "slugified_categories": lambda names: _categories(names, "default"),
    "collection": lambda names: names.collection,
    "output_ext": lambda names: names.output_ext,
}


def post_template(given: Permalinks) -> str:
    """Return the template of posts that name none; only the site-wide `permalink` knows the styles' names."""
    if given.posts is not None:
        return given.posts
    return STYLES.get(given.site, given.site)


def collection_template(style: str) -> str:
    """Return the template of a collection's documents, where it names none: it ends like the site's."""
    return "/:collection/:path" + _ending(style)


def unknown_name(template: str) -> str | None:
    """Return the first placeholder of a template that Jekyll does not know; None where all are known."""
    return next((name for name in _NAME.findall(template) if _known(name) is None), None)


def post_url(template: str, names: Names) -> tuple[str, str | None]:
    """Fill in a post's template: the URL, and a complaint about a value that Jekyll takes for a URL's scheme.

    PermalinkError names an unknown placeholder; Jekyll stops there.
    """
    complaints: list[str] = []

    def value(match: re.Match[str]) -> str:
        name = _known(match[1])
        if name is None:
            raise PermalinkError(f"there is no placeholder {match[0]!r}; a known one is ':title'")
        text = PLACEHOLDERS[name](names)
        if looks_like_scheme(text):
            complaints.append(f"{text!r} cannot be part of a URL, because of what stands before the colon")
        return escape_path(text) + ("_" if match[1] != name else "")

    return sanitize(_NAME.sub(value, template)), next(iter(complaints), None)


def page_url(src_uri: str, output_ext: str, permalink: str | None, style: str) -> str:
    """Return the URL of a page: by its own permalink, else by its path as the site's (`style`) ends."""
    folder, name = posixpath.split(src_uri)
    basename = posixpath.splitext(name)[0].rstrip(".")
    template = _page_template(basename, output_ext, style) if permalink is None else permalink
    values = {"path": f"/{folder}" if folder else "", "basename": basename, "output_ext": output_ext}
    for key, value in values.items():
        template = template.replace(f":{key}", escape_path(value))
    return sanitize(template)


def output_ext(ext: str, permalink: str | None, markdown_ext: Collection[str]) -> str:
    """Return the output's extension: that of a front matter permalink, else of what the file turns into."""
    if permalink and not permalink.endswith("/") and (own := ruby_ext(permalink)):
        return own
    if ext[1:].lower() in markdown_ext:
        return ".html"
    return _CONVERTED.get(ext.lower(), ext)


def ruby_ext(path: str) -> str:
    """Return the extension as Ruby's `File.extname`: "" for dot files, "." where a name ends with a dot."""
    name = posixpath.basename(path)
    at = name.rfind(".")
    return name[at:] if at > 0 and name[:at].strip(".") else ""


def place(url: str, output_ext: str) -> Address:
    """Return where a URL is written; the URL changes only where no file of its name can be written."""
    dest_uri = _dest_uri(url, output_ext)
    safe = _short(posixpath.join(*(_safe_name(name) for name in dest_uri.split("/"))))
    if safe == dest_uri:
        return Address(url, dest_uri)
    if url.endswith("/"):
        return Address("/" + escape_path(posixpath.dirname(safe)) + "/", safe)
    return Address("/" + escape_path(safe), safe)


def post_id(url: str, slug: str) -> str:
    """Return Jekyll's `post.id`: the URL's folder and the slug."""
    return posixpath.dirname(url.rstrip("/")).rstrip("/") + "/" + slug.lstrip("/")


def looks_like_scheme(text: str) -> bool:
    """Say whether Jekyll's URL library refuses a value: "10:30" has an odd scheme, ":a" an empty one."""
    scheme = _SCHEME.match(text) if ":" in text else None
    return scheme is not None and not _SCHEME_NAME.fullmatch(scheme[1])


def sanitize(url: str) -> str:
    """Clean a URL as Jekyll's `URL#sanitize_url`: a slash in front, no ".." left, no slash doubled."""
    url = f"/{_CONTROL.sub('-', url)}".replace("..", "/").replace("./", "")
    return re.sub("//+", "/", url)


def _known(name: str) -> str | None:
    """Return the placeholder that a name stands for; it may lack a final "_", which is text then."""
    if name in PLACEHOLDERS:
        return name
    shorter = name.removesuffix("_")
    return shorter if shorter in PLACEHOLDERS else None


def _page_template(basename: str, output_ext: str, style: str) -> str:
    if output_ext not in _HTML:
        return ":path/:basename:output_ext"
    if basename == "index":
        return ":path/"
    return ":path/:basename" + _ending(style)


def _ending(style: str) -> str:
    """Return how URLs of pages end where the site's permalink is a style or a template."""
    if style == "pretty" or style.endswith("/"):
        return "/"
    return ":output_ext" if style in ("date", "ordinal", "none") or style.endswith(":output_ext") else ""


def _dest_uri(url: str, output_ext: str) -> str:
    """Return the file of a URL, below the site's output whatever the URL says."""
    path = _decode(url)
    folder = path.endswith("/")
    path = posixpath.normpath("/" + path).lstrip("/")
    if folder:
        return posixpath.join(path, f"index{output_ext}")
    return path if path.endswith(output_ext) else path + output_ext


def _decode(url: str) -> str:
    try:
        return unquote(url, errors="strict")
    except UnicodeDecodeError:
        return url


def _short(dest_uri: str) -> str:
    """Return a path that systems can open: folders that make it too long are one folder."""
    raw = dest_uri.encode("utf-8", "replace")
    if len(raw) <= _PATH_BYTES:
        return dest_uri
    names = dest_uri.split("/")
    last = names.pop() if names[-1].startswith("index.") else ""
    return posixpath.join(hashlib.sha256(raw).hexdigest()[:16], *names[-1:], last).rstrip("/")


def _safe_name(name: str) -> str:
    """Return a file or folder name that stays in its folder on every system and fits in one."""
    name = _FORBIDDEN.sub("-", _CONTROL.sub("-", name))
    if ".." in name.split("\\"):
        name = name.replace("\\", "-")
    name = f"{name[0]}-" if _DRIVE.fullmatch(name) else name
    raw = name.encode("utf-8", "replace")
    if len(raw) <= _NAME_BYTES:
        return name
    mark = "-" + hashlib.sha256(raw).hexdigest()[:8] + ruby_ext(name)[:20]
    return raw[: _NAME_BYTES - len(mark.encode())].decode("utf-8", "ignore") + mark
