"""Bodies with Liquid: what is rendered, what stays as written, and what its author is told."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from html import escape
from itertools import count
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.liquid import Limits, RenderedText, Setting, has_liquid, renderer_of
from mkdocs_blogposts.liquid.tags.cached import Cache, Made
from mkdocs_blogposts.model import (
    Asset,
    Blog,
    Folders,
    Post,
    Publishing,
    Settings,
    SiteAddress,
    SitePage,
    Source,
)
from mkdocs_blogposts.settings import plugins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import tzinfo
    from pathlib import Path
    from types import FrameType

    from conftest import Build

    from mkdocs_blogposts.read.liquid_tags import TagCall, Tags

CONFIG: Mapping[str, object] = {"title": "Site", "list": [1, 2], "repository": "jane/blog"}
DATA = {"people": {"jane": {"name": "Jane"}}, "rows": [{"n": "b", "v": 2}, {"n": "a", "v": 10}]}


def post(number: int, **meta: object) -> Post:
    source = Source(f"_posts/2024-01-0{number}-post-{number}.md", "", "post", ".md")
    date = datetime(2024, 1, number, tzinfo=UTC)
    head = {"title": f"Post {number}", "slug": f"post-{number}", "date": date, "tags": ["a"], **meta}
    url = f"/2024/post-{number}/"
    body = f"Body {number}\n\nMore"
    return Post(
        *(
            source,
            f"/2024/post-{number}",
            f"Post {number}",
            date,
            f"post-{number}",
            url,
            f"{url[1:]}index.html",
        ),
        *((), ("a",), head, body, 5),
    )


def page(meta: Mapping[str, object] | None = None) -> SitePage:
    source = Source("dir/about.md", "", "page", ".md")
    head = {"title": "About", "list": [1, 2], **(meta or {})}
    return SitePage(source, "About", "/about/", "about/index.html", head, "", 4)


class Site:
    """A blog of three posts and a page, the files of which lie in a folder."""

    def __init__(
        self,
        root: Path,
        *,
        tags: Tags | None = None,
        limits: Limits | None = None,
        zone: tzinfo = UTC,
        **config: object,
    ):
        self.root = root
        self.posts = [post(3), post(2), post(1, rating=5)]
        uris = [each.source.src_uri for each in self.posts]
        settings = Settings(
            Folders(source_dir=str(root)),
            address=SiteAddress(baseurl="/blog", url="https://example.com"),
            publishing=Publishing(now=datetime(2024, 6, 1, 12, tzinfo=UTC), timezone=zone),
            config={**CONFIG, **config},
            plugins=plugins.read({**CONFIG, **config}, None),
        )
        blog = Blog(
            settings,
            posts=tuple(self.posts),
            pages=(page(),),
            assets=(Asset(Source("a b.png", "", "asset", ".png"), "a b.png"),),
            by_uri={each.source.src_uri: each for each in self.posts},
            neighbours=dict(zip(uris, zip([*uris[1:], None], [None, *uris[:-1]], strict=True), strict=True)),
        )
        self.done: dict[str, str] = {}
        self.renderer = renderer_of(
            Setting(
                blog,
                data=DATA,
                bodies=self.done,
                highlight=lambda code, language, lines: f"<pre>{language}|{lines}|{escape(code)}</pre>",
                markdownify=lambda text: f"<p>{text}</p>\n",
                extra_tags=tags or {},
                limits=limits or Limits(),
            )
        )

    def write(self, **files: str) -> None:
        (self.root / "_includes").mkdir(exist_ok=True)
        for name, text in files.items():
            (self.root / "_includes" / f"{name}.html").write_text(text, "utf-8")

    def render(self, text: str, entry: Post | SitePage | None = None) -> RenderedText:
        return self.renderer.render(entry or page(), text)

    def text(self, text: str, entry: Post | SitePage | None = None) -> str:
        rendered = self.render(text, entry)
        assert rendered.problems == ()
        return rendered.text


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


# ---------------------------------------------------------------- what is rendered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a]({{ site.baseurl }}/a.png)", "![a](/blog/a.png)"),
        ("{{site.url}}{{ site.baseurl }}/x {{ site.title }}", "https://example.com/blog/x Site"),
        ("a \n {{- site.baseurl -}} \n b", "a/blogb"),
        (
            "{{ page.title }} {{ page.url }} {{ page.dir }} {{ page.path }}",
            "About /about/ /about/ dir/about.md",
        ),
        ("{{ site.posts | map: 'title' | join: ',' }}", "Post 3,Post 2,Post 1"),
        ("{{ site.documents.first.url }} {{ site.posts.size }}", "/2024/post-1/ 3"),
        ("{{ site.tags.a.size }} {{ site.tags['a'][0].title }}", "3 Post 3"),
        ("{{ site.data.people.jane.name }} {{ site.data.rows[-1].v }}", "Jane 10"),
        ("{{ site.static_files[0].basename }} {{ site.pages[0].title }}", "a b About"),
        ("{{ site.collections[0].label }} {{ site.github.owner_name }}", "posts jane"),
        ("{{ site.time | date: '%F' }} {{ 'now' | date: '%Y' }}", "2024-06-01 2024"),
        ("{{ jekyll.environment }} {{ jekyll.version }}", "development 4.3.1"),
        ("{{ layout.x }}{{ paginator }}{{ content }}{{ nope.x.y }}", ""),
        ("{{ page.list }} {{ page.list | inspect }} {{ site.data.rows[0] }}", '12 [1, 2] {"n"=>"b", "v"=>2}'),
        ("{% raw %}{{ a }} {% b %}{% endraw %}", "{{ a }} {% b %}"),
        ("a{% comment %}{% nope %}{{ x | }}{% endcomment %}b", "ab"),
        ("{% if page.title == 'About' and site.nope == nil %}y{% else %}n{% endif %}", "y"),
        ("{% if page.nope %}a{% elsif page.list contains 2 %}b{% else %}c{% endif %}", "b"),
        ("{% unless page.title=='x' %}u{% endunless %}", "u"),
        ("{% case page.title %}{% when 'x', 'About' %}m{% else %}e{% endcase %}", "m"),
        ("{% for i in (1..3) reversed %}{{ i }}{{ forloop.last }}{% endfor %}", "3false2false1true"),
        ("{% for i in (1..9) limit:2 offset:1 %}{{ i }}{% endfor %}", "23"),
        ("{% for i in nope %}x{% else %}none{% endfor %}", "none"),
        ("{% for k in site.data.people %}{{ k[0] }}={{ k[1].name }}{% endfor %}", "jane=Jane"),
        ("{% for i in (1..5) %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}", "12"),
        (
            "{% for i in (1..2) %}{% for j in (1..2) %}{{forloop.parentloop.index}}{% endfor %}{% endfor %}",
            "1122",
        ),
        (
            "{% for i in (1..1) %}{{ forloop }} {{ forloop | jsonify }} {{ forloop | inspect }}{% endfor %}",
            'Liquid::ForloopDrop "Liquid::ForloopDrop" Liquid::ForloopDrop',
        ),
        ("{% for i in (1..2) %}{% for x in forloop %}x{% endfor %}{{ i }}{% endfor %}", "12"),
        (
            "{% tablerow i in (1..1) %}{{ tablerowloop }}{{ tablerowloop.col_last }}{% endtablerow %}",
            '<tr class="row1">\n<td class="col1">Liquid::TablerowloopDropfalse</td></tr>\n',
        ),
        ("{% assign x = 'a,b' | split: ',' %}{{ x[1] }}{{ x.size }}", "b2"),
        ("{% capture x %}c{{ page.title }}{% endcapture %}{{ x }}", "cAbout"),
        ("{% cycle 'a', 'b' %}{% cycle 'a', 'b' %}{% cycle 'a', 'b' %}", "aba"),
        ("{% increment i %}{% increment i %}{% decrement d %}", "01-1"),
        ("{% if true %} {% endif %}|{% if true %} x {% endif %}", "| x "),
        (
            "{% post_url 2024-01-02-post-2 %} {% post_url 2024-1-2-post-2 %}",
            "/blog/2024/post-2/ /blog/2024/post-2/",
        ),
        ("{% link _posts/2024-01-02-post-2.md %} {% link dir/about.md %}", "/blog/2024/post-2/ /blog/about/"),
        ("{% link a b.png %} {% link /a b.png %}", "/blog/a%20b.png /blog/a%20b.png"),
        ("{% gist jane/1 a.rb %}", '<script src="https://gist.github.com/jane/1.js?file=a.rb"> </script>'),
        ("[{% seo title=false %}{% feed_meta %}]", "[]"),
    ],
)
def test_bodies_are_rendered(site: Site, text: str, expected: str) -> None:
    assert site.text(text) == expected


def test_a_post_knows_itself_and_its_neighbours(site: Site) -> None:
    text = (
        "{{ page.title }}|{{ page.date }}|{{ page.collection }}|{{ page.name }}|{{ page.previous.title }}|"
        "{{ page.next.url }}|{{ page.draft }}|{{ page.id }}|"
        "{{ site.related_posts | map: 'slug' | join: ' ' }}"
    )
    expected = (
        "Post 2|2024-01-02 00:00:00 +0000|posts|2024-01-02-post-2.md|Post 1|"
        "/2024/post-3/|false|/2024/post-2|post-3 post-1"
    )
    assert site.text(text, site.posts[1]) == expected


def test_content_of_a_post_is_html_where_it_is_rendered_already(site: Site) -> None:
    site.done[site.posts[2].source.src_uri] = "<p>done</p>"
    assert (
        site.text("{{ site.posts[2].content }}|{{ site.posts[1].content }}") == "<p>done</p>|Body 2\n\nMore"
    )


def test_excerpts_are_rendered_and_know_no_excerpt(site: Site) -> None:
    assert site.text("{{ site.posts[0].excerpt }}") == "<p>Body 3</p>\n"
    assert site.text("{{ page.excerpt }}", post(1, excerpt="*own*")) == "<p>Body 1</p>\n"


def test_an_excerpt_is_cut_out_of_a_body_that_is_done(site: Site) -> None:
    site.done[site.posts[0].source.src_uri] = "<p>Done 3</p>\n"
    assert site.text("{{ site.posts[0].excerpt }}") == "<p>Done 3</p>\n"
    assert site.text("{{ site.posts[1].excerpt }}") == "<p>Body 2</p>\n"


def test_highlight_is_a_block_of_its_own(site: Site) -> None:
    text = "a {% highlight Ruby linenos %}\n  x < {{ page.title }}\n{% endhighlight %} b"
    assert site.text(text) == "a \n<pre>ruby|True|  x &lt; About</pre>\n b"
    assert site.text("{% highlight ruby %}\n{% endhighlight %}") == ""


def test_time_zone_of_the_site_is_seen(tmp_path: Path) -> None:
    site = Site(tmp_path)
    assert site.text("{{ '2024-01-02 03:04 +0800' | date: '%H %z' }}") == "03 +0800"
    assert site.text("{{ '2024-01-02 03:04 +0800' | date_to_xmlschema }}") == "2024-01-01T19:04:00+00:00"


@pytest.mark.parametrize("text", ["", "plain {text} % } {", "{ { x } } {", "%}"])
def test_text_without_liquid_is_returned_as_it_is(site: Site, text: str) -> None:
    assert not has_liquid(text)
    assert site.text(text) == text


def test_render_with_liquid_false_leaves_the_body_alone(site: Site) -> None:
    assert site.text("{{ page.title }} {% nope %}", page({"render_with_liquid": False})) == (
        "{{ page.title }} {% nope %}"
    )


# ---------------------------------------------------------------- the lenient reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ page.title || upcase }}", "ABOUT"),
        ("{{ page.title upcase }}", "About"),
        ("{{ }}{{}}{{ | upcase }}{{-}}", ""),
        ("{{ page..title }}{{ page.title. }}{{ page.title[ }}", "AboutAboutAbout"),
        ("{{ page. title }}{{ page[ 'title' ] }}", "AboutAbout"),
        ("{{ page.title | nope: 1, 2 | upcase }}", "ABOUT"),
        ("{{ page.title | append: 'x' 'y' }}{{page.title|append:'x'}}", "AboutxAboutx"),
        ("{{ \"a\" 'b' }}{{ 'open }}", "a"),
        ("{% if page.title == 'About' && false %}x{% endif %}", "x"),
        ("{% if page.empty %}t{% else %}f{% endif %}", "f"),
        ("{% break %}after", ""),
        ("a}} %} { { x } }", "a}} %} { { x } }"),
        ("{{{ page.title }}}", "}"),
        ("{{ (1 .. 3) | join: '-' }}{{ 1e3 }}{{ -3 }}{{ 1.50 }}", "1-2-3-31.5"),
        ("{% for i in page.list limit: 1, offset: 1 %}{{ i }}{% endfor %}", "2"),
    ],
)
def test_what_liquid_forgives_is_forgiven(site: Site, text: str, expected: str) -> None:
    assert site.text(text) == expected


# ---------------------------------------------------------------- what stays as written


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{% endif %}", "closes nothing"),
        ("{% else %}", "stands outside of its block"),
        ("{{ page.title", "is never closed"),
        ("{{ page.title }", "closed by a single"),
        ("{% if", "is never closed"),
        ("{% # note %}", "there is no tag"),
        ("{% assign x %}", "a name and a value are expected"),
        ("{% include nope.html %}", "there is no file `_includes/nope.html`"),
        ("{% include a.html b %}", "`b` is no parameter"),
        ("{% include 'a.html' %}", "is no name of a file"),
        ("{% post_url 2024-01-02-nope %}", "there is no post"),
        ("{% post_url nope %}", "is no name of a post"),
        ("{% link nope.md %}", "there is no post, page or file"),
        ("{% gist %}", "the name of a gist"),
        ("{{ 5 | divided_by: 0 }}", "divided by 0"),
        ("{{ nope | sort }}", "cannot sort nothing (nil)"),
        ("{{ 'a' | upcase: 1 }}", "takes no arguments, but 1 are given"),
        ("{{ 'a' | append }}", "takes 1 argument, but 0 are given"),
        ("{{ 'abc' | date_to_string }}", "cannot read `abc` as a date"),
        ("{% if page.title = 'x' %}a{% endif %}", "`=` is no comparison"),
        ("{% if '10' > 9 %}a{% endif %}", "cannot compare text and a number"),
    ],
)
def test_a_tag_of_no_use_stays_and_is_told(site: Site, tag: str, words: str) -> None:
    rendered = site.render(f"{{{{ page.title }}}}\n\nb {tag}")
    assert rendered.text == f"About\n\nb {tag}"
    (problem,) = rendered.problems
    assert (problem.src_uri, problem.line) == ("dir/about.md", 6)
    assert words in problem.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if %}a{{ page.title }}{% else %}b{% endif %}c", "{% if %}aAbout{% else %}b{% endif %}c"),
        ("{% if page.title %}a{% for x in y %}b{% endif %}", "a{% for x in y %}b"),
        ("{% raw %}{{ a }}", "{% raw %}{{ a }}"),
        ("{% if page.title %}unclosed {{ page.title }}", "{% if page.title %}unclosed About"),
    ],
)
def test_a_block_of_no_use_stays_and_its_inside_is_rendered(site: Site, text: str, expected: str) -> None:
    rendered = site.render(text)
    assert rendered.text == expected
    assert len(rendered.problems) == 1


@pytest.mark.parametrize(
    ("text", "expected", "names"),
    [
        ("b {% nope a %} c", "b  c", ["nope"]),
        ("b {%- nope a -%} c", "bc", ["nope"]),
        ("{% tabs %}a{% tab %}{{ page.title }}{% endtab %}{% endtabs %}", "aAbout", ["tabs", "tab"]),
        ("{% x %}a{% else %}b{% endx %}", "ab", ["x"]),
        ("{% if page.title %}{% x %}a{% endx %}{% else %}b{% endif %}", "a", ["x"]),
        ("a{% endx %}", "a", ["endx"]),
        ("{% x %}\n{% x %}", "\n", ["x", "x"]),
        ("`{% x %}`", "`{% x %}`", ["x"]),
        ("```\n{% x %}\n```\n{% x %}", "```\n{% x %}\n```\n", ["x", "x"]),
        ("{% highlight html %}{% x %}{% endhighlight %}", "\n<pre>html|False|{% x %}</pre>\n", ["x"]),
    ],
)
def test_a_tag_that_is_not_known_is_left_out_and_its_inside_is_rendered(
    site: Site, text: str, expected: str, names: list[str]
) -> None:
    rendered = site.render(text)
    assert rendered.text == expected
    assert [problem.message.split("`")[1] for problem in rendered.problems] == [
        f"{{% {name} %}}" for name in names
    ]


def test_each_fault_is_told_once(site: Site) -> None:
    assert len(site.render("{% for i in (1..9) %}{{ 5 | modulo: 0 }}{% endfor %}").problems) == 1


def test_strict_settings_of_the_site_are_kept(tmp_path: Path) -> None:
    site = Site(tmp_path, liquid={"strict_filters": True, "strict_variables": True})
    variable, unknown = (problem.message for problem in site.render("{{ nope }}{{ 'x' | nope }}").problems)
    assert "there is no variable `nope`, and `strict_variables` asks for one" in variable
    assert "there is no filter `nope`, and `strict_filters` asks for one" in unknown


# ---------------------------------------------------------------- includes


def test_includes_take_parameters_and_share_variables(site: Site) -> None:
    site.write(
        param="[{{ include.a }}|{{ include.b }}|{{ page.title }}]{% assign leaked = 1 %}",
        outer='{% include param.html a=include.x b="it\'s" %}',
        name="param.html",
    )
    assert site.text("{% include outer.html x='X' %}{{ leaked }}{{ include.a }}") == "[X|it's|About]1"
    assert site.text("{% assign f = 'param' %}{% include {{ f }}.html a=page.list.size %}") == "[2||About]"
    assert site.text("{% include_cached param.html a=-1 %}") == "[-1||About]"


# What Jekyll with jekyll-include-cache 0.2.1 renders once: uses of one number.
CACHED = [
    *[(0, "a=1"), (0, "a=page.one"), (1, 'a="1"'), (1, "a=page.text"), (1, "a=x"), (2, "a=page.float")],
    *[(3, "a=page.yes"), (4, 'a="true"'), (5, "a=nope"), (6, ""), (7, 'a=""'), (8, 'a="p" b="q"')],
    *[(8, 'b="q" a="p"'), (9, "a=site.obj"), (9, "a=site.obj2"), (10, "a=site.list"), (10, "a=page.list")],
    *[(11, "a=site.long"), (12, "a=y"), (12, "a=z"), (13, "a=site.day"), (13, "a=page.day")],
    *[(14, "a=site.posts.first"), (15, "a=site.posts.last"), (14, "a=site.posts.first"), (16, "a=page")],
    *[(17, "a=site"), (17, "a=site"), (18, "a=site.posts"), (18, "a=site.posts"), (16, "a=page")],
]


def test_include_cached_tells_parameters_apart_as_jekyll_does(tmp_path: Path) -> None:
    day = datetime(2020, 1, 1, tzinfo=UTC).date()
    site = Site(tmp_path, obj={"x": 1, "y": 2}, obj2={"y": 2, "x": 1}, long=[1, 2, 3], day=day)
    site.write(count="{% increment count %}")
    entry = page({"one": 1, "text": "1", "float": 1.0, "yes": True, "day": day})
    set_up = '{% assign x = "1" %}{% assign y = "a,b" | split: "," %}{% assign z = "a,b" | split: "," %}'
    uses = " ".join(f"{{% include_cached count.html {parameters} %}}" for _, parameters in CACHED)
    want = [str(number) for number, _ in CACHED]
    assert site.text(set_up + uses, entry).split() == want
    assert site.text("{% include_cached count.html a=site %}", site.posts[0]) == "17"


def test_include_cached_is_rendered_for_the_first_page_only(site: Site) -> None:
    site.write(
        outer="[{{ page.title }}{{ include.p.title }}{% include in.html v=include.a %}]{% assign set = 1 %}",
        **{"in": "({{ include.v }}{{ page.title }})"},
    )
    body = "{% include_cached outer.html a=1 %}{{ set }}"
    assert site.text(body) == "[About(1About)]1"
    assert site.text(body, site.posts[0]) == "[About(1About)]"
    one = "{% include_cached outer.html p=page %}"
    assert site.text(one, site.posts[0]) == "[Post 3Post 3(Post 3)]"
    assert site.text(one, site.posts[1]) == "[Post 2Post 2(Post 2)]"
    assert Site(site.root).text(body, site.posts[1]) == "[Post 2(1Post 2)]1"


def test_a_cached_include_is_expensive_once(tmp_path: Path) -> None:
    site = Site(tmp_path, limits=Limits(iterations=1500))
    site.write(slow="{% for i in (1..1000) %}{% assign n = i %}{% endfor %}{{ n }}")
    once = "{% include_cached slow.html %}"
    assert site.text(once * 100) == "1000" * 100
    assert site.text(f"{once}{{% for i in (1..1000) %}}{{% endfor %}}", site.posts[0]) == "1000"


def test_problems_of_a_cached_include_are_one_problem(site: Site) -> None:
    site.write(bad="a {% nope %} b", twice="{% include_cached bad.html %}")
    first, second = (site.render("{% include_cached twice.html %}", each) for each in site.posts[:2])
    assert first.text == second.text == "a  b"
    assert len({*first.problems, *second.problems}) == 1
    assert first.problems[0].src_uri == "_includes/bad.html"


def test_a_cached_include_that_is_cut_short_is_not_kept(site: Site) -> None:
    site.write(stop="{{ include.a }}{% break %}never", again="{% include_cached again.html %}")
    loop = "{% for i in (1..3) %}{{ i }}{% include_cached stop.html a='x' %}{% endfor %}."
    assert site.text(loop) == site.text(loop) == "1x."
    for _ in range(2):
        (problem,) = site.render("{% include_cached again.html %}").problems
        assert "does `_includes/again.html` include itself?" in problem.message
    assert "there is no file" in site.render("{% include_cached none.html %}").problems[0].message


def test_the_cache_of_includes_is_bounded() -> None:
    cache = Cache(1000)
    for number in range(100):
        cache.put(number, 1, Made(str(number) * 10, {}))
    kept = [number for number in range(100) if cache.get(number)]
    assert kept == list(range(kept[0], 100))
    assert 5 < len(kept) < 20
    cache.put("large", 1, Made("x" * 2000, {}))
    cache.put("wide", 1000, Made("x", {}))
    assert cache.get("large") is cache.get("wide") is None
    assert cache.get(99)


def test_parameters_too_large_to_compare_are_themselves_only(tmp_path: Path) -> None:
    cyclic: list[object] = []
    cyclic.append(cyclic)
    rows = [{"n": number} for number in range(5000)]
    site = Site(tmp_path, rows=rows, same=[*rows], cyclic=cyclic)
    site.write(count="{% increment count %}")
    names = ("rows", "rows", "same", "cyclic", "cyclic")
    body = " ".join(f"{{% include_cached count.html a=site.{name} %}}" for name in names)
    assert site.text(body).split() == ["0", "0", "1", "2", "2"]


def test_include_relative_reads_beside_the_page(site: Site) -> None:
    (site.root / "dir" / "sub").mkdir(parents=True)
    (site.root / "dir" / "sub" / "note.md").write_text("note of {{ page.title }}", "utf-8")
    assert site.text("{% include_relative sub/note.md %}") == "note of About"


def test_a_fault_in_an_include_is_told_of_its_file(site: Site) -> None:
    site.write(bad="a\n{% if %}\nb")
    rendered = site.render("x {% include bad.html %}")
    assert rendered.text == "x a\n{% if %}\nb"
    assert [(problem.src_uri, problem.line) for problem in rendered.problems] == [("_includes/bad.html", 2)]


@pytest.mark.parametrize(
    "tag",
    [
        "{% include ../../etc/passwd %}",
        "{% include /../secret.html %}",
        "{% include link.html %}",
        "{% include_relative ../secret.html %}",
        "{% include_relative .hidden/secret.html %}",
        "{% include_relative folder/secret.html %}",
        "{% include {{ page.evil }} %}",
    ],
)
def test_nothing_outside_of_the_site_is_read(tmp_path: Path, tag: str) -> None:
    site = Site(tmp_path / "site")
    (tmp_path / "site" / "dir" / ".hidden").mkdir(parents=True)
    site.write(a="a")
    for place in (tmp_path, tmp_path / "site" / "dir" / ".hidden"):
        (place / "secret.html").write_text("SECRET", "utf-8")
    os.symlink(tmp_path / "secret.html", tmp_path / "site" / "_includes" / "link.html")
    os.symlink(tmp_path, tmp_path / "site" / "dir" / "folder")
    rendered = site.render(tag, page({"evil": "../../secret.html"}))
    assert rendered.text == tag
    assert len(rendered.problems) == 1


# ---------------------------------------------------------------- limits


def test_a_file_that_includes_itself_is_one_problem(site: Site) -> None:
    site.write(again="a{% include again.html %}{% include again.html %}b")
    rendered = site.render("x {% include again.html %} {{ page.title }}")
    assert rendered.text.startswith("x ")
    assert rendered.text.endswith("{% include again.html %} About")
    (problem,) = rendered.problems
    assert (problem.src_uri, problem.line) == ("dir/about.md", 4)
    assert "includes stand within includes" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in (1..1000000000) %}{% endfor %}",
        "{% for i in (1..999) %}{% for j in (1..999) %}{{ i }}{% endfor %}{% endfor %}",
        "{% assign x = 'ab' %}{% for i in (1..99) %}{% assign x = x | append: x %}{% endfor %}",
        "{% for i in (1..99) %}{% capture x %}{{ x }}{{ x }}a{% endcapture %}{% endfor %}",
        "{% tablerow i in (1..1000000000) %}{% endtablerow %}",
    ],
)
def test_a_body_without_end_is_one_problem_and_nothing_else(tmp_path: Path, text: str) -> None:
    site = Site(tmp_path, limits=Limits(iterations=10_000, output=100_000))
    rendered = site.render(f"{{{{ page.title }}}}\n{text}")
    assert rendered.text == f"{{{{ page.title }}}}\n{text}"
    (problem,) = rendered.problems
    assert problem.line == 5
    assert problem.message.startswith("the body is left as it is written, because it")


def test_work_is_limited(tmp_path: Path) -> None:
    site = Site(tmp_path, limits=Limits(steps=100_000))
    rendered = site.render("{% for i in (1..900000) %}{{ (1..300) | join }}{% endfor %}")
    assert "takes more than 100,000 steps" in rendered.problems[0].message


@pytest.mark.parametrize(
    ("work", "steps"),
    [
        ("{% for i in page.list %}{% endfor %}", 1),
        ("{% tablerow i in page.list %}{% endtablerow %}", 1),
        ("{{ page.list }}", 1),
        ("{{ page.list | join }}", 8),
        ("{{ page.list | jsonify | size }}", 8),
        ("{{ page.list | sort | size }}", 8),
        ("{{ page.list | sort: 'x' | size }}", 8),
        ("{{ page.list | sort_natural | size }}", 8),
        ("{{ page.list | where: 'x', 1 }}", 6),
        ("{{ page.list | where_exp: 'x', 'x == 1' | size }}", 12),
        ("{{ page.list | group_by: 'x' | size }}", 4),
        ("{{ page.list | map: 'x' | size }}", 8),
        ("{{ page.list | uniq | size }}", 32),
        ("{{ page.list | compact | size }}", 8),
        ("{{ page.list | concat: page.list | size }}", 16),
        ("{{ page.list | reverse | size }}", 8),
        ("{{ page.list | push: 1 | size }}", 1),
        ("{{ page.list | array_to_sentence_string | size }}", 1),
        ("{{ page.text | split: '' | size }}", 1),
        ("{{ page.text | replace: 'a', 'bb' | size }}", 0.03),
        ("{{ page.text | append: page.text | size }}", 0.03),
        ("{% capture x %}{{ page.text }}{% endcapture %}{{ x | upcase | size }}", 0.02),
        ("{{ page.text | markdownify | size }}", 8),
        ("{% highlight ruby %}{{ page.text }}{% endhighlight %}", 1),
        ("{% if page.list == page.other %}{% endif %}", 2),
        ("{% if page.list contains 'x' %}{% endif %}", 1),
        ("{% if page.text contains 'x' %}{% endif %}", 0.01),
        ("{% case page.list %}{% when page.other %}{% endcase %}", 2),
        ("{{ (1..page.number) | size }}{{ (1..page.number) | join | size }}", 2),
        ("{% for i in (1..page.number) %}{% include one.html %}{% endfor %}", 3),
    ],
)
def test_work_counts_by_its_size(tmp_path: Path, work: str, steps: float) -> None:
    """What goes through a thousand items takes at least so many steps for each, and few more."""
    size = 1000
    entry = page({"list": ["a"] * size, "other": ["a"] * size, "text": "a" * size, "number": size})
    if "'x'" in work and "contains" not in work and "where_exp" not in work:
        entry = page({"list": [{"x": 1}] * size})
    taken = 0
    for most in (int(size * steps), int(2 * size * steps) + 30):
        site = Site(tmp_path, limits=Limits(steps=most))
        site.write(one="1")
        taken += not site.render(work, entry).problems
    assert taken == 1


def test_the_clock_ends_what_the_steps_miss(tmp_path: Path) -> None:
    site = Site(tmp_path)
    seconds = count(0, 40)
    renderer = renderer_of(
        Setting(
            site.renderer.setting.blog,
            data={},
            bodies={},
            highlight=lambda *code: code[0],
            markdownify=str,
            clock=seconds.__next__,
        )
    )
    rendered = renderer.render(page(), "{% for i in (1..900) %}{% endfor %}")
    assert "takes more than 60 seconds" in rendered.problems[0].message
    assert renderer.render(page(), "{{ page.title }}").text == "About"


def test_blocks_within_blocks_are_limited(site: Site) -> None:
    deep = "{% if true %}" * 200 + "x" + "{% endif %}" * 200
    rendered = site.render(deep)
    assert "x" in rendered.text
    assert [problem.message for problem in rendered.problems] == [
        "more than 50 blocks stand within each other; nest fewer"
    ]


def test_values_without_end_are_not_printed(site: Site) -> None:
    bomb: list[object] = ["x" * 100]
    for _ in range(12):
        bomb = [bomb] * 10
    ring: list[object] = []
    ring.append(ring)
    entry = page({"bomb": bomb, "ring": ring, "other": [list(bomb)]})
    for text in (
        "{{ page.bomb }}",
        "{{ page.bomb | jsonify }}",
        "{{ page.ring | inspect }}",
        "{{ page.ring | sort }}",
        "{{ (1..99999999999) | join }}",
        "{{ 'aaaaaaaaaa' | replace: 'a', page.bomb }}",
        "{{ page }}",
    ):
        rendered = site.render(text, entry)
        assert rendered.text == text
        assert len(rendered.problems) == 1


@pytest.mark.parametrize(
    ("before", "unit", "after"),
    [
        ("", "{{ x ", ""),
        ("", "{{", ""),
        ("", "{% raw %}", ""),
        ("", "{% if x %}", ""),
        ("", "{% endif %}", ""),
        ("{% if x %}" * 999, "{% if %}{% endif %}", "{% endif %}" * 999),
        ("{{ ", "a[", " }}"),
        ("{{ '", "'", " }}"),
        ("{{ (", ".", " }}"),
        ("{{ (", "a..", " }}"),
        ("{{ " + "(" * 999, "1..1)", ""),
        ("{{ a[ ", " ", " }}"),
        ("{% if (a", " ", "%}{% endif %}"),
        ("{% assign ", "a.b[0]", " %}"),
        ("{% highlight a", " b=1", " ! %}"),
        ("{% include a.html ", "a=1 ", "%}"),
        ("{{ '", "<script>", "' | strip_html }}"),
        ("{{ '", "<", "' | strip_html }}"),
        ("", "{{ 1 | divided_by: 0 }}\n", ""),
        ("", "{% a %}\n", ""),
    ],
)
def test_reading_takes_no_more_than_its_length(site: Site, before: str, unit: str, after: str) -> None:
    """What is called while a text twice as long is read; seconds are for `benchmarks/hostile.py`."""
    site.render("{{ page.title }}")
    half, whole = (calls(partial(site.render, before + unit * size + after)) for size in (2000, 4000))
    assert whole < 2.5 * half + 100


def calls(work: Callable[[], object]) -> int:
    """Return how many functions some work calls, Python's own included."""
    taken = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal taken
        taken += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return taken


