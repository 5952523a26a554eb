"""Whole sites whose Liquid asks for what lies around the posts. The answers are real Jekyll's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.markup import kramdown

if TYPE_CHECKING:
    from conftest import Build

POST = {"_posts/2020-01-01-p.md": "---\n---\nP\n"}
ROWS = (
    '<tr class="row1">\n<td class="col1">1</td><td class="col2">2</td></tr>\n'
    '<tr class="row2"><td class="col1">3</td></tr>\n'
)
ONE_ROW = '<tr class="row1">\n<td class="col1">1</td><td class="col2">2</td></tr>\n'
TOLD = "{{ page.excerpt | jsonify }}|{{ page.path | jsonify }}|{{ page.name }}"
LOOK = (
    "{% for d in site.documents %}{{ d.path }}={{ d.content | slice: 0 }} {% endfor %}"
    "{% for p in site.pages %}{{ p.path }}={{ p.content | slice: 0 }} {% endfor %}"
)
TEXT = f"---\n---\nR{LOOK}"


def test_what_is_rendered_is_what_jekyll_has_rendered_at_that_moment(build: Build) -> None:
    files = {
        "_config.yml": "collections: {notes: {output: true}, able: }\n",
        "_posts/2020-01-01-p.md": TEXT,
        "_posts/2020-01-02-q.md": TEXT,
        "_notes/n.txt": TEXT.replace("R{%", "R {%"),
        "_able/a.txt": TEXT,
        "index.txt": TEXT,
        "sub/aa.txt": TEXT,
        "zz.txt": TEXT,
        "mm.md": "---\n---\n# M\n",
    }
    built = build(files, "--strict")
    assert built.status == 0, built.log
    posts = "_posts/2020-01-01-p.md=< _posts/2020-01-02-q.md=< "
    raw = "sub/aa.txt=R index.txt=R mm.md=# zz.txt=R "
    later = "sub/aa.txt=R index.txt=R mm.md=< zz.txt=R "
    assert built.read("notes/n.txt") == f"R {posts}_notes/n.txt=R _able/a.txt=R {raw}"
    assert built.read("index.txt") == f"R{posts}_notes/n.txt=R _able/a.txt=R {raw}"
    assert built.read("sub/aa.txt") == f"R{posts}_notes/n.txt=R _able/a.txt=R {raw}"
    assert built.read("zz.txt") == f"R{posts}_notes/n.txt=R _able/a.txt=R {later}"
    assert "01-p.md=R _posts/2020-01-02-q.md=R" in built.read("2020/01/01/p.html")
    assert "01-p.md=&lt; _posts/2020-01-02-q.md=R" in built.read("2020/01/02/q.html").replace("=< ", "=&lt; ")


def test_documents_without_a_page_have_an_output(build: Build) -> None:
    files = POST | {
        "_config.yml": "collections: [notes]\n",
        "_layouts/l.html": "[{{ content | strip }}]",
        "_notes/a.md": "---\nlayout: l\n---\n*{{ 1 | plus: 1 }}*\n",
        "_notes/b.txt": "---\n---\n{{ site.notes[0].content }}",
        "_notes/c.md": "---\nlayout: none\n---\n{{ site.notes[2].output }}x{{ site.notes[3].content }}",
        "_notes/d.txt": "---\n---\n{{ 2 }}",
        "all.txt": "---\n---\n{% for n in site.notes %}{{ n.output | strip }}|{% endfor %}",
    }
    built = build(files, "--strict")
    assert built.status == 0, built.log
    assert built.read("all.txt") == "[<p><em>2</em></p>]|<p><em>2</em></p>|<p>x{{ 2 }}</p>|2|"


@pytest.mark.parametrize(
    ("line", "excerpt", "path"),
    [
        ("excerpt: EX", '"EX"', '"a.txt"'),
        ("excerpt: 5", '"5"', '"a.txt"'),
        ("excerpt: [1, 2]", '"[1, 2]"', '"a.txt"'),
        ("excerpt: ''", '""', '"a.txt"'),
        ("excerpt:", '"DX"', '"a.txt"'),
        ("excerpt: false", "false", '"a.txt"'),
        ("excerpt: '{{ 1 }} *x*'", '"{{ 1 }} *x*"', '"a.txt"'),
        ("path: PP", '"DX"', '"PP"'),
        ("path: 5", '"DX"', "5"),
        ("name: N", '"DX"', '"a.txt"'),
    ],
)
def test_a_page_has_the_excerpt_and_path_of_its_front_matter(
    line: str, excerpt: str, path: str, build: Build
) -> None:
    files = POST | {
        "_config.yml": "defaults: [{scope: {path: ''}, values: {excerpt: DX, path: DP, name: DN}}]\n",
        "a.txt": f"---\n{line}\n---\n{TOLD}",
    }
    built = build(files, "--strict")
    assert built.status == 0, built.log
    assert built.read("a.txt") == f"{excerpt}|{path}|a.txt"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("name: N\next: E\ndraft: D", "N|E|D"),
        ("name: 5\next: 6\ndraft: false", "5|6|false"),
        ("name:\next:\ndraft:", "a.txt|.txt|false"),
        ("url: U\npath: P\ncollection: C", "a.txt|.txt|false"),
    ],
)
def test_a_document_has_the_name_and_extension_of_its_front_matter(
    lines: str, expected: str, build: Build
) -> None:
    text = f"---\n{lines}\n---\n{{{{ page.name }}}}|{{{{ page.ext }}}}|{{{{ page.draft }}}}"
    built = build(POST | {"_config.yml": "collections: {notes: {output: true}}\n", "_notes/a.txt": text})
    assert built.read("notes/a.txt") == expected


DATA = {
    "_data/c.yml": "a: 1\nb: {x: 1}\n",
    "_data/c/d.yml": "e: 2\n",
    "_data/l.yml": "[1, 2]\n",
    "_data/l/m.yml": "n: 1\n",
    "_data/s.csv": "a,b\n1,2\n",
    "_data/s.yml": "x: 1\n",
    "_data/s.json": '{"y": 2}',
    "_data/sub/c.yml": "a: 1\n",
    "_data/sub/c/d.yml": "e: 1\n",
    "_data/t.csv": "c\n3\n",
    "_data/t.tsv": "a\tb\n1\t2\n",
    "_data/u.yaml": "a: yaml\n",
    "_data/u.yml": "a: yml\n",
    "_data/v.JSON": '{"a": 1}',
    "x.txt": "---\n---\n{{ site.data | jsonify }}",
}


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (
            "x: 1",
            '{"u":{"a":"yml"},"c":{"d":{"e":2}},"l":{"m":{"n":1}},"s":[{"a":"1","b":"2"}],'
            '"t":[{"a":"1","b":"2"}],"sub":{"c":{"d":{"e":1}}}}',
        ),
        ("data: {k: 1, c: {z: 9}}", '{"k":1,"c":{"z":9}}'),
        ("data: {}", "{}"),
    ],
)
def test_data_of_one_name(config: str, expected: str, build: Build) -> None:
    built = build({"_config.yml": config, **POST, **DATA}, "--strict")
    assert built.status == 0, built.log
    assert built.read("x.txt") == expected


@pytest.mark.parametrize(
    ("enabled", "expected"),
    [
        (
            "all",
            "tag t1 /tag/t1/  /2021/03/02/b.html /c/2020/01/02/a.html|"
            "tag T 2 /tag/t-2/  /c/2020/01/02/a.html|"
            "category c /category/c/  /c/2020/01/02/a.html|year  /2020/ 2020-01-01 /c/2020/01/02/a.html|"
            "month  /2020/01/ 2020-01-01 /c/2020/01/02/a.html|"
            "day  /2020/01/02/ 2020-01-02 /c/2020/01/02/a.html|"
            "year  /2021/ 2021-01-01 /2021/03/02/b.html|month  /2021/03/ 2021-03-01 /2021/03/02/b.html|"
            "day  /2021/03/02/ 2021-03-02 /2021/03/02/b.html|",
        ),
        ("[categories]", "category c /category/c/  /c/2020/01/02/a.html|"),
    ],
)
def test_archives_of_the_plugin(enabled: str, expected: str, build: Build) -> None:
    line = "{{ a.type }} {{ a.title }} {{ a.url }} {{ a.date }} {{ a.posts | map: 'url' | join: ' ' }}|"
    files = {
        "_config.yml": f"plugins: [jekyll-archives]\njekyll-archives: {{enabled: {enabled}}}\n",
        "_posts/2020-01-02-a.md": "---\ntags: [t1, T 2]\ncategories: c\n---\nx\n",
        "_posts/2021-03-02-b.md": "---\ntags: [t1]\n---\nx\n",
        "x.txt": f"---\n---\n{{% for a in site.archives %}}{line}{{% endfor %}}",
    }
    built = build(files)
    assert built.status == 0, built.log
    assert built.read("x.txt") == expected


TABS = """Before.

