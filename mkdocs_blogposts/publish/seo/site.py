"""What the whole site is told by: title, languages, accounts, as `_config.yml` or `mkdocs.yml` say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.publish.seo import people
from mkdocs_blogposts.publish.seo.people import handle
from mkdocs_blogposts.publish.seo.values import title_text, to_text, web_url
from mkdocs_blogposts.settings.keys import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime, tzinfo

    from mkdocs_blogposts.model import Settings

_ENGLISH = "en_US"


@dataclass(frozen=True, slots=True)
class SeoSite:
    """The site of the pages, read once a build with `read_site`."""

    authors: Mapping[str, object]
    """All that are known, by key."""
    languages: Mapping[str, str]
    """`lang` and `locale`, where the site gives them."""
    timezone: tzinfo
    now: datetime
    base: str
    """Absolute prefix of every URL, no trailing slash; `baseurl` alone where no host is known."""
    markdownify: Callable[[str], str]
    title: str
    tagline: str
    """What follows the site's title where it stands alone."""
    description: str
    locale: str
    author: people.Person
    logo: str
    """Absolute URL; "" where there is none."""
    name: str
    """`social.name`, else the title: what search engines shall call the site."""
    links: tuple[str, ...] | str
    """`social.links`: a list, or a single one."""
    twitter: str
    """The site's account with its "@"; "" where there is none."""
    twitter_card: str
    """The card of pages with a picture."""
    verifications: tuple[tuple[str, str], ...]
    facebook: tuple[tuple[str, str], ...]


def read_site(
    settings: Settings,
    base: str,
    *,
    name: str = "",
    description: str = "",
    author: str = "",
    language: str = "",
    markdownify: Callable[[str], str] | None = None,
) -> SeoSite:
    """Read what is told on every page. What `mkdocs.yml` says wins over `_config.yml`.

    `name`, `description` and `author` are `site_name`, `site_description` and `site_author` of `mkdocs.yml`,
    `language` is the theme's; "" leaves each to `_config.yml`. `markdownify` turns Markdown into HTML.
    """
    identity, options, convert = settings.identity, settings.seo, markdownify or _kramdown
    title = title_text(name or identity.title, convert)
    about = to_text(description or identity.description, convert)
    return SeoSite(
        authors=settings.authors,
        languages=identity.languages,
        timezone=settings.publishing.timezone,
        now=settings.publishing.now,
        base=base,
        markdownify=convert,
        title=title,
        tagline=to_text(identity.tagline, convert) or about,
        description=about,
        locale=locale(identity.languages) or _of_language(language) or _ENGLISH,
        author=people.person(author or identity.author, settings.authors, base),
        logo=web_url(identity.logo, base),
        name=options.name or title,
        links=options.links,
        twitter=handle(options.twitter),
        twitter_card=options.twitter_card,
        verifications=options.verifications,
        facebook=options.facebook,
    )


def locale(*levels: Mapping[str, object]) -> str:
    """Return the first `locale`, else the first `lang`, as Open Graph writes it: "pt_BR"; "" for neither."""
    found = (text(values.get(key)) for key in ("locale", "lang") for values in levels)
    return next(filter(None, found), "").replace("-", "_")


def _of_language(language: str) -> str:
    return _ENGLISH if language == "en" else language.replace("-", "_")


def _kramdown(markdown: str) -> str:
    return kramdown.convert(markdown).html
