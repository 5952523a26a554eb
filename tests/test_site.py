"""Whole sites, as a user builds them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from conftest import Build, Built, Files, run

if TYPE_CHECKING:
    from pathlib import Path

# The post that started this project: every shape of it, in words of our own.
SEED = """---
title: "夏天的第一封信"
author: jane
categories: [ 人工智能 , 新闻 ]
image: assets/images/meta.jpg
tags: [summer]
---
正文。

<p><iframe style="width:100%;" height="315"  frameborder="0" allowfullscreen></iframe></p>
"""
IFRAME = '<p><iframe style="width:100%;" height="315"  frameborder="0" allowfullscreen></iframe></p>'
JANE = "jane: {name: Jane Moreau, avatar: assets/images/jane.png, url: https://jane.example}\n"


def post(head: str = "title: A post", body: str = "Text.") -> str:
    return f"---\n{head}\n---\n{body}\n"


def seed() -> Files:
    return {
        "docs/_posts/2024-06-18-letter.md": SEED,
        "docs/_data/authors.yml": JANE,
        "docs/assets/images/meta.jpg": b"jpg",
        "docs/assets/images/jane.png": b"png",
    }


def hrefs(html: str) -> set[str]:
    return set(re.findall(r'(?:href|src)="([^"]*)"', html))


def test_the_seed_post(build: Build) -> None:
    site = build(seed(), "--strict")
    assert site.status == 0, site.log
    page = site.read("人工智能/新闻/2024/06/18/letter.html")
    assert IFRAME in page
    assert "<h1" in page
    assert "夏天的第一封信" in page
    assert "Jane Moreau" in page
    assert "../../../../../assets/images/meta.jpg" in hrefs(page)
    assert "../../../../../tag/summer/" in hrefs(page)
    assert any("category/%E6%96%B0%E9%97%BB/" in href for href in hrefs(page))
    assert "assets/images/meta.jpg" in hrefs(site.read("index.html"))
    assert "../../assets/images/meta.jpg" in hrefs(site.read("category/新闻/index.html"))
    assert "_data" not in {path.split("/")[0] for path in site.holds("Jane Moreau")}


def test_every_page_of_a_small_blog(build: Build) -> None:
    site = build({"docs/_posts/2024-01-02-a.md": post(), "docs/news/_posts/2023-01-02-b.md": post("tags: x")})
    assert site.pages() == {
        "2024/01/02/a.html",
        "news/2023/01/02/b.html",
        "index.html",
        "category/news/index.html",
        "categories/index.html",
        "tag/x/index.html",
        "tags/index.html",
        "2023/index.html",
        "2024/index.html",
        "archive/index.html",
    }


def test_a_jekyll_site_is_found_beside_mkdocs_yml(build: Build) -> None:
    site = build(
        {
            "_config.yml": "permalink: pretty\nbaseurl: /blog\nexclude: [notes]\n",
            "_posts/2024-01-02-a.md": post(body="![p]({{ site.baseurl }}/assets/p.png) ![q](/assets/p.png)"),
            "_drafts/secret.md": "zebra",
            "assets/p.png": b"png",
            "notes/zebra.txt": "zebra",
            "about.md": post("title: About us", "Who we are."),
            "README.md": "No front matter: copied as it is.",
        }
    )
    assert "a Jekyll site lies beside" in site.log
    assert [href for href in hrefs(site.read("2024/01/02/a/index.html")) if "p.png" in href] == [
        "../../../../assets/p.png"
    ]
    assert (site.folder / "assets/p.png").is_file()
    assert "Who we are." in site.read("about/index.html")
    assert site.read("README.md").startswith("No front matter")
    assert site.holds("zebra") == []
    assert not (site.folder / "_config.yml").exists()
    assert not (site.folder / "mkdocs.yml").exists()


UNPUBLISHED: Files = {
    "docs/_posts/2024-01-01-shown.md": post(),
    "docs/_posts/2024-01-02-hidden-one.md": post("title: zebra one\npublished: false\ntags: zebra", "zebra"),
    "docs/_posts/2099-01-01-hidden-two.md": post(
        "title: zebra two\ncategory: zebra", "zebra ![x](zebra.png)"
    ),
    "docs/_posts/zebra.png": b"png",
    "docs/_drafts/hidden-three.md": post("title: zebra three\ndate: 2024-02-02", "zebra"),
    "docs/_posts/2024-01-03-hidden-four.md": "---\ntitle: [zebra\npublished: false\n---\nzebra\n",
}


def test_what_is_not_published_appears_nowhere(build: Build) -> None:
    site = build(UNPUBLISHED)
    assert site.holds("zebra") == []
    names = {path.as_posix() for path in site.folder.rglob("*")}
    assert not [name for name in names if "zebra" in name.rpartition("/site/")[2] or "hidden" in name]
    assert {"2024/01/01/shown.html", "index.html"} <= site.pages()


@pytest.mark.parametrize(
    ("option", "page"),
    [
        ("unpublished", "2024/01/02/hidden-one.html"),
        ("future", "zebra/2099/01/01/hidden-two.html"),
        ("show_drafts", "2024/02/02/hidden-three.html"),
    ],
)
def test_asked_for_it_is_shown(build: Build, option: str, page: str) -> None:
    assert not [found for found in build(UNPUBLISHED, **{option: "serve"}).pages() if found.endswith(page)]
    assert [found for found in build(UNPUBLISHED, **{option: True}).pages() if found.endswith(page)]


FAULTS: Files = {
    "docs/_posts/2024-01-01-broken.md": '---\ntitle: "open\ntags: [x\n---\nBody.\n',
    "docs/_posts/2024-01-02-tab.md": "---\ntitle: x\n\tauthor: y\n---\nBody.\n",
    "docs/_posts/2024-01-03-latin.md": b"---\ntitle: x\n---\ncaf\xe9\n",
    "docs/_posts/2024-01-04-impossible.md": post("date: 2024-13-45"),
    "docs/_posts/2024-01-05-good.md": post(),
}


def test_each_fault_is_one_warning_with_file_and_line_and_the_rest_is_built(build: Build) -> None:
    site = build(FAULTS)
    assert site.status == 0
    found = [re.search(r"_posts/2024-01-0\d-(\w+)\.md:\d+: ", line) for line in site.warnings()]
    assert sorted(match[1] for match in found if match) == ["broken", "impossible", "latin", "tab"]
    assert len(found) == 4
    assert "2024/01/05/good.html" in site.pages()
    assert "2024/01/04/impossible.html" in site.pages()


def test_strict_turns_faults_into_failure(build: Build) -> None:
    assert build(FAULTS, "--strict").status == 1


def test_a_missing_image_is_a_warning_with_its_line(build: Build) -> None:
    site = build(
        {"docs/_posts/2024-01-01-a.md": post("title: A\nimage: no/cover.png", "One.\n\n![x](/no.png)")}
    )
    places, files = "_posts/2024-01-01-a.md:7, _posts/2024-01-01-a.md:3", "'/no.png', 'no/cover.png'"
    assert f"{places}: there is no file for {files}; expected" in site.log
    assert len(site.warnings()) == 1
    assert "cover.png" not in site.read("index.html")


def test_a_picture_beside_a_post_is_published_only_where_it_is_shown(build: Build) -> None:
    site = build(
        {
            "docs/_posts/2024-01-01-a.md": post(body="![x](shown.png)"),
            "docs/_posts/shown.png": b"png",
            "docs/_posts/private.png": b"png",
        },
        "--strict",
    )
    assert (site.folder / "posts/shown.png").is_file()
    assert not list(site.folder.rglob("private.png"))
    assert "../../../posts/shown.png" in hrefs(site.read("2024/01/01/a.html"))


def test_two_posts_of_one_address_are_both_built(build: Build) -> None:
    site = build({f"docs/_posts/2024-01-0{n}-a.md": post("permalink: /a/", f"Text {n}.") for n in (1, 2)})
    assert len(site.warnings()) == 1
    assert "_posts/2024-01-01-a.md" in site.warnings()[0]
    assert "_posts/2024-01-02-a.md" in site.warnings()[0]
    assert "Text 2." in site.read("a/index.html")
    assert "Text 1." in site.read("a-2/index.html")


def test_the_text_of_an_index_page_stands_above_the_list(build: Build) -> None:
    site = build(
        {"docs/blog/index.md": "# News\n\nWelcome, dear reader.\n", "docs/_posts/2024-01-01-a.md": post()},
        blog_dir="blog",
    )
    html = site.read("blog/index.html")
    assert html.index("Welcome, dear reader.") < html.index("blogposts-card")
    assert html.count("<h1") == 1


def test_lists_are_paginated_at_jekylls_addresses(build: Build) -> None:
    posts = {f"docs/_posts/2024-01-{n:02}-p{n}.md": post(f"title: P{n}\ntags: [t]") for n in range(1, 8)}
    site = build(posts, pagination_per_page=3, archive_pagination_per_page=4, paginate_path="/page:num/")
    assert {"index.html", "page2/index.html", "page3/index.html", "tag/t/page2/index.html"} <= site.pages()
    shown = re.findall(r">(P\d)</a>", site.read("page2/index.html"))
    assert list(dict.fromkeys(shown)) == ["P4", "P3", "P2"]
    assert 'rel="prev"' in site.read("page2/index.html")


def test_terms_that_share_a_slug_keep_pages_of_their_own(build: Build) -> None:
    site = build(
        {
            "docs/_posts/2024-01-01-a.md": post("title: A\ntags: [C]"),
            "docs/_posts/2024-01-02-b.md": post("title: B\ntags: [C++, Linux]"),
            "docs/_posts/2024-01-03-d.md": post("title: D\ntags: [linux, 'C#']"),
        },
        "--strict",
    )
    assert site.status == 0
    assert {f"tag/{slug}/index.html" for slug in ("c", "c-2", "c-3", "linux", "linux-2")} <= site.pages()
    assert all(name in site.log for name in ("C++", "C#", "linux"))


def test_posts_and_lists_stay_out_of_the_navigation(build: Build) -> None:
    site = build(
        {f"docs/_posts/2024-01-0{n}-p{n}.md": post("tags: [t]") for n in range(1, 6)}, pagination_per_page=2
    )
    nav = re.search(
        r'<nav class="md-nav md-nav--primary.*?</nav>', site.read("2024/01/01/p1.html"), re.DOTALL
    )
    assert nav
    items = re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', nav[0])
    assert list(dict.fromkeys(items)) == ["Blog", "Archive", "Tags"]


def test_the_search_index_holds_posts_and_no_lists(build: Build) -> None:
    site = build({"docs/_posts/2024-01-01-a.md": post("title: Giraffe\ntags: [t]", "Neck.")})
    entries = json.loads(site.read("search/search_index.json"))["docs"]
    assert {entry["location"] for entry in entries} == {"2024/01/01/a.html"}


def test_front_matter_that_material_cannot_bear_does_not_break_the_page(build: Build) -> None:
    head = 'title: "<b>1 & 2</b>"\nhide: true\ntemplate: none.html\nicon: [x]\nsearch: 1\ndescription: {a: 1}'
    site = build({"docs/_posts/2024-01-01-a.md": post(head, "key: not metadata")}, "--strict")
    assert site.status == 0, site.log
    html = site.read("2024/01/01/a.html")
    assert "<b>1 &amp; 2</b></h1>" in html
    assert "<title>1 &amp; 2 - Test</title>" in html
    assert "key: not metadata" in html


def test_unknown_keys_reach_templates(build: Build) -> None:
    files = {
        "docs/_posts/2024-01-01-a.md": post("title: A\nmood: sunny\ntemplate: mine.html"),
        "theme/mine.html": "{{ page.meta.mood }} {{ post.title }} {{ post_meta.mood }}",
    }
    (site := build(files, extra="")).read("2024/01/01/a.html")
    project = site.folder.parent
    text = (
        (project / "mkdocs.yml")
        .read_text("utf-8")
        .replace("{name: material}", "{name: material, custom_dir: theme}")
    )
    (project / "mkdocs.yml").write_text(text, "utf-8")
    assert run(project).read("2024/01/01/a.html") == "sunny A sunny"


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_other_themes_show_posts_and_lists(build: Build, theme: str) -> None:
    site = build(seed(), "--strict", theme=theme)
    assert site.status == 0, site.log
    assert IFRAME in site.read("人工智能/新闻/2024/06/18/letter.html")
    assert "夏天的第一封信" in site.read("index.html")


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_posts_that_are_not_markdown_are_not_converted(build: Build, name: str) -> None:
    site = build({f"docs/_posts/2024-01-01-{name}": post(body="<p>*as it is*</p>")})
    assert [page for page in site.holds("<p>*as it is*</p>") if page.startswith("2024/01/01/a")]


def test_the_same_input_gives_the_same_bytes(build: Build) -> None:
    def contents(site: Built) -> dict[str, bytes]:
        paths = [path for path in site.folder.rglob("*") if path.is_file() and path.suffix != ".gz"]
        return {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in paths}

    first = contents(build(seed()))
    assert first == contents(build(seed()))


def test_nothing_is_written_into_the_sources(build: Build, tmp_path: Path) -> None:
    def tree() -> set[str]:
        paths = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
        return {path for path in paths if not path.startswith("site")}

    build(seed())
    before = tree()
    run(tmp_path)
    assert tree() == before


def test_a_link_out_of_the_site_is_not_followed(build: Build, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text(post(body="zebra"), "utf-8")
    (tmp_path / "blog" / "_posts").mkdir(parents=True)
    (tmp_path / "blog" / "_posts" / "2024-01-01-a.md").symlink_to(tmp_path / "secret.md")
    site = build({"blog/_config.yml": "title: x"}, source_dir="blog")
    assert site.holds("zebra") == []
    assert "leads out of the site" in site.log


def test_a_permalink_cannot_leave_the_site(build: Build) -> None:
    heads = ("/../../up/", "/%2e%2e/%2e%2e/up2/", "..\\\\..\\\\up3")
    files = {
        f"docs/_posts/2024-01-0{n}-a.md": post(f'permalink: "{head}"') for n, head in enumerate(heads, 1)
    }
    site = build(files)
    assert site.status == 0, site.log
    assert not [path for path in site.folder.parent.iterdir() if "up" in path.name]


def test_posts_that_another_plugin_brings_are_adopted(build: Build) -> None:
    hook = (
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    text = '---\\ntitle: Made\\n---\\nBy a hook.'\n"
        "    files.append(File.generated(config, '_posts/2024-03-04-made.md', content=text))\n"
        "    return files\n"
    )
    files = {"docs/_posts/2024-01-01-a.md": post(), "hook.py": hook}
    site = build(files, "--strict", extra="hooks: [hook.py]")
    assert site.status == 0, site.log
    assert "By a hook." in site.read("2024/03/04/made.html")
    assert "Made" in site.read("index.html")


def test_switched_off_it_does_nothing(build: Build) -> None:
    site = build({"docs/_posts/2024-01-01-a.md": post(), "docs/index.md": "# Home"}, enabled=False)
    assert "_posts/2024-01-01-a/index.html" in site.pages()


ADMONITION = '!!! note "Mind"\n\n    Text.\n'


def test_a_post_may_be_written_in_the_sites_own_markdown(build: Build) -> None:
    site = build(
        {
            "docs/_posts/2024-01-01-a.md": post(
                "title: A\nmarkdown: mkdocs\nimage: /p.png", f"{ADMONITION}\n![p](/p.png)"
            ),
            "docs/_posts/2024-01-02-b.md": post(body=ADMONITION),
            "docs/p.png": b"png",
        },
        extra="markdown_extensions: [admonition]",
    )
    assert '<div class="admonition note">' in site.read("2024/01/01/a.html")
    assert "../../../p.png" in hrefs(site.read("2024/01/01/a.html"))
    assert "admonition" not in site.read("2024/01/02/b.html")


def test_all_posts_may_be_written_in_the_sites_own_markdown(build: Build) -> None:
    files = {"docs/_posts/2024-01-02-b.md": post(body=ADMONITION)}
    site = build(files, extra="markdown_extensions: [admonition]", markdown="mkdocs")
    assert '<div class="admonition note">' in site.read("2024/01/02/b.html")


def test_cards_show_the_excerpt(build: Build) -> None:
    site = build(
        {
            "docs/_posts/2024-01-01-a.md": post("excerpt: Written by hand.", "Body."),
            "docs/_posts/2024-01-02-b.md": post(body="First.\n\nSecond.\n<!--more-->\nThird."),
            "docs/_posts/2024-01-03-c.md": post("excerpt_separator: '***'", "One.\n\n***\n\nTwo."),
        },
        excerpt_separator="<!--more-->",
    )
    shown = re.findall(r'<p class="blogposts-excerpt">\s*(.*?)\s*</p>', site.read("index.html"), re.DOTALL)
    assert shown == ["One.", "First. Second.", "Written by hand."]


def test_old_addresses_lead_to_the_post(build: Build) -> None:
    site = build(
        {
            "docs/_posts/2024-01-01-a.md": post("title: A\nredirect_from: [/old/, /old.html]", "[b](/gone/)"),
            "docs/_posts/2024-01-02-b.md": post("title: B\nredirect_from: /gone/"),
            "docs/_posts/2024-01-03-c.md": post("title: C\nredirect_to: https://else.example/", "zebra"),
        },
        "--strict",
        redirects_file=True,
    )
    assert site.status == 0, site.log
    assert "2024/01/01/a.html" in site.read("old/index.html")
    assert "2024/01/01/a.html" in site.read("old.html")
    assert "https://else.example/" in site.read("2024/01/03/c.html")
    assert "zebra" not in site.read("2024/01/03/c.html")
    assert "/old/ /2024/01/01/a.html 301" in site.read("_redirects")
    assert "../../../gone/" in hrefs(site.read("2024/01/01/a.html"))
    assert "/old/" in json.loads(site.read("redirects.json"))


def test_feeds_hold_absolute_urls(build: Build) -> None:
    files = {
        "docs/_posts/2024-01-01-a.md": post("title: A\nimage: /p.png", "![p](/p.png) 正文"),
        "docs/p.png": b"png",
    }
    site = build(files, extra="site_url: https://x.example/b/", feed_formats=["atom", "rss", "json"])
    feed = site.read("feed.xml")
    assert "https://x.example/b/2024/01/01/a.html" in feed
    assert 'src="https://x.example/b/p.png"' in feed
    assert json.loads(site.read("feed.json"))["items"][0]["url"] == "https://x.example/b/2024/01/01/a.html"
    assert (site.folder / "rss.xml").is_file()
    assert 'type="application/atom+xml"' in site.read("2024/01/01/a.html")
    assert not (build(files, feed=False).folder / "feed.xml").exists()


def test_heads_tell_what_networks_ask_for(build: Build) -> None:
    files = {
        "docs/_posts/2024-01-01-a.md": post('title: "A & B"\nimage: p.png\ndescription: \'Say "hi"\''),
        "docs/p.png": b"png",
    }
    html = build(files, extra="site_url: https://x.example/").read("2024/01/01/a.html")
    assert '<meta property="og:image" content="https://x.example/p.png">' in html
    assert '<meta property="og:title" content="A &amp; B">' in html
    told = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert told
    assert json.loads(told[1])["headline"] == "A & B"
    assert html.count('rel="canonical"') == 1
    assert html.count('name="description"') == 1


def test_the_sitemap_has_the_dates_of_posts(build: Build) -> None:
    files = {
        "docs/_posts/2024-01-01-a.md": post("title: A\nlast_modified_at: 2024-05-06"),
        "docs/_posts/2024-01-02-b.md": post("title: B\nsitemap: false"),
    }
    sitemap = build(files, extra="site_url: https://x.example/").read("sitemap.xml")
    assert "<lastmod>2024-05-06T00:00:00+00:00</lastmod>" in sitemap
    assert "b.html" not in sitemap


def test_liquid_is_rendered_and_bounded(build: Build) -> None:
    site = build(
        {
            "docs/_posts/2024-01-01-a.md": post("title: A", "{{ page.title }}-{{ site.posts.size }}"),
            "docs/_posts/2024-01-02-b.md": post("title: B", "{% include ../../secret.txt %} after"),
            "docs/_posts/2024-01-03-c.md": post("title: C", "{% nobody %} {{ 'x' | upcase }}"),
            "docs/_posts/2024-01-04-d.md": post("title: D", "[a]({% post_url 2024-01-01-a %})"),
            "docs/_posts/2024-01-05-e.md": post(
                "title: E",
                "{% for a in (1..99999999) %}{% for b in (1..99999999) %}x{% endfor %}{% endfor %}",
            ),
            "docs/secret.txt": "zebra",
        }
    )
    assert "A-5" in site.read("2024/01/01/a.html")
    assert "zebra" not in site.read("2024/01/02/b.html")
    assert "<p>X</p>" in site.read("2024/01/03/c.html")
    assert "../01/a.html" in hrefs(site.read("2024/01/04/d.html"))
    named = sorted(match[1] for line in site.warnings() if (match := re.search(r"-(\w)\.md:4: ", line)))
    assert named == ["b", "c", "e"]
    assert len(site.warnings()) == 3


@pytest.mark.parametrize(
    ("validation", "level"), [("", "INFO"), ("validation: {links: {absolute_links: warn}}", "WARNING")]
)
def test_a_broken_link_is_reported_once_and_left_alone(build: Build, validation: str, level: str) -> None:
    body = "[a](/nowhere/) [b](/nowhere/) [c](https://else.example/x) [d](#e) [f](/2024/01/01/a.html)"
    site = build({"docs/_posts/2024-01-01-a.md": post(body=body)}, extra=validation)
    said = [line for line in site.log.splitlines() if "/nowhere/" in line]
    assert len(said) == 1
    assert said[0].startswith(level)
    assert "_posts/2024-01-01-a.md:4: the link '/nowhere/' leads to no page" in said[0]
    assert "/nowhere/" in hrefs(site.read("2024/01/01/a.html"))


def test_readmes_and_pages_without_front_matter_where_plugins_ask_for_them(build: Build) -> None:
    files = {
        "_config.yml": "plugins: [jekyll-optional-front-matter, jekyll-readme-index]",
        "_posts/2024-01-01-a.md": post(),
        "sub/README.md": "# Sub\n\nIndex of a folder.",
        "notes.md": "# Notes\n\nNo front matter.",
    }
    site = build(files)
    assert "Index of a folder." in site.read("sub/index.html")
    assert "No front matter." in site.read("notes.html")


def test_a_post_that_another_plugin_takes_away_does_not_stop_the_build(build: Build) -> None:
    hook = (
        "def on_files(files, config):\n"
        "    for file in [file for file in files if file.src_uri.endswith('-b.md')]:\n"
        "        files.remove(file)\n"
        "    return files\n"
    )
    posts = {f"docs/_posts/2024-01-0{n}-{name}.md": post(f"title: {name}") for n, name in enumerate("ab", 1)}
    site = build({**posts, "hook.py": hook}, extra="hooks: [hook.py]")
    assert site.status == 0, site.log
    assert "2024/01/01/a.html" in site.pages()


MOVE = """
import os

