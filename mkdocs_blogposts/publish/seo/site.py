"""What the whole site is told by: title, languages, accounts, as `_config.yml` or `mkdocs.yml` say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.publish.seo import people
from mkdocs_blogposts.publish.seo.people import handle
from mkdocs_blogposts.publish.seo.values import title_text, to_text, web_url
from mkdocs_blogposts.records import dataclass
from mkdocs_blogposts.settings.keys import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_blogposts.model import Publishing, SeoOptions, Settings
    from mkdocs_blogposts.publish.project import Project

_ENGLISH = "en_US"


@dataclass(frozen=True, slots=True)
class SeoSite:
    """The site of the pages, read once a build with `read_site`."""

    authors: Mapping[str, object]
    """All that are known, by key."""
    languages: Mapping[str, str]
    """`lang` and `locale`, where the site gives them."""
    options: SeoOptions
    publishing: Publishing
    base: str
    """Absolute prefix of every URL, no trailing slash; `baseurl` alone where no host is known."""
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
    twitter: str
    """The site's account with its "@"; "" where there is none."""


def read_site(settings: Settings, project: Project) -> SeoSite:
    """Read what is told on every page. What `mkdocs.yml` says (`project`) wins over `_config.yml`."""
    identity, options = settings.identity, settings.seo
    title = title_text(project.name or identity.title)
    description = to_text(project.description or identity.description)
    return SeoSite(
        authors=settings.authors,
        languages=identity.languages,
        options=options,
        publishing=settings.publishing,
        base=project.base,
        title=title,
        tagline=to_text(identity.tagline) or description,
        description=description,
        locale=locale(identity.languages) or _of_language(project.language) or _ENGLISH,
        author=people.person(project.author or identity.author, settings.authors, project.base),
        logo=web_url(identity.logo, project.base),
        name=options.name or title,
        twitter=handle(options.twitter),
    )


def locale(*levels: Mapping[str, object]) -> str:
    """Return the first `locale`, else the first `lang`, as Open Graph writes it: "pt_BR"; "" for neither."""
    found = (text(values.get(key)) for key in ("locale", "lang") for values in levels)
    return next(filter(None, found), "").replace("-", "_")


def _of_language(language: str) -> str:
    return _ENGLISH if language == "en" else language.replace("-", "_")
