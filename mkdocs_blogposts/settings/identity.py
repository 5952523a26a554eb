"""What the whole site is told by, as `_config.yml` says it: title, languages, accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_blogposts.model import Identity, SeoOptions
from mkdocs_blogposts.settings.keys import Keys, Section, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def read(keys: Keys) -> Identity:
    """Return what the site says of itself."""
    names = keys.texts("title", "name")
    description = keys.get("description")
    return Identity(
        title=next(iter(names), ""),
        names=names,
        tagline=keys.text("tagline"),
        description=description if isinstance(description, str) else text(description),
        about=keys.texts("description", "tagline", "subtitle", "slogan"),
        author=keys.get("author"),
        authors=keys.get("authors"),
        logo=keys.text("logo"),
        languages={key: found for key in ("lang", "locale", "language") if (found := keys.text(key))},
    )


def seo(keys: Keys) -> SeoOptions:
    """Return what the site tells jekyll-seo-tag (https://github.com/jekyll/jekyll-seo-tag)."""
    social, twitter = keys.section("social"), keys.section("twitter")
    return SeoOptions(
        name=social.text("name"),
        links=links(social.get("links")),
        twitter=twitter.text("username"),
        twitter_card=twitter.text("card") or SeoOptions().twitter_card,
        verifications=tuple(_verifications(keys)),
        facebook=tuple(_named(keys.section("facebook"), _FACEBOOK)),
    )


def links(value: object) -> tuple[str, ...] | str:
    """Return the URLs of a list, or the one URL there is; "" for none."""
    return tuple(found for each in value if (found := text(each))) if isinstance(value, list) else text(value)


def _verifications(keys: Keys) -> Iterator[tuple[str, str]]:
    """Yield names and contents of `<meta>`; the key that is for Google alone counts without the others."""
    given = keys.section("webmaster_verifications")
    if not keys.get("webmaster_verifications"):
        given = keys.over("webmaster_verifications", {"google": keys.get("google_site_verification")})
    yield from _named(given, _VERIFICATIONS)


def _named(given: Section, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, found) for key, name in names.items() if (found := given.text(key)))