@pytest.mark.parametrize(
    "value", ["\ud800", float("nan"), float("inf"), 10**400, -(10**12), {1: {2: None}}, b"x", object()]
)
def test_no_value_ends_the_build(site: Site, value: object) -> None:
    filters = (
        "url_encode",
        "relative_url",
        "slugify",
        "jsonify",
        "inspect",
        "date: '%F'",
        "round",
        "sort",
        "times: 2",
    )
    text = "".join(f"{{{{ page.value | {name} }}}}" for name in filters)
    site.render(
        text + "{% if page.value > 1 %}{% endif %}{% for i in page.value %}{% endfor %}",
        page({"value": value}),
    )


# ---------------------------------------------------------------- tags of a site's own


def shout(call: TagCall) -> str:
    name = call.options.get("name", "nobody")
    return f"{call.name}:{','.join(call.arguments)}:{name}:{call.body}:{call.page['title']}:{call.baseurl}"


def fail(call: TagCall) -> str:
    raise RuntimeError("broken")


def test_tags_of_the_site_are_functions_or_files(tmp_path: Path) -> None:
    site = Site(tmp_path, tags={"shout": shout, "fail": fail, "video": "video.html"})
    site.write(
        video="<iframe src='//v.example/{{ include.arguments[0] }}?{{ include.start }}'>{{ include.body }}"
    )
    assert site.text("{% shout a 'b c' name=page.title %}") == "shout:a,b c:About:None:About:/blog"
    assert site.text("{% shout %}{{ page.title }}!{% endshout %}") == "shout::nobody:About!:About:/blog"
    assert site.text("{% shout {{ page.title }} name: Jo %}") == "shout:About:Jo:None:About:/blog"
    assert site.text("{% video abc start='9' %}") == "<iframe src='//v.example/abc?9'>"
    assert site.text("{% video abc %}B{% endvideo %}").endswith(">B")


