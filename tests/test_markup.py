"""The border: code and formulas as Material expects them, other dialects, and what is no Markdown."""

from __future__ import annotations

import re

import pytest
from configured import settings_of

from mkdocs_blogposts.markup import (
    Document,
    Heading,
    Options,
    as_written,
    convert,
    dialect_of,
    unsupported,
)
from mkdocs_blogposts.model import MarkdownOptions

NUMBERED = {"syntax_highlighter_opts": {"block": {"line_numbers": True, "start_line": 3}}}


def html(text: str, **options: object) -> str:
    return convert(text, dialect_of(MarkdownOptions(kramdown=options)).options).html


# ---------------------------------------------------------------- code


def test_code_is_coloured_in_the_classes_of_material() -> None:
    out = html("```ruby\nputs 1\n```\n")
    assert '<div class="language-ruby highlight"><pre><span></span><code>' in out
    assert '<span class="mi">1</span>' in out


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("    a < b\n", "text"),
        ("```\na < b\n```\n", "text"),
        ("~~~ no-such-language\na < b\n~~~\n", "no-such-language"),
        ("    a < b\n{: .language-diff}\n", "diff"),
    ],
)
def test_code_of_any_kind_can_be_copied(text: str, language: str) -> None:
    assert html(text).strip() == (
        f'<div class="language-{language} highlight"><pre><span></span><code>a &lt; b\n</code></pre></div>'
    )


def test_attributes_of_a_block_of_code_are_kept() -> None:
    out = html("```ruby\nputs 1\n```\n{: #top .wide}\n")
    assert re.match(r'<div (?=[^>]*id="top")(?=[^>]*class="[^"]*\bwide\b)[^>]*>', out)


def test_lines_are_numbered_for_each_block_of_a_page() -> None:
    out = html("```ruby\na\nb\n```\n\n- x\n\n  ```\n  c\n  ```\n", **NUMBERED)
    assert re.findall(r'id="__codelineno-([\d-]*)"', out) == ["0-3", "0-4", "1-3"]
    assert html("```ruby\na\nb\n```\n", **NUMBERED) in out


@pytest.mark.parametrize(
    "options",
    [
        {"syntax_highlighter": "none"},
        {"syntax_highlighter_opts": {"disable": True}},
        {"syntax_highlighter_opts": {"block": {"disable": "yes"}}},
    ],
)
def test_without_a_highlighter_code_is_plain(options: dict[str, object]) -> None:
    text = "```ruby\nputs 1\n```\n"
    assert html(text, **options) == '<pre><code class="language-ruby">puts 1\n</code></pre>\n'
    assert html("```mermaid\nA\n```\n", **options) == '<pre class="mermaid"><code>A</code></pre>\n'


def test_a_default_language() -> None:
    assert "language-ruby" in html("    puts 1\n", syntax_highlighter_opts={"default_lang": "ruby"})


def test_diagrams_are_left_to_material() -> None:
    assert html("```mermaid\ngraph LR\n  A --> B\n```\n").strip() == (
        '<pre class="mermaid"><code>graph LR\n  A --&gt; B</code></pre>'
    )


# ---------------------------------------------------------------- formulas


def test_formulas_have_the_form_of_arithmatex() -> None:
    out = html("a $$x<y$$ b\n\n$$\nx \\& y\n$$\n")
    assert '<p>a <span class="arithmatex">\\(x&lt;y\\)</span> b</p>' in out
    assert '<div class="arithmatex">\\[x \\&amp; y\\]</div>' in out


def test_without_a_math_engine_formulas_stay_as_kramdown_leaves_them() -> None:
    assert "arithmatex" not in html("a $$x$$\n", math_engine=None)
    assert "arithmatex" in html("a $$x$$\n", math_engine="katex")


# ---------------------------------------------------------------- the page


def test_raw_html_comes_out_as_it_was_written() -> None:
    raw = '<p><iframe style="width:100%;" height="315"  frameborder="0" allowfullscreen></iframe></p>'
    assert html(f"Before *it*.\n\n{raw}\n\nAfter.\n") == (
        f"<p>Before <em>it</em>.</p>\n\n{raw}\n\n<p>After.</p>\n"
    )


def test_headings_have_the_ids_of_kramdown() -> None:
    text = "# A `b` & [c](d)!\n\n## 中文 标题，好\n\n## 中文 标题，好\n\n### x {#own}\n"
    assert convert(text).toc == (
        Heading("a-b--c", 1, "A b & c!"),
        Heading("中文-标题好", 2, "中文 标题，好"),
        Heading("中文-标题好-1", 2, "中文 标题，好"),
        Heading("own", 3, "x"),
    )


