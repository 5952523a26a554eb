from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from configured import settings_of

from mkdocs_blogposts.model import Post, Settings, Source
from mkdocs_blogposts.plan import authors, covers
from mkdocs_blogposts.publish import seo
from mkdocs_blogposts.publish.project import Project
from mkdocs_blogposts.publish.seo import Seo, values

TEMPLATES = Path(__file__).parents[1] / "mkdocs_blogposts" / "templates"
PARTIAL = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES)).get_template(
    "blogposts/partials/seo.html"
)
BASE = "https://e.com/b"
NASTY = "</script><!--\"'&<b>\u2028"
POST = Post(
    source=Source("_posts/2024-05-02-lines.md", "", "post", ".md"),
    id="/lines",
    title="Lines",
    date=datetime(2024, 5, 2, 8, tzinfo=UTC),
    slug="lines",
    url="/2024/lines.html",
    dest_uri="2024/lines.html",
    categories=(),
    tags=(),
    meta={},
    body="",
    body_line=1,
)


def settings(known: object = None, **config: object) -> Settings:
    return replace(settings_of(config), authors=authors.known(known, None, None))


def site(**config: object) -> seo.SeoSite:
    return seo.read_site(settings(**config), Project(BASE, ""))


def told(meta: dict[str, object] | None = None, where: seo.SeoSite | None = None, **given: object) -> Seo:
    excerpt, image_url = given.pop("excerpt", ""), given.pop("image_url", None)
    post = replace(POST, meta=meta or {}, **given)  # type: ignore[arg-type]
    return seo.of_entry(post, where or site(title="Blog"), excerpt=excerpt, image_url=image_url)  # type: ignore[arg-type]


def data(found: Seo) -> dict[str, object]:
    read: dict[str, object] = json.loads(found.json_ld)
    return read


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.scripts = 0
        self.others: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "meta":
            assert sorted(found) in (["content", "name"], ["content", "property"])
            self.metas[found.get("name") or found["property"]] = found["content"]
        elif tag == "link":
            self.links[found["rel"]] = found["href"]
        elif tag == "script":
            self.scripts += 1
        else:
            self.others.append(tag)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)


def shown(found: Seo | None, theme: str = "material", plugins: object = None, **page: object) -> Tags:
    config = SimpleNamespace(
        theme=SimpleNamespace(name=theme), plugins=plugins or {}, site_url=BASE, site_author=""
    )
    return Tags(PARTIAL.render(seo=found, config=config, page=SimpleNamespace(**{"meta": {}, **page})))


@pytest.mark.parametrize(
    ("url", "absolute"),
    [
        ("/a/x.html", "https://e.com/b/a/x.html"),
        ("a/x y.png", "https://e.com/b/a/x%20y.png"),
        ("湖.jpg", "https://e.com/b/%E6%B9%96.jpg"),
        ("a%20b", "https://e.com/b/a%20b"),
        ("/", "https://e.com/b/"),
        (".", "https://e.com/b/"),
        ("./", "https://e.com/b/"),
        ("//cdn.com/x", "https://cdn.com/x"),
        ("http://o.com/?a=1&b=2#c", "http://o.com/?a=1&b=2#c"),
        ('http://o.com/"><b>', "http://o.com/%22%3E%3Cb%3E"),
        ("x\ud800\n", "https://e.com/b/x%0A"),
    ],
)
def test_absolute(url: str, absolute: str) -> None:
    assert seo.absolute(url, BASE) == absolute


def test_absolute_without_a_host() -> None:
    assert seo.absolute("/x", "") == "/x"
    assert seo.absolute("//cdn.com/x", "/b") == "https://cdn.com/x"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Plain words, 2024!", "Plain words, 2024!"),
        ("1. Spring", "1. Spring"),
        ("# 1 in the charts", "# 1 in the charts"),
        ("- dash", "- dash"),
        ("`code` *em* -- it's", "code em – it’s"),
        ("2 < 3 & 4", "2 < 3 & 4"),
        ("AT&amp;T", "AT&T"),
        ("夏天 *的* 信", "夏天 的 信"),
        ("[[[[", "[[[["),
        ("", ""),
    ],
)
def test_title_text(title: str, text: str) -> None:
    assert values.title_text(title) == text


@pytest.mark.parametrize(
    ("meta", "excerpt", "description"),
    [
        ({"description": "D *d*", "excerpt": "E"}, "<p>B</p>", "D d"),
        ({"excerpt": "E *e*"}, "<p>B</p>", "E e"),
        ({"description": ""}, "<p>B <em>b</em></p>", "About us"),
        ({"description": False}, "<p>B <em>b</em></p>", "B b"),
        ({"description": ["x"]}, "", "[“x”]"),
        ({"description": "word " * 200}, "", ("word " * 200).strip()),
    ],
)
def test_description(meta: dict[str, object], excerpt: str, description: str) -> None:
    assert told(meta, site(description="About *us*"), excerpt=excerpt).description == description