{% tabs log %}
{% tab log php %}

**Bold** {{ page.title }}

- one
- two
  {% note %}
  inner *text*
  {% endnote %}

{% endtab %}
{% endtabs %}

{% githubify jane/blog %}[#5](/five){% endgithubify %} and {% icon star %}!

{% ifversion x %}new{% else %}old{% endifversion %}

```liquid
{% tabs %}
```

Write `{% icon %}` so.
"""


def test_tags_that_are_not_known_are_left_out_and_what_they_hold_is_rendered(build: Build) -> None:
    files = {f"_posts/2020-01-0{day}-p.md": f"---\ntitle: T\n---\n{TABS}" for day in (1, 2, 3)}
    built = build({"_config.yml": "title: S\n", **files})
    assert built.status == 0, built.log
    text = built.read("2020/01/01/p.html")
    body = text[text.index("<p>Before.") : text.index("</section>")]
    assert "<strong>Bold</strong> T" in body
    assert "<li>" in body
    assert "inner <em>text</em>" in body
    assert ">#5</a> and !" in body
    assert "<p>newold</p>" in body
    assert body.count("{%") == 2, "code shows what its author writes about"
    told = [line for line in built.warnings() if "no tag that is known" in line]
    assert {line.split("`")[1] for line in told} == {
        f"{{% {name} %}}" for name in ("tabs", "tab", "note", "githubify", "icon", "ifversion")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% comment %}{% endif %}{% nope %}{% else %}{% endnope %}{% when %}{% endcomment %}ok", "ok"),
        (
            "{% comment %}{{ 1 | nope }}{% endfor %}{% raw %}{% endcomment %}{% endraw %}{% endcomment %}ok",
            "ok",
        ),
        ("{% raw %}{% nope %}{% endif %}{{ x }{% endraw %}", "{% nope %}{% endif %}{{ x }"),
        ("{% capture nl %}\n{% endcapture %}{{ 'a\nb' | split: nl | join: '+' }}", "a+b"),
        ("{% capture s %} {% endcapture %}[{{ s }}]{{ site.posts | map: 'title' | join: s }}", "[ ]P"),
        ("{% capture s %}{% if true %} {% endif %}{% endcapture %}[{{ s }}]", "[]"),
        ("{% tablerow i in (1..3) cols:'2' %}{{ i }}{% endtablerow %}", ROWS),
        ("{% tablerow i in site.none %}{{ i }}{% endtablerow %}", ""),
        ("{% tablerow i in (1..2) limit:0 %}{{ i }}{% endtablerow %}", '<tr class="row1">\n</tr>\n'),
        ("{% tablerow i in (1..2) cols:0 reversed %}{{ i }}{% endtablerow %}", ONE_ROW),
        ("{% cycle a: '1', '2' %}{% cycle a: '1', '2', '3' %}{% cycle a: '1' %}", "12"),
        ("{% for i in (1..2) %}{% cycle page.url, i %}{% endfor %}{% cycle page.url, i %}", "/a.txt2/a.txt"),
        ("{{ page.items | where: 'e', empty | map: 'i' | join: '' }}", "abcd"),
        ("{{ page.items | where: 'e', nil | map: 'i' | join: '' }}", "bc"),
        ("{{ '&hellip; AT&T -- <b>\"x\"</b>' | smartify }}", "… AT&amp;T – <b>“x”</b>"),
    ],
)
def test_small_things(text: str, expected: str, build: Build) -> None:
    head = "items: [{i: a, e: ''}, {i: b, e: }, {i: c}, {i: d, e: {}}, {i: x, e: x}]"
    files = POST | {"_config.yml": "title: S\n", "a.txt": f"---\n{head}\n---\n{text}"}
    built = build(files, "--strict")
    assert built.status == 0, built.log
    assert built.read("a.txt") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&copy; &hellip; &rsquo; &nbsp;", "© … ’ \xa0"),
        ("&#8217; &#x2019; &#39; &amp; &lt;b&gt;", "’ ’ ' &amp; &lt;b&gt;"),
        ("&bogus; AT&T a & b", "&amp;bogus; AT&amp;T a &amp; b"),
        ("\"<i>x</i>\" '<i>y</i>'s", "“<i>x</i>” ‘<i>y</i>’s"),
        ('<code>"x"</code> "y"', '<code>"x"</code> “y”'),
        ("<p>'y'</p> 'z'", "<p>'y'</p>\n ‘z’"),
        ("x <br> <img src=a alt='b'>", 'x <br /> <img src="a" alt="b" />'),
        ("*x* `y` # z -- w --- v...", "*x* `y` # z – w — v…"),
        ("<http://x.y> <<a>>", "&lt;http://x.y&gt; «a»"),
        ("a\n\n'b'\n", "a\n\n‘b’"),
        ("", ""),
    ],
)
def test_smartify_is_kramdowns_typography(text: str, expected: str) -> None:
    assert kramdown.smartify(text, kramdown.from_mapping({})) == expected


UNDEFINED = [
    *("nope", "page.nope", "site.nope", "site.data.nope", "site.posts.first.nope", "page.nope.x"),
    *("site.posts[9].title", "site.posts['x']", "page.title.nope", "page.list.nope", "page.null.x"),
    *(
        "layout.x",
        "page.map['zz']",
        "include.x",
        "page.date",
        "site.posts.first.next.url",
        "site.description",
    ),
]
DEFINED = {
    "site.posts[9]": "",
    "page.title.size": "1",
    "page.list.first": "1",
    "page.null": "",
    "paginator": "",
    "content": "",
    "site.posts.first.next": "",
    "page.excerpt": "",
    "site.posts | where: 'nope', 1 | size": "0",
}


def test_strict_variables_ask_for_every_part(build: Build) -> None:
    head = "---\ntitle: T\nlist: [1]\n'null': ~\nmap: {a: 1}\n---\n"
    lines = [*UNDEFINED, *DEFINED]
    files = POST | {
        "_config.yml": "liquid: {strict_variables: true}\n",
        "a.txt": head + "\n".join(f"[{{{{ {line} }}}}]" for line in lines),
    }
    built = build(files)
    assert built.status == 0
    written = built.read("a.txt").splitlines()
    assert written[len(UNDEFINED) :] == [f"[{value}]" for value in DEFINED.values()]
    assert sum("strict_variables" in line for line in built.warnings()) == len(UNDEFINED)
