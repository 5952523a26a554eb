"""The frame of a page: whatever its address looks like, every URL on it leads to a file of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from crawl import Crawl

if TYPE_CHECKING:
    from conftest import Build, Built, Files

HOST = "https://x.example"
THEMES = ["material", "mkdocs", "readthedocs"]
# Where Jekyll 4.3.1 writes posts of each permalink, and their URLs: slug -> (permalink, file, URL).
POSTS = {
    "夏天": ("", "2024/夏天.html", "/2024/%E5%A4%8F%E5%A4%A9"),
    "top": ("/:title", "top.html", "/top"),
    "below": ("/blog/:title", "blog/below.html", "/blog/below"),
    "z": ("/x.y/z", "x.y/z.html", "/x.y/z"),
    "dots": ("/v1.2/:categories/:title", "v1.2/news/dots.html", "/v1.2/news/dots"),
    "script": ("/:title.php", "script.php", "/script.php"),
    "short": ("/:year/:title.htm", "2024/short.htm", "/2024/short.htm"),
    "page": ("/s/:title.html/x", "s/page.html/x.html", "/s/page.html/x"),
    "plain": ("/:year.:month/:title:output_ext", "2024.01/plain.html", "/2024.01/plain.html"),
    "here": ("/./p/:title", "p/here.html", "/p/here"),
    "end": ("/:title.", "end.", "/end."),
    "percent": ("/100%25/%E5%A4%8F", "100%/夏.html", "/100%25/%E5%A4%8F"),
    "blank": ("/a/b/c d/夏", "a/b/c d/夏.html", "/a/b/c%20d/%E5%A4%8F"),
    "folder": ("/:categories/:year/:title/", "news/2024/folder/index.html", "/news/2024/folder/"),
    "index": ("/w/index.html", "w/index.html", "/w/"),
}
PAGES = {
    "/": ("index.html", "/"),
    "/about": ("about.html", "/about"),
    "/about/team": ("about/team.html", "/about/team"),
    "/blog": ("blog.html", "/blog"),
    "/odd.aspx": ("odd.aspx", "/odd.aspx"),
    "/v2.0": ("v2.0", "/v2.0"),
    "/deep/index": ("deep/index.html", "/deep/index"),
    "/notes": ("notes.html", "/notes"),
}
ADDRESSES = {
    **{dest_uri: url for _, dest_uri, url in POSTS.values()},
    **dict(PAGES.values()),
    "notes/one.html": "/notes/one",
    "notes/two.html": "/notes/two",
}
CONFIG = """url: {host}
baseurl: "{baseurl}"
permalink: {permalink}
plugins: [jekyll-archives, jekyll-paginate, jekyll-redirect-from]
paginate: 2
paginate_path: /blog/page:num
jekyll-archives: {{enabled: [categories, tags], permalinks: {{category: /kind/:name, tag: "/tag/:name.php"}}}}
collections: {{notes: {{output: true, permalink: /notes/:name}}}}
"""


def blog(baseurl: str = "", *, permalink: str = "/:year/:title", has_own: bool = True) -> Files:
    """Return a site with posts, pages and documents at all kinds of addresses, each linked from each."""
    links = "\n".join(
        f"[to {url}]({baseurl}{url})" for url in (ADDRESSES if has_own else dict(PAGES.values())).values()
    )
    ending = f"---\n![Picture](/img/a.png)\n{links}\n"
    posts = {}
    for day, (slug, (own, _, _)) in enumerate(POSTS.items(), 1):
        head = f"title: Post {day}\ncategories: [news]\ntags: [a, b c]\nimage: /img/a.png\n"
        old = f"redirect_from: [/old/{slug}, /older/{slug}/]\n"
        head += f"permalink: {own}\n" if own and has_own else old
        posts[f"_posts/2024-01-{day:02}-{slug}.md"] = f"---\n{head}{ending}"
    pages = {
        f"pages/{number}.md": f"---\ntitle: Page {number}\npermalink: {permalink}\n{ending}"
        for number, permalink in enumerate(PAGES)
    }
    return {
        "_config.yml": CONFIG.format(host=HOST, baseurl=baseurl, permalink=permalink),
        **posts,
        **pages,
        "404.md": "---\ntitle: Lost\npermalink: /404.html\n---\nLost.\n",
        "_notes/one.md": "---\ntitle: One\n---\n[Two](two) [up](../notes)\n",
        "_notes/two.md": "---\ntitle: Two\n---\n[One](one)\n",
        "img/a.png": b"png",
        "img/a.js": "1",
    }


def built(build: Build, files: Files, baseurl: str, theme: str = "material", extra: str = "") -> Built:
    extra = f"site_url: {HOST}{baseurl}/\nextra_css: [img/a.png]\nextra_javascript: [img/a.js]\n{extra}"
    site = build(files, "--strict", theme=theme, extra=extra)
    assert site.status == 0, site.log
    return site


@pytest.mark.parametrize("baseurl", ["", "/sub"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_url_of_every_page_leads_to_a_file(build: Build, theme: str, baseurl: str) -> None:
    site = built(build, blog(baseurl), baseurl, theme)
    crawl = Crawl(site.folder, f"{HOST}{baseurl}/")
    pages = {name: (url, page) for name, url, page in crawl.pages()}
    assert crawl.dead() == []
    for dest_uri, url in ADDRESSES.items():
        assert pages[dest_uri][0] == f"{HOST}{baseurl}{url}"
    for url, page in pages.values():
        for base in crawl.bases(page):
            assert urljoin(url, base).rstrip("/") == f"{HOST}{baseurl}"


@pytest.mark.parametrize(
    "permalink", ["/:title.php", "/:year/:title.htm", "/:title.", "date", "pretty", "none"]
)
def test_every_url_leads_to_a_file_whatever_the_site_says_of_all_posts(build: Build, permalink: str) -> None:
    site = built(build, blog("/sub", permalink=permalink, has_own=False), "/sub")
    assert Crawl(site.folder, f"{HOST}/sub/").dead() == []


THEME = """<html><head>{% block extrahead %}{% endblock %}
{% if page %}<link rel="canonical" href="{{ page.canonical_url }}">{% endif %}
{% for path in extra_css + config.extra_css | map("url") | list %}<link href="{{ path }}">{% endfor %}
{% for path in extra_javascript %}<script src="{{ path }}"></script>{% endfor %}
{% for script in config.extra_javascript %}{{ script | script_tag }}{% endfor %}
<script>var base_url = "{{ base_url }}";</script></head><body>
<a href="{{ base_url }}/img/a.png"></a>
{% for url in (nav.homepage.url, "", ".", "./", page.url) %}<a href="{{ url | url }}"></a>{% endfor %}
{% for item in nav %}<a href="{{ item.url | url }}"></a>{% endfor %}
{% for item in (page.previous_page, page.next_page) if item %}<a href="{{ item.url | url }}"></a>{% endfor %}
{% block content %}{{ page.content }}{% endblock %}</body></html>
"""


@pytest.mark.parametrize("baseurl", ["", "/sub"])
def test_themes_of_the_sites_own_need_nothing_for_it(build: Build, baseurl: str) -> None:
    files = {**blog(baseurl), "theme/main.html": THEME}
    site = built(build, files, baseurl, extra="theme: {name: null, custom_dir: theme}")
    crawl = Crawl(site.folder, f"{HOST}{baseurl}/")
    assert len(list(crawl.pages())) > len(ADDRESSES)
    assert crawl.dead() == []


# As Material's plugin privacy and others compute URLs.
HOOK = """from mkdocs.utils import get_relative_url