def on_files(files, config):
    for file in files.documentation_pages():
        file.dest_uri, file.url = f"zh/{file.dest_uri}", f"zh/{file.url.removeprefix('./')}"
        file.abs_dest_path = os.path.join(config.site_dir, file.dest_uri)
    return files
"""


def test_pages_that_another_plugin_puts_into_a_folder(build: Build) -> None:
    """As i18n does with every language but the first; pictures stay where they are."""
    files = {
        "docs/index.md": "# Home",
        "docs/img/a.png": b"\x89PNG",
        "docs/_posts/b.png": b"\x89PNG",
        "docs/_posts/2020-01-02-p.md": "![](/img/a.png) ![](b.png) [q](2020-01-03-q.md#x) "
        "[i](/) [t](/archive/)\n",
        "docs/_posts/2020-01-03-q.md": "# x\n",
        "move.py": MOVE,
    }
    built = build(files, extra="hooks: [move.py]", blog_dir="blog")
    assert built.status == 0, built.log
    assert built.warnings() == []
    text = built.read("zh/2020/01/02/p.html").partition("post-body")[2]
    assert '<img src="../../../../img/a.png"' in text
    assert '<img src="../../../../posts/b.png"' in text
    assert (
        '<a href="../03/q.html#x">q</a> <a href="../../../">i</a> <a href="../../../archive/">t</a>' in text
    )
