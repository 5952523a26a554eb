"""What `_config.yml` and the options say of posts' texts: their Markdown, mentions, emoji."""

from __future__ import annotations

from mkdocs_blogposts.model import MarkdownOptions, Plugins
from mkdocs_blogposts.ruby.values import to_s
from mkdocs_blogposts.settings.keys import FLAG, TEXT, Keys, mapping

MENTIONS = "jekyll-mentions"
"""The gem, and its key in `_config.yml` and in front matter."""
_PROFILES = "https://github.com"
_PICTURES = "https://github.githubassets.com/images/icons"
# The section of each converter with its switches, and their list in there.
_SWITCHES = {"commonmark": "options", "redcarpet": "extensions", "rdiscount": "extensions"}


def read(keys: Keys, plugins: Plugins) -> MarkdownOptions:
    """Return what posts are written in, and what is done with the text."""
    converter = keys.read(TEXT, "kramdown", "markdown", option="markdown").lower()
    written = keys.get("markdown")
    return MarkdownOptions(
        converter=str(written) if written else "kramdown",
        is_mkdocs=converter == "mkdocs",
        switches={section: _switches(keys, section, key) for section, key in _SWITCHES.items()},
        kramdown=keys.section("kramdown").values,
        highlighter=to_s(keys.get("highlighter") or None),
        mentions=(profiles(keys.get(MENTIONS)) or _PROFILES) if plugins.has(MENTIONS) else None,
        emoji=_pictures(keys) if keys.read(FLAG, False, option="emoji") else None,
    )


def profiles(value: object) -> str:
    """Return the base URL of profiles that a value of `jekyll-mentions` gives, or ""."""
    url = mapping(value).get("base_url", value)
    return url.rstrip("/") if isinstance(url, str) and "://" in url else ""


def _switches(keys: Keys, section: str, key: str) -> tuple[str, ...]:
    found = keys.section(section).get(key)
    return tuple(str(switch).lower() for switch in found) if isinstance(found, list) else ()


def _pictures(keys: Keys) -> str:
    """Return where the pictures of emoji are: below `emoji: {src: ...}`, or at GitHub."""
    written = keys.section("emoji").get("src")
    return written.rstrip("/") if isinstance(written, str) and written else _PICTURES