def test_mkdocs_yml_wins() -> None:
    found = seo.read_site(
        settings(title="Config", description="D", author="A", lang="de"),
        Project(BASE, "Name", description="About", author="Us", language="fr"),
    )
    assert (found.title, found.description, found.author.name, found.locale) == ("Name", "About", "Us", "de")
    assert seo.read_site(settings(), Project(BASE, "", language="pt-BR")).locale == "pt_BR"
    assert seo.read_site(settings(), Project(BASE, "", language="en")).locale == "en_US"


@pytest.mark.parametrize(
    ("meta", "path"),
    [
        ({"image": "a.png"}, "a.png"),
        ({"image": {"path": "a", "facebook": "b"}}, "a"),
        ({"image": {"facebook": "b", "twitter": "c"}}, "b"),
        ({"image": {"twitter": "c"}}, "c"),
        ({"image": ["a"]}, "cover"),
        ({"image": ""}, "cover"),
        ({}, "cover"),
    ],
)
def test_cover(meta: dict[str, object], path: str) -> None:
    assert covers.image({**meta, "cover": "cover"}) == path
    assert covers.image({**meta, "cover": "cover"}, covers.OF_PAGES) == (None if path == "cover" else path)


def test_image_says_what_is_known_of_it() -> None:
    meta: dict[str, object] = {
        "image": {"path": "/a.png", "height": 9, "width": "16", "alt": "Alt", "lqip": "data:x"}
    }
    found = told(meta, image_url=f"{BASE}/a.png")
    assert found.twitter_card == "summary_large_image"
    assert data(found)["image"] == {
        "@type": "ImageObject",
        "url": f"{BASE}/a.png",
        "alt": "Alt",
        "height": 9,
        "width": "16",
        "lqip": "data:x",
    }
    assert "image" not in data(told(meta)), "a picture that is not there is not told of"


@pytest.mark.parametrize(
    ("meta", "creator"),
    [
        ({"author": {"name": "N", "twitter": "@n"}}, "@n"),
        ({"author": {"name": "N", "twitter": "https://twitter.com/n/"}}, "@n"),
        ({"author": {"twitter": "n"}}, "@n"),
        ({"authors": [{"name": "N", "twitter": "n"}, "other"]}, "@n"),
        ({"author": ["jane", "other"]}, ""),
        ({"author": "jane"}, "@jd"),
        ({"author": "stranger"}, "@stranger"),
    ],
)
def test_twitter_creator(meta: dict[str, object], creator: str) -> None:
    where = seo.read_site(
        settings({"jane": {"name": "Jane", "twitter": "jd"}}, twitter={"username": "s"}), Project(BASE, "")
    )
    found = told(meta, where)
    assert (found.twitter_site, found.twitter_creator) == ("@s", creator)
    assert told(meta).twitter_creator == "", "the site has no account"


def test_author_is_the_first_else_the_sites() -> None:
    where = site(author={"name": "Us", "type": "Organization", "url": "/about/"})
    assert data(told(where=where))["author"] == {
        "@type": "Organization",
        "name": "Us",
        "url": f"{BASE}/about/",
    }
    people = [{"name": "A", "url": "mailto:a@b.c"}, "B"]
    assert data(told({"authors": people}, where))["author"] == {"@type": "Person", "name": "A"}


def test_publisher_needs_a_logo() -> None:
    assert "publisher" not in data(told())
    found = told({"author": "A"}, site(logo="/l.png"))
    logo = {"@type": "ImageObject", "url": f"{BASE}/l.png"}
    assert data(found)["publisher"] == {"@type": "Organization", "logo": logo, "name": "A"}
    assert "publisher" not in data(told(where=site(logo="data:image/png,x")))


def test_dates() -> None:
    found = told(updated=datetime(2024, 6, 1, 0, 0, 0, 5, tzinfo=UTC))
    assert (found.published, found.modified) == ("2024-05-02T08:00:00+00:00", "2024-06-01T00:00:00+00:00")
    assert told(updated=POST.date).modified is None
    assert told({"seo": {"date_modified": "2025-01-01"}}).modified == "2025-01-01T00:00:00+00:00"
    assert told({"seo": {"date_modified": "soon"}}).modified is None


def test_canonical() -> None:
    found = told({"canonical_url": "https://o.com/x"})
    assert (found.canonical_url, found.has_own_canonical) == ("https://o.com/x", True)
    nowhere = told(where=seo.read_site(settings(), Project("/b", "")))
    assert (nowhere.canonical_url, nowhere.url) == (None, "/b/2024/lines.html")
    assert told(url="/x/index.html").canonical_url == f"{BASE}/x/"
    assert told(url="/my-index.html").canonical_url == f"{BASE}/my-index.html"
    assert told(url="/what?/").canonical_url == f"{BASE}/what%3F/"


