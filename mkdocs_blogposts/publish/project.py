"""What `mkdocs.yml` and its theme say of the whole site, for feeds and heads."""

from __future__ import annotations

from mkdocs_blogposts.records import dataclass


@dataclass(frozen=True, slots=True)
class Project:
    """The site as `mkdocs.yml` knows it."""

    base: str
    """What stands before every URL: scheme, host and baseurl, no trailing slash ("http://e.com/b")."""
    name: str
    """`site_name`."""
    description: str = ""
    """`site_description`."""
    author: str = ""
    """`site_author`."""
    language: str = ""
    """That of `mkdocs.yml`, of `_config.yml` or of the theme, in this order: BCP 47, or ""."""
    plain_base: str = ""
    """Likewise, without the slashes that Jekyll keeps where `url` or `baseurl` end in some."""
    served_base: str = ""
    """Where this build is served: a path ("" or "/blog") or a URL, no trailing slash."""
    is_preview: bool = False
    """Whether the site is built to be looked at while it is written."""
