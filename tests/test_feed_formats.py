"""Feeds by the rules of their formats: Atom by a grammar and more, RSS and JSON Feed as specified."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import feed_checks
import pytest
from test_feeds import (
    ALL,
    CHINESE,
    HOST,
    HOSTILE,
    IN_YAML,
    KNOWN,
    RELEASES,
    SHANGHAI,
    THEME_DEMO,
    built,
    parsed,
    post,
)

if TYPE_CHECKING:
    from conftest import Build

    from mkdocs_blogposts.publish.feeds import Feeds

BROKEN = "<p>a<b>b<i>c</p></div>\n<img src=x><a href='y z'>&nbsp;&bogus; & <\n<script>a && b]]></script>"
OWN_LANGUAGE = {
    "_posts/2020-01-01-a.md": post("title: Sommer\nlang: de-AT"),
    "_posts/2020-01-02-b.md": post("title: b\nlang: 'not a language'"),
}
ODD = {
    "_posts/2020-01-01-名 前?#&.md": post("title: ''\ntags: [' ', a b, '<>', 1.5]\nimage: a b.png?x=1#y"),
    "_posts/1890-01-01-old.md": post("title: Old\ndate: 1890-01-01 10:00:00"),
    "_posts/2020-01-01-c.md": post("author: {url: '/me', email: 'not one'}\nimage: 'http://e.org/a b.png'"),
    "_posts/2020-01-02-d.md": post("author: {name: ' ', email: a@b.c, url: 'javascript:alert(1)'}"),
    "_posts/2020-01-03-e.md": post("author: {name: D, url: 'x y', email: ''}\npermalink: /e/{x}|y/"),
}
BLOGS: dict[str, tuple[dict[str, str], dict[str, object], dict[str, Any]]] = {
    "empty": ({}, {}, {}),
    "theme demo": (THEME_DEMO, KNOWN, {"language": "en_GB", "description": "A & b"}),
    "Chinese": (
        CHINESE,
        {**SHANGHAI, "feed": {"categories": ["旅行"], "tags": True, "icon": "/图.png", "logo": "a b.png"}},
        {
            "language": "zh",
            "name": "慢",
        },
    ),
    "excerpts": (RELEASES, {"feed": {"excerpt_only": True, "categories": ["release", "none"]}}, {}),
    "no author": ({"_posts/2020-01-01-a.md": post()}, {}, {"name": ""}),
    "broken HTML": ({"_posts/2020-01-01-a.md": post()}, {}, {"html": BROKEN}),
    "languages": (OWN_LANGUAGE, {}, {"language": "en"}),
    "odd": (ODD, {"feed": {"tags": True}}, {"base": f"{HOST}/a b", "language": "?"}),
    "hostile": (
        {"_posts/2020-01-01-a.md": post("tags: ['a ]]> b']")},
        {
            "author": {"name": IN_YAML, "email": IN_YAML, "url": IN_YAML},
            "feed": {"tags": True, "icon": IN_YAML},
        },
        {
            **dict.fromkeys(("name", "description", "language"), HOSTILE),
            **dict.fromkeys(("html", "excerpt", "cover"), HOSTILE),
        },
    ),
}


def faults(found: Feeds, *, has_host: bool = True) -> list[str]:
    """Return what is wrong with all files, each by the rules of its format."""
    wrong = []
    for name, text in found.files.items():
        is_rss = name.endswith("rss.xml")
        check = (
            feed_checks.rss
            if is_rss
            else feed_checks.json_feed
            if name.endswith("json")
            else feed_checks.atom
        )
        wrong += [f"{name}: {fault}" for fault in check(text, has_host=has_host)]
        if not name.endswith("json"):
            parsed(found, name)
    return wrong


@pytest.mark.parametrize("name", BLOGS)
def test_every_feed_is_valid(name: str) -> None:
    files, config, given = BLOGS[name]
    found = built(files, config, formats=ALL, **given)
    assert len(found.files) >= len(ALL)
    assert faults(found) == []


def test_posts_that_share_an_id_are_entries_of_their_own() -> None:
    files = {
        "_posts/2020-01-01-a.md": post("permalink: /p/one.html"),
        "_posts/2020-01-02-a.md": post("permalink: /p/two.html"),
        "_posts/2020-01-03-b.md": post("permalink: /p/x.html\nslug: b"),
        "_posts/2020-01-04-b.md": post("permalink: /p/x.html\nslug: b"),
    }
    found = built(files, formats=ALL)
    assert faults(found) == []
    # The oldest keeps the id that it had in Jekyll.
    ids = [entry.id.removeprefix(HOST) for entry in parsed(found).entries]
    assert ids[3] == "/p/a"
    assert len({*ids}) == 4


@pytest.mark.parametrize("base", ["", "/blog"])
def test_a_feed_without_a_host_lacks_nothing_else(base: str) -> None:
    found = built(THEME_DEMO, KNOWN, base=base, formats=ALL)
    assert faults(found, has_host=False) == []
    assert any("is not absolute" in fault for fault in faults(found))


# ---------------------------------------------------------------- the checks find what is wrong

SELF = '<link rel="self" href="http://e.org/feed.xml"/>'
WHO = "<author><name>Ann</name></author>"
ENTRY = (
    "<entry><title>t</title><id>http://e.org/1</id><updated>2020-01-01T00:00:00Z</updated>"
    '<link href="http://e.org/1"/></entry>'
)
FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="http://e.org/x"><title>t</title>'
    f"<id>http://e.org/</id><updated>2020-01-01T00:00:00+01:00</updated>{SELF}{WHO}{ENTRY}</feed>"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        (
            "<title>t</title>",
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>t</b></div></title>',
        ),
        ("</entry>", '<content type="html">&lt;br&gt;</content><x:y z="1"><x:a/>b</x:y></entry>'),
        ("</entry>", '<content type="image/svg+xml"><svg xmlns="http://e.org/svg"/></content></entry>'),
        ("</entry>", '<content src="http://e.org/a.mp3" type="audio/mpeg"/><summary>s</summary></entry>'),
        ("<entry>", '<entry xml:lang="zh-CN" xml:base="http://e.org/" x:a="b">'),
        ("<entry>", '<entry><category term="a" label="A" scheme="http://e.org/c"/>'),
        (WHO, "<author><x:y/><email>a@b.c</email><uri>http://e.org/ann</uri><name>Ann</name></author>"),
        ("2020-01-01T00:00:00Z", "2020-02-29T23:59:59.25-12:30"),
    ],
)
def test_good_atom(old: str, new: str) -> None:
    assert feed_checks.atom(FEED.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<id>http://e.org/</id>", ""),
        ("<id>http://e.org/1</id>", ""),
        ("<id>http://e.org/1</id>", "<id>/1</id>"),
        ("<id>http://e.org/1</id>", "<id>http://e.org/a b</id>"),
        ("<title>t</title>", ""),
        ("<title>t</title>", "<title>t</title><title>u</title>"),
        ("<title>t</title>", "<title><b>t</b></title>"),
        ("<title>t</title>", '<title type="text/html">t</title>'),
        ("<title>t</title>", '<title type="xhtml">t</title>'),
        ("<updated>2020-01-01T00:00:00Z</updated>", ""),
        ("2020-01-01T00:00:00Z", "2020-01-01T00:00:00"),
        ("2020-01-01T00:00:00Z", "2020-01-01 00:00:00Z"),
        ("2020-01-01T00:00:00Z", "2020-02-30T00:00:00Z"),
        ("2020-01-01T00:00:00Z", "2020-01-01T00:00:00+08:05:43"),
        ("2020-01-01T00:00:00Z", "Wed, 01 Jan 2020 00:00:00 GMT"),
        (SELF, ""),
        (SELF, SELF.replace("http://e.org", "")),
        (SELF, f"{SELF}<link href='http://e.org/a'/><link href='http://e.org/b' rel='alternate'/>"),
        (SELF, f'{SELF}<link rel="next"/>'),
        (SELF, f"{SELF}<logo>a b</logo>"),
        (SELF, f"{SELF}<item/>"),
        (WHO, ""),
        (WHO, "<author/>"),
        (WHO, "<author><name> </name></author>"),
        (WHO, "<author><name>Ann</name><name>Bea</name></author>"),
        (WHO, "<author><name>Ann</name><email>nobody</email></author>"),
        (WHO, "<author><name>Ann</name><uri>not a URL</uri></author>"),
        ("</entry>", "<category/></entry>"),
        ("</entry>", '<category term=""/></entry>'),
        ("</entry>", '<content type="html"><br/></content></entry>'),
        ("</entry>", "<content/><content/></entry>"),
        ("</entry>", '<content src="http://e.org/a">text</content></entry>'),
        ("</entry>", "<subtitle>only of feeds</subtitle></entry>"),
        ("<entry>", '<entry type="a">'),
        ("<entry>", '<entry xml:lang="not a language">'),
        ('<link href="http://e.org/1"/>', ""),
        (ENTRY, ENTRY * 2),
        ("<feed", "<fed"),
        ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"),
        ("</feed>", ""),
        ("</entry>", "&#1;</entry>"),
    ],
)
def test_bad_atom(old: str, new: str) -> None:
    assert feed_checks.atom(FEED.replace(old, new)), "the fault is not found"


RSS_ITEM = "<item><title>t</title><link>http://e.org/1</link><guid>http://e.org/1</guid></item>"
RSS = (
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>t</title>'
    '<link>http://e.org/</link><description>d</description><atom:link rel="self" href="http://e.org/rss.xml"/>'
    f"<language>en</language><pubDate>Wed, 01 Jan 2020 00:00:00 +0000</pubDate>{RSS_ITEM}</channel></rss>"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version="2.0"', 'version="0.91"'),
        ("<description>d</description>", ""),
        ("<title>t</title>", ""),
        ("<link>http://e.org/1</link>", "<link>/1</link>"),
        ("<link>http://e.org/1</link>", "<link>http://e.org/1</link><link>http://e.org/2</link>"),
        ("<guid>http://e.org/1</guid>", ""),
        ("<guid>http://e.org/1</guid>", "<guid>1</guid>"),
        ("<guid>http://e.org/1</guid>", "<guid>http://e.org/1</guid><author>Ann</author>"),
        ("Wed, 01 Jan 2020", "Thu, 01 Jan 2020"),
        ("Wed, 01 Jan 2020 00:00:00 +0000", "2020-01-01T00:00:00Z"),
        ("Wed, 01 Jan 2020 00:00:00 +0000", "Wed, 01 Jan 2020 00:00:00"),
        ("<language>en</language>", "<language>not a language</language>"),
        ("<language>en</language>", "<image><url>http://e.org/a.png</url></image>"),
        ("<language>en</language>", "<entry/>"),
        ('<atom:link rel="self" href="http://e.org/rss.xml"/>', ""),
        (RSS_ITEM, RSS_ITEM * 2),
        (RSS_ITEM, f"{RSS_ITEM}<item><guid>http://e.org/2</guid></item>"),
        ("</channel>", "</channel><channel/>"),
        ("</rss>", ""),
    ],
)
def test_bad_rss(old: str, new: str) -> None:
    assert feed_checks.rss(RSS) == []
    assert feed_checks.rss(RSS.replace(old, new)), "the fault is not found"


JSON_ITEM = '{"id": "1", "content_text": "t", "date_published": "2020-01-01T00:00:00Z", "tags": ["a"]}'
JSON = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "t", "feed_url": "http://e.org/feed.json", '
    f'"authors": [{{"name": "Ann"}}], "items": [{JSON_ITEM}]}}'
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("version/1.1", "version/1"),
        ('"title": "t", ', ""),
        ('"title": "t"', '"title": 1'),
        ('"id": "1", ', ""),
        ('"id": "1"', '"id": 1'),
        ('"content_text": "t", ', ""),
        ("2020-01-01T00:00:00Z", "2020-01-01"),
        ('"tags": ["a"]', '"tags": "a"'),
        ('"tags": ["a"]', '"tags": [1]'),
        ('"tags": ["a"]', '"author": {"name": "Ann"}'),
        ('{"name": "Ann"}', "{}"),
        ("http://e.org/feed.json", "/feed.json"),
        (JSON_ITEM, f"{JSON_ITEM}, {JSON_ITEM}"),
        (JSON_ITEM, "1"),
        ('"items"', '"entries"'),
        ("}]}", ""),
    ],
)
def test_bad_json_feeds(old: str, new: str) -> None:
    assert feed_checks.json_feed(JSON) == []
    assert feed_checks.json_feed(JSON.replace(old, new)), "the fault is not found"


# ---------------------------------------------------------------- a whole site


def test_feeds_of_a_whole_site_are_valid(build: Build) -> None:
    files = {
        "docs/_config.yml": "feed: {tags: true, categories: [旅行]}\nauthor: Ann",
        "docs/_posts/2024-05-06-湖.md": post(
            "title: 湖\ncategory: 旅行\ntags: [慢车, lake]", "# H\n\n![a](b.png)"
        ),
        "docs/_posts/b.png": b"png",
        "docs/_posts/2024-05-07-code.md": post(
            "title: '<b>&'", "```js\nif (a[b[0]]> 1) { }\n```\n\n$$x$$[^1]\n\n[^1]: n"
        ),
        "docs/index.md": "# Home\n",
    }
    site = build(files, extra=f"site_url: {HOST}/b/", feed_formats=list(ALL))
    assert site.status == 0, site.log
    names = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()]
    atoms = [
        name for name in names if name.endswith(".xml") and not name.endswith(("rss.xml", "sitemap.xml"))
    ]
    assert len(atoms) == 4
    assert [fault for name in atoms for fault in feed_checks.atom(site.read(name))] == []
    assert feed_checks.rss(site.read("rss.xml")) == feed_checks.json_feed(site.read("feed.json")) == []
