"""Bodies of posts, from kramdown's Markdown to HTML."""

from __future__ import annotations

import re
import time

import pytest

from mkdocs_blogposts.markup import Document, Heading, convert
from mkdocs_blogposts.markup.source import prepared


def html(text: str, **options: object) -> str:
    return convert(text, options=options).html


def outline(text: str) -> str:
    """Return the HTML without line breaks between tags, and without code colours."""
    return re.sub(r"</?span[^>]*>", "", re.sub(r">\s+<", "><", html(text)))


IFRAME = '<p><iframe style="width:100%;" height="315"  frameborder="0" allowfullscreen></iframe></p>'


@pytest.mark.parametrize(
    "raw",
    [
        IFRAME,
        '<iframe src="//v.example/1"  allowfullscreen></iframe>',
        '<div class="a"  ID=b>\n\n<p>x *y*</p>\n\n- z\n\n</div>',
        "<table><tr><td>\n\n1. a\n\n</td></tr></table>",
        "<!-- a *comment* -->",
        "<script>\nif (a < b && c) { d('</p>'); }\n\n</script>",
    ],
)
def test_raw_html_comes_out_as_written(raw: str) -> None:
    assert raw in html(f"Before *it*.\n\n{raw}\n\nAfter.\n")
    assert html(raw).strip() == raw


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
        ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("text\n- a\n- b", "<p>text</p><ul><li>a</li><li>b</li></ul>"),
        (
            "text\n```\nx\n```\nmore",
            '<p>text</p><div class="language-text highlight"><pre><code>x\n</code></pre></div><p>more</p>',
        ),
        ("~~gone~~", "<p><del>gone</del></p>"),
        ("#31407 text", "<p>#31407 text</p>"),
        ("**粗体。**之后", "<p><strong>粗体。</strong>之后</p>"),
        (
            "a | b\n--|--\n1 | 2",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        ),
        (
            "a | b\n1 | 2",
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>",
        ),
        ("Term\n: Text", "<dl><dt>Term</dt><dd>Text</dd></dl>"),
        ("para\n{: .note #n}", '<p class="note" id="n">para</p>'),
        ('[a](b){: target="_blank"}', '<p><a href="b" target="_blank">a</a></p>'),
        ("braces {stay} here {.x}", "<p>braces {stay} here {.x}</p>"),
        ("a\n\n{::comment}\nno\n{:/comment}\n\nb", "<p>a</p><p>b</p>"),
        ("![a b](x y.png)", '<p><img alt="a b" src="x y.png" /></p>'),
        ("> - a\n>   - b", "<blockquote><ul><li>a<ul><li>b</li></ul></li></ul></blockquote>"),
        ("the `<title>` and <title> tags", "<p>the <code>&lt;title&gt;</code> and &lt;title&gt; tags</p>"),
        ('"q" -- ...', "<p>&ldquo;q&rdquo; &ndash; &hellip;</p>"),
        ("", ""),
    ],
)
def test_kramdown_shapes(text: str, expected: str) -> None:
    assert outline(text) == expected


def test_code_is_coloured_in_the_classes_of_material() -> None:
    out = html("```ruby startline=3\nputs 1\n```\n")
    assert '<div class="language-ruby highlight">' in out
    assert '<span class="mi">1</span>' in out


def test_code_in_a_list_stays_in_its_item() -> None:
    assert outline("1. a\n\n   ```sh\n   ls\n   ```\n\n2. b").count("<ol>") == 1


def test_headings_have_the_ids_of_kramdown() -> None:
    text = "# A `b` & [c](d)!\n\n## 中文 标题，好\n\n## 中文 标题，好\n\n### x {#own}\n\n#### \\_a_b\n"
    assert convert(text).toc == (
        Heading("a-b--c", 1, "A b & c!"),
        Heading("中文-标题好", 2, "中文 标题，好"),
        Heading("中文-标题好-1", 2, "中文 标题，好"),
        Heading("own", 3, "x"),
        Heading("_a_b", 4, "_a_b"),
    )


def test_options_of_kramdown_are_heeded() -> None:
    assert html("# a", auto_ids=False) == "<h1>a</h1>"
    assert html("# a", header_offset=2) == '<h3 id="a">a</h3>'
    assert html("a\nb", hard_wrap=True) == "<p>a<br />\nb</p>"
    assert html("a\nb") == "<p>a\nb</p>"


def test_a_table_of_contents_lists_the_headings() -> None:
    text = "* x\n{:toc}\n\n# A\n\n## B *c*\n\n## D {: .no_toc}\n\n# E\n"
    assert (
        '<ul id="markdown-toc"><li><a href="#a" id="markdown-toc-a">A</a>'
        '<ul><li><a href="#b-c" id="markdown-toc-b-c">B <em>c</em></a></li></ul></li>'
        '<li><a href="#e" id="markdown-toc-e">E</a></li></ul>'
    ) in html(text)
    assert '<a href="#a"' not in html(text, toc_levels="2..3")
    assert "<ol " in html(text.replace("* x", "1. x"))


def test_a_footnote_stands_at_the_end() -> None:
    out = outline("a[^1] b\n\n[^1]: note\n\nend")
    assert out.index("<p>end</p>") < out.index('<div class="footnote">') < out.index("<p>note")


def test_conversions_do_not_depend_on_each_other() -> None:
    texts = ["# A\n\nx[^1]\n\n[^1]: n\n\n[l]: http://a.b\n\n*[abc]: d", "# A\n\n[l] abc [^1]"]
    first = [convert(text) for text in texts]
    assert [convert(text) for text in texts] == first
    assert [convert(text) for text in reversed(texts)] == first[::-1]


@pytest.mark.parametrize(
    "text",
    [
        "> " * 3000 + "deep & <b>",
        "- " * 2000 + "x",
        "<div markdown='1'>" * 500,
        "\x00\x02\x03 \ud800",
        "[" * 500,
        "```\nnever closed",
        "{::comment}\nnever closed",
        "<!-- never closed",
        "<div>\nnever closed",
        "{:toc}",
        "|",
        "|\n|-",
        "* ",
        "[^1]",
    ],
)
def test_any_text_is_converted(text: str) -> None:
    assert isinstance(convert(text), Document)
    assert html("*next*") == "<p><em>next</em></p>"


def test_what_cannot_be_converted_is_shown_as_written() -> None:
    text = "> " * 3000 + "<b> & *c*\n\nsecond\n"
    assert html(text).endswith("&lt;b&gt; &amp; *c*</p>\n<p>second</p>")
    assert convert(text).toc == ()


def test_deep_lists_are_converted_in_time() -> None:
    start = time.process_time()
    assert "<p>last</p>" in html("".join("  " * depth + "- x\n" for depth in range(300)) + "\n\nlast\n")
    assert time.process_time() - start < 5


@pytest.mark.parametrize("line", ["<div>", "```", "{::comment}", "- a", "a | b", "> q", "~~~~", "# h"])
def test_preparing_takes_linear_time(line: str) -> None:
    start = time.process_time()
    prepared(f"{line}\n\n" * 5_000)
    prepared(f"{line}\n" * 5_000)
    assert time.process_time() - start < 3