def test_a_function_that_fails_is_a_problem(tmp_path: Path) -> None:
    rendered = Site(tmp_path, tags={"fail": fail}).render("a {% fail %} b")
    assert rendered.text == "a {% fail %} b"
    assert "its function fails with RuntimeError: broken" in rendered.problems[0].message


# ---------------------------------------------------------------- tags of gems

MODIFIED, AVATAR = ["jekyll-last-modified-at"], ["jekyll-avatar"]


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("{% last_modified_at %}", "04-Mar-21"),
        ("{%last_modified_at%Y%}", "2021"),
        ("{% last_modified_at  %Y-%m-%d %H:%M:%S %z  %}", "2021-03-04 13:06:07 +0800"),
        ("{% last_modified_at '%Y %B' %}", "'2021 March'"),
        ("{% last_modified_at %s|%e|%-d|%Q %}", "1614834367| 4|4|%Q"),
        ("{% last_modified_at page.title %}", "page.title"),
        ("{% include year.html %} {% last_modified_at %m %}", "2021 03"),
    ],
)
def test_last_modified_at(tag: str, shown: str, tmp_path: Path) -> None:
    """As jekyll-last-modified-at 1.3.0 writes it, but each tag of a page has its own form."""
    zone = timezone(timedelta(hours=8))
    site = Site(tmp_path, zone=zone, plugins=MODIFIED)
    site.write(year="{% last_modified_at %Y %}")
    old = page({"last_modified_at": "2001-02-03"})
    entry = replace(old, source=replace(old.source, changed=1_614_834_367))
    assert site.text(tag, entry) == shown
    assert site.text("{% last_modified_at %}", old) == ""