def test_pages() -> None:
    where = site(title="Blog", tagline="A tagline", social={"links": "http://t"})
    home = seo.of_list("", "/", where)
    assert (home.title, home.page_title, home.type) == ("Blog", "Blog | A tagline", "website")
    assert data(home)["@type"] == "WebSite"
    assert data(home)["sameAs"] == "http://t"
    urls = ("/", "/page2/", "/page3/")
    first, last = (seo.of_list("News", urls[n - 1], where, page=n, urls=urls) for n in (1, 3))
    assert (first.previous_url, first.next_url) == (None, f"{BASE}/page2/")
    assert (last.previous_url, last.next_url) == (f"{BASE}/page2/", None)
    assert last.page_title == "Page 3 of 3 for News | Blog"


def test_nothing_ends_the_script() -> None:
    found = told({"seo": {"name": NASTY}, "description": "x"}, title=NASTY)
    assert not {"<", ">", "&", "\u2028"}.intersection(found.json_ld)
    assert data(found)["name"] == NASTY.strip()


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_everything_is_escaped(theme: str) -> None:
    config: dict[str, object] = {
        "title": NASTY,
        "description": NASTY,
        "locale": NASTY,
        "twitter": {"username": NASTY, "card": NASTY},
        "facebook": {"admins": NASTY, "publisher": NASTY, "app_id": NASTY},
        "webmaster_verifications": {"google": NASTY},
        "logo": NASTY,
    }
    meta: dict[str, object] = {
        "image": {"path": "x", "alt": NASTY, "height": NASTY, "width": NASTY},
        "canonical_url": f"http://o.com/{NASTY}",
        "author": {"name": NASTY, "twitter": NASTY},
    }
    found = told(meta, site(**config), title=NASTY, image_url=seo.absolute(NASTY, BASE))
    tags = shown(found, theme)
    assert (tags.scripts, tags.others) == (1, [])
    assert tags.metas["og:image:alt"] == NASTY.strip()


def test_what_material_prints_is_not_doubled() -> None:
    found = told({"description": "D", "author": "A"})
    tags = shown(found, canonical_url=found.canonical_url)
    assert tags.links == {}
    assert not {"description", "author"}.intersection(tags.metas)
    plain = shown(found, "readthedocs", canonical_url=found.canonical_url)
    assert (plain.metas["description"], plain.metas["author"]) == ("D", "A")
    assert "description" not in shown(found, "mkdocs", is_homepage=True).metas
    assert shown(None).metas == {}


def test_canonical_link_where_the_theme_has_none_or_another() -> None:
    own = told({"canonical_url": "https://o.com/x"})
    assert shown(own).links == {"canonical": "https://o.com/x"}
    assert shown(own, canonical_url=f"{BASE}/2024/lines.html").links == {"canonical": "https://o.com/x"}
    assert shown(own, canonical_url="https://o.com/x").links == {}
    assert shown(told()).links == {"canonical": f"{BASE}/2024/lines.html"}
    assert shown(told(), canonical_url=f"{BASE}/2024/Lines.html").links == {}


def test_list_links_unless_the_theme_has_them() -> None:
    found = seo.of_list("News", "/page2/", site(), page=2, urls=("/", "/page2/", "/page3/"))
    links = {"prev": f"{BASE}/", "next": f"{BASE}/page3/"}
    assert shown(found, canonical_url="x").links == links
    assert shown(found, canonical_url="x", previous_page="p", next_page="n").links == {}
    assert shown(found, "mkdocs", canonical_url="x", previous_page="p", next_page="n").links == links


@pytest.mark.parametrize(
    ("plugin", "meta", "is_left_to_it"),
    [
        ({}, {}, True),
        ({"enabled": True, "cards": True}, {}, True),
        ({"enabled": False}, {}, False),
        ({"cards": False}, {}, False),
        ({}, {"social": {"cards": False}}, False),
        ({}, {"social": {"cards": True}}, True),
    ],
)
@pytest.mark.parametrize("name", ["material/social", "social"])
def test_social_plugin(
    name: str, plugin: dict[str, object], meta: dict[str, object], is_left_to_it: bool
) -> None:
    plugins = {name: SimpleNamespace(config=plugin)}
    tags = shown(told(), plugins=plugins, meta=meta)
    assert ("og:title" not in tags.metas, "twitter:card" not in tags.metas) == (is_left_to_it, is_left_to_it)
    assert tags.metas["article:published_time"]
    assert tags.scripts == 1
    with_picture = shown(told(image_url=f"{BASE}/x.png"), plugins=plugins, meta=meta)
    assert with_picture.metas["og:image"] == with_picture.metas["twitter:image"] == f"{BASE}/x.png"
