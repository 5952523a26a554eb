"""Bodies with Liquid: what is rendered, what stays as written, and what its author is told."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.liquid import Limits, Rendered, Renderer, has_liquid
from mkdocs_blogposts.model import Asset, Blog, Post, Settings, SitePage, Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_blogposts.liquid.custom import TagCall, Tags

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
        self, root: Path, *, tags: Tags | None = None, limits: Limits | None = None, **config: object
    ):
        self.root = root
        self.posts = [post(3), post(2), post(1, rating=5)]
        uris = [each.source.src_uri for each in self.posts]
        settings = Settings(
            source_dir=str(root),
            config={**CONFIG, **config},
            baseurl="/blog",
            url="https://example.com",
            now=datetime(2024, 6, 1, 12, tzinfo=UTC),
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
        self.renderer = Renderer(
            blog,
            data=lambda: DATA,
            body_of=self.done.get,
            highlight=lambda code, language, lines: f"<pre>{language}|{lines}|{escape(code)}</pre>",
            markdownify=lambda text: f"<p>{text}</p>\n",
            extra_tags=tags,
            limits=limits or Limits(),
        )

    def write(self, **files: str) -> None:
        (self.root / "_includes").mkdir(exist_ok=True)
        for name, text in files.items():
            (self.root / "_includes" / f"{name}.html").write_text(text, "utf-8")

    def render(self, text: str, entry: Post | SitePage | None = None) -> Rendered:
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
        ("{% nope a %}", "no tag that is known"),
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
        ("{% tabs %}a{% tab %}{{ page.title }}{% endtab %}{% endtabs %}", None),
        ("{% raw %}{{ a }}", "{% raw %}{{ a }}"),
        ("{% if page.title %}unclosed {{ page.title }}", "{% if page.title %}unclosed About"),
    ],
)
def test_a_block_of_no_use_stays_and_its_inside_is_rendered(
    site: Site, text: str, expected: str | None
) -> None:
    rendered = site.render(text)
    assert rendered.text == (expected or "{% tabs %}a{% tab %}About{% endtab %}{% endtabs %}")
    assert len(rendered.problems) == (1 if expected else 2)


def test_each_fault_is_told_once(site: Site) -> None:
    assert len(site.render("{% nope %}\n{% nope %}").problems) == 1
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


def test_time_is_limited(tmp_path: Path) -> None:
    site = Site(tmp_path, limits=Limits(seconds=0.05))
    rendered = site.render("{% for i in (1..900000) %}{{ (1..300) | join }}{% endfor %}")
    assert "takes more than 0.05 seconds" in rendered.problems[0].message


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
    "text",
    [
        *(
            "{{ x " * 50_000,
            "{{" * 50_000,
            "{% raw %}" * 50_000,
            "{% if x %}" * 20_000,
            "{% endif %}" * 20_000,
        ),
        *(
            "{% if %}" * 9_000 + "{% endif %}" * 9_000,
            "{{ " + "a[" * 50_000 + " }}",
            "{{ '" + "'" * 50_000 + " }}",
        ),
        *("{% assign " + "a.b[0]" * 20_000 + " %}", "{% highlight a" + " b=1" * 5_000 + " ! %}"),
        *("{{ '" + "<script>" * 50_000 + "' | strip_html }}", "{{ '" + "<" * 90_000 + "' | strip_html }}"),
    ],
    ids=range(12),
)
def test_reading_takes_no_more_than_its_length(site: Site, text: str) -> None:
    site.render("{{ 'python-liquid' }}")
    start = datetime.now(UTC)
    site.render(text)
    assert datetime.now(UTC) - start < timedelta(seconds=5)


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


# ---------------------------------------------------------------- laziness


def test_python_liquid_is_imported_when_a_body_holds_liquid() -> None:
    code = (
        "import sys\n"
        "from mkdocs_blogposts import bodies\n"
        "from mkdocs_blogposts.liquid import custom, data, has_liquid\n"
        "assert has_liquid('{{ x }}') and not has_liquid('x')\n"
        "assert 'liquid' not in sys.modules, 'python-liquid is imported'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_nothing_is_made_that_nobody_asks_for(tmp_path: Path) -> None:
    def never(*_: object) -> str:
        raise AssertionError

    source = Source("a.md", "", "page", ".md")
    blog = Blog(Settings(source_dir=str(tmp_path)), posts=(post(1),))
    renderer = Renderer(
        blog,
        data=never,  # type: ignore[arg-type]
        body_of=never,
        highlight=never,
        markdownify=never,
    )
    entry = SitePage(source, "T", "/a/", "a/index.html", {"title": "T"}, "", 1)
    assert renderer.render(entry, "{{ page.title }}").text == "T"