def on_env(env, config, files):
    config.extra["picture"] = files.get_file_from_path("img/a.png")

def on_post_page(output, page, config):
    urls = get_relative_url("img/a.png", page.url), config.extra["picture"].url_relative_to(page.file)
    return output + "".join(f'<img src="{url}" class="hook">' for url in urls)
"""


def test_other_plugins_reckon_from_the_true_folder(build: Build) -> None:
    site = built(build, {**blog("/sub"), "hook.py": HOOK}, "/sub", extra="hooks: [hook.py]")
    crawl = Crawl(site.folder, f"{HOST}/sub/")
    assert len(site.holds('class="hook"')) > len(ADDRESSES)
    assert crawl.dead() == []


PICTURE = "![p](../img/a.png)"
DOCS = {
    "docs/index.md": "# Home\n[a](_posts/2024-01-01-a.md)\n",
    "docs/guide/page.md": f"# Page\n[a](../_posts/2024-01-01-a.md#b) {PICTURE}\n",
    "docs/_posts/2024-01-01-a.md": f"---\npermalink: /guide/page/a\n---\n[b](2024-01-02-b.md) {PICTURE}\n",
    "docs/_posts/2024-01-02-b.md": "---\npermalink: /v1/b\n---\n[a](2024-01-01-a.md) [p](../guide/page.md)\n",
    "docs/img/a.png": b"png",
    "docs/img/a.js": "1",
}


@pytest.mark.parametrize("markdown", ["kramdown", "mkdocs"])
def test_posts_among_the_pages_of_mkdocs(build: Build, markdown: str) -> None:
    nav = "nav: [index.md, guide/page.md, _posts/2024-01-01-a.md, _posts/2024-01-02-b.md]"
    extra = f"site_url: {HOST}/sub/\nextra_css: [img/a.png]\n{nav}"
    site = build(DOCS, "--strict", extra=extra, markdown=markdown)
    assert site.status == 0, site.log
    assert Crawl(site.folder, f"{HOST}/sub/").dead() == []
    assert 'href="../../v1/b"' in site.read("guide/page/a.html")


OFFLINE = ["use_directory_urls: false", "plugins: [search, offline, blogposts]"]


@pytest.mark.parametrize("extra", OFFLINE)
@pytest.mark.parametrize("theme", THEMES)
def test_without_a_server_every_url_names_a_file(build: Build, theme: str, extra: str) -> None:
    if theme != "material" and "offline" in extra:
        pytest.skip("the plugin is Material's")
    site = build(blog(), "--strict", theme=theme, extra=extra)
    assert site.status == 0, site.log
    crawl = Crawl(site.folder, f"{site.folder.as_uri()}/", is_disk=True)
    assert len(list(crawl.pages())) > len(ADDRESSES)
    # Servers show this one at any address, so its links begin at the root.
    assert [dead for dead in crawl.dead() if not dead.startswith("404.html: ")] == []


def test_without_a_server_the_world_still_knows_pages_by_their_addresses(build: Build) -> None:
    site = built(build, blog("/sub"), "/sub", extra="use_directory_urls: false")
    listed = site.read("sitemap.xml")
    for dest_uri, url in ADDRESSES.items():
        address = f"{HOST}/sub{url}"
        page = site.read(dest_uri)
        assert f'<link rel="canonical" href="{address}">' in page
        assert f'<meta property="og:url" content="{address}">' in page
        assert f"<loc>{address}</loc>" in listed or not dest_uri.endswith(".html")
