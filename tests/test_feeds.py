"""Feeds: what is in them, and that readers can read them, whatever posts hold."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import pytest
from configured import told
from counting import calls

from mkdocs_blogposts.markup import kramdown
from mkdocs_blogposts.plan import authors, excerpts, sources
from mkdocs_blogposts.publish import feeds
from mkdocs_blogposts.publish.planning import plan
from mkdocs_blogposts.publish.project import Project
from mkdocs_blogposts.publish.rendered import Rendered

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_blogposts.model import Post
    from mkdocs_blogposts.publish.feeds import Feeds

HOST = "https://example.org"
ALL = ("atom", "rss", "json")


def built(
    files: Mapping[str, str],
    config: Mapping[str, object] | None = None,
    *,
    base: str = HOST,
    formats: Collection[str] = ("atom",),
    taken: Collection[str] = (),
    asked: dict[str, Rendered] | None = None,
    html: str | None = None,
    excerpt: str | None = None,
    cover: str | None = None,
    **said: Any,
) -> Feeds:
    """Return the feeds of these files; `said` is what `mkdocs.yml` says."""
    loaded, problems = told(config or {})
    found = replace(loaded, authors=authors.known(loaded.identity.authors, None, None))
    read = [sources.from_text(name, text, found.folders) for name, text in files.items()]
    blog = plan(found, [source for source in read if source])
    rendered = {} if asked is None else asked
    for entry in (*blog.posts, *blog.documents):
        rendered[entry.source.src_uri] = Rendered(
            html=kramdown.convert(entry.body).html if html is None else html,
            excerpt=excerpt_of(entry) if excerpt is None else excerpt,
            cover=(entry.image or "") if cover is None else cover,
        )
    project = Project(base, **({"name": "Blog"} | said))
    made = feeds.build(blog, rendered, project, formats, taken)
    return replace(made, problems=(*problems, *made.problems))


def excerpt_of(post: Post) -> str:
    found = excerpts.of_text(post.meta, post.body, "\n\n")
    assert found is not None
    return found.text if found.is_written else kramdown.convert(found.text).html


def parsed(found: Feeds, name: str = "feed.xml") -> Any:
    feed = feedparser.parse(found.files[name].encode(), sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def post(head: str = "", body: str = "Body.") -> str:
    return f"---\n{head}\n---\n{body}\n"


# ---------------------------------------------------------------- three blogs, as feed readers see them

THEME_DEMO = {
    "_posts/2018-06-12-wide-roads.md": post(
        "title: 'Wide roads & \"narrow\" <em>gates</em>'\nauthor: ann\nimage: assets/images/wide road.jpg\n"
        "categories: [Travel, on foot]\ntags: [roads, Travel]",
        "We went **out** -- and came back.\n\n![Map](assets/map.png) [on](/about/) [up](#top) "
        "[mail](mailto:a@b.c)\n\n"
        '<img srcset="/s.png 1x, ../l.png 2x" src="//cdn.example.net/x.png"><a href="http://[">?</a>',
    ),
    "_posts/2018-06-12-again.md": post("title: Again\nauthors: [bea, ann]\nlast_modified_at: 2019-02-03"),
    "_posts/2018-06-11-draft.md": post("title: Not yet\ndraft: true"),
    "_posts/2018-06-10-hidden.md": post("title: Never\npublished: false"),
}
PEOPLE = {"ann": {"name": "Ann Lee", "email": "ann@example.org", "url": "/about/ann/"}, "bea": "Bea"}
KNOWN: dict[str, object] = {"permalink": "/:title/", "authors": PEOPLE}
SHANGHAI = {"timezone": "Asia/Shanghai"}


def test_a_theme_demo() -> None:
    found = built(THEME_DEMO, KNOWN, base=f"{HOST}/theme", language="en_GB", formats=ALL)
    feed = parsed(found)
    assert feed.version == "atom10"
    assert [entry.link for entry in feed.entries] == [f"{HOST}/theme/again/", f"{HOST}/theme/wide-roads/"]
    again, roads = feed.entries
    assert roads.id == f"{HOST}/theme/wide-roads"
    assert roads.title == "Wide roads &amp; “narrow” gates"
    assert roads.summary == "We went out – and came back."
    assert [tag.term for tag in roads.tags] == ["Travel", "on foot", "roads"]
    assert roads.author_detail == {
        "name": "Ann Lee",
        "email": "ann@example.org",
        "href": f"{HOST}/theme/about/ann/",
    }
    assert roads.media_thumbnail[0]["url"] == f"{HOST}/theme/assets/images/wide%20road.jpg"
    assert (again.published, again.updated) == ("2018-06-12T00:00:00+00:00", "2019-02-03T00:00:00+00:00")
    assert again.author == "Bea"
    assert feed.feed.language == "en-GB"
    assert found.problems == ()


def test_every_url_in_a_text_is_absolute() -> None:
    text = (
        parsed(built(THEME_DEMO, {"permalink": "/:title/"}, base=f"{HOST}/theme")).entries[1].content[0].value
    )
    page = f"{HOST}/theme/wide-roads/"
    for url in (f'"{page}assets/map.png"', f'"{HOST}/about/"', f'"{page}#top"', '"mailto:a@b.c"'):
        assert url in text
    assert f'srcset="{HOST}/s.png 1x, {HOST}/theme/l.png 2x"' in text
    assert 'src="https://cdn.example.net/x.png"' in text
    assert 'href="http://["' in text


CHINESE = {
    "_posts/2024-05-06-坐慢车去看湖.md": post(
        "title: 坐慢车，去看湖——“上”\ncategory: 旅行\ntags: [慢车, 湖, lake]\nauthor: 王小明",
        "窗外是**一片湖**。\n\n第二段。",
    ),
    "旅行/_posts/2024-05-05-先买票.md": post("date: 2024-05-05 08:30\ntags: [慢车]", "先买票 𠮷。"),
}


def test_a_chinese_blog() -> None:
    config = {**SHANGHAI, "feed": {"categories": ["旅行"], "tags": True}, "author": {"name": "站长"}}
    found = built(CHINESE, config, language="zh", name="慢车", formats=ALL)
    feed = parsed(found)
    assert feed.feed.title == "慢车"
    assert feed.feed.author == "站长"
    assert feed.feed.updated == "2026-01-01T08:00:00+08:00"
    first, second = feed.entries
    assert first.title == "坐慢车，去看湖——“上”"
    assert (
        first.link
        == f"{HOST}/%E6%97%85%E8%A1%8C/2024/05/06/%E5%9D%90%E6%85%A2%E8%BD%A6%E5%8E%BB%E7%9C%8B%E6%B9%96.html"
    )
    assert first.author == "王小明"
    assert first.summary == "窗外是一片湖。"
    assert first.content[0].value == "<p>窗外是<strong>一片湖</strong>。</p>\n\n<p>第二段。</p>"
    assert second.published == "2024-05-05T08:30:00+08:00"
    assert second.author == "站长"
    assert sorted(name for name in found.files if name.endswith(".xml") and "rss" not in name) == [
        *("feed.xml", "feed/by_tag/lake.xml", "feed/by_tag/慢车.xml", "feed/by_tag/湖.xml", "feed/旅行.xml")
    ]
    assert len(parsed(found, "feed/旅行.xml").entries) == 2
    assert len(parsed(found, "feed/by_tag/慢车.xml").entries) == 2
    assert parsed(found, "feed/旅行.rss.xml").entries[1].title == second.title
    (link,) = [each for each in found.links if each.scope == ("category", "旅行") and "atom" in each.type]
    assert link == feeds.FeedLink(
        f"{HOST}/feed/%E6%97%85%E8%A1%8C.xml", "慢车 | 旅行", "application/atom+xml", ("category", "旅行")
    )


RELEASES = {
    f"_posts/2025-02-{day:02}-v{day}.md": post(
        f"title: Version {day}.0 --- 'out'...\ncategories: [{'release' if day % 2 else 'news'}]",
        f"Version {day} is out.\n\n<!-- more -->\n\n    if (a[b[0]]> 1) {{ }}\n",
    )
    for day in range(1, 26)
}


def test_a_blog_of_releases() -> None:
    config = {"feed": {"categories": ["release", "nothing"], "excerpt_only": True, "posts_limit": 12}}
    found = built(RELEASES, config, formats=ALL)
    feed = parsed(found)
    assert [entry.title for entry in feed.entries][:2] == ["Version 25.0 — ‘out’…", "Version 24.0 — ‘out’…"]
    assert len(feed.entries) == 12
    assert not any("content" in entry for entry in feed.entries)
    assert feed.entries[0].summary == "Version 25 is out."
    release = parsed(found, "feed/release.xml")
    assert release.feed.title == "Blog | Release"
    assert len(release.entries) == 12
    assert all(entry.tags[0].term == "release" for entry in release.entries)
    assert parsed(found, "feed/nothing.xml").entries == []
    assert [(problem.level, "'nothing'" in problem.message) for problem in found.problems] == [("info", True)]


# ---------------------------------------------------------------- RSS and JSON Feed


def test_rss() -> None:
    feed = parsed(built(THEME_DEMO, KNOWN, formats=["rss"], description="A & b"), "rss.xml")
    assert feed.version == "rss20"
    assert (feed.feed.title, feed.feed.subtitle, feed.feed.link) == ("Blog", "A & b", f"{HOST}/")
    again, roads = feed.entries
    assert again.published == "Tue, 12 Jun 2018 00:00:00 +0000"
    assert [each.name for each in again.authors] == ["Bea", "Ann Lee"]
    assert roads.title == "Wide roads & “narrow” gates"
    assert (roads.id, roads.link, roads.guidislink) == (f"{HOST}/wide-roads", f"{HOST}/wide-roads/", False)
    assert f'src="{HOST}/wide-roads/assets/map.png"' in roads.content[0].value
    assert roads.media_thumbnail[0]["url"] == f"{HOST}/assets/images/wide%20road.jpg"


def test_json_feed() -> None:
    text = built(THEME_DEMO, KNOWN, formats=["json"], language="en-GB").files["feed.json"]
    feed = json.loads(text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (f"{HOST}/", f"{HOST}/feed.json")
    again, roads = feed["items"]
    assert roads["id"] == f"{HOST}/wide-roads"
    assert roads["title"] == "Wide roads & “narrow” gates"
    assert roads["tags"] == ["Travel", "on foot", "roads"]
    assert roads["content_html"].startswith("<p>We went <strong>out</strong>")
    assert again["authors"] == [{"name": "Bea"}, {"name": "Ann Lee", "url": f"{HOST}/about/ann/"}]
    assert again["date_modified"] == "2019-02-03T00:00:00+00:00"


def test_an_item_of_json_feed_always_has_content() -> None:
    text = built(RELEASES, {"feed": {"excerpt_only": True}}, formats=["json"]).files["feed.json"]
    assert json.loads(text)["items"][0]["content_text"] == "Version 25 is out."


def test_where_other_formats_are_written() -> None:
    config = {"feed": {"path": "blog/atom.xml", "categories": ["a"], "tags": {"path": "t/", "only": "x"}}}
    found = built({"_posts/2020-01-01-a.md": post("category: a\ntags: [x, y]")}, config, formats=ALL)
    assert sorted(found.files) == [
        *("blog/atom.xml", "blog/feed.json", "blog/rss.xml", "feed/a.json", "feed/a.rss.xml", "feed/a.xml"),
        *("t/x.json", "t/x.rss.xml", "t/x.xml"),
    ]
    titles = {link.title for link in found.links if link.scope is None}
    assert titles == {"Blog", "Blog (RSS)", "Blog (JSON)"}


# ---------------------------------------------------------------- whatever posts hold

HOSTILE = "a ]]> b ]]]]> \x01\x0b\x1f\x7f\ufffe\uffff\ud800 &amp; <b>&lt;\x00</b> ]\x02]> 😀"
# YAML knows no halves of characters.
IN_YAML = HOSTILE.replace("\ud800", "")


@pytest.mark.parametrize("form", ALL)
def test_no_text_breaks_a_feed(form: str) -> None:
    config = {"author": IN_YAML, "feed": {"categories": [IN_YAML], "tags": True}}
    # JSON may write a whole character as two halves.
    written = json.dumps(IN_YAML.replace("😀", ""))[:-1] + '😀"'
    texts = {"_posts/2020-01-01-a.md": post(f"title: {written}\ntags: [{written}]")}
    given: dict[str, Any] = {"name": HOSTILE, "description": HOSTILE, "language": HOSTILE}
    found = built(
        texts,
        config,
        html=HOSTILE,
        excerpt=HOSTILE,
        cover=HOSTILE,
        formats=[form],
        **given,
    )
    assert len(found.files) == 3
    for name, text in found.files.items():
        assert not name.startswith(("/", "../"))
        if form == "json":
            items = json.loads(text.encode())["items"]
        else:
            ElementTree.fromstring(text.encode())
            items = parsed(found, name).entries
        assert len(items) in (0, 1)
    assert "😀" in text


def test_content_comes_through_unchanged() -> None:
    html = "<pre><code>a[b[0]]&gt; ]]> 1\n\t</code></pre>\n<p>a&nbsp;b</p>"
    entry = parsed(built({"_posts/2020-01-01-a.md": post()}, html=html)).entries[0]
    assert entry.content[0].value == html


def test_permalink_signs_of_headings_stay_on_the_page() -> None:
    html = '<h2 id="a">A<a class="headerlink" href="#a" title="Permanent link">¶</a></h2>'
    entry = parsed(built({"_posts/2020-01-01-a.md": post()}, html=html)).entries[0]
    assert entry.content[0].value == '<h2 id="a">A</h2>'


def test_old_dates_have_offsets_without_seconds() -> None:
    found = built({"_posts/1890-01-01-a.md": post()}, SHANGHAI, formats=ALL)
    assert re.search(r"<published>1890-01-01T[\d:]{8}\+08:05</published>", found.files["feed.xml"])
    assert re.search(r"<pubDate>Wed, 01 Jan 1890 [\d:]{8} \+0805</pubDate>", found.files["rss.xml"])


def test_posts_of_one_moment_come_by_path() -> None:
    found = built({f"_posts/2020-01-01-{name}.md": post() for name in "bca"}, {"feed": {"posts_limit": 2}})
    assert [entry.title for entry in parsed(found).entries] == ["A", "B"]


def test_drafts_are_in_where_they_are_shown() -> None:
    assert "Not yet" in [entry.title for entry in parsed(built(THEME_DEMO, {"show_drafts": True})).entries]


def test_the_language_is_that_of_the_site_else_the_themes() -> None:
    files = {"_posts/2020-01-01-a.md": post()}
    assert parsed(built(files, {"lang": "zh-CN"}, language="en")).feed.language == "zh-CN"
    assert parsed(built(files, {"lang": 3}, language="fr")).feed.language == "fr"
    assert "language" not in parsed(built(files, language="en")).feed, "a theme that was not told one"


def test_who_wrote_what_names_no_author() -> None:
    files = {"_posts/2020-01-01-a.md": post()}
    assert parsed(built(files)).entries[0].author == "Blog"
    assert parsed(built(files, author="Ann")).entries[0].author == "Ann"
    assert parsed(built(files, {"author": "Bea"}, author="Ann")).entries[0].author == "Bea"


# ---------------------------------------------------------------- what is asked for, and what cannot be


def test_bodies_are_asked_for_once_and_only_where_they_are_needed() -> None:
    names: list[str] = []

    class Asked(dict[str, Rendered]):
        def __getitem__(self, key: str) -> Rendered:
            names.append(key[-6:-3])
            return super().__getitem__(key)

    built(RELEASES, {"feed": {"categories": ["release"], "posts_limit": 3}}, asked=Asked(), formats=ALL)
    assert sorted(names) == ["v21", "v23", "v24", "v25"]


def test_files_of_the_site_win() -> None:
    found = built({"_posts/2020-01-01-a.md": post(), "feed.xml": post()}, formats=ALL, taken={"rss.xml"})
    assert list(found.files) == ["feed.json"]
    assert [link.url for link in found.links] == [
        f"{HOST}/{name}" for name in ("feed.xml", "rss.xml", "feed.json")
    ]


@pytest.mark.parametrize("feed", [{"disable_in_development": True}, False])
def test_no_feed_where_none_is_wanted(feed: object) -> None:
    found = built({"_posts/2020-01-01-a.md": post()}, {"feed": feed}, is_preview=True)
    assert (found.files, found.links, found.problems) == ({}, (), ())


def test_a_feed_without_a_host_is_like_jekylls_and_said_to_be_so() -> None:
    found = built({"_posts/2020-01-01-a.md": post()}, base="/b")
    assert parsed(found).entries[0].link == "/b/2020/01/01/a.html"
    (problem,) = found.problems
    assert problem.level == "info"
    assert "site_url" in problem.message


@pytest.mark.parametrize(
    ("feed", "about"),
    [
        ("atom.xml", "`feed` is atom.xml"),
        ({"path": 1}, "`feed.path` is 1"),
        ({"path": "/"}, "`feed.path` is /"),
        ({"posts_limit": "many"}, "`feed.posts_limit` is many"),
        ({"posts_limit": -1}, "`feed.posts_limit` is -1"),
        ({"tags": "x"}, "`feed.tags` is x"),
        ({"collections": 3}, "`feed.collections` is 3"),
        ({"collections": ["posts", "docs"]}, "no feed for `docs`"),
        ({"path": "/rss.xml"}, "two feeds are to be written to rss.xml"),
    ],
)
def test_what_cannot_be_used_is_reported(feed: object, about: str) -> None:
    found = built({"_posts/2020-01-01-a.md": post()}, {"feed": feed}, formats=("atom", "rss"))
    assert len(parsed(found, "rss.xml").entries) == 1
    (problem,) = found.problems
    assert about in problem.message
    assert problem.src_uri == "_config.yml"


@pytest.mark.parametrize(
    ("path", "dest_uri"),
    [
        ("../../etc/x.xml", "etc/x.xml"),
        ("/a/../b.xml", "b.xml"),
        ("/feed/", "feed/index.xml"),
        ("/feed", "feed.xml"),
        ("/订阅.atom", "订阅.atom"),
        ("/100%.xml", "100%.xml"),
    ],
)
def test_a_feed_is_written_below_the_site(path: str, dest_uri: str) -> None:
    found = built({"_posts/2020-01-01-a.md": post()}, {"feed": {"path": path}})
    assert list(found.files) == [dest_uri]


def test_same_input_same_bytes() -> None:
    assert built(CHINESE, formats=ALL) == built(CHINESE, formats=ALL)


def test_work_grows_with_posts_only() -> None:
    def work(a_day: int) -> int:
        files = {
            f"_posts/2020-{month:02}-{day:02}-p{each}.md": post(f"tags: [t{month}, d{day}]", "word " * 50)
            for month in range(1, 13)
            for day in range(1, 28)
            for each in range(a_day)
        }
        found: list[Feeds] = []
        options = {"feed": {"tags": True, "posts_limit": 50}}
        cost = calls(lambda: found.append(built(files, options, html="<p>w</p>" * 50, excerpt="<p>w</p>")))
        assert len(found[0].files) == 40
        return cost

    assert work(4) < 5 * work(1)
