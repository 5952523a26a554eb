from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING

import jinja2
import pytest
from mkdocs.utils.templates import url_filter

from mkdocs_blogposts.model import Author, Term, View
from mkdocs_blogposts.publish.cards import Card, PageLink, Pagination, TermLink
from mkdocs_blogposts.publish.labels import labels

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES = Path(__file__).parents[1] / "mkdocs_blogposts" / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
NOTHING: Mapping[str, object] = MappingProxyType({})
VOID = {"img", "br", "hr"}
URLS = {"index_url": "", "categories_url": "categories/", "tags_url": "tags/"}
NASTY = "<b>&\"'"
ESCAPED = "&lt;b&gt;&amp;&#34;&#39;"

AUTHOR = Author("jane", "Jane <j>", "https://example.org/?a=1&b=2", "assets/j.png")
CARD = Card(
    title="Title " + NASTY,
    title_html="Title " + ESCAPED,
    url="2020/01/02/x.html",
    date=datetime.fromisoformat("2020-01-02T03:04:05+08:00"),
    date_text="January 2, 2020",
    updated=None,
    updated_text="",
    authors=(AUTHOR,),
    categories=(TermLink("C " + NASTY, "category/c/", 3),),
    tags=(TermLink("T " + NASTY, "tag/t/", 1),),
    image="assets/a b.jpg",
    image_alt="Alt " + NASTY,
    excerpt="Excerpt " + NASTY,
    minutes=4,
    draft=False,
    pinned=False,
)
BARE = replace(
    replace(CARD, title="Bare", title_html="Bare", url="bare/", authors=(), categories=(), tags=()),
    image=None,
    excerpt="",
)
INDEX = View("index", "index.md", "/", "index.html", "Blog " + NASTY)
CATEGORY = replace(
    INDEX, kind="category", title=NASTY, term=Term("category", NASTY, "c", ("a", "b"), "/category/c/")
)
PAGES = Pagination(
    2,
    9,
    "",
    "page3/",
    (PageLink(1, ""), PageLink(2, "page2/", True), PageLink(None, None), PageLink(9, "page9/")),
)


class Tags(HTMLParser):
    """Collects start tags and fails on tags that are not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """Return the attributes of every `tag` that has all of `wanted`."""
        return [attrs for name, attrs in self.found if name == tag and wanted.items() <= attrs.items()]


def environment() -> jinja2.Environment:
    """Return our templates over a theme of one block; like MkDocs', it does not escape by itself."""
    theme = {
        "main.html": "{% block content %}{% endblock %}",
        "toc.html": "<i>toc</i>",
        "partials/comments.html": "<i>comments</i>",
    }
    loader = jinja2.ChoiceLoader([jinja2.DictLoader(theme), jinja2.FileSystemLoader(TEMPLATES)])
    env = jinja2.Environment(loader=loader)
    env.filters["url"] = url_filter
    return env


def render(name: str, given: Mapping[str, object] = NOTHING, **more: object) -> str:
    """Render a template for a page two folders deep; `theme`, `features` and `content` set the scene."""
    context = {**given, **more}
    theme = {"name": context.pop("theme", "material"), "features": context.pop("features", [])}
    page = SimpleNamespace(content=context.pop("content", "<p>Body</p>"), url="a/b/", meta={}, toc=[])
    base = {
        "config": {"theme": theme}, "page": page, "base_url": "../..", "labels": labels("en"),
        "view_name": getattr(context.get("view"), "title", ""), "blogposts": URLS,
        "pagination": None, "previous_post": None, "next_post": None,
    }  # fmt: skip
    return environment().get_template(f"blogposts/{name}.html").render({**base, **context})


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles(name: str) -> None:
    environment().get_template(name)


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("post", {"post": CARD, "previous_post": CARD, "next_post": CARD}),
        ("list", {"view": CATEGORY, "cards": [CARD, BARE], "pagination": PAGES}),
        ("overview", {"view": replace(INDEX, kind="tags"), "terms": CARD.tags}),
    ],
)
def test_text_is_escaped(name: str, context: dict[str, object]) -> None:
    html = render(name, context)
    assert ESCAPED in html
    assert "<b>" not in html
    assert "<j>" not in html
    assert "a=1&b=2" not in html
    Tags(html)


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_a_post_has_its_parts_in_every_theme(theme: str) -> None:
    html = render("post", theme=theme, post=CARD)
    tags = Tags(html)
    assert html.count("<h1") == 1
    assert (
        html.index("<h1")
        < html.index('<section class="post-body">\n<p>Body</p>\n')
        < html.index('rel="tag">T')
    )
    assert tags.all("time") == [{"datetime": "2020-01-02T03:04:05+08:00"}]
    assert tags.all("a", rel="author")[0]["href"] == "https://example.org/?a=1&b=2"
    assert [link["href"] for link in tags.all("a", rel="tag")] == ["../../category/c/", "../../tag/t/"]
    cover = tags.all("img", fetchpriority="high")[0]
    assert cover["src"] == "../../assets/a b.jpg"
    assert cover["alt"] == "Alt " + NASTY
    assert "loading" not in cover
    assert "4 min read" in html
    assert "comments" in html
    # Material's block stands in an article; the other themes have none.
    assert bool(tags.all("article")) == (theme != "material")
    assert ('role="main"' in html) == (theme == "mkdocs")


