"""Titles and names that hold HTML, as Jekyll's themes print them: what readers and machines get of them."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from mkdocs_blogposts.html import wording

if TYPE_CHECKING:
    from conftest import Build

# As written, as text, as HTML, and the HTML that jekyll-feed 0.17 puts into its `<title type="html">`.
CASES = [
    ("Justin&#160;G.", "Justin\xa0G.", "Justin\xa0G.", "Justin\xa0G."),
    ("day &#8211; 2", "day – 2", "day – 2", "day – 2"),
    ("It&rsquo;s", "It’s", "It’s", "It’s"),
    ("<em>word</em>", "word", "<em>word</em>", "word"),
    ("C++ <3", "C++ <3", "C++ &lt;3", "C++ &lt;3"),
    ("a < b", "a < b", "a &lt; b", "a &lt; b"),
    ("AT&T", "AT&T", "AT&amp;T", "AT&amp;T"),
    ("R&amp;amp;D", "R&amp;D", "R&amp;amp;D", "R&amp;amp;D"),
    ("<script>alert(1)</script>x", "x", "x", "x"),
    ("List<String>", "List<String>", "List&lt;String&gt;", "List"),
    ("&lt;div&gt;", "<div>", "&lt;div&gt;", "&lt;div&gt;"),
    ("The <div> tag", "The <div> tag", "The &lt;div&gt; tag", "The &lt;div&gt; tag"),
    ("<a href='javascript:alert(1)'>c</a>", "c", "c", "c"),
    ('Say "hi" <b onclick="x()">bold</b>', 'Say "hi" bold', 'Say "hi" <b>bold</b>', "Say “hi” bold"),
    ("H<sub>2</sub>O", "H2O", "H<sub>2</sub>O", "H2O"),
    ("one<br>two", "one two", "one<br>two", "onetwo"),
    ("`code` *em*", "`code` *em*", "`code` *em*", "`code` *em*"),
    ("{{ x }} {% y %}", "{{ x }} {% y %}", "{{ x }} {% y %}", "{{ x }} {% y %}"),
    ("<!-- c -->shown", "shown", "shown", "shown"),
    ("🎉 你好", "🎉 你好", "🎉 你好", "🎉 你好"),
]
ATTACK = '&quot; onmouseover=&quot;alert(1)" x=\'<svg onload="alert(2)"></svg>y'
SHOWN = '" onmouseover="alert(1)" x=\'y'


@pytest.mark.parametrize(("written", "text", "html", "_feed"), CASES)
def test_wording(written: str, text: str, html: str, _feed: str) -> None:
    assert wording.read(written) == wording.Wording(html, text)


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("<em><strong>a</em></strong>", "<em><strong>a</strong></em>"),
        ("Map<A, B> and <T extends U>", "Map&lt;A, B&gt; and &lt;T extends U&gt;"),
        ("</title><script>alert(1)</script>", "&lt;/title&gt;"),
        ("<scr<script>ipt>alert(1)</script>", "&lt;scr&lt;script&gt;ipt&gt;alert(1)&lt;/script&gt;"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<svg onload=alert(1)>", ""),
        ('<img src="x" alt="a &lt; b" onerror="y">', "a &lt; b"),
        ("<?php echo", "&lt;?php echo"),
        ("x<!--", "x&lt;!--"),
        ("<p>one</p><p>two</p>", "one two"),
    ],
)
def test_nothing_runs_and_no_word_is_lost(written: str, html: str) -> None:
    assert wording.read(written).html == html


def test_reading_takes_linear_time() -> None:
    long = "<b>" * 20_000 + "<i><u></i></u>" * 20_000 + "</b>" * 20_000
    assert wording.read(long).text == ""


def written(title: str, **extra: object) -> dict[str, str]:
    def post(values: dict[str, object]) -> str:
        lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
        return f"---\n{lines}---\nText.\n"

    head = {"title": title, "tags": [title], "categories": [title], "author": title, **extra}
    return {
        "docs/_posts/2024-01-01-a.md": post({"title": "A"}),
        "docs/_posts/2024-01-02-b.md": post(head),
        "docs/_posts/2024-01-03-c.md": post({"title": "C"}),
        "docs/_config.yml": "url: https://e.org\npermalink: /:title/\n",
    }


@pytest.mark.parametrize(("title", "text", "html", "feed"), CASES)
def test_a_title_reads_right_everywhere(build: Build, title: str, text: str, html: str, feed: str) -> None:
    theme = "material, features: [navigation.footer]"
    made = build(written(title, description=title, subtitle=title), "--strict", theme=theme)
    assert made.status == 0, made.log
    page, neighbour, index = made.read("b/index.html"), made.read("c/index.html"), made.read("index.html")
    assert f'<h1 class="blogposts-title">{html}</h1>' in page
    assert f'<a href="b/">{html}</a></h2>' in index
    assert unescape(re.search(r"<title>(.*?) - Test</title>", page)[1]) == text  # type: ignore[index]
    previous = re.search(r'aria-label="Previous: (.*?)"', neighbour)
    assert previous
    assert unescape(previous[1]) == text
    entries = json.loads(made.read("search/search_index.json"))["docs"]
    assert [unescape(each["title"]) for each in entries if each["location"] == "b/"] == [text]
    assert f'<title type="html">{feed}</title>' in unescape(made.read("feed.xml"))
    for listing in ("tags/index.html", "categories/index.html"):
        names = re.findall(r'"blogposts-name">(.*?)</span>', made.read(listing))
        assert [unescape(name) for name in names] == [text]
    author = re.search(r'<meta name="author" content="(.*?)">', page)
    assert author
    assert unescape(author[1]) == text


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_no_title_breaks_out_of_what_it_stands_in(build: Build, theme: str) -> None:
    values = dict.fromkeys(
        ("description", "subtitle", "status", "image_alt", "excerpt", "revision_date"), ATTACK
    )
    made = build(written(ATTACK, **values), theme=theme)
    assert made.status == 0, made.log
    for name in made.pages():
        html = made.read(name)
        assert "<svg onload" not in html
        assert not re.search(
            r"<[^<>]*\" onmouseover=\"alert", re.sub(r"<script.*?</script>", "", html, flags=re.S)
        )
    assert unescape(made.read("b/index.html")).count(SHOWN) >= 2


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_the_search_of_plain_themes_is_told_titles_as_text(build: Build, theme: str) -> None:
    made = build(written('AT&amp;T "x"'), theme=theme)
    entries = json.loads(made.read("search/search_index.json"))["docs"]
    assert [each["title"] for each in entries if each["location"] == "b/"] == ['AT&T "x"']
    assert 'title="AT&amp;T &quot;x&quot;"' in made.read("c/index.html") or theme == "mkdocs"


def test_pages_and_documents_have_titles_of_the_same_kind(build: Build) -> None:
    files = {
        "j/_config.yml": "url: https://e.org\ncollections: {notes: {output: true}}\n",
        "j/_posts/2024-01-01-a.md": "Text.\n",
        "j/about.md": "---\ntitle: 'A &amp; <b>B</b>'\n---\n# Other\n\nText.\n",
        "j/_notes/n.md": "---\ntitle: 'day &#8211; <script>x</script>2'\n---\nText.\n",
    }
    made = build(files, source_dir="j")
    assert made.status == 0, made.log
    assert "<h1>A &amp; <b>B</b></h1>" in made.read("about.html")
    assert "<title>A &amp; B - Test</title>" in made.read("about.html")
    assert "<h1>day – 2</h1>" in made.read("notes/n.html")


def test_a_script_is_no_address_of_an_author(build: Build) -> None:
    author = {"name": "J", "url": "java\tscript:alert(1)"}
    made = build(written("x", author=author))
    assert made.holds("script:alert") == []
    assert 'The URL "java\\tscript:alert(1)" of an author cannot be used' in made.log


def test_a_feed_is_named_as_jekyll_names_it(build: Build) -> None:
    """Ruby's answer for this title: `Tom &amp;amp; Jerry’s &lt;em&gt;blog&lt;/em&gt;`."""
    config = 'url: https://e.org\ntitle: "Tom &amp; Jerry\'s <em>blog</em>"\n'
    made = build({**written("x"), "docs/_config.yml": config})
    assert '<title type="html">Tom &amp;amp; Jerry’s &lt;em&gt;blog&lt;/em&gt;</title>' in made.read(
        "feed.xml"
    )