def avatar(user: str, size: int, server: int, *, lazy: bool = False) -> str:
    """An image as jekyll-avatar 0.8.0 writes it."""
    url = f"https://avatars{server}.githubusercontent.com/{user}?v=3&s="
    places = [f'src="{url}{size}"', f'srcset="{", ".join(f"{url}{size * n} {n}x" for n in (1, 2, 3, 4))}"']
    sources = " ".join(['src=""', *(f"data-{place}" for place in places)] if lazy else places)
    look = "avatar avatar-small" if size < 48 else "avatar"
    measures = f'width="{size}" height="{size}" data-proofer-ignore="true"'
    return f'<img class="{look}" alt="{user}" {measures} {sources} />'


@pytest.mark.parametrize(
    ("markup", "image"),
    [
        ("jane", avatar("jane", 40, 0)),
        ("jane size=47", avatar("jane", 47, 3)),
        ("jane size=48", avatar("jane", 48, 2)),
        ("@jane size=80", avatar("jane", 80, 0)),
        ("user=page.who size=20", avatar("bob", 20, 2)),
        ("size=30 user=page.h.n", avatar("carl", 30, 1)),
        ("{{page.who}}", avatar("bob", 40, 0)),
        ("{{ page.who }} size=50", avatar("bob", 50, 1)),
        ("page.who", avatar("page.who", 40, 0)),
        ("user=jane", avatar("jane", 40, 0)),
        ("user=page.nope", avatar("page.nope", 40, 1)),
        ("user=page.num", avatar("55", 40, 1)),
        ("user=site.author size=60", avatar("jane", 60, 2)),
        ("jane lazy=true", avatar("jane", 40, 0, lazy=True)),
        ("jane size=100 lazy=true", avatar("jane", 100, 3, lazy=True)),
        ("jane lazy=false", avatar("jane", 40, 0)),
        ("", avatar("", 40, 1)),
        ("jane size=foo", avatar("jane", 40, 0)),
        ('jane size="90"', avatar("jane", 40, 0)),
        ("jane resize=20", avatar("jane", 40, 0)),
        ("jane size=0", avatar("jane", 0, 2)),
        ("jane bob size=30", avatar("jane", 30, 3)),
        ("JANE", avatar("JANE", 40, 2)),
    ],
)
def test_avatar(markup: str, image: str, tmp_path: Path) -> None:
    site = Site(tmp_path, author="jane", plugins=AVATAR)
    entry = page({"who": "bob", "num": 55, "h": {"n": "carl"}})
    assert site.text(f"{{% avatar {markup} %}}", entry) == image


