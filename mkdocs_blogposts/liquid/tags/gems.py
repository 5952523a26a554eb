"""Tags of Jekyll's plugins, each known where `plugins` of `_config.yml` names its gem."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from zlib import crc32

from mkdocs_blogposts.liquid import expressions, values
from mkdocs_blogposts.liquid.tags.includes import rendered
from mkdocs_blogposts.liquid.tags.jekyll import tag
from mkdocs_blogposts.plan import last_modified
from mkdocs_blogposts.ruby.strftime import strftime

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.liquid.context import Context
    from mkdocs_blogposts.liquid.structure import TagSyntax
    from mkdocs_blogposts.model import Plugins

# github.com/gjtorikian/jekyll-last-modified-at
_FORM = "%d-%b-%y"
# github.com/jekyll/jekyll-avatar
_SIZE = 40
_SMALL = 48
_SCALES = (1, 2, 3, 4)
_SERVERS = 4
_SIZE_OPTION = re.compile(r"\bsize=([0-9]{1,6})\b", re.ASCII)
_USER_OPTION = re.compile(r"\buser=([\w.]+)", re.ASCII)


def _last_modified_at(context: Context, form: str) -> str:
    """Return when the file of the post or page was changed; its front matter is not asked.

    Nothing where there is no file, as for a post that another plugin has made.
    """
    moment = last_modified.of_file(context.entry.source, context.shared.zone)
    return "" if moment is None else strftime(values.local(moment, context.shared.zone), form or _FORM)


def _avatar(context: Context, markup: str) -> str:
    """Return the picture of a user of GitHub, in four sizes for screens of all densities."""
    text = rendered(context, markup)
    user, size = _user(context, text), _size(text)
    pictures = [_picture(user, size, scale) for scale in _SCALES]
    sources = {"src": pictures[0], "srcset": ", ".join(map("{} {}x".format, pictures, _SCALES))}
    if "lazy=true" in text:
        sources = {"src": "", **{f"data-{name}": value for name, value in sources.items()}}
    attributes = {
        "class": "avatar avatar-small" if size < _SMALL else "avatar",
        "alt": escape(user),
        "width": size,
        "height": size,
        "data-proofer-ignore": "true",
        **sources,
    }
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f"<img {written} />"


def _size(text: str) -> int:
    found = _SIZE_OPTION.search(text)
    return int(found[1]) if found else _SIZE


def _user(context: Context, text: str) -> str:
    """Return the name: that in `user=`, which may be a variable, else the first word."""
    found = _USER_OPTION.search(text)
    if found is None:
        return text.split()[0].removeprefix("@") if text.split() else ""
    return values.to_s(expressions.primitive(found[1]).value(context)) or found[1]


def _picture(user: str, size: int, scale: int) -> str:
    """Return the URL of a picture; the server follows from name and size, as that gem has it."""
    server = crc32(f"{user}?v=3&s={size}".encode()) % _SERVERS
    return f"https://avatars{server}.githubusercontent.com/{escape(user)}?v=3&s={size * scale}"


_TAGS: Mapping[str, tuple[str, TagSyntax]] = {
    last_modified.GEM: ("last_modified_at", tag(_last_modified_at)),
    "jekyll-avatar": ("avatar", tag(_avatar)),
}


def named(plugins: Plugins) -> dict[str, TagSyntax]:
    """Return the tags of the gems that `plugins` names."""
    return dict(found for gem, found in _TAGS.items() if plugins.has(gem))
