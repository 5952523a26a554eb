"""What the whole site is told by: title, languages, accounts, as `_config.yml` or `mkdocs.yml` say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.publish.seo import people
from mkdocs_blogposts.publish.seo.people import handle
from mkdocs_blogposts.publish.seo.values import mapping, text, title_text, to_text, web_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_blogposts.model import Settings

# Keys of `webmaster_verifications`, and the names under which the services look for them.
_VERIFICATIONS = {
    "google": "google-site-verification",
    "bing": "msvalidate.01",
    "alexa": "alexaVerifyID",
    "yandex": "yandex-verification",
    "baidu": "baidu-site-verification",
    "facebook": "facebook-domain-verification",
}
_FACEBOOK = {"admins": "fb:admins", "publisher": "article:publisher", "app_id": "fb:app_id"}
_LARGE = "summary_large_image"
_ENGLISH = "en_US"


@dataclass(frozen=True, slots=True)
class Site:
    """The site of the pages, read once a build with `read_site`."""

    settings: Settings
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
) -> Site:
    """Read what is told on every page. What `mkdocs.yml` says wins over `_config.yml`.

    `name`, `description` and `author` are `site_name`, `site_description` and `site_author` of `mkdocs.yml`,
    `language` is the theme's; "" leaves each to `_config.yml`. `markdownify` turns Markdown into HTML.
    """
    config, convert = settings.config, markdownify or _kramdown
    title = title_text(name or text(config.get("title")) or text(config.get("name")), convert)
    about = to_text(description or text(config.get("description")), convert)
    social, twitter = mapping(config.get("social")), mapping(config.get("twitter"))
    return Site(
        settings=settings,
        base=base,
        markdownify=convert,
        title=title,
        tagline=to_text(text(config.get("tagline")), convert) or about,
        description=about,
        locale=locale(config) or _of_language(language) or _ENGLISH,
        author=people.person(author or config.get("author"), settings.authors, base),
        logo=web_url(config.get("logo"), base),
        name=text(social.get("name")) or title,
        links=links(social.get("links")),
        twitter=handle(twitter.get("username")),
        twitter_card=text(twitter.get("card")) or _LARGE,
        verifications=tuple(_verifications(config)),
        facebook=tuple(_named(config.get("facebook"), _FACEBOOK)),
    )


def locale(*levels: Mapping[str, object]) -> str:
    """Return the first `locale`, else the first `lang`, as Open Graph writes it: "pt_BR"; "" for neither."""
    found = (text(values.get(key)) for key in ("locale", "lang") for values in levels)
    return next(filter(None, found), "").replace("-", "_")


def links(value: object) -> tuple[str, ...] | str:
    """Return the URLs of a list, or the one URL there is; "" for none."""
    return tuple(found for each in value if (found := text(each))) if isinstance(value, list) else text(value)


def _of_language(language: str) -> str:
    return _ENGLISH if language == "en" else language.replace("-", "_")


def _verifications(config: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield names and contents of `<meta>`; the key that is for Google alone counts without the others."""
    given = config.get("webmaster_verifications")
    yield from _named(given or {"google": config.get("google_site_verification")}, _VERIFICATIONS)


def _named(value: object, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    given = mapping(value)
    for key, name in names.items():
        if content := text(given.get(key)):
            yield name, content


def _kramdown(markdown: str) -> str:
    return kramdown.convert(markdown).html