def test_options_of_kramdown_are_heeded() -> None:
    assert html("# a", auto_ids=False) == "<h1>a</h1>\n"
    assert html("# a", header_offset=2) == '<h3 id="a">a</h3>\n'
    assert html("a\nb", hard_wrap=True) == "<p>a<br />\nb</p>\n"


def test_conversions_do_not_depend_on_each_other() -> None:
    texts = ["# A\n\nx[^1]\n\n[^1]: n\n\n[l]: http://a.b\n\n*[abc]: d", "# A\n\n[l] abc [^1]"]
    first = [convert(text) for text in texts]
    assert [convert(text) for text in texts] == first
    assert [convert(text) for text in reversed(texts)] == first[::-1]


@pytest.mark.parametrize(
    "text",
    [
        *("> " * 3000 + "deep & <b>", "- " * 2000 + "x", "<div markdown='1'>" * 500, "[" * 500, "*a " * 500),
        *("", "\x00\x02\x03 \ud800", "```\nnever closed", "{::comment}\nnever closed", "<!-- never closed"),
        *("<div>\nnever closed", "{:toc}", "|", "|\n|-", "* ", "[^1]", "$$", "[^1]\n\n[^1]: [^1]"),
    ],
)
def test_any_text_is_converted(text: str) -> None:
    assert isinstance(convert(text), Document)
    assert html("*next*") == "<p><em>next</em></p>\n"


# ---------------------------------------------------------------- other dialects


@pytest.mark.parametrize(
    "config", [{}, {"markdown": None}, {"markdown": "kramdown"}, {"markdown": "Kramdown"}]
)
def test_kramdown_needs_no_note(config: dict[str, object]) -> None:
    assert dialect_of(settings_of(config).markdown) == (Options(), None)


@pytest.mark.parametrize(
    "name", ["CommonMark", "CommonMarkGhPages", "redcarpet", "rdiscount", "maruku", "Mine"]
)
def test_other_converters_are_named_in_a_note(name: str) -> None:
    options, note = dialect_of(MarkdownOptions(name))
    assert (options == Options()) is (name in ("Mine", "maruku"))
    assert note is not None
    assert note.startswith(f"markdown: {name}: ")


@pytest.mark.parametrize("dialect", ["commonmark", "commonmarkghpages", "redcarpet", "rdiscount"])
def test_their_quotes_and_dashes_stay_as_typed(dialect: str) -> None:
    text = "\"a\" -- 'b'... << c >>"
    assert (
        convert(text, dialect_of(MarkdownOptions(dialect)).options).html
        == "<p>\"a\" -- 'b'... &lt;&lt; c &gt;&gt;</p>\n"
    )
    assert convert(text).html == "<p>“a” – ‘b’… «\u00a0c\u00a0»</p>\n"


@pytest.mark.parametrize(
    "config",
    [
        {"markdown": "CommonMark", "commonmark": {"options": ["SMART", "HARDBREAKS"]}},
        {"markdown": "redcarpet", "redcarpet": {"extensions": ["smart", "hard_wrap", "autolink"]}},
    ],
)
def test_their_switches_count(config: dict[str, object]) -> None:
    assert convert('"a"\nb', dialect_of(settings_of(config).markdown).options).html == "<p>“a”<br />\nb</p>\n"


def test_options_are_those_of_kramdown() -> None:
    config = {"kramdown": {"hard_wrap": True}, "redcarpet": {"extensions": ["smart"]}}
    assert dialect_of(settings_of(config).markdown).options == Options(hard_wrap=True)
    assert dialect_of(settings_of({"kramdown": 5, "markdown": ["x"]}).markdown).options == Options()


# ---------------------------------------------------------------- no Markdown


def test_what_is_no_markdown_is_shown_as_written() -> None:
    out = as_written("h1. A <b>\n\n*x*  & y\n")
    assert re.sub(r"<pre[^>]*>", "<pre>", out.html) == "<pre>h1. A &lt;b&gt;\n\n*x*  &amp; y</pre>\n"
    assert out.toc == ()


@pytest.mark.parametrize(
    ("ext", "language"),
    [(".textile", "Textile"), ("org", "Org mode"), (".RST", "reStructuredText"), ("adoc", "AsciiDoc")],
)
def test_its_author_is_told_what_to_do(ext: str, language: str) -> None:
    message = unsupported(ext)
    assert message is not None
    assert f"this post is {language}" in message
    assert "pandoc --from " in message


@pytest.mark.parametrize("ext", ["md", ".markdown", ".html", "", ".txt"])
def test_anything_else_is_no_such_case(ext: str) -> None:
    assert unsupported(ext) is None