def test_a_name_cannot_leave_its_attribute(tmp_path: Path) -> None:
    text = Site(tmp_path, plugins=AVATAR).text('{% avatar "><script> %}')
    assert '"><script>' not in text
    assert 'alt="&quot;&gt;&lt;script&gt;"' in text


@pytest.mark.parametrize("tag", ["{% avatar jane %}", "{% last_modified_at %}"])
def test_tags_of_gems_that_are_not_named_are_unknown(tag: str, site: Site) -> None:
    rendered = site.render(tag)
    assert rendered.text == ""
    assert len(rendered.problems) == 1


def test_a_tag_of_the_site_wins_over_that_of_a_gem(tmp_path: Path) -> None:
    site = Site(tmp_path, tags={"avatar": "own.html"}, plugins=AVATAR)
    site.write(own="own {{ include.text }}")
    assert site.text("{% avatar jane %}") == "own jane"


def test_tags_of_gems_in_a_whole_site(build: Build, tmp_path: Path) -> None:
    for day in (2, 3):
        path = tmp_path / f"docs/_posts/2020-01-0{day}-p{day}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "{% include_cached i.html a=1 %} {% last_modified_at %Y %} {% avatar jane lazy=true %}\n"
        path.write_text(f"---\ntitle: P{day}\n---\n{body}", "utf-8")
        os.utime(path, (1_614_834_367,) * 2)
    gems = "[jekyll-include-cache, jekyll-last-modified-at, jekyll-avatar]"
    built = build(
        {
            "docs/_config.yml": f"plugins: {gems}\npermalink: /:title/\n",
            "docs/_includes/i.html": "made for {{ page.title }} {% nope %}",
            "docs/index.md": "# Home\n",
        }
    )
    for name in ("p2", "p3"):
        html = built.read(f"{name}/index.html")
        assert 'made for P2  2021 <img class="avatar avatar-small" alt="jane"' in html
        assert 'src="" data-src="https://avatars0.githubusercontent.com/jane?v=3&' in html
    assert len([line for line in built.warnings() if "nope" in line]) == 1
    assert "there is nothing here" not in built.log