def test_a_post_with_nothing_but_a_title_leaves_nothing_empty() -> None:
    html = render("post", post=BARE, content="")
    tags = Tags(html)
    assert not tags.all("img")
    assert not tags.all("ul")
    assert not tags.all("nav")
    assert not tags.all("footer")
    assert "blogposts-authors" not in html
    assert "Draft" not in html


def test_a_draft_and_an_update_are_said() -> None:
    changed = replace(BARE, draft=True, updated=CARD.date.replace(month=5), updated_text="May 2, 2020")
    html = render("post", post=changed)
    assert ">Draft<" in html
    assert 'Updated <time datetime="2020-05-02T03:04:05+08:00">May 2, 2020</time>' in html
    assert "Updated" not in render("post", post=replace(changed, updated_text=CARD.date_text))


def test_neighbours_are_links_in_a_named_nav() -> None:
    tags = Tags(render("post", post=BARE, previous_post=CARD, next_post=replace(CARD, url="")))
    assert tags.all("nav")[0]["aria-label"]
    assert [link["href"] for link in tags.all("a", rel="prev")] == ["../../2020/01/02/x.html"]
    assert [link["href"] for link in tags.all("a", rel="next")] == ["../.."]


def test_neighbours_are_left_to_the_footer_of_material() -> None:
    html = render("post", features=["navigation.footer"], post=BARE, previous_post=CARD)
    assert 'rel="prev"' not in html


def test_a_list_shows_cards_with_one_link_each_in_the_tab_order() -> None:
    html = render("list", view=INDEX, cards=[CARD, BARE])
    tags = Tags(html)
    links = tags.all("a", href="../../2020/01/02/x.html")
    assert [("tabindex" in link, "aria-hidden" in link) for link in links] == [(True, True), (False, False)]
    cover = tags.all("img", loading="lazy", alt="", decoding="async")
    assert cover[0]["src"] == "../../assets/a b.jpg"
    assert len(tags.all("article")) == len(tags.all("h2")) == 2
    assert html.index("<h1") < html.index("<p>Body</p>") < html.index("<h2")


def test_a_list_keeps_the_heading_of_its_own_text() -> None:
    html = render("list", view=INDEX, cards=[CARD], content="<h1 id='a'>Mine</h1>")
    assert html.count("<h1") == 1


def test_a_list_of_a_term_says_what_it_is() -> None:
    html = render("list", view=CATEGORY, cards=[BARE], content="")
    assert ">Category<" in html
    assert "2 posts" in html
    assert "blogposts-text" not in html
    assert "1 post<" in render(
        "list", view=replace(CATEGORY, term=Term("tag", "x", "x", ("a",), "/")), cards=[BARE]
    )


def test_an_empty_list_says_so() -> None:
    assert "No posts yet" in render("list", view=replace(INDEX, kind="year"), cards=[])
    assert "No posts yet" in render("overview", view=replace(INDEX, kind="tags"), terms=[])


def test_pagination_marks_the_page_and_knows_the_root() -> None:
    html = render("list", view=replace(INDEX, page=2), cards=[BARE], pagination=PAGES)
    tags = Tags(html)
    assert [link["href"] for link in tags.all("a", rel="prev")] == ["../.."]
    assert [link["href"] for link in tags.all("a", rel="next")] == ["../../page3/"]
    current = tags.all("a", **{"aria-current": "page"})
    assert [(link["href"], link["aria-label"]) for link in current] == [("../../page2/", "Page 2")]
    assert html.count("…") == 1
    assert "Page 2 of 9" in html


def test_one_page_has_no_pagination() -> None:
    alone = Pagination(1, 1, None, None, (PageLink(1, "", True),))
    assert "blogposts-pagination" not in render("list", view=INDEX, cards=[BARE], pagination=alone)


@pytest.mark.parametrize(("count", "weight"), [(0, 1), (1, 1), (4, 1), (25, 3), (64, 4), (100, 5)])
def test_a_tag_weighs_what_its_posts_weigh(count: int, weight: int) -> None:
    terms = [TermLink("most", "tag/most/", 100), TermLink("this", "tag/this/", count)]
    html = render("overview", view=replace(INDEX, kind="tags"), terms=terms)
    assert f'<li class="blogposts-weight-{weight}">' in html[html.index("most") :]


def test_an_overview_survives_terms_without_posts() -> None:
    assert "weight-1" in render(
        "overview", view=replace(INDEX, kind="tags"), terms=[TermLink("x", "tag/x/", 0)]
    )


def test_sections_link_the_lists_there_are() -> None:
    tags = Tags(render("overview", view=replace(INDEX, kind="tags"), terms=CARD.tags, content=""))
    assert [link["href"] for link in tags.all("a", **{"aria-current": "page"})] == ["../../tags/"]
    found = {attrs["href"] for tag, attrs in tags.found if tag == "a"}
    assert found == {"../..", "../../categories/", "../../tags/", "../../tag/t/"}
