"""What the guides and the reference promise, tried as a reader would, with their own examples."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from pathlib import Path

import pytest
import rooms
import yaml
from conftest import Build, Built, Files, run
from mkdocs.commands import serve
from mkdocs.livereload import LiveReloadServer
from test_site import hrefs, post

from mkdocs_blogposts.config import BlogPostsConfig

DOCS = rooms.ROOT / "docs"
TEMPLATES = rooms.ROOT / rooms.PACKAGE / "templates"


def page_of(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def example(page: str, title: str) -> str:
    """Return the example of a page that has a title."""
    found = re.search(rf'^```[^\n]* title="{re.escape(title)}"\n(.*?)^```$', page_of(page), re.M | re.S)
    assert found, f"{page} has no example {title}"
    return found[1]


def rows(page: str, heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading."""
    section = page_of(page).split(f"# {heading}\n", 1)[1]
    table = re.search(r"(?:^\|.*\|\n)+", section, re.M)
    assert table, f"{page} has no table below {heading}"
    lines = table[0].splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def navigation(site: Built, page: str = "index.html") -> list[str]:
    """Return what Material's navigation names, in order."""
    nav = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', site.read(page), re.S)
    assert nav
    return list(dict.fromkeys(re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', nav[0])))


# ---------------------------------------------------------------- getting started


def test_nav_may_name_lists_and_posts(build: Build) -> None:
    nav = [
        {"Home": "index.md"},
        {"Blog": ["blog/index.md", {"Kinds": "categories/index.md"}, {"Best": "_posts/2024-01-02-b.md"}]},
        {"When": "archive/index.md"},
    ]
    files = {
        "docs/index.md": "# Home",
        "docs/_posts/2024-01-01-a.md": post("title: Ant\ncategories: x"),
        "docs/_posts/2024-01-02-b.md": post("title: Bee"),
    }
    site = build(files, "--strict", blog_dir="blog", extra=f"nav: {json.dumps(nav)}")
    assert site.status == 0, site.log
    named = navigation(site)
    assert [name for name in named if name in {"Home", "Kinds", "Best", "When", "Ant", "Bee"}] == [
        "Home",
        "Kinds",
        "Best",
        "When",
    ]
    assert "2024/01/02/b.html" in hrefs(site.read("index.html"))


def test_a_site_may_lie_elsewhere(build: Build, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(
        "site_name: T\ntheme: {name: material}\n"
        "plugins: [search, {blogposts: {source_dir: ../jekyll, permalink: '/:title/'}}]\n",
        "utf-8",
    )
    build({"jekyll/_config.yml": "permalink: /x/:title/\n", "jekyll/_posts/2024-01-01-a.md": post()})
    assert "a/index.html" in run(project).pages()


@pytest.mark.parametrize("folder", ["", "docs/"])
def test_jekylls_own_files_are_read_beside_posts_in_the_docs_folder(build: Build, folder: str) -> None:
    files = {
        f"{folder}_config.yml": "permalink: /no/:title/\nexcerpt_separator: STOP\n",
        "docs/_data/authors.yml": "jane: {name: Jane Moreau}\n",
        "docs/_posts/2024-01-01-a.md": post("author: jane", "Ant STOP Bee"),
    }
    site = build(files, permalink="/yes/:title/")
    assert "Jane Moreau" in site.read("yes/a/index.html")
    assert "Bee" not in site.read("index.html")


# ---------------------------------------------------------------- collections, drafts


def test_a_document_of_the_future_is_for_templates_until_future_is_true(build: Build) -> None:
    files = {
        "_config.yml": "collections: {events: {output: true}}\n",
        "_posts/2024-01-01-a.md": post(),
        "_events/party.md": post("title: Party\ndate: 2099-01-01", "Cake."),
        "next.md": post("title: Next", "{% for event in site.events %}*{{ event.title }}*{% endfor %}"),
    }
    site = build(files)
    assert "<em>Party</em>" in site.read("next.html")
    assert not [page for page in site.pages() if "party" in page]
    assert "events/party.html" in build(files, future=True).pages()


def test_documents_without_a_folder_are_in_the_navigation_up_to_25(build: Build) -> None:
    config = {
        "_config.yml": "collections: {tabs: {output: true, permalink: '/:title/'}}\n",
        "_posts/2024-01-01-a.md": post(),
    }
    few = {f"_tabs/t{n:02}.md": post(f"title: Tab {n:02}") for n in range(25)}
    assert "Tab 24" in navigation(build({**config, **few}), "index.html")
    site = build({**config, **few, "_tabs/t25.md": post("title: Tab 25")})
    assert not [name for name in navigation(site, "index.html") if name.startswith("Tab")]


def test_drafts_are_dated_when_they_were_saved_and_marks_hide_nothing(build: Build) -> None:
    files = {
        "docs/_drafts/idea.md": post("title: Idea"),
        "docs/_posts/2024-01-01-a.md": post("title: Ant\ndraft: true"),
        "docs/_posts/2024-01-02-b.md": post("title: Zebu\npublished:"),
    }
    site = build(files, show_drafts=True, future=True)
    titles = re.findall(r">(Idea|Ant|Bee)</a>", site.read("index.html"))
    assert list(dict.fromkeys(titles)) == ["Idea", "Ant"]
    assert site.holds("Zebu") == []


def test_a_date_is_compared_with_its_zone(build: Build) -> None:
    """The moment of a test's build is noon of 1 January 2025 in UTC."""
    site = build(
        {
            "docs/_posts/2025-01-01-a.md": post("date: 2025-01-01 19:59:00 +0800"),
            "docs/_posts/2025-01-01-b.md": post("date: 2025-01-01 20:01:00 +0800"),
        },
        permalink="/:title/",
    )
    assert {"a/index.html", "b/index.html"} & site.pages() == {"a/index.html"}


# ---------------------------------------------------------------- the preview


def test_the_preview_shows_drafts_and_has_no_feed_where_asked(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = "feed: {disable_in_development: true}\n"
    files = {"docs/_config.yml": config, "docs/_drafts/zebu.md": post("title: Zebu"), "docs/index.md": "# H"}
    site = build(files, show_drafts="serve", future="serve", blog_dir="blog")
    assert site.holds("Zebu") == []
    assert (site.folder / "feed.xml").is_file()
    shown: list[tuple[bool, bool]] = []

    def look(server: LiveReloadServer, **_: object) -> None:
        root = Path(server.root)
        shown.append(("Zebu" in (root / "blog/index.html").read_text("utf-8"), (root / "feed.xml").exists()))

    monkeypatch.setattr(LiveReloadServer, "serve", look)
    serve.serve(str(tmp_path / "mkdocs.yml"), livereload=True)
    assert shown == [(True, False)]


# ---------------------------------------------------------------- images


def test_every_form_of_a_path_finds_the_picture_on_every_page(build: Build) -> None:
    text = page_of("guides/images.md").split("```markdown\n", 1)[1].split("```", 1)[0]
    files: Files = {
        "docs/_posts/2024-01-01-a.md": post("image: lake.jpg\nexcerpt_separator: STOP", text),
        "docs/_config.yml": "baseurl: /sub\n",
        "docs/assets/images/lake.jpg": b"1",
        "docs/assets/images/lake view.jpg": b"2",
        "docs/assets/images/湖边.jpg": b"3",
        "docs/lake.jpg": b"4",
    }
    site = build(files, "--strict", extra="site_url: https://x.example/sub/")
    assert site.status == 0, site.log
    html = site.read("2024/01/01/a.html").split('class="post-body')[1].split("</article>")[0]
    shown = Counter(re.findall(r'src="([^"]*)"', html))
    assert shown["../../../assets/images/lake.jpg"] == 5
    assert len(shown) == 3
    assert 'src="lake.jpg"' in site.read("index.html")


# ---------------------------------------------------------------- Liquid


def test_the_tags_of_the_guide_work_as_they_stand_there(build: Build) -> None:
    plugins = yaml.safe_load(example("guides/liquid.md", "mkdocs.yml"))["plugins"]
    tags = plugins[0]["blogposts"]["liquid_tags"]
    uses = re.findall(
        r"^```text\n(\{% (?:youtube|details) .*?)^```$", page_of("guides/liquid.md"), re.M | re.S
    )
    files = {
        "docs/_includes/youtube.html": example("guides/liquid.md", "_includes/youtube.html"),
        "hooks/tags.py": example("guides/liquid.md", "hooks/tags.py"),
        "docs/_posts/2024-01-01-a.md": post(body="\n\n".join(uses)),
    }
    site = build(files, "--strict", liquid_tags={name: tags[name] for name in ("youtube", "details")})
    assert site.status == 0, site.log
    html = site.read("2024/01/01/a.html")
    assert 'src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=30"' in html
    assert 'title="A song"' in html
    assert re.search(r"<summary>What you need</summary>\s*<ul>\s*<li>flour</li>", html)


def test_liquid_knows_github_and_the_environment(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    names = "{{ site.github.repository_url }} {{ site.github.owner_name }} {{ jekyll.environment }}"
    files = {"_config.yml": "repository: jane/lake\n", "_posts/2024-01-01-a.md": post(body=f"`{names}`")}
    assert "https://github.com/jane/lake jane development<" in build(files).read("2024/01/01/a.html")
    monkeypatch.setenv("JEKYLL_ENV", "production")
    assert "jane production<" in build(files).read("2024/01/01/a.html")


def test_faults_of_a_body_are_told_up_to_100(build: Build) -> None:
    site = build({"docs/_posts/2024-01-01-a.md": post(body="{% post_url nowhere %}\n\n" * 150)}, "--verbose")
    assert "100 tags" in site.log
    assert "{% post_url nowhere %}" in site.read("2024/01/01/a.html")


# ---------------------------------------------------------------- Markdown


def test_what_the_table_of_the_guide_lists_is_understood(build: Build) -> None:
    body = (
        '- a\n  - b\n\n~~gone~~ a[^1] "quotes" -- HTML\n\n- [x] done\n\nTerm\n: meaning\n\n[^1]: note\n\n'
        "*[HTML]: Hyper Text\n\nwide\n{: .wide #top}\n\n- contents\n{:toc}\n\n## Part\n\n"
        '<div markdown="1">*in*</div>\n\n{::nomarkdown}*raw*{:/}{::comment}secret{:/}\n\n$$ x^2 $$\n\n'
        "```mermaid\ngraph LR\n```\n\n```ruby\nputs 1\n```\n"
    )
    html = build({"docs/_posts/2024-01-01-a.md": post(body=body)}).read("2024/01/01/a.html")
    for part in (
        r"<li>a\s*<ul>\s*<li>b</li>",
        "<del>gone</del>",
        'type="checkbox"[^>]*checked',
        'id="fnref:1"',
        "<dt>Term</dt>\\s*<dd>meaning</dd>",
        '<abbr title="Hyper Text">HTML</abbr>',
        '<p (class="wide" id="top"|id="top" class="wide")>',
        'href="#part"',
        "<em>in</em>",
        r"\*raw\*",
        'class="arithmatex"',
        "“quotes”",
        'class="mermaid"',
        'class="language-ruby highlight"',
    ):
        assert re.search(part, html), part
    assert "<!-- secret -->" in html


def test_another_markup_is_shown_with_the_command_that_mends_it(build: Build) -> None:
    site = build({"docs/_posts/2024-01-01-old.textile": post(body="h2. Head")})
    (warning,) = site.warnings()
    assert "pandoc --from textile --to gfm" in warning
    assert "h2. Head" in site.read("2024/01/01/old.textile")


# ---------------------------------------------------------------- pages


def test_pages_in_the_navigation_and_the_page_for_what_is_not_found(build: Build) -> None:
    files = {
        "_config.yml": "title: x\n",
        "_posts/2024-01-01-a.md": post("title: Ant"),
        "about.md": post("title: About us"),
        "titled.html": post("title: Titled"),
        "bare.html": post("layout: default"),
        "404.md": post("title: Lost", "[home](/about.html)"),
        "main.scss": post("x: 1", "a {}"),
        "sitemap.xml": post("x: 1", "mine"),
    }
    site = build(files, extra="site_url: https://x.example/sub/")
    named = navigation(site, "about.html")
    assert {"About us", "Titled"} <= set(named)
    assert {"Bare", "Lost", "Ant"} & set(named) == set()
    assert 'href="/sub/about.html"' in site.read("404.html")
    assert "Lost" not in site.read("search/search_index.json")
    assert "mine" not in site.read("sitemap.xml")
    assert "belongs to the Jekyll theme" in site.log
    assert "because MkDocs writes a file of that name" in site.log


@pytest.mark.parametrize(
    ("layout", "shown"), [("archives", "2024"), ("posts", "2024"), ("tags", "owl"), ("categories", "fox")]
)
def test_an_empty_page_with_a_layout_of_a_theme_shows_the_overview(
    build: Build, layout: str, shown: str
) -> None:
    site = build(
        {
            "_config.yml": "title: x\n",
            "_posts/2024-01-01-a.md": post("title: Ant\ntags: owl\ncategories: fox", "Text."),
            "there.md": f"---\nlayout: {layout}\ntitle: There\npermalink: /there/\n---\n",
        }
    )
    html = site.read("there/index.html").split("<h1", 1)[1]
    assert f">{shown}<" in html.replace("\n", "").replace(" ", "") or shown in html


# ---------------------------------------------------------------- redirects


def test_redirects_for_servers(build: Build) -> None:
    files = {
        "docs/_posts/2024-01-01-a.md": post("redirect_from: [/old/, '/?p=12']\npermalink: /a/"),
        "docs/_posts/2024-01-02-b.md": post("redirect_to: [/a/, /c/]\npermalink: /b/"),
    }
    site = build(files, redirects_file=True)
    assert "/old/ /a/ 301\n" in site.read("_redirects")
    assert set(json.loads(site.read("redirects.json"))) >= {"/old/", "/b/"}
    assert "../a/" in site.read("b/index.html")
    assert "/b/" not in site.read("sitemap.xml")
    site = build({**files, "docs/_config.yml": "redirect_from: {json: false}\n"})
    assert not (site.folder / "redirects.json").exists()
    assert not (site.folder / "_redirects").exists()


# ---------------------------------------------------------------- templates


def test_the_examples_of_overriding_work(build: Build) -> None:
    head = "title: Ant\nmood: sunny\nrating: 4\ntemplate: my-post.html"
    site = build(
        {
            "docs/_posts/2024-01-01-a.md": post(head),
            "docs/_posts/2024-01-02-b.md": post("title: Bee"),
            "docs/extra.css": example("guides/templates.md", "docs/extra.css"),
            "overrides/main.html": example("guides/templates.md", "overrides/main.html"),
            "overrides/my-post.html": example("guides/templates.md", "overrides/my-post.html"),
            "overrides/blogposts/partials/card.html": "<i>{{ post.title }} {{ post.url | url }}</i>",
            "overrides/blogposts/partials/seo.html": "",
        },
        theme="material, custom_dir: overrides",
        extra="extra_css: [extra.css]",
    )
    html = site.read("2024/01/01/a.html")
    assert "<p>Questions? Write to me.</p>" in html
    assert '<meta name="robots" content="noai">' in html
    assert "og:title" not in html
    assert html.index("blogposts.css") < html.index("extra.css")
    assert "<i>Ant 2024/01/01/a.html</i>" in site.read("index.html")
    assert "Questions?" not in site.read("2024/01/02/b.html")


def test_the_table_of_templates_names_every_template_and_block() -> None:
    there = {
        path.relative_to(TEMPLATES / "blogposts").as_posix(): set(
            re.findall(r"{%-? block (\w+)", path.read_text("utf-8"))
        )
        for path in (TEMPLATES / "blogposts").rglob("*.html")
    }
    named = {
        re.findall(r"`(.*?)`", name)[0]: set(re.findall(r"`(\w+)`", blocks))
        for name, _, blocks in rows("guides/templates.md", "The templates")
    }
    frame = named.pop("layout.html")
    assert frame <= there.pop("layout.html")
    assert {name: blocks - frame for name, blocks in there.items() if name in named} == named
    # The page of a page has no parts, and the guide on search engines is about the other.
    assert there.keys() - named.keys() == {"page.html", "partials/seo.html"}


# ---------------------------------------------------------------- URLs


def test_placeholders_give_what_their_table_says(build: Build) -> None:
    wanted: dict[str, str] = {}
    for names, given, _ in rows("guides/urls.md", "Placeholders"):
        values = given.split(", ")
        wanted |= dict(zip(re.findall(r"`(:\w+)`", names), values, strict=True))
    head = "date: 2024-05-02 21:15:00\ncategories: [Travel, Winter]\ntimezone: UTC"
    files = {
        f"docs/_posts/{n}/_posts/2024-05-02-A-Year.md": post(f'{head}\npermalink: "/{n}/{name}/"')
        for n, name in enumerate(wanted)
    }
    files = {name.replace("docs/_posts/", "docs/d"): text for name, text in files.items()}
    site = build(files, "--strict")
    assert site.status == 0, site.log
    made = {
        int(page.split("/")[0]): page for page in site.pages() if page[0].isdigit() and page[1:5] != "024/"
    }
    found = {name: made[n].removeprefix(f"{n}/").removesuffix("/index.html") for n, name in enumerate(wanted)}
    wanted |= {":categories": f"d{list(wanted).index(':categories')}/travel/winter"}
    wanted |= {":slugified_categories": f"d{list(wanted).index(':slugified_categories')}/travel/winter"}
    assert found == wanted


def test_addresses_are_written_to_the_files_of_the_table(build: Build) -> None:
    table = rows("guides/urls.md", "URL and file")
    # The last that is named is what is written where the post itself says so.
    pairs = {re.findall(r"`(.*?)`", url)[0]: re.findall(r"`(.*?)`", file)[-1] for url, file in table}
    pairs = {
        url.replace("/a", f"/{n}", 1): file.replace("a", str(n), 1)
        for n, (url, file) in enumerate(pairs.items())
    }
    files = {f"docs/_posts/2024-01-01-p{n}.md": post(f"permalink: {url}") for n, url in enumerate(pairs)}
    site = build(files, archives=[])
    assert [file for file in pairs.values() if not (site.folder / file).is_file()] == []


def test_the_example_of_a_collision_is_what_is_told(build: Build) -> None:
    heads = ("permalink: /2024/lines/", "permalink: /2024/lines/")
    files = {f"docs/_posts/2024-05-0{n}-lines.md": post(head) for n, head in enumerate(heads, 2)}
    (warning,) = build(files).warnings()
    shown = page_of("guides/urls.md").split("## Collisions")[1].split("```text\n")[1].split("```")[0]
    assert warning.split() == shown.split()


# ---------------------------------------------------------------- front matter and options


def test_flags_of_a_post(build: Build) -> None:
    site = build(
        {
            "docs/_posts/2024-01-01-a.md": post("title: Ant\npin: true\ntags: t"),
            "docs/_posts/2024-01-02-b.md": post("title: Bee\nhidden: true\ntags: t"),
            "docs/_posts/2024-01-03-c.md": post("title: Cat"),
        }
    )
    titles = list(dict.fromkeys(re.findall(r">(Ant|Bee|Cat)</a>", site.read("index.html"))))
    assert titles == ["Ant", "Cat"]
    assert "Bee" in site.read("tag/t/index.html")


@pytest.mark.parametrize("date", ["May 2, 2024", "2024.05.02", "'20240502'", "2024-05-02"])
def test_dates_may_be_written_in_other_forms(build: Build, date: str) -> None:
    site = build({"docs/_posts/2020-01-01-a.md": post(f"date: {date}")}, "--strict")
    assert "2024/05/02/a.html" in site.pages()


def test_authors_are_looked_up_in_all_their_places(build: Build) -> None:
    data = example("reference/front-matter.md", "_data/authors.yml")
    site = build(
        {
            "docs/_config.yml": "authors: {lin: {display_name: Lin Wei, github: linwei, bio: Reads.}}\n",
            "docs/_data/authors.yml": data,
            "docs/.authors.yml": "authors: {marek: {name: Marek N, avatar: 'https://x.example/m.png'}}\n",
            "docs/assets/images/jane.png": b"png",
            "docs/_posts/2024-01-01-a.md": post("authors: [jane, lin, marek]"),
        },
        "--strict",
    )
    html = site.read("2024/01/01/a.html")
    for text in ("Jane Moreau", "Lin Wei", "https://github.com/linwei", "Marek N", "https://x.example/m.png"):
        assert text in html


@pytest.mark.parametrize("text", ["jane: [\n", "- 1\n", "jane: {name: [1]}\n", "\udcff", "jane: &a [*a]\n"])
def test_a_broken_file_of_authors_does_not_end_the_build(build: Build, text: str) -> None:
    data = text.encode("utf-8", "surrogateescape")
    site = build({"docs/_data/authors.yml": data, "docs/_posts/2024-01-01-a.md": post("author: jane")})
    assert site.status == 0, site.log
    assert "jane" in site.read("2024/01/01/a.html")
    assert "authors.yml" in site.log or text.startswith("jane: {")


def test_options_have_the_defaults_of_their_table(build: Build) -> None:
    posts = {f"docs/_posts/2024-01-{n:02}-p.md": post("tags: t") for n in range(1, 24)}
    site = build({**posts, "docs/_drafts/d.md": "D", "docs/_posts/2099-01-01-f.md": "F"})
    assert {"page2/index.html", "page3/index.html", "tag/t/page2/index.html"} <= site.pages()
    assert {"page4/index.html", "tag/t/page3/index.html", "2024/01/index.html"} & site.pages() == set()
    assert (site.folder / "feed.xml").is_file()
    assert not [name for name in ("rss.xml", "feed.json", "_redirects") if (site.folder / name).exists()]


def test_the_table_of_options_says_what_kind_each_is() -> None:
    kinds = {
        re.findall(r"`(\w+)`", cells[0])[0]: cells[1] for cells in rows("reference/options.md", "Options")
    }
    switches = {name for name, kind in kinds.items() if kind == "true, false"}
    assert switches == {"enabled", "emoji", "feed", "redirects_file", "cache", "reuse_fragments"}
    assert kinds.keys() == BlogPostsConfig().keys()


# ---------------------------------------------------------------- messages


def texts_of_the_package() -> list[str]:
    """Return all texts of the package, what is filled in replaced by a sign."""
    found = []
    for module in rooms.modules():
        for node in ast.walk(ast.parse(rooms.modules()[module].read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
                found.append("".join(map(str, parts)))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value)
    return found


def test_every_message_of_the_reference_is_one_of_ours() -> None:
    tables = re.findall(r"\| Message says .*\n\|[-|]+\n((?:\|.*\n)+)", page_of("reference/messages.md"))
    said = [re.split(r"(?<!\\)\|", row)[1].strip() for table in tables for row in table.splitlines()]
    ours = "\n".join(texts_of_the_package()).lower()
    unknown = []
    for message in said:
        plain = re.sub(r"\s*\((info|error|warning)\)", "", message).lower()
        parts = [part.strip(" ,;:") for part in re.split(r"\.\.\.|;|`\w+`|\(.*?\)", plain)]
        if not any(part in ours for part in parts if len(part) > 6):
            unknown.append(message)
    assert unknown == []