# ---------------------------------------------------------------- laziness


def test_the_engine_is_imported_when_a_body_holds_liquid() -> None:
    program = """
import sys
import mkdocs_blogposts.plugin
from mkdocs_blogposts.model import Blog, Folders, Settings, SitePage, Source
from mkdocs_blogposts.publish.bodies import Bodies

bodies = Bodies(Blog(Settings(Folders("/nowhere"))))
page = SitePage(Source("a.md", "", "page", ".md"), "A", "/a/", "a/index.html", {"title": "A"}, "", 1)
assert bodies.alone(page) == bodies.expand(page, "") == ""
assert bodies.expand(page, "{ title }") == "{ title }"
print(*sorted(name for name in sys.modules if name.startswith("mkdocs_blogposts.liquid.")))
assert bodies.expand(page, "{{ page.title }}") == "A"
assert "mkdocs_blogposts.liquid.render" in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["mkdocs_blogposts.liquid.border", "mkdocs_blogposts.liquid.faults"]


def test_nothing_is_made_that_nobody_asks_for(tmp_path: Path) -> None:
    class Never(dict[str, str]):
        def get(self, *_: object) -> str:
            raise AssertionError

        def __iter__(self) -> Iterator[str]:
            raise AssertionError

    def never(*_: object) -> str:
        raise AssertionError

    source = Source("a.md", "", "page", ".md")
    blog = Blog(Settings(Folders(source_dir=str(tmp_path))), posts=(post(1),))
    renderer = renderer_of(Setting(blog, data=Never(), bodies=Never(), highlight=never, markdownify=never))
    entry = SitePage(source, "T", "/a/", "a/index.html", {"title": "T"}, "", 1)
    assert renderer.render(entry, "{{ page.title }}").text == "T"


def test_an_excerpt_is_rendered_for_itself(build: Build) -> None:
    """Jekyll renders an excerpt's Liquid anew, and there its `page` is the excerpt."""
    text = "---\ntitle: P\n---\nA {{ page.id }} of {{ site.related_posts | size }}.\n\nMore.\n"
    files = {
        "_config.yml": "url: https://e.com\n",
        "_posts/2020-01-01-a.md": "Text.\n",
        "_posts/2020-01-02-p.md": text,
    }
    built = build(files)
    assert "<p>A /2020/01/02/p of 1.</p>" in built.read("2020/01/02/p.html")
    assert "A /2020/01/02/p#excerpt of 0." in built.read("feed.xml")
