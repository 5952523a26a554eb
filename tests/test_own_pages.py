"""Pages of a site's own at the addresses of lists: what each says stays, and no list is shown twice."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from conftest import Build, Built

CASES = yaml.safe_load(Path(__file__).with_name("own_pages.yml").read_text("utf-8"))
BLOG = {
    "_config.yml": (
        "title: My Site\ndescription: All about slow travel.\nurl: https://e.com\npermalink: pretty\n"
    ),
    "_posts/2020-01-02-night-train.md": (
        "---\ntitle: Night train\ntags: [Slow Trains, C++]\ncategories: [Travel]\n---\nOne.\n"
    ),
    "_posts/2021-02-03-soup.md": "---\ntitle: Soup day\ntags: [Slow Trains]\ncategories: [Food]\n---\nTwo.\n",
    "_posts/2021-03-04-loops.md": "---\ntitle: Loops\ntags: [R]\ncategories: [Food]\n---\nThree.\n",
}
TITLES = ("Night train", "Soup day", "Loops")
LIST = "{% for post in site.posts %}<p><a href='{{ post.url }}'>{{ post.title }}</a></p>{% endfor %}"
PAGER = LIST.replace("site.posts", "paginator.posts")
PAGINATE = {**BLOG, "_config.yml": f"{BLOG['_config.yml']}paginate: 2\nplugins: [jekyll-paginate]\n"}


def head(text: str, **keys: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\n{lines}---\n{text}\n"


def body(built: Built, path: str) -> str:
    """Return the main part of a page of Material."""
    return built.read(path).partition('<article class="md-content')[2].partition("</article>\n")[0]


def seen(built: Built, path: str) -> str:
    """Return what a reader sees of it."""
    text = re.sub(r"<(script|style|svg)\b.*?</\1>", "", built.read(path), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text.partition("md-content")[2])).split())


def ids(built: Built, path: str) -> set[str]:
    return {unescape(found[1]) for found in re.findall(r"\bid=(['\"])(.*?)\1", built.read(path))}


@pytest.mark.parametrize("case", CASES["fronts"], ids=lambda case: case["sentence"])
def test_a_front_page_that_says_something_stays(case: dict[str, Any], build: Build) -> None:
    name, text = case["name"], case["text"].replace("LIST", LIST)
    sentence, has_list = case["sentence"], case["has_list"]
    files = {
        **BLOG,
        "_includes/hero.html": "<section><h1>Hello, I am Jane</h1><p>I write about trains.</p></section>",
        "_data/team.yml": "- {name: Ann, likes: tea}\n- {name: Bob, likes: cake}\n",
        name: head(text, **({"permalink": "/"} if name == "home.md" else {})),
    }
    if name == "README.md":
        files[name] = text
        files["_config.yml"] += "plugins: [jekyll-readme-index]\n"
    built = build(files, "--strict")
    assert built.status == 0, built.log
    assert sentence in seen(built, "index.html")
    assert ('class="blogposts-card"' in built.read("index.html")) != has_list
    # The whole list is somewhere, and each title is on the front page no more than once as a list's.
    where = "blog/index.html" if has_list else "index.html"
    assert all(title in seen(built, where) for title in TITLES)
    if has_list:
        assert all(body(built, "index.html").count(title) <= 1 for title in TITLES)
        assert "the blog index is at /blog/" in built.log


@pytest.mark.parametrize("text", CASES["frames"])
def test_a_front_page_that_only_lists_gives_way(text: str, build: Build) -> None:
    built = build({**BLOG, "index.html": head(text.replace("LIST", LIST), title="Start")}, "--strict")
    assert built.status == 0, built.log
    assert built.read("index.html").count('class="blogposts-card"') == 3
    assert '<h1 class="blogposts-title">Start</h1>' in built.read("index.html")
    assert "with love" not in built.read("index.html")
    assert not (built.folder / "blog" / "index.html").exists()


def test_the_words_of_the_configuration_lead_the_list(build: Build) -> None:
    text = "<h1>{{ site.title }}</h1><h2 class='lead'>{{ site.description }}</h2><h2>All Stories</h2>" + LIST
    built = build({**BLOG, "index.html": head(text)})
    assert '<p class="blogposts-lead">All about slow travel.</p>' in built.read("index.html")
    assert built.read("index.html").count('class="blogposts-card"') == 3


def test_pages_by_a_paginator(build: Build) -> None:
    text = (
        "<h1>Posts</h1>"
        + PAGER
        + "{% if paginator.next_page %}<a>Older</a>{% endif %} Page {{ paginator.page }} of 2"
    )
    plain = build({**PAGINATE, "index.html": head(text)}, "--strict")
    assert plain.read("page2/index.html").count('class="blogposts-card"') == 1
    hero = (
        "<p>Welcome aboard, reader.</p>" + PAGER + "[{{ paginator.page }}|{{ paginator.total_posts }}|"
        "{{ paginator.previous_page_path }}|{{ paginator.next_page_path }}|{{ page.url }}]"
    )
    built = build({**PAGINATE, "index.html": head(hero)}, "--strict")
    # As Jekyll 4.3.1 with jekyll-paginate 1.1 writes them.
    assert "[1|3||/page2|/]" in seen(built, "index.html")
    assert "[2|3|/||/page2/]" in seen(built, "page2/index.html")
    assert all("Welcome aboard" in seen(built, path) for path in ("index.html", "page2/index.html"))
    assert [title in body(built, "page2/index.html") for title in TITLES] == [True, False, False]
    assert "blogposts-card" not in built.read("index.html")


def test_a_page_by_jekyll_paginate_v2(build: Build) -> None:
    config = (
        f"{BLOG['_config.yml']}pagination: {{enabled: true, per_page: 1}}\nplugins: [jekyll-paginate-v2]\n"
    )
    text = "<p>Of food, friends.</p>" + PAGER + "{{ paginator.page }}/{{ paginator.total_pages }}"
    page = head(text, title="News", pagination="{enabled: true, category: Food}")
    built = build({**BLOG, "_config.yml": config, "news/index.html": page}, "--strict")
    assert built.status == 0, built.log
    for path, title, number in (("news", "Soup day", "1/2"), ("news/page2", "Loops", "2/2")):
        shown = seen(built, f"{path}/index.html")
        assert [each in shown for each in TITLES] == [each == title for each in TITLES]
        assert "Of food, friends." in shown
        assert number in shown


def test_a_blog_page_of_the_sites_own_beside_its_front_page(build: Build) -> None:
    front = "My den.\n\n{% for p in site.posts limit:2 %}* {{ p.title }}\n{% endfor %}"
    blog = head("<p>Every word I wrote.</p>" + LIST, title="Writing")
    built = build({**BLOG, "index.md": head(front), "blog/index.html": blog}, "--strict")
    assert built.status == 0, built.log
    assert all(body(built, "blog/index.html").count(title) == 1 for title in TITLES)
    assert "Every word I wrote." in seen(built, "blog/index.html")
    assert "blogposts-sections" in built.read("blog/index.html")
    assert not (built.folder / "blog-2").exists()


def test_a_paginated_page_in_a_folder(build: Build) -> None:
    config = f"{PAGINATE['_config.yml']}paginate_path: /log/page:num/\n"
    files = {
        **PAGINATE,
        "_config.yml": config,
        "index.md": head("Nothing but my front page."),
        "log/index.html": head("<p>The log of a ship.</p>" + PAGER, title="Log"),
    }
    built = build(files, "--strict")
    assert built.status == 0, built.log
    assert "blogposts" not in body(built, "index.html")
    assert "The log of a ship." in seen(built, "log/index.html")
    assert "Night train" in seen(built, "log/page2/index.html")


TAGS = (
    "{% for tag in site.tags %}<h2 id='ID'>{{ tag[0] }}</h2>"
    "{% for p in tag[1] %}<p>{{ p.title }}</p>{% endfor %}{% endfor %}"
)


@pytest.mark.parametrize("intro", ["", "<p>I sort my notes by these words.</p>\n\n"])
@pytest.mark.parametrize("case", CASES["anchors"], ids=lambda case: case["anchors"][0])
def test_overviews_keep_address_anchors_and_intro(case: dict[str, Any], intro: str, build: Build) -> None:
    name, text = case["name"], case["text"]
    built = build({**BLOG, name: head(intro + text, title="Topics")}, "--strict")
    assert built.status == 0, built.log
    path = f"{name.partition('.')[0]}/index.html"
    assert set(case["anchors"]) <= ids(built, path)
    assert all(title in seen(built, path) for title in TITLES)
    assert ("I sort my notes by these words." in seen(built, path)) == bool(intro)
    assert '<h1 class="blogposts-title">Topics</h1>' in built.read(path)
    # The page's own list, or ours: not both.
    assert ("blogposts-part" in body(built, path)) != bool(intro)
    assert body(built, path).count("Loops") == 1


def test_each_anchor_stands_at_its_term(build: Build) -> None:
    built = build({**BLOG, "tags.html": head(TAGS.replace("ID", "x{{ forloop.index }}"))})
    found = re.findall(
        r'<h2 class="blogposts-part-title" id="(.*?)"><a href="[^"]*">(.*?)</a>',
        built.read("tags/index.html"),
    )
    assert found == [("x2", "C++"), ("x3", "R"), ("x1", "Slow Trains")]


def test_an_overview_that_nobody_wrote_has_the_usual_anchors(build: Build) -> None:
    built = build(BLOG, "--strict")
    assert {"slow-trains", "c", "r"} <= ids(built, "tags/index.html")
    assert {"2020", "2021"} <= ids(built, "archive/index.html")
    assert {"travel", "food"} <= ids(built, "categories/index.html")


def test_pages_that_gave_way_are_there_for_liquid(build: Build) -> None:
    menu = "[a]({% link index.html %}) [b]({% link tags.html %})\n\n"
    menu += "{% for p in site.html_pages %}{{ p.title }}={{ p.url }};{% endfor %}"
    built = build(
        {
            **BLOG,
            "index.html": head(LIST, title="Start"),
            "tags.html": head(TAGS, title="My tags", redirect_from="/topics/", description="Words, sorted"),
            "about.md": head(menu, title="About"),
        },
        "--strict",
    )
    assert built.status == 0, built.log
    # In the order of Jekyll 4.3.1: by the names of the files.
    assert "About=/about/;Start=/;My tags=/tags/;" in seen(built, "about/index.html")
    assert 'href="../tags/">b</a>' in built.read("about/index.html")
    assert "/tags/" in built.read("topics/index.html")
    assert 'content="Words, sorted"' in built.read("tags/index.html")


def test_lists_that_layouts_make(build: Build) -> None:
    frame = (
        "---\nlayout: default\n---\n{}<ul>{{{{ content }}}}"
        + LIST.replace("{", "{{").replace("}", "}}")
        + "</ul>"
    )
    files = {
        **BLOG,
        "_layouts/default.html": "<html><body>The shell. {{ content }}</body></html>",
        "_layouts/home.html": frame.format("<h2>Posts</h2>"),
        "_layouts/port.html": frame.format("<p>I am the captain of this ship.</p>"),
        "writing.md": head("", layout="home", title="Writing"),
    }
    plain = build({**files, "index.md": head("", layout="home")}, "--strict")
    assert plain.read("index.html").count('class="blogposts-card"') == 3
    assert all(title in seen(plain, "writing/index.html") for title in TITLES)
    said = build({**files, "index.md": head("", layout="port")}, "--strict")
    assert "I am the captain of this ship." in seen(said, "index.html")
    assert "The shell" not in said.read("index.html")
    assert "blogposts-card" in said.read("blog/index.html")
    text = build({**files, "index.md": head("Words of mine.", layout="home")}, "--strict")
    assert "Words of mine." in seen(text, "index.html")
    assert text.read("index.html").count('class="blogposts-card"') == 3


def test_pages_elsewhere_list_as_they_do_in_jekyll(build: Build) -> None:
    text = "{% for p in site.categories.Food %}<h3>{{ p.title }}</h3>{% endfor %}"
    built = build({**BLOG, "news/index.html": head(text, title="News"), "all.md": head(LIST)}, "--strict")
    assert [title in body(built, "news/index.html") for title in TITLES] == [False, True, True]
    assert all(body(built, "all/index.html").count(title) == 1 for title in TITLES)


@pytest.mark.parametrize(
    "front", [b"<html>Static door</html>", b"---\n---\n<html><p>Whole door to my den.</p></html>"]
)
def test_a_front_page_that_stands_alone(front: bytes, build: Build) -> None:
    built = build({**BLOG, "index.html": front}, "--strict")
    assert built.status == 0, built.log
    assert "door" in built.read("index.html")
    assert built.read("blog/index.html").count('class="blogposts-card"') == 3


def test_a_whole_document_that_lists_by_a_paginator(build: Build) -> None:
    whole = f"<html><body><p>My own design.</p>{PAGER}</body></html>"
    tags = "<html><body><p>All words.</p>" + TAGS.replace("ID", "{{ tag[0] | slugify }}") + "</body></html>"
    built = build({**PAGINATE, "index.html": head(whole), "tags.html": head(tags)}, "--strict")
    assert built.status == 0, built.log
    pages = [built.read(path) for path in ("index.html", "page2/index.html")]
    assert all("<p>My own design.</p>" in page and "md-content" not in page for page in pages)
    assert [[title in page for title in TITLES] for page in pages] == [
        [False, True, True],
        [True, False, False],
    ]
    assert built.read("tags/index.html").startswith("<html><body><p>All words.</p><h2 id='slow-trains'>")
    assert 'href="../../tags/"' in built.read("tag/r/index.html")


# Jekyll 4.3.1 sorts pages by the names of their files, and writes files after pages, posts after files.
CONFLICTS = [
    ({"a.md": "Page a", "b.md": "Page b"}, "Page b"),
    ({"z/a.md": "Page a", "b.md": "Page b"}, "Page b"),
    ({"b.md": "Page b", "z/c.md": "Page c", "a.html": "Page a"}, "Page c"),
    ({"Z.md": "Page Z", "a.md": "Page a"}, "Page a"),
    ({"a.md": "Page a", "_posts/2020-01-09-x.md": "A post"}, "A post"),
    ({"_posts/2020-01-09-x.md": "A post", "_things/t.md": "A thing"}, "A thing"),
]


@pytest.mark.parametrize(("texts", "winner"), CONFLICTS)
def test_of_pages_with_one_address_the_last_wins_and_none_is_lost(
    texts: dict[str, str], winner: str, build: Build
) -> None:
    config = f"{BLOG['_config.yml']}collections: {{things: {{output: true}}}}\n"
    files = {name: head(f"{text} speaks.", permalink="/x/") for name, text in texts.items()}
    built = build({**BLOG, "_config.yml": config, **files})
    assert f"{winner} speaks." in seen(built, "x/index.html")
    assert len(built.warnings()) == len(texts) - 1
    assert all(name in built.log for name in texts)
    assert all(built.holds(f"{text} speaks.") for text in texts.values())


def test_a_front_page_in_two_forms(build: Build) -> None:
    built = build({**BLOG, "index.html": head("The HTML one."), "index.md": head("The other one.")})
    assert "The other one." in seen(built, "index.html")
    assert built.holds("The HTML one.")
    assert len(built.warnings()) == 1


# The docs folder


DOCS = {f"docs/{name}": text for name, text in BLOG.items()}


def test_a_docs_folder_without_a_front_page_leads_to_the_blog(build: Build) -> None:
    built = build(DOCS, "--strict", blog_dir="blog")
    assert built.status == 0, built.log
    assert 'url=https://e.com/blog/"' in built.read("index.html") or 'url=blog/"' in built.read("index.html")
    assert built.log.count("the site has no page at /") == 1
    assert "INFO" in next(line for line in built.log.splitlines() if "no page at /" in line)
    own = build({**DOCS, "docs/index.md": "# My docs\n"}, "--strict", blog_dir="blog")
    assert "My docs" in own.read("index.html")
    assert "no page at /" not in own.log


def test_pages_of_a_docs_folder(build: Build) -> None:
    files = {
        **DOCS,
        "docs/index.md": "# My docs\n\nRead on.\n",
        "docs/tags.html": head("<p>I sort by these.</p>" + TAGS.replace("ID", "{{ tag[0] | slugify }}")),
        "docs/plain.html": "<html>As it is</html>",
    }
    built = build(files, "--strict")
    assert built.status == 0, built.log
    assert "Read on." in seen(built, "index.html")
    assert built.read("index.html").count('class="blogposts-card"') == 3
    assert "I sort by these." in seen(built, "tags/index.html")
    assert "slow-trains" in ids(built, "tags/index.html")
    assert built.read("plain.html") == "<html>As it is</html>"


@pytest.mark.parametrize("name", ["index.html", "index.md"])
def test_a_front_page_of_liquid_in_a_docs_folder(name: str, build: Build) -> None:
    built = build({**DOCS, f"docs/{name}": head("<p>We are {{ site.posts.size }}.</p>")}, "--strict")
    assert built.status == 0, built.log
    assert "We are 3." in seen(built, "index.html")
    assert built.read("index.html").count('class="blogposts-card"') == 3


def test_a_heading_alone_is_the_title_of_the_list(build: Build) -> None:
    files = {
        "j/_config.yml": "title: Small Press\n",
        "j/_posts/2024-01-01-a.md": "Text.\n",
        "j/index.md": "---\n---\n# My writing\n\n{% for p in site.posts %}* {{ p.title }}\n{% endfor %}",
    }
    made = build(files, source_dir="j")
    assert '<h1 class="blogposts-title">My writing</h1>' in made.read("index.html")


def test_a_document_at_the_root_is_a_front_page(build: Build) -> None:
    loop = "{% for p in site.posts %}{{ p.title }}{% endfor %}"
    page = f"<!DOCTYPE html><html><body><h1>Own</h1>{loop}</body></html>"
    files = {
        "j/_config.yml": "title: Small Press\n",
        "j/_posts/2024-01-01-a.md": "Text.\n",
        "j/index.html": f"---\nlayout: null\n---\n{page}",
    }
    made = build(files, source_dir="j")
    assert made.read("index.html") == page.replace(loop, "A")
    assert "has no page at /" not in made.log


def test_links_to_what_is_made_last_are_found(build: Build) -> None:
    files = {
        "j/_config.yml": "title: Small Press\nurl: https://e.org\nplugins: [jekyll-feed]\n",
        "j/_posts/2024-01-01-a.md": "[Feed](/feed.xml) and [map](/sitemap.xml).\n",
    }
    made = build(files, source_dir="j")
    assert "leads to no page" not in made.log
    assert 'href="../../../feed.xml"' in made.read("2024/01/01/a.html")
